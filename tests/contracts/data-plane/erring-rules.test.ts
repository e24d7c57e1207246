/**
 * [DP7] A rule or a computed field that cannot be worked out (a division by zero, a number or a day out of range, a record that is not
 * there) hides its row or its value in every way to a record, and never fails the answer.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../../schema/blueprint/expressions/evaluate.ts";
import type { Blueprint, Policy } from "../../../schema/blueprint/shape.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { type Data, evaluator, moment } from "./random-platform.ts";
import { type Asker, asker, loadAll, ways } from "./ten-ways.ts";

/** Rules that err for some rows, by role. */
const rules = {
  r_divides: "f_dec / f_int > 0",
  r_refuses: "!(f_dec / f_int > 0)",
  r_hops: "f_next.f_dec / f_next.f_int > 0",
  r_remainder: "f_int % f_int == 0",
  r_moves: "addDays(f_day, f_int * 100000000) > f_day",
  r_multiplies: "f_dec * f_dec * f_dec * f_dec > 1",
  r_computed: "f_ratio > 0",
} as const;

const field = (key: string, type: string, order: string, more: object = {}) => ({ key, type, order, classification: "internal", ...more });
const blueprint = {
  blueprint: 1,
  key: "erring",
  label: { en: "Erring" },
  sector: "general",
  locales: ["en"],
  defaultLocale: "en",
  timeZone: "Asia/Riyadh",
  currency: "SAR",
  accounts: "none",
  signUp: "invited",
  theme: { primary: "#0f766e", mode: "light", font: "inter", radius: 8, density: "comfortable" },
  targets: ["api"],
  entities: {
    ent_part: {
      key: "part",
      label: { en: "Part" },
      plural: { en: "Parts" },
      title: "f_text",
      audit: "none",
      sampleRows: 5,
      fields: {
        f_text: field("text", "text", "a0", { searchable: true }),
        f_int: field("number", "integer", "a1"),
        f_dec: field("amount", "decimal", "a2"),
        f_day: field("day", "date", "a3"),
        f_next: field("next", "reference", "a4", { config: { target: "ent_part", inverse: { key: "before" } } }),
        f_ratio: field("ratio", "decimal", "a5", { compute: "f_dec / f_int", computed: "read" }),
        f_far: field("far", "date", "a6", { compute: "addDays(f_day, f_int * 100000000)", computed: "read" }),
        f_power: field("power", "decimal", "a7", { compute: "f_dec * f_dec * f_dec * f_dec", computed: "read" }),
        f_whole: field("whole", "integer", "a8", { compute: "f_int * f_int * f_int * f_int", computed: "read" }),
        f_kept: field("kept", "decimal", "a9", { compute: "f_dec / f_int", computed: "stored" }),
      },
    },
  },
  roles: { r_reader: { key: "reader" }, ...Object.fromEntries(Object.keys(rules).map((id) => [id, { key: id.slice(2) }])) },
  policies: {
    p_reader: { roles: ["r_reader"], entity: "ent_part", allow: ["read"], fields: "*" } as unknown as Policy,
    ...Object.fromEntries(
      Object.entries(rules).map(([role, where]) => [
        `p_${role.slice(2)}`,
        { roles: [role], entity: "ent_part", allow: ["read"], where, fields: "*" },
      ]),
    ),
  },
  actions: {},
  workflows: {},
  pages: {},
  assistants: {},
  connections: {},
  variables: {},
  compliance: {},
} as unknown as Blueprint;

const model = compiled(blueprint);
const table = model.tables.find(({ id }) => id === "ent_part")!;
let platform: TestPlatform;
let data: Data;
let reader: Person;
let admin: Person;
const askers: Asker[] = [];
beforeAll(async () => {
  platform = await startPlatform(model);
  // Zero, nothing, the largest numbers there are, the last day there is, records that point nowhere.
  await platform.sql(`SET session_replication_role = replica;
    INSERT INTO %s.ent_part (id, f_text, f_int, f_dec, f_day, f_next)
    SELECT ('00000000-0000-7000-8000-00000000000' || n)::uuid, 'part' || n, i, d, day::date, ('00000000-0000-7000-8000-00000000000' || next)::uuid
    FROM (VALUES (1, 0, 5, '2026-01-01', 2), (2, 2, 5, '2026-01-01', 1), (3, NULL, 5, NULL, 9), (4, 3, NULL, '9999-12-31', 3),
      (5, 9007199254740991, 99999999999999999999999999999999, '9999-12-31', 6), (6, -9007199254740991, -0.000000000001, '0001-01-01', NULL),
      (7, 1, 0, '2026-01-01', 7)) AS v(n, i, d, day, next);
    SET session_replication_role = origin`);
  for (const role of Object.keys(rules)) askers.push(await asker(platform, model, await platform.person([role]), [role]));
  reader = await platform.person(["r_reader"]);
  admin = await platform.person(["r_admin"]);
  // Amounts as they are written: as a number of JavaScript the largest would be another.
  const amounts = await platform.sql<{ id: string; amount: string }>("SELECT id, f_dec::text AS amount FROM %s.ent_part");
  const loaded = await loadAll(platform, model);
  data = new Map(loaded).set(
    table.id,
    loaded.get(table.id)!.map((stored) => {
      const row = { ...stored, f_dec: amounts.find(({ id }) => id === stored.id)!.amount };
      const { compute } = table.columns.find(({ id }) => id === "f_ratio")!;
      const env = { record: row, me: null, now: moment, today: moment.slice(0, 10), timeZone: "Asia/Riyadh", follow: () => null };
      return { ...row, f_ratio: evaluate(compute!, env) };
    }),
  );
});
afterAll(() => platform.close());

const visibleTo = ({ caller }: Asker) =>
  evaluator({ model, data }, caller)
    .visible(table)
    .map(({ row }) => String(row.id))
    .sort();

describe("[DP7] a rule that cannot be worked out", () => {
  it.each(Object.keys(ways).filter((way) => way !== "file"))("hides its row and fails nothing: %s", async (way) => {
    const rows = data.get(table.id)!;
    let hidden = 0;
    for (const who of askers) {
      const visible = visibleTo(who);
      hidden += rows.length - visible.length;
      // A file also names records that are pointed to; whose line it is stands first.
      const found =
        way === "export"
          ? (await platform.send("GET", "/api/parts.csv?columns=id&order=id", { as: who.person })).text.trim().split("\r\n").slice(1)
          : await ways[way]!({ platform, model, table, asker: who, rows });
      if (way.startsWith("nested"))
        expect(
          found!.filter((id) => !visible.includes(id)),
          who.name,
        ).toEqual([]);
      else expect(found, who.name).toEqual(visible);
    }
    expect(hidden).toBeGreaterThan(10);
    expect(askers.some((who) => visibleTo(who).length > 0)).toBe(true);
  });

  it("is told as what it is: not allowed, and the condition is not known to hold", async () => {
    const query = "query ($input: WhyInput!) { why(input: $input) { allowed policies { admits conditions { holds } } } }";
    for (const who of askers)
      for (const { id } of data.get(table.id)!) {
        const input = { entity: table.key, id, operation: "READ", endUser: who.person!.id };
        const { body } = await platform.ask(query, { input }, admin);
        expect(body.errors, who.name).toBeUndefined();
        const sees = visibleTo(who).includes(String(id));
        expect([who.name, id, body.data.why.allowed]).toEqual([who.name, id, sees]);
        expect(body.data.why.policies.some(({ admits }: { admits: boolean }) => admits)).toBe(sees);
      }
  });
});

describe("[DP7] a computed field that cannot be worked out", () => {
  const fields = table.columns.filter(({ compute }) => compute !== null).map(({ key }) => key);
  const whole = async (args = "") => {
    const { body } = await platform.ask(`{ parts(first: 100${args}) { nodes { id ${fields.join(" ")} } count { value } } }`, {}, reader);
    expect(body.errors, args).toBeUndefined();
    return body.data.parts as { nodes: Record<string, unknown>[]; count: { value: number } };
  };

  it("is empty in lists, records, lists within lists, files, live answers; its record is there", async () => {
    expect(fields).toHaveLength(5);
    const { nodes } = await whole(", order: [{ id: ASC }]");
    expect(nodes).toHaveLength(7);
    expect(nodes.map(({ ratio }) => ratio === null)).toEqual([true, false, true, true, false, false, false]);
    expect(nodes.map(({ far }) => far === null)).toEqual([false, true, true, true, true, true, true]);
    for (const node of nodes) {
      const { body } = await platform.ask(
        `query ($id: ID!) { part(id: $id) { id ${fields.join(" ")} next { ${fields.join(" ")} } before { nodes { ${fields.join(" ")} } } } }`,
        { id: node.id },
        reader,
      );
      expect(body.errors).toBeUndefined();
      expect(body.data.part).toMatchObject(node);
    }
    const file = await platform.send("GET", "/api/parts.csv?order=id", { as: reader });
    expect([file.status, file.text.trim().split("\r\n").length]).toEqual([200, 8]);
    const socket = await platform.socket(reader);
    const answer = await socket
      .subscribe(`subscription { parts(first: 100, order: [{ id: ASC }]) { nodes { id ${fields.join(" ")} } } }`)
      .nth(0);
    expect(answer.data.parts.nodes).toEqual(nodes);
    socket.ws.terminate();
  });

  it("is nothing in filters, orders, searches, figures and groups", async () => {
    let asked = 0;
    const may = async (query: string) => {
      const { body } = await platform.ask(query, {}, reader);
      if (body.errors?.[0].extensions.code === "GRAPHQL_VALIDATION_FAILED") return null;
      expect(body.errors, query).toBeUndefined();
      asked += 1;
      return body.data;
    };
    const { nodes } = await whole();
    for (const key of fields) {
      const empty = nodes.filter((node) => node[key] === null).length;
      const none = await may(`{ parts(filter: { ${key}: { isNull: true } }) { count { value } } }`);
      if (none) expect([key, none.parts.count.value]).toEqual([key, empty]);
      await may(`{ parts(first: 100, order: [{ ${key}: DESC }]) { nodes { id } } }`);
      await may(`{ parts(order: [{ next: { ${key}: DESC } }], search: "part") { nodes { id } } }`);
      for (const figure of ["sum", "avg", "min", "max", "countDistinct"]) {
        await may(`{ parts { aggregate { ${figure} { ${key} } } } }`);
        await may(`{ partsGroup(by: [{ number: EACH }]) { ${figure} { ${key} } } }`);
      }
      await may(`{ partsGroup(by: [{ ${key}: ${key === "far" ? "YEAR" : "EACH"} }]) { count } }`);
    }
    expect(asked).toBeGreaterThan(10);
  });
});
