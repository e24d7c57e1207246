/** Literals: exact numbers, and texts that become what their place wants. */
import { durationMs, isDate } from "../field-text.ts";
import type { Id } from "../shape.ts";
import { NameChecker } from "./check-names.ts";
import type { ExprNode, ExprType } from "./checked.ts";
import type { ASTNode } from "./parse.ts";
import { nearest, typeName } from "./problems.ts";
import { is } from "./types.ts";

export abstract class LiteralChecker extends NameChecker {
  protected literal(ast: ASTNode, value: unknown, expected?: ExprType): ExprNode {
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
  protected text(ast: ASTNode, value: string, expected?: ExprType): ExprNode {
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

  protected noSuchOption(ast: ASTNode, value: string, type: Extract<ExprType, { is: "option" }>): ExprNode {
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
}
