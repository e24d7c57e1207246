import PackageOpen from "lucide-solid/icons/package-open";
import { createEffect, createSignal, on, Show } from "solid-js";
import { textOf, wordsIn } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { createRead, send } from "../../api/read.ts";
import { templateUpdateQuery, updateFromTemplate } from "../../api/templates.ts";
import { Changes } from "./Changes.tsx";
import { Conflicts, choicesOf, type Takes } from "./Conflicts.tsx";
import type { History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** Where the open draft was made from a template that has a newer version: what that brings, and taking it [BP53]. */
export const TemplateNews = (props: { history: History }) => {
  const branchId = () => props.history.workspace.branch().id;
  const [takes, setTakes] = createSignal<Takes>({});
  const [open, setOpen] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const first = createRead(templateUpdateQuery, () => ({ input: { branchId: branchId() } }));
  const read = createRead(templateUpdateQuery, () => (open() ? { input: { branchId: branchId(), choices: choicesOf(takes()) } } : null));
  const news = () => {
    const found = first.data()?.templateUpdate;
    return found?.template && !found.upToDate ? found : null;
  };
  const now = () => read.data()?.templateUpdate ?? news();
  /** Asked at first; what was answered stays, so that it can be answered otherwise. */
  const questions = () => news()?.conflicts ?? [];
  const unanswered = () => questions().filter(({ id }) => takes()[id] === undefined).length;
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
    await props.history.step(async (choices) => {
      const input = { branchId: branchId(), choices: [...choicesOf(takes()), ...choices] };
      const { templateStep } = (await send(updateFromTemplate, { input })).updateFromTemplate;
      setOpen(false);
      first.refetch();
      return templateStep === null ? null : { undoGroupId: templateStep, kind: "template" };
    }, t("templateTaken"));
    setBusy(false);
  };
  return (
    <Show when={news()}>
      {(found) => (
        <>
          <Note tone="info" icon={<PackageOpen />} class="mb-4 flex-wrap" role="status">
            <div class="flex flex-wrap items-center gap-3">
              <span class="min-w-0 flex-1 basis-64 text-pretty">
                {t("templateNews", { name: wordsIn(found().label, found().template ?? "") })}
              </span>
              <Button size="small" onClick={() => setOpen(true)}>
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
                  why={props.history.whyNot() ?? (unanswered() > 0 ? t("answerFirst") : undefined)}
                  onClick={() => void take()}
                >
                  {t("templateTake")}
                </Button>
              </>
            }
          >
            <div class="flex flex-col gap-5">
              <Show when={questions().length > 0}>
                <section aria-label={t("questions", { n: questions().length })}>
                  <h3 class="mb-2 font-semibold">{t("questions", { n: unanswered() })}</h3>
                  <Conflicts
                    conflicts={questions()}
                    takes={takes()}
                    ours={t("sideDraft")}
                    theirs={t("sideTemplate")}
                    onTake={(conflict, side) => setTakes((all) => ({ ...all, [conflict]: side }))}
                  />
                </section>
              </Show>
              <section>
                <h3 class="mb-2 font-semibold">{t("changes")}</h3>
                <Changes changes={now()?.changes ?? []} />
              </section>
            </div>
          </Dialog>
        </>
      )}
    </Show>
  );
};
