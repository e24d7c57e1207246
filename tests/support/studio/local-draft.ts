/**
 * A draft without a server, for tests of what the studio draws: the real operations over a store in memory. Implements the
 * interface the live document implements; it says "saved" at once and nobody else is there unless a test says so.
 */
import { batch, createSignal } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { type Draft, emptyDraft } from "../../../schema/blueprint/document.ts";
import type { Batch, Op } from "../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../schema/blueprint/operations.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import type { Applied, ApplyOptions, DraftDocument, Person, Refused, SaveState, Shown } from "../../../web/studio/draft.ts";

interface Step {
  readonly undo: Batch;
  readonly label: Sentence;
  readonly selection: readonly Id[];
  readonly gesture: string | undefined;
}

export interface LocalDraft extends DraftDocument {
  /** Somebody else's change: applied, shown, not mine to undo. */
  applyRemote(ops: readonly Op[]): void;
  setOthers(people: readonly Person[]): void;
  setSave(state: SaveState): void;
  setRefused(refused: Refused | null): void;
  readonly shownByMe: Shown[];
  draft(): Draft;
}

const change: Sentence = { en: "Change", ar: "تغيير" };
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const createLocalDraft = (start: Draft = emptyDraft()): LocalDraft => {
  let current = copy(start);
  const [store, setStore] = createStore<Draft>(copy(start));
  const [changes, setChanges] = createSignal(0);
  const [done, setDone] = createSignal<readonly Step[]>([]);
  const [undone, setUndone] = createSignal<readonly Step[]>([]);
  const [others, setOthers] = createSignal<readonly Person[]>([]);
  const [save, setSave] = createSignal<SaveState>({ state: "saved", pending: 0 });
  const [refused, setRefused] = createSignal<Refused | null>(null);
  const shownByMe: Shown[] = [];
  const show = (next: Draft) => {
    current = next;
    batch(() => {
      setStore(reconcile(copy(next), { merge: false }));
      setChanges((n) => n + 1);
    });
  };
  const run = (ops: readonly Op[]): { inverse: Batch } | Extract<Applied, { ok: false }> => {
    const result = applyOps(current, { ops });
    if ("refused" in result) return { ok: false, refused: result.refused };
    show(result.draft);
    return { inverse: result.inverse };
  };
  const take = (from: readonly Step[], to: (step: Step) => void, drop: (rest: readonly Step[]) => void) => {
    const step = from.at(-1);
    if (!step) return Promise.resolve(null);
    batch(() => {
      const result = run(step.undo.ops);
      drop(from.slice(0, -1));
      if (!("ok" in result)) to({ ...step, undo: result.inverse });
    });
    return Promise.resolve({ selection: step.selection, left: [] });
  };
  return {
    store,
    changes,
    value: () => current,
    ready: () => true,
    draft: () => copy(unwrap(store) as Draft),
    apply: (ops, options: ApplyOptions = {}) =>
      batch(() => {
        const result = run(ops);
        if ("ok" in result) return result;
        const last = done().at(-1);
        const same = options.gesture !== undefined && last?.gesture === options.gesture;
        const undo = same && last ? { ops: [...result.inverse.ops, ...last.undo.ops] } : result.inverse;
        const step = { undo, label: options.label ?? change, selection: options.selection ?? [], gesture: options.gesture };
        setDone((steps) => [...(same ? steps.slice(0, -1) : steps), step]);
        setUndone([]);
        return { ok: true };
      }),
    applyRemote: (ops) => {
      run(ops);
    },
    undo: () => take(done(), (step) => setUndone((steps) => [...steps, step]), setDone),
    redo: () => take(undone(), (step) => setDone((steps) => [...steps, step]), setUndone),
    undoLabel: () => done().at(-1)?.label ?? null,
    redoLabel: () => undone().at(-1)?.label ?? null,
    presence: { others, show: (state) => shownByMe.push(state) },
    saveState: save,
    seqs: async () => ({}),
    refused,
    settle: () => setRefused(null),
    unsent: () => "[]",
    dispose: () => undefined,
    setOthers,
    setSave,
    setRefused,
    shownByMe,
  };
};
