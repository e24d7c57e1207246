import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { examine, type GuardContext } from "./guard.ts";

const anybody: GuardContext = { vector: new Map(), mayUse: () => true };
const doc = (client: number) => {
  const made = new Y.Doc();
  made.clientID = client;
  return made;
};
const update = (client: number, write: (d: Y.Doc) => void): Uint8Array => {
  const d = doc(client);
  write(d);
  return Y.encodeStateAsUpdate(d);
};
const cell = (root: string, key: string, value: unknown) => update(7, (d) => d.getMap(root).set(key, value));
const code = (bytes: Uint8Array, context = anybody) => {
  const verdict = examine(bytes, context);
  return verdict.is === "refused" ? verdict.code : verdict.is;
};
/** Captures each update of a document by itself. */
const steps = (d: Y.Doc, ...writes: ((d: Y.Doc) => void)[]): Uint8Array[] =>
  writes.map((write) => {
    const before = Y.encodeStateVector(d);
    write(d);
    return Y.encodeStateAsUpdate(d, before);
  });

describe("the guard", () => {
  it("lets cells, overwritten cells and deletions through, and says which clocks follow", () => {
    const d = doc(7);
    const bytes: Uint8Array[] = [];
    d.on("update", (u: Uint8Array) => bytes.push(u));
    d.getMap("entity").set("ent_a/key", "a");
    d.getMap("entity").set("ent_a/key", "b");
    d.getMap("entity").delete("ent_a/key");
    const vector = new Map<number, number>();
    const verdicts = bytes.map((u) => {
      const verdict = examine(u, { vector, mayUse: () => true });
      if (verdict.is === "edit") for (const [c, k] of verdict.clocks) vector.set(c, k);
      return verdict;
    });
    expect(verdicts.map(({ is }) => is)).toEqual(["edit", "edit", "edit"]);
    expect(vector).toEqual(new Map([[7, 2]]));
    expect(verdicts[2]).toMatchObject({ deletes: true });
  });

  it("[CO26] new structs under another's id are refused, known ones and deletions of others' cells are not", () => {
    const own: GuardContext = { vector: new Map(), mayUse: (client) => client === 8 };
    expect(code(cell("entity", "ent_a/key", 1), own)).toBe("COLLAB_CLIENT_ID_TAKEN");
    expect(code(cell("entity", "ent_a/key", 1), { ...own, vector: new Map([[7, 1]]) })).toBe("nothing");
    const d = doc(7);
    d.getMap("entity").set("ent_a/key", 1);
    const mine = doc(8);
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(d));
    const before = Y.encodeStateVector(mine);
    mine.getMap("entity").delete("ent_a/key");
    expect(code(Y.encodeStateAsUpdate(mine, before), { ...own, vector: new Map([[7, 1]]) })).toBe("edit");
  });

  it("[CO27] a clock gap, an unknown origin and a deletion of something unknown miss their base", () => {
    const [first, second] = steps(
      doc(7),
      (d) => d.getMap("entity").set("ent_a/key", 1),
      (d) => d.getMap("entity").set("ent_a/key", 2),
    );
    expect(code(second!)).toBe("COLLAB_MISSING_BASE");
    expect(code(second!, { ...anybody, vector: new Map([[7, 1]]) })).toBe("edit");
    expect(code(first!)).toBe("edit");
    const other = doc(9);
    Y.applyUpdate(other, first!);
    const [builds] = steps(other, (d) => d.getMap("entity").set("ent_a/key", 3));
    expect(code(builds!)).toBe("COLLAB_MISSING_BASE");
    const deletes = doc(9);
    Y.applyUpdate(deletes, first!);
    const [gone] = steps(deletes, (d) => d.getMap("entity").delete("ent_a/key"));
    expect(code(gone!)).toBe("COLLAB_MISSING_BASE");
    expect(code(gone!, { ...anybody, vector: new Map([[7, 1]]) })).toBe("edit");
  });

  it("[CO27] structs that wait for each other are refused, whatever their order", () => {
    // Two clients that build on each other's later struct: nobody could ever integrate this.
    const [a, b] = [doc(7), doc(8)];
    a.getMap("entity").set("ent_a/key", 1);
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    b.getMap("entity").set("ent_a/key", 2);
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    a.getMap("entity").set("ent_a/key", 3);
    const whole = Y.encodeStateAsUpdate(a);
    expect(code(whole)).toBe("edit");
    // Without 7's first struct, 8 waits for it and 7's second waits for 8.
    const late = Y.diffUpdate(whole, Y.encodeStateVector(new Map([[7, 1]])));
    expect(code(late)).toBe("COLLAB_MISSING_BASE");
    expect(code(late, { ...anybody, vector: new Map([[7, 1]]) })).toBe("edit");
  });

  it("[CO28] only JSON leaves under known roots and keys", () => {
    expect(code(cell("entity", "ent_a/pos", [1, 2.5]))).toBe("edit");
    expect(code(cell("header", "header/label/ar", "عيادة"))).toBe("edit");
    expect(code(cell("policy", "p_a/fields/*", true))).toBe("edit");
    expect(code(cell("entity", "ent_a/owner", null))).toBe("edit");
    const refusedOnes: [string, Uint8Array][] = [
      ["unknown root", cell("nonsense", "ent_a/key", 1)],
      ["one part", cell("entity", "ent_a", 1)],
      ["five parts", cell("entity", "a/b/c/d/e", 1)],
      ["strange key", cell("entity", "ent a/key", 1)],
      ["source property", cell("step", "s_a/options/source", "code")],
      ["nested map", cell("entity", "ent_a/key", new Y.Map())],
      ["nested text", cell("entity", "ent_a/key", new Y.Text("x"))],
      ["nested array", cell("entity", "ent_a/key", new Y.Array())],
      ["subdocument", cell("entity", "ent_a/key", new Y.Doc())],
      ["binary", cell("entity", "ent_a/key", new Uint8Array([1]))],
      ["binary inside", cell("entity", "ent_a/key", { a: [new Uint8Array([1])] })],
      ["undefined inside", cell("entity", "ent_a/key", [undefined])],
      ["bigint", cell("entity", "ent_a/key", 5n)],
      ["not finite", cell("entity", "ent_a/key", Number.NaN)],
      ["text", update(7, (d) => d.getText("entity").insert(0, "x"))],
      ["list", update(7, (d) => d.getArray("entity").push([1]))],
      ["file text", update(7, (d) => d.getText("text").insert(0, "x"))],
      ["xml", update(7, (d) => d.getXmlFragment("entity").insert(0, [new Y.XmlElement("p")]))],
    ];
    for (const [what, bytes] of refusedOnes) expect(code(bytes), what).toBe("COLLAB_NOT_A_CELL");
  });

  it("[CO28] a value that would reach into a prototype is no JSON", () => {
    const hostile = encoding.createEncoder();
    const d = doc(7);
    d.getMap("entity").set("ent_a/key", { protoXXXX: { polluted: 1 } });
    const bytes = Buffer.from(Y.encodeStateAsUpdate(d));
    encoding.writeVarUint(hostile, 0);
    bytes.write("__proto__", bytes.indexOf("protoXXXX"));
    expect(code(bytes)).toBe("COLLAB_NOT_A_CELL");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("[CO28] a Skip, a section given twice and an empty one are no edits", () => {
    const a = cell("entity", "ent_a/key", 1);
    const d = doc(7);
    const [first, second, third] = steps(
      d,
      (x) => x.getMap("entity").set("ent_a/a", 1),
      (x) => x.getMap("entity").set("ent_a/b", 2),
      (x) => x.getMap("entity").set("ent_a/c", 3),
    );
    expect(code(Y.mergeUpdates([first!, third!]))).toBe("COLLAB_NOT_A_CELL");
    expect(code(Y.mergeUpdates([first!, second!, third!]))).toBe("edit");
    // Two sections of one client, written by hand: Yjs would keep the second only.
    const body = (u: Uint8Array) => u.slice(1, -1);
    expect(code(new Uint8Array([2, ...body(first!), ...body(second!), 0]))).toBe("malformed");
    expect(code(new Uint8Array([0, 0]))).toBe("nothing");
    expect(code(new Uint8Array([...a.slice(0, 3)]))).toBe("malformed");
  });

  it("a cell is at most 64 KiB and 32 levels", () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : [nest(levels - 1)]);
    expect(code(cell("entity", "ent_a/key", "x".repeat(60_000)))).toBe("edit");
    expect(code(cell("entity", "ent_a/key", "x".repeat(70_000)))).toBe("COLLAB_TOO_BIG");
    expect(code(cell("entity", "ent_a/key", nest(30)))).toBe("edit");
    expect(code(cell("entity", "ent_a/key", nest(40)))).toBe("COLLAB_TOO_BIG");
  });

  it("[CO21] survives mutated updates; what it lets through integrates completely", () => {
    const d = doc(7);
    for (let i = 0; i < 20; i++)
      d.getMap(i % 2 ? "entity" : "field").set(`f_${i % 7}/label/${i % 3 ? "ar" : "en"}`, { text: `word ${i}`, n: [i, i / 2] });
    d.getMap("entity").delete("f_1/label/ar");
    const good = Y.encodeStateAsUpdate(d);
    let seed = 20_260_101;
    const random = (max: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * max);
    };
    let passed = 0;
    for (let round = 0; round < 4_000; round++) {
      let bytes = good.slice();
      for (let hits = 1 + random(3); hits > 0; hits--) bytes[random(bytes.length)] = random(256);
      if (random(4) === 0) bytes = bytes.slice(0, random(bytes.length));
      const verdict = examine(bytes, anybody);
      if (verdict.is !== "edit") continue;
      passed += 1;
      const replica = new Y.Doc();
      Y.applyUpdate(replica, bytes);
      expect(replica.store.pendingStructs, `round ${round}`).toBeNull();
      expect(replica.store.pendingDs, `round ${round}`).toBeNull();
      expect(Y.decodeStateVector(Y.encodeStateVector(replica)), `round ${round}`).toEqual(verdict.clocks);
    }
    expect(passed).toBeGreaterThan(100);
  });

  it("deep, long and lying input is malformed or refused, and quickly read", () => {
    const lies = [
      new Uint8Array(0),
      new Uint8Array([255, 255, 255, 255, 255, 255, 255, 127]),
      new Uint8Array([1, 255, 255, 255, 15, 7, 0]),
      new Uint8Array([0, 255, 255, 255, 15]),
    ];
    for (const bytes of lies) expect(code(bytes)).toBe("malformed");
    const deep = encoding.createEncoder();
    encoding.writeVarUint(deep, 1);
    encoding.writeVarUint(deep, 1);
    encoding.writeVarUint(deep, 7);
    encoding.writeVarUint(deep, 0);
    encoding.writeUint8(deep, 8 | 32);
    encoding.writeVarUint(deep, 1);
    encoding.writeVarString(deep, "entity");
    encoding.writeVarString(deep, "ent_a/key");
    encoding.writeVarUint(deep, 1);
    for (let i = 0; i < 200_000; i++) encoding.writeUint8Array(deep, new Uint8Array([117, 1]));
    expect(code(encoding.toUint8Array(deep))).toBe("malformed");
  });
});
