/** Releases that convert a field while people write, and what pulling the plug does to them. A real server in a process of its own. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killAtStep } from "../support/cut-off.ts";
import {
  addOrganization,
  administrator,
  ask,
  askPlatform,
  commit,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  planRelease,
  released,
  signIn,
  startRelease,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

let server: Server;
let token: string;
let platform: MadePlatform;
let cookie: string;
let doctor: Record<string, string>;

const change = (ops: readonly object[]) =>
  data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId: platform.branchId, ops },
  });
const create = (set: object) =>
  askPlatform(
    server,
    platform.host,
    cookie,
    "mutation ($input: CreateDoctorInput!) { createDoctor(input: $input) { status record { id } } }",
    {
      input: { set },
    },
  );

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  platform = await makePlatform(server, token);
  cookie = await administrator(server, token, platform);
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
  const entities = Object.entries(draft.content.entities as Record<string, { key: string; fields: Record<string, { key: string }> }>);
  const [entity, found] = entities.find(([, { key }]) => key === "doctor")!;
  doctor = { entity, ...Object.fromEntries(Object.entries(found.fields).map(([id, { key }]) => [key, id])) };
  await change([
    {
      op: "add",
      kind: "field",
      id: "f_visits",
      parent: entity,
      props: { key: "visits", label: { en: "Visits", ar: "الزيارات" }, order: "z1", type: "integer", classification: "internal" },
    },
  ]);
  const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
  await startRelease(server, token, id);
  expect((await released(server, token, id)).status).toBe("ACTIVE");
});
afterAll(() => server?.remove());

/** Within what one person may ask for in a minute, however long the release takes: two write, and 600 are allowed. */
const pace = () => new Promise((resolve) => setTimeout(resolve, 250));

describe("releasing while people write", () => {
  it("[DP52] a writer loop through rename, required with default and integer→decimal has no failed write, and the old names still answer", async () => {
    await change([
      { op: "set", id: "f_visits", prop: "type", value: "decimal" },
      { op: "set", id: doctor.specialty, prop: "key", value: "field" },
      {
        op: "add",
        kind: "field",
        id: "f_grade",
        parent: doctor.entity,
        props: {
          key: "grade",
          label: { en: "Grade", ar: "الدرجة" },
          order: "z2",
          type: "text",
          classification: "internal",
          required: true,
          default: "none",
        },
      },
    ]);
    const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
    cookie = await administrator(server, token, platform);
    let writing = true;
    const failed: unknown[] = [];
    const written: number[] = [];
    const writers = [0, 1].map(async (writer) => {
      for (let n = writer; writing; n += 2) {
        // The old name of the field, before and after the switch.
        const answer = await create({ name: `Writer ${n}`, specialty: "Heart", visits: n });
        if (answer.body?.errors) failed.push(answer.body.errors[0]);
        else written.push(n);
        await pace();
      }
    });
    await startRelease(server, token, id);
    expect((await released(server, token, id)).status).toBe("ACTIVE");
    const after = written.length;
    while (written.length < after + 20 && failed.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    writing = false;
    await Promise.all(writers);
    expect(failed).toEqual([]);
    const answer = await askPlatform(
      server,
      platform.host,
      cookie,
      '{ doctors(filter: {name: {startsWith: "Writer"}}, first: 1) { count { value } aggregate { sum { visits } } nodes { specialty field grade visits } } }',
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data.doctors).toMatchObject({
      count: { value: written.length },
      aggregate: { sum: { visits: String(written.reduce((sum, n) => sum + n, 0)) } },
      nodes: [{ specialty: "Heart", field: "Heart", grade: "none" }],
    });
    const schema = await askPlatform(
      server,
      platform.host,
      cookie,
      '{ __type(name: "Doctor") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }',
    );
    expect(schema.body.data.__type.fields).toContainEqual(expect.objectContaining({ name: "specialty", isDeprecated: true }));
  });

  it("[DP52] a link to one record becomes a link to several and back while people write: no failed write, no lost link", async () => {
    const add = { key: "mentor", label: { en: "Mentor", ar: "المرشد" }, order: "z3", classification: "internal" };
    const config = { target: doctor.entity };
    await change([{ op: "add", kind: "field", id: "f_mentor", parent: doctor.entity, props: { ...add, type: "reference", config } }]);
    const begin = await planRelease(server, token, await commit(server, token, platform.branchId));
    await startRelease(server, token, begin.id);
    expect((await released(server, token, begin.id)).status).toBe("ACTIVE");
    const mentor = (await create({ name: "Mentor" })).body.data.createDoctor.record.id as string;
    // One value is what a link to one takes, and a link to several: the loop writes the same before and after the switch.
    const through = async (type: "references" | "reference") => {
      await change([{ op: "set", id: "f_mentor", prop: "type", value: type }]);
      const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
      cookie = await administrator(server, token, platform);
      let writing = true;
      const failed: unknown[] = [];
      const made: string[] = [];
      const writers = [0, 1].map(async () => {
        while (writing) {
          const value = type === "reference" ? undefined : mentor;
          const answer = await create({ name: "Pupil", grade: type, ...(value && { mentor: value }) });
          if (answer.body?.errors) failed.push(answer.body.errors[0]);
          else made.push(answer.body.data.createDoctor.record.id);
          await pace();
        }
      });
      await startRelease(server, token, id);
      expect((await released(server, token, id)).status).toBe("ACTIVE");
      const after = made.length;
      while (made.length < after + 20 && failed.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      writing = false;
      await Promise.all(writers);
      expect(failed).toEqual([]);
      return made;
    };
    const pupils = await through("references");
    const linked = await askPlatform(
      server,
      platform.host,
      cookie,
      `{ doctors(filter: {grade: {eq: "references"}, mentor: {some: {id: {eq: "${mentor}"}}}}, first: 1) { count { value } } }`,
    );
    expect(linked.body.errors).toBeUndefined();
    expect(linked.body.data.doctors.count.value).toBe(pupils.length);
    await through("reference");
    const back = await askPlatform(
      server,
      platform.host,
      cookie,
      `{ doctors(filter: {mentor: {id: {eq: "${mentor}"}}}, first: 1) { count { value } } }`,
    );
    expect(back.body.data.doctors.count.value).toBe(pupils.length);
  });

  it("[DP50] a release that begins while the last steps of another are at work waits for them instead of failing", async () => {
    const database = await openDatabase(server.home);
    const { rows } = await database.query<{ schema_name: string }>("select schema_name from runtime.environment where id = $1", [
      platform.environmentId,
    ]);
    await database.query("select pg_advisory_lock(hashtextextended($1, 0))", [rows[0]!.schema_name]);
    await change([{ op: "set", id: "f_visits", prop: "label", value: { en: "Visits so far", ar: "الزيارات حتى الآن" } }]);
    const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
    await startRelease(server, token, id);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { release } = await data(server, token, "query ($id: ID!) { release(id: $id) { status waitsFor { en } } }", { id });
    expect(release).toEqual({ status: "EXPANDING", waitsFor: null });
    await database.query("select pg_advisory_unlock_all()");
    await database.end();
    expect((await released(server, token, id)).status).toBe("ACTIVE");
  });

  it("[DP50] kill -9 at every step of a converting release: after a restart it ends the same way", async () => {
    const rowsBefore = (await askPlatform(server, platform.host, cookie, "{ doctors(first: 1) { count { value } } }")).body.data.doctors
      .count.value;
    for (const [turn, step] of ["convert:f_visits", "fill:f_visits", "switching", "finish:f_visits"].entries()) {
      const type = turn % 2 === 0 ? "text" : "decimal";
      await change([{ op: "set", id: "f_visits", prop: "type", value: type }]);
      const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
      await startRelease(server, token, id);
      await killAtStep(server, id, step);
      server = await startServer({ env: withOwner, home: server.home });
      token = await signIn(server, ownerEmail);
      expect((await released(server, token, id)).status).toBe("ACTIVE");
      const again = await openDatabase(server.home);
      const [{ schema_name: schema }] = (
        await again.query<{ schema_name: string }>("select schema_name from runtime.environment where id = $1", [platform.environmentId])
      ).rows as [{ schema_name: string }];
      // The last step runs after the switch, once every process answers with the new version.
      await expect
        .poll(
          async () =>
            (await again.query(`select state from ${schema}._migration where release_id = $1 and step = 'finish:f_visits'`, [id])).rows,
          { timeout: 40_000 },
        )
        .toEqual([{ state: "done" }]);
      const left = await again.query(
        "select from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and tgname like '%sync'",
        [schema],
      );
      expect(left.rows).toHaveLength(0);
      await again.end();
      const answer = await askPlatform(
        server,
        platform.host,
        cookie,
        "{ doctors(filter: {visits: {isNull: false}}, first: 1) { count { value } nodes { visits } } }",
      );
      expect(answer.body.errors).toBeUndefined();
      expect(typeof answer.body.data.doctors.nodes[0].visits).toBe("string");
      expect(
        (await askPlatform(server, platform.host, cookie, "{ doctors(first: 1) { count { value } } }")).body.data.doctors.count.value,
      ).toBe(rowsBefore);
    }
  });

  it("[DP50] kill -9 of the database alone while a field is converted: the release goes on by itself once the database is back", async () => {
    const database = await openDatabase(server.home);
    database.on("error", () => undefined);
    const { rows } = await database.query<{ schema_name: string; generation: string | null }>(
      "select schema_name, generations ->> 'f_visits' as generation from runtime.environment where id = $1",
      [platform.environmentId],
    );
    const { schema_name: schema, generation } = rows[0]!;
    // Enough rows for the plug to be pulled in the middle of them.
    await database.query(
      `insert into ${schema}.${doctor.entity} (id, ${doctor.name}, f_visits${generation ? `__${generation}` : ""}) select gen_random_uuid(), 'Many ' || n, n from generate_series(1, 20000) n`,
    );
    const doctors = async (asked: typeof database) => (await asked.query(`select count(*)::int as n from ${schema}.${doctor.entity}`)).rows;
    const before = await doctors(database);
    await change([{ op: "set", id: "f_visits", prop: "type", value: "text" }]);
    const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
    await startRelease(server, token, id);
    for (;;) {
      const reached = await database.query(
        `select from ${schema}._migration where release_id = $1 and step = 'fill:f_visits' and position_id is not null`,
        [id],
      );
      if (reached.rows.length > 0) break;
    }
    await database.end().catch(() => undefined);
    process.kill(Number(readFileSync(join(server.home, "postgres", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    // Whoever asks while the database is away is told so.
    const status = () =>
      released(server, token, id).then(
        (release) => release.status,
        () => "AWAY",
      );
    await expect.poll(status, { timeout: 60_000 }).toBe("ACTIVE");
    const again = await openDatabase(server.home);
    await expect
      .poll(
        async () =>
          (await again.query(`select state from ${schema}._migration where release_id = $1 and step = 'finish:f_visits'`, [id])).rows,
        { timeout: 60_000 },
      )
      .toEqual([{ state: "done" }]);
    const left = await again.query(
      "select from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and tgname like '%sync'",
      [schema],
    );
    expect(left.rows).toHaveLength(0);
    expect(await doctors(again)).toEqual(before);
    await again.end();
    expect((await askPlatform(server, platform.host, cookie, "{ doctors(first: 1) { nodes { id } } }")).body.errors).toBeUndefined();
  });

  it("[DP56] what a version no longer has is listed with its size, and nobody of another organization sees it", async () => {
    const { hiddenData } = await data(server, token, "query ($id: ID!) { hiddenData(environmentId: $id) { id kind rows bytes } }", {
      id: platform.environmentId,
    });
    expect(hiddenData.map(({ kind }: { kind: string }) => kind)).toContain("GENERATION");
    expect(hiddenData.every(({ rows, bytes }: { rows: number; bytes: number }) => rows > 0 && bytes > 0)).toBe(true);
    const stranger = await signIn(server, await addOrganization(server.home, "other"));
    const refused = await ask(server, stranger, "query ($id: ID!) { hiddenData(environmentId: $id) { id } }", {
      id: platform.environmentId,
    });
    expect(refused.body.errors[0].extensions.code).toBe("RUNTIME_NOT_FOUND");
  });

  it("[DP56] former values come back with the newest version that shows them, and only for those who may release there", async () => {
    const list = async () =>
      (await data(server, token, "query ($id: ID!) { hiddenData(environmentId: $id) { id kind rows } }", { id: platform.environmentId }))
        .hiddenData as { id: string; kind: string; rows: number }[];
    const [hidden] = (await list()).filter(({ kind }) => kind === "GENERATION").reverse();
    const restore = "mutation ($input: HiddenDataInput!) { restoreHidden(input: $input) { id status } }";
    const input = { environmentId: platform.environmentId, id: hidden!.id, kind: hidden!.kind };
    const stranger = await signIn(server, await addOrganization(server.home, "third"));
    expect((await ask(server, stranger, restore, { input })).body.errors[0].extensions.code).toBe("RUNTIME_NOT_FOUND");
    expect((await ask(server, token, restore, { input: { ...input, id: "f_nothing" } })).body.errors[0].extensions.code).toBe(
      "RUNTIME_NOT_FOUND",
    );
    const { restoreHidden } = await data(server, token, restore, { input });
    expect(restoreHidden.status).toBe("PLANNED");
    await startRelease(server, token, restoreHidden.id);
    expect((await released(server, token, restoreHidden.id)).status).toBe("ACTIVE");
    await expect
      .poll(async () => {
        const type = await askPlatform(server, platform.host, cookie, '{ __type(name: "Doctor") { fields { name type { name } } } }');
        return type.body.data.__type.fields;
      })
      .toContainEqual({ name: "visits", type: { name: "Decimal" } });
  });

  it("[DP52] customer accounts are turned on while people write: no failed write, and everybody keeps what was theirs", async () => {
    // A count of very many is an estimate; a figure is not.
    const every = "doctors(first: 1) { aggregate { count } }";
    const before = (await askPlatform(server, platform.host, cookie, `{ ${every} }`)).body.data.doctors.aggregate.count;
    for (const accounts of ["many", "none"]) {
      await change([{ op: "set", id: "header", prop: "accounts", value: accounts }]);
      const { id } = await planRelease(server, token, await commit(server, token, platform.branchId));
      cookie = await administrator(server, token, platform);
      let writing = true;
      let written = 0;
      const failed: unknown[] = [];
      const writers = [0, 1].map(async () => {
        while (writing) {
          const answer = await create({ name: `Served ${accounts}` });
          if (answer.body?.errors ?? answer.status !== 200) failed.push(answer.body?.errors?.[0] ?? answer.status);
          else written += 1;
          await pace();
        }
      });
      await startRelease(server, token, id);
      expect((await released(server, token, id)).status).toBe("ACTIVE");
      const database = await openDatabase(server.home);
      const { rows } = await database.query<{ schema_name: string }>("select schema_name from runtime.environment where id = $1", [
        platform.environmentId,
      ]);
      await expect
        .poll(
          async () =>
            (
              await database.query(
                `select distinct state from ${rows[0]!.schema_name}._migration where release_id = $1 and step like 'wall:%'`,
                [id],
              )
            ).rows,
          { timeout: 30_000 },
        )
        .toEqual([{ state: "done" }]);
      await database.end();
      const after = written;
      while (written < after + 20 && failed.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      writing = false;
      await Promise.all(writers);
      expect(failed).toEqual([]);
      const seen = await askPlatform(
        server,
        platform.host,
        cookie,
        `{ all: ${every} now: doctors(filter: {name: {eq: "Served ${accounts}"}}, first: 1) { count { value } } }`,
      );
      expect(seen.body.data.now.count.value).toBe(written);
      expect(seen.body.data.all.aggregate.count).toBeGreaterThanOrEqual(before + written);
    }
  });
});
