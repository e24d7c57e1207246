/** [DP2] The text we put together is the JSON PostgreSQL would have built, for every kind of field and every kind of question. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { fieldTypes } from "../../../schema/blueprint/field-types.ts";
import type { FieldTypeName } from "../../../schema/blueprint/shape.ts";
import type { Column } from "../../../schema/model/model.ts";
import { runInput } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { createPlans } from "../../../subgraphs/runtime/data-plane/plans.ts";
import { buildForm, textForm } from "../../../subgraphs/runtime/data-plane/sql/json-text.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, grant } from "./build-model.ts";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";

const types = (Object.keys(fieldTypes) as FieldTypeName[]).filter((type) => !["references", "rollup", "lookup"].includes(type));
const options = [
  { id: "o_a", key: "open", label: {}, colour: null },
  { id: "o_b", key: "inWork", label: {}, colour: null },
];
const columns: readonly Column[] = [
  ...types.map((type) =>
    buildColumn(`f_${type.toLowerCase()}`, `x${type}`, type, {
      sqlType: fieldTypes[type].sqlType(undefined),
      ...(type.startsWith("enum") && { options }),
      ...(type === "reference" && { target: "ent_thing" }),
      searchable: ["text", "longText", "email"].includes(type),
    }),
  ),
  buildColumn("f_words", "words", "text", { config: { translated: true }, sqlType: "jsonb", searchable: true }),
  buildColumn("f_wide", "wide", "integer", { config: { max: 9_007_199_254_740_991 } }),
];
const thing = buildTable("ent_thing", "thing", columns, { title: "f_text" });
const all = columns.map(({ id }) => id);
const model = buildModel(
  [thing],
  [
    {
      field: "f_reference",
      from: "ent_thing",
      to: "ent_thing",
      cardinality: "one",
      linkTable: null,
      inverse: { key: "backs", label: {} },
      onDelete: "clear",
    },
    { field: "f_user", from: "ent_thing", to: "ent_user", cardinality: "one", linkTable: null, inverse: null, onDelete: "clear" },
  ],
  [
    buildRole("r_masked", "masked", {
      ent_user: access({ read: [grant(["f_user_name", "f_user_email"])] }),
      ent_thing: access({ read: [grant(all, { mask: all.filter((id) => id !== "f_reference" && id !== "f_user") })] }),
    }),
  ],
);

const seedOf = (start: number) => {
  let state = start;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};
const random = seedOf(Number(process.env.WEBNOVA_SEED ?? 11));
const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const controls = Array.from({ length: 31 }, (_, at) => String.fromCharCode(at + 1)).join("");
const texts = [
  "",
  " ",
  '"',
  "\\",
  "\\u0041",
  "\\\\n",
  controls,
  "\u007f\u0080\u009f",
  "\u2028\u2029\ufeff\u202e",
  "</script><!--",
  "عربي «نص» ١٢٣ ﷽",
  "👩‍👩‍👧‍👦😀🏳️‍🌈",
  "𝔘\u{10ffff}",
  "e\u0301",
  "null",
  "{}",
  "'; --",
  "a".repeat(5_000),
];
const anyText = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(texts)).join("");
const anyJson = (depth = 0): unknown =>
  depth < 3 && random() < 0.6
    ? random() < 0.5
      ? Array.from({ length: 3 }, () => anyJson(depth + 1))
      : Object.fromEntries(Array.from({ length: 3 }, () => [[...anyText()].slice(0, 20).join(""), anyJson(depth + 1)]))
    : pick([null, true, false, 0, -0.1, 1e-7, 9007199254740991, anyText()]);

const storedOf = (column: Column, ids: readonly string[], people: readonly string[]): unknown => {
  if (random() < 0.3) return null;
  if (column.config.translated === true)
    return JSON.stringify(pick([{ en: anyText() }, { ar: anyText(), en: anyText() }, { ar: anyText() }, {}]));
  const shape = fieldTypes[column.type].graphql(undefined);
  if (shape.kind === "file") {
    const file = () => ({ id: uuidv7(), name: anyText(), size: Math.floor(random() * 1e9), type: "image/png" });
    return JSON.stringify(shape.list ? pick([[], [file()], [file(), file()]]) : file());
  }
  if (column.type === "user") return pick(people);
  if (column.target) return ids.length ? pick(ids) : null;
  if (column.type === "enum") return pick(options).id;
  if (column.type === "enums") return pick([[], ["o_a"], ["o_b", "o_a"]]);
  switch (column.sqlType) {
    case "bigint":
      return column.id === "f_wide" ? pick(["9007199254740991", "-9007199254740991", "0"]) : Math.floor(random() * 2 ** 31) - 2 ** 30;
    case "boolean":
      return random() < 0.5;
    case "date":
      return pick(["0001-01-01", "1999-12-31", "2026-02-28", "9999-12-31"]);
    case "timestamptz":
      return pick(["0001-01-01T00:00:00Z", "2026-03-31T23:59:59.999999Z", "1969-12-31T23:59:59.5+03", "9999-12-31T00:00:00Z"]);
    case "time":
      return pick(["00:00:00", "23:59:59", "12:30:15.25"]);
    case "point":
      return pick(["(46.6753,24.7136)", "(-180,90)", "(0,0)", "(1e-9,1e-300)"]);
    case "jsonb":
      return JSON.stringify(anyJson());
    default:
      return column.sqlType?.startsWith("numeric") ? pick(["0", "-0.0001", "123456789012345.6789", "1000000000000", "0.10"]) : anyText();
  }
};

let database: TestDatabase;
let platform: TestPlatform;
let admin: Person;
const ids: string[] = [];
beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(model, { database });
  admin = await platform.person(["r_admin"], { name: `${controls}"😀` });
  const people = [admin.id, (await platform.person([])).id];
  for (let n = 0; n < 80; n += 1) {
    const id = uuidv7();
    // One row is empty throughout.
    const values = columns.map((column) => (n === 0 ? null : storedOf(column, ids, people)));
    await platform.sql(
      `INSERT INTO %s.ent_thing (id, ${columns.map((column) => column.id).join(", ")}) VALUES ($1, ${columns.map((_, at) => `$${at + 2}`).join(", ")})`,
      [id, ...values],
    );
    ids.push(id);
  }
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const both = async (document: string, roles: readonly string[], locale: "en" | "ar", variables: Record<string, unknown> = {}) => {
  const caller = {
    user: { id: admin.id, email: 'a"b@example.invalid', name: anyText(), status: "active", roles, fields: {} },
    account: null,
    sessionId: null,
    viewerClass: roles,
    locale,
  } as const;
  const answers = [];
  for (const json of [textForm, buildForm]) {
    const plans = createPlans({ json });
    const prepared = plans.prepare(plans.seat(platform.environment, model, roles, locale), document);
    const read = plans.variables(prepared, variables);
    const plan = plans.plan(prepared, read);
    const input = runInput(platform.environment, model, caller, read, new Date("2026-01-01T00:00:00Z"));
    plan.check(input);
    const [row] = await platform.plane.pools.read<{ answer: string }>(platform.environment, null, {
      sql: plan.sql,
      values: plan.binds.map((bind) => bind(input)),
      lane: "L",
    });
    answers.push(row!.answer);
  }
  return answers as [string, string];
};
const same = async (...asked: Parameters<typeof both>) => {
  const [ours, theirs] = await both(...asked);
  expect(JSON.stringify(JSON.parse(ours)), asked[0]).toBe(JSON.stringify(JSON.parse(theirs)));
  return JSON.parse(ours);
};

describe("[DP2] text and json_build_object give the same answer", () => {
  const isFile = ({ type }: Column) => fieldTypes[type].graphql(undefined).kind === "file";
  const recordOf = (masked: boolean) => {
    const more = (column: Column) =>
      masked ? "" : isFile(column) ? " { id name size type url __typename }" : column.key === "words" ? "(locale: ar)" : "";
    const scalars = columns.filter(({ target }) => !target).map((column) => `${column.key}${more(column)}`);
    return `id version createdAt updatedAt createdById ${scalars.join(" ")} xreferenceId xuserId __typename`;
  };
  const record = recordOf(false);
  const figures = async () => {
    const { body } = await platform.ask("{ __schema { types { name fields { name } } } }", {}, admin);
    const fieldsOf = (name: string) =>
      body.data.__schema.types
        .find((type: { name: string }) => type.name === name)
        .fields.map((field: { name: string }) => field.name)
        .join(" ");
    return `count ${["CountDistinct", "Sum", "Avg", "Min", "Max"].map((figure) => `${figure[0]!.toLowerCase()}${figure.slice(1)} { ${fieldsOf(`Thing${figure}`)} __typename }`).join(" ")}`;
  };

  it("of records, pages, cursors and relations, with every kind of field", async () => {
    for (const locale of ["en", "ar"] as const)
      for (const roles of [
        ["r_admin", "r_member"],
        ["r_masked", "r_member"],
      ]) {
        const seen = recordOf(roles.includes("r_masked"));
        const answer = await same(
          `{ things(first: 80) { nodes { ${seen} xreference { ${seen} xuser { id name email } } xuser { name } } pageInfo { hasNextPage startCursor endCursor } count { value exact } } me { name email } }`,
          roles,
          locale,
        );
        expect(answer.things.nodes).toHaveLength(80);
        await same(
          `{ things(last: 9, order: [{ xtext: ASC }, { xmoney: DESC }]) { edges { cursor node { id backs(first: 5, order: [{ xemail: DESC }]) { edges { cursor node { ${seen} } } } } } } }`,
          roles,
          locale,
        );
        for (const id of ids.slice(0, 12)) await same(`query ($id: ID!) { thing(id: $id) { ${seen} } }`, roles, locale, { id });
      }
  });

  it("of figures and groups over every kind of field, and of what is searched", async () => {
    const over = await figures();
    const roles = ["r_admin", "r_member"];
    await same(
      `{ things { aggregate { ${over} } } none: things(filter: { id: { isNull: true } }) { nodes { id } aggregate { ${over} } } }`,
      roles,
      "ar",
    );
    const { body } = await platform.ask('{ __type(name: "ThingGroupBy") { inputFields { name type { name } } } }', {}, admin);
    const keys = body.data.__type.inputFields as { name: string; type: { name: string } }[];
    expect(keys.length).toBeGreaterThan(15);
    for (const { name, type } of keys)
      for (const how of type.name === "GroupPeriod" ? ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"] : ["EACH"]) {
        const key = columns.find((column) => column.key === name)?.target ? `${name}Id ${name} { id __typename }` : name;
        const answer = await same(
          `{ thingsGroup(by: [{ ${name}: ${how} }], first: 500) { keys { ${key} __typename } ${over} __typename } }`,
          roles,
          "en",
        );
        expect(
          answer.thingsGroup.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
          name,
        ).toBe(80);
      }
    for (const asked of ["عربي", "a", "script", "١٢٣", "null", "aaaa", '"'])
      for (const locale of ["en", "ar"] as const)
        await same(
          `query ($s: String) { things(search: $s) { edges { cursor node { ${record} } } count { value exact } aggregate { count } } thingsGroup(by: [{ xtext: EACH }], search: $s) { keys { xtext } count } }`,
          roles,
          locale,
          { s: asked },
        );
  });

  it("of a text of ten megabytes", async () => {
    const text = `"\\\u0001😀ع`.repeat(1_000_000);
    const id = uuidv7();
    await platform.sql("INSERT INTO %s.ent_thing (id, f_longtext) VALUES ($1, $2)", [id, text]);
    const answer = await same("query ($id: ID!) { thing(id: $id) { xlongText } }", ["r_admin", "r_member"], "en", { id });
    expect(answer.thing.xlongText === text).toBe(true);
    const refused = await platform.ask("query ($id: ID!) { thing(id: $id) { xlongText } }", { id }, admin);
    expect(refused.body.errors[0].extensions.code).toBe("DATA_LIMIT_RESPONSE");
    await platform.sql("DELETE FROM %s.ent_thing WHERE id = $1", [id]);
  });
});

describe("what cannot be stored", () => {
  const create = async (set: Record<string, unknown>) =>
    (await platform.ask("mutation ($input: CreateThingInput!) { createThing(input: $input) { record { id } } }", { input: { set } }, admin))
      .body;

  it("[DP2] a NUL or half a character is refused wherever it is sent, with the field it is in", async () => {
    const words = columns.filter(
      ({ sqlType, type, config }) => (sqlType === "text" || config.translated) && !["enum", "autoNumber"].includes(type),
    );
    expect(words.length).toBeGreaterThan(7);
    for (const broken of ["a\u0000b", "a\ud800", "\udc00b"]) {
      for (const { key, config } of words) {
        const { errors } = await create({ [key]: config.translated ? { en: broken } : broken });
        expect([key, errors?.[0].extensions.code]).toEqual([key, "DATA_INVALID"]);
        expect(errors[0].extensions.problems[0].path.join(".")).toContain(key);
      }
      for (const value of [broken, { a: [broken] }, { [broken]: 1 }])
        expect((await create({ xjson: value })).errors?.[0].extensions.code, JSON.stringify(value)).toBe("DATA_INVALID");
      for (const [query, variables] of [
        ["query ($s: String) { things(search: $s) { nodes { id } } }", { s: broken }],
        ["query ($s: String) { thingsGroup(by: [{ xtext: EACH }], search: $s) { count } }", { s: broken }],
        ["query ($s: String) { things(filter: { xtext: { contains: $s } }) { nodes { id } } }", { s: broken }],
        [
          "query ($s: String) { things(filter: { xtext: { in: [$s] } }) { nodes { id } } }".replace("$s: String", "$s: String!"),
          { s: broken },
        ],
        ["query ($s: String) { thingsGroup(by: [{ xdateTime: DAY }], timeZone: $s) { count } }", { s: broken }],
      ] as const)
        expect((await platform.ask(query, variables, admin)).body.errors?.[0].extensions.code, query).toBe("DATA_INVALID");
    }
  });

  it("[DP8] numbers that are none are refused, and the table itself would not hold them", async () => {
    const numbers = columns.filter(({ sqlType }) => sqlType === "bigint" || sqlType?.startsWith("numeric"));
    for (const { key, id, sqlType } of numbers)
      for (const none of ["NaN", "Infinity", "-Infinity", "1e999", "0x10"]) {
        const { errors } = await create({ [key]: none });
        expect([key, none, errors?.[0].extensions.code]).toEqual([key, none, "DATA_INVALID"]);
        if (sqlType?.startsWith("numeric") && /^-?(NaN|Inf)/.test(none))
          await expect(platform.sql(`INSERT INTO %s.ent_thing (id, ${id}) VALUES ($1, $2)`, [uuidv7(), none])).rejects.toMatchObject({
            code: expect.stringMatching(/^(23514|22003)$/),
          });
      }
  });
});
