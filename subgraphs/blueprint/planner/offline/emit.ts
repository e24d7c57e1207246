/** From the world to operations: entities with their fields, roles, access rules, access tests; and the facts the report lists. */
import { plural } from "../../../../schema/blueprint/keys.ts";
import type { Batch, Op } from "../../../../schema/blueprint/operation.ts";
import { between } from "../../../../schema/blueprint/rank.ts";
import type { Crud, Id } from "../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../schema/ids.ts";
import type { Fact, Span } from "../../../../schema/planner.ts";
import { saidOf } from "./access-words.ts";
import { ownPath } from "./complete.ts";
import { actionOps, decidedField, workflowOps } from "./emit-logic.ts";
import { pageOps } from "./emit-pages.ts";
import { createIds, type Ids } from "./node-ids.ts";
import { stateNamed } from "./notices.ts";
import type { Grant, PlannedEntity, PlannedField, Words, World } from "./world.ts";

export interface Emitted {
  readonly steps: readonly { readonly batch: Batch; readonly says: Sentence }[];
  readonly understood: readonly Fact[];
  readonly assumed: readonly Fact[];
}

type Draft = { readonly text: Sentence; readonly span: Span | null; readonly nodes: readonly Id[] };
const say = (words: Words, key: string): Sentence => ({ en: words.en ?? words.ar ?? key, ar: words.ar ?? words.en ?? key });
const crud: readonly Crud[] = ["create", "delete", "read", "update"];
const all = (parts: readonly string[], joint: string): string => parts.join(joint);

/** Makes the operations of a world, entity by entity. `taken` are ids the document has used before. */
export const emit = (world: World, taken: ReadonlySet<Id>, header: readonly Op[], headerFacts: readonly Draft[]): Emitted => {
  const ids = createIds(taken);
  const steps: { batch: Batch; says: Sentence }[] = [];
  const understood: Draft[] = [...headerFacts.filter((fact) => fact.span)];
  const assumed: Draft[] = [...headerFacts.filter((fact) => !fact.span)];
  const note = (fact: Draft): void => void (fact.span ? understood : assumed).push(fact);
  if (header.length > 0) steps.push({ batch: { ops: header }, says: { en: "Named the platform", ar: "تسمية المنصة" } });
  const waiting: Waiting = { done: new Set(), later: new Map() };
  // States that only a notice speaks of are options too, and options are written with their fields.
  for (const { entity, state } of world.notices) if (state && world.entities.has(entity)) stateNamed(world.entities.get(entity)!, state);
  for (const entity of inOrder(world)) steps.push(entityStep(world, entity, ids, note, waiting));
  const roles = roleOps(world, ids, note);
  if (roles.length > 0) steps.push({ batch: { ops: roles }, says: { en: "Added the roles", ar: "إضافة الأدوار" } });
  const access = accessOps(world, ids, note);
  if (access.length > 0) steps.push({ batch: { ops: access }, says: { en: "Said who may do what", ar: "تحديد الصلاحيات" } });
  const actions = actionOps(world, ids, note);
  if (actions.length > 0) steps.push({ batch: { ops: actions }, says: { en: "Added who approves", ar: "إضافة الاعتمادات" } });
  const workflows = workflowOps(world, ids, note);
  if (workflows.length > 0) steps.push({ batch: { ops: workflows }, says: { en: "Added what happens when", ar: "إضافة سير العمل" } });
  const pages = pageOps(world, ids, note);
  if (pages.length > 0)
    steps.push({ batch: { ops: pages }, says: { en: "Added the pages that were asked for", ar: "إضافة الصفحات المطلوبة" } });
  const tests = testOps(world, ids);
  if (tests.length > 0)
    steps.push({ batch: { ops: tests }, says: { en: "Added tests of the access rules", ar: "إضافة اختبارات الصلاحيات" } });
  const numbered = (facts: readonly Draft[], prefix: string): readonly Fact[] =>
    facts.map((fact, i) => ({ id: `${prefix}${i + 1}`, ...fact }));
  return { steps, understood: numbered(understood, "u"), assumed: numbered(assumed, "a") };
};

/** What is pointed to comes first, so that every batch stands by itself; circles keep the order of the text. */
const inOrder = (world: World): readonly PlannedEntity[] => {
  const done = new Set<string>();
  const out: PlannedEntity[] = [];
  const visit = (entity: PlannedEntity, path: ReadonlySet<string>): void => {
    if (done.has(entity.key) || path.has(entity.key)) return;
    for (const field of entity.fields.values()) {
      const target = field.target ? world.entities.get(field.target) : undefined;
      if (target) visit(target, new Set([...path, entity.key]));
    }
    if (done.has(entity.key)) return;
    done.add(entity.key);
    out.push(entity);
  };
  for (const entity of world.entities.values()) visit(entity, new Set());
  return out;
};

const titleKeys = ["name", "title", "subject", "number", "code", "question", "reason"];
const titleOf = (entity: PlannedEntity): PlannedField | undefined => {
  for (const key of titleKeys) if (entity.fields.has(key)) return entity.fields.get(key);
  const fields = [...entity.fields.values()];
  return (
    fields.find((field) => field.type === "text") ??
    fields.find((field) => field.type === "dateTime" || field.type === "date") ??
    fields.find((field) => field.target === undefined && field.type !== "user")
  );
};

/** Links to what comes later wait for it: two entities may point to each other. */
interface Waiting {
  readonly done: Set<string>;
  readonly later: Map<string, Op[]>;
}

const entityStep = (
  world: World,
  entity: PlannedEntity,
  ids: Ids,
  note: (fact: Draft) => void,
  waiting: Waiting,
): { batch: Batch; says: Sentence } => {
  const id = ids.entity(entity.key);
  const title = titleOf(entity);
  const personal = [...entity.fields.values()].some((field) => field.classification === "personal" || field.classification === "sensitive");
  const ops: Op[] = [
    {
      op: "add",
      kind: "entity",
      id,
      props: {
        key: entity.key,
        label: entity.label,
        plural: entity.plural,
        ...(entity.concept?.icon ? { icon: entity.concept.icon } : {}),
        ...(title ? { title: ids.field(entity.key, title.key) } : {}),
        audit: personal ? "all" : "changes",
        sampleRows: 20,
      },
    },
  ];
  let order: string | null = null;
  const { done, later } = waiting;
  for (const field of entity.fields.values()) {
    order = between(order, null);
    const made = fieldOps(entity, field, order, field === title, ids, world.states.get(entity.key));
    if (field.target && field.target !== entity.key && !done.has(field.target))
      later.set(field.target, [...(later.get(field.target) ?? []), ...made]);
    else ops.push(...made);
    if (!field.span) note({ text: fieldText(entity, field), span: null, nodes: made.map((op) => op.id) });
  }
  ops.push(...(later.get(entity.key) ?? []));
  done.add(entity.key);
  const name = say(entity.label, entity.key);
  const spans = new Map<number, Span>(entity.span ? [[entity.span.from, entity.span]] : []);
  for (const field of entity.fields.values()) if (field.span) spans.set(field.span.from, field.span);
  if (spans.size === 0) note({ text: { en: `There is “${name.en}”.`, ar: `يوجد «${name.ar}».` }, span: null, nodes: [id] });
  for (const span of spans.values()) {
    const fields = [...entity.fields.values()].filter((field) => field.span?.from === span.from);
    const list = (locale: "en" | "ar") =>
      all(
        fields.map((field) => say(field.label, field.key)[locale]),
        locale === "en" ? ", " : "، ",
      );
    const text: Sentence =
      fields.length > 0
        ? { en: `${name.en}: ${list("en")}.`, ar: `${name.ar}: ${list("ar")}.` }
        : { en: `There is “${name.en}”.`, ar: `يوجد «${name.ar}».` };
    note({
      text,
      span,
      nodes: [...(span.from === entity.span?.from ? [id] : []), ...fields.flatMap((field) => nodesOf(entity, field, ids))],
    });
  }
  for (const said of world.notes) {
    const field = said.entity === entity.key ? entity.fields.get(said.field) : undefined;
    if (field) note({ text: noteText(entity, field, said.what), span: said.span, nodes: [ids.field(entity.key, field.key)] });
  }
  return { batch: { ops }, says: { en: `Added ${name.en}`, ar: `إضافة ${name.ar}` } };
};

const nodesOf = (entity: PlannedEntity, field: PlannedField, ids: Ids): readonly Id[] => [
  ids.field(entity.key, field.key),
  ...field.options.map((option) => ids.option(entity.key, field.key, option.key)),
];

const noteText = (entity: PlannedEntity, field: PlannedField, what: World["notes"][number]["what"]): Sentence => {
  const owner = say(entity.label, entity.key);
  const name = say(field.label, field.key);
  switch (what) {
    case "options":
      return {
        en: `${owner.en}, ${name.en}: ${all(
          field.options.map((option) => say(option.label, option.key).en),
          ", ",
        )}.`,
        ar: `${owner.ar}، ${name.ar}: ${all(
          field.options.map((option) => say(option.label, option.key).ar),
          "، ",
        )}.`,
      };
    case "unique":
      return { en: `${name.en} of ${owner.en} is unique.`, ar: `${name.ar} في ${owner.ar} فريد.` };
    case "required":
      return { en: `${name.en} of ${owner.en} is required.`, ar: `${name.ar} في ${owner.ar} إلزامي.` };
    case "optional":
      return { en: `${name.en} of ${owner.en} is optional.`, ar: `${name.ar} في ${owner.ar} اختياري.` };
  }
};

const fieldText = (entity: PlannedEntity, field: PlannedField): Sentence => {
  const owner = say(entity.label, entity.key);
  const name = say(field.label, field.key);
  if (field.why === "own")
    return {
      en: `${owner.en} is linked to a user (“${name.en}”), because a rule speaks of “their own”.`,
      ar: `رُبط ${owner.ar} بمستخدم («${name.ar}») لأن قاعدةً تتحدث عما يخص الشخص نفسه.`,
    };
  if (field.why === "decided")
    return { en: `${owner.en} has “${name.en}”, because it is decided about.`, ar: `${owner.ar} له «${name.ar}» لأن قرارًا يُتخذ فيه.` };
  return { en: `${owner.en} has “${name.en}”, as is usual.`, ar: `${owner.ar} له «${name.ar}» كما هو معتاد.` };
};

const fieldOps = (
  entity: PlannedEntity,
  field: PlannedField,
  order: string,
  isTitle: boolean,
  ids: Ids,
  states?: { readonly field: string; readonly open: string },
): readonly Op[] => {
  const id = ids.field(entity.key, field.key);
  const optionIds = field.options.map((option) => ids.option(entity.key, field.key, option.key));
  const decided = states?.field === field.key;
  const isState = field.key === "status" || decided;
  const initial = decided ? ids.option(entity.key, field.key, states.open) : optionIds[0];
  const required =
    field.required ||
    (isTitle && field.type === "text" && field.span !== null) ||
    (isTitle && titleKeys.indexOf(field.key) < 2 && field.type === "text") ||
    (isState && field.type === "enum") ||
    (field.type === "dateTime" && field.key === "time");
  const config = field.target
    ? {
        target: ids.entity(field.target),
        inverse: { key: ids.inverse(field.target, plural(entity.key), field.key), label: entity.plural },
        onDelete: required ? "restrict" : "clear",
      }
    : undefined;
  const ops: Op[] = [
    {
      op: "add",
      kind: "field",
      id,
      parent: ids.entity(entity.key),
      props: {
        key: field.key,
        label: field.label,
        order,
        type: field.type,
        ...(config ? { config } : {}),
        ...(required ? { required: true } : {}),
        ...(field.unique ? { unique: true } : {}),
        ...(isTitle && (field.type === "text" || field.type === "longText") ? { searchable: true } : {}),
        ...(isState && initial ? { default: initial } : {}),
        ...(field.fromMe ? { default: { expr: "me" } } : {}),
        classification: field.classification,
      },
    },
  ];
  let rank: string | null = null;
  field.options.forEach((option, i) => {
    rank = between(rank, null);
    ops.push({ op: "add", kind: "option", id: optionIds[i]!, parent: id, props: { key: option.key, label: option.label, order: rank } });
  });
  return ops;
};

const roleOps = (world: World, ids: Ids, note: (fact: Draft) => void): readonly Op[] =>
  [...world.roles.values()].map((role) => {
    const name = say(role.label, role.key);
    const id = ids.role(role.key);
    note({ text: { en: `Role: ${name.en}.`, ar: `الدور: ${name.ar}.` }, span: role.span, nodes: [id] });
    return { op: "add", kind: "role", id, props: { key: role.key, label: role.label, ...(role.signUp ? { signUp: true } : {}) } };
  });

const roleWords: Readonly<Record<string, Sentence>> = {
  r_member: { en: "Signed-in users", ar: "المستخدمون المسجلون" },
  r_admin: { en: "Administrators", ar: "المديرون" },
  r_public: { en: "Visitors", ar: "الزوار" },
};

/** Who may not delete may still see: seeing is only denied where nothing else is. */
const isDenied = ({ allow }: World["denials"][number], verb: Crud): boolean => allow.has(verb) && (verb !== "read" || allow.size === 1);

/** Grants of one role on one entity, said together or apart, become as few rules as possible. */
const mergedGrants = (world: World): readonly Grant[] => {
  const merged = new Map<string, Grant>();
  for (const grant of world.grants) {
    const at = `${grant.role} ${grant.entity} ${grant.own} ${grant.span === null} ${grant.state?.option ?? ""}`;
    const known = merged.get(at);
    merged.set(at, known ? { ...known, allow: new Set([...known.allow, ...grant.allow]), only: known.only || grant.only } : grant);
  }
  const kept = (grant: Grant, verb: Crud): boolean =>
    world.reserved.some(
      ({ roles, phrase, allow }) =>
        (phrase === null || phrase === grant.entity) &&
        allow.has(verb) &&
        (verb !== "read" || allow.size === 1) &&
        !roles.includes(grant.role) &&
        grant.role !== "r_admin",
    );
  const denied = (grant: Grant, verb: Crud): boolean =>
    kept(grant, verb) ||
    world.denials.some((denial) => denial.role === grant.role && denial.entity === grant.entity && isDenied(denial, verb));
  return [...merged.values()]
    .map((grant) => ({ ...grant, allow: new Set(crud.filter((verb) => grant.allow.has(verb) && !denied(grant, verb))) }))
    .filter((grant) => grant.allow.size > 0 && grant.role !== "r_admin")
    .filter(
      (grant) =>
        !(
          grant.span === null &&
          [...merged.values()].some(
            (other) =>
              other.span !== null &&
              other.role === grant.role &&
              other.entity === grant.entity &&
              !other.own &&
              [...grant.allow].every((verb) => other.allow.has(verb)),
          )
        ),
    );
};

const roleId = (role: string, ids: Ids): Id => (role in roleWords ? role : ids.role(role));
const nameOfRole = (world: World, role: string): Sentence => roleWords[role] ?? say(world.roles.get(role)?.label ?? {}, role);

const accessOps = (world: World, ids: Ids, note: (fact: Draft) => void): readonly Op[] => {
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
  for (const hide of world.hides) {
    const entity = world.entities.get(hide.entity);
    const field = entity?.fields.get(hide.field);
    if (!entity || !field) continue;
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

const grantOps = (world: World, ids: Ids, note: (fact: Draft) => void): readonly Op[] =>
  mergedGrants(world).flatMap((grant): readonly Op[] => {
    const entity = world.entities.get(grant.entity);
    if (!entity) return [];
    const allow = crud.filter((verb) => grant.allow.has(verb));
    const path = grant.own ? ownPath(world, grant.entity, grant.role) : null;
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
    const shown = [...entity.fields.values()].filter(
      (field) => !open || (field.type !== "user" && field.classification !== "personal" && field.classification !== "sensitive"),
    );
    if (shown.length === 0) return [];
    const secret = [...entity.fields.values()]
      .filter((field) => field.classification === "sensitive")
      .map((field) => ids.field(entity.key, field.key));
    const both = open && staysOpen(world, grant);
    const name = both ? everybody : nameOfRole(world, grant.role);
    const many = say(entity.plural, entity.key);
    const condition = conditionOf(entity, grant);
    const can = saidOf(grant.allow);
    const purpose = secret.length > 0 && allow.includes("read") && grant.span !== null && !open;
    const text: Sentence = {
      en: `${name.en} may ${can.en} ${grant.own ? "their own " : ""}${many.en.toLowerCase()}${condition.en}.`,
      ar: `${name.ar}: ${can.ar} ${many.ar}${grant.own ? " الخاصة بهم فقط" : ""}${condition.ar}.`,
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

const isWriting = (verb: Crud): boolean => verb === "create" || verb === "update";

/** One rule, or one for seeing and one for writing, where not all that is seen may be written. */
const piecesOf = (world: World, grant: Grant, shown: readonly PlannedField[], id: Id, ids: Ids) => {
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

/** Tests of the access rules: the owner sees their own, another does not; who may change may, a visitor may not [BP49]. */
const testOps = (world: World, ids: Ids): readonly Op[] => {
  const grants = mergedGrants(world);
  const ops: Op[] = [];
  const add = (entity: string, name: string, props: Readonly<Record<string, unknown>>): void => {
    ops.push({ op: "add", kind: "test", id: ids.test(entity, name), parent: ids.entity(entity), props });
  };
  for (const entity of world.entities.values()) {
    const here = grants.filter((grant) => grant.entity === entity.key);
    for (const grant of here) {
      const role = grant.role.replace(/^r_/, "");
      const as = roleId(grant.role, ids);
      // A rule about a state needs a record in that state: no test is made up for it.
      if (grant.state) continue;
      if (grant.own) {
        const path = ownPath(world, entity.key, grant.role);
        if (!path || !grant.allow.has("read")) continue;
        const at = path.map((step) => ids.field(step.entity, step.field)).join(".");
        add(entity.key, `${role}_own`, { as, does: "read", given: { [at]: "me" }, expect: "allowed" });
        const wider = here.some(
          (other) => !other.own && other.allow.has("read") && (other.role === grant.role || other.role === "r_member"),
        );
        if (!wider && grant.role !== "r_member")
          add(entity.key, `${role}_other`, { as, does: "read", given: { [at]: "other" }, expect: "refused" });
        const writes = here.some((other) => (other.role === grant.role || other.role === "r_member") && other.allow.has("update"));
        if (!writes)
          add(entity.key, `${role}_change`, { as, does: `${ids.entity(entity.key)}.update`, given: { [at]: "me" }, expect: "refused" });
      } else if (grant.span !== null && grant.allow.has("update"))
        add(entity.key, `${role}_change`, { as, does: `${ids.entity(entity.key)}.update`, expect: "allowed" });
      else if (grant.span !== null && grant.allow.has("read") && grant.role !== "r_public")
        add(entity.key, `${role}_read`, { as, does: "read", expect: "allowed" });
    }
    for (const hide of world.hides) {
      const grant = here.find((one) => one.role === hide.role && one.allow.has("read") && !one.state);
      const path = grant?.own ? ownPath(world, entity.key, grant.role) : null;
      if (hide.entity !== entity.key || !grant || !hide.verbs.includes("read") || entity.fields.get(hide.field)?.target) continue;
      const at = path?.map((step) => ids.field(step.entity, step.field)).join(".");
      add(entity.key, `${hide.role.replace(/^r_/, "")}_${hide.field}`, {
        as: roleId(hide.role, ids),
        does: "read",
        ...(at ? { given: { [at]: "me" } } : {}),
        expect: "masked",
        fields: [ids.field(entity.key, hide.field)],
      });
    }
    if (!here.some((grant) => grant.role === "r_public")) add(entity.key, "public", { as: "r_public", does: "read", expect: "refused" });
  }
  return ops;
};
