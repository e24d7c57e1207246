import Plus from "lucide-solid/icons/plus";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createMemo, createSignal, For, Show } from "solid-js";
import { locale, textOf } from "../../ui/locale.ts";
import type { Mark } from "../model/changed-picture.ts";
import { type EntityView, type FieldView, nameOf } from "../model/nodes.ts";
import { canvasStrings } from "./canvas.strings.ts";
import { card } from "./geometry.ts";
import { MarkSign } from "./MarkSign.tsx";
import { TypeIconOf, typeWord } from "./type-words.tsx";

const t = textOf(canvasStrings);

interface CardProps {
  entity: EntityView;
  selected: boolean;
  /** A field of it that is selected. */
  selectedField: string | null;
  canEdit: boolean;
  problems: number;
  /** Somebody else has it selected: their colour. */
  by: { name: string; colour: number } | null;
  arriving: boolean;
  /** What becomes of it and its fields, where two states are compared. */
  marks?: ReadonlyMap<string, Mark> | undefined;
  tabbable: boolean;
  links: number;
  nameOfEntity: (id: string) => string;
  onSelectField: (id: string) => void;
  onAddField: (line: string) => void;
  onConnect: () => void;
  onFocus: () => void;
}

/** One entity on the canvas: its name, its fields with their types, a row to type a new one, a handle to connect from. */
export const EntityCard = (props: CardProps) => {
  const name = () => nameOf(props.entity, locale());
  const rows = createMemo(() => props.entity.fields.slice(0, card.rows));
  const mark = () => props.marks?.get(props.entity.id);
  const edge = () => {
    if (props.selected) return "border-accent ring-2 ring-accent/30";
    const marked = mark();
    return marked ? edges[marked] : "border-line hover:border-line-strong";
  };
  const rest = () => props.entity.fields.length - rows().length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card on a canvas is a group of controls, not a form's fieldset
    <div
      role="group"
      data-node={props.entity.id}
      tabIndex={props.tabbable ? 0 : -1}
      aria-label={t("node", {
        name: name(),
        fields: t("fields", { n: props.entity.fields.length }),
        links: t("links", { n: props.links }),
      })}
      data-mark={mark()}
      aria-current={props.selected ? "true" : undefined}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus()}
      class={`group relative w-[236px] rounded-md border bg-surface shadow-[0_1px_3px_rgb(10_13_20/10%)] outline-offset-3 ${edge()} ${props.arriving ? "wn-land" : ""}`}
      ref={(element) => {
        element.dir = locale() === "ar" ? "rtl" : "ltr";
      }}
    >
      <Show when={props.by}>
        {(person) => (
          <span
            dir="ltr"
            class="pointer-events-none absolute inset-s-2 -top-5 max-w-40 truncate rounded-t-sm px-1.5 text-[0.6875rem] leading-5 font-medium text-on-accent"
            ref={(element) => {
              element.style.background = `var(--person-${person().colour})`;
            }}
          >
            {person().name}
          </span>
        )}
      </Show>
      <header class="flex h-11 cursor-grab items-center gap-2 px-3 active:cursor-grabbing" data-part="head">
        <span class="min-w-0 flex-1 truncate font-semibold">
          <bdi class={mark() === "removed" ? "line-through" : ""}>{name()}</bdi>
        </span>
        <Show when={mark()}>{(is) => <MarkSign mark={is()} />}</Show>
        <Show when={props.problems > 0}>
          <span
            class="inline-flex items-center gap-1 rounded-full bg-danger-soft px-1.5 text-xs font-medium text-danger"
            title={t("problems", { n: props.problems })}
          >
            <TriangleAlert class="size-3" aria-hidden="true" />
            <span class="sr-only">{t("problems", { n: props.problems })}</span>
            <span aria-hidden="true">{props.problems}</span>
          </span>
        </Show>
      </header>
      <ul class="border-t border-line pb-2">
        <For each={rows()}>
          {(field) => (
            <FieldRow
              field={field}
              mark={mark() === "added" || mark() === "removed" ? undefined : props.marks?.get(field.id)}
              title={props.entity.title === field.id}
              selected={props.selectedField === field.id}
              target={props.nameOfEntity}
              onSelect={() => props.onSelectField(field.id)}
            />
          )}
        </For>
        <Show when={rest() > 0}>
          <li class="flex h-7 items-center px-3 text-sm text-ink-3">{t("more", { n: rest() })}</li>
        </Show>
        <Show when={props.entity.fields.length === 0}>
          <li class="flex h-7 items-center px-3 text-sm text-ink-3">{t("fields", { n: 0 })}</li>
        </Show>
      </ul>
      <Show when={props.selected && props.canEdit}>
        <AddFieldRow name={name()} onAdd={props.onAddField} />
      </Show>
      <Show when={props.canEdit}>
        <button
          type="button"
          data-part="handle"
          tabIndex={-1}
          aria-label={t("connectHandle", { name: name() })}
          title={t("connectHandle", { name: name() })}
          onClick={() => props.onConnect()}
          class={`absolute -inset-e-3 top-2.5 flex size-6 items-center justify-center rounded-full border border-accent bg-surface text-accent transition-opacity duration-(--fast) group-hover:opacity-100 group-focus-within:opacity-100 ${props.selected ? "opacity-100" : "opacity-0"}`}
        >
          <Plus class="size-3.5" aria-hidden="true" />
        </button>
      </Show>
    </div>
  );
};

const edges: Readonly<Record<Mark, string>> = {
  added: "border-2 border-success",
  changed: "border-2 border-warning",
  removed: "border-2 border-dashed border-danger",
};
const rowTones: Readonly<Record<Mark, string>> = {
  added: "bg-success-soft",
  changed: "bg-warning-soft",
  removed: "bg-danger-soft",
};

const FieldRow = (props: {
  field: FieldView;
  title: boolean;
  selected: boolean;
  mark: Mark | undefined;
  target: (id: string) => string;
  onSelect: () => void;
}) => (
  <li>
    <button
      type="button"
      tabIndex={-1}
      onClick={() => props.onSelect()}
      class={`flex h-7 w-full items-center gap-2 px-3 text-start text-sm hover:bg-surface-2 ${props.selected ? "bg-accent-soft" : props.mark ? rowTones[props.mark] : ""}`}
      data-mark={props.mark}
    >
      <Show when={props.mark}>{(mark) => <MarkSign mark={mark()} quiet />}</Show>
      <TypeIconOf
        type={props.field.type}
        class={props.field.type === "reference" || props.field.type === "references" ? "text-accent" : "text-ink-3"}
      />
      <span class={`min-w-0 flex-1 truncate ${props.title ? "font-medium" : ""}`}>
        <bdi class={props.mark === "removed" ? "line-through" : ""}>{nameOf(props.field, locale())}</bdi>
        <Show when={props.field.required}>
          <span class="text-danger" aria-hidden="true">
            {" "}
            *
          </span>
          <span class="sr-only"> {t("required")}</span>
        </Show>
      </span>
      <span class="max-w-24 shrink-0 truncate text-xs text-ink-3">
        <Show when={props.field.type} fallback={`${t("unknownType")}: ${props.field.rawType}`}>
          {(type) => (props.field.target && type() !== "user" ? <bdi>{props.target(props.field.target)}</bdi> : typeWord(type()))}
        </Show>
      </span>
    </button>
  </li>
);

/** One line that becomes a field: `status: enum(new, done)`. */
export const AddFieldRow = (props: { name: string; onAdd: (line: string) => void; class?: string }) => {
  const [line, setLine] = createSignal("");
  const add = () => {
    if (line().trim() === "") return;
    props.onAdd(line());
    setLine("");
  };
  return (
    <form
      class={`flex border-t border-line p-1.5 ${props.class ?? ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        class="h-7 w-full min-w-0 rounded-sm bg-surface-2 px-2 text-sm text-ellipsis"
        placeholder={t("addField")}
        aria-label={t("addFieldName", { name: props.name })}
        value={line()}
        dir={line() === "" ? undefined : "auto"}
        onInput={(event) => setLine(event.currentTarget.value)}
        onKeyDown={(event) => event.key !== "Escape" && event.stopPropagation()}
        onBlur={add}
      />
    </form>
  );
};
