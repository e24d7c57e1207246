/**
 * The pages of a viewer class: which ones its people may open, what each asks the API, and how each is built, all as data.
 * Pure, so the server renders them, the studio's designer shows them, and nothing is compiled when a version is released.
 * What is hidden here is comfort; the data plane decides every read and write again.
 */
import { builtIn, type Id, type Text } from "../blueprint/shape.ts";
import type { Model, PageModel, Table } from "./model.ts";
import { type Access, accessOf } from "./pages/access.ts";
import { approvalsPage } from "./pages/approvals.ts";
import { type ColumnReader, columnReader } from "./pages/columns.ts";
import type { InboxQuery, PageQuery } from "./pages/documents.ts";
import { entityPages } from "./pages/entity-pages.ts";
import { homePage } from "./pages/home.ts";
import { matched } from "./pages/paths.ts";
import { peoplePages } from "./pages/people.ts";
import type { PageTree } from "./pages/tree.ts";

export type ViewerPageKind =
  | "home"
  | "list"
  | "detail"
  | "new"
  | "edit"
  | "people"
  | "deletedPeople"
  | "account"
  | "approvals"
  | "signIn"
  | "signUp"
  | "claim"
  | "forgot"
  | "reset"
  | "confirm"
  | "mail"
  | "notFound"
  | "forbidden";

export interface ViewerPage {
  readonly id: string;
  readonly label: Text;
  /** Segments that begin with ":" stand for anything, as in `/patients/:id/edit`. */
  readonly path: string;
  readonly kind: ViewerPageKind;
  readonly entity: Id | null;
  readonly nav: "main" | "more" | "hidden";
  readonly icon: string | null;
  readonly queries: Readonly<Record<string, PageQuery>>;
  /** Beside its name in the navigation: how many there are. */
  readonly badge?: InboxQuery;
  readonly tree: readonly PageTree[];
}

/** What the page builders stand on. */
export interface Building {
  readonly model: Model;
  readonly access: Access;
  readonly read: ColumnReader;
  readonly table: (entity: Id) => Table | undefined;
  /** The viewer's path of this kind of page of an entity; null: they have none. */
  readonly pathOf: (entity: Id, kind: "list" | "detail" | "new" | "edit") => string | null;
}

/** Lists the pages people with these roles may open; `roles` as `viewerClassOf` gives them. Entity pages come in the model's order. */
export const pagesFor = (model: Model, roles: readonly Id[]): readonly ViewerPage[] => {
  const access = accessOf(model, roles);
  const tables = new Map(model.tables.map((table) => [table.id, table]));
  const stored = model.pages.flatMap((page): readonly EntityPage[] => {
    const table = page.entity ? tables.get(page.entity) : undefined;
    const kind = kindOf(page);
    return table && kind && !table.builtIn && mayOpen(page, table, kind, access) ? [{ page, table, kind }] : [];
  });
  const pathOf: Building["pathOf"] = (entity, kind) =>
    stored.find((found) => found.table.id === entity && found.kind === kind)?.page.path ?? null;
  const building: Building = {
    model,
    access,
    read: columnReader(model, access, (entity) => pathOf(entity, "detail")),
    table: (entity) => tables.get(entity),
    pathOf,
  };
  return [
    homePage(building),
    ...approvalsPage(building),
    ...stored.map((found) => entityPages[found.kind](building, found)),
    ...peoplePages(building),
  ];
};

export interface EntityPage {
  readonly page: PageModel;
  readonly table: Table;
  readonly kind: "list" | "detail" | "new" | "edit";
}

/** Boards, calendars, galleries and maps are shown as lists until their components exist. */
const kindOf = (page: PageModel): EntityPage["kind"] | null => {
  switch (page.kind) {
    case "list":
    case "board":
    case "calendar":
    case "gallery":
    case "map":
      return "list";
    case "detail":
      return "detail";
    case "form":
      return page.path.includes("/:") ? "edit" : "new";
    case "dashboard":
    case "report":
    case "assistant":
    case "home":
    case "landing":
    case "custom":
      return null;
  }
};

const mayOpen = (page: PageModel, table: Table, kind: EntityPage["kind"], access: Access): boolean => {
  if (page.roles.length > 0 && !page.roles.some((role) => access.roles.includes(role))) return false;
  if (kind === "new") return access.may(table.id, "create");
  return access.may(table.id, "read") && (kind !== "edit" || access.may(table.id, "update"));
};

/** Finds the page of a path and the values of its `:` segments. A page without such segments wins: `/patients/new` is no record. */
export const pageAt = (
  pages: readonly ViewerPage[],
  path: string,
): { readonly page: ViewerPage; readonly params: Readonly<Record<string, string>> } | null => {
  const found = pages
    .filter(({ kind }) => kind !== "notFound" && kind !== "forbidden")
    .flatMap((page) => {
      const params = matched(page.path, path);
      return params ? [{ page, params }] : [];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  return found[0] ?? null;
};

/** Says whether another viewer class has a page here: then a visitor is asked to sign in, and others are told it is not theirs. */
export const existsForSomebody = (model: Model, path: string): boolean => {
  const everybody = model.roles.map(({ id }) => id).sort();
  // With the visitors' role among them they count as not signed in, and have no account page.
  return [everybody, everybody.filter((id) => id !== builtIn.public)].some((roles) => pageAt(pagesFor(model, roles), path) !== null);
};
