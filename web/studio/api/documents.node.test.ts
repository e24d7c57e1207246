import { readFileSync } from "node:fs";
import { buildSchema, type DocumentNode, Kind, validate } from "graphql";
import { expect, test } from "vitest";
import * as blueprint from "./blueprint.ts";
import * as identity from "./identity.ts";
import * as proposals from "./proposals.ts";
import * as runtime from "./runtime.ts";
import * as templates from "./templates.ts";
import * as versions from "./versions.ts";

const schema = buildSchema(readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8"), { assumeValidSDL: true });
const documents = Object.entries({ ...identity, ...blueprint, ...runtime, ...templates, ...versions, ...proposals }).filter(
  (entry): entry is [string, DocumentNode & (typeof entry)[1]] =>
    typeof entry[1] === "object" && entry[1] !== null && "kind" in entry[1] && entry[1].kind === Kind.DOCUMENT,
);

test.each(documents)("%s fits the printed API", (_name, document) => {
  expect(validate(schema, document).map((error) => error.message)).toEqual([]);
});

test("every document is looked at", () => {
  expect(documents.length).toBeGreaterThan(35);
});
