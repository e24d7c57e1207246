/**
 * How many bytes the canonical form has at most, kept as nodes come and go: roughly, by the lengths of texts alone, or closely, by their
 * letters. The close count looks at every text, so it is begun only when asked.
 */
import type { DraftNode } from "./document.ts";
import type { Id } from "./shape.ts";

type OfText = (text: string) => number;
/** A unit of UTF-16 is at most six bytes (as an escape). */
const roughly: OfText = (text) => 6 * text.length;
/** What UTF-8 and the escapes of JSON make of each unit; half of a pair is counted as an escape. */
const closely: OfText = (text) => {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) bytes += unit < 0x800 ? 2 : unit < 0xd800 || unit > 0xdfff ? 3 : 6;
    else bytes += unit < 0x20 ? 6 : unit === 0x22 || unit === 0x5c ? 2 : 1;
  }
  return bytes;
};

/** What JSON writes around a text, before a value and between two; no number is longer than this. */
const [quotes, colonAndComma, number] = [2, 2, 25] as const;

export const bytesAtMost = (value: unknown, ofText: OfText = roughly): number => {
  if (typeof value === "string") return ofText(value) + quotes;
  if (typeof value === "boolean") return "false".length;
  if (typeof value !== "object" || value === null) return number;
  let bytes = 2;
  if (Array.isArray(value)) for (const one of value) bytes += bytesAtMost(one, ofText) + 1;
  else
    for (const name in value)
      bytes += ofText(name) + quotes + colonAndComma + bytesAtMost((value as Readonly<Record<string, unknown>>)[name], ofText);
  return bytes;
};

/** Around the properties of a node stand its id, the name of a map and its parent. */
const around = 128;
const ofNode = (node: DraftNode | undefined, ofText: OfText): number => (node ? bytesAtMost(node.props, ofText) + around : 0);

export class Size {
  #rough = 0;
  #close: number | null = null;

  /** One node takes the place of another; `undefined`: none. */
  put(before: DraftNode | undefined, after: DraftNode | undefined): void {
    this.#rough += ofNode(after, roughly) - ofNode(before, roughly);
    if (this.#close !== null) this.#close += ofNode(after, closely) - ofNode(before, closely);
  }

  /** The count with the bytes of the header; `nodes`: all there are, for the first close count. */
  bytes(header: number, close: boolean, nodes: Readonly<Record<Id, DraftNode>>): number {
    if (!close) return this.#rough + header + 1_000;
    if (this.#close === null) {
      this.#close = 0;
      for (const id in nodes) this.#close += ofNode(nodes[id], closely);
    }
    return this.#close + header + 1_000;
  }
}
