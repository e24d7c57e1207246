/**
 * A checked expression as one SQL expression over a row. It can never raise: divisions, dates and durations out of range are NULL,
 * so a policy that fails hides a row and never fails a list. No text of a blueprint or a person is ever part of the statement:
 * constants and claims go through `bind`, names through `table`, `column` and `link`, which take ids.
 *
 * `toSql` gives the exact three-valued result (NULL is unknown). `toFilterSql` may say NULL where the exact result is false, which
 * makes it fit indexes; use it only where nothing but true counts: `where …`, or `(…) is true`.
 */
import type { Id } from "../shape.ts";
import type { CallNode, Checked, ExprNode, ExprType, FieldNode } from "./checked.ts";
import { differ, equal, isClaim, isNull, ordered } from "./sql-comparisons.ts";
import type { SqlContext } from "./sql-context.ts";
import { functionSql } from "./sql-functions.ts";
import { divided, later } from "./sql-text.ts";
import { sqlType, systemColumns } from "./sql-types.ts";

/** The exact value; NULL is unknown. Throws on an expression outside the SQL subset: elaboration refuses those first. */
export const toSql = (checked: Checked, ctx: SqlContext): string => writer(checked, ctx).value(checked.tree, ctx.alias);

/** A condition for places where only true counts; false may come out as NULL. */
export const toFilterSql = (checked: Checked, ctx: SqlContext): string => writer(checked, ctx).filter(checked.tree, ctx.alias);

const writer = (checked: Checked, ctx: SqlContext): Writer => {
  if (!checked.sql) throw new TypeError(`Not in the SQL subset: ${checked.source}`);
  return new Writer(ctx);
};

const isSelf = (node: ExprNode): boolean => node.k === "me" && node.prop === "id";
/** Written twice without cost. */
const isPlain = (node: ExprNode): boolean =>
  ["literal", "me", "now", "today", "variable", "name"].includes(node.k) || (node.k === "field" && node.path.length === 1);
/** The same for every row of a statement, so that a hop can be turned into a search from the far end. */
const isFixed = (node: ExprNode): boolean => ["literal", "me", "now", "today", "variable", "name"].includes(node.k);
const isHop = (node: ExprNode): node is FieldNode => node.k === "field" && node.path.length > 1 && node.from === "record";

class Writer {
  private aliases = 0;

  constructor(private readonly ctx: SqlContext) {}

  // ── conditions ──

  filter(node: ExprNode, alias: string): string {
    if (node.k !== "call") return this.value(node, alias);
    const [left, right] = node.args as readonly [ExprNode, ExprNode];
    switch (node.fn) {
      case "&&":
        return `(${this.filter(left, alias)} and ${this.filter(right, alias)})`;
      case "||":
        return `(${this.filter(left, alias)} or ${this.filter(right, alias)})`;
      case "==":
        return this.filterEqual(left, right, alias);
      case "<":
      case "<=":
      case ">":
      case ">=": {
        if (isHop(left) && isFixed(right))
          return this.reach(left, alias, (at) => ordered(node.fn, at, this.value(right, alias), left.type));
        return this.value(node, alias);
      }
      case "in":
        return `(${this.value(left, alias)} = any(${this.value(right, alias)}))`;
      default:
        return this.value(node, alias);
    }
  }

  /**
   * A plain `=` where one side cannot be NULL or must not count when it is: indexes serve it, `is not distinct from` they do not.
   * Over hops, what is somebody's own is little and found from the far end; what equals anything else may be half the table, so that a
   * list of ids would cost more than asking each row.
   */
  private filterEqual(left: ExprNode, right: ExprNode, alias: string): string {
    if (isNull(left) || isNull(right)) return this.equal(left, right, alias);
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const strict = isClaim(other) || other.k === "literal";
      if (!strict) continue;
      const wanted = this.value(other, alias);
      if (isHop(one))
        return (this.ctx.hops ?? (isSelf(other) ? "lookup" : "exists")) === "lookup"
          ? this.owned(one, alias, wanted)
          : this.reach(one, alias, (at) => `${at} = ${wanted}`);
      return `(${this.value(one, alias)} = ${wanted})`;
    }
    return this.equal(left, right, alias);
  }

  /** Ownership over hops: the ids at the near end are found once, then the row's own column is looked up among them. */
  private owned(path: FieldNode, alias: string, wanted: string): string {
    const { from, column } = this.hops(path, null);
    return `(${this.column(this.row(path, alias), path.path[0]!)} = any(array(select ${from.near}.id from ${from.sql} where ${column} = ${wanted})))`;
  }

  private reach(path: FieldNode, alias: string, condition: (at: string) => string): string {
    const { from, column } = this.hops(path, this.column(this.row(path, alias), path.path[0]!));
    return `exists (select 1 from ${from.sql} where ${from.joined} and ${condition(column)})`;
  }

  // ── values ──

  value(node: ExprNode, alias: string): string {
    switch (node.k) {
      case "literal":
        return this.literal(node.value, node.type);
      case "field":
        return this.field(node, alias);
      case "me":
        return this.claim(node.prop);
      case "now":
        return this.ctx.now;
      case "today":
        return this.ctx.today;
      case "variable":
        return this.ctx.variable(node.id);
      case "name": {
        const sql = this.ctx.name?.(node.path, node.type);
        if (sql === undefined) throw new TypeError(`No SQL for ${node.path.join(".")}`);
        return sql;
      }
      case "list":
        return `array[${node.items.map((item) => this.value(item, alias)).join(", ")}]::${sqlType(node.type)}`;
      case "over":
        return this.over(node, alias);
      case "call":
        return this.call(node, alias);
    }
  }

  private literal(value: string | boolean | number | null, type: ExprType): string {
    if (value === null) return "null";
    if (typeof value === "boolean") return value ? "true" : "false";
    const name = sqlType(type);
    return `${this.ctx.bind(String(value), name)}::${name}`;
  }

  private claim(prop: string): string {
    if (prop === "id") return this.ctx.me.id;
    if (prop === "roles") return this.ctx.me.roles;
    if (prop === "account") return this.ctx.me.account ?? "null::uuid";
    return this.ctx.me.field(prop);
  }

  private row(node: FieldNode, alias: string): string {
    return node.from === "old" ? (this.ctx.old ?? "") : alias;
  }

  private column(alias: string, field: Id): string {
    if (Object.hasOwn(systemColumns, field)) return `${alias}.${systemColumns[field]}`;
    const formula = this.ctx.compute?.(field);
    if (formula) return this.value(formula.tree, alias);
    return `${alias}.${this.ctx.column(field)}`;
  }

  private field(node: FieldNode, alias: string): string {
    if (node.from === "old" && this.ctx.old === undefined) return `null::${sqlType(node.type)}`;
    const row = this.row(node, alias);
    if (node.type.is === "list" && node.type.of.is === "record")
      return `array(select l.target from ${this.linkTable(node.path.at(-1)!)} l where l.source = ${this.source(node, alias)})`;
    if (node.path.length > 1) {
      const { from, column } = this.hops(node, this.column(row, node.path[0]!));
      return `(select ${column} from ${from.sql} where ${from.joined})`;
    }
    return this.column(row, node.path[0]!);
  }

  /** The id of the record whose links are read: this one, or the one the path leads to. */
  private source(node: FieldNode, alias: string): string {
    if (node.path.length === 1) return `${this.row(node, alias)}.id`;
    const through = node.through?.slice(0, -1) ?? [];
    const { through: _all, ...rest } = node;
    return this.field(
      {
        ...rest,
        path: node.path.slice(0, -1),
        ...(through.length > 0 && { through }),
        type: { is: "record", entity: node.through?.at(-1) ?? "" },
      },
      alias,
    );
  }

  private linkTable(field: Id): string {
    const table = this.ctx.link?.(field);
    if (table === undefined) throw new TypeError(`No link table for ${field}`);
    return table;
  }

  /** The tables a path goes over. `start` is the reference on the row at hand; null when the caller joins from the far end. */
  private hops(node: FieldNode, start: string | null) {
    const through = node.through ?? [];
    const aliases = through.map(() => this.alias());
    const tables = through.map((entity, index) => {
      const table = `${this.ctx.table(entity)} ${aliases[index]}`;
      return index === 0 ? table : `join ${table} on ${aliases[index]}.id = ${this.column(aliases[index - 1]!, node.path[index]!)}`;
    });
    const near = aliases[0]!;
    return {
      from: { sql: tables.join(" "), near, joined: `${near}.id = ${start}` },
      column: this.column(aliases.at(-1)!, node.path.at(-1)!),
    };
  }

  private alias(): string {
    this.aliases += 1;
    return `_x${this.aliases}`;
  }

  // ── calls ──

  private call(node: CallNode, alias: string): string {
    const [left, right] = node.args as readonly [ExprNode, ExprNode];
    const sql = (index: number) => this.value(node.args[index]!, alias);
    const num = (index: number) => `(${sql(index)})::numeric`;
    switch (node.fn) {
      case "&&":
        return `(${sql(0)} and ${sql(1)})`;
      case "||":
        return `(${sql(0)} or ${sql(1)})`;
      case "!":
        return `(not ${sql(0)})`;
      case "==":
        return this.equal(left, right, alias);
      case "!=":
        return differ({ node: left, sql: sql(0) }, { node: right, sql: sql(1) });
      case "<":
      case "<=":
      case ">":
      case ">=":
        return ordered(node.fn, sql(0), sql(1), isNull(left) ? right.type : left.type);
      case "in": {
        const found = `coalesce(${sql(0)} = any(${sql(1)}), false)`;
        return isClaim(left) ? `case when ${sql(0)} is not null then ${found} end` : found;
      }
      case "?:":
        return `(case ${sql(0)} when true then ${sql(1)} when false then ${sql(2)} end)`;
      case "+":
        if (node.type.is === "string") return `(${sql(0)} || ${sql(1)})`;
        return node.type.is === "timestamp" ? later(sql(0), num(1)) : `(${num(0)} + ${num(1)})`;
      case "-":
        if (left.type.is === "timestamp" && right.type.is === "timestamp")
          return `trunc(extract(epoch from (${sql(0)} - ${sql(1)})) * 1000)`;
        return node.type.is === "timestamp" ? later(sql(0), `-${num(1)}`) : `(${num(0)} - ${num(1)})`;
      case "*":
        return `(${num(0)} * ${num(1)})`;
      case "/":
        return divided(num(0), num(1), isPlain(left) && isPlain(right));
      case "%":
        return `(${num(0)} % nullif(${num(1)}, 0))`;
      case "neg":
        return `(- ${num(0)})`;
      default: {
        const work = functionSql(node.fn);
        if (!work) throw new TypeError(`"${node.fn}" is not in the SQL subset`);
        return work({ node, ctx: this.ctx, sql, num, before: (field) => this.field({ ...field, from: "old" }, alias) });
      }
    }
  }

  private equal(left: ExprNode, right: ExprNode, alias: string): string {
    return equal({ node: left, sql: this.value(left, alias) }, { node: right, sql: this.value(right, alias) });
  }

  private over({ fn, relation, body }: Extract<ExprNode, { k: "over" }>, alias: string): string {
    const row = this.alias();
    const table = `${this.ctx.table(relation.entity)} ${row}`;
    const linked = relation.inverse
      ? `${table} where ${row}.${this.ctx.column(relation.field)} = ${alias}.id`
      : `${this.linkTable(relation.field)} _l join ${table} on ${row}.id = _l.target where _l.source = ${alias}.id`;
    const from = `${linked} and ${row}.deleted_at is null`;
    switch (fn) {
      case "exists":
        return `exists (select 1 from ${from} and ${body ? this.filter(body, row) : "true"})`;
      case "all":
        return `(not exists (select 1 from ${from} and (${body ? this.filter(body, row) : "true"}) is not true))`;
      case "count":
        return `(select count(*) from ${from}${body ? ` and ${this.filter(body, row)}` : ""})`;
      case "sum":
        return `(select coalesce(sum((${body ? this.value(body, row) : "0"})::numeric), 0) from ${from})`;
    }
  }
}
