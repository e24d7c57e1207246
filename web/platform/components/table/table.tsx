/** Rows of an entity: a table on wide screens, cards on narrow ones, links for everything, so it works without scripts too. */
import { createSignal, For, Show } from "solid-js";
import { pathWith } from "../../../../schema/model/pages/paths.ts";
import type { TableProps, TreeNode } from "../../../../schema/model/pages/tree.ts";
import type { Row } from "../../boot.ts";
import { refusalOf, rowsOf, useHost } from "../../host.tsx";
import { Icon } from "../../parts/icon.tsx";
import { inWords } from "../../parts/in-words.ts";
import { createLater } from "../../parts/later.ts";
import { Refused } from "../../parts/note.tsx";
import { Value } from "../../parts/value.tsx";
import { searchWith } from "../../search.ts";
import { recordsWords } from "../records.strings.ts";

export const Table = (props: { node: TreeNode<"table"> }) => <Rows spec={props.node.props} sortable />;

/** Shared with related lists, which are not sorted by the address. */
export const Rows = (props: { spec: TableProps; sortable?: boolean }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(recordsWords);
  const rows = () => rowsOf(host.boot, props.spec.query);
  const refused = () => refusalOf(host.boot.answers[props.spec.query]);
  const [removing, setRemoving] = createSignal<Row | null>(null);
  const [Ask, needAsk] = createLater(() => import("../../parts/action-dialog.tsx").then(({ ActionDialog }) => ActionDialog));
  const remove = (row: Row) => {
    setRemoving(row);
    void needAsk();
  };
  const nameColumn = () => props.spec.columns.find(({ key }) => key === props.spec.titleKey);
  const name = (row: Row): string => {
    const column = nameColumn();
    const words = column && !column.target ? inWords(host.words, column, row[column.key]) : "";
    return words || `${label(props.spec.entity.one)} ${row.id.slice(-6)}`;
  };
  const tools = () => Boolean(props.spec.edit || props.spec.remove);
  return (
    <Show
      when={rows()}
      fallback={
        <Refused
          refusal={refused() ?? { code: "INTERNAL", message: t("failed"), correlationId: null, fields: {} }}
          retry={() => void host.refresh()}
        />
      }
    >
      {(found) => (
        <Show
          when={found().nodes.length > 0}
          fallback={<Nothing spec={props.spec} filtered={Boolean(props.sortable) && isFiltered(host.boot.search)} />}
        >
          <div class="card table-card">
            <table>
              <thead>
                <tr>
                  <For each={props.spec.columns}>
                    {(column) => <Heading column={column} query={props.spec.query} sortable={Boolean(props.sortable) && column.sortable} />}
                  </For>
                  <Show when={tools()}>
                    <th scope="col" class="tools">
                      <span class="unseen">{t("actions")}</span>
                    </th>
                  </Show>
                </tr>
              </thead>
              <tbody>
                <For each={found().nodes}>
                  {(row) => (
                    <tr>
                      <For each={props.spec.columns}>
                        {(column) => (
                          <td
                            data-label={label(column.label)}
                            class={`cell-${column.show}`}
                            classList={{ title: column.key === props.spec.titleKey }}
                          >
                            <Show
                              when={column.key === props.spec.titleKey && !column.target && props.spec.open}
                              fallback={<Value column={column} value={row[column.key]} />}
                            >
                              {(open) => (
                                <a class="row-link" href={pathWith(open(), { id: row.id })}>
                                  <bdi>{name(row)}</bdi>
                                </a>
                              )}
                            </Show>
                          </td>
                        )}
                      </For>
                      <Show when={tools()}>
                        <td class="tools">
                          <Show when={nameColumn()?.target && props.spec.open}>
                            {(open) => (
                              <a
                                class="button quiet square"
                                href={pathWith(open(), { id: row.id })}
                                aria-label={`${t("details")}: ${name(row)}`}
                              >
                                <Icon name="forward" flip />
                              </a>
                            )}
                          </Show>
                          <Show when={props.spec.edit}>
                            {(edit) => (
                              <a
                                class="button quiet square"
                                href={pathWith(edit(), { id: row.id })}
                                aria-label={t("editRow", { name: name(row) })}
                              >
                                <Icon name="pencil" />
                              </a>
                            )}
                          </Show>
                          <Show when={props.spec.remove}>
                            <button
                              type="button"
                              class="button quiet square"
                              aria-label={t("removeRow", { name: name(row) })}
                              onClick={() => remove(row)}
                            >
                              <Icon name="trash" />
                            </button>
                          </Show>
                        </td>
                      </Show>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
          <Show when={props.sortable}>
            <Pager info={found().pageInfo} />
          </Show>
          <Show when={Ask()} keyed>
            {(ActionDialog) => (
              <Show when={removing()}>
                {(row) => <ActionDialog action={props.spec.remove} row={row()} name={name(row())} onClose={() => setRemoving(null)} />}
              </Show>
            )}
          </Show>
        </Show>
      )}
    </Show>
  );
};

const isFiltered = (search: string): boolean => [...new URLSearchParams(search).keys()].some((key) => key === "q" || key.startsWith("f."));

const Heading = (props: { column: TableProps["columns"][number]; query: string; sortable: boolean }) => {
  const host = useHost();
  const { label } = host.words;
  const t = host.words.from(recordsWords);
  const sorted = (): "ascending" | "descending" | undefined => {
    if (!props.sortable) return undefined;
    const order = (host.boot.variables[props.query]?.order as readonly Readonly<Record<string, string>>[] | undefined)?.[0];
    const way = order?.[props.column.key];
    return way === "ASC" ? "ascending" : way === "DESC" ? "descending" : undefined;
  };
  const href = () =>
    searchWith(host.boot, { sort: sorted() === "ascending" ? `-${props.column.key}` : props.column.key, after: null, before: null });
  return (
    <th scope="col" aria-sort={sorted()} class={`cell-${props.column.show}`}>
      <Show when={props.sortable} fallback={label(props.column.label)}>
        <a class="sort" href={href()} title={t("sortBy", { field: label(props.column.label) })}>
          {label(props.column.label)}
          <span class="sort-mark">
            <Show when={sorted()}>{(way) => <Icon name={way() === "ascending" ? "up" : "downward"} />}</Show>
          </span>
        </a>
      </Show>
    </th>
  );
};

const Pager = (props: {
  info: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}) => {
  const host = useHost();
  const t = host.words.from(recordsWords);
  return (
    <Show when={props.info.hasNextPage || props.info.hasPreviousPage}>
      <nav class="pager" aria-label={t("pages")}>
        <Show when={props.info.hasPreviousPage}>
          <a class="button" rel="prev" href={searchWith(host.boot, { before: props.info.startCursor, after: null })}>
            <Icon name="back" flip />
            {t("previous")}
          </a>
        </Show>
        <Show when={props.info.hasNextPage}>
          <a class="button" rel="next" href={searchWith(host.boot, { after: props.info.endCursor, before: null })}>
            {t("next")}
            <Icon name="forward" flip />
          </a>
        </Show>
      </nav>
    </Show>
  );
};

const Nothing = (props: { spec: TableProps; filtered: boolean }) => {
  const host = useHost();
  const { inside } = host.words;
  const t = host.words.from(recordsWords);
  return (
    <div class="card nothing-here">
      <Icon name={props.filtered ? "search" : (props.spec.entity.icon ?? "inbox")} />
      <p class="nothing-title">{props.filtered ? t("nothingFound") : t("nothingYet", { things: inside(props.spec.entity.many) })}</p>
      <Show when={props.filtered}>
        <p>{t("nothingFoundNote")}</p>
        <a class="button" href={host.boot.path}>
          {t("clearFilters")}
        </a>
      </Show>
      <Show when={!props.filtered && props.spec.add}>
        {(add) => (
          <a class="button" href={pathWith(add(), host.boot.params)}>
            <Icon name="plus" />
            {t("add", { thing: inside(props.spec.entity.one) })}
          </a>
        )}
      </Show>
    </div>
  );
};
