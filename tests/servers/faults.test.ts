/**
 * The plug is pulled on a real server again and again, on one and the same folder: in the middle of a plan, of a release, of writes on a
 * platform and of edits in a room. What was acknowledged is there afterwards; what was interrupted says so or finishes.
 */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Person } from "../collab/support.ts";
import {
  administrator,
  askPlatform,
  clinicText,
  commit,
  cookieOf,
  data,
  databaseRuns,
  describeText,
  type MadePlatform,
  ownerEmail,
  password,
  planned,
  planRelease,
  postJson,
  released,
  send,
  signIn,
  startRelease,
  until,
  withOwner,
} from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";

const home = mkdtempSync(join(tmpdir(), "webnova-test-"));
let server: Server;
let silent: HttpServer;
let platform: MadePlatform;
let refreshCookie = "";
const token = () => signIn(server, ownerEmail);
const again = async (env: Readonly<Record<string, string>> = {}) => {
  server = await startServer({ home, env });
};

beforeAll(async () => {
  // A provider that takes a question and never answers: the plan is surely in the middle when the plug is pulled.
  silent = createServer((request) => request.resume());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  if (databaseRuns(home) && server.process.exitCode === null && server.process.signalCode === null) await server.stop();
  // A test that failed between two starts leaves a database behind: the next server adopts and ends it.
  if (databaseRuns(home)) await (await startServer({ home })).stop();
  rmSync(home, { recursive: true, force: true });
});

test("a plan whose server was killed says that it was interrupted, in both languages", async () => {
  await again({
    ...withOwner,
    ANTHROPIC_API_KEY: "sk-ant-nothing",
    WEBNOVA_ANTHROPIC_URL: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
  });
  const signedIn = await postJson(server.port, "/auth/sign-in", { email: ownerEmail, password });
  refreshCookie = cookieOf(signedIn);
  const asked = new Promise((resolve) => silent.once("request", resolve));
  const planId = await describeText(server, signedIn.body.accessToken, clinicText);
  await asked;
  await server.kill();

  await again();
  const plan = await planned(server, await token(), planId);
  expect(plan.status).toBe("FAILED");
  expect(plan.error).toMatchObject({
    code: expect.stringMatching(/^[A-Z_]+$/),
    sentence: { en: expect.stringMatching(/\S/), ar: expect.stringMatching(/[\u0600-\u06ff]/) },
  });
});

test("[ID1] [ID24] after kill -9 the owner signs in and an open session goes on", async () => {
  const refreshed = await postJson(server.port, "/auth/refresh", {}, { cookie: refreshCookie });
  expect(refreshed.text).toContain(ownerEmail);
  expect(refreshed.status).toBe(200);
  expect(server.ownerLink).toBeNull();
});

test("[DP51] a release whose server was killed becomes active by itself or when it is started again", async () => {
  const mine = await token();
  const plan = await planned(server, mine, await describeText(server, mine, clinicText));
  const versionId = await commit(server, mine, plan.branch.id);
  const release = await planRelease(server, mine, versionId);
  await startRelease(server, mine, release.id);
  await server.kill();

  await again();
  const now = await token();
  const settled = await released(server, now, release.id);
  if (settled.status === "FAILED") await startRelease(server, now, release.id);
  const done = await released(server, now, release.id);
  expect(done).toMatchObject({ status: "ACTIVE", version: { id: versionId } });
  const host = new URL(done.environment.url).host.replace(/:\d+$/, `:${server.port}`);
  expect((await send(server.port, { headers: { host } })).status).toBeLessThan(400);
  platform = {
    blueprintId: plan.blueprint.id,
    branchId: plan.branch.id,
    documentName: plan.branch.documentName,
    versionId,
    planId: plan.id,
    releaseId: release.id,
    platformId: done.platform.id,
    environmentId: done.environment.id,
    key: done.platform.key,
    host,
  };
});

test("[DP68] [EV1] [CO5] kill -9 amid writes and edits loses nothing that was acknowledged", async () => {
  const mine = await token();
  const cookie = await administrator(server, mine, platform);
  const saved: string[] = [];
  let stopped = false;
  const write = async (writer: number) => {
    for (let n = 0; !stopped; n++) {
      const name = `Dr. ${writer}-${n}`;
      const answer = await askPlatform(
        server,
        platform.host,
        cookie,
        'mutation ($name: String!) { createDoctor(input: { set: { name: $name, specialty: "Heart" } }) { record { id } } }',
        { name },
      ).catch(() => null);
      const id = answer?.body?.data?.createDoctor?.record?.id as string | undefined;
      if (id) saved.push(id);
      else if (answer) throw new Error(answer.text);
      else return;
    }
  };
  const { issueTicket } = await data(server, mine, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", {
    input: { purpose: "COLLAB", target: platform.documentName.replace(/\.\d+$/, "") },
  });
  const room = { url: `ws://127.0.0.1:${server.port}/collab`, ticket: () => issueTicket.ticket as string };
  const client = await connect(room, platform.documentName, {} as Person);
  await client.synced();
  const before = client.sent();
  const names: string[] = [];
  const refused = client
    .until(() => client.got.find(({ is }) => is === "nack"))
    .then((nack) => {
      throw new Error(JSON.stringify(nack));
    });
  refused.catch(() => undefined);
  const edit = async () => {
    while (!stopped) {
      const name = `Clinic ${names.length}`;
      client.set("header", "header/label/en", name);
      names.push(name);
      if (await Promise.race([client.saved().then(() => false), client.closed.then(() => true), refused])) return;
    }
  };
  const work = [write(1), write(2), write(3), edit()];
  await Promise.race([until(async () => saved.length >= 40 && client.acked().n > before + 10), Promise.all(work)]);
  const lastVersion = await commit(server, mine, platform.branchId);
  await server.kill();
  stopped = true;
  await Promise.all(work);
  const acknowledged = client.acked().n - before;

  await again();
  const now = await token();
  const host = platform.host.replace(/:\d+$/, `:${server.port}`);
  // The end user's session is the same one: cookie and all.
  const found = new Set<string>();
  let after: string | null = null;
  do {
    const page = await askPlatform(
      server,
      host,
      cookie,
      "query ($after: String) { doctors(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
      { after },
    );
    for (const { id } of page.body.data.doctors.nodes) found.add(id);
    after = page.body.data.doctors.pageInfo.hasNextPage ? page.body.data.doctors.pageInfo.endCursor : null;
  } while (after);
  expect(saved.filter((id) => !found.has(id))).toEqual([]);

  const told = new Set<string>();
  let older: string | null = null;
  do {
    const { environmentEvents: events } = await data(
      server,
      now,
      "query ($id: ID!, $before: String) { environmentEvents(environmentId: $id, first: 100, before: $before) { items { recordId op } nextCursor } }",
      { id: platform.environmentId, before: older },
    );
    for (const { recordId } of events.items) told.add(recordId);
    older = events.nextCursor;
  } while (older);
  expect(saved.filter((id) => !told.has(id))).toEqual([]);

  const { draft } = await data(server, now, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: platform.branchId });
  // An edit may be stored and its acknowledgement lost, never the other way round.
  expect(names.indexOf(draft.content.label.en)).toBeGreaterThanOrEqual(acknowledged - 1);
  const { version } = await data(server, now, "query ($id: ID!) { version(id: $id) { id hash } }", { id: lastVersion });
  expect(version.id).toBe(lastVersion);
  const { verifyAudit } = await data(server, now, "{ verifyAudit { intact sentence { en } } }");
  expect(verifyAudit.intact).toBe(true);
  platform = { ...platform, host };
});

test("[DP63] a second start on the same folder says who holds it and harms nobody", async () => {
  for (const [LANG, words] of [
    ["en_US.UTF-8", /[a-z]/],
    ["ar_EG.UTF-8", /[\u0600-\u06ff]/],
  ] as const) {
    const second = await runCommand(["start"], { home }, "", { PORT: "0", LANG });
    expect(second.code).not.toBe(0);
    expect(second.err).toContain(String(server.process.pid));
    expect(second.err).toMatch(words);
    expectOneSentence(second);
  }
  expect((await send(server.port, { headers: { host: platform.host } })).status).toBeLessThan(400);
});

test("a taken port and broken settings give one sentence in the language of the shell, and leave nothing behind", async () => {
  const file = join(home, "a-file");
  writeFileSync(file, "not a folder");
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: String(server.port) }, new RegExp(String(server.port))],
    [{ PORT: "http" }, /PORT/],
    [{ PORT: "0", WEBNOVA_OWNER_EMAIL: "mona@first.example" }, /WEBNOVA_OWNER_PASSWORD/],
    [{ PORT: "0", DATABASE_URL: "mysql://localhost/x" }, /DATABASE_URL/],
    [{ PORT: "0", DATABASE_URL: "postgres://nobody@127.0.0.1:1/x" }, /DATABASE_URL|127\.0\.0\.1/],
    [{ PORT: "0", WEBNOVA_HOME: join(file, "below") }, /WEBNOVA_HOME|a-file/],
    [{ PORT: "0", WEBNOVA_SERVICE_KEY: "short" }, /WEBNOVA_SERVICE_KEY/],
    [{ PORT: "0", LOG_LEVEL: "loud" }, /LOG_LEVEL/],
  ];
  const elsewhere = mkdtempSync(join(tmpdir(), "webnova-test-"));
  const homeOf = (language: string) => join(elsewhere, language);
  try {
    for (const [env, names] of cases) {
      await Promise.all(
        (
          [
            ["en_US.UTF-8", /[a-z]{3}/],
            ["ar_EG.UTF-8", /[\u0600-\u06ff]{2}/],
          ] as const
        ).map(async ([LANG, words]) => {
          const ended = await runCommand(["start"], { home: homeOf(LANG) }, "", { ...env, LANG });
          expect(ended.code, JSON.stringify(env)).not.toBe(0);
          expect(ended.err, JSON.stringify(env)).toMatch(names);
          expect(ended.err, `${LANG} ${JSON.stringify(env)}`).toMatch(words);
          expectOneSentence(ended);
        }),
      );
    }
    expect(readdirSync(elsewhere).filter((language) => databaseRuns(homeOf(language)))).toEqual([]);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
});

test("Ctrl-C ends everything cleanly, the database too, and the next start is warm", async () => {
  expect(databaseRuns(home)).toBe(true);
  const ended = new Promise((resolve) => server.process.once("exit", (code) => resolve(code)));
  server.process.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(databaseRuns(home)).toBe(false);
  const told = await runCommand(["platforms"], { home });
  expect(told.code).toBe(1);
  expectOneSentence(told);
});

const expectOneSentence = ({ out, err }: { out: string; err: string }) => {
  expect(`${out}${err}`.trim().split("\n"), err).toHaveLength(1);
  expect(err).not.toMatch(/\bat .*:\d+:\d+|node:internal/);
};
