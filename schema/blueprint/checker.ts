/**
 * The checker: follows a draft from state to state and keeps its problems. Each node is a unit of work: its expressions, and the lints of
 * its kind. While a unit works, what it looks at is written down; after a change exactly the units that looked at something that changed
 * work again. What it says is always what a fresh checker would say of the same draft [BP24].
 */
import { canonical } from "./canonical.ts";
import type { Bag, Draft, DraftNode } from "./document.ts";
import { isBag, nest } from "./document.ts";
import { equal } from "./equal.ts";
import { type Finding, problemsFrom } from "./findings.ts";
import { limits } from "./limits.ts";
import { changedSince } from "./lineage.ts";
import { lintsOf } from "./lint/index.ts";
import type { Levels } from "./lint/lint.ts";
import type { Look } from "./lint/look.ts";
import { NodeIndex } from "./node-index.ts";
import type { Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import { readHeader } from "./read-node.ts";
import { foundIn, type Reading, readDraft, readNext } from "./reading.ts";
import { type Around, reread } from "./reread.ts";
import type { Blueprint, Id } from "./shape.ts";
import { bytesAtMost } from "./size.ts";
import { Tracked } from "./tracked.ts";

const weight: Readonly<Record<Problem["level"], number>> = { error: 0, warning: 1, hint: 2 };

interface Keyed {
  readonly place: string;
  readonly problem: Problem;
}
const keyed = (one: Problem): Keyed => ({
  place: `${weight[one.level]} ${one.at.id} ${one.at.prop ?? ""} ${one.code} ${one.at.span?.[0] ?? ""} ${one.text.en}`,
  problem: one,
});

const nothing: readonly Keyed[] = [];

const byPlace = (a: Keyed, b: Keyed): number => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0);

/** Two lists in order as one. */
const merged = (one: readonly Keyed[], other: readonly Keyed[]): readonly Keyed[] => {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const all: Keyed[] = [];
  let at = 0;
  for (const next of one) {
    while (at < other.length && byPlace(other[at]!, next) < 0) all.push(other[at++]!);
    all.push(next);
  }
  while (at < other.length) all.push(other[at++]!);
  return all;
};

/** Ids whose node is another value, or there only before or after. */
const changedIn = (before: Bag, after: Bag): readonly Id[] => {
  const told = changedSince(before as Draft["nodes"], after as Draft["nodes"]);
  if (told) return [...told].filter((id) => before[id] !== after[id]);
  const ids: Id[] = [];
  let kept = 0;
  for (const id of Object.keys(after)) {
    if (after[id] !== before[id]) ids.push(id);
    if (before[id] !== undefined) kept += 1;
  }
  const old = Object.keys(before);
  if (kept < old.length) for (const id of old) if (!Object.hasOwn(after, id)) ids.push(id);
  return ids;
};

/** Names of the members that differ. */
const differing = (before: Bag | undefined, after: Bag): readonly string[] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])].filter((name) => !equal(before?.[name], after[name]));

export class Checker {
  readonly #index: NodeIndex;
  readonly #tracked: Tracked;
  readonly #found = new Map<Id | "header", readonly Keyed[]>();
  #raw: unknown = this;
  #reading: Reading | null = null;
  /** What was found in the reading itself, and in the whole. */
  #broken: readonly Keyed[] = [];
  /** Everything found, in order. */
  #all: readonly Keyed[] = [];
  #problems: readonly Problem[] = [];

  readonly #once: boolean;
  readonly #levels: Levels;

  /**
   * `once`: for one look at one draft, without writing down what later looks would need. `levels`: "errors" for who only asks whether
   * there are any; nothing else is looked for then, nor told.
   */
  constructor({ once = false, levels = "all" }: { readonly once?: boolean; readonly levels?: Levels } = {}) {
    this.#once = once;
    this.#levels = levels;
    this.#index = new NodeIndex(once);
    this.#tracked = new Tracked(this.#index, () => this.#reading!, once);
  }

  /** Every problem of a draft of any quality, errors first, then by place. Drafts are values: a node that changed is another object. */
  check(raw: unknown): readonly Problem[] {
    if (raw === this.#raw) return this.#problems;
    const before = this.#reading;
    const changed = this.#read(raw);
    this.#raw = raw;
    const header = changed.has("header") ? differing(before?.header, this.#reading!.header) : [];
    const stale = this.#tracked.changed(changed, header);
    const leaving = new Set<Keyed>();
    const coming: Keyed[] = [];
    for (const id of stale) {
      for (const one of this.#found.get(id) ?? nothing) leaving.add(one);
      const found = this.#lint(id);
      if (found.length === 0) this.#found.delete(id);
      else this.#found.set(id, found);
      coming.push(...found);
    }
    if (before !== this.#reading || changed.size > 0) {
      for (const one of this.#broken) leaving.add(one);
      this.#broken = this.#brokenNow();
      coming.push(...this.#broken);
    }
    if (leaving.size + coming.length > 0) {
      const staying = leaving.size === 0 ? this.#all : this.#all.filter((one) => !leaving.has(one));
      this.#all = merged(staying, coming.sort(byPlace));
      this.#problems = this.#all.map((one) => one.problem);
    }
    return this.#problems;
  }

  /** Those of its problems that are about reading it at all: what is said there was left out or put right. */
  unread(): readonly Problem[] {
    return this.#broken.map((one) => one.problem);
  }

  /** The draft last checked, as the blueprint people see. */
  blueprint(): Blueprint {
    return nest(this.draft());
  }

  /** The live, repaired nodes `blueprint` is nested from. */
  draft(): Draft {
    const { header, live } = this.#reading!;
    return { header, nodes: live };
  }

  /** What was looked up of the draft last checked. */
  get look() {
    return this.#tracked.look;
  }

  /** Reads what changed; gives the nodes that look different now, as they are or as they are named. */
  #read(raw: unknown): ReadonlySet<Id | "header"> {
    const before = this.#reading;
    const nodes = isBag(raw) && isBag(raw.nodes) ? raw.nodes : {};
    const changed = new Set<Id | "header">();
    if (!this.#once && before && isBag(raw) && isBag(raw.header) && isBag(this.#raw) && isBag(this.#raw.nodes)) {
      const ids = changedIn(this.#raw.nodes, nodes);
      for (const id of ids) changed.add(id);
      const again = reread(before, nodes, ids, this.#around);
      if (again) {
        for (const id of again) {
          changed.add(id);
          this.#index.put(id, before.live[id]);
        }
        if (equal(raw.header, this.#raw.header)) return changed;
        const headerFound: Finding[] = [];
        this.#reading = { ...before, header: readHeader(raw.header, headerFound), headerFound };
        return changed.add("header");
      }
    }
    const reading = this.#once ? readDraft(raw) : readNext(raw, before);
    this.#reading = reading;
    if (!before || !equal(before.header, reading.header)) changed.add("header");
    for (const id of this.#index.replace(reading.ids, reading.live)) changed.add(id);
    return changed;
  }

  readonly #told = ({ level }: Problem): boolean => this.#levels === "all" || level === "error";

  readonly #around: Around = {
    siblings: (owner, kind) => (owner === null ? this.#index.all(kind) : this.#index.inner(owner, kind)),
    users: (id) => this.#index.uses(id),
  };

  #lint(id: Id | "header"): readonly Keyed[] {
    const node: DraftNode | undefined =
      id === "header" ? { kind: "header" as never, parent: null, owner: null, props: this.#reading!.header } : this.#index.node(id);
    if (!node) return nothing;
    return this.#tracked.work(this.#ask, id, node);
  }

  readonly #ask = (look: Look, id: Id, node: DraftNode): readonly Keyed[] => {
    let found: readonly Keyed[] = nothing;
    for (const lint of lintsOf(node.kind, this.#levels)) {
      const problems = lint.check(look, id, node);
      if (problems.length > 0) found = [...found, ...problems.filter(this.#told).map(keyed)];
    }
    return found;
  };

  /** The size of the canonical form, exactly only where it is near the limit. */
  #bytes(): number {
    const { header } = this.#reading!;
    const rough = this.#index.bytes(bytesAtMost(header), false);
    if (rough <= limits.canonicalBytes) return rough;
    const close = this.#index.bytes(bytesAtMost(header), true);
    return close <= limits.canonicalBytes ? close : new TextEncoder().encode(canonical(this.blueprint())).length;
  }

  #brokenNow(): readonly Keyed[] {
    const { nodes, named } = this.#tracked.words;
    const broken = problemsFrom(foundIn(this.#reading!), named).filter(this.#told).map(keyed);
    const bytes = this.#bytes();
    if (bytes > limits.canonicalBytes) {
      const enText = `The document has ${bytes} bytes, at most ${limits.canonicalBytes} are allowed.`;
      const arText = `حجم المستند ${bytes} بايت، والحد الأعلى ${limits.canonicalBytes}.`;
      broken.push(keyed(problem(nodes, "SIZE_LIMIT", { id: "header" }, { enText, arText })));
    }
    return broken;
  }
}
