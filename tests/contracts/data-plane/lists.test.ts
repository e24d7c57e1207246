import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, fullAccess, grant } from "./build-model.ts";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";

const shelf = buildTable("ent_shelf", "shelf", [buildColumn("f_sname", "name", "text")], { pluralKey: "shelves" });
const book = buildTable("ent_book", "book", [
  buildColumn("f_title", "title", "text"),
  buildColumn("f_pages", "pages", "integer"),
  buildColumn("f_day", "day", "date"),
  buildColumn("f_at", "at", "dateTime"),
  buildColumn("f_shelf", "shelf", "reference", { target: "ent_shelf" }),
  buildColumn("f_tags", "tags", "references", { target: "ent_tag" }),
]);
const tag = buildTable("ent_tag", "tag", [buildColumn("f_tname", "name", "text")]);
const model = buildModel(
  [shelf, book, tag],
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
    {
      field: "f_tags",
      from: "ent_book",
      to: "ent_tag",
      cardinality: "many",
      linkTable: "l_f_tags",
      inverse: { key: "books", label: {} },
      onDelete: "clear",
    },
  ],
  [
    buildRole("r_admin", "admin", { ent_shelf: fullAccess(shelf), ent_book: fullAccess(book), ent_tag: fullAccess(tag) }),
    buildRole("r_shelves", "shelves", { ent_shelf: access({ read: [grant(["f_sname"])] }) }),
  ],
);

let database: TestDatabase;
let platform: TestPlatform;
let admin: Person;
const ids: Record<string, string> = {};
beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(model, { database });
  admin = await platform.person(["r_admin"]);
  const insert = async (table: string, key: string, values: Record<string, unknown>) => {
    ids[key] = uuidv7();
    const names = Object.keys(values);
    await platform.sql(`INSERT INTO %s.${table} (id, ${names.join(", ")}) VALUES ($1, ${names.map((_, n) => `$${n + 2}`).join(", ")})`, [
      ids[key],
      ...Object.values(values),
    ]);
  };
  for (const [key, name] of [
    ["s1", "باء"],
    ["s2", "ألف"],
    ["s3", null],
    ["s4", "zeta"],
    ["s5", "Äther"],
    ["s6", "éclair"],
    ["s7", "apple"],
  ])
    await insert("ent_shelf", key!, { f_sname: name });
  await insert("ent_tag", "red", { f_tname: "red" });
  await insert("ent_tag", "blue", { f_tname: "blue" });
  for (const [key, pages, on, tags] of [
    ["b1", 10, "s1", ["red"]],
    ["b2", 20, "s1", ["red", "blue"]],
    ["b3", null, "s2", ["blue"]],
    ["b4", 40, "s4", []],
    ["b5", 50, null, []],
  ] as const) {
    await insert("ent_book", key, { f_title: key, f_pages: pages, f_shelf: on && ids[on] });
    for (const name of tags) await platform.sql("INSERT INTO %s.l_f_tags VALUES ($1, $2)", [ids[key], ids[name]]);
  }
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const keyOf = (id: string) => Object.entries(ids).find(([, value]) => value === id)?.[0] ?? id;
const list = async (root: string, args: string, options: { readonly as?: Person; readonly locale?: string } = {}) => {
  const { body } = await platform.send("POST", "/graphql", {
    body: { query: `{ ${root}(${args}) { nodes { id } } }` },
    as: options.as ?? admin,
    headers: { "accept-language": options.locale ?? "en" },
  });
  if (body.errors) throw new Error(body.errors[0].extensions.code);
  return body.data[root].nodes.map(({ id }: { id: string }) => keyOf(id));
};
const sorted = async (...asked: Parameters<typeof list>) => (await list(...asked)).sort();

describe("filters through relations", () => {
  it("look at the one record and at the many, in both directions", async () => {
    expect(await sorted("books", 'filter: { shelf: { name: { eq: "باء" } } }')).toEqual(["b1", "b2"]);
    expect(await sorted("books", "filter: { shelf: null }")).toEqual(["b5"]);
    expect(await sorted("shelves", "filter: { books: { some: { pages: { gt: 15 } } } }")).toEqual(["s1", "s4"]);
    expect(await sorted("shelves", "filter: { books: { none: {} } }")).toEqual(["s3", "s5", "s6", "s7"]);
    expect(await sorted("shelves", "filter: { books: { none: { pages: { gt: 15 } } } }")).toEqual(["s2", "s3", "s5", "s6", "s7"]);
    // A book without pages is not known to have more than 5: not every book of s2 has.
    expect(await sorted("shelves", "filter: { books: { every: { pages: { gt: 5 } }, some: {} } }")).toEqual(["s1", "s4"]);
    expect(await sorted("shelves", "filter: { books: { every: { pages: { gt: 15 } } } }")).toEqual(["s3", "s4", "s5", "s6", "s7"]);
    expect(await sorted("books", 'filter: { tags: { some: { name: { eq: "red" } } } }')).toEqual(["b1", "b2"]);
    expect(await sorted("books", 'filter: { tags: { every: { name: { eq: "blue" } } } }')).toEqual(["b3", "b4", "b5"]);
    expect(await sorted("books", 'filter: { tags: { none: { name: { eq: "blue" } } } }')).toEqual(["b1", "b4", "b5"]);
    expect(await sorted("tags", "filter: { books: { some: { shelf: { books: { some: { pages: { eq: 10 } } } } } } }")).toEqual([
      "blue",
      "red",
    ]);
    expect(await sorted("tags", "filter: { books: { every: { pages: { isNull: false } } } }")).toEqual(["red"]);
  });

  it("[DP4] cannot be asked through what a role may not read", async () => {
    const narrow = await platform.person(["r_shelves"]);
    await expect(list("shelves", "filter: { books: { some: { pages: { gt: 1 } } } }", { as: narrow })).rejects.toThrow(
      "GRAPHQL_VALIDATION_FAILED",
    );
    await expect(list("shelves", "order: [{ books: ASC }]", { as: narrow })).rejects.toThrow("GRAPHQL_VALIDATION_FAILED");
    expect(await list("shelves", "order: [{ name: ASC }]", { as: narrow })).toHaveLength(7);
  });
});

describe("order", () => {
  it("is what the reader's language has, through one record too, and empty values come last", async () => {
    expect(await list("shelves", "order: [{ name: ASC }]")).toEqual(["s7", "s5", "s6", "s4", "s2", "s1", "s3"]);
    expect(await list("shelves", "order: [{ name: DESC }]")).toEqual(["s1", "s2", "s4", "s6", "s5", "s7", "s3"]);
    // Arabic puts its own letters first.
    expect(await list("shelves", "order: [{ name: ASC }]", { locale: "ar" })).toEqual(["s2", "s1", "s7", "s5", "s6", "s4", "s3"]);
    expect(await list("books", "order: [{ shelf: { name: ASC } }, { pages: DESC }]", { locale: "ar" })).toEqual([
      "b3",
      "b2",
      "b1",
      "b4",
      "b5",
    ]);
    expect(await list("books", "order: [{ shelf: { name: DESC } }, { pages: ASC }]")).toEqual(["b1", "b2", "b3", "b4", "b5"]);
  });

  it("takes eight keys and no more", async () => {
    const keys = (n: number) => `order: [${Array.from({ length: n }, () => "{ title: ASC }").join(", ")}]`;
    expect(await list("books", keys(8))).toHaveLength(5);
    await expect(list("books", keys(9))).rejects.toThrow("DATA_LIMIT_FILTER");
  });
});

describe("the last so many days", () => {
  it("end today, or now, and begin so much earlier", async () => {
    const day = (back: number) =>
      new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Riyadh" }).format(new Date(Date.now() - back * 86_400_000));
    const hours = (back: number) => new Date(Date.now() - back * 3_600_000).toISOString();
    const values = [
      [day(0), hours(0.5)],
      [day(6), hours(23)],
      [day(7), hours(25)],
      [day(-1), hours(-1)],
      [null, null],
    ] as const;
    for (const [n, [on, at]] of values.entries())
      await platform.sql("UPDATE %s.ent_book SET f_day = $1, f_at = $2 WHERE id = $3", [on, at, ids[`b${n + 1}`]]);
    expect(await sorted("books", "filter: { day: { last: { n: 7, unit: DAY } } }")).toEqual(["b1", "b2"]);
    expect(await sorted("books", "filter: { day: { last: { n: 8, unit: DAY } } }")).toEqual(["b1", "b2", "b3"]);
    expect(await sorted("books", "filter: { day: { last: { n: 1, unit: WEEK } } }")).toEqual(["b1", "b2"]);
    expect(await sorted("books", "filter: { at: { last: { n: 1, unit: DAY } } }")).toEqual(["b1", "b2"]);
    expect(await sorted("books", "filter: { at: { last: { n: 1, unit: HOUR } } }")).toEqual(["b1"]);
    for (const unit of ["MONTH", "QUARTER", "YEAR"])
      expect(await sorted("books", `filter: { at: { last: { n: 2, unit: ${unit} } } }`)).toEqual(["b1", "b2", "b3"]);
    expect(await list("books", "filter: { createdAt: { last: { n: 10000, unit: YEAR } } }")).toHaveLength(5);
    for (const n of [0, -1, 10_001])
      await expect(list("books", `filter: { at: { last: { n: ${n}, unit: DAY } } }`)).rejects.toThrow("DATA_INVALID");
  });
});

describe("counts", () => {
  it("are exact up to ten thousand and the planner's estimate beyond, in lists and in lists of records", async () => {
    const count = async (args = "") => (await platform.ask(`{ tags${args} { count { value exact } } }`, {}, admin)).body.data.tags.count;
    const fill = (n: number) =>
      platform.sql(`INSERT INTO %s.ent_tag (id, f_tname) SELECT gen_random_uuid(), 'many ' || i % 4 FROM generate_series(1, ${n}) i`);
    await fill(9_998);
    expect(await count()).toEqual({ value: 10_000, exact: true });
    await fill(40_001);
    await platform.sql("ANALYZE %s.ent_tag");
    const about = async (args: string, expected: number) => {
      const { value, exact } = await count(args);
      expect(exact).toBe(false);
      expect(Math.abs(value - expected) / expected).toBeLessThan(0.1);
    };
    await about("", 50_001);
    await about('(filter: { name: { eq: "many 1" } })', 12_500);
    await about('(filter: { name: { in: ["many 1", "many 2"] } })', 25_000);
    expect(await count('(filter: { name: { eq: "red" } })')).toEqual({ value: 1, exact: true });

    await platform.sql("INSERT INTO %s.l_f_tags SELECT $1, id FROM %s.ent_tag WHERE f_tname LIKE 'many%' LIMIT 20000", [ids.b5]);
    await platform.sql("INSERT INTO %s.ent_book (id, f_title, f_shelf) SELECT gen_random_uuid(), 'x', $1 FROM generate_series(1, 30000)", [
      ids.s7,
    ]);
    await platform.sql("ANALYZE %s.ent_book");
    const { body } = await platform.ask(
      "query ($id: ID!) { shelf(id: $id) { books { count { value exact } } } shelves { nodes { books { count { value exact } } } } }",
      { id: ids.s7 },
      admin,
    );
    expect(body.data.shelf.books.count.exact).toBe(false);
    expect(Math.abs(body.data.shelf.books.count.value - 30_000) / 30_000).toBeLessThan(0.1);
    expect(
      body.data.shelves.nodes
        .map(({ books }: { books: { count: { exact: boolean } } }) => books.count.exact)
        .filter((exact: boolean) => !exact),
    ).toHaveLength(1);
    const tags = await platform.ask("query ($id: ID!) { book(id: $id) { tags { count { value exact } } } }", { id: ids.b5 }, admin);
    expect(tags.body.data.book.tags.count.exact).toBe(false);
    expect(tags.body.data.book.tags.count.value).toBeGreaterThan(10_000);
    await platform.sql("DELETE FROM %s.ent_book WHERE f_title = 'x'");
    await platform.sql("DELETE FROM %s.ent_tag WHERE f_tname LIKE 'many%'");
  }, 60_000);
});

describe("cursors", () => {
  it("that were changed, made up or come from elsewhere are refused, and never reach the database as they are", async () => {
    const page = async (args: string, root = "books") =>
      (await platform.ask(`{ ${root}(first: 1, ${args}) { pageInfo { endCursor } } }`, {}, admin)).body.data[root].pageInfo
        .endCursor as string;
    const use = async (after: string, args: string, root = "books") => {
      const { body } = await platform.ask(
        `query ($after: String) { ${root}(first: 1, after: $after${args && `, ${args}`}) { nodes { id } } }`,
        { after },
        admin,
      );
      return body.errors?.[0].extensions.code ?? "fine";
    };
    const orders = [
      "order: [{ pages: ASC }]",
      "order: [{ at: ASC }]",
      "order: [{ day: DESC }]",
      "order: [{ title: ASC }]",
      "order: [{ shelf: { name: ASC } }]",
      "order: [{ id: ASC }]",
    ];
    const made = await Promise.all(orders.map((order) => page(order)));
    for (const [n, cursor] of made.entries())
      for (const [m, order] of orders.entries()) expect(await use(cursor, order)).toBe(n === m ? "fine" : "DATA_CURSOR_INVALID");
    expect(await use(await page("order: [{ id: ASC }]", "shelves"), "order: [{ id: ASC }]")).toBe("DATA_CURSOR_INVALID");
    // Each part replaced by what it cannot be.
    let refused = 0;
    for (const [n, cursor] of made.entries()) {
      const parts = JSON.parse(Buffer.from(cursor, "base64url").toString()) as (string | null)[];
      for (const [at] of parts.entries())
        for (const forged of [
          "",
          "x",
          "'; drop table ent_book; --",
          "NaN",
          "Infinity",
          "9".repeat(60),
          "2026-13-45",
          "2026-02-31",
          "0000-01-01",
          "2026-02-31 00:00:00+00",
          "0000-01-01 00:00:00+00",
          "infinity",
          1,
          true,
          {},
          [],
          "a\0b",
          "0000-00-00 00:00:00+00",
        ]) {
          const code = await use(Buffer.from(JSON.stringify(parts.with(at, forged as string))).toString("base64url"), orders[n]!);
          // A text may be any text that can be stored.
          const isText =
            (orders[n]!.includes("title") || orders[n]!.includes("name")) &&
            at === 1 &&
            typeof forged === "string" &&
            !forged.includes("\0");
          expect(code, `${orders[n]} ${at} ${JSON.stringify(forged)}`).toBe(isText ? "fine" : "DATA_CURSOR_INVALID");
          refused += 1;
        }
      for (const cut of [cursor.slice(1), cursor.slice(0, -3), `${cursor}AA`, cursor.repeat(200), "null", "W10", ""])
        expect(["DATA_CURSOR_INVALID"], cut).toContain(await use(cut, orders[n]!));
    }
    expect(refused).toBeGreaterThan(200);
  }, 60_000);

  it("lead on from whatever a record holds: the largest numbers, several long texts", async () => {
    const large = ["9223372036854775807", "-9223372036854775808", "1000000000000000000"];
    const shelves = ["ض".repeat(2_000), `${"ض".repeat(1_999)}ط`, "ظ".repeat(2_000)];
    for (const [n, pages] of large.entries()) {
      const shelf = uuidv7();
      await platform.sql("INSERT INTO %s.ent_shelf (id, f_sname) VALUES ($1, $2)", [shelf, shelves[n]]);
      await platform.sql("INSERT INTO %s.ent_book (id, f_title, f_pages, f_shelf) VALUES ($1, $2, $3, $4)", [
        uuidv7(),
        shelves[2 - n],
        pages,
        shelf,
      ]);
    }
    const all = async (order: string) => {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const { body } = await platform.ask(
          `query ($after: String) { books(first: 1, after: $after, order: [${order}]) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { after },
          admin,
        );
        if (body.errors) return body.errors;
        const { nodes, pageInfo } = body.data.books;
        seen.push(nodes[0].id);
        if (!pageInfo.hasNextPage) return seen;
        after = pageInfo.endCursor;
      }
    };
    for (const order of ["{ pages: ASC }", "{ pages: DESC }", "{ title: ASC }, { shelf: { name: DESC } }"]) {
      const { body } = await platform.ask(`{ books(first: 100, order: [${order}]) { nodes { id } } }`, {}, admin);
      expect(await all(order), order).toEqual(body.data.books.nodes.map(({ id }: { id: string }) => id));
    }
    await platform.sql("DELETE FROM %s.ent_book WHERE length(f_title) > 1000");
    await platform.sql("DELETE FROM %s.ent_shelf WHERE length(f_sname) > 1000");
  });
});
