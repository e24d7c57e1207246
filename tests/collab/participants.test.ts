import { afterEach, describe, expect, it } from "vitest";
import { parseName } from "../../collab-server/names.ts";
import { createMemoryStore } from "../../collab-server/store/memory.ts";
import type { CollabStore } from "../../collab-server/store/store.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { type CellRoot, cellsToDraft } from "../../schema/blueprint/cells.ts";
import type { Op } from "../../schema/blueprint/operation.ts";
import { type DocumentName, DraftsError, type Participant } from "../../schema/drafts.ts";
import type { BatchId, BranchId, DocumentId, Json, UndoGroupId } from "../../schema/ids.ts";
import { type Client, openWorld, type Person, type World } from "./support.ts";

let world: World;
afterEach(() => world?.close());

const by = (person: Person, kind: Participant["kind"] = "ai"): Participant => ({
  kind,
  onBehalfOf: person.userId,
  label: { en: `AI, for ${person.name}`, ar: `الذكاء الاصطناعي، بالنيابة عن ${person.name}` },
});
const group = () => uuidv7() as UndoGroupId;
const batch = () => uuidv7() as BatchId;
const entity = (id: string, key: string): Op => ({
  op: "add",
  kind: "entity",
  id,
  props: { key, label: { en: key, ar: "كيان" }, audit: "changes", sampleRows: 20 },
});
const field = (id: string, parent: string, key: string): Op => ({
  op: "add",
  kind: "field",
  id,
  parent,
  props: { key, order: "a0", type: "text", classification: "internal" },
});
const label = (id: string, en: string): Op => ({ op: "set", id, prop: "label.en", value: en });
const draftOf = (client: Client) =>
  cellsToDraft(
    Object.entries(client.cells()).map(([name, value]) => ({ root: name.split(" ")[0] as CellRoot, key: name.split(" ")[1]!, value })),
  );
const branchOf = (name: DocumentName) => parseName(name)!.branch;
const documentOf = async (name: DocumentName) => (await world.store.locate(branchOf(name)))!.document;

describe("participants", () => {
  it("what the AI applies arrives at open sockets as ordinary edits, and its presence says for whom", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = world.person("Mona");
    const watcher = await world.connect(name, mona);
    await watcher.synced();
    const turn = group();
    const answer = await world.server.drafts.apply({
      document: name,
      id: batch(),
      batch: { ops: [entity("ent_patient", "patient"), field("f_name", "ent_patient", "name")] },
      group: turn,
      by: by(mona),
    });
    expect(answer).toEqual({ seq: 1 });
    await watcher.until(() => watcher.cells()["field f_name/key"]);
    expect(draftOf(watcher).nodes.ent_patient).toMatchObject({
      kind: "entity",
      props: { key: "patient", label: { en: "patient", ar: "كيان" } },
    });
    const shown = await watcher.until(() => [...watcher.people().values()].find(({ state }) => state !== null));
    expect(shown.state).toMatchObject({
      user: { id: mona.userId, name: "AI, for Mona", kind: "ai" },
      selection: ["ent_patient", "f_name"],
    });
    expect(await world.server.drafts.finish(turn)).toMatchObject({ status: "closed", batches: 1, firstSeq: 1, lastSeq: 1 });
    await watcher.until(() => [...watcher.people().values()].every(({ state }) => state === null));
    // An integrator's new name in one language: whether the other one still fits is asked.
    const renamed = { ops: [label("ent_patient", "Client")] };
    await world.server.drafts.apply({ document: name, id: batch(), batch: renamed, group: group(), by: by(mona, "api") });
    await watcher.until(() => draftOf(watcher).nodes.ent_patient?.props.labelBefore);
    expect(draftOf(watcher).nodes.ent_patient).toMatchObject({
      props: { label: { en: "Client", ar: "كيان" }, labelBefore: { ar: "كيان" } },
    });
    // A stranger who opens now gets the same.
    const late = await world.connect(name, world.person());
    await late.synced();
    expect(late.cells()).toEqual(watcher.cells());
  });

  it("[CO38] whole or nothing; refusals name every operation at fault; one batch id is applied once", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = world.person();
    const first = batch();
    const turn = group();
    const apply = (id: BatchId, ops: Op[]) => world.server.drafts.apply({ document: name, id, batch: { ops }, group: turn, by: by(mona) });
    expect(await apply(first, [entity("ent_a", "a")])).toEqual({ seq: 1 });
    expect(await apply(first, [entity("ent_a", "a")])).toEqual({ seq: 1 });
    // An integrator repeats a call: the same batch, under a group of its own.
    expect(
      await world.server.drafts.apply({
        document: name,
        id: first,
        batch: { ops: [entity("ent_a", "a")] },
        group: group(),
        by: by(mona, "api"),
      }),
    ).toEqual({ seq: 1 });
    const refused = await apply(batch(), [
      entity("ent_b", "b"),
      label("ent_missing", "x"),
      entity("ent_a", "again"),
      label("ent_b", "fine"),
    ]);
    expect("refused" in refused && refused.refused.map(({ index }) => index)).toEqual([1, 2]);
    expect(await apply(batch(), [{ op: "set", id: "ent_a", prop: "label.en", value: "new", was: "not this" }])).toMatchObject({
      refused: [{ index: 0, current: "a" }],
    });
    const cut = await world.server.drafts.read(branchOf(name), { atLeast: {} });
    expect(cut.documents[0]).toMatchObject({ seq: 1, epoch: 1 });
    expect(Object.keys((cut.documents[0]!.content as { nodes: object }).nodes)).toEqual(["ent_a"]);
    const many = Array.from({ length: 2_001 }, (_, i) => label("ent_a", `${i}`));
    expect(await apply(batch(), many)).toMatchObject({ refused: [{ code: "COLLAB_TOO_MANY_OPERATIONS" }] });
    await expect(
      world.server.drafts.apply({ document: `${name}9` as DocumentName, id: batch(), batch: { ops: [] }, group: turn, by: by(mona) }),
    ).rejects.toThrow(DraftsError);
  });

  it("[CO38] two calls with one batch id at the same moment, and a call whose answer was lost, write once", async () => {
    const inner = createMemoryStore();
    let lose = 1;
    const store: CollabStore = {
      ...inner,
      append: async (...args) => {
        const answer = await inner.append(...args);
        if (lose-- > 0) throw new Error("connection lost");
        return answer;
      },
    };
    world = await openWorld({ store });
    const name = await world.draft();
    const mona = world.person();
    const input = { document: name, id: batch(), batch: { ops: [entity("ent_a", "a")] }, group: group(), by: by(mona) };
    const answers = await Promise.all([
      world.server.drafts.apply(input),
      world.server.drafts.apply(input),
      world.server.drafts.apply(input),
    ]);
    expect(answers).toEqual([{ seq: 1 }, { seq: 1 }, { seq: 1 }]);
    expect((await inner.load(world.organization, await documentOf(name)))!.document.head).toBe(1);
  });

  it("[CO37] a participant never holds more than its person holds now", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = world.person("Mona", "commenter");
    const apply = () =>
      world.server.drafts.apply({ document: name, id: batch(), batch: { ops: [entity("ent_a", "a")] }, group: group(), by: by(mona) });
    expect(await apply()).toMatchObject({ refused: [{ code: "COLLAB_READ_ONLY" }] });
    world.setRole(mona, null);
    expect(await apply()).toMatchObject({ refused: [{ code: "COLLAB_READ_ONLY" }] });
    world.setRole(mona, "editor");
    expect(await apply()).toEqual({ seq: 1 });
    await world.server.drafts.freeze(branchOf(name), { en: "Stopped by the owner.", ar: "أوقفه المالك." });
    expect(await apply()).toMatchObject({ refused: [{ code: "COLLAB_FROZEN" }] });
    const person = await world.connect(name, world.person());
    await person.synced();
    expect(person.got.find(({ is }) => is === "hello")).toMatchObject({
      value: { room: { state: "frozen", because: { en: "Stopped by the owner." } } },
    });
    person.set("entity", "ent_a/key", "b");
    await person.until(() => person.got.some((m) => m.is === "nack" && m.value.code === "COLLAB_FROZEN"));
    await world.server.drafts.thaw(branchOf(name));
    await person.until(() => person.got.some((m) => m.is === "room" && m.value.state === "open"));
    await world.server.drafts.remove(branchOf(name));
    expect((await person.closed).code).toBe(4410);
    await expect(
      world.server.drafts.apply({ document: name, id: batch(), batch: { ops: [entity("ent_b", "b")] }, group: group(), by: by(mona) }),
    ).rejects.toMatchObject({ code: "COLLAB_UNKNOWN_DOCUMENT" });
  });

  it("people typing meanwhile lose nothing, and the batch goes in whole", async () => {
    world = await openWorld({ limits: { editsPerSecond: 1e6, editBurst: 1e6 } });
    const name = await world.draft();
    const mona = world.person("Mona");
    const people = await Promise.all([1, 2, 3].map(() => world.connect(name, world.person())));
    await Promise.all(people.map((client) => client.synced()));
    const typing = people.map(async (client, who) => {
      for (let i = 0; i < 60; i++) {
        client.set("entity", `ent_p${who}/label/en`, `word ${i}`);
        if (i % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      await client.saved();
    });
    const turn = group();
    for (let i = 0; i < 15; i++) {
      const answer = await world.server.drafts.apply({
        document: name,
        id: batch(),
        batch: { ops: [entity(`ent_ai${i}`, `ai${i}`), field(`f_ai${i}`, `ent_ai${i}`, "name")] },
        group: turn,
        by: by(mona),
      });
      expect(answer).toHaveProperty("seq");
    }
    await Promise.all(typing);
    await Promise.all(
      people.map((client) =>
        client.until(
          () => client.cells()["field f_ai14/key"] && people.every((_, who) => client.cells()[`entity ent_p${who}/label/en`] === "word 59"),
        ),
      ),
    );
    expect(people[1]!.cells()).toEqual(people[0]!.cells());
    expect(people[2]!.cells()).toEqual(people[0]!.cells());
  });

  it("[CO41] a cut gives the same content today and later; beyond history says so", async () => {
    world = await openWorld();
    const name = await world.draft();
    const document = await documentOf(name);
    const mona = await world.connect(name, world.person("Mona"));
    await mona.synced();
    for (const word of ["one", "two", "three"]) {
      mona.set("entity", "ent_a/key", word);
      await mona.saved();
    }
    const read = async (when: Parameters<World["server"]["drafts"]["read"]>[1]) =>
      (await world.server.drafts.read(branchOf(name), when)).documents[0]!;
    const keyIn = (content: unknown) => (content as { nodes: Record<string, { props: Record<string, Json> }> }).nodes.ent_a?.props.key;
    expect(keyIn((await read({ exactly: { [document]: 2 } as Record<DocumentId, number> })).content)).toBe("two");
    expect(keyIn((await read({ atLeast: { [document]: mona.acked().seq } as Record<DocumentId, number> })).content)).toBe("three");
    expect(keyIn((await world.server.drafts.at(branchOf(name), { seq: 1 })).draft)).toBe("one");
    await expect(read({ exactly: { [document]: 9 } as Record<DocumentId, number> })).rejects.toMatchObject({ code: "COLLAB_HISTORY_GONE" });
    await expect(world.server.drafts.read(uuidv7() as BranchId, { atLeast: {} })).rejects.toMatchObject({
      code: "COLLAB_UNKNOWN_DOCUMENT",
    });
  });

  it("[CO40] revert puts back what still has the group's value, leaves and lists the rest, also after a restart", async () => {
    const store = createMemoryStore();
    world = await openWorld({ store: { ...store, close: async () => {} } });
    const name = await world.draft();
    const mona = world.person("Mona");
    const apply = async (turn: UndoGroupId, ops: Op[]) =>
      expect(await world.server.drafts.apply({ document: name, id: batch(), batch: { ops }, group: turn, by: by(mona) })).toHaveProperty(
        "seq",
      );
    await apply(group(), [entity("ent_old", "elder")]);
    const plan = group();
    await apply(plan, [
      label("ent_old", "AI"),
      entity("ent_kept", "kept"),
      field("f_kept", "ent_kept", "name"),
      entity("ent_gone", "gone"),
      field("f_gone", "ent_gone", "name"),
    ]);
    await apply(plan, [label("ent_gone", "twice")]);
    await world.server.drafts.finish(plan);
    const person = await world.connect(name, world.person("Omar"));
    await person.synced();
    person.set("field", "f_kept/label/en", "Mine now");
    await person.saved();
    await world.close();

    world = await openWorld({ store });
    const omar = world.person("Omar", "editor", parseName(name)!.organization);
    const watcher = await world.connect(name, omar);
    await watcher.synced();
    const reverted = await world.server.drafts.revert(plan, omar.userId);
    await watcher.until(() => !watcher.cells()["entity ent_gone/key"]);
    const draft = draftOf(watcher);
    expect(Object.keys(draft.nodes).sort()).toEqual(["ent_kept", "ent_old", "f_kept"]);
    expect(draft.nodes.ent_old!.props.label).toEqual({ en: "elder", ar: "كيان" });
    expect(draft.nodes.f_kept!.props).toMatchObject({ key: "name", label: { en: "Mine now" } });
    expect(reverted.left.map(({ key }) => key.split("/")[0])).toContain("f_kept");
    expect(reverted.group).not.toBe(plan);
    expect(await world.server.drafts.revert(plan, omar.userId)).toMatchObject({ restored: [] });
    // Taking back the taking back.
    const again = await world.server.drafts.revert(reverted.group, omar.userId);
    const labels = await Promise.all([reverted, again].map(async (one) => (await store.group(omar.organizationId, one.group))?.label));
    expect(labels).toEqual([
      { en: "Undo: AI, for Mona", ar: "تراجع: الذكاء الاصطناعي، بالنيابة عن Mona" },
      { en: "Redo: AI, for Mona", ar: "إعادة: الذكاء الاصطناعي، بالنيابة عن Mona" },
    ]);
    await watcher.until(() => watcher.cells()["entity ent_gone/key"]);
    expect(draftOf(watcher).nodes.ent_old!.props.label).toEqual({ en: "AI", ar: "كيان" });
    // It stands again, so it is taken back again, and done again by its own name.
    expect((await store.group(omar.organizationId, plan))?.status).toBe("closed");
    expect((await world.server.drafts.redo(plan, omar.userId)).restored).toEqual([]);
    expect((await world.server.drafts.revert(plan, omar.userId)).restored.length).toBeGreaterThan(0);
    await watcher.until(() => !watcher.cells()["entity ent_gone/key"]);
    const redone = await world.server.drafts.redo(plan, omar.userId);
    await watcher.until(() => watcher.cells()["entity ent_gone/key"]);
    expect(draftOf(watcher).nodes.f_kept!.props).toMatchObject({ label: { en: "Mine now" } });
    expect((await store.group(omar.organizationId, redone.group))?.label.en).toBe("Redo: AI, for Mona");
    const viewer = world.person("Reader", "viewer", parseName(name)!.organization);
    await expect(world.server.drafts.revert(reverted.group, viewer.userId)).rejects.toMatchObject({ code: "COLLAB_READ_ONLY" });
  });

  it("a fork starts where its source stands, and the two go on apart", async () => {
    world = await openWorld();
    const name = await world.draft();
    const mona = await world.connect(name, world.person("Mona"));
    await mona.synced();
    mona.set("entity", "ent_a/key", "one");
    await mona.saved();
    const to = uuidv7() as BranchId;
    await world.server.drafts.fork(branchOf(name), to);
    const forked = await world.connect(`${world.organization}.${to}.draft.1`, world.person("Omar"));
    await forked.synced();
    expect(forked.cells()).toEqual(mona.cells());
    forked.set("entity", "ent_a/key", "two");
    await forked.saved();
    mona.set("entity", "ent_b/key", "three");
    await mona.saved();
    expect(mona.cells()).toEqual({ "entity ent_a/key": "one", "entity ent_b/key": "three" });
    expect(forked.cells()).toEqual({ "entity ent_a/key": "two" });
  });
});

describe("snapshots", () => {
  it("[CO17] opening from snapshot and tail equals replaying the log; unreadable ones never count", async () => {
    const inner = createMemoryStore();
    let snapshots = 0;
    let refuse = true;
    const store: CollabStore = {
      ...inner,
      putSnapshot: (row, check) => {
        snapshots += 1;
        return inner.putSnapshot(row, (stored) => check(refuse ? { ...stored, state: stored.state.slice(1) } : stored));
      },
    };
    world = await openWorld({ store, compactAt: { rows: 20, bytes: 1e9, rowsAtRest: 5 } });
    const name = await world.draft();
    const mona = await world.connect(name, world.person());
    await mona.synced();
    const write = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        mona.set("entity", `ent_${i % 5}/label/en`, `word ${i}`);
        await mona.saved();
      }
    };
    await write(0, 30);
    const document = await documentOf(name);
    await expect.poll(() => snapshots).toBeGreaterThan(0);
    expect((await inner.load(world.organization, document))!.snapshot).toBeNull();
    refuse = false;
    await write(30, 60);
    await expect.poll(async () => (await inner.load(world.organization, document))!.snapshot?.seq).toBeGreaterThan(20);
    await write(60, 65);
    const fresh = await world.connect(name, world.person());
    await fresh.synced();
    expect(fresh.got.some(({ is }) => is === "snapshot")).toBe(true);
    expect(fresh.cells()).toEqual(mona.cells());
    // Every moment of history still opens.
    expect((await world.server.drafts.at(branchOf(name), { seq: 10 })).draft).toMatchObject({
      nodes: { ent_4: { props: { label: { en: "word 9" } } } },
    });
    await world.close();
    world = await openWorld({ store: { ...inner } });
    const later = await world.connect(name, world.person("Late", "editor", parseName(name)!.organization));
    await later.synced();
    expect(later.cells()).toEqual(mona.cells());
    later.set("entity", "ent_9/key", "after");
    await later.saved();
  });
});
