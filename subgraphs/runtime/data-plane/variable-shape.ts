/** The shape of an operation's variables: documents and variables of one shape share a plan. */
import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from "graphql";
import { pageStep } from "./limits.ts";
import type { Prepared } from "./plans.ts";
import { definitionsOf } from "./variables.ts";

/** What of the variables decides the SQL: which keys are there, what is null, flags and directions; never other values. */
export const shapeOf = (
  { seat, operation, lifted }: Pick<Prepared, "seat" | "operation" | "lifted">,
  variables: Readonly<Record<string, unknown>>,
): string => {
  const parts = definitionsOf(seat.schema, operation).map(
    ({ name, type }) => `${name}=${Object.hasOwn(variables, name) ? shape(variables[name], type) : "_"}`,
  );
  return `${parts.join(";")}|${Object.values(lifted)
    .map((value) => leafShape(value))
    .join("")}`;
};

const shape = (value: unknown, type: GraphQLInputType): string => {
  if (value === undefined) return "_";
  if (value === null) return "~";
  if (isNonNullType(type)) return shape(value, type.ofType);
  if (isListType(type)) {
    const inner = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    if (!isInputObjectType(inner) && !isListType(inner)) return "*";
    return `[${(Array.isArray(value) ? value : [value]).map((item) => shape(item, inner)).join(",")}]`;
  }
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return `{${Object.entries(value as object)
      .map(([key, member]) => `${key}:${fields[key] ? shape(member, fields[key].type) : "?"}`)
      .join(",")}}`;
  }
  if (isEnumType(type)) {
    const decides = deciding.has(type.name) || type.extensions.decidesStatement === true;
    return decides ? (type.getValues().find((known) => known.value === value)?.name ?? "v") : "v";
  }
  return typeof value === "boolean" ? String(value) : leafShape(value);
};

/** Choices that decide the SQL. */
const deciding: ReadonlySet<string> = new Set(["SortDirection", "Locale", "GroupPart", "GroupPeriod"]);

const leafShape = (value: unknown): string => {
  if (value === null) return "~";
  if (typeof value === "number") return `${value === pageStep(value) ? "I" : "i"}${pageStep(value)}`;
  return typeof value === "string" && value.trim() === "" ? "e" : "v";
};
