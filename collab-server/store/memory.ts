/** The store in memory: for tests of everything above it. Same contract as PostgreSQL, same answers. */
import type { BatchId, DocumentId, OrganizationId, UndoGroupId } from "../../schema/ids.ts";
import { cutRow } from "./parts.ts";
import type { ClientBinding, CollabStore, DocumentRow, GroupRow, Loaded, LogRow, Share, ShareResult, Snapshot } from "./store.ts";

interface Held {
  row: DocumentRow;
  log: (LogRow & { writer: string; turn: number })[];
  snapshots: (Snapshot & { readonly at: Date })[];
  clients: Map<number, ClientBinding>;
}

/** Makes an empty store; it lives as long as the value. */
export const createMemoryStore = (): CollabStore => {
  const held = new Map<DocumentId, Held>();
  const groups = new Map<string, GroupRow>();
  const of = (organization: OrganizationId, id: DocumentId): Held | null => {
    const found = held.get(id);
    return found?.row.organization === organization ? found : null;
  };
  const batchOf = (document: DocumentId, batch: BatchId): number | null =>
    [...groups.values()].find((group) => group.document === document && group.batches.includes(batch))?.lastSeq ?? null;
  const write = (writer: string, turn: number, share: Share): ShareResult => {
    const doc = of(share.organization, share.document);
    if (!doc) return { is: "unknown" };
    const repeated = doc.log.find((row) => row.writer === writer && row.turn === turn);
    if (repeated) return { is: "stored", seq: repeated.seq };
    if (doc.row.epoch !== share.epoch) return { is: "epoch", epoch: doc.row.epoch };
    if (doc.row.status === "frozen") return { is: "frozen", because: doc.row.because };
    if (doc.row.status === "deleted") return { is: "deleted" };
    if (share.expected !== undefined && share.expected !== doc.row.head) return { is: "moved", head: doc.row.head };
    const old = share.group && groups.get(share.group.id);
    if (old && old.document !== share.document) return { is: "unknown" };
    const there = share.group && batchOf(share.document, share.group.batch);
    if (there) return { is: "repeated", seq: there };
    if (old && old.status !== "open") return { is: "group", status: old.status };
    const taken = share.bind.filter(({ client, user }) => doc.clients.has(client) && doc.clients.get(client)!.user !== user);
    if (taken.length > 0) return { is: "taken", clients: taken.map(({ client }) => client) };
    for (const binding of share.bind) if (!doc.clients.has(binding.client)) doc.clients.set(binding.client, binding);
    const seq = doc.row.head + share.parts.length;
    doc.row = { ...doc.row, head: seq };
    doc.log.push({ seq, parts: share.parts.map(({ client, bytes }) => ({ client, bytes: bytes.slice() })), at: new Date(), writer, turn });
    if (share.group) {
      const { batch, changes, reverts, ...rest } = share.group;
      groups.set(rest.id, {
        ...(old ?? {
          ...rest,
          organization: share.organization,
          document: share.document,
          status: "open",
          reverts: reverts ?? null,
          firstSeq: seq,
        }),
        batches: [...(old?.batches ?? []), batch],
        changes: [...(old?.changes ?? []), ...changes],
        lastSeq: seq,
        ...(reverts ? { status: "closed" as const } : {}),
      });
      if (reverts) stand(share.document, reverts, "reverted");
    }
    return { is: "stored", seq };
  };
  /** Whether a group stands; what it took back stands where it does not. */
  const stand = (document: DocumentId, id: UndoGroupId, status: "closed" | "reverted"): void => {
    const group = groups.get(id);
    if (!group || group.document !== document || group.status === status) return;
    groups.set(id, { ...group, status });
    if (group.reverts) stand(document, group.reverts, status === "reverted" ? "closed" : "reverted");
  };
  const rows = (doc: Held, after: number, upTo: number): LogRow[] => doc.log.filter(({ seq }) => seq > after && seq <= upTo);
  const loaded = (doc: Held, seq: number): Loaded | null => {
    const current = doc.snapshots.filter((s) => s.seq <= Math.min(seq, doc.row.snapshotSeq)).at(-1) ?? null;
    const first = doc.log[0];
    if (!current && doc.row.head > 0 && (!first || first.seq !== first.parts.length)) return null;
    const tail = doc.log.filter((row) => row.seq > (current?.seq ?? 0) && row.seq - row.parts.length < seq).map((row) => cutRow(row, seq));
    return { document: doc.row, snapshot: current, tail, clients: [...doc.clients.values()] };
  };

  return {
    create: async ({ organization, blueprint, branch, id, schemaVersion }) => {
      const there = [...held.values()].find(({ row }) => row.branch === branch && row.status !== "deleted");
      if (there) {
        if (there.row.organization !== organization) throw new Error("That branch belongs to another organization.");
        return there.row;
      }
      const row: DocumentRow = {
        organization,
        id,
        blueprint,
        branch,
        status: "open",
        because: null,
        epoch: 1,
        schemaVersion,
        head: 0,
        snapshotSeq: 0,
      };
      held.set(id, { row, log: [], snapshots: [], clients: new Map() });
      return row;
    },
    find: async (organization, branch) => {
      const all = [...held.values()].map(({ row }) => row).filter((row) => row.organization === organization && row.branch === branch);
      return all.find(({ status }) => status !== "deleted") ?? all.at(-1) ?? null;
    },
    locate: async (id) => {
      const group = groups.get(id);
      if (group) return { organization: group.organization, document: group.document };
      const found = [...held.values()].findLast(({ row }) => row.id === id || row.branch === id);
      return found ? { organization: found.row.organization, document: found.row.id } : null;
    },
    load: async (organization, document) => {
      const doc = of(organization, document);
      return doc && loaded(doc, doc.row.head);
    },
    loadAt: async (organization, document, seq) => {
      const doc = of(organization, document);
      return doc && seq <= doc.row.head ? loaded(doc, seq) : null;
    },
    rows: async (organization, document, after, upTo) => {
      const doc = of(organization, document);
      return doc ? rows(doc, after, upTo) : [];
    },
    newest: async (organization, document, upTo, limit) => {
      const reaching = of(organization, document)?.log.filter((row) => row.seq - row.parts.length < upTo) ?? [];
      return reaching
        .slice(-limit)
        .reverse()
        .map((row) => cutRow(row, upTo));
    },
    seqAt: async (organization, document, at) => {
      const doc = of(organization, document);
      return Math.max(0, ...[...(doc?.log ?? []), ...(doc?.snapshots ?? [])].filter((one) => one.at <= at).map(({ seq }) => seq));
    },
    storedAt: async (organization, document, seq) => {
      const doc = of(organization, document);
      const row =
        doc?.log.find((one) => one.seq >= seq && one.seq - one.parts.length < seq) ?? doc?.snapshots.find((one) => one.seq === seq);
      return row?.at ?? null;
    },
    append: async (writer, turn, shares) => shares.map((share) => write(writer, turn, share)),
    clients: async (organization, document) => [...(of(organization, document)?.clients.values() ?? [])],
    group: async (organization, id) => {
      const group = groups.get(id);
      return group?.organization === organization ? group : null;
    },
    groups: async (organization, ids) =>
      [...groups.values()].filter((group) => group.organization === organization && ids.includes(group.id)),
    revertOf: async (organization, document, id) =>
      [...groups.values()].findLast(
        (group) =>
          group.organization === organization && group.document === document && group.reverts === id && group.status !== "reverted",
      )?.id ?? null,
    batch: async (organization, document, batch) => (of(organization, document) ? batchOf(document, batch) : null),
    closeGroup: async (organization, id) => {
      const group = groups.get(id);
      if (group?.organization === organization && group.status === "open") groups.set(id, { ...group, status: "closed" });
    },
    putSnapshot: async ({ organization, document, seq, state, vector }, check) => {
      const doc = of(organization, document);
      if (!doc || seq > doc.row.head || seq <= doc.row.snapshotSeq || !check({ seq, state, vector })) return false;
      doc.snapshots.push({ seq, state, vector, at: new Date() });
      doc.row = { ...doc.row, snapshotSeq: seq };
      return true;
    },
    prune: async (organization, document, before) => {
      const doc = of(organization, document);
      if (!doc) return;
      const current = doc.snapshots.filter(({ seq }) => seq <= doc.row.snapshotSeq);
      const base = current.filter(({ at }) => at <= before).at(-1)?.seq ?? 0;
      doc.log = doc.log.filter(({ seq }) => seq > base);
      const day = (one: { readonly at: Date }): string => one.at.toISOString().slice(0, 10);
      doc.snapshots = doc.snapshots.filter(
        (one) =>
          one.seq === base ||
          (one.seq > base && (current.slice(-2).includes(one) || !current.some((later) => later.seq > one.seq && day(later) === day(one)))),
      );
    },
    heads: async (documents) =>
      documents.flatMap(({ organization, document }) => {
        const doc = of(organization, document);
        return doc ? [{ document, head: doc.row.head, epoch: doc.row.epoch, status: doc.row.status, because: doc.row.because }] : [];
      }),
    setStatus: async (organization, document, status, because) => {
      const doc = of(organization, document);
      if (doc && doc.row.status !== "deleted") doc.row = { ...doc.row, status, because };
    },
    fork: async (organization, from, to, { seq, state, vector }) => {
      const [source, target] = [of(organization, from), of(organization, to)];
      if (!source || !target || source.row.blueprint !== target.row.blueprint || target.row.head !== 0) return false;
      const at = Math.max(seq, 1);
      target.snapshots.push({ seq: at, state, vector, at: new Date() });
      target.row = { ...target.row, head: at, snapshotSeq: at };
      target.clients = new Map(source.clients);
      return true;
    },
    close: async () => {},
  };
};
