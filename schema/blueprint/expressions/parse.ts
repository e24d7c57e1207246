/**
 * CEL text to syntax tree. The limits are checked before and while parsing, so a hostile text costs next to nothing [BP11].
 * Everything after this step is our own: cel-js parses, it never runs an expression of a blueprint.
 */
import { type ASTNode, Environment, ParseError } from "@marcbachmann/cel-js";
import type { Sentence } from "../../ids.ts";
import type { ExprProblem } from "./problems.ts";

export type { ASTNode } from "@marcbachmann/cel-js";

export const limits = { bytes: 4096, nodes: 500, depth: 32, overs: 3, oversInSql: 1 } as const;

const environment = new Environment({
  limits: { maxAstNodes: limits.nodes, maxDepth: limits.depth, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 20 },
});

const tooBig = (en: string, ar: string, span: readonly [number, number]): ExprProblem => ({
  code: "EXPR_TOO_BIG",
  level: "error",
  span,
  text: { en, ar },
});

/** Parses within the limits; a refusal says where and why. */
export const parse = (source: string): { readonly ast: ASTNode } | { readonly problem: ExprProblem } => {
  const whole = [0, source.length] as const;
  // A unit of UTF-16 is at most three bytes.
  if (source.length > limits.bytes || (3 * source.length > limits.bytes && new TextEncoder().encode(source).length > limits.bytes))
    return {
      problem: tooBig(`An expression may have at most ${limits.bytes} bytes.`, `الحد الأقصى لطول التعبير ${limits.bytes} بايت.`, whole),
    };
  if (source.trim() === "")
    return { problem: { code: "EXPR_SYNTAX", level: "error", span: whole, text: { en: "The expression is empty.", ar: "التعبير فارغ." } } };
  // Each level takes a letter at least.
  const mayBeDeep = source.length > limits.depth;
  const runs = mayBeDeep ? /[!-]{33,}|(?:[!-]\s*){33,}/.exec(source) : null;
  if (runs) return { problem: deep([runs.index, runs.index + runs[0].length]) };
  try {
    const ast: ASTNode = environment.parse(source).ast;
    const at = mayBeDeep ? tooDeep(ast, limits.depth) : null;
    return at ? { problem: deep([at.start, at.end]) } : { ast };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { problem: refusal(error, source) };
  }
};

const deep = (span: readonly [number, number]): ExprProblem =>
  tooBig(`An expression may be nested at most ${limits.depth} levels deep.`, `الحد الأقصى لتداخل التعبير ${limits.depth} مستوى.`, span);

/** The direct parts of a node. */
export const childrenOf = (ast: ASTNode): readonly ASTNode[] => {
  switch (ast.op) {
    case "value":
    case "id":
      return [];
    case ".":
    case ".?":
      return [ast.args[0] as ASTNode];
    case "[]":
    case "[?]":
      return ast.args as ASTNode[];
    case "call":
      return ast.args[1];
    case "rcall":
      return [ast.args[1], ...ast.args[2]];
    case "list":
      return ast.args;
    case "map":
      return ast.args.flat() as ASTNode[];
    case "!_":
    case "-_":
      return [ast.args];
    default:
      return ast.args as readonly ASTNode[];
  }
};

const chained: ReadonlySet<string> = new Set(["||", "&&", "+", "*", "-"]);

/** A chain of one operator (`a || b || c`) is one level, as a person reads it. */
const tooDeep = (ast: ASTNode, left: number, parentOp?: string): ASTNode | null => {
  const level = ast.op === parentOp && chained.has(ast.op) ? left : left - 1;
  if (level < 0) return ast;
  for (const child of childrenOf(ast)) {
    const found = tooDeep(child, level, ast.op);
    if (found) return found;
  }
  return null;
};

const sentences: Record<string, Sentence> = {
  unexpected_character: { en: "This character does not belong here.", ar: "هذا الحرف ليس في مكانه." },
  unexpected_token: { en: "Something is missing or out of place here.", ar: "هناك شيء ناقص أو في غير مكانه هنا." },
  expected_token: { en: "Something is missing or out of place here.", ar: "هناك شيء ناقص أو في غير مكانه هنا." },
  unterminated_string: { en: "This text has no closing quotation mark.", ar: "هذا النص بلا علامة إغلاق." },
  unterminated_triple_quoted_string: { en: "This text has no closing quotation mark.", ar: "هذا النص بلا علامة إغلاق." },
  newline_in_string: { en: "A text in quotation marks must stay on one line.", ar: "يجب أن يبقى النص بين علامتي التنصيص في سطر واحد." },
  reserved_identifier: { en: "This word is reserved and cannot be a name.", ar: "هذه كلمة محجوزة ولا تصلح اسمًا." },
  invalid_number: { en: "This number cannot be read.", ar: "لا يمكن قراءة هذا الرقم." },
  invalid_integer: { en: "This number cannot be read.", ar: "لا يمكن قراءة هذا الرقم." },
};

const refusal = (error: ParseError, source: string): ExprProblem => {
  const start = Math.min(error.range?.start ?? 0, source.length);
  const end = Math.min(Math.max(error.range?.end ?? start, start + 1), Math.max(source.length, start + 1));
  if (error.code === "limit_exceeded") {
    if (error.message.includes("maxDepth")) return deep([start, end]);
    return tooBig(
      `An expression may have at most ${limits.nodes} parts, and a list 200.`,
      `الحد الأقصى ${limits.nodes} جزء للتعبير و200 للقائمة.`,
      [start, end],
    );
  }
  if (source[start] === "=" || (source[start - 1] === "=" && error.code === "unexpected_character"))
    return {
      code: "EXPR_SYNTAX",
      level: "error",
      span: [start, end],
      text: { en: "Write == to compare.", ar: "اكتب == للمقارنة." },
      suggestion: "==",
    };
  const text = sentences[error.code] ?? { en: `The expression cannot be read here: ${error.summary}.`, ar: "لا يمكن قراءة التعبير هنا." };
  return { code: "EXPR_SYNTAX", level: "error", span: [start, end], text };
};
