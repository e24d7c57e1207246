/** What a sentence adds to a blueprint that is there: entities, fields, choices, links, roles. */
import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import { between } from "../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import { isNothing, isSeparator, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Item } from "../clauses/types.ts";
import { isDescription } from "../lists/described-noun.ts";
import { itemsOf } from "../lists/items.ts";
import { namesGiven } from "../text/names-given.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { typedPart, wholeTypes } from "../words/field-words.ts";
import { entityKey, entityWords, itemWords, optionOf } from "../words/naming.ts";
import { conceptOf, wholeConcept } from "../words/words.ts";
import { fieldsInArabic } from "../world/arabic-names.ts";
import { plannedFields } from "../world/fields.ts";
import { askWho } from "../world/questions.ts";
import type { PlannedField, Words } from "../world/world.ts";
import { calledIn, childrenOf, fact, fieldIn, lastOrder, only, single, stateOf, toWords, type Work, wordsIn } from "./changing.ts";
import { describe } from "./described.ts";
import type { Existing } from "./existing.ts";
import { permissionsIn } from "./permissions.ts";
import { askOwnThing, askProfile, askRecord } from "./profiles.ts";
import { quotedIn } from "./quoted.ts";

const optionHeads = new Set(["option", "options", "choice", "choices", "value", "values", "خيار", "خيارات", "قيمه", "قيم"]);
const stateHeads = new Set(["status", "statuses", "state", "states", "حاله", "حالات"]);
const roleHeads = new Set(["role", "roles", "دور", "ادوار", "الدور"]);
const entityHeads = new Set(["entity", "table", "كيان", "جدول"]);
const fieldHeads = new Set(["field", "fields", "column", "columns", "حقل", "حقول", "الحقل", "خانه"]);
const naming = new Set("a an the new called named اسمه اسمها باسم جديد جديده".split(" "));
/** Without the words that only say that it gets a name; in a list of choices "new" is one of them. */
const named = (tokens: readonly Token[], heads: ReadonlySet<string>): readonly Token[] => {
  const list = tokens.findIndex((token) => token.word === "(" || token.word === ":");
  return tokens.filter(
    (token, i) => (list >= 0 && i > list) || (!heads.has(token.word) && !naming.has(token.word) && !/^["'“”]$/.test(token.word)),
  );
};

/** "add an insurance number to patients", "add the option late to the status of appointments", "add a role nurse". */
export const add = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  if (tokens.slice(0, 4).some((token) => roleHeads.has(token.word)) || roleHeads.has(tokens.at(-1)?.word ?? ""))
    return addRoles(work, clause, named(tokens, roleHeads));
  if (tokens.slice(0, 3).some((token) => entityHeads.has(token.word))) return addEntity(work, clause, named(tokens, entityHeads));
  const place = placeIn(work, tokens);
  // "add status archived": of the one thing that has a status.
  if (!place && stateHeads.has(trim(tokens)[0]?.word ?? "") && trim(tokens).length > 1) {
    const states = work.find.field(trim(tokens).slice(0, 1), null).filter(({ node }) => node.props.type === "enum");
    const field = only(work, clause, states);
    if (field === "asked") return true;
    if (field) return addOptions(work, clause, field, trim(tokens).slice(1));
  }
  if (!place) return askProfile(work, clause, tokens) || addEntity(work, clause, tokens);
  const { what, where } = place;
  const quoted = quotedIn(clause).filter((group) => what.includes(group[0]!));
  const state =
    quoted.length > 0 && stateHeads.has(where[0]?.word ?? "") ? stateOf(work, single(work.find.entity(trim(where.slice(1))))) : null;
  if (state) return addOptions(work, clause, state, listOf(quoted));
  if (askOwnThing(work, clause, what, where)) return true;
  const head = trim(what)[0];
  const plain = quoted.length > 0 ? listOf(quoted) : named(what, new Set([...optionHeads, ...stateHeads]));
  const isOption =
    head &&
    (optionHeads.has(head.word) ||
      (stateHeads.has(head.word) && plain.length > 0 && !what.some((token) => token.word === "(" || token.word === ":")));
  const field = fieldIn(work, where);
  if (isOption) {
    const choices = field?.node.props.type === "enum" ? field : stateOf(work, single(work.find.entity(trim(where))));
    return choices ? addOptions(work, clause, choices, plain) : false;
  }
  const entity = only(work, clause, work.find.entity(trim(where)));
  if (entity === "asked") return true;
  if (entity) return askRecord(work, clause, entity, what) || addFields(work, clause, entity, what);
  if (field && field.node.props.type !== "enum" && askProfile(work, clause, tokens)) return true;
  // "add no show to the status of appointments"
  return field?.node.props.type === "enum" ? addOptions(work, clause, field, plain) : false;
};

/** Quoted names as a list. */
const listOf = (quoted: readonly (readonly Token[])[]): readonly Token[] =>
  quoted.flatMap((group, i) => (i === 0 ? group : [{ ...group[0]!, word: ",", raw: ",", kind: "mark" as const }, ...group]));

/** What is added and where to: the last "to" behind which something that is there is named; «أضف للمدرب صورة» says it first. */
const placeIn = (work: Work, tokens: readonly Token[]): { readonly what: readonly Token[]; readonly where: readonly Token[] } | null => {
  if (tokens[0]?.arabic && /^(?:لل|ل).{2,}/.test(tokens[0].word))
    for (let end = Math.min(3, tokens.length - 1); end > 0; end--)
      if (single(work.find.entity(tokens.slice(0, end)))) return { what: tokens.slice(end), where: tokens.slice(0, end) };
  for (let at = tokens.length - 1; at > 0; at--) {
    const token = tokens[at]!;
    const word = toWords.has(token.word);
    const joined = token.arabic && /^(?:لل|ل|بال)/.test(token.word) && token.word.length > 3;
    if (!word && !joined) continue;
    const behind = tokens.slice(word ? at + 1 : at);
    // "add a status to books: lent, damaged", «أضف حالة للطالب (مسجل، منسحب)»: the list is of what is added.
    const list = behind.findIndex((one, i) => i > 0 && (one.word === "(" || one.word === ":"));
    const where = list < 0 ? behind : behind.slice(0, list);
    if (where.length === 0 || ["and", "و", "with", "مع"].includes(token.word)) continue;
    if (work.find.entity(trim(where)).length > 0 || fieldIn(work, where))
      return { what: [...tokens.slice(0, at), ...(list < 0 ? [] : chosenFrom(tokens.slice(0, at), behind.slice(list)))], where };
  }
  return null;
};

/** "a department to tickets: finance, IT": of one property the list is its choices, as in brackets. */
const chosenFrom = (what: readonly Token[], list: readonly Token[]): readonly Token[] => {
  const [colon, ...rest] = list;
  const several = what.some((token) => isSeparator(token) || /s$/.test(token.word) || /^(?:حقول|بيانات|التالي|التاليه)$/.test(token.word));
  if (colon?.word !== ":" || several || splitList(rest).length < 2) return list;
  const last = rest.at(-1)!;
  return [{ ...colon, word: "(", raw: "(" }, ...rest, { ...last, word: ")", raw: ")", kind: "mark" }];
};

/** Fields of a list, each with the type that was named for it. */
const fieldsOf = (
  work: Work,
  entity: string,
  tokens: readonly Token[],
  clause: Clause,
): { readonly items: readonly Item[]; readonly fields: readonly PlannedField[] } => {
  const others = entitiesIn(work).map(({ key }) => key);
  const plain = wholeTypes(tokens);
  const parts = splitList(plain).map((part) => typedPart(part));
  if (parts.every((part) => part === null)) {
    const items = itemsOf(named(plain, fieldHeads));
    return { items, fields: plannedFields(entity, others, items, clause.span) };
  }
  const all = splitList(plain).map((part, i) => {
    const typed = parts[i];
    const items = itemsOf(named(typed?.rest ?? part, fieldHeads));
    const fields = plannedFields(entity, others, items, clause.span);
    return { items, fields: typed ? fields.map((field) => ({ ...field, type: typed.type, options: [] })) : fields };
  });
  return { items: all.flatMap(({ items }) => items), fields: all.flatMap(({ fields }) => fields) };
};

const entitiesIn = (work: Work): readonly { readonly id: Id; readonly key: string }[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed ? [{ id, key: String(node.props.key) }] : [],
  );

export const addFields = (work: Work, clause: Clause, entity: Existing, tokens: readonly Token[], demanded = false): boolean => {
  const key = String(entity.node.props.key);
  const siblings = childrenOf(work, "field", entity.id);
  const { items, fields: said } = fieldsOf(work, key, tokens, clause);
  const fields = fieldsInArabic(
    said,
    siblings.map(({ props }) => props.label as Words),
    namesGiven(clause.span.text),
  );
  const taken = new Set(siblings.map(({ props }) => String(props.key)));
  const made = pushFields(
    work,
    entity.id,
    key,
    fields.filter((field) => !taken.has(field.key)).map((field) => (demanded ? { ...field, required: true } : field)),
    lastOrder(siblings),
    demanded || items.some((item) => item.required),
  );
  const there = fields.filter((field) => taken.has(field.key));
  const name = calledIn(work, entity.id);
  if (there.length > 0) {
    const list = (locale: "en" | "ar") =>
      there.map((field) => field.label[locale] ?? field.label.en ?? field.label.ar ?? field.key).join(", ");
    fact(work, clause, { en: `${name.en} already has: ${list("en")}.`, ar: `يوجد في ${name.ar} من قبل: ${list("ar")}.` }, []);
  }
  if (made.length === 0) return there.length > 0;
  const added = items.flatMap((item, i) => (taken.has(fields[i]?.key ?? "") ? [] : [{ said: item.name, label: fields[i]?.label }]));
  // As it was written: what a phrase is read by has no hamza.
  const en = added.map(({ said, label }) => (/[\u0621-\u064a]/.test(said) ? (label?.en ?? label?.ar ?? said) : said)).join(", ");
  const ar = added.map(({ said, label }) => label?.ar ?? said).join("، ");
  return fact(work, clause, { en: `Added to ${name.en}: ${en}.`, ar: `أُضيف إلى ${name.ar}: ${ar}.` }, made);
};

const pushFields = (
  work: Work,
  owner: Id,
  entity: string,
  fields: readonly PlannedField[],
  after: string | null,
  required: boolean,
): readonly Id[] => {
  let order = after;
  return fields.map((field) => {
    order = between(order, null);
    const id = work.ids.field(entity, field.key);
    const target = entitiesIn(work).find(({ key }) => key === field.target)?.id;
    work.ops.push({
      op: "add",
      kind: "field",
      id,
      parent: owner,
      props: {
        key: field.key,
        label: field.label,
        order,
        type: field.type,
        ...(target ? { config: { target, onDelete: "clear" } } : {}),
        // Records that are there have no value for it yet, so it is not required unless that was said.
        ...(required && field.required ? { required: true } : {}),
        ...(field.unique && !isOfAnother(entity, field.key) ? { unique: true } : {}),
        classification: field.classification,
      },
    });
    let rank: string | null = null;
    for (const option of field.options) {
      rank = between(rank, null);
      work.ops.push({
        op: "add",
        kind: "option",
        id: work.ids.option(entity, field.key, option.key),
        parent: id,
        props: { key: option.key, label: option.label, order: rank },
      });
    }
    return id;
  });
};

/** The room number of a bed: beds of one room have the same. */
const isOfAnother = (entity: string, key: string): boolean => {
  const of = /^([a-z]+)Number$/.exec(key)?.[1];
  return of !== undefined && of !== entity && conceptOf(of) !== undefined;
};

/** "add rooms with a number and a floor": a new entity; who may see it is asked. */
const addEntity = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(
    (token, i) => i > 0 && ["with", "having", "(", ":", "له", "لها", "لهم", "فيه", "فيها", "مع", "that", "which"].includes(token.word),
  );
  const head = at < 0 ? tokens : tokens.slice(0, at);
  const rest =
    at < 0
      ? []
      : tokens
          .slice(at + 1)
          .filter((token, i, all) => !(i === all.length - 1 && token.word === ")") && !["have", "has"].includes(token.word));
  // "Add reviews: members write a review of a book": described, not listed.
  if (tokens[at]?.word === ":" && permissionsIn({ ...clause, tokens: rest })) return describe(work, { ...clause, tokens: rest });
  const phrase = /^(?:لل|ل)/.test(head[0]?.word ?? "") || toWords.has(head[0]?.word ?? "") ? null : phraseOf(head);
  if (!phrase || isNothing(phrase) || splitList(head).length > 1) return false;
  const known = work.find.entity(trim(head));
  // "Add contracts with a title" to a platform of rental contracts: another kind.
  const isOther = rest.length > 0 && known[0]?.byHead === true;
  if (known.length > 0 && !isOther) {
    const name = calledIn(work, known[0]!.id);
    return rest.length > 0
      ? addFields(work, clause, known[0]!, rest)
      : fact(work, clause, { en: `${name.en} is there already.`, ar: `${name.ar} موجود من قبل.` }, []);
  }
  // Without a list of what it has, a word the lexicon does not know may as well be a field that lacks its place.
  if (rest.length === 0 || !isDescription([...itemsOf(rest), ...itemsOf(rest)])) return false;
  const key = keyFromWords(entityKey(phrase), new Set(entitiesIn(work).map((one) => one.key)), "entity");
  const fields = fieldsInArabic(fieldsOf(work, key, rest, clause).fields, [], namesGiven(clause.span.text));
  if (fields.length === 0) return false;
  const id = work.ids.entity(key);
  const { label, plural } = entityWords(phrase);
  const title = fields.find((field) => ["name", "title"].includes(field.key)) ?? fields.find((field) => field.type === "text");
  work.ops.push({
    op: "add",
    kind: "entity",
    id,
    props: { key, label, plural, audit: "changes", sampleRows: 20, ...(title ? { title: work.ids.field(key, title.key) } : {}) },
  });
  const made = pushFields(work, id, key, fields, null, true);
  const [en, ar] = [label.en ?? label.ar ?? key, label.ar ?? label.en ?? key];
  askWho(work, id, { en: plural.en ?? en, ar: plural.ar ?? ar });
  return fact(
    work,
    clause,
    {
      en: `Added ${en} with: ${fields.map((field) => field.label.en ?? field.label.ar ?? field.key).join(", ")}. So far only administrators see it.`,
      ar: `أُضيف ${ar} وفيه: ${fields.map((field) => field.label.ar ?? field.label.en ?? field.key).join("، ")}. يراه المديرون فقط حتى الآن.`,
    },
    [id, ...made],
  );
};

export const addOptions = (work: Work, clause: Clause, field: Existing, tokens: readonly Token[]): boolean => {
  const siblings = childrenOf(work, "option", field.id);
  const taken = new Set(siblings.map(({ props }) => String(props.key)));
  let order = lastOrder(siblings);
  const owner = work.draft.nodes[field.node.owner ?? ""];
  const made: Id[] = [];
  const said: string[] = [];
  for (const part of splitList(tokens)) {
    const words = part.filter((token) => token.kind !== "mark");
    if (words.length === 0) continue;
    // "lost to loans and default it to out" says more than a choice.
    if (words.some((token) => ["to", "it"].includes(token.word))) return false;
    if (work.find.option(words, field.id).length > 0) {
      fact(work, clause, { en: `“${wordsIn(words)}” is a choice already.`, ar: `«${wordsIn(words)}» من الخيارات من قبل.` }, []);
      continue;
    }
    const option = optionOf(words, taken);
    taken.add(option.key);
    order = between(order, null);
    const id = work.ids.option(String(owner?.props.key ?? ""), String(field.node.props.key), option.key);
    work.ops.push({ op: "add", kind: "option", id, parent: field.id, props: { key: option.key, label: option.label, order } });
    made.push(id);
    said.push(wordsIn(words));
  }
  if (made.length > 0) fact(work, clause, { en: `Added choices: ${said.join(", ")}.`, ar: `أُضيفت خيارات: ${said.join("، ")}.` }, made);
  return made.length > 0 || work.facts.some((one) => one.span === clause.span);
};

/** "add a role nurse", «أضف دور ممرض». */
const addRoles = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const parts = splitList(tokens).map((part) => ({ part, phrase: phraseOf(part) }));
  if (parts.length === 0 || parts.some(({ phrase }) => !phrase || isNothing(phrase))) return false;
  for (const { part, phrase } of parts) {
    const known = single(work.find.role(trim(part)));
    if (known) {
      const name = calledIn(work, known.id);
      fact(work, clause, { en: `The role ${name.en} is there already.`, ar: `الدور ${name.ar} موجود من قبل.` }, []);
      continue;
    }
    const taken = new Set(
      Object.values(work.draft.nodes).flatMap((node) => (node.kind === "role" && !node.removed ? [String(node.props.key)] : [])),
    );
    const key = keyFromWords(entityKey(phrase!), taken, "role");
    const id = work.ids.role(key);
    const { label } = entityWords(phrase!);
    work.ops.push({ op: "add", kind: "role", id, props: { key, label } });
    fact(work, clause, { en: `Role: ${label.en ?? label.ar}.`, ar: `الدور: ${label.ar ?? label.en}.` }, [id]);
  }
  return true;
};

export const newWords = (kind: string, wanted: readonly Token[], known = true) => {
  const phrase = kind === "entity" || kind === "role" ? phraseOf(wanted) : null;
  if (known && phrase?.concept && wholeConcept(wanted)) return entityWords(phrase).label;
  const item = itemsOf(wanted)[0];
  if (!item) return { en: wordsIn(wanted) };
  return itemWords(item);
};
