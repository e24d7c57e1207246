/** The access rules of a blueprint that is there: which there are, taking from one, adding one, whose record is whose. */
import type { DraftNode } from "../../../../../schema/blueprint/document.ts";
import { nodesOfDraft } from "../../../../../schema/blueprint/naming.ts";
import { builtIn, type Crud, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Work } from "./changing.ts";

export interface Rule {
  readonly id: Id;
  readonly props: DraftNode["props"];
  readonly roles: readonly Id[];
  readonly allow: readonly Crud[];
}
/** The rules about an entity. */
export const rulesOf = (work: Work, entity: Id): readonly Rule[] =>
  Object.entries(nodesOfDraft(work.draft)).flatMap(([id, node]) =>
    node.kind === "policy" && node.props.entity === entity && !node.removed && work.draft.nodes[id]
      ? [{ id, props: node.props, roles: (node.props.roles ?? []) as readonly Id[], allow: (node.props.allow ?? []) as readonly Crud[] }]
      : [],
  );

/** Takes verbs from one role of a rule; other roles keep theirs. */
export const narrow = (work: Work, rule: Rule, role: Id, verbs: ReadonlySet<Crud>): void => {
  const left = rule.allow.filter((verb) => !verbs.has(verb));
  if (rule.roles.length === 1) {
    if (left.length === 0) work.ops.push({ op: "remove", id: rule.id });
    else for (const verb of rule.allow) if (verbs.has(verb)) work.ops.push({ op: "unlink", id: rule.id, prop: "allow", to: verb });
    return;
  }
  work.ops.push({ op: "unlink", id: rule.id, prop: "roles", to: role });
  if (left.length > 0)
    work.ops.push({
      op: "add",
      kind: "policy",
      id: work.ids.policy(role.replace(/^r_/, ""), String(rule.props.entity), "kept"),
      props: { ...rule.props, roles: [role], allow: left },
    });
};

/** Adds a rule for one role; `mine` is the condition of their own, `like` the rule in whose place it stands. */
export const addRule = (work: Work, role: Id, entity: Id, allow: readonly Crud[], mine: string | null, like: Rule | null = null): void => {
  const fields = Object.entries(work.draft.nodes).filter(([, node]) => node.kind === "field" && node.owner === entity && !node.removed);
  const secret = fields.filter(([, node]) => node.props.classification === "sensitive").map(([id]) => id);
  const shown = fields
    .filter(([, { props }]) => props.classification !== "personal" && props.classification !== "sensitive" && props.type !== "user")
    .map(([id]) => id);
  const open = role === builtIn.public;
  const key = String(work.draft.nodes[entity]?.props.key ?? entity);
  work.ops.push({
    op: "add",
    kind: "policy",
    id: work.ids.policy(role.replace(/^r_/, ""), key, mine ? "own" : "said"),
    props: {
      roles: [role],
      entity,
      allow: [...allow].sort(),
      ...(mine && allow.some((verb) => verb !== "create") ? { where: mine } : {}),
      ...(mine && (allow.includes("create") || allow.includes("update")) ? { check: mine } : {}),
      fields: like ? like.props.fields : open ? shown.sort() : "*",
      ...(like?.props.mask ? { mask: like.props.mask } : {}),
      ...(like?.props.purpose ? { purpose: like.props.purpose } : {}),
      ...(!like && secret.length > 0 && allow.includes("read") && !open ? { mask: secret.sort() } : {}),
    },
  });
};

/** The way from a record to the person: a field for a user, or a link to a record of the role's own that has one. */
export const ownIn = (work: Work, role: Id, entity: Id): string | null => {
  const fields = Object.entries(work.draft.nodes).filter(([, node]) => node.kind === "field" && node.owner === entity && !node.removed);
  const key = work.draft.nodes[role]?.props.key;
  const direct = fields.find(([, node]) => node.props.type === "user" && [key, "user", "owner"].includes(node.props.key));
  if (direct) return direct[0];
  for (const [id, node] of fields) {
    const target = (node.props.config as { target?: Id } | undefined)?.target;
    if (!target || work.draft.nodes[target]?.props.key !== key) continue;
    const user = Object.entries(work.draft.nodes).find(
      ([, one]) => one.kind === "field" && one.owner === target && one.props.type === "user" && !one.removed,
    );
    if (user) return `${id}.${user[0]}`;
  }
  return null;
};

/**
 * Which records are somebody's own: those that lead to them, or else, for reading, those that a record of theirs is about: a doctor's patients
 * are whom an appointment of theirs is for. Null: nothing links them, or several things do.
 */
export const ownCondition = (work: Work, role: Id, entity: Id, allows: readonly Crud[]): string | null => {
  const direct = ownIn(work, role, entity);
  if (direct) return `${direct} == me`;
  if (allows.some((verb) => verb !== "read")) return null;
  const between = Object.entries(work.draft.nodes).flatMap(([id, node]) => {
    const target = (node.props.config as { target?: Id } | undefined)?.target;
    if (node.kind !== "field" || node.removed || node.props.type !== "reference" || target !== entity || !node.owner) return [];
    const own = ownIn(work, role, node.owner);
    return own ? [`exists(${id}, ${own} == me)`] : [];
  });
  return between.length === 1 ? between[0]! : null;
};

/** A test that promised the opposite is no longer true. */
export const forgetTests = (work: Work, role: Id, entity: Id, verbs: ReadonlySet<Crud>, expected: "allowed" | "refused"): void => {
  for (const [id, node] of Object.entries(work.draft.nodes))
    if (
      node.kind === "test" &&
      node.owner === entity &&
      !node.removed &&
      node.props.as === role &&
      node.props.expect === expected &&
      [...verbs].some((verb) => node.props.does === verb || node.props.does === `${entity}.${verb}`)
    )
      work.ops.push({ op: "remove", id });
};
