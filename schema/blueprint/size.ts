/** How many bytes the canonical form of a draft has, as long as that matters: below the limit a bound from above is enough. */
import { canonical } from "./canonical.ts";
import { type Draft, type DraftNode, nest } from "./document.ts";
import { limits } from "./limits.ts";

/** Units of UTF-16 a node's own part has; each is at most three bytes. Kept as long as the node is. */
const units = new WeakMap<DraftNode, number>();
const exact = new WeakMap<DraftNode, number>();
const encoder = new TextEncoder();

const kept = (known: WeakMap<DraftNode, number>, node: DraftNode, measure: (text: string) => number): number => {
  let size = known.get(node);
  if (size === undefined) {
    size = measure(JSON.stringify(node.props));
    known.set(node, size);
  }
  return size;
};

/** The bytes of the canonical form, or a number from above when that is within the limit. */
export const canonicalBytes = (draft: Draft): number => {
  const header = JSON.stringify(draft.header).length * 3 + 1_000;
  // Around the properties of a node stand its id, the name of a map and its parent.
  const bound = (of: (node: DraftNode) => number): number => {
    let sum = header;
    for (const id in draft.nodes) sum += of(draft.nodes[id]!) + 128;
    return sum;
  };
  const rough = bound((node) => 3 * kept(units, node, (text) => text.length));
  if (rough <= limits.canonicalBytes) return rough;
  const close = bound((node) => kept(exact, node, (text) => encoder.encode(text).length));
  if (close <= limits.canonicalBytes) return close;
  return encoder.encode(canonical(nest(draft))).length;
};
