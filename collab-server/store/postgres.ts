/**
 * The store in PostgreSQL. Reads run in a transaction that names its organization (row level security); every write is one of the
 * functions of migration 0060. `append` is a single statement outside any transaction, so its answer comes after COMMIT.
 */
import pg from "pg";
import type { Reason } from "../../schema/drafts.ts";
import type { DocumentId, OrganizationId, UndoGroupId } from "../../schema/ids.ts";
import { cutRow, packParts } from "./parts.ts";
import {
  type ClientColumns,
  type DocumentColumns,
  documentColumns,
  type GroupColumns,
  type LogColumns,
  logColumns,
  type ResultColumns,
  rowToClient,
  rowToDocument,
  rowToGroup,
  rowToLog,
  rowToResult,
  shareToJson,
} from "./rows.ts";
import type { CollabStore, DocumentStatus, GroupRow, Loaded } from "./store.ts";

type Query = <Row extends pg.QueryResultRow>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/** Opens the store; `connection` is that of the role `wn_collab`. Connections are made when first needed. */
export const createPostgresStore = (connection: pg.ClientConfig): CollabStore => {
  const pool = new pg.Pool({ ...connection, max: 6, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  // A connection that dies while idle is replaced by the next query; nothing is waiting for this one.
  pool.on("error", () => {});

  const call: Query = async (sql, params = []) => (await pool.query(sql, [...params])).rows;
  const inside = async <T>(organization: OrganizationId, work: (query: Query) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      // Repeatable read: document, snapshot and tail are one moment.
      await client.query("begin isolation level repeatable read");
      await client.query("select set_config('wn.organization', $1, true)", [organization]);
      const answer = await work(async (sql, params = []) => (await client.query(sql, [...params])).rows);
      await client.query("commit");
      return answer;
    } catch (error) {
      await client.query("rollback").catch((cause: Error) => {
        broken = cause;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };
  const loadUpTo = (organization: OrganizationId, document: DocumentId, seq: number | null): Promise<Loaded | null> =>
    inside(organization, async (query) => {
      const [row] = await query<DocumentColumns>(`select ${documentColumns} from collab.document where id = $1`, [document]);
      if (!row) return null;
      const found = rowToDocument(row);
      const upTo = seq ?? found.head;
      if (upTo > found.head) return null;
      const [snapshot] = await query<{ seq: string; state: Buffer; vector: Buffer }>(
        "select seq, state, vector from collab.snapshot where document_id = $1 and seq <= least($2::bigint, $3::bigint) and epoch = $4 order by seq desc limit 1",
        [document, upTo, found.snapshotSeq, found.epoch],
      );
      const from = snapshot ? Number(snapshot.seq) : 0;
      if (!snapshot && found.head > 0) {
        // A fork begins where it was made, and what was let go is gone: the log alone tells nothing of before.
        const [first] = await query<{ before: string }>(
          "select seq - updates as before from collab.log where document_id = $1 order by seq limit 1",
          [document],
        );
        if (Number(first?.before) !== 0) return null;
      }
      const tail = (
        await query<LogColumns>(
          `select ${logColumns} from collab.log where document_id = $1 and seq > $2 and seq - updates < $3 order by seq`,
          [document, from, upTo],
        )
      )
        .map(rowToLog)
        .map((row) => cutRow(row, upTo));
      const clients = (
        await query<ClientColumns>("select client_id, user_id, participant, undo_group_id from collab.client where document_id = $1", [
          document,
        ])
      ).map(rowToClient);
      return { document: found, snapshot: snapshot ? { seq: from, state: snapshot.state, vector: snapshot.vector } : null, tail, clients };
    });

  return {
    create: async ({ organization, blueprint, branch, id, schemaVersion }) => {
      const [made] = await call<{ id: DocumentId | null }>("select collab.create_document($1, $2, $3, $4, $5) as id", [
        organization,
        blueprint,
        branch,
        id,
        schemaVersion,
      ]);
      if (!made?.id) throw new Error("That branch belongs to another organization.");
      return inside(organization, async (query) =>
        rowToDocument((await query<DocumentColumns>(`select ${documentColumns} from collab.document where id = $1`, [made.id]))[0]!),
      );
    },
    find: (organization, branch) =>
      inside(organization, async (query) => {
        const [row] = await query<DocumentColumns>(
          `select ${documentColumns} from collab.document where branch_id = $1 and kind = 'draft' order by status = 'deleted', created_at desc limit 1`,
          [branch],
        );
        return row ? rowToDocument(row) : null;
      }),
    locate: async (id) => {
      const [row] = await call<{ organization: OrganizationId; document: DocumentId }>(
        "select organization, document from collab.locate($1)",
        [id],
      );
      return row ?? null;
    },
    load: (organization, document) => loadUpTo(organization, document, null),
    loadAt: loadUpTo,
    rows: (organization, document, after, upTo) =>
      inside(organization, async (query) =>
        (
          await query<LogColumns>(`select ${logColumns} from collab.log where document_id = $1 and seq > $2 and seq <= $3 order by seq`, [
            document,
            after,
            upTo,
          ])
        ).map(rowToLog),
      ),
    newest: (organization, document, upTo, limit) =>
      inside(organization, async (query) =>
        (
          await query<LogColumns>(
            `(select ${logColumns} from (select * from collab.log where document_id = $1 and seq > $2 order by seq limit 1) r where seq - updates < $2)
             union all (select ${logColumns} from collab.log where document_id = $1 and seq <= $2 order by seq desc limit $3)
             order by seq desc limit $3`,
            [document, upTo, limit],
          )
        )
          .map(rowToLog)
          .map((row) => cutRow(row, upTo)),
      ),
    // Backwards from the newest row: near times, the usual question, are near. Times are told in milliseconds, and asked for so.
    seqAt: (organization, document, at) =>
      inside(organization, async (query) => {
        const [row] = await query<{ seq: string }>(
          `select greatest(
             (select seq from collab.log where document_id = $1 and date_trunc('milliseconds', at) <= $2 order by seq desc limit 1),
             (select max(seq) from collab.snapshot where document_id = $1 and date_trunc('milliseconds', at) <= $2), 0) as seq`,
          [document, at],
        );
        return Number(row?.seq ?? 0);
      }),
    storedAt: (organization, document, seq) =>
      inside(organization, async (query) => {
        const [row] = await query<{ at: Date }>(
          `select at from (select at, seq - updates as before from collab.log where document_id = $1 and seq >= $2 order by seq limit 1) r where before < $2
           union all select at from collab.snapshot where document_id = $1 and seq = $2 limit 1`,
          [document, seq],
        );
        return row?.at ?? null;
      }),
    append: async (writer, turn, shares) => {
      const rows = await call<ResultColumns>("select place, outcome, seq, detail from collab.append($1, $2, $3::jsonb, $4::bytea[])", [
        writer,
        turn,
        JSON.stringify(shares.map(shareToJson)),
        shares.map(({ parts }) => Buffer.from(packParts(parts))),
      ]);
      const byPlace = new Map(rows.map((row) => [row.place, rowToResult(row)]));
      return shares.map((_, place) => byPlace.get(place) ?? { is: "unknown" as const });
    },
    clients: (organization, document) =>
      inside(organization, async (query) =>
        (
          await query<ClientColumns>("select client_id, user_id, participant, undo_group_id from collab.client where document_id = $1", [
            document,
          ])
        ).map(rowToClient),
      ),
    group: (organization, group) =>
      inside(organization, async (query) => {
        const [row] = await query<GroupColumns>("select * from collab.undo_group where id = $1", [group]);
        return row ? rowToGroup(row) : null;
      }),
    groups: (organization, groups) =>
      inside(organization, (query) =>
        query<Pick<GroupRow, "id" | "label" | "status">>("select id, label, status from collab.undo_group where id = any ($1)", [groups]),
      ),
    revertOf: (organization, document, group) =>
      inside(organization, async (query) => {
        const [row] = await query<{ id: UndoGroupId }>(
          "select id from collab.undo_group where document_id = $1 and reverts = $2 and status <> 'reverted' order by last_seq desc limit 1",
          [document, group],
        );
        return row?.id ?? null;
      }),
    batch: (organization, document, batch) =>
      inside(organization, async (query) => {
        const [row] = await query<{ last_seq: string }>(
          "select last_seq from collab.undo_group where document_id = $1 and $2::uuid = any (batches) limit 1",
          [document, batch],
        );
        return row ? Number(row.last_seq) : null;
      }),
    closeGroup: async (organization, group) => {
      await call("select collab.write_group($1, $2, 'closed')", [organization, group]);
    },
    putSnapshot: ({ organization, document, epoch, seq, state, vector, stateBytes, freshBytes }, check) =>
      inside(organization, async (query) => {
        await query("select collab.put_snapshot($1, $2, $3, $4, $5, $6, $7, $8)", [
          organization,
          document,
          seq,
          epoch,
          Buffer.from(state),
          Buffer.from(vector),
          stateBytes,
          freshBytes,
        ]);
        const [stored] = await query<{ state: Buffer; vector: Buffer }>(
          "select state, vector from collab.snapshot where document_id = $1 and seq = $2",
          [document, seq],
        );
        if (!stored || !check({ seq, ...stored })) return false;
        await query("select collab.point_snapshot($1, $2, $3)", [organization, document, seq]);
        const [row] = await query<{ snapshot_seq: string }>("select snapshot_seq from collab.document where id = $1", [document]);
        return Number(row?.snapshot_seq) === seq;
      }),
    prune: async (organization, document, before) => {
      await call("select collab.prune($1, $2, $3)", [organization, document, before]);
    },
    heads: async (documents) =>
      (
        await call<{ document: DocumentId; head: string; epoch: number; status: DocumentStatus; because: Reason | null }>(
          "select * from collab.heads($1, $2)",
          [documents.map(({ organization }) => organization), documents.map(({ document }) => document)],
        )
      ).map((row) => ({ ...row, head: Number(row.head) })),
    setStatus: async (organization, document, status, because) => {
      await call("select collab.set_status($1, $2, $3, $4)", [
        organization,
        document,
        status,
        because === null ? null : JSON.stringify(because),
      ]);
    },
    fork: async (organization, from, to, { seq, state, vector, stateBytes }) => {
      const [row] = await call<{ done: boolean }>("select collab.fork($1, $2, $3, $4, $5, $6, $7) as done", [
        organization,
        from,
        to,
        seq,
        Buffer.from(state),
        Buffer.from(vector),
        stateBytes,
      ]);
      return row?.done === true;
    },
    close: () => pool.end(),
  };
};
