import { A, useNavigate, useParams } from "@solidjs/router";
import GitPullRequest from "lucide-solid/icons/git-pull-request";
import WifiOff from "lucide-solid/icons/wifi-off";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { formatAgo, textOf } from "../../../ui/locale.ts";
import { Card, Page, Segments } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Badge, Empty, ErrorState, Note, Skeleton, type Tone } from "../../../ui/parts/State.tsx";
import { type ProposalRow, proposalsQuery } from "../../api/proposals.ts";
import { createFollow, createRead } from "../../api/read.ts";
import { viewer } from "../../api/session.ts";
import { blueprintChanged } from "../../api/versions.ts";
import { online } from "../../shell/create-online.ts";
import { useWorkspace } from "../build/workspace-context.tsx";
import { standingOf } from "./may-merge-alone.ts";
import { proposalStrings } from "./proposals.strings.ts";

const t = textOf(proposalStrings);

const tones: Readonly<Record<ReturnType<typeof standingOf>, Tone>> = {
  OPEN: "warning",
  FREE: "warning",
  ALONE: "warning",
  MAKERS: "warning",
  APPROVED: "success",
  MERGING: "info",
  MERGED: "plain",
  REJECTED: "danger",
  WITHDRAWN: "plain",
};

/** Where a proposal stands for whoever looks, in a word. */
export const StatusBadge = (props: { proposal: ProposalRow }) => {
  const standing = () => standingOf(props.proposal, viewer()?.user.id);
  return <Badge tone={tones[standing()]}>{t(`status_${standing()}`)}</Badge>;
};

/** What is proposed for this blueprint, newest first. */
export const ProposalsScreen = () => {
  const workspace = useWorkspace();
  const params = useParams<{ org: string; blueprint: string }>();
  const navigate = useNavigate();
  const [which, setWhich] = createSignal<"OPEN" | "ALL">("OPEN");
  const base = () => `/o/${params.org}/b/${params.blueprint}`;
  const blueprintId = () => workspace.blueprint().id;
  const read = createRead(proposalsQuery, () => ({
    blueprintId: blueprintId(),
    ...(which() === "OPEN" ? { status: "OPEN" as const } : {}),
  }));
  createFollow(
    blueprintChanged,
    () => ({ blueprintId: blueprintId() }),
    () => read.refetch(),
  );
  return (
    <div class="relative h-full overflow-y-auto">
      <Page
        title={t("title")}
        text={t("about")}
        actions={
          <Segments
            label={t("show")}
            value={which()}
            options={[
              { value: "OPEN", label: t("waiting") },
              { value: "ALL", label: t("all") },
            ]}
            onChange={setWhich}
          />
        }
      >
        <Show when={!online()}>
          <Note tone="warning" icon={<WifiOff />} class="mb-4" role="status">
            {t("offline")}
          </Note>
        </Show>
        <Switch fallback={<Skeleton lines={3} block="h-16" />}>
          <Match when={read.problem() && !read.data()}>
            <ErrorState
              message={read.problem()?.message ?? ""}
              correlationId={read.problem()?.correlationId}
              offline={read.problem()?.offline}
              onRetry={read.refetch}
            />
          </Match>
          <Match when={read.data()?.proposals.items.length === 0}>
            {/* Without a connection nobody knows whether that still holds. */}
            <Show when={online()}>
              <Empty icon={<GitPullRequest />} title={t("none")} text={t("noneText")}>
                <Button onClick={() => navigate(`${base()}/history`)}>{t("toHistory")}</Button>
              </Empty>
            </Show>
          </Match>
          <Match when={read.data()} keyed>
            {(data) => (
              <Card>
                <ul class="divide-y divide-line">
                  <For each={data.proposals.items}>
                    {(row) => (
                      <li>
                        <A
                          href={`${base()}/proposals/${row.id}`}
                          class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-surface-2"
                        >
                          <span class="font-code text-sm text-ink-3" dir="ltr">
                            #{row.number}
                          </span>
                          <span class="min-w-0 flex-1 basis-56">
                            <span class="block truncate font-medium" dir="auto">
                              {row.title}
                            </span>
                            <span class="block truncate text-sm text-ink-3">
                              {t("fromInto", { source: row.source.name, target: row.target.name })} ·{" "}
                              {t("byWhen", { who: row.author.displayName, when: formatAgo(row.openedAt) })}
                            </span>
                          </span>
                          <Show when={row.approvalsNeeded > 0 && (row.status === "APPROVED" || (row.status === "OPEN" && row.reviewable))}>
                            <span class="text-sm text-ink-2">
                              {t("approvals", { given: row.approvalsGiven, needed: row.approvalsNeeded })}
                            </span>
                          </Show>
                          <StatusBadge proposal={row} />
                        </A>
                      </li>
                    )}
                  </For>
                </ul>
              </Card>
            )}
          </Match>
        </Switch>
      </Page>
    </div>
  );
};
