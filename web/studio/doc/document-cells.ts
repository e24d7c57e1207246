/** The cells of a Yjs document, what was changed of them, and the snapshots they come in. */
import type * as Y from "yjs";
import { type CellWrite, cellRoots } from "../../../schema/blueprint/cells.ts";
import type { CellChange } from "../../../schema/drafts.ts";
import type { Json } from "../../../schema/ids.ts";

/** Every cell with its value, as writes that would make the document. */
export const cellsOf = (doc: Y.Doc): CellWrite[] =>
  cellRoots.flatMap((root) => [...doc.getMap<Json>(root)].map(([key, value]) => ({ root, key, value })));

/** One change per cell: the first before, the last after. */
export const mergeChanges = (changes: readonly CellChange[]): readonly CellChange[] => {
  const merged = new Map<string, CellChange>();
  for (const change of changes) {
    const cell = `${change.cell.root} ${change.cell.key}`;
    const { before } = merged.get(cell) ?? change;
    merged.set(cell, {
      cell: change.cell,
      ...(before === undefined ? {} : { before }),
      ...(change.after === undefined ? {} : { after: change.after }),
    });
  }
  return [...merged.values()];
};

/** Snapshots come deflated, as they are stored; every browser inflates them. */
export const inflate = async (deflated: Uint8Array): Promise<Uint8Array> => {
  const stream = new Response(deflated as Uint8Array<ArrayBuffer>).body!.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};
