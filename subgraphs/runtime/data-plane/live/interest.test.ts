import { expect, it } from "vitest";
import type { Touched } from "./hint.ts";
import { createInterest, type Subject } from "./interest.ts";

const subject = (more: Partial<Subject> = {}): Subject => ({
  reads: new Set(["ent_a", "ent_b"]),
  narrow: null,
  account: null,
  person: null,
  ...more,
});
const created = (value: string | null, more: Partial<Touched> = {}): Touched => ({
  entity: "ent_a",
  id: "r9",
  op: "CREATE",
  values: new Map([["f_ref", value]]),
  ...more,
});

it("[DP36] looks at whom a change can touch, and in doubt at all who read the entity", () => {
  const interest = createInterest<string>();
  interest.set("all", subject());
  interest.set("x", subject({ narrow: { entity: "ent_a", by: "f_ref", value: "x" } }));
  interest.set("y", subject({ narrow: { entity: "ent_a", by: "f_ref", value: "y" } }));
  interest.set("r1", subject({ narrow: { entity: "ent_a", by: "id", value: "r1" } }));
  const touched = (change: Touched) => [...interest.touchedBy(change)].sort();
  expect(touched(created("x"))).toEqual(["all", "x"]);
  expect(touched(created(null))).toEqual(["all"]);
  expect(touched(created("x", { values: new Map() }))).toEqual(["all", "x", "y"]);
  expect(touched({ entity: "ent_a", id: "r1", op: "UPDATE" })).toEqual(["all", "r1", "x", "y"]);
  // Another process says no more than the entity.
  expect(touched({ entity: "ent_a", id: "" })).toEqual(["all", "r1", "x", "y"]);
  // What is narrowed is one entity; the others are read as a whole.
  expect(touched({ entity: "ent_b", id: "r9", op: "CREATE", values: new Map() })).toEqual(["all", "r1", "x", "y"]);
  expect(touched({ entity: "ent_c", id: "r9" })).toEqual([]);
  interest.set("x", subject({ narrow: { entity: "ent_a", by: "f_ref", value: "y" } }));
  interest.remove("y");
  expect(touched(created("x"))).toEqual(["all"]);
  expect(touched(created("y"))).toEqual(["all", "x"]);
});

it("[DP36] a change of one account touches nobody of another, and one of a person touches what is asked for them", () => {
  const interest = createInterest<string>();
  interest.set("mine", subject({ account: "1", person: "p1" }));
  interest.set("theirs", subject({ account: "2", person: "p2" }));
  interest.set("none", subject({ reads: new Set() }));
  const touched = (change: Touched) => [...interest.touchedBy(change)].sort();
  expect(touched({ entity: "ent_a", id: "r", account: "1" })).toEqual(["mine"]);
  expect(touched({ entity: "ent_a", id: "r", account: null })).toEqual(["mine", "theirs"]);
  expect(touched({ entity: "ent_user", id: "p2" })).toEqual(["theirs"]);
});
