/** The components this browser has so far. Pages wait for theirs before they are drawn, so drawing itself never waits. */
import type { ComponentType, PageTree } from "../../../schema/model/pages/tree.ts";
import type { Catalogue } from "../components/catalogue.ts";
import { type Group, groupsIn } from "../components/groups.ts";

const loaders = {
  records: () => import("../components/groups/records.ts").then(({ records }) => records),
  form: () => import("../components/groups/form.ts").then(({ form }) => form),
  home: () => import("../components/groups/home.ts").then(({ home }) => home),
  approvals: () => import("../components/groups/approvals.ts").then(({ approvals }) => approvals),
  why: () => import("../components/groups/why.ts").then(({ why }) => why),
  people: () => import("../components/groups/people.ts").then(({ people }) => people),
  account: () => import("../components/groups/account.ts").then(({ account }) => account),
  doors: () => import("../components/groups/doors.ts").then(({ doors }) => doors),
} satisfies Record<Group, () => Promise<Partial<Catalogue>>>;

let ready: Partial<Catalogue> = {};

export const componentOf = <K extends ComponentType>(type: K): Catalogue[K] | undefined => ready[type];

/** Loads what a page needs; does nothing when it is here already. */
export const ensure = async (tree: readonly PageTree[]): Promise<void> => {
  const groups = await Promise.all(groupsIn(tree).map((group) => loaders[group]()));
  ready = Object.assign({}, ready, ...groups) as Partial<Catalogue>;
};
