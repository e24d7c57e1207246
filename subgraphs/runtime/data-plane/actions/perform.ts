/** What each kind of root does, inside its transaction. */
import { needsApproval } from "../access.ts";
import { dataError } from "../errors.ts";
import { isUuid } from "../scalars.ts";
import { isPeopleVerb } from "../schema-meta.ts";
import { decideApproval, requestApproval } from "./approvals.ts";
import { createAll, deleteAll, updateAll, updateOne } from "./batch.ts";
import type { Acting } from "./context.ts";
import { runAction } from "./declared.ts";
import type { KeptAnswer } from "./journal.ts";
import type { MutateDeps } from "./mutate.ts";
import type { MutationRootPlan } from "./plan.ts";
import { changeOne, createRecord } from "./records.ts";
import { deleteRecord, restoreRecord } from "./remove.ts";
import { bringsMore } from "./tree.ts";
import { upsertRecord } from "./upsert.ts";

export interface Done {
  readonly ids: readonly string[];
  /** What is still being written; the answer is read behind it. */
  readonly written?: Promise<unknown>;
  /** Shown once, never kept. */
  readonly link?: string;
  /** Values of the result that are known only now, by name. */
  readonly said?: KeptAnswer["said"];
}

type Input = Readonly<Record<string, unknown>>;

/** Does what a root asks; its journal is written with it. */
export const perform = async (
  deps: MutateDeps,
  { means }: Pick<MutationRootPlan, "means">,
  input: Input,
  acting: Acting,
): Promise<Done> => {
  const { id, version } = input;
  if (means.kind === "create" && !bringsMore(acting, means.table, "create", values(input.set))) {
    const made = await createRecord(acting, means.table, values(input.set), ["set"]);
    return { ids: [made.id], written: made.written };
  }
  if (means.kind === "update" && isUuid(id) && !bringsMore(acting, means.table, "update", values(input.set))) {
    const changed = await changeOne(acting, means.table, { id, version, set: values(input.set) });
    return { ids: [changed.id], written: changed.written };
  }
  if (means.kind === "delete" && isUuid(id)) {
    const gone = await deleteRecord(acting, means.table, { id, version });
    return { ids: [gone.id], written: gone.written };
  }
  await acting.turn;
  switch (means.kind) {
    case "create":
      return { ids: await createAll(acting, means.table, [[values(input.set), ["set"]]]) };
    case "createMany": {
      const rows = listOf(input.rows).map((row, at) => [values(row), ["rows", at]] as const);
      return { ids: await createAll(acting, means.table, rows) };
    }
    case "update":
      return { ids: [await updateOne(acting, means.table, { id, version, set: values(input.set) })] };
    case "updateMany":
      return { ids: await updateAll(acting, means.table, listOf(input.rows).map(values)) };
    case "upsert": {
      const { by, set, create, update } = input;
      const given = { by: values(by), set: values(set), create: values(create), update: values(update) };
      const done = await upsertRecord(acting, means.table, given);
      return { ids: [done.id], said: { created: done.created } };
    }
    case "deleteMany":
      return { ids: await deleteAll(acting, means.table, listOf(input.ids)) };
    case "delete":
      throw dataError("NOT_FOUND");
    case "restore":
      return { ids: [await restoreRecord(acting, means.table, { id })] };
    case "action": {
      const asked = { id, version, params: input.params === undefined ? null : values(input.params) };
      if (!needsApproval(means.action)) return { ids: [await runAction(acting, means.table!, means.action, asked)] };
      const { record, decision } = await requestApproval(acting, means.table!, means.action, asked);
      return { ids: [record], said: { status: "AWAITING_APPROVAL", decision } };
    }
    case "decideApproval": {
      const decision = await decideApproval(deps, acting, { id, approve: input.approve, note: input.note });
      return { ids: [decision.id], said: decision };
    }
    case "createApiKey":
    case "revokeApiKey":
      return await deps.people.manageKeys(acting, means.kind, input);
    default:
      if (isPeopleVerb(means.kind) && "table" in means && means.table)
        return await deps.people.administer(acting, means.table, means.kind, input);
      throw new Error(`${means.kind} is not an action`);
  }
};

export const listOf = (input: unknown): readonly unknown[] => (Array.isArray(input) ? input : []);
export const values = (input: unknown): Input => (typeof input === "object" && input !== null ? (input as Input) : {});
