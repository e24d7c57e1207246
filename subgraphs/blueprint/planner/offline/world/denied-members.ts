/** What everybody may and somebody may not: whoever signs in is that somebody, too, so the others get it by name. */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import { isDenied } from "./merged-grants.ts";
import type { Grant, World } from "./world.ts";

/**
 * Takes from all signed-in users what a role is denied, and gives it to the other roles, in place. Where there is no other, nobody but
 * administrators has it, and the words that gave it are told as not read.
 */
export const keepDenied = (world: World): void => {
  const roles = [...world.roles.keys()];
  const refused = (role: string, { entity }: Grant, verb: Crud): boolean =>
    world.denials.some((denial) => denial.role === role && denial.entity === entity && isDenied(denial, verb));
  const has = (role: string, { entity }: Grant, verb: Crud): boolean =>
    world.grants.some((other) => other.role === role && other.entity === entity && !other.own && !other.state && other.allow.has(verb));
  world.grants = world.grants.flatMap((grant) => {
    const taken = grant.role === "r_member" ? [...grant.allow].filter((verb) => roles.some((role) => refused(role, grant, verb))) : [];
    if (taken.length === 0) return [grant];
    const given = roles.flatMap((role) => {
      const allow = new Set(taken.filter((verb) => !refused(role, grant, verb) && !has(role, grant, verb)));
      return allow.size > 0 ? [{ ...grant, role, allow }] : [];
    });
    if (given.length === 0 && grant.span) world.unread.push(grant.span);
    return [{ ...grant, allow: new Set([...grant.allow].filter((verb) => !taken.includes(verb))) }, ...given];
  });
};
