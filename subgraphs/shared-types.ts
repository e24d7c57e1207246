/**
 * GraphQL types every subgraph speaks the same way: scalars, the two-language value types (`@shareable`, so each subgraph may answer them)
 * and pages. Resolvers import them from here and never declare their own copy.
 */
import "reflect-metadata";
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";
import { ArgsType, Directive, Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Json, Sentence } from "../schema/ids.ts";
import { doorErrors } from "./errors.ts";

const toDate = (value: unknown): Date => {
  const date = value instanceof Date ? value : typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) throw new GraphQLError("DateTime must be an ISO 8601 instant, e.g. 2026-01-15T08:00:00Z.");
  return date;
};

/** A moment in time: ISO 8601 on the wire, `Date` in code. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "A moment in time as ISO 8601 in UTC, e.g. 2026-01-15T08:00:00.000Z.",
  serialize: (value) => toDate(value).toISOString(),
  parseValue: toDate,
  parseLiteral: (node) => toDate(node.kind === Kind.STRING ? node.value : null),
});

const literal = (node: ValueNode, variables: Record<string, unknown> | null | undefined): unknown => {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((value) => literal(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value, variables)]));
    case Kind.VARIABLE:
      return variables?.[node.name.value];
  }
};

/** Any JSON value. */
export const JSONScalar = new GraphQLScalarType<unknown, unknown>({
  name: "JSON",
  description: "Any JSON value.",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: literal,
});

/** Languages a person may read WebNova in. */
export const LocaleEnum = { en: "en", ar: "ar" } as const;
registerEnumType(LocaleEnum, {
  name: "Locale",
  description: "A language of the product.",
  valuesConfig: { en: { description: "English." }, ar: { description: "Arabic." } },
});

@Directive("@shareable")
@ObjectType("Sentence", { description: "A sentence of the product itself, in both languages." })
export class SentenceType {
  @Field(() => String, { description: "English." })
  en!: string;
  @Field(() => String, { description: "Arabic." })
  ar!: string;
}

@Directive("@shareable")
@ObjectType("Text", { description: "A person's own words; at least one language is present." })
export class TextType {
  @Field(() => String, { nullable: true, description: "English." })
  en?: string | null;
  @Field(() => String, { nullable: true, description: "Arabic." })
  ar?: string | null;
}

@InputType("TextInput", { description: "A person's own words; give at least one language." })
export class TextInput {
  @Field(() => String, { nullable: true, description: "English." })
  en?: string | null;
  @Field(() => String, { nullable: true, description: "Arabic." })
  ar?: string | null;
}

@Directive("@shareable")
@ObjectType("Problem", { description: "Something a check found: where, what, and how to mend it where that is known." })
export class ProblemType {
  @Field(() => String, { description: "Stable code." })
  code!: string;
  @Field(() => String, { description: "error, warning or hint." })
  level!: string;
  @Field(() => JSONScalar, { description: "The place it speaks about." })
  at!: unknown;
  @Field(() => SentenceType, { description: "What is the matter, for people." })
  text!: Sentence;
  @Field(() => JSONScalar, { nullable: true, description: "Operations that mend it." })
  fix?: unknown;
  @Field(() => SentenceType, { nullable: true, description: "Of what runs: where, in the platform's own words." })
  place?: Sentence | null;
  @Field(() => SentenceType, { nullable: true, description: "Of what runs: what becomes of it until a version without it is released." })
  closes?: Sentence | null;
}

const smallest = 1;
const largest = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 200; 50 when left out." })
  first!: number | null;
  @Field(() => String, { nullable: true, description: "The `nextCursor` of the page before." })
  after?: string | null;
}

/** Reads page arguments: how many rows and the decoded cursor; `BAD_REQUEST` for a size outside 1–200 or a cursor that is not ours. */
export const readPage = (args: {
  readonly first?: number | null;
  readonly after?: string | null;
}): { readonly limit: number; readonly after: readonly Json[] | null } => {
  const limit = args.first ?? 50;
  if (limit < smallest || limit > largest) throw doorErrors("BAD_REQUEST", { detail: "first: 1–200" });
  return { limit, after: args.after == null ? null : decodeCursor(args.after) };
};

/** Makes an opaque cursor from the sort values of the last row of a page. */
export const encodeCursor = (values: readonly Json[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");

/** Reads a cursor back; `BAD_REQUEST` when it is not one of ours. */
const decodeCursor = (cursor: string): readonly Json[] => {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(values)) return values as Json[];
  } catch {
    // falls through to the refusal below
  }
  throw doorErrors("BAD_REQUEST", { detail: "after" });
};

/** Cuts one page out of `limit + 1` rows read in order; `key` gives the sort values of a row. */
export const pageOf = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly Json[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } => {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: rows.slice(0, limit).map(present), nextCursor: last === undefined ? null : encodeCursor(key(last)) };
};
