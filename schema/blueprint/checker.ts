/**
 * The checker: follows a draft from state to state and keeps its problems. Each node is a unit of work: its expressions, and the lints of
 * its kind. While a unit works, what it looks at is written down; after a change exactly the units that looked at something that changed
 * work again. What it says is always what a fresh checker would say of the same draft [BP24].
 */
import type { Bag, Draft, DraftNode } from "./document.ts";
import { isBag, nest } from "./document.ts";
import { problemsFrom } from "./findings.ts";
import { limits } from "./limits.ts";
import { lintsOf } from "./lint/index.ts";
import { NodeIndex } from "./node-index.ts";
import type { Problem } from "./operation.ts";
import { problem } from "./problem-texts.ts";
import { foundIn, type Reading, type ReadMemo, readDraft, reread } from "./reading.ts";
import type { Blueprint, Id } from "./shape.ts";
import { canonicalBytes } from "./size.ts";
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

export class Checker {
  readonly #memo: ReadMemo = new WeakMap();
  readonly #index = new NodeIndex();
  readonly #tracked: Tracked;
  readonly #found = new Map<Id | "header", readonly Keyed[]>();
  #raw: unknown = this;
  #reading: Reading | null = null;
  #broken: readonly Keyed[] = [];
  #problems: readonly Problem[] = [];

  /** `once`: for one look at one draft, without writing down what later looks would need. */
  constructor(once = false) {
    this.#tracked = new Tracked(this.#index, () => this.#reading!, once);
  }

  /** Every problem of a draft of any quality, errors first, then by place. Drafts are values: a node that changed is another object. */
  check(raw: unknown): readonly Problem[] {
    if (raw === this.#raw) return this.#problems;
    const before = this.#reading;
    const changed = this.#read(raw);
    this.#raw = raw;
    const stale = this.#tracked.changed(changed);
    let differs = before !== this.#reading || changed.size > 0;
    for (const id of stale) {
      const found = this.#lint(id);
      if (found.length === 0) differs = this.#found.delete(id) || differs;
      else this.#found.set(id, found);
    }
    if (differs) this.#gather();
    return this.#problems;
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
    const old = isBag(this.#raw) && isBag(this.#raw.nodes) ? (this.#raw.nodes as Bag) : null;
    const changed = new Set<Id | "header">();
    if (before && old) {
      const same = isBag(raw) && isBag(this.#raw) && raw.header === this.#raw.header;
      for (const id of Object.keys(nodes)) if (nodes[id] !== old[id]) changed.add(id);
      for (const id of Object.keys(old)) if (!Object.hasOwn(nodes, id)) changed.add(id);
      if (same && reread(before, nodes, [...changed] as Id[], this.#memo)) {
        for (const id of changed) this.#index.put(id, before.live[id]);
        return changed;
      }
    }
    const reading = readDraft(raw, this.#memo);
    this.#reading = reading;
    if (!before || JSON.stringify(before.header) !== JSON.stringify(reading.header)) changed.add("header");
    for (const id of this.#index.replace(reading.live)) changed.add(id);
    return changed;
  }

  #lint(id: Id | "header"): readonly Keyed[] {
    const node: DraftNode | undefined =
      id === "header" ? { kind: "header" as never, parent: null, owner: null, props: this.#reading!.header } : this.#index.node(id);
    if (!node) return [];
    return this.#tracked.work(id, (look) => lintsOf(node.kind).flatMap((lint) => lint.check(look, id, node))).map(keyed);
  }

  #gather(): void {
    const { nodes, named } = this.#tracked.words;
    const broken = problemsFrom(foundIn(this.#reading!), named).map(keyed);
    const bytes = canonicalBytes(this.draft());
    if (bytes > limits.canonicalBytes) {
      const enText = `The document has ${bytes} bytes, at most ${limits.canonicalBytes} are allowed.`;
      const arText = `حجم المستند ${bytes} بايت، والحد الأعلى ${limits.canonicalBytes}.`;
      broken.push(keyed(problem(nodes, "SIZE_LIMIT", { id: "header" }, { enText, arText })));
    }
    this.#broken = broken;
    const all = [...this.#broken];
    for (const found of this.#found.values()) all.push(...found);
    this.#problems = all.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0)).map((one) => one.problem);
  }
}
