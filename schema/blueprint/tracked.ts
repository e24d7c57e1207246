/** Answers lints from the index and remembers who looked at what. */
import type { DraftNode } from "./document.ts";
import { type CheckedExpressions, checkNode } from "./expression-places.ts";
import { mayHaveExpressions } from "./expression-texts.ts";
import type { Names } from "./expressions/names.ts";
import type { Look } from "./lint/look.ts";
import { lookNames } from "./lint/look-names.ts";
import { builtInNodes, type Nodes } from "./naming.ts";
import type { NodeIndex } from "./node-index.ts";
import { type Reading, rawNode } from "./reading.ts";
import type { Header, Id } from "./shape.ts";
import { type Looker, type Token, Watch } from "./watch.ts";

/** A unit of work: the lints of a node, or its expressions with what they came to. */
interface Unit extends Looker {
  readonly id: Id | "header";
}
interface Expressions extends Looker {
  readonly of: Id;
  result: CheckedExpressions | null;
}

/** What is worked out of a node. */
type Work<T> = (look: Look, id: Id, node: DraftNode) => T;

export class Tracked {
  readonly look: Look;
  readonly #watch = new Watch();
  readonly #lints = new Map<Id | "header", Unit>();
  readonly #expressions = new Map<Id, Expressions>();
  readonly #names: Names;
  #now: Token[] | null = null;

  constructor(
    private readonly index: NodeIndex,
    private readonly reading: () => Reading,
    private readonly once: boolean,
  ) {
    const expressions = (id: Id): CheckedExpressions => this.#checked(id);
    const plain: Look = {
      header: (name) => (reading().header as unknown as Header)[name],
      node: (id) => index.node(id),
      inner: (owner, kind) => index.inner(owner, kind),
      all: (kind) => index.all(kind),
      uses: (id) => index.uses(id),
      checked: (id, prop) => expressions(id).checked.get(prop),
      expressions,
      nodes: lookup((id) => index.node(id)),
      named: lookup((id) => this.#named(id)),
      free: (id) => this.#named(id) === undefined,
    };
    this.look = once ? plain : this.#watching(plain);
    this.#names = lookNames(this.look);
  }
  /** The same answers, written down. */
  #watching(plain: Look): Look {
    const seeing = (find: (id: string) => DraftNode | undefined): Nodes => lookup((id) => find(this.#saw(id)));
    return {
      ...plain,
      header: (name) => {
        this.#saw(headerToken(name));
        return plain.header(name);
      },
      node: (id) => plain.node(this.#saw(id)),
      inner: (owner, kind) => this.#saw(plain.inner(owner, kind)),
      all: (kind) => this.#saw(plain.all(kind)),
      uses: (id) => this.#saw(plain.uses(id)),
      nodes: seeing((id) => plain.node(id)),
      named: seeing((id) => this.#named(id)),
      free: (id) => plain.free(this.#saw(id)),
    };
  }

  /** The expressions of a node, checked when they are first asked for. */
  #checked(id: Id): CheckedExpressions {
    const node = this.index.node(id);
    if (!node || !mayHaveExpressions(node)) {
      this.#saw(id);
      return nothing;
    }
    let known = this.#expressions.get(id);
    if (!known) {
      known = { of: id, seen: [], result: null };
      this.#expressions.set(id, known);
    }
    this.#saw(known);
    known.result ??= this.#during(known, this.#checkOf, id, node);
    return known.result;
  }
  readonly #checkOf: Work<CheckedExpressions> = ({ node: find }, id, node) => checkNode(this.#names, find, id, node);

  /** Nodes for sentences nobody has to be reminded of. */
  get words(): { readonly nodes: Nodes; readonly named: Nodes } {
    return { nodes: lookup((id) => this.index.node(id)), named: lookup((id) => this.#named(id)) };
  }

  /** Does the work of one unit and remembers what it looked at. */
  work<T>(act: Work<T>, id: Id | "header", node: DraftNode): T {
    if (this.once) return act(this.look, id, node);
    let unit = this.#lints.get(id);
    if (!unit) {
      unit = { id, seen: [] };
      this.#lints.set(id, unit);
    }
    return this.#during(unit, act, id, node);
  }

  /** Told what changed, gives the units that have to work again. */
  changed(ids: ReadonlySet<Id | "header">, header: readonly string[]): ReadonlySet<Id | "header"> {
    const outdated = this.index.takeOutdated();
    if (this.once || this.#lints.size === 0) return ids;
    const stale = new Set(ids);
    const unchecked = new Set<Expressions>();
    for (const id of ids) {
      const own = this.#expressions.get(id);
      if (own) unchecked.add(own);
    }
    const tell = (lookers: readonly Looker[]): void => {
      for (const looker of lookers as readonly (Unit | Expressions)[]) {
        if ("of" in looker) unchecked.add(looker);
        else stale.add(looker.id);
      }
    };
    tell(this.#watch.of(new Set<Token>([...ids, ...header.map(headerToken), ...outdated])));
    if (unchecked.size > 0) tell(this.#watch.of(unchecked));
    for (const one of unchecked) one.result = null;
    return stale;
  }

  #named(id: Id): DraftNode | undefined {
    const node = this.index.node(id);
    if (node) return node;
    return rawNode(this.reading().raw, id) ?? (Object.hasOwn(builtInNodes, id) ? builtInNodes[id] : undefined);
  }

  #saw<What extends Token>(what: What): What {
    if (this.#now !== null && this.#now.at(-1) !== what) this.#now.push(what);
    return what;
  }

  #during<T>(looker: Looker, act: Work<T>, id: Id, node: DraftNode): T {
    if (this.once) return act(this.look, id, node);
    const outer = this.#now;
    const seen: Token[] = [];
    this.#now = seen;
    try {
      return act(this.look, id, node);
    } finally {
      this.#now = outer;
      this.#watch.note(looker, seen.length > short ? [...new Set(seen)] : seen);
    }
  }
}

/** Notes longer than this are worth cutting to what is different. */
const short = 12;

const headerTokens = new Map<string, string>();
const headerToken = (name: string): string => {
  const known = headerTokens.get(name) ?? `header.${name}`;
  headerTokens.set(name, known);
  return known;
};

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
