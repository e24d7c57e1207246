/**
 * My undo of one branch: the stack, and turning its steps one after the other. It outlives the open document, so a merge into another branch
 * is taken back there, and who leaves a branch and comes back finds it; it ends with the session, and with a reload.
 */
import { createSignal } from "solid-js";
import type { CellWrite, Mirror } from "../../../schema/blueprint/cells.ts";
import type { CellChange, Seq } from "../../../schema/drafts.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { ServerStep, Taken, Way } from "../draft.ts";
import { changesOf, createUndoStack, isServerStep, type UndoStack } from "./undo.ts";

/** The open document, as far as undo needs it. */
export interface Place {
  mirror(): Mirror;
  /** Whether it may be written to now. */
  open(): boolean;
  write(writes: readonly CellWrite[], changes: readonly CellChange[]): void;
  /** When all of mine is with the server: it takes back only what it knows of. Rejects while nothing gets there. */
  stored(): Promise<void>;
  /** When what the server did by then is here: the next step is judged by what it left. */
  reached(seq: Seq): Promise<void>;
}

export interface BranchUndo extends Pick<UndoStack, "did" | "stepped" | "stands" | "forgetGestures"> {
  /**
   * Takes the last step back, or does it again; `id`: the server's step of that id. Null: there is none, or nothing may be written. A gesture
   * is turned at once; the server is asked, the next one waits for its answer, and a refusal rejects and leaves the step where it was.
   */
  turn(way: Way, id?: string): Promise<Taken | null>;
  label(way: Way): Sentence | null;
  /** The document is open from now until the answer is called. */
  attach(place: Place): () => void;
}

export const createBranchUndo = (): BranchUndo => {
  const stack = createUndoStack();
  const [version, setVersion] = createSignal(0);
  let place: Place | null = null;
  let onItsWay: Promise<void> | null = null;
  const changing =
    <A extends readonly unknown[], R>(work: (...args: A) => R) =>
    (...args: A): R => {
      const result = work(...args);
      setVersion((n) => n + 1);
      return result;
    };

  const ask = async (way: Way, step: ServerStep): Promise<Taken> => {
    let over!: () => void;
    onItsWay = new Promise((resolve) => {
      over = resolve;
    });
    try {
      await place?.stored();
      const { seq, restored, leftNodes } = await step.turn(way);
      await place?.reached(seq);
      stack.turned(way, step, restored > 0);
      return { selection: [], left: leftNodes };
    } finally {
      onItsWay = null;
      setVersion((n) => n + 1);
      over();
    }
  };
  const turn = async (way: Way, id?: string): Promise<Taken | null> => {
    if (onItsWay) return onItsWay.then(() => turn(way, id));
    if (place && !place.open()) return null;
    const step = stack.next(way, id);
    if (!step) return null;
    if (isServerStep(step)) return ask(way, step);
    if (!place) return null;
    const mirror = place.mirror();
    const { writes, left } = stack.turn(way, step, mirror);
    if (writes.length > 0) place.write(writes, changesOf(mirror, writes));
    setVersion((n) => n + 1);
    return { selection: step.selection, left };
  };
  const watched = <T>(read: () => T): T => {
    version();
    return read();
  };

  return {
    did: changing(stack.did),
    stepped: changing(stack.stepped),
    forgetGestures: changing(stack.forgetGestures),
    stands: (id) => watched(() => stack.stands(id)),
    label: (way) => watched(() => stack.label(way)),
    turn,
    attach: (next) => {
      place = next;
      return () => {
        if (place === next) place = null;
      };
    },
  };
};

/** More branches than anyone goes back and forth between. */
const mostBranches = 50;
const kept = new Map<string, BranchUndo>();

/** My undo of a branch in this session. */
export const undoOf = (branchId: string): BranchUndo => {
  const known = kept.get(branchId) ?? createBranchUndo();
  kept.delete(branchId);
  kept.set(branchId, known);
  for (const oldest of [...kept.keys()].slice(0, -mostBranches)) kept.delete(oldest);
  return known;
};

/** Whoever signs in next finds nothing of it. */
export const forgetUndo = (): void => kept.clear();
