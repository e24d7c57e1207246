/** How many bytes the canonical form has at most, kept as nodes come and go. The close count encodes every node, so it is begun only when asked. */
import type { DraftNode } from "./document.ts";
import type { Id } from "./shape.ts";

const encoder = new TextEncoder();
const exact = new WeakMap<DraftNode, number>();
const closeOf = (node: DraftNode): number => {
  const known = exact.get(node) ?? encoder.encode(JSON.stringify(node.props)).length;
  exact.set(node, known);
  return known;
};

/** A unit of UTF-16 is at most six bytes (as an escape); a number, a word of the language and the marks between values are few. */
export const bytesAtMost = (value: unknown): number => {
  if (typeof value === "string") return 6 * value.length + 3;
  if (typeof value !== "object" || value === null) return 32;
  let bytes = 3;
  if (Array.isArray(value)) for (const one of value) bytes += bytesAtMost(one);
  else for (const name in value) bytes += 6 * name.length + 4 + bytesAtMost((value as Readonly<Record<string, unknown>>)[name]);
  return bytes;
};

/** Around the properties of a node stand its id, the name of a map and its parent. */
const around = 128;

export class Size {
  #rough = 0;
  #close: number | null = null;

  /** One node takes the place of another; `undefined`: none. */
  put(before: DraftNode | undefined, after: DraftNode | undefined): void {
    this.#rough += (after ? bytesAtMost(after.props) + around : 0) - (before ? bytesAtMost(before.props) + around : 0);
    if (this.#close !== null) this.#close += (after ? closeOf(after) + around : 0) - (before ? closeOf(before) + around : 0);
  }

  /** The count with the bytes of the header; `nodes`: all there are, for the first close count. */
  bytes(header: number, close: boolean, nodes: Readonly<Record<Id, DraftNode>>): number {
    if (!close) return this.#rough + header + 1_000;
    if (this.#close === null) {
      this.#close = 0;
      for (const id in nodes) this.#close += closeOf(nodes[id]!) + around;
    }
    return this.#close + header + 1_000;
  }
}
