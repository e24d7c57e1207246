/**
 * Refusals, and how they leave through a door. A subgraph lists its codes with both sentences once (`defineErrors`); a verb throws
 * `error("CODE", { … })`; the door turns it into `extensions.code`, the sentence in the reader's language and a correlation id.
 * Anything that is not a `Refusal` leaves as `INTERNAL`, or `UNAVAILABLE` when the database is away; it is logged once with its cause.
 */
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { isUnavailable } from "../db/away.ts";
import type { Json, Locale, Sentence } from "../schema/ids.ts";

/** A refusal a person can read: stable code, both sentences, and facts a program may use. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly sentence: Sentence;
  /** What GraphQL clients find under `extensions`. */
  readonly extensions: { readonly code: string; readonly sentence: Sentence } & Readonly<Record<string, Json | Sentence>>;

  constructor(code: string, sentence: Sentence, facts: Readonly<Record<string, Json>> = {}) {
    super(sentence.en);
    this.code = code;
    this.sentence = sentence;
    this.extensions = { ...facts, code, sentence };
  }
}

/** What fills the `{name}` places of a sentence; a sentence of ours stands in the language of the one around it. */
type Params = Readonly<Record<string, string | number | Sentence>>;

/** Makes the `Refusal` of one code; `params` fill `{name}` places, `facts` travel in `extensions` for programs. */
export type ErrorFactory<Code extends string> = ((code: Code, params?: Params, facts?: Readonly<Record<string, Json>>) => Refusal) & {
  readonly catalogue: Readonly<Record<Code, Sentence>>;
  readonly prefix: string;
};

/** Declares the refusals of one domain. `defineErrors("identity", { BUSY: … })("BUSY").code` is `IDENTITY_BUSY`; prefix "" leaves codes bare. */
export const defineErrors = <const Codes extends Readonly<Record<string, Sentence>>>(
  prefix: string,
  catalogue: Codes,
): ErrorFactory<keyof Codes & string> => {
  const make = (code: keyof Codes & string, params: Params = {}, facts: Readonly<Record<string, Json>> = {}) => {
    const sentence = catalogue[code] as Sentence;
    const full = prefix === "" ? code : `${prefix.toUpperCase().replaceAll("-", "_")}_${code}`;
    return new Refusal(full, { en: fill(sentence.en, params, "en"), ar: fill(sentence.ar, params, "ar") }, facts);
  };
  return Object.assign(make, { catalogue: catalogue as Readonly<Record<keyof Codes & string, Sentence>>, prefix });
};

/** Fills `{name}` places; each value is isolated (FSI…PDI) so a Latin e-mail cannot reorder an Arabic sentence or the other way round. */
const fill = (text: string, params: Params, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    if (typeof value === "object") return value[locale];
    return typeof value === "number" ? String(value) : `\u2068${value.replace(/[\u2066-\u2069\u202a-\u202e]/g, "")}\u2069`;
  });

/** The few codes every door shares, without a subgraph's prefix. */
export const doorErrors = defineErrors("", {
  UNAUTHENTICATED: { en: "Please sign in.", ar: "يرجى تسجيل الدخول." },
  FORBIDDEN: {
    en: "You may not do this: it needs the permission {permission} ({label}). {who}",
    ar: "لا يمكنك القيام بهذا: يتطلب الصلاحية {permission} ({label}). {who}",
  },
  UNAVAILABLE: {
    en: "The service cannot answer right now. Please try again in a moment.",
    ar: "الخدمة غير متاحة الآن. يرجى المحاولة بعد لحظات.",
  },
  INTERNAL: {
    en: "Something unexpected happened. The correlation id helps us find it.",
    ar: "حدث أمر غير متوقع. يساعدنا رقم المتابعة على إيجاده.",
  },
  BAD_REQUEST: { en: "The request has the wrong form: {detail}", ar: "صيغة الطلب غير صحيحة: {detail}" },
});

/** What an error becomes for one reader, and whether it was unexpected (then the caller logs it once, with the cause). */
export interface ToldError {
  readonly formatted: GraphQLFormattedError;
  readonly unexpected: Error | null;
  /** Both sentences of a refusal, for a door behind which another one tells the reader. */
  readonly sentence: Sentence | null;
}

/** Turns any error of a GraphQL execution into what the reader may see. */
export const tellError = (error: unknown, reader: { readonly locale: Locale; readonly requestId: string }): ToldError => {
  const original = refusalOf(error) ?? originalOf(error);
  const place =
    error instanceof GraphQLError
      ? { ...(error.path && { path: error.path }), ...(error.locations && { locations: error.locations }) }
      : {};
  if (original instanceof Refusal) {
    const { sentence, ...facts } = original.extensions;
    return {
      formatted: { message: sentence[reader.locale], ...place, extensions: { ...facts, correlationId: reader.requestId } },
      unexpected: null,
      sentence,
    };
  }
  const told = refusalFacts(error);
  if (told)
    return {
      formatted: { message: told.sentence[reader.locale], ...place, extensions: { ...told.facts, correlationId: reader.requestId } },
      unexpected: null,
      sentence: told.sentence,
    };
  // Validation and syntax errors come from graphql-js itself (no original error) and speak about the document only.
  if (error instanceof GraphQLError && !error.originalError) {
    const code = typeof error.extensions.code === "string" ? error.extensions.code : "BAD_REQUEST";
    const message = reader.locale === "ar" ? fill(doorErrors.catalogue.BAD_REQUEST.ar, { detail: error.message }, "ar") : error.message;
    return { formatted: { message, ...place, extensions: { code, correlationId: reader.requestId } }, unexpected: null, sentence: null };
  }
  const code = isUnavailable(driverErrorOf(original)) ? "UNAVAILABLE" : "INTERNAL";
  return {
    formatted: {
      message: doorErrors.catalogue[code][reader.locale],
      ...place,
      extensions: { code, correlationId: reader.requestId },
    },
    unexpected: original instanceof Error ? original : new Error(String(original)),
    // What is only away must still be told as that by whoever stands in front of this process.
    sentence: code === "UNAVAILABLE" ? doorErrors.catalogue[code] : null,
  };
};

/** The refusal an error is, also where it is the database that refused a value; null for what was unexpected. */
export const refusalOf = (error: unknown): Refusal | null => {
  const original = originalOf(error);
  if (original instanceof Refusal) return original;
  return isUnreadableValue(original) ? new Refusal("BAD_REQUEST", unreadableValue) : null;
};

// A value from outside the database could not read where it stands in a query: an id that is none, a forged cursor, a NUL. Class 22 of SQLSTATE.
const isUnreadableValue = (error: unknown): boolean =>
  unreadable.has(String(((driverErrorOf(error) ?? {}) as { readonly code?: unknown }).code));

const unreadableValue: Sentence = {
  en: "A value of the request cannot be read: an id or a cursor that is none, or a text with signs that cannot be stored.",
  ar: "في الطلب قيمة لا يمكن قراءتها: معرّف أو مؤشر غير صحيح، أو نص فيه رموز لا يمكن حفظها.",
};
const unreadable: ReadonlySet<string> = new Set(["22P02", "22P05", "22003", "22007", "22008", "22021"]);

// TypeORM wraps what the driver threw.
const driverErrorOf = (error: unknown): unknown => (error as { readonly driverError?: unknown } | null | undefined)?.driverError ?? error;

const originalOf = (error: unknown): unknown => {
  let at = error;
  while (at instanceof GraphQLError && at.originalError) at = at.originalError;
  return at;
};

// A refusal that crossed a process as JSON: same facts, no class.
const refusalFacts = (error: unknown): { readonly sentence: Sentence; readonly facts: Record<string, unknown> } | null => {
  if (!(error instanceof GraphQLError)) return null;
  const { sentence, ...facts } = error.extensions as { sentence?: unknown };
  if (typeof sentence !== "object" || sentence === null || !("en" in sentence) || !("ar" in sentence)) return null;
  return { sentence: sentence as Sentence, facts };
};
