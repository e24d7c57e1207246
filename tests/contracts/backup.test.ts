import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ReleaseId } from "../../schema/ids.ts";
import { writeArchive } from "../../subgraphs/runtime/backup/archive.ts";
import { atOneMoment, dumpTables, tablesOf } from "../../subgraphs/runtime/backup/dump.ts";
import { checkArchive, loadArchive } from "../../subgraphs/runtime/backup/load.ts";
import { DamagedStream } from "../../subgraphs/runtime/backup/sealed-stream.ts";
import { type Place, qualified } from "../../subgraphs/runtime/data-plane/names.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { fillTestData } from "../../subgraphs/runtime/test-data/fill.ts";
import { clinicModel, field } from "../support/clinic.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

/** Everything COPY has a word of its own for. */
const strange = ["\\N", "\\.", "", "a\tb\nc\rd\\e\u0001", "«مواعيد» 👩‍⚕️", "x".repeat(3_000_000)];

describe("[DP61] a backup of one environment", () => {
  const folder = mkdtempSync(join(tmpdir(), "webnova-backup-"));
  const key = randomBytes(32);
  const path = join(folder, "one.wnb");
  const from: Place = { schema: "p_bak_preview", role: "p_bak_preview" };
  const model = clinicModel((document) => {
    document.accounts = "many";
    document.entities.ent_patient!.fields.f_pat_tags = field("tags", "enums", {
      options: { o_tag_one: { key: "one", label: {}, order: "a1" } },
    });
  });
  let db: TestDatabase;
  let client: pg.Client;
  const connect = async () => {
    const made = new pg.Client(db.database.connection("wn_runtime"));
    await made.connect();
    return made;
  };
  const build = (place: Place) =>
    runSteps(client, { place, release: randomUUID() as ReleaseId, steps: planMigration(place, null, model).steps });
  const contents = async (place: Place) => {
    const tables = await tablesOf(client, place);
    return Object.fromEntries(
      await Promise.all(
        tables.map(async ({ name, columns }) => {
          const names = columns.map((column) => `"${column.name}"`).sort();
          const { rows } = await client.query<{ row: string }>(
            `select row(${names.join(", ")})::text as row from ${qualified(place, name)} order by 1`,
          );
          return [name, rows.map(({ row }) => row)] as const;
        }),
      ),
    );
  };
  type Dumped = Awaited<ReturnType<typeof dumpTables>>;
  const write = async (
    to: string,
    onRows: () => Promise<unknown> = async () => undefined,
    told: (tables: Dumped) => Dumped = (tables) => tables,
  ) => {
    const archive = writeArchive(to, { webnova: "environment-backup", format: 1, id: "b", organizationId: "o", sealedKey: "" }, key);
    const dumped = await atOneMoment(client, async () => {
      const tables = await tablesOf(client, from);
      const origin = {
        at: "",
        platformId: "",
        platformKey: "bak",
        environment: "preview",
        versionId: "",
        versionNumber: 1,
        hash: model.hash,
        generations: {},
        tables,
      };
      await archive.add("environment.json", Buffer.from(JSON.stringify(origin)));
      return dumpTables(client, from, tables, archive, async () => void (await onRows()));
    });
    await archive.add("manifest.json", Buffer.from(JSON.stringify({ tables: told(dumped), files: [] })));
    return archive.end();
  };

  beforeAll(async () => {
    db = await testDatabase();
    client = await connect();
    await build(from);
    await fillTestData(client, from, model, {
      batch: randomUUID(),
      seed: "bak",
      locale: "ar",
      now: "2026-03-01T09:00:00.000Z",
      rows: null,
      by: null,
    });
    await client.query("select set_config('wn.account', $1, false)", [randomUUID()]);
    for (const text of strange)
      await client.query(`insert into ${from.schema}.ent_patient (id, f_pat_name) values ($1, $2)`, [randomUUID(), text]);
    await client.query("reset wn.account");
    // A field an earlier version had, and a table.
    await client.query(`alter table ${from.schema}.ent_doctor add column f_doc_gone numeric(19,4)`);
    await client.query(`update ${from.schema}.ent_doctor set f_doc_gone = 1.5`);
    await client.query(`create table ${from.schema}.ent_gone (id uuid, f_gone_when timestamptz)`);
    await client.query(`insert into ${from.schema}.ent_gone values ($1, now())`, [randomUUID()]);
    await client.query(`insert into ${from.schema}._credential (user_id, email, phc) values ($1, 'a@b.example', 'phc')`, [randomUUID()]);
    await client.query(
      `insert into ${from.schema}._audit (id, actor, actor_kind, action, resource, outcome, request_id) values ($1, 'a', 'user', 'x', 'y', 'ok', 'r')`,
      [randomUUID()],
    );
    await write(path);
  });
  afterAll(async () => {
    await client.end();
    await db.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("holds every row, hidden fields and tables too, and none that opens a door", async () => {
    const to: Place = { schema: "p_bak_staging", role: "p_bak_staging" };
    await build(to);
    await client.query(
      `insert into ${from.schema}._session (id, hash, user_id, idle_expires_at, absolute_expires_at) values ($1, 'x', $1, now(), now())`,
      [randomUUID()],
    );
    const checked = await checkArchive(path, key);
    expect(checked.manifest.tables.map(({ name }) => name)).not.toContain("_session");
    expect(checked.manifest.tables.find(({ name }) => name === "ent_patient")?.rows).toBeGreaterThan(20);
    await loadArchive(client, to, path, key, checked);
    expect(await contents(to)).toEqual(await contents(from));
    expect((await client.query(`select count(*)::int as n from ${to.schema}._session`)).rows).toEqual([{ n: 0 }]);
    const { rows } = await client.query(
      "select bool_and(c.relforcerowsecurity) as forced from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relrowsecurity",
      [to.schema],
    );
    expect(rows).toEqual([{ forced: true }]);
  });

  it("is one moment: what is committed between two of its tables is in none of them", async () => {
    const other = await connect();
    const later = join(folder, "later.wnb");
    const [account, patient] = [randomUUID(), randomUUID()];
    const before = await contents(from);
    let written = false;
    await write(later, async () => {
      if (written) return;
      written = true;
      await other.query("begin");
      await other.query("select set_config('wn.account', $1, true)", [account]);
      await other.query(`insert into ${from.schema}.ent_patient (id, f_pat_name) values ($1, 'between')`, [patient]);
      await other.query(
        `insert into ${from.schema}._audit (id, actor, actor_kind, action, resource, outcome, request_id) values ($1, 'a', 'user', 'x', 'y', 'ok', 'r')`,
        [patient],
      );
      await other.query("commit");
    });
    const { manifest } = await checkArchive(later, key);
    const now = await contents(from);
    for (const table of ["ent_patient", "_audit"]) {
      expect(now[table]!.length).toBe(before[table]!.length + 1);
      expect([table, manifest.tables.find(({ name }) => name === table)?.rows]).toEqual([table, before[table]!.length]);
    }
    await other.query("begin");
    await other.query("select set_config('wn.account', $1, true)", [account]);
    await other.query(`delete from ${from.schema}.ent_patient where id = $1`, [patient]);
    await other.query("commit");
    await other.query(`delete from ${from.schema}._audit where id = $1`, [patient]);
    await other.end();
  });

  it("is refused when a byte of it changed or its end is missing, before anything is written", async () => {
    const to: Place = { schema: "p_bak_damaged", role: "p_bak_damaged" };
    await build(to);
    const whole = readFileSync(path);
    for (const [name, spoil] of [
      ["flipped", (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 500) ^ 1, bytes.length - 500)],
      ["head", (bytes: Buffer) => bytes.writeUInt8(0x41, 3)],
    ] as const) {
      const copy = Buffer.from(whole);
      spoil(copy);
      const spoiled = join(folder, `${name}.wnb`);
      writeFileSync(spoiled, copy);
      await expect(checkArchive(spoiled, key)).rejects.toThrow(DamagedStream);
    }
    const cut = join(folder, "cut.wnb");
    writeFileSync(cut, whole);
    truncateSync(cut, statSync(cut).size - 70_000);
    await expect(checkArchive(cut, key)).rejects.toThrow(DamagedStream);
    await expect(checkArchive(path, randomBytes(32))).rejects.toThrow(DamagedStream);
    expect((await contents(to)).ent_patient).toEqual([]);
  });

  it("is refused when it is not what its manifest says, also where every seal of it is whole", async () => {
    const to: Place = { schema: "p_bak_told", role: "p_bak_told" };
    await build(to);
    const patients = (change: (table: Dumped[number]) => Dumped[number]) => (tables: Dumped) =>
      tables.map((table) => (table.name === "ent_patient" ? change(table) : table));
    const path = (name: string) => join(folder, `${name}.wnb`);
    await write(
      path("other"),
      undefined,
      patients((table) => ({ ...table, sha256: "0".repeat(64) })),
    );
    await expect(checkArchive(path("other"), key)).rejects.toThrow(DamagedStream);
    await write(path("more"), undefined, (tables) => [...tables, { ...tables[0]!, name: "ent_never", sha256: "0".repeat(64) }]);
    await expect(checkArchive(path("more"), key)).rejects.toThrow(DamagedStream);
    // The bytes are right, the count is not: what was loaded is taken back.
    await write(
      path("count"),
      undefined,
      patients((table) => ({ ...table, rows: table.rows! + 1 })),
    );
    const checked = await checkArchive(path("count"), key);
    await expect(loadArchive(client, to, path("count"), key, checked)).rejects.toThrow(DamagedStream);
    expect(Object.values(await contents(to)).flat()).toEqual([]);
  });
});
