/** One value, drawn by what its field is. User text is isolated with <bdi>, so it never reorders the line around it. */
import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Json } from "../../../schema/ids.ts";
import type { ColumnSpec, OptionSpec, TargetSpec } from "../../../schema/model/pages/columns.ts";
import { pathWith } from "../../../schema/model/pages/paths.ts";
import { showsFiles } from "../../../schema/model/pages/shows-files.ts";
import type { Row } from "../boot.ts";
import { useHost } from "../host.tsx";
import { FileLinks } from "./file.tsx";
import { Icon } from "./icon.tsx";
import { inWords, nameOf, optionLabel } from "./in-words.ts";
import { valueWords } from "./value.strings.ts";

type Shown = Pick<ColumnSpec, "show" | "options"> & {
  readonly masked?: boolean;
  readonly target?: TargetSpec | null;
  readonly key?: string;
};

/** A coloured dot and the option's words: the state is never colour alone. */
export const Badge = (props: { options: readonly OptionSpec[]; value: string }) => {
  const host = useHost();
  const at = () => props.options.findIndex(({ value }) => value === props.value);
  return (
    <span class="badge">
      <Dot colour={props.options[at()]?.colour ?? null} at={at()} />
      <bdi>{optionLabel(host.words, props.options, props.value)}</bdi>
    </span>
  );
};

export const Dot = (props: { colour: string | null; at: number }) => (
  <svg class={`dot ${props.colour ? "" : `series-${((props.at % 8) + 8) % 8}`}`} viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
    <circle cx="4" cy="4" r="4" fill={props.colour ?? "currentColor"} />
  </svg>
);

const RecordLink = (props: { target: TargetSpec | null; record: Json }): JSX.Element => {
  const host = useHost();
  const name = () => nameOf(host.words, props.target?.title ?? null, props.record, props.target?.label ?? {});
  const id = () => String((props.record as Row).id);
  return (
    <Show when={props.target?.open} fallback={<bdi>{name()}</bdi>}>
      {(open) => (
        <a class="reference" href={pathWith(open(), { id: id() })}>
          <bdi>{name()}</bdi>
        </a>
      )}
    </Show>
  );
};

export const Value = (props: { column: Shown; value: Json | undefined }) => {
  const host = useHost();
  const text = () => inWords(host.words, props.column, props.value);
  const list = () =>
    Array.isArray(props.value) ? (props.value as readonly Json[]) : ((props.value as { nodes?: readonly Json[] } | null)?.nodes ?? []);
  const isEmpty = () =>
    props.value === null ||
    props.value === undefined ||
    props.value === "" ||
    (["options", "records", "files", "pictures"].includes(props.column.show) && Array.isArray(props.value) && list().length === 0) ||
    (props.column.show === "records" && list().length === 0);
  return (
    <Switch fallback={<bdi>{text()}</bdi>}>
      <Match when={isEmpty()}>
        <span class="nothing">
          <span aria-hidden="true">–</span>
          <span class="unseen">{host.words.from(valueWords)("empty")}</span>
        </span>
      </Match>
      <Match when={props.column.masked}>
        <span class="masked" title={host.words.from(valueWords)("hidden")}>
          <Icon name="lock" />
          <bdi>{String(props.value)}</bdi>
        </span>
      </Match>
      <Match when={props.column.show === "option"}>
        <Badge options={props.column.options} value={String(props.value)} />
      </Match>
      <Match when={props.column.show === "options"}>
        <span class="badges">
          <For each={list()}>{(one) => <Badge options={props.column.options} value={String(one)} />}</For>
        </span>
      </Match>
      <Match when={props.column.show === "record"}>
        <RecordLink target={props.column.target ?? null} record={props.value ?? null} />
      </Match>
      <Match when={props.column.show === "records"}>
        <span class="badges">
          <For each={list()}>{(one) => <RecordLink target={props.column.target ?? null} record={one} />}</For>
        </span>
      </Match>
      <Match when={showsFiles(props.column)}>
        <FileLinks value={props.value} pictures={props.column.show === "pictures"} />
      </Match>
      <Match when={props.column.show === "email"}>
        <a href={`mailto:${String(props.value)}`}>
          <bdi>{String(props.value)}</bdi>
        </a>
      </Match>
      <Match when={props.column.show === "phone"}>
        <a href={`tel:${String(props.value).replace(/[^+\d]/g, "")}`}>
          <bdi dir="ltr">{String(props.value)}</bdi>
        </a>
      </Match>
      <Match when={props.column.show === "url" && /^https?:\/\//i.test(String(props.value))}>
        <a href={String(props.value)} target="_blank" rel="noopener noreferrer nofollow">
          <bdi dir="ltr">{String(props.value).replace(/^https?:\/\//i, "")}</bdi>
        </a>
      </Match>
      <Match when={props.column.show === "colour"}>
        <span class="swatch">
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect width="16" height="16" rx="4" fill={String(props.value)} />
          </svg>
          <bdi dir="ltr">{String(props.value)}</bdi>
        </span>
      </Match>
      <Match when={props.column.show === "longText"}>
        <p class="long" dir="auto">
          {String(props.value)}
        </p>
      </Match>
      <Match when={["number", "money", "percent", "rating"].includes(props.column.show)}>
        <bdi class="figure">{text()}</bdi>
      </Match>
    </Switch>
  );
};
