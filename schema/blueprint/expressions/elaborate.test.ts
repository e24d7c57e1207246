import { describe, expect, test } from "vitest";
import type { ExprType } from "./checked.ts";
import { type ExprProblem, elaborate, type Scope } from "./elaborate.ts";
import { evaluate } from "./evaluate.ts";
import { blueprint, recordScope } from "./random-expressions.ts";
import { read } from "./show.ts";

const problemsOf = (source: string, scope: Scope = recordScope, expect_?: ExprType, sql = false): readonly ExprProblem[] => {
  const result = elaborate(source, scope, blueprint, expect_, { sql });
  return "problems" in result ? result.problems : [];
};
const bool = { is: "bool" } as const;

describe("checking", () => {
  test("types, paths and the SQL subset come out", () => {
    const result = elaborate("f_appl.f_cuser == me && f_amt / f_term > 0.5", recordScope, blueprint, bool);
    expect(result).toMatchObject({
      checked: {
        type: { is: "bool" },
        sql: true,
        reads: [["f_amt"], ["f_appl", "f_cuser"], ["f_term"]],
        tree: {
          k: "call",
          fn: "&&",
          args: [
            {
              fn: "==",
              args: [
                { k: "field", path: ["f_appl", "f_cuser"], through: ["ent_cust"] },
                { k: "me", prop: "id" },
              ],
            },
            { fn: ">" },
          ],
        },
      },
      notes: [],
    });
    expect(elaborate('f_br.matches("^n")', recordScope, blueprint)).toMatchObject({ checked: { sql: false } });
    expect(elaborate("f_appl.id == f_appl", recordScope, blueprint)).toMatchObject({
      checked: { tree: { args: [{ path: ["f_appl"] }, { path: ["f_appl"] }] } },
    });
  });

  test("a checked expression is plain JSON", () => {
    const result = elaborate(
      'f_amt in [1, 2.50] && f_due < "2026-01-01" && f_dur > "PT1H" && f_term == 9223372036854775807',
      recordScope,
      blueprint,
    );
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test("[BP13] a mistake is shown with its place, what was expected, what was found, and what to write", () => {
    const cases: readonly (readonly [string, string, [number, number], string])[] = [
      ["f_amot > 0", "EXPR_NAME", [0, 6], "f_amt"],
      ["amount > 0", "EXPR_NAME", [0, 6], "f_amt"],
      ['f_st == "draft"', "EXPR_NAME", [8, 15], "o_draft"],
      ['f_amt > "12"', "EXPR_TYPE", [8, 12], "12"],
      ["f_br == 5", "EXPR_TYPE", [8, 9], '"5"'],
      ["f_due > now", "EXPR_TYPE", [8, 11], "today"],
      ["f_due + 3 > today", "EXPR_TYPE", [0, 9], "addDays(f_due, 3)"],
      ["f_amt && f_ok", "EXPR_TYPE", [0, 5], "f_amt != null"],
      ["f_term % f_amt == 0", "EXPR_TYPE", [9, 14], "floor(f_amt)"],
      ["f_by == f_appl", "EXPR_TYPE", [8, 14], "me"],
      ["f_st == o_new", "EXPR_TYPE", [8, 13], "o_draft"],
      ["hasRole('r_mgrr')", "EXPR_NAME", [8, 16], '"r_mgr"'],
      ["lenght(f_br) > 1", "EXPR_NAME", [0, 12], "weekday"],
      ["f_amt = 3", "EXPR_SYNTAX", [6, 7], "=="],
      ["me.f_user_branc == f_br", "EXPR_NAME", [3, 15], "f_user_branch"],
    ];
    for (const [source, code, span, suggestion] of cases) {
      const [problem, ...more] = problemsOf(source);
      expect([source, problem?.code, problem?.span, more]).toEqual([source, code, span, []]);
      if (!source.startsWith("lenght")) expect([source, problem?.suggestion]).toEqual([source, suggestion]);
      expect(problem!.text.en).toMatch(/^[A-Z"]/);
      expect(problem!.text.ar).toMatch(/[\u0600-\u06ff]/);
      // Adding days to a date has its own function: there the sentence is what to write.
      if (source === "f_due + 3 > today") expect(problem!.text.ar).toContain(suggestion);
      else if (code === "EXPR_TYPE") {
        const { text, expected, found } = problem!;
        expect([source, expected!.en === found!.en]).toEqual([source, false]);
        expect(text.en).toContain(`Expected ${expected!.en}, found ${found!.en}.`);
        expect(text.ar).toContain(`المتوقع ${expected!.ar}، والموجود ${found!.ar}.`);
      }
    }
  });

  test("[BP13] the shown form suggests keys", () => {
    expect(read("amont > 0", recordScope, blueprint).problems).toMatchObject([{ code: "EXPR_NAME", suggestion: "amount" }]);
    expect(read('status == "submited"', recordScope, blueprint).problems).toMatchObject([{ code: "EXPR_NAME", suggestion: '"submitted"' }]);
    expect(read("amount <= env.maxAmont", recordScope, blueprint).problems).toMatchObject([{ code: "EXPR_NAME", suggestion: "maxAmount" }]);
    expect(read('hasRole("maneger")', recordScope, blueprint).problems).toMatchObject([{ suggestion: '"manager"' }]);
  });

  test("every mistake is listed, once", () => {
    expect(problemsOf("f_a1 > 0 && f_b1 == f_c1").map(({ code }) => code)).toEqual(["EXPR_NAME", "EXPR_NAME", "EXPR_NAME"]);
  });

  test("the place decides which names exist", () => {
    expect(problemsOf("old.f_st == o_draft")).toMatchObject([{ code: "EXPR_SCOPE" }]);
    expect(problemsOf("old.f_st == o_draft", { kind: "record", entity: "ent_app", old: true })).toEqual([]);
    expect(problemsOf("changed(f_st)")).toMatchObject([{ code: "EXPR_SCOPE" }]);
    expect(problemsOf("params.pr_note == f_note")).toMatchObject([{ code: "EXPR_SCOPE" }]);
    expect(problemsOf("params.pr_note == f_note", { kind: "action", entity: "ent_app", action: "a_app" })).toEqual([]);
    expect(problemsOf("trigger.record.f_amt > 0.5 && steps.s_a.note != null", { kind: "workflow" })).toEqual([]);
    expect(problemsOf("row.f_amt > page.params.x", { kind: "page", entity: null })).toEqual([]);
    expect(problemsOf("f_amt > 0", { kind: "always" })).toMatchObject([{ code: "EXPR_NAME" }]);
    expect(problemsOf("me.f_user_branch == null && now > createdAt")).toEqual([]);
    expect(problemsOf("f_appl.f_cuser.createdBy.createdBy.f_user_branch == f_br").map(({ code }) => code)).toEqual(["EXPR_SCOPE"]);
  });

  test("a rule that selects records says which call SQL cannot do, and where", () => {
    expect(problemsOf('f_ok && f_br.matches("^a")', recordScope, bool, true)).toMatchObject([{ code: "EXPR_NOT_SQL", span: [8, 26] }]);
    expect(problemsOf("f_ok && f_amt > 0", recordScope, bool, true)).toEqual([]);
  });

  test("the place's type is wanted", () => {
    expect(problemsOf("f_amt", recordScope, bool)).toMatchObject([{ code: "EXPR_TYPE", suggestion: "f_amt != null" }]);
    expect(problemsOf("o_sub", recordScope, { is: "option", field: "f_st" })).toEqual([]);
    expect(problemsOf("me", recordScope, { is: "record", entity: "ent_user" })).toEqual([]);
    expect(problemsOf("f_term", recordScope, { is: "decimal" })).toEqual([]);
    expect(problemsOf("f_amt", recordScope, { is: "int" })).toMatchObject([{ code: "EXPR_TYPE" }]);
  });

  test("a choice stands where another one is wanted, when each of its options has a namesake there", () => {
    const choice = (...keys: readonly string[]) => ({
      key: "as",
      order: "a1",
      type: "enum" as const,
      options: Object.fromEntries(keys.map((key, at) => [`o_as_${key}`, { key, order: `a${at}` }])),
    });
    const given = (...keys: readonly string[]) => {
      const { a_app } = blueprint.actions;
      const extended = { ...blueprint, actions: { a_app: { ...a_app!, params: { ...a_app!.params, pr_as: choice(...keys) } } } };
      const scope = { kind: "action", entity: "ent_app", action: "a_app" } as const;
      return (["params.pr_as", "params.pr_as == f_st"] as const).map((source) => {
        const wanted = source.includes("==") ? bool : ({ is: "option", field: "f_st" } as const);
        const result = elaborate(source, scope, extended, wanted);
        if ("problems" in result) return result.problems[0]?.code;
        const { checked } = result;
        return ["o_draft", "o_sub"].map((now, at) =>
          evaluate(checked, { record: { f_st: now }, names: { params: { pr_as: at === 0 ? "o_as_draft" : "o_as_submitted" } } }),
        );
      });
    };
    expect(given("draft", "submitted")).toEqual([
      ["o_draft", "o_sub"],
      [true, true],
    ]);
    expect(given("draft", "other")).toEqual(["EXPR_TYPE", "EXPR_TYPE"]);
  });

  test("a condition that reads nothing is pointed out", () => {
    expect(elaborate("1 < 2", recordScope, blueprint)).toMatchObject({ notes: [{ code: "EXPR_CONSTANT", level: "warning" }] });
    expect(elaborate('hasRole("r_mgr")', recordScope, blueprint)).toMatchObject({ notes: [] });
  });

  test("[BP7] names of JavaScript's own objects mean nothing", () => {
    for (const source of [
      "constructor == null",
      "me.constructor == null",
      "f_appl.hasOwnProperty == null",
      "toString(f_br)",
      "f_br.constructor()",
      "__proto__ == null",
      "env.constructor == 1",
    ]) {
      expect([source, problemsOf(source).length]).toEqual([source, 1]);
      expect([source, read(source, recordScope, blueprint).problems.length]).toEqual([source, 1]);
    }
  });
});

describe("[BP11] limits", () => {
  const codes = (source: string) => problemsOf(source).map(({ code }) => code);
  const nest = (depth: number) => `${"(".repeat(depth)}f_ok${")".repeat(depth)}`;
  test("4 KB of text", () => {
    const filled = (bytes: number) => `f_br == "${"x".repeat(bytes - 10)}"`;
    expect(codes(filled(4096))).toEqual([]);
    expect(codes(filled(4097))).toEqual(["EXPR_TOO_BIG"]);
    expect(codes(`f_br == "${"ش".repeat(2100)}"`)).toEqual(["EXPR_TOO_BIG"]);
  });
  test("500 parts", () => {
    const sum = (terms: number) => `${Array.from({ length: terms }, () => "1").join("+")} > 0`;
    expect(codes(sum(249))).toEqual([]);
    expect(codes(sum(260))).toEqual(["EXPR_TOO_BIG"]);
  });
  test("32 levels", () => {
    expect(codes(nest(30))).toEqual([]);
    expect(codes(nest(40))).toEqual(["EXPR_TOO_BIG"]);
    expect(codes(`${"!".repeat(30)}f_ok`)).toEqual([]);
    for (const hostile of [
      `${"!".repeat(4000)}f_ok`,
      `${"- ".repeat(1500)}1 > 0`,
      `f_ok${".x".repeat(2000)}`,
      `${"[".repeat(2000)}`,
      nest(2000),
      `${"f_ok ? ".repeat(500)}`,
    ])
      expect([hostile.slice(0, 20), codes(hostile)]).toEqual([hostile.slice(0, 20), ["EXPR_TOO_BIG"]]);
  });
  test("saying no costs less than 5 ms of CPU, however hostile the text", () => {
    for (const hostile of [
      "x".repeat(10_000_000),
      "(".repeat(4096),
      "[".repeat(4096),
      `${"- ".repeat(2000)}1`,
      `f_ok${".x".repeat(2000)}`,
      Array.from({ length: 2000 }, () => "1").join("+"),
      `[${Array.from({ length: 2000 }, () => "1").join(",")}]`,
      `${"f_ok?".repeat(800)}`,
      `f_br.matches("${"(a+)+".repeat(700)}")`,
      "exists(f_team, exists(f_cuser, exists(f_appl, exists(f_dapp, f_dok))))",
    ]) {
      const costs = Array.from({ length: 21 }, () => {
        const before = process.cpuUsage();
        expect(codes(hostile)).not.toEqual([]);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      }).sort((a, b) => a - b);
      // The middle one, in µs: a collection of garbage or a first compilation in between is not the text's fault.
      expect([hostile.slice(0, 20), costs[10]! < 5_000]).toEqual([hostile.slice(0, 20), true]);
    }
  });
  test("a chain of one operator is one level", () => {
    expect(codes(Array.from({ length: 60 }, () => "f_ok").join(" || "))).toEqual([]);
  });
  test("linked records inside linked records: one level in SQL, three elsewhere", () => {
    const customer: Scope = { kind: "record", entity: "ent_cust" };
    expect(problemsOf("exists(f_appl, exists(f_dapp, f_dok))", customer)).toEqual([]);
    expect(problemsOf("exists(f_appl, exists(f_dapp, f_dok))", customer, bool, true)).toMatchObject([
      { code: "EXPR_NOT_SQL", span: [15, 36] },
    ]);
    const user: Scope = { kind: "record", entity: "ent_user" };
    expect(problemsOf("exists(f_cuser, exists(f_appl, exists(f_dapp, f_dok)))", user)).toEqual([]);
    expect(problemsOf("exists(f_team, exists(f_cuser, exists(f_appl, exists(f_dapp, f_dok))))")).toMatchObject([{ code: "EXPR_TOO_BIG" }]);
  });
});
