import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Json } from "../../schema/ids.ts";
import { type Client, cellsIn, message, openWorld, type Person, type World } from "./support.ts";

let world: World;
afterEach(() => world?.close());

const show = (client: Client, clock: number, state: Json, id = client.doc.clientID) => client.sendAwareness([{ client: id, clock, state }]);
const seen = (client: Client, id: number) => client.people().get(id)?.state;

const stock = async (name: string, person: Person, doc = new Y.Doc()) => {
  const provider = new WebsocketProvider(world.url, name, doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    protocols: ["y-websocket", `webnova.ticket.${world.ticket(person, name)}`],
  });
  await new Promise<void>((resolve) => provider.on("sync", (is: boolean) => is && resolve()));
  return { provider, doc };
};
const until = async (look: () => unknown): Promise<void> => {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("presence", () => {
  it("[CO32] the server writes who it is over whatever was sent, and keeps known keys only", async () => {
    world = await openWorld();
    const name = await world.draft();
    const person = world.person("Mona");
    const [mona, omar] = [await world.connect(name, person), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    show(mona, 1, {
      user: { id: "someone", name: "The owner", role: "owner" },
      selection: ["ent_a"],
      pointer: [1, 2],
      nonsense: "x".repeat(100),
      screen: 5,
      drag: { id: "ent_a", pos: [3, 4] },
    });
    const state = await omar.until(() => seen(omar, mona.doc.clientID));
    expect(state).toEqual({
      selection: ["ent_a"],
      pointer: [1, 2],
      drag: { id: "ent_a", pos: [3, 4] },
      user: {
        id: person.userId,
        name: "Mona",
        kind: "person",
        role: "editor",
        colour: expect.any(Number),
        color: expect.stringMatching(/^#/),
        colorLight: expect.stringMatching(/^#/),
      },
    });
    expect(mona.got.some(({ is }) => is === "awareness")).toBe(false);
  });

  it("[CO31] a state under another's id is 4422, audited, and nobody sees it", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    show(mona, 1, { selection: ["ent_a"] });
    await omar.until(() => seen(omar, mona.doc.clientID));
    for (const [what, clock, state] of [
      ["state", 5, { selection: ["ent_evil"] }],
      ["removal", 5, null],
      ["removal with her clock", 1, null],
    ] as const) {
      const mallory = await world.connect(name, world.person("Mallory"));
      await mallory.synced();
      show(mallory, clock, state as Json, mona.doc.clientID);
      expect((await mallory.closed).code, what).toBe(4422);
    }
    // Another's id that only ever wrote is theirs as well.
    omar.set("entity", "ent_a/key", 1);
    await omar.saved();
    const mallory = await world.connect(name, world.person("Mallory"));
    await mallory.synced();
    show(mallory, 9, {}, omar.doc.clientID);
    expect((await mallory.closed).code).toBe(4422);
    const two = await world.connect(name, world.person("Two"));
    await two.synced();
    show(two, 1, {});
    show(two, 1, {}, 4711);
    expect((await two.closed).code).toBe(4422);
    expect(world.audited.map(({ what }) => what)).toEqual(Array(5).fill("collab.forged-presence"));
    expect(seen(omar, mona.doc.clientID)).toMatchObject({ selection: ["ent_a"] });
  });

  it("[CO34] own null, the socket's end and 30 s of silence remove a person; latecomers see who is there", async () => {
    let skew = 0;
    world = await openWorld({ clock: { now: () => new Date(Date.now() + skew) } });
    const name = await world.draft();
    const [mona, omar, lena] = [
      await world.connect(name, world.person("Mona")),
      await world.connect(name, world.person("Omar")),
      await world.connect(name, world.person("Lena")),
    ];
    await Promise.all([mona.synced(), omar.synced(), lena.synced()]);
    show(mona, 1, { screen: "data" });
    show(omar, 1, { screen: "data" });
    await lena.until(() => seen(lena, mona.doc.clientID) && seen(lena, omar.doc.clientID));
    const late = await world.connect(name, world.person("Late"));
    await late.until(() => seen(late, mona.doc.clientID) && seen(late, omar.doc.clientID));
    show(mona, 2, null);
    await lena.until(() => seen(lena, mona.doc.clientID) === null);
    await omar.leave();
    await lena.until(() => seen(lena, omar.doc.clientID) === null);
    show(mona, 3, { screen: "roles" });
    await lena.until(() => seen(lena, mona.doc.clientID));
    skew = 31_000;
    await lena.until(() => seen(lena, mona.doc.clientID) === null);
    await late.until(() => seen(late, mona.doc.clientID) === null);
  });

  it("[CO33] of a burst only the newest state is sent on", async () => {
    world = await openWorld();
    const name = await world.draft();
    const [mona, omar] = [await world.connect(name, world.person("Mona")), await world.connect(name, world.person("Omar"))];
    await Promise.all([mona.synced(), omar.synced()]);
    for (let i = 1; i <= 200; i++) show(mona, i, { pointer: [i, i] });
    await omar.until(() => (seen(omar, mona.doc.clientID)?.pointer as number[] | undefined)?.[0] === 200);
    expect(omar.got.filter(({ is }) => is === "awareness").length).toBeLessThan(50);
    show(mona, 201, { pointer: [1, 1], selection: Array.from({ length: 60 }, (_, i) => `ent_${i}`) });
    await omar.until(() => (seen(omar, mona.doc.clientID)?.pointer as number[] | undefined)?.[0] === 1);
    expect(seen(omar, mona.doc.clientID)?.selection).toBeUndefined();
  });
});

describe("the stock y-websocket provider", () => {
  it("[CO12] edits and presence both ways, beside ours in one room", async () => {
    world = await openWorld();
    const name = await world.draft();
    const ours = await world.connect(name, world.person("Ours"));
    await ours.synced();
    ours.set("entity", "ent_a/key", "one");
    await ours.saved();
    const [first, second] = [await stock(name, world.person("First")), await stock(name, world.person("Second"))];
    expect(cellsIn(first.doc)).toEqual({ "entity ent_a/key": "one" });
    first.doc.getMap("entity").set("ent_b/key", "two");
    second.doc.getMap("entity").set("ent_a/key", "three");
    await ours.until(() => ours.cells()["entity ent_b/key"] && ours.cells()["entity ent_a/key"] === "three");
    ours.set("entity", "ent_c/key", "four");
    await until(
      () =>
        first.doc.getMap("entity").get("ent_c/key") &&
        second.doc.getMap("entity").get("ent_c/key") &&
        second.doc.getMap("entity").get("ent_b/key"),
    );
    for (const doc of [first.doc, second.doc]) expect(cellsIn(doc)).toEqual(ours.cells());

    first.provider.awareness.setLocalState({ user: { name: "I am Second" }, cursor: { at: 1 } });
    show(ours, 1, { screen: "data" });
    await until(
      () => second.provider.awareness.getStates().get(first.doc.clientID) && first.provider.awareness.getStates().get(ours.doc.clientID),
    );
    expect(second.provider.awareness.getStates().get(first.doc.clientID)).toMatchObject({ cursor: { at: 1 }, user: { name: "First" } });
    await ours.until(() => seen(ours, first.doc.clientID) && seen(ours, second.doc.clientID));
    // It repeats what it hears; that is neither forgery nor news.
    expect(world.audited).toEqual([]);
    second.provider.destroy();
    await ours.until(() => seen(ours, second.doc.clientID) === null);
    await until(() => !first.provider.awareness.getStates().has(second.doc.clientID));
    expect(first.provider.wsconnected).toBe(true);
    first.provider.destroy();
  });

  it("edits made while it was away come with its step 2, once", async () => {
    world = await openWorld();
    const name = await world.draft();
    const person = world.person();
    const { provider, doc } = await stock(name, person);
    doc.getMap("entity").set("ent_a/key", 1);
    doc.getMap("entity").delete("ent_a/key");
    const ours = await world.connect(name, world.person());
    await ours.synced();
    provider.disconnect();
    await ours.until(() => ours.doc.store.clients.size > 0);
    doc.getMap("entity").set("ent_b/key", 2);
    doc.getMap("entity").set("ent_c/key", 3);
    provider.destroy();
    const again = await stock(name, person, doc);
    await ours.until(() => ours.cells()["entity ent_b/key"] && ours.cells()["entity ent_c/key"]);
    expect(cellsIn(doc)).toEqual(ours.cells());
    again.provider.destroy();
    // Coming back with nothing new writes nothing.
    const seq = ours.acked().seq;
    const third = await stock(name, person, doc);
    third.doc.getMap("entity").set("ent_d/key", 4);
    await ours.until(() => ours.cells()["entity ent_d/key"]);
    expect(ours.acked().seq).toBe(seq + 1);
    third.provider.destroy();
  });

  it("a viewer with the stock provider reads, and is closed when it writes", async () => {
    world = await openWorld();
    const name = await world.draft();
    const { provider, doc } = await stock(name, world.person("Reader", "viewer"));
    let code = 0;
    provider.on("connection-close", (event: { code?: number } | null) => {
      code = event?.code ?? 0;
    });
    doc.getMap("entity").set("ent_a/key", 1);
    await until(() => code !== 0);
    expect(code).toBe(4403);
    provider.destroy();
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.cells()).toEqual({});
    fresh.send(message(3, null, new Uint8Array(0)).slice(0, 1));
  });
});
