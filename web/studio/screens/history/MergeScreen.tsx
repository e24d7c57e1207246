import { useSearchParams } from "@solidjs/router";
import GitMerge from "lucide-solid/icons/git-merge";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { bothOf, sentence, textOf } from "../../../ui/locale.ts";
import { Card, Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { CheckField, SelectField } from "../../../ui/parts/Field.tsx";
import { Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { createRead, send } from "../../api/read.ts";
import { type GraphBranch, mergeBranch, mergePreviewQuery } from "../../api/versions.ts";
import { Changes } from "./Changes.tsx";
import { ChangesOnCanvas } from "./ChangesOnCanvas.tsx";
import { Conflicts } from "./Conflicts.tsx";
import { createAnswers } from "./create-answers.ts";
import { createHistory, type History } from "./create-history.ts";
import { historyStrings } from "./history.strings.ts";
import { Uncommitted } from "./Uncommitted.tsx";
import { whyNot } from "./why-not.ts";

const t = textOf(historyStrings);
const both = bothOf(historyStrings);

/** One branch into another: its questions first, then what it would do, then the deed. */
export const MergeScreen = () => {
  const history = createHistory();
  const [search, setSearch] = useSearchParams<{ from?: string; into?: string }>();
  const open = () => history.branches().filter(({ status }) => status === "OPEN");
  const find = (name: string | undefined): GraphBranch | undefined => open().find((branch) => branch.name === name);
  const source = createMemo(() => find(search.from));
  const target = createMemo(() => find(search.into));
  const pick = (name: "from" | "into", but: string | undefined) => (
    <SelectField
      class="min-w-44 flex-1"
      label={t(name)}
      value={search[name] ?? ""}
      onChange={(value) => setSearch({ [name]: value }, { replace: true })}
      choices={[
        ...(find(search[name]) ? [] : [{ value: "", label: "–" }]),
        ...open().map((branch) => ({ value: branch.name, label: branch.name, disabled: branch.name === but })),
      ]}
    />
  );
  const both = createMemo(() => {
    const [from, into] = [source(), target()];
    return from && into && from.id !== into.id ? { from, into } : null;
  });
  return (
    <div class="relative h-full overflow-y-auto">
      <Page title={t("mergeTitle")} text={t("mergeAbout")}>
        <Switch fallback={<Skeleton lines={4} block="h-14" />}>
          <Match when={history.read.problem() && !history.read.data()}>
            <ErrorState
              message={history.read.problem()?.message ?? ""}
              offline={history.read.problem()?.offline}
              onRetry={history.read.refetch}
            />
          </Match>
          <Match when={history.read.data() && open().length < 2}>
            <Empty icon={<GitMerge />} title={t("noOther")} text={t("chooseTwo")}>
              <Button onClick={() => history.go("history")}>{t("title")}</Button>
            </Empty>
          </Match>
          <Match when={history.read.data()}>
            <div class="mb-4 flex flex-wrap gap-3">
              {pick("from", search.into)}
              {pick("into", search.from)}
            </div>
            <Show when={both()} keyed fallback={<p class="text-ink-2">{t("chooseTwo")}</p>}>
              {(pair) => (
                <>
                  <Uncommitted history={history} branch={pair.from} left class="mb-4" />
                  <Outcome history={history} from={pair.from} into={pair.into} />
                </>
              )}
            </Show>
          </Match>
        </Switch>
      </Page>
    </div>
  );
};

const Outcome = (props: { history: History; from: GraphBranch; into: GraphBranch }) => {
  const [keepOpen, setKeepOpen] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const branches = () => ({ sourceBranchId: props.from.id, targetBranchId: props.into.id });
  const { asked, takes, take, unanswered, choices, follow } = createAnswers();
  const read = createRead(mergePreviewQuery, () => ({ input: { ...branches(), choices: choices() } }));
  follow(() => read.data()?.mergePreview.conflicts);
  const why = () => {
    if (props.into.protected) return t("isProtected");
    return whyNot("blueprint.merge") ?? (unanswered() > 0 || read.loading() ? t("answerFirst") : undefined);
  };
  const merge = async () => {
    setBusy(true);
    await props.history.step(
      async () => {
        const { mergeBranch: step } = await send(mergeBranch, { input: { ...branches(), choices: choices(), keepOpen: keepOpen() } });
        props.history.go("history", props.into.id);
        return step;
      },
      { said: t("mergedInto", { from: props.from.name, into: props.into.name }), label: both("stepMerge", { from: props.from.name }) },
    );
    setBusy(false);
  };
  return (
    <Switch>
      <Match when={read.problem() && !read.data()}>
        <ErrorState
          message={read.problem()?.message ?? ""}
          correlationId={read.problem()?.correlationId}
          offline={read.problem()?.offline}
          onRetry={read.refetch}
        />
      </Match>
      <Match when={read.data()?.mergePreview.upToDate}>
        <Note tone="success" role="status">
          {t("upToDate", { from: props.from.name, into: props.into.name })}
        </Note>
      </Match>
      <Match when={read.data() || asked().length > 0}>
        <div class="flex flex-col gap-5">
          <Show when={asked().length > 0}>
            <section aria-label={t("questions", { n: asked().length })}>
              <h2 class="mb-2 text-md font-semibold">
                <span role="status">{t("questions", { n: unanswered() })}</span>
              </h2>
              <Conflicts
                conflicts={asked()}
                takes={takes()}
                ours={t("keepOurs", { name: props.into.name })}
                theirs={t("keepOurs", { name: props.from.name })}
                onTake={take}
              />
            </section>
          </Show>
          <Show when={read.data()} keyed fallback={<Skeleton lines={3} />}>
            {(data) => (
              <>
                <Card class="p-4">
                  <h2 class="mb-3 text-md font-semibold">{t("changes")}</h2>
                  {/* Where a question is open, a preview shows what both began with; that would say too much. */}
                  <Show when={unanswered() === 0} fallback={<p class="text-ink-2">{t("afterAnswers")}</p>}>
                    <div class="mb-3">
                      <ChangesOnCanvas
                        changes={data.mergePreview.changes}
                        from={{ branchId: props.into.id }}
                        to={{ content: data.mergePreview.content }}
                      />
                    </div>
                    <Changes changes={data.mergePreview.changes} />
                  </Show>
                </Card>
                <Show when={data.mergePreview.problems.some(({ level }) => level === "error")}>
                  <Note tone="warning" role="status">
                    <p class="font-medium">{t("resultProblems")}</p>
                    <ul class="list-disc ps-4">
                      <For each={data.mergePreview.problems.filter(({ level }) => level === "error")}>
                        {(problem) => <li>{sentence(problem.text)}</li>}
                      </For>
                    </ul>
                  </Note>
                </Show>
              </>
            )}
          </Show>
          <div class="flex flex-wrap items-center justify-end gap-4">
            <CheckField label={t("keepOpen", { name: props.from.name })} checked={keepOpen()} onChange={setKeepOpen} />
            <Button tone="primary" busy={busy()} why={why()} onClick={() => void merge()}>
              <GitMerge class="size-4" aria-hidden="true" />
              {t("mergeInto", { name: props.into.name })}
            </Button>
          </div>
        </div>
      </Match>
      <Match when={!read.data()}>
        <Skeleton lines={3} block="h-14" />
      </Match>
    </Switch>
  );
};
