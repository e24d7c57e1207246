/** From grants, denials and hidden properties to access rules; and what the report says of them. */
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Crud, Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { type Note, say } from "../frames/noted.ts";
import { saidOf } from "../words/access-words.ts";
import { crud, isDenied, mergedGrants, roleId, roleWords } from "../world/merged-grants.ts";
import { ownPath } from "../world/own-paths.ts";
import type { Grant, PlannedEntity, PlannedField, World } from "../world/world.ts";
import { decidedField } from "./emit-logic.ts";
import type { Ids } from "./node-ids.ts";

/** The roles the text names. */
export const roleOps = (world: World, ids: Ids, note: Note): readonly Op[] =>
  [...world.roles.values()].map((role) => {
    const name = say(role.label, role.key);
    const id = ids.role(role.key);
    note({ text: { en: `Role: ${name.en}.`, ar: `الدور: ${name.ar}.` }, span: role.span, nodes: [id] });
    return { op: "add", kind: "role", id, props: { key: role.key, label: role.label, ...(role.signUp ? { signUp: true } : {}) } };
  });

const nameOfRole = (world: World, role: string): Sentence => roleWords.get(role) ?? say(world.roles.get(role)?.label ?? {}, role);

/** Who may do what, and what may not be done. */
export const accessOps = (world: World, ids: Ids, note: Note): readonly Op[] => {
  for (const grant of world.grants) {
    const entity = world.entities.get(grant.entity);
    if (grant.role !== "r_admin" || !entity) continue;
    const many = say(entity.plural, entity.key);
    note({
      text: {
        en: `Administrators manage ${many.en.toLowerCase()}, as they do everything.`,
        ar: `المديرون يديرون ${many.ar}، كما يديرون كل شيء.`,
      },
      span: grant.span,
      nodes: [],
    });
  }
  for (const denial of world.denials) {
    const many = say(world.entities.get(denial.entity)?.plural ?? {}, denial.entity);
    const name = nameOfRole(world, denial.role);
    const denied = saidOf(new Set([...denial.allow].filter((verb) => isDenied(denial, verb))));
    note({
      text: {
        en: `${name.en} may not ${denied.en} ${many.en.toLowerCase()}.`,
        ar: `${name.ar}: لا يحق ${denied.ar} ${many.ar}.`,
      },
      span: denial.span,
      nodes: [],
    });
  }
  for (const { roles, entity: key, field: of, verbs, span } of world.alone) {
    const entity = world.entities.get(key);
    const field = entity?.fields.get(of);
    if (!entity || !field) continue;
    const names = roles.map((role) => nameOfRole(world, role));
    const [owner, prop] = [say(entity.plural, entity.key), say(field.label, field.key)];
    const does = verbs.includes("read") ? { en: "see", ar: "عرض" } : { en: "change", ar: "تعديل" };
    note({
      text: {
        en: `Nobody but ${names.map(({ en }) => en).join(", ")} may ${does.en} ${prop.en} of ${owner.en.toLowerCase()}.`,
        ar: `${does.ar} ${prop.ar} في ${owner.ar} لا يحق إلا لـ${names.map(({ ar }) => ar).join("، ")}.`,
      },
      span,
      nodes: [ids.field(entity.key, field.key)],
    });
  }
  for (const hide of world.hides) {
    const entity = world.entities.get(hide.entity);
    const field = entity?.fields.get(hide.field);
    if (!entity || !field || hide.reserved) continue;
    const [name, owner, prop] = [nameOfRole(world, hide.role), say(entity.plural, entity.key), say(field.label, field.key)];
    const does = hide.verbs.includes("read") ? { en: "see", ar: "عرض" } : { en: "change", ar: "تعديل" };
    note({
      text: {
        en: `${name.en} may not ${does.en} ${prop.en} of ${owner.en.toLowerCase()}.`,
        ar: `${name.ar}: لا يحق ${does.ar} ${prop.ar} في ${owner.ar}.`,
      },
      span: hide.span,
      nodes: [ids.field(entity.key, field.key)],
    });
  }
  return grantOps(world, ids, note);
};

/** The same name for two rules ("their own" by two ways) becomes two. */
const apart = (policy: Ids["policy"]): Ids["policy"] => {
  const used = new Set<Id>();
  return (role, entity, what) => {
    let id = policy(role, entity, what);
    for (let n = 2; used.has(id); n++) id = policy(role, entity, `${what}_${n}`);
    used.add(id);
    return id;
  };
};

const grantOps = (world: World, given: Ids, note: Note): readonly Op[] => {
  const ids: Ids = { ...given, policy: apart(given.policy) };
  return mergedGrants(world).flatMap((grant): readonly Op[] => {
    const entity = world.entities.get(grant.entity);
    if (!entity) return [];
    const allow = crud.filter((verb) => grant.allow.has(verb));
    const path = grant.own ? ownPath(world, grant) : null;
    const mine = path ? `${path.map((step) => ids.field(step.entity, step.field)).join(".")} == me` : null;
    if (grant.own && !mine) return [];
    const state = grant.state
      ? `${ids.field(entity.key, grant.state.field)} == ${ids.option(entity.key, grant.state.field, grant.state.option)}`
      : null;
    const where = [mine, state].filter((part) => part !== null).join(" && ");
    const id = ids.policy(
      grant.role.replace(/^r_/, ""),
      entity.key,
      grant.own ? "own" : grant.state ? grant.state.option : grant.span ? "" : "assumed",
    );
    const open = grant.role === "r_public";
    const shown = [...entity.fields.values()].filter((field) => mayShow(field, grant));
    if (shown.length === 0) return [];
    const secret = shown.filter((field) => field.classification === "sensitive").map((field) => ids.field(entity.key, field.key));
    const both = open && staysOpen(world, grant);
    const name = both ? everybody : nameOfRole(world, grant.role);
    const many = say(entity.plural, entity.key);
    const condition = conditionOf(entity, grant);
    const part = grant.fields
      ? [...entity.fields.values()].filter(({ key }) => grant.fields!.has(key)).map(({ key, label }) => say(label, key))
      : [];
    const can = saidOf(part.length > 0 ? new Set([...grant.allow].filter((verb) => verb !== "update")) : grant.allow);
    const purpose = secret.length > 0 && allow.includes("read") && grant.span !== null && !open;
    const [english, arabic] = [part.map(({ en }) => en.toLowerCase()).join(", "), part.map(({ ar }) => ar).join("، ")];
    const changes = {
      en: part.length === 0 ? "" : can.en ? ` and change only the ${english}` : `change only the ${english} of `,
      ar: part.length === 0 ? "" : can.ar ? ` مع تعديل ${arabic} فقط` : `تعديل ${arabic} فقط في `,
    };
    const text: Sentence = {
      en: `${name.en} may ${can.en ? `${can.en} ` : changes.en}${grant.own ? "their own " : ""}${many.en.toLowerCase()}${condition.en}${can.en ? changes.en : ""}.`,
      ar: `${name.ar}: ${can.ar ? `${can.ar} ` : changes.ar}${many.ar}${grant.own ? " الخاصة بهم فقط" : ""}${condition.ar}${can.ar ? changes.ar : ""}.`,
    };
    const spans = new Map(
      world.grants.flatMap((one) =>
        one.span && one.role === grant.role && one.entity === grant.entity && one.own === grant.own
          ? [[one.span.from, one.span] as const]
          : [],
      ),
    );
    const pieces = piecesOf(world, grant, shown, id, ids);
    const nodes = pieces.map((piece) => piece.id);
    if (spans.size === 0) note({ text, span: null, nodes });
    for (const span of spans.values()) note({ text, span, nodes });
    return pieces.map((piece) => ({
      op: "add" as const,
      kind: "policy" as const,
      id: piece.id,
      props: {
        roles: both ? ["r_member", "r_public"] : [roleId(grant.role, ids)],
        entity: ids.entity(entity.key),
        allow: piece.allow,
        ...(where && piece.allow.some((verb) => verb !== "create") ? { where } : {}),
        ...(mine && piece.allow.some(isWriting) ? { check: mine } : {}),
        fields: piece.fields,
        ...(secret.length > 0 && piece.allow.includes("read") && !purpose && !open ? { mask: [...secret].sort() } : {}),
        ...(purpose && piece.allow.includes("read")
          ? { purpose: { en: `${name.en} work with ${many.en.toLowerCase()}.`, ar: `يعمل ${name.ar} على ${many.ar}.` } }
          : {}),
      },
    }));
  });
};

/** Visitors see no persons; whoever sees something only because they book or rate it sees its name, and nothing of its private life. */
const mayShow = ({ key, type, classification }: PlannedField, { role, implied }: Grant): boolean => {
  if (role === "r_public") return type !== "user" && classification !== "personal" && classification !== "sensitive";
  return !implied || (classification !== "sensitive" && (classification !== "personal" || key === "name"));
};

const isWriting = (verb: Crud): boolean => verb === "create" || verb === "update";

interface Piece {
  readonly id: Id;
  readonly allow: readonly Crud[];
  readonly fields: "*" | readonly Id[];
}
/** One rule, or one for seeing and one for writing, where not all that is seen may be written. */
const piecesOf = (world: World, grant: Grant, shown: readonly PlannedField[], id: Id, ids: Ids): readonly Piece[] => {
  const allow = crud.filter((verb) => grant.allow.has(verb));
  const refused = (verbs: readonly string[]): ReadonlySet<string> =>
    new Set(
      world.hides.flatMap((hide) =>
        hide.entity === grant.entity &&
        [hide.role, "r_member", "r_public"].includes(grant.role) &&
        hide.verbs.some((verb) => verbs.includes(verb))
          ? [hide.field]
          : [],
      ),
    );
  const unseen = refused(["read"]);
  const unwritten = refused(["read", "update"]);
  const decided = decidedField(world, grant.entity);
  const read = shown.filter(({ key }) => !unseen.has(key));
  const write = shown.filter(({ key }) => !unwritten.has(key) && key !== decided);
  const all = world.entities.get(grant.entity)!.fields.size;
  const listed = (fields: readonly PlannedField[]): "*" | readonly Id[] =>
    grant.role !== "r_public" && fields.length === all ? "*" : fields.map((field) => ids.field(grant.entity, field.key)).sort();
  if (grant.fields && allow.includes("update")) {
    const { fields: part, ...rest } = grant;
    const changed = write.filter(({ key }) => part!.has(key));
    const others = { ...rest, allow: new Set(allow.filter((verb) => verb !== "update")) };
    const own = ids.policy(grant.role.replace(/^r_/, ""), grant.entity, `${grant.own ? "own_" : ""}change`);
    return [
      ...(others.allow.size > 0 ? piecesOf(world, others, shown, id, ids) : []),
      ...(changed.length > 0 ? [{ id: own, allow: ["update" as const], fields: listed(changed) }] : []),
    ];
  }
  const [seeing, writing] = [allow.filter((verb) => !isWriting(verb)), allow.filter(isWriting)];
  if (writing.length === 0 || write.length === read.length) return [{ id, allow, fields: listed(read) }];
  const other = ids.policy(grant.role.replace(/^r_/, ""), grant.entity, `${grant.own ? "own_" : ""}write`);
  return [
    ...(seeing.length > 0 ? [{ id, allow: seeing, fields: listed(read) }] : []),
    ...(write.length > 0 ? [{ id: other, allow: writing, fields: listed(write) }] : []),
  ];
};

/** What visitors see stays in sight of those who sign in, unless something else was said about who sees it. */
const staysOpen = (world: World, { entity }: Grant): boolean =>
  !world.denials.some((denial) => denial.entity === entity) &&
  !world.grants.some((grant) => grant.entity === entity && (grant.own || grant.only || grant.role === "r_member"));
const everybody: Sentence = { en: "Visitors and signed-in users", ar: "الزوار والمستخدمون المسجلون" };

/** " where status is available", or nothing. */
const conditionOf = (entity: PlannedEntity, { state }: Grant): Sentence => {
  const field = state ? entity.fields.get(state.field) : undefined;
  const option = field?.options.find(({ key }) => key === state?.option);
  if (!field || !option) return { en: "", ar: "" };
  const [name, value] = [say(field.label, field.key), say(option.label, option.key)];
  return { en: ` where ${name.en.toLowerCase()} is “${value.en}”`, ar: ` حيث ${name.ar} «${value.ar}»` };
};
