/** The person a preview's links of one role stand for. */
import { builtIn, type Id } from "../../../../schema/blueprint/shape.ts";
import type { RoleModel } from "../../../../schema/model/model.ts";

/** The roles a preview can be opened as. */
export const previewRoles = <Role extends { readonly id: Id }>(roles: readonly Role[]): readonly Role[] =>
  roles.filter(({ id }) => id !== builtIn.public && id !== builtIn.admin);

export const previewEmail = (role: Id): string => `preview.${role}@preview.invalid`;
export const previewName = (role: Pick<RoleModel, "label" | "key">): string => `${role.label.en || role.key} (preview)`;
