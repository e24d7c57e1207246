/**
 * What every blueprint has without storing it: the entity of people with its five fields, and the three roles. A blueprint
 * stores such a node only where it extends it. `withBuiltIns` gives the document as if they were written out; expressions, lint
 * and compile read that.
 */
import type { DraftNode } from "./document.ts";
import type { NodeKind } from "./operation.ts";
import { type Blueprint, builtIn, type Entity, type Field, type Id, type Role } from "./shape.ts";

const userFields: Readonly<Record<Id, Field>> = {
  f_user_email: {
    key: "email",
    label: { ar: "البريد الإلكتروني", en: "E-mail" },
    order: "Zv",
    type: "email",
    required: true,
    unique: true,
    classification: "personal",
  },
  f_user_name: {
    key: "name",
    label: { ar: "الاسم", en: "Name" },
    order: "Zw",
    type: "text",
    required: true,
    searchable: true,
    classification: "personal",
  },
  f_user_phone: { key: "phone", label: { ar: "الهاتف", en: "Phone" }, order: "Zx", type: "phone", classification: "personal" },
  f_user_locale: { key: "locale", label: { ar: "اللغة", en: "Language" }, order: "Zy", type: "text", classification: "internal" },
  f_user_status: { key: "status", label: { ar: "الحالة", en: "Status" }, order: "Zz", type: "text", classification: "internal" },
};

const user: Entity = {
  key: "user",
  label: { ar: "مستخدم", en: "User" },
  plural: { ar: "المستخدمون", en: "Users" },
  icon: "user",
  title: "f_user_name",
  audit: "changes",
  sampleRows: 10,
  fields: userFields,
};

const roles: Readonly<Record<Id, Role>> = {
  r_public: { key: "public", label: { ar: "زائر", en: "Visitor" } },
  r_member: { key: "member", label: { ar: "مستخدم مسجّل", en: "Signed-in user" } },
  r_admin: { key: "admin", label: { ar: "مدير المنصة", en: "Administrator" } },
};

/** The document with built-in nodes written out, extensions laid over them. */
export const withBuiltIns = (blueprint: Blueprint): Blueprint => {
  const stored: Partial<Entity> = blueprint.entities?.[builtIn.user] ?? {};
  const fields: Record<Id, Field> = { ...userFields };
  for (const [id, field] of Object.entries(stored.fields ?? {})) fields[id] = { ...(userFields[id] ?? {}), ...field };
  const merged: Record<Id, Role> = { ...roles };
  for (const [id, role] of Object.entries(blueprint.roles ?? {})) merged[id] = { ...(roles[id] ?? {}), ...role };
  return { ...blueprint, entities: { ...blueprint.entities, [builtIn.user]: { ...user, ...stored, fields } }, roles: merged };
};

/** The kind of a built-in node, or undefined. */
export const builtInKind = (id: Id): NodeKind | undefined =>
  id === builtIn.user ? "entity" : Object.hasOwn(userFields, id) ? "field" : Object.hasOwn(roles, id) ? "role" : undefined;

/** Exists in every blueprint, whether stored or not. */
export const isBuiltIn = (id: Id): boolean => builtInKind(id) !== undefined;

/** Words and looks of a built-in node may change; its key, type and meaning may not. */
export const mayChangeBuiltIn = (kind: NodeKind | "header", prop: string): boolean =>
  (kind === "entity" && ["label", "labelBefore", "plural", "description", "icon", "pos", "sampleRows", "audit"].includes(prop)) ||
  (kind === "field" && ["label", "labelBefore", "help"].includes(prop)) ||
  (kind === "role" && ["label", "labelBefore", "description", "home"].includes(prop));

const keysOf = (map: Readonly<Record<Id, { readonly key: string }>>): ReadonlySet<string> =>
  new Set(Object.values(map).map((node) => node.key));
const none: ReadonlySet<string> = new Set();
const taken = { role: keysOf(roles), field: keysOf(userFields), entity: new Set(["user", "account"]) };

/** Keys that built-in siblings of a node already use. */
export const builtInKeys = (node: Pick<DraftNode, "kind" | "owner">): ReadonlySet<string> =>
  node.kind === "role"
    ? taken.role
    : node.kind === "entity"
      ? taken.entity
      : node.kind === "field" && node.owner === builtIn.user
        ? taken.field
        : none;
