/**
 * A sentence that leans on the one before it, written out: every way it may be meant, the likeliest first. Nothing is decided here; whoever
 * asks tries them, and takes one only where no other does something as well.
 */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { SaidBefore } from "../../../../../../schema/planner.ts";
import { isArabic } from "../../text/fold.ts";
import type { Token } from "../../text/tokens.ts";
import type { Work } from "../changing.ts";
import { bareWords, jointOf, type Like, likesOf, placed, placeOf, slotsOf, tokensOf, writtenAs } from "./likes.ts";

/** What is talked about: the sentence before, in the draft as it would be read now, with the names of what it made. */
export interface Talk {
  readonly work: Work;
  readonly last: SaidBefore;
  readonly made: readonly string[];
}

/** Readings of one rank; of two that both do something it is asked which. */
export type Rank = readonly string[];

/** `said` in the place of `not`, or of what it is like in the sentence before. */
export const insteadOf = ({ work, last, made: names }: Talk, said: string, not: string | null): readonly Rank[] => {
  const bare = bareWords(said);
  const spoken = tokensOf(said);
  if (not !== null) {
    const place = placeOf(last.text, tokensOf(bareWords(not)));
    // "not a number, an amount": a kind of value for a kind of value.
    if (place && bare === "amount" && likesOf(work, tokensOf(not)).has("type"))
      return [[placed(last.text, place, "amount of money")], [placed(last.text, place, bare)]];
    // Of what was not said there is nothing to put right.
    if (!place) return [];
    return [[placed(last.text, place, said.length > 0 && startsAlike(last.text, place, said) ? said : bare)]];
  }
  const put = inLanguageOf(work, last.text, bare);
  const likes = likesOf(work, spoken);
  const ranks: Rank[] = [];
  // As it stands, where it says enough by itself: "no, add a due date to projects".
  if (spoken.length > 3) ranks.push([said]);
  ranks.push(...byLike(work, last.text, put, likes, jointWord(spoken)));
  const made = spoken.length < 5 ? madePlaces(last, names) : [];
  if (likes.has("type")) ranks.push(made.map((place) => withType(last.text, place, bare)));
  ranks.push(made.map((place) => placed(last.text, place, put)));
  if (spoken.length <= 3) ranks.push([said]);
  return ranks.filter((rank) => rank.length > 0);
};

/** The sentence before, said of something else besides. */
export const alsoOf = ({ work, last, made: names }: Talk, said: string): readonly Rank[] => {
  const spoken = tokensOf(said);
  const likes = likesOf(work, spoken);
  const put = inLanguageOf(work, last.text, bareWords(said));
  // "for nurses": who may, where the sentence is about somebody's rights.
  const forWhom = /^(?:for\s|ل)/iu.test(said.trim()) && likes.has("role");
  const roles = forWhom ? byLike(work, last.text, put, new Set<Like>(["role"]), "") : [];
  const made =
    likes.has("entity") || likes.has("role") || spoken.length > 3
      ? []
      : madePlaces(last, names).map((place) => placed(last.text, place, put));
  return [...roles, ...byLike(work, last.text, put, likes, jointWord(spoken)), made].filter((rank) => rank.length > 0);
};

const jointWord = ([first]: readonly Token[]): string => (first ? (jointOf(first.word) ?? first.word) : "");

/** In the place of what is of its kind; what stands behind the same word first. */
const byLike = (work: Work, text: string, put: string, likes: ReadonlySet<Like>, joint: string): readonly Rank[] => {
  const slots = slotsOf(work, text).filter(({ likes: own }) => [...likes].some((like) => own.has(like)));
  const same = slots.filter(({ before }) => before === joint);
  const rank = (some: typeof slots): Rank =>
    some.map((slot) => placed(text, slot, put)).filter((one) => one.toLowerCase() !== text.toLowerCase());
  return same.length > 0 && same.length < slots.length ? [rank(same), rank(slots)] : [rank(slots)];
};

/** A name in the language of the sentence it goes into. */
const inLanguageOf = (work: Work, text: string, bare: string): string => {
  const arabic = isArabic(text);
  if (isArabic(bare) === arabic) return bare;
  const said = tokensOf(bare);
  for (const found of [work.find.entity(said), work.find.role(said), work.find.field(said, null)])
    if (found.length === 1) return writtenAs(work, found[0]!.id, arabic);
  return bare;
};

const startsAlike = (text: string, { from }: { readonly from: number }, said: string): boolean =>
  /^(?:a|an|the)\s/iu.test(said) && !/(?:a|an|the)\s$/iu.test(text.slice(0, from));

/** Where the sentence before names what it made. */
const madePlaces = (last: SaidBefore, names: readonly string[]): readonly { readonly from: number; readonly to: number }[] => {
  const places = names.flatMap((name) => placeOf(last.text, tokensOf(name)) ?? []);
  return places.filter((place, i) => places.findIndex(({ from }) => from === place.from) === i);
};

const withType = (text: string, { to }: { readonly to: number }, type: string): string => `${text.slice(0, to)} (${type})${text.slice(to)}`;

/** What "it", "that field", "there" stand for: what the sentence before touched last, then what that is of. */
export const referred = ({ work, last }: Talk, text: string): readonly Rank[] => {
  const focus = last.nodes.filter((id) => work.draft.nodes[id] && !work.draft.nodes[id]?.removed);
  const latest = focus.at(-1);
  if (latest === undefined) return [];
  const arabic = isArabic(text);
  const entity = entityOf(work, latest);
  const place = entity === undefined ? null : writtenAs(work, entity, arabic);
  const fields = focus.filter((id) => work.draft.nodes[id]!.kind === "field");
  // "remove it there": of what stands there, and never the place itself.
  const there = (said: string): string =>
    place === null
      ? said
      : said.replace(
          thereIn,
          itIn.test(text) || removing.test(text) ? `${arabic ? "في" : "of"} ${place}` : `${arabic ? "إلى" : "to"} ${place}`,
        );
  const own = (id: Id): string => (thereIn.test(text) ? `${arabic ? "" : "the "}${writtenAs(work, id, arabic)}` : named(work, id, arabic));
  const all =
    /\b(?:them|those)\b/iu.test(text) && fields.length > 1 && place !== null
      ? [`${fields.map((id) => `the ${writtenAs(work, id, false)}`).join(" and ")} of ${place}`]
      : [];
  const spoken = [latest, ...fields.slice(-1), ...(entity === undefined || removing.test(text) ? [] : [entity])].map(own);
  const readings = [...all, ...spoken].flatMap((name) => suffixed(text, name) ?? (itIn.test(text) ? [text.replace(itIn, name)] : []));
  const written = (readings.length > 0 ? readings : [text]).map((one) => there(one).replace(/^(?:(?:and|then|also|now)\s+)+/iu, ""));
  return [...new Set(written)].filter((one) => one !== text && !isReferring(one)).map((one) => [one]);
};
const removing = /^(?:(?:and|then|also|now|please|و|ثم)\s*)*(?:remove|delete|drop|take|get|احذف|امسح|شيل|أزل|ازل)/iu;

/** Whether a sentence may speak of what was said before: nothing else in front of "it" that could be meant. */
export const isReferring = (text: string): boolean => thereIn.test(text) || itIn.test(text) || suffixed(text, "x") !== null;

const itIn =
  /(?<=^(?:(?:and|then|also|now|please|but|و|ثم)\s)*(?:[\p{L}']+\s){0,2})(?:it|them|those|that one|this one|(?:that|this|the same|the new) (?:field|column|one|property|role|page|list|status)|(?:هذا|ذلك|نفس|هاد) (?:الحقل|الدور|الخيار|العمود)|(?:هذه|تلك|نفس) (?:الخانة|الصفحة|القائمة))(?=$|[\s.,،!?])/iu;
const thereIn =
  /(?<=\s)(?:there|(?:to|on|in|into|for) it|هناك|فيها|فيه|إليها|إليه|عليها|عليه|لها|له)(?:\s+(?:too|also|as well|أيضًا|أيضا|كمان|كذلك))?(?=$|[.,،!?])/iu;

const verbs: ReadonlyMap<string, string> = new Map(
  (
    [
      ["اجعل", "اجعله اجعلها خليه خليها خله خلها"],
      ["احذف", "احذفه احذفها شيله شيلها امسحه امسحها أزله أزلها ازله ازلها"],
      ["سمّ", "سمه سمها سمّه سمّها سميه سميها"],
      ["رتب", "رتبه رتبها رتّبه رتّبها"],
      ["أخف", "أخفه أخفها اخفه اخفها أخفيه أخفيها اخفيه اخفيها خبيه خبيها"],
    ] as const
  ).flatMap(([verb, forms]) => forms.split(" ").map((form) => [form, verb] as const)),
);
/** «اجعله إلزاميًا»: the object at the end of its verb. */
const suffixed = (text: string, name: string): readonly string[] | null => {
  const found = /^(?:و|ثم\s+)?([\u0600-\u06ff\u064b-\u0652]+)(?=\s|$)/u.exec(text);
  const verb = found ? (verbs.get(found[1]!.replace(/^و(?=[اخأشرس])/u, "")) ?? verbs.get(found[1]!)) : undefined;
  return found && verb !== undefined ? [`${verb} ${name}${text.slice(found[0].length)}`] : null;
};

const entityOf = (work: Work, id: Id): Id | undefined => {
  for (let at: Id | null = id, depth = 0; at !== null && depth < 8; depth++) {
    const node: Work["draft"]["nodes"][string] | undefined = work.draft.nodes[at];
    if (!node) return undefined;
    if (node.kind === "entity") return at;
    if (typeof node.props.entity === "string") return node.props.entity;
    at = node.owner;
  }
  return undefined;
};

const named = (work: Work, id: Id, arabic: boolean): string => {
  const owner = work.draft.nodes[id]?.owner ?? null;
  const field = owner !== null && work.draft.nodes[owner]?.kind === "field" ? work.draft.nodes[owner]!.owner : owner;
  const own = writtenAs(work, id, arabic);
  if (field === null || work.draft.nodes[id]?.kind === "entity") return arabic ? own : `the ${own}`;
  return arabic ? `${own} في ${writtenAs(work, field, true)}` : `the ${own} of ${writtenAs(work, field, false)}`;
};
