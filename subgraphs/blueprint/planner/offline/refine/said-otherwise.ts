/**
 * Wishes and statements as the commands they mean: "we need to know the publisher of each book" adds it, "titles must be filled in" makes
 * them required, "we don't need the phone any more" removes it, "hide the phone from clerks". Words keep their places in the text.
 */

import { trim } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { fieldIn, single, stateOf, type Work } from "./changing.ts";

/** The clause as a command where it means one, else as it is. */
export const saidPlainly = (work: Work, clause: Clause): Clause => {
  const tokens = afterReason(clause.tokens);
  const meant =
    calledSo(tokens) ??
    asChoice(work, tokens) ??
    asList(tokens) ??
    letKnow(tokens) ??
    kept(work, tokens) ??
    mustHave(work, clause, tokens) ??
    filledIn(tokens) ??
    notNeeded(tokens) ??
    hiddenFrom(tokens, clause.arabic) ??
    anotherChoice(work, tokens);
  return { ...clause, tokens: meant ?? tokens };
};

/** "We sell by weight, so products need a weight": what follows is what is wanted. */
const afterReason = (tokens: readonly Token[]): readonly Token[] => {
  const so = tokens.findIndex((token, i) => i > 1 && token.word === "so" && tokens[i - 1]!.word === ",");
  return so > 0 && so < tokens.length - 2 ? tokens.slice(so + 1) : tokens;
};

const made = (like: Token, word: string): Token => ({ ...like, raw: word, word, kind: "word" });
const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const wishing = words("need needs want would like have must should also i we يجب لازم اريد نحتاج احتاج لابد to ان now please");
const keeping = words(
  "know record store keep track note register capture collect save remember معرفه نعرف اعرف تسجيل نسجل اسجل حفظ نحفظ احفظ تخزين تدوين ندون",
);
const each = words("each every all the a an كل لكل جميع");
const about = words("of for about عن ل كل لكل");

/** "We want to record absences": what is wanted follows. */
export const isWish = (tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex((token) => keeping.has(token.word));
  return at > 0 && tokens.slice(0, at).every((token) => wishing.has(token.word));
};

/** "we also need to know the publisher of each book", «نريد معرفة فصيلة دم كل مريض»: a property of something that is there. */
const kept = (work: Work, tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token) => keeping.has(token.word));
  if (at > 6 || !isWish(tokens)) return null;
  const rest = tokens.slice(at + 1);
  for (let joint = rest.length - 1; joint > 0; joint--) {
    const from = rest.slice(joint).findIndex((token) => !about.has(token.word) && !each.has(token.word)) + joint;
    if (from < joint || (from === joint && !rest[joint]!.arabic)) continue;
    if (single(work.find.entity(trim(rest.slice(from)))) === null) continue;
    const [first, last] = [tokens[at]!, rest[joint]!];
    return [
      made(first, first.arabic ? "اضف" : "add"),
      ...rest.slice(0, joint),
      made(last, last.arabic ? "الي" : "to"),
      ...rest.slice(from),
    ];
  }
  return null;
};

/** "the status paid should be called settled": renamed. */
const calledSo = (tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token, i) => i > 1 && ["called", "named"].includes(token.word) && tokens[i - 1]!.word === "be");
  const before = tokens.slice(0, Math.max(at - 1, 0)).filter((token) => !modals.has(token.word));
  if (at < 0 || at === tokens.length - 1 || before.length === 0) return null;
  return [made(tokens[at]!, "rename"), ...before, made(tokens[at]!, "to"), ...tokens.slice(at + 1)];
};

const states = words("state status stage option choice value priority kind type category حاله خيار مرحله");
/** "we also need “transferred” as a state of an admission", "add spam as a status for tickets": one more choice. */
const asChoice = (work: Work, tokens: readonly Token[]): readonly Token[] | null => {
  const as = tokens.findIndex(({ word }) => word === "as" || word === "كحاله" || word === "كخيار");
  const head = tokens.findIndex(({ word }, i) => i >= as && (states.has(word) || word === "كحاله" || word === "كخيار"));
  const joint = tokens.findIndex(({ word }, i) => i > head && ["of", "for", "to", "in", "on", "في", "ل", "من"].includes(word));
  if (as < 1 || head < as || head > as + 4 || (joint < 0 && !tokens[head + 1]?.arabic)) return null;
  const opening = tokens.slice(0, as).findIndex(({ word }) => adding.has(word));
  if (opening < 0 || opening > 4) return null;
  const choice = tokens
    .slice(opening + 1, as)
    .filter(({ word }) => !["a", "an", "the", "also", "another", "new", "to", "have"].includes(word));
  const thing = joint < 0 ? tokens.slice(head + 1) : tokens.slice(joint + 1);
  const entity = single(work.find.entity(trim(thing.filter(({ word }) => !each.has(word) && word !== "an"))));
  const named = entity ? single(work.find.field([tokens[head]!], entity.id)) : null;
  const field = named?.node.props.type === "enum" ? named : stateOf(work, entity);
  if (!entity || !field || choice.length === 0 || choice.length > 5) return null;
  const like = tokens[as]!;
  const label = String(field.node.props.key)
    .replace(/([A-Z])/g, " $1")
    .toLowerCase()
    .split(" ");
  return [
    made(like, "add"),
    made(like, "option"),
    ...choice,
    made(like, "to"),
    ...label.map((word) => made(like, word)),
    made(like, "of"),
    ...trim(thing),
  ];
};
const adding = words("add need want include have put اضف ضيف نحتاج نريد بدنا زود");

const listing = words("dropdown list select choice choices options menu picklist قائمه خيارات اختيارات");
/** «حقل القسم للتذكرة وهو قائمة: مالية، تقنية», "a department, which is a dropdown: …": the list says what it is. */
const asList = (tokens: readonly Token[]): readonly Token[] | null => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  const from = tokens.findIndex(
    ({ word }, i) => i > 1 && i < colon && ["which", "that", "as", "هو", "هي", "وهو", "وهي", "يكون"].includes(word),
  );
  if (from < 0 || colon - from > 6 || !adding.has(tokens[0]!.word) || !tokens.slice(from, colon).some(({ word }) => listing.has(word)))
    return null;
  const end = tokens[from - 1]!.word === "و" || tokens[from - 1]!.word === "," ? from - 1 : from;
  return [...tokens.slice(0, end), ...tokens.slice(colon)];
};

/** "let the doctor know when …": notify them. */
const letKnow = (tokens: readonly Token[]): readonly Token[] | null => {
  const know = tokens.findIndex((token) => token.word === "know");
  return tokens[0]?.word === "let" && know > 1 && know < 6
    ? [made(tokens[0], "notify"), ...tokens.slice(1, know), ...tokens.slice(know + 1)]
    : null;
};

const having = words("فيه فيها have has له لها لهم لديه لديها");
const demanding = words("must should needs need يجب لازم");
const counted = words("at least one a an to be the its their ان يكون تكون علي الاقل واحد واحده");
/** "products must have a photo", of which they have one: it is required. */
const mustHave = (work: Work, { span }: Clause, tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token) => having.has(token.word));
  const demands = tokens.some((token) => demanding.has(token.word)) || /\bat least one\b|واحدة? على الأقل/.test(span.text);
  if (at < 1 || at > 6 || !demands || tokens.some((token) => denying.has(token.word))) return null;
  const bare = (part: readonly Token[]) =>
    part.filter((token) => !counted.has(token.word) && !demanding.has(token.word) && !each.has(token.word));
  const [thing, what] = [bare(tokens.slice(0, at)), bare(tokens.slice(at + 1))];
  const entity = thing.length > 0 && what.length > 0 ? single(work.find.entity(thing)) : null;
  const field = entity ? single(work.find.field(what, entity.id)) : null;
  return field ? [...what, made(tokens[at]!, tokens[at]!.arabic ? "في" : "of"), ...thing, made(tokens[at]!, "required")] : null;
};

const conditions = words("when if once unless whenever اذا لما عندما عند متي");
const modals = words("must should has have needs cannot can't can may is are لا لازم يجب ما");
const filled = words("filled موجود موجوده");
const empty = words("empty blank فارغ فارغا فارغه فاضي فاضيه");
const denying = words("cannot can't not never isn't لا ما مو");

/** "titles must be filled in", "the phone cannot be left empty", «لا يترك الهاتف فارغًا». */
const filledIn = (tokens: readonly Token[]): readonly Token[] | null => {
  const at = tokens.findIndex((token) => filled.has(token.word) || empty.has(token.word));
  const modal = tokens.findIndex((token) => modals.has(token.word));
  if (modal < 0 || at < modal || tokens.some(({ word }) => conditions.has(word))) return null;
  const isEmpty = empty.has(tokens[at]!.word);
  const denied = tokens.slice(modal, at).some((token) => denying.has(token.word));
  const flag = made(tokens[at]!, isEmpty === denied ? "required" : "optional");
  // «لا يترك الهاتف فارغًا» denies first and names behind its verb.
  const named = modal === 0 ? tokens.slice(1, at).filter((token) => !leaving.has(token.word)) : tokens.slice(0, modal);
  return named.length > 0 ? [...named, flag] : null;
};
const leaving = words("ان يكون تكون يترك تترك يبقي تبقي يمكن يجوز");

const needed = words("needed necessary used");
const needing = words("need want use نحتاج احتاج نريد اريد نستخدم");
const anyMore = words("any more anymore longer now بعد الان");

/** "the phone isn't needed any more", "we no longer need the phone", «لا نحتاج الهاتف». */
const notNeeded = (tokens: readonly Token[]): readonly Token[] | null => {
  const end = tokens.findIndex((token) => needed.has(token.word));
  const remove = (of: readonly Token[]): readonly Token[] | null => {
    const named = of.filter((token) => !anyMore.has(token.word));
    const like = tokens[0]!;
    return named.length > 0 ? [made(like, like.arabic ? "احذف" : "remove"), ...named] : null;
  };
  if (end > 1 && tokens.slice(end + 1).every((token) => anyMore.has(token.word))) {
    const no = tokens.slice(0, end).findIndex((token) => ["isn't", "aren't", "not", "no"].includes(token.word));
    return no > 0 ? remove(tokens.slice(0, no).filter((token) => !["is", "are"].includes(token.word))) : null;
  }
  const verb = tokens.findIndex((token) => needing.has(token.word));
  const opens = tokens.slice(0, Math.max(verb, 0));
  const denies = opens.some((token) => ["don't", "no", "not", "لا", "ما", "لم"].includes(token.word));
  const rest = tokens.slice(verb + 1).filter((token) => !["الي"].includes(token.word));
  // "We don't need to …" is no thing.
  return verb > 0 && denies && opens.every((token) => unneeded.has(token.word)) && !nothing.has(rest[0]?.word ?? "") ? remove(rest) : null;
};
const nothing = words("to ان حدا احد اي anyone anybody people");
const unneeded = words("we i they do don't no not longer لا ما لم نعد عاد");

/** "hide the phone of members from librarians": librarians may not see it. */
const hiddenFrom = (tokens: readonly Token[], arabic: boolean): readonly Token[] | null => {
  const at = tokens.findIndex((token) => ["hide", "conceal", "اخف", "اخفي", "خبي", "اخفوا"].includes(token.word));
  const from = tokens.findLastIndex((token) => token.word === "from" || token.word === "عن");
  if (at < 0 || at > 2 || from <= at + 1 || from === tokens.length - 1) return null;
  const [what, whom, like] = [tokens.slice(at + 1, from), tokens.slice(from + 1), tokens[at]!];
  return arabic ? [made(like, "لا"), made(like, "يري"), ...whom, ...what] : [...whom, made(like, "cannot"), made(like, "see"), ...what];
};

/** "the status can also be returned": one more choice. */
const anotherChoice = (work: Work, tokens: readonly Token[]): readonly Token[] | null => {
  const can = tokens.findIndex((token) => token.word === "can" || token.word === "may");
  const be = tokens[can + 1]?.word === "also" ? can + 2 : can + 1;
  const choice = tokens.slice(be + 1);
  if (can < 1 || tokens[be]?.word !== "be" || choice.length === 0 || choice.length > 3) return null;
  const named = fieldIn(work, tokens.slice(0, can));
  const field = named?.node.props.type === "enum" ? named : stateOf(work, single(work.find.entity(trim(tokens.slice(0, can)))));
  if (field?.node.props.type !== "enum") return null;
  const like = tokens[can]!;
  return [made(like, "add"), made(like, "option"), ...choice, made(like, "to"), ...tokens.slice(0, can)];
};
