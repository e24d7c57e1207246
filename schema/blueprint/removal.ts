/** What has to go with nodes that are removed, so that nothing is left naming them: one answer for the planner and the studio. */
import type { Json } from "../ids.ts";
import type { Draft, DraftNode } from "./document.ts";
import { nodeLinks } from "./links.ts";
import type { Op } from "./operation.ts";
import type { Id } from "./shape.ts";

/**
 * The operations that remove these nodes. What cannot be without one of them goes as well (links to an entity, rules about it, rules
 * whose condition names a field, actions, workflows); sets lose the member, optional references are cleared.
 */
export const removal = (draft: Draft, ids: readonly Id[]): readonly Op[] => {
  const live = Object.entries(draft.nodes).filter(([, node]) => !node.removed);
  const lost = new Set(ids);
  // Those that were asked for, and those that go because of them; what lives inside them needs no operation.
  const roots = new Set(ids.filter((id) => draft.nodes[id] && !draft.nodes[id].removed));
  for (let size = -1; size !== lost.size; ) {
    size = lost.size;
    for (const [id, node] of live) {
      if (lost.has(id)) continue;
      const inside = [node.owner, node.parent].some((place) => place && lost.has(place));
      const root = inside ? id : goesWith(id, node, lost, draft);
      if (root === null) continue;
      lost.add(root);
      if (!inside) roots.add(root);
    }
  }
  const releases = live.filter(([id]) => !lost.has(id)).flatMap(([id, node]) => released(id, node, lost));
  const inside = (id: Id): boolean => {
    const node = draft.nodes[id];
    return [node?.owner, node?.parent].some((place) => place && lost.has(place));
  };
  return [...releases, ...[...roots].filter((id) => !inside(id)).map((id): Op => ({ op: "remove", id }))];
};

/** The node that goes when these are lost: itself, or the workflow it is a step of; null: it stays. */
const goesWith = (id: Id, { kind, props, owner }: DraftNode, lost: ReadonlySet<Id>, draft: Draft): Id | null => {
  if (namesLost(kind === "policy" || kind === "action" || kind === "effect" || kind === "rule" || kind === "test" ? props : {}, lost))
    return id;
  if (kind === "step" && namesLost(props, lost)) return owner;
  const needed = nodeLinks(kind, props).some(
    (link) =>
      lost.has(link.id) &&
      (link.isKey ||
        link.prop === "config.target" ||
        (link.spec.is === "ref" && link.spec.required === true) ||
        link.prop === "does" ||
        link.prop === "approval.stages"),
  );
  if (needed) return id;
  const roles = Array.isArray(props.roles) ? (props.roles as readonly Id[]) : [];
  const nobody = (kind === "policy" || kind === "action" || kind === "page") && roles.length > 0 && roles.every((role) => lost.has(role));
  const fields = Array.isArray(props.fields) && kind === "policy" ? (props.fields as readonly Id[]) : [];
  const nothing = fields.length > 0 && fields.every((field) => lost.has(field));
  const about =
    typeof props.entity === "string" &&
    lost.has(props.entity) &&
    (kind === "action" || kind === "page" || kind === "query" || kind === "compliance");
  // An action that does nothing any more is none.
  const effects =
    kind === "action" ? Object.entries(draft.nodes).filter(([, one]) => one.kind === "effect" && one.owner === id && !one.removed) : [];
  const idle = effects.length > 0 && effects.every(([effect]) => lost.has(effect));
  return nobody || nothing || about || idle ? id : null;
};

/** Whether a condition, a value or the path of a test speaks of what is lost. */
const namesLost = (props: Readonly<Record<string, unknown>>, lost: ReadonlySet<Id>): boolean =>
  ["where", "check", "when", "to", "given", "options", "values", "input", "data"].some((name) => {
    const value = props[name];
    return value !== undefined && (JSON.stringify(value).match(/[a-z]{1,3}_[a-z0-9_]+/g) ?? []).some((word) => lost.has(word));
  });

const valueAt = (props: Readonly<Record<string, unknown>>, prop: string): unknown =>
  prop.split(".").reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], props);

/** A list keeps its other members, a list of orders its other fields; what is left empty is cleared. */
const withoutLost = (value: unknown, lost: ReadonlySet<Id>): Json | null => {
  if (!Array.isArray(value)) return null;
  const kept = (value as readonly Json[]).filter((one) => {
    const id = typeof one === "object" && one !== null && "field" in one ? one.field : one;
    return typeof id !== "string" || !lost.has(id);
  });
  return kept.length > 0 ? kept : null;
};

/** What a node that stays lets go of. */
const released = (id: Id, { kind, props }: DraftNode, lost: ReadonlySet<Id>): readonly Op[] => {
  const out = new Map<string, Op>();
  for (const link of nodeLinks(kind, props)) {
    if (!lost.has(link.id)) continue;
    if (link.spec.is === "set") out.set(`${link.prop} ${link.id}`, { op: "unlink", id, prop: link.prop, to: link.id });
    else out.set(link.prop, { op: "set", id, prop: link.prop, value: withoutLost(valueAt(props, link.prop), lost) });
  }
  if (typeof props.default === "string" && lost.has(props.default)) out.set("default", { op: "set", id, prop: "default", value: null });
  const view = props.view as { readonly filter?: unknown } | undefined;
  if (kind === "page" && view?.filter !== undefined && namesLost({ where: view.filter }, lost))
    out.set("view.filter", { op: "set", id, prop: "view.filter", value: null });
  if (kind === "query" && namesLost({ where: props.where }, lost)) out.set("where", { op: "set", id, prop: "where", value: null });
  if (kind === "field")
    for (const prop of ["check", "compute"] as const)
      if (namesLost({ check: props[prop] }, lost)) out.set(prop, { op: "set", id, prop, value: null });
  return [...out.values()];
};
