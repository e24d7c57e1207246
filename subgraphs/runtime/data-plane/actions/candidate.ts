/**
 * The row as it would be, before it is written: a subselect with the values of the input, the rest as it stands, and the stored computed
 * fields worked out on top. Checks, rules, policies' checks, references and uniqueness are asked of it in one statement, all at once;
 * then the very same subselect is what gets written.
 */
import type { Checked } from "../../../../schema/blueprint/expressions/checked.ts";
import { type Env, refuses } from "../../../../schema/blueprint/expressions/evaluate.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { Column, Grant, Table } from "../../../../schema/model/model.ts";
import type { InputProblem } from "../errors.ts";
import { ident, physical, physicalName, qualified, sqlTypeOf, storedColumns, tableName } from "../names.ts";
import { type Extra, expression } from "../sql/expression.ts";
import { newSource } from "../sql/source.ts";
import type { Binder, Statement } from "../sql/statement.ts";
import { computedInOrder } from "../stored-values.ts";
import { type Acting, once, type Placed, recordOf, runMade } from "./context.ts";
import { bindable, own } from "./values.ts";

export interface Candidate {
  readonly table: Table;
  /** Null: a new record. */
  readonly existing: boolean;
  readonly id: string;
  /** Values by field id; link-table fields are not here. */
  readonly values: ReadonlyMap<Id, unknown>;
  /** Expressions that give a value, by field id (defaults). */
  readonly formulas: ReadonlyMap<Id, Column["compute"]>;
}

/** All that the text of a statement about this candidate depends on; the values themselves are bound. */
export const shapeOf = ({ table, existing, values }: Candidate): string =>
  `${table.id}|${existing ? "update" : "create"}|${[...values.keys()].join(",")}`;

/** The subselect, aliased `n`, with the columns of its table, to be run with the candidate as its record. */
export const candidateSql = (acting: Placed, statement: Statement, { table, existing, values, formulas }: Candidate): string => {
  const columns = storedColumns(table);
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const now = statement.claim("now", ({ now: at }) => at.toISOString(), "timestamptz");
  const id = statement.claim("record.id", (input) => recordOf(input).id, "uuid");
  const place = qualified(acting.seat.place, tableName(table.id));
  const given = (column: Column & { readonly sqlType: string }) => {
    const type = sqlTypeOf(column);
    if (values.has(column.id)) return statement.bind((input) => bindable(column, recordOf(input).values.get(column.id)), type);
    return existing ? `b.${physical(column)}` : `NULL::${type}`;
  };
  const account =
    acting.seat.view.accounts && table.id !== "ent_account"
      ? [existing ? "b.account_id" : `${statement.claim("account", ({ caller }) => caller.account, "uuid")} AS account_id`]
      : [];
  const system = existing
    ? [
        "b.id",
        "b.version + 1 AS version",
        "b.created_at",
        "b.created_by",
        `${now} AS updated_at`,
        `${me} AS updated_by`,
        "b.deleted_at",
        "b.test_batch",
      ]
    : [
        `${id} AS id`,
        "1 AS version",
        `${now} AS created_at`,
        `${me} AS created_by`,
        `${now} AS updated_at`,
        `${me} AS updated_by`,
        "NULL::timestamptz AS deleted_at",
        `${testBatch(acting, statement, table, values)} AS test_batch`,
      ];
  const from = existing ? ` FROM ${place} b WHERE b.id = ${id}` : "";
  let sql = `(SELECT ${[...system, ...account, ...columns.map((column) => `${given(column)} AS ${physical(column)}`)].join(", ")}${from})`;
  // Defaults that are expressions, then computed fields, each level on top of the one below.
  const levels = [...formulas].flatMap(([field, formula]) => (formula ? [[field, formula] as const] : []));
  for (const [field, formula] of [...levels, ...computedInOrder(table)]) {
    const column = columns.find((candidate) => candidate.id === field);
    if (!column) continue;
    const alias = statement.alias("n");
    const others = [
      ...systemNames,
      ...(account.length ? ["account_id"] : []),
      ...columns.filter((candidate) => candidate.id !== field).map(physicalName),
    ];
    const value = expression(statement, table, alias, formula);
    sql = `(SELECT ${others.map((name) => `${alias}.${ident(name)}`).join(", ")}, (${value})::${sqlTypeOf(column)} AS ${physical(column)} FROM ${sql} ${alias})`;
  }
  return `${sql} n`;
};

const systemNames = ["id", "version", "created_at", "created_by", "updated_at", "updated_by", "deleted_at", "test_batch"];

// A row whose required relation points to a test row is itself test data.
const testBatch = (acting: Placed, statement: Statement, table: Table, values: ReadonlyMap<Id, unknown>): string => {
  const required = storedColumns(table).filter(
    ({ required, target, id, type }) => required && target && type !== "references" && values.has(id),
  );
  const parts = required.map(
    ({ id, target }) =>
      `(SELECT r.test_batch FROM ${qualified(acting.seat.place, tableName(target!))} r WHERE r.id = ${statement.bind((input) => recordOf(input).values.get(id) ?? null, "uuid")})`,
  );
  return parts.length ? `coalesce(${parts.join(", ")}, NULL::uuid)` : "NULL::uuid";
};

export interface Looked {
  readonly problems: readonly InputProblem[];
  /** For each grant: does its check admit the row. */
  readonly admitted: readonly boolean[];
  /** Fields whose value differs from what is stored. */
  readonly changed: readonly Id[];
}

type Path = InputProblem["path"];
interface Question {
  readonly sql: string;
  readonly problem?: (path: Path) => InputProblem;
  /** Fields of the row the problem stands on. */
  readonly reads?: readonly Id[];
  readonly grant?: number;
  readonly field?: Id;
}

/**
 * Asks everything about the candidate in one statement. `grants` are those of its table for what it is: a new record or a change. Of
 * fields that are `missing`, because what they should point to was refused itself, nothing is said.
 */
export const lookAt = async (
  acting: Acting,
  candidate: Candidate,
  grants: readonly Grant[],
  path: Path,
  missing: ReadonlySet<Id> = nothing,
): Promise<Looked> => {
  const { table, existing, values } = candidate;
  const asked = once(acting, `look|${shapeOf(candidate)}`, (statement) => questionsAbout(acting, statement, candidate, grants));
  const [row] = await runMade<Record<string, boolean | null>>(acting, asked, candidate);
  const yes = (index: number) => row?.[`q${index}`] === true;
  const broken = asked.inCode.filter((column) => refuses(column.check!, envOf(acting, values)));
  return {
    problems: [
      ...asked.questions.flatMap(({ problem, reads = [] }, index) =>
        problem && yes(index) && !reads.some((field) => missing.has(field)) ? [problem(path)] : [],
      ),
      ...broken.map((column) => checkProblem(column)(path)),
    ],
    admitted: grants.map((_, grant) => asked.questions.some((question, index) => question.grant === grant && yes(index))),
    changed: existing
      ? asked.questions.flatMap(({ field }, index) => (field && yes(index) ? [field] : []))
      : storedColumns(table)
          .map(({ id }) => id)
          .filter((id) => values.get(id) !== undefined && values.get(id) !== null),
  };
};

interface Questions {
  readonly sql: string;
  readonly questions: readonly Question[];
  /** Columns whose check is outside the SQL subset. */
  readonly inCode: readonly Column[];
}

/** The questions about a candidate, which they know as `n`. */
export const questionsAbout = (
  acting: Placed,
  statement: Statement,
  candidate: Candidate,
  grants: readonly Grant[],
  row = candidateSql(acting, statement, candidate),
): Questions => {
  const { table, existing, values } = candidate;
  const extra: Extra = existing ? { old: "o" } : {};
  const place = qualified(acting.seat.place, tableName(table.id));
  const questions: Question[] = [];
  const columns = storedColumns(table);
  const computed = new Set(computedInOrder(table).map(([field]) => field));
  const touched = (ids: readonly Id[]) => !existing || ids.some((id) => values.has(id) || computed.has(id));
  for (const column of table.columns) {
    if (column.check?.sql && touched([column.id]))
      questions.push({
        sql: `${expression(statement, table, "n", column.check, extra)} IS FALSE`,
        problem: checkProblem(column),
        reads: ownReads(column.check),
      });
    if (column.target && values.has(column.id))
      questions.push({ sql: unseen(acting, statement, column), problem: noSuch(column), reads: [column.id] });
    if (column.unique && column.sqlType !== null && touched([column.id]))
      questions.push({
        sql: `EXISTS (SELECT 1 FROM ${place} u WHERE u.${physical(column)} = n.${physical(column)} AND u.id <> n.id AND u.deleted_at IS NULL)`,
        problem: (path) => ({
          path: [...path, column.key],
          code: "DUPLICATE",
          message: { en: "This value is already taken.", ar: "هذه القيمة مستخدمة بالفعل." },
        }),
      });
  }
  for (const rule of table.rules)
    if (rule.level === "refuse" && rule.check.sql && touched(rule.check.reads.map((read) => read[0]!)))
      questions.push({
        sql: `${expression(statement, table, "n", rule.check, extra)} IS FALSE`,
        reads: ownReads(rule.check),
        problem: (path) => ({
          path,
          code: "RULE",
          message: own(rule.message) ?? { en: "A rule is broken.", ar: "خولفت قاعدة." },
        }),
      });
  grants.forEach((grant, index) => {
    questions.push({ sql: grant.check ? `${expression(statement, table, "n", grant.check, extra)} IS TRUE` : "true", grant: index });
  });
  if (existing) for (const column of columns) questions.push({ sql: differs(column), field: column.id });
  return {
    sql: `SELECT ${questions.length ? questions.map(({ sql }, index) => `(${sql}) AS q${index}`).join(", ") : "true AS q"} FROM ${row}${existing ? ` JOIN ${place} o ON o.id = n.id` : ""}`,
    questions,
    inCode: table.columns.filter((column) => column.check && !column.check.sql && touched([column.id])),
  };
};

const nothing: ReadonlySet<Id> = new Set();
const ownReads = ({ reads }: Checked): readonly Id[] => reads.flatMap(([field]) => (field === undefined ? [] : [field]));

const checkProblem =
  (column: Column) =>
  (path: Path): InputProblem => ({
    path: [...path, column.key],
    code: "CHECK",
    message: own(column.message) ?? { en: "This value is not allowed here.", ar: "هذه القيمة غير مسموحة هنا." },
  });

// Checks outside the SQL subset (patterns) run here; what they cannot see is unknown, and unknown does not refuse.
const envOf = ({ caller, input, seat }: Acting, values: ReadonlyMap<Id, unknown>): Env => ({
  record: Object.fromEntries(values),
  me: caller.user ? { id: caller.user.id, roles: caller.viewerClass, account: caller.account, fields: caller.user.fields } : null,
  now: input.now.toISOString(),
  today: input.today,
  timeZone: seat.view.model.header.timeZone,
});

// `point` has no equality of its own.
const differs = (column: Column): string => {
  const name = physical(column);
  return column.sqlType === "point" ? `(n.${name})::text IS DISTINCT FROM (o.${name})::text` : `n.${name} IS DISTINCT FROM o.${name}`;
};
const noSuch =
  (column: Pick<Column, "key">) =>
  (path: Path): InputProblem =>
    noSuchRecord([...path, column.key]);

export const noSuchRecord = (path: Path): InputProblem => ({
  path,
  code: "REFERENCE",
  message: { en: "There is no such record, or it is not yours to see.", ar: "لا يوجد سجل كهذا، أو ليس لك أن تراه." },
});

/**
 * True when a record the field names is none the caller can see. Oneself can always be named. Those that are found stay until the end of
 * the transaction: whoever deletes one waits, and whoever came first is seen here.
 */
const unseen = (acting: Placed, statement: Statement, column: Column): string =>
  unseenAmong(acting, statement, column.target!, (input) => recordOf(input).values.get(column.id));

/** The same of the ids that `get` answers, one or several. */
export const unseenAmong = (acting: Placed, statement: Statement, target: Id, get: Binder): string => {
  const wanted = statement.bind((input) => {
    const value = get(input) ?? [];
    const ids = Array.isArray(value) ? value : [value];
    return target === builtIn.user ? ids.filter((id) => id !== input.caller.user?.id) : ids;
  }, "uuid[]");
  const table = acting.seat.view.tables.get(target);
  if (!table) return `cardinality(${wanted}) > 0`;
  const source = newSource(statement, table);
  const found = source.system("id");
  return `(SELECT count(*) FROM (SELECT FROM ${source.from()} WHERE ${found} = ANY(${wanted}) ORDER BY ${found} FOR KEY SHARE) k) < cardinality(${wanted})`;
};
