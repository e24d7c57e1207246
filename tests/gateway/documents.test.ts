/** Every document the studio sends passes the door, with room to spare. */
import { readFileSync } from "node:fs";
import { buildSchema, type DocumentNode, Kind, print } from "graphql";
import { expect, test } from "vitest";
import * as product from "../../gateway/product.ts";
import { limits, screen } from "../../gateway/shield.ts";
import { Refusal } from "../../subgraphs/errors.ts";
import * as blueprint from "../../web/studio/api/blueprint.ts";
import * as identity from "../../web/studio/api/identity.ts";
import * as runtime from "../../web/studio/api/runtime.ts";

const schema = buildSchema(readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8"));
const documents = Object.entries({ ...identity, ...blueprint, ...runtime }).flatMap(([name, value]) =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === Kind.DOCUMENT
    ? [[name, value as DocumentNode] as const]
    : [],
);

test.each(documents)("[FD11] %s passes the shield", (_name, document) => {
  const screened = screen(print(document), schema, product);
  if (screened instanceof Refusal) throw screened;
  const anonymous = screened.roots.every((root) => product.publicRoots.has(root));
  expect(screened.cost({})).toBeLessThanOrEqual((anonymous ? limits.anonymousCost : limits.cost) / 2);
});
