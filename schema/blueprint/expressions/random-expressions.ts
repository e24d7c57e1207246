/**
 * Random expressions over a small loan desk, and rows to run them on. For tests only: the generator knows the types, so that what it
 * makes always elaborates, and it likes the awkward values: empties, zeros, long digits, other scripts.
 */
import type { Blueprint, Field, Id } from "../shape.ts";
import type { Scope } from "./elaborate.ts";

export type Random = () => number;
/** mulberry32: small, seedable, good enough to fuzz with. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1));

const field = (key: string, type: Field["type"], more: Partial<Field> = {}): Field => ({
  key,
  type,
  order: "a0",
  classification: "internal",
  ...more,
});
const options = {
  o_draft: { key: "draft", order: "a0" },
  o_sub: { key: "submitted", order: "a1" },
  o_app: { key: "approved", order: "a2" },
};

/** Loans, customers, users: every scalar type, a link, a link to a user, a to-many side. */
export const blueprint: Blueprint = {
  blueprint: 1,
  key: "loanDesk",
  label: { en: "Loan desk", ar: "مكتب القروض" },
  sector: "financial",
  locales: ["ar", "en"],
  defaultLocale: "ar",
  timeZone: "Asia/Riyadh",
  currency: "SAR",
  accounts: "none",
  signUp: "open",
  theme: { primary: "#0f766e", mode: "system", font: "plex", radius: 10, density: "comfortable" },
  targets: ["web"],
  entities: {
    ent_user: { key: "user", audit: "none", sampleRows: 0, fields: { f_user_branch: field("branch", "text") } },
    ent_cust: {
      key: "customer",
      audit: "none",
      sampleRows: 0,
      fields: {
        f_cname: field("name", "text"),
        f_cuser: field("user", "user"),
        f_limit: field("limit", "money"),
        f_vip: field("vip", "boolean"),
      },
    },
    ent_app: {
      key: "application",
      audit: "none",
      sampleRows: 0,
      fields: {
        f_appl: field("applicant", "reference", { config: { target: "ent_cust", inverse: { key: "applications" } } }),
        f_amt: field("amount", "money"),
        f_inc: field("monthlyIncome", "decimal"),
        f_term: field("termMonths", "integer"),
        f_br: field("branch", "text"),
        f_note: field("note", "longText"),
        f_st: field("status", "enum", { options }),
        f_tags: field("tags", "enums", { options: { o_new: { key: "new", order: "a0" }, o_old: { key: "old", order: "a1" } } }),
        f_ok: field("confirmed", "boolean"),
        f_due: field("dueOn", "date"),
        f_at: field("startsAt", "dateTime"),
        f_hour: field("opensAt", "time"),
        f_dur: field("length", "duration"),
        f_by: field("decidedBy", "user"),
        f_here: field("here", "geoPoint"),
        f_there: field("there", "geoPoint"),
        f_team: field("team", "references", { config: { target: "ent_user" } }),
      },
    },
    ent_doc: {
      key: "document",
      audit: "none",
      sampleRows: 0,
      fields: {
        f_dapp: field("application", "reference", { config: { target: "ent_app", inverse: { key: "documents" } } }),
        f_pages: field("pages", "integer"),
        f_fee: field("fee", "decimal"),
        f_dok: field("checked", "boolean"),
      },
    },
  },
  roles: { r_mgr: { key: "manager" }, r_off: { key: "officer" } },
  policies: {},
  actions: {
    a_app: {
      key: "approve",
      entity: "ent_app",
      roles: ["r_mgr"],
      risk: "high",
      params: { pr_note: { key: "note", order: "a0", type: "longText" } },
    },
  },
  workflows: {},
  pages: {},
  assistants: {},
  connections: {},
  variables: { var_max: { key: "maxAmount", type: "money" }, var_none: { key: "nothing", type: "decimal" } },
  compliance: {},
};

export const recordScope: Scope = { kind: "record", entity: "ent_app" };

const sqlTypes: Readonly<Record<string, string>> = {
  money: "numeric(19,4)",
  decimal: "numeric",
  integer: "bigint",
  boolean: "boolean",
  date: "date",
  dateTime: "timestamptz",
  time: "time",
  duration: "bigint",
  enums: "text[]",
  reference: "uuid",
  user: "uuid",
  geoPoint: "point",
};
/** Physical columns of an entity, as pairs of name and type. Links to several records have none. */
export const columnsOf = (entity: Id): readonly (readonly [Id, string])[] =>
  Object.entries(blueprint.entities[entity]!.fields).flatMap(([id, { type }]) =>
    type === "references" ? [] : [[id, sqlTypes[type] ?? "text"] as const],
  );

export type Cell = null | string | number | boolean | readonly string[] | { readonly lat: number; readonly lng: number };
export type SampleRow = Readonly<Record<string, Cell>> & { readonly id: string };
export type People = { readonly id: string; readonly roles: readonly string[]; readonly fields?: Readonly<Record<string, unknown>> } | null;

const words = [
  "",
  "a",
  "north",
  "North",
  "NORTH ",
  " شمال",
  "الفرع",
  "straße",
  "ÉCOLE",
  "\u{1f600}z",
  "\uffee",
  "ΟΔΟΣ",
  "İstanbul",
  "a\u0301",
  "100%",
  "x_y",
  "\ttab",
];
const decimals = [
  "0",
  "1",
  "-1",
  "0.1",
  "0.2",
  "0.3",
  "2.5",
  "-2.5",
  "0.000000000001",
  "12345678901234.5678",
  "99999999999999.9999",
  "3.3333",
  "1000",
];
/** What a money column keeps as it is. */
const amounts = decimals.filter((one) => (one.split(".")[1] ?? "").length <= 4);
const wholes = [0, 1, -1, 2, 3, 7, 12, 30, -45, 2024, 1_000_000, 9_007_199_254_740_991];
const days = ["2024-02-29", "2026-11-20", "1999-12-31", "0001-01-01", "9999-12-31", "2023-03-31", "1582-10-10"];
const instants = ["2026-11-20T10:15:30.250Z", "2024-02-29T23:30:00.000Z", "1999-12-31T21:30:00.123456Z", "2025-06-01T00:00:00.000Z"];

const id = (random: Random): string => {
  const hex = (length: number) => Array.from({ length }, () => upTo(random, 15).toString(16)).join("");
  return `${hex(8)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
};

/** Rows per entity with closed links; about a quarter of all cells is empty. */
export const makeRows = (random: Random, count: number): Record<Id, SampleRow[]> => {
  const maybe = <T>(value: T): T | null => (random() < 0.25 ? null : value);
  const rows: Record<Id, SampleRow[]> = { ent_user: [], ent_cust: [], ent_app: [], ent_doc: [] };
  const system = () => ({
    id: id(random),
    createdAt: pick(random, instants),
    updatedAt: pick(random, instants),
    createdBy: maybe(pick(random, rows.ent_user!)?.id ?? null),
    version: 1 + upTo(random, 3),
  });
  const link = (entity: Id) => maybe(pick(random, rows[entity]!)?.id ?? null);
  for (let i = 0; i < 5; i++) rows.ent_user!.push({ ...system(), f_user_branch: i === 0 ? null : pick(random, ["north", "الفرع"]) });
  for (let i = 0; i < 12; i++)
    rows.ent_cust!.push({
      ...system(),
      f_cname: maybe(pick(random, words)),
      f_cuser: link("ent_user"),
      f_limit: maybe(pick(random, amounts)),
      f_vip: maybe(random() < 0.5),
    });
  for (let i = 0; i < count; i++) {
    rows.ent_app!.push({
      ...system(),
      f_appl: link("ent_cust"),
      f_amt: maybe(pick(random, amounts)),
      f_inc: maybe(pick(random, decimals)),
      f_term: maybe(pick(random, wholes)),
      f_br: maybe(pick(random, ["north", "الفرع", ...words])),
      f_note: maybe(pick(random, words)),
      f_st: maybe(pick(random, Object.keys(options))),
      f_tags: maybe(["o_new", "o_old"].filter(() => random() < 0.5)),
      f_ok: maybe(random() < 0.5),
      f_due: maybe(pick(random, days)),
      f_at: maybe(pick(random, instants)),
      f_hour: maybe(pick(random, ["00:00:00", "08:30:00", "23:59:59"])),
      f_dur: maybe(pick(random, [0, 60_000, 3_600_000, -1, 86_400_000])),
      f_by: link("ent_user"),
      f_here: maybe({ lat: 24 + upTo(random, 9) / 7, lng: 46 + upTo(random, 9) / 3 }),
      f_there: maybe({ lat: upTo(random, 90), lng: upTo(random, 180) }),
      f_team: rows.ent_user!.filter(() => random() < 0.3).map((user) => user.id),
    });
  }
  for (let i = 0; i < count; i++)
    rows.ent_doc!.push({
      ...system(),
      f_dapp: link("ent_app"),
      f_pages: maybe(upTo(random, 9)),
      f_fee: maybe(pick(random, decimals)),
      f_dok: maybe(random() < 0.5),
    });
  return rows;
};

type Make = (random: Random, depth: number) => string;
const quote = (text: string): string => JSON.stringify(text);
const call = (name: string, ...args: string[]): string => `${name}(${args.join(", ")})`;
const binary = (a: string, op: string, b: string): string => `(${a} ${op} ${b})`;

const oneOf =
  (leaves: readonly Make[], branches: readonly Make[]): Make =>
  (random, depth) =>
    pick(random, depth <= 0 || random() < 0.25 ? leaves : branches)(random, depth - 1);
const constant =
  (...texts: string[]): Make =>
  (random) =>
    enclosed(pick(random, texts));
/** Comparisons stand in parentheses, so that they mean the same wherever they are put. */
const enclosed = (text: string): string => (/[=<>]| in /.test(text) ? `(${text})` : text);

const decimal: Make = (random, depth) => decimalOf(random, depth);
const whole: Make = (random, depth) => wholeOf(random, depth);
const text: Make = (random, depth) => textOf(random, depth);
const day: Make = (random, depth) => dayOf(random, depth);
const instant: Make = (random, depth) => instantOf(random, depth);
const bool: Make = (random, depth) => boolOf(random, depth);
const choose =
  (make: Make): Make =>
  (random, depth) =>
    `(${bool(random, depth)} ? ${make(random, depth)} : ${make(random, depth)})`;
const orElse =
  (make: Make): Make =>
  (random, depth) =>
    call("coalesce", make(random, depth), make(random, depth));

const decimalOf = oneOf(
  [constant("f_amt", "f_inc", "var_max", "var_none", "f_appl.f_limit"), constant("0.0", "0.1", "0.5", "2.5", "1000.25", "-3.75")],
  [
    (random, depth) =>
      binary(decimal(random, depth), pick(random, ["+", "-", "*", "/", "/"]), pick(random, [decimal, whole])(random, depth)),
    (random, depth) => binary(whole(random, depth), "/", whole(random, depth)),
    (random, depth) => call("round", decimal(random, depth), String(upTo(random, 4))),
    (random, depth) => call("abs", decimal(random, depth)),
    (random, depth) => call(pick(random, ["min", "max"]), decimal(random, depth), whole(random, depth)),
    (random, depth) => `-(${decimal(random, depth)})`,
    choose(decimal),
    orElse(decimal),
    constant("sum(f_dapp, f_fee)", "distanceKm(f_here, f_there)"),
  ],
);
const wholeOf = oneOf(
  [constant("f_term", "version", "f_term"), constant("0", "1", "2", "7", "30", "-4")],
  [
    (random, depth) => binary(whole(random, depth), pick(random, ["+", "-", "*", "%"]), whole(random, depth)),
    (random, depth) => call("div", whole(random, depth), whole(random, depth)),
    (random, depth) => call(pick(random, ["floor", "ceil"]), decimal(random, depth)),
    (random, depth) => call("size", text(random, depth)),
    () => "size(f_tags)",
    (random, depth) => call(pick(random, ["year", "month", "day", "weekday"]), pick(random, [day, instant])(random, depth)),
    (random, depth) => call("daysBetween", day(random, depth), pick(random, [day, instant])(random, depth)),
    (random) => pick(random, ["count(f_dapp)", "count(f_dapp, f_dok)", "sum(f_dapp, f_pages)"]),
    choose(whole),
  ],
);
const textOf = oneOf(
  [constant("f_br", "f_note", "f_appl.f_cname", "me.f_user_branch"), (random) => quote(pick(random, words))],
  [
    (random, depth) => binary(text(random, depth), "+", text(random, depth)),
    (random, depth) => call(pick(random, ["lower", "upper", "trim"]), text(random, depth)),
    (random, depth) => call(pick(random, ["min", "max"]), text(random, depth), text(random, depth)),
    choose(text),
    orElse(text),
  ],
);
const dayOf = oneOf(
  [
    constant("f_due", "today"),
    (random) =>
      call(
        "date",
        pick(random, ["2024", "2023", "f_term"]),
        pick(random, ["2", "12", "13", "f_term"]),
        pick(random, ["29", "31", "1", "f_term"]),
      ),
  ],
  [(random, depth) => call(pick(random, ["addDays", "addMonths"]), day(random, depth), whole(random, depth)), orElse(day), choose(day)],
);
const instantOf = oneOf(
  [constant("f_at", "now", "createdAt")],
  [
    (random, depth) => call("addTime", instant(random, depth), pick(random, ["f_dur", '"PT90M"', "f_at - createdAt"])),
    (random, depth) => call(pick(random, ["addDays", "addMonths"]), instant(random, depth), whole(random, depth)),
  ],
);

const compared: Make = (random, depth) => {
  const make = pick(random, [decimal, whole, text, day, instant]);
  return binary(make(random, depth), pick(random, ["<", "<=", ">", ">=", "==", "!="]), make(random, depth));
};
const boolOf = oneOf(
  [
    constant("f_ok", "f_appl.f_vip", "true", "false", 'hasRole("r_mgr")', 'hasRole("r_off")'),
    constant("f_st == o_draft", "f_st != o_sub", "f_st in [o_draft, o_app]", "o_new in f_tags", "f_st == null", "f_tags == null"),
    constant(
      "f_by == me",
      "createdBy != me",
      "f_appl.f_cuser == me",
      "f_appl.f_cuser.f_user_branch == me.f_user_branch",
      "f_br == me.f_user_branch",
      "me == null",
      "f_appl.f_cuser == f_by",
      'f_br in ["north", me.f_user_branch]',
      'me.f_user_branch in [f_br, "north"]',
    ),
    constant(
      'f_hour < "12:00"',
      'f_dur > "PT1H"',
      "f_appl.f_limit > f_amt",
      "f_appl.f_limit >= 1000",
      'f_appl.f_cname == "a"',
      "f_appl.createdAt <= now",
      "f_by in [me, createdBy]",
    ),
    constant("me in f_team", "f_by in f_team", "createdBy in f_team", "isEmpty(f_team)", "size(f_team) > 1"),
    constant(
      'exists(f_team, f_user_branch == "north")',
      "all(f_team, f_user_branch != null)",
      "count(f_team) > 1",
      "exists(f_dapp, f_dok)",
      "exists(f_dapp, f_pages > 3 && f_fee != null)",
      "all(f_dapp, f_dok)",
      "all(f_dapp, f_pages >= 1 || f_dok)",
      "count(f_dapp) > 1",
    ),
  ],
  [
    compared,
    compared,
    (random, depth) => binary(bool(random, depth), pick(random, ["&&", "||"]), bool(random, depth)),
    (random, depth) => `!${bool(random, depth)}`,
    (random, depth) => binary(bool(random, depth), pick(random, ["==", "!="]), bool(random, depth)),
    (random, depth) => call("isEmpty", pick(random, [text, decimal, day, instant, constant("f_tags")])(random, depth)),
    (random, depth) => call(pick(random, ["contains", "startsWith", "endsWith"]), text(random, depth), text(random, depth)),
    (random, depth) => `(${pick(random, [decimal, whole])(random, depth)} in [${decimal(random, 0)}, ${whole(random, 0)}])`,
    choose(bool),
  ],
);

/** A random expression that elaborates in `recordScope` and is in the SQL subset. Conditions are the most frequent. */
export const makeExpression = (random: Random, depth = 4): string =>
  pick(random, [bool, bool, bool, decimal, whole, text, day, instant])(random, depth);
