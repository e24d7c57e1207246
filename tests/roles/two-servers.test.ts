/** Two whole servers on one database: what is written or stopped through one of them reaches who looks at the other. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, expect, it } from "vitest";
import WebSocket from "ws";
import { startEmbedded } from "../../db/embedded.ts";
import { connect, type Person } from "../collab/support.ts";
import { administrator, askPlatform, data, type MadePlatform, makePlatform, until } from "../support/installation.ts";
import { freePort, owner, type Running, signIn, start } from "./support.ts";

const home = mkdtempSync(join(tmpdir(), "webnova-two-"));
const closers: (() => Promise<unknown>)[] = [];
let one: Running;
let two: Running;
let env: Readonly<Record<string, string>>;
let token: string;
let platform: MadePlatform;
let cookie: string;

beforeAll(async () => {
  const database = await startEmbedded({ home, durable: false });
  closers.push(() => database.stop());
  const port = await freePort();
  env = {
    DATABASE_URL: database.url,
    WEBNOVA_SERVICE_KEY: randomBytes(32).toString("hex"),
    WEBNOVA_ROOT_KEY: randomBytes(32).toString("hex"),
    WEBNOVA_PUBLIC_URL: `http://localhost:${port}`,
    WEBNOVA_OWNER_EMAIL: owner.email,
    WEBNOVA_OWNER_PASSWORD: owner.password,
  };
  const run = async (name: string, at: number): Promise<Running> => {
    const running = await start([], { ...env, PORT: String(at), WEBNOVA_HOME: join(home, name) });
    closers.push(() => running.stop());
    return { ...running, port: at };
  };
  one = await run("one", port);
  two = await run("two", await freePort());
  token = await signIn(one);
  platform = await makePlatform(one, token);
  cookie = await administrator(one, token, platform);
});
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  rmSync(home, { recursive: true, force: true });
});

/** Follows a live list on one server; answers what it showed last. */
const look = (at: Running, query: string) => {
  const shown: string[] = [];
  const client = createClient({
    url: `ws://127.0.0.1:${at.port}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers: { host: platform.host, cookie, origin: `http://${platform.host}` } });
      }
    },
    retryAttempts: 0,
  });
  client.subscribe({ query }, { next: (result) => shown.push(JSON.stringify(result)), error: () => {}, complete: () => {} });
  return { shown, stop: () => void client.dispose() };
};

it("[DP36] a live list shows what was written through another process, and what was done to its test data there", async () => {
  const list = look(one, "subscription { doctors(first: 100) { nodes { name } } }");
  await until(async () => list.shown.length > 0);
  const quiet = list.shown.length;
  const write = () =>
    askPlatform(
      two,
      platform.host,
      cookie,
      'mutation { createDoctor(input: { set: { name: "Dr. Elsewhere", specialty: "Heart" } }) { record { id } } }',
    );
  const { body } = await until(async () => {
    const answer = await write();
    return answer.body?.data?.createDoctor?.record && answer;
  });
  expect(body.errors).toBeUndefined();
  await until(async () => list.shown.at(-1)?.includes("Dr. Elsewhere"));
  expect(list.shown.length).toBeGreaterThan(quiet);
  const before = JSON.parse(list.shown.at(-1) ?? "").data.doctors.nodes.length as number;
  expect(before).toBeGreaterThan(1);
  await data(two, token, "mutation ($input: EnvironmentInput!) { resetTestData(input: $input) { rows } }", {
    input: { environmentId: platform.environmentId },
  });
  await until(async () => JSON.parse(list.shown.at(-1) ?? "").data.doctors.nodes.length === 1);
  list.stop();
});

it("[DP39] a stream of changes goes on without loss or repeat when its process is killed: through another one, and through the same again", async () => {
  const found: { readonly id: string; readonly cursor: string }[] = [];
  /** Reads on after the newest cursor until its server goes away, or until it is told to stop. */
  const read = (at: Running) => {
    const client = createClient({
      url: `ws://127.0.0.1:${at.port}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers: { host: platform.host, cookie, origin: `http://${platform.host}` } });
        }
      },
      retryAttempts: 0,
    });
    const wrong: unknown[] = [];
    const ended = new Promise<unknown>((resolve) =>
      client.subscribe<{ doctorChanges: { id: string; cursor: string } }>(
        {
          query: "subscription ($after: String) { doctorChanges(after: $after) { id cursor } }",
          variables: { after: found.at(-1)?.cursor ?? null },
        },
        {
          next: ({ data: said, errors }) => {
            if (said) found.push(said.doctorChanges);
            if (errors) wrong.push(errors);
          },
          error: resolve,
          complete: () => resolve(null),
        },
      ),
    );
    return { ended, wrong, stop: () => void client.dispose() };
  };
  const made: string[] = [];
  let writing = true;
  const create = async () => {
    const query = 'mutation { createDoctor(input: { set: { name: "Dr. Stream", specialty: "Heart" } }) { record { id } } }';
    const answer = await askPlatform(one, platform.host, cookie, query);
    if (!answer.body?.data) throw new Error(answer.text);
    made.push(answer.body.data.createDoctor.record.id);
  };
  // Slowly: a session may ask six hundred times a minute.
  const write = async () => {
    while (writing) await Promise.all([create(), new Promise((resolve) => setTimeout(resolve, 250))]);
  };
  const first = read(two);
  // A stream begins with what is written once it stands; its first change says that it does.
  await until(async () => {
    await create();
    return found.length > 0;
  });
  const missed = made.indexOf(found[0]!.id);
  const writers = [write(), write()];
  await until(async () => made.length > 20 && found.length > 10);
  await two.kill();
  await first.ended;
  const grown = async (reader: { readonly wrong: unknown[] }) => {
    const [was, goal] = [found.length, made.length + 10];
    await until(async () => found.length > was + 10 && made.length > goal);
    expect(reader.wrong).toEqual([]);
  };
  const second = read(one);
  await grown(second);
  second.stop();
  await second.ended;
  two = { ...(await start([], { ...env, PORT: String(two.port), WEBNOVA_HOME: join(home, "two") })), port: two.port };
  closers.push(() => two.stop());
  const third = read(two);
  await grown(third);
  writing = false;
  await Promise.all(writers);
  await until(async () => found.length >= made.length - missed);
  third.stop();
  const ids = found.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(made.slice(missed).toSorted());
});

it("[CO7] a kill switch triggered through one process freezes the rooms of the other, with who reads why", async () => {
  const target = platform.documentName.split(".").slice(0, 3).join(".");
  const { issueTicket } = await data(two, token, "mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ticket } }", {
    input: { purpose: "COLLAB", target },
  });
  const room = await connect(
    { url: `ws://127.0.0.1:${two.port}/collab`, ticket: () => issueTicket.ticket },
    platform.documentName,
    {} as Person,
  );
  await room.synced();
  room.set("header", "header/label/en", "Before");
  await room.saved();
  await data(one, token, "mutation ($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }", {
    input: { scope: "ORGANIZATION", reach: "WRITES", reason: "An audit is going on." },
  });
  await room.until(() =>
    room.got.some((m) => m.is === "room" && m.value.state === "frozen" && /[\u0600-\u06ff]/.test(JSON.stringify(m.value))),
  );
  room.set("header", "header/label/en", "After");
  await room.until(() => room.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_FROZEN"));
});
