/**
 * [DP46] Random blueprint × data × person: `why` and what the person really gets never disagree, row by row, condition by condition, field by
 * field. A failure prints its seed.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { admits, evaluate } from "../../../schema/blueprint/expressions/evaluate.ts";
import type { Crud } from "../../../schema/blueprint/shape.ts";
import { conjunctsOf } from "../../../schema/model/expression-sentences.ts";
import type { Grant, Table } from "../../../schema/model/model.ts";
import { createPasswords } from "../../../subgraphs/passwords.ts";
import type { Caller } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createDataPlane, type DataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { evaluator, mask, moment, openWorld, type World } from "./random-platform.ts";

const seeds = Number(process.env.WEBNOVA_SEEDS ?? 12);
const firstSeed = Number(process.env.WEBNOVA_SEED ?? 1);

const document =
  "query ($input: WhyInput!) { why(input: $input) { allowed policies { admits conditions { holds } } fields { key access } } }";

let database: TestDatabase;
let plane: DataPlane;
beforeAll(async () => {
  database = await testDatabase();
  plane = createDataPlane({
    connection: database.database.connection("wn_data"),
    passwords: createPasswords({ cost: "low" }),
    clock: { now: () => new Date(moment) },
    log: (error) => console.error(error),
  });
});
afterAll(async () => {
  await plane.close();
  await database.drop();
});

/** Every policy once, as `why` lists them. */
const grantsOf = ({ model }: World, { viewerClass }: Caller, table: Table, crud: Crud): readonly Grant[] =>
  [
    ...new Map(
      model.roles
        .filter(({ id }) => viewerClass.includes(id))
        .flatMap((role) => role.access[table.id]?.[crud] ?? [])
        .map((grant) => [grant.policy, grant]),
    ).values(),
  ].sort((a, b) => (a.policy < b.policy ? -1 : 1));

const run = async (seed: number): Promise<number> => {
  const world = await openWorld(database, seed);
  const { environment, model, people, random } = world;
  const admin = people.at(-1)!;
  let asked = 0;
  const ask = async (caller: Caller, query: string, variables: Record<string, never> | Record<string, unknown>) => {
    const answer = await plane.call(environment, caller, query, variables as never);
    return answer as unknown as { data?: Record<string, never> | null; errors?: { extensions: { code: string } }[] };
  };
  for (const person of people.slice(0, -1)) {
    const reference = evaluator(world, person);
    for (const table of model.tables.filter(({ builtIn }) => !builtIn)) {
      const visible = new Map(reference.visible(table).map((seen) => [seen.row.id, seen]));
      for (const row of world.data.get(table.id)!) {
        const where = `seed ${seed}, ${person.viewerClass.join("+")}, ${table.key} ${row.id}`;
        const seen = visible.get(row.id);
        for (const [operation, crud] of [
          ["READ", "read"],
          ["UPDATE", "update"],
          ["DELETE", "delete"],
        ] as const) {
          const grants = grantsOf(world, person, table, crud);
          const input = { entity: table.key, id: row.id, operation };
          const answer = await ask(admin, document, { input: { ...input, endUser: person.user!.id } });
          const why = answer.data?.why as unknown as {
            allowed: boolean;
            policies: { admits: boolean | null; conditions: { holds: boolean | null }[] }[];
            fields: { key: string; access: string }[];
          };
          const known = row.deleted !== true;
          const admitting = grants.filter(({ where }) => known && (where === null || admits(where, reference.env(row))));
          expect(why, where).toMatchObject({
            allowed: seen !== undefined && admitting.length > 0,
            policies: grants.map((grant) => ({
              admits: admitting.includes(grant),
              conditions: [
                ...(grant.where ? conjunctsOf(grant.where.tree) : []).map((tree) => ({
                  holds: known ? evaluate({ ...grant.where!, tree, type: { is: "bool" } }, reference.env(row)) : null,
                })),
                ...(grant.check ? conjunctsOf(grant.check.tree) : []).map(() => ({ holds: null })),
              ],
            })),
          });
          if (crud === "read" && seen)
            for (const column of table.columns) {
              const shown = seen.value(column);
              const { access } = why.fields.find(({ key }) => key === column.key)!;
              const masked = admitting.some((grant) => grant.mask.includes(column.id));
              const open = admitting.some((grant) => grant.fields.includes(column.id) && !grant.mask.includes(column.id));
              expect(access, `${where} ${column.key}`).toBe(open ? "OPEN" : masked ? "MASKED" : "CLOSED");
              if (row[column.id] !== null && access === "OPEN") expect(shown, where).toBe(row[column.id]);
              if (shown === mask) expect(access, where).toBe("MASKED");
            }
          asked += 1;
          // The person's own question, where they have one to ask: the same outcome, and nothing about what they do not see.
          const own = await ask(person, document, { input });
          if (own.data) expect((own.data.why as unknown as typeof why).allowed, `${where}, themselves`).toBe(why.allowed);
        }
        const real = await ask(person, `query ($id: ID!) { ${table.key}(id: $id) { id } }`, { id: row.id });
        expect(real.data?.[table.key] ?? null, where).toEqual(seen ? { id: row.id } : null);
        if (random() < 0.2) await deletes(world, person, table, row.id as string, where, ask);
      }
    }
  }
  await world.close();
  return asked;
};

/** Really deletes, and puts it back: allowed means it is not refused for a right. */
const deletes = async (
  world: World,
  person: Caller,
  table: Table,
  id: string,
  where: string,
  ask: (caller: Caller, query: string, variables: Record<string, unknown>) => Promise<{ errors?: { extensions: { code: string } }[] }>,
) => {
  const { environment, people } = world;
  const input = { entity: table.key, id, operation: "DELETE", endUser: person.user!.id };
  const told = (await ask(people.at(-1)!, document, { input })) as { data?: { why: { allowed: boolean } } };
  const done = await ask(person, `mutation ($id: ID!) { delete${table.typeName}(input: { id: $id }) { status } }`, { id });
  const code = done.errors?.[0]?.extensions.code;
  expect(code === undefined, `${where} delete ${code}`).toBe(told.data?.why.allowed);
  if (code !== undefined) return;
  const names = table.columns.filter(({ target }) => target !== null);
  // Deleting cleared what pointed here; the row and those references come back as they were.
  await database.admin(`UPDATE ${environment.schema}."${table.id}" SET deleted_at = NULL WHERE id = '${id}'`);
  for (const other of world.model.tables)
    for (const column of other.columns.filter(({ target }) => target === table.id && names.length > 0))
      for (const row of world.data.get(other.id) ?? [])
        if (row[column.id] === id)
          await database.admin(
            `UPDATE ${environment.schema}."${other.id}" SET "${column.physical ?? column.id}" = '${id}' WHERE id = '${row.id}'`,
          );
};

describe("[DP46] why and the real answer never disagree", () => {
  it(`over ${seeds} random platforms`, async () => {
    let asked = 0;
    for (let seed = firstSeed; seed < firstSeed + seeds; seed += 1) asked += await run(seed);
    expect(asked).toBeGreaterThan(seeds * 100);
  }, 300_000);
});
