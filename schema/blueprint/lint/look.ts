/**
 * How a lint looks at a blueprint: one node at a time, what lives in it, what names it. Whoever answers (`checker.ts`) writes down what
 * was looked at, so after a change exactly the lints that looked there are asked again [BP24]. A lint must see the blueprint through
 * nothing else.
 */
import type { DraftNode } from "../document.ts";
import type { CheckedExpressions } from "../expression-places.ts";
import type { Checked } from "../expressions/checked.ts";
import type { Nodes } from "../naming.ts";
import type { NodeKind } from "../operation.ts";
import type { Action, Blueprint, Effect, Entity, Field, Header, Id, Page, Policy, Role } from "../shape.ts";

/** Who names a node, and in which property. */
export interface Use {
  readonly id: Id;
  readonly prop: string;
}

export interface Look {
  /** One of the document's own properties. */
  readonly header: <Name extends keyof Header>(name: Name) => Header[Name];
  /** A node that is there, built-in ones written out. */
  readonly node: (id: Id) => DraftNode | undefined;
  /** What lives in a node, by id. */
  readonly inner: (owner: Id, kind: NodeKind) => readonly Id[];
  /** Nodes of a kind, by id. */
  readonly all: (kind: NodeKind) => readonly Id[];
  /** Who names a node: by a link, or in an expression. Fields of type `user` name the entity of people. */
  readonly uses: (id: Id) => readonly Use[];
  /** The checked tree of an expression; undefined when there is none or it is wrong. */
  readonly checked: (id: Id, prop: string) => Checked | undefined;
  readonly expressions: (id: Id) => CheckedExpressions;
  /** For sentences. */
  readonly nodes: Nodes;
  /** `nodes` and what was removed or unreadable: whatever a sentence may have to name. */
  readonly named: Nodes;
  /** Whether an id is free: no node has it, and none that was removed had it. */
  readonly free: (id: Id) => boolean;
}

interface Shapes {
  readonly entity: Omit<Entity, "fields">;
  readonly field: Field;
  readonly role: Role;
  readonly policy: Policy;
  readonly action: Action;
  readonly effect: Effect;
  readonly page: Page;
  readonly assistant: Blueprint["assistants"][Id];
  readonly connection: Blueprint["connections"][Id];
  readonly workflow: Blueprint["workflows"][Id];
}
/** Sets that must be there, though empty ones are not stored. */
const sets: Partial<Record<NodeKind, Readonly<Record<string, readonly string[]>>>> = {
  policy: { roles: [], allow: [], fields: [] },
  action: { roles: [] },
  page: { roles: [] },
  assistant: { roles: [] },
};

/** A node's own properties in the words of the document; undefined when the node is not of that kind. */
export const shaped = <Kind extends keyof Shapes>(look: Look, kind: Kind, id: Id): Shapes[Kind] | undefined => {
  const node = look.node(id);
  if (node?.kind !== kind) return undefined;
  const needed = sets[kind];
  for (const name in needed) if (node.props[name] === undefined) return { ...needed, ...node.props } as unknown as Shapes[Kind];
  return node.props as unknown as Shapes[Kind];
};

/** Nodes of a kind, or of some kinds, that name a node in a property, or in another one. */
export const usersOf = (look: Look, id: Id, kind: NodeKind | readonly NodeKind[], prop: string, other?: string): readonly Id[] => {
  const uses = look.uses(id);
  if (uses.length === 0) return unused;
  const users: Id[] = [];
  for (const use of uses) {
    // What one node names stands together.
    if ((use.prop !== prop && use.prop !== other) || users.at(-1) === use.id) continue;
    const found = look.node(use.id)?.kind;
    if (found !== undefined && (typeof kind === "string" ? found === kind : kind.includes(found))) users.push(use.id);
  }
  return users;
};

const unused: readonly Id[] = [];

/** The access rules about an entity. */
export const policiesOf = (look: Look, entity: Id): readonly (readonly [Id, Policy])[] =>
  usersOf(look, entity, "policy", "entity").map((id) => [id, shaped(look, "policy", id)!] as const);

/** What a field that is there says of itself. */
export const fieldAt = (look: Look, id: Id): Field => look.node(id)!.props as unknown as Field;

/** It tells something of a person. */
export const isPersonal = ({ classification }: Field): boolean => classification === "personal" || classification === "sensitive";
