import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../ids.ts";
import { type CellWrite, cellsToDraft, createMirror, draftToCells, isCellKey, writesBetween } from "./cells.ts";
import type { Draft } from "./document.ts";

const clinic: Draft = {
  header: { key: "clinic", label: { en: "Clinic", ar: "عيادة" }, locales: ["ar", "en"], theme: { primary: "#0f766e", radius: 8 } },
  nodes: {
    ent_patient: {
      kind: "entity",
      parent: null,
      owner: null,
      props: { key: "patient", label: { en: "Patient", ar: "مريض" }, pos: [10, -20.5] },
    },
    f_state: {
      kind: "field",
      parent: "ent_patient",
      owner: "ent_patient",
      props: { key: "state", order: "a0", type: "enum", config: { max: 3 }, default: { expr: "now" } },
    },
    o_new: { kind: "option", parent: "f_state", owner: "f_state", props: { key: "new", order: "a0" } },
    p_all: {
      kind: "policy",
      parent: null,
      owner: null,
      props: { roles: ["r_member"], entity: "ent_patient", allow: ["create", "read"], fields: "*" },
    },
    p_some: {
      kind: "policy",
      parent: null,
      owner: null,
      props: { roles: ["r_admin", "r_member"], entity: "ent_patient", allow: ["read"], fields: ["f_state"] },
      removed: true,
    },
    c_inner: { kind: "component", parent: "c_outer", owner: "pg_home", props: { type: "text", order: "a0", props: { text: { en: "x" } } } },
    c_outer: { kind: "component", parent: "pg_home", owner: "pg_home", props: { type: "box", order: "a1" } },
  },
};

const anyDraft: fc.Arbitrary<Draft> = fc
  .dictionary(
    fc.stringMatching(/^ent_[a-z0-9]{1,6}$/),
    fc.record({
      key: fc.stringMatching(/^[a-z]{1,8}$/),
      label: fc.dictionary(fc.constantFrom("ar", "en", "fr"), fc.string(), { minKeys: 1 }),
      pos: fc.tuple(fc.integer(), fc.integer()),
      icon: fc.option(fc.string(), { nil: undefined }),
    }),
  )
  .chain((entities) =>
    fc
      .dictionary(
        fc.stringMatching(/^p_[a-z0-9]{1,6}$/),
        fc.record({
          roles: fc.uniqueArray(fc.constantFrom("r_a", "r_b", "r_c"), { minLength: 1 }),
          fields: fc.constantFrom<Json>("*", ["f_a"], ["f_a", "f_b"]),
        }),
      )
      .map((policies) => {
        const node = (kind: "entity" | "policy", props: Record<string, unknown>) => ({
          kind,
          parent: null,
          owner: null,
          props: Object.fromEntries(
            Object.entries(props)
              .filter(([, v]) => v !== undefined)
              .map(([k, v]) => [k, Array.isArray(v) && k === "roles" ? [...v].sort() : v]),
          ),
        });
        return {
          header: { key: "x" },
          nodes: {
            ...Object.fromEntries(Object.entries(entities).map(([id, p]) => [id, node("entity", p)])),
            ...Object.fromEntries(Object.entries(policies).map(([id, p]) => [id, node("policy", p)])),
          },
        };
      }),
  );

describe("cells", () => {
  it("draft → cells → draft is the identity", () => {
    expect(cellsToDraft(draftToCells(clinic))).toEqual(clinic);
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(cellsToDraft(draftToCells(draft))).toEqual(draft);
      }),
    );
  });

  it("writing the difference of two drafts onto the first gives the second", () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        const mirror = createMirror();
        mirror.set(draftToCells(a));
        mirror.set(writesBetween(a, b));
        expect(mirror.draft()).toEqual(b);
      }),
    );
  });

  it("gives each set member, each locale and each split member a cell, and what changes together one", () => {
    const keys = draftToCells(clinic).map(({ root, key }) => `${root} ${key}`);
    for (const key of [
      "policy p_some/roles/r_admin",
      "entity ent_patient/label/ar",
      "field f_state/config/max",
      "entity ent_patient/pos",
      "field f_state/default",
      "policy p_all/fields/*",
      "component c_inner/parent",
      "header header/theme/radius",
    ])
      expect(keys).toContain(key);
    expect(keys).not.toContain("component c_outer/parent");
  });

  it("one changed word is one cell", () => {
    const renamed: Draft = {
      ...clinic,
      nodes: {
        ...clinic.nodes,
        ent_patient: { ...clinic.nodes.ent_patient!, props: { ...clinic.nodes.ent_patient!.props, label: { en: "Patients", ar: "مريض" } } },
      },
    };
    expect(writesBetween(clinic, renamed)).toEqual([{ root: "entity", key: "ent_patient/label/en", value: "Patients" }]);
  });

  it("the mirror shares what did not change and names what did", () => {
    const mirror = createMirror();
    mirror.set(draftToCells(clinic));
    const before = mirror.draft();
    const touched = mirror.set([{ root: "entity", key: "ent_patient/pos", value: [1, 2] }]);
    expect([...touched]).toEqual(["ent_patient"]);
    expect(mirror.draft().nodes.f_state).toBe(before.nodes.f_state);
    expect(before.nodes.ent_patient!.props.pos).toEqual([10, -20.5]);
  });

  it("[CO28] names that would reach into a prototype stay plain and change nothing global", () => {
    const hostile: CellWrite[] = ["__proto__/polluted", "constructor/x", "ent_a/__proto__", "ent_a/label/__proto__", "ent_a/key"].map(
      (key) => ({ root: "entity", key, value: { polluted: true } as Json }),
    );
    const draft = cellsToDraft(hostile);
    expect(Object.keys(draft.nodes)).toEqual(["ent_a"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((draft.nodes.ent_a!.props as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("[CO28] a key has 2–4 short parts, and a source property is no cell", () => {
    for (const key of [
      "ent_a/key",
      "ent_a/label/ar",
      "p_a/fields/*",
      "p_a/actions/ent_x.create",
      "ent_a/a/b/c",
      `t_a/given/${Array(4)
        .fill(`f_${"x".repeat(36)}`)
        .join(".")}`,
    ])
      expect(isCellKey("entity", key), key).toBe(true);
    for (const key of ["ent_a", "ent_a/", "/key", "a/b/c/d/e", "ent a/key", `ent_a/${"x".repeat(161)}`, "ent_a//x"])
      expect(isCellKey("entity", key), key).toBe(false);
    expect(isCellKey("step", "s_a/options/source")).toBe(false);
    expect(isCellKey("step", "s_a/options/when")).toBe(true);
    expect(isCellKey("header", "ent_a/key")).toBe(false);
  });
});
