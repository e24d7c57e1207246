/**
 * `normalise`: any JSON that claims to be a draft → the blueprint people see, and what is wrong with it. It writes nothing, never
 * throws [BP21], and gives the same bytes for every order of insertion [BP22]. How it reads and repairs is `reading.ts`.
 */
import { type Draft, nest } from "./document.ts";
import { problemsFrom } from "./findings.ts";
import { type Nodes, nodesOfDraft } from "./naming.ts";
import type { Problem } from "./operation.ts";
import { foundIn, readDraft, shapesOf } from "./reading.ts";
import type { Blueprint } from "./shape.ts";

export interface Normalised {
  readonly blueprint: Blueprint;
  /** The live, repaired nodes `blueprint` is nested from. */
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  /** Every node that was read, removed and unreadable ones too: whatever a sentence may have to name. */
  readonly named: Nodes;
}

/** Reads a draft of any quality. */
export const normalise = (raw: unknown): Normalised => {
  const reading = readDraft(raw);
  const draft: Draft = { header: reading.header, nodes: reading.live };
  const named: Nodes = { ...nodesOfDraft({ header: {}, nodes: shapesOf(reading.raw) }), ...nodesOfDraft(draft) };
  return { blueprint: nest(draft), draft, problems: problemsFrom(foundIn(reading), named), named };
};
