/** How the parts of one log row lie in one column: (length, Yjs V1 bytes)*. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Seq } from "../../schema/drafts.ts";
import type { LogRow, Part } from "./store.ts";

export const packParts = (parts: readonly Part[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const { bytes } of parts) encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
};

export const unpackParts = (packed: Uint8Array, clients: readonly number[]): readonly Part[] => {
  const decoder = decoding.createDecoder(packed);
  return clients.map((client) => ({ client, bytes: decoding.readVarUint8Array(decoder) }));
};

/** A row up to a seq that may lie inside it. */
export const cutRow = (row: LogRow, upTo: Seq): LogRow =>
  row.seq <= upTo ? row : { ...row, seq: upTo, parts: row.parts.slice(0, row.parts.length - (row.seq - upTo)) };
