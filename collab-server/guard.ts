/**
 * The guard: what an update may contain, and whose it may be. Pure; it looks at the decoded update and at a state vector, never at a
 * Y.Doc. It promises that whatever it lets through integrates completely at everybody who has what the server has: nothing stays
 * pending, nobody writes under another's id, and a draft stays a flat table of JSON leaves.
 *
 * Yjs keeps only the last section when an update names a client twice; such an update would look complete here and leave a hole
 * there, so it counts as malformed. A map needs no right origin, and an overwritten cell names no key (its origin does): keys are
 * checked where they are given, existence everywhere.
 */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { isCellKey, isCellRoot, maxCellBytes, maxCellDepth } from "../schema/blueprint/cells.ts";
import type { RefusalCode } from "./refusals.ts";

/** Yjs client id → the clock that comes next. */
export type StateVector = ReadonlyMap<number, number>;

export type Verdict =
  | {
      readonly is: "edit";
      /** Clients with new structs, and the clock that follows them. */
      readonly clocks: ReadonlyMap<number, number>;
      readonly deletes: boolean;
    }
  /** Every struct is known and nothing is deleted. */
  | { readonly is: "nothing" }
  | { readonly is: "refused"; readonly code: RefusalCode; readonly params: Readonly<Record<string, string | number>> }
  | { readonly is: "malformed" };

export interface GuardContext {
  readonly vector: StateVector;
  /** Whether this writer may use the client id; binding a new one is the caller's. */
  readonly mayUse: (client: number) => boolean;
  /**
   * A known struct is taken for what is stored under its id, without looking; under another person's id it might be something else, and
   * its sender would believe it saved. Whole states hold everybody's structs and are compared elsewhere; single edits hold one's own.
   */
  readonly ownOnly?: boolean;
}

/** How many client ids one update may bring something new from; a person has one per open page. */
const maxNewClients = 64;

/** Looks at one V1 update. Never throws. */
export const examine = (update: Uint8Array, { vector, mayUse, ownOnly = false }: GuardContext): Verdict => {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  let sections: number;
  try {
    sections = decoding.readVarUint(decoding.createDecoder(update));
    decoded = Y.decodeUpdate(update);
  } catch {
    return { is: "malformed" };
  }
  const byClient = new Map<number, Struct[]>();
  for (const struct of decoded.structs as readonly Struct[]) {
    const list = byClient.get(struct.id.client);
    if (list) list.push(struct);
    else byClient.set(struct.id.client, [struct]);
  }
  if (byClient.size !== sections) return { is: "malformed" };

  const fresh = new Map<number, Struct[]>();
  for (const [client, structs] of byClient) {
    const known = vector.get(client) ?? 0;
    if (ownOnly && !mayUse(client)) return refused("COLLAB_CLIENT_ID_TAKEN", { client });
    for (const struct of structs) {
      const end = struct.id.clock + struct.length;
      if (struct.length < 1 || !Number.isSafeInteger(end)) return { is: "malformed" };
      if (end <= known) continue;
      if (struct instanceof Y.Skip) return refused("COLLAB_NOT_A_CELL", { why: "skip" });
      if (struct.id.clock > (last(fresh.get(client)) ?? known)) return refused("COLLAB_MISSING_BASE", { client });
      const list = fresh.get(client);
      if (list) list.push(struct);
      else fresh.set(client, [struct]);
    }
  }
  if (fresh.size > maxNewClients) return { is: "malformed" };
  for (const [client, structs] of fresh) {
    if (!mayUse(client)) return refused("COLLAB_CLIENT_ID_TAKEN", { client });
    for (const struct of structs) {
      const fault = faultOf(struct);
      if (fault) return fault;
    }
  }

  const clocks = integrate(fresh, vector);
  if (!clocks) return refused("COLLAB_MISSING_BASE", {});
  let deletes = false;
  for (const [client, items] of decoded.ds.clients) {
    const known = clocks.get(client) ?? vector.get(client) ?? 0;
    for (const { clock, len } of items) {
      if (clock + len > known) return refused("COLLAB_MISSING_BASE", { client });
      deletes ||= len > 0;
    }
  }
  if (clocks.size === 0 && !deletes) return { is: "nothing" };
  return { is: "edit", clocks, deletes };
};

type Struct = Y.Item | Y.GC | Y.Skip;
type Refused = Extract<Verdict, { is: "refused" }>;

const refused = (code: RefusalCode, params: Refused["params"]): Refused => ({ is: "refused", code, params });
const last = (structs: readonly Struct[] | undefined) => {
  const struct = structs?.at(-1);
  return struct && struct.id.clock + struct.length;
};

/** What is wrong with one struct by itself. */
const faultOf = (struct: Struct): Refused | null => {
  if (!(struct instanceof Y.Item)) return refused("COLLAB_NOT_A_CELL", { why: "no item" });
  // After decoding, `parent` is the root's name, an id, or nothing when the origin tells it.
  const parent: unknown = struct.parent;
  if (parent === null ? struct.origin === null : typeof parent !== "string" || struct.origin !== null)
    return refused("COLLAB_NOT_A_CELL", { why: "nested" });
  if (struct.rightOrigin !== null) return refused("COLLAB_NOT_A_CELL", { why: "list" });
  if (typeof parent === "string") {
    if (!isCellRoot(parent)) return refused("COLLAB_NOT_A_CELL", { why: "root" });
    if (struct.parentSub === null || !isCellKey(parent, struct.parentSub)) return refused("COLLAB_NOT_A_CELL", { why: "key" });
  }
  if (struct.content instanceof Y.ContentDeleted) return null;
  if (!(struct.content instanceof Y.ContentAny) || struct.content.arr.length !== 1) return refused("COLLAB_NOT_A_CELL", { why: "content" });
  const value: unknown = struct.content.arr[0];
  const budget = { bytes: maxCellBytes };
  switch (measure(value, maxCellDepth, budget)) {
    case "json":
      return budget.bytes < 0 ? refused("COLLAB_TOO_BIG", {}) : null;
    case "deep":
      return refused("COLLAB_TOO_BIG", {});
    case "other":
      return refused("COLLAB_NOT_A_CELL", { why: "value" });
  }
};

const measure = (value: unknown, depth: number, budget: { bytes: number }): "json" | "deep" | "other" => {
  if (depth < 0) return "deep";
  if (value === null || typeof value === "boolean") budget.bytes -= 4;
  else if (typeof value === "number") {
    if (!Number.isFinite(value)) return "other";
    budget.bytes -= 8;
  } else if (typeof value === "string") budget.bytes -= Buffer.byteLength(value) + 2;
  else if (Array.isArray(value)) {
    for (const inner of value) {
      const found = measure(inner, depth - 1, budget);
      if (found !== "json") return found;
    }
    budget.bytes -= 2;
  } else if (typeof value === "object" && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)) {
    for (const [key, inner] of Object.entries(value)) {
      budget.bytes -= Buffer.byteLength(key) + 3;
      const found = measure(inner, depth - 1, budget);
      if (found !== "json") return found;
    }
    budget.bytes -= 2;
  } else return "other";
  return "json";
};

/** Integrates the new structs on paper, in any order that works; null when one of them waits for something nobody has. */
const integrate = (fresh: ReadonlyMap<number, readonly Struct[]>, vector: StateVector): Map<number, number> | null => {
  const clocks = new Map<number, number>();
  const has = (id: Y.ID) => id.clock < (clocks.get(id.client) ?? vector.get(id.client) ?? 0);
  const next = new Map([...fresh.keys()].map((client) => [client, 0]));
  let open = fresh.size;
  let moved = true;
  while (open > 0 && moved) {
    moved = false;
    for (const [client, structs] of fresh) {
      let at = next.get(client)!;
      if (at === structs.length) continue;
      while (at < structs.length) {
        const struct = structs[at] as Y.Item;
        if (struct.origin && !has(struct.origin)) break;
        clocks.set(client, struct.id.clock + struct.length);
        at += 1;
        moved = true;
      }
      next.set(client, at);
      if (at === structs.length) open -= 1;
    }
  }
  return open === 0 ? clocks : null;
};
