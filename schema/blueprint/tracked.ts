/** Answers lints from the index and remembers who looked at what. */
import type { DraftNode } from "./document.ts";
import type { CheckedExpressions } from "./expression-places.ts";
import { checkNode } from "./expression-places.ts";
import type { Look } from "./lint/look.ts";
import { lookNames } from "./lint/look-names.ts";
import { builtInNodes, type Nodes } from "./naming.ts";
import type { Index } from "./node-index.ts";
import type { Reading } from "./reading.ts";
import type { Header, Id } from "./shape.ts";

/** A unit of work: the lints of a node (its id) or its expressions (`=id`). What was looked at: an id, a place of the index, or `=id`. */
type Unit = string;

export class Tracked {
  readonly look: Look;
  readonly #seen = new Map<Unit, Set<string>>();
  readonly #watchers = new Map<string, Set<Unit>>();
  readonly #expressions = new Map<Id, CheckedExpressions>();
  #now: Set<string> | null = null;

  constructor(
    private readonly index: Index,
    private readonly reading: () => Reading,
    private readonly once: boolean,
  ) {
    const names = (): ReturnType<typeof lookNames> => lookNames(this.look);
    let spelled: ReturnType<typeof lookNames> | undefined;
    const expressions = (id: Id): CheckedExpressions => {
      if (!once) this.#saw(`=${id}`);
      const known = this.#expressions.get(id);
      if (known) return known;
      const node = index.node(id);
      spelled ??= names();
      const result = node ? this.#during(`=${id}`, () => checkNode(spelled!, this.look.node, id, node)) : nothing;
      this.#expressions.set(id, result);
      return result;
    };
    const plain: Look = {
      header: (name) => (reading().header as unknown as Header)[name],
      node: (id) => index.node(id),
      inner: (owner, kind) => index.inner(owner, kind),
      all: (kind) => index.all(kind),
      uses: (id) => index.uses(id),
      checked: (id, prop) => expressions(id).checked.get(`${id}/${prop}`),
      expressions,
      nodes: lookup((id) => index.node(id)),
      named: lookup((id) => this.#named(id)),
      free: (id) => this.#named(id) === undefined,
    };
    this.look = once ? plain : this.#watching(plain);
  }

  /** The same answers, written down. */
  #watching(plain: Look): Look {
    const seeing = (find: (id: string) => DraftNode | undefined): Nodes =>
      lookup((id) => {
        this.#saw(id);
        return find(id);
      });
    return {
      ...plain,
      header: (name) => {
        this.#saw(`header.${name}`);
        return plain.header(name);
      },
      node: (id) => {
        this.#saw(id);
        return plain.node(id);
      },
      inner: (owner, kind) => {
        this.#saw(`${owner} ${kind}`);
        return plain.inner(owner, kind);
      },
      all: (kind) => {
        this.#saw(`*${kind}`);
        return plain.all(kind);
      },
      uses: (id) => {
        this.#saw(`@${id}`);
        return plain.uses(id);
      },
      nodes: seeing((id) => plain.node(id)),
      named: seeing((id) => this.#named(id)),
      free: (id) => {
        this.#saw(id);
        return plain.free(id);
      },
    };
  }

  /** Nodes for sentences nobody has to be reminded of. */
  get words(): { readonly nodes: Nodes; readonly named: Nodes } {
    return { nodes: lookup((id) => this.index.node(id)), named: lookup((id) => this.#named(id)) };
  }

  /** Does the work of one unit and remembers what it looked at. */
  work<T>(unit: Unit, act: (look: Look) => T): T {
    return this.#during(unit, () => act(this.look));
  }

  /** Told what changed, gives the units that have to work again. */
  changed(ids: ReadonlySet<Id | "header">, header: readonly string[]): ReadonlySet<Id | "header"> {
    if (this.once) return ids;
    const touched = new Set<string>([...ids, ...header.map((name) => `header.${name}`), ...this.index.takePlaces()]);
    const stale = new Set<Unit>();
    for (const id of ids) stale.add(id);
    for (const what of touched) for (const unit of this.#watchers.get(what) ?? []) stale.add(unit);
    for (const id of ids) stale.add(`=${id}`);
    for (const unit of [...stale]) {
      if (!unit.startsWith("=")) continue;
      stale.delete(unit);
      this.#expressions.delete(unit.slice(1));
      for (const watcher of this.#watchers.get(unit) ?? []) stale.add(watcher);
    }
    return stale;
  }

  #named(id: Id): DraftNode | undefined {
    const node = this.index.node(id);
    if (node) return node;
    const { raw } = this.reading();
    return Object.hasOwn(raw, id) ? raw[id] : Object.hasOwn(builtInNodes, id) ? builtInNodes[id] : undefined;
  }

  #saw(what: string): void {
    this.#now?.add(what);
  }

  #during<T>(unit: Unit, act: () => T): T {
    if (this.once) return act();
    const outer = this.#now;
    const seen = new Set<string>();
    this.#now = seen;
    try {
      return act();
    } finally {
      this.#now = outer;
      const before = this.#seen.get(unit);
      this.#seen.set(unit, seen);
      if (before) for (const what of before) if (!seen.has(what)) this.#watchers.get(what)?.delete(unit);
      for (const what of seen) {
        if (before?.has(what)) continue;
        const watchers = this.#watchers.get(what);
        if (watchers) watchers.add(unit);
        else this.#watchers.set(what, new Set([unit]));
      }
    }
  }
}

const nothing: CheckedExpressions = { checked: new Map(), problems: [] };

/** A function of ids in the shape sentences read nodes in. */
const lookup = (find: (id: Id) => DraftNode | undefined): Nodes =>
  new Proxy({} as Record<Id, DraftNode>, {
    get: (_, id) => (typeof id === "string" ? find(id) : undefined),
    has: (_, id) => typeof id === "string" && find(id) !== undefined,
    getOwnPropertyDescriptor: (_, id) => {
      const value = typeof id === "string" ? find(id) : undefined;
      return value && { value, configurable: true, enumerable: true, writable: false };
    },
  });
