/** One environment copied into a file and put back: what was there then is there again, with its people, and nothing of another's. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  addOrganization,
  administrator,
  ask,
  askPlatform,
  commit,
  cookieOf,
  data,
  type MadePlatform,
  makePlatform,
  openDatabase,
  ownerEmail,
  password,
  planRelease,
  postJson,
  released,
  send,
  signIn,
  startRelease,
  until,
  withOwner,
} from "../support/installation.ts";
import { type Server, startServer } from "../support/server.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
let server: Server;
let token = "";
let shop: MadePlatform;
let cookie = "";

const backupFields =
  "id status rows bytes sha256 file error { code sentence { en ar } } restores { id status keptAside error { code } environment { id name url } }";
const backUp = async (): Promise<string> =>
  (
    await data(server, token, "mutation ($input: EnvironmentInput!) { backUpEnvironment(input: $input) { id status } }", {
      input: { environmentId: shop.environmentId },
    })
  ).backUpEnvironment.id;
const finished = (id: string) =>
  until(async () => {
    const { backup } = await data(server, token, `query ($id: ID!) { backup(id: $id) { ${backupFields} } }`, { id });
    return backup.status !== "RUNNING" && backup;
  });
const restore = (backupId: string, environment: string) =>
  ask(server, token, "mutation ($input: RestoreBackupInput!) { restoreBackup(input: $input) { id status } }", {
    input: { backupId, environment },
  });
const restored = (backupId: string) =>
  until(async () => {
    const { restores } = await finished(backupId);
    return restores[0] && restores[0].status !== "RUNNING" && restores[0];
  });
const names = async (host: string, of = cookie): Promise<string[]> => {
  const answer = await askPlatform(server, host, of, "{ products(first: 100) { nodes { name } } }");
  return answer.body.data.products.nodes.map(({ name }: { name: string }) => name).sort();
};
const add = (name: string) =>
  askPlatform(server, shop.host, cookie, "mutation ($n: String!) { createProduct(input: { set: { name: $n } }) { status } }", { n: name });
const enter = async (host: string): Promise<string | null> => {
  const answer = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password }, { host });
  return answer.status === 200 ? cookieOf(answer) : null;
};
/** Signs in anew until what is asked for is there: whoever restored looks at the switched row a moment after others can see it. */
const enterUntil = (host: string, isThere: (names: readonly string[]) => boolean): Promise<string> =>
  until(async () => {
    const of = await enter(host);
    const found = of && (await names(host, of).catch(() => null));
    return found && isThere(found) && of;
  });
const isSame = (expected: readonly string[]) => (found: readonly string[]) => found.join() === expected.join();

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
  shop = await makePlatform(server, token, "A shop. Products have a name, a price and a photo.");
  cookie = await administrator(server, token, shop);
});
afterAll(() => server.remove());

it("[DP61] a restore brings back what was there, keeps aside what is there now, and everybody signs in again", async () => {
  await add("تمر خلاص");
  const before = await names(shop.host);
  const id = await backUp();
  const backup = await finished(id);
  expect(backup).toMatchObject({ status: "DONE", error: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(backup.rows).toBeGreaterThan(before.length);
  // Sealed: no word of it can be read in the file.
  expect(readFileSync(backup.file).includes("تمر")).toBe(false);
  await add("Made afterwards");
  expect((await restore(id, "PREVIEW")).body.data.restoreBackup.status).toBe("RUNNING");
  expect(await restored(id)).toMatchObject({ status: "DONE", keptAside: true, error: null });
  // The old session counts for no more than the two seconds it may be remembered.
  await until(async () => !(await askPlatform(server, shop.host, cookie, "{ products { nodes { name } } }")).body.data?.products);
  cookie = (await enter(shop.host))!;
  expect(await names(shop.host)).toEqual(before);
  await add("And life goes on");
  expect(await names(shop.host)).toEqual([...before, "And life goes on"].sort());
});

it("[DP61] what a restore put aside is listed, and comes back by a release: then the restored one lies aside", async () => {
  const restoredNames = await names(shop.host);
  const hidden = async () =>
    (
      await data(
        server,
        token,
        "query ($id: ID!) { hiddenData(environmentId: $id) { id kind rows bytes hiddenAt keptUntil label { ar } disposal { status } } }",
        { id: shop.environmentId },
      )
    ).hiddenData;
  const [aside] = await hidden();
  expect(aside).toMatchObject({ kind: "SET_ASIDE", disposal: null, label: { ar: expect.stringContaining("قبل") } });
  expect(aside.bytes).toBeGreaterThan(100_000);
  const input = { environmentId: shop.environmentId, id: aside.id, kind: aside.kind };
  const drop = await ask(server, token, "mutation ($input: HiddenDataInput!) { dropHidden(input: $input) { id } }", { input });
  expect(drop.body.errors[0].extensions.code).toBe("RUNTIME_HIDDEN_KEPT");
  const { restoreHidden } = await data(
    server,
    token,
    "mutation ($input: HiddenDataInput!) { restoreHidden(input: $input) { id status } }",
    { input },
  );
  expect(restoreHidden.status).toBe("PLANNED");
  await startRelease(server, token, restoreHidden.id);
  expect((await released(server, token, restoreHidden.id)).status).toBe("ACTIVE");
  // Sessions of what lay aside count as little as those of a backup.
  cookie = await enterUntil(shop.host, (found) => found.includes("Made afterwards"));
  const back = await names(shop.host);
  expect(back).not.toContain("And life goes on");
  await add("Still alive");
  // Nothing was lost: the other one lies aside now, and comes back the same way.
  const [other, ...more] = await hidden();
  expect([other.kind, more]).toEqual(["SET_ASIDE", []]);
  expect(new Date(other.hiddenAt).getTime()).toBeGreaterThan(new Date(aside.hiddenAt).getTime());
  const again = await data(server, token, "mutation ($input: HiddenDataInput!) { restoreHidden(input: $input) { id } }", { input });
  await startRelease(server, token, again.restoreHidden.id);
  expect((await released(server, token, again.restoreHidden.id)).status).toBe("ACTIVE");
  cookie = await enterUntil(shop.host, (found) => found.includes("And life goes on"));
  expect(await names(shop.host)).toEqual(restoredNames);
});

it("[DP61] a restore into production waits for a decision, and happens once it is there", async () => {
  const id = await backUp();
  await finished(id);
  const asked = await ask(
    server,
    token,
    "mutation ($input: RestoreBackupInput!) { restoreBackup(input: $input) { id status decision { id status } } }",
    { input: { backupId: id, environment: "PRODUCTION" } },
  );
  expect(asked.body.data.restoreBackup).toMatchObject({ status: "AWAITING_DECISION", decision: { status: "AWAITING_APPROVAL" } });
  const decisionId = asked.body.data.restoreBackup.decision.id;
  const approve = () =>
    ask(server, token, "mutation ($input: ApproveDecisionInput!) { approveDecision(input: $input) { status } }", { input: { decisionId } });
  // Who is alone decides alone only after a day.
  expect((await approve()).body.errors[0].extensions.code).toBe("GOVERNANCE_COOLING_OFF");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect((await restored(id)).status).toBe("AWAITING_DECISION");
  const database = await openDatabase(server.home);
  await database.query("update governance.decision set requested_at = requested_at - interval '24 hours' where id = $1", [decisionId]);
  await database.end();
  expect((await approve()).body.errors).toBeUndefined();
  const done = await until(async () => {
    const found = await restored(id);
    return found.status !== "AWAITING_DECISION" && found;
  });
  expect(done).toMatchObject({ status: "DONE", environment: { name: "PRODUCTION" } });
  const { host } = new URL(done.environment.url);
  await enterUntil(host, isSame(await names(shop.host)));
});

it("[DP61] a backup becomes a new environment of the same platform, with the same people", async () => {
  const upload = await send(server.port, {
    method: "PUT",
    path: "/files",
    headers: {
      host: shop.host,
      cookie,
      origin: `http://${shop.host}`,
      "x-webnova-upload": encodeURIComponent("صورة.png"),
      "content-type": "image/png",
    },
    body: png,
  });
  const attached = await askPlatform(
    server,
    shop.host,
    cookie,
    'mutation ($f: ID!) { createProduct(input: { set: { name: "With a photo", photo: $f } }) { status } }',
    { f: upload.body.id },
  );
  expect([upload.status, attached.text]).toEqual([201, expect.stringContaining("DONE")]);
  const id = await backUp();
  await finished(id);
  await restore(id, "STAGING");
  const done = await restored(id);
  expect(done).toMatchObject({ status: "DONE", keptAside: false, environment: { name: "STAGING" } });
  const { host } = new URL(done.environment.url);
  const there = await enterUntil(host, isSame(await names(shop.host)));
  const photo = await send(server.port, { path: `/files/${upload.body.id}`, headers: { host, cookie: there } });
  expect([photo.status, photo.headers["content-length"]]).toEqual([200, String(png.length)]);
});

it("[DP61] a file with one byte changed is refused in words, and what runs goes on", async () => {
  const id = await backUp();
  const { file } = await finished(id);
  const bytes = readFileSync(file);
  bytes[bytes.length - 40] = bytes[bytes.length - 40]! ^ 1;
  writeFileSync(file, bytes);
  const before = await names(shop.host);
  await restore(id, "PREVIEW");
  expect(await restored(id)).toMatchObject({ status: "FAILED", error: { code: "RUNTIME_BACKUP_DAMAGED" } });
  expect(await names(shop.host)).toEqual(before);
});

it("[DP57] a legal hold is placed with its reason, shown and lifted", async () => {
  const environmentId = shop.environmentId;
  const place = (reason: string, entity = "product") =>
    ask(server, token, "mutation ($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) { id reason } }", {
      input: { environmentId, entity, reason },
    });
  const holds = async () =>
    (
      await data(
        server,
        token,
        "query ($id: ID!) { legalHolds(environmentId: $id) { id reason recordId } retention(environmentId: $id) { id } }",
        { id: environmentId },
      )
    ).legalHolds;
  expect((await place("  ")).body.errors[0].extensions.code).toBe("RUNTIME_HOLD_REASON");
  expect((await place("A court asked.", "nothing")).body.errors[0].extensions.code).toBe("RUNTIME_NOT_FOUND");
  const { id } = (await place("A court asked.")).body.data.placeLegalHold;
  expect(await holds()).toEqual([{ id, reason: "A court asked.", recordId: null }]);
  await data(server, token, "mutation ($input: RemoveLegalHoldInput!) { removeLegalHold(input: $input) }", {
    input: { environmentId, id },
  });
  expect(await holds()).toEqual([]);
});

it("[DP60] read views are opened with a password that is shown once, follow the role, and are closed again", async () => {
  const environmentId = shop.environmentId;
  const openViews = (role: string, days: number) =>
    ask(server, token, "mutation ($input: OpenReadViewsInput!) { openReadViews(input: $input) { login password validUntil } }", {
      input: { environmentId, role, days },
    });
  for (const [role, days] of [
    ["nobody", 1],
    ["r_public", 1],
    ["r_admin", 0],
    ["r_admin", 91],
  ] as const)
    expect((await openViews(role, days)).body.errors[0].extensions.code).toBe("RUNTIME_READ_VIEWS");
  const { login, password: secret } = (await openViews("r_admin", 7)).body.data.openReadViews;
  const owner = await openDatabase(server.home);
  const reader = new pg.Client({ host: "127.0.0.1", port: owner.port, user: login, password: secret, database: "webnova" });
  reader.on("error", () => undefined);
  await reader.connect();
  expect((await reader.query("select name from products order by name")).rows.map(({ name }) => name)).toEqual(await names(shop.host));
  await expect(reader.query("create temp table t as select 1")).rejects.toThrow(/read-only|permission/);
  const shown = await data(server, token, "query ($id: ID!) { readAccess(environmentId: $id) { login password } }", { id: environmentId });
  expect(shown.readAccess).toEqual({ login, password: null });
  await data(server, token, "mutation ($input: EnvironmentInput!) { closeReadViews(input: $input) }", { input: { environmentId } });
  await expect(reader.query("select 1")).rejects.toThrow();
  const { rows } = await owner.query("select from pg_roles where rolname = $1", [login]);
  expect(rows).toEqual([]);
  await owner.end();
});

const testData = async () =>
  (
    await data(
      server,
      token,
      "query ($id: ID!) { testData(environmentId: $id) { rows entered fillable filling { id status rows expected seed error { code } } } }",
      { id: shop.environmentId },
    )
  ).testData;
const startTestData = (rows: number, seed: string) =>
  ask(server, token, "mutation ($input: FillTestDataInput!) { startTestData(input: $input) { id status expected } }", {
    input: { environmentId: shop.environmentId, rows, seed },
  });
const filled = () =>
  until(async () => {
    const found = await testData();
    return found.filling && found.filling.status !== "RUNNING" && found;
  });

it("[DP41] a filling answers at once, tells how far it is, takes its turn, and the same seed is not filled in twice", async () => {
  const before = await testData();
  const started = (await startTestData(1000, "spring")).body.data.startTestData;
  expect(started).toMatchObject({ status: "RUNNING", expected: null });
  expect((await startTestData(5, "summer")).body.errors[0].extensions.code).toBe("RUNTIME_TEST_DATA_RUNNING");
  const after = await filled();
  expect(after.filling).toEqual({ id: started.id, status: "DONE", rows: 1000, expected: 1000, seed: "spring", error: null });
  expect([after.rows - before.rows, after.entered]).toEqual([1000, before.entered]);
  await startTestData(10, "spring");
  const again = await filled();
  expect(again).toMatchObject({ rows: after.rows, filling: { status: "FAILED", error: { code: "RUNTIME_TEST_DATA_CLASH" } } });
  const reset = await data(server, token, "mutation ($input: EnvironmentInput!) { resetTestData(input: $input) { rows emptied kept } }", {
    input: { environmentId: shop.environmentId },
  });
  expect(reset.resetTestData).toEqual({ rows: after.rows, emptied: 0, kept: 0 });
  expect(await testData()).toMatchObject({ rows: 0, entered: before.entered });
});

it("[DP61] [E4] a restore that went well is never taken back: what fails after the switch leaves what the environment answers from", async () => {
  const { login } = (
    await data(server, token, "mutation ($input: OpenReadViewsInput!) { openReadViews(input: $input) { login } }", {
      input: { environmentId: shop.environmentId, role: "r_admin", days: 1 },
    })
  ).openReadViews;
  const id = await backUp();
  await finished(id);
  const before = await names(shop.host);
  // The views cannot be made anew after the switch: somebody took their login away.
  const owner = await openDatabase(server.home);
  owner.on("error", () => undefined);
  await owner.query(`drop schema ${login} cascade; drop owned by ${login}; drop role ${login}`);
  await restore(id, "PREVIEW");
  expect(await restored(id)).toMatchObject({ status: "DONE", error: null });
  await until(async () => !(await askPlatform(server, shop.host, cookie, "{ products { nodes { name } } }")).body.data?.products);
  cookie = (await until(() => enter(shop.host).catch(() => null)))!;
  expect(await names(shop.host)).toEqual(before);
  await owner.query("delete from runtime.read_access where environment_id = $1", [shop.environmentId]);
  await owner.end();
});

const isRoot = process.getuid?.() === 0;
/** A small disk over a folder, as long as `work` takes. */
const onSmallDisk = async (folder: string, options: string, work: (grow: () => void) => Promise<void>): Promise<void> => {
  const run = (...args: string[]) => {
    const { status, stderr } = spawnSync(args[0]!, args.slice(1));
    expect(status, String(stderr)).toBe(0);
  };
  mkdirSync(folder, { recursive: true });
  run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder);
  try {
    await work(() => run("mount", "-o", "remount,size=64m", folder));
  } finally {
    spawnSync("umount", [folder]);
  }
};

it.skipIf(!isRoot)(
  "[DP70] a disk that is full in the middle of a backup: told in both languages, no half file, and well when there is room",
  async () => {
    const folder = join(server.home, "backups");
    await startTestData(300, "a small disk");
    await filled();
    await onSmallDisk(folder, "size=8k,mode=0700", async (grow) => {
      const id = await backUp();
      const full = await finished(id);
      expect(full).toMatchObject({ status: "FAILED", error: { code: "RUNTIME_COPY_FULL" }, restores: [] });
      expect(full.error.sentence).toEqual({
        en: expect.stringMatching(/disk is full; make room/),
        ar: expect.stringMatching(/[\u0600-\u06ff]/),
      });
      expect(readdirSync(folder)).toEqual([]);
      expect((await restore(id, "PREVIEW")).body.errors[0].extensions.code).toBe("RUNTIME_BACKUP_UNFINISHED");
      await add("While the disk was full");
      grow();
      const again = await backUp();
      expect((await finished(again)).status).toBe("DONE");
      expect(readdirSync(folder)).toEqual([`${again}.wnb`]);
      await restore(again, "STAGING");
      const done = await restored(again);
      expect(done.status).toBe("DONE");
      const { host } = new URL(done.environment.url);
      await enterUntil(host, isSame(await names(shop.host)));
    });
  },
);

it.skipIf(!isRoot)(
  "[DP70] a disk of the database that is full in the middle of a restore: told as that, nothing is left of it, and what runs goes on",
  async () => {
    const id = await backUp();
    await finished(id);
    const before = await names(shop.host);
    const owner = await openDatabase(server.home);
    owner.on("error", () => undefined);
    const schemas = async () => (await owner.query("select nspname from pg_namespace where nspname like 'p\\_%' order by 1")).rows;
    const were = await schemas();
    const { uid, gid } = statSync(join(server.home, "postgres"));
    const folder = join(server.home, "small-disk");
    await onSmallDisk(folder, `size=600k,mode=0700,uid=${uid},gid=${gid}`, async (grow) => {
      await owner.query(`create tablespace small_disk location '${folder}'`);
      await owner.query("grant create on tablespace small_disk to wn_runtime");
      await owner.query("alter role wn_runtime set default_tablespace = small_disk");
      try {
        await restore(id, "PREVIEW");
        expect(await restored(id)).toMatchObject({ status: "FAILED", error: { code: "RUNTIME_COPY_FULL" } });
        expect(await schemas()).toEqual(were);
        expect(await names(shop.host)).toEqual(before);
        grow();
        await restore(id, "PREVIEW");
        expect((await restored(id)).status).toBe("DONE");
        await until(async () => !(await askPlatform(server, shop.host, cookie, "{ products { nodes { name } } }")).body.data?.products);
        cookie = (await until(() => enter(shop.host).catch(() => null)))!;
        expect(await names(shop.host)).toEqual(before);
      } finally {
        await owner.query("alter role wn_runtime reset default_tablespace");
        await owner.query("alter table all in tablespace small_disk set tablespace pg_default");
        await owner.query("alter index all in tablespace small_disk set tablespace pg_default");
        await owner.query("drop tablespace small_disk");
      }
    });
    await owner.end();
  },
);

it("[DP55] staging and production take the version that runs in preview, by its hash; data, people and addresses stay with their environment", async () => {
  const released = (releaseId: string) =>
    until(async () => {
      const { release } = await data(
        server,
        token,
        "query ($id: ID!) { release(id: $id) { status version { id hash } environment { id url } } }",
        { id: releaseId },
      );
      return ["ACTIVE", "FAILED"].includes(release.status) && release;
    });
  const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: shop.branchId });
  const [entity] = Object.entries(draft.content.entities as Record<string, { key: string }>).find(([, { key }]) => key === "product")!;
  const props = { key: "shelf", label: { en: "Shelf", ar: "الرف" }, order: "z1", type: "text", classification: "internal" };
  await data(server, token, "mutation ($input: ApplyDraftOperationsInput!) { applyDraftOperations(input: $input) { seq } }", {
    input: { branchId: shop.branchId, ops: [{ op: "add", kind: "field", id: "f_shelf", parent: entity, props }] },
  });
  const next = await commit(server, token, shop.branchId);
  const start = async (environment: string) => {
    const { id } = await planRelease(server, token, next, environment);
    return ask(server, token, "mutation ($input: StartReleaseInput!) { startRelease(input: $input) { id } }", { input: { releaseId: id } });
  };
  for (const environment of ["STAGING", "PRODUCTION"])
    expect((await start(environment)).body.errors[0].extensions.code).toBe("RUNTIME_PREVIEW_FIRST");
  const hashes: string[] = [];
  const hosts: string[] = [];
  for (const environment of ["PREVIEW", "STAGING"]) {
    const done = await released((await start(environment)).body.data.startRelease.id);
    expect([environment, done.status, done.version.id]).toEqual([environment, "ACTIVE", next]);
    hashes.push(done.version.hash);
    hosts.push(new URL(done.environment.url).host);
  }
  expect(new Set(hashes).size).toBe(1);
  expect(new Set(hosts).size).toBe(2);
  // What is entered in one is not in the other, and neither are the sessions.
  const there = (await enter(hosts[1]!))!;
  const staging = await names(hosts[1]!, there);
  await add("Of the preview only");
  expect(await names(hosts[1]!, there)).toEqual(staging);
  expect((await askPlatform(server, hosts[1]!, cookie, "{ products { nodes { name } } }")).body.data?.products).toBeUndefined();
  const { version } = await data(server, token, "query ($id: ID!) { version(id: $id) { hash content } }", { id: next });
  expect(version.hash).toBe(hashes[0]);
  const text = JSON.stringify(version.content);
  for (const foreign of [...hosts, shop.environmentId, shop.platformId, "Of the preview only", ownerEmail])
    expect(text).not.toContain(foreign);
});

it("[DP61] another organization sees no backup, starts none and restores none", async () => {
  const id = await backUp();
  await finished(id);
  const stranger = await signIn(server, await addOrganization(server.home, "other"));
  const seen = await data(server, stranger, "query ($id: ID!) { backup(id: $id) { id } }", { id });
  expect(seen.backup).toBeNull();
  for (const [query, variables] of [
    ["query ($id: ID!) { backups(environmentId: $id) { items { id } } }", { id: shop.environmentId }],
    ["query ($id: ID!) { retention(environmentId: $id) { id } }", { id: shop.environmentId }],
    ["query ($id: ID!) { readAccess(environmentId: $id) { login } }", { id: shop.environmentId }],
    ["query ($id: ID!) { readableRoles(environmentId: $id) { id } }", { id: shop.environmentId }],
    ["query ($id: ID!) { testData(environmentId: $id) { rows } }", { id: shop.environmentId }],
    ["mutation ($input: FillTestDataInput!) { startTestData(input: $input) { id } }", { input: { environmentId: shop.environmentId } }],
    [
      "mutation ($input: OpenReadViewsInput!) { openReadViews(input: $input) { login } }",
      { input: { environmentId: shop.environmentId, role: "r_admin", days: 1 } },
    ],
    ["query ($id: ID!) { legalHolds(environmentId: $id) { id } }", { id: shop.environmentId }],
    ["mutation ($input: EnvironmentInput!) { applyRetention(input: $input) { id } }", { input: { environmentId: shop.environmentId } }],
    [
      "mutation ($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) { id } }",
      { input: { environmentId: shop.environmentId, entity: "product", reason: "x" } },
    ],
    ["mutation ($input: EnvironmentInput!) { backUpEnvironment(input: $input) { id } }", { input: { environmentId: shop.environmentId } }],
    ["mutation ($input: RestoreBackupInput!) { restoreBackup(input: $input) { id } }", { input: { backupId: id, environment: "PREVIEW" } }],
  ] as const)
    expect((await ask(server, stranger, query, variables)).body.errors[0].extensions.code).toBe("RUNTIME_NOT_FOUND");
});

it("[DP61] kill -9 in the middle leaves no half backup: it is told as failed, or complete", async () => {
  const rows = (await testData()).rows;
  await startTestData(1000, "autumn");
  const id = await backUp();
  const { home } = server;
  await server.kill();
  server = await startServer({ home, env: withOwner });
  token = await signIn(server, ownerEmail);
  // [DP41] Of the filling all rows are there or none.
  const found = await filled();
  expect(found.rows - rows).toBe(found.filling.status === "DONE" ? 1000 : 0);
  if (found.filling.status === "FAILED") expect(found.filling.error.code).toBe("RUNTIME_COPY_INTERRUPTED");
  const { status, error, file } = await finished(id);
  if (status === "DONE") expect(existsSync(file)).toBe(true);
  else expect([status, error.code, existsSync(file)]).toEqual(["FAILED", "RUNTIME_COPY_INTERRUPTED", false]);
  expect(readdirSync(join(home, "backups")).filter((name) => name.endsWith(".part"))).toEqual([]);
});
