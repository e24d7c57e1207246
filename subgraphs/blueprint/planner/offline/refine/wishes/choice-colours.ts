/** The colour of a choice: "make cancelled red", «اجعل الحجز الملغى باللون الأحمر». Other things have no colour of their own. */

import type { Clause, Token } from "../../text/tokens.ts";
import { coloursIn } from "../../words/colour-names.ts";
import { isScreenPart } from "../../words/theme.ts";
import { calledIn, set, single, stateOf, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { ask, mentions, type Wish, without, wordSet } from "./about.ts";

const around = wordSet(
  "make set mark colour color coloured colored paint show draw the a an in as be should must of for is are and with اجعل خلي خل لون لوّن باللون بلون اللون يكون تكون في ل و من",
);

/** Does or asks what the clause says of a choice's colour; null where it speaks of the platform's, or of none. */
export const choiceColour: Wish = (work, clause) => {
  const { tokens } = clause;
  const colours = coloursIn(tokens);
  const [colour] = colours;
  if (!colour || tokens.some(isScreenPart)) return null;
  if (colours.length > 1) return severalChoices(work, clause, colours);
  if (tokens.length > 16) return null;
  const rest = without([...tokens.slice(0, colour.at), ...tokens.slice(colour.at + colour.length)], around);
  if (rest.length === 0) return null;
  const choice = choiceIn(work, rest);
  if (choice) return paint(work, clause, choice, colour.hex);
  const [thing] = mentions(rest, work.find.entity);
  if (!thing) return null;
  return ask(work, `colour-${clause.index}`, {
    en: "Colours belong to the platform and to the choices of a field; nothing was changed. Write for example: “Make the background light grey”, or name the choice.",
    ar: "الألوان للمنصة ولخيارات الحقول؛ لم يتغير شيء. اكتب مثلًا: «اجعل الخلفية رمادية فاتحة»، أو سمِّ الخيار.",
  });
};

const paint = (work: Work, clause: Clause, choice: Existing, hex: string): true => {
  const name = calledIn(work, choice.id);
  set(work, clause, choice.id, "colour", hex, { en: `${name.en} is ${hex}.`, ar: `لون ${name.ar}: ${hex}.` });
  return true;
};

/** "confirmed is green, cancelled is red", "green for confirmed and red for cancelled": each colour with the choice before it, or behind it. */
const severalChoices = (work: Work, clause: Clause, colours: ReturnType<typeof coloursIn>): true | null => {
  const { tokens } = clause;
  const ends = colours.map(({ at, length }) => at + length);
  const before = colours.map(({ at }, i) => tokens.slice(i === 0 ? 0 : ends[i - 1], at));
  const behind = colours.map((_, i) => tokens.slice(ends[i], colours[i + 1]?.at));
  for (const parts of [before, behind]) {
    const choices = parts.map((part) => choiceIn(work, without(part, around)));
    if (!choices.every((choice) => choice !== null)) continue;
    choices.forEach((choice, i) => void paint(work, clause, choice, colours[i]!.hex));
    return true;
  }
  return null;
};

/** The choice that is named, with the thing or the field it is of, or the only one of that name. */
const choiceIn = (work: Work, tokens: readonly Token[]): Existing | null => {
  const enums = Object.entries(work.draft.nodes).filter(([, node]) => node.kind === "field" && node.props.type === "enum" && !node.removed);
  const [thing] = mentions(tokens, work.find.entity);
  const entity = thing?.found ?? null;
  const rest = thing ? [...tokens.slice(0, thing.from), ...tokens.slice(thing.to)] : tokens;
  const own = enums.filter(([, node]) => !entity || node.owner === entity.id).map(([id]) => id);
  const named = (fields: readonly string[]): readonly Existing[] =>
    fields.flatMap((field) => mentions(rest, (part) => work.find.option(part, field)).map(({ found }) => found));
  const state = stateOf(work, entity);
  return (state ? single(named([state.id])) : null) ?? single(named(own));
};
