/**
 * [DP68] Random blueprint × data × viewer × question: what the platform answers is what a plain evaluator answers that loads everything and
 * applies the policies row by row: in lists, nested lists, searches, figures, groups, table files and live queries. A failure prints the
 * line that runs its seed again; a failing seed becomes a test of its own.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Column, Table } from "../../../schema/model/model.ts";
import { viewModel } from "../../../subgraphs/runtime/data-plane/access.ts";
import type { Caller } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { runQuery } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { createPlans } from "../../../subgraphs/runtime/data-plane/plans.ts";
import { createPools, type Pools } from "../../../subgraphs/runtime/data-plane/pools.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type Doors, openDoors } from "./random-doors.ts";
import { evaluator, moment, openWorld, pick, type Reference, type Seen, type World } from "./random-platform.ts";
import {
  type Asking,
  documentOf,
  groupQuestion,
  listQuestion,
  type Question,
  readableTables,
  settled,
  settledAnswer,
  shownOf,
} from "./random-questions.ts";

const seeds = Number(process.env.WEBNOVA_SEEDS ?? 20);
const firstSeed = Number(process.env.WEBNOVA_SEED ?? 1);

let database: TestDatabase;
let pools: Pools;
let doors: Doors;
beforeAll(async () => {
  database = await testDatabase();
  pools = createPools({ connection: database.database.connection("wn_data") });
  doors = await openDoors(database);
});
afterAll(async () => {
  await doors.close();
  await pools.close();
  await database.drop();
});

const said = ({ viewerClass }: Caller, question: Question) =>
  `${viewerClass.join("+")}: ${documentOf("query", question)} ${JSON.stringify(question.variables)}`;

const run = async (seed: number): Promise<number> => {
  const world = await openWorld(database, seed);
  await doors.serve(world);
  const { environment, model, random } = world;
  const plans = createPlans();
  const people = world.people.slice(0, -1);
  let asked = 0;
  for (const caller of people) {
    const reference = evaluator(world, caller);
    const seat = plans.seat(environment, model, caller.viewerClass, "en");
    const asking: Asking = { random, model, view: seat.view };
    for (let n = 0; n < 9; n += 1) {
      const question = n % 3 === 2 ? groupQuestion(asking) : listQuestion(asking);
      if (!question) continue;
      const prepared = plans.prepare(seat, documentOf("query", question));
      const text = await runQuery(plans, pools, environment, prepared, caller, question.variables, new Date(moment));
      expect(settledAnswer(JSON.parse(text), question), said(caller, question)).toEqual(settled(question.expected(reference)));
      asked += 1;
    }
    asked += await exported(world, asking, caller, reference);
  }
  const caller = pick(random, people);
  asked += await live(world, { random, model, view: viewModel(model, caller.viewerClass) }, caller);
  await world.close();
  return asked;
};

/** A list as a table file: the same rows, the same values, in the same order. */
const exported = async ({ model }: World, asking: Asking, caller: Caller, reference: Reference): Promise<number> => {
  const tables = readableTables(asking);
  if (tables.length === 0) return 0;
  const table = pick(asking.random, tables);
  const columns = table.columns.filter((column) => {
    const shown = shownOf(asking, table, column);
    return shown !== "no" && column.type !== "user" && (column.target === null || shown === "plain");
  });
  const filtered = listQuestion({ ...asking, view: { ...asking.view, readable: (id) => id === table.id } })!.filter;
  const path = `/api/${table.pluralKey}.csv?order=id&columns=${["id", ...columns.map(({ key }) => key)].join(",")}${filtered ? `&filter=${encodeURIComponent(JSON.stringify(filtered.input))}` : ""}`;
  const lines = (await doors.get(caller, path)).trimEnd().split("\r\n").slice(1);
  const expected = reference
    .visible(table)
    .filter((seen) => filtered === null || filtered.test(seen) === true)
    .sort((a, b) => (String(a.row.id) < String(b.row.id) ? -1 : 1))
    .map((seen) => [seen.row.id, ...columns.map((column) => cell(asking, model.tables, column, seen, reference))].join(","));
  expect(lines, `${caller.viewerClass.join("+")}: ${path}`).toEqual(expected);
  return 1;
};

const cell = (asking: Asking, tables: readonly Table[], column: Column, seen: Seen, reference: Reference): string => {
  const value = seen.value(column);
  if (value === null) return "";
  if (column.target !== null) {
    const target = tables.find(({ id }) => id === column.target)!;
    const title = target.columns.find(({ id }) => id === target.title)!;
    const named = asking.view.readable(target.id) && shownOf(asking, target, title) === "plain";
    const found = named
      ? reference
          .visible(target)
          .find(({ row }) => row.id === value)
          ?.value(title)
      : null;
    return String(found || value);
  }
  if (value === true) return "Yes";
  if (value === false) return "No";
  const option = column.options.find(({ id }) => id === value);
  return option ? option.label.en || option.key : String(value);
};

/** A live query: what it says first, and after somebody changed a record. */
const live = async (world: World, asking: Asking, caller: Caller): Promise<number> => {
  const { random, model, environment, people } = world;
  const question = listQuestion(asking, true);
  if (!question) return 0;
  const where = `live, ${said(caller, question)}`;
  const before = settled(question.expected(evaluator(world, caller)));
  const socket = await doors.socket(caller);
  const watched = socket.subscribe(documentOf("subscription", question), question.variables);
  expect(settled((await watched.nth(0)).data), where).toEqual(before);

  const table = pick(random, readableTables(asking));
  const row = pick(
    random,
    world.data.get(table.id)!.filter(({ deleted }) => deleted !== true),
  );
  const change = table.columns.flatMap((column): readonly (readonly [Column, unknown])[] => {
    if (random() < 0.5) return [];
    if (column.type === "integer") return [[column, Math.floor(random() * 7) - 3]];
    if (column.type === "boolean") return [[column, row[column.id] !== true]];
    return column.type === "text" ? [[column, "ab"]] : [];
  });
  const { errors } = (await doors.plane.call(
    environment,
    people.at(-1)!,
    `mutation ($id: ID!, $set: Update${table.typeName}Set!) { update${table.typeName}(input: { id: $id, version: 1, set: $set }) { status } }`,
    { id: row.id, set: Object.fromEntries(change.map(([{ key }, value]) => [key, value])) } as never,
  )) as { errors?: unknown };
  expect(errors, where).toBeUndefined();
  const changed = { ...row, ...Object.fromEntries(change.map(([{ id }, value]) => [id, value])) };
  const data = new Map(world.data).set(
    table.id,
    world.data.get(table.id)!.map((one) => (one === row ? changed : one)),
  );
  const after = settled(question.expected(evaluator({ model, data }, caller)));
  if (JSON.stringify(after) !== JSON.stringify(before))
    expect(settled((await watched.nth(1)).data), `${where} after the change`).toEqual(after);
  socket.ws.terminate();
  return 1;
};

const again = (seed: number) =>
  `WEBNOVA_SEED=${seed} WEBNOVA_SEEDS=1 npx vitest run --project node tests/contracts/data-plane/property.test.ts`;

describe("[DP68] the compiled statement and a plain evaluator agree", () => {
  it(`over ${seeds} random platforms`, async () => {
    let asked = 0;
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1)
      asked += await run(seed).catch((error: unknown) => {
        console.error(`Again: ${again(seed)}`);
        throw error;
      });
    expect(asked).toBeGreaterThan(seeds * 10);
  }, 3_600_000);
});
