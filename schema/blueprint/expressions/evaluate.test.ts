import { describe, expect, test } from "vitest";
import { elaborate, type Scope } from "./elaborate.ts";
import { admits, type Env, evaluate, refuses, run } from "./evaluate.ts";
import { prepared } from "./prepare.ts";
import { blueprint, makeExpression, makeRows, randomOf, recordScope } from "./random-expressions.ts";

const user = "00000000-0000-7000-8000-000000000001";
const customer = "00000000-0000-7000-8000-000000000002";
const base: Env = {
  record: {
    id: "00000000-0000-7000-8000-000000000003",
    f_amt: "100.10",
    f_term: 7,
    f_st: "o_draft",
    f_br: null,
    f_appl: customer,
    f_ok: true,
    f_due: "2026-01-31",
    f_at: "2026-01-31T22:30:00Z",
    createdBy: user,
  },
  me: { id: user, roles: ["r_mgr"], fields: { f_user_branch: null } },
  now: "2026-11-20T10:00:00Z",
  today: "2026-11-20",
  timeZone: "Asia/Riyadh",
  variables: { var_max: "500" },
  follow: (_field, id) => (id === customer ? { id: customer, f_cuser: user, f_limit: "90" } : null),
};
const checked = (source: string, scope: Scope = recordScope) => {
  const result = elaborate(source, scope, blueprint);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.checked;
};
const value = (source: string, env: Env = base, scope?: Scope) => evaluate(checked(source, scope), env);

describe("evaluating", () => {
  test("records, people, variables, links", () => {
    expect(value("f_amt <= var_max && f_st == o_draft && createdBy == me")).toBe(true);
    expect(value("f_appl.f_cuser == me")).toBe(true);
    expect(value("f_amt > f_appl.f_limit")).toBe(true);
    expect(value('hasRole("r_mgr") && !hasRole("r_off")')).toBe(true);
    expect(value('f_st in [o_draft, o_sub] ? "open" : "closed"')).toBe("open");
    expect(
      value(
        'params.pr_note + "!"',
        { ...base, names: { params: { pr_note: "yes" } } },
        { kind: "action", entity: "ent_app", action: "a_app" },
      ),
    ).toBe("yes!");
    expect(
      value("old.f_st != f_st && changed(f_st)", { ...base, old: { f_st: "o_sub" } }, { kind: "record", entity: "ent_app", old: true }),
    ).toBe(true);
  });

  test("the day of an instant is the platform's", () => {
    expect(value("day(f_at)")).toBe(1);
    expect(value("day(f_at)", { ...base, timeZone: "UTC" })).toBe(31);
    expect(value("addMonths(f_due, 1)")).toBe("2026-02-28");
    expect(value("addDays(today, 11)")).toBe("2026-12-01");
  });

  test("[BP14] arithmetic is exact", () => {
    expect(value("0.1 + 0.2 == 0.3")).toBe(true);
    expect(value("5 / 2")).toBe("2.5");
    expect(value("f_amt * 3")).toBe("300.3");
    expect(value("f_amt / 0")).toBe(null);
    expect(value("f_term % 0")).toBe(null);
    expect(value("div(f_term, 2)")).toBe(3);
    expect(value("9007199254740993 + 0")).toBe("9007199254740993");
  });

  test("[BP10] what is empty or fails never admits and never refuses", () => {
    for (const source of [
      "f_inc > 0",
      "!(f_inc > 0)",
      "f_amt / 0 > 1",
      "f_amt / 0 < 1",
      'f_br.contains("x")',
      "f_br == me.f_user_branch",
      "f_br != me.f_user_branch",
      'f_br < "z"',
      "f_inc > 0 && f_ok",
      "date(2023, 2, 30) < today",
      "f_appl.f_vip",
    ]) {
      expect([source, admits(checked(source), base)]).toEqual([source, false]);
      expect([source, refuses(checked(source), base)]).toEqual([source, false]);
    }
    // Values of the wrong kind, absent helpers, nobody signed in: unknown, never a thrown error.
    const broken: Env = { record: { f_amt: "NaN", f_term: 1.5, f_ok: "true", f_due: "2026-02-31", f_by: 7, f_appl: customer } };
    for (const source of [
      "f_amt > 0",
      "f_term > 0",
      "f_ok",
      "f_due < today",
      "f_by == me",
      "f_appl.f_cuser == me",
      "now > createdAt",
      "f_amt <= var_max",
      "exists(f_dapp, true)",
    ])
      expect([source, admits(checked(source), broken), admits(checked(`!(${source})`), broken)]).toEqual([source, false, false]);
  });

  test("empties are comparable with null, and only one known side decides", () => {
    expect(value("f_br == null")).toBe(true);
    expect(value('f_br == "x"')).toBe(false);
    expect(value('f_br != "x"')).toBe(true);
    expect(value("f_inc > 0 || f_ok")).toBe(true);
    expect(value("f_inc > 0 && false")).toBe(false);
    expect(value("coalesce(f_inc, 3.5)")).toBe("3.5");
    expect(value("me.f_user_branch == null")).toBe(true);
  });

  test("[BP12] matching is linear", () => {
    const hostile = `${"a".repeat(100_000)}!`;
    expect(value('f_br.matches("^(a+)+$")', { ...base, record: { f_br: hostile } })).toBe(false);
    expect(value('f_br.matches("^(a|aa)*$")', { ...base, record: { f_br: hostile } })).toBe(false);
    expect(value('f_br.matches("^[0-9]{10}$")', { ...base, record: { f_br: "1234567890" } })).toBe(true);
  });

  test("linked records", () => {
    const env: Env = {
      ...base,
      related: () => [
        { f_pages: 2, f_dok: true, f_fee: "0.10" },
        { f_pages: null, f_dok: null, f_fee: null },
        { f_pages: 5, f_dok: true, f_fee: "0.20" },
      ],
    };
    expect(value("exists(f_dapp, f_pages > 4)", env)).toBe(true);
    expect(value("all(f_dapp, f_dok)", env)).toBe(false);
    expect(value("count(f_dapp)", env)).toBe(3);
    expect(value("count(f_dapp, f_dok)", env)).toBe(2);
    expect(value("sum(f_dapp, f_fee)", env)).toBe("0.3");
  });

  test("text goes by code point", () => {
    expect(value('"\u{1f600}" > "\uffee"')).toBe(true);
    expect(value('size("\u{1f600}a")')).toBe(2);
  });

  test("[BP9] prepared for many records an expression means what it means walked through, over random expressions and rows", () => {
    const random = randomOf(20_261_120);
    const rows = Object.values(makeRows(random, 6)).flat();
    const more = ["f_term", "f_pages", "f_br", "f_st", "createdBy", "version"];
    const forms = [
      "f_term < 7",
      "f_term <= 7",
      "f_term > 7",
      "f_term >= 7",
      'f_br.startsWith("te")',
      'f_br.endsWith("xt")',
      "me == f_appl",
    ];
    let asked = 0;
    for (let n = 0; n < 4_000; n += 1) {
      const result = elaborate(n % 4 ? makeExpression(random) : forms[(n / 4) % forms.length]!, recordScope, blueprint);
      if ("problems" in result) continue;
      for (let r = 0; r < 5; r += 1) {
        const record = { ...rows[Math.floor(random() * rows.length)]! } as Record<string, unknown>;
        // What the database would never give: absent, wrong, too large.
        const name = more[Math.floor(random() * more.length)]!;
        record[name] = [undefined, null, 2 ** 60, 7, "text", "7", 1.5, true][Math.floor(random() * 8)];
        const env = { ...base, record, old: rows[0]!, ...(random() < 0.2 && { me: null }) } as Env;
        const { tree, source } = result.checked;
        const [fast, walked] = [prepared(tree)(env), run(tree, env)];
        if (fast !== walked) expect([source, record, fast]).toEqual([source, record, walked]);
        asked += 1;
      }
    }
    expect(asked).toBeGreaterThan(10_000);
  });
});
