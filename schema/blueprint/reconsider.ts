/**
 * A proposal looked at again over the draft as it is now [BP41]. Values an operation names are guarded by the operation itself; this finds
 * what became weightier around it: a node that goes takes more with it, or is in use now; a rule that is opened further serves more
 * people than it did. Such a change gets another id, so that a yes to the old one is no yes to it. Pure.
 */
import { type Change, changesOf } from "./changes.ts";
import type { Draft } from "./document.ts";
import type { Op } from "./operation.ts";
import { leftBehind, wordOf } from "./standing.ts";

interface Proposal {
  readonly ops: readonly Op[];
  readonly changes: readonly Change[];
}

/** The proposal over `now`; `anew`: its changes that were not shown like this before. Nothing anew: the very same proposal. */
export const reconsider = (proposal: Proposal, now: Draft): { readonly proposal: Proposal; readonly anew: readonly Change[] } => {
  const shown = new Set(proposal.changes.flatMap(({ rests }) => rests ?? []));
  // What has come to name a node that goes has to let go of it as well.
  const ops = [...proposal.ops, ...leftBehind(proposal.ops, now).filter((op) => shown.size > 0 && !shown.has(wordOf(op)))];
  const known = new Map(proposal.changes.map((change) => [place(change), change]));
  const looked = changesOf(ops, now);
  const unseen = new Set(looked.flatMap((change) => (known.has(place(change)) ? [] : [change.id])));
  const grown = looked.map((change) => {
    const old = known.get(place(change));
    if (!old) return { ...change, was: null, anew: true };
    const removes = change.ops.some((at) => ops[at]!.op === "remove");
    if (heavier(change, old) || (removes && change.needs.some((id) => unseen.has(id))))
      return { ...change, major: removes ? ("removesMore" as const) : ("changedSince" as const), was: old.id, anew: true };
    return { ...change, major: old.major ?? change.major, was: old.id, anew: old.major === null && change.major !== null };
  });
  if (!grown.some(({ anew }) => anew)) return { proposal, anew: [] };
  const names = named(grown.map(({ id, was, anew }) => ({ id, was, anew })));
  const changes = grown.map(({ was: _was, anew: _anew, ...change }) => ({
    ...change,
    id: names.get(change.id)!,
    needs: change.needs.map((id) => names.get(id)!),
  }));
  return { proposal: { ops, changes }, anew: changes.filter((_, index) => grown[index]!.anew) };
};

const place = ({ ops }: Change): string => ops.join(" ");

/** A proposal from before this was kept rests on what nobody knows: it is taken as it was shown. */
const heavier = (change: Change, old: Change): boolean => {
  const before = new Set(old.rests);
  return old.rests !== undefined && (change.rests ?? []).some((word) => !before.has(word));
};

/** Old ids for what was shown before, others for the rest: no id means two things. */
const named = (
  changes: readonly { readonly id: string; readonly was: string | null; readonly anew: boolean }[],
): ReadonlyMap<string, string> => {
  const taken = new Set(changes.flatMap(({ was }) => (was === null ? [] : [was])));
  const free = (wish: string): string => {
    let id = wish;
    for (let turn = 2; taken.has(id); turn++) id = `${wish.split(".")[0]}.${turn}`;
    taken.add(id);
    return id;
  };
  return new Map(changes.map(({ id, was, anew }) => [id, was !== null && !anew ? was : free(was ?? `${id}n`)]));
};
