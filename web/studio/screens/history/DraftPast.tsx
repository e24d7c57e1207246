import RotateCcw from "lucide-solid/icons/rotate-ccw";
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { bothOf, formatDate, textOf } from "../../../ui/locale.ts";
import { Card, Segments } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { Badge, ProblemState, Skeleton } from "../../../ui/parts/State.tsx";
import { type DraftSession, momentQuery, restoreDraft } from "../../api/draft-history.ts";
import { asProblem } from "../../api/errors.ts";
import { ask, createRead, send } from "../../api/read.ts";
import { compareQuery } from "../../api/versions.ts";
import type { Asking } from "./AskWords.tsx";
import { Changes } from "./Changes.tsx";
import { ChangesOnCanvas } from "./ChangesOnCanvas.tsx";
import { createDraftHistory } from "./create-draft-history.ts";
import type { History } from "./create-history.ts";
import { DraftTimeline, nameOf, whoOf } from "./DraftTimeline.tsx";
import { draftHistoryStrings } from "./draft-history.strings.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(draftHistoryStrings);

/** A moment somebody named. */
interface Moment {
  readonly seq: number;
  readonly at: string | null;
}

/** The past of the live draft: its sessions, what each changed, the draft as it was, and going back there [CO57]. */
export const DraftPast = (props: { history: History; ask: (asking: Asking) => void }) => {
  const branchId = () => props.history.workspace.branch().id;
  const past = createDraftHistory(branchId);
  const [chosen, setChosen] = createSignal<string | null>(null);
  const [moment, setMoment] = createSignal<Moment | null>(null);
  const session = createMemo(() => past.sessions().find(({ id }) => id === chosen()) ?? past.sessions()[0]);
  const head = () => past.sessions()[0]?.to ?? 0;
  const choose = (id: string) => {
    setMoment(null);
    setChosen(id);
  };
  return (
    <div class="grid items-start gap-4 wide:grid-cols-[minmax(0,1fr)_26rem]">
      <Card class="min-w-0 p-2">
        <h2 class="px-2 pt-1 text-md font-semibold">{t("timeline")}</h2>
        <p class="px-2 pb-1 text-sm text-pretty text-ink-3">{t("about")}</p>
        <DraftTimeline past={past} selected={moment() ? null : (session()?.id ?? null)} onSelect={choose} />
      </Card>
      <div class="flex min-w-0 flex-col gap-4">
        <Show when={past.sessions().length > 0}>
          <ToMoment branchId={branchId()} onOpen={setMoment} />
        </Show>
        <Show when={moment()} fallback={<Show when={session()}>{(one) => <SessionPanel {...props} session={one()} head={head()} />}</Show>}>
          {(one) => (
            <Card class="flex flex-col gap-4 p-4">
              <h2 class="text-lg font-semibold">{titleOf(one())}</h2>
              <GoBack {...props} seq={one().seq} head={head()} />
            </Card>
          )}
        </Show>
      </div>
    </div>
  );
};

const titleOf = ({ at }: Moment): string => (at === null ? t("momentEmpty") : t("momentTitle", { when: formatDate(at) }));

/** A day and a time, as people say it: the draft an hour ago to begin with. */
const ToMoment = (props: { branchId: string; onOpen: (moment: Moment) => void }) => {
  const [when, setWhen] = createSignal(localTime(new Date(Date.now() - 3_600_000)));
  const [wrong, setWrong] = createWords();
  const [busy, setBusy] = createSignal(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const at = new Date(when());
    if (Number.isNaN(at.getTime())) {
      setWrong(() => t("momentMissing"));
      return;
    }
    setBusy(true);
    try {
      const { draftAt } = await ask(momentQuery, { branchId: props.branchId, at: at.toISOString() });
      setWrong(null);
      // Named by what was asked for: the last update may lie long before.
      props.onOpen({ seq: draftAt.seq, at: draftAt.at === null ? null : at.toISOString() });
    } catch (error) {
      setWrong(() => asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card class="p-4">
      <form noValidate class="flex items-end gap-2" onSubmit={(event) => void submit(event)}>
        <TextField
          class="flex-1"
          type="datetime-local"
          label={t("moment")}
          error={wrong() || undefined}
          value={when()}
          onInput={(event) => setWhen(event.currentTarget.value)}
        />
        <Button type="submit" busy={busy()}>
          {t("momentOpen")}
        </Button>
      </form>
    </Card>
  );
};

/** As the control writes it: this place's time, without seconds. */
const localTime = (date: Date): string => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const SessionPanel = (props: { history: History; session: DraftSession; head: number; ask: (asking: Asking) => void }) => {
  const [end, setEnd] = createSignal<"after" | "before">("after");
  const left = () => props.session.changeCount - props.session.changes.length;
  return (
    <Card class="flex flex-col gap-4 p-4">
      <header>
        <h2 class="flex flex-wrap items-center gap-2 text-lg font-semibold">
          {whoOf(props.session)}
          <Show when={props.session.undone}>
            <Badge>{t("undone")}</Badge>
          </Show>
        </h2>
        <Show when={nameOf(props.session)}>
          {(name) => (
            <p class="text-pretty">
              <bdi>{name()}</bdi>
            </p>
          )}
        </Show>
        <p class="text-sm text-ink-3">
          {t("span", { from: formatDate(props.session.startedAt), until: formatDate(props.session.endedAt, { timeStyle: "short" }) })}
        </p>
      </header>
      <section aria-label={t("whatChanged")}>
        <Show when={props.session.changeCount > 0} fallback={<p class="text-ink-2">{t("nothingStayed")}</p>}>
          <Changes changes={props.session.changes} />
          <Show when={left() > 0}>
            <p class="px-1 pt-1 text-sm text-ink-3">{t("more", { n: left() })}</p>
          </Show>
        </Show>
      </section>
      <div class="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-4">
        <h3 class="font-semibold">{t("goBack")}</h3>
        <Segments
          label={t("which")}
          value={end()}
          onChange={setEnd}
          options={[
            { value: "after", label: t("after") },
            { value: "before", label: t("before") },
          ]}
        />
      </div>
      <GoBack
        history={props.history}
        ask={props.ask}
        head={props.head}
        seq={end() === "after" ? props.session.to : props.session.from - 1}
      />
    </Card>
  );
};

/** One state of the draft: what is different now, the state on the canvas, and bringing it back. */
const GoBack = (props: { history: History; seq: number; head: number; ask: (asking: Asking) => void }) => {
  const branchId = () => props.history.workspace.branch().id;
  const then = () => ({ branchId: branchId(), seq: props.seq });
  const read = createRead(compareQuery, () => ({ input: { from: then(), to: { branchId: branchId() } } }));
  // What is different now is another thing as soon as somebody writes.
  createEffect(on([() => props.head, props.history.turn], () => read.refetch(), { defer: true }));
  return (
    <section aria-label={t("since")} class="flex flex-col gap-3">
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={read.problem() && !read.data() ? read.problem() : null}>
          {(problem) => <ProblemState problem={problem()} onRetry={read.refetch} />}
        </Match>
        <Match when={read.data()} keyed>
          {(data) => (
            <>
              <div class="flex flex-wrap gap-2">
                <ChangesOnCanvas
                  changes={data.compare.changes}
                  from={then()}
                  to={{ branchId: branchId() }}
                  state={{ open: t("look"), title: t("lookTitle"), about: t("lookAbout") }}
                />
                <Show when={data.compare.changes.length > 0}>
                  <Button
                    size="small"
                    tone="primary"
                    why={props.history.whyNot()}
                    onClick={() => props.ask(restoring(props.history, then()))}
                  >
                    <RotateCcw class="flip-rtl size-4" aria-hidden="true" />
                    {t("restore")}
                  </Button>
                </Show>
              </div>
              <h4 class="text-sm font-semibold text-ink-2">{t("since")}</h4>
              <Show when={data.compare.changes.length > 0} fallback={<p class="text-ink-2">{t("asNow")}</p>}>
                <Changes changes={data.compare.changes} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
};

const restoring = (history: History, state: { readonly branchId: string; readonly seq: number }): Asking => ({
  title: t("restoreTitle"),
  label: t("reason"),
  help: t("restoreHelp"),
  confirm: t("restore"),
  optional: true,
  max: 500,
  run: async (reason) => {
    const { step } = await send(restoreDraft, { input: { ...state, ...(reason === "" ? {} : { reason }) } });
    await history.step(async () => step, { said: t("restored"), label: bothOf(historyStrings)("stepMoment") });
  },
});
