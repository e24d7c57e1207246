/** Draft commands of roles and of who may do what. */
import { z } from "zod";
import { keyFromWords } from "../../../schema/blueprint/keys.ts";
import { removal } from "../../../schema/blueprint/removal.ts";
import { crudNames, setFields, setScope } from "../model/access.ts";
import { nameOf } from "../model/nodes.ts";
import { draftCommand } from "./command.ts";

const id = z.string().min(1);

export const addRole = draftCommand({
  id: "roles.add",
  label: { en: "Add a role", ar: "إضافة دور" },
  input: z.object({ words: z.string().trim().min(1).max(120) }),
  from: (at) => ({ words: at.locale === "ar" ? "دور جديد" : "New role" }),
  says: (_at, input) => ({ en: `Add role “${input.words}”`, ar: `إضافة الدور «${input.words}»` }),
  ops: (at, input, mint) => [
    {
      op: "add",
      kind: "role",
      id: mint("role"),
      props: {
        key: keyFromWords(
          input.words,
          at.outline.roles.map((one) => one.key),
          "role",
        ),
        label: /[\u0600-\u06ff]/.test(input.words) ? { ar: input.words } : { en: input.words },
      },
    },
  ],
});

const removeRoleWords = { en: "Remove the role", ar: "حذف الدور" };
export const removeRole = draftCommand({
  id: "roles.remove",
  label: removeRoleWords,
  input: z.object({ id }),
  ai: "confirm",
  says: (at, input) => {
    const role = at.outline?.roles.find((one) => one.id === input.id);
    return role ? { en: `Remove role “${nameOf(role, "en")}”`, ar: `حذف الدور «${nameOf(role, "ar")}»` } : removeRoleWords;
  },
  ops: (at, input) => removal(at.draft, [input.id]),
});

export const setSignUp = draftCommand({
  id: "roles.signUp",
  label: { en: "Visitors may register with it", ar: "يمكن للزوار التسجيل به" },
  input: z.object({ id, on: z.boolean() }),
  ops: (_at, input) => [{ op: "set", id: input.id, prop: "signUp", value: input.on ? true : null }],
});

/** One choice on the screen may speak of several verbs: all of it is one step. */
const accessGesture = (role: string, entity: string): string => `access ${role} ${entity}`;

const where = { role: id, entity: id, verb: z.enum(crudNames) };

const setAccessWords = { en: "Change who may do it", ar: "تغيير من يحق له ذلك" };
export const setAccess = draftCommand({
  id: "roles.setAccess",
  label: setAccessWords,
  input: z.object({ ...where, scope: z.enum(["all", "own", "none"]), ownership: z.string().optional() }),
  ai: "confirm",
  gesture: (input) => accessGesture(input.role, input.entity),
  says: (at, input) => {
    const role = at.outline?.roles.find((one) => one.id === input.role);
    const entity = at.outline?.byId.get(input.entity);
    return role && entity
      ? { en: `Access of ${nameOf(role, "en")} to ${nameOf(entity, "en")}`, ar: `صلاحية ${nameOf(role, "ar")} على ${nameOf(entity, "ar")}` }
      : setAccessWords;
  },
  ops: (at, input, mint) => setScope(at.draft, { ...input, ownership: input.ownership }, () => mint("policy")),
});

export const setAccessFields = draftCommand({
  id: "roles.setFields",
  label: { en: "Change which fields it covers", ar: "تغيير الحقول المشمولة" },
  input: z.object({ ...where, fields: z.union([z.literal("*"), z.array(id)]) }),
  ai: "confirm",
  gesture: (input) => accessGesture(input.role, input.entity),
  ops: (at, input, mint) => setFields(at.draft, input, () => mint("policy")),
});

export const roleCommands = [addRole, removeRole, setSignUp, setAccess, setAccessFields];
