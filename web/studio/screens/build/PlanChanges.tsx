import Crosshair from "lucide-solid/icons/crosshair";
import ListChecks from "lucide-solid/icons/list-checks";
import ShieldAlert from "lucide-solid/icons/shield-alert";
import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from "solid-js";
import { formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { Button, IconButton } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import { Badge } from "../../../ui/parts/State.tsx";
import type { Plan, PlanChange } from "../../api/blueprint.ts";
import { answerOf, firstChoice, ticked } from "../../model/choosing.ts";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import type { PlanControl } from "./create-plan.ts";
import { describeStrings } from "./describe.strings.ts";

const t = textOf(describeStrings);
const s = textOf(shellStrings);

/** What a plan proposes, sentence by sentence: what needs a yes of its own first, the rest by entity. Answered, it says what was taken. */
export const PlanChanges = (props: {
  plan: Plan;
  control: PlanControl;
  canAnswer: boolean;
  /** The nodes a change is about, to be looked at. */
  onShow: (nodes: readonly string[]) => void;
  /** What of the canvas is pointed at: its changes stand out. */
  lit: readonly string[];
}) => {
  const [chosen, setChosen] = createSignal<ReadonlySet<string>>(new Set());
  createEffect(
    on(
      () => props.plan.id,
      () => setChosen(firstChoice(props.plan.changes)),
    ),
  );
  // A change that is shown anew has another id: it was not chosen yet.
  createEffect(
    on(
      () => props.plan.changes,
      (changes) => setChosen((now) => new Set(changes.flatMap(({ id }) => (now.has(id) ? [id] : [])))),
      { defer: true },
    ),
  );
  const waits = () => props.plan.status.toUpperCase() === "PROPOSED";
  const majors = createMemo(() => props.plan.changes.filter(({ major }) => major !== null));
  const ordinary = createMemo(() => props.plan.changes.filter(({ major }) => major === null));
  const groups = createMemo(() => [...Map.groupBy(ordinary(), ({ entity }) => entity)]);
  const Rows = (list: { changes: readonly PlanChange[] }) => (
    <ul class="flex flex-col">
      <For each={list.changes}>
        {(change) => (
          <Row
            change={change}
            all={props.plan.changes}
            waits={waits()}
            checked={chosen().has(change.id)}
            disabled={!props.canAnswer || props.control.sending()}
            lit={change.nodes.some((node) => props.lit.includes(node))}
            onToggle={() => setChosen((now) => ticked(props.plan.changes, now, change.id))}
            onShow={() => props.onShow(change.nodes)}
          />
        )}
      </For>
    </ul>
  );
  return (
    <section class="flex flex-col gap-3" aria-label={t("proposal")}>
      <h3 class="flex items-center gap-2 text-sm font-semibold text-accent">
        <ListChecks class="size-4" aria-hidden="true" />
        {t("proposal")}
        <span class="text-xs font-medium text-ink-3">{formatNumber(props.plan.changes.length)}</span>
      </h3>
      <Show when={majors().length > 0}>
        <fieldset class="rounded-md border border-warning bg-warning-soft/40 px-2.5 pt-1 pb-1.5">
          <legend class="flex items-center gap-1.5 px-1 text-sm font-semibold text-warning">
            <ShieldAlert class="size-4 shrink-0" aria-hidden="true" />
            {t("ownYes")}
          </legend>
          <Show when={waits() && props.canAnswer && ordinary().length > 0}>
            <p class="px-1 pb-1 text-sm text-ink-2">{t("ownYesText")}</p>
          </Show>
          <Rows changes={majors()} />
        </fieldset>
      </Show>
      <For each={groups()}>
        {([entity, changes]) => (
          <section>
            <h4 class="mb-0.5 text-sm font-medium text-ink-2">
              <bdi>{entity === null ? t("wholePlatform") : sentence(changes[0]?.entityName ?? undefined)}</bdi>
            </h4>
            <Rows changes={changes} />
          </section>
        )}
      </For>
      <Show when={waits() && props.canAnswer}>
        <div class="sticky -bottom-4 -mx-4 flex flex-wrap gap-2 border-t border-line bg-surface px-4 py-3">
          <Button
            tone="primary"
            size="small"
            busy={props.control.sending()}
            why={why() ?? (ordinary().length === 0 ? t("ownYesOnly") : undefined)}
            onClick={() => void props.control.accept({})}
          >
            {t("acceptAll")}
          </Button>
          <Button
            size="small"
            busy={props.control.sending()}
            why={why() ?? (chosen().size === 0 ? t("chooseSome") : undefined)}
            onClick={() => void props.control.accept(answerOf(props.plan.changes, chosen()))}
          >
            {t("acceptSome", { n: chosen().size })}
          </Button>
          <Button size="small" tone="quiet" why={why()} onClick={() => void props.control.reject()}>
            {t("reject")}
          </Button>
        </div>
      </Show>
    </section>
  );
};

const why = (): string | undefined => (online() ? undefined : s("offlineWhy"));

const Row = (props: {
  change: PlanChange;
  all: readonly PlanChange[];
  waits: boolean;
  checked: boolean;
  disabled: boolean;
  lit: boolean;
  onToggle: () => void;
  onShow: () => void;
}) => {
  const id = createUniqueId();
  const with_ = () =>
    props.change.needs.flatMap((need) => {
      const other = props.all.find((change) => change.id === need);
      return other ? [sentence(other.sentence).replaceAll("*", "")] : [];
    });
  return (
    <li
      data-change={props.change.id}
      aria-current={props.lit ? "true" : undefined}
      class={`flex items-start gap-2 rounded-sm px-1 py-1 ${props.lit ? "bg-accent-soft" : ""}`}
      ref={(element) => createEffect(() => props.lit && element.scrollIntoView({ block: "nearest" }))}
    >
      <Show
        when={props.waits}
        fallback={
          <Badge tone={props.change.taken ? "success" : "plain"} class="mt-0.5 shrink-0">
            {t(props.change.taken ? "taken" : "left")}
          </Badge>
        }
      >
        <input
          id={id}
          type="checkbox"
          class="mt-1 size-4 shrink-0 accent-accent"
          checked={props.checked}
          disabled={props.disabled}
          onChange={(event) => {
            props.onToggle();
            event.currentTarget.checked = props.checked;
          }}
        />
      </Show>
      <div class="min-w-0 flex-1">
        <label for={id} class={`block text-pretty ${!props.waits && !props.change.taken ? "text-ink-3" : ""}`}>
          <Said text={sentence(props.change.sentence)} />
        </label>
        <Show when={props.change.major}>{(major) => <span class="block text-sm text-warning">{sentence(major())}</span>}</Show>
        <Show when={props.waits && with_().length > 0}>
          <span class="block text-sm text-ink-3 text-pretty">{t("goesWith", { what: with_().join(" · ") })}</span>
        </Show>
      </div>
      <Show when={props.waits && props.change.nodes.some((node) => node !== "header")}>
        <IconButton label={t("showPlaces")} onClick={() => props.onShow()}>
          <Crosshair class="size-4" aria-hidden="true" />
        </IconButton>
      </Show>
    </li>
  );
};
