/** Compares what a planner made with what a case expects: counts, precision, recall and what differed. */
import { type Blueprint, builtIn, type Crud, type Text } from "../../schema/blueprint/shape.ts";
import type { Report } from "../../schema/planner.ts";
import { foldPhrase, isArabic } from "../../subgraphs/blueprint/planner/offline/text/fold.ts";
import type { Case } from "./corpus/case.ts";
import { compareLinks } from "./measure-links.ts";

export interface Count {
  found: number;
  missed: number;
  extra: number;
}
export type Group = "entities" | "fields" | "roles" | "permissions" | "links" | "theme" | "sector";
export interface Measured {
  readonly counts: Readonly<Record<Group, Count>>;
  readonly differences: readonly string[];
}

const verbs: Readonly<Record<string, Crud>> = { see: "read", add: "create", change: "update", delete: "delete" };

/** "Lost and found item" as a key. */
const asKey = (label: string): string => label.toLowerCase().replace(/[^\p{L}\p{N}]+(.)/gu, (_, letter: string) => letter.toUpperCase());

/**
 * A case whose names are those the blueprint has, by key or by label, which is what people read, with or without the Arabic article; of alternatives ("bike|bicycle") the
 * one it has, the first one where it has none.
 */
const settled = (given: Case, blueprint: Blueprint): Case => {
  const names = (node: { readonly key: string; readonly label?: Text | undefined }): readonly string[] => [
    node.key,
    ...Object.values(node.label ?? {}).flatMap((label) => (label ? [label.toLowerCase(), asKey(label), foldPhrase(label)] : [])),
  ];
  const pick = (wanted: string, nodes: readonly { readonly key: string; readonly label?: Text | undefined }[]): string => {
    const alternatives = wanted.split("|");
    const found =
      alternatives.flatMap((name) => nodes.find(({ key }) => key === name) ?? [])[0] ??
      alternatives.flatMap(
        (name) => nodes.find((node) => names(node).includes(name) || (isArabic(name) && names(node).includes(foldPhrase(name)))) ?? [],
      )[0];
    return found?.key ?? alternatives[0]!;
  };
  const entities = Object.entries(blueprint.entities).flatMap(([id, entity]) => (id === builtIn.user ? [] : [entity]));
  const entityOf = new Map(Object.keys(given.entities).map((wanted) => [wanted.split("|")[0]!, pick(wanted, entities)]));
  const own = new Set(Object.values(blueprint.roles).flatMap(names));
  const roleOf = new Map(
    given.roles.map((wanted) => [wanted.split("|")[0]!, builtInRole(wanted, own) ?? pick(wanted, Object.values(blueprint.roles))]),
  );
  const fieldOf = (entity: string, wanted: string): string =>
    pick(wanted, Object.values(entities.find(({ key }) => key === entity)?.fields ?? {}));
  const rule = (said: string): string =>
    said
      .split(" ")
      .map((said, i, all) => {
        const word = said.split("|")[0]!;
        return i === 0 ? (roleOf.get(word) ?? word) : i === all.length - 1 ? (entityOf.get(word) ?? word) : word;
      })
      .join(" ");
  const link = (said: string): string => {
    const [from = "", to = ""] = said.split(" > ");
    const [owner = "", field = ""] = from.split(".").map((name) => name.split("|")[0]!);
    // A link is a field: it answers to the names its field answers to.
    const fields = Object.entries(given.entities).find(([wanted]) => wanted.split("|")[0] === owner)?.[1] ?? [];
    const entity = entityOf.get(owner) ?? owner;
    const known = fields.find((wanted) => wanted.split("|")[0] === field);
    const key = known ? fieldOf(entity, known) : field;
    const has = entities.some((one) => one.key === entity && Object.values(one.fields).some((one) => one.key === key));
    return `${entity}.${has ? key : (entityOf.get(field) ?? field)} > ${entityOf.get(to.split("|")[0]!) ?? to}`;
  };
  return {
    ...given,
    entities: Object.fromEntries(
      Object.entries(given.entities).map(([wanted, fields]) => {
        const entity = entityOf.get(wanted.split("|")[0]!)!;
        return [entity, fields.map((field) => fieldOf(entity, field))];
      }),
    ),
    roles: given.roles.flatMap((wanted) => (builtInRole(wanted, own) ? [] : [roleOf.get(wanted.split("|")[0]!)!])),
    may: (given.may ?? []).map(rule),
    mayNot: (given.mayNot ?? []).map(rule),
    links: (given.links ?? []).map(link),
  };
};

/**
 * Every platform has administrators and people who sign in: who is wanted under such a name, among others, and was not made a role, is
 * one of them.
 */
const builtInRole = (wanted: string, own: ReadonlySet<string>): string | null => {
  const names = wanted.split("|");
  if (names.some((name) => own.has(name))) return null;
  return names.some((name) => /^admin(?:istrator)?$/.test(name))
    ? "admin"
    : names.some((name) => /^(?:user|member)$/.test(name))
      ? "member"
      : null;
};

/** Fields the planner added by itself do not count as wrong where the text said nothing of that entity's fields. */
export const measure = (given: Case, blueprint: Blueprint, report: Report): Measured => {
  const expected = settled(given, blueprint);
  const counts: Record<Group, Count> = {
    entities: zero(),
    fields: zero(),
    roles: zero(),
    permissions: zero(),
    links: zero(),
    theme: zero(),
    sector: zero(),
  };
  const differences: string[] = [];
  const differ = (group: Group, how: "missed" | "extra", name: string): void => {
    counts[group][how]++;
    differences.push(`${group}: ${how} ${name}`);
  };
  const optional = new Set(given.optional?.flatMap((one) => one.toLowerCase().split("|")));
  const compare = (group: Group, want: Iterable<string>, got: ReadonlySet<string>, extras = true): void => {
    const wanted = new Set(want);
    for (const name of wanted) {
      if (got.has(name)) counts[group].found++;
      else differ(group, "missed", name);
    }
    if (extras)
      for (const name of got)
        if (!wanted.has(name) && !(group === "entities" && optional.has(name.toLowerCase()))) differ(group, "extra", name);
  };
  const assumed = new Set(report.assumed.flatMap((fact) => fact.nodes));
  const entities = Object.entries(blueprint.entities).filter(([id]) => id !== builtIn.user);
  compare("entities", Object.keys(expected.entities), new Set(entities.map(([, entity]) => entity.key)));
  for (const [, entity] of entities) {
    const want = expected.entities[entity.key];
    if (!want) continue;
    const told = Object.entries(entity.fields).filter(([id, field]) => !assumed.has(id) || want.includes(field.key));
    compare(
      "fields",
      want.map((key) => `${entity.key}.${key}`),
      new Set(told.map(([, field]) => `${entity.key}.${field.key}`)),
      want.length > 0,
    );
  }
  compare("roles", expected.roles, new Set(Object.values(blueprint.roles).map((role) => role.key)));
  const links = compareLinks(expected, blueprint);
  counts.links.found += links.found.length;
  for (const name of links.missed) differ("links", "missed", name);
  for (const name of links.extra) differ("links", "extra", name);
  for (const [granted, list] of [
    [true, expected.may ?? []],
    [false, expected.mayNot ?? []],
  ] as const)
    for (const said of list) {
      if (allowed(blueprint, said) === granted) counts.permissions.found++;
      else differ("permissions", granted ? "missed" : "extra", said);
    }
  for (const [part, colour] of Object.entries(expected.theme ?? {}))
    compare("theme", [`${part} ${colour}`], new Set([`${part} ${String((blueprint.theme as unknown as Record<string, unknown>)[part])}`]));
  if (expected.sector) compare("sector", [expected.sector], new Set([blueprint.sector]));
  return { counts, differences };
};

const zero = (): Count => ({ found: 0, missed: 0, extra: 0 });

/** "customer see own order": granted on own rows at least; without "own": on every row. */
const allowed = (blueprint: Blueprint, said: string): boolean => {
  const [role = "", verb = "", ...rest] = said.split(" ");
  const own = rest[0] === "own";
  const entity = rest.at(-1) ?? "";
  // Administrators may do whatever there is.
  if (role === "admin") return Object.values(blueprint.entities).some(({ key }) => key === entity);
  const roles = new Set([...Object.entries(blueprint.roles).flatMap(([id, one]) => (one.key === role ? [id] : [])), `r_${role}`]);
  // An action that changes a record's state is a way to change it.
  if (
    verb === "change" &&
    !own &&
    Object.values(blueprint.actions).some(
      (action) => action.roles.some((one) => roles.has(one)) && blueprint.entities[action.entity ?? ""]?.key === entity,
    )
  )
    return true;
  return Object.values(blueprint.policies).some(
    (policy) =>
      policy.roles.some((one) => roles.has(one)) &&
      blueprint.entities[policy.entity]?.key === entity &&
      policy.allow.includes(verbs[verb] ?? "read") &&
      (own ? policy.where !== undefined || policy.check !== undefined : policy.where === undefined || verbs[verb] === "create"),
  );
};

export const precision = ({ found, extra }: Count): number => (found + extra === 0 ? 1 : found / (found + extra));
export const recall = ({ found, missed }: Count): number => (found + missed === 0 ? 1 : found / (found + missed));
export const sum = (counts: readonly Count[]): Count =>
  counts.reduce((all, one) => ({ found: all.found + one.found, missed: all.missed + one.missed, extra: all.extra + one.extra }), zero());
