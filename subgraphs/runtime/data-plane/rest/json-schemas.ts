/** GraphQL types as JSON Schema 2020-12, each named type once. */
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Json, Locale } from "../../../../schema/ids.ts";
import type { Column } from "../../../../schema/model/model.ts";
import { type InputMeaning, meaningOf } from "../schema-meta.ts";
import { inputFieldsOf, isPlain } from "./resources.ts";

export type JsonSchema = Readonly<Record<string, Json>>;

export interface JsonSchemas {
  /** A named schema; the first of a name stays. */
  ref(name: string, schema: JsonSchema): JsonSchema;
  /** What a route answers of a record, with the records that `?include=` may put inside. */
  record(type: GraphQLObjectType, includable: ReadonlyMap<string, GraphQLField<unknown, unknown>>): JsonSchema;
  /** The result of an action beside its record. */
  result(field: GraphQLField<unknown, unknown>): JsonSchema;
  input(type: GraphQLInputType): JsonSchema;
  /** What a request carries: the values to set, the parameters, or the action's own fields. */
  body(
    values: GraphQLInputField | null,
    field: GraphQLField<unknown, unknown>,
  ): { readonly schema: JsonSchema; readonly required: boolean };
  all(): JsonSchema;
}

const scalars: Readonly<Record<string, JsonSchema>> = {
  ID: { type: "string", format: "uuid" },
  Int: { type: "integer" },
  Boolean: { type: "boolean" },
  String: { type: "string" },
  BigInt: { type: "string", pattern: "^-?[0-9]+$" },
  Decimal: { type: "string", pattern: "^-?[0-9]+(\\.[0-9]+)?$" },
  Date: { type: "string", format: "date" },
  DateTime: { type: "string", format: "date-time" },
  Time: { type: "string", pattern: "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$" },
  Email: { type: "string", format: "email" },
  Url: { type: "string", format: "uri" },
  Phone: { type: "string", pattern: "^\\+[0-9]+$" },
  JSON: {},
};

const nullable = (schema: JsonSchema): JsonSchema =>
  typeof schema.type === "string"
    ? { ...schema, type: [schema.type, "null"] }
    : Object.keys(schema).length === 0
      ? schema
      : { anyOf: [schema, { type: "null" }] };

export const createJsonSchemas = (locale: Locale): JsonSchemas => {
  const named: Record<string, JsonSchema> = {};
  const ref = (name: string, schema: JsonSchema | (() => JsonSchema)): JsonSchema => {
    if (!Object.hasOwn(named, name)) {
      // Types may hold themselves.
      named[name] = {};
      named[name] = typeof schema === "function" ? schema() : schema;
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const leaf = (type: GraphQLType): JsonSchema => {
    const of = getNamedType(type);
    if (isEnumType(of)) return ref(of.name, { type: "string", enum: of.getValues().map(({ name }) => name) });
    return scalars[of.name] ?? {};
  };
  const wrapped = (type: GraphQLType, inner: (type: GraphQLType) => JsonSchema): JsonSchema => {
    if (isNonNullType(type))
      return isListType(type.ofType) ? { type: "array", items: wrapped(type.ofType.ofType, inner) } : inner(type.ofType);
    return nullable(isListType(type) ? { type: "array", items: wrapped(type.ofType, inner) } : inner(type));
  };
  const titled = (schema: JsonSchema, column: Column | null, description: string | null | undefined): JsonSchema => {
    const title = column?.label[locale];
    const about = column ? column.help[locale] : description;
    return { ...schema, ...(title && { title }), ...(about && { description: about }) };
  };
  const plain = (field: GraphQLField<unknown, unknown>): JsonSchema =>
    titled(
      wrapped(field.type, (type) => {
        const of = getNamedType(type);
        return isObjectType(of)
          ? ref(of.name, () => objectOf(Object.values(of.getFields()).map((inner) => [inner.name, wrapped(inner.type, leaf)])))
          : leaf(type);
      }),
      columnOf(field),
      field.description,
    );
  const input = (type: GraphQLInputType): JsonSchema =>
    wrapped(type, (inner) => {
      const of = getNamedType(inner);
      if (!isInputObjectType(of)) return leaf(inner);
      return ref(of.name, () => ({
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(Object.values(of.getFields()).map((field) => [field.name, input(field.type)])),
      }));
    });
  const bodyOf = (type: GraphQLInputType, create: boolean): JsonSchema => {
    const of = getNamedType(type);
    if (!isInputObjectType(of)) return {};
    return ref(of.name, () => {
      const fields = Object.values(of.getFields()).map((field) => ({ field, column: inputColumnOf(field) }));
      const nameOf = ({ field, column }: (typeof fields)[number]) => (column && isToOne(column) ? `${field.name}Id` : field.name);
      const needed = create ? fields.filter(({ column }) => column?.required && column.default === null).map(nameOf) : [];
      return {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          fields.map((one) => [nameOf(one), titled(input(one.field.type), one.column, one.field.description)]),
        ),
        ...(needed.length > 0 && { required: needed }),
      };
    });
  };
  return {
    ref,
    record: (type, includable) =>
      ref(type.name, () => {
        const fields = Object.values(type.getFields()).filter(isPlain);
        const inside = [...includable.values()].map((field) => {
          const target = getNamedType(field.type) as GraphQLObjectType;
          const targetSchema = ref(`${target.name}Inside`, () =>
            objectOf(
              Object.values(target.getFields())
                .filter(isPlain)
                .map((inner) => [inner.name, plain(inner)]),
            ),
          );
          return [field.name, titled(nullable(targetSchema), columnOf(field), field.description)] as const;
        });
        return {
          type: "object",
          required: fields.map(({ name }) => name),
          properties: { ...Object.fromEntries(fields.map((field) => [field.name, plain(field)])), ...Object.fromEntries(inside) },
        };
      }),
    result: (field) => {
      const type = getNamedType(field.type) as GraphQLObjectType;
      const parts = Object.values(type.getFields()).filter((part) => part.name === "record" || isPlain(part));
      return ref(type.name, () => ({
        type: "object",
        required: ["status"],
        properties: Object.fromEntries(
          parts.map((part) => [part.name, part.name === "record" ? { type: ["object", "null"] } : plain(part)]),
        ),
      }));
    },
    input,
    body: (values, field) => {
      if (values) return { schema: bodyOf(values.type, field.name.startsWith("create")), required: isNonNullType(values.type) };
      const own = Object.values(inputFieldsOf(field)).filter(({ name }) => !["id", "version", "idempotencyKey"].includes(name));
      const needed = own.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
      return {
        schema: {
          type: "object",
          properties: Object.fromEntries(own.map(({ name, type, description }) => [name, titled(input(type), null, description)])),
          ...(needed.length > 0 && { required: needed }),
        },
        required: needed.length > 0,
      };
    },
    all: () => named,
  };
};

const objectOf = (properties: readonly (readonly [string, JsonSchema])[]): JsonSchema => ({
  type: "object",
  required: properties.map(([name]) => name),
  properties: Object.fromEntries(properties),
});

const columnOf = (field: GraphQLField<unknown, unknown>): Column | null => {
  if (!field.extensions.wn) return null;
  const means = meaningOf(field);
  return "column" in means ? means.column : null;
};
const inputColumnOf = (field: GraphQLInputField): Column | null => {
  const means = field.extensions.wn as InputMeaning | undefined;
  return means && "column" in means ? means.column : null;
};
const isToOne = ({ type }: Column) => type === "reference" || type === "user";
