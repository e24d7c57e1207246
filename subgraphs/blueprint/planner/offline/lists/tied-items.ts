/**
 * Members of a list that say what a thing is tied to, and no property: "placed by buyers on a lot", "one per lot", «تندرج تحت مناسبة»,
 * «بيلعب في فريق», «مزروعة ببيت بلاستيكي».
 */
import { mentionAt } from "../clauses/mentions.ts";
import type { Item } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import { conceptAt, propertyAt } from "../words/words.ts";
import type { PlannedEntity, World } from "../world/world.ts";

/** The things it ties its owner to; null where the item is a property like others. */
export const tiedTo = (world: World, entity: PlannedEntity, { said }: Item): readonly PlannedEntity[] | null => {
  const words = said.filter(({ kind }) => kind === "word");
  const first = words[0];
  const own = sayingOf(world, entity, words);
  if (own) return own;
  if (!first || words.length < 2 || !(first.arabic ? isTyingArabic(words) : isTying(words))) return null;
  const found = othersIn(world, entity, words, 1);
  return found.length > 0 || (first.arabic && isVerb(words)) ? found : null;
};

const othersIn = (world: World, entity: PlannedEntity, words: readonly Token[], from: number): readonly PlannedEntity[] => {
  const found: PlannedEntity[] = [];
  for (let i = from; i < words.length; i++) {
    const mention = mentionAt(world, words, i);
    if (!mention) continue;
    if (mention.entity !== entity && !found.includes(mention.entity)) found.push(mention.entity);
    i = mention.end - 1;
  }
  return found;
};

/** «الحجوزات: كل حجز يخص عميلًا», "bores: each bore is drilled by a rig": a sentence about itself, and no link to another of its kind. */
const sayingOf = (world: World, entity: PlannedEntity, words: readonly Token[]): readonly PlannedEntity[] | null => {
  const from = Math.max(
    0,
    words.findIndex(({ word }) => !every.has(word)),
  );
  const itself = mentionAt(world, words.slice(0, from + 1), from) ?? mentionAt(world, words, from);
  if (itself?.entity !== entity || itself.end === words.length || words.some(({ word }) => another.test(word))) return null;
  // "loan date" is a date.
  const next = words[itself.end];
  if (!words[0]!.arabic && from === 0 && next && !saying.test(next.word)) return null;
  return othersIn(world, entity, words, itself.end);
};
const every = new Set("for of in each every لكل في كل".split(" "));
const saying = /^(?:we|you|they|is|are|has|have|belongs?|goes|comes?|can|must|should|may|that|which|who|for|of|per|in|on|with)$/;
const another =
  /^(?:parent|main|sub|superior|upper|higher|previous|original|next|related|linked|other|another|same|replaced|preceding|following|(?:ال)?(?:ام|اب|رييسي|رييسيه|اصلي|اصليه|سابق|سابقه|تالي|تاليه|اعلي|اخر|اخري))$/;

const ties = new Set("for of in on to at from with under by inside within per aboard".split(" "));
const isTying = ([first, second, third]: readonly Token[]): boolean =>
  (stays.test(first!.word) && second!.word !== "of" && ties.has((second!.word === "place" ? third : second)?.word ?? "")) ||
  (ties.has(second!.word) &&
    (first!.word === "one" || /(?:ed|en|ght|made|held|given)$/.test(first!.word)) &&
    propertyAt([first!, second!], 0)?.length !== 2);
/** "travels on a run", "takes place in a room": no name of a property. */
const stays =
  /^(?:lives|stands|sits|hangs|stays|lies|runs|comes|goes|takes|falls|leads|refers|relates|applies|points|happens|occurs|starts|ends|arrives|leaves|departs|depends|works|travels|sleeps|plays|trains|studies|belongs|meets|rests|hinges)$/;

const arabicTies = new Set("في علي الي ضمن تحت داخل من عن مع حق تبع لدي عند بين باسم".split(" "));
const isTyingArabic = (words: readonly Token[]): boolean => isVerb(words) || isPlaced(words);
/** «تندرج تحت», «بيلعب في», «يحفظ فيها»: an imperfect that the lexicon knows no name by. */
const isVerb = (words: readonly Token[]): boolean => {
  const { word } = words[0]!;
  if (conceptAt(words, 0) !== null || propertyAt(words, 0) !== null) return false;
  return /^[بحك]?ي.{3,}$/.test(word) || (/^[بحك]?ت.{3,}$/.test(word) && arabicTies.has(words[1]!.word));
};
/** «مزروعة ببيت», «ملك لمربٍّ», «تابع لفرع». */
const isPlaced = (words: readonly Token[]): boolean =>
  /^(?:م.{3,}|ملك|تابع|تابعه|ساكن|ساكنه|تبع|حق|ضمن|تحت|وراه|وراها)$/.test(words[0]!.word) &&
  conceptAt(words, 0) === null &&
  propertyAt(words, 0) === null &&
  (arabicTies.has(words[1]!.word) || /^[بل].{3,}/.test(words[1]!.word) || /^(?:تبع|حق|ضمن|تحت|ورا)/.test(words[0]!.word));
