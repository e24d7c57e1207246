import type { GraphQLEnumType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { loan } from "../../../schema/fixtures/loan.ts";
import { versionDocument } from "../../../schema/model/pages/documents.ts";
import { pagesFor } from "../../../schema/model/pages.ts";
import { createPlans } from "../../../subgraphs/runtime/data-plane/plans.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, startPlatform } from "./platform.ts";

/** Every document a page of some role would send, wherever in the page it stands. */
const documentsIn = (value: unknown, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (typeof value === "string") {
    if (/^(query|mutation|subscription)\b.*\{/s.test(value)) found.add(value);
  } else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) documentsIn(inner, found);
  return found;
};

const nowhere = {
  schema: "p_pages_preview",
  role: "p_pages_preview",
  organizationId: "",
  platformId: "",
  key: "x",
  name: "preview" as const,
  label: {},
};

describe("pages and data plane speak one language", () => {
  let models: readonly ReturnType<typeof compiled>[];
  beforeAll(() => {
    models = ([clinic, loan] satisfies Blueprint[]).map(compiled);
  });

  it("[DP14] a list is first painted without counting: its count is a document of its own, asked for later", () => {
    const plans = createPlans();
    let lists = 0;
    for (const model of models) {
      const place = { ...nowhere, id: model.hash, model: () => model };
      for (const { id } of model.roles) {
        const roles = ["r_member", id].sort();
        const seat = plans.seat(place, model, roles, "en");
        const sqlOf = (document: string) => {
          const prepared = plans.prepare(seat, document);
          return plans.plan(prepared, plans.variables(prepared, {})).sql;
        };
        for (const { kind, queries } of pagesFor(model, roles)) {
          if (kind !== "list") continue;
          for (const query of Object.values(queries)) {
            if (query.kind !== "list") continue;
            lists += 1;
            expect(sqlOf(query.document)).not.toMatch(/count\s*\(/i);
            expect(sqlOf(query.count)).toMatch(/count\(\*\).* LIMIT 10001\)/s);
          }
        }
      }
    }
    expect(lists).toBeGreaterThan(8);
  });

  it("every document of every derived page is valid for the people who see the page", () => {
    const plans = createPlans();
    let checked = 0;
    for (const model of models) {
      const place = { ...nowhere, id: model.hash, model: () => model };
      const classes = [
        ["r_public"],
        ["r_member"],
        ...model.roles.filter(({ id }) => id !== "r_public" && id !== "r_member").map(({ id }) => ["r_member", id].sort()),
      ];
      for (const roles of classes) {
        const seat = plans.seat(place, model, roles, "en");
        for (const page of pagesFor(model, roles))
          for (const document of documentsIn(page)) {
            const prepared = plans.prepare(seat, document);
            const id = "01930000-0000-7000-8000-000000000001";
            const [entity] = (seat.schema.getType("WhyEntity") as GraphQLEnumType | undefined)?.getValues() ?? [];
            if (prepared.operation.operation !== "mutation")
              expect(plans.plan(prepared, plans.variables(prepared, { id, input: { entity: entity?.name, id } })).sql).toContain("SELECT");
            checked += 1;
          }
      }
    }
    expect(checked).toBeGreaterThan(60);
  });
});

describe("a platform that does not run as an API", () => {
  const model = compiled({ ...clinic, targets: ["web"] });
  const free = "{ patients { nodes { id } } }";
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it("answers the documents of its pages in production, over HTTP and sockets, and no other", async () => {
    const platform = await startPlatform(model, { database, name: "production" });
    const person = await platform.person(["r_reception"]);
    for (const [language, sentence] of [
      ["en", "This platform answers only its own pages"],
      ["ar", "لا تجيب هذه المنصة إلا صفحاتها"],
    ] as const) {
      const { status, body } = await platform.send("POST", "/graphql", {
        body: { query: free },
        as: person,
        headers: { "accept-language": language },
      });
      expect([status, body.errors[0].extensions.code]).toEqual([400, "DATA_API_CLOSED"]);
      expect(body.errors[0].message).toContain(sentence);
    }
    expect((await platform.ask("{ __schema { types { name } } }", {}, person)).body.errors[0].extensions.code).toBe("DATA_API_CLOSED");
    const own = [...documentsIn(pagesFor(model, ["r_member", "r_reception"]))];
    expect(own.length).toBeGreaterThan(5);
    for (const document of own)
      expect((await platform.ask(document, {}, person)).body.errors?.[0]?.extensions.code ?? null, document).not.toBe("DATA_API_CLOSED");
    const socket = await platform.socket(person);
    expect((await socket.subscribe("subscription { patients { nodes { id } } }").nth(0))[0].extensions.code).toBe("DATA_API_CLOSED");
    const version = socket.subscribe(versionDocument);
    // It begins to listen a moment after it was asked.
    for (let n = 0; version.got.length === 0 && n < 200; n += 1) {
      platform.use({ ...model, hash: `next ${n}` });
      platform.plane.modelChanged(platform.environment.id);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(version.got[0]).toEqual({ data: { modelChanged: { hash: expect.stringMatching(/^next/) } } });
    await platform.close();
  });

  it("answers anything in preview, and in production with the target api", async () => {
    for (const [of, name] of [
      [model, "preview"],
      [compiled(clinic), "production"],
    ] as const) {
      const platform = await startPlatform(of, { database, name });
      const person = await platform.person(["r_reception"]);
      expect((await platform.ask(free, {}, person)).body).toEqual({ data: { patients: { nodes: [] } } });
      await platform.close();
    }
  });
});
