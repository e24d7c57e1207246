import { useSearchParams } from "@solidjs/router";
import Clock from "lucide-solid/icons/clock";
import HistoryIcon from "lucide-solid/icons/git-branch";
import GitBranchPlus from "lucide-solid/icons/git-branch-plus";
import GitCommit from "lucide-solid/icons/git-commit-horizontal";
import GitMerge from "lucide-solid/icons/git-merge";
import GitPullRequest from "lucide-solid/icons/git-pull-request";
import WifiOff from "lucide-solid/icons/wifi-off";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { Card, Page, Segments } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { commitVersion } from "../../api/blueprint.ts";
import { ApiError } from "../../api/errors.ts";
import { openProposal } from "../../api/proposals.ts";
import { createRead, send } from "../../api/read.ts";
import { compareQuery } from "../../api/versions.ts";
import { errorsIn } from "../../model/find-problems.ts";
import { online } from "../../shell/create-online.ts";
import { type Asking, AskWords } from "./AskWords.tsx";
import { Branches } from "./Branches.tsx";
import { Changes } from "./Changes.tsx";
import { ConflictDialog } from "./ConflictDialog.tsx";
import { createHistory, type History, isOver } from "./create-history.ts";
import { DraftPast } from "./DraftPast.tsx";
import { draftHistoryStrings } from "./draft-history.strings.ts";
import { historyStrings } from "./history.strings.ts";
import { TemplateNews } from "./TemplateNews.tsx";
import { Uncommitted } from "./Uncommitted.tsx";
import { VersionGraph } from "./VersionGraph.tsx";
import { branchFrom, VersionPanel } from "./VersionPanel.tsx";
import { draftOf } from "./version-moves.ts";
import { whyNot } from "./why-not.ts";

const t = textOf(historyStrings);
const d = textOf(draftHistoryStrings);

/** The versions of the blueprint across its branches, and everything one does with them. */
export const HistoryScreen = () => {
  const history = createHistory();
  const { workspace } = history;
  const [search, setSearch] = useSearchParams<{ version?: string; view?: string }>();
  const [asking, setAsking] = createSignal<Asking | null>(null);
  const selected = createMemo(
    () =>
      history.versions().find(({ id }) => id === search.version) ??
      history.versions().find(({ id }) => id === workspace.branch().head?.id) ??
      history.versions()[0],
  );
  const target = () => workspace.blueprint().defaultBranch;
  const elsewhere = () => workspace.branch().id !== target().id;
  const CommitButton = () => (
    <Button
      tone="primary"
      why={whyNot("blueprint.commit") ?? history.whyNot() ?? (errorsIn(workspace.problems()).length > 0 ? t("errorsFirst") : undefined)}
      onClick={() => setAsking(committing(history))}
    >
      <GitCommit class="size-4" aria-hidden="true" />
      {t("commit")}
    </Button>
  );
  const Actions = () => (
    <div class="flex flex-wrap gap-2">
      <Button why={whyNot("blueprint.edit")} onClick={() => setAsking(branchFrom(history))}>
        <GitBranchPlus class="size-4" aria-hidden="true" />
        {t("openBranch")}
      </Button>
      <Show when={history.branches().filter(({ status }) => status === "OPEN").length > 1}>
        <Button onClick={() => history.go("merge", undefined, mergeOf(history))}>
          <GitMerge class="size-4" aria-hidden="true" />
          {t("merge")}
        </Button>
      </Show>
      <Show when={elsewhere()}>
        <Button
          why={whyNot("blueprint.edit") ?? (isOver(workspace.branch()) ? t("over") : undefined)}
          onClick={() => setAsking(proposing(history))}
        >
          <GitPullRequest class="size-4" aria-hidden="true" />
          {t("propose")}
        </Button>
      </Show>
      <Show when={history.versions().length > 0 || search.view === "draft"}>
        <CommitButton />
      </Show>
    </div>
  );
  return (
    <div class="relative h-full overflow-y-auto">
      <Page title={t("title")} text={`${t("about")} ${t("onBranch", { name: workspace.branch().name })}.`} actions={<Actions />}>
        <Show when={!online()}>
          <Note tone="warning" icon={<WifiOff />} class="mb-4" role="status">
            {t("offline")}
          </Note>
        </Show>
        <Switch fallback={<Skeleton lines={4} block="h-14" />}>
          <Match when={history.read.problem() && !history.read.data()}>
            <ErrorState
              message={history.read.problem()?.message ?? ""}
              correlationId={history.read.problem()?.correlationId}
              offline={history.read.problem()?.offline}
              onRetry={history.read.refetch}
            />
          </Match>
          <Match when={history.read.data()}>
            <TemplateNews history={history} />
            <div class="mb-4">
              <Segments
                label={d("view")}
                value={search.view === "draft" ? "draft" : "versions"}
                onChange={(view) => setSearch({ view: view === "draft" ? view : undefined }, { replace: true, scroll: false })}
                options={[
                  { value: "versions", label: d("versions"), icon: <GitCommit aria-hidden="true" /> },
                  { value: "draft", label: d("draft"), icon: <Clock aria-hidden="true" /> },
                ]}
              />
            </div>
            <Show when={search.view !== "draft"} fallback={<DraftPast history={history} ask={setAsking} />}>
              <div class="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_26rem]">
                <Card class="min-w-0 p-2">
                  <Show
                    when={history.versions().length > 0}
                    fallback={
                      <Empty icon={<HistoryIcon />} title={t("none")} text={t("noneText")}>
                        <CommitButton />
                      </Empty>
                    }
                  >
                    <Uncommitted history={history} branch={workspace.branch()} class="mb-2">
                      <button
                        type="button"
                        class="rounded-sm px-1.5 font-medium text-accent hover:bg-accent-soft"
                        onClick={() =>
                          setSearch(
                            { version: workspace.branch().head?.id, with: draftOf(workspace.branch().id) },
                            { replace: true, scroll: false },
                          )
                        }
                      >
                        {t("seeThem")}
                      </button>
                    </Uncommitted>
                    <VersionGraph
                      versions={history.versions()}
                      branches={history.branches()}
                      here={workspace.branch().name}
                      selected={selected()?.id ?? null}
                      onSelect={(version) => setSearch({ version }, { replace: true, scroll: false })}
                    />
                  </Show>
                </Card>
                <div class="flex min-w-0 flex-col gap-4">
                  <Show when={selected()}>{(version) => <VersionPanel history={history} version={version()} ask={setAsking} />}</Show>
                  <Branches history={history} />
                </div>
              </div>
            </Show>
          </Match>
        </Switch>
      </Page>
      <AskWords asking={asking()} onClose={() => setAsking(null)} />
      <ConflictDialog history={history} />
    </div>
  );
};

/** From the open branch into the first one; from there, the newest other into it. */
const mergeOf = ({ workspace, branches }: History): Readonly<Record<string, string>> => {
  const first = workspace.blueprint().defaultBranch;
  const others = branches().filter(({ id, status }) => status === "OPEN" && id !== first.id);
  const from = workspace.branch().id === first.id ? (others.at(-1)?.name ?? "") : workspace.branch().name;
  return { from, into: first.name };
};

const committing = (history: History): Asking => {
  const { workspace } = history;
  return {
    title: t("commitTitle", { name: workspace.branch().name }),
    label: t("message"),
    confirm: t("commit"),
    missing: t("messageMissing"),
    max: 500,
    get children() {
      return <SinceHead history={history} />;
    },
    run: async (message) => {
      const seqs = await workspace.document.seqs();
      const { head } = workspace.branch();
      const { commitVersion: made } = await send(commitVersion, { input: { branchId: workspace.branch().id, message, seqs } });
      // What the newest version holds already becomes no other one.
      if (made.id === head?.id)
        throw new ApiError({ code: "NOTHING_NEW", message: t("nothingSince", { n: made.number }), offline: false, fields: {} });
      await history.act(async () => undefined, t("committed", { n: made.number }));
    },
  };
};

/** What the draft changed since the branch's newest version. */
const SinceHead = (props: { history: History }) => {
  const branch = () => props.history.workspace.branch();
  const read = createRead(compareQuery, () => {
    const { head, id } = branch();
    return head ? { input: { from: { versionId: head.id }, to: { branchId: id } } } : null;
  });
  return (
    <Show when={branch().head}>
      {(head) => (
        <section aria-label={t("changes")}>
          <h3 class="mb-2 font-semibold">{t("sinceHead", { n: head().number })}</h3>
          <Show when={read.data()} keyed fallback={<Skeleton lines={2} />}>
            {(data) => <Changes changes={data.compare.changes} />}
          </Show>
        </section>
      )}
    </Show>
  );
};

const proposing = (history: History): Asking => {
  const { workspace } = history;
  const target = workspace.blueprint().defaultBranch;
  return {
    title: t("proposeTitle", { source: workspace.branch().name, target: target.name }),
    label: t("proposalTitle"),
    confirm: t("propose"),
    max: 200,
    get children() {
      return <Uncommitted history={history} branch={workspace.branch()} left />;
    },
    run: async (title) => {
      const { openProposal: made } = await send(openProposal, {
        input: { sourceBranchId: workspace.branch().id, targetBranchId: target.id, title },
      });
      history.go(`proposals/${made.id}`);
    },
  };
};
