/** Random filters, and whether a row passes them: true, false, or unknown as in SQL. */
import type { Column } from "../../../schema/model/model.ts";
import { enumValue } from "../../../schema/model/pages/columns.ts";
import { pick, type Random, type Seen } from "./random-platform.ts";

export interface Filter {
  readonly input: Readonly<Record<string, unknown>>;
  readonly test: (seen: Seen) => boolean | null;
}
export const buildFilter = (
  random: Random,
  columns: readonly Column[],
  shown: (column: Column) => "no" | "plain" | "masked",
  depth = 0,
): Filter | null => {
  if (columns.length === 0 || random() < 0.2) return null;
  if (depth < 2 && random() < 0.4) {
    const parts = [0, 1].flatMap(() => buildFilter(random, columns, shown, depth + 1) ?? []);
    if (parts.length === 0) return null;
    const kind = pick(random, ["and", "or", "not"] as const);
    if (kind === "not") return { input: { not: parts[0]!.input }, test: (seen) => parts[0]!.test(seen) !== true };
    const joined = (seen: Seen) => parts.map((part) => part.test(seen));
    return {
      input: { [kind]: parts.map(({ input }) => input) },
      test:
        kind === "and"
          ? (seen) => (joined(seen).includes(false) ? false : joined(seen).includes(null) ? null : true)
          : (seen) => (joined(seen).includes(true) ? true : joined(seen).includes(null) ? null : false),
    };
  }
  const column = pick(random, columns);
  const masked = shown(column) === "masked";
  const leaf = (operator: string, given: unknown, test: (value: never) => boolean | null): Filter => ({
    input: { [column.key]: { [operator]: given } },
    test: (seen) => test(seen.value(column) as never),
  });
  const known = (test: (value: never) => boolean) => (value: never) => (value === null ? null : test(value));
  if (random() < 0.2) return leaf("isNull", true, (value) => value === null);
  if (masked || column.type === "text") {
    const wanted = pick(random, ["ab", "a", "x", "•••••", "%", "علي"]);
    return random() < 0.5
      ? leaf(
          "eq",
          wanted,
          known((value) => value === wanted),
        )
      : leaf(
          "contains",
          wanted,
          known((value: string) => value.toLowerCase().includes(wanted.toLowerCase())),
        );
  }
  switch (column.type) {
    case "integer":
    case "decimal": {
      const wanted = Math.floor(random() * 5) - 2;
      const given = column.type === "decimal" ? String(wanted) : wanted;
      return pick(random, [
        () =>
          leaf(
            "gt",
            given,
            known((value) => Number(value) > wanted),
          ),
        () =>
          leaf(
            "lte",
            given,
            known((value) => Number(value) <= wanted),
          ),
        () => leaf("ne", given, (value) => value === null || Number(value) !== wanted),
        () => leaf("notIn", [given], (value) => value === null || Number(value) !== wanted),
      ])();
    }
    case "boolean":
      return leaf(
        "eq",
        true,
        known((value) => value === true),
      );
    case "date":
      return leaf(
        "between",
        ["2026-01-01", "2026-01-02"],
        known((value: string) => value >= "2026-01-01" && value <= "2026-01-02"),
      );
    default: {
      const option = pick(random, column.options);
      return random() < 0.5
        ? leaf(
            "in",
            [enumValue(option.key)],
            known((value) => value === option.id),
          )
        : leaf("ne", enumValue(option.key), (value) => value !== option.id);
    }
  }
};
