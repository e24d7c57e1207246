/** From one planned entity to operations: its fields with their choices and links, and what the report says of them. */
import { plural } from "../../../../../schema/blueprint/keys.ts";
import type { Batch, Op } from "../../../../../schema/blueprint/operation.ts";
import { between } from "../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Span } from "../../../../../schema/planner.ts";
import { type Note, say } from "../frames/noted.ts";
import { definiteLabel } from "../words/arabic-article.ts";
import type { PlannedEntity, PlannedField, PlannedTerm, World } from "../world/world.ts";
import type { Ids } from "./node-ids.ts";

const all = (parts: readonly string[], joint: string): string => parts.join(joint);

const titleKeys = ["name", "title", "subject", "number", "code", "question"];
/** Why something was done names no record, and is not asked of every one. */
const remark = /^(?:reason|notes?|comments?|remarks?)$|(?:Reason|Notes?|Comments?|Remarks?)$/;
const titleOf = (entity: PlannedEntity): PlannedField | undefined => {
  // A link may wait for what it points to, and a title may not.
  for (const key of titleKeys) if (entity.fields.get(key)?.target === undefined && entity.fields.has(key)) return entity.fields.get(key);
  const fields = [...entity.fields.values()];
  return (
    fields.find((field) => field.type === "text" && !remark.test(field.key)) ??
    fields.find((field) => field.type === "dateTime" || field.type === "date") ??
    fields.find((field) => field.target === undefined && field.type !== "user")
  );
};

/** Links to what comes later wait for it: two entities may point to each other. */
export interface Waiting {
  readonly done: Set<string>;
  readonly later: Map<string, Op[]>;
}

/** One entity as one step. */
export const entityStep = (
  world: World,
  entity: PlannedEntity,
  ids: Ids,
  note: Note,
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
  for (const planned of entity.fields.values()) {
    const { label, type } = planned;
    const field = label.ar && type !== "boolean" ? { ...planned, label: { ...label, ar: definiteLabel(label.ar) } } : planned;
    order = between(order, null);
    const made = fieldOps(entity, field, order, planned === title, ids, world.states.get(entity.key));
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
  if (spans.size === 0)
    note({
      text: { en: `There is “${name.en}”.`, ar: `يوجد «${name.ar}».` },
      span: world.guessed.get(entity.key) ?? null,
      nodes: [id],
      isAssumed: true,
    });
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
  if (field.why === "implied")
    return {
      en: `${owner.en} has “${name.en}”, because it was said who changes it.`,
      ar: `${owner.ar} له «${name.ar}» لأنه ذُكر من يغيّره.`,
    };
  return { en: `${owner.en} has “${name.en}”, as is usual.`, ar: `${owner.ar} له «${name.ar}» كما هو معتاد.` };
};

/** A formula as an expression: `round(amount / term, 2)`. */
const expressionOf = (entity: PlannedEntity, terms: readonly PlannedTerm[], ids: Ids): string => {
  const said = terms
    .map((term, i) => `${i > 0 ? ` ${term.sign} ` : ""}${"field" in term ? ids.field(entity.key, term.field) : term.number}`)
    .join("");
  return terms.some(({ sign }) => sign === "/") ? `round(${said}, 2)` : said;
};

/** A field with its choices. */
export const fieldOps = (
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
        ...(field.formula ? { compute: expressionOf(entity, field.formula, ids), computed: "stored" } : {}),
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
