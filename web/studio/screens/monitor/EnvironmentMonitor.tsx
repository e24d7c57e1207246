import ChartLine from "lucide-solid/icons/chart-line";
import ExternalLink from "lucide-solid/icons/external-link";
import Pencil from "lucide-solid/icons/pencil";
import Plus from "lucide-solid/icons/plus";
import Radio from "lucide-solid/icons/radio";
import Table2 from "lucide-solid/icons/table-2";
import Trash2 from "lucide-solid/icons/trash";
import { createEffect, createMemo, createSignal, For, lazy, Match, on, Show, Suspense, Switch } from "solid-js";
import { formatAgo, formatDate, formatNumber, textOf, wordsIn } from "../../../ui/locale.ts";
import { Card, Segments } from "../../../ui/parts/Bits.tsx";
import { Button } from "../../../ui/parts/Button.tsx";
import { Badge, Empty, ErrorState, Skeleton } from "../../../ui/parts/State.tsx";
import { socketConnected } from "../../api/client.ts";
import { createFollow, createRead } from "../../api/read.ts";
import { type Figures, figuresChanged, monitorQuery, type PlatformEventRow, platformEvents } from "../../api/runtime.ts";
import { openPlatform } from "../release/open-platform.ts";
import { monitorStrings } from "./monitor.strings.ts";

const t = textOf(monitorStrings);
const FigureChart = lazy(() => import("./FigureChart.tsx").then((module) => ({ default: module.FigureChart })));
const kept = 200;
const clock = { timeStyle: "medium", hourCycle: "h23" } as const;

/** Newest first, each once: a reconnect may send again what was seen. */
export const mergeEvents = (seen: readonly PlatformEventRow[], fresh: readonly PlatformEventRow[]): readonly PlatformEventRow[] => {
  const known = new Set(seen.map((event) => event.id));
  const added = fresh.filter((event) => !known.has(event.id));
  return added.length === 0 ? seen : [...added, ...seen].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, kept);
};

/** Figures and events of one environment, fed by subscriptions; a reconnect continues after the last revision. */
export const EnvironmentMonitor = (props: { id: string }) => {
  const read = createRead(monitorQuery, () => ({ id: props.id }));
  const [live, setLive] = createSignal<Figures | null>(null);
  const [events, setEvents] = createSignal<readonly PlatformEventRow[]>([]);
  const [view, setView] = createSignal<"chart" | "table">("chart");
  createFollow(
    figuresChanged,
    () => ({ environmentId: props.id }),
    ({ figuresChanged: change }) => setLive(change.figures),
  );
  // From the oldest that was read on: what happens between the reading and the following is in neither, and what comes twice shows once.
  const from = createMemo<{ readonly id: string; readonly after: string | null } | null>((before) => {
    if (before?.id === props.id) return before;
    const known = read.data();
    return known?.environment?.id === props.id ? { id: props.id, after: known.environmentEvents.items.at(-1)?.revision ?? null } : null;
  }, null);
  createFollow(
    platformEvents,
    () => {
      const begin = from();
      return begin && { environmentId: begin.id, after: begin.after };
    },
    ({ platformEvents: event }) => setEvents((seen) => mergeEvents(seen, [event])),
  );
  // What happened while the socket was away and nothing had been heard before is read; what is known shows once.
  createEffect(on(socketConnected, (connected) => connected && read.refetch(), { defer: true }));
  const figures = createMemo(() => live() ?? read.data()?.environment?.figures ?? null);
  const all = createMemo(() => mergeEvents(events(), read.data()?.environmentEvents.items ?? []));
  const environment = () => read.data()?.environment;
  return (
    <Switch fallback={<Skeleton lines={3} block="h-28" />}>
      <Match when={read.problem() && !read.data()}>
        <ErrorState
          message={read.problem()?.message ?? ""}
          correlationId={read.problem()?.correlationId}
          offline={read.problem()?.offline}
          onRetry={read.refetch}
        />
      </Match>
      <Match when={figures()}>
        {(now) => (
          <div class="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <div class="flex min-w-0 flex-col gap-4">
              <Numbers figures={now()} />
              <Card class="min-w-0 p-4">
                <header class="mb-3 flex flex-wrap items-center gap-3">
                  <h2 class="min-w-0 flex-1 basis-full font-semibold sm:basis-0">{t("chart")}</h2>
                  <Show when={socketConnected()} fallback={<Badge tone="warning">{t("paused", { when: formatAgo(now().at) })}</Badge>}>
                    <Badge tone="success" icon={<Radio aria-hidden="true" />}>
                      {t("live")}
                    </Badge>
                  </Show>
                  <Segments
                    label={t("view")}
                    value={view()}
                    onChange={setView}
                    options={[
                      { value: "chart", label: t("asChart"), icon: <ChartLine aria-hidden="true" /> },
                      { value: "table", label: t("asTable"), icon: <Table2 aria-hidden="true" /> },
                    ]}
                  />
                </header>
                <Show when={view() === "chart"} fallback={<FigureTable figures={now()} />}>
                  <Suspense fallback={<Skeleton lines={1} block="h-52" />}>
                    <FigureChart points={now().series} at={now().at} label={t("chart")} />
                  </Suspense>
                </Show>
                <p class="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-3">
                  <span class="inline-flex items-center gap-1.5">
                    <span aria-hidden="true" class="h-0.5 w-4 rounded-full bg-accent" />
                    {t("requests")}
                  </span>
                  <span class="inline-flex items-center gap-1.5">
                    <span aria-hidden="true" class="h-0.5 w-4 rounded-full bg-danger" />
                    {t("errors")}
                  </span>
                  <span class="ms-auto">{t("measured")}</span>
                </p>
              </Card>
              <Records figures={now()} />
            </div>
            <Card class="min-w-0 self-start">
              <header class="flex items-center gap-2 border-b border-line px-4 py-3">
                <h2 class="min-w-0 flex-1 font-semibold">{t("events")}</h2>
                <Show when={environment()}>
                  {(one) => (
                    <Button size="small" tone="quiet" onClick={() => void openPlatform(one().id, one().url)}>
                      <ExternalLink class="size-4" aria-hidden="true" />
                      {t("open")}
                    </Button>
                  )}
                </Show>
              </header>
              <Show when={all().length > 0} fallback={<Empty icon={<Radio />} title={t("noEvents")} text={t("noEventsText")} />}>
                <ol aria-live="polite" aria-relevant="additions" class="max-h-[34rem] overflow-y-auto">
                  <For each={all()}>{(event) => <EventLine event={event} />}</For>
                </ol>
              </Show>
            </Card>
          </div>
        )}
      </Match>
    </Switch>
  );
};

const Numbers = (props: { figures: Figures }) => {
  const ms = (value: number | null) => (value === null ? t("noValue") : t("ms", { n: Math.round(value * 10) / 10 }));
  const items = () => [
    { word: t("requests"), value: formatNumber(props.figures.requests) },
    { word: t("errors"), value: formatNumber(props.figures.errors), bad: props.figures.errors > 0 },
    { word: t("p50"), value: ms(props.figures.p50) },
    { word: t("p95"), value: ms(props.figures.p95) },
    { word: t("endUsers"), value: formatNumber(props.figures.endUsers) },
  ];
  return (
    <dl class="grid grid-cols-2 gap-3 sm:grid-cols-5">
      <For each={items()}>
        {(item) => (
          <div class="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface px-4 py-3 last:odd:col-span-2 sm:last:odd:col-span-1">
            <dt class="text-sm text-ink-3">{item.word}</dt>
            <dd class={`text-lg font-semibold tabular-nums ${item.bad ? "text-danger" : ""}`}>{item.value}</dd>
          </div>
        )}
      </For>
    </dl>
  );
};

const FigureTable = (props: { figures: Figures }) => (
  <div class="max-h-60 overflow-auto">
    <table class="w-full border-collapse text-sm">
      <thead class="sticky top-0 bg-surface">
        <tr class="border-b border-line text-ink-2">
          <th scope="col" class="py-1.5 text-start font-medium">
            {t("time")}
          </th>
          <th scope="col" class="py-1.5 text-start font-medium">
            {t("requests")}
          </th>
          <th scope="col" class="py-1.5 text-start font-medium">
            {t("errors")}
          </th>
          <th scope="col" class="py-1.5 text-start font-medium">
            {t("p95")}
          </th>
        </tr>
      </thead>
      <tbody class="tabular-nums">
        <For each={[...props.figures.series].reverse()}>
          {(point) => (
            <tr class="border-b border-line last:border-b-0">
              <td class="py-1.5">{formatDate(point.at, clock)}</td>
              <td class="py-1.5">{formatNumber(point.requests)}</td>
              <td class="py-1.5">{formatNumber(point.errors)}</td>
              <td class="py-1.5">{point.p95 === null ? t("noValue") : t("ms", { n: Math.round(point.p95 * 10) / 10 })}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  </div>
);

const Records = (props: { figures: Figures }) => {
  const most = () => Math.max(1, ...props.figures.records.map((one) => one.count));
  return (
    <Card class="p-4">
      <h2 class="mb-3 font-semibold">{t("countOf")}</h2>
      <Show when={props.figures.records.length > 0} fallback={<p class="text-ink-3">{t("noRecords")}</p>}>
        <ul class="flex flex-col gap-2.5">
          <For each={props.figures.records}>
            {(one) => (
              <li class="grid grid-cols-[8rem_minmax(0,1fr)_3.5rem] items-center gap-3">
                <bdi class="truncate">{wordsIn(one.label, one.entity)}</bdi>
                <span aria-hidden="true" class="h-2 overflow-hidden rounded-full bg-surface-3">
                  <span
                    class="block h-full rounded-full bg-accent transition-[inline-size] duration-(--slow)"
                    ref={(element) => {
                      element.style.inlineSize = `${(one.count / most()) * 100}%`;
                    }}
                  />
                </span>
                <span class="text-end tabular-nums">{formatNumber(one.count)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
};

const EventLine = (props: { event: PlatformEventRow }) => {
  const entity = () => wordsIn(props.event.entityLabel, props.event.entity ?? t("record"));
  const op = () => (props.event.op ?? "").toLowerCase();
  const words = () => {
    if (op().startsWith("create") || op() === "insert") return t("created", { entity: entity() });
    if (op().startsWith("update")) return t("updated", { entity: entity() });
    if (op().startsWith("delete")) return t("deleted", { entity: entity() });
    if (op().startsWith("restore")) return t("restored", { entity: entity() });
    return props.event.entity ? `${entity()}: ${props.event.type}` : props.event.type;
  };
  const who = () => {
    const kind = props.event.actorKind.toLowerCase();
    if (kind === "user" || kind === "end-user") return t("by_user");
    if (kind === "visitor") return t("by_visitor");
    if (kind === "ai") return t("by_ai");
    if (kind === "api-key") return t("by_key");
    return kind === "system" || kind === "service" ? t("by_system") : t("by_other", { kind: props.event.actorKind });
  };
  return (
    <li class="wn-appear flex items-start gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <span
        aria-hidden="true"
        class={`mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full [&>svg]:size-3.5 ${op().startsWith("delete") ? "bg-danger-soft text-danger" : op().startsWith("update") ? "bg-info-soft text-info" : "bg-success-soft text-success"}`}
      >
        {op().startsWith("delete") ? <Trash2 /> : op().startsWith("update") ? <Pencil /> : <Plus />}
      </span>
      <div class="min-w-0 flex-1">
        <p class="truncate">
          <bdi>{words()}</bdi>
        </p>
        <p class="text-sm text-ink-3">
          {who()} · <time dateTime={props.event.at}>{formatDate(props.event.at, clock)}</time>
        </p>
      </div>
    </li>
  );
};
