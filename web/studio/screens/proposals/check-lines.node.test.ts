import { expect, test } from "vitest";
import { linesOf } from "./check-lines.ts";

const s = (en: string) => ({ en, ar: "نص" });

test("[BP33] every check tells what stands behind its sentence, and what it cannot read it leaves out", () => {
  expect(linesOf({ key: "merge", details: [{ id: "x", words: { text: s("Both sides changed it.") } }, { words: null }, 7] })).toEqual([
    { text: s("Both sides changed it."), more: null, rows: null, environment: null },
  ]);
  expect(linesOf({ key: "problems", details: [{ code: "X", text: s("No title.") }] }).map(({ text }) => text.en)).toEqual(["No title."]);
  expect(
    linesOf({ key: "access-tests", details: [{ sentence: s("Sees it."), ok: false, because: s("A rule is gone.") }] })[0]?.more,
  ).toEqual(s("A rule is gone."));
  const steps = [{ sentence: s("Hides Phone."), class: "destructive", rows: 12, loses: s("Phone is hidden.") }];
  expect(linesOf({ key: "migration", details: [{ environment: "production", steps, problems: [s("Too long.")] }] })).toEqual([
    { text: s("Too long."), more: null, rows: null, environment: "production" },
    { text: s("Hides Phone."), more: s("Phone is hidden."), rows: 12, environment: "production" },
  ]);
  expect(linesOf({ key: "migration", details: null })).toEqual([]);
});
