import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReleaseId } from "../../schema/ids.ts";
import type { Model, RetentionModel } from "../../schema/model/model.ts";
import { nightOf } from "../../subgraphs/runtime/application/retention.ts";
import type { Place } from "../../subgraphs/runtime/data-plane/names.ts";
import { erasePeople } from "../../subgraphs/runtime/data-plane/people/erase.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { applyRetention, countDue, trimLogs } from "../../subgraphs/runtime/retention/apply.ts";
import { clinicModel } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const now = new Date("2026-06-01T00:00:00Z");
const old = "2020-01-01T00:00:00Z";

it("[DP57] a night begins at two in the morning of the platform's own time", () => {
  expect(nightOf("Asia/Riyadh", new Date("2026-06-01T22:30:00Z"))).toBeNull();
  expect(nightOf("Asia/Riyadh", new Date("2026-06-01T23:00:00Z"))).toBe("2026-06-02");
  expect(nightOf("UTC", new Date("2026-06-01T23:00:00Z"))).toBe("2026-06-01");
});

describe("[DP57] retention", () => {
  let db: TestDatabase;
  let client: pg.Client;
  let place: Place;
  let number = 0;
  const model = (...rules: readonly Omit<RetentionModel, "id">[]): Model => ({
    ...clinicModel((document) => {
      document.entities.ent_patient!.fields.f_pat_name!.classification = "personal";
      document.entities.ent_patient!.fields.f_pat_name!.required = true;
      for (const field of Object.values(document.entities.ent_appt!.fields)) delete field.required;
    }),
    retention: rules.map((rule, n) => ({ id: `cm_${n}`, ...rule })),
  });
  const add = async (table: string, values: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const id = randomUUID();
    const all = { id, created_at: old, updated_at: old, ...values };
    await client.query(
      `insert into ${place.schema}.${table} (${Object.keys(all).join(", ")}) values (${Object.keys(all).map((_, n) => `$${n + 1}`)})`,
      Object.values(all),
    );
    return id;
  };
  const ids = async (table: string): Promise<readonly string[]> =>
    (
      await client.query<{ id: string }>(`select id from ${place.schema}.${table} where deleted_at is null order by created_at, id`)
    ).rows.map(({ id }) => id);
  const summary = (applied: Awaited<ReturnType<typeof countDue>>) => applied.map(({ rule, rows }) => [rule.entity, rule.outcome, rows]);
  const hold = (entity: string, record: string | null) =>
    client.query(`insert into ${place.schema}._legal_hold values ($1, $2, $3, 'A court asked.', $1, now())`, [
      randomUUID(),
      entity,
      record,
    ]);

  beforeAll(async () => {
    db = await testDatabase();
    client = new pg.Client(db.database.connection("wn_runtime"));
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await db.drop();
  });
  beforeEach(async () => {
    number += 1;
    place = { schema: `p_ret${number}_preview`, role: `p_ret${number}_preview` };
    await runSteps(client, { place, release: randomUUID() as ReleaseId, steps: planMigration(place, null, model()).steps });
  });

  it("takes exactly what is older than its days, in batches, and says how many; a second run finds nothing", async () => {
    const rules = model({ entity: "ent_patient", from: "createdAt", days: 365, outcome: "delete" });
    await client.query(
      `insert into ${place.schema}.ent_patient (id, f_pat_name, created_at) select gen_random_uuid(), 'old', $1 from generate_series(1, 1203)`,
      [old],
    );
    const young = await add("ent_patient", { f_pat_name: "young", created_at: "2026-05-01T00:00:00Z" });
    const tested = await add("ent_patient", { f_pat_name: "test", test_batch: randomUUID() });
    expect(summary(await countDue(client, place, rules, now))).toEqual([["ent_patient", "delete", 1203]]);
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "delete", 1203]]);
    expect(await ids("ent_patient")).toEqual([tested, young]);
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "delete", 0]]);
    const { rows } = await client.query(`select count(*)::int as n, min(type) as type from ${place.schema}._event`);
    expect(rows).toEqual([{ n: 1203, type: "RecordDeleted" }]);
  });

  it("keeps what is under a legal hold, one record or all of an entity, and what a record points to that must stay", async () => {
    const rules = model({ entity: "ent_patient", from: "createdAt", days: 365, outcome: "delete" });
    const [held, seen, free] = [
      await add("ent_patient", { f_pat_name: "held" }),
      await add("ent_patient", { f_pat_name: "seen" }),
      await add("ent_patient", { f_pat_name: "free" }),
    ];
    await add("ent_appt", { f_apt_patient: seen });
    await hold("ent_patient", held);
    const relation = rules.relations.find(({ field }) => field === "f_apt_patient")!;
    const kept = relation.onDelete === "restrict" ? [held, seen] : [held];
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "delete", 3 - kept.length]]);
    expect([...(await ids("ent_patient"))].sort()).toEqual([...kept].sort());
    expect(await ids("ent_patient")).not.toContain(free);
    await client.query(`delete from ${place.schema}._legal_hold`);
    await hold("ent_patient", null);
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "delete", 0]]);
  });

  it("does not let a cascade take a record that is held", async () => {
    const plain = model({ entity: "ent_patient", from: "createdAt", days: 365, outcome: "delete" });
    const rules = { ...plain, relations: plain.relations.map((relation) => ({ ...relation, onDelete: "cascade" as const })) };
    await client.query(
      `alter table ${place.schema}.ent_appt drop constraint f_apt_patient_fk, add constraint f_apt_patient_fk foreign key (f_apt_patient) references ${place.schema}.ent_patient (id) on delete cascade`,
    );
    const [one, two] = [await add("ent_patient", { f_pat_name: "one" }), await add("ent_patient", { f_pat_name: "two" })];
    const held = await add("ent_appt", { f_apt_patient: one });
    await add("ent_appt", { f_apt_patient: two });
    await hold("ent_appt", held);
    await applyRetention(client, place, rules, now);
    expect([await ids("ent_patient"), await ids("ent_appt")]).toEqual([[one], [held]]);
  });

  it("blanks what says who somebody is, once, and leaves the rest", async () => {
    const rules = model({ entity: "ent_patient", from: "updatedAt", days: 30, outcome: "anonymise" });
    const id = await add("ent_patient", { f_pat_name: "سارة" });
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "anonymise", 1]]);
    const { rows } = await client.query(`select f_pat_name, version from ${place.schema}.ent_patient where id = $1`, [id]);
    expect(rows).toEqual([{ f_pat_name: "•••••", version: 2 }]);
    expect(summary(await applyRetention(client, place, rules, now))).toEqual([["ent_patient", "anonymise", 0]]);
  });

  it("erases people thirty days after they were deleted, of every account, whoever signs in or nobody", async () => {
    const person = async (email: string, daysAgo: number) => {
      const id = randomUUID();
      const deleted = new Date(now.getTime() - daysAgo * 86_400_000);
      await client.query(
        `insert into ${place.schema}._user (id, f_user_email, f_user_name, f_user_status, deleted_at) values ($1, $2, 'Sara', 'deleted', $3)`,
        [id, email, deleted],
      );
      await client.query(`insert into ${place.schema}._role_grant (user_id, role) values ($1, 'r_doctor')`, [id]);
      return id;
    };
    const [gone, recent] = [await person("gone@a.example", 31), await person("recent@a.example", 29)];
    const write = async <T>(
      work: (writing: { query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]> }) => Promise<T>,
    ) => work({ query: async (sql, values = []) => (await client.query(sql, [...values])).rows });
    expect(await erasePeople(write, place, model(), now)).toBe(1);
    const { rows } = await client.query(
      `select id, f_user_email as email, f_user_name as name from ${place.schema}._user order by deleted_at`,
    );
    expect(rows).toEqual([
      { id: gone, email: `erased-${gone}@erased.invalid`, name: null },
      { id: recent, email: "recent@a.example", name: "Sara" },
    ]);
    expect((await client.query(`select user_id from ${place.schema}._role_grant`)).rows).toEqual([{ user_id: recent }]);
  });

  it("archives by hiding, and trims the logs by their age", async () => {
    const rules = model({ entity: "ent_patient", from: "createdAt", days: 30, outcome: "archive" });
    await add("ent_patient", { f_pat_name: "x" });
    await applyRetention(client, place, rules, now);
    expect(await ids("ent_patient")).toEqual([]);
    expect((await client.query(`select count(*)::int as n from ${place.schema}.ent_patient`)).rows).toEqual([{ n: 1 }]);
    await client.query(`update ${place.schema}._event set at = $1`, [new Date(now.getTime() - 8 * 86_400_000)]);
    await trimLogs(client, place, now);
    expect((await client.query(`select count(*)::int as n from ${place.schema}._event`)).rows).toEqual([{ n: 0 }]);
  });
});
