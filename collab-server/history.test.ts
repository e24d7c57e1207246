import { expect, it } from "vitest";
import type { UndoGroupId, UserId } from "../schema/ids.ts";
import { type Edit, spansOf } from "./history.ts";

const [mona, omar] = ["mona", "omar"] as unknown as [UserId, UserId];
const plan = "plan" as unknown as UndoGroupId;
/** An edit, by its seq and the second it was stored in. */
const edit = (
  seq: number,
  second: number,
  user: UserId,
  participant: Edit["by"]["participant"] = "person",
  group: UndoGroupId | null = null,
): Edit => ({
  seq,
  at: new Date(second * 1_000),
  by: { user, participant, group },
});
const told = (edits: readonly Edit[], most = 9) => {
  const { spans, next } = spansOf([...edits].reverse(), most);
  return { spans: spans.map(({ user, participant, from, to, updates }) => `${user} ${participant} ${from}-${to} ${updates}`), next };
};

it("[CO57] a pause of more than two minutes ends a session, whoever else writes meanwhile", () => {
  const edits = [edit(1, 0, mona), edit(2, 60, omar), edit(3, 120, mona), edit(4, 150, omar), edit(5, 241, mona), edit(6, 300, omar)];
  expect(told(edits)).toEqual({
    spans: ["omar person 6-6 1", "mona person 5-5 1", "omar person 2-4 2", "mona person 1-3 2"],
    next: null,
  });
});

it("[CO57] a plan is one session however long it thinks, beside what its person types", () => {
  const edits = [edit(1, 0, mona, "ai", plan), edit(2, 10, mona), edit(3, 900, mona, "ai", plan), edit(4, 901, mona, "api", plan)];
  expect(told(edits)).toEqual({ spans: ["mona api 4-4 1", "mona ai 1-3 2", "mona person 2-2 1"], next: null });
});

it("[CO57] a page ends before the session that is one too many; what is cut goes on with the next", () => {
  const edits = [edit(1, 0, mona), edit(2, 1, omar), edit(3, 2, mona)];
  expect(told(edits, 1)).toEqual({ spans: ["mona person 3-3 1"], next: 2 });
  expect(told(edits.slice(0, 2), 1)).toEqual({ spans: ["omar person 2-2 1"], next: 1 });
  expect(told(edits, 2)).toEqual({ spans: ["mona person 1-3 2", "omar person 2-2 1"], next: null });
  expect(told([])).toEqual({ spans: [], next: null });
});
