/** Search and filters as an ordinary GET form: the address is the state, and without scripts there is a button. */
import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import type { FilterSpec } from "../../../../schema/model/pages/columns.ts";
import type { TreeNode } from "../../../../schema/model/pages/tree.ts";
import type { Chosen } from "../../forms.ts";
import { rowsOf, useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { nameOf } from "../../parts/in-words.ts";
import { Select } from "../../parts/select.tsx";
import { searchWith } from "../../search.ts";
import { recordsWords } from "../records.strings.ts";

/** Filters beside the search; the others wait behind a button. */
const beside = 3;

export const FilterBar = (props: { node: TreeNode<"filterBar"> }) => {
  const host = useHost();
  const { inside } = host.words;
  const t = host.words.from(recordsWords);
  const spec = () => props.node.props;
  const given = (name: string) => new URLSearchParams(host.boot.search).get(name) ?? "";
  const set = (name: string, value: string) =>
    host.go(searchWith(host.boot, { [name]: value || null, after: null, before: null }), "replace");
  const isDate = ({ kind }: FilterSpec) => kind === "date" || kind === "dateTime";
  const near = () =>
    spec()
      .filters.filter((filter) => !isDate(filter))
      .slice(0, beside);
  const far = () => spec().filters.filter((filter) => !near().includes(filter));
  const farUsed = () => far().filter(({ key }) => given(`f.${key}`) || given(`f.${key}.from`) || given(`f.${key}.to`)).length;
  const used = () => [...new URLSearchParams(host.boot.search).keys()].some((key) => key === "q" || key.startsWith("f."));
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return (
    <search class="filters">
      <form
        method="get"
        action={host.boot.path}
        onSubmit={(event) => {
          event.preventDefault();
          clearTimeout(timer);
          const typed = new FormData(event.currentTarget).get("q");
          if (typed !== null) set("q", String(typed));
        }}
      >
        <Show when={spec().search}>
          <div class="search-box">
            <Icon name="search" />
            <input
              type="search"
              name="q"
              aria-label={t("search", { things: inside(host.boot.page.label) })}
              placeholder={t("search", { things: inside(host.boot.page.label) })}
              value={given("q")}
              onInput={(event) => {
                const { value } = event.currentTarget;
                clearTimeout(timer);
                timer = setTimeout(() => set("q", value), 350);
              }}
            />
          </div>
        </Show>
        <For each={near()}>{(filter) => <One filter={filter} given={given} set={set} />}</For>
        <Show when={far().length > 0}>
          <details class="more-filters" open={farUsed() > 0}>
            <summary class="button">
              <Icon name="filter" />
              {t("moreFilters")}
            </summary>
            <div class="more-filters-box">
              <For each={far()}>{(filter) => <One filter={filter} given={given} set={set} />}</For>
            </div>
          </details>
        </Show>
        <button type="submit" class="button without-script">
          {t("apply")}
        </button>
        <Show when={used()}>
          <a class="button quiet" href={host.boot.path}>
            <Icon name="x" />
            {t("clearFilters")}
          </a>
        </Show>
      </form>
    </search>
  );
};

interface OneProps {
  readonly filter: FilterSpec;
  given(name: string): string;
  set(name: string, value: string): void;
}

const One = (props: OneProps) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(recordsWords);
  const name = () => `f.${props.filter.key}`;
  const choices = () =>
    props.filter.kind === "boolean"
      ? [
          { value: "true", words: t("yes") },
          { value: "false", words: t("no") },
        ]
      : props.filter.options.map((option) => ({ value: option.value, words: label(option.label) }));
  return (
    <Switch>
      <Match when={props.filter.kind === "option" || props.filter.kind === "boolean"}>
        <div class="filter">
          <label for={`filter-${props.filter.key}`}>{label(props.filter.label)}</label>
          <Select id={`filter-${props.filter.key}`} name={name()} onChange={(event) => props.set(name(), event.currentTarget.value)}>
            <option value="" selected={props.given(name()) === ""}>
              {t("any")}
            </option>
            <For each={choices()}>
              {(choice) => (
                <option value={choice.value} selected={props.given(name()) === choice.value}>
                  {choice.words}
                </option>
              )}
            </For>
          </Select>
        </div>
      </Match>
      <Match when={props.filter.kind === "date" || props.filter.kind === "dateTime"}>
        <For each={["from", "to"] as const}>
          {(end) => (
            <label class="filter">
              <span>{t(end, { field: label(props.filter.label) })}</span>
              <input
                type="date"
                name={`${name()}.${end}`}
                value={props.given(`${name()}.${end}`)}
                onChange={(event) => props.set(`${name()}.${end}`, event.currentTarget.value)}
              />
            </label>
          )}
        </For>
      </Match>
      <Match when={props.filter.kind === "record" && props.filter.picker}>
        {(picker) => <ByRecord filter={props.filter} given={props.given} set={props.set} picker={picker()} />}
      </Match>
    </Switch>
  );
};

const ByRecord = (props: OneProps & { readonly picker: NonNullable<FilterSpec["picker"]> }) => {
  const host = useHost();
  const { label } = host.words;
  const name = () => `f.${props.filter.key}`;
  const id = () => `filter-${props.filter.key}`;
  const [chosen, setChosen] = createSignal<Chosen | null>(null);
  // The address knows the id only; a row on screen usually knows the name, else the API is asked.
  onMount(async () => {
    const wanted = props.given(name());
    if (!wanted) return;
    const near = rowsOf(host.boot, "rows")?.nodes[0]?.[props.filter.key];
    const known = near ?? (await host.call(props.picker.document, { first: 1, filter: { id: { eq: wanted } } })).data?.[props.picker.root];
    const record = (known as { readonly nodes?: readonly { readonly id: string }[] } | null)?.nodes?.[0] ?? known;
    if (record) setChosen({ id: wanted, name: nameOf(host.words, props.picker.title, record as never, props.picker.label) });
  });
  const current = () => (props.given(name()) ? (chosen() ?? { id: props.given(name()), name: "…" }) : null);
  return (
    <div class="filter with-script">
      <label for={id()}>{label(props.filter.label)}</label>
      <Show when={host.component("referencePicker")} keyed>
        {(ReferencePicker) => (
          <ReferencePicker
            id={id()}
            label={label(props.filter.label)}
            picker={props.picker}
            chosen={current()}
            placeholder={host.words.from(recordsWords)("any")}
            onChoose={(one) => {
              setChosen(one);
              props.set(name(), one?.id ?? "");
            }}
          />
        )}
      </Show>
    </div>
  );
};
