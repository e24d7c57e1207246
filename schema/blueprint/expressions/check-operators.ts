/** Operators, lists and the parts that must share a type. */

import { LiteralChecker } from "./check-literals.ts";
import type { ExprNode, ExprType } from "./checked.ts";
import { call, unknown } from "./findings.ts";
import type { ASTNode } from "./parse.ts";
import { is, isNumber, isOrdered, unify } from "./types.ts";

/** A longer list of options would make a tree of its own size wherever it is named. */
const mostConverted = 60;

/** Types of values that are equal to nothing but themselves. */
const structures: ReadonlySet<ExprType["is"]> = new Set(["file", "map", "geo", "list"] as const);

export abstract class OperatorChecker extends LiteralChecker {
  protected bool(ast: ASTNode): ExprNode {
    const node = this.check(ast, is.bool);
    this.require(ast, node, is.bool);
    return node;
  }

  protected negative(ast: ASTNode): ExprNode {
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

  protected choice(condition: ASTNode, yes: ASTNode, no: ASTNode, expected?: ExprType): ExprNode {
    const when = this.bool(condition);
    const { nodes, type } = this.together([yes, no], expected);
    return call("?:", [when, ...nodes], type);
  }

  protected equality(ast: ASTNode, fn: "==" | "!=", left: ASTNode, right: ASTNode): ExprNode {
    const { nodes, type } = this.together([left, right]);
    if (structures.has(type.is) && !nodes.some((node) => node.type.is === "null"))
      return this.refuse(ast, "EXPR_TYPE", {
        en: "Lists, files and structures can only be compared with null.",
        ar: "القوائم والملفات والبنى تُقارن مع null فقط.",
      });
    return call(fn, nodes, is.bool);
  }

  protected ordering(fn: string, left: ASTNode, right: ASTNode): ExprNode {
    const { nodes } = this.together([left, right]);
    const wrong = nodes.findIndex((node) => !isOrdered(node.type));
    if (wrong >= 0) this.mismatch(wrong === 0 ? left : right, nodes[wrong]!.type, is.decimal);
    return call(fn, nodes, is.bool);
  }

  protected membership(item: ASTNode, list: ASTNode): ExprNode {
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

  protected arithmetic(ast: ASTNode, fn: "+" | "-" | "*" | "/" | "%", left: ASTNode, right: ASTNode): ExprNode {
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

  protected list(items: readonly ASTNode[], expected?: ExprType): ExprNode {
    const { nodes, type } = this.together(items, expected);
    return { k: "list", items: nodes, type: { is: "list", of: type } };
  }

  /**
   * Checks parts that must share a type. Parts that can become several things (texts, numbers, options) wait for the others; the
   * order is the same in both spellings of an expression, or `read` would not undo `show`.
   */
  protected together(parts: readonly ASTNode[], expected?: ExprType): { nodes: ExprNode[]; type: ExprType } {
    let nodes: ExprNode[] = parts.map(() => unknown);
    let type: ExprType = expected ?? is.unknown;
    let settled = expected !== undefined && expected.is !== "unknown";
    const waits = parts.map((part) => this.flexible(part));
    for (const waiting of [false, true])
      for (let index = 0; index < parts.length; index += 1) {
        if (waits[index] !== waiting) continue;
        const part = parts[index]!;
        const node = this.check(part, settled ? type : undefined);
        nodes[index] = node;
        const both = unify(type, node.type);
        const turned = both ? null : nodes.map((one) => this.sameChoice(one, node.type));
        if (turned?.every((one) => unify(one.type, node.type))) {
          nodes = turned;
          type = node.type;
        } else if (!both) this.mismatch(part, node.type, type);
        else if (node.type.is !== "null") {
          type = both;
          settled ||= both.is !== "unknown";
        }
      }
    return { nodes, type };
  }

  /** An option id is shown as a text where its own field's option is wanted: only there the text can be read back. */
  protected showing(ast: ASTNode, node: ExprNode, wanted?: ExprType): ExprNode {
    if (node.k === "literal" && node.type.is === "option" && wanted?.is === "option" && wanted.field === node.type.field) {
      const shown = this.names.shownOption(node.type.field, String(node.value));
      if (shown) this.use(ast.start, ast.end, String(node.value), JSON.stringify(shown));
    }
    return node;
  }

  /**
   * A choice of one field or parameter where another's is wanted: each option becomes the one with the same key there. Only when all of them
   * have one; the parameter may offer fewer than the field has.
   */
  protected sameChoice(node: ExprNode, wanted?: ExprType): ExprNode {
    const { type } = node;
    if (node.k === "literal" || type.is !== "option" || wanted?.is !== "option" || wanted.field === type.field) return node;
    const there = Object.entries(this.names.options(wanted.field));
    const pairs = Object.entries(this.names.options(type.field)).map(([id, { key }]) => [
      id,
      there.find(([, one]) => one.key === key)?.[0],
    ]);
    if (pairs.length === 0 || pairs.length > mostConverted || pairs.some(([, id]) => id === undefined)) return node;
    const option = (value: string, of: ExprType): ExprNode => ({ k: "literal", value, type: of });
    return pairs.reduceRight<ExprNode>(
      (other, [from, to]) => call("?:", [call("==", [node, option(from!, type)], is.bool), option(to!, wanted), other], wanted),
      { k: "literal", value: null, type: is.null },
    );
  }

  protected flexible(ast: ASTNode): boolean {
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
}
