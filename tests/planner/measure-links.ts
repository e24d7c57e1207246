/**
 * Compares the links of a blueprint with those a case expects. A link is found where the same two things hang together in the same
 * direction, by whatever name, which the fields answer for; and where the person it leads to is a role without a record of its own, the
 * missing record being an entity's miss: a field that holds who signs in leads to them. Whatever link a described thing has beside those
 * the case names is one too many, also where the planner says that it assumed it.
 */
import { type Blueprint, builtIn } from "../../schema/blueprint/shape.ts";
import type { Case } from "./corpus/case.ts";

export interface ComparedLinks {
  readonly found: readonly string[];
  readonly missed: readonly string[];
  readonly extra: readonly string[];
}

interface Made {
  readonly owner: string;
  readonly field: string;
  /** Null: whoever signs in. */
  readonly target: string | null;
}

/** `expected`: a case whose names are those of the blueprint. */
export const compareLinks = (expected: Case, blueprint: Blueprint): ComparedLinks => {
  const made = linksOf(blueprint);
  const wanted = [...new Set(expected.links ?? [])].map(read);
  const taken = new Set<Made>();
  const kept = new Set(Object.values(blueprint.entities).map(({ key }) => key));
  const roles = new Set(Object.values(blueprint.roles).map(({ key }) => key));
  const take = (of: (one: Made) => boolean): boolean => {
    const one = made.find((one) => !taken.has(one) && of(one));
    if (one) taken.add(one);
    return one !== undefined;
  };
  const exact = wanted.filter((want) => take((one) => one.owner === want.owner && one.field === want.field && one.target === want.target));
  const others = wanted.filter((want) => !exact.includes(want));
  const named = others.filter((want) => take((one) => one.owner === want.owner && one.target === want.target));
  const people = others.filter(
    (want) =>
      !named.includes(want) &&
      !kept.has(want.target!) &&
      roles.has(want.target!) &&
      take((one) => one.owner === want.owner && one.target === null && [want.field, want.target].includes(one.field)),
  );
  const found = new Set([...exact, ...named, ...people]);
  return {
    found: [...found].map(written),
    missed: wanted.filter((want) => !found.has(want)).map(written),
    extra: made
      .filter((one) => {
        const fields = expected.entities[one.owner];
        return one.target !== null && !taken.has(one) && fields && fields.length > 0 && !fields.includes(one.field);
      })
      .map(written),
  };
};

const linksOf = (blueprint: Blueprint): readonly Made[] =>
  Object.values(blueprint.entities).flatMap((entity) =>
    Object.values(entity.fields).flatMap((field): readonly Made[] => {
      const id = field.type === "user" ? builtIn.user : String((field.config as { target?: string } | undefined)?.target);
      const target = blueprint.entities[id];
      return id === builtIn.user
        ? [{ owner: entity.key, field: field.key, target: null }]
        : target
          ? [{ owner: entity.key, field: field.key, target: target.key }]
          : [];
    }),
  );

/** "entity.field > entity" */
const read = (said: string): Made => {
  const [from = "", target = ""] = said.split(" > ");
  const [owner = "", field = ""] = from.split(".");
  return { owner, field, target };
};
const written = ({ owner, field, target }: Made): string => `${owner}.${field} > ${target}`;
