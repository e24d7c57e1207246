/** What the compiler's parts look up: the document with its built-in nodes, and the checked tree of each expression. */
import type { Checked } from "../blueprint/expressions/checked.ts";
import type { Blueprint, Id } from "../blueprint/shape.ts";

export interface ModelContext {
  /** With built-in nodes written out. */
  readonly full: Blueprint;
  /** The checked tree of an expression; undefined when there is none. */
  readonly checked: (id: Id, prop: string) => Checked | undefined;
}
