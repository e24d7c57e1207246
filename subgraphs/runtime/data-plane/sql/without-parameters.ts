/** Statements that nobody runs with values of their own: what views stand on, and what releases and upkeep do to rows. */
import { randomBytes } from "node:crypto";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { ModelView } from "../access.ts";
import type { Caller } from "../caller.ts";
import { literal, type Place } from "../names.ts";
import { textForm } from "./json-text.ts";
import { newStatement, type RunInput, type Statement } from "./statement.ts";

/** A statement whose parameters become literals in the end. Nobody is signed in; `now` stays now. */
export const statementWithoutParameters = (
  place: Place,
  view: ModelView,
  variables: Readonly<Record<Id, unknown>> = {},
): { readonly statement: Statement; finish(sql: string): string } => {
  // Unforgeable, so that no text of a blueprint is ever taken for a parameter.
  const mark = `p${randomBytes(12).toString("hex")}_`;
  const types: string[] = [];
  const statement = newStatement({ view, place, locale: "en", json: textForm }, (n, sqlType) => {
    types[n] = sqlType;
    return `${mark}${n}_`;
  });
  const now = new Date(0);
  const today = "1970-01-01";
  const { timeZone } = view.model.header;
  const caller: Caller = { user: null, account: null, sessionId: null, viewerClass: view.viewerClass, locale: "en" };
  const input: RunInput = { variables: {}, caller, environment: { variables }, now, today };
  const literalFor = (n: number): string => {
    const value = statement.binds[n - 1]!(input);
    const type = types[n]!;
    if (type === "timestamptz" && value === now.toISOString()) return "now()";
    if (type === "date" && value === today) return `(now() AT TIME ZONE ${literal(timeZone)})::date`;
    return `(${written(value)})::${type}`;
  };
  return { statement, finish: (sql) => sql.replaceAll(new RegExp(`${mark}(\\d+)_`, "g"), (_, n: string) => literalFor(Number(n))) };
};

const written = (value: unknown): string => {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return `ARRAY[${value.map(written).join(", ")}]`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return literal(typeof value === "string" ? value : JSON.stringify(value));
};
