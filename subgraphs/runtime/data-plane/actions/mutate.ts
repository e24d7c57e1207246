/** A mutation document: its roots one after the other, each one action in one transaction. */
import type { FieldNode } from "graphql";
import { print } from "graphql";
import type { Json } from "../../../../schema/ids.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import { runInput } from "../engine.ts";
import { dataError, type InputProblem, InvalidInput, sqlState } from "../errors.ts";
import type { People } from "../people/people.ts";
import type { Plans, Prepared } from "../plans.ts";
import type { Pools, Writing } from "../pools.ts";
import { meaningOf, type RootMeaning } from "../schema-meta.ts";
import { argumentOf } from "../sql/arguments.ts";
import { textForm } from "../sql/json-text.ts";
import { onePiece } from "../sql/operation.ts";
import { type Compiling, collect, objectTypeOf, type Selected, selectionOf } from "../sql/select.ts";
import { newStatement } from "../sql/statement.ts";
import type { Acting, Change } from "./context.ts";
import { runAction } from "./declared.ts";
import { auditRefusal, hashOf, type KeptAnswer, keepAnswer, takeKey } from "./journal.ts";
import { createRecord, updateRecord } from "./records.ts";
import { deleteRecord, restoreRecord } from "./remove.ts";

export interface MutateDeps {
  readonly plans: Plans;
  readonly pools: Pools;
  readonly people: People;
  /** Called with what changed, after the commit and before the answer. */
  readonly publish: (environment: RunningEnvironment, changes: readonly Change[]) => void;
  /** Doors of other schemas (kill switch, grants), called before the transaction takes the environment's role. */
  readonly doors?: (writing: Writing, environment: RunningEnvironment) => Promise<void>;
}

export interface MutationRoot {
  readonly key: string;
  /** JSON text of the root's answer. */
  run(): Promise<string>;
}

/** The roots of a mutation, to be run one after the other; a later one does not run when an earlier one was refused. */
export const mutationRoots = (
  deps: MutateDeps,
  environment: RunningEnvironment,
  prepared: Prepared,
  caller: Caller,
  raw: Readonly<Record<string, unknown>>,
  now: Date,
  requestId: string,
): readonly MutationRoot[] => {
  const { seat } = prepared;
  const variables = deps.plans.variables(prepared, raw);
  const type = seat.schema.getMutationType();
  if (!type) throw dataError("FORBIDDEN");
  const compiling: Compiling = {
    statement: newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm }),
    fragments: prepared.fragments,
    variables,
  };
  return collect(compiling, type, [prepared.operation.selectionSet]).map((selected) => {
    if (selected.field === null) return { key: selected.key, run: async () => JSON.stringify(type.name) };
    const means = meaningOf(selected.field);
    if (means.is !== "root") throw new Error(`${selected.field.name} is not a root`);
    const input = argumentOf(selected.field, selected.nodes[0]!, "input", variables).value as Input;
    const root: Root = { deps, environment, prepared, caller, now, requestId, selected, means: means.root, input, variables };
    return { key: selected.key, run: () => runRoot(root) };
  });
};

type Input = Readonly<Record<string, unknown>> & { readonly idempotencyKey?: string | null };

interface Root {
  readonly deps: MutateDeps;
  readonly environment: RunningEnvironment;
  readonly prepared: Prepared;
  readonly caller: Caller;
  readonly now: Date;
  readonly requestId: string;
  readonly selected: Selected;
  readonly means: RootMeaning;
  readonly input: Input;
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Done {
  readonly ids: readonly string[];
  /** Shown once, never kept. */
  readonly link?: string;
}

const actionName = (root: RootMeaning): string =>
  "action" in root
    ? root.action.ref
    : "table" in root && root.table
      ? `${root.table.id}.${root.kind === "createMany" ? "create" : root.kind}`
      : root.kind;

const runRoot = async (root: Root): Promise<string> => {
  const { deps, environment, prepared, caller, now, requestId, selected, means, input } = root;
  const { seat } = prepared;
  const { idempotencyKey: key, ...rest } = input;
  if (typeof key === "string" && (key.length === 0 || key.length > 200))
    throw problem(["idempotencyKey"], "A key has 1 to 200 characters.", "للمفتاح من 1 إلى 200 حرف.");
  const action = actionName(means);
  const selection = hashOf(selected.nodes.map((node: FieldNode) => (node.selectionSet ? print(node.selectionSet) : "")));
  const changes: Change[] = [];
  try {
    const text = await deps.pools.write(
      environment,
      caller.account,
      async (writing) => {
        const acting: Acting = {
          environment,
          seat,
          caller,
          writing,
          input: runInput(environment, seat.view.model, caller, root.variables, now),
          requestId,
          action,
          changes,
        };
        const kept = typeof key === "string" ? await takeKey(writing, acting, key, hashOf([selected.field.name, rest])) : null;
        if (kept) return await repeated(root, acting, kept, selection);
        const done = await perform(root, acting);
        const answer = await present(root, acting, done);
        if (typeof key === "string") {
          const secret = done.link !== undefined || caller.user === null;
          const answerKept: KeptAnswer = { selection, text: secret ? null : answer, ids: done.ids };
          await keepAnswer(writing, acting, key, answerKept);
        }
        return answer;
      },
      deps.doors ? (writing) => passDoors(deps.doors!, writing, environment) : undefined,
    );
    if (changes.length > 0) deps.publish(environment, changes);
    return text;
  } catch (error) {
    const code = error instanceof Error && error.name === "Refusal" ? (error as { code?: string }).code : null;
    if (code === "DATA_GUARD_REFUSED" || code === "DATA_FORBIDDEN" || code === "DATA_NOT_FOUND") {
      const resource =
        "table" in means && means.table ? `${means.table.id}:${typeof input.id === "string" ? input.id.slice(0, 36) : ""}` : action;
      await deps.pools
        .write(environment, caller.account, (writing) => auditRefusal(writing, { seat, caller, requestId, action }, resource, code))
        .catch(() => undefined);
    }
    throw error;
  }
};

// Whatever door halted it, the end user is told the platform's own word for it.
const passDoors = async (doors: NonNullable<MutateDeps["doors"]>, writing: Writing, environment: RunningEnvironment): Promise<void> => {
  try {
    await doors(writing, environment);
  } catch (error) {
    const code = error instanceof Error ? (error as { code?: unknown }).code : null;
    throw typeof code === "string" && code.endsWith("HALTED") ? dataError("HALTED") : error;
  }
};

const repeated = async (root: Root, acting: Acting, kept: KeptAnswer, selection: string): Promise<string> =>
  kept.text !== null && kept.selection === selection ? kept.text : await present(root, acting, { ids: kept.ids });

const perform = async ({ deps, means, input }: Root, acting: Acting): Promise<Done> => {
  const { id, version } = input;
  switch (means.kind) {
    case "create":
      return { ids: [await createRecord(acting, means.table, values(input.set), ["set"])] };
    case "createMany":
      return { ids: await createAll(acting, means.table, input.rows) };
    case "update":
      return { ids: [await updateRecord(acting, means.table, { id, version, set: values(input.set) })] };
    case "delete":
      return { ids: [await deleteRecord(acting, means.table, { id, version })] };
    case "restore":
      return { ids: [await restoreRecord(acting, means.table, { id })] };
    case "action":
      return {
        ids: [
          await runAction(acting, means.table!, means.action, {
            id,
            version,
            params: input.params === undefined ? null : values(input.params),
          }),
        ],
      };
    case "inviteUser":
    case "setUserRoles":
    case "suspendUser":
    case "activateUser":
      return await deps.people.administer(acting, means.table, means.kind, input);
    default:
      throw new Error(`${means.kind} is not an action`);
  }
};

const values = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
const rowsLimit = 500;

const createAll = async (acting: Acting, table: Parameters<typeof createRecord>[1], rows: unknown): Promise<readonly string[]> => {
  const all = Array.isArray(rows) ? rows : [];
  if (all.length > rowsLimit) throw dataError("LIMIT_PAGE", { limit: rowsLimit, asked: all.length });
  const ids: string[] = [];
  const problems: InputProblem[] = [];
  for (const [at, row] of all.entries()) {
    try {
      ids.push(await createRecord(acting, table, values(row), ["rows", at]));
    } catch (error) {
      if (error instanceof InvalidInput) problems.push(...error.problems);
      else if (sqlState(error) !== "25P02" || problems.length === 0) throw error;
      else break;
    }
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  return ids;
};

/** The answer of a root: status in code, the record by the same compiler that answers queries, inside the transaction. */
const present = async (root: Root, acting: Acting, done: Done): Promise<string> => {
  const one = async (id: string) => await presentOne(root, acting, done, id);
  if (root.means.kind !== "createMany") return await one(done.ids[0]!);
  const parts: string[] = [];
  for (const id of done.ids) parts.push(await one(id));
  return `[${parts.join(",")}]`;
};

const presentOne = async ({ prepared, selected, means, variables }: Root, acting: Acting, done: Done, id: string): Promise<string> => {
  const { seat } = prepared;
  const type = objectTypeOf(selected.field);
  const compiling: Compiling = {
    statement: newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm }),
    fragments: prepared.fragments,
    variables,
  };
  const parts: string[] = [];
  for (const part of collect(compiling, type, selectionOf(selected))) {
    const say = (value: Json) => parts.push(`${JSON.stringify(part.key)}:${JSON.stringify(value)}`);
    if (part.field === null) say(type.name);
    else if (part.field.name === "status") say("DONE");
    else if (part.field.name === "link") say(done.link ?? null);
    else if (part.field.name === "record" && "table" in means && means.table) {
      const statement = newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm });
      const built = onePiece({ ...compiling, statement }, means.table, part, () => id);
      for (const check of statement.checks) check(acting.input);
      const [row] = await acting.writing.query<{ answer: string }>(
        `SELECT ${built.piece} AS answer`,
        statement.binds.map((bind) => bind(acting.input)),
      );
      parts.push(`${JSON.stringify(part.key)}:${row?.answer ?? "null"}`);
    } else say(null);
  }
  return `{${parts.join(",")}}`;
};

const problem = (path: readonly string[], en: string, ar: string) => new InvalidInput([{ path, code: "INVALID", message: { en, ar } }]);
