/**
 * Reads a draft the way screens think of it: entities with their fields in order, relations, roles. Pure; a draft may hold
 * anything (a CRDT converges to broken states too), so every value is looked at before it is believed.
 */
import { isBuiltIn } from "../../../schema/blueprint/built-in.ts";
import { type Draft, type DraftNode, hiddenNodes } from "../../../schema/blueprint/document.ts";
import { wordsFromKey } from "../../../schema/blueprint/keys.ts";
import type { NodeKind } from "../../../schema/blueprint/operation.ts";
import { byRank } from "../../../schema/blueprint/rank.ts";
import { builtIn, type FieldTypeName, fieldTypeNames, type Id, type Text } from "../../../schema/blueprint/shape.ts";

export interface OptionView {
  readonly id: Id;
  readonly key: string;
  readonly label: Text;
  readonly order: string;
}
export interface FieldView {
  readonly id: Id;
  readonly entity: Id;
  readonly key: string;
  readonly label: Text;
  readonly order: string;
  readonly type: FieldTypeName | null;
  /** As stored, for the case that it is none we know. */
  readonly rawType: string;
  readonly required: boolean;
  readonly unique: boolean;
  /** reference, references: where it points; user: the built-in user. */
  readonly target: Id | null;
  readonly classification: string;
  readonly options: readonly OptionView[];
}
export interface EntityView {
  readonly id: Id;
  readonly key: string;
  readonly label: Text;
  readonly title: Id | null;
  readonly pos: readonly [number, number] | null;
  readonly fields: readonly FieldView[];
}
export interface RoleView {
  readonly id: Id;
  readonly key: string;
  readonly label: Text;
  readonly signUp: boolean;
  readonly builtIn: boolean;
}
export interface Relation {
  readonly field: Id;
  readonly from: Id;
  readonly to: Id;
  readonly many: boolean;
}

export const textProp = (node: DraftNode | undefined, prop: string): string =>
  typeof node?.props[prop] === "string" ? (node.props[prop] as string) : "";
export const flagProp = (node: DraftNode | undefined, prop: string): boolean => node?.props[prop] === true;
export const wordsProp = (node: DraftNode | undefined, prop: string): Text => {
  const value = node?.props[prop];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Text) : {};
};
export const setProp = (node: DraftNode | undefined, prop: string): readonly string[] => {
  const value = node?.props[prop];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
};
const configOf = (node: DraftNode): Readonly<Record<string, unknown>> => {
  const { config } = node.props;
  return typeof config === "object" && config !== null ? (config as Record<string, unknown>) : {};
};
const posOf = (node: DraftNode): readonly [number, number] | null => {
  const { pos } = node.props;
  return Array.isArray(pos) && pos.length === 2 && pos.every((n) => typeof n === "number" && Number.isFinite(n))
    ? [pos[0] as number, pos[1] as number]
    : null;
};

/** The words of a node: its label, else its key as words. */
export const nameOf = (view: { readonly label: Text; readonly key: string }, locale: string): string =>
  view.label[locale] || Object.values(view.label).find((words) => words) || wordsFromKey(view.key);

const optionView = (id: Id, node: DraftNode): OptionView => ({
  id,
  key: textProp(node, "key"),
  label: wordsProp(node, "label"),
  order: textProp(node, "order"),
});

const fieldView = (id: Id, node: DraftNode, options: readonly OptionView[]): FieldView => {
  const rawType = textProp(node, "type");
  const type = (fieldTypeNames as readonly string[]).includes(rawType) ? (rawType as FieldTypeName) : null;
  const target = configOf(node).target;
  return {
    id,
    entity: node.owner ?? "",
    key: textProp(node, "key"),
    label: wordsProp(node, "label"),
    order: textProp(node, "order"),
    type,
    rawType,
    required: flagProp(node, "required"),
    unique: flagProp(node, "unique"),
    target: type === "user" ? builtIn.user : typeof target === "string" ? target : null,
    classification: textProp(node, "classification") || "internal",
    options,
  };
};

const sorted = <V extends { id: Id; order: string }>(views: V[]): V[] => views.sort(byRank);

/** Everything the data surfaces show, in one pass. Built-in users are listed only when the draft extends them. */
export interface Outline {
  readonly entities: readonly EntityView[];
  readonly byId: ReadonlyMap<Id, EntityView>;
  readonly fields: ReadonlyMap<Id, FieldView>;
  readonly roles: readonly RoleView[];
  readonly relations: readonly Relation[];
  readonly policies: readonly (readonly [Id, DraftNode])[];
  readonly pages: number;
  readonly workflows: number;
}

export const outline = (draft: Draft): Outline => {
  const hidden = hiddenNodes(draft);
  const live = Object.entries(draft.nodes).filter(([id]) => !hidden.has(id));
  const of = (kind: NodeKind) => live.filter(([, node]) => node.kind === kind);
  const options = Map.groupBy(of("option"), ([, node]) => node.owner);
  const fieldsByEntity = Map.groupBy(of("field"), ([, node]) => node.owner);
  const fields = new Map<Id, FieldView>();
  const entities = of("entity")
    .map(([id, node]): EntityView => {
      const own = sorted(
        (fieldsByEntity.get(id) ?? []).map(([fieldId, field]) =>
          fieldView(fieldId, field, sorted((options.get(fieldId) ?? []).map(([optionId, option]) => optionView(optionId, option)))),
        ),
      );
      for (const field of own) fields.set(field.id, field);
      return {
        id,
        key: textProp(node, "key") || (id === builtIn.user ? "user" : ""),
        label: wordsProp(node, "label"),
        title: textProp(node, "title") || null,
        pos: posOf(node),
        fields: own,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return {
    entities,
    byId,
    fields,
    roles: rolesOf(of("role")),
    relations: [...fields.values()].flatMap((field) =>
      field.target && byId.has(field.target)
        ? [{ field: field.id, from: field.entity, to: field.target, many: field.type === "references" }]
        : [],
    ),
    policies: of("policy"),
    pages: of("page").length,
    workflows: of("workflow").length,
  };
};

const builtInRoles: readonly RoleView[] = [
  { id: builtIn.admin, key: "admin", label: { en: "Administrator", ar: "مدير المنصة" }, signUp: false, builtIn: true },
  { id: builtIn.member, key: "member", label: { en: "Any signed-in user", ar: "أي مستخدم مسجل" }, signUp: false, builtIn: true },
  { id: builtIn.public, key: "public", label: { en: "Visitors", ar: "الزوار" }, signUp: false, builtIn: true },
];

const rolesOf = (nodes: readonly (readonly [Id, DraftNode])[]): readonly RoleView[] => {
  const own = nodes
    .filter(([id]) => !isBuiltIn(id))
    .map(
      ([id, node]): RoleView => ({
        id,
        key: textProp(node, "key"),
        label: wordsProp(node, "label"),
        signUp: flagProp(node, "signUp"),
        builtIn: false,
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...own, ...builtInRoles];
};
