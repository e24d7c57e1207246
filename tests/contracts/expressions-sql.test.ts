/**
 * The reference evaluator and real PostgreSQL must agree on every expression and every row. Expressions and rows are random and
 * seeded; a disagreement prints the seed, the expression and the row. `EXPRESSION_PAIRS` sets how many pairs are compared.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Checked } from "../../schema/blueprint/expressions/checked.ts";
import { elaborate } from "../../schema/blueprint/expressions/elaborate.ts";
import { type Env, evaluate, type Row } from "../../schema/blueprint/expressions/evaluate.ts";
import {
  blueprint,
  type Cell,
  columnsOf,
  makeExpression,
  makeRows,
  type People,
  randomOf,
  recordScope,
} from "../../schema/blueprint/expressions/random-expressions.ts";
import type { SqlContext } from "../../schema/blueprint/expressions/sql-context.ts";
import { toFilterSql, toSql } from "../../schema/blueprint/expressions/to-sql.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const pairs = Number(process.env.EXPRESSION_PAIRS ?? 20_000);
const seed = Number(process.env.EXPRESSION_SEED ?? 20_261_120);
const now = "2026-11-20T10:15:30.250Z";
const today = "2026-11-20";
const timeZone = "Asia/Riyadh";
const variables = { var_max: "500000.0000", var_none: null };

let database: TestDatabase;
let client: pg.Client;
let rows: ReturnType<typeof makeRows>;

const text = (cell: Cell): unknown => (cell !== null && typeof cell === "object" && "lat" in cell ? `(${cell.lng},${cell.lat})` : cell);

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("create schema px");
  rows = makeRows(randomOf(seed), 40);
  await client.query("create table px.link_f_team (source uuid, target uuid)");
  for (const [entity, list] of Object.entries(rows)) {
    const columns = columnsOf(entity);
    await client.query(
      `create table px.${entity} (id uuid primary key, version int not null default 1, created_at timestamptz, updated_at timestamptz, created_by uuid, deleted_at timestamptz, ${columns.map(([id, type]) => `${id} ${type}`).join(", ")})`,
    );
    for (const row of list) {
      for (const user of Array.isArray(row.f_team) ? row.f_team : [])
        await client.query("insert into px.link_f_team values ($1, $2)", [row.id, user]);
      const cells = columns.map(([id]) => text(row[id] ?? null));
      const names = ["id", "created_at", "updated_at", "created_by", "version", ...columns.map(([id]) => id)];
      const values = [row.id, row.createdAt, row.updatedAt, row.createdBy, row.version, ...cells];
      await client.query(
        `insert into px.${entity} (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
        values,
      );
    }
  }
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

const environment = (record: Row, person: People): Env => ({
  record,
  me: person,
  now,
  today,
  timeZone,
  variables,
  follow: (_field, id) =>
    Object.values(rows)
      .flat()
      .find((row) => row.id === id) ?? null,
  related: (relation, id) =>
    (rows[relation.entity] ?? []).filter((row) =>
      relation.inverse ? row[relation.field] === id : (record[relation.field] as readonly string[]).includes(row.id),
    ),
});

const write = (checked: Checked, person: People, compile: typeof toSql, old?: string) => {
  const params: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${params.push(value)}::${type}`;
  const context: SqlContext = {
    alias: "t",
    ...(old && { old }),
    link: (field) => `px.link_${field}`,
    table: (entity) => `px.${entity}`,
    column: (field) => `"${field}"`,
    bind,
    me: {
      get id() {
        return bind(person?.id ?? null, "uuid");
      },
      get roles() {
        return bind(person?.roles ?? [], "text[]");
      },
      field: (field) => bind(person?.fields?.[field] ?? null, columnsOf("ent_user").find(([id]) => id === field)![1]),
    },
    get now() {
      return bind(now, "timestamptz");
    },
    get today() {
      return bind(today, "date");
    },
    variable: (id) => bind(variables[id as keyof typeof variables], "numeric"),
    timeZone,
  };
  return { sql: compile(checked, context), params };
};

/** Both sides as comparable text: exact digits, ISO instants. */
const canonical: Readonly<Record<string, (sql: string) => string>> = {
  decimal: (sql) => `trim_scale((${sql})::numeric)::text`,
  int: (sql) => `trim_scale((${sql})::numeric)::text`,
  duration: (sql) => `trim_scale((${sql})::numeric)::text`,
  timestamp: (sql) => `(extract(epoch from (${sql}))::numeric * 1000000)::numeric(40,0)::text`,
};
const micros = (value: unknown) =>
  value === null
    ? null
    : (BigInt(Date.parse(String(value))) * 1000n + BigInt(/\.\d{3}(\d{3})Z$/.exec(String(value))?.[1] ?? "0")).toString();
const comparable = (value: unknown, type: string) => (value === null ? null : type === "timestamp" ? micros(value) : String(value));

interface Compared {
  pairs: number;
  readonly kinds: Map<string, number>;
}

const compare = async (count: number, from: number): Promise<Compared> => {
  const people: readonly People[] = [
    null,
    ...rows.ent_user!.slice(0, 3).map((user) => ({ id: user.id, roles: ["r_member", "r_mgr"], fields: user })),
  ];
  const done: Compared = { pairs: 0, kinds: new Map() };
  for (let round = 0; done.pairs < count; round++) {
    const random = randomOf(from + round);
    const source = makeExpression(random);
    const elaborated = elaborate(source, recordScope, blueprint, undefined, { sql: true });
    if ("problems" in elaborated) throw new Error(`seed ${from + round}: ${source}\n${JSON.stringify(elaborated.problems)}`);
    const { checked } = elaborated;
    const type = checked.type.is;
    const person = people[round % people.length]!;
    const { sql, params } = write(checked, person, toSql);
    const wrapped = (canonical[type] ?? ((one: string) => `(${one})::text`))(sql);
    const answers = await client
      .query<{ id: string; value: string | null }>(`select t.id::text, ${wrapped} as value from px.ent_app t`, params)
      .catch((cause: unknown) => {
        throw new Error(`seed ${from + round}: ${source}\n${sql}`, { cause });
      });
    const admitted = type === "bool" ? await filtered(checked, person) : null;
    for (const { id, value } of answers.rows) {
      const record = rows.ent_app!.find((row) => row.id === id)!;
      const expected = comparable(evaluate(checked, environment(record, person)), type);
      if (expected !== value)
        throw new Error(
          `seed ${from + round}: ${source}\nJavaScript ${expected}, SQL ${value}\n${sql}\n${JSON.stringify(params)}\n${JSON.stringify(record)}\n${JSON.stringify(person)}`,
        );
      if (admitted && admitted.has(id) !== (expected === "true"))
        throw new Error(
          `seed ${from + round}: the filter disagrees on ${source}\n${write(checked, person, toFilterSql).sql}\n${JSON.stringify(record)}`,
        );
      done.pairs += 1;
      done.kinds.set(
        `${type}:${value === null ? "unknown" : type === "bool" ? value : "known"}`,
        (done.kinds.get(`${type}:${value === null ? "unknown" : type === "bool" ? value : "known"}`) ?? 0) + 1,
      );
    }
  }
  return done;
};

const filtered = async (checked: Checked, person: People): Promise<Set<string>> => {
  const { sql, params } = write(checked, person, toFilterSql);
  const { rows: found } = await client.query<{ id: string }>(`select t.id::text from px.ent_app t where ${sql}`, params);
  return new Set(found.map(({ id }) => id));
};

const one = async (source: string, index = 0, person: People = null): Promise<readonly [unknown, unknown]> => {
  const elaborated = elaborate(source, recordScope, blueprint, undefined, { sql: true });
  if ("problems" in elaborated) throw new Error(JSON.stringify(elaborated.problems));
  const record = rows.ent_app![index]!;
  const { sql, params } = write(elaborated.checked, person, toSql);
  const wrapped = (canonical[elaborated.checked.type.is] ?? ((text: string) => `(${text})::text`))(sql);
  const answer = await client.query<{ value: string | null }>(
    `select ${wrapped} as value from px.ent_app t where t.id = '${record.id}'`,
    params,
  );
  return [comparable(evaluate(elaborated.checked, environment(record, person)), elaborated.checked.type.is), answer.rows[0]!.value];
};

describe("expressions in JavaScript and in SQL", () => {
  test(`[BP9] agree on ${pairs} random expressions and rows`, { timeout: 120_000 + pairs * 5 }, async () => {
    const done = await compare(pairs, seed);
    expect(done.pairs).toBeGreaterThanOrEqual(pairs);
    // The generator must reach every answer, or agreement would say little.
    for (const kind of ["bool:true", "bool:false", "bool:unknown", "decimal:known", "decimal:unknown"])
      expect([...done.kinds.keys()]).toContain(kind);
  });

  test("[BP14] arithmetic is exact in both back-ends", async () => {
    const cases: readonly (readonly [string, string | null])[] = [
      ["0.1 + 0.2 == 0.3", "true"],
      ["5 / 2", "2.5"],
      ["f_amt / 0", null],
      ["f_amt / 0 > 1", null],
      ["1 / 3", "0.333333333333"],
      ["2 / 3", "0.666666666667"],
      ["-2 / 3", "-0.666666666667"],
      ["1 / 8000000000000", "0"],
      ["1 / 2000000000000", "0.000000000001"],
      ["-1 / 2000000000000", "-0.000000000001"],
      ["123456789012345678.123 / 7", "17636684144620811.160428571429"],
      ["9007199254740993 + 0", "9007199254740993"],
      ["9223372036854775807 + 1", "9223372036854775808"],
      ["7 % 3", "1"],
      ["-7 % 3", "-1"],
      ["div(-7, 2)", "-3"],
      ["7 % 0", null],
      ["round(2.5, 0)", "3"],
      ["round(-2.345, 2)", "-2.35"],
      ["floor(-0.5)", "-1"],
      ["0.1 * 0.1 * 0.1", "0.001"],
      ["1.10 in [1.1, 2]", "true"],
      ["(version + 1 - version) in [1, 2]", "true"],
      ["version in [version + 0, 7]", "true"],
      ["min(3, 2, 2.5)", "2"],
      ["max(f_amt / 0, 1)", null],
      ["coalesce(f_amt / 0, 1)", "1"],
      ["- (-3.75)", "3.75"],
      ["f_amt / 0 == null", "true"],
    ];
    for (const [source, expected] of cases) expect([source, ...(await one(source))]).toEqual([source, expected, expected]);
  });

  test("[BP10] dates that do not exist and moves out of range are unknown, never an error", async () => {
    const cases: readonly (readonly [string, string | null])[] = [
      ["date(2024, 2, 29)", "2024-02-29"],
      ["date(2023, 2, 29)", null],
      ["date(2024, 13, 1)", null],
      ["date(0, 1, 1)", null],
      ["addMonths(date(2024, 1, 31), 1)", "2024-02-29"],
      ["addDays(date(9999, 12, 31), 1)", null],
      ["addDays(today, 9000000000000000000)", null],
      ["addDays(today, -9000000000000000000)", null],
      ["addMonths(now, 9000000000000000000) > now", null],
      ['addTime(now, "PT24H") - now', "86400000"],
      ['addTime(now, "P9999999D") > now', null],
      ["weekday(date(2026, 11, 20))", "5"],
      ["daysBetween(date(2024, 2, 28), date(2024, 3, 1))", "2"],
    ];
    for (const [source, expected] of cases) expect([source, ...(await one(source))]).toEqual([source, expected, expected]);
  });

  test("[BP10] an empty claim admits nobody, also where the record is empty too", async () => {
    for (const source of [
      "f_by == me",
      "f_br == me.f_user_branch",
      "f_appl.f_cuser == me",
      "createdBy == me",
      "f_by != me",
      "!(f_by == me)",
      'me.f_user_branch in ["x"]',
    ]) {
      const elaborated = elaborate(source, recordScope, blueprint, undefined, { sql: true });
      if ("problems" in elaborated) throw new Error(JSON.stringify(elaborated.problems));
      expect([source, [...(await filtered(elaborated.checked, null))]]).toEqual([source, []]);
      for (const record of rows.ent_app!)
        expect([source, evaluate(elaborated.checked, environment(record, null))]).not.toEqual([source, true]);
    }
  });

  test("[BP9] agree on what an update changed", async () => {
    const scope = { kind: "record", entity: "ent_app", old: true } as const;
    for (const source of [
      "changed(f_st)",
      "old.f_amt < f_amt",
      "changed(f_tags) && !changed(f_by)",
      "old.f_by == me",
      "old.f_st == null",
      "f_term - old.f_term > 0",
    ]) {
      const elaborated = elaborate(source, scope, blueprint, undefined, { sql: true });
      if ("problems" in elaborated) throw new Error(JSON.stringify(elaborated.problems));
      const person = { id: rows.ent_user![0]!.id, roles: [] };
      const { sql, params } = write(elaborated.checked, person, toSql, "o");
      const answers = await client.query<{ id: string; before: string; value: boolean | null }>(
        `select t.id::text, o.id::text as before, ${sql} as value from px.ent_app t, px.ent_app o`,
        params,
      );
      for (const { id, before, value } of answers.rows) {
        const [record, old] = [id, before].map((one) => rows.ent_app!.find((row) => row.id === one)!);
        expect([source, id, before, evaluate(elaborated.checked, { ...environment(record!, person), old: old! })]).toEqual([
          source,
          id,
          before,
          value,
        ]);
      }
      const created = write(elaborated.checked, person, toSql);
      const fresh = await client.query<{ id: string; value: boolean | null }>(
        `select t.id::text, ${created.sql} as value from px.ent_app t`,
        created.params,
      );
      for (const { id, value } of fresh.rows)
        expect([source, evaluate(elaborated.checked, environment(rows.ent_app!.find((row) => row.id === id)!, person))]).toEqual([
          source,
          value,
        ]);
    }
  });

  test("ownership over hops is looked up from the far end", () => {
    const elaborated = elaborate("f_appl.f_cuser == me && f_st == o_draft", recordScope, blueprint);
    if ("problems" in elaborated) throw new Error("refused");
    const { sql } = write(elaborated.checked, null, toFilterSql);
    expect(sql).toContain("= any(array(select");
    expect(sql).not.toContain("o_draft");
  });

  test("what else a path ends in is asked of each row", () => {
    for (const source of ["f_appl.f_cuser.f_user_branch == me.f_user_branch", "f_appl.f_cuser.f_user_branch == 'x'"]) {
      const elaborated = elaborate(source, recordScope, blueprint);
      if ("problems" in elaborated) throw new Error(JSON.stringify(elaborated.problems));
      const { sql } = write(elaborated.checked, null, toFilterSql);
      expect(sql).toMatch(/exists \(select 1/);
      expect(sql).not.toContain("array(select");
    }
  });

  test("user text never becomes part of the statement", async () => {
    const hostile = "'; drop table px.ent_app; --";
    expect(await one(`f_br == ${JSON.stringify(hostile)} || f_br.contains(${JSON.stringify("$1' \\\\ \"")})`)).toEqual(["false", "false"]);
    const elaborated = elaborate(`f_br == ${JSON.stringify(hostile)}`, recordScope, blueprint);
    if ("problems" in elaborated) throw new Error("refused");
    expect(write(elaborated.checked, null, toSql).sql).not.toContain("drop");
  });
});
