/**
 * Who may be touched by a change [DP36]: an index by entity, account and, where an answer holds only records with one value (an id, a
 * reference), by that value. Whoever cannot be touched is not looked at. In doubt it says touched.
 */
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Touched } from "./hint.ts";

/** What an answer stands on. */
export interface Subject {
  readonly reads: ReadonlySet<Id>;
  readonly narrow: { readonly entity: Id; readonly by: Id | "id"; readonly value: string } | null;
  readonly account: string | null;
  /** The end user it is for: a change of theirs may change what they see. */
  readonly person: string | null;
}

export interface Interest<W> {
  /** Begins, or goes on with another subject. */
  set(watcher: W, subject: Subject): void;
  remove(watcher: W): void;
  touchedBy(change: Touched): Iterable<W>;
}

interface Bucket<W> {
  readonly any: Set<W>;
  readonly by: Map<Id | "id", Map<string, Set<W>>>;
}

export const createInterest = <W>(): Interest<W> => {
  const subjects = new Map<W, Subject>();
  const buckets = new Map<Id, Bucket<W>>();
  const people = new Map<string, Set<W>>();

  /** The set the watcher stands in for an entity. */
  const placeIn = (entity: Id, narrow: Subject["narrow"]): Set<W> => {
    const bucket = at(buckets, entity, () => ({ any: new Set<W>(), by: new Map() }));
    if (narrow?.entity !== entity) return bucket.any;
    return at(
      at(bucket.by, narrow.by, () => new Map<string, Set<W>>()),
      narrow.value,
      () => new Set<W>(),
    );
  };
  const remove = (watcher: W) => {
    const subject = subjects.get(watcher);
    if (!subject) return;
    subjects.delete(watcher);
    for (const entity of subject.reads) {
      placeIn(entity, subject.narrow).delete(watcher);
      const { by } = buckets.get(entity)!;
      if (subject.narrow?.entity === entity && by.get(subject.narrow.by)?.get(subject.narrow.value)?.size === 0)
        by.get(subject.narrow.by)!.delete(subject.narrow.value);
    }
    if (subject.person !== null) {
      people.get(subject.person)?.delete(watcher);
      if (people.get(subject.person)?.size === 0) people.delete(subject.person);
    }
  };

  return {
    set: (watcher, subject) => {
      remove(watcher);
      subjects.set(watcher, subject);
      for (const entity of subject.reads) placeIn(entity, subject.narrow).add(watcher);
      if (subject.person !== null) at(people, subject.person, () => new Set<W>()).add(watcher);
    },
    remove,
    touchedBy: function* (change) {
      if (change.entity === builtIn.user) yield* people.get(change.id) ?? [];
      const bucket = buckets.get(change.entity);
      if (!bucket) return;
      const sets = [bucket.any];
      for (const [by, values] of bucket.by) {
        const known = valueIn(change, by);
        if (known === undefined) sets.push(...values.values());
        else if (values.has(known)) sets.push(values.get(known)!);
      }
      for (const set of sets) for (const watcher of set) if (!elsewhere(change, subjects.get(watcher)!)) yield watcher;
    },
  };
};

/** The value the changed record has and had; undefined: not known. */
const valueIn = ({ id, op, values }: Touched, by: Id | "id"): string | undefined => {
  if (by === "id") return id === "" ? undefined : id;
  if (op !== "CREATE" || !values?.has(by)) return undefined;
  return String(values.get(by));
};

// Records of one account do not exist for another; the accounts themselves belong to none.
const elsewhere = ({ entity, account }: Touched, subject: Subject): boolean =>
  entity !== "ent_account" && account != null && subject.account !== null && account !== subject.account;

const at = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};
