import { readdirSync, readFileSync } from "node:fs";
import { buildSchema, type DocumentNode, Kind, print, validate } from "graphql";
import { expect, test } from "vitest";
import * as product from "../../../gateway/product.ts";
import { rateLimits } from "../../../gateway/rates.ts";
import { type Screened, screen } from "../../../gateway/shield.ts";

const schema = buildSchema(readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8"), { assumeValidSDL: true });
const sources = readdirSync(new URL(".", import.meta.url)).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
const files = await Promise.all(
  sources.map(async (file) => [file, (await import(`./${file}`)) as Readonly<Record<string, unknown>>] as const),
);
const isDocument = (value: unknown): value is DocumentNode =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === Kind.DOCUMENT;
const documents = files.flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => (isDocument(value) ? [[`${file} ${name}`, value] as const] : [])),
);

test.each(documents)("%s fits the printed API", (_name, document) => {
  expect(validate(schema, document).map((error) => error.message)).toEqual([]);
});

test.each(documents)("%s may be asked every second of a minute", (_name, document) => {
  const { cost } = screen(print(document), schema, product) as Screened;
  expect(cost({})).toBeLessThan(rateLimits.costPerOrganization / 60);
});

test("every document is looked at", () => {
  expect(documents.length).toBeGreaterThan(100);
});
