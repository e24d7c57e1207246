/**
 * Declared actions: a role, a record the caller can see, a guard that holds; then the effects in order, in the same transaction. What an
 * effect writes needs no policy: the action is the permission.
 */
import { uuidv7 } from "../../../../db/uuid.ts";
import { fieldType } from "../../../../schema/blueprint/field-types.ts";
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { ActionModel, EffectModel, Table } from "../../../../schema/model/model.ts";
import { dataError, type InputProblem, InvalidInput } from "../errors.ts";
import { attach, described } from "../files/attach.ts";
import { ident, physical, physicalName, qualified, sqlTypeOf, storedColumns, tableName } from "../names.ts";
import { type Extra, expression } from "../sql/expression.ts";
import type { Statement } from "../sql/statement.ts";
import { followersOf } from "../stored-values.ts";
import { noSuchRecord, unseenAmong } from "./candidate.ts";
import { tellConflicts } from "./conflicts.ts";
import { type Acting, run, statementFor, tableOf } from "./context.ts";
import { journalIds, journalled } from "./journal.ts";
import { type Locked, lockRecord, requireVersion } from "./locked.ts";
import { recompute } from "./recompute.ts";
import { bumped } from "./records.ts";
import { removeRows } from "./remove.ts";
import { treeLimits } from "./tree.ts";
import { bindable, own, requiredMessage, storableAll } from "./values.ts";

export type ActionInput = { readonly id: unknown; readonly version?: unknown; readonly params?: Readonly<Record<string, unknown>> | null };

/** Locks the record and looks at everything the action needs before it may do something: role, version, parameters, guard. */
export const prepareAction = async (
  acting: Acting,
  table: Table,
  action: ActionModel,
  input: ActionInput,
): Promise<{ readonly row: Locked; readonly given: Given }> => {
  if (!action.roles.some((role) => acting.caller.viewerClass.includes(role))) throw dataError("FORBIDDEN");
  const row = await lockRecord(acting, table, input.id, []);
  await requireVersion(acting, table, row, input.version);
  const problems: InputProblem[] = [];
  const typed = storableAll(action.params, input.params ?? {}, ["params"], problems);
  const given = await described(acting, action.params, typed, row.id, ["params"], problems);
  for (const param of action.params)
    if (param.required && !given.has(param.id)) problems.push({ path: ["params", param.key], code: "REQUIRED", message: requiredMessage });
  problems.push(...(await unseenParams(acting, action, given)));
  if (problems.length > 0) throw new InvalidInput(problems);
  const place = qualified(acting.seat.place, tableName(table.id));
  if (action.when) {
    const statement = statementFor(acting);
    const guard = expression(statement, table, "b", action.when, extraFor(statement, action, given));
    const [held] = await run<{ held: boolean }>(
      acting,
      statement,
      `SELECT (${guard}) IS TRUE AS held FROM ${place} b WHERE b.id = ${statement.bind(() => row.id, "uuid")}`,
    );
    if (!held?.held) {
      const words = acting.caller.locale;
      throw dataError("GUARD_REFUSED", { action: action.label[words] ?? action.label.en ?? action.key }, { action: action.key });
    }
  }
  return { row, given };
};

/** Runs a declared action on a record; answers the record's id. */
export const runAction = async (acting: Acting, table: Table, action: ActionModel, input: ActionInput): Promise<string> => {
  const { row, given } = await prepareAction(acting, table, action, input);
  const place = qualified(acting.seat.place, tableName(table.id));
  const changed = new Set<Id>();
  const skipped: string[] = [];
  let deleted = false;
  for (const effect of action.effects) {
    if (deleted) break;
    const applies = effect.when === null || (await holds(acting, table, action, effect, given, row.id));
    if (!applies) continue;
    switch (effect.do) {
      case "set": {
        const column = storedColumns(table).find(({ id }) => id === effect.field);
        if (!column) throw new Error(`effect ${effect.id} sets a field that is not stored`);
        const statement = statementFor(acting);
        const value = expression(statement, table, "t", effect.to, extraFor(statement, action, given));
        const rows = await tellConflicts(table, ["params"], () =>
          run<{ changed: boolean }>(
            acting,
            statement,
            `UPDATE ${place} t SET ${physical(column)} = (${value})::${sqlTypeOf(column)} WHERE t.id = ${statement.bind(() => row.id, "uuid")} RETURNING true AS changed`,
          ),
        );
        if (rows.length > 0) changed.add(column.id);
        break;
      }
      case "create":
        await createThrough(acting, table, action, effect, given, row.id);
        break;
      case "update":
        await updateThrough(acting, table, action, effect, given, row.id);
        break;
      case "delete":
        await removeRows(acting, table, [row.id]);
        deleted = true;
        break;
      default:
        skipped.push(`effect ${effect.do} was not carried out: workflows and connections are not running here`);
    }
  }
  if (deleted) return row.id;
  await finish(acting, table, row.id, [...changed], skipped);
  await Promise.all(attach(acting, table, row.id, [...changed]));
  return row.id;
};

/** Records that parameters name must be some the caller can see, as in any input; they stay until the action is over. */
const unseenParams = async (acting: Acting, action: ActionModel, given: Given): Promise<readonly InputProblem[]> => {
  const naming = action.params.flatMap(({ id, key, type, config }) => {
    const target = type === "user" ? builtIn.user : config.target;
    const names = type === "user" || type === "reference" || type === "references";
    return names && typeof target === "string" && given.get(id) != null ? [{ id, key, target }] : [];
  });
  if (naming.length === 0) return [];
  const statement = statementFor(acting);
  const asked = naming.map(({ id, target }, index) => `${unseenAmong(acting, statement, target, () => given.get(id))} AS q${index}`);
  const [row] = await run<Record<string, boolean>>(acting, statement, `SELECT ${asked.join(", ")}`);
  return naming.flatMap(({ key }, index) => (row?.[`q${index}`] === true ? [noSuchRecord(["params", key])] : []));
};

/** Parameters of the action, as typed SQL parameters. */
const extraFor = (statement: Statement, action: ActionModel, given: ReadonlyMap<Id, unknown>): Extra => ({
  name: (path) => {
    const param = path[0] === "params" ? action.params.find(({ id }) => id === path[1]) : undefined;
    if (!param) throw new TypeError(`${path.join(".")} is not known here`);
    const sqlType = fieldType(param.type).sqlType(param.config) ?? "text";
    return statement.bind(() => bindable({ sqlType }, given.get(param.id)), sqlType);
  },
});

type Given = ReadonlyMap<Id, unknown>;

const holds = async (
  acting: Acting,
  table: Table,
  action: ActionModel,
  effect: EffectModel,
  given: Given,
  id: string,
): Promise<boolean> => {
  const statement = statementFor(acting);
  const asked = expression(statement, table, "b", effect.when!, extraFor(statement, action, given));
  const [row] = await run<{ held: boolean }>(
    acting,
    statement,
    `SELECT (${asked}) IS TRUE AS held FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE b.id = ${statement.bind(() => id, "uuid")}`,
  );
  return row?.held === true;
};

/** Recomputes what is computed, checks what must hold, and writes version, log and audit of the record itself. */
const finish = async (acting: Acting, table: Table, id: string, set: readonly Id[], reasons: readonly string[]): Promise<void> => {
  const place = qualified(acting.seat.place, tableName(table.id));
  const fields = set.length > 0 ? [...set, ...(await recompute(acting, table, [id], set))] : set;
  await requireRules(acting, table, id, fields);
  const statement = statementFor(acting);
  const now = statement.claim("now", ({ now: at }) => at.toISOString(), "timestamptz");
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const next = `(SELECT version + 1 AS version, ${now} AS updated_at, ${me} AS updated_by FROM ${place} WHERE id = ${statement.bind(() => id, "uuid")}) n`;
  const update = `i AS (UPDATE ${place} t SET ${bumped("t", "n").join(", ")} FROM ${next} WHERE t.id = ${statement.bind(() => id, "uuid")} RETURNING t.id, t.version, t.change_key)`;
  await run(
    acting,
    statement,
    `WITH ${update}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, table.id, "UPDATE", fields, reasons)} SELECT version FROM w`,
  );
  acting.changes.push({ entity: table.id, id, op: "UPDATE", fields, account: acting.caller.account });
};

const requireRules = async (acting: Acting, table: Table, id: string, fields: readonly Id[]): Promise<void> => {
  const statement = statementFor(acting);
  const asked = [
    ...table.columns.flatMap((column) =>
      column.check?.sql && fields.includes(column.id)
        ? [
            {
              check: column.check,
              problem: {
                path: [column.key],
                code: "CHECK",
                message: own(column.message) ?? { en: "This value is not allowed here.", ar: "هذه القيمة غير مسموحة هنا." },
              } satisfies InputProblem,
            },
          ]
        : [],
    ),
    ...table.rules.flatMap((rule) =>
      rule.level === "refuse" && rule.check.sql
        ? [
            {
              check: rule.check,
              problem: {
                path: [],
                code: "RULE",
                message: own(rule.message) ?? { en: "A rule is broken.", ar: "خولفت قاعدة." },
              } satisfies InputProblem,
            },
          ]
        : [],
    ),
  ];
  if (asked.length === 0) return;
  const parts = asked.map(({ check }, index) => `(${expression(statement, table, "b", check)}) IS FALSE AS q${index}`);
  const [row] = await run<Record<string, boolean>>(
    acting,
    statement,
    `SELECT ${parts.join(", ")} FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE b.id = ${statement.bind(() => id, "uuid")}`,
  );
  const broken = asked.flatMap(({ problem }, index) => (row?.[`q${index}`] === true ? [problem] : []));
  if (broken.length > 0) throw new InvalidInput(broken);
};

type CreateEffect = Extract<EffectModel, { readonly do: "create" }>;
type UpdateEffect = Extract<EffectModel, { readonly do: "update" }>;

const createThrough = async (
  acting: Acting,
  table: Table,
  action: ActionModel,
  effect: CreateEffect,
  given: Given,
  id: string,
): Promise<void> => {
  const target = tableOf(acting, effect.entity);
  const statement = statementFor(acting);
  const columns = storedColumns(target).filter((column) => effect.values[column.id]);
  const values = columns.map(
    (column) =>
      `(${expression(statement, table, "b", effect.values[column.id]!, extraFor(statement, action, given))})::${sqlTypeOf(column)}`,
  );
  const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
  const made = uuidv7();
  const account = acting.seat.view.accounts ? { name: ["account_id"], value: ["b.account_id"] } : { name: [], value: [] };
  const names = ["id", "created_by", "updated_by", "test_batch", ...account.name, ...columns.map(physicalName)].map(ident);
  const insert = `i AS (INSERT INTO ${qualified(acting.seat.place, tableName(target.id))} (${names.join(", ")})
    SELECT ${[statement.bind(() => made, "uuid"), me, me, "b.test_batch", ...account.value, ...values].join(", ")} FROM ${qualified(acting.seat.place, tableName(table.id))} b WHERE b.id = ${statement.bind(() => id, "uuid")} RETURNING id, version, change_key)`;
  const written = columns.map((column) => column.id);
  const fields = [...written, ...followersOf(target, written)];
  await tellConflicts(target, [], () =>
    run(
      acting,
      statement,
      `WITH ${insert}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, target.id, "CREATE", fields)} SELECT version FROM w`,
    ),
  );
  await recompute(acting, target, [made], written);
  await requireRules(acting, target, made, fields);
  await Promise.all(attach(acting, target, made, written));
  acting.changes.push({ entity: target.id, id: made, op: "CREATE", fields, account: acting.caller.account });
};

const updateThrough = async (
  acting: Acting,
  table: Table,
  action: ActionModel,
  effect: UpdateEffect,
  given: Given,
  id: string,
): Promise<void> => {
  const relation = acting.seat.view.relations.get(effect.through);
  if (!relation) throw new Error(`effect ${effect.id} goes through an unknown relation`);
  const outward = relation.from === table.id;
  const target = tableOf(acting, outward ? relation.to : relation.from);
  const here = qualified(acting.seat.place, tableName(table.id));
  const there = qualified(acting.seat.place, tableName(target.id));
  const linked =
    relation.cardinality === "one"
      ? outward
        ? `t.id = b.${physical(relation)}`
        : `t.${physical(relation)} = b.id`
      : `EXISTS (SELECT 1 FROM ${qualified(acting.seat.place, relation.linkTable!)} k WHERE k.source = ${outward ? "b" : "t"}.id AND k.target = ${outward ? "t" : "b"}.id)`;
  const columns = storedColumns(target).filter((column) => effect.values[column.id]);
  const rows = await acting.writing.query<{ id: string }>(
    `SELECT t.id FROM ${here} b JOIN ${there} t ON ${linked} WHERE b.id = $1 AND t.deleted_at IS NULL ORDER BY t.id LIMIT ${treeLimits.records + 1} FOR UPDATE OF t`,
    [id],
  );
  if (rows.length > treeLimits.records)
    throw dataError("LIMIT_RECORDS", { limit: treeLimits.records, asked: `> ${treeLimits.records}` }, { limit: treeLimits.records });
  for (const { id: child } of rows) {
    const statement = statementFor(acting);
    const set = columns.map(
      (column) =>
        `${physical(column)} = (${expression(statement, table, "b", effect.values[column.id]!, extraFor(statement, action, given))})::${sqlTypeOf(column)}`,
    );
    const now = statement.claim("now", ({ now: at }) => at.toISOString(), "timestamptz");
    const me = statement.claim("me.id", ({ caller }) => caller.user?.id ?? null, "uuid");
    const update = `i AS (UPDATE ${there} t SET ${[...set, "version = t.version + 1", `updated_at = ${now}`, `updated_by = ${me}`, "change_key = greatest(pg_current_xact_id(), t.change_key)"].join(", ")}
      FROM ${here} b WHERE b.id = ${statement.bind(() => id, "uuid")} AND t.id = ${statement.bind(() => child, "uuid")} RETURNING t.id, t.version, t.change_key)`;
    const written = columns.map((column) => column.id);
    const fields = [...written, ...followersOf(target, written)];
    await tellConflicts(target, [], () =>
      run(
        acting,
        statement,
        `WITH ${update}, w AS (SELECT i.*, ${journalIds(statement)} FROM i), ${journalled(acting, statement, target.id, "UPDATE", fields)} SELECT version FROM w`,
      ),
    );
    await recompute(acting, target, [child], written);
    await requireRules(acting, target, child, fields);
    await Promise.all(attach(acting, target, child, written));
    acting.changes.push({ entity: target.id, id: child, op: "UPDATE", fields, account: acting.caller.account });
  }
};
