import { describe, expect, it } from "vitest";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomGrowth } from "../fixtures/random.ts";
import type { Json } from "../ids.ts";
import { type Draft, emptyDraft, flatten, nest } from "./document.ts";
import { headerProps, kindSpec } from "./node-kinds.ts";
import { nodeKindNames, type Op } from "./operation.ts";
import { applyOps } from "./operations.ts";

const draft = flatten(clinic);
const done = (ops: readonly Op[], on = draft) => {
  const result = applyOps(on, { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused.map((r) => r.text.en)));
  return result;
};
const codes = (ops: readonly Op[], on = draft): readonly string[] => {
  const result = applyOps(on, { ops });
  return "refused" in result ? result.refused.map((r) => `${r.index} ${r.code}`) : [];
};
const text = { key: "note", type: "text" };
/** A draft that people could have made, holding every kind of node. */
const draftWithEveryKind = () => {
  for (let seed = 0; ; seed++) {
    const made = randomGrowth(seed, 400);
    if (new Set(Object.values(made.nodes).map(({ kind }) => kind)).size === nodeKindNames.length) return made;
  }
};

describe("operations", () => {
  it("[BP4] nest(flatten(b)) is b for both fixtures", () => {
    expect(nest(flatten(clinic))).toEqual(clinic);
    expect(nest(flatten(loan))).toEqual(loan);
  });

  it("adds with defaults and a rank after the last sibling", () => {
    const { draft: next } = done([{ op: "add", kind: "field", id: "f_new", parent: "ent_patient", props: text }]);
    expect(next.nodes.f_new).toEqual({
      kind: "field",
      parent: "ent_patient",
      owner: "ent_patient",
      props: { key: "note", type: "text", order: "a3", classification: "internal" },
    });
  });

  it("an object set whole, added or set member by member comes out the same: what is empty in it says nothing", () => {
    const page = (view: object): Op => ({
      op: "add",
      kind: "page",
      id: "pg_new",
      props: { key: "extra", path: "/extra", kind: "list", entity: "ent_patient", view: view as Json },
    });
    const set = (prop: string, value: Json): Op => ({ op: "set", id: "pg_new", prop, value });
    const view = { columns: [], sort: [{ field: "f_pat_name" }] };
    const shown = (...ops: readonly Op[]) => done(ops).draft.nodes.pg_new?.props.view;
    const members = shown(page({}), set("view.columns", view.columns), set("view.sort", view.sort));
    expect(members).toEqual({ sort: view.sort });
    expect(shown(page({}), set("view", view))).toEqual(members);
    expect(shown(page(view))).toEqual(members);
    expect(shown(page(view), set("view", { columns: [] }))).toBeUndefined();
    const before = done([page(view)]).draft;
    const { draft: after, inverse } = done([set("view", { columns: ["f_pat_name"], sort: [] })], before);
    expect(after.nodes.pg_new?.props.view).toEqual({ columns: ["f_pat_name"] });
    expect(done(inverse.ops, after).draft).toEqual(before);
  });

  it("[BP15] a batch applies not at all, and every op at fault is listed", () => {
    const before = structuredClone(draft);
    expect(
      codes([
        { op: "set", id: "ent_patient", prop: "label.ar", value: "مراجع" },
        { op: "set", id: "ent_none", prop: "label.ar", value: "x" },
        { op: "add", kind: "field", id: "f_ok", parent: "ent_patient", props: text },
        { op: "set", id: "f_pat_name", prop: "required", value: "yes" },
        { op: "link", id: "p_pat_doc", prop: "roles", to: "r_ghost" },
      ]),
    ).toEqual(["1 OP_UNKNOWN_NODE", "3 OP_VALUE", "4 OP_LINK_UNKNOWN"]);
    expect(draft).toEqual(before);
  });

  it("[BP15] what leans on a refused add is not itself at fault", () => {
    expect(
      codes([
        { op: "add", kind: "entity", id: "wrong", props: { key: "x" } },
        { op: "add", kind: "field", id: "f_a", parent: "wrong", props: text },
      ]),
    ).toEqual(["0 OP_ID_INVALID"]);
  });

  it("[BP16] the inverse takes everything back", () => {
    const ops: Op[] = [
      { op: "add", kind: "entity", id: "ent_bill", props: { key: "bill", label: { en: "Bill" } } },
      { op: "add", kind: "field", id: "f_total", parent: "ent_bill", props: { key: "total", type: "money" } },
      { op: "set", id: "ent_bill", prop: "title", value: "f_total" },
      { op: "set", id: "ent_patient", prop: "label.ar", value: "مراجع" },
      { op: "set", id: "header", prop: "theme.primary", value: "#112233" },
      { op: "link", id: "p_pat_doc", prop: "fields", to: "f_pat_phone" },
      { op: "unlink", id: "p_doc_read", prop: "roles", to: "r_doctor" },
      { op: "move", id: "f_pat_phone", order: "Zz" },
      { op: "remove", id: "ent_doctor" },
      { op: "set", id: "ent_user", prop: "label.en", value: "Person" },
    ];
    const applied = done(ops);
    expect(nest(applied.draft)).not.toEqual(clinic);
    const back = done(applied.inverse.ops, applied.draft);
    expect(nest(back.draft)).toEqual(clinic);
  });

  it("[BP2] two nodes never share an id, and a removed id is refused in a later add", () => {
    expect(codes([{ op: "add", kind: "entity", id: "ent_doctor", props: { key: "other" } }])).toEqual(["0 OP_ID_TAKEN"]);
    const { draft: next } = done([{ op: "remove", id: "ent_doctor" }]);
    expect(codes([{ op: "add", kind: "entity", id: "ent_doctor", props: { key: "other" } }], next)).toEqual(["0 OP_ID_REMOVED"]);
    expect(codes([{ op: "add", kind: "entity", id: "ent_user", props: { key: "other" } }])).toEqual(["0 OP_BUILT_IN"]);
  });

  it("[BP3] keys outside the pattern, reserved or taken are refused by name", () => {
    const rename = (value: string, id = "f_pat_name") => applyOps(draft, { ops: [{ op: "set", id, prop: "key", value }] });
    for (const bad of ["Name", "1st", "a-b", "a b", "", "__typename", "اسم", "x".repeat(41)]) {
      const result = rename(bad);
      expect("refused" in result && result.refused).toMatchObject([{ code: "OP_VALUE", text: { en: expect.stringContaining("key") } }]);
    }
    for (const word of "me now today old params query mutation subscription row state item page steps trigger id createdAt updatedAt createdBy version".split(
      " ",
    )) {
      const result = rename(word);
      expect("refused" in result && result.refused[0]).toMatchObject({ code: "KEY_RESERVED" });
      expect("refused" in result && result.refused[0]!.text.en).toContain(word);
    }
    const taken = rename("phone");
    expect("refused" in taken && taken.refused[0]).toMatchObject({ code: "KEY_DUPLICATE", text: { en: expect.stringContaining("phone") } });
    for (const [builtIn, id] of [
      ["admin", "r_doctor"],
      ["user", "ent_doctor"],
    ] as const) {
      const result = rename(builtIn, id);
      expect("refused" in result && result.refused).toMatchObject([
        { code: "KEY_DUPLICATE", text: { en: expect.stringContaining(builtIn) } },
      ]);
    }
    // The same for every kind that has a key, when it is made as when it is renamed.
    const everything = draftWithEveryKind();
    const keyed = Object.entries(everything.nodes).filter(([, node]) => kindSpec(node.kind).props.key?.is === "key");
    expect([...new Set(keyed.map(([, { kind }]) => kind))].sort()).toEqual(
      nodeKindNames.filter((kind) => kindSpec(kind).props.key?.is === "key").sort(),
    );
    for (const [id, { kind, parent, props }] of keyed)
      for (const [word, code] of [
        ["query", "KEY_RESERVED"],
        ["Not a key", "OP_VALUE"],
        [String(props.key), "KEY_DUPLICATE"],
      ] as const) {
        const twin = {
          op: "add",
          kind,
          id: `${kindSpec(kind).prefix}_twin`,
          ...(parent && { parent }),
          props: { ...props, key: word },
        } as const;
        expect([kind, word, codes([twin], everything)]).toEqual([kind, word, [`0 ${code}`]]);
        if (code !== "KEY_DUPLICATE")
          expect([kind, word, codes([{ op: "set", id, prop: "key", value: word }], everything)]).toEqual([kind, word, [`0 ${code}`]]);
      }
    expect(rename("phone", "f_doc_name")).toHaveProperty("draft");
    // A swap inside one batch is fine: what counts is the state after it.
    done([
      { op: "set", id: "f_pat_name", prop: "key", value: "phone" },
      { op: "set", id: "f_pat_phone", prop: "key", value: "name" },
    ]);
  });

  it("[BP5] limits are refused with the limit and the value", () => {
    const many = (count: number): Op[] =>
      Array.from(
        { length: count },
        (_, i) => ({ op: "add", kind: "field", id: `f_x${i}`, parent: "ent_patient", props: { key: `x${i}`, type: "text" } }) as const,
      );
    expect(codes(many(297))).toEqual([]);
    const over = applyOps(draft, { ops: many(298) });
    expect("refused" in over && over.refused[0]).toMatchObject({
      code: "SIZE_LIMIT",
      text: { en: "Too many fields: 301, at most 300 are allowed." },
    });
    const flood = applyOps(draft, { ops: Array.from({ length: 2_001 }, () => ({ op: "remove", id: "ent_doctor" }) as const) });
    expect("refused" in flood && flood.refused).toMatchObject([{ code: "SIZE_LIMIT", text: { en: expect.stringMatching(/2001.*2000/) } }]);
    const long = (op: Op) => {
      const result = applyOps(draft, { ops: [op] });
      return "refused" in result ? result.refused.map(({ code, text: { en } }) => `${code} ${en}`) : [];
    };
    const description = (value: Json): Op => ({
      op: "set",
      id: "ent_patient",
      prop: typeof value === "string" ? "description.en" : "description",
      value,
    });
    expect(long(description("x".repeat(20_000)))).toEqual([]);
    for (const value of ["x".repeat(20_001), { en: "x".repeat(20_001) }])
      expect(long(description(value))).toEqual(["SIZE_LIMIT A text has 20001 characters, at most 20000 are allowed."]);
    const source = (length: number): Op => ({ op: "set", id: "f_pat_name", prop: "config.source", value: { deep: ["x".repeat(length)] } });
    expect(long(source(1_048_576))).toEqual([]);
    expect(long(source(1_048_577))).toEqual(["SIZE_LIMIT A text has 1048577 characters, at most 1048576 are allowed."]);
  });

  it("[BP7] prototype names are refused everywhere and nothing global changes", () => {
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const evil = JSON.parse(`{"${name}": {"polluted": true}}`);
      expect(codes([{ op: "add", kind: "entity", id: name, props: { key: "x" } }])).not.toEqual([]);
      expect(codes([{ op: "set", id: name, prop: "key", value: "x" }])).not.toEqual([]);
      expect(codes([{ op: "set", id: "f_pat_name", prop: `config.${name}`, value: { polluted: true } }])).not.toEqual([]);
      expect(codes([{ op: "set", id: "f_pat_name", prop: "config", value: evil }])).not.toEqual([]);
      expect(codes([{ op: "set", id: "f_pat_name", prop: "config.schema", value: { deep: evil } }])).not.toEqual([]);
      expect(codes([{ op: "set", id: "header", prop: name, value: "x" }])).not.toEqual([]);
      expect(codes([{ op: "add", kind: "entity", id: "ent_z", props: evil }])).not.toEqual([]);
      expect(codes([{ op: "set", id: "f_pat_name", prop: "key", value: name }])).not.toEqual([]);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("[BP17] a member of what has a beginning is set where nothing else was said yet; others are asked for", () => {
    const begun: Draft = { header: { key: "x", label: { en: "X" } }, nodes: {} };
    const result = applyOps(begun, { ops: [{ op: "set", id: "header", prop: "theme.primary", value: "#112233" }] });
    expect("refused" in result ? result.refused : result.draft.header.theme).toEqual({ primary: "#112233" });
    expect("refused" in result ? null : applyOps(result.draft, result.inverse)).toMatchObject({ draft: begun });
  });

  it("[BP17] unknown kinds, properties, parents and links are refused", () => {
    expect(codes([{ op: "add", kind: "table" as "entity", id: "ent_t", props: {} }])).toEqual(["0 OP_UNKNOWN_KIND"]);
    expect(codes([{ op: "add", kind: "field", id: "f_t", props: text }])).toEqual(["0 OP_PARENT"]);
    expect(codes([{ op: "add", kind: "field", id: "f_t", parent: "r_doctor", props: text }])).toEqual(["0 OP_PARENT"]);
    expect(codes([{ op: "add", kind: "entity", id: "ent_t", parent: "ent_doctor", props: { key: "t" } }])).toEqual(["0 OP_PARENT"]);
    expect(codes([{ op: "add", kind: "entity", id: "ent_t", props: { key: "t", nope: 1 } }])).toEqual(["0 OP_UNKNOWN_PROP"]);
    expect(codes([{ op: "add", kind: "entity", id: "ent_t", props: {} }])).toEqual(["0 OP_REQUIRED"]);
    expect(codes([{ op: "set", id: "ent_patient", prop: "nope", value: 1 }])).toEqual(["0 OP_UNKNOWN_PROP"]);
    expect(codes([{ op: "set", id: "ent_patient", prop: "title", value: "f_none" }])).toEqual(["0 OP_LINK_UNKNOWN"]);
    expect(codes([{ op: "set", id: "ent_patient", prop: "title", value: "r_doctor" }])).toEqual(["0 OP_LINK_KIND"]);
    expect(codes([{ op: "link", id: "p_pat_doc", prop: "entity", to: "ent_doctor" }])).toEqual(["0 OP_NOT_A_SET"]);
    expect(codes([{ op: "link", id: "p_appt_desk", prop: "fields", to: "f_apt_time" }])).toEqual(["0 OP_ALL"]);
    expect(codes([{ op: "set", id: "f_pat_name", prop: "order", value: "a9" }])).toEqual(["0 OP_USE_MOVE"]);
    expect(codes([{ op: "move", id: "f_pat_name", parent: "ent_doctor" }])).toEqual(["0 OP_PARENT"]);
    expect(codes([{ op: "fly", id: "f_pat_name" } as unknown as Op])).toEqual(["0 OP_SHAPE"]);
    expect(codes([{ op: "remove", id: "r_admin" }])).toEqual(["0 OP_BUILT_IN"]);
    expect(codes([{ op: "set", id: "f_user_email", prop: "type", value: "text" }])).toEqual(["0 OP_BUILT_IN"]);
    expect(codes([null as unknown as Op])).toEqual(["0 OP_SHAPE"]);
  });

  it("[BP17] every property of every kind takes what its zod takes and nothing else", () => {
    const everything = draftWithEveryKind();
    const tried = new Set<string>();
    for (const [id, { kind }] of [...Object.entries(everything.nodes), ["header", { kind: "header" }] as const])
      for (const [name, spec] of Object.entries(kind === "header" ? headerProps : kindSpec(kind).props)) {
        if (spec.is === "rank") continue;
        const wrong = [{ nonsense: [{}] }, ["no id"], "", "no such", -1, 1.5, true, "x".repeat(21_000)].filter(
          (value) => !spec.zod.safeParse(value).success,
        );
        expect([kind, name, wrong.length > 0 || spec.is === "split" || spec.zod.safeParse("x").success]).toEqual([kind, name, true]);
        for (const value of wrong) {
          const result = applyOps(everything, { ops: [{ op: "set", id, prop: name, value }] });
          expect([kind, name, value, "refused" in result && result.refused[0]?.code]).toEqual([
            kind,
            name,
            value,
            expect.stringMatching(/^(OP_VALUE|SIZE_LIMIT)$/),
          ]);
        }
        tried.add(kind);
      }
    expect([...tried].sort()).toEqual(["header", ...nodeKindNames].sort());
  });

  it("[BP18] a `was` that no longer holds refuses with the current value", () => {
    const result = applyOps(draft, { ops: [{ op: "set", id: "ent_patient", prop: "label.en", value: "Client", was: "Person" }] });
    expect("refused" in result && result.refused[0]).toMatchObject({ code: "OP_WAS", current: "Patient" });
    expect(codes([{ op: "set", id: "ent_patient", prop: "label.en", value: "Client", was: "Patient" }])).toEqual([]);
    expect(codes([{ op: "set", id: "ent_patient", prop: "description.en", value: "x", was: null }])).toEqual([]);
  });

  it("restores what was removed, children included, and moves components in a tree", () => {
    const removed = done([{ op: "remove", id: "ent_patient" }]).draft;
    expect(nest(removed).entities.ent_patient).toBeUndefined();
    expect(nest(done([{ op: "restore", id: "ent_patient" }], removed).draft)).toEqual(clinic);
    const tree = done([
      { op: "add", kind: "page", id: "pg_a", props: { key: "start", path: "/start", kind: "custom" } },
      { op: "add", kind: "component", id: "c_a", parent: "pg_a", props: { type: "stack" } },
      { op: "add", kind: "component", id: "c_b", parent: "c_a", props: { type: "text" } },
    ]).draft;
    expect(nest(tree).pages.pg_a?.components?.c_b?.parent).toBe("c_a");
    expect(codes([{ op: "move", id: "c_a", parent: "c_b" }], tree)).toEqual(["0 TREE_CYCLE"]);
    expect(nest(done([{ op: "move", id: "c_b", parent: "pg_a" }], tree).draft).pages.pg_a?.components?.c_b?.parent).toBeUndefined();
  });

  it("does not bring back a key that is another's by now", () => {
    const add = (id: string): Op => ({ op: "add", kind: "role", id, props: { key: "nurse", label: { en: "Nurse" } } });
    const ward = done([add("r_old")]).draft;
    const taken = done([{ op: "remove", id: "r_old" }, add("r_new")], ward).draft;
    const result = applyOps(taken, { ops: [{ op: "restore", id: "r_old" }] });
    expect("refused" in result && result.refused).toMatchObject([
      {
        code: "KEY_TAKEN",
        text: {
          en: "The key “nurse” belongs to another role by now; give that one another key first.",
          ar: expect.stringContaining("«nurse»"),
        },
      },
    ]);
    // In one batch with what frees it, in any order; and both at once may not come back either.
    const rename: Op = { op: "set", id: "r_new", prop: "key", value: "nurseOfTheDay" };
    expect(codes([{ op: "restore", id: "r_old" }, rename], taken)).toEqual([]);
    expect(codes([rename, { op: "restore", id: "r_old" }], taken)).toEqual([]);
    const both = done([{ op: "remove", id: "r_new" }], taken).draft;
    const back: readonly Op[] = [
      { op: "restore", id: "r_old" },
      { op: "restore", id: "r_new" },
    ];
    expect(codes(back, both)).toEqual(["0 KEY_TAKEN", "1 KEY_TAKEN"]);
  });

  it("does not bring back a key with what was around it", () => {
    const step = (id: string, parent: string): Op => ({
      op: "add",
      kind: "step",
      id,
      parent,
      props: { key: "mail", kind: "stop", pos: [0, 0] },
    });
    const made = done([
      { op: "add", kind: "workflow", id: "w_a", props: { key: "send", label: { en: "Send" }, enabled: true } },
      { op: "add", kind: "step", id: "s_each", parent: "w_a", props: { key: "each", kind: "for-each", pos: [0, 0] } },
      step("s_in", "s_each"),
    ]).draft;
    const taken = done([{ op: "remove", id: "s_each" }, step("s_new", "w_a")], made).draft;
    expect(codes([{ op: "restore", id: "s_each" }], taken)).toEqual(["0 KEY_TAKEN"]);
    expect(codes([{ op: "move", id: "s_in", parent: "w_a" }], taken)).toEqual(["0 KEY_TAKEN"]);
    // Inside something removed keys are told apart as well, or its return would bring two of them.
    const gone = done([{ op: "remove", id: "ent_patient" }]).draft;
    const [one, other] = Object.entries(draft.nodes).flatMap(([id, node]) =>
      node.kind === "field" && node.owner === "ent_patient" ? [[id, String(node.props.key)] as const] : [],
    );
    expect(codes([{ op: "set", id: one![0], prop: "key", value: other![1] }], gone)).toEqual(["0 KEY_DUPLICATE"]);
  });

  it("an empty draft has sensible defaults and takes any header property", () => {
    expect(emptyDraft().header).toMatchObject({ blueprint: 1, locales: ["ar", "en"], signUp: "open" });
    expect(emptyDraft({ key: "shop", theme: { primary: "#123456" } }).header.theme).toMatchObject({ primary: "#123456", mode: "system" });
  });
});
