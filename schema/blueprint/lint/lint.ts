/**
 * A lint: one question asked of each node of some kinds of a normalised blueprint, with the codes it answers with. One file per lint;
 * `index.ts` lists them. A lint never throws and never changes anything; where a safe fix exists it is offered as operations. What it
 * finds may stand at another node than the one it was asked about.
 */
import type { DraftNode } from "../document.ts";
import type { NodeKind, Problem } from "../operation.ts";
import type { Id } from "../shape.ts";
import type { Look } from "./look.ts";

export interface Lint {
  readonly codes: readonly string[];
  /** Which nodes it is asked about; `header`: once, of the document itself. */
  readonly of: readonly (NodeKind | "header")[];
  readonly check: (look: Look, id: Id, node: DraftNode) => readonly Problem[];
}

/** What is looked for: everything, or only what stands in the way of a release. */
export type Levels = "all" | "errors";

/** Nothing found. */
export const none: readonly Problem[] = [];
