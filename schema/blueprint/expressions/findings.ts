/**
 * What checking writes down while it walks an expression: problems, spellings of names, fields read, calls SQL cannot do. Also where
 * it stands: the entity whose names are meant, and the relations it is inside of.
 */

import type { Sentence } from "../../ids.ts";
import { builtIn, type Id } from "../shape.ts";
import type { ExprNode, ExprType } from "./checked.ts";
import type { Names, Scope } from "./names.ts";
import type { ASTNode } from "./parse.ts";
import { type ExprCode, type ExprProblem, typeName } from "./problems.ts";
import { fits, is, isNumber } from "./types.ts";

/** A place in the text where a name stands, with its spelling in both forms. */
export interface Use {
  readonly start: number;
  readonly end: number;
  readonly stored: string;
  readonly shown: string;
}

/** A place in the text. */
export interface At {
  readonly start: number;
  readonly end: number;
}

export const unknown: ExprNode = { k: "literal", value: null, type: is.unknown };
export const call = (fn: string, args: readonly ExprNode[], type: ExprType): ExprNode => ({ k: "call", fn, args, type });

export abstract class Findings {
  readonly problems: ExprProblem[] = [];
  readonly notSql: ExprProblem[] = [];
  readonly uses: Use[] = [];
  protected readonly reads: (readonly Id[])[] = [];
  protected entity: Id | null;
  /** Relations we are inside of, outermost first. */
  protected within: readonly Id[] = [];

  constructor(
    protected readonly source: string,
    protected readonly scope: Scope,
    protected readonly names: Names,
    protected readonly shown: boolean,
  ) {
    this.entity = "entity" in scope ? (scope.entity ?? null) : null;
  }
  uniqueReads(): readonly (readonly Id[])[] {
    if (this.reads.length < 2) return this.reads;
    const byName = new Map(this.reads.map((path) => [path.join("."), path]));
    return [...byName.keys()].sort().map((name) => byName.get(name)!);
  }

  /** Records a problem unless the type of a part is already in doubt, so that one mistake is one message. */
  require(ast: ASTNode, node: ExprNode, expected: ExprType): void {
    if (!fits(node.type, expected)) this.mismatch(ast, node.type, expected);
  }

  /** The node an expression stands for; `expected` is what its place wants. */
  abstract check(ast: ASTNode, expected?: ExprType): ExprNode;

  protected use(start: number, end: number, stored: string, shown: string): void {
    this.uses.push({ start, end, stored, shown });
  }

  protected slice(at: At): string {
    return this.source.slice(at.start, at.end);
  }

  protected refuse(at: At, code: ExprCode, text: Sentence, suggestion?: string): ExprNode {
    this.problems.push({ code, level: "error", span: [at.start, at.end], text, ...(suggestion === undefined ? {} : { suggestion }) });
    return unknown;
  }

  protected refuseSyntax(at: At): ExprNode {
    return this.refuse(at, "EXPR_SYNTAX", { en: "This form is not part of the language here.", ar: "هذه الصيغة ليست من لغة التعبيرات." });
  }

  protected refuseSql(at: At, name: string): void {
    this.notSql.push({
      code: "EXPR_NOT_SQL",
      level: "error",
      span: [at.start, at.end],
      text: {
        en: `"${name}" cannot be used here: the database works this out.`,
        ar: `لا يمكن استعمال "${name}" هنا: تحسبه قاعدة البيانات.`,
      },
    });
  }

  protected mismatch(ast: ASTNode, found: ExprType, expected: ExprType, suggestion = this.repair(ast, found, expected)): ExprNode {
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
  protected repair(ast: ASTNode, found: ExprType, expected: ExprType): string | undefined {
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
