/** What stands behind the "?" of a REST address, as the variables of its document. Whatever is not understood is refused by name. */
import type { Json } from "../../../../schema/ids.ts";
import { dataError } from "../errors.ts";

const bad = (detail: string) => dataError("BAD_REQUEST", { detail });
const filterDepth = 20;

/** Reads the parameters of an address; each may stand once, and only these. */
export const parametersOf = (search: string, allowed: readonly string[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (!allowed.includes(name)) throw bad(`?${name.slice(0, 60)}=`);
    if (found.has(name)) throw bad(`?${name}= ×2`);
    found.set(name, value);
  }
  return found;
};

/** Variables of a list, as far as they were given. */
export const listVariables = (given: ReadonlyMap<string, string>): Readonly<Record<string, Json>> => {
  const variables: Record<string, Json> = {};
  const filter = given.get("filter");
  if (filter) variables.filter = filterOf(filter);
  const order = given.get("order");
  if (order) variables.order = orderOf(order);
  for (const name of ["search", "after", "before"] as const) {
    const value = given.get(name);
    if (value) variables[name] = value;
  }
  for (const name of ["first", "last", "offset"] as const) {
    const value = given.get(name);
    if (value === undefined) continue;
    if (!/^\d{1,9}$/.test(value)) throw bad(`?${name}=<number>`);
    variables[name] = Number(value);
  }
  return variables;
};

const filterOf = (text: string): Json => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad("?filter=<JSON>");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw bad("?filter={…}");
  if (!within(value, filterDepth)) throw dataError("LIMIT_FILTER", { what: `> ${filterDepth} levels` });
  return value as Json;
};

const within = (value: unknown, depth: number): boolean =>
  typeof value !== "object" || value === null || (depth > 0 && Object.values(value).every((inner) => within(inner, depth - 1)));

const term = /^(-?)([A-Za-z_]\w{0,99}(?:\.[A-Za-z_]\w{0,99}){0,3})$/;
const orderLimit = 20;

/** `-amount,customer.name` is by amount from the largest, then by the customer's name. */
const orderOf = (text: string): Json => {
  const terms = text.split(",");
  if (terms.length > orderLimit) throw bad(`?order= > ${orderLimit}`);
  return terms.map((one) => {
    const [, minus, path] = term.exec(one.trim()) ?? [];
    if (path === undefined) throw bad("?order=-amount,customer.name");
    return path.split(".").reduceRight<Json>((inner, name) => ({ [name]: inner }), minus ? "DESC" : "ASC");
  });
};

/** Names of `?include=`, sorted, so that one set of them is one document. */
export const includeOf = (given: ReadonlyMap<string, string>, includable: ReadonlyMap<string, unknown>): readonly string[] => {
  const names = [
    ...new Set(
      (given.get("include") ?? "")
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ].sort();
  const unknown = names.find((name) => !includable.has(name));
  if (unknown !== undefined) throw bad(`?include=${unknown.slice(0, 60)}`);
  return names;
};

export const flagOf = (given: ReadonlyMap<string, string>, name: string): boolean => {
  const value = given.get(name);
  if (value === undefined || value === "false") return false;
  if (value !== "true") throw bad(`?${name}=true`);
  return true;
};
