import { randomBytes } from "node:crypto";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { cellUpdate, message, openWorld, type Person, type World } from "./support.ts";

let world: World;
afterEach(() => world?.close());

/** What the door answers before the upgrade; 101 when it upgrades. */
const knock = (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request({
      host: "127.0.0.1",
      port: world.port,
      path,
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": randomBytes(16).toString("base64"),
        ...headers,
      },
    });
    asked.on("response", (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    asked.on("upgrade", (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on("error", reject);
    asked.end();
  });

describe("admission", () => {
  it("[CO1] foreign origin 403, no ticket 401, too many handshakes 429, another path 404: all before the upgrade", async () => {
    world = await openWorld({ limits: { handshakesPerMinute: 5 } });
    const name = await world.draft();
    const offer = () => ({ "sec-websocket-protocol": `webnova.collab.1, webnova.ticket.${world.ticket(world.person(), name)}` });
    expect(await knock(`/collab/${name}`, { ...offer(), origin: "http://evil.test" })).toBe(403);
    expect(await knock(`/collab/${name}`, { "sec-websocket-protocol": "webnova.collab.1" })).toBe(401);
    expect(await knock(`/collab/${name}`, { "sec-websocket-protocol": `webnova.ticket.${world.ticket(world.person(), name)}` })).toBe(401);
    expect(await knock(`/collab/${name}`, {})).toBe(401);
    expect(await knock("/collab/", offer())).toBe(404);
    expect(await knock("/elsewhere", offer())).toBe(404);
    expect(await knock(`/collab/${name}`, { ...offer(), origin: "http://studio.test" })).toBe(101);
    expect(await knock(`/collab/${name}`, offer())).toBe(101);
    let last = 0;
    for (let i = 0; i < 6; i++) last = await knock(`/collab/${name}`, offer());
    expect(last).toBe(429);
  });

  it("[CO1] the answer carries the form spoken and never the ticket", async () => {
    world = await openWorld();
    const name = await world.draft();
    const socket = new WebSocket(`${world.url}/${name}`, [`webnova.ticket.${world.ticket(world.person(), name)}`, "webnova.collab.1"]);
    await new Promise((resolve) => socket.on("open", resolve));
    expect(socket.protocol).toBe("webnova.collab.1");
    socket.close();
  });

  it("[CO2] a ticket works once, for its own name; the second use is closed 4401 and audited", async () => {
    world = await openWorld();
    const name = await world.draft();
    const person = world.person();
    const ticket = world.ticket(person, name);
    const first = await world.connect(name, person, { ticket });
    await first.synced();
    const second = await world.connect(name, person, { ticket });
    expect((await second.closed).code).toBe(4401);
    expect(world.audited).toMatchObject([{ what: "collab.ticket-reused", user: person.userId, organization: world.organization }]);
    const other = await world.draft();
    const astray = await world.connect(other, person, { ticket: world.ticket(person, name) });
    expect((await astray.closed).code).toBe(4401);
    expect((await (await world.connect(name, person, { ticket: "made-up" })).closed).code).toBe(4401);
    expect(first.socket.readyState).toBe(WebSocket.OPEN);
  });

  it("[CO2] another organization's name is answered like an unknown one", async () => {
    world = await openWorld();
    const foreign = uuidv7() as OrganizationId;
    const name = await world.draft(foreign);
    const unknown = `${world.organization}.${uuidv7()}.draft.1`;
    const answers = [];
    for (const address of [name, unknown]) answers.push(await (await world.connect(address, world.person())).closed);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.code).toBe(4404);
    const mine = await world.draft();
    expect(await (await world.connect(mine.replace(/\.1$/, ".2"), world.person())).closed).toEqual({ code: 4409, reason: mine });
    expect((await (await world.connect("nonsense", world.person())).closed).code).toBe(4400);
    const stranger = world.person();
    world.setRole(stranger, null);
    expect((await (await world.connect(mine, stranger)).closed).code).toBe(4403);
  });
});

describe("roles", () => {
  it("[CO3] a changed role acts on the open socket within two seconds of being asked, a lost one ends it", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, omar, lena] = [world.person("Mona"), world.person("Omar"), world.person("Lena")];
    const [a, b, c] = [await world.connect(name, mona), await world.connect(name, omar), await world.connect(name, lena)];
    await Promise.all([a.synced(), b.synced(), c.synced()]);
    a.set("entity", "ent_a/key", 1);
    await a.saved();
    world.setRole(mona, "viewer");
    world.setRole(omar, null);
    world.setRole(lena, "ended");
    expect((await b.closed).code).toBe(4403);
    expect((await c.closed).code).toBe(4401);
    await a.until(() => a.got.some((m) => m.is === "role" && m.value.role === "viewer"));
    a.set("entity", "ent_a/key", 2);
    await a.until(() => a.got.some(({ is }) => is === "nack"));
    expect(a.got.find(({ is }) => is === "nack")).toMatchObject({ value: { code: "COLLAB_READ_ONLY", params: { role: "viewer" } } });
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({ "entity ent_a/key": 1 });
  });

  it("[CO5] viewers and commenters: a step 2 with nothing new is no error, content is refused, presence passes", async () => {
    world = await openWorld();
    const name = await world.draft();
    const editor = await world.connect(name, world.person());
    await editor.synced();
    editor.set("entity", "ent_a/key", 1);
    editor.set("entity", "ent_a/key", 2);
    editor.remove("entity", "ent_a/key");
    editor.set("entity", "ent_b/key", 1);
    await editor.saved();
    for (const role of ["viewer", "commenter"] as const) {
      const reader = await world.connect(name, world.person("Reader", role));
      await reader.synced();
      // Nothing new, though it carries every deletion there is.
      reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc), "step2");
      reader.sendAwareness([{ client: reader.doc.clientID, clock: 1, state: { selection: ["ent_b"] } }]);
      await reader.saved();
      await editor.until(() =>
        [...editor.people().values()].some(({ state }) => (state?.user as { role?: string } | undefined)?.role === role),
      );
      reader.set("entity", "ent_c/key", 1);
      await reader.until(() => reader.got.some(({ is }) => is === "nack"));
      reader.send(message(0, 0, Y.encodeStateVector(reader.doc)));
      reader.sendUpdate(Y.encodeStateAsUpdate(reader.doc), "step2");
      await reader.until(() => reader.got.filter(({ is }) => is === "nack").length === 2);
      // A deletion alone is content too.
      const third = await world.connect(name, world.person("Reader", role));
      await third.synced();
      third.remove("entity", "ent_b/key");
      await third.until(() => third.got.some(({ is }) => is === "nack"));

      const plain = await world.connect(name, world.person("Plain", role), { form: "plain" });
      await plain.synced();
      await plain.until(() => plain.got.some(({ is }) => is === "step1"));
      plain.set("entity", "ent_c/key", 1);
      expect((await plain.closed).code).toBe(4403);
      expect(plain.got.some(({ is }) => is === "denied")).toBe(true);
    }
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({ "entity ent_b/key": 1 });
  });

  it("[CO5] a frame with several messages gets no edit past the role", async () => {
    world = await openWorld();
    const name = await world.draft();
    const reader = await world.connect(name, world.person("Reader", "viewer"));
    await reader.synced();
    reader.send(
      Buffer.concat([
        message(1, null, new Uint8Array([0])),
        message(0, 2, cellUpdate(77, "entity", "ent_a/key", 1)),
        message(0, 2, cellUpdate(78, "entity", "ent_a/key", 1)),
      ]),
    );
    await reader.until(() => reader.got.some(({ is }) => is === "nack"));
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({});
  });
});

describe("bad clients", () => {
  it("[CO23] sizes: update, step 2 and frame over their bounds close the sender 1009", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [update, step2, frame] = [
      await world.connect(name, world.person()),
      await world.connect(name, world.person()),
      await world.connect(name, world.person()),
    ];
    await Promise.all([update.synced(), step2.synced(), frame.synced()]);
    update.sendUpdate(new Uint8Array(1024 * 1024 + 1));
    expect((await update.closed).code).toBe(1009);
    step2.sendUpdate(new Uint8Array(8 * 1024 * 1024 + 1), "step2");
    expect((await step2.closed).code).toBe(1009);
    frame.send(new Uint8Array(9 * 1024 * 1024));
    expect((await frame.closed).code).toBe(1009);
  });

  it("[CO23] edits over the rate are held back and all arrive; one that never stops is closed 4429", async () => {
    world = await openWorld({ limits: { editsPerSecond: 200, editBurst: 20 } });
    const name = await world.draft();
    const busy = await world.connect(name, world.person());
    await busy.synced();
    for (let i = 0; i < 100; i++) busy.set("entity", `ent_a/p${i}`, i);
    await busy.saved();
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(Object.keys(fresh.cells())).toHaveLength(100);
    await world.close();

    world = await openWorld({ limits: { editsPerSecond: 100, editBurst: 5, heldMs: 300 } });
    const other = await world.draft();
    const flood = await world.connect(other, world.person());
    await flood.synced();
    const pouring = setInterval(() => {
      for (let i = 0; i < 50; i++) flood.set("entity", `ent_a/p${i}`, i);
    }, 20);
    expect((await flood.closed).code).toBe(4429);
    clearInterval(pouring);
  });

  it("[CO69] so many sockets a person, a draft, an organization and a server; each refusal names its limit", async () => {
    world = await openWorld({ limits: { perPerson: 2, perDocument: 3, perOrganization: 4, perServer: 5 } });
    const [one, two] = [await world.draft(), await world.draft()];
    const enter = async (name: string, who: Person) => {
      const client = await world.connect(name, who);
      return Promise.race([client.synced().then(() => "in"), client.closed.then(({ code, reason }) => `${code} ${reason}`)]);
    };
    const mona = world.person();
    expect(await enter(one, mona)).toBe("in");
    expect(await enter(two, mona)).toBe("in");
    expect(await enter(two, mona)).toBe("4429 At most 2 connections a person.");
    expect(await enter(one, world.person())).toBe("in");
    expect(await enter(one, world.person())).toBe("in");
    expect(await enter(one, world.person())).toBe("4429 At most 3 connections to a draft.");
    expect(await enter(two, world.person())).toBe("4429 At most 4 connections an organization.");
    const elsewhere = uuidv7() as OrganizationId;
    const foreign = await world.draft(elsewhere);
    expect(await enter(foreign, world.person("Zaid", "editor", elsewhere))).toBe("in");
    expect(await enter(foreign, world.person("Omar", "editor", elsewhere))).toBe("4429 At most 5 connections to this server.");
  });

  it("[CO23] whole states cost what they cost: a client that sends one after the other is held back", async () => {
    world = await openWorld({ limits: { editsPerSecond: 100, editBurst: 60, heldMs: 300 } });
    const name = await world.draft();
    const client = await world.connect(name, world.person());
    await client.synced();
    const pouring = setInterval(() => client.sendUpdate(new Uint8Array([0, 0]), "step2"), 50);
    expect((await client.closed).code).toBe(4429);
    clearInterval(pouring);
  });

  it("[CO21] malformed frames close their sender; the process lives and document and log are unchanged", async () => {
    world = await openWorld();
    const name = await world.draft();
    const good = await world.connect(name, world.person());
    await good.synced();
    good.set("entity", "ent_a/key", "kept");
    await good.saved();
    let seed = 7;
    const random = (max: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * max);
    };
    const frames: Uint8Array[] = [
      new Uint8Array(0),
      new Uint8Array([0]),
      new Uint8Array([0, 3, 0]),
      new Uint8Array([0, 2, 255, 255, 255, 255, 15]),
      new Uint8Array([99]),
      new Uint8Array([101, 1, 1]),
      new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
      message(1, null, new Uint8Array([255, 255, 3])),
      message(1, null, Buffer.concat([new Uint8Array([1, 5, 1, 3]), Buffer.from("{,}")])),
      message(0, 0, new Uint8Array([5, 1])),
      message(0, 2, new Uint8Array([1, 1, 7])),
      ...Array.from({ length: 20 }, () => Uint8Array.from({ length: 1 + random(200) }, () => random(256))),
    ];
    const closedWith = new Set<number>();
    for (const frame of frames) {
      const bad = await world.connect(name, world.person());
      await bad.synced();
      bad.send(frame);
      closedWith.add((await bad.closed).code);
    }
    expect([...closedWith]).toEqual([1003]);
    const text = await world.connect(name, world.person());
    await text.synced();
    text.socket.send("text");
    expect((await text.closed).code).toBe(1003);
    good.set("entity", "ent_a/more", "still works");
    await good.saved();
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({ "entity ent_a/key": "kept", "entity ent_a/more": "still works" });
    // The connection's id and what happened; nothing of what was in it.
    expect(
      world.logged
        .filter(({ what }) => what === "malformed")
        .every((line) => Object.keys(line).every((key) => ["level", "what", "connection", "error"].includes(key))),
    ).toBe(true);
  });

  it("[CO21] 2,000 mutated edits: whatever is stored integrates completely at everyone", async () => {
    world = await openWorld({ limits: { editsPerSecond: 1e6, editBurst: 1e6, byteBurst: 1e9 } });
    const name = await world.draft();
    const watcher = await world.connect(name, world.person("Watcher"));
    await watcher.synced();
    let seed = 99;
    const random = (max: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * max);
    };
    const mallory = world.person("Mallory");
    let bad = await world.connect(name, mallory, { quiet: true });
    bad.send(message(0, 0, new Uint8Array([0])));
    let reopened = 0;
    for (let round = 0; round < 2_000; round++) {
      if (bad.socket.readyState !== WebSocket.OPEN) {
        reopened += 1;
        bad = await world.connect(name, mallory, { quiet: true });
      }
      // A new step 1 lifts the nack of the round before.
      bad.send(message(0, 0, new Uint8Array([0])));
      const bytes = cellUpdate(1 + random(40), "entity", `ent_${random(5)}/label/${random(3)}`, { n: random(9), text: "مرحبا" });
      for (let hits = random(4); hits > 0; hits--) bytes[random(bytes.length)] = random(256);
      bad.send(message(0, 2, bytes));
      if (round % 10 === 9) {
        const answers = bad.got.filter(({ is }) => is === "step2").length;
        bad.send(message(0, 0, new Uint8Array([0])));
        await bad.until(() => bad.socket.readyState !== WebSocket.OPEN || bad.got.filter(({ is }) => is === "step2").length > answers);
      }
    }
    const last = await world.connect(name, world.person());
    await last.synced();
    last.set("entity", "ent_end/key", "end");
    await last.saved();
    await watcher.until(() => watcher.cells()["entity ent_end/key"]);
    for (const client of [watcher, last]) {
      expect(client.doc.store.pendingStructs).toBeNull();
      expect(client.doc.store.pendingDs).toBeNull();
    }
    expect(watcher.cells()).toEqual(last.cells());
    expect(reopened).toBeGreaterThan(0);
  });

  it("[CO26] new structs under another person's client id are refused; the second attempt is a security event and 4422", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = await world.connect(name, world.person("Mona"));
    await mona.synced();
    mona.set("entity", "ent_a/key", "hello");
    await mona.saved();
    const person = world.person("Mallory");
    const mallory = await world.connect(name, person);
    await mallory.synced();
    const forged = () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(mona.doc));
      const before = Y.encodeStateVector(doc);
      doc.clientID = mona.doc.clientID;
      doc.getMap("entity").set("ent_a/key", "EVIL!");
      return Y.encodeStateAsUpdate(doc, before);
    };
    mallory.sendUpdate(forged());
    await mallory.until(() => mallory.got.some(({ is }) => is === "nack"));
    expect(mallory.got.find(({ is }) => is === "nack")).toMatchObject({ value: { code: "COLLAB_CLIENT_ID_TAKEN" } });
    mallory.send(message(0, 0, Y.encodeStateVector(mallory.doc)));
    mallory.sendUpdate(forged());
    expect((await mallory.closed).code).toBe(4422);
    expect(world.audited).toMatchObject([{ what: "collab.forged-client-id", user: person.userId }, { what: "collab.forged-client-id" }]);
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({ "entity ent_a/key": "hello" });
  });

  it("[CO26] an id that was shown cannot be taken by someone else, and known structs under it are not taken for saved", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, raw] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Raw"))];
    await Promise.all([mona.synced(), raw.synced()]);
    mona.sendAwareness([{ client: mona.doc.clientID, clock: 1, state: {} }]);
    await raw.until(() => raw.people().has(mona.doc.clientID));
    raw.sendUpdate(cellUpdate(mona.doc.clientID, "entity", "ent_a/key", "squatted"));
    await raw.until(() => raw.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_CLIENT_ID_TAKEN"));
    mona.set("entity", "ent_a/key", "mine");
    await mona.saved();
    const other = await world.connect(name, world.person("Other"));
    await other.synced();
    expect(other.cells()).toEqual({ "entity ent_a/key": "mine" });
    // The same struct id, another content: everyone would skip it, and its sender would believe it saved.
    other.sendUpdate(cellUpdate(mona.doc.clientID, "entity", "ent_a/key", "other"));
    await other.until(() => other.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_CLIENT_ID_TAKEN"));
  });

  it("[CO26] one person may have many ids, also from an earlier page load", async () => {
    world = await openWorld();
    const name = await world.draft();
    const person = world.person();
    const first = await world.connect(name, person);
    await first.synced();
    first.set("entity", "ent_a/key", 1);
    await first.saved();
    await first.leave();
    const again = await world.connect(name, person, { doc: first.doc });
    await again.synced();
    again.set("entity", "ent_a/key", 2);
    await again.saved();
    const tab = await world.connect(name, person);
    await tab.synced();
    tab.set("entity", "ent_a/key", 3);
    await tab.saved();
    expect(tab.cells()).toEqual({ "entity ent_a/key": 3 });
  });

  it("[CO27] an edit that builds on something unknown is refused, nothing of it reaches others", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, watcher] = [await world.connect(name, world.person()), await world.connect(name, world.person())];
    await Promise.all([mona.synced(), watcher.synced()]);
    const doc = new Y.Doc();
    doc.getMap("entity").set("ent_a/key", 1);
    const before = Y.encodeStateVector(doc);
    doc.getMap("entity").set("ent_a/key", 2);
    mona.sendUpdate(Y.encodeStateAsUpdate(doc, before));
    await mona.until(() => mona.got.some(({ is }) => is === "nack"));
    expect(mona.got.find(({ is }) => is === "nack")).toMatchObject({ value: { code: "COLLAB_MISSING_BASE" } });
    mona.send(message(0, 0, Y.encodeStateVector(mona.doc)));
    mona.set("entity", "ent_b/key", 1);
    await watcher.until(() => watcher.cells()["entity ent_b/key"]);
    expect(watcher.doc.store.pendingStructs).toBeNull();
  });

  it("[CO28] nested types and unknown keys are refused over the wire too; a plain client is closed", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = await world.connect(name, world.person());
    await mona.synced();
    mona.sendUpdate(cellUpdate(5, "entity", "ent_a/key", new Y.Map()));
    await mona.until(() => mona.got.some(({ is }) => is === "nack"));
    expect(mona.got.find(({ is }) => is === "nack")).toMatchObject({ value: { code: "COLLAB_NOT_A_CELL" } });
    const plain = await world.connect(name, world.person(), { form: "plain" });
    await plain.synced();
    plain.sendUpdate(cellUpdate(5, "entity", "ent_a", 1));
    expect((await plain.closed).code).toBe(1003);
  });
});
