import { describe, expect, it } from "vitest";
import {
  type AuditContent,
  type ChainRow,
  type Leaf,
  leafHash,
  nextLeaf,
  verdictOfChain,
  verificationStart,
  verifyRows,
} from "./audit-chain.ts";
import { brokenStep, linkStep, type TraceStep } from "./trace.ts";

const entry = (n: number): AuditContent => ({
  id: `entry-${n}`,
  organizationId: "o-1",
  at: `2026-01-15T08:00:0${n}.123456Z`,
  actor: "u-1",
  actorKind: "user",
  onBehalfOf: null,
  sessionId: "s-1",
  action: "blueprint.rename",
  resource: `blueprint:${n}`,
  outcome: "ok",
  reasons: [],
  before: { label: { en: "Clinic", ar: "عيادة" } },
  after: { label: { en: `Clinic ${n}` }, n },
  requestId: `r-${n}`,
  decisionId: null,
  sealedPersonal: null,
});

const chain = (length: number): readonly ChainRow[] => {
  let last: Leaf | null = null;
  return Array.from({ length }, (_, index) => {
    const content = entry(index + 1);
    last = nextLeaf(last, content);
    return { leaf: last, entryId: content.id, entry: content };
  });
};
const verdict = (rows: readonly ChainRow[], announced: number | null = null) =>
  verdictOfChain(verifyRows(verificationStart, rows), { inserted: null, announced });

describe("the audit chain", () => {
  it("is intact as it was sealed, in one stretch or in several", () => {
    const rows = chain(9);
    expect(verdict(rows, 9)).toBeNull();
    expect(verdict([])).toBeNull();
    for (let cut = 0; cut <= 9; cut++)
      expect(verifyRows(verifyRows(verificationStart, rows.slice(0, cut)), rows.slice(cut))).toMatchObject({
        broken: null,
        last: { seq: 9 },
      });
  });

  it("finds any changed field of any entry", () => {
    const rows = chain(5);
    const fields = Object.keys(entry(1)) as (keyof AuditContent)[];
    for (const [index, row] of rows.entries())
      for (const field of fields) {
        const changed = { ...row.entry!, [field]: field === "reasons" ? ["x"] : `${String(row.entry![field])}!` } as AuditContent;
        const tampered = rows.map((one, place) => (place === index ? { ...one, entry: changed } : one));
        expect(verdict(tampered), field).toEqual({ seq: index + 1, entryId: row.entryId, what: "changed" });
      }
  });

  it("finds every flipped bit of every hash", () => {
    const rows = chain(3);
    for (const [index, row] of rows.entries())
      for (const field of ["leafHash", "previousHash", "chainHash"] as const)
        for (let bit = 0; bit < 256; bit += 7) {
          const flipped = Buffer.from(row.leaf[field]);
          flipped[bit >> 3]! ^= 1 << (bit & 7);
          const tampered = rows.map((one, place) => (place === index ? { ...one, leaf: { ...one.leaf, [field]: flipped } } : one));
          expect(verdict(tampered)?.seq).toBe(index + 1);
        }
  });

  it("finds a missing entry, a missing leaf, a swap, a repeat and a cut tail", () => {
    const rows = chain(6);
    expect(verdict(rows.map((row, index) => (index === 2 ? { ...row, entry: null } : row)))).toMatchObject({ seq: 3, what: "missing" });
    expect(verdict(rows.filter((_, index) => index !== 2))).toMatchObject({ seq: 3, what: "missing" });
    const swapped = rows.map((row, index) => {
      const other = rows[index === 2 ? 3 : index === 3 ? 2 : index]!;
      return { ...other, leaf: { ...other.leaf, seq: row.leaf.seq } };
    });
    expect(verdict(swapped)).toMatchObject({ seq: 3, what: "out-of-order" });
    expect(verdict([...rows.slice(0, 3), { ...rows[2]!, leaf: { ...rows[2]!.leaf, seq: 4 } }, ...rows.slice(3)])).toMatchObject({ seq: 4 });
    expect(verdict(rows.slice(0, 4), 6)).toEqual({ seq: 5, entryId: null, what: "cut" });
  });

  it("finds a leaf that was made to fit a changed entry", () => {
    const rows = chain(4);
    const changed = { ...rows[1]!.entry!, actor: "somebody-else" };
    const tampered = rows.map((row, index) =>
      index === 1 ? { ...row, entry: changed, leaf: { ...row.leaf, leafHash: leafHash(changed) } } : row,
    );
    expect(verdict(tampered)).toMatchObject({ seq: 2, what: "out-of-order" });
  });

  it("hashes canonical JSON: the order of members says nothing, every value does", () => {
    expect(leafHash({ ...entry(1), after: { a: 1, b: 2 } })).toEqual(leafHash({ ...entry(1), after: { b: 2, a: 1 } }));
    for (const after of [null, {}, [], { a: 1, b: 3 }, { a: "1", b: 2 }, { a: 1, b: 2, c: null }])
      expect(leafHash({ ...entry(1), after })).not.toEqual(leafHash({ ...entry(1), after: { a: 1, b: 2 } }));
  });
});

describe("the trace", () => {
  const steps: TraceStep[] = [];
  for (const key of ["requested", "analyzed", "approved", "granted"])
    steps.push(
      linkStep("d-1", steps.at(-1) ?? null, {
        phase: "decision",
        key,
        text: { en: key, ar: key },
        data: { key },
        at: new Date("2026-01-15T08:00:00Z"),
      }),
    );

  it("[GV9] is hash-linked: a changed, dropped, moved or foreign step is found", () => {
    expect(brokenStep("d-1", steps)).toBeNull();
    expect(brokenStep("d-2", steps)).toBe(1);
    expect(
      brokenStep(
        "d-1",
        steps.filter((_, index) => index !== 1),
      ),
    ).toBe(2);
    expect(brokenStep("d-1", [steps[0]!, steps[2]!, steps[1]!, steps[3]!])).toBe(2);
    for (const change of [
      { key: "denied" },
      { data: { key: "x" } },
      { at: new Date(0) },
      { text: { en: "x", ar: "x" } },
      { phase: "request" as const },
    ])
      expect(
        brokenStep(
          "d-1",
          steps.map((step, index) => (index === 2 ? { ...step, ...change } : step)),
        ),
      ).toBe(3);
  });
});
