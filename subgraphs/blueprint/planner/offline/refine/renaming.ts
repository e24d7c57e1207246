/** Other names and other types for what is there. */
import { keyFromWords, plural } from "../../../../../schema/blueprint/keys.ts";
import { renaming } from "../../../../../schema/blueprint/renaming.ts";
import { phraseOf, trim } from "../clauses/phrases.ts";
import { foldPhrase, singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { typeNamed } from "../words/field-words.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { entityWords, optionOf, propertyWords } from "../words/naming.ts";
import { wholeConcept, wholeProperty } from "../words/words.ts";
import type { Words } from "../world/world.ts";
import { addOptions, newWords } from "./additions.ts";
import { calledIn, fact, fieldIn, set, targetIn, type Work, wordsIn } from "./changing.ts";
import type { Existing } from "./existing.ts";
import { quotedIn } from "./quoted.ts";

/** "change the type of weight to decimal" changes what is stored; the proposal asks for a yes of its own. */
export const retype = (work: Work, clause: Clause, tokens: readonly Token[]): boolean | null => {
  const named = tokens.findIndex((token) => token.word === "type" || token.word === "نوع");
  const at = named >= 0 || !isTypeChange(work, tokens) ? named : -2;
  const to = tokens.findLastIndex((token) => token.word === "to" || token.word === "الي");
  if (at === -1 || at > 2 || to < at) return null;
  const field = fieldIn(work, tokens.slice(at === -2 ? 0 : at + 1, to));
  return field !== null && become(work, clause, field, tokens.slice(to + 1));
};

/** What was entered may not fit another type. */
const become = (work: Work, clause: Clause, field: Existing, said: readonly Token[]): boolean => {
  const type = typeNamed(said);
  if (!type) return false;
  const name = calledIn(work, field.id);
  if (field.node.props.type === type) return fact(work, clause, { en: `${name.en} is that already.`, ar: `${name.ar} كذلك من قبل.` }, []);
  set(work, clause, field.id, "type", type, {
    en: `${name.en} is now: ${wordsIn(said)}. What was entered may not fit.`,
    ar: `صار ${name.ar}: ${wordsIn(said)}. قد لا يناسبه ما أُدخل.`,
  });
  return true;
};

const becoming = new Set(["must", "should", "has", "have", "to", "be", "is", "are", "يكون", "تكون", "ان", "يجب", "لازم"]);
/** "the due date should be a date and time", "make the phone a number", «اجعل الهاتف نصًا». */
export const becomes = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const listed = becomesChoice(work, clause, tokens);
  if (listed !== null) return listed;
  for (let at = 1; at < tokens.length; at++) {
    const said = tokens.slice(at).filter((token) => token.word !== "a" && token.word !== "an");
    if (typeNamed(said) === undefined) continue;
    const field = fieldIn(
      work,
      tokens.slice(0, at).filter((token) => !becoming.has(token.word)),
    );
    if (field) return become(work, clause, field, said);
  }
  return false;
};

const lists = new Set("dropdown picklist choice select list قائمه اختيار خيارات".split(" "));
const openings = new Set(["with", "of", "from", "between", ":", "من", "فيها", "بين", "تحوي"]);
/** "the city should be a dropdown with Riyadh and Jeddah": a choice, and what can be chosen. */
export const becomesChoice = (work: Work, clause: Clause, tokens: readonly Token[]): boolean | null => {
  const at = tokens.findIndex(({ word }, i) => i > 1 && lists.has(word));
  const open = tokens.findIndex(({ word }, i) => i > at && i < at + 5 && openings.has(word));
  if (at < 0 || open < 0 || open === tokens.length - 1) return null;
  const field = fieldIn(
    work,
    tokens.slice(0, at).filter(({ word }) => !becoming.has(word) && word !== "a" && word !== "an"),
  );
  // Of what is not there nothing is made a choice, and no other property either.
  if (!field) return tokens.slice(0, at).some(({ word }) => becoming.has(word)) ? false : null;
  if (field.node.props.type !== "enum") {
    const name = calledIn(work, field.id);
    set(work, clause, field.id, "type", "enum", {
      en: `${name.en} is chosen from a list now. What was entered may not fit.`,
      ar: `صار ${name.ar} يُختار من قائمة. قد لا يناسبها ما أُدخل.`,
    });
  }
  return addOptions(work, clause, field, tokens.slice(open + 1));
};

/** "change the phone to text": a type, and no name of anything. */
const isTypeChange = (work: Work, tokens: readonly Token[]): boolean => {
  const to = tokens.findLastIndex((token) => token.word === "to" || token.word === "الي");
  return to > 0 && typeNamed(tokens.slice(to + 1)) !== undefined && fieldIn(work, tokens.slice(0, to)) !== null;
};

/** "rename patients to clients", "call patients clients", «غيّر اسم المرضى إلى العملاء», «سمِّ المرضى عملاء». */
export const rename = (work: Work, clause: Clause, given: readonly Token[]): boolean => {
  const tokens = trimNameWords(given);
  const word = byWord(work, clause, tokens);
  if (word !== null) return word;
  if (platformWords.has(tokens[0]?.word ?? "") && work.find.entity(tokens.slice(0, 1)).length === 0)
    return renamePlatform(work, clause, tokens.slice(1));
  const joint = tokens.findLastIndex((token, i) => i > 0 && i < tokens.length - 1 && ["to", "الي", "as", "ب", "into"].includes(token.word));
  const pairs =
    joint > 0
      ? [[tokens.slice(0, joint), tokens.slice(joint + 1)] as const]
      : tokens.slice(1).map((_, i) => [tokens.slice(0, i + 1), tokens.slice(i + 1)] as const);
  for (const [named, wanted] of pairs.slice(0, 30)) {
    // Without a "to" between them the new name is a short one.
    if (joint < 0 && wanted.length > 4) continue;
    const words = trim(wanted);
    const target = words.length > 0 ? targetIn(work, clause, named) : null;
    if (target === "asked") return true;
    if (target) return renameTo(work, clause, target, words);
  }
  return false;
};

/** A new name in quotation marks is that name, word for word; a quoted old one is a name and no sentence. */
const byWord = (work: Work, clause: Clause, tokens: readonly Token[]): boolean | null => {
  const quoted = quotedIn(clause).filter((group) => tokens.includes(group[0]!));
  const wanted = quoted.at(-1);
  if (!wanted) return null;
  const before = tokens.slice(0, tokens.indexOf(wanted[0]!));
  const named = before.filter((token, i) => !(i === before.length - 1 && /^(?:to|as|into|الي|ب)$/.test(token.word)));
  const old = quoted.length > 1 ? quoted[0]! : null;
  const target = (old ? choiceCalled(work, named, old) : null) ?? targetIn(work, clause, named);
  if (target === "asked") return true;
  return target ? renameTo(work, clause, target, wanted) : null;
};

/** "the status “in progress”": the choice of that name, of what stands before it, or the only one. */
const choiceCalled = (work: Work, named: readonly Token[], old: readonly Token[]): Existing | null => {
  const place = trim(named.filter((token) => !old.includes(token)));
  const within = place.length > 0 ? fieldIn(work, place) : null;
  const fields = within ? [within.id] : Object.keys(work.draft.nodes).filter((id) => work.draft.nodes[id]!.kind === "field");
  const found = fields.flatMap((id) => (work.draft.nodes[id]?.props.type === "enum" ? work.find.option(old, id) : []));
  return found.length === 1 ? found[0]! : null;
};

const platformWords = new Set("platform app application site website system المنصه التطبيق الموقع النظام".split(" "));
const renamePlatform = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const words = ["to", "as", "الي", "ب"].includes(tokens[0]?.word ?? "") ? tokens.slice(1) : tokens;
  if (words.length === 0) return false;
  const name = wordsIn(words);
  const label = { ...(work.draft.header.label as Readonly<Record<string, string>> | undefined), [words[0]!.arabic ? "ar" : "en"]: name };
  set(work, clause, "header", "label", label, { en: `The platform is called ${name}.`, ar: `اسم المنصة: ${name}.` });
  return true;
};

/** "the name of", «اسم». */
const trimNameWords = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => !["the", "of"].includes(token.word));
  return at >= 0 && ["اسم", "name", "label"].includes(tokens[at]!.word)
    ? trimNameWords(tokens.slice(at + 1))
    : tokens.slice(Math.max(at, 0));
};

/** What a new name stands for: a name of several things ("unit") is only the one of this kind of platform. */
const meantBy = (work: Work, wanted: readonly Token[]): Concept | null => {
  const concept = wholeConcept(wanted);
  if (!concept) return null;
  const said = foldPhrase(wordsIn(trim(wanted)));
  const first = [concept.en[0], concept.ar[0]].some(
    (name) => name !== undefined && [foldPhrase(name), foldPhrase(plural(name))].includes(said),
  );
  return first || ["general", "commerce", work.draft.header.sector].includes(concept.sector) ? concept : null;
};

const renameTo = (work: Work, clause: Clause, target: Existing, wanted: readonly Token[]): boolean => {
  const { kind, owner } = target.node;
  if (target.id.startsWith("r_") && !work.draft.nodes[target.id]) return false;
  const property = kind === "field" ? wholeProperty(wanted) : null;
  const concept = kind === "entity" || kind === "role" ? meantBy(work, wanted) : null;
  const words = property
    ? propertyWords(property, wanted)
    : kind === "option"
      ? optionOf(wanted, new Set()).label
      : newWords(kind, wanted, concept !== null);
  const taken = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    id !== target.id && node.kind === kind && node.owner === owner && !node.removed ? [String(node.props.key)] : [],
  );
  const key = keyFromWords(concept?.key ?? property?.key ?? (wanted[0]?.arabic ? words.en : null) ?? wordsIn(wanted), taken, kind);
  const before = calledIn(work, target.id);
  const phrase = kind === "entity" ? phraseOf(wanted) : null;
  const many =
    phrase && (concept || !wanted[0]?.arabic) ? entityWords(concept ? phrase : { ...phrase, concept: null }).plural : manyOf(words, wanted);
  const label = kind === "entity" ? oneOf(words, many) : words;
  work.ops.push({ op: "set", id: target.id, prop: "key", value: key }, ...renaming(target.id, target.node, { ...label }));
  if (kind === "entity")
    for (const [locale, value] of Object.entries(many)) work.ops.push({ op: "set", id: target.id, prop: `plural.${locale}`, value });
  const kept = keptName(target, label);
  return fact(
    work,
    clause,
    {
      en: `Renamed ${before.en} to ${words.en ?? words.ar}.${kept === "ar" ? ` In Arabic it is still called ${before.ar}.` : kept === "en" ? ` In English it is still called ${before.en}.` : ""}`,
      ar: `تغيّر اسم ${before.ar} إلى ${words.ar ?? words.en}.${kept === "ar" ? ` وما زال اسمه بالعربية ${before.ar}.` : kept === "en" ? ` وما زال اسمه بالإنجليزية ${before.en}.` : ""}`,
    },
    [target.id],
  );
};

/** The language in which it goes on being called as before; the word list had no name to give there. */
const keptName = ({ node }: Existing, label: Words): "en" | "ar" | null =>
  (["en", "ar"] as const).find((locale) => !label[locale] && (node.props.label as Words | undefined)?.[locale]) ?? null;

/** Of an Arabic name only the English one is put into the plural. */
const manyOf = (words: Words, wanted: readonly Token[]): Words =>
  wanted[0]?.arabic && words.en ? { ...words, en: plural(words.en) } : words;

/** "call leaves absences": one of them is an absence. */
const oneOf = (words: Words, many: Words): Words => {
  const [one, several] = [words.en, many.en];
  const last = one?.split(" ").at(-1)?.toLowerCase() ?? "";
  if (one === undefined || one !== several || singular(last) === last) return words;
  const single = singular(last).replace(/^./, (letter) => (one.includes(" ") ? letter : letter.toUpperCase()));
  return { ...words, en: one.slice(0, -last.length) + single };
};
