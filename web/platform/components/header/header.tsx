/** The page's only h1, the way back, and what one can do from here. */
import { createSignal, For, onMount, Show } from "solid-js";
import { countOf } from "../../../../schema/model/pages/documents.ts";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import type { ActionSpec, TreeNode } from "../../../../schema/model/pages/tree.ts";
import { rowOf, rowsOf, useHost } from "../../host.tsx";
import { Exchange } from "../../parts/exchange/exchange.tsx";
import { Icon } from "../../parts/icon.tsx";
import { nameOf } from "../../parts/in-words.ts";
import { createLater } from "../../parts/later.ts";
import { whenQuiet } from "../../parts/when-quiet.ts";
import { recordsWords } from "../records.strings.ts";

export const Header = (props: { node: TreeNode<"header"> }) => {
  const host = useHost();
  const { label, inside } = host.words;
  const t = host.words.from(recordsWords);
  const spec = () => props.node.props;
  const [running, setRunning] = createSignal<ActionSpec | null>(null);
  const [Ask, needAsk] = createLater(() => import("../../parts/action-dialog.tsx").then(({ ActionDialog }) => ActionDialog));
  const run = (action: ActionSpec) => {
    setRunning(action);
    void needAsk();
  };
  const record = () => (spec().record ? rowOf(host.boot, spec().record!.query) : null);
  const title = () => {
    const about = spec().record;
    return about ? nameOf(host.words, about.title, record(), about.entity) : label(spec().title ?? {});
  };
  return (
    <header class="page-head">
      <Show when={spec().back}>
        {(back) => (
          <a class="back" href={back().path}>
            <Icon name="back" flip />
            {label(back().label)}
          </a>
        )}
      </Show>
      <div class="page-head-line">
        <div class="page-title">
          <h1>
            <bdi>{title()}</bdi>
          </h1>
          <Show when={spec().count}>{(query) => <Count query={query()} />}</Show>
        </div>
        <div class="page-actions">
          <Show when={spec().exchange}>{(exchange) => <Exchange spec={exchange()} />}</Show>
          <For each={spec().actions}>
            {(action) => (
              <Show when={record()}>
                <button type="button" class="button" classList={{ danger: action.dangerous }} onClick={() => run(action)}>
                  <Show when={action.kind === "delete"} fallback={label(action.label)}>
                    <Icon name="trash" />
                    {t("remove")}
                  </Show>
                </button>
              </Show>
            )}
          </For>
          <For each={spec().links}>
            {(link) => (
              <a class="button" classList={{ primary: link.primary }} href={pathWith(link.path, host.boot.params)}>
                <Icon name={link.icon === "add" ? "plus" : "pencil"} />
                {link.icon === "add" ? t("add", { thing: inside(link.label) }) : t("edit")}
              </a>
            )}
          </For>
        </div>
      </div>
      <Show when={Ask()} keyed>
        {(ActionDialog) => (
          <Show when={record()}>
            {(row) => <ActionDialog action={running()} row={row()} name={title()} onClose={() => setRunning(null)} />}
          </Show>
        )}
      </Show>
    </header>
  );
};

/** How many rows there are, asked only after the list is on screen. */
const Count = (props: { query: string }) => {
  const host = useHost();
  const t = host.words.from(recordsWords);
  const [count, setCount] = createSignal<{ readonly value: number; readonly exact: boolean } | null>(null);
  const ask = async () => {
    const query = host.boot.page.queries[props.query];
    if (query?.kind !== "list") return;
    const answer = await host.call(query.count, countOf(host.boot.variables[props.query] ?? {}));
    const found = (answer.data?.[query.root] as { readonly count?: { readonly value: number; readonly exact: boolean } } | undefined)
      ?.count;
    if (found) setCount(found);
  };
  onMount(() => {
    void ask();
    whenQuiet(() => [host.boot.variables[props.query], rowsOf(host.boot, props.query)?.nodes.map(({ id }) => id)], 600, ask);
  });
  return (
    <p class="count" aria-live="polite">
      <Show when={count()}>{(found) => <>{t(found().exact ? "rows" : "rowsAbout", { n: found().value })}</>}</Show>
    </p>
  );
};
