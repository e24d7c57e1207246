/**
 * How one property of a node kind is described. `node-kinds.ts` is a table of these; operations, normalise, links, expressions,
 * diff, the AI's tool schema and the draft's cells read them and know no kind by name.
 */
import { z } from "zod";
import { limits } from "./limits.ts";
import { keyPattern, unsafeNames } from "./names.ts";
import type { NodeKind } from "./operation.ts";
import { rankPattern } from "./rank.ts";
import { readable } from "./readable.ts";

/** Where an expression stands, hence which names it may use and what it must give. `expression-places.ts` turns it into a scope. */
export type ExprPlace =
  | "field" // another value of the same record: compute, a field's default
  | "check" // own fields, `old` in updates; must be true or false
  | "condition" // of an entity's rows: policy where, index where; must be SQL
  | "guard" // of an action
  | "effect" // inside an action
  | "filter" // of a page's view or query
  | "page" // visibility, bindings of components
  | "param"; // check of an action's parameter

export interface PropSpec {
  /**
   * - `value`: one plain value · `key`: a name · `rank`: an order · `text`: words per locale, split
   * - `ref`: an id · `list`: ids in an order, one value · `set`: members that merge one by one · `expr`: CEL
   * - `split`: an object whose members are set one by one
   */
  readonly is: "value" | "key" | "rank" | "text" | "ref" | "list" | "set" | "expr" | "split";
  readonly zod: z.ZodType;
  /** Says something and is plainly fine as it is, seen without asking `zod`; a value it does not vouch for may be fine too. */
  readonly plain?: (value: unknown) => boolean;
  readonly required?: true;
  /** Filled in when absent. */
  readonly initial?: unknown;
  /** `ref`, `list`, `set`: the kinds it may name. */
  readonly to?: readonly NodeKind[];
  /** `set`, `ref`: implied actions (`ent_x.create`) count as well. */
  readonly implied?: true;
  /**
   * What is named must live in a certain node: this one, this one's owner, the entity this one names, or the entity its owner
   * names.
   */
  readonly of?: "self" | "owner" | "entity" | "owner.entity";
  /** `set`: a word that stands for all, in place of the list. */
  readonly all?: "*";
  /** A link to nothing stays, and the node is marked: without it the node means nothing. */
  readonly keep?: true;
  readonly place?: ExprPlace;
  /** `expr`: must be true or false. */
  readonly bool?: true;
  /** `split`: what is known about members; others are plain values if `rest` is set. */
  readonly members?: Readonly<Record<string, PropSpec>>;
  /** `split`: any further member. */
  readonly rest?: PropSpec;
  /** `split`: member names are ids of these kinds. */
  readonly keys?: readonly NodeKind[];
  /** Ids inside a value that is none of the above (a sort list, approval stages). */
  readonly ids?: (value: unknown) => readonly { readonly id: string; readonly to: readonly NodeKind[] }[];
}

type Extra = Partial<Omit<PropSpec, "is" | "zod">>;

const idShape = /^[a-z]{1,3}_[a-z0-9_]{1,36}$/;
const isId = (value: unknown): boolean => typeof value === "string" && idShape.test(value);
/** Of letters and signs that NFC never changes, and that stand for themselves alone. */
export const isNormal = (text: string): boolean => normal.test(text);
const normal = /^[\t\n\x20-\x7e\u00a1-\u00ff\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u2010-\u2027]*$/;
/** Words every check of `words` lets pass as they are: short, and in no need of NFC. */
const plainWords = (value: unknown): boolean => typeof value === "string" && value.length > 0 && value.length < 1_000 && isNormal(value);
const plainScalar = (value: unknown): boolean => typeof value === "boolean" || Number.isFinite(value) || plainWords(value);
const idsInAnyOrder = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.length <= 300 && value.every(isId);
/** Members one after the other, none twice, each of which is fine. */
const inOrder = (value: unknown, most: number, isFine: (member: unknown) => boolean): boolean => {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false;
  for (let i = 0; i < value.length; i++) if (!isFine(value[i]) || (i > 0 && value[i - 1] >= value[i])) return false;
  return true;
};
const plainText = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  let last = "";
  for (const name in value) {
    if (name <= last || !localePattern.test(name) || !plainWords((value as Record<string, unknown>)[name])) return false;
    last = name;
  }
  return last !== "";
};
/** Members in order, each of which is fine, and none missing that has to be there or is filled in. */
const plainMembers = (members: Members, rest: PropSpec | undefined) => {
  const wanted = Object.keys(members).filter((name) => members[name]!.required || members[name]!.initial !== undefined);
  return (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    let last = "";
    for (const name in value) {
      const member = Object.hasOwn(members, name) ? members[name] : rest;
      if (name <= last || name.length > longestName || unsafeNames.has(name)) return false;
      if (!member?.plain?.((value as Record<string, unknown>)[name])) return false;
      last = name;
    }
    return last !== "" && wanted.every((name) => Object.hasOwn(value, name));
  };
};

/** The same words are the same bytes everywhere, and all of them can be kept and shown. */
export const words = (max: number = limits.text) => z.string().max(max).overwrite(readable);
export const localePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const longestName = 100;
const memberName = z
  .string()
  .min(1)
  .max(longestName)
  .refine((name) => !unsafeNames.has(name));
const idText = z.string().regex(idShape);
const actionText = z.string().regex(/^[a-z]{1,3}_[a-z0-9_]{1,36}(\.(create|update|delete|restore))?$/);

/** Plain JSON without names that reach into a prototype, at most 32 levels, no text in it longer than a source. */
export const json: z.ZodType = z
  .unknown()
  .refine((value) => isPlain(value, 32), { message: "not plain JSON", abort: true })
  .superRefine((input, ctx) => {
    for (const path of longTexts(input)) ctx.addIssue({ code: "too_big", origin: "string", maximum: limits.source, input, path });
  });
const isPlain = (value: unknown, depth: number): boolean => {
  if (value === null || typeof value === "boolean") return true;
  // PostgreSQL keeps none of it: a version could not be committed.
  if (typeof value === "string") return !value.includes("\u0000");
  if (typeof value === "number") return Number.isFinite(value);
  if (depth === 0 || typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every((v) => isPlain(v, depth - 1));
  return Object.keys(value).every((k) => !unsafeNames.has(k) && isPlain((value as Record<string, unknown>)[k], depth - 1));
};

const longTexts = (value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[][] => {
  if (typeof value === "string") return value.length > limits.source ? [[...path]] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => longTexts(inner, [...path, name]));
};

const sorted = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** What an enumeration holds; null: it is none. */
const wordsOf = (zod: z.ZodType): ReadonlySet<unknown> | null => (zod instanceof z.ZodEnum ? new Set(zod.options) : null);

export const value = (zod: z.ZodType, extra: Extra = {}): PropSpec => {
  const known = wordsOf(zod);
  return { is: "value", zod, ...(known && { plain: (given) => known.has(given) }), ...extra };
};
export const flag = (): PropSpec => value(z.literal(true), { plain: (given) => given === true });
export const yesOrNo = (extra: Extra = {}): PropSpec => value(z.boolean(), { plain: (given) => typeof given === "boolean", ...extra });
/** A whole number. */
export const whole = (min: number, max: number, extra: Extra = {}): PropSpec =>
  value(z.number().int().min(min).max(max), {
    plain: (given) => typeof given === "number" && Number.isInteger(given) && given >= min && given <= max,
    ...extra,
  });
/** A place on a canvas. */
export const place = (extra: Extra = {}): PropSpec =>
  value(z.tuple([z.number(), z.number()]), {
    plain: (given) => Array.isArray(given) && given.length === 2 && given.every(Number.isFinite),
    ...extra,
  });
/** A text of a certain form. */
export const formed = (pattern: RegExp, extra: Extra = {}, max?: number): PropSpec => {
  const zod = z.string().regex(pattern);
  return value(max === undefined ? zod : zod.max(max), {
    plain: (given) => typeof given === "string" && (max === undefined || given.length <= max) && pattern.test(given),
    ...extra,
  });
};
/** A few words that are one value. */
export const line = (max: number, extra: Extra = {}): PropSpec =>
  value(words(max), { plain: (given) => plainWords(given) && (given as string).length <= max, ...extra });
/** Any JSON. */
export const anything = (): PropSpec => value(json, { plain: plainScalar });
/** Words, a number or yes or no, or what else `zod` takes. */
export const literal = (zod?: z.ZodType): PropSpec => {
  const scalar = z.union([words(), z.boolean(), z.number()]);
  return value(zod ? z.union([scalar, zod]) : scalar, { plain: plainScalar });
};
export const key = (): PropSpec => ({
  is: "key",
  zod: z.string().regex(keyPattern),
  plain: (given) => typeof given === "string" && keyPattern.test(given),
  required: true,
});
export const rank = (): PropSpec => ({
  is: "rank",
  zod: z.string().regex(rankPattern),
  plain: (given) => typeof given === "string" && rankPattern.test(given),
  required: true,
});
export const text = (extra: Extra = {}): PropSpec => ({
  is: "text",
  zod: z.record(z.string().regex(localePattern), words()),
  plain: plainText,
  rest: value(words()),
  ...extra,
});
export const ref = (to: readonly NodeKind[], extra: Extra = {}): PropSpec => ({
  is: "ref",
  zod: extra.implied ? actionText : idText,
  plain: isId,
  to,
  ...extra,
});
export const list = (to: readonly NodeKind[], extra: Extra = {}): PropSpec => ({
  is: "list",
  zod: z.array(idText).max(300),
  plain: idsInAnyOrder,
  to,
  ...extra,
});
export const setOf = (to: readonly NodeKind[], extra: Extra = {}): PropSpec => {
  const members = z
    .array(extra.implied ? actionText : idText)
    .max(2_000)
    .overwrite(sorted);
  const zod = extra.all ? z.union([z.literal(extra.all), members]) : members;
  return { is: "set", zod, plain: (given) => inOrder(given, 300, isId) || (extra.all !== undefined && given === extra.all), to, ...extra };
};
export const setOfWords = (member: z.ZodType, extra: Extra = {}): PropSpec => {
  const known = wordsOf(member);
  return {
    is: "set",
    zod: z
      .array(member)
      .max(200)
      .overwrite((v) => sorted(v as string[])),
    ...(known && { plain: (given) => inOrder(given, 200, (one) => known.has(one)) }),
    ...extra,
  };
};
export const expr = (place: ExprPlace, extra: Extra = {}): PropSpec => ({
  is: "expr",
  zod: words().min(1),
  plain: plainWords,
  place,
  ...extra,
});
type Members = Readonly<Record<string, PropSpec>>;
const objectOf = (members: Members) =>
  z.object(Object.fromEntries(Object.entries(members).map(([name, spec]) => [name, spec.required ? spec.zod : spec.zod.optional()])));
/** An object that is one value. */
export const object = (members: Members): PropSpec => value(objectOf(members).strict(), { plain: plainMembers(members, undefined) });
export const split = (members: Members, extra: Extra = {}): PropSpec => {
  const known = objectOf(members);
  const zod = extra.rest ? z.record(memberName, z.unknown()).pipe(known.catchall(extra.rest.zod)) : known.strict();
  return { is: "split", zod, plain: plainMembers(members, extra.rest), members, ...extra };
};
/** Any member name, each holding the same thing. */
export const each = (member: PropSpec, extra: Extra = {}): PropSpec => ({
  is: "split",
  zod: z.record(memberName, member.zod),
  plain: plainMembers({}, member),
  members: {},
  rest: member,
  ...extra,
});
