/** What a description comes to, as the tests of reading compare it: entities with their fields, roles, rights. */
import type { Blueprint, Crud } from "../../schema/blueprint/shape.ts";
import { createPlanners } from "../../subgraphs/blueprint/planner/index.ts";
import { runPlan } from "./run.ts";

export const read = async (text: string): Promise<Blueprint> => (await runPlan(createPlanners().offline, text)).blueprint;
/** "film: title, country; ticket: screening > screening". */
export const entitiesOf = (blueprint: Blueprint): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(blueprint.entities)
      .filter(([id]) => id !== "ent_user")
      .map(([, entity]) => [entity.key, Object.values(entity.fields).map(({ key }) => key)]),
  );
export const rolesOf = (blueprint: Blueprint): readonly string[] =>
  Object.values(blueprint.roles)
    .map(({ key }) => key)
    .sort();
/** Whether a role was given a right to all rows, to its own, or not at all. */
export const right = (blueprint: Blueprint, role: string, verb: Crud, entity: string): "all" | "own" | "none" => {
  const given = Object.values(blueprint.policies).filter(
    (policy) =>
      policy.roles.some((id) => id === `r_${role}` || blueprint.roles[id]?.key === role) &&
      blueprint.entities[policy.entity]?.key === entity &&
      policy.allow.includes(verb),
  );
  return given.length === 0 ? "none" : given.some(({ where, check }) => !where && !check) ? "all" : "own";
};
/** The names of what is kept: "book, loan". */
export const keysOf = (blueprint: Blueprint): readonly string[] => Object.keys(entitiesOf(blueprint)).sort();
/** Who may do what: "driver read order", with "own" where a condition stands before it. */
export const rulesOf = (blueprint: Blueprint): readonly string[] =>
  Object.values(blueprint.policies)
    .flatMap(({ roles, allow, entity, where, check }) =>
      roles.flatMap((role) =>
        allow.map(
          (verb) => `${blueprint.roles[role]?.key ?? role} ${verb} ${where || check ? "own " : ""}${blueprint.entities[entity]?.key}`,
        ),
      ),
    )
    .sort();
/** Which record points to which: "visit > room". */
export const linksOf = (blueprint: Blueprint): readonly string[] =>
  Object.values(blueprint.entities)
    .flatMap((entity) =>
      Object.values(entity.fields).flatMap((field) => {
        const target = blueprint.entities[String((field.config as { target?: string } | undefined)?.target)];
        return target ? [`${entity.key} > ${target.key}`] : [];
      }),
    )
    .sort();
