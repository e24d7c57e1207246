/** The components this browser has so far. Pages wait for theirs before they are drawn, so drawing itself never waits. */
import type { PageTree } from "../../../schema/model/pages/tree.ts";
import type { Catalogue } from "../components/catalogue.ts";
import { type Group, groupsIn } from "../components/groups.ts";

const loaders = {
  head: () => import("../components/groups/head.ts"),
  list: () => import("../components/groups/list.ts"),
  record: () => import("../components/groups/record.ts"),
  form: () => import("../components/groups/form.ts"),
  home: () => import("../components/groups/home.ts"),
  approvals: () => import("../components/groups/approvals.ts"),
  why: () => import("../components/groups/why.ts"),
  people: () => import("../components/groups/people.ts"),
  account: () => import("../components/groups/account.ts"),
  doors: () => import("../components/groups/doors.ts"),
  reference: () => import("../components/groups/reference.ts"),
  files: () => import("../components/groups/files.ts"),
} satisfies Record<Group, () => Promise<{ readonly components: Partial<Catalogue> }>>;

let ready: Partial<Catalogue> = {};

export const componentOf = <K extends keyof Catalogue>(type: K): Catalogue[K] | undefined => ready[type];

/** Loads what a page needs; does nothing when it is here already. */
export const ensure = async (tree: readonly PageTree[]): Promise<void> => {
  const groups = await Promise.all(groupsIn(tree).map((group) => loaders[group]()));
  ready = Object.assign({}, ready, ...groups.map(({ components }) => components)) as Partial<Catalogue>;
};
