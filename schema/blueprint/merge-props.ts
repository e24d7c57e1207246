/**
 * Three-way merge of one bag of properties, read off the kind table: what merges by itself (set members, locales, members of split
 * objects) does so, everything else is one value. Where both sides changed a value differently, the base stands until someone chooses.
 */
import type { Json } from "../ids.ts";
import { jcs } from "./canonical.ts";
import { isBag, isEmpty } from "./document.ts";
import { equal } from "./equal.ts";
import type { PropSpec } from "./prop-specs.ts";

type Props = Readonly<Record<string, unknown>>;
/** Base, ours, theirs. `undefined`: absent there. */
export type Three<T> = readonly [base: T, ours: T, theirs: T];

export interface Clash {
  /** `label.ar`, `type`. */
  readonly prop: string;
  readonly values: Three<unknown>;
}
/** Decides a clash; `undefined` in the answer clears. `null`: not decided. */
export type Settle = (clash: Clash) => { readonly value: unknown } | null;

/** Merges the properties of one node or of the header. Clashes that `settle` leaves open are listed. */
export const mergeProps = (
  specs: Readonly<Record<string, PropSpec>>,
  [base, ours, theirs]: Three<Props>,
  settle: Settle,
): { readonly props: Record<string, unknown>; readonly clashes: readonly Clash[] } => {
  const clashes: Clash[] = [];
  const props: Record<string, unknown> = { ...ours };
  const one = (prop: string, values: Three<unknown>): unknown => {
    const sure = agreed(values);
    if (sure) return sure.value;
    const clash: Clash = { prop, values };
    const settled = settle(clash);
    if (settled) return settled.value;
    clashes.push(clash);
    return undecided(values);
  };
  for (const name of Object.keys(specs)) {
    const spec = specs[name]!;
    const values: Three<unknown> = [kept(base[name]), kept(ours[name]), kept(theirs[name])];
    const value = agreed(values)
      ? agreed(values)!.value
      : mergesAsSet(spec, values)
        ? mergeSet(values)
        : mergesByMember(spec, values)
          ? mergeMembers(name, values, one)
          : one(name, values);
    if (isEmpty(value)) delete props[name];
    else props[name] = value;
  }
  return { props, clashes };
};

const kept = (value: unknown): unknown => (isEmpty(value) ? undefined : value);

/** The result where at most one side changed anything, or both did the same. */
export const agreed = ([base, ours, theirs]: Three<unknown>): { readonly value: unknown } | null =>
  equal(ours, theirs) || equal(theirs, base) ? { value: ours } : equal(ours, base) ? { value: theirs } : null;

/** What stands until someone chooses: the base; where it has none, the same one of both whichever side is called ours. */
export const undecided = ([base, ours, theirs]: Three<unknown>): unknown =>
  base !== undefined ? base : ours === undefined || theirs === undefined ? (ours ?? theirs) : jcs(ours) < jcs(theirs) ? ours : theirs;

/** A set that says "all" on any side is one value: taking a member away there would be lost in silence. */
const mergesAsSet = (spec: PropSpec, values: Three<unknown>): boolean =>
  spec.is === "set" && values.every((value) => value === undefined || Array.isArray(value));

const mergeSet = (values: Three<unknown>): readonly string[] => {
  const [base, ours, theirs] = values.map((value) => new Set((value ?? []) as string[])) as unknown as Three<ReadonlySet<string>>;
  return [...new Set([...ours, ...theirs])].filter((member) => (ours.has(member) && theirs.has(member)) || !base.has(member)).sort();
};

/** An object that needs certain members is one value while a side has it not at all: half of it would mean nothing. */
const mergesByMember = (spec: PropSpec, values: Three<unknown>): boolean =>
  (spec.is === "split" || spec.is === "text") &&
  values.every((value) => value === undefined || isBag(value)) &&
  (values.every((value) => value !== undefined) || !Object.values(spec.members ?? {}).some((member) => member.required));

const mergeMembers = (name: string, values: Three<unknown>, one: (prop: string, values: Three<unknown>) => unknown): Props => {
  const [base, ours, theirs] = values.map((value) => value ?? {}) as unknown as Three<Props>;
  const bag: Record<string, unknown> = {};
  for (const member of [...new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)])].sort()) {
    const at = (side: Props): unknown => (Object.hasOwn(side, member) ? kept(side[member]) : undefined);
    const value = one(`${name}.${member}`, [at(base), at(ours), at(theirs)]);
    if (!isEmpty(value)) bag[member] = value as Json;
  }
  return bag;
};
