/**
 * Our own checker: CEL text over ids becomes a typed tree, or a list of everything that is wrong with it. It resolves names within
 * their scope, works out types, turns texts into options, dates or decimals where those are wanted, and says which call SQL cannot do.
 * `analyse` serves three callers: `elaborate` (stored form), `show` and `read` (spelling of names, see `show.ts`).
 */
import { RE2JS } from "re2js";
import { durationMs, isDate } from "../field-text.ts";
import { type FieldFace, fieldTypes } from "../field-types.ts";
import { type Blueprint, builtIn, type Expr, type Id } from "../shape.ts";
import type { Checked, ExprNode, ExprType } from "./checked.ts";
import { type Arg, type FunctionSpec, functions, type OverName, overNames } from "./functions.ts";
import { type Names, namesOf, outsideNames, type Scope, systemFields } from "./names.ts";
import { type ASTNode, limits, parse } from "./parse.ts";
import { type ExprCode, type ExprProblem, nearest, type Sentence, typeName } from "./problems.ts";
import { fits, is, isNumber, isOrdered, unify } from "./types.ts";

export type { Scope } from "./names.ts";
export type { ExprProblem } from "./problems.ts";

export type Elaborated =
  | { readonly checked: Checked /** Warnings and hints. */; readonly notes: readonly ExprProblem[] }
  | { readonly problems: readonly ExprProblem[] };

/**
 * Checks a stored expression. `expect` is the type its place wants; `options.sql` says that the place (policy, filter, rollup) is
 * compiled to SQL, so anything outside the subset is refused. Never throws on a blueprint's text.
 */
export const elaborate = (
  source: Expr,
  scope: Scope,
  blueprint: Blueprint,
  expect?: ExprType,
  options: { readonly sql?: boolean } = {},
): Elaborated => {
  const { node, problems, reads, notSql, notes } = analyse(source, scope, namesOf(blueprint), false, expect);
  if (options.sql) problems.push(...notSql);
  if (node === null || problems.length > 0) return { problems };
  return { checked: { source, type: node.type, tree: node, sql: notSql.length === 0, reads }, notes };
};

/** A place in the text where a name stands, with its spelling in both forms. */
export interface Use {
  readonly start: number;
  readonly end: number;
  readonly stored: string;
  readonly shown: string;
}
export interface Analysis {
  readonly node: ExprNode | null;
  readonly problems: ExprProblem[];
  readonly notes: ExprProblem[];
  readonly uses: readonly Use[];
  readonly reads: readonly (readonly Id[])[];
  readonly notSql: readonly ExprProblem[];
}

/** Parses and checks; `shown` says that names are keys. */
export const analyse = (source: string, scope: Scope, names: Names, shown: boolean, expect?: ExprType): Analysis => {
  const parsed = parse(source);
  if ("problem" in parsed) return { node: null, problems: [parsed.problem], notes: [], uses: [], reads: [], notSql: [] };
  const checker = new Checker(source, scope, names, shown);
  const node = checker.check(parsed.ast, expect);
  if (expect) checker.require(parsed.ast, node, expect);
  return {
    node,
    problems: checker.problems,
    notes: checker.constantNote(parsed.ast, node),
    uses: checker.uses,
    reads: checker.uniqueReads(),
    notSql: checker.notSql,
  };
};

interface Segment {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A draft may name a field type that does not exist; that is another problem's business. */
const typeOf = (face: FieldFace, id: Id): ExprType =>
  Object.hasOwn(fieldTypes, face.type) ? fieldTypes[face.type].exprType(face, id) : is.unknown;
const unknown: ExprNode = { k: "literal", value: null, type: is.unknown };
const call = (fn: string, args: readonly ExprNode[], type: ExprType): ExprNode => ({ k: "call", fn, args, type });

class Checker {
  readonly problems: ExprProblem[] = [];
  readonly notSql: ExprProblem[] = [];
  readonly uses: Use[] = [];
  private readonly reads: (readonly Id[])[] = [];
  private entity: Id | null;
  /** Relations we are inside of, outermost first. */
  private within: readonly Id[] = [];

  constructor(
    private readonly source: string,
    private readonly scope: Scope,
    private readonly names: Names,
    private readonly shown: boolean,
  ) {
    this.entity = "entity" in scope ? (scope.entity ?? null) : null;
  }

  uniqueReads(): readonly (readonly Id[])[] {
    return [...new Map(this.reads.map((path) => [path.join("."), path])).values()].sort((a, b) => (a.join(".") < b.join(".") ? -1 : 1));
  }

  constantNote(ast: ASTNode, node: ExprNode): ExprProblem[] {
    if (node.type.is !== "bool" || this.problems.length > 0 || dependsOnSomething(node)) return [];
    return [
      {
        code: "EXPR_CONSTANT",
        level: "warning",
        span: [ast.start, ast.end],
        text: { en: "This condition never changes: it reads nothing.", ar: "هذا الشرط لا يتغير أبدًا: لا يقرأ شيئًا." },
      },
    ];
  }

  /** Records a problem unless the type of a part is already in doubt, so that one mistake is one message. */
  require(ast: ASTNode, node: ExprNode, expected: ExprType): void {
    if (!fits(node.type, expected)) this.mismatch(ast, node.type, expected);
  }

  check(ast: ASTNode, expected?: ExprType): ExprNode {
    switch (ast.op) {
      case "value":
        return this.literal(ast, ast.args, expected);
      case "id":
      case ".": {
        const path = segments(ast);
        return path ? this.showing(ast, this.path(path), expected) : this.refuseSyntax(ast);
      }
      case "call":
        return this.function(ast, ast.args[0], ast.args[1], expected);
      case "rcall":
        return this.function(ast, ast.args[0], [ast.args[1], ...ast.args[2]], expected);
      case "list":
        return this.list(ast.args, expected?.is === "list" ? expected.of : undefined);
      case "!_":
        return call("!", [this.bool(ast.args)], is.bool);
      case "-_":
        return this.negative(ast.args);
      case "&&":
      case "||":
        return call(ast.op, [this.bool(ast.args[0]), this.bool(ast.args[1])], is.bool);
      case "?:":
        return this.choice(ast.args[0], ast.args[1], ast.args[2], expected);
      case "==":
      case "!=":
        return this.equality(ast, ast.op, ast.args[0], ast.args[1]);
      case "<":
      case "<=":
      case ">":
      case ">=":
        return this.ordering(ast.op, ast.args[0], ast.args[1]);
      case "in":
        return this.membership(ast.args[0], ast.args[1]);
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        return this.arithmetic(ast, ast.op, ast.args[0], ast.args[1]);
      default:
        return this.refuseSyntax(ast);
    }
  }

  // ── literals ──

  private literal(ast: ASTNode, value: unknown, expected?: ExprType): ExprNode {
    const written = this.source.slice(ast.start, ast.end);
    if (value === null) return { k: "literal", value: null, type: is.null };
    if (typeof value === "boolean") return { k: "literal", value, type: is.bool };
    if (typeof value === "bigint") {
      if (value > 9223372036854775807n)
        return this.refuse(ast, "EXPR_TYPE", { en: "This whole number is too large.", ar: "هذا العدد الصحيح أكبر من المسموح." });
      if (expected?.is === "decimal") return { k: "literal", value: value.toString(), type: is.decimal };
      return { k: "literal", value: Number.isSafeInteger(Number(value)) ? Number(value) : value.toString(), type: is.int };
    }
    if (typeof value === "number") {
      if (!/^\d+\.\d+$/.test(written))
        return this.refuse(ast, "EXPR_SYNTAX", { en: "Write the number out, without an exponent.", ar: "اكتب الرقم كاملًا دون أُس." });
      return { k: "literal", value: written, type: is.decimal };
    }
    if (typeof value !== "string") return this.refuseSyntax(ast);
    if (value.includes("\0") || !value.isWellFormed())
      return this.refuse(ast, "EXPR_SYNTAX", {
        en: "This text holds a character that cannot be stored.",
        ar: "في هذا النص حرف لا يمكن حفظه.",
      });
    return this.text(ast, value, expected);
  }

  /** A text becomes what its place wants: an option, a date, a time, a duration, the id of a record. */
  private text(ast: ASTNode, value: string, expected?: ExprType): ExprNode {
    const wrong = (type: ExprType, suggestion?: string) => this.mismatch(ast, is.string, type, suggestion);
    const good = (type: ExprType, stored: string | number = value): ExprNode => ({ k: "literal", value: stored, type });
    switch (expected?.is) {
      case "option": {
        const id = this.shown ? this.names.optionNamed(expected.field, value) : undefined;
        if (id) {
          this.use(ast.start, ast.end, id, JSON.stringify(value));
          return good(expected, id);
        }
        return this.noSuchOption(ast, value, expected);
      }
      case "date":
        return isDate(value) ? good(expected) : wrong(expected, '"2026-03-31"');
      case "time":
        return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(value)
          ? good(expected, value.length === 5 ? `${value}:00` : value)
          : wrong(expected, '"14:30"');
      case "timestamp":
        return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/.test(value) && isDate(value.slice(0, 10))
          ? good(expected)
          : wrong(expected, '"2026-03-31T14:30:00Z"');
      case "duration": {
        const ms = durationMs(value);
        return ms === null ? wrong(expected, '"PT48H"') : good(expected, ms);
      }
      case "record":
        return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value) ? good(expected) : wrong(expected);
      default:
        return good(is.string);
    }
  }

  private noSuchOption(ast: ASTNode, value: string, type: Extract<ExprType, { is: "option" }>): ExprNode {
    const options = Object.keys(this.names.options(type.field));
    const spelled = (id: Id) => (this.shown ? JSON.stringify(this.names.shownOption(type.field, id) ?? id) : id);
    const known = options.find((id) => id === value || this.names.options(type.field)[id]?.key === value);
    const near =
      known ??
      options.find(
        (id) =>
          this.names.options(type.field)[id]?.key ===
          nearest(
            value,
            options.map((one) => this.names.options(type.field)[one]?.key ?? one),
          ),
      ) ??
      options[0];
    const suggestion = near === undefined ? undefined : spelled(near);
    const field = typeName(type, this.names.label);
    return this.refuse(
      ast,
      "EXPR_NAME",
      {
        en: `"${value}" is not ${field.en}.${suggestion ? ` Did you mean ${suggestion}?` : ""}`,
        ar: `«${value}» ليس ${field.ar}.${suggestion ? ` هل تقصد ${suggestion}؟` : ""}`,
      },
      suggestion,
    );
  }

  // ── names ──

  private use(start: number, end: number, stored: string, shown: string): void {
    this.uses.push({ start, end, stored, shown });
  }

  private path(path: readonly Segment[]): ExprNode {
    const [root, second] = path as readonly [Segment, Segment | undefined];
    const whole = { start: root.start, end: path.at(-1)!.end };
    const inOver = this.within.length > 0;
    if ((root.name === "now" || root.name === "today") && !second)
      return { k: root.name, type: root.name === "now" ? is.timestamp : is.date };
    if (root.name === "me") return this.me(path);
    if (root.name === "old") {
      if (this.scope.kind !== "record" || !this.scope.old || inOver || !second)
        return this.refuse(root, "EXPR_SCOPE", {
          en: '"old" exists only where an update is checked.',
          ar: 'الاسم "old" متاح فقط عند فحص التعديل.',
        });
      return this.fieldPath(path.slice(1), "old");
    }
    if (this.shown && root.name === "env" && second) {
      const id = this.names.variableNamed(second.name);
      if (id === undefined || path.length > 2)
        return this.unknownName(
          second,
          Object.keys(this.names.variables).map((one) => this.names.shownVariable(one).replace(/^env\./, "")),
        );
      return this.variable(id, root.start, second.end);
    }
    if (!second && Object.hasOwn(this.names.variables, root.name)) return this.variable(root.name, root.start, root.end);
    if (root.name === "params" && this.scope.kind === "action") return this.param(this.scope.action, path);
    if (outsideNames[this.scope.kind].includes(root.name)) {
      this.refuseSql(whole, root.name);
      return { k: "name", path: path.map((segment) => segment.name), type: is.unknown };
    }
    if (this.entity && (Object.hasOwn(systemFields, root.name) || this.names.fieldNamed(this.entity, root.name, this.shown)))
      return this.fieldPath(path, "record");
    if (!second && this.names.optionOwner(root.name)) return this.optionId(root);
    const elsewhere = Object.entries(outsideNames).find(([, roots]) => roots.includes(root.name));
    if (elsewhere && second)
      return this.refuse(root, "EXPR_SCOPE", { en: `"${root.name}" is not available here.`, ar: `الاسم "${root.name}" غير متاح هنا.` });
    return this.unknownName(root, this.candidates());
  }

  /** An option written as its id. Where its key alone names it, the shown form is a text. */
  private optionId(root: Segment): ExprNode {
    const field = this.names.optionOwner(root.name)!;
    return { k: "literal", value: root.name, type: { is: "option", field } };
  }

  private variable(id: Id, start: number, end: number): ExprNode {
    this.use(start, end, id, this.names.shownVariable(id));
    return { k: "variable", id, type: typeOf(this.names.variables[id]!, id) };
  }

  private param(action: Id, path: readonly Segment[]): ExprNode {
    const named = path[1];
    const params = this.names.params(action);
    const id = named && this.names.paramNamed(action, named.name, this.shown);
    if (!named || !id || path.length > 2)
      return this.unknownName(
        named ?? path[0]!,
        Object.keys(params).map((one) => (this.shown ? this.names.shownParam(action, one) : one)),
      );
    this.use(named.start, named.end, id, this.names.shownParam(action, id));
    return { k: "name", path: ["params", id], type: typeOf(params[id]!, id) };
  }

  private me(path: readonly Segment[]): ExprNode {
    const second = path[1];
    if (path.length > 2)
      return this.refuse(path[2]!, "EXPR_SCOPE", { en: 'Only one step may follow "me".', ar: 'لا يمكن أن يتبع "me" أكثر من خطوة واحدة.' });
    if (!second || second.name === "id") return { k: "me", prop: "id", type: { is: "record", entity: builtIn.user } };
    if (second.name === "roles") return { k: "me", prop: "roles", type: { is: "list", of: is.string } };
    if (second.name === "account") return { k: "me", prop: "account", type: { is: "record", entity: "ent_account" } };
    const id = this.names.fieldNamed(builtIn.user, second.name, this.shown);
    if (!id) return this.unknownName(second, this.fieldNames(builtIn.user));
    this.use(second.start, second.end, id, this.names.shownField(builtIn.user, id));
    const face = this.names.fields(builtIn.user).get(id)!;
    return { k: "me", prop: id, type: typeOf(face, id) };
  }

  private fieldPath(path: readonly Segment[], from: "record" | "old"): ExprNode {
    if (!this.entity) return this.unknownName(path[0]!, this.candidates());
    let entity = this.entity;
    let type: ExprType = is.unknown;
    const ids: Id[] = [];
    const through: Id[] = [];
    for (const [index, segment] of path.entries()) {
      if (index > 0) {
        if (type.is !== "record")
          return this.refuse(segment, "EXPR_TYPE", {
            en: `"${path[index - 1]!.name}" has no parts.`,
            ar: `لا أجزاء للحقل "${path[index - 1]!.name}".`,
          });
        entity = type.entity;
      }
      if (index > 3)
        return this.refuse(segment, "EXPR_SCOPE", {
          en: "A path may follow at most 3 links.",
          ar: "يمكن للمسار أن يتبع 3 روابط على الأكثر.",
        });
      const system = Object.hasOwn(systemFields, segment.name) ? systemFields[segment.name] : undefined;
      if (system) {
        type = system(entity);
        // The id of a linked record is the link's own value.
        if (segment.name === "id" && index > 0) continue;
        if (index > 0) through.push(entity);
        ids.push(segment.name);
        continue;
      }
      const id = this.names.fieldNamed(entity, segment.name, this.shown);
      if (!id) return this.unknownName(segment, this.fieldNames(entity));
      this.use(segment.start, segment.end, id, this.names.shownField(entity, id));
      const face = this.names.fields(entity).get(id)!;
      if (index > 0) through.push(entity);
      if (face.type === "lookup") {
        const followed = this.lookup(entity, face.config?.path);
        ids.push(...followed.ids);
        through.push(...followed.through);
        type = followed.type;
      } else {
        ids.push(id);
        type = typeOf(face, id);
      }
      if (face.type === "rollup" || face.config?.translated) this.refuseSql(segment, segment.name);
    }
    this.reads.push([...this.within, ...ids]);
    return { k: "field", path: ids, ...(through.length > 0 && { through }), from, type };
  }

  private lookup(entity: Id, path: unknown): { ids: Id[]; through: Id[]; type: ExprType } {
    const ids: Id[] = [];
    const through: Id[] = [];
    let type: ExprType = { is: "record", entity };
    for (const id of Array.isArray(path) ? path : []) {
      const face: ReturnType<ReturnType<Names["fields"]>["get"]> =
        type.is === "record" ? this.names.fields(type.entity).get(String(id)) : undefined;
      if (!face || face.type === "lookup") return { ids, through, type: is.unknown };
      if (ids.length > 0 && type.is === "record") through.push(type.entity);
      ids.push(String(id));
      type = typeOf(face, String(id));
    }
    return { ids, through, type };
  }

  private fieldNames(entity: Id): string[] {
    return [
      ...[...this.names.fields(entity).keys()].map((id) => (this.shown ? this.names.shownField(entity, id) : id)),
      ...Object.keys(systemFields),
    ];
  }

  private candidates(): string[] {
    const roots = ["me", "now", "today", ...outsideNames[this.scope.kind]];
    const variables = Object.keys(this.names.variables).map((id) => (this.shown ? this.names.shownVariable(id) : id));
    return [...(this.entity ? this.fieldNames(this.entity) : []), ...roots, ...variables];
  }

  private unknownName(at: Segment, candidates: readonly string[]): ExprNode {
    const byKey =
      this.shown || !this.entity ? undefined : [...this.names.fields(this.entity)].find(([, face]) => face.key === at.name)?.[0];
    const suggestion = byKey ?? nearest(at.name, candidates);
    return this.refuse(
      at,
      "EXPR_NAME",
      {
        en: `There is nothing called "${at.name}" here.${suggestion ? ` Did you mean "${suggestion}"?` : ""}`,
        ar: `لا يوجد هنا شيء باسم "${at.name}".${suggestion ? ` هل تقصد "${suggestion}"؟` : ""}`,
      },
      suggestion,
    );
  }

  // ── operators ──

  private bool(ast: ASTNode): ExprNode {
    const node = this.check(ast, is.bool);
    this.require(ast, node, is.bool);
    return node;
  }

  private negative(ast: ASTNode): ExprNode {
    const node = this.check(ast);
    if (node.k === "literal" && isNumber(node.type)) {
      if (typeof node.value === "number") return { ...node, value: node.value === 0 ? 0 : -node.value };
      const digits = String(node.value);
      return { ...node, value: digits.startsWith("-") ? digits.slice(1) : `-${digits}` };
    }
    if (node.type.is === "duration") return call("neg", [node], is.duration);
    if (!isNumber(node.type) && node.type.is !== "unknown") this.mismatch(ast, node.type, is.decimal);
    return call("neg", [node], node.type.is === "int" ? is.int : is.decimal);
  }

  private choice(condition: ASTNode, yes: ASTNode, no: ASTNode, expected?: ExprType): ExprNode {
    const when = this.bool(condition);
    const { nodes, type } = this.together([yes, no], expected);
    return call("?:", [when, ...nodes], type);
  }

  private equality(ast: ASTNode, fn: "==" | "!=", left: ASTNode, right: ASTNode): ExprNode {
    const { nodes, type } = this.together([left, right]);
    if (["file", "map", "geo", "list"].includes(type.is) && !nodes.some((node) => node.type.is === "null"))
      return this.refuse(ast, "EXPR_TYPE", {
        en: "Lists, files and structures can only be compared with null.",
        ar: "القوائم والملفات والبنى تُقارن مع null فقط.",
      });
    return call(fn, nodes, is.bool);
  }

  private ordering(fn: string, left: ASTNode, right: ASTNode): ExprNode {
    const { nodes } = this.together([left, right]);
    for (const [index, node] of nodes.entries()) {
      if (isOrdered(node.type)) continue;
      this.mismatch(index === 0 ? left : right, node.type, is.decimal);
      break;
    }
    return call(fn, nodes, is.bool);
  }

  private membership(item: ASTNode, list: ASTNode): ExprNode {
    if (list.op === "list") {
      const { nodes, type } = this.together([item, ...list.args]);
      const [left, ...items] = nodes as [ExprNode, ...ExprNode[]];
      // `decimal in [..]` is compared digit by digit elsewhere; equality is exact.
      if (items.length > 0 && type.is === "decimal")
        return items.map((one) => call("==", [left, one], is.bool)).reduce((all, one) => call("||", [all, one], is.bool));
      return call("in", [left, { k: "list", items, type: { is: "list", of: type } }], is.bool);
    }
    const right = this.check(list);
    if (right.type.is !== "list" && right.type.is !== "unknown") {
      this.mismatch(list, right.type, { is: "list", of: is.unknown });
      return call("in", [unknown, right], is.bool);
    }
    const of = right.type.is === "list" ? right.type.of : is.unknown;
    const left = this.check(item, of);
    this.require(item, left, of);
    return call("in", [left, right], is.bool);
  }

  private arithmetic(ast: ASTNode, fn: "+" | "-" | "*" | "/" | "%", left: ASTNode, right: ASTNode): ExprNode {
    const a = this.check(left);
    const b = this.check(right);
    const give = (type: ExprType) => call(fn, [a, b], type);
    if (a.type.is === "unknown" || b.type.is === "unknown" || a.type.is === "null" || b.type.is === "null") {
      const known = a.type.is === "unknown" || a.type.is === "null" ? b.type : a.type;
      return give(fn === "/" ? is.decimal : known.is === "null" ? is.unknown : known);
    }
    if (isNumber(a.type) && isNumber(b.type)) {
      if (fn === "/") return give(is.decimal);
      if (fn === "%" && (a.type.is !== "int" || b.type.is !== "int"))
        return this.mismatch(a.type.is === "int" ? right : left, is.decimal, is.int);
      return give(a.type.is === "int" && b.type.is === "int" ? is.int : is.decimal);
    }
    if (fn === "+" && a.type.is === "string" && b.type.is === "string") return give(is.string);
    if ((fn === "+" || fn === "-") && b.type.is === "duration" && (a.type.is === "duration" || a.type.is === "timestamp"))
      return give(a.type);
    if (fn === "-" && a.type.is === "timestamp" && b.type.is === "timestamp") return give(is.duration);
    if (a.type.is === "date" && b.type.is === "int" && (fn === "+" || fn === "-")) {
      const days = fn === "+" ? this.slice(right) : `-(${this.slice(right)})`;
      const suggestion = `addDays(${this.slice(left)}, ${days})`;
      return this.refuse(
        ast,
        "EXPR_TYPE",
        { en: `Write ${suggestion} to move a date.`, ar: `اكتب ${suggestion} لتحريك التاريخ.` },
        suggestion,
      );
    }
    const culprit = isNumber(a.type)
      ? ([right, b, a] as const)
      : ([left, a, fn === "+" && (b.type.is === "string" || isNumber(b.type)) ? b : null] as const);
    return this.mismatch(culprit[0], culprit[1].type, culprit[2] ? culprit[2].type : is.decimal);
  }

  private list(items: readonly ASTNode[], expected?: ExprType): ExprNode {
    const { nodes, type } = this.together(items, expected);
    return { k: "list", items: nodes, type: { is: "list", of: type } };
  }

  /**
   * Checks parts that must share a type. Parts that can become several things (texts, numbers, options) wait for the others; the
   * order is the same in both spellings of an expression, or `read` would not undo `show`.
   */
  private together(parts: readonly ASTNode[], expected?: ExprType): { nodes: ExprNode[]; type: ExprType } {
    const nodes = new Array<ExprNode>(parts.length).fill(unknown);
    let type: ExprType = expected ?? is.unknown;
    let settled = expected !== undefined && expected.is !== "unknown";
    const order = [...parts.entries()].sort(([a, x], [b, y]) => Number(this.flexible(x)) - Number(this.flexible(y)) || a - b);
    for (const [index, part] of order) {
      const wanted = settled ? type : undefined;
      const node = this.check(part, wanted);
      nodes[index] = node;
      const both = unify(type, node.type);
      if (!both) this.mismatch(part, node.type, type);
      else if (node.type.is !== "null") {
        type = both;
        settled ||= both.is !== "unknown";
      }
    }
    return { nodes, type };
  }

  /** An option id is shown as a text where its own field's option is wanted: only there the text can be read back. */
  private showing(ast: ASTNode, node: ExprNode, wanted?: ExprType): ExprNode {
    if (node.k === "literal" && node.type.is === "option" && wanted?.is === "option" && wanted.field === node.type.field) {
      const shown = this.names.shownOption(node.type.field, String(node.value));
      if (shown) this.use(ast.start, ast.end, String(node.value), JSON.stringify(shown));
    }
    return node;
  }

  private flexible(ast: ASTNode): boolean {
    if (ast.op === "value") return true;
    if (ast.op === "-_") return this.flexible(ast.args);
    if (ast.op === "list") return ast.args.every((one) => this.flexible(one));
    if (ast.op === "?:") return this.flexible(ast.args[1]) && this.flexible(ast.args[2]);
    return (
      ast.op === "id" &&
      this.names.optionOwner(ast.args) !== undefined &&
      !(this.entity && this.names.fieldNamed(this.entity, ast.args, this.shown))
    );
  }

  // ── functions ──

  private function(ast: ASTNode, name: string, args: readonly ASTNode[], expected?: ExprType): ExprNode {
    if ((overNames as readonly string[]).includes(name)) return this.over(ast, name as OverName, args);
    const spec: FunctionSpec | undefined = Object.hasOwn(functions, name) ? functions[name as keyof typeof functions] : undefined;
    if (!spec) return this.unknownFunction(ast, name);
    const least = spec.args.length - (spec.optional ?? 0);
    if (args.length < least || (!spec.repeats && args.length > spec.args.length)) {
      return this.refuse(ast, "EXPR_TYPE", {
        en: `${name} takes ${spec.repeats ? `at least ${least}` : least === spec.args.length ? least : `${least} to ${spec.args.length}`} values, not ${args.length}.`,
        ar: `الدالة ${name} تأخذ ${spec.repeats ? `على الأقل ${least}` : least === spec.args.length ? least : `من ${least} إلى ${spec.args.length}`} قيم، لا ${args.length}.`,
      });
    }
    if (!spec.sql) this.refuseSql(ast, name);
    if (name === "hasRole") return this.hasRole(args[0]!);
    const { nodes, type } = spec.same
      ? this.together(args, expected)
      : { nodes: args.map((arg, index) => this.argument(arg, spec.args[index]!)), type: is.unknown };
    if (spec.same) for (const [index, node] of nodes.entries()) this.requireKind(args[index]!, node, spec.args[0]!);
    if (spec.literal !== undefined && args[spec.literal]) this.written(name, args[spec.literal]!, nodes[spec.literal]!);
    if (name === "changed") this.changedField(args[0]!, nodes[0]!);
    return call(name, nodes, spec.same ? type : typeof spec.gives === "function" ? spec.gives(nodes.map((node) => node.type)) : spec.gives);
  }

  private argument(ast: ASTNode, arg: Arg): ExprNode {
    const node = this.check(ast, "want" in arg ? arg.want : undefined);
    this.requireKind(ast, node, arg);
    return node;
  }

  private requireKind(ast: ASTNode, node: ExprNode, arg: Arg): void {
    const { type } = node;
    if ("want" in arg) {
      this.require(ast, node, arg.want);
      return;
    }
    if (arg.kind === "any" || type.is === "unknown" || type.is === "null") return;
    const ok = {
      number: isNumber(type),
      day: type.is === "date" || type.is === "timestamp",
      sized: type.is === "string" || type.is === "list",
      ordered: isOrdered(type),
      list: type.is === "list",
    }[arg.kind];
    const wanted = {
      number: is.decimal,
      day: is.date,
      sized: is.string,
      ordered: is.decimal,
      list: { is: "list", of: is.unknown } as const,
    }[arg.kind];
    if (!ok) this.mismatch(ast, type, wanted);
  }

  /** Patterns and places of rounding are checked now, so they must be written out. */
  private written(name: string, ast: ASTNode, node: ExprNode): void {
    if (name === "round") {
      if (node.k === "literal" && node.type.is === "int" && Number(node.value) >= 0 && Number(node.value) <= 12) return;
      this.refuse(ast, "EXPR_TYPE", { en: "Write the number of places, 0 to 12.", ar: "اكتب عدد المنازل، من 0 إلى 12." }, "2");
      return;
    }
    if (node.k !== "literal" || typeof node.value !== "string") {
      this.refuse(ast, "EXPR_TYPE", { en: "Write the pattern out in quotation marks.", ar: "اكتب النمط بين علامتي تنصيص." }, '"^[0-9]+$"');
      return;
    }
    try {
      if (node.value.length > 500) throw new Error("long");
      RE2JS.compile(node.value);
    } catch {
      this.refuse(ast, "EXPR_TYPE", { en: "This pattern cannot be read.", ar: "لا يمكن قراءة هذا النمط." });
    }
  }

  private changedField(ast: ASTNode, node: ExprNode): void {
    if (this.scope.kind !== "record" || !this.scope.old)
      this.refuse(ast, "EXPR_SCOPE", {
        en: '"changed" works only where an update is checked.',
        ar: 'الدالة "changed" تعمل فقط عند فحص التعديل.',
      });
    else if (node.k !== "field" || node.from !== "record" || node.path.length > 1)
      this.refuse(ast, "EXPR_TYPE", { en: "Name a field of this record.", ar: "سمِّ حقلًا من هذا السجل." });
  }

  private hasRole(ast: ASTNode): ExprNode {
    const value = ast.op === "value" ? ast.args : undefined;
    if (typeof value !== "string")
      return this.refuse(ast, "EXPR_TYPE", { en: "Write the role in quotation marks.", ar: "اكتب الدور بين علامتي تنصيص." });
    const id = this.names.roleNamed(value, this.shown);
    const at = this.source.indexOf(value, ast.start);
    if (!id || at < 0) {
      const near = nearest(value, this.names.roleNames(this.shown));
      return this.refuse(
        ast,
        "EXPR_NAME",
        {
          en: `There is no role called "${value}".${near ? ` Did you mean "${near}"?` : ""}`,
          ar: `لا يوجد دور باسم "${value}".${near ? ` هل تقصد "${near}"؟` : ""}`,
        },
        near && JSON.stringify(near),
      );
    }
    this.use(at, at + value.length, id, this.names.shownRole(id));
    return call("hasRole", [{ k: "literal", value: id, type: is.string }], is.bool);
  }

  private over(ast: ASTNode, fn: OverName, args: readonly ASTNode[]): ExprNode {
    const [relationAst, bodyAst] = args;
    const needsBody = fn !== "count";
    if (!relationAst || args.length > 2 || (needsBody && !bodyAst))
      return this.refuse(ast, "EXPR_TYPE", { en: `Write ${fn}(records, …).`, ar: `اكتب ${fn}(السجلات، …).` });
    if (relationAst.op !== "id" || !this.entity)
      return this.refuse(relationAst, "EXPR_TYPE", { en: "Name linked records here.", ar: "سمِّ هنا السجلات المرتبطة." });
    const relation = this.names.relationNamed(this.entity, relationAst.args, this.shown);
    if (!relation) {
      const known = this.names.relations(this.entity).map((one) => (this.shown ? one.shown : one.field));
      return this.unknownName({ name: relationAst.args, start: relationAst.start, end: relationAst.end }, known);
    }
    this.use(relationAst.start, relationAst.end, relation.field, relation.shown);
    this.reads.push([...this.within, relation.field]);
    if (this.within.length + 1 > limits.overs)
      return this.refuse(ast, "EXPR_TOO_BIG", {
        en: `Linked records may be nested at most ${limits.overs} deep.`,
        ar: `الحد الأقصى لتداخل السجلات المرتبطة ${limits.overs}.`,
      });
    if (this.within.length + 1 > limits.oversInSql) this.refuseSql(ast, fn);
    const outside = { entity: this.entity, within: this.within };
    this.entity = relation.entity;
    this.within = [...this.within, relation.field];
    const wanted = fn === "sum" ? is.decimal : is.bool;
    const body = bodyAst ? this.check(bodyAst, fn === "sum" ? undefined : is.bool) : null;
    if (bodyAst && body) this.require(bodyAst, body, wanted);
    this.entity = outside.entity;
    this.within = outside.within;
    const type = fn === "count" ? is.int : fn === "sum" ? (body?.type.is === "int" ? is.int : is.decimal) : is.bool;
    return { k: "over", fn, relation: { field: relation.field, inverse: relation.inverse, entity: relation.entity }, body, type };
  }

  private unknownFunction(ast: ASTNode, name: string): ExprNode {
    const near = name === "has" ? "isEmpty" : nearest(name, [...Object.keys(functions), ...overNames]);
    return this.refuse(
      ast,
      "EXPR_NAME",
      {
        en: `There is no function called "${name}".${near ? ` Did you mean "${near}"?` : ""}`,
        ar: `لا توجد دالة باسم "${name}".${near ? ` هل تقصد "${near}"؟` : ""}`,
      },
      near,
    );
  }

  // ── refusals ──

  private slice(at: { readonly start: number; readonly end: number }): string {
    return this.source.slice(at.start, at.end);
  }

  private refuse(at: { readonly start: number; readonly end: number }, code: ExprCode, text: Sentence, suggestion?: string): ExprNode {
    this.problems.push({ code, level: "error", span: [at.start, at.end], text, ...(suggestion === undefined ? {} : { suggestion }) });
    return unknown;
  }

  private refuseSyntax(at: { readonly start: number; readonly end: number }): ExprNode {
    return this.refuse(at, "EXPR_SYNTAX", { en: "This form is not part of the language here.", ar: "هذه الصيغة ليست من لغة التعبيرات." });
  }

  private refuseSql(at: { readonly start: number; readonly end: number }, name: string): void {
    this.notSql.push({
      code: "EXPR_NOT_SQL",
      level: "error",
      span: [at.start, at.end],
      text: { en: `"${name}" cannot be used in a rule that selects records.`, ar: `لا يمكن استعمال "${name}" في شرط يختار السجلات.` },
    });
  }

  private mismatch(ast: ASTNode, found: ExprType, expected: ExprType, suggestion = this.repair(ast, found, expected)): ExprNode {
    const [want, got] = [typeName(expected, this.names.label), typeName(found, this.names.label)];
    const hint = suggestion === undefined ? { en: "", ar: "" } : { en: ` Try ${suggestion}.`, ar: ` جرّب ${suggestion}.` };
    this.problems.push({
      code: "EXPR_TYPE",
      level: "error",
      span: [ast.start, ast.end],
      text: { en: `Expected ${want.en}, found ${got.en}.${hint.en}`, ar: `المتوقع ${want.ar}، والموجود ${got.ar}.${hint.ar}` },
      expected: want,
      found: got,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
    return unknown;
  }

  /** What a person probably meant, as text for the same place. */
  private repair(ast: ASTNode, found: ExprType, expected: ExprType): string | undefined {
    const written = this.slice(ast);
    if (isNumber(expected) && ast.op === "value" && typeof ast.args === "string" && /^-?\d+(\.\d+)?$/.test(ast.args)) return ast.args;
    if (expected.is === "string" && ast.op === "value") return JSON.stringify(String(written));
    if (expected.is === "bool") return `${written} != null`;
    if (expected.is === "int" && found.is === "decimal") return `floor(${written})`;
    if (isNumber(expected) && found.is === "string") return `decimal(${written})`;
    if (expected.is === "string") return `string(${written})`;
    if (expected.is === "date" && found.is === "timestamp" && written === "now") return "today";
    if (expected.is === "timestamp" && found.is === "date" && written === "today") return "now";
    if (expected.is === "option") {
      const id = Object.keys(this.names.options(expected.field))[0];
      return id && (this.shown ? JSON.stringify(this.names.shownOption(expected.field, id) ?? id) : id);
    }
    if (expected.is === "list") return `[${written}]`;
    if (expected.is === "record" && expected.entity === builtIn.user) return "me";
    return "null";
  }
}

/** `a.b.c` as its names with their places; null when something else stands in the chain. */
const segments = (ast: ASTNode): Segment[] | null => {
  if (ast.op === "id") return [{ name: ast.args, start: ast.start, end: ast.end }];
  if (ast.op !== ".") return null;
  const [left, name] = ast.args as [ASTNode, string];
  const before = segments(left);
  return before && [...before, { name, start: ast.pos, end: ast.pos + name.length }];
};

const dependsOnSomething = (node: ExprNode): boolean => {
  switch (node.k) {
    case "literal":
      return false;
    case "list":
      return node.items.some(dependsOnSomething);
    case "call":
      return node.fn === "hasRole" || node.args.some(dependsOnSomething);
    default:
      return true;
  }
};
