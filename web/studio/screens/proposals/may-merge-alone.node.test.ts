import { expect, test } from "vitest";
import { mayMergeAlone, standingOf } from "./may-merge-alone.ts";

const mona = { id: "mona", displayName: "Mona" };
const waiting = { approvalsNeeded: 1, reviewable: false, makers: [mona], status: "OPEN" } as const;

test("[BP20] who made a proposal merges it where nobody else could approve it, and nowhere else", () => {
  expect(mayMergeAlone(waiting, "mona")).toBe(true);
  expect(mayMergeAlone(waiting, "omar")).toBe(false);
  expect(mayMergeAlone(waiting, undefined)).toBe(false);
  expect(mayMergeAlone({ ...waiting, reviewable: true }, "mona")).toBe(false);
  expect(mayMergeAlone({ ...waiting, approvalsNeeded: 0 }, "mona")).toBe(false);
  expect(mayMergeAlone({ ...waiting, status: "MERGED" }, "mona")).toBe(false);
});

test("[BP20] a proposal is said to wait for an approval only where somebody could give one", () => {
  expect(standingOf({ ...waiting, reviewable: true }, "mona")).toBe("OPEN");
  expect(standingOf(waiting, "mona")).toBe("ALONE");
  expect(standingOf(waiting, "omar")).toBe("MAKERS");
  expect(standingOf({ ...waiting, approvalsNeeded: 0 }, "omar")).toBe("FREE");
  expect(standingOf({ ...waiting, status: "MERGED" }, "mona")).toBe("MERGED");
});
