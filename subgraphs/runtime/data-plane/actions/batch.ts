/** Several records by one action: all of them, or none. What is wrong with any is told together, with its place in the input. */
import type { Checked } from "../../../../schema/blueprint/expressions/checked.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Table } from "../../../../schema/model/model.ts";
import { type ModelView, oncePerView } from "../access.ts";
import { dataError, InvalidInput } from "../errors.ts";
import { isUuid } from "../scalars.ts";
import type { Acting } from "./context.ts";
import { type Locked, lockFor, lockRecords, requireAdmitted, requireVersion } from "./locked.ts";
import { removeRows } from "./remove.ts";
import { atPath, countRecords, createNode, finishWalk, type Node, newWalk, readNode, updateNode } from "./tree.ts";

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Creates records with what they bring along; answers their ids in the order of the input. */
export const createAll = async (acting: Acting, table: Table, rows: readonly (readonly [Input, Path])[]): Promise<readonly string[]> => {
  const walk = newWalk();
  const nodes = rows.map(([input, path]) => readNode(acting, walk, table, "create", input, path));
  const ids = await eachNode(acting, nodes, "create", (node) => createNode(acting, walk, node));
  finishWalk(walk);
  return ids.flatMap((id) => (id === null ? [] : [id]));
};

/** Changes one record and what hangs on it; answers its id. */
export const updateOne = async (
  acting: Acting,
  table: Table,
  input: { readonly id: unknown; readonly version: unknown; readonly set: Input },
): Promise<string> => {
  const walk = newWalk();
  const node = readNode(acting, walk, table, "update", input.set, ["set"]);
  const id = await updateNode(acting, walk, node, await lockFor("update", acting, table, input));
  finishWalk(walk);
  return id;
};

/** Changes records, each as it was seen at its version; answers their ids in the order of the input. */
export const updateAll = async (acting: Acting, table: Table, rows: readonly Input[]): Promise<readonly string[]> => {
  const walk = newWalk();
  const nodes = rows.map((row, at) => readNode(acting, walk, table, "update", row.set as Input, ["rows", at, "set"]));
  const locked = await lockAll(
    acting,
    table,
    "update",
    rows.map(({ id }) => id),
    (at) => ["rows", at, "id"],
  );
  for (const [at, row] of locked.entries())
    await requireVersion(acting, table, row, rows[at]?.version).catch((error: unknown) => Promise.reject(atPath(error, ["rows", at])));
  const rowOf = new Map(nodes.map((node, at) => [node, locked[at]!]));
  const ids = await eachNode(acting, nodes, "update", (node) => updateNode(acting, walk, node, rowOf.get(node)!));
  finishWalk(walk);
  return ids;
};

/** Deletes records and whatever must go with them; answers their ids in the order of the input. */
export const deleteAll = async (acting: Acting, table: Table, ids: readonly unknown[]): Promise<readonly string[]> => {
  countRecords(newWalk(), ids.length);
  const locked = await lockAll(acting, table, "delete", ids, (at) => ["ids", at]);
  const gone = locked.map(({ id }) => id);
  await removeRows(acting, table, gone);
  return gone;
};

/** Locks records the caller may change, in one order for everybody; the first that is none of theirs is refused with its place. */
const lockAll = async (
  acting: Acting,
  table: Table,
  operation: "update" | "delete",
  ids: readonly unknown[],
  path: (at: number) => Path,
): Promise<readonly Locked[]> => {
  const asked = ids.map((id) => (isUuid(id) ? id.toLowerCase() : ""));
  const twice = asked.flatMap((id, at) => (id !== "" && asked.indexOf(id) < at ? [at] : []));
  if (twice.length > 0)
    throw new InvalidInput(
      twice.map((at) => ({
        path: path(at),
        code: "INVALID",
        message: { en: "This record is named twice.", ar: "هذا السجل مذكور مرتين." },
      })),
    );
  const known = asked.filter((id) => id !== "");
  const rows = await lockRecords(acting, table, known, acting.seat.view.grants(table.id, operation));
  return asked.map((id, at) => {
    const row = rows.get(id);
    try {
      if (!row) throw dataError("NOT_FOUND");
      requireAdmitted(row);
      return row;
    } catch (error) {
      throw atPath(error, path(at));
    }
  });
};

/**
 * Does the work of each record. Where nothing that is asked of one looks at another of them, they are asked all at once: each is looked
 * at and written behind the one before, without waiting for answers.
 */
const eachNode = async <T>(acting: Acting, nodes: readonly Node[], operation: "create" | "update", work: (node: Node) => Promise<T>) => {
  const done: T[] = [];
  const [first] = nodes;
  if (!first || nodes.some(({ parts }) => parts.length > 0) || !standsAlone(acting.seat.view, first.table, operation)) {
    for (const node of nodes) done.push(await work(node));
    return done;
  }
  const settled = await Promise.allSettled(nodes.map(work));
  for (const one of settled) if (one.status === "rejected") throw one.reason;
  return settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
};

/** False when a check, a rule, a policy or a formula of the entity reads other records of it, or its numbers run. */
const standsAlone = (view: ModelView, table: Table, operation: "create" | "update"): boolean =>
  alone(view, `${table.id}.${operation}`, () => looksAlone(view, table, operation));
const alone = oncePerView<boolean>();

const looksAlone = (view: ModelView, table: Table, operation: "create" | "update"): boolean => {
  if (table.columns.some(({ type }) => type === "autoNumber")) return false;
  const asked: readonly (Checked | null)[] = [
    ...table.columns.flatMap(({ check, compute, computed, default: value }) => [
      check,
      computed === "stored" ? compute : null,
      typeof value === "object" && value !== null ? value.expr : null,
    ]),
    ...table.rules.map(({ check }) => check),
    ...view.grants(table.id, operation).map(({ check }) => check),
  ];
  return asked.every((checked) => checked === null || ownOnly(view, table.id, checked.tree));
};

const ownOnly = (view: ModelView, entity: Id, node: unknown): boolean => {
  if (Array.isArray(node)) return node.every((one) => ownOnly(view, entity, one));
  if (typeof node !== "object" || node === null) return true;
  const { k, path, through } = node as { readonly k?: unknown; readonly path?: readonly Id[]; readonly through?: readonly Id[] };
  if (k === "over") return false;
  if (k === "field" && path?.some((field) => view.columns.get(field)?.column.computed === "read")) return false;
  if (k === "field" && through?.includes(entity)) return false;
  return Object.values(node).every((one) => ownOnly(view, entity, one));
};
