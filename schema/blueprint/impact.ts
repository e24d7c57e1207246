/**
 * What depends on a node: everything that names it or something that lives in it, and what depends on that in turn where a formula or a
 * query carries it on [BP26]; each with what becomes of it when the node goes. Pure: the API, the studio and a test ask the same.
 */
import type { Sentence } from "../ids.ts";
import { isBuiltIn } from "./built-in.ts";
import { type Draft, type DraftNode, nodeAt } from "./document.ts";
import { type Nodes, nameOf, nodesOfDraft } from "./naming.ts";
import { kindSpec } from "./node-kinds.ts";
import type { NodeKind } from "./operation.ts";
import { propWords } from "./prop-words.ts";
import { type Around, aroundOf, removalOf } from "./removal.ts";
import type { Id } from "./shape.ts";

/** `goes`: it cannot be without the node. `released`: it stays and stops naming it. `reached`: it stays as it is, and what it works with changes. */
export type Outcome = "goes" | "released" | "reached";

export interface Dependent {
  readonly id: Id;
  readonly kind: NodeKind;
  /** The node of a collection it lives in, or is: where people find it. */
  readonly place: Id;
  /** Properties that name the node, or what lives in it; empty where it only goes along, or is reached. */
  readonly props: readonly string[];
  /** What it names: the node, or what lives in it; empty like `props`. */
  readonly names: readonly Id[];
  /** What carries it on, where it does not name the node itself. */
  readonly via: Id | null;
  readonly outcome: Outcome;
  readonly text: Sentence;
}

export interface Impact {
  readonly id: Id;
  readonly kind: NodeKind;
  readonly name: Sentence;
  /** Every platform has it: it is never removed, and nothing goes with it. */
  readonly builtIn: boolean;
  /** What lives in it, and goes with it. */
  readonly inside: readonly Id[];
  /** What goes comes first, then what lets go of it, then what is reached; by kind and place within. */
  readonly dependents: readonly Dependent[];
}

/** Lists all that depends on a node of a draft; null: there is none with this id. */
export const impactOf = (draft: Draft, id: Id): Impact | null => {
  const around = aroundOf(draft);
  const nodes = nodesOfDraft(draft);
  const node = nodeAt(nodes, id);
  if (!node || around.hidden.has(id)) return null;
  const inside = insideOf(around, id);
  const subject = new Set([id, ...inside]);
  const builtIn = isBuiltIn(id);
  const { going, along } = builtIn ? { going: subject, along: new Map<Id, Id>() } : removalOf(draft, [id], around);
  const found = [...direct(around, nodes, subject, going), ...carried(around, nodes, subject, going, along)];
  const dependents = found
    .map((one): Found => (builtIn ? { ...one, outcome: "reached" } : one))
    .map((one): Dependent => ({ ...one, text: sentenceOf(nodes, id, one) }));
  return { id, kind: node.kind, name: nameOf(nodes, id), builtIn, inside, dependents: dependents.sort(byWeight) };
};

const insideOf = ({ inner }: Around, id: Id): readonly Id[] => {
  const found = new Set<Id>();
  const queue = [...(inner.get(id) ?? [])];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === id || found.has(at)) continue;
    found.add(at);
    queue.push(...(inner.get(at) ?? []));
  }
  return [...found].sort();
};

type Found = Omit<Dependent, "text">;

/** Those that name the node, or what lives in it. */
const direct = (around: Around, nodes: Nodes, subject: ReadonlySet<Id>, going: ReadonlySet<Id>): readonly Found[] => {
  const users = new Map<Id, { readonly props: Set<string>; readonly names: Set<Id> }>();
  for (const target of subject)
    for (const { id, prop } of around.users.get(target) ?? []) {
      if (subject.has(id)) continue;
      const user = users.get(id) ?? { props: new Set(), names: new Set() };
      user.props.add(prop);
      user.names.add(target);
      users.set(id, user);
    }
  return [...users].map(([id, { props, names }]) => ({
    ...placed(nodes, id),
    props: [...props].sort(),
    names: [...names].sort(),
    via: null,
    outcome: going.has(id) ? "goes" : "released",
  }));
};

/** Those that go along with one that goes, and those a formula or a query carries it on to. */
const carried = (
  around: Around,
  nodes: Nodes,
  subject: ReadonlySet<Id>,
  going: ReadonlySet<Id>,
  along: ReadonlyMap<Id, Id>,
): readonly Found[] => {
  const found = new Map<Id, Found>();
  const known = new Set(subject);
  for (const target of subject) for (const { id } of around.users.get(target) ?? []) known.add(id);
  const add = (id: Id, via: Id): void => {
    if (known.has(id)) return;
    known.add(id);
    found.set(id, { ...placed(nodes, id), props: [], names: [], via, outcome: going.has(id) ? "goes" : "reached" });
  };
  for (const [id, because] of along) add(id, because);
  const queue = [...known].filter((id) => !subject.has(id) && carriesOn(nodes[id]!));
  for (let via = queue.shift(); via !== undefined; via = queue.shift())
    for (const { id } of around.users.get(via) ?? []) {
      if (known.has(id)) continue;
      add(id, via);
      if (carriesOn(nodes[id]!)) queue.push(id);
    }
  return [...found.values()];
};

/** What others see of a node depends on what it names: a computed field, a total, a query. */
const carriesOn = ({ kind, props }: DraftNode): boolean =>
  kind === "query" || (kind === "field" && (props.compute !== undefined || props.type === "rollup" || props.type === "lookup"));

const placed = (nodes: Nodes, id: Id): Pick<Found, "id" | "kind" | "place"> => {
  // A broken draft may own itself in a circle.
  const seen = new Set([id]);
  let place = id;
  for (let owner = nodes[id]!.owner; owner !== null && nodes[owner] && !seen.has(owner); owner = nodes[owner]!.owner) {
    seen.add(owner);
    place = owner;
  }
  return { id, kind: nodes[id]!.kind, place };
};

const weights: Readonly<Record<Outcome, number>> = { goes: 0, released: 1, reached: 2 };
const byWeight = (a: Found, b: Found): number =>
  weights[a.outcome] - weights[b.outcome] || order(a.kind, b.kind) || order(a.place, b.place) || order(a.id, b.id);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A node with its kind and its place, for the middle of a sentence. */
const whole = (nodes: Nodes, id: Id): Sentence => {
  const node = nodes[id]!;
  const noun = kindSpec(node.kind).label;
  const owner = node.owner === null || !nodes[node.owner] ? null : nameOf(nodes, node.owner);
  const own = node.props.key !== undefined || node.props.label !== undefined || node.owner === null;
  const name = nameOf(nodes, id);
  return {
    en: `the ${noun.en}${own ? ` “${name.en}”` : ""}${owner ? ` of “${owner.en}”` : ""}`,
    ar: `${noun.ar}${own ? ` «${name.ar}»` : ""}${owner ? ` في «${owner.ar}»` : ""}`,
  };
};

const sentenceOf = (nodes: Nodes, subject: Id, { id, props, names, via, outcome }: Found): Sentence => {
  const who = whole(nodes, id);
  if (via !== null) {
    const through = whole(nodes, via);
    return outcome === "goes"
      ? { en: `${upper(who.en)} goes with ${through.en}.`, ar: `الحذف يشمل ${who.ar} مع ${through.ar}.` }
      : { en: `What ${who.en} works with changes through ${through.en}.`, ar: `يصل الأثر إلى ${who.ar} عبر ${through.ar}.` };
  }
  const what = shown(names.includes(subject) ? [subject] : names, nodes);
  const where = join([...new Map(props.map((prop) => [propWords(prop).en, propWords(prop)])).values()]);
  const ends = endings[outcome];
  return {
    en: `${upper(who.en)} uses ${what.en} (${where.en})${ends.en}.`,
    ar: `يجري استخدام ${what.ar} لدى ${who.ar} (${where.ar})${ends.ar}.`,
  };
};

const endings: Readonly<Record<Outcome, Sentence>> = {
  goes: { en: ", and goes with it", ar: "، والحذف يشمل ذلك أيضًا" },
  released: { en: ", and stays without it", ar: "، وينتهي ذلك بالحذف" },
  reached: { en: "", ar: "" },
};

const most = 3;
const shown = (ids: readonly Id[], nodes: Nodes): Sentence => {
  const names = ids.slice(0, most).map((id) => nameOf(nodes, id));
  const rest = ids.length - names.length;
  const more = rest > 0 ? [{ en: `${rest} more`, ar: `${rest} غيرها` }] : [];
  return join([...names.map(({ en, ar }) => ({ en: `*${en}*`, ar: `*${ar}*` })), ...more]);
};

const join = (parts: readonly Sentence[]): Sentence => ({
  en: parts.map(({ en }, at) => (at === 0 ? en : at === parts.length - 1 ? ` and ${en}` : `, ${en}`)).join(""),
  ar: parts.map(({ ar }) => ar).join(" و"),
});

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
