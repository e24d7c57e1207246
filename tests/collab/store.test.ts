import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../collab-server/store/memory.ts";
import { createPostgresStore } from "../../collab-server/store/postgres.ts";
import type { ClientBinding, CollabStore, DocumentRow, GroupWrite, Share } from "../../collab-server/store/store.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { BatchId, BlueprintId, BranchId, DocumentId, OrganizationId, UndoGroupId, UserId } from "../../schema/ids.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const user = () => uuidv7() as UserId;
const person = (client: number, who: UserId): ClientBinding => ({ client, user: who, participant: "person", group: null });

const contract = (open: () => Promise<CollabStore>) => {
  let store: CollabStore;
  let writer: string;
  beforeAll(async () => {
    store = await open();
    writer = randomUUID();
  });
  afterAll(() => store.close());
  let turn = 0;
  const fresh = async (organization = uuidv7() as OrganizationId) =>
    store.create({
      organization,
      blueprint: uuidv7() as BlueprintId,
      branch: uuidv7() as BranchId,
      id: uuidv7() as DocumentId,
      schemaVersion: 1,
    });
  const share = (doc: DocumentRow, parts: number[][], extra: Partial<Share> = {}): Share => ({
    organization: doc.organization,
    document: doc.id,
    epoch: doc.epoch,
    parts: parts.map((part) => ({ client: 7, bytes: bytes(...part) })),
    bind: [],
    ...extra,
  });
  const append = async (...shares: Share[]) => store.append(writer, ++turn, shares);

  it("makes one draft per branch, however often it is asked", async () => {
    const doc = await fresh();
    const again = await store.create({ ...doc, id: uuidv7() as DocumentId });
    expect(again.id).toBe(doc.id);
    expect(await store.find(doc.organization, doc.branch)).toEqual(doc);
    expect(await store.locate(doc.branch)).toEqual({ organization: doc.organization, document: doc.id });
  });

  it("[CO2] another organization's ids are unknown ids", async () => {
    const doc = await fresh();
    const other = uuidv7() as OrganizationId;
    expect(await store.find(other, doc.branch)).toBeNull();
    expect(await store.load(other, doc.id)).toBeNull();
    expect(await store.rows(other, doc.id, 0, 10)).toEqual([]);
    expect(await store.heads([{ organization: other, document: doc.id }])).toEqual([]);
    expect(await append({ ...share(doc, [[1]]), organization: other })).toEqual([{ is: "unknown" }]);
    await store.setStatus(other, doc.id, "deleted", null);
    expect((await store.load(doc.organization, doc.id))!.document).toMatchObject({ head: 0, status: "open" });
    await expect(store.create({ ...doc, organization: other })).rejects.toThrow();
  });

  it("[CO10] seq is gap-free per document and one turn may carry several", async () => {
    const [a, b] = [await fresh(), await fresh()];
    expect(await append(share(a, [[1], [2]]), share(b, [[9]]))).toEqual([
      { is: "stored", seq: 2 },
      { is: "stored", seq: 1 },
    ]);
    expect(await append(share(a, [[3]]))).toEqual([{ is: "stored", seq: 3 }]);
    const loaded = (await store.load(a.organization, a.id))!;
    expect(loaded.document.head).toBe(3);
    expect(loaded.tail.map(({ seq, parts }) => [seq, parts.map((p) => [...p.bytes])])).toEqual([
      [2, [[1], [2]]],
      [3, [[3]]],
    ]);
    expect((await store.rows(a.organization, a.id, 2, 3)).map(({ seq }) => seq)).toEqual([3]);
    expect((await store.loadAt(a.organization, a.id, 1))!.tail.map(({ seq, parts }) => [seq, parts.length])).toEqual([[1, 1]]);
    expect(await store.loadAt(a.organization, a.id, 4)).toBeNull();
  });

  it("[CO11] the same turn again is answered and not written again", async () => {
    const doc = await fresh();
    turn += 1;
    const once = await store.append(writer, turn, [share(doc, [[1]])]);
    expect(await store.append(writer, turn, [share(doc, [[1]])])).toEqual(once);
    expect((await store.load(doc.organization, doc.id))!.document.head).toBe(1);
  });

  it("[CO26] a client id belongs to the first person who writes with it", async () => {
    const doc = await fresh();
    const [mona, omar] = [user(), user()];
    expect(await append(share(doc, [[1]], { bind: [person(7, mona)] }))).toEqual([{ is: "stored", seq: 1 }]);
    expect(await append(share(doc, [[2]], { bind: [person(7, omar), person(8, omar)] }))).toEqual([{ is: "taken", clients: [7] }]);
    expect(await append(share(doc, [[2]], { bind: [person(7, mona), person(9, mona)] }))).toEqual([{ is: "stored", seq: 2 }]);
    const loaded = (await store.load(doc.organization, doc.id))!;
    expect(new Map(loaded.clients.map((c) => [c.client, c.user]))).toEqual(
      new Map([
        [7, mona],
        [9, mona],
      ]),
    );
  });

  it("says why a share does not fit and leaves the others of the turn alone", async () => {
    const [a, b, c, d] = [await fresh(), await fresh(), await fresh(), await fresh()];
    await store.setStatus(b.organization, b.id, "frozen", { en: "Stopped.", ar: "متوقف." });
    await store.setStatus(d.organization, d.id, "deleted", null);
    expect(
      await append(share(a, [[1]]), share(b, [[1]]), share(c, [[1]], { epoch: 2 }), share(c, [[1]], { expected: 5 }), share(d, [[1]])),
    ).toEqual([
      { is: "stored", seq: 1 },
      { is: "frozen", because: { en: "Stopped.", ar: "متوقف." } },
      { is: "epoch", epoch: 1 },
      { is: "moved", head: 0 },
      { is: "deleted" },
    ]);
    expect(await store.heads([b, a].map(({ organization, id }) => ({ organization, document: id })))).toEqual([
      { document: b.id, head: 0, epoch: 1, status: "frozen", because: { en: "Stopped.", ar: "متوقف." } },
      { document: a.id, head: 1, epoch: 1, status: "open", because: null },
    ]);
  });

  it("[CO38] a batch is written once, and its group remembers what it changed", async () => {
    const doc = await fresh();
    const group: GroupWrite = {
      id: uuidv7() as UndoGroupId,
      batch: uuidv7() as BatchId,
      participant: "ai",
      onBehalfOf: user(),
      label: { en: "AI", ar: "الذكاء الاصطناعي" },
      changes: [{ cell: { root: "entity", key: "ent_a/key" }, after: "a" }],
    };
    expect(await append(share(doc, [[1]], { group, expected: 0 }))).toEqual([{ is: "stored", seq: 1 }]);
    expect(await append(share(doc, [[1]], { group, expected: 1 }))).toEqual([{ is: "repeated", seq: 1 }]);
    expect(await append(share(doc, [[2]], { group: { ...group, batch: uuidv7() as BatchId }, expected: 1 }))).toEqual([
      { is: "stored", seq: 2 },
    ]);
    const elsewhere = { ...group, id: uuidv7() as UndoGroupId };
    expect(await append(share(doc, [[1]], { group: elsewhere }))).toEqual([{ is: "repeated", seq: 2 }]);
    expect(await store.batch(doc.organization, doc.id, group.batch)).toBe(2);
    expect(await store.batch(doc.organization, doc.id, uuidv7() as BatchId)).toBeNull();
    expect(await store.batch(uuidv7() as OrganizationId, doc.id, group.batch)).toBeNull();
    const row = (await store.group(doc.organization, group.id))!;
    expect(row).toMatchObject({ status: "open", firstSeq: 1, lastSeq: 2, onBehalfOf: group.onBehalfOf });
    expect(row.batches).toHaveLength(2);
    expect(row.changes).toHaveLength(2);
    expect(await store.group(uuidv7() as OrganizationId, group.id)).toBeNull();
    await store.closeGroup(doc.organization, group.id);
    expect(await append(share(doc, [[3]], { group: { ...group, batch: uuidv7() as BatchId } }))).toEqual([
      { is: "group", status: "closed" },
    ]);
    const undo: GroupWrite = {
      ...group,
      id: uuidv7() as UndoGroupId,
      batch: uuidv7() as BatchId,
      participant: "restore",
      reverts: group.id,
    };
    expect(await append(share(doc, [[4]], { group: undo }))).toEqual([{ is: "stored", seq: 3 }]);
    expect((await store.group(doc.organization, group.id))!.status).toBe("reverted");
    expect((await store.group(doc.organization, undo.id))!).toMatchObject({ status: "closed", reverts: group.id });

    // What was taken back stands again once that is taken back, and so on down the line.
    const back = (reverts: UndoGroupId): GroupWrite => ({ ...undo, id: uuidv7() as UndoGroupId, batch: uuidv7() as BatchId, reverts });
    const statuses = (...ids: UndoGroupId[]) => Promise.all(ids.map(async (id) => (await store.group(doc.organization, id))!.status));
    expect(await store.revertOf(doc.organization, doc.id, group.id)).toBe(undo.id);
    expect(await store.revertOf(uuidv7() as OrganizationId, doc.id, group.id)).toBeNull();
    const redo = back(undo.id);
    await append(share(doc, [[5]], { group: redo }));
    expect(await statuses(group.id, undo.id, redo.id)).toEqual(["closed", "reverted", "closed"]);
    expect(await store.revertOf(doc.organization, doc.id, group.id)).toBeNull();
    const undoRedo = back(redo.id);
    await append(share(doc, [[6]], { group: undoRedo }));
    expect(await statuses(group.id, undo.id, redo.id, undoRedo.id)).toEqual(["reverted", "closed", "reverted", "closed"]);
    expect(await store.revertOf(doc.organization, doc.id, group.id)).toBe(undo.id);
  });

  it("a snapshot counts only when what was read back is right", async () => {
    const doc = await fresh();
    await append(share(doc, [[1], [2]]));
    await append(share(doc, [[3]]));
    const row = {
      organization: doc.organization,
      document: doc.id,
      epoch: 1,
      seq: 2,
      state: bytes(5, 6),
      vector: bytes(7),
      stateBytes: 2,
      freshBytes: 2,
    };
    expect(await store.putSnapshot(row, () => false)).toBe(false);
    expect((await store.load(doc.organization, doc.id))!.snapshot).toBeNull();
    expect(await store.putSnapshot(row, (stored) => [...stored.state].join() === "5,6")).toBe(true);
    const loaded = (await store.load(doc.organization, doc.id))!;
    expect([loaded.snapshot!.seq, [...loaded.snapshot!.state], loaded.tail.map(({ seq }) => seq)]).toEqual([2, [5, 6], [3]]);
    expect((await store.loadAt(doc.organization, doc.id, 1))!.snapshot).toBeNull();
  });

  it("[CO57] what no kept moment needs is let go, and nothing else; a moment before says that it is gone", async () => {
    const doc = await fresh();
    const snapshot = (seq: number) =>
      store.putSnapshot(
        {
          organization: doc.organization,
          document: doc.id,
          epoch: 1,
          seq,
          state: bytes(seq),
          vector: bytes(0),
          stateBytes: 1,
          freshBytes: 1,
        },
        () => true,
      );
    const opens = async () =>
      (await Promise.all([0, 1, 2, 3, 4, 5, 6, 7, 8].map((seq) => store.loadAt(doc.organization, doc.id, seq)))).map(
        (loaded) => loaded && [loaded.snapshot?.seq ?? 0, ...loaded.tail.flatMap(({ parts }) => parts.map((part) => part.bytes[0]))],
      );
    const moment = () => new Promise((resolve) => setTimeout(resolve, 3));
    for (let n = 1; n <= 8; n++) {
      await moment();
      await append(share(doc, [[n]]));
      if (n % 2 === 0) await snapshot(n);
    }
    const all = [[0], [0, 1], [2], [2, 3], [4], [4, 5], [6], [6, 7], [8]];
    expect(await opens()).toEqual(all);
    const at = async (seq: number) => (await store.storedAt(doc.organization, doc.id, seq))!;
    // Everything is younger: all moments stay, by fewer snapshots of one day.
    await store.prune(doc.organization, doc.id, new Date((await at(1)).getTime() - 1_000));
    expect(await opens()).toEqual([[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [6], [6, 7], [8]]);
    await store.prune(uuidv7() as OrganizationId, doc.id, new Date(Date.now() + 60_000));
    expect((await opens())[1]).toEqual([0, 1]);
    await store.prune(doc.organization, doc.id, new Date((await at(7)).getTime()));
    expect(await opens()).toEqual([null, null, null, null, null, null, [6], [6, 7], [8]]);
    expect((await store.newest(doc.organization, doc.id, 99, 10)).map(({ seq }) => seq)).toEqual([8, 7]);
    expect(await store.seqAt(doc.organization, doc.id, await at(7))).toBe(7);
    await append(share(doc, [[9]]));
    expect((await store.load(doc.organization, doc.id))!.tail.map(({ seq }) => seq)).toEqual([9]);
  });

  it("[CO57] the log is read backwards from any update, also from inside a row, and by time", async () => {
    const doc = await fresh();
    await append(share(doc, [[1], [2], [3]]));
    await new Promise((resolve) => setTimeout(resolve, 3));
    await append(share(doc, [[4], [5]]));
    const from = async (upTo: number, limit = 9) =>
      (await store.newest(doc.organization, doc.id, upTo, limit)).map(({ seq, parts }) => [seq, parts.map((part) => part.bytes[0])]);
    expect(await from(9)).toEqual([
      [5, [4, 5]],
      [3, [1, 2, 3]],
    ]);
    expect(await from(4)).toEqual([
      [4, [4]],
      [3, [1, 2, 3]],
    ]);
    expect(await from(2, 1)).toEqual([[2, [1, 2]]]);
    const [first, second] = [await store.storedAt(doc.organization, doc.id, 2), await store.storedAt(doc.organization, doc.id, 5)];
    expect(await store.seqAt(doc.organization, doc.id, second!)).toBe(5);
    expect(await store.seqAt(doc.organization, doc.id, new Date(first!.getTime() - 1))).toBe(0);
    const other = uuidv7() as OrganizationId;
    expect(await store.newest(other, doc.id, 9, 9)).toEqual([]);
    expect([await store.seqAt(other, doc.id, new Date()), await store.storedAt(other, doc.id, 2)]).toEqual([0, null]);
    expect(await store.groups(other, [])).toEqual([]);
  });

  it("a fork carries state and client ids, only onto an empty branch of the same blueprint", async () => {
    const doc = await fresh();
    await append(share(doc, [[1]], { bind: [person(7, user())] }));
    const branch = await store.create({ ...doc, branch: uuidv7() as BranchId, id: uuidv7() as DocumentId });
    const foreign = await fresh();
    const state = { seq: 1, state: bytes(1), vector: bytes(1), stateBytes: 1 };
    expect(await store.fork(doc.organization, doc.id, foreign.id, state)).toBe(false);
    expect(await store.fork(doc.organization, doc.id, branch.id, state)).toBe(true);
    const loaded = (await store.load(doc.organization, branch.id))!;
    expect([loaded.document.head, loaded.snapshot!.seq, loaded.clients.length]).toEqual([1, 1, 1]);
    expect(await store.fork(doc.organization, doc.id, branch.id, state)).toBe(false);
  });
};

describe("collab store in memory", () => contract(async () => createMemoryStore()));

describe("collab store in PostgreSQL", () => {
  let base: TestDatabase;
  beforeAll(async () => {
    base = await testDatabase();
  });
  afterAll(() => base.drop());
  contract(async () => createPostgresStore(base.database.connection("wn_collab")));

  it("[CO10] two servers writing at once leave no gap and skip no row", async () => {
    const [a, b] = [createPostgresStore(base.database.connection("wn_collab")), createPostgresStore(base.database.connection("wn_collab"))];
    const doc = await a.create({
      organization: uuidv7() as OrganizationId,
      blueprint: uuidv7() as BlueprintId,
      branch: uuidv7() as BranchId,
      id: uuidv7() as DocumentId,
      schemaVersion: 1,
    });
    const share: Share = {
      organization: doc.organization,
      document: doc.id,
      epoch: 1,
      parts: [
        { client: 1, bytes: bytes(1) },
        { client: 2, bytes: bytes(2) },
      ],
      bind: [],
    };
    const write = async (store: CollabStore, writer: string) => {
      const seqs: number[] = [];
      for (let turn = 1; turn <= 100; turn++) {
        const [result] = await store.append(writer, turn, [share]);
        if (result?.is === "stored") seqs.push(result.seq);
      }
      return seqs;
    };
    // A reader by seq, while both write.
    let at = 0;
    let reading = true;
    const read = (async () => {
      while (reading || at < 400)
        for (const row of await a.rows(doc.organization, doc.id, at, 1_000)) {
          expect(row.seq).toBe(at + 2);
          at = row.seq;
        }
    })();
    const seqs = (await Promise.all([write(a, randomUUID()), write(b, randomUUID())])).flat().sort((x, y) => x - y);
    reading = false;
    await read;
    expect(seqs).toEqual(Array.from({ length: 200 }, (_, i) => (i + 1) * 2));
    await Promise.all([a.close(), b.close()]);
  });

  it("the server's role can write through functions only", async () => {
    const source = await base.database.source("wn_collab");
    const organization = uuidv7();
    for (const statement of [
      `insert into collab.log (organization_id, document_id, seq, updates, epoch, client_ids, parts, writer, turn) values ('${organization}', '${organization}', 1, 1, 1, '{1}', '', '${organization}', 1)`,
      "update collab.document set head = 0",
      "delete from collab.log",
      "update collab.client set user_id = null",
      "select * from collab.address",
    ])
      await expect(source.query(statement), statement).rejects.toMatchObject({ message: expect.stringContaining("permission denied") });
    expect(await source.query("select * from collab.document")).toEqual([]);
  });
});
