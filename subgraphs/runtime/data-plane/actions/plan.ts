/** A mutation document as its roots: what each does, and how the record it answers is read, by the same compiler that answers queries. */
import { type FragmentDefinitionNode, print } from "graphql";
import type { Json } from "../../../../schema/ids.ts";
import { dataError } from "../errors.ts";
import { meaningOf, type RootMeaning } from "../schema-meta.ts";
import { type Argument, argumentOf } from "../sql/arguments.ts";
import { textForm } from "../sql/json-text.ts";
import { type CompileInput, onePiece } from "../sql/operation.ts";
import { type Compiling, type Cost, collect, objectTypeOf, type Selected, selectionOf } from "../sql/select.ts";
import { type Binder, newStatement, type RunInput } from "../sql/statement.ts";
import { hashOf } from "./journal.ts";

/** One root of a mutation, compiled for a seat and a shape of its variables. */
export interface MutationRootPlan {
  readonly key: string;
  readonly name: string;
  readonly means: RootMeaning;
  readonly input: Argument;
  /** Hash of what is asked of the result: another selection of the same call is presented anew. */
  readonly selection: string;
  readonly parts: readonly ResultPart[];
  /** What reading one record of the result costs; throws when an argument is over a limit. */
  cost(input: RunInput): number;
}

/** A field of the result: known before, the link that is shown once, or the record as its statement reads it. */
export type ResultPart =
  | { readonly key: string; readonly is: "constant"; readonly value: Json }
  | { readonly key: string; readonly is: "link" }
  | { readonly key: string; readonly is: "record"; readonly sql: string; readonly binds: readonly Binder[] };

export type MutationPlan = readonly (MutationRootPlan | { readonly key: string; readonly typeName: string })[];

export const compileMutation = ({ seat, operation, fragments, variables }: Omit<CompileInput, "json">): MutationPlan => {
  const type = seat.schema.getMutationType();
  if (!type) throw dataError("FORBIDDEN");
  const compiling = compilingFor(seat, fragments, variables);
  return collect(compiling, type, [operation.selectionSet]).map((selected) =>
    selected.field === null ? { key: selected.key, typeName: type.name } : rootPlan(seat, compiling, selected),
  );
};

const compilingFor = (
  seat: CompileInput["seat"],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Compiling["variables"],
): Compiling => ({
  statement: newStatement({ view: seat.view, place: seat.place, locale: seat.locale, json: textForm }),
  fragments,
  variables,
});

const rootPlan = (seat: CompileInput["seat"], compiling: Compiling, selected: Selected): MutationRootPlan => {
  const means = meaningOf(selected.field);
  if (means.is !== "root") throw new Error(`${selected.field.name} is not a root`);
  const { root } = means;
  const costs: Cost[] = [];
  const type = objectTypeOf(selected.field);
  const parts = collect(compiling, type, selectionOf(selected)).map((part): ResultPart => {
    const { key } = part;
    if (part.field === null) return { key, is: "constant", value: type.name };
    if (part.field.name === "status") return { key, is: "constant", value: "DONE" };
    if (part.field.name === "link") return { key, is: "link" };
    if (part.field.name !== "record" || !("table" in root) || !root.table) return { key, is: "constant", value: null };
    const own = compilingFor(seat, compiling.fragments, compiling.variables);
    const { piece, cost } = onePiece(own, root.table, part, ({ record }) => record?.id);
    costs.push((input) => {
      for (const check of own.statement.checks) check(input);
      return cost(input);
    });
    return { key, is: "record", sql: `SELECT ${piece} AS answer`, binds: own.statement.binds };
  });
  return {
    key: selected.key,
    name: selected.field.name,
    means: root,
    input: argumentOf(selected.field, selected.nodes[0]!, "input", compiling.variables),
    selection: hashOf(selected.nodes.map(({ selectionSet }) => (selectionSet ? print(selectionSet) : ""))),
    parts,
    cost: (input) => costs.reduce((sum, cost) => sum + cost(input), 0),
  };
};
