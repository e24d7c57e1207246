/** An environment's own values of its blueprint's variables. Pure. */
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { FieldTypeName, Id, Variable } from "../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../schema/ids.ts";
import type { VariableModel } from "../../../schema/model/model.ts";

/** As stored: a later version may give the variable another type, and what was set for the former is not read then. */
export interface SetValue {
  readonly type: FieldTypeName;
  readonly value: Json;
}
export type SetValues = Readonly<Record<Id, SetValue>>;

/** `revision` grows with every change, so that other processes see one. */
export interface Variables {
  readonly values: SetValues;
  readonly revision: number;
}
export const noVariables: Variables = { values: {}, revision: 0 };

/** The values a model reads, by variable id. */
export const valuesFor = (variables: readonly VariableModel[], set: SetValues): Readonly<Record<Id, Json>> =>
  Object.fromEntries(variables.flatMap(({ id, type }) => (set[id]?.type === type ? [[id, set[id].value] as const] : [])));

const plain: ReadonlySet<string> = new Set(["string", "bool", "int", "decimal", "timestamp", "date", "time", "duration"]);

/** Whether a value of this type can be given to an environment: one that points to nothing else. */
export const isPlain = ({ key, type }: Variable, id: Id): boolean => plain.has(fieldType(type).exprType({ key, type }, id).is);

/** Reads what a person typed as the variable's type; the problem says what is wrong with it. */
export const readValue = (
  { key, label, type, config }: Variable,
  typed: string,
): { readonly value: Json } | { readonly problem: Sentence } => {
  const face = { key, type, ...(label && { label }), ...(config && { config }) };
  const read = fieldType(type).parse(typed, "en", face);
  return "problem" in read ? read : { value: JSON.parse(JSON.stringify(read.value ?? null)) as Json };
};

/** A value as text, the way it is typed in again. */
export const textOfValue = (value: Json | undefined): string | null =>
  value === null || value === undefined ? null : typeof value === "string" ? value : JSON.stringify(value);
