import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomDraft } from "../fixtures/random.ts";
import { canonical } from "./canonical.ts";
import { type Draft, type DraftNode, flatten, nest } from "./document.ts";
import { bytesAtMost, Size } from "./size.ts";

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const counted = ({ header, nodes }: Draft, close: boolean): number => {
  const size = new Size();
  for (const node of Object.values(nodes)) size.put(undefined, node);
  return size.bytes(bytesAtMost(header), close, nodes);
};

describe("the bytes a document has at most", () => {
  it("[BP5] are never fewer than there are, and the close count is below the rough one", () => {
    const drafts = [flatten(clinic), flatten(loan), ...Array.from({ length: 60 }, (_, seed) => randomDraft(seed, 60))];
    for (const draft of drafts) {
      const [rough, close] = [counted(draft, false), counted(draft, true)];
      expect(close).toBeGreaterThanOrEqual(bytes(canonical(nest(draft))));
      expect(rough).toBeGreaterThanOrEqual(close);
    }
  });

  it("[BP5] count every letter as it is written: escapes, two, three and four bytes, halves of pairs", () => {
    const words = ["name", 'a "quoted" \\ word', "\u0000\n\t\u001f", "اسم المريض", "über", "名前", "𝒳😀", "\ud800", "a\udc00b", ""];
    for (const one of words) {
      // Long enough that what is counted around a node does not hide it.
      const word = one.repeat(100);
      const node: DraftNode = {
        kind: "role",
        parent: null,
        owner: null,
        props: { [word]: [word, { [word]: word }, 12.5, -1e-300, true, null] },
      };
      const size = new Size();
      size.bytes(0, true, {});
      const before = size.bytes(0, true, {});
      size.put(undefined, node);
      expect(size.bytes(0, true, {}) - before, JSON.stringify(one)).toBeGreaterThanOrEqual(bytes(JSON.stringify(node.props)));
      expect(size.bytes(0, false, {}), JSON.stringify(one)).toBeGreaterThanOrEqual(bytes(JSON.stringify(node.props)));
      size.put(node, undefined);
      expect(size.bytes(0, true, {})).toBe(before);
    }
  });
});
