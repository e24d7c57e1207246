import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEffect, createRoot } from "solid-js";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { DocumentName } from "../../../schema/drafts.ts";
import type { BatchId, UndoGroupId } from "../../../schema/ids.ts";
import { type Client, openWorld, type Person, type World } from "../../../tests/collab/support.ts";
import type { DraftDocument, ServerStep } from "../draft.ts";
import { createBranchUndo } from "./branch-undo.ts";
import { allWords } from "./close-words.ts";
import { openDocument } from "./open-document.ts";

// jsdom's own socket fires events of another realm.
beforeAll(() => void vi.stubGlobal("WebSocket", WebSocket));
afterAll(() => void vi.unstubAllGlobals());

let world: World;
const opened: DraftDocument[] = [];
afterEach(async () => {
  for (const document of opened.splice(0)) document.dispose();
  await world?.close();
});

const start = (options: Parameters<typeof openWorld>[0] = {}) => openWorld({ allowedOrigins: () => true, ...options });
const open = async (name: string, person: Person, undo = createBranchUndo()): Promise<DraftDocument> => {
  const ticket = async () => world.ticket(person, name);
  const document = openDocument(name, { url: world.url, ticket, random: () => 0.1, baseMs: 20, undo });
  opened.push(document);
  await until(() => document.ready());
  return document;
};
const until = async (look: () => unknown): Promise<void> => {
  await vi.waitFor(() => expect(look()).toBeTruthy(), { timeout: 10_000, interval: 3 });
};
const entity = (id: string, key: string): Op => ({
  op: "add",
  kind: "entity",
  id,
  props: { key, label: { en: key, ar: "كيان" }, audit: "changes", sampleRows: 20 },
});
const label = (id: string, en: string): Op => ({ op: "set", id, prop: "label.en", value: en });
const labelOf = (document: DraftDocument, id: string) => (document.store.nodes[id]?.props.label as { en?: string } | undefined)?.en;
const says = (document: DraftDocument) => document.saveState().state;
const words = { en: "Rename", ar: "إعادة تسمية" };

describe("a live draft in the studio", () => {
  it("[CO49] changes go through typed operations; both sides of two browsers see them; the store cannot be written", async () => {
    world = await start();
    const name = await world.draft();
    const [mona, omar] = [await open(name, world.person("Mona")), await open(name, world.person("Omar"))];
    expect(mona.apply([entity("ent_a", "patient")])).toEqual({ ok: true });
    expect(labelOf(mona, "ent_a")).toBe("patient");
    await until(() => labelOf(omar, "ent_a") === "patient");
    const refused = mona.apply([label("ent_missing", "x")]);
    expect(refused).toMatchObject({ ok: false, refused: [{ index: 0, text: { en: expect.any(String), ar: expect.any(String) } }] });
    const plain = omar.store as { nodes: Record<string, { props: Record<string, unknown> }> };
    plain.nodes.ent_a!.props.key = "written past the operations";
    expect(omar.store.nodes.ent_a!.props.key).toBe("patient");
  });

  it("[CO49] only this folder touches Yjs: no other file of the studio imports it", () => {
    const studio = join(process.cwd(), "web/studio");
    const offenders = readdirSync(studio, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("doc/"))
      .filter((file) => /from "(yjs|y-protocols|y-websocket)/.test(readFileSync(join(studio, file), "utf8")));
    expect(offenders).toEqual([]);
  });

  it("one remote change runs exactly the effects that read it", async () => {
    world = await start();
    const name = await world.draft();
    const [mona, omar] = [await open(name, world.person("Mona")), await open(name, world.person("Omar"))];
    mona.apply([entity("ent_a", "a"), entity("ent_b", "b")]);
    await until(() => omar.store.nodes.ent_b);
    const runs = { a: 0, b: 0, ar: 0 };
    const end = createRoot((dispose) => {
      const count = (key: keyof typeof runs, read: () => unknown) =>
        createEffect(() => {
          read();
          runs[key] += 1;
        });
      count("a", () => labelOf(omar, "ent_a"));
      count("b", () => labelOf(omar, "ent_b"));
      count("ar", () => (omar.store.nodes.ent_a?.props.label as { ar?: string } | undefined)?.ar);
      return dispose;
    });
    mona.apply([label("ent_a", "changed")]);
    await until(() => labelOf(omar, "ent_a") === "changed");
    expect(runs).toEqual({ a: 2, b: 1, ar: 1 });
    end();
  });

  it("[CO47] the state shown is the true one: up to date, saving, saved, offline, back again", async () => {
    let gate: Promise<void> | null = null;
    let go = () => {};
    const { createMemoryStore } = await import("../../../collab-server/store/memory.ts");
    const inner = createMemoryStore();
    world = await start({
      store: {
        ...inner,
        append: async (...args) => {
          if (gate) await gate;
          return inner.append(...args);
        },
      },
    });
    const name = await world.draft();
    const person = world.person("Mona");
    const mona = await open(name, person);
    expect(mona.saveState()).toEqual({ state: "synced", pending: 0 });
    gate = new Promise((resolve) => {
      go = resolve;
    });
    mona.apply([entity("ent_a", "a")]);
    mona.apply([label("ent_a", "A")]);
    expect(mona.saveState()).toEqual({ state: "saving", pending: 2 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(mona.saveState()).toEqual({ state: "saving", pending: 2 });
    expect(JSON.parse(mona.unsent()).changes.length).toBeGreaterThan(3);
    gate = null;
    go();
    await until(() => says(mona) === "saved");
    expect(await mona.seqs()).toEqual({ [(await inner.locate(name.split(".")[1]!))!.document]: 2 });
    // A reader who never changed anything is up to date, not saved.
    const omar = await open(name, world.person("Omar"));
    mona.apply([label("ent_a", "B")]);
    await until(() => labelOf(omar, "ent_a") === "B");
    expect(says(omar)).toBe("synced");
  });

  it("[CO47] offline edits are kept, counted, and sent in order when the server is back", async () => {
    const { createMemoryStore } = await import("../../../collab-server/store/memory.ts");
    const store = { ...createMemoryStore(), close: async () => {} };
    const { createIdentity } = await import("../../../tests/collab/support.ts");
    const identity = createIdentity();
    world = await start({ store, identity });
    const name = await world.draft();
    const person = world.person("Mona");
    const ticket = async () => identity.ticket(person, name);
    const mona = openDocument(name, { url: world.url, ticket, random: () => 0.1, baseMs: 20 });
    opened.push(mona);
    await until(() => mona.ready());
    mona.apply([entity("ent_a", "a")]);
    await until(() => says(mona) === "saved");
    await world.close();
    await until(() => says(mona) === "offline");
    mona.apply([label("ent_a", "offline one")]);
    mona.apply([label("ent_a", "offline two"), entity("ent_b", "b")]);
    expect(mona.saveState()).toEqual({ state: "offline", pending: 2 });
    world = await start({ store, identity, port: world.port });
    await until(() => says(mona) === "saved");
    const late = openDocument(name, { url: world.url, ticket });
    opened.push(late);
    await until(() => late.ready());
    expect(labelOf(late, "ent_a")).toBe("offline two");
    expect(late.store.nodes.ent_b).toBeDefined();
  });

  it("[CO47] a role taken away while typing: read-only, the refused change is gone from the screen and told", async () => {
    world = await start();
    const name = await world.draft();
    const person = world.person("Mona");
    const [mona, omar] = [await open(name, person), await open(name, world.person("Omar"))];
    mona.apply([entity("ent_a", "a")]);
    await until(() => says(mona) === "saved");
    world.setRole(person, "viewer");
    await until(() => says(mona) === "readOnly" || mona.refused());
    expect(mona.apply([label("ent_a", "B")])).toMatchObject({ ok: false });
    world.setRole(person, null);
    await until(() => says(mona) === "revoked");
    expect(mona.saveState().because).toEqual({ en: "Your access ended.", ar: "انتهت صلاحيتك." });
    expect(labelOf(omar, "ent_a")).toBe("a");
  });

  it("a refused change is taken back, and what was refused is told in words", async () => {
    world = await start();
    const name = await world.draft();
    const [mona, omar] = [await open(name, world.person("Mona")), await open(name, world.person("Omar"))];
    mona.apply([entity("ent_a", "a")]);
    await until(() => labelOf(omar, "ent_a"));
    // Frozen for everyone before the notice arrives here.
    const branch = name.split(".")[1]! as never;
    const frozen = world.server.drafts.freeze(branch, { en: "Stopped.", ar: "متوقف." });
    mona.apply([label("ent_a", "too late")]);
    await frozen;
    await until(() => says(mona) === "readOnly");
    expect(mona.saveState().because).toEqual({ en: "Stopped.", ar: "متوقف." });
    if (mona.refused()) {
      await until(() => labelOf(mona, "ent_a") === "a");
      expect(mona.refused()).toMatchObject({ code: "COLLAB_FROZEN", changes: [{ cell: { key: "ent_a/label/en" }, after: "too late" }] });
    }
    await world.server.drafts.thaw(branch);
    await until(() => says(mona) !== "readOnly");
    // Taken before the freeze or taken back: both see the same, each when it has come.
    await until(() => labelOf(mona, "ent_a") === labelOf(omar, "ent_a"));
    expect(mona.apply([label("ent_a", "again")])).toEqual({ ok: true });
    await until(() => labelOf(omar, "ent_a") === "again");
  });

  it("[CO26] a client id someone else took on another server: the change comes back under a new one and nothing typed is lost", async () => {
    const { createMemoryStore } = await import("../../../collab-server/store/memory.ts");
    const { createIdentity } = await import("../../../tests/collab/support.ts");
    const shared = { store: { ...createMemoryStore(), close: async () => {} }, identity: createIdentity() };
    world = await start(shared);
    const elsewhere = await start(shared);
    const name = await world.draft();
    const mona = await open(name, world.person("Mona"));
    mona.apply([entity("ent_a", "a")]);
    await until(() => says(mona) === "saved");
    const omar = await open(name, world.person("Omar"));
    const watcher: Client = await world.connect(name, world.person("Watcher"));
    omar.presence.show({ screen: "data" });
    const id = await watcher.until(() => [...watcher.people().keys()][0]);
    const raw: Client = await elsewhere.connect(name, world.person("Raw"));
    await raw.synced();
    raw.doc.clientID = id;
    raw.set("entity", "ent_raw/key", "raw");
    await raw.saved();
    omar.apply([label("ent_a", "Omar's"), entity("ent_b", "b")]);
    await until(() => labelOf(mona, "ent_a") === "Omar's" && mona.store.nodes.ent_b && mona.store.nodes.ent_raw);
    await until(() => labelOf(omar, "ent_a") === "Omar's" && omar.store.nodes.ent_raw && says(omar) === "saved");
    expect(omar.refused()).toBeNull();
    expect(omar.apply([label("ent_b", "and on")])).toEqual({ ok: true });
    await until(() => labelOf(mona, "ent_b") === "and on");
    await elsewhere.close();
  });

  it("[CO52] undo takes back my last gesture, leaves what someone changed since, restores the selection; redo dies with a new edit", async () => {
    world = await start();
    const name = await world.draft();
    const [mona, omar] = [await open(name, world.person("Mona")), await open(name, world.person("Omar"))];
    mona.apply([entity("ent_a", "a"), entity("ent_b", "b")], { label: { en: "Add two", ar: "إضافة اثنين" } });
    for (const text of ["P", "Pa", "Pat"])
      mona.apply([label("ent_a", text)], { label: words, gesture: "type:ent_a.label.en", selection: ["ent_a"] });
    mona.apply([label("ent_b", "Mine")], { label: words, selection: ["ent_b"] });
    await until(() => labelOf(omar, "ent_b") === "Mine");
    omar.apply([label("ent_b", "Omar's")]);
    omar.apply([{ op: "set", id: "ent_a", prop: "icon", value: "heart" }]);
    await until(() => labelOf(mona, "ent_b") === "Omar's" && mona.store.nodes.ent_a!.props.icon === "heart");
    expect(mona.undoLabel()).toEqual(words);
    // Mine, but overwritten since: nothing of Omar's is touched.
    expect(await mona.undo()).toEqual({ selection: ["ent_b"], left: ["ent_b"] });
    expect(labelOf(mona, "ent_b")).toBe("Omar's");
    // The whole typing is one step.
    expect(await mona.undo()).toEqual({ selection: ["ent_a"], left: [] });
    expect(labelOf(mona, "ent_a")).toBe("a");
    expect(mona.redoLabel()).toEqual(words);
    expect(await mona.redo()).toEqual({ selection: ["ent_a"], left: [] });
    expect(labelOf(mona, "ent_a")).toBe("Pat");
    mona.undo();
    mona.apply([label("ent_a", "new")], { label: words });
    expect(mona.redoLabel()).toBeNull();
    expect(await mona.redo()).toBeNull();
    // Omar's undo is his own.
    await until(() => labelOf(omar, "ent_a") === "new");
    omar.undo();
    expect(omar.store.nodes.ent_a!.props.icon).toBeUndefined();
    omar.undo();
    expect(labelOf(omar, "ent_b")).toBe("Mine");
    await until(() => labelOf(mona, "ent_b") === "Mine" && mona.store.nodes.ent_a!.props.icon === undefined);
    expect(labelOf(mona, "ent_a")).toBe("new");
  });

  /** What the server does for Mona as one step, and how it is turned there. */
  const ofServer = async (name: string, person: Person, ops: readonly Op[]): Promise<ServerStep> => {
    const group = uuidv7() as UndoGroupId;
    const { drafts } = world.server;
    const by = { kind: "ai", onBehalfOf: person.userId, label: words } as const;
    await drafts.apply({ document: name as DocumentName, id: uuidv7() as BatchId, batch: { ops }, group, by });
    await drafts.finish(group);
    const turn: ServerStep["turn"] = async (way) => {
      const { seq, restored, left } = await drafts[way === "undo" ? "revert" : "redo"](group, person.userId);
      return { seq, restored: restored.length, leftNodes: [...new Set(left.map(({ key }) => key.split("/")[0]!))] };
    };
    return { id: group, label: { en: "“Add a doctor”", ar: "«أضف طبيبًا»" }, turn };
  };

  it("[CO52] [ST3] what the server did for me is one step between my own, there and back, and leaves what someone changed since", async () => {
    world = await start();
    const name = await world.draft();
    const person = world.person("Mona");
    const undo = createBranchUndo();
    const [mona, omar] = [await open(name, person, undo), await open(name, world.person("Omar"))];
    mona.apply([entity("ent_a", "a")], { label: words });
    mona.apply([label("ent_a", "Mine")], { label: words });
    await mona.seqs();
    const step = await ofServer(name, person, [label("ent_a", "The AI's"), entity("ent_doctor", "doctor"), entity("ent_ward", "ward")]);
    undo.stepped(step);
    expect(mona.undoLabel()).toEqual(step.label);
    await until(() => omar.store.nodes.ent_ward);
    omar.apply([label("ent_ward", "Omar's")]);
    await until(() => labelOf(mona, "ent_ward") === "Omar's");
    // The press after it waits for the answer: it finds what the server put back, not what stood there before.
    const [first, second] = [mona.undo(), mona.undo()];
    expect(await first).toEqual({ selection: [], left: ["ent_ward"] });
    await second;
    expect([labelOf(mona, "ent_a"), mona.store.nodes.ent_doctor, labelOf(mona, "ent_ward")]).toEqual(["a", undefined, "Omar's"]);
    await mona.redo();
    expect(labelOf(mona, "ent_a")).toBe("Mine");
    expect(mona.redoLabel()).toEqual(step.label);
    await mona.redo();
    expect([labelOf(mona, "ent_a"), labelOf(mona, "ent_doctor")]).toEqual(["The AI's", "doctor"]);
    // A step is turned by its own name wherever it stands; told of twice it is there once.
    mona.apply([label("ent_a", "Later")], { label: words });
    undo.stepped(step);
    await mona.undo(step.id);
    expect([labelOf(mona, "ent_a"), mona.store.nodes.ent_doctor, undo.stands(step.id)]).toEqual(["Later", undefined, false]);
    expect(mona.undoLabel()).toEqual(words);
    expect(await mona.undo(step.id)).toBeNull();
  });

  it("[ST3] a step the server refuses to turn stays the next one, and what is not there yet is not taken back over my head", async () => {
    world = await start();
    const name = await world.draft();
    const person = world.person("Mona");
    const undo = createBranchUndo();
    const mona = await open(name, person, undo);
    mona.apply([entity("ent_a", "a")]);
    await mona.seqs();
    const step = await ofServer(name, person, [label("ent_a", "The AI's")]);
    await until(() => labelOf(mona, "ent_a") === "The AI's");
    let refuses = true;
    undo.stepped({ ...step, turn: async (way) => (refuses ? Promise.reject(new Error("no")) : step.turn(way)) });
    await expect(mona.undo()).rejects.toThrow("no");
    expect(mona.undoLabel()).toEqual(step.label);
    refuses = false;
    // Mine is on its way while the server is asked: it goes first, and stays.
    mona.apply([label("ent_a", "Mine since")], { label: words });
    expect(await mona.undo(step.id)).toEqual({ selection: [], left: ["ent_a"] });
    expect(labelOf(mona, "ent_a")).toBe("Mine since");
    // Leaving the branch and coming back: what is mine to undo is still there.
    mona.dispose();
    const again = await open(name, person, undo);
    await again.undo();
    expect(labelOf(again, "ent_a")).toBe("The AI's");
  });

  it("[CO52] 200 steps and more can be taken back and done again", async () => {
    world = await start({ limits: { editsPerSecond: 1e6, editBurst: 1e6 } });
    const name = await world.draft();
    const mona = await open(name, world.person("Mona"));
    mona.apply([entity("ent_a", "a")]);
    for (let i = 0; i < 250; i++) mona.apply([label("ent_a", `step ${i}`)]);
    for (let i = 0; i < 250; i++) mona.undo();
    expect(labelOf(mona, "ent_a")).toBe("a");
    for (let i = 0; i < 250; i++) mona.redo();
    expect(labelOf(mona, "ent_a")).toBe("step 249");
    await until(() => says(mona) === "saved");
  });

  it("asks for one ticket at a time, also when the browser comes online meanwhile", async () => {
    world = await start();
    const name = await world.draft();
    const mona = world.person("Mona");
    let asked = 0;
    const document = openDocument(name, {
      url: world.url,
      ticket: async () => {
        asked += 1;
        await new Promise((resolve) => setTimeout(resolve, 50));
        return world.ticket(mona, name);
      },
    });
    opened.push(document);
    globalThis.dispatchEvent(new Event("online"));
    globalThis.dispatchEvent(new Event("online"));
    await until(() => document.ready());
    expect(asked).toBe(1);
  });

  it("[CO34] people come and go, two tabs count once, and nobody sees themselves", async () => {
    world = await start();
    const name = await world.draft();
    const [omarPerson, monaPerson] = [world.person("Omar"), world.person("Mona")];
    const [mona, omar, tab] = [await open(name, monaPerson), await open(name, omarPerson), await open(name, omarPerson)];
    mona.presence.show({ selection: ["ent_a"], pointer: [1, 2] });
    omar.presence.show({ screen: "data" });
    tab.presence.show({ screen: "roles", field: "ent_a/label.en" });
    await until(() => mona.presence.others().length === 1 && mona.presence.others()[0]!.screen === "roles");
    expect(mona.presence.others()[0]).toMatchObject({
      id: omarPerson.userId,
      name: "Omar",
      kind: "person",
      field: "ent_a/label.en",
      colour: expect.any(Number),
    });
    await until(() => omar.presence.others().length === 1);
    expect(omar.presence.others()[0]).toMatchObject({ name: "Mona", selection: ["ent_a"], pointer: [1, 2] });
    tab.dispose();
    omar.dispose();
    await until(() => mona.presence.others().length === 0);
  });

  it("every sentence exists in both languages", () => {
    for (const { en, ar } of allWords) {
      expect(en).toMatch(/\.$/);
      expect(ar).toMatch(/[\u0600-\u06ff].*\.$/);
    }
  });
});
