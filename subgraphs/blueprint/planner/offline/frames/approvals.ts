/**
 * Who has to say yes: "requests above 10,000 need two approvals", "orders must be approved by the manager", «يحتاج موافقة المدير».
 * It becomes a state, actions that change it, and steps of approval; the state is then changed by these actions only.
 */

import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import { isNothing, isPerson, isSeparator, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Frame, FrameOf, Item, Phrase } from "../clauses/types.ts";
import { itemOf } from "../lists/item.ts";
import { singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey, optionOf, sentenceCase } from "../words/naming.ts";
import { functionWords } from "../words/verbs.ts";
import { conceptOf, propertyAt, wholeProperty } from "../words/words.ts";
import { roleOf } from "../world/acting-roles.ts";
import { entityOf } from "../world/entities.ts";
import { fieldKey } from "../world/fields.ts";
import type { PlannedEntity, PlannedField, World } from "../world/world.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const needing = set("need needs require requires must should get gets has have يحتاج تحتاج يحتاجون يتطلب تتطلب يلزم يجب تلزم لازم");
const approvals = set("approval approvals sign-off signoff signature signatures موافقه موافقات موافقتين موافقتان اعتماد الموافقه موافقت");
const approved = set("approved authorised authorized signed confirmed");
const above = set("above over exceeding exceeds exceed beyond than فوق تتجاوز يتجاوز تزيد يزيد اكثر اكبر اعلي");
const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    both: 2,
    موافقتين: 2,
    موافقتان: 2,
    اثنين: 2,
    اثنان: 2,
    مديرين: 2,
  }),
);
const stops = set("before if when unless first within after otherwise to so قبل اذا بعد عند حتي");

/** The clause as a rule of approval; null when it is none. */
export const approvalIn = (clause: Clause): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => needing.has(token.word));
  if (at < 0 || at > 16) return null;
  const rest = tokens.slice(at + 1);
  const verb = rest.findIndex((token) => approvals.has(token.word) || approvals.has(token.word.replace(/^ال/, "")));
  const passive = rest.findIndex((token, i) => approved.has(token.word) && ["be", "get"].includes(rest[i - 1]?.word ?? ""));
  const arabic = rest.findIndex((token) => /^[يت](?:وافق|عتمد)(?:ها|ه|هم)?$/.test(token.word));
  const said = [passive, verb, arabic].find((index) => index >= 0 && index < 8);
  if (said === undefined) return null;
  // "must get approved" and "has approval": what stands before is what needs it.
  if (["has", "have", "get", "gets"].includes(tokens[at]!.word) && passive < 0) return null;
  const { owner, limit, unit, item } = ownerOf(tokens.slice(0, at));
  const after = rest.slice(said + 1);
  const end = after.findIndex((token) => stops.has(token.word));
  const byWords = (end < 0 ? after : after.slice(0, end)).filter(
    (token) => !["from", "by", "of", "من", "عليها", "عليه", "قبل"].includes(token.word),
  );
  const between = rest.slice(0, said);
  const count = countIn([...between, ...rest.slice(said, said + 1), ...byWords]);
  const by = splitList(
    byWords.filter(
      (token) => token.kind === "word" && numbers.get(token.word) === undefined && !["different", "other", "people"].includes(token.word),
    ),
  )
    .flatMap((part) => phraseOf(part) ?? [])
    .concat(splitList(trim(between)).flatMap((part) => (passive >= 0 ? [] : (phraseOf(part) ?? []))))
    .filter((phrase) => isPerson(phrase));
  if (owner && isPerson(owner) && by.length === 0) return null;
  return [{ clause, tokens, is: "approval", owner, limit, unit, item, by, count }];
};

/** "Requests with a total above 10,000": what needs it, and from which amount on. */
const ownerOf = (
  given: readonly Token[],
): { readonly owner: Phrase | null; readonly limit: string | null; readonly unit: readonly Token[]; readonly item: Item | null } => {
  const tokens = given.filter((token) => !["any", "every", "all", "each", "كل", "اي", "ال"].includes(token.word));
  const over = tokens.findIndex((token) => above.has(token.word));
  const number = over < 0 ? undefined : tokens.slice(over).find((token) => token.kind === "number");
  const cut = over < 0 || !number ? tokens.length : over;
  const words = tokens.slice(0, cut).filter((token) => !comparing.has(token.word));
  const joint = words.findIndex((token) => ["with", "whose", "of", "where"].includes(token.word));
  const named = joint > 0 ? words.slice(0, joint) : words;
  // «بلاغ تكلفته أكثر من …»
  const amount = named[0]?.arabic ? named.findIndex((_, i) => i > 0 && propertyAt(named, i) !== null) : -1;
  const owner = phraseOf((amount > 0 ? named.slice(0, amount) : named).filter((token) => !isSeparator(token)));
  const item = joint > 0 ? itemOf(words.slice(joint + 1)) : amount > 0 ? itemOf(named.slice(amount)) : null;
  return {
    owner: owner && !isNothing(owner) ? owner : null,
    limit: number ? number.word.replace(/[,%٪]/g, "") : null,
    unit: number ? unitAfter(tokens.slice(over)) : [],
    item: (item?.property ?? item?.base) ? item : null,
  };
};

const comparing = new Set(
  "more greater higher larger longer shorter older bigger later lasting costing cost costs worth which that who is are has have already اللي التي".split(
    " ",
  ),
);
const money =
  /^(?:riyals?|dollars?|euros?|pounds?|dirhams?|dinars?|sar|usd|eur|aed|egp|kwd|\$|€|£|ريال|ريالات|دولار|درهم|دينار|جنيه|يورو)$/;
/** "above 3 pets": what is counted; null for amounts of money. */
const unitAfter = (tokens: readonly Token[]): readonly Token[] => {
  const number = tokens.findIndex((token) => token.kind === "number");
  const next = tokens[number + 1];
  return number >= 0 && next?.kind === "word" && !money.test(next.word) && !needing.has(next.word) && !functionWords.has(next.word)
    ? [next]
    : [];
};

const countIn = (tokens: readonly Token[]): number => {
  for (const token of tokens) {
    const said = numbers.get(token.word) ?? (token.kind === "number" ? Number(token.word) : Number.NaN);
    if (Number.isInteger(said) && said > 0 && said < 10) return said;
  }
  return 1;
};

/** Notes the decision in the world: who may approve and reject, from which amount on and by how many. */
export const approval = (world: World, frame: FrameOf<"approval">): void => {
  const { span } = frame.clause;
  const entity = (frame.owner && !isPerson(frame.owner) && entityOf(world, frame.owner, span)) || lastKept(world);
  if (!entity) return;
  const roles = frame.by.map((phrase) => roleOf(world, phrase, span)).filter((role) => role !== "r_public");
  const field = frame.item ? fieldKey(frame.item) : null;
  const measured = field === null ? undefined : entity.fields.get(field);
  const limit =
    frame.limit !== null && Number.isFinite(Number(frame.limit))
      ? { field: measured?.key ?? null, over: measured ? limitOf(measured, frame.limit) : frame.limit, unit: frame.unit }
      : null;
  world.decisions.push({ entity: entity.key, roles, limit, count: frame.count, span, needed: true });
};

/**
 * "Discounts above 15% need approval", where orders have a discount and nothing is said of discounts themselves: what has it is decided
 * about, by how much of it there is.
 */
export const ofWhatHasIt = (frames: readonly Frame[]): readonly Frame[] => {
  const told = frames.flatMap((frame) => (frame.is === "has" ? [frame] : []));
  return frames.map((frame): Frame => {
    const property = frame.is === "approval" && frame.item === null && frame.owner ? propertyNamed(frame.owner) : null;
    if (frame.is !== "approval" || !frame.owner || !property) return frame;
    const own = entityKey(frame.owner);
    if (told.some(({ subjects }) => subjects.some((subject) => entityKey(subject) === own))) return frame;
    const having = told.flatMap(({ subjects, items }) =>
      items.flatMap((item) => (item.property?.key === property.key && subjects[0] ? [{ owner: subjects[0], item }] : [])),
    );
    return having.length === 1 ? { ...frame, ...having[0]!, limit: frame.limit ?? "0", unit: [] } : frame;
  });
};

const propertyNamed = ({ tokens }: Phrase) => {
  const bare = tokens.map((token) => (token.arabic ? { ...token, word: token.word.replace(/^ال(?=..)/, "") } : token));
  const last = bare.at(-1);
  return wholeProperty(bare) ?? (last ? wholeProperty([...bare.slice(0, -1), { ...last, word: singular(last.word) }]) : null);
};

/** The same of a blueprint that is there. */
export const measuredBy = (world: World, owner: Phrase): { readonly entity: PlannedEntity; readonly field: PlannedField } | null => {
  const property = world.entities.has(entityKey(owner)) ? null : propertyNamed(owner);
  if (!property) return null;
  const having = [...world.entities.values()].flatMap((entity) => {
    const field = entity.fields.get(property.key);
    return field && amounts.has(field.type) ? [{ entity, field }] : [];
  });
  return having.length === 1 ? having[0]! : null;
};
const amounts: ReadonlySet<string> = new Set(["money", "percent", "decimal", "integer"]);

/** "above 15", of a percentage: a share of one; without a number, any of it. */
export const limitOf = ({ type }: Pick<PlannedField, "type">, said: string | null): string => {
  const number = said !== null && Number.isFinite(Number(said)) ? said : "0";
  return type === "percent" ? String(Number((Number(number) / 100).toFixed(6))) : number;
};

const lastKept = (world: World): PlannedEntity | undefined =>
  [...world.entities.values()].findLast(({ concept }) => concept !== null && ["document"].includes(concept.kind)) ??
  [...world.entities.values()].findLast(({ concept }) => concept === null || ["document", "event", "thing"].includes(concept.kind));

const openStates = ["pending", "submitted", "requested", "new", "draft", "underReview", "open", "received", "waiting", "applied"];
const yes = ["approved", "accepted", "confirmed"];
const no = ["rejected", "declined", "cancelled"];

export interface States {
  readonly field: string;
  readonly open: string;
  readonly yes: string;
  readonly no: string;
}

/** Gives each thing that is decided about a state for it, and whoever has to decide a role. In place. */
export const completeDecisions = (world: World): void => {
  for (const decision of world.decisions) {
    const entity = world.entities.get(decision.entity);
    if (!entity) continue;
    world.states.set(entity.key, statesOf(entity));
    if (decision.limit) decision.limit.field ??= countedBy(entity, decision.limit.unit ?? []) ?? amountOf(entity);
    if (decision.roles.length > 0) continue;
    const manager = ["manager", "approver", "principal", "owner"].find((key) => world.roles.has(key)) ?? "approver";
    if (!world.roles.has(manager)) {
      const words = conceptOf(manager);
      world.roles.set(manager, {
        key: manager,
        id: manager,
        label: { en: words?.en[0] ? "Approver" : manager, ar: words?.ar[0] ?? manager },
        signUp: false,
        span: null,
      });
    }
    decision.roles.push(manager);
  }
  const last = world.decisions.at(-1)?.entity;
  const acting = world.marks.flatMap(({ entity, role, span }) => {
    const key = entity ?? last;
    return key && world.states.has(key) ? [{ entity: key, roles: [role], span }] : [];
  });
  for (const { entity, roles, span } of [...world.decisions, ...acting])
    for (const role of roles)
      if (!world.grants.some((grant) => grant.role === role && grant.entity === entity && grant.allow.has("read") && !grant.own))
        world.grants = [...world.grants, { role, entity, allow: new Set(["read"]), own: false, only: false, span }];
};

/** "above 3 pets", "longer than 8 hours": a number of its own, and no money; one that is there under this name. */
const countedBy = (entity: PlannedEntity, unit: readonly Token[]): string | null => {
  const word = unit[0];
  if (!word) return null;
  const named = [...entity.fields.values()].find(
    ({ key, type, label }) =>
      ["integer", "decimal"].includes(type) &&
      (key === wholeProperty([word])?.key || label.en?.toLowerCase().split(" ").includes(word.word) || label.ar === word.raw),
  );
  if (named) return named.key;
  const only = [...entity.fields.values()].filter(({ type }) => type === "integer" || type === "decimal");
  if (only.length === 1 && word.arabic) return only[0]!.key;
  const name = word.arabic ? word.raw : `number of ${word.word}`;
  const key = keyFromWords(name, entity.fields.keys(), "field");
  entity.fields.set(key, {
    key,
    label: word.arabic ? { ar: `عدد ${word.raw}` } : { en: sentenceCase(name) },
    type: "integer",
    classification: "internal",
    required: false,
    unique: false,
    options: [],
    span: null,
    why: "decided",
  });
  return key;
};

/** What the limit is measured by; a thing that has no amount gets one. */
const amountOf = (entity: PlannedEntity): string => {
  const known =
    [...entity.fields.values()].find(({ type }) => type === "money") ??
    [...entity.fields.values()].find(({ type }) => type === "decimal" || type === "integer");
  if (known) return known.key;
  entity.fields.set("amount", {
    key: "amount",
    label: { en: "Amount", ar: "المبلغ" },
    type: "money",
    classification: "internal",
    required: true,
    unique: false,
    options: [],
    span: null,
    why: "decided",
  });
  return "amount";
};

const statesOf = (entity: PlannedEntity): States => {
  const status = [...entity.fields.values()].find((field) => field.type === "enum" && field.key === "status");
  const known = status && !tellsOtherwise(status) ? status : stateField(entity);
  if (known.span === null || known.options.length === 0) known.options = ["pending", "approved", "rejected"].map(plainOption);
  const find = (keys: readonly string[]): string | undefined => keys.find((key) => known.options.some((option) => option.key === key));
  const open = find(openStates) ?? plainTaken(known, "pending", true);
  return { field: known.key, open, yes: find(yes) ?? plainTaken(known, "approved"), no: find(no) ?? plainTaken(known, "rejected") };
};
/**
 * "open, done, paid" are states of the work: who approves it decides about something else, and whoever works on it sets them as before. What a
 * platform has already (its place in this text is empty) was agreed on: there the state itself is decided about [BP40].
 */
const tellsOtherwise = ({ span, options }: PlannedField): boolean =>
  span !== null && span.to > span.from && options.length > 1 && !options.some(({ key }) => yes.includes(key) || no.includes(key));
const plainTaken = (field: PlannedField, key: string, first = false): string => {
  field.options = first ? [plainOption(key), ...field.options] : [...field.options, plainOption(key)];
  return key;
};
const plainOption = (key: string) => optionOf([{ from: 0, to: 0, raw: key, word: key, kind: "word", arabic: false }], new Set());

const stateField = (entity: PlannedEntity): PlannedField => {
  const taken = entity.fields.get("status");
  const field: PlannedField = {
    key: taken ? "approvalStatus" : "status",
    label: taken ? { en: "Approval", ar: "الاعتماد" } : { en: "Status", ar: "الحالة" },
    type: "enum",
    classification: "internal",
    required: true,
    unique: false,
    options: [],
    span: null,
    why: "decided",
  };
  entity.fields.set(field.key, field);
  return field;
};
