/** What is kept of the states merges begin from: by organization, within bounds, and never changed. */
import { describe, expect, it, vi } from "vitest";
import { samplePlatform } from "../../../bench/blueprint/sample.ts";
import { pairOf } from "../../../bench/merge/pairs.ts";
import { type Draft, emptyDraft } from "../../../schema/blueprint/document.ts";
import { merge } from "../../../schema/blueprint/merge.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import type { Branch } from "../domain/nouns.ts";
import { createKnownBases } from "./known-bases.ts";
import { outcomeIn } from "./plan-merge.ts";
import type { BlueprintDeps } from "./ports.ts";

const [ours, others] = ["019a0000-0000-7000-8000-000000000001", "019a0000-0000-7000-8000-000000000002"] as unknown as [
  OrganizationId,
  OrganizationId,
];
const ofSize = (nodes: number): Draft => ({
  header: emptyDraft().header,
  nodes: Object.fromEntries(
    Array.from({ length: nodes }, (_, n) => [`r_${n}`, { kind: "role" as const, parent: null, owner: null, props: { key: `r${n}` } }]),
  ),
});

describe("known bases", () => {
  it("are read once, and by each organization for itself", async () => {
    const bases = createKnownBases();
    let reads = 0;
    const read = (): Draft => {
      reads += 1;
      return ofSize(3);
    };
    const mine = await bases.of(ours, "aa", read);
    expect(await bases.of(ours, "aa", read)).toBe(mine);
    expect(reads).toBe(1);
    const theirs = await bases.of(others, "aa", read);
    expect(reads).toBe(2);
    expect(theirs.draft).not.toBe(mine.draft);
    expect(theirs.checker).not.toBe(mine.checker);
  });

  it("are no more than there is room for: what was not used for longest goes first", async () => {
    const bases = createKnownBases(25);
    const read: string[] = [];
    const of = (hash: string, nodes: number) =>
      bases.of(ours, hash, () => {
        read.push(hash);
        return ofSize(nodes);
      });
    await of("a", 10);
    await of("b", 10);
    await of("a", 10);
    await of("c", 10);
    expect(read).toEqual(["a", "b", "c"]);
    await of("a", 10);
    await of("c", 10);
    expect(read).toEqual(["a", "b", "c"]);
    await of("b", 10);
    expect(read).toEqual(["a", "b", "c", "b"]);
    // One that is larger than all the room is answered, and not kept.
    await of("huge", 40);
    await of("huge", 40);
    expect(read).toEqual(["a", "b", "c", "b", "huge", "huge"]);
  });

  it("are forgotten when a look at them was stopped on the way", async () => {
    const bases = createKnownBases();
    const one = await bases.of(ours, "a", () => ofSize(2));
    bases.forget(one);
    expect(await bases.of(ours, "a", () => ofSize(2))).not.toBe(one);
  });

  it("stay as they are, and merges from them ask what merges ask that know nothing", async () => {
    const base = frozen(samplePlatform(6));
    const { checker } = await createKnownBases().of(ours, "a", () => base);
    for (let seed = 0; seed < 12; seed += 1) {
      const { ours: mine, theirs } = pairOf(base, seed);
      const [known, unknown] = [merge(base, mine, theirs, [], checker), merge(base, mine, theirs)];
      expect({ seed, conflicts: known.conflicts, merged: known.merged }).toEqual({
        seed,
        conflicts: unknown.conflicts,
        merged: unknown.merged,
      });
      expect(checker.check(known.merged)).toEqual(problemsOf(known.merged).problems);
    }
  });
});

describe("a merge on the server", () => {
  const base = samplePlatform(3);
  const { ours: mine, theirs } = pairOf(base, 2);
  const draft = { documents: [{ document: "d", seq: 1, content: mine }] };
  const world = () => {
    const bases = createKnownBases();
    return { bases, deps: { bases, drafts: { read: async () => draft } } as unknown as BlueprintDeps };
  };
  const branch = { id: "b", organizationId: ours, protected: false } as unknown as Branch;

  it("is looked at by the checker that is kept with what it begins from, and so are its problems", async () => {
    const { bases, deps } = world();
    const known = await bases.of(ours, "a", () => base);
    const look = vi.spyOn(known.checker, "check");
    const outcome = await outcomeIn(deps, branch, { base: known, theirs }, []);
    expect(outcome.merged).toEqual(merge(base, mine, theirs).merged);
    expect(look).toHaveBeenCalled();
    expect(outcome.problems()).toEqual(problemsOf(outcome.merged).problems);
  });

  it("that is stopped on the way leaves nothing behind that others would trust", async () => {
    const { bases, deps } = world();
    const known = await bases.of(ours, "a", () => base);
    vi.spyOn(known.checker, "check").mockImplementation(() => {
      throw new Error("stopped");
    });
    await expect(outcomeIn(deps, branch, { base: known, theirs }, [])).rejects.toThrow("stopped");
    expect(await bases.of(ours, "a", () => base)).not.toBe(known);
  });
});

/** Whoever changes something in it fails. */
const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
};
