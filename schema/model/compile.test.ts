import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast } from "../blueprint/colour.ts";
import { flatten, nest } from "../blueprint/document.ts";
import { normalise } from "../blueprint/normalise.ts";
import type { Op } from "../blueprint/operation.ts";
import { applyOps } from "../blueprint/operations.ts";
import { problemsOf } from "../blueprint/problems.ts";
import type { Blueprint } from "../blueprint/shape.ts";
import { clinic } from "../fixtures/clinic.ts";
import { loan } from "../fixtures/loan.ts";
import { randomEdits, seeded } from "../fixtures/random.ts";
import { CompileError, compile, compileReleased } from "./compile.ts";
import { accessOf } from "./pages/access.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const changed = (on: Blueprint, ops: readonly Op[]): Blueprint => {
  const result = applyOps(flatten(on), { ops });
  if ("refused" in result) throw new Error(JSON.stringify(result.refused));
  return nest(result.draft);
};
/** The same value with every map's members in another order. */
const shuffled = (value: unknown, order: (n: number) => number): unknown => {
  if (Array.isArray(value)) return value.map((v) => shuffled(v, order));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map((entry, i) => [order(i), entry] as const)
      .sort(([a], [b]) => a - b)
      .map(([, [k, v]]) => [k, shuffled(v, order)]),
  );
};

describe("compile", () => {
  it("the clinic's model stays as it is", () => {
    expect(compile(clinic, sha256)).toMatchSnapshot();
  });

  it("[BP54] compile is deterministic, whatever order the maps were filled in", () => {
    const grown = Array.from({ length: 90 }, (_, seed) => normalise(randomEdits(flatten(loan), seeded(seed), 8).draft).blueprint);
    const sound = grown.filter((blueprint) => problemsOf(flatten(blueprint)).problems.every(({ level }) => level !== "error"));
    expect(sound.length).toBeGreaterThan(5);
    const free = { z: 1, a: [{ y: 1, b: 2 }] };
    const nested = changed(loan, [
      { op: "add", kind: "field", id: "f_free", parent: "ent_app", props: { key: "free", type: "json", config: { schema: free } } },
    ]);
    for (const blueprint of [clinic, loan, nested, ...sound]) {
      const once = JSON.stringify(compile(blueprint, sha256));
      expect(JSON.stringify(compile(structuredClone(blueprint), sha256))).toBe(once);
      fc.assert(
        fc.property(fc.infiniteStream(fc.double({ noNaN: true })), (stream) => {
          const other = shuffled(blueprint, () => stream.next().value!) as Blueprint;
          expect(JSON.stringify(compile(other, sha256)) === once).toBe(true);
        }),
        { numRuns: 4 },
      );
    }
  });

  it("[BP54] a document with errors is refused with its problems", () => {
    let refused = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { blueprint } = normalise(randomEdits(flatten(seed % 2 ? clinic : loan), seeded(seed), 10).draft);
      const errors = problemsOf(flatten(blueprint)).problems.filter((p) => p.level === "error");
      const told = (() => {
        try {
          return compile(blueprint, sha256).hash && [];
        } catch (error) {
          return (error as CompileError).problems;
        }
      })();
      expect([seed, told]).toEqual([seed, errors]);
      refused += errors.length > 0 ? 1 : 0;
    }
    expect(refused).toBeGreaterThan(5);
    expect(() => compile(changed(clinic, [{ op: "remove", id: "ent_doctor" }]), sha256)).toThrow(CompileError);
  });

  it("what was released is compiled whatever lints find of it today, and no rule that has an error admits anybody", () => {
    let [served, rules] = [0, 0];
    const never = { source: "false" };
    for (let seed = 0; seed < 120; seed++) {
      const { blueprint } = normalise(randomEdits(flatten(seed % 2 ? clinic : loan), seeded(seed), 10).draft);
      const errors = problemsOf(flatten(blueprint)).problems.filter((p) => p.level === "error");
      if (errors.length === 0) expect(compileReleased(blueprint, sha256)).toEqual(compile(blueprint, sha256));
      if (errors.length === 0 || errors.some(({ code }) => !/^(?:EXPR|ACCESS|ACTION|EFFECT|ENTITY|PAGE|FLOW)_/.test(code))) continue;
      const model = compileReleased(blueprint, sha256);
      expect(model.refused?.map(({ code, at }) => [code, at])).toEqual(errors.map(({ code, at }) => [code, at]));
      served += 1;
      const wrong = new Set<string>(errors.map(({ at }) => at.id));
      for (const role of model.roles)
        for (const access of Object.values(role.access))
          for (const [what, grant] of Object.entries(access).flatMap(([what, grants]) => grants.map((grant) => [what, grant] as const))) {
            const written = blueprint.policies[grant.policy];
            if (wrong.has(grant.policy)) expect([grant.where, grant.check]).toMatchObject([never, never]);
            expect([seed, grant.policy, grant.where !== null || what === "create"]).toEqual([
              seed,
              grant.policy,
              what === "create" || written?.where !== undefined || wrong.has(grant.policy),
            ]);
            rules += wrong.has(grant.policy) ? 1 : 0;
          }
      for (const table of model.tables)
        for (const column of table.columns) {
          const written = blueprint.entities[table.id]?.fields[column.id]?.compute;
          expect([column.id, column.compute !== null]).toEqual([column.id, written !== undefined]);
        }
    }
    expect([served > 5, rules > 0]).toEqual([true, true]);
    expect(() => compileReleased(changed(clinic, [{ op: "remove", id: "ent_doctor" }]), sha256)).toThrow(CompileError);
  });

  it("formulas that stand on each other in a circle, or on one that does not check, are empty", () => {
    const one = (id: string, compute: string): Op => ({
      op: "add",
      kind: "field",
      id,
      parent: "ent_patient",
      props: { key: id.slice(2), label: { en: id, ar: id }, type: "integer", compute },
    });
    const circle = changed(clinic, [one("f_aa", "1"), one("f_bb", "f_aa + 1"), one("f_cc", "2"), one("f_dd", "f_cc")]);
    const closed = changed(circle, [
      { op: "set", id: "f_aa", prop: "compute", value: "f_bb + 1" },
      { op: "set", id: "p_pat_doc", prop: "where", value: "f_bb == null" },
      { op: "set", id: "p_pat_desk", prop: "where", value: "f_dd != null" },
    ]);
    const model = compileReleased(closed, sha256);
    const patient = model.tables.find(({ id }) => id === "ent_patient")!;
    expect(patient.columns.flatMap(({ id, compute }) => (compute ? [[id, compute.source]] : []))).toEqual([
      ["f_aa", "null"],
      ["f_bb", "null"],
      ["f_cc", "2"],
      ["f_dd", "f_cc"],
    ]);
    const read = (role: string) => model.roles.find(({ id }) => id === role)!.access.ent_patient!.read[0]!.where?.source;
    expect([read("r_doctor"), read("r_reception")]).toEqual(["false", "f_dd != null"]);
  });

  it("[BP1] renaming changes nothing of the model but names", () => {
    const before = compile(clinic, sha256);
    const after = compile(changed(clinic, [{ op: "set", id: "f_apt_status", prop: "key", value: "stage" }]), sha256);
    const physical = (model: typeof before) =>
      model.tables.map((t) => [t.id, t.columns.map((c) => [c.id, c.sqlType, c.options.map((o) => o.id)])]);
    expect(physical(after)).toEqual(physical(before));
    expect(after.roles).toEqual(before.roles);
    expect(after.hash).not.toBe(before.hash);
  });

  it("[BP55] a role's model holds no field it may not read, and a masked field only as its mask", () => {
    for (const blueprint of [clinic, loan]) {
      const granted = (role: string, entity: string, what: "read" | "create" | "update") =>
        new Set(
          Object.values(blueprint.policies)
            .filter((policy) => policy.entity === entity && policy.roles.includes(role) && policy.allow.includes(what))
            .flatMap((policy) => (policy.fields === "*" ? Object.keys(blueprint.entities[entity]!.fields) : policy.fields)),
        );
      for (const role of compile(blueprint, sha256).roles)
        for (const [entity, access] of Object.entries(role.access))
          for (const what of ["read", "create", "update"] as const)
            for (const grant of access[what]) {
              if (grant.policy === "implied") continue;
              const allowed = granted(role.id, entity, what);
              expect(grant.fields.filter((field) => !allowed.has(field))).toEqual([]);
              const masked =
                what === "read" ? (blueprint.policies[grant.policy]!.mask ?? []).filter((field) => grant.fields.includes(field)) : [];
              expect([...grant.mask].sort()).toEqual(masked);
            }
    }
    const model = compile(loan, sha256);
    const auditor = accessOf(model, ["r_aud"]);
    expect(auditor.readable("ent_cust").find(({ column }) => column.id === "f_nid")?.masked).toBe(true);
    expect(model.roles.find((role) => role.id === "r_cust")?.access.ent_cust?.update).toEqual([]);
    expect(model.roles.find((role) => role.id === "r_public")?.access).toEqual({});
  });

  it("[BP56] every predicate part, page and action names the node it came from", () => {
    for (const blueprint of [clinic, loan]) {
      const model = compile(blueprint, sha256);
      const parts = model.roles.flatMap((role) =>
        Object.entries(role.access).flatMap(([entity, access]) =>
          Object.values(access).flatMap((grants) => grants.map((grant) => ({ role, entity, grant }))),
        ),
      );
      for (const { role, entity, grant } of parts) {
        if (grant.policy === "implied") expect(role.id).toBe("r_admin");
        else {
          // Not just any node: the very policy that says this of this role and this entity.
          const policy = blueprint.policies[grant.policy]!;
          expect([grant.policy, policy.roles.includes(role.id), policy.entity]).toEqual([grant.policy, true, entity]);
          for (const part of ["where", "check"] as const) if (grant[part]) expect(grant[part].source).toBe(policy[part]);
        }
      }
      expect(parts.filter(({ grant }) => grant.where !== null).length).toBeGreaterThan(0);
      // And nothing a policy says of rows is lost on the way.
      for (const [id, policy] of Object.entries(blueprint.policies))
        for (const role of policy.roles)
          for (const what of policy.allow) {
            const grant = parts.find(
              (part) => part.role.id === role && part.grant.policy === id && part.role.access[policy.entity]![what].includes(part.grant),
            );
            expect([id, role, what, grant?.grant.where?.source]).toEqual([id, role, what, what === "create" ? undefined : policy.where]);
          }
      for (const page of model.pages) {
        if (page.id === "derived:home") continue;
        const entity = /^derived:\w+:(ent_\w+)$/.exec(page.id)?.[1];
        expect([page.id, entity === undefined ? page.id in blueprint.pages : model.tables.some(({ id }) => id === entity)]).toEqual([
          page.id,
          true,
        ]);
      }
      for (const action of model.actions) {
        const [entity, verb] = action.ref.split(".") as [string, string | undefined];
        expect([action.ref, action.implied]).toEqual([action.ref, verb ?? null]);
        expect([action.ref, verb === undefined ? action.ref in blueprint.actions : model.tables.some(({ id }) => id === entity)]).toEqual([
          action.ref,
          true,
        ]);
      }
    }
  });

  it("[BP58] a further role never takes a row or a field away", () => {
    const model = compile(loan, sha256);
    const ids = model.roles.map((role) => role.id);
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids), (some, more) => {
        const alone = accessOf(model, some);
        const both = accessOf(model, [...new Set([...some, ...more])]);
        for (const table of model.tables) {
          for (const what of ["read", "create", "update", "delete"] as const)
            expect(!alone.may(table.id, what) || both.may(table.id, what)).toBe(true);
          const shown = new Map(both.readable(table.id).map(({ column, masked }) => [column.id, masked]));
          for (const { column, masked } of alone.readable(table.id))
            expect(shown.has(column.id) && (masked || shown.get(column.id) === false)).toBe(true);
          for (const column of alone.writable(table.id, "update")) expect(both.writable(table.id, "update")).toContain(column);
        }
      }),
    );
  });

  it("[BP58] a mask limits its own policy only", () => {
    const model = compile(loan, sha256);
    const readable = accessOf(model, ["r_aud", "r_mgr"]).readable("ent_app");
    expect(readable.find(({ column }) => column.id === "f_dti")?.masked).toBe(false);
  });

  it("the administrator may do everything but write what guarded actions decide, and sees sensitive data masked", () => {
    const model = compile(loan, sha256);
    const admin = model.roles.find((role) => role.id === "r_admin")!;
    const [update] = admin.access.ent_app!.update;
    expect(update!.policy).toBe("implied");
    expect(update!.fields).not.toContain("f_st");
    expect(update!.fields).not.toContain("f_dti");
    expect(admin.access.ent_cust!.read[0]!.mask).toEqual(["f_nid"]);
    const own = changed(loan, [
      { op: "add", kind: "policy", id: "p_adm", props: { roles: ["r_admin"], entity: "ent_cust", allow: ["read"], fields: ["f_cname"] } },
    ]);
    const replaced = compile(own, sha256).roles.find((role) => role.id === "r_admin")!.access.ent_cust!;
    expect(replaced.read.map((grant) => grant.policy)).toEqual(["p_adm"]);
    expect(replaced.update).toEqual([]);
  });

  it("names of the API never meet", () => {
    const add = (id: string, key: string): Op => ({ op: "add", kind: "entity", id, props: { key } });
    const ops = [
      add("ent_a", "work"),
      add("ent_b", "workOrder"),
      add("ent_c", "date"),
      add("ent_d", "equipment"),
      add("ent_e", "patients"),
    ];
    const fields = ["a", "b", "c", "d", "e"].map(
      (x): Op => ({ op: "add", kind: "field", id: `f_${x}`, parent: `ent_${x}`, props: { key: "name", type: "text" } }),
    );
    const { tables } = compile(changed(clinic, [...ops, ...fields]), sha256);
    const of = (id: string) => tables.find((table) => table.id === id)!;
    expect(of("ent_b").typeName).toBe("WorkOrderRecord");
    expect(of("ent_c").typeName).toBe("DateRecord");
    expect(of("ent_d").pluralKey).toBe("equipmentList");
    expect(of("ent_patient").pluralKey).toBe("patientList");
    const roots = tables.flatMap((table) => [table.key, table.pluralKey]);
    expect(new Set(roots).size).toBe(roots.length);
  });

  it("[BP45] named colours arrive exactly and every text can be read", () => {
    fc.assert(
      fc.property(
        fc.record({
          primary: fc.integer(),
          background: fc.option(fc.integer()),
          surface: fc.option(fc.integer()),
          text: fc.option(fc.integer()),
        }),
        (raw) => {
          const hex = (n: number) => `#${(n >>> 8).toString(16).padStart(6, "0").slice(-6)}`;
          const given = Object.fromEntries(Object.entries(raw).flatMap(([name, n]) => (n === null ? [] : [[name, hex(n)]])));
          const blueprint = { ...clinic, theme: { ...clinic.theme, ...given } } as Blueprint;
          const { theme } = compile(blueprint, sha256);
          const own = given.background && theme.dark.background === given.background ? theme.dark : theme.light;
          expect(own.primary).toBe(given.primary);
          if (given.background) expect(own.background).toBe(given.background);
          for (const colours of [theme.light, theme.dark]) {
            expect(contrast(colours.onPrimary, colours.primary)).toBeGreaterThanOrEqual(4.5);
            if (!given.surface) expect(contrast(colours.text, colours.background)).toBeGreaterThanOrEqual(4.5);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("reads only what normalise let through", () => {
    expect(normalise(flatten(clinic)).problems).toEqual([]);
    expect(normalise(flatten(loan)).problems).toEqual([]);
  });
});
