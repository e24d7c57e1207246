/** The four pages of an entity: list, detail, new, edit. */
import { builtIn, type Id, type Text } from "../../blueprint/shape.ts";
import { mutationNames } from "../api-names.ts";
import type { ActionModel, Table } from "../model.ts";
import type { Building, EntityPage, ViewerPage } from "../pages.ts";
import { mayExplain } from "./access.ts";
import { waitingHere } from "./approvals.ts";
import { type ColumnSpec, drawnAs, fieldSpec, recordFields, selection } from "./columns.ts";
import { listQuery, listRoot, oneQuery, type PageQuery, whyDocument } from "./documents.ts";
import { showsFiles } from "./shows-files.ts";
import { type ActionSpec, iconOf, node, type PageTree, type TableProps } from "./tree.ts";

type Build = (building: Building, found: EntityPage) => ViewerPage;

const list: Build = (building, { page, table }) => {
  const { read, pathOf } = building;
  const columns = listColumns(building, table, page.view.columns);
  const sortField = page.view.sort.find(
    ({ field }) => field === "createdAt" || columns.some(({ id, sortable }) => id === field && sortable),
  );
  const sortKey = sortField?.field === "createdAt" ? "createdAt" : columns.find(({ id }) => id === sortField?.field)?.key;
  const searchable = isSearchable(building, table);
  const filters = read.filters(table.id);
  const query = listQuery(table, columns, {
    filters,
    searchable,
    sort: sortField && sortKey ? { key: sortKey, desc: sortField.desc } : usualSort(columns),
    of: null,
  });
  const add = pathOf(table.id, "new");
  return shown(page, table, "list", { rows: query }, [
    node("header", "header", {
      title: page.label,
      record: null,
      back: null,
      count: "rows",
      links: add ? [{ path: add, label: table.label, icon: "add", primary: true }] : [],
      actions: [],
      exchange: { query: "rows", name: table.pluralKey, many: table.plural, imports: building.access.may(table.id, "create") },
    }),
    ...(searchable || filters.length ? [node("filters", "filterBar", { query: "rows", search: searchable, filters })] : []),
    node("rows", "table", tableProps(building, table, columns, "rows")),
    ...explaining(building, table, true),
  ]);
};

const detail: Build = (building, { page, table }) => {
  const { read, pathOf, access, model } = building;
  const columns = read.columns(table.id);
  const title = read.titleOf(table.id);
  const edit = pathOf(table.id, "edit");
  const back = pathOf(table.id, "list");
  const related = relatedLists(building, table);
  const badge = columns.find(({ show }) => show === "option")?.key ?? null;
  const runs = model.actions.filter(
    (action) => action.implied === null && action.entity === table.id && action.roles.some((role) => access.roles.includes(role)),
  );
  const remove = removal(building, table, "record", back ?? "/");
  const asked = waitingHere(building, table);
  const queries = {
    record: oneQuery(table, columns.map(selection), true),
    ...Object.fromEntries(related.map(({ name, query }) => [name, query])),
    ...asked.queries,
  };
  return shown(page, table, "detail", queries, [
    node("header", "header", {
      title: null,
      record: { query: "record", title, entity: table.label },
      back: back ? { path: back, label: table.plural } : null,
      count: null,
      links: edit ? [{ path: edit, label: table.label, icon: "edit", primary: true }] : [],
      actions: [...runs.map((action) => runnable(building, action)), ...(remove ? [remove] : [])],
    }),
    ...asked.tree,
    node("detail", "detail", { query: "record", fields: columns, badge }),
    ...related.map(({ tree }) => tree),
    ...explaining(building, table, false),
  ]);
};

/** Whoever may explain rights finds, under each record, why others see it or not, and under each list, why they miss one in it. */
const explaining = (building: Building, table: Table, names: boolean): readonly PageTree[] => {
  const { access, model } = building;
  const people = building.table(builtIn.user);
  if (!people || !mayExplain(model, access.roles) || !access.may(people.id, "read")) return [];
  const named = access.readable(people.id).filter(({ column }) => ["f_user_name", "f_user_email"].includes(column.id));
  return [
    node("why", "why", {
      entity: table.key,
      names,
      document: whyDocument,
      people: {
        document: `query WhyPeople { ${listRoot(people)}(first: ${mostPeople}) { nodes { ${["id", ...named.map(({ column }) => column.key)].join(" ")} } } }`,
        root: listRoot(people),
        most: mostPeople,
      },
      actions: model.actions
        .filter(({ implied, entity }) => implied === null && entity === table.id)
        .map((action) => ({ name: mutationNames(model).get(action.ref)!, label: action.label })),
    }),
  ];
};
const mostPeople = 200;

const create: Build = (building, { page, table }) => {
  const { read, pathOf, access } = building;
  const open = pathOf(table.id, "detail") ?? pathOf(table.id, "list");
  return shown(page, table, "new", {}, [
    node("form", "form", {
      mode: "create",
      query: null,
      entity: table.label,
      title: null,
      fields: read.fields(table.id, "create"),
      save: mutation(`create${table.typeName}`, access.may(table.id, "read") ? "status record { id }" : "status"),
      root: `create${table.typeName}`,
      after: open ?? "/",
    }),
  ]);
};

const edit: Build = (building, { page, table }) => {
  const { read, pathOf } = building;
  const fields = read.fields(table.id, "update");
  const columns = read.columns(table.id).filter(({ key, masked }) => !masked && fields.some((field) => field.key === key));
  const title = read.titleOf(table.id);
  const own = title && !columns.some(({ key }) => key === title.path[0]) ? [recordFields(title).replace(/^id /, "")] : [];
  return shown(page, table, "edit", { record: oneQuery(table, [...columns.map(selection), ...own], false) }, [
    node("form", "form", {
      mode: "update",
      query: "record",
      entity: table.label,
      title,
      // A field one may write and not read (or sees masked) starts empty and is sent only when typed into.
      fields,
      save: mutation(`update${table.typeName}`, "status record { id }"),
      root: `update${table.typeName}`,
      after: table.builtIn ? "/users" : (pathOf(table.id, "detail") ?? pathOf(table.id, "list") ?? "/"),
    }),
  ]);
};

export const entityPages = { list, detail, new: create, edit } satisfies Record<EntityPage["kind"], Build>;

const shown = (
  page: EntityPage["page"],
  table: Table,
  kind: EntityPage["kind"],
  queries: Readonly<Record<string, PageQuery>>,
  tree: readonly PageTree[],
): ViewerPage => ({
  id: page.id,
  label: page.label,
  path: page.path,
  kind,
  entity: table.id,
  nav: kind === "list" ? page.nav : "hidden",
  icon: iconOf(table),
  queries,
  tree,
});

/** The columns a page names, else the title and the first five others. */
const listColumns = (
  { read }: Building,
  table: Table,
  named: readonly Id[],
  without?: Id,
): readonly (ColumnSpec & { readonly id: Id })[] => {
  const all = read.columns(table.id).filter(({ id }) => id !== without);
  if (named.length) return named.flatMap((id) => all.filter((column) => column.id === id));
  const title = all.find(({ id }) => id === table.title);
  const rest = all.filter((column) => column !== title).slice(0, 5);
  return title ? [title, ...rest] : rest;
};

const isSearchable = ({ access }: Building, table: Table): boolean =>
  access.readable(table.id).some(({ column, masked }) => column.searchable && !masked);

/** Latest first where there is a time, else by the first column that can be ordered. */
const usualSort = (columns: readonly ColumnSpec[]): { readonly key: string; readonly desc: boolean } | null => {
  const time = columns.find(({ show, sortable }) => show === "dateTime" && sortable);
  if (time) return { key: time.key, desc: true };
  const first = columns.find(({ sortable }) => sortable);
  return first ? { key: first.key, desc: false } : null;
};

const tableProps = (
  building: Building,
  table: Table,
  columns: readonly (ColumnSpec & { readonly id: Id })[],
  query: string,
): TableProps => ({
  query,
  entity: { one: table.label, many: table.plural, icon: iconOf(table) },
  columns,
  titleKey:
    (columns.find(({ id }) => id === table.title) ?? columns.find((column) => !column.target && !showsFiles(column)) ?? columns[0])?.key ??
    null,
  open: building.pathOf(table.id, "detail"),
  edit: building.pathOf(table.id, "edit"),
  add: building.pathOf(table.id, "new"),
  remove: removal(building, table, query, null),
});

/** Lists of other records that point here, under the name the relation has from this side. */
const relatedLists = (building: Building, table: Table) =>
  building.model.relations.flatMap((relation) => {
    const from = building.table(relation.from);
    const via = building.access.readable(relation.from).find(({ column }) => column.id === relation.field);
    if (!from || from.builtIn || relation.to !== table.id || !via || via.masked || relation.inverse === null) return [];
    if (!building.access.may(from.id, "read")) return [];
    const columns = listColumns(building, from, [], relation.field);
    const name = `related_${relation.field}`;
    const of = { key: via.column.key, many: relation.cardinality === "many" };
    const query = listQuery(from, columns, { filters: [], searchable: false, sort: usualSort(columns), of, size: 10 });
    const props = tableProps(building, from, columns, name);
    const add = props.add && writes(building, from, via.column.id) ? `${props.add}?${via.column.key}=:id` : null;
    const tree = node(name, "related", {
      ...props,
      add,
      title: relation.inverse.label.en || relation.inverse.label.ar ? relation.inverse.label : from.plural,
    });
    return [{ name, query, tree }];
  });

const writes = ({ access }: Building, table: Table, field: Id): boolean =>
  access.writable(table.id, "create").some(({ id }) => id === field);

const noWords: Text = {};

const removal = ({ access }: Building, table: Table, query: string, after: string | null): ActionSpec | null =>
  access.may(table.id, "delete")
    ? {
        kind: "delete",
        document: mutation(`delete${table.typeName}`, "status"),
        root: `delete${table.typeName}`,
        label: table.label,
        confirm: noWords,
        done: noWords,
        params: [],
        dangerous: true,
        query,
        after,
      }
    : null;

const runnable = ({ read, model }: Building, action: ActionModel): ActionSpec => ({
  kind: "run",
  document: mutation(mutationNames(model).get(action.ref)!, "status"),
  root: mutationNames(model).get(action.ref)!,
  label: action.label,
  confirm: action.confirm,
  done: action.done,
  params: action.params.flatMap((param) => {
    const control = drawnAs(param.type)?.control;
    const target = typeof param.config.target === "string" ? param.config.target : null;
    return control ? [fieldSpec(param, control, target ? read.pickerOf(target) : null, action.key)] : [];
  }),
  dangerous: action.risk === "high" || action.risk === "critical",
  query: "record",
  after: null,
});

/** `createPatient`, asked with one `input` of the type the API names after it. */
const mutation = (name: string, answer: string): string =>
  `mutation Do($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${answer} } }`;
