/**
 * A checked expression in the words of the platform's own labels, in both languages: for people who are told why something is so and have
 * never seen an expression. Made from the tree, so it says what is run. "The person" is whoever the rule is asked about.
 */

import type { ExprNode } from "../blueprint/expressions/checked.ts";
import { bothOf } from "../blueprint/naming.ts";
import { builtIn, type Id, type Text } from "../blueprint/shape.ts";
import type { Sentence } from "../ids.ts";
import type { Model } from "./model.ts";

const s = (en: string, ar: string): Sentence => ({ en, ar });
const fill = (words: Sentence, parts: Readonly<Record<string, Sentence>>): Sentence => {
  const one = (locale: "en" | "ar") => words[locale].replace(/\{(\w+)\}/g, (_, name: string) => parts[name]?.[locale] ?? "");
  return s(one("en"), one("ar"));
};
const join = (parts: readonly Sentence[], en: string, ar: string): Sentence =>
  s(parts.map((part) => part.en).join(en), parts.map((part) => part.ar).join(ar));

/** What is joined by `&&` at the top, one by one, as a person reads them. */
export const conjunctsOf = (node: ExprNode): readonly ExprNode[] =>
  node.k === "call" && node.fn === "&&" ? node.args.flatMap(conjunctsOf) : [node];

/** Says things of one model. Kept per model by whoever asks often. */
export interface Speaker {
  /** A condition as a clause: `Status is Open`. */
  condition(node: ExprNode): Sentence;
  /** What is worked out: `Confirmed`, `Amount × 2`. */
  value(node: ExprNode): Sentence;
  /** What a path leads to: `Branch of Doctor`. */
  path(path: readonly Id[]): Sentence;
  /** A claim of the person: `Branch of the person`. */
  claim(prop: string): Sentence;
}

/** `person`: how whoever it is about is called. */
export const speakerOf = (model: Model, person: Sentence = s("the person", "الشخص نفسه")): Speaker => {
  const named = new Map<string, Sentence>();
  const name = (id: string, words: Text, key: string) => named.set(id, bothOf(words, key));
  for (const table of model.tables) {
    name(table.id, table.plural, table.pluralKey);
    for (const column of table.columns) {
      name(column.id, column.label, column.key);
      for (const option of column.options) name(option.id, option.label, option.key);
    }
  }
  for (const role of model.roles) name(role.id, role.label, role.key);
  for (const variable of model.variables) name(variable.id, {}, variable.key);
  for (const action of model.actions)
    for (const param of action.params) {
      name(param.id, param.label, param.key);
      for (const option of param.options) name(option.id, option.label, option.key);
    }
  const word = (id: string): Sentence => named.get(id) ?? systemWords[id] ?? s(id, id);

  const path = (ids: readonly Id[]): Sentence => join([...ids].reverse().map(word), " of ", " في ");
  const claim = (prop: string): Sentence =>
    prop === "id"
      ? person
      : prop === "roles"
        ? roles
        : prop === "account"
          ? account
          : fill(s("{a} of {b}", "{a} في {b}"), { a: word(prop), b: person });

  const value = (node: ExprNode): Sentence => {
    switch (node.k) {
      case "literal":
        if (node.value === null) return empty;
        if (typeof node.value === "boolean") return node.value ? yes : no;
        if (node.type.is === "option") return word(String(node.value));
        return typeof node.value === "number" || node.type.is !== "string"
          ? s(String(node.value), String(node.value))
          : s(`“${node.value}”`, `«${node.value}»`);
      case "field":
        return node.from === "old" ? fill(s("{a} as it was before", "{a} قبل التغيير"), { a: path(node.path) }) : path(node.path);
      case "me":
        return claim(node.prop);
      case "now":
        return s("now", "الآن");
      case "today":
        return s("today", "اليوم");
      case "variable":
        return word(node.id);
      case "name":
        return path(node.path.slice(1));
      case "list":
        return join(node.items.map(value), ", ", "، ");
      case "over": {
        const many = node.relation.inverse ? word(node.relation.entity) : word(node.relation.field);
        const inner = node.body ? condition(node.body) : null;
        return fill(inner ? overWords[node.fn].with : overWords[node.fn].plain, { many, ...(inner && { inner }) });
      }
      case "call":
        return call(node.fn, node.args);
    }
  };

  const isNull = (node: ExprNode | undefined): boolean => node?.k === "literal" && node.value === null;
  const call = (fn: string, args: readonly ExprNode[]): Sentence => {
    const [a, b, c] = args;
    if ((fn === "==" || fn === "!=") && (isNull(a) || isNull(b)))
      return fill(fn === "==" ? s("{a} is empty", "{a} فارغ") : s("{a} is not empty", "{a} ليس فارغًا"), { a: value(isNull(a) ? b! : a!) });
    if (fn === "hasRole" && a?.k === "literal") return fill(callWords.hasRole!, { a: word(String(a.value)) });
    const words = callWords[fn];
    const inside = (node: ExprNode): Sentence => {
      const said = fn === "&&" || fn === "||" || fn === "!" ? condition(node) : value(node);
      const nested = node.k === "call" && (arithmetic.has(node.fn) || (["&&", "||"].includes(node.fn) && node.fn !== fn));
      return nested && (arithmetic.has(fn) || ["&&", "||", "!"].includes(fn)) ? s(`(${said.en})`, `(${said.ar})`) : said;
    };
    if (words) return fill(words, { ...(a && { a: inside(a) }), ...(b && { b: inside(b) }), ...(c && { c: inside(c) }) });
    const list = args.map(value);
    return s(`${fn}(${list.map((part) => part.en).join(", ")})`, `${fn}(${list.map((part) => part.ar).join("، ")})`);
  };
  const condition = (node: ExprNode): Sentence => {
    if (node.k === "field" || node.k === "variable" || node.k === "name") return fill(s("{a} is yes", "{a}: نعم"), { a: value(node) });
    if (node.k === "literal" && typeof node.value === "boolean") return node.value ? s("always", "دائمًا") : s("never", "أبدًا");
    return value(node);
  };
  return { condition, value, path, claim };
};

const roles = s("the person's roles", "أدوار الشخص");
const account = s("the person's account", "حساب الشخص");
const empty = s("empty", "فارغ");
const yes = s("yes", "نعم");
const no = s("no", "لا");
const arithmetic: ReadonlySet<string> = new Set(["+", "-", "*", "/", "%"]);

const systemWords: Readonly<Record<string, Sentence>> = {
  id: s("the record", "السجل"),
  createdAt: s("time of creation", "وقت الإنشاء"),
  updatedAt: s("time of the last change", "وقت آخر تعديل"),
  createdBy: s("creator of the record", "منشئ السجل"),
  version: s("version", "الإصدار"),
  [builtIn.user]: s("people", "الأشخاص"),
};

const callWords: Readonly<Record<string, Sentence>> = {
  "&&": s("{a} and {b}", "{a} و{b}"),
  "||": s("{a} or {b}", "{a} أو {b}"),
  "!": s("not so: {a}", "ليس صحيحًا أن: {a}"),
  "==": s("{a} is {b}", "{a} يساوي {b}"),
  "!=": s("{a} is not {b}", "{a} لا يساوي {b}"),
  "<": s("{a} is less than {b}", "{a} أقل من {b}"),
  "<=": s("{a} is at most {b}", "{a} لا يزيد على {b}"),
  ">": s("{a} is more than {b}", "{a} أكبر من {b}"),
  ">=": s("{a} is at least {b}", "{a} لا يقل عن {b}"),
  in: s("{a} is one of: {b}", "{a} أحد: {b}"),
  "+": s("{a} + {b}", "{a} + {b}"),
  "-": s("{a} − {b}", "{a} − {b}"),
  "*": s("{a} × {b}", "{a} × {b}"),
  "/": s("{a} ÷ {b}", "{a} ÷ {b}"),
  "%": s("remainder of {a} ÷ {b}", "باقي {a} ÷ {b}"),
  neg: s("−{a}", "−{a}"),
  "?:": s("{b} if {a}, else {c}", "{b} إذا {a}، وإلا {c}"),
  contains: s("{a} contains {b}", "{a} يحتوي على {b}"),
  startsWith: s("{a} begins with {b}", "{a} يبدأ بـ {b}"),
  endsWith: s("{a} ends with {b}", "{a} ينتهي بـ {b}"),
  isEmpty: s("{a} is empty", "{a} فارغ"),
  hasRole: s("the person has the role {a}", "للشخص الدور {a}"),
  changed: s("{a} changes", "يتغير {a}"),
  size: s("length of {a}", "طول {a}"),
  lower: s("{a} in small letters", "{a} بأحرف صغيرة"),
  upper: s("{a} in capitals", "{a} بأحرف كبيرة"),
  daysBetween: s("days from {a} to {b}", "الأيام من {a} إلى {b}"),
  addDays: s("{b} days after {a}", "بعد {b} يومًا من {a}"),
  addMonths: s("{b} months after {a}", "بعد {b} شهرًا من {a}"),
  year: s("year of {a}", "سنة {a}"),
  month: s("month of {a}", "شهر {a}"),
  day: s("day of {a}", "يوم {a}"),
};

const overWords: Readonly<Record<"exists" | "all" | "count" | "sum", { readonly plain: Sentence; readonly with: Sentence }>> = {
  exists: { plain: s("there are {many}", "توجد {many}"), with: s("one of {many} fits: {inner}", "واحد من {many} يحقق: {inner}") },
  all: { plain: s("all {many}", "كل {many}"), with: s("all of {many} fit: {inner}", "كل {many} تحقق: {inner}") },
  count: { plain: s("number of {many}", "عدد {many}"), with: s("number of {many} where {inner}", "عدد {many} حيث {inner}") },
  sum: { plain: s("sum over {many}", "مجموع {many}"), with: s("sum over {many} of {inner}", "مجموع {inner} في {many}") },
};
