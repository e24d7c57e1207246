/** Several records by one action: all of them, or none. What is wrong with any is told together, with its place in the input. */
import type { Table } from "../../../../schema/model/model.ts";
import type { Acting } from "./context.ts";
import { createNode, finishWalk, newWalk, readNode, updateNode } from "./tree.ts";

type Input = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Creates records with what they bring along; answers their ids in the order of the input. */
export const createAll = async (acting: Acting, table: Table, rows: readonly (readonly [Input, Path])[]): Promise<readonly string[]> => {
  const walk = newWalk();
  const nodes = rows.map(([input, path]) => readNode(acting, walk, table, "create", input, path));
  const ids: string[] = [];
  for (const node of nodes) {
    const id = await createNode(acting, walk, node);
    if (id !== null) ids.push(id);
  }
  finishWalk(walk);
  return ids;
};

/** Changes one record and what hangs on it; answers its id. */
export const updateOne = async (
  acting: Acting,
  table: Table,
  input: { readonly id: unknown; readonly version: unknown; readonly set: Input },
  path: Path,
): Promise<string> => {
  const walk = newWalk();
  const id = await updateNode(acting, walk, readNode(acting, walk, table, "update", input.set, path), input);
  finishWalk(walk);
  return id;
};
