/**
 * Stored pages, then what is derived: a home page, and per entity a list, a record page and two forms. A stored page replaces a
 * derived one when it has the same address, or is of the same kind and entity and open to every role.
 */
import { ranked } from "../blueprint/rank.ts";
import type { Blueprint, Id, PageKind } from "../blueprint/shape.ts";
import { filled } from "./compile-text.ts";
import type { Column, PageModel, Table } from "./model.ts";

export const compilePages = (full: Blueprint, tables: readonly Table[]): readonly PageModel[] => {
  const stored = ranked(full.pages).map(
    ([id, page]): PageModel => ({
      id,
      key: page.key,
      label: filled(full, page.label, page.key),
      path: page.path,
      kind: page.kind,
      entity: page.entity ?? null,
      roles: page.roles,
      nav: page.nav ?? "main",
      view: {
        columns: page.view?.columns ?? listColumns(tables.find((table) => table.id === page.entity)),
        groupBy: page.view?.groupBy ?? null,
        sort: (page.view?.sort ?? []).map(({ field, desc }) => ({ field, desc: desc ?? false })),
      },
    }),
  );
  const derived = [
    homePage(full),
    ...[...tables].sort((a, b) => (a.key < b.key ? -1 : 1)).flatMap((table) => (table.builtIn ? [] : entityPages(table))),
  ];
  const shapes = new Set(stored.map((page) => pathShape(page.path)));
  const replaced = (page: PageModel): boolean =>
    shapes.has(pathShape(page.path)) ||
    (page.kind === "list" && stored.some((own) => own.kind === "list" && own.entity === page.entity && own.roles.length === 0));
  return [...stored, ...derived.filter((page) => !replaced(page))];
};

/** An address with its variable parts made equal: two pages of one shape cannot be told apart. */
export const pathShape = (path: string): string => path.replace(/:[^/]+/g, ":");

const plainView = { columns: [], groupBy: null, sort: [] } as const;

const homePage = (full: Blueprint): PageModel => ({
  id: "derived:home",
  key: "home",
  label: filled(full, { ar: "الرئيسية", en: "Home" }, "home"),
  path: "/",
  kind: "home",
  entity: null,
  roles: [],
  nav: "main",
  view: plainView,
});

const entityPages = (table: Table): readonly PageModel[] => {
  const page = (
    part: "list" | "new" | "detail" | "edit",
    kind: PageKind,
    path: string,
    nav: PageModel["nav"],
    columns: readonly Id[],
  ): PageModel => ({
    id: `derived:${part}:${table.id}`,
    key: part === "list" ? table.pluralKey : `${table.key}${part.charAt(0).toUpperCase()}${part.slice(1)}`,
    label: part === "list" ? table.plural : table.label,
    path,
    kind,
    entity: table.id,
    roles: [],
    nav,
    view: { ...plainView, columns },
  });
  const base = `/${table.pluralKey}`;
  const all = table.columns.map((column) => column.id);
  return [
    page("list", "list", base, "main", listColumns(table)),
    page("new", "form", `${base}/new`, "hidden", all),
    page("detail", "detail", `${base}/:id`, "hidden", all),
    page("edit", "form", `${base}/:id/edit`, "hidden", all),
  ];
};

const notInLists: ReadonlySet<Column["type"]> = new Set([
  "longText",
  "richText",
  "json",
  "references",
  "files",
  "images",
  "signature",
  "address",
]);

const listColumns = (table: Table | undefined): readonly Id[] => (table ? usualColumns(table.title, table.columns) : []);

/** The columns of a list nobody chose any for: the title, then the first five fields that fit in a row. What a role may not read is left out when the page is shown. */
export const usualColumns = (title: Id | null, columns: readonly Pick<Column, "id" | "type">[]): readonly Id[] => {
  const rest = columns.filter((column) => column.id !== title && !notInLists.has(column.type)).map((column) => column.id);
  return title === null ? rest.slice(0, 6) : [title, ...rest.slice(0, 5)];
};
