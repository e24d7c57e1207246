/** The edits of a room that wait for their turn, in the order they were accepted. */
import type { Edit } from "./edit.ts";

export interface EditQueue {
  readonly length: number;
  readonly bytes: number;
  add(edit: Edit): void;
  /** The edits of the next turn: as many as it takes of one document, and one at least. */
  nextTurn(): readonly Edit[];
  /** Everything that waits; nothing does afterwards. */
  drain(): readonly Edit[];
}

/** How much one turn takes of one document. */
const maxTurnBytes = 4 * 1024 * 1024;
const maxTurnEdits = 1_000;

export const createEditQueue = (): EditQueue => {
  let queue: Edit[] = [];
  let bytes = 0;
  return {
    get length() {
      return queue.length;
    },
    get bytes() {
      return bytes;
    },
    add: (edit) => {
      queue.push(edit);
      bytes += edit.bytes.length;
    },
    nextTurn: () => {
      const edits: Edit[] = [];
      let taken = 0;
      while (queue.length > 0 && edits.length < maxTurnEdits && (edits.length === 0 || taken + queue[0]!.bytes.length <= maxTurnBytes)) {
        const edit = queue.shift()!;
        taken += edit.bytes.length;
        edits.push(edit);
      }
      bytes -= taken;
      return edits;
    },
    drain: () => {
      const waiting = queue;
      queue = [];
      bytes = 0;
      return waiting;
    },
  };
};
