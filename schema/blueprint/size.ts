/** How many bytes the canonical form has at most, kept as nodes come and go. The close count encodes every node, so it is begun only when asked. */
import type { DraftNode } from "./document.ts";
import { textsIn } from "./texts-in.ts";

const encoder = new TextEncoder();
const exact = new WeakMap<DraftNode, number>();
const closeOf = (node: DraftNode): number => {
  const known = exact.get(node) ?? encoder.encode(JSON.stringify(node.props)).length;
  exact.set(node, known);
  return known;
};
const roughOf = (node: DraftNode): number => textsIn(node.props).bytes;
/** Around the properties of a node stand its id, the name of a map and its parent. */
const around = 128;

export class Size {
  #rough = 0;
  #close: number | null = null;

  /** One node takes the place of another; `undefined`: none. */
  put(before: DraftNode | undefined, after: DraftNode | undefined): void {
    this.#rough += (after ? roughOf(after) + around : 0) - (before ? roughOf(before) + around : 0);
    if (this.#close !== null) this.#close += (after ? closeOf(after) + around : 0) - (before ? closeOf(before) + around : 0);
  }

  /** The count with the bytes of the header; `nodes`: all there are, for the first close count. */
  bytes(header: number, close: boolean, nodes: Iterable<DraftNode | undefined>): number {
    if (!close) return this.#rough + header + 1_000;
    if (this.#close === null) {
      this.#close = 0;
      for (const node of nodes) if (node) this.#close += closeOf(node) + around;
    }
    return this.#close + header + 1_000;
  }
}
