/** Checks of a table → checks of its fields, rules of its entity. */
import type { Fields } from "./fields.ts";
import { optionKeys } from "./fields.ts";
import { note } from "./note.ts";
import { columnsOf, showExpression } from "./show-expression.ts";
import type { SourceExpr, SourceTable } from "./source.ts";
import type { Bag } from "./to-blueprint.ts";

export const addChecks = (
  all: Fields,
  table: SourceTable,
  entity: Bag,
  byColumn: ReadonlyMap<string, string>,
  used: ReadonlySet<SourceTable["checks"][number]>,
): void => {
  const fields = entity.fields as Record<string, Bag>;
  for (const check of table.checks) {
    if (used.has(check)) continue;
    const columns = [...new Set(columnsOf(check.condition))];
    const shown = sayCondition(check.condition, fields, byColumn);
    if (shown === null || columns.length === 0) {
      all.report.push(note("left", `The check (${check.text}) was not taken.`, `لم يؤخذ القيد (${check.text}).`, table));
      continue;
    }
    const message = { en: `Must hold: ${shown}` };
    const field = columns.length === 1 ? fields[byColumn.get(columns[0]!)!] : undefined;
    if (field && field.check === undefined) Object.assign(field, { check: shown, message });
    else {
      entity.rules ??= {};
      const rules = entity.rules as Bag;
      rules[`rule${Object.keys(rules).length + 1}`] = { check: shown, message };
    }
    all.report.push(note("understood", `The check (${check.text}) became a rule.`, `صار القيد (${check.text}) قاعدة.`, table));
  }
};

/** A condition over columns, over their fields; null when a blueprint cannot say it. */
export const sayCondition = (
  condition: SourceExpr,
  fields: Readonly<Record<string, Bag>>,
  byColumn: ReadonlyMap<string, string>,
): string | null => {
  const option = (column: string, value: string): string | null => {
    const found = fields[byColumn.get(column) ?? ""]?.options as Bag | undefined;
    return found ? (optionKeys([value])[0]?.key ?? null) : null;
  };
  return showExpression(withOptions(condition, option), { key: (column) => byColumn.get(column) ?? null });
};

/** Texts compared with a choice are its options. */
const withOptions = (expr: SourceExpr, option: (column: string, value: string) => string | null): SourceExpr => {
  if (expr.is === "op") {
    const column = expr.args.find((one) => one.is === "column");
    return {
      ...expr,
      args: expr.args.map((one) =>
        column?.is === "column" && one.is === "value" && typeof one.value === "string"
          ? { ...one, value: option(column.name, one.value) ?? one.value }
          : withOptions(one, option),
      ),
    };
  }
  return expr;
};
