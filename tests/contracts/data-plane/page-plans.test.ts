import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildColumn, buildModel, buildRole, buildTable, fullAccess } from "./build-model.ts";
import { startPlatform, type TestPlatform } from "./platform.ts";

const shelf = buildTable("ent_shelf", "shelf", [buildColumn("f_sname", "name", "text"), buildColumn("f_floor", "floor", "integer")], {
  pluralKey: "shelves",
  indexes: [{ id: "ix_floor", fields: ["f_floor"], unique: false, where: null }],
});
const book = buildTable("ent_book", "book", [
  buildColumn("f_pages", "pages", "integer"),
  buildColumn("f_shelf", "shelf", "reference", { target: "ent_shelf" }),
]);
const model = buildModel(
  [shelf, book],
  [
    {
      field: "f_shelf",
      from: "ent_book",
      to: "ent_shelf",
      cardinality: "one",
      linkTable: null,
      inverse: { key: "books", label: {} },
      onDelete: "clear",
    },
  ],
  [buildRole("r_admin", "admin", { ent_shelf: fullAccess(shelf), ent_book: fullAccess(book) })],
);

let platform: TestPlatform;
let postgres: pg.Client;
beforeAll(async () => {
  platform = await startPlatform(model);
  postgres = new pg.Client(platform.database.url);
  await postgres.connect();
  // 570 shelves of 35 books on 19 floors, and an index in whose order any book may stand.
  await platform.sql(
    "INSERT INTO %s.ent_shelf (id, f_sname, f_floor) SELECT gen_random_uuid(), 's' || n, n % 19 FROM generate_series(1, 570) n",
  );
  await platform.sql(
    "INSERT INTO %s.ent_book (id, f_pages, f_shelf) SELECT gen_random_uuid(), n * 7919 % 20011, s.id FROM (SELECT id, row_number() OVER () AS at FROM %s.ent_shelf) s, generate_series(1, 35) g, LATERAL (SELECT s.at * 35 + g AS n) x",
  );
  await platform.sql("CREATE INDEX by_pages ON %s.ent_book (f_pages)");
  await platform.sql("ANALYZE %s.ent_shelf");
  await platform.sql("ANALYZE %s.ent_book");
});
afterAll(async () => {
  await postgres.end();
  await platform.close();
});

/** The plan PostgreSQL keeps for a document, whatever its values are. */
const planned = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { plans } = platform.plane;
  const prepared = plans.prepare(plans.seat(platform.environment, model, ["r_admin"], "en"), query, null);
  const { sql } = plans.plan(prepared, plans.variables(prepared, variables));
  const { rows } = await postgres.query<Record<"QUERY PLAN", string>>(`EXPLAIN (GENERIC_PLAN, COSTS off) ${sql}`);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
};

describe("a page inside a page", () => {
  it.each([
    ["of a size plans are made for", "first: 10", {}],
    ["of another size", "first: 7", {}],
    ["of a size only the caller knows", "first: $n", { n: 10 }],
    ["of another size only the caller knows", "first: $n", { n: 7 }],
    ["with what comes behind it", "first: 7", {}, "pageInfo { hasNextPage }"],
    ["read backwards", "last: 7", {}],
  ])("reads the rows of its record and no others, %s", async (_name, size, variables, more = "") => {
    const head = size.includes("$n") ? "query ($n: Int!) " : "";
    const plan = await planned(
      `${head}{ shelves(first: 5) { nodes { books(order: [{ pages: ASC }], ${size}) { ${more} nodes { pages } } } } }`,
      variables,
    );
    expect(plan).toContain("f_shelf_ix");
    expect(plan).not.toContain("by_pages");
  });
});

describe("a page in the order of an index", () => {
  it.each([
    ["the model declares", "{ shelves(order: [{ floor: ASC }], first: 10) { nodes { name } } }", "ix_floor_ix"],
    ["backwards", "{ shelves(order: [{ floor: ASC }], last: 10) { nodes { name } } }", "Backward using ix_floor_ix"],
    ["of its record, and the newest first", "{ shelves(first: 5) { nodes { books(first: 10) { nodes { pages } } } } }", "f_shelf_ix"],
  ])("is read from it as it stands, %s", async (_name, document, index) => {
    const plan = await planned(document);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/\bSort\b/);
  });
});
