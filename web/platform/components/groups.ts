/**
 * Which components are sent together. A browser loads the frame and the groups of the page it shows, before it hydrates; the others
 * follow when one goes there.
 */
import type { ComponentType, PageTree } from "../../../schema/model/pages/tree.ts";

export const groupOf = {
  header: "records",
  filterBar: "records",
  table: "records",
  related: "records",
  asked: "records",
  detail: "records",
  form: "form",
  grid: "home",
  stat: "home",
  breakdown: "home",
  welcome: "home",
  people: "people",
  deletedPeople: "people",
  mail: "people",
  account: "account",
  signIn: "doors",
  signUp: "doors",
  claim: "doors",
  forgot: "doors",
  reset: "doors",
  confirm: "doors",
  notice: "doors",
  why: "why",
  approvals: "approvals",
} as const satisfies Record<ComponentType, string>;
export type Group = (typeof groupOf)[ComponentType];

/** The groups a page needs. A type this build does not know needs none: it shows its mark. */
export const groupsIn = (tree: readonly PageTree[]): readonly Group[] => [
  ...new Set(tree.flatMap((node): Group[] => [...(groupOf[node.type] ? [groupOf[node.type]] : []), ...groupsIn(node.children)])),
];
