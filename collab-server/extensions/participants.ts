/**
 * Participants: the server writing on a person's behalf (planner, API, import, merge, restore), behind the port `Drafts`.
 *
 * A batch becomes cells: the shadow's draft, `applyOps`, the difference written in one Yjs transaction under a client id bound to person,
 * kind and group. The bytes pass the same guard and take the same way into the log as anybody's. The room takes no other edit in
 * between, and the append is conditional on the head that was looked at: lost against another server, it starts again from what is there.
 */
import { randomInt } from "node:crypto";
import { uuidv7 } from "../../db/uuid.ts";
import { type CellWrite, isCellKey, type Mirror, writesBetween } from "../../schema/blueprint/cells.ts";
import { limits } from "../../schema/blueprint/limits.ts";
import type { Op, Refusal } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { withMarks } from "../../schema/blueprint/renaming.ts";
import { planRevert } from "../../schema/blueprint/revert.ts";
import type { CellChange, Drafts, GroupSummary, Participant, Reason, Reverted } from "../../schema/drafts.ts";
import type { BatchId, BranchId, DocumentId, OrganizationId, ProposalId, UndoGroupId, UserId } from "../../schema/ids.ts";
import { cuts } from "../cuts.ts";
import { mayEdit, type RoleOf } from "../extension.ts";
import { examine } from "../guard.ts";
import { history } from "../history.ts";
import type { Settled } from "../lane.ts";
import { parseName } from "../names.ts";
import { portError as fail, type RefusalCode, refusals } from "../refusals.ts";
import type { Room } from "../room.ts";
import type { Rooms } from "../rooms.ts";
import type { CollabStore, GroupRow, GroupWrite, Share } from "../store/store.ts";
import type { Presence } from "./presence.ts";
import type { StoppedBy } from "./stops.ts";

export interface ParticipantsDeps {
  readonly store: CollabStore;
  readonly rooms: Rooms;
  readonly roleOf: RoleOf;
  readonly stoppedBy: StoppedBy;
  readonly presence: Presence;
  readonly wait: (ms: number) => Promise<void>;
  readonly closeAll: (room: Room) => void;
}

/** A merge and a restore are worked out here from two stored states, and are as long as their difference; others send what they like. */
const mostOps = ({ kind }: Participant): number => (kind === "merge" || kind === "restore" ? Number.POSITIVE_INFINITY : limits.opsPerBatch);
const maxBatchBytes = 8 * 1024 * 1024;
const rounds = 3;

export interface Participants {
  readonly drafts: Drafts;
  /** Ends what the AI is doing in an organization: its undo groups are closed, and it leaves the rooms. */
  endAi(organization: OrganizationId): Promise<void>;
}

export const participants = ({ store, rooms, roleOf, stoppedBy, presence, wait, closeAll }: ParticipantsDeps): Participants => {
  /** One Yjs client id per group and server run. */
  const clients = new Map<UndoGroupId, number>();
  const shownIn = new Map<UndoGroupId, { room: Room; client: number; by: Participant }>();

  const roomOf = async (organization: OrganizationId, document: DocumentId): Promise<Room> => {
    const room = await rooms.openDocument(organization, document);
    if (!room || room.document.status === "deleted") throw fail("COLLAB_UNKNOWN_DOCUMENT");
    return room;
  };
  const roomOfBranch = async (branch: BranchId): Promise<Room> => {
    const place = await store.locate(branch);
    if (!place) throw fail("COLLAB_UNKNOWN_DOCUMENT");
    return roomOf(place.organization, place.document);
  };
  const mayWrite = async (room: Room, user: UserId, proposal?: ProposalId): Promise<boolean> => {
    const role = await roleOf(
      { userId: user, organizationId: room.document.organization, sessionId: null },
      room.document.branch,
      proposal,
    );
    return role !== null && role !== "ended" && mayEdit(role);
  };

  /** Writes cells as one update, conditional on the head. The caller is alone in the room. */
  const writeCells = async (
    room: Room,
    writes: readonly CellWrite[],
    group: GroupWrite,
    commit: (share: Share) => Promise<Settled>,
  ): Promise<Settled | "guard"> => {
    const client = clients.get(group.id) ?? randomInt(1, 2 ** 32 - 1);
    const owner = room.owner(client);
    const { bytes, done } = room.shadow.write(writes, client);
    const verdict = examine(bytes, {
      vector: room.vector(),
      mayUse: (id) => id === client && (owner === undefined || owner.group === group.id),
    });
    if (verdict.is !== "edit" || bytes.length > maxBatchBytes) {
      done(false);
      clients.delete(group.id);
      return "guard";
    }
    clients.set(group.id, client);
    const result = await commit({
      organization: room.document.organization,
      document: room.document.id,
      epoch: room.document.epoch,
      expected: room.head(),
      parts: [{ client, bytes }],
      bind: [{ client, user: group.onBehalfOf, participant: group.participant, group: group.id }],
      group,
    }).catch((error: unknown): Settled => ({ is: "fault", error }));
    done(result.is === "stored");
    if (result.is === "taken") clients.delete(group.id);
    return result;
  };

  const apply: Drafts["apply"] = async ({ document: name, id, batch, group, by }) => {
    const parts = parseName(name);
    const room = parts && (await rooms.open(parts.organization, parts.branch));
    if (!room || room.document.status === "deleted" || room.document.epoch !== parts.epoch) throw fail("COLLAB_UNKNOWN_DOCUMENT");
    const whole = (code: RefusalCode, because: Reason | null = null): { refused: Refusal[] } => ({
      refused: batch.ops.slice(0, 1).map((op, index) => ({ index, op, code, text: because ?? refusals[code] })),
    });
    if (batch.ops.length === 0) return { seq: room.head() };
    if (batch.ops.length > mostOps(by)) return whole("COLLAB_TOO_MANY_OPERATIONS");
    const proposal = by.kind === "merge" ? by.proposalId : undefined;
    if (!(await mayWrite(room, by.onBehalfOf, proposal))) return whole("COLLAB_READ_ONLY");
    const stopped = await stoppedBy(room.document.organization, by.kind === "ai" ? "automation" : "writes");
    if (stopped) return whole("COLLAB_FROZEN", stopped);
    if (room.document.status === "frozen") return whole("COLLAB_FROZEN", room.document.because);
    return room.alone(async (commit) => {
      const known = await store.batch(room.document.organization, room.document.id, id);
      if (known !== null) return { seq: known };
      for (let round = 0; round < rounds; round++) {
        const { draft, mirror } = await room.shadow.read(room.head());
        const ops = by.kind === "api" ? withMarks(draft, batch.ops) : batch.ops;
        const applied = applyOps(draft, { ...batch, ops }, ops.length);
        if ("refused" in applied) return { refused: applied.refused };
        const writes = writesBetween(draft, applied.draft);
        const faults = writes.filter(({ root, key }) => !isCellKey(root, key));
        if (faults.length > 0) return { refused: faultsOf(ops, faults) };
        if (writes.length === 0) return { seq: room.head() };
        const changes = changesOf(mirror, writes);
        const result = await writeCells(
          room,
          writes,
          { id: group, batch: id, participant: by.kind, onBehalfOf: by.onBehalfOf, label: by.label, changes },
          commit,
        );
        if (result === "guard") return whole("COLLAB_NOT_A_CELL");
        switch (result.is) {
          case "stored": {
            const client = clients.get(group)!;
            shownIn.set(group, { room, client, by });
            presence.show(room, client, { user: by.onBehalfOf, kind: by.kind, label: by.label }, { selection: touchedIds(writes) });
            return { seq: result.seq };
          }
          case "repeated":
            return { seq: result.seq };
          case "moved":
            await room.catchUp();
            continue;
          case "taken":
            continue;
          case "frozen":
            room.setStatus("frozen", result.because, room.document.epoch);
            return whole("COLLAB_FROZEN", result.because);
          case "group":
            throw fail("COLLAB_UNKNOWN_GROUP");
          case "deleted":
          case "epoch":
          case "unknown":
            throw fail("COLLAB_UNKNOWN_DOCUMENT");
          case "fault":
            throw new Error("The batch could not be stored.", { cause: result.error });
        }
      }
      throw fail("COLLAB_BUSY");
    });
  };

  const leave = (group: UndoGroupId) => {
    const shown = shownIn.get(group);
    if (shown) presence.show(shown.room, shown.client, { user: shown.by.onBehalfOf, kind: shown.by.kind, label: shown.by.label }, null);
    shownIn.delete(group);
    clients.delete(group);
  };

  const finish: Drafts["finish"] = async (group) => {
    leave(group);
    const place = await store.locate(group);
    if (!place) return { group, status: "closed", batches: 0, cells: 0, firstSeq: null, lastSeq: null };
    await store.closeGroup(place.organization, group);
    const row = await store.group(place.organization, group);
    if (!row) throw fail("COLLAB_UNKNOWN_GROUP");
    return summaryOf(row);
  };

  const revert: Drafts["revert"] = async (group, by) => {
    const place = await store.locate(group);
    const first = place && (await store.group(place.organization, group));
    if (!place || !first) throw fail("COLLAB_UNKNOWN_GROUP");
    const room = await roomOf(place.organization, place.document);
    if (!(await mayWrite(room, by))) throw fail("COLLAB_READ_ONLY");
    if (await stoppedBy(place.organization, "writes")) throw fail("COLLAB_FROZEN");
    leave(group);
    return room.alone(async (commit): Promise<Reverted> => {
      const undo = { id: uuidv7() as UndoGroupId, batch: uuidv7() as BatchId };
      for (let round = 0; round < rounds; round++) {
        const row = (await store.group(place.organization, group)) ?? first;
        if (row.status === "reverted") return { group, seq: room.head(), restored: [], left: [] };
        const { mirror } = await room.shadow.read(room.head());
        const { writes, left } = planRevert(row.changes, mirror);
        const label = backOf(row.label);
        if (writes.length === 0) return { group, seq: room.head(), restored: [], left };
        const result = await writeCells(
          room,
          writes,
          { ...undo, participant: "restore", onBehalfOf: by, label, reverts: group, changes: changesOf(mirror, writes) },
          commit,
        );
        clients.delete(undo.id);
        if (result === "guard") throw fail("COLLAB_NOT_A_CELL");
        if (result.is === "stored" || result.is === "repeated")
          return { group: undo.id, seq: result.seq, restored: writes.map(({ root, key }) => ({ root, key })), left };
        if (result.is === "moved") await room.catchUp();
        else if (result.is === "frozen") throw fail("COLLAB_FROZEN");
        else if (result.is === "fault") throw new Error("Taking back could not be stored.", { cause: result.error });
        else if (result.is !== "taken") throw fail("COLLAB_UNKNOWN_DOCUMENT");
      }
      throw fail("COLLAB_BUSY");
    });
  };

  const redo: Drafts["redo"] = async (group, by) => {
    const place = await store.locate(group);
    if (!place) throw fail("COLLAB_UNKNOWN_GROUP");
    const { organization, document } = place;
    const back = await store.revertOf(organization, document, group);
    return back ? revert(back, by) : { group, seq: (await roomOf(organization, document)).head(), restored: [], left: [] };
  };

  const fork: Drafts["fork"] = async (from, to) => {
    const source = await roomOfBranch(from);
    const { organization, blueprint, schemaVersion } = source.document;
    const target = await store.create({ organization, blueprint, branch: to, id: uuidv7() as DocumentId, schemaVersion });
    await source.alone(async () => {
      const state = await source.shadow.snapshot(source.head());
      if (state === "pending" || !(await store.fork(organization, source.document.id, target.id, state)))
        throw fail("COLLAB_UNKNOWN_DOCUMENT");
    });
  };

  const setStatus = async (branch: BranchId, status: "open" | "frozen" | "deleted", because: { en: string; ar: string } | null) => {
    const room = await roomOfBranch(branch);
    await store.setStatus(room.document.organization, room.document.id, status, because);
    room.setStatus(status, because, room.document.epoch);
    if (status === "deleted") closeAll(room);
  };

  return {
    drafts: {
      ...cuts({ store, rooms, wait }),
      history: history({ store }),
      apply,
      finish,
      revert,
      redo,
      fork,
      freeze: (branch, because) => setStatus(branch, "frozen", because),
      thaw: (branch) => setStatus(branch, "open", null),
      remove: (branch) => setStatus(branch, "deleted", null),
    },
    endAi: async (organization) => {
      for (const [group, { room, by }] of shownIn) if (by.kind === "ai" && room.document.organization === organization) await finish(group);
    },
  };
};

/** What taking something back is called; taking that back again is doing it again. */
const backOf = ({ en, ar }: Reason): Reason =>
  en.startsWith("Undo: ")
    ? { en: en.replace("Undo: ", "Redo: "), ar: ar.replace("تراجع: ", "إعادة: ") }
    : { en: `Undo: ${en.replace(/^Redo: /, "")}`, ar: `تراجع: ${ar.replace(/^إعادة: /, "")}` };

const changesOf = (mirror: Mirror, writes: readonly CellWrite[]): CellChange[] =>
  writes.map(({ root, key, value }) => {
    const before = mirror.get(root, key);
    return { cell: { root, key }, ...(before === undefined ? {} : { before }), ...(value === undefined ? {} : { after: value }) };
  });

const touchedIds = (writes: readonly CellWrite[]): string[] =>
  [...new Set(writes.map(({ key }) => key.slice(0, key.indexOf("/"))))].slice(0, 50);

const faultsOf = (ops: readonly Op[], faults: readonly CellWrite[]): Refusal[] => {
  const ids = new Set(touchedIds(faults));
  const at = ops.map((op, index) => ({ op, index })).filter(({ op }) => ids.has(op.id));
  return (at.length > 0 ? at : [{ op: ops[0]!, index: 0 }]).map(({ op, index }) => ({
    index,
    op,
    code: "COLLAB_NOT_A_CELL",
    text: refusals.COLLAB_NOT_A_CELL,
  }));
};

const summaryOf = (row: GroupRow): GroupSummary => ({
  group: row.id,
  status: row.status,
  batches: row.batches.length,
  cells: new Set(row.changes.map(({ cell }) => `${cell.root} ${cell.key}`)).size,
  firstSeq: row.firstSeq,
  lastSeq: row.lastSeq,
});
