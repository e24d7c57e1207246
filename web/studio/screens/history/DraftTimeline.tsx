import Clock from "lucide-solid/icons/clock";
import Code from "lucide-solid/icons/code-xml";
import FileInput from "lucide-solid/icons/file-input";
import GitMerge from "lucide-solid/icons/git-merge";
import RotateCcw from "lucide-solid/icons/rotate-ccw";
import Sparkles from "lucide-solid/icons/sparkles";
import UserRound from "lucide-solid/icons/user-round";
import { type Component, createMemo, For, type JSX, Match, Show, Switch } from "solid-js";
import { Dynamic } from "solid-js/web";
import { formatAgo, formatDate, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge, Empty, ProblemState, Skeleton } from "../../../ui/parts/State.tsx";
import type { DraftSession } from "../../api/draft-history.ts";
import type { DraftPast } from "./create-draft-history.ts";
import { draftHistoryStrings } from "./draft-history.strings.ts";

const t = textOf(draftHistoryStrings);

const signs: Record<DraftSession["participant"], Component<{ class?: string; "aria-hidden"?: "true" }>> = {
  PERSON: UserRound,
  AI: Sparkles,
  API: Code,
  MERGE: GitMerge,
  RESTORE: RotateCcw,
  IMPORT: FileInput,
  UPGRADE: Clock,
};

/** What a step was called, where that says more than who did it. */
export const nameOf = ({ participant, label }: DraftSession): string | null =>
  label && (participant === "MERGE" || participant === "RESTORE" || participant === "IMPORT") ? sentence(label) : null;

/** Who did it, in words. */
export const whoOf = ({ participant, person }: DraftSession): string => {
  const who = person?.displayName ?? t("someone");
  return participant === "PERSON" ? who : t(participant, { who });
};

const dayOf = (at: string): string => formatDate(at, { dateStyle: "full" });

/** The sessions of a draft, newest first, under their days. Arrows move, Enter and a press choose. */
export const DraftTimeline = (props: { past: DraftPast; selected: string | null; onSelect: (id: string) => void }) => {
  let list: HTMLDivElement | undefined;
  const days = createMemo(() => {
    const groups: { day: string; sessions: DraftSession[] }[] = [];
    for (const session of props.past.sessions()) {
      const day = dayOf(session.endedAt);
      const last = groups.at(-1);
      if (last?.day === day) last.sessions.push(session);
      else groups.push({ day, sessions: [session] });
    }
    return groups;
  });
  const move = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const sessions = props.past.sessions();
    const at = sessions.findIndex(({ id }) => id === props.selected);
    const to = event.key === "Home" ? 0 : event.key === "End" ? sessions.length - 1 : at + (by ?? 0);
    const next = sessions[Math.min(Math.max(to, 0), sessions.length - 1)];
    if (!next) return;
    props.onSelect(next.id);
    list?.querySelector<HTMLElement>(`[data-session="${next.id}"]`)?.focus();
  };
  return (
    <Switch fallback={<Skeleton lines={4} block="h-14" />}>
      <Match when={props.past.read.problem() && !props.past.read.data() ? props.past.read.problem() : null}>
        {(problem) => <ProblemState problem={problem()} onRetry={props.past.read.refetch} />}
      </Match>
      <Match when={props.past.read.data()}>
        <Show when={props.past.sessions().length > 0} fallback={<Empty icon={<Clock />} title={t("none")} text={t("noneText")} />}>
          <Show when={props.past.stale()}>
            <Button size="small" class="mb-2 w-full" onClick={props.past.again}>
              {t("newer")}
            </Button>
          </Show>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move among the buttons inside */}
          <div ref={list} onKeyDown={move}>
            <For each={days()}>
              {({ day, sessions }) => (
                <section aria-label={day}>
                  <h3 class="px-2 pt-2 pb-1 text-sm font-semibold text-ink-2">{day}</h3>
                  <ol class="flex flex-col">
                    <For each={sessions}>
                      {(session) => (
                        <Row session={session} selected={session.id === props.selected} onSelect={() => props.onSelect(session.id)} />
                      )}
                    </For>
                  </ol>
                </section>
              )}
            </For>
          </div>
          <Show when={props.past.hasOlder()}>
            <div class="flex justify-center p-3">
              <Button size="small" busy={props.past.busy()} onClick={() => void props.past.older()}>
                {t("older")}
              </Button>
            </div>
          </Show>
        </Show>
      </Match>
    </Switch>
  );
};

const Row = (props: { session: DraftSession; selected: boolean; onSelect: () => void }): JSX.Element => (
  <li>
    <button
      type="button"
      data-session={props.session.id}
      aria-current={props.selected ? "true" : undefined}
      onClick={props.onSelect}
      class="flex w-full items-start gap-3 rounded-sm px-2 py-2 text-start hover:bg-surface-2 aria-[current]:bg-accent-soft"
    >
      <span
        aria-hidden="true"
        class={`mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full ${props.session.participant === "AI" ? "bg-ai-soft text-ai" : "bg-surface-3 text-ink-2"}`}
      >
        <Dynamic
          component={signs[props.session.participant]}
          class={props.session.participant === "RESTORE" ? "flip-rtl size-4" : "size-4"}
          aria-hidden="true"
        />
      </span>
      <span class="min-w-0 flex-1">
        <span class="flex flex-wrap items-baseline gap-x-2">
          <span class="font-medium">{whoOf(props.session)}</span>
          <time class="text-sm text-ink-3" datetime={props.session.endedAt} title={formatDate(props.session.endedAt)}>
            {formatAgo(props.session.endedAt)}
          </time>
          <Show when={props.session.undone}>
            <Badge>{t("undone")}</Badge>
          </Show>
        </span>
        <Show when={nameOf(props.session)}>
          {(name) => (
            <span class="block truncate text-sm text-ink-2">
              <bdi>{name()}</bdi>
            </span>
          )}
        </Show>
        <span class="block text-sm text-pretty text-ink-2">
          <Show when={props.session.changes[0]} fallback={t("nothingStayed")}>
            {(line) => (
              <>
                <Said text={sentence(line().sentence)} />{" "}
                <Show when={props.session.changeCount > 1}>
                  <span class="text-ink-3">{t("more", { n: props.session.changeCount - 1 })}</span>
                </Show>
              </>
            )}
          </Show>
        </span>
      </span>
    </button>
  </li>
);
