/** What was granted, less what was denied or kept for others, as few rules as possible. */
import type { Crud, Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Ids } from "../emit/node-ids.ts";
import { ownPath } from "./own-paths.ts";
import type { Grant, World } from "./world.ts";

export const crud: readonly Crud[] = ["create", "delete", "read", "update"];

/** The roles every platform has. */
export const roleWords: ReadonlyMap<string, Sentence> = new Map(
  Object.entries({
    r_member: { en: "Signed-in users", ar: "المستخدمون المسجلون" },
    r_admin: { en: "Administrators", ar: "المديرون" },
    r_public: { en: "Visitors", ar: "الزوار" },
  }),
);

/** Who may not delete may still see: seeing is only denied where nothing else is. */
export const isDenied = ({ allow }: World["denials"][number], verb: Crud): boolean =>
  allow.has(verb) && (verb !== "read" || allow.size === 1);

/** Grants of one role on one entity, said together or apart, become as few rules as possible. */
export const mergedGrants = (world: World): readonly Grant[] => {
  const merged = new Map<string, Grant>();
  for (const grant of world.grants) {
    // Two ways of saying whose it is may come to the same.
    const way = grant.own ? (ownPath(world, grant) ?? []).map(({ entity, field }) => `${entity}.${field}`).join(" ") : "";
    const at = `${grant.role} ${grant.entity} ${grant.own} ${way} ${grant.span === null} ${grant.state?.option ?? ""}`;
    const known = merged.get(at);
    merged.set(at, known ? together(known, grant) : grant);
  }
  const kept = (grant: Grant, verb: Crud): boolean =>
    world.reserved.some(
      ({ roles, phrase, allow }) =>
        (phrase === null || phrase === grant.entity) &&
        allow.has(verb) &&
        (verb !== "read" || allow.size === 1) &&
        !roles.includes(grant.role) &&
        grant.role !== "r_admin",
    );
  const denied = (grant: Grant, verb: Crud): boolean =>
    kept(grant, verb) ||
    world.denials.some((denial) => denial.role === grant.role && denial.entity === grant.entity && isDenied(denial, verb));
  const all = [...merged.values()];
  return all
    .map((grant) => ({ ...grant, allow: new Set(crud.filter((verb) => grant.allow.has(verb) && !denied(grant, verb))) }))
    .filter((grant) => grant.allow.size > 0 && grant.role !== "r_admin")
    .filter(
      (grant) =>
        !(
          grant.span === null &&
          all.some(
            (other) =>
              other.span !== null &&
              other.role === grant.role &&
              other.entity === grant.entity &&
              !other.own &&
              [...grant.allow].every((verb) => other.allow.has(verb)),
          )
        ),
    );
};

/** Two grants as one: what one of them says in so many words is no longer only implied. */
const together = ({ implied, fields: _, ...known }: Grant, grant: Grant): Grant => {
  const fields = changed([{ ...known, ...(_ && { fields: _ }) }, grant]);
  return {
    ...known,
    allow: new Set([...known.allow, ...grant.allow]),
    only: known.only || grant.only,
    ...(implied && grant.implied ? { implied } : {}),
    ...(fields && { fields }),
  };
};

/** What of a record all of them together may change; null: all of it. */
const changed = (grants: readonly Grant[]): ReadonlySet<string> | null => {
  const changing = grants.filter(({ allow }) => allow.has("update"));
  return changing.length > 0 && changing.every(({ fields }) => fields) ? new Set(changing.flatMap(({ fields }) => [...fields!])) : null;
};

/** The id of a role, built in or made. */
export const roleId = (role: string, ids: Ids): Id => (roleWords.has(role) ? role : ids.role(role));
