/** What pages ask is what the API answers: every document of every viewer class is valid against that class's own schema. */
import { createHash } from "node:crypto";
import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import { loan } from "../../schema/fixtures/loan.ts";
import { compile } from "../../schema/model/compile.ts";
import { viewerClassOf } from "../../schema/model/pages/access.ts";
import { pagesFor, type ViewerPage } from "../../schema/model/pages.ts";
import { viewModel } from "../../subgraphs/runtime/data-plane/access.ts";
import { buildSchema } from "../../subgraphs/runtime/data-plane/schema.ts";

const modelOf = (blueprint: Blueprint) => compile(blueprint, (text) => createHash("sha256").update(text).digest("hex"));

/** Everything in a page that is sent to the API: whatever is called `document`, `live`, `count` or `save`, and the people's verbs. */
const documentsOf = (page: ViewerPage): readonly string[] => {
  const found = new Set<string>();
  JSON.stringify([page.queries, page.tree], (_key, value) => {
    if (typeof value === "string" && /^(query|mutation|subscription) \w+/.test(value)) found.add(value);
    return value;
  });
  return [...found];
};

describe("documents of pages", () => {
  it.each([
    ["clinic", clinic],
    ["loan desk", loan],
  ] as const)("are valid for every set of roles of the %s", (_name, blueprint) => {
    const model = modelOf(blueprint);
    const own = model.roles.map(({ id }) => id).filter((id) => id !== "r_public" && id !== "r_member");
    const classes = [null, [], ...own.map((role) => [role]), own];
    let checked = 0;
    for (const roles of classes) {
      const viewer = viewerClassOf(roles && { roles });
      const schema = buildSchema(viewModel(model, viewer));
      for (const page of pagesFor(model, viewer))
        for (const document of documentsOf(page)) {
          const problems = validate(schema, parse(document)).map(({ message }) => message);
          expect({ viewer, page: page.path, document, problems }).toEqual({ viewer, page: page.path, document, problems: [] });
          checked += 1;
        }
    }
    expect(checked).toBeGreaterThan(20);
  });
});
