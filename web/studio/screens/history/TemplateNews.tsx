import PackageOpen from "lucide-solid/icons/package-open";
import { createEffect, createSignal, Match, on, Show, Switch } from "solid-js";
import { bothOf, textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Note, ProblemState, Skeleton } from "../../../ui/parts/State.tsx";
import { createRead, send } from "../../api/read.ts";
import { templateNewsQuery, templateUpdateQuery, updateFromTemplate } from "../../api/templates.ts";
import { serverStep } from "../../model/server-step.ts";
import { Changes } from "./Changes.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { createAnswers } from "./create-answers.ts";
import type { History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);
const both = bothOf(historyStrings);

/** Where the open draft was made from a template that has a newer version: what that brings, and taking it; and taking the last one back [BP53]. */
export const TemplateNews = (props: { history: History }) => {
  const branchId = () => props.history.workspace.branch().id;
  const [open, setOpen] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const first = createRead(templateNewsQuery, () => ({ input: { branchId: branchId() }, branchId: branchId() }));
  const taken = () => first.data()?.branch?.templateStep ?? null;
  const { asked, takes, take: choose, unanswered, choices: chosen, follow, forget } = createAnswers();
  const read = createRead(templateUpdateQuery, () => (open() ? { input: { branchId: branchId(), choices: chosen() } } : null));
  follow(() => read.data()?.templateUpdate.conflicts);
  const news = () => {
    const found = first.data()?.templateUpdate;
    return found?.template && !found.upToDate ? found : null;
  };
  const look = () => {
    forget();
    setOpen(true);
  };
  // Taken back, it is offered again.
  createEffect(
    on(
      () => props.history.turn(),
      () => first.refetch(),
      { defer: true },
    ),
  );
  const take = async () => {
    setBusy(true);
    await props.history.step(
      async (choices) => {
        const input = { branchId: branchId(), choices: [...chosen(), ...choices] };
        const { templateStep } = (await send(updateFromTemplate, { input })).updateFromTemplate;
        setOpen(false);
        first.refetch();
        return templateStep === null ? null : { undoGroupId: templateStep, branch: { id: input.branchId } };
      },
      { said: t("templateTaken"), label: both("stepTemplate") },
    );
    setBusy(false);
  };
  const takeBack = async (undoGroupId: string) => {
    setBusy(true);
    await props.history.takeBack(branchId(), serverStep(undoGroupId, both("stepTemplate")));
    setBusy(false);
  };
  return (
    <>
      <Show when={taken()}>
        {(step) => (
          <Note tone="plain" icon={<PackageOpen />} class="mb-4 flex-wrap">
            <div class="flex flex-wrap items-center gap-3">
              <span class="min-w-0 flex-1 basis-64 text-pretty">{t("templateStands")}</span>
              <Button size="small" busy={busy()} why={props.history.whyNot()} onClick={() => void takeBack(step())}>
                {t("templateTakeBack")}
              </Button>
            </div>
          </Note>
        )}
      </Show>
      <Show when={news()}>
        {(found) => (
          <>
            <Note tone="info" icon={<PackageOpen />} class="mb-4 flex-wrap" role="status">
              <div class="flex flex-wrap items-center gap-3">
                <span class="min-w-0 flex-1 basis-64 text-pretty">
                  {t("templateNews", { name: wordsIn(found().label, found().template ?? "") })}
                </span>
                <Button size="small" onClick={look}>
                  {t("templateLook")}
                </Button>
              </div>
            </Note>
            <Dialog
              open={open()}
              width="medium"
              title={t("templateTitle")}
              description={t("templateAbout")}
              onClose={() => setOpen(false)}
              footer={
                <>
                  <Button tone="quiet" onClick={() => setOpen(false)}>
                    {t("cancel")}
                  </Button>
                  <Button
                    tone="primary"
                    busy={busy()}
                    why={props.history.whyNot() ?? (unanswered() > 0 || !read.data() ? t("answerFirst") : undefined)}
                    onClick={() => void take()}
                  >
                    {t("templateTake")}
                  </Button>
                </>
              }
            >
              <div class="flex flex-col gap-5">
                <Show when={asked().length > 0}>
                  <section aria-label={t("questions", { n: asked().length })}>
                    <h3 class="mb-2 font-semibold">{t("questions", { n: unanswered() })}</h3>
                    <Conflicts conflicts={asked()} takes={takes()} ours={t("sideDraft")} theirs={t("sideTemplate")} onTake={choose} />
                  </section>
                </Show>
                <section>
                  <h3 class="mb-2 font-semibold">{t("changes")}</h3>
                  <Switch fallback={<Skeleton lines={3} />}>
                    <Match when={read.data()} keyed>
                      {(data) => <Changes changes={data.templateUpdate.changes} />}
                    </Match>
                    <Match when={read.problem()}>{(problem) => <ProblemState problem={problem()} onRetry={read.refetch} />}</Match>
                  </Switch>
                </section>
              </div>
            </Dialog>
          </>
        )}
      </Show>
    </>
  );
};
