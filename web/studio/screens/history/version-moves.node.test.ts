import { expect, test } from "vitest";
import { comparisonOf, draftOf, heldBy } from "./version-moves.ts";

const version = (number: number, ...parents: number[]) => ({ id: `v${number}`, number, parents: parents.map((n) => `v${n}`) });
/** 1 – 2 – 4 on one branch, 3 beside it; 4 brought 3 in. 5 goes on from 3. */
const versions = [version(5, 3), version(4, 2, 3), version(3, 1), version(2, 1), version(1)] as const;
const [five, four, three, , one] = versions;

test("[BP35] a branch holds its head, what came before it and what was merged into it", () => {
  expect([...heldBy(versions, "v4")].sort()).toEqual(["v1", "v2", "v3", "v4"]);
  expect(heldBy(versions, "v4").has(five.id)).toBe(false);
  expect(heldBy(versions, undefined).size).toBe(0);
});

test("[BP27] a version is compared with the one before it, any other version or the draft of any branch, the earlier one first", () => {
  expect(comparisonOf(versions, four, "")).toEqual({ from: { versionId: "v2" }, to: { versionId: "v4" } });
  expect(comparisonOf(versions, three, "v5")).toEqual({ from: { versionId: "v3" }, to: { versionId: "v5" } });
  expect(comparisonOf(versions, five, "v3")).toEqual({ from: { versionId: "v3" }, to: { versionId: "v5" } });
  expect(comparisonOf(versions, four, draftOf("b2"))).toEqual({ from: { versionId: "v4" }, to: { branchId: "b2" } });
});

test("[BP27] the first version has nothing before it, and what an address names wrongly is the version before", () => {
  expect(comparisonOf(versions, one, "")).toBeNull();
  expect(comparisonOf(versions, one, draftOf("b1"))).toEqual({ from: { versionId: "v1" }, to: { branchId: "b1" } });
  for (const wrong of ["v9", "v4"])
    expect(comparisonOf(versions, four, wrong)).toEqual({ from: { versionId: "v2" }, to: { versionId: "v4" } });
});
