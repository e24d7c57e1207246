/**
 * Undo is mine: a stack of my gestures as cell changes. Taking one back writes, for each cell that still has my value, the one from
 * before; a cell someone changed since stays as it is [CO52]. Typing in one place is one gesture while its strokes come within 300 ms.
 * Pure; it writes nothing itself.
 */
import type { CellWrite, Mirror } from "../../../schema/blueprint/cells.ts";
import { planRevert } from "../../../schema/blueprint/revert.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { CellChange } from "../../../schema/drafts.ts";
import type { Sentence } from "../../../schema/ids.ts";

interface Step {
  readonly label: Sentence;
  readonly gesture: string | null;
  readonly selection: readonly Id[];
  readonly changes: readonly CellChange[];
  readonly at: number;
}

export interface UndoStack {
  did(step: Step): void;
  /** What to write to take the last step back, or to do it again; null: there is none. */
  undo(mirror: Mirror): Taken | null;
  redo(mirror: Mirror): Taken | null;
  undoLabel(): Sentence | null;
  redoLabel(): Sentence | null;
  clear(): void;
}
interface Taken {
  readonly writes: readonly CellWrite[];
  readonly selection: readonly Id[];
}

const gestureMs = 300;
const maxSteps = 500;

export const createUndoStack = (): UndoStack => {
  let done: Step[] = [];
  let undone: Step[] = [];

  const take = (from: Step[], to: Step[], mirror: Mirror): Taken | null => {
    const step = from.pop();
    if (!step) return null;
    const { writes } = planRevert(step.changes, mirror);
    // The way back is what is really changed now, so redo and undo again meet the same rule.
    if (writes.length > 0) to.push({ ...step, gesture: null, changes: changesOf(mirror, writes) });
    return { writes, selection: step.selection };
  };

  return {
    did: (step) => {
      undone = [];
      const last = done.at(-1);
      if (last && step.gesture !== null && last.gesture === step.gesture && step.at - last.at <= gestureMs)
        done[done.length - 1] = { ...last, at: step.at, changes: [...last.changes, ...step.changes] };
      else done = [...done.slice(-(maxSteps - 1)), step];
    },
    undo: (mirror) => take(done, undone, mirror),
    redo: (mirror) => take(undone, done, mirror),
    undoLabel: () => done.at(-1)?.label ?? null,
    redoLabel: () => undone.at(-1)?.label ?? null,
    clear: () => {
      done = [];
      undone = [];
    },
  };
};

/** What writes would change, as they find the cells now. */
export const changesOf = (mirror: Mirror, writes: readonly CellWrite[]): CellChange[] =>
  writes.map(({ root, key, value }) => {
    const before = mirror.get(root, key);
    return { cell: { root, key }, ...(before === undefined ? {} : { before }), ...(value === undefined ? {} : { after: value }) };
  });
