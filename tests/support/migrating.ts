/** An environment of its own per test, released from model to model as the migrator does it, without a server around it. */
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { ReleaseId } from "../../schema/ids.ts";
import type { Model } from "../../schema/model/model.ts";
import type { Generations } from "../../subgraphs/runtime/domain/layout.ts";
import type { Fates, MigrationStep } from "../../subgraphs/runtime/domain/migration.ts";
import { readFacts } from "../../subgraphs/runtime/migrate/facts.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps, takeBackSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { cutOffBefore } from "./cut-off.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** `name` keeps the schemas of several files apart. */
export const migrating = (name: string) => {
  let db: TestDatabase;
  let number = 0;
  const now = { place: { schema: "", role: "" }, client: undefined as unknown as pg.Client, generations: {} as Generations };
  const connect = async () => {
    const made = new pg.Client(db.database.connection("wn_runtime"));
    await made.connect();
    return made;
  };
  /** Another environment with nothing in it. */
  const fresh = () => {
    number += 1;
    const schema = `p_${name}${process.pid}x${number}_preview`;
    Object.assign(now, { place: { schema, role: schema }, generations: {} });
  };
  const plan = async (from: Model, to: Model, fates: Fates = {}) =>
    planMigration(now.place, from, to, await readFacts(now.client, now.place, from, to, now.generations), { fates });
  const run = (steps: readonly MigrationStep[], release = randomUUID(), on = now.client) =>
    runSteps(on, { place: now.place, release: release as ReleaseId, steps });
  /** Gives up a release of these steps; answers what could not be as it was. */
  const giveUp = (steps: readonly MigrationStep[], release: string) =>
    takeBackSteps(now.client, { place: now.place, release: release as ReleaseId, steps });
  const release = async (from: Model | null, to: Model, fates: Fates = {}) => {
    const made = from ? await plan(from, to, fates) : planMigration(now.place, null, to);
    await run(made.steps);
    now.generations = made.generations;
    return made;
  };
  /** Runs the steps on a connection that is gone in front of statement `cut`, as after kill -9; false when there are fewer. */
  const runUntil = async (cut: number, steps: readonly MigrationStep[], release: ReturnType<typeof randomUUID>): Promise<boolean> => {
    const watched = new Set(steps.flatMap(({ ddl, fillLinks }) => [...ddl, ...(fillLinks ? [fillLinks.statement] : [])]));
    const dying = await connect();
    cutOffBefore(dying, watched, cut, (...asked) => db.admin(...asked));
    const died = await run(steps, release, dying).then(
      () => false,
      () => true,
    );
    await dying.end().catch(() => undefined);
    return died;
  };
  /** Rows of a statement in which `%s` stands for the schema. */
  const rows = async (text: string, values: readonly unknown[] = []) =>
    (await now.client.query(text.replaceAll("%s", now.place.schema), [...values])).rows;

  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());
  beforeEach(async () => {
    fresh();
    now.client = await connect();
  });
  afterEach(() => now.client.end());
  return { now, connect, fresh, plan, run, giveUp, release, runUntil, rows };
};

export const phase = (steps: readonly MigrationStep[], wanted: MigrationStep["phase"]) => steps.filter(({ phase }) => phase === wanted);
