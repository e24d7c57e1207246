/**
 * A second sentence that describes and does not command: "members review books", "each invoice has an amount and belongs to a patient". It
 * is read as a description is, on top of what is there. Only what it adds is kept: new things with their fields, links and rules, fields
 * that were named of things that are there, and rules about what the sentence leaves behind; nothing that is there changes [BP40].
 */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import { between } from "../../../../../schema/blueprint/rank.ts";
import { builtIn, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Frame, Phrase } from "../clauses/types.ts";
import { accessOps, roleOps } from "../emit/emit-access.ts";
import { entityStep, fieldOps, type Waiting } from "../emit/emit-entities.ts";
import { testOps } from "../emit/emit-tests.ts";
import { framesOf } from "../frames/frames.ts";
import { type Note, say } from "../frames/noted.ts";
import { singular } from "../text/fold.ts";
import type { Clause } from "../text/tokens.ts";
import { conceptOf, wholeProperty } from "../words/words.ts";
import { complete } from "../world/complete.ts";
import { ownPath } from "../world/own-paths.ts";
import { askWho } from "../world/questions.ts";
import { resolve } from "../world/resolve.ts";
import type { Grant, PlannedEntity, PlannedField, World } from "../world/world.ts";
import { forgetTests } from "./access-rules.ts";
import { childrenOf, fact, lastOrder, single, type Work } from "./changing.ts";
import { type ExistingWorld, existingWorld, isBuiltIn } from "./existing-world.ts";
import { keptName } from "./permissions-named.ts";
import { askRecords } from "./profiles.ts";

/** Reads the clause so; false where it adds nothing, or speaks of who or what is neither there nor made by it. */
export const describe = (work: Work, clause: Clause): boolean => {
  const frames = framesOf([clause]);
  if (frames.length === 0 || !frames.every((frame) => readable.has(frame.is))) return false;
  // A note about people who are a role and no records would be about nobody.
  const nobody = frames.flatMap((frame) => (frame.is === "grants" ? (frame.on ?? []) : [])).find((phrase) => isRoleAlone(work, phrase));
  if (nobody) return askRecords(work, clause, nobody);
  const there = existingWorld(work);
  const { world } = there;
  const before = namesIn(world);
  resolve(
    frames.map((frame) => inTermsOf(work, frame)),
    [clause],
    world,
  );
  if (world.unread.length > 0 || world.denials.length > 0 || !rolesAreKnown(work, world, before, frames)) return false;
  complete(world);
  const added = additionsTo(world, before);
  // Who has a role and is only spoken of is no record.
  if (added.entities.some(({ key, described }) => before.roles.has(key) && !described)) return false;
  if (added.entities.length === 0 && added.fields.length === 0 && added.grants.length === 0) return false;
  emitAdditions(work, clause, there, added);
  return true;
};

const isRoleAlone = (work: Work, { tokens }: Phrase): boolean =>
  work.find.entity(tokens).length === 0 && single(work.find.role(tokens)) !== null;

/** Approvals, messages, pages, choices and colours have a grammar of their own for what is there. */
const readable: ReadonlySet<Frame["is"]> = new Set(["has", "links", "grants"]);

interface Names {
  readonly entities: ReadonlyMap<string, ReadonlySet<string>>;
  readonly roles: ReadonlySet<string>;
  readonly grants: readonly Grant[];
}
const namesIn = (world: World): Names => ({
  entities: new Map([...world.entities].map(([key, { fields }]) => [key, new Set(fields.keys())])),
  roles: new Set(world.roles.keys()),
  grants: [...world.grants],
});

/** The frame under the names that are there: a thing may be called otherwise than the lexicon calls it. */
const inTermsOf = (work: Work, frame: Frame): Frame => {
  const thing = (phrase: Phrase): Phrase => {
    const known = single(work.find.entity(phrase.tokens));
    return known ? keptName(phrase, String(known.node.props.key)) : phrase;
  };
  // «يكتب ملاحظة عن الطالب»: what is written about somebody is a thing, where a thing alone would have it as a property.
  const written = (phrase: Phrase): Phrase => {
    const concept = phrase.concept ? undefined : conceptOf(singular(wholeProperty(phrase.tokens)?.key ?? ""));
    return concept ? { ...phrase, concept } : thing(phrase);
  };
  const actor = (phrase: Phrase): Phrase => {
    const known = single(work.find.role(phrase.tokens));
    return known && !isBuiltIn(known.id) ? keptName(phrase, String(known.node.props.key)) : thing(phrase);
  };
  if (frame.is === "has") return { ...frame, subjects: frame.subjects.map(thing) };
  if (frame.is === "links") return { ...frame, subjects: frame.subjects.map(thing), targets: frame.targets.map(thing) };
  if (frame.is !== "grants") return frame;
  return {
    ...frame,
    subjects: frame.subjects.map(actor),
    objects: frame.objects.map(frame.on && frame.verb.allows.includes("create") ? written : thing),
    ...(frame.about ? { about: frame.about.map(thing) } : {}),
    ...(frame.on ? { on: frame.on.map(thing) } : {}),
  };
};

/** Nobody is made up: who acts has a role, or is a person the blueprint keeps a record of. */
const rolesAreKnown = (work: Work, world: World, before: Names, frames: readonly Frame[]): boolean => {
  const people = new Set(
    frames.flatMap((frame) =>
      frame.is === "grants" ? frame.subjects.flatMap((one) => single(work.find.entity(one.tokens))?.node.props.key ?? []) : [],
    ),
  );
  return [...world.roles.values()].every(({ key }) => before.roles.has(key) || people.has(key));
};

interface Additions {
  readonly roles: ReadonlySet<string>;
  readonly entities: readonly PlannedEntity[];
  /** Of things that are there. */
  readonly fields: readonly { readonly entity: PlannedEntity; readonly field: PlannedField }[];
  readonly grants: readonly Grant[];
}

/** What the world has more than before, as far as the sentence said so or what it said needs it. */
const additionsTo = (world: World, before: Names): Additions => {
  const roles = new Set([...world.roles.keys()].filter((key) => !before.roles.has(key)));
  const isNew = (key: string): boolean => !before.entities.has(key);
  const said = world.grants.filter((grant) => !before.grants.includes(grant) && !isHeld(before.grants, grant));
  const spokenOf = new Set(said.filter(({ span }) => span !== null).map(({ entity }) => entity));
  // What nobody said is not shown to everybody.
  const isOpen = (role: string): boolean => role === builtIn.public || role === builtIn.member;
  const grants = said.filter(
    ({ role, entity, span }) =>
      span !== null || (!isOpen(role) && (roles.has(role) || roles.has(role) || (isNew(entity) && spokenOf.has(entity)))),
  );
  const needed = new Set(
    grants.flatMap((grant) => (grant.own ? (ownPath(world, grant) ?? []).map((step) => `${step.entity} ${step.field}`) : [])),
  );
  const fields = [...world.entities.values()].flatMap((entity) =>
    isNew(entity.key)
      ? []
      : [...entity.fields.values()]
          .filter(({ key, span }) => !before.entities.get(entity.key)!.has(key) && (span !== null || needed.has(`${entity.key} ${key}`)))
          .map((field) => ({ entity, field })),
  );
  return { roles, entities: [...world.entities.values()].filter(({ key }) => isNew(key)), fields, grants };
};

/** Whether the role has it already, with all records or with those that are its own. */
const isHeld = (grants: readonly Grant[], { role, entity, allow, own }: Grant): boolean =>
  [...allow].every((verb) =>
    grants.some(
      (one) =>
        (one.role === role || (one.role === "r_member" && role !== "r_public")) &&
        one.entity === entity &&
        one.allow.has(verb) &&
        (own || !one.own),
    ),
  );

const emitAdditions = (work: Work, clause: Clause, { world, ids }: ExistingWorld, added: Additions): void => {
  const note: Note = ({ text, span, nodes }) => void (span ? fact(work, clause, text, nodes) : work.assumed.push({ text, nodes }));
  const fresh = new Set(added.entities.map(({ key }) => key));
  const roles = new Map([...world.roles].filter(([key]) => added.roles.has(key)));
  work.ops.push(...roleOps({ ...world, roles }, ids, note));
  const waiting: Waiting = { done: new Set([...world.entities.keys()].filter((key) => !fresh.has(key))), later: new Map() };
  for (const entity of added.entities) work.ops.push(...entityStep(world, entity, ids, note, waiting).batch.ops);
  const last = new Map<string, string>();
  for (const { entity, field } of added.fields) {
    const order = between(last.get(entity.key) ?? lastOrder(childrenOf(work, "field", ids.entity(entity.key))), null);
    last.set(entity.key, order);
    // Records that are there have no value for it yet.
    const made = fieldOps(entity, { ...field, required: false }, order, false, ids);
    work.ops.push(...made.map(withoutRequired));
    const [name, owner] = [say(field.label, field.key), say(entity.label, entity.key)];
    note({
      text: { en: `Added to ${owner.en}: ${name.en}.`, ar: `أُضيف إلى ${owner.ar}: ${name.ar}.` },
      span: clause.span,
      nodes: made.map(({ id }) => id),
    });
  }
  const given: World = { ...world, grants: [...added.grants], hides: [], reserved: [] };
  work.ops.push(...accessOps(given, ids, note));
  const owners = new Set<Id>(added.entities.map(({ key }) => ids.entity(key)));
  work.ops.push(...testOps(given, ids).filter((op) => op.op === "add" && owners.has(op.parent ?? "")));
  for (const { role, entity, allow } of added.grants)
    if (!fresh.has(entity)) forgetTests(work, world.roles.has(role) ? ids.role(role) : role, ids.entity(entity), allow, "refused");
  for (const { key, plural } of added.entities)
    if (!added.grants.some(({ entity }) => entity === key)) askWho(work, ids.entity(key), say(plural, key));
};

const withoutRequired = (op: Op): Op => {
  if (op.op !== "add" || op.kind !== "field" || !("required" in op.props)) return op;
  const { required: _, ...props } = op.props;
  return { ...op, props };
};
