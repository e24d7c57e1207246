/** What each function of the SQL subset is in SQL, one entry each; the JavaScript of the same functions is in `run-functions.ts`. */
import type { CallNode, ExprNode, FieldNode } from "./checked.ts";
import type { FunctionName } from "./functions.ts";
import { blanks } from "./run-functions.ts";
import type { SqlContext } from "./sql-context.ts";
import { dated, distanceKm, extreme, later, naming, shifted } from "./sql-text.ts";

interface Place {
  readonly node: CallNode;
  readonly ctx: SqlContext;
  /** An argument as SQL, and as a numeric. */
  readonly sql: (index: number) => string;
  readonly num: (index: number) => string;
  /** A field as it was before the update. */
  readonly before: (field: FieldNode) => string;
}
type Write = (place: Place) => string;

/** The calendar day of a date, or of an instant in the platform's zone. */
const dayOf = ({ node, ctx, sql }: Place, index: number): string =>
  node.args[index]?.type.is === "timestamp"
    ? `(${sql(index)} at time zone ${ctx.bind(ctx.timeZone ?? "UTC", "text")}::text)::date`
    : sql(index);
const civilPart =
  (part: string): Write =>
  (place) =>
    `extract(${part} from ${dayOf(place, 0)})`;
const numeric: Write = ({ node, num }) => `${node.fn}(${num(0)})`;
const cased: Write = ({ node, sql }) => `(${node.fn}(${sql(0)} collate "und-x-icu") collate "C")`;
const moved =
  (fn: "addDays" | "addMonths"): Write =>
  ({ node, sql, num }) =>
    shifted(fn, node.args[0]?.type.is === "timestamp" ? "timestamp" : "date", sql(0), num(1));
const outermost =
  (fn: "min" | "max"): Write =>
  ({ node, sql, num }) => {
    const exact = node.type.is === "int" || node.type.is === "decimal";
    return extreme(
      fn,
      node.args.map((_, index) => (exact ? num(index) : node.type.is === "string" ? `${sql(index)} collate "C"` : sql(index))),
    );
  };
const isOf = (node: ExprNode | undefined, type: "string" | "list"): boolean => node?.type.is === type;

const writes: Readonly<Partial<Record<FunctionName, Write>>> = {
  size: ({ node, sql }) => (isOf(node.args[0], "list") ? `cardinality(${sql(0)})` : `char_length(${sql(0)})`),
  contains: ({ sql }) => `(strpos(${sql(0)}, ${sql(1)}) > 0)`,
  startsWith: ({ sql }) => `starts_with(${sql(0)}, ${sql(1)})`,
  endsWith: ({ sql }) => naming([sql(0), sql(1)], ["a", "b"], "right(a, char_length(b)) = b"),
  lower: cased,
  upper: cased,
  trim: ({ ctx, sql }) => `btrim(${sql(0)}, ${ctx.bind(blanks, "text")}::text)`,
  abs: numeric,
  floor: numeric,
  ceil: numeric,
  round: ({ node: { args }, num }) => `round(${num(0)}, ${args[1]?.k === "literal" ? Number(args[1].value) : 0})`,
  min: outermost("min"),
  max: outermost("max"),
  coalesce: ({ node, sql }) => `coalesce(${node.args.map((_, index) => sql(index)).join(", ")})`,
  isEmpty: ({ node, sql }) => {
    if (isOf(node.args[0], "string")) return `coalesce(${sql(0)} = '', true)`;
    return isOf(node.args[0], "list") ? `coalesce(cardinality(${sql(0)}) = 0, true)` : `(${sql(0)} is null)`;
  },
  date: ({ num }) => dated(num(0), num(1), num(2)),
  addDays: moved("addDays"),
  addMonths: moved("addMonths"),
  daysBetween: (place) => `(${dayOf(place, 1)} - ${dayOf(place, 0)})`,
  year: civilPart("year"),
  month: civilPart("month"),
  day: civilPart("day"),
  weekday: civilPart("isodow"),
  addTime: ({ sql, num }) => later(sql(0), num(1)),
  distanceKm: ({ sql }) => distanceKm(sql(0), sql(1)),
  div: ({ num }) => `div(${num(0)}, nullif(${num(1)}, 0))`,
  hasRole: ({ ctx, sql }) => `coalesce(${sql(0)} = any(${ctx.me.roles}), false)`,
  changed: ({ node: { args }, sql, before }) => `(${sql(0)} is distinct from ${args[0]?.k === "field" ? before(args[0]) : sql(0)})`,
};

/** The SQL of a function by name; undefined when it is none of the subset. */
export const functionSql = (name: string): Write | undefined => (Object.hasOwn(writes, name) ? writes[name as FunctionName] : undefined);
