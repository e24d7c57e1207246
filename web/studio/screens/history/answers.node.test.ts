import { expect, test } from "vitest";
import { stillAsked } from "./answers.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test("[BP30] an answered question stays to be answered otherwise, and what comes of an answer is asked below", () => {
  expect(stillAsked(rows("key", "name"), rows("name", "error"), { key: { value: "Not a key" } })).toEqual(rows("key", "name", "error"));
});

test("[BP30] a question that came of an answer goes with that answer, and nothing waits for it", () => {
  expect(stillAsked(rows("key", "error"), [], { key: { value: "client" } })).toEqual(rows("key"));
});
