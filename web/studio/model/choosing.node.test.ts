import { expect, test } from "vitest";
import { answerOf, firstChoice, ticked } from "./choosing.ts";

const changes = [
  { id: "entity", needs: [], major: null },
  { id: "page", needs: ["entity"], major: null },
  { id: "removal", needs: ["release"], major: "Removes something" },
  { id: "release", needs: ["removal"], major: "Removes something" },
];

test("[BP41] at first all is ticked but what needs a yes of its own", () => {
  expect([...firstChoice(changes)]).toEqual(["entity", "page"]);
});

test("what cannot be without another is ticked and unticked with it", () => {
  const none = ticked(changes, firstChoice(changes), "entity");
  expect([...none]).toEqual([]);
  expect([...ticked(changes, none, "page")].sort()).toEqual(["entity", "page"]);
  const both = ticked(changes, none, "removal");
  expect([...both].sort()).toEqual(["release", "removal"]);
  expect([...ticked(changes, both, "release")]).toEqual([]);
  expect([...ticked(changes, firstChoice(changes), "page")]).toEqual(["entity"]);
});

test("[BP41] the yes of a change that needs its own goes apart from the others", () => {
  const chosen = ticked(changes, firstChoice(changes), "removal");
  expect(answerOf(changes, chosen)).toEqual({ changes: ["entity", "page"], major: ["removal", "release"] });
});
