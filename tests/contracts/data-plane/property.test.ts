/**
 * [DP68] Random blueprint × data × viewer × question: the compiled statement answers what a plain evaluator answers that loads
 * everything and applies the policies row by row. A failure prints its seed; a failing seed becomes a test of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { enumValue } from "../../../schema/model/pages/columns.ts";
import { runQuery } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { createPlans } from "../../../subgraphs/runtime/data-plane/plans.ts";
import { createPools, type Pools } from "../../../subgraphs/runtime/data-plane/pools.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { evaluator, mask, moment, openWorld, pick, type Random, type Reference, type Seen } from "./random-platform.ts";

const seeds = Number(process.env.WEBNOVA_SEEDS ?? 50);
const firstSeed = Number(process.env.WEBNOVA_SEED ?? 1);

// ── questions ──

interface Question {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly expected: (reference: Reference) => unknown;
}

const shownAs = (column: Column, value: unknown): unknown => {
  if (value === null || value === undefined || value === mask) return value ?? null;
  if (column.type === "enum") return enumValue(column.options.find(({ id }) => id === value)?.key ?? "");
  return value;
};

type Shown = "no" | "plain" | "masked";
const buildQuestion = (
  random: Random,
  model: Model,
  shownOf: (table: Table, column: Column) => Shown,
  readable: (entity: string) => boolean,
): Question | null => {
  const tables = model.tables.filter((table) => !table.builtIn && readable(table.id));
  if (tables.length === 0) return null;
  const table = pick(random, tables);
  const columns = table.columns.filter((column) => shownOf(table, column) !== "no");
  const scalars = columns.filter(({ target }) => target === null);
  const reference = columns.find((column) => column.type === "reference" && shownOf(table, column) === "plain" && readable(column.target!));
  const target = reference && model.tables.find(({ id }) => id === reference.target);
  const targetColumns = target?.columns.filter((column) => column.target === null && shownOf(target, column) !== "no") ?? [];
  const filter = buildFilter(random, table, scalars, shownOf, 0);
  const ordered = pick(random, [
    ...scalars.filter(
      (column) => shownOf(table, column) === "plain" && ["integer", "decimal", "date", "boolean", "enum"].includes(column.type),
    ),
    null,
  ]);
  const desc = random() < 0.5;
  const first = 1 + Math.floor(random() * 9);
  const nested = target && targetColumns.length ? `${reference.key} { id ${targetColumns.map(({ key }) => key).join(" ")} }` : "";
  const root = table.pluralKey;
  const order = ordered ? `[{ ${ordered.key}: ${desc ? "DESC" : "ASC"} }]` : "[{ id: ASC }]";
  const summed = scalars.find((column) => column.type === "decimal" && shownOf(table, column) === "plain");
  const aggregate = `aggregate { count ${summed ? `sum { ${summed.key} }` : ""} }`;
  return {
    document: `query ($f: ${table.typeName}Filter) { ${root}(filter: $f, order: ${order}, first: ${first}) { nodes { id ${scalars.map(({ key }) => key).join(" ")} ${nested} } pageInfo { hasNextPage } count { value exact } ${aggregate} } }`,
    variables: { f: filter?.input ?? null },
    expected: (evaluated) => {
      const all = evaluated.visible(table).filter((seen) => filter === null || filter.test(seen) === true);
      const rank = (seen: Seen): number | string | boolean | null => {
        const value = seen.value(ordered!) as never;
        if (value === null) return null;
        return ordered!.type === "enum"
          ? ordered!.options.findIndex(({ id }) => id === value)
          : ordered!.type === "decimal"
            ? Number(value)
            : value;
      };
      const sorted = [...all].sort((x, y) => {
        if (ordered) {
          const [a, b] = [rank(x), rank(y)];
          if (a !== b) {
            if (a === null) return 1;
            if (b === null) return -1;
            return (a < b ? -1 : 1) * (desc ? -1 : 1);
          }
        }
        return String(x.row.id) < String(y.row.id) ? -1 : 1;
      });
      const object = (list: readonly Column[], seen: Seen) => ({
        id: seen.row.id,
        ...Object.fromEntries(list.map((column) => [column.key, shownAs(column, seen.value(column))])),
      });
      const targets = new Map((target ? evaluated.visible(target) : []).map((seen) => [seen.row.id, seen]));
      const sum = all.map((seen) => (summed ? seen.value(summed) : null)).filter((value) => value !== null);
      return {
        [root]: {
          nodes: sorted.slice(0, first).map((seen) => {
            const found = nested ? targets.get(seen.value(reference!) as string) : undefined;
            return {
              ...object(scalars, seen),
              ...(nested && { [reference!.key]: found ? object(targetColumns, found) : null }),
            };
          }),
          pageInfo: { hasNextPage: sorted.length > first },
          count: { value: all.length, exact: true },
          aggregate: {
            count: all.length,
            ...(summed && { sum: { [summed.key]: sum.length ? sum.reduce((total: number, value) => total + Number(value), 0) : null } }),
          },
        },
      };
    },
  };
};

interface Filter {
  readonly input: Readonly<Record<string, unknown>>;
  readonly test: (seen: Seen) => boolean | null;
}
const buildFilter = (
  random: Random,
  table: Table,
  columns: readonly Column[],
  shownOf: (table: Table, column: Column) => Shown,
  depth: number,
): Filter | null => {
  if (columns.length === 0 || random() < 0.2) return null;
  if (depth < 2 && random() < 0.4) {
    const parts = [0, 1].flatMap(() => buildFilter(random, table, columns, shownOf, depth + 1) ?? []);
    if (parts.length === 0) return null;
    const kind = pick(random, ["and", "or", "not"] as const);
    if (kind === "not") return { input: { not: parts[0]!.input }, test: (seen) => parts[0]!.test(seen) !== true };
    const joined = (seen: Seen) => parts.map((part) => part.test(seen));
    return {
      input: { [kind]: parts.map(({ input }) => input) },
      test:
        kind === "and"
          ? (seen) => (joined(seen).includes(false) ? false : joined(seen).includes(null) ? null : true)
          : (seen) => (joined(seen).includes(true) ? true : joined(seen).includes(null) ? null : false),
    };
  }
  const column = pick(random, columns);
  const masked = shownOf(table, column) === "masked";
  const leaf = (operator: string, given: unknown, test: (value: never) => boolean | null): Filter => ({
    input: { [column.key]: { [operator]: given } },
    test: (seen) => test(seen.value(column) as never),
  });
  const known = (test: (value: never) => boolean) => (value: never) => (value === null ? null : test(value));
  if (random() < 0.2) return leaf("isNull", true, (value) => value === null);
  if (masked || column.type === "text") {
    const wanted = pick(random, ["ab", "a", "x", "•••••", "%", "علي"]);
    return random() < 0.5
      ? leaf(
          "eq",
          wanted,
          known((value) => value === wanted),
        )
      : leaf(
          "contains",
          wanted,
          known((value: string) => value.toLowerCase().includes(wanted.toLowerCase())),
        );
  }
  switch (column.type) {
    case "integer":
    case "decimal": {
      const wanted = Math.floor(random() * 5) - 2;
      const given = column.type === "decimal" ? String(wanted) : wanted;
      return pick(random, [
        () =>
          leaf(
            "gt",
            given,
            known((value) => Number(value) > wanted),
          ),
        () =>
          leaf(
            "lte",
            given,
            known((value) => Number(value) <= wanted),
          ),
        () => leaf("ne", given, (value) => value === null || Number(value) !== wanted),
        () => leaf("notIn", [given], (value) => value === null || Number(value) !== wanted),
      ])();
    }
    case "boolean":
      return leaf(
        "eq",
        true,
        known((value) => value === true),
      );
    case "date":
      return leaf(
        "between",
        ["2026-01-01", "2026-01-02"],
        known((value: string) => value >= "2026-01-01" && value <= "2026-01-02"),
      );
    default: {
      const option = pick(random, column.options);
      return random() < 0.5
        ? leaf(
            "in",
            [enumValue(option.key)],
            known((value) => value === option.id),
          )
        : leaf("ne", enumValue(option.key), (value) => value !== option.id);
    }
  }
};

// ── the run ──

let database: TestDatabase;
let pools: Pools;
beforeAll(async () => {
  database = await testDatabase();
  pools = createPools({ connection: database.database.connection("wn_data") });
});
afterAll(async () => {
  await pools.close();
  await database.drop();
});

const run = async (seed: number): Promise<number> => {
  const world = await openWorld(database, seed);
  const { environment, model, random } = world;
  const plans = createPlans();
  let asked = 0;
  for (const caller of world.people.slice(0, -1)) {
    const { viewerClass } = caller;
    const reference = evaluator(world, caller);
    const seat = plans.seat(environment, model, viewerClass, "en");
    const shownOf = (table: Table, column: Column): Shown => {
      const shown = seat.view.shown(table.id, column.id);
      return shown === "depends" ? "plain" : shown;
    };
    for (let n = 0; n < 8; n += 1) {
      const question = buildQuestion(random, model, shownOf, seat.view.readable);
      if (!question) continue;
      const answer = JSON.parse(
        await runQuery(plans, pools, environment, plans.prepare(seat, question.document), caller, question.variables, new Date(moment)),
      ) as Record<string, { aggregate: { sum?: Record<string, string | null> } }>;
      for (const { aggregate } of Object.values(answer))
        for (const [key, value] of Object.entries(aggregate.sum ?? {}))
          (aggregate.sum as Record<string, unknown>)[key] = value === null ? null : Number(value);
      expect(answer, `seed ${seed}, ${viewerClass.join("+")}: ${question.document} ${JSON.stringify(question.variables)}`).toEqual(
        question.expected(reference),
      );
      asked += 1;
    }
  }
  await world.close();
  return asked;
};

describe("[DP68] the compiled statement and a plain evaluator agree", () => {
  it(`over ${seeds} random platforms`, async () => {
    let asked = 0;
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) asked += await run(seed);
    expect(asked).toBeGreaterThan(seeds * 10);
  }, 300_000);
});
