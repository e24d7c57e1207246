/**
 * Undo is mine: one stack of what I did. A gesture of my own is its cell changes; taking it back writes, for each cell that still has my
 * value, the one from before, and a cell someone changed since stays as it is [CO52]. Typing in one place is one gesture while its strokes
 * come within 300 ms. What the server did for me (an AI turn, a merge, a restore) is one step as well, which the server takes back by the
 * same rule. Pure; it writes and asks nothing itself.
 */
import type { CellWrite, Mirror } from "../../../schema/blueprint/cells.ts";
import { planRevert } from "../../../schema/blueprint/revert.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { CellChange } from "../../../schema/drafts.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { ServerStep, Way } from "../draft.ts";

interface Gesture {
  readonly label: Sentence;
  readonly gesture: string | null;
  readonly selection: readonly Id[];
  readonly changes: readonly CellChange[];
  readonly at: number;
}
type Step = Gesture | ServerStep;

export interface UndoStack {
  did(gesture: Gesture): void;
  /** The server did something for me; a step that is known already is not put there twice. */
  stepped(step: ServerStep): void;
  /** What undo, or redo, is about: the last step, or the server's of this id wherever it stands; null: there is none. */
  next(way: Way, id?: string): Step | null;
  /** What to write to take a gesture back or do it again, and the nodes of what is left as it is; it counts as done. */
  turn(way: Way, gesture: Gesture, mirror: Mirror): { readonly writes: readonly CellWrite[]; readonly left: readonly Id[] };
  /** The server turned a step. `again`: there is something of it to be turned round. */
  turned(way: Way, step: ServerStep, again: boolean): void;
  /** Whether a step of the server stands, or was taken back here; null: it is not known. */
  stands(id: string): boolean | null;
  label(way: Way): Sentence | null;
  /** Gestures are over; what the server keeps stays. */
  forgetGestures(): void;
}

const gestureMs = 300;
const maxSteps = 500;

export const isServerStep = (step: Step): step is ServerStep => "turn" in step;

export const createUndoStack = (): UndoStack => {
  let done: readonly Step[] = [];
  let undone: readonly Step[] = [];

  const moved = (way: Way, step: Step, to: Step | null) => {
    const without = (steps: readonly Step[]) => steps.filter((one) => one !== step);
    const onto = (steps: readonly Step[]) => (to ? [...without(steps), to].slice(-maxSteps) : without(steps));
    [done, undone] = way === "undo" ? [without(done), onto(undone)] : [onto(done), without(undone)];
  };
  const known = (steps: readonly Step[], id: string) => steps.find((step) => isServerStep(step) && step.id === id);

  return {
    did: (step) => {
      undone = [];
      const last = done.at(-1);
      if (last && !isServerStep(last) && step.gesture !== null && last.gesture === step.gesture && step.at - last.at <= gestureMs)
        done = [...done.slice(0, -1), { ...last, at: step.at, changes: [...last.changes, ...step.changes] }];
      else done = [...done, step].slice(-maxSteps);
    },
    stepped: (step) => {
      if (known(done, step.id) || known(undone, step.id)) return;
      undone = [];
      done = [...done, step].slice(-maxSteps);
    },
    next: (way, id) => {
      const steps = way === "undo" ? done : undone;
      return (id === undefined ? steps.at(-1) : known(steps, id)) ?? null;
    },
    turn: (way, gesture, mirror) => {
      const { writes, left } = planRevert(gesture.changes, mirror);
      // The way back is what is really changed now, so redo and undo again meet the same rule.
      moved(way, gesture, writes.length > 0 ? { ...gesture, gesture: null, changes: changesOf(mirror, writes) } : null);
      return { writes, left: [...new Set(left.map(({ key }) => key.slice(0, key.indexOf("/"))))] };
    },
    turned: (way, step, again) => moved(way, step, again ? step : null),
    stands: (id) => (known(done, id) ? true : known(undone, id) ? false : null),
    label: (way) => (way === "undo" ? done : undone).at(-1)?.label ?? null,
    forgetGestures: () => {
      done = done.filter(isServerStep);
      undone = undone.filter(isServerStep);
    },
  };
};

/** What writes would change, as they find the cells now. */
export const changesOf = (mirror: Mirror, writes: readonly CellWrite[]): CellChange[] =>
  writes.map(({ root, key, value }) => {
    const before = mirror.get(root, key);
    return { cell: { root, key }, ...(before === undefined ? {} : { before }), ...(value === undefined ? {} : { after: value }) };
  });
