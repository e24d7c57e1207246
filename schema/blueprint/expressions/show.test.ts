import { describe, expect, test } from "vitest";
import { clinic } from "../../fixtures/clinic.ts";
import { loan } from "../../fixtures/loan.ts";
import { withBuiltIns } from "../built-in.ts";
import { expressionsOf } from "../expression-places.ts";
import { nodesOf } from "../naming.ts";
import type { Blueprint } from "../shape.ts";
import { elaborate, type Scope } from "./elaborate.ts";
import { blueprint, makeExpression, type Random, randomOf, recordScope } from "./random-expressions.ts";
import { read, show } from "./show.ts";

/** Every key of the blueprint replaced at random: fresh, doubled, reserved in CEL, taken by a scope name, malformed, or kept. */
const renamed = (random: Random, of: Blueprint = blueprint): Blueprint => {
  const names = [
    "a",
    "b",
    "value",
    "package",
    "me",
    "now",
    "id",
    "env",
    "in",
    "true",
    "createdBy",
    "query",
    "Not Valid",
    "",
    "constructor",
    "toString",
    "size",
    "north",
  ];
  const change = (value: unknown): unknown => {
    if (Array.isArray(value) || value === null || typeof value !== "object") return value;
    const copy: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(value))
      copy[name] = name === "key" && random() < 0.7 ? names[Math.floor(random() * names.length)] : change(part);
    return copy;
  };
  return change(of) as Blueprint;
};

describe("the two spellings", () => {
  test("keys are shown, ids are stored", () => {
    const cases: readonly (readonly [string, string, Scope])[] = [
      ["f_amt > 0 && f_st == o_draft", 'amount > 0 && status == "draft"', recordScope],
      ["f_amt <= var_max", "amount <= env.maxAmount", recordScope],
      ["f_appl.f_cuser == me && f_br == me.f_user_branch", "applicant.user == me && branch == me.branch", recordScope],
      ["f_st in [o_draft, o_sub]", 'status in ["draft", "submitted"]', recordScope],
      ["hasRole('r_mgr') // who decides", "hasRole('manager') // who decides", recordScope],
      ["exists(f_dapp, f_pages > 3)", "exists(documents, pages > 3)", recordScope],
      ["old.f_st == o_draft", 'old.status == "draft"', { kind: "record", entity: "ent_app", old: true }],
      ["params.pr_note + f_note", "params.note + note", { kind: "action", entity: "ent_app", action: "a_app" }],
      ["f_ok ? o_draft : o_sub", "confirmed ? o_draft : o_sub", recordScope],
    ];
    for (const [stored, shown, scope] of cases.slice(0, -1)) {
      expect(show(stored, blueprint, scope)).toBe(shown);
      expect(read(shown, scope, blueprint)).toEqual({ source: stored, problems: [] });
    }
    const option = { is: "option", field: "f_st" } as const;
    expect(show("f_ok ? o_draft : o_sub", blueprint, recordScope, option)).toBe('confirmed ? "draft" : "submitted"');
    expect(read('confirmed ? "draft" : "submitted"', recordScope, blueprint, option)).toEqual({
      source: "f_ok ? o_draft : o_sub",
      problems: [],
    });
  });

  test("[BP8] read undoes show for random expressions, in any state of renaming", () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const random = randomOf(seed);
      const stored = makeExpression(random, 3);
      const document = renamed(random);
      const shown = show(stored, document, recordScope);
      const back = read(shown, recordScope, document);
      expect({ seed, shown, ...back }).toEqual({ seed, shown, source: stored, problems: [] });
      expect("checked" in elaborate(back.source, recordScope, document)).toBe(true);
    }
  });

  test("[BP8] read undoes show for every expression of real documents, each in its own place, in any state of renaming", () => {
    let places = 0;
    for (const document of [clinic, loan])
      for (let seed = 1; seed <= 100; seed++) {
        const changed = renamed(randomOf(seed), withBuiltIns(document));
        for (const { id, prop, source, scope, expect: wanted } of expressionsOf(nodesOf(document))) {
          const shown = show(source, changed, scope, wanted);
          expect({ seed, id, prop, shown, ...read(shown, scope, changed, wanted) }).toEqual({
            seed,
            id,
            prop,
            shown,
            source,
            problems: [],
          });
          places += 1;
        }
      }
    expect(places).toBeGreaterThan(1_000);
  });

  test("[BP8] a rename changes what is shown and nothing that is stored", () => {
    const amount = blueprint.entities.ent_app!.fields.f_amt!;
    const document: Blueprint = {
      ...blueprint,
      entities: {
        ...blueprint.entities,
        ent_app: {
          ...blueprint.entities.ent_app!,
          fields: { ...blueprint.entities.ent_app!.fields, f_amt: { ...amount, key: "principal" } },
        },
      },
    };
    expect(show("f_amt > 0", document, recordScope)).toBe("principal > 0");
    expect(elaborate("f_amt > 0", recordScope, document)).toEqual(elaborate("f_amt > 0", recordScope, blueprint));
  });

  test("what cannot be read keeps its text", () => {
    expect(show("f_amt >", blueprint, recordScope)).toBe("f_amt >");
    expect(read("amount >", recordScope, blueprint)).toMatchObject({ source: "amount >", problems: [{ code: "EXPR_SYNTAX" }] });
    expect(show("f_amt > f_gone", blueprint, recordScope)).toBe("amount > f_gone");
  });
});
