/**
 * One SQL statement in the making: its parameters, the aliases it used, the entities it reads, and what has to be checked about the
 * values before it may run. Nothing a person wrote becomes text here: values are bound, identifiers come from the model.
 */
import type { HopForm } from "../../../../schema/blueprint/expressions/sql-context.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Locale } from "../../../../schema/ids.ts";
import type { ModelView } from "../access.ts";
import type { Caller, RunningEnvironment } from "../caller.ts";
import type { JsonForm } from "./json-text.ts";

/** The record an action is about: its id, and what it is given by field id. */
export interface RecordInput {
  readonly id: string;
  readonly values: ReadonlyMap<Id, unknown>;
}

/** What a statement is run with. */
export interface RunInput {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly environment: Pick<RunningEnvironment, "variables">;
  readonly now: Date;
  /** The day in the platform's time zone, ISO. */
  readonly today: string;
  /** Only statements of actions ask for these. */
  readonly requestId?: string;
  readonly record?: RecordInput;
  /** The idempotency key the answer is kept under. */
  readonly key?: string;
  /** What the key stands for: another input under the same key is refused. */
  readonly inputHash?: string;
}
export type Binder = (input: RunInput) => unknown;

export interface Statement {
  readonly view: ModelView;
  /** Schema of the environment; only used through `qualified`. */
  readonly place: { readonly schema: string; readonly role: string };
  readonly locale: Locale;
  readonly json: JsonForm;
  /** Only to measure: the form of every equality over hops. */
  readonly hops?: HopForm;
  readonly binds: readonly Binder[];
  readonly reads: ReadonlySet<Id>;
  /** Entities that are read in more than one place of it. */
  readonly repeated: ReadonlySet<Id>;
  /** Says that an entity is read here. */
  read(entity: Id): void;
  /** Says that a filter or an order goes to other records; answers how often that was said. */
  follow(): number;
  /** Throw when the values of this run break a limit. */
  readonly checks: ((input: RunInput) => void)[];
  /** Adds a parameter and answers its place with its type: `$3::uuid`. */
  bind(get: Binder, sqlType: string): string;
  /** Adds a value that is the same in every run. */
  constant(value: unknown, sqlType: string): string;
  /** Like `bind`, but the same claim is sent once. */
  claim(name: string, get: Binder, sqlType: string): string;
  alias(prefix: string): string;
  /** True when the answer depends on who asks, beyond their viewer class. */
  personal(): boolean;
  /** Whether the answer can change by time alone: at any moment, or with the day. */
  timed(): "now" | "today" | null;
}

/** Where a parameter stands in the text. */
export type Parameter = (n: number, sqlType: string) => string;
const ownParameter: Parameter = (n, sqlType) => `$${n}::${sqlType}`;

export const newStatement = (
  parts: Pick<Statement, "view" | "place" | "locale" | "json" | "hops">,
  parameter: Parameter = ownParameter,
  constant?: Statement["constant"],
): Statement => {
  const reads = new Set<Id>();
  const repeated = new Set<Id>();
  const binds: Binder[] = [];
  const claims = new Map<string, string>();
  let aliases = 0;
  let followed = 0;
  const bind = (get: Binder, sqlType: string): string => {
    binds.push(get);
    return parameter(binds.length, sqlType);
  };
  return {
    ...parts,
    binds,
    reads,
    repeated,
    read: (entity) => {
      if (reads.has(entity)) repeated.add(entity);
      reads.add(entity);
    },
    follow: () => {
      followed += 1;
      return followed;
    },
    checks: [],
    bind,
    constant: constant ?? ((value, sqlType) => bind(() => value, sqlType)),
    claim: (name, get, sqlType) => {
      const key = `${name}:${sqlType}`;
      const known = claims.get(key);
      if (known) return known;
      const place = bind(get, sqlType);
      claims.set(key, place);
      return place;
    },
    personal: () => [...claims.keys()].some((key) => key.startsWith("me.") || key.startsWith("account:")),
    timed: () => (claims.has("now:timestamptz") ? "now" : claims.has("today:date") ? "today" : null),
    alias: (prefix) => {
      aliases += 1;
      return `${prefix}${aliases}`;
    },
  };
};
