/** What a description leaves unsaid and a platform needs: fields of bare entities, "their own", what one must see to work. */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import type { Frame } from "../clauses/types.ts";
import { completeDecisions } from "../frames/approvals.ts";
import { view } from "../frames/views.ts";
import { clientele } from "../words/access-words.ts";
import { entityKey } from "../words/naming.ts";
import { keepDenied } from "./denied-members.ts";
import { entityOf } from "./entities.ts";
import { hideFromOthers } from "./hidden.ts";
import { isDenied } from "./merged-grants.ts";
import { ensureOwn, inOrder, leadsTo, ownPath } from "./own-paths.ts";
import { signsIn } from "./signs-in.ts";
import { called, finishFields, usualFields } from "./usual.ts";
import type { Grant, PlannedEntity, World } from "./world.ts";

/** Completes a world in place. */
export const complete = (world: World, frames: readonly Frame[] = []): void => {
  signsIn(world);
  // What a page shows is kept, though nothing else is said of it; who only acts is a role.
  for (const frame of frames)
    if (frame.is === "view" && frame.owner && !world.roles.has(entityKey(frame.owner))) entityOf(world, frame.owner, frame.clause.span);
  for (const entity of world.entities.values()) {
    if (!entity.described || entity.fields.size === 0) usualFields(world, entity);
    else called(entity);
  }
  completeDecisions(world);
  for (const entity of world.entities.values()) finishFields(entity);
  // What is shown is known once it is known what everything has.
  for (const frame of frames) if (frame.is === "view") view(world, frame);
  publicNames(world);
  linkRecords(world);
  keepToOwn(world);
  throughTheSame(world);
  for (const grant of inOrder(world, world.grants)) ensureOwn(world, grant);
  for (const { entity, to } of world.notices) ofWhomItTells(world, entity, entityKey(to));
  impliedReads(world);
  reachable(world);
  keepDenied(world);
  hideFromOthers(world);
};

/** "When it is accepted, email the customer": the one customer it is about, and not everybody who is one. */
const ofWhomItTells = (world: World, entity: string, role: string): void => {
  if (clientele.has(role) && role !== entity && world.roles.has(role) && !leadsToRecord(world, entity, role))
    ensureOwn(world, { role, entity });
};
const leadsToRecord = (world: World, entity: string, role: string): boolean => world.entities.has(role) && leadsTo(world, entity, role);

/** Who may be seen by visitors is known by name: that was said. */
const publicNames = (world: World): void => {
  for (const grant of world.grants) {
    const name =
      grant.role === "r_public" && grant.span && grant.allow.has("read") ? world.entities.get(grant.entity)?.fields.get("name") : undefined;
    if (name) name.classification = "internal";
  }
};

const about = new Set(
  "review comment booking favorite follow order payment rental application adoption enrollment registration loan vote bidOffer pledge viewing screening refund waitingList".split(
    " ",
  ),
);

/** What is said of something written, too. */
const remarks = new Set(["review", "comment", "favorite", "follow"]);

/** A review or a booking is of something: of the first thing the text speaks of. */
const linkRecords = (world: World): void => {
  for (const entity of world.entities.values()) {
    if (!about.has(entity.key) || entity.described || [...entity.fields.values()].some((field) => field.target)) continue;
    const main =
      [...world.entities.values()].find(
        (other) =>
          !about.has(other.key) &&
          other.concept !== null &&
          ["thing", "place", "event"].includes(other.concept.kind) &&
          other.concept.kind !== "event",
      ) ??
      [...world.entities.values()].find((other) => !about.has(other.key) && other.key !== "slot" && other.concept?.kind === "event") ??
      (remarks.has(entity.key)
        ? [...world.entities.values()].find((other) => other.concept?.kind === "document" && other.concept.fields[0] === "title!")
        : undefined);
    if (main)
      entity.fields.set(main.key, {
        key: main.key,
        label: main.label,
        type: "reference",
        classification: "internal",
        required: true,
        unique: false,
        target: main.key,
        options: [],
        span: null,
        why: "usual",
      });
  }
};

/** Whether a record says something about a person: in a field of its own, or by what it points to, as an invoice does of a patient. */
const tellsOfPeople = (world: World, entity: PlannedEntity, seen: ReadonlySet<string> = new Set()): boolean =>
  entity.concept?.kind === "person" ||
  [...entity.fields.values()].some(({ classification, target }) => {
    if (classification === "personal" || classification === "sensitive") return true;
    const other = target && !seen.has(target) ? world.entities.get(target) : undefined;
    return other !== undefined && tellsOfPeople(world, other, new Set([...seen, entity.key]));
  });

/**
 * Nobody was named, or nobody may see a thing: it is said who does, as an assumption. Where somebody may not see it, it is the others, each
 * by name: whoever signs in is somebody who may not, too.
 */
const reachable = (world: World): void => {
  const crud: readonly Crud[] = ["create", "read", "update"];
  const others = world.grants.filter((grant) => grant.role !== "r_admin");
  const nobody = world.roles.size === 0 && others.length === 0;
  for (const entity of world.entities.values()) {
    if (others.some((grant) => grant.entity === entity.key)) continue;
    const managed = world.grants.some((grant) => grant.entity === entity.key);
    const personal = tellsOfPeople(world, entity);
    if (nobody && !managed)
      world.grants = [...world.grants, { role: "r_member", entity: entity.key, allow: new Set(crud), own: false, only: false, span: null }];
    else if (!personal && !world.denials.some((denial) => denial.entity === entity.key && isDenied(denial, "read")))
      world.grants = [
        ...world.grants,
        { role: "r_member", entity: entity.key, allow: new Set(["read"]), own: false, only: false, span: null },
      ];
    // Students see who teaches them, and not each other's addresses.
    else
      for (const role of world.roles.keys())
        if (!personal || !clientele.has(role) || (entity.concept?.kind === "person" && !clientele.has(entity.key)))
          world.grants = [...world.grants, { role, entity: entity.key, allow: new Set(["read"]), own: false, only: false, span: null }];
  }
  world.invited = nobody;
};

/** "Tenants enter the readings of their own plot … and see their readings": of the same plot. */
const throughTheSame = (world: World): void => {
  const via = (grant: Grant): string | undefined =>
    world.grants.find((one) => one.via && one.role === grant.role && one.entity === grant.entity)?.via;
  world.grants = world.grants.map((grant) => {
    const thing = grant.own && !grant.via ? via(grant) : undefined;
    return thing ? { ...grant, via: thing } : grant;
  });
};

/** Who sees only their own records adds and changes none but their own: "register families" and "see only those they registered". */
const keepToOwn = (world: World): void => {
  const kept = new Set(
    world.grants.flatMap((grant) =>
      grant.own && grant.only && grant.allow.has("read") && grant.allow.size === 1 ? [`${grant.role} ${grant.entity}`] : [],
    ),
  );
  const seen = new Set(
    world.grants.flatMap((grant) =>
      grant.own && grant.allow.has("read") && grant.allow.size === 1 ? [`${grant.role} ${grant.entity}`] : [],
    ),
  );
  world.grants = world.grants.filter((grant) => !(grant.implied && seen.has(`${grant.role} ${grant.entity}`)));
  const added = new Set(
    world.grants.flatMap((grant) =>
      grant.own && grant.allow.has("create") && (grant.role === "r_member" || clientele.has(grant.role))
        ? [`${grant.role} ${grant.entity}`]
        : [],
    ),
  );
  world.grants = world.grants.map((grant) => {
    const at = `${grant.role} ${grant.entity}`;
    // Adding alone does not show everyone's: seeing was only said of one's own.
    const adds = grant.allow.has("create") && !grant.allow.has("update") && !grant.allow.has("delete");
    // "Members borrow tools and may extend a loan": the loans they made.
    const changes = added.has(at) && (grant.allow.has("update") || grant.allow.has("delete"));
    return !grant.own && grant.span && (kept.has(at) || (adds && seen.has(at)) || changes) ? { ...grant, own: true } : grant;
  });
};

/** It was told to hold something personal beside a name. */
const tellsOwn = ({ fields }: PlannedEntity): boolean =>
  [...fields.values()].some(({ key, span, classification }) => span !== null && key !== "name" && classification !== "internal");

/** Who works with a record must see what it points to; who manages it also adds the people it is about. */
const impliedReads = (world: World): void => {
  const has = (role: string, entity: string): boolean => world.grants.some((grant) => grant.role === role && grant.entity === entity);
  const added: Grant[] = [];
  for (const grant of world.grants) {
    for (const field of world.entities.get(grant.entity)?.fields.values() ?? []) {
      if (!field.target || has(grant.role, field.target) || added.some((one) => one.role === grant.role && one.entity === field.target))
        continue;
      const target = world.entities.get(field.target);
      // Who sees only what is theirs does not see with it the telephone numbers of everybody who works there.
      if (grant.own && clientele.has(grant.role) && target && world.roles.has(target.key) && tellsOwn(target)) continue;
      const manages = grant.allow.has("update") && grant.allow.has("create") && grant.allow.has("delete");
      const isClient = target?.concept?.kind === "person" && !world.roles.has(field.target);
      const allow: Crud[] = manages && isClient && !grant.own ? ["create", "read", "update"] : ["read"];
      // A patient who sees their appointments sees whose they are: themselves, and no other patient.
      const own = field.target === grant.role && ownPath(world, { entity: field.target, role: grant.role }) !== null;
      added.push({ role: grant.role, entity: field.target, allow: new Set(allow), own, only: false, span: null });
    }
  }
  world.grants = [...world.grants, ...added];
  // Whoever sees only their own things sees whose they are: themselves.
  for (const grant of world.grants) {
    if (!grant.own || grant.role === grant.entity) continue;
    for (const { entity: via } of ownPath(world, grant)?.slice(1) ?? [])
      if (!has(grant.role, via))
        world.grants = [...world.grants, { role: grant.role, entity: via, allow: new Set(["read"]), own: true, only: false, span: null }];
  }
};
