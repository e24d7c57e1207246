import { useParams } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import CircleDashed from "lucide-solid/icons/circle-dashed";
import CircleX from "lucide-solid/icons/circle-x";
import GitMerge from "lucide-solid/icons/git-merge";
import SearchX from "lucide-solid/icons/search-x";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import WifiOff from "lucide-solid/icons/wifi-off";
import { createComputed, createSignal, For, type JSX, Match, on, Show, Switch } from "solid-js";
import { bothOf, formatAgo, sentence, textOf } from "../../../ui/locale.ts";
import { Card, Page } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Empty, ErrorState, Note, Skeleton } from "../../../ui/parts/State.tsx";
import { checksQuery, mergeProposal, type Proposal, type ProposalCheck, proposalChanged, proposalQuery } from "../../api/proposals.ts";
import { createFollow, createRead, send } from "../../api/read.ts";
import { viewer } from "../../api/session.ts";
import { mergePreviewQuery } from "../../api/versions.ts";
import { online } from "../../shell/create-online.ts";
import { Changes } from "../history/Changes.tsx";
import { ChangesOnCanvas } from "../history/ChangesOnCanvas.tsx";
import { ConflictDialog } from "../history/ConflictDialog.tsx";
import { createHistory } from "../history/create-history.ts";
import { historyStrings } from "../history/history.strings.ts";
import { whyNot } from "../history/why-not.ts";
import { type CheckLine, linesOf } from "./check-lines.ts";
import { Discussion } from "./Discussion.tsx";
import { mayMergeAlone } from "./may-merge-alone.ts";
import { StatusBadge } from "./ProposalsScreen.tsx";
import { proposalStrings } from "./proposals.strings.ts";

const t = textOf(proposalStrings);
const h = textOf(historyStrings);

/** One proposal: what it changes, what machines and people say of it, and the deed. */
export const ProposalScreen = () => {
  const params = useParams<{ proposal: string }>();
  const id = () => ({ id: params.proposal });
  const read = createRead(proposalQuery, id);
  const checks = createRead(checksQuery, id);
  const [turn, setTurn] = createSignal(0);
  const again = () => {
    setTurn((n) => n + 1);
    read.refetch();
    checks.refetch();
  };
  createFollow(proposalChanged, () => ({ proposalId: params.proposal }), again);
  return (
    <div class="relative h-full overflow-y-auto">
      <Switch
        fallback={
          <Page title={t("title")}>
            <Skeleton lines={3} block="h-20" />
          </Page>
        }
      >
        <Match when={read.problem() && !read.data()}>
          <h1 class="sr-only">{t("title")}</h1>
          <ErrorState
            message={read.problem()?.message ?? ""}
            correlationId={read.problem()?.correlationId}
            offline={read.problem()?.offline}
            onRetry={read.refetch}
          />
        </Match>
        <Match when={read.data()?.proposal === null}>
          <h1 class="sr-only">{t("title")}</h1>
          <Empty icon={<SearchX />} title={t("notFound")} />
        </Match>
        <Match when={read.data()?.proposal} keyed>
          {(proposal) => <Shown proposal={proposal} checks={checks.data()?.proposal?.checks} turn={turn()} onChanged={again} />}
        </Match>
      </Switch>
    </div>
  );
};

const Shown = (props: {
  proposal: Proposal;
  checks: readonly ProposalCheck[] | undefined;
  /** Counts what happened to the proposal: what it changes is read again. */
  turn: number;
  onChanged: () => void;
}) => {
  const history = createHistory();
  const [busy, setBusy] = createSignal(false);
  const alive = () => props.proposal.status === "OPEN" || props.proposal.status === "APPROVED";
  const byMyself = () => mayMergeAlone(props.proposal, viewer()?.user.id);
  const ready = () => props.proposal.approvalsNeeded === 0 || props.proposal.status === "APPROVED" || byMyself();
  const why = () => whyNot("blueprint.merge") ?? (ready() ? undefined : t("notYet"));
  const merge = async () => {
    setBusy(true);
    const { id, source, target } = props.proposal;
    await history.step(
      async (choices) => {
        await send(mergeProposal, { input: { proposalId: id, choices } });
        props.onChanged();
        return null;
      },
      {
        said: t("merged"),
        label: bothOf(historyStrings)("stepMerge", { from: source.name }),
        ours: h("keepOurs", { name: target.name }),
        theirs: h("keepOurs", { name: source.name }),
      },
    );
    setBusy(false);
  };
  const preview = createRead(mergePreviewQuery, () =>
    alive() ? { input: { sourceBranchId: props.proposal.source.id, targetBranchId: props.proposal.target.id } } : null,
  );
  const open = () => preview.data()?.mergePreview.conflicts ?? [];
  /** With questions open, the preview shows there what both began with; what is asked for is this proposal's side of them. */
  const asked = createRead(mergePreviewQuery, () =>
    alive() && open().length > 0
      ? {
          input: {
            sourceBranchId: props.proposal.source.id,
            targetBranchId: props.proposal.target.id,
            choices: open().map(({ id }) => ({ conflict: id, take: "theirs" as const })),
          },
        }
      : null,
  );
  const shown = () => (open().length > 0 ? asked.data() : preview.data());
  createComputed(
    on(
      () => props.turn,
      () => {
        preview.refetch();
        asked.refetch();
      },
      { defer: true },
    ),
  );
  return (
    <Page
      title={props.proposal.title}
      text={`#${props.proposal.number} · ${t("fromInto", { source: props.proposal.source.name, target: props.proposal.target.name })} · ${t("byWhen", { who: props.proposal.author.displayName, when: formatAgo(props.proposal.openedAt) })}`}
      actions={
        <div class="flex flex-wrap items-center gap-2">
          <StatusBadge proposal={props.proposal} />
          <Show when={alive()}>
            <Button tone="primary" busy={busy()} why={why()} onClick={() => void merge()}>
              <GitMerge class="size-4" aria-hidden="true" />
              {t("merge", { target: props.proposal.target.name })}
            </Button>
          </Show>
        </div>
      }
    >
      <Show when={!online()}>
        <Note tone="warning" icon={<WifiOff />} class="mb-4" role="status">
          {t("offline")}
        </Note>
      </Show>
      <Show when={props.proposal.description}>
        <p class="mb-4 whitespace-pre-wrap text-pretty" dir="auto">
          {props.proposal.description}
        </p>
      </Show>
      <Show when={props.proposal.reason}>
        {(reason) => (
          <Note tone="plain" class="mb-4">
            {t("because", { reason: reason() })}
          </Note>
        )}
      </Show>
      <Show when={props.proposal.mergedVersionId}>
        {(version) => (
          <Button class="mb-4" onClick={() => history.go("history", props.proposal.target.id, { version: version() })}>
            {t("becameVersion")}
          </Button>
        )}
      </Show>
      <Show when={props.proposal.alone}>
        <Note tone="info" class="mb-4">
          {t("alone")}
        </Note>
      </Show>
      <div class="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <div class="flex min-w-0 flex-col gap-4">
          <Show when={alive()}>
            <Card class="p-4">
              <h2 class="mb-3 text-md font-semibold">{t("changes")}</h2>
              <Show when={shown()} keyed fallback={<Skeleton lines={3} />}>
                {(data) => (
                  <>
                    <Show when={open().length > 0}>
                      <p class="mb-3 text-sm text-ink-2">{t("asProposed")}</p>
                    </Show>
                    <div class="mb-3">
                      <ChangesOnCanvas
                        changes={data.mergePreview.changes}
                        from={{ branchId: props.proposal.target.id }}
                        to={{ content: data.mergePreview.content }}
                      />
                    </div>
                    <Changes changes={data.mergePreview.changes} />
                  </>
                )}
              </Show>
            </Card>
          </Show>
          <Discussion proposal={props.proposal} seen={shown()?.mergePreview.head.hash ?? null} onChanged={props.onChanged} />
        </div>
        <div class="flex min-w-0 flex-col gap-4">
          <Card class="p-4">
            <p class="mb-3 font-medium">
              {props.proposal.approvalsNeeded > 0
                ? t("approvals", { given: props.proposal.approvalsGiven, needed: props.proposal.approvalsNeeded })
                : t("noApproval", { target: props.proposal.target.name })}
            </p>
            <Show when={alive() && byMyself()}>
              <Note tone="info" class="mb-3">
                {t("byMyself")}
              </Note>
            </Show>
            <h2 class="mb-2 text-sm font-semibold text-ink-2">{t("checks")}</h2>
            <Show when={props.checks} fallback={<Skeleton lines={3} />}>
              {(all) => <Checks checks={all()} />}
            </Show>
          </Card>
        </div>
      </div>
      <ConflictDialog history={history} />
    </Page>
  );
};

const marks: Readonly<Record<ProposalCheck["state"], () => JSX.Element>> = {
  PASSED: () => <CircleCheck class="size-4 text-success" aria-hidden="true" />,
  WARNING: () => <TriangleAlert class="size-4 text-warning" aria-hidden="true" />,
  FAILED: () => <CircleX class="size-4 text-danger" aria-hidden="true" />,
  SKIPPED: () => <CircleDashed class="size-4 text-ink-3" aria-hidden="true" />,
};

const Checks = (props: { checks: readonly ProposalCheck[] }) => (
  <ul class="flex flex-col gap-2">
    <For each={props.checks}>
      {(check) => (
        <li class="flex items-start gap-2" data-check={check.key}>
          <span class="mt-0.5 shrink-0">{marks[check.state]()}</span>
          <div class="min-w-0 flex-1 text-pretty">
            <span class="sr-only">{t(`state_${check.state}`)}: </span>
            <Show when={checkName(check.key)}>{(name) => <span class="block text-xs font-medium text-ink-3">{name()}</span>}</Show>
            <Said text={sentence(check.sentence)} />
            <Behind lines={linesOf(check)} />
          </div>
        </li>
      )}
    </For>
  </ul>
);

const checkName = (key: string): string | null => {
  switch (key) {
    case "merge":
    case "problems":
    case "access-tests":
    case "migration":
      return t(`check_${key}`);
    default:
      return null;
  }
};

const environmentName = (name: string): string => (name === "preview" || name === "staging" || name === "production" ? t(name) : name);

/** What stands behind a check's sentence, for whoever wants to know. */
const Behind = (props: { lines: readonly CheckLine[] }) => (
  <Show when={props.lines.length > 0}>
    <details class="mt-1 text-sm">
      <summary class="text-accent">{t("behind", { n: props.lines.length })}</summary>
      <ul class="mt-1 flex flex-col gap-1.5 border-s border-line ps-3">
        <For each={props.lines}>
          {(line) => (
            <li>
              <Said text={sentence(line.text)} />
              <Show when={line.more}>{(more) => <span class="block text-ink-2">{sentence(more())}</span>}</Show>
              <Show when={line.environment ?? line.rows !== null}>
                <span class="block text-ink-3">
                  {[line.environment ? environmentName(line.environment) : "", line.rows === null ? "" : t("rows", { n: line.rows })]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </details>
  </Show>
);
