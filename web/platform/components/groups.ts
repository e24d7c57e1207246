/**
 * Which components are sent together. A browser loads the frame and the groups of the page it shows, before it hydrates; the others
 * follow when one goes there.
 */
import type { Control } from "../../../schema/model/pages/columns.ts";
import type { ComponentType, PageTree } from "../../../schema/model/pages/tree.ts";

const groupOf = {
  header: "head",
  filterBar: "list",
  table: "list",
  related: "record",
  asked: "record",
  detail: "record",
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

/** Besides the groups of components: controls that only some forms and filters have. */
const pickerOf = { reference: "reference", references: "reference", files: "files" } as const satisfies Partial<Record<Control, string>>;

export type Group = (typeof groupOf)[ComponentType] | (typeof pickerOf)[keyof typeof pickerOf];

export const groups: readonly Group[] = [...new Set([...Object.values(groupOf), ...Object.values(pickerOf)])];

/** The groups a page needs. A type this build does not know needs none: it shows its mark. */
export const groupsIn = (tree: readonly PageTree[]): readonly Group[] => [
  ...new Set(
    tree.flatMap((node): Group[] => [...(groupOf[node.type] ? [groupOf[node.type]] : []), ...pickersOf(node), ...groupsIn(node.children)]),
  ),
];

const pickersOf = (node: PageTree): readonly Group[] => {
  if (node.type === "filterBar") return node.props.filters.some(({ kind }) => kind === "record") ? ["reference"] : [];
  return node.type === "form" ? node.props.fields.flatMap(({ control }) => pickerOf[control as keyof typeof pickerOf] ?? []) : [];
};
