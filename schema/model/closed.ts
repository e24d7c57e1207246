/**
 * What of a document with errors is served, and what is closed. A version that runs was sound by the lints of its day; what today's refuse
 * of it must not take its platform away, and what cannot be worked out any more must not open anything. So an expression that does not check,
 * or that reads a computed field which does not, counts as the answer that gives least: a computed field is empty, a policy admits nobody, a
 * rule or a check refuses what is written, a field without its default has to be given a value, an action does not happen. Pure.
 */
import type { Checked, ExprNode } from "../blueprint/expressions/checked.ts";
import { is } from "../blueprint/expressions/types.ts";
import type { Look } from "../blueprint/lint/look.ts";
import type { Problem } from "../blueprint/operation.ts";
import type { Id } from "../blueprint/shape.ts";
import type { ModelContext } from "./context.ts";
import type { ActionModel, Column, Grant, Model, RoleModel, Table } from "./model.ts";

const nothing: Checked = { source: "null", type: is.null, tree: { k: "literal", value: null, type: is.null }, sql: true, reads: [] };
const never: Checked = { source: "false", type: is.bool, tree: { k: "literal", value: false, type: is.bool }, sql: true, reads: [] };
const closedOnes: ReadonlySet<unknown> = new Set([nothing, never]);
const isClosed = (checked: Checked | null | undefined): boolean => closedOnes.has(checked);

/** How expressions are looked up for a document with errors: undefined only where there is no expression. */
export const closingContext = (look: Look): ModelContext["checked"] => {
  const closed = closedFields(look);
  return (id, prop) => {
    const found = look.checked(id, prop);
    if (found && !(prop === "compute" ? closed.has(id) : readsAny(found.tree, closed))) return found;
    return isSaid(look, id, prop) ? (givesValue.test(prop) ? nothing : never) : undefined;
  };
};

const givesValue = /^(?:compute|default|to|values\..*)$/;

const isSaid = (look: Look, id: Id, prop: string): boolean => {
  const props = look.node(id)?.props as Readonly<Record<string, unknown>> | undefined;
  const [name, field] = prop.split(".") as [string, string?];
  const value = field === undefined ? props?.[name] : (props?.[name] as Readonly<Record<string, unknown>> | undefined)?.[field];
  return value !== undefined && value !== null;
};

/** Computed fields that cannot be worked out: their formula does not check, or it reads one of them. A circle of them never can. */
const closedFields = (look: Look): ReadonlySet<Id> => {
  const closed = new Set(look.all("field").filter((id) => isSaid(look, id, "compute")));
  for (let before = -1; before !== closed.size; ) {
    before = closed.size;
    for (const id of closed) {
      const found = look.checked(id, "compute");
      if (found && !readsAny(found.tree, closed)) closed.delete(id);
    }
  }
  return closed;
};

const readsAny = (node: ExprNode, fields: ReadonlySet<Id>): boolean => {
  switch (node.k) {
    case "field":
      return node.path.some((field) => fields.has(field));
    case "me":
      return fields.has(node.prop);
    case "list":
      return node.items.some((item) => readsAny(item, fields));
    case "call":
      return node.args.some((arg) => readsAny(arg, fields));
    case "over":
      return fields.has(node.relation.field) || (node.body !== null && readsAny(node.body, fields));
    case "name":
      return node.path.some((name) => fields.has(name));
    case "literal":
    case "now":
    case "today":
    case "variable":
      return false;
  }
};

/** The model with what holds such an expression closed. `errors`: all of the document; a policy that has one admits nobody. */
export const closed = (model: Model, errors: readonly Problem[]): Model => {
  const wrong = new Set<string>(errors.map(({ at }) => at.id));
  const links = new Set(model.tables.flatMap(({ columns }) => columns.flatMap(({ id, type }) => (type === "references" ? [id] : []))));
  return {
    ...model,
    tables: model.tables.map(closedTable),
    roles: model.roles.map((role) => closedRole(role, wrong)),
    actions: model.actions.map((action) => (cannotHappen(action, links) ? { ...action, when: never } : action)),
    refused: errors.map(({ code, level, at, text }) => ({ code, level, at, text })),
  };
};

const closedTable = (table: Table): Table => ({
  ...table,
  columns: table.columns.map(closedColumn),
  rules: [
    // A rule that only warns, and cannot say of what, says nothing.
    ...table.rules
      .filter(({ check, level }) => !isClosed(check) || level === "refuse")
      .map((rule) => (isClosed(rule.check) ? { ...rule, check: { ...never, reads: table.columns.map(({ id }) => [id]) } } : rule)),
    ...table.columns.filter(lacksDefault).map((column) => ({
      id: column.id,
      check: compared(column.id, "!="),
      message: { en: `${column.label.en ?? column.key} has to be given.`, ar: `يلزم إدخال ${column.label.ar ?? column.key}.` },
      level: "refuse" as const,
    })),
  ],
});

const lacksDefault = ({ default: value }: Column): boolean => typeof value === "object" && isClosed(value?.expr);

const closedColumn = (column: Column): Column => ({
  ...column,
  // It is empty, so nobody can be promised a value.
  required: column.required && !isClosed(column.compute),
  default: lacksDefault(column) ? null : column.default,
  check: isClosed(column.check) ? compared(column.id, "==") : column.check,
});

/** Whether a field of the record is empty. */
const compared = (field: Id, fn: "==" | "!="): Checked => {
  const own: ExprNode = { k: "field", path: [field], from: "record", type: is.unknown };
  const tree: ExprNode = { k: "call", fn, args: [own, nothing.tree], type: is.bool };
  return { source: `${field} ${fn} null`, type: is.bool, tree, sql: true, reads: [[field]] };
};

const closedRole = (role: RoleModel, wrong: ReadonlySet<string>): RoleModel => {
  const close = (grant: Grant): Grant =>
    wrong.has(grant.policy) || isClosed(grant.where) || isClosed(grant.check) ? { ...grant, where: never, check: never } : grant;
  return {
    ...role,
    access: Object.fromEntries(
      Object.entries(role.access).map(([entity, { read, create, update, delete: remove }]) => [
        entity,
        { read: read.map(close), create: create.map(close), update: update.map(close), delete: remove.map(close) },
      ]),
    ),
  };
};

/** Whether something it asks or does cannot be worked out, or is nothing an effect can do. */
const cannotHappen = (action: ActionModel, links: ReadonlySet<Id>): boolean =>
  isClosed(action.when) ||
  action.params.some(({ check }) => isClosed(check)) ||
  action.effects.some((effect) => {
    if (isClosed(effect.when)) return true;
    if (effect.do === "set") return isClosed(effect.to) || links.has(effect.field);
    if (effect.do !== "create" && effect.do !== "update") return false;
    return Object.entries(effect.values).some(([field, value]) => isClosed(value) || links.has(field));
  });

/** Whether a computed field counts as empty. A kept model is read from JSON, so it is known by what it says. */
export const isEmptied = ({ compute }: Pick<Column, "compute">): boolean => compute?.tree.k === "literal" && compute.tree.value === null;

/** Whether a condition lets nothing through; known by what it says, as above. */
export const isNever = (checked: Checked | null): boolean => checked?.tree.k === "literal" && checked.tree.value === false;
