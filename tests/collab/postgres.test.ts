import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { connect as connectTcp, createServer as createTcp, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { runsSources } from "../../cli/node-options.ts";
import { createCollab } from "../../collab-server/index.ts";
import { docOf } from "../../collab-server/shadow/shadow.ts";
import { createPostgresStore } from "../../collab-server/store/postgres.ts";
import type { CollabStore } from "../../collab-server/store/store.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { BlueprintId, BranchId, DocumentId, OrganizationId, SessionId, UserId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type Client, cellsIn, connect, createIdentity, openWorld, type Person } from "./support.ts";

let base: TestDatabase;
let store: CollabStore;
beforeAll(async () => {
  base = await testDatabase();
  store = createPostgresStore(base.database.connection("wn_collab"));
});
afterAll(async () => {
  await store.close();
  await base.drop();
});

const person = (organizationId: OrganizationId, name = "Mona"): Person => ({
  userId: uuidv7() as UserId,
  organizationId,
  sessionId: uuidv7() as SessionId,
  name,
});
const draft = async (organization = uuidv7() as OrganizationId) => {
  const row = await store.create({
    organization,
    blueprint: uuidv7() as BlueprintId,
    branch: uuidv7() as BranchId,
    id: uuidv7() as DocumentId,
    schemaVersion: 1,
  });
  return { row, name: `${organization}.${row.branch}.draft.1` };
};
/** What the log holds, read past the server. */
const logged = async ({ organization, id }: { organization: OrganizationId; id: DocumentId }) => {
  const loaded = (await store.load(organization, id))!;
  const seqs = loaded.tail.flatMap(({ seq, parts }) => parts.map((_, i) => seq - parts.length + 1 + i));
  const doc = await docOf(loaded);
  return {
    seqs,
    head: loaded.document.head,
    doc,
    cells: cellsIn(doc),
    parts: loaded.tail.flatMap(({ parts }) => parts.map(({ bytes }) => Buffer.from(bytes).toString("hex"))),
  };
};

const start = async (url = base.url): Promise<{ url: string; child: ChildProcess }> => {
  const child = spawn(
    process.execPath,
    [...runsSources, fileURLToPath(new URL("./process.ts", import.meta.url)), url, base.secret.toString("base64")],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout!.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return { url: `ws://127.0.0.1:${port}/collab`, child };
};
const ticket = (who: Person) => Buffer.from(JSON.stringify(who)).toString("base64url");

describe("kill -9", () => {
  it("[CO8] every acknowledged edit is in the log, whenever the process dies, with the writers dead or alive", async () => {
    const { row, name } = await draft();
    const people = [person(row.organization, "Mona"), person(row.organization, "Omar"), person(row.organization, "Lena")];
    const docs = people.map(() => new Y.Doc());
    const acknowledged: string[] = [];
    for (let run = 0; run < 6; run++) {
      const server = await start();
      const clients: Client[] = [];
      for (const [i, who] of people.entries())
        clients.push(await connect({ url: server.url, ticket }, name, who, { doc: docs[i]!, ticket: ticket(who) }));
      await Promise.all(clients.map((client) => client.synced()));
      // What a client still had unsent or unacknowledged from before the crash goes first.
      for (const client of clients) client.sendUpdate(Y.encodeStateAsUpdate(client.doc), "step2");
      await Promise.all(clients.map((client) => client.saved()));
      const keys: string[][] = clients.map(() => []);
      const base = clients.map((client) => client.sent());
      const stop = { now: false };
      const writing = clients.map(async (client, who) => {
        for (let i = 0; !stop.now && client.socket.readyState === client.socket.OPEN; i++) {
          const key = `ent_${run}_${who}_${i}/key`;
          keys[who]!.push(key);
          client.set("entity", key, i);
          if (i % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
      });
      // Another moment each time: by what was acknowledged, not by the clock.
      await clients[0]!.until(() => clients[0]!.acked().n >= base[0]! + 20 + run * 37);
      server.child.kill("SIGKILL");
      await Promise.all(clients.map((client) => client.closed));
      stop.now = true;
      await Promise.all(writing);
      clients.forEach((client, who) => {
        for (const key of keys[who]!.slice(0, Math.max(0, client.acked().n - base[who]!))) acknowledged.push(`entity ${key}`);
      });
      const log = await logged(row);
      expect(acknowledged.filter((key) => !(key in log.cells))).toEqual([]);
      expect(log.seqs).toEqual(Array.from({ length: log.head }, (_, i) => i + 1));
      expect(log.doc.store.pendingStructs).toBeNull();
      // Half the time the writers die as well: what nobody was told is saved may be gone, and nothing else.
      if (run % 2 === 1) for (let i = 0; i < docs.length; i++) docs[i] = new Y.Doc();
      else for (const client of clients) client.doc.destroy();
      if (run % 2 === 0)
        for (let i = 0; i < docs.length; i++) {
          const copy = new Y.Doc();
          Y.applyUpdate(copy, Y.encodeStateAsUpdate(docs[i]!));
          copy.clientID = docs[i]!.clientID;
          docs[i] = copy;
        }
    }
    expect(acknowledged.length).toBeGreaterThan(300);
  }, 120_000);

  it("[CO16] the first sync after a restart holds everything committed, and SIGTERM loses nothing that was sent", async () => {
    const { row, name } = await draft();
    const who = person(row.organization);
    const first = await start();
    const client = await connect({ url: first.url, ticket }, name, who, { ticket: ticket(who) });
    await client.synced();
    for (let i = 0; i < 200; i++) client.set("entity", `ent_${i}/key`, i);
    await client.until(() => client.acked().n > 0);
    first.child.kill("SIGTERM");
    expect((await client.closed).code).toBe(1012);
    const acked = client.acked().n;
    const second = await start();
    const again = await connect({ url: second.url, ticket }, name, who, { ticket: ticket(who) });
    await again.synced();
    expect(Object.keys(again.cells()).length).toBeGreaterThanOrEqual(acked);
    expect(Object.keys(again.cells())).toHaveLength((await logged(row)).head);
    second.child.kill("SIGKILL");
    await again.closed;
  });
});

/** Stands between the server and PostgreSQL and can lose answers. */
const cuttingProxy = async (target: { host: string; port: number }) => {
  const pairs = new Set<{ down: Socket; up: Socket }>();
  let cuts = 0;
  let cut = 0;
  const server = createTcp((down) => {
    const up = connectTcp(target.port, target.host);
    const pair = { down, up };
    pairs.add(pair);
    let doomed = false;
    const end = () => {
      pairs.delete(pair);
      down.destroy();
      up.destroy();
    };
    down.on("data", (data) => {
      // The statement goes through; its answer will not.
      if (cuts > 0 && data.includes("collab.append")) {
        cuts -= 1;
        doomed = true;
      }
      up.write(data);
    });
    up.on("data", (data) => {
      if (doomed) {
        cut += 1;
        return end();
      }
      down.write(data);
    });
    for (const socket of [down, up]) socket.on("close", end).on("error", end);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (n: number) => {
      cuts = n;
    },
    count: () => cut,
    close: () => {
      for (const { down, up } of pairs) {
        down.destroy();
        up.destroy();
      }
      server.close();
    },
  };
};

describe("the way to PostgreSQL", () => {
  it("[CO11] cut between COMMIT and its answer: no hole, no second row, and only then ack and relay", async () => {
    const connection = base.database.connection("wn_collab");
    const proxy = await cuttingProxy({ host: connection.host as string, port: connection.port as number });
    const world = await openWorld({ store: createPostgresStore({ ...connection, host: "127.0.0.1", port: proxy.port }) });
    const name = await world.draft();
    const { document } = (await store.locate(name.split(".")[1]!))!;
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    for (let i = 0; i < 10; i++) {
      proxy.cutNext(i % 2 === 0 ? 1 : 3);
      mona.set("entity", `ent_${i}/key`, i);
      await mona.saved();
    }
    await omar.until(() => omar.cells()["entity ent_9/key"]);
    expect(proxy.count()).toBeGreaterThanOrEqual(10);
    const log = await logged({ organization: world.organization, id: document });
    expect(log.seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(log.parts).size).toBe(10);
    expect(omar.cells()).toEqual(mona.cells());
    await world.close();
    proxy.close();
  });

  it("[CO8] [CO9] while PostgreSQL cannot be reached nothing is acknowledged or relayed, and all goes on afterwards", async () => {
    const connection = base.database.connection("wn_collab");
    let proxy = await cuttingProxy({ host: connection.host as string, port: connection.port as number });
    const { port } = proxy;
    const world = await openWorld({ store: createPostgresStore({ ...connection, host: "127.0.0.1", port }) });
    const name = await world.draft();
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    mona.set("entity", "ent_a/key", 1);
    await mona.saved();
    proxy.close();
    mona.set("entity", "ent_b/key", 2);
    mona.sendAwareness([{ client: mona.doc.clientID, clock: 1, state: {} }]);
    await omar.until(() => omar.people().size > 0);
    await mona.until(() => mona.got.some((m) => m.is === "room" && m.value.state === "stalled"));
    expect(mona.acked().n).toBe(1);
    expect(omar.cells()).toEqual({ "entity ent_a/key": 1 });
    proxy = await new Promise((resolve, reject) => {
      const again = createTcp();
      again.once("error", reject);
      again.listen(port, "127.0.0.1", () => again.close(() => cuttingProxyAt(port).then(resolve, reject)));
    });
    await mona.saved();
    await omar.until(() => omar.cells()["entity ent_b/key"]);
    await mona.until(() => {
      const last = mona.got.findLast(({ is }) => is === "room");
      return last?.is === "room" && last.value.state === "open";
    });
    await world.close();
    proxy.close();

    async function cuttingProxyAt(at: number) {
      const made = createTcp((down) => {
        const up = connectTcp(connection.port as number, connection.host as string);
        down.pipe(up).pipe(down);
        for (const socket of [down, up])
          socket
            .on("error", () => {})
            .on("close", () => {
              down.destroy();
              up.destroy();
            });
      });
      await new Promise<void>((resolve) => made.listen(at, "127.0.0.1", resolve));
      return { port: at, cutNext: () => {}, count: () => 0, close: () => void made.close() };
    }
  });

  it("[CO10] [CO26] two servers on one draft: gap-free, one owner per client id, both sides end equal", async () => {
    const identity = createIdentity();
    const one = await openWorld({ identity, store: createPostgresStore(base.database.connection("wn_collab")) });
    const two = await openWorld({ identity, store: createPostgresStore(base.database.connection("wn_collab")) });
    const name = await one.draft();
    const [mona, omar] = [one.person("Mona"), one.person("Omar")];
    const [a, b] = [await one.connect(name, mona), await two.connect(name, omar)];
    await Promise.all([a.synced(), b.synced()]);
    for (let i = 0; i < 40; i++) {
      a.set("entity", `ent_a${i}/key`, i);
      b.set("entity", `ent_b${i}/key`, i);
      if (i % 4 === 0) await Promise.all([a.saved(), b.saved()]);
    }
    await Promise.all([a.saved(), b.saved()]);
    await Promise.all([a.until(() => a.cells()["entity ent_b39/key"]), b.until(() => b.cells()["entity ent_a39/key"])]);
    expect(a.cells()).toEqual(b.cells());
    const { document } = (await store.locate(name.split(".")[1]!))!;
    const log = await logged({ organization: one.organization, id: document });
    expect(log.seqs).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(log.cells).toEqual(a.cells());

    // The same client id, used by two people on two servers at once: one of them owns it.
    const [docA, docB] = [new Y.Doc(), new Y.Doc()];
    docA.clientID = 4242;
    docB.clientID = 4242;
    const [c, d] = [
      await one.connect(name, one.person("First"), { doc: docA }),
      await two.connect(name, one.person("Second"), { doc: docB }),
    ];
    await Promise.all([c.synced(), d.synced()]);
    c.set("entity", "ent_c/key", "c");
    d.set("entity", "ent_d/key", "d");
    const nacked = (client: Client) => client.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_CLIENT_ID_TAKEN");
    await Promise.all([c.until(() => c.acked().n > 0 || nacked(c)), d.until(() => d.acked().n > 0 || nacked(d))]);
    expect([nacked(c), nacked(d)].sort()).toEqual([false, true]);
    await Promise.all([one.close(), two.close()]);
  });

  it("a participant on one server and people on the other: the batch is tried again on what is there", async () => {
    const identity = createIdentity();
    const one = await openWorld({ identity, store: createPostgresStore(base.database.connection("wn_collab")) });
    const two = await openWorld({ identity, store: createPostgresStore(base.database.connection("wn_collab")) });
    const name = await one.draft();
    const mona = one.person("Mona");
    const client = await two.connect(name, mona);
    await client.synced();
    const group = uuidv7();
    for (let i = 0; i < 10; i++) {
      client.set("entity", `ent_p${i}/label/en`, `p${i}`);
      if (i % 2 === 0) await client.saved();
      const answer = await one.server.drafts.apply({
        document: name,
        id: uuidv7() as never,
        batch: { ops: [{ op: "add", kind: "entity", id: `ent_ai${i}`, props: { key: `ai${i}`, audit: "changes", sampleRows: 5 } }] },
        group: group as never,
        by: { kind: "ai", onBehalfOf: mona.userId, label: { en: "AI", ar: "الذكاء الاصطناعي" } },
      });
      expect(answer).toHaveProperty("seq");
    }
    await client.saved();
    await client.until(() => client.cells()["entity ent_ai9/key"]);
    const { document } = (await store.locate(name.split(".")[1]!))!;
    expect((await logged({ organization: one.organization, id: document })).cells).toEqual(client.cells());
    await Promise.all([one.close(), two.close()]);
  });
});

describe("createCollab", () => {
  it("writes an audit entry when a ticket is used twice and when an identity is forged", async () => {
    const identity = createIdentity();
    const collab = await createCollab({
      database: base.database,
      redeemTicket: identity.redeemTicket,
      roleOf: identity.roleOf,
      stoppedBy: async () => null,
      clock: { now: () => new Date() },
      allowedOrigins: [],
    });
    const world = await openWorld({ identity, store: createPostgresStore(base.database.connection("wn_collab")) });
    const name = await collab.createDocument(world.organization, uuidv7() as BlueprintId, uuidv7() as BranchId);
    const http = (await import("node:http")).createServer();
    http.on("upgrade", (request, socket, head) => collab.upgrade(request, socket, head));
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/collab`;
    const mona = world.person("Mona");
    const used = identity.ticket(mona, name);
    const first = await connect({ url, ticket: identity.ticket }, name, mona, { ticket: used });
    await first.synced();
    first.sendAwareness([{ client: first.doc.clientID, clock: 1, state: {} }]);
    await (await connect({ url, ticket: identity.ticket }, name, mona, { ticket: used })).closed;
    const mallory = await connect({ url, ticket: identity.ticket }, name, world.person("Mallory"));
    await mallory.synced();
    first.set("entity", "ent_a/key", 1);
    await first.saved();
    mallory.sendAwareness([{ client: first.doc.clientID, clock: 5, state: null }]);
    await mallory.closed;
    let rows: { action: string; outcome: string }[] = [];
    while (rows.length < 2)
      rows = await base.admin("select action, outcome from audit.entry where organization_id = $1 order by action", [world.organization]);
    expect(rows).toEqual([
      { action: "collab.forged-presence", outcome: "refused" },
      { action: "collab.ticket-reused", outcome: "refused" },
    ]);
    await collab.close();
    await world.close();
    http.close();
  });
});
