/**
 * The audit log's chain, as pure functions: what an entry hashes to, how a leaf follows the one before, and whether a log is still what was
 * sealed. Entries are hashed as RFC 8785 canonical JSON under SHA-256; a leaf as RFC 6962 marks it (0x00 before the text), so the same leaves
 * can stand in a Merkle tree.
 */
import { createHash } from "node:crypto";
import { jcs } from "../../../schema/blueprint/canonical.ts";
import type { Json } from "../../../schema/ids.ts";

/** An entry as it is hashed: every column a person wrote or could change. `at` keeps its microseconds. */
export interface AuditContent {
  readonly id: string;
  readonly organizationId: string | null;
  readonly at: string;
  readonly actor: string;
  readonly actorKind: string;
  readonly onBehalfOf: string | null;
  readonly sessionId: string | null;
  readonly action: string;
  readonly resource: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly before: Json;
  readonly after: Json;
  readonly requestId: string;
  readonly decisionId: string | null;
  readonly sealedPersonal: string | null;
}

export interface LoggedEntry extends AuditContent {
  /** Its place in the organization's chain; null while it is not sealed. */
  readonly seq: number | null;
  /** For cursors: (era, key, seq of the table). */
  readonly position: readonly [string, string, string];
}

export interface Leaf {
  readonly seq: number;
  readonly leafHash: Buffer;
  readonly previousHash: Buffer;
  readonly chainHash: Buffer;
}

export const chainRoot = Buffer.alloc(32);

export const leafHash = (entry: AuditContent): Buffer =>
  createHash("sha256")
    .update(Buffer.of(0))
    .update(
      jcs({
        id: entry.id,
        organizationId: entry.organizationId,
        at: entry.at,
        actor: entry.actor,
        actorKind: entry.actorKind,
        onBehalfOf: entry.onBehalfOf,
        sessionId: entry.sessionId,
        action: entry.action,
        resource: entry.resource,
        outcome: entry.outcome,
        reasons: entry.reasons,
        before: entry.before,
        after: entry.after,
        requestId: entry.requestId,
        decisionId: entry.decisionId,
        sealedPersonal: entry.sealedPersonal,
      }),
    )
    .digest();

/** The leaf behind `last` (null: the first of a chain). */
export const nextLeaf = (last: Pick<Leaf, "seq" | "chainHash"> | null, entry: AuditContent): Leaf => {
  const hash = leafHash(entry);
  const previousHash = last?.chainHash ?? chainRoot;
  return { seq: (last?.seq ?? 0) + 1, leafHash: hash, previousHash, chainHash: link(previousHash, hash) };
};

const link = (previous: Buffer, leaf: Buffer): Buffer => createHash("sha256").update(Buffer.of(1)).update(previous).update(leaf).digest();

export interface ChainBreak {
  /** Place in the chain where the first thing is wrong. */
  readonly seq: number;
  readonly entryId: string | null;
  readonly what: "changed" | "missing" | "out-of-order" | "inserted" | "cut";
}

/** One place of a stored chain: the leaf, and the entry it seals if that still exists. */
export interface ChainRow {
  readonly leaf: Leaf;
  readonly entryId: string;
  readonly entry: AuditContent | null;
}

/** Where a verification stands: hand it the next rows in order of `seq`. */
export interface Verification {
  readonly last: Pick<Leaf, "seq" | "chainHash"> | null;
  readonly broken: ChainBreak | null;
}
export const verificationStart: Verification = { last: null, broken: null };

/** Checks the next rows of a chain; the first thing found wrong is kept and ends it. */
export const verifyRows = (start: Verification, rows: readonly ChainRow[]): Verification => {
  let { last, broken } = start;
  for (const { leaf, entryId, entry } of rows) {
    if (broken) break;
    const seq = (last?.seq ?? 0) + 1;
    const bad = (what: ChainBreak["what"]): ChainBreak => ({ seq, entryId, what });
    if (leaf.seq !== seq) broken = bad("missing");
    else if (!entry) broken = bad("missing");
    else if (!leafHash(entry).equals(leaf.leafHash)) broken = bad("changed");
    else if (!leaf.previousHash.equals(last?.chainHash ?? chainRoot) || !leaf.chainHash.equals(link(leaf.previousHash, leaf.leafHash)))
      broken = bad("out-of-order");
    last = leaf;
  }
  return { last, broken };
};

/**
 * Ends a verification. `inserted`: an entry that lies before the seal and has no leaf. `announced`: how long the chain was once said to be,
 * by an event outside it.
 */
export const verdictOfChain = (
  { last, broken }: Verification,
  {
    inserted,
    announced,
  }: { readonly inserted: { readonly id: string; readonly before: number } | null; readonly announced: number | null },
): ChainBreak | null => {
  if (broken) return broken;
  if (inserted) return { seq: inserted.before, entryId: inserted.id, what: "inserted" };
  const length = last?.seq ?? 0;
  return announced !== null && announced > length ? { seq: length + 1, entryId: null, what: "cut" } : null;
};
