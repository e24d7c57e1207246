/**
 * A blueprint that is there as a world, so that a sentence about it becomes operations the way a description does: what is there keeps
 * its ids, what the sentence adds gets new ones.
 */
import type { DraftNode } from "../../../../../schema/blueprint/document.ts";
import { nodesOfDraft } from "../../../../../schema/blueprint/naming.ts";
import { builtIn, type Crud, type FieldTypeName, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Ids } from "../emit/node-ids.ts";
import { conceptOf } from "../words/words.ts";
import { emptyWorld, type Grant, type PlannedEntity, type PlannedField, type Words, type World } from "../world/world.ts";
import type { Work } from "./changing.ts";

export interface ExistingWorld {
  readonly world: World;
  readonly ids: Ids;
}

type Live = readonly (readonly [Id, DraftNode])[];
const nowhere = { from: 0, to: 0, text: "" };
const keyOf = (node: DraftNode | undefined): string => String(node?.props.key ?? "");

/** Reads the live nodes of the draft at work. */
export const existingWorld = (work: Work): ExistingWorld => {
  const nodes = nodesOfDraft(work.draft);
  const live: Live = Object.entries(nodes).filter(([id, node]) => !node.removed && node.owner !== builtIn.user && id !== builtIn.user);
  const of = (kind: string, owner?: Id): Live =>
    live.filter(([, node]) => node.kind === kind && (owner === undefined || node.owner === owner));
  const world = emptyWorld();
  const ids = new Map<string, Id>();
  for (const [id, node] of of("entity")) {
    const key = keyOf(node);
    ids.set(`entity ${key}`, id);
    const entity: PlannedEntity = {
      key,
      concept: conceptOf(key) ?? null,
      label: (node.props.label ?? {}) as Words,
      plural: (node.props.plural ?? node.props.label ?? {}) as Words,
      fields: new Map(),
      span: nowhere,
      why: null,
      described: true,
    };
    for (const [fieldId, field] of of("field", id)) {
      const name = keyOf(field);
      ids.set(`field ${key} ${name}`, fieldId);
      for (const [optionId, option] of of("option", fieldId)) ids.set(`option ${key} ${name} ${keyOf(option)}`, optionId);
      entity.fields.set(name, plannedField(field, of("option", fieldId), nodes));
    }
    world.entities.set(key, entity);
  }
  for (const [id, node] of of("role")) {
    const key = roleKey(id, node);
    ids.set(`role ${key}`, id);
    if (!isBuiltIn(id)) world.roles.set(key, { key, id: key, label: (node.props.label ?? {}) as Words, signUp: false, span: null });
  }
  world.grants = of("policy").flatMap(([, node]) => grantsOf(node, nodes));
  const made = work.ids;
  const mail = of("connection").find(([, node]) => node.props.category === "communication")?.[0];
  return {
    world,
    ids: {
      ...made,
      entity: (key) => ids.get(`entity ${key}`) ?? made.entity(key),
      field: (entity, key) => ids.get(`field ${entity} ${key}`) ?? made.field(entity, key),
      option: (entity, field, key) => ids.get(`option ${entity} ${field} ${key}`) ?? made.option(entity, field, key),
      role: (key) => ids.get(`role ${key}`) ?? made.role(key),
      other: (prefix, ...parts) => (prefix === "cn" && mail ? mail : made.other(prefix, ...parts)),
    },
  };
};

/** Everybody, administrators, visitors: every platform has them. */
export const isBuiltIn = (id: Id): boolean => id === builtIn.member || id === builtIn.admin || id === builtIn.public;
/** How a world calls a role: the built-in ones by their id. */
export const roleKey = (id: Id, node: DraftNode | undefined): string => (isBuiltIn(id) ? id : keyOf(node));

const plannedField = (node: DraftNode, options: Live, nodes: Readonly<Record<Id, DraftNode>>): PlannedField => {
  const target = (node.props.config as { target?: Id } | undefined)?.target;
  return {
    key: keyOf(node),
    label: (node.props.label ?? {}) as Words,
    type: node.props.type as FieldTypeName,
    classification: (node.props.classification ?? "internal") as PlannedField["classification"],
    required: node.props.required === true,
    unique: node.props.unique === true,
    ...(target ? { target: keyOf(nodes[target]) } : {}),
    options: options.map(([, option]) => ({ key: keyOf(option), label: (option.props.label ?? {}) as Words })),
    span: nowhere,
  };
};

const grantsOf = (node: DraftNode, nodes: Readonly<Record<Id, DraftNode>>): readonly Grant[] =>
  ((node.props.roles ?? []) as readonly Id[]).map((role) => ({
    role: roleKey(role, nodes[role]),
    entity: keyOf(nodes[String(node.props.entity)]),
    allow: new Set((node.props.allow ?? []) as readonly Crud[]),
    own: typeof node.props.where === "string" && node.props.where.endsWith("== me"),
    only: false,
    span: nowhere,
  }));
