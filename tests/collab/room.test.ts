import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryStore } from "../../collab-server/store/memory.ts";
import type { CollabStore } from "../../collab-server/store/store.ts";
import type { DocumentName } from "../../schema/drafts.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { cellsIn, openWorld, type World } from "./support.ts";

let world: World;
afterEach(() => world?.close());

/** A store whose appends wait until they are let through. */
const gated = () => {
  const inner = createMemoryStore();
  let open: () => void = () => {};
  let gate: Promise<void> | null = null;
  const store: CollabStore = {
    ...inner,
    append: async (...args) => {
      if (gate) await gate;
      return inner.append(...args);
    },
  };
  return {
    store,
    shut: () => {
      gate = new Promise((resolve) => {
        open = () => {
          gate = null;
          resolve();
        };
      });
    },
    open: () => open(),
  };
};

describe("a room", () => {
  it("[CO12] relays the bytes it received, to everyone but the sender, and all end equal", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    const plain = await world.connect(name, world.person("Plain"), { form: "plain" });
    await Promise.all([mona.synced(), omar.synced(), plain.synced()]);
    const sent: Uint8Array[] = [];
    mona.doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "remote" && sent.push(update));
    mona.set("entity", "ent_a/key", "patient");
    mona.set("entity", "ent_a/label/ar", "مريض");
    plain.set("entity", "ent_b/key", "doctor");
    await Promise.all([mona.saved(), omar.until(() => omar.cells()["entity ent_b/key"] && omar.cells()["entity ent_a/label/ar"])]);
    await Promise.all([mona.until(() => mona.cells()["entity ent_b/key"]), plain.until(() => plain.cells()["entity ent_a/label/ar"])]);
    expect(omar.cells()).toEqual(mona.cells());
    expect(plain.cells()).toEqual(mona.cells());
    const relayed = omar.got.flatMap((m) => (m.is === "update" ? [Buffer.from(m.bytes).toString("hex")] : []));
    for (const bytes of sent) expect(relayed).toContain(Buffer.from(bytes).toString("hex"));
    // The only update Mona got is the plain client's.
    expect(mona.got.filter(({ is }) => is === "update")).toHaveLength(1);
  });

  it("[CO8] [CO9] neither ack nor relay before the commit", async () => {
    const gate = gated();
    world = await openWorld({ store: gate.store });
    const name = await world.draft();
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    gate.shut();
    mona.set("entity", "ent_a/key", "patient");
    // A question that is answered after the edit was read: presence passes the same socket in order.
    mona.sendAwareness([{ client: mona.doc.clientID, clock: 1, state: {} }]);
    await omar.until(() => omar.people().size > 0);
    expect(mona.acked().n).toBe(0);
    expect(omar.cells()).toEqual({});
    const late = await world.connect(name, world.person("Late"));
    await late.synced();
    expect(late.cells()).toEqual({});
    gate.open();
    await mona.saved();
    await omar.until(() => omar.cells()["entity ent_a/key"]);
    await late.until(() => late.cells()["entity ent_a/key"]);
  });

  it("[CO8] acks are cumulative and in order, and a nack waits for what came before it", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = await world.connect(name, world.person());
    await mona.synced();
    for (let i = 0; i < 50; i++) mona.set("entity", `ent_a/p${i}`, i);
    mona.doc.getMap("nonsense").set("x", 1);
    mona.set("entity", "ent_a/after", 1);
    await mona.until(() => mona.got.some(({ is }) => is === "nack"));
    const before = mona.got.slice(
      0,
      mona.got.findIndex(({ is }) => is === "nack"),
    );
    const acks = before.flatMap((m) => (m.is === "ack" && m.n > 0 ? [m.n] : []));
    expect(acks).toEqual([...acks].sort((a, b) => a - b));
    expect(acks.at(-1)).toBe(50);
    expect(mona.got.find(({ is }) => is === "nack")).toMatchObject({ n: 51, value: { code: "COLLAB_NOT_A_CELL" } });
    const other = await world.connect(name, world.person());
    await other.synced();
    expect(other.cells()["entity ent_a/after"]).toBeUndefined();
    expect(Object.keys(other.cells())).toHaveLength(50);
  });

  it("[CO16] a first sync holds everything committed, also right after a restart, for both forms of client", async () => {
    const store = createMemoryStore();
    let name: DocumentName | null = null;
    for (let run = 0; run < 5; run++) {
      world = await openWorld({ store: { ...store, close: async () => {} } });
      name ??= await world.draft();
      const form = run % 2 === 0 ? "extended" : "plain";
      const organization = name.split(".")[0] as OrganizationId;
      const client = await world.connect(name, world.person("Mona", "editor", organization), { form });
      await client.synced();
      const first = client.got.find(({ is }) => is === "step2") as { bytes: Uint8Array };
      const fresh = new Y.Doc();
      Y.applyUpdate(fresh, first.bytes);
      expect(Object.keys(cellsIn(fresh))).toHaveLength(run * 3);
      const writer = await world.connect(name, world.person("Omar", "editor", organization));
      await writer.synced();
      for (let i = 0; i < 3; i++) writer.set("entity", `ent_r${run}/p${i}`, i);
      await writer.saved();
      await world.close();
    }
  });

  it("[CO16] what is committed while a client opens is neither lost nor half", async () => {
    const inner = createMemoryStore();
    let slow: Promise<void> | null = null;
    let go = () => {};
    const store: CollabStore = {
      ...inner,
      load: async (...args) => {
        const loaded = await inner.load(...args);
        if (slow) await slow;
        return loaded;
      },
    };
    world = await openWorld({ store });
    const name = await world.draft();
    const mona = await world.connect(name, world.person());
    await mona.synced();
    mona.set("entity", "ent_a/key", "one");
    await mona.saved();
    slow = new Promise((resolve) => {
      go = resolve;
    });
    const omar = await world.connect(name, world.person());
    mona.set("entity", "ent_a/key", "two");
    mona.set("entity", "ent_b/key", "three");
    await mona.saved();
    go();
    await omar.until(() => omar.cells()["entity ent_b/key"]);
    expect(omar.cells()).toEqual(mona.cells());
    expect(omar.acked().seq).toBe(3);
  });

  it("a returning client gets the difference and sends what it has; a resent edit is acknowledged and not logged twice", async () => {
    world = await openWorld();
    const name = await world.draft();
    const person = world.person();
    const first = await world.connect(name, person);
    await first.synced();
    first.set("entity", "ent_a/key", "one");
    await first.saved();
    await first.leave();
    const other = await world.connect(name, world.person());
    await other.synced();
    other.set("entity", "ent_b/key", "two");
    await other.saved();
    const again = await world.connect(name, person, { doc: first.doc });
    await again.synced();
    expect(again.got.some(({ is }) => is === "snapshot")).toBe(false);
    again.sendUpdate(Y.encodeStateAsUpdate(first.doc), "step2");
    await again.saved();
    expect(again.cells()).toEqual(other.cells());
    expect(again.acked().seq).toBe(2);
  });
});
