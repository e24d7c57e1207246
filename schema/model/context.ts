/** What the compiler's parts look up: the document with its built-in nodes, and the checked tree of each expression. */
import { withBuiltIns } from "../blueprint/built-in.ts";
import { checkExpressions } from "../blueprint/expression-places.ts";
import type { Checked } from "../blueprint/expressions/checked.ts";
import { nodesOf } from "../blueprint/naming.ts";
import type { Blueprint, Id } from "../blueprint/shape.ts";

export interface ModelContext {
  /** With built-in nodes written out. */
  readonly full: Blueprint;
  /** The checked tree of an expression; undefined when there is none. */
  readonly checked: (id: Id, prop: string) => Checked | undefined;
}

/** Looks a clean blueprint up once for all parts. */
export const modelContext = (blueprint: Blueprint): ModelContext => {
  const full = withBuiltIns(blueprint);
  const { checked } = checkExpressions(full, nodesOf(blueprint));
  return { full, checked: (id, prop) => checked.get(`${id}/${prop}`) };
};
