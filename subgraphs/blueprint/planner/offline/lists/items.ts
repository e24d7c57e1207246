/** Reading lists of properties: "a name, a status (open, closed), priority: low, high and a unique e-mail". */

import { isSeparator, splitList } from "../clauses/phrases.ts";
import type { Item } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { senseOf } from "../words/senses.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { propertyAt, wholeChoice, wholeConcept, wholeProperty } from "../words/words.ts";
import { questionItems } from "./asked.ts";
import { itemOf, trimOption } from "./item.ts";
import { openChoices } from "./open-choices.ts";

/** Reads a list of properties: "a name, a status (open, closed), priority: low, high and a unique e-mail". */
export const itemsOf = (tokens: readonly Token[]): readonly Item[] => {
  const items: Item[] = [];
  let open: { item: Item; options: (readonly Token[])[] } | null = null;
  const lost = new Map<number, readonly Token[]>();
  const listed = bracketed(tokens);
  let ended = false;
  for (const given of sharedHead(splitList(listed))) {
    const asked = questionItems(given);
    if (asked) {
      items.push(...asked);
      open = null;
      continue;
    }
    // «تتضمن تاريخ البدء»: that it has it was said already.
    const part = given[0]?.arabic && given.length > 1 && verbForms.get(given[0].word)?.verb.cls === "have" ? given.slice(1) : given;
    const at = Math.max(choiceStart(part), statedStart(part));
    if (at > 0) {
      const item = itemOf(part.slice(0, at));
      const first = trimOption(part.slice(at));
      if (item && first.length > 0) {
        open = { item, options: [first] };
        items.push(item);
        continue;
      }
    }
    // «…، ومنبعتها عالمخبر»: what we do with it is no property.
    if (
      items.length > 0 &&
      /^(?:من|بن|ب?ن)[^اويه].{2,}(?:ها|هم|هن)$/.test(part[0]!.word) &&
      propertyAt(part, 0) === null &&
      wholeConcept(part) === null
    )
      break;
    // «كمية وحد أدنى، ولما الكمية تقل …»: what happens then is no property.
    if (items.length > 0 && part.length > 1 && part[0]!.arabic && whens.has(part[0]!.word)) break;
    // "record the damage with a photo and charge the deposit": what is done next is no property.
    if (
      items.length > 0 &&
      part.length > 1 &&
      !part[0]!.arabic &&
      verbForms.get(part[0]!.word)?.form === "base" &&
      ["the", "a", "an", "their", "it", "them"].includes(part[1]!.word)
    ) {
      open = null;
      continue;
    }
    const option = trimOption(part);
    // "vacant, let or under offer, plus photos": the last of them stands behind "or".
    const joint = given[0] ? (listed[listed.indexOf(given[0]) - 1]?.word ?? "") : "";
    if (ended && joint !== "or") open = null;
    ended = open !== null && joint === "or";
    if (open && isChoice(option)) {
      open.options.push(option);
      items[items.length - 1] = { ...open.item, options: open.options };
      continue;
    }
    open = null;
    const item = itemOf(part);
    if (item) {
      lost.set(items.length, part);
      items.push(item);
    }
  }
  return toldApart(items, lost);
};

const whens = new Set(["لما", "عندما", "حينما", "اذا", "لو", "ولما", "وعندما"]);

/** "date in, date out", "litres in the morning and litres in the evening": where the short names are one, the long ones count. */
const toldApart = (items: readonly Item[], parts: ReadonlyMap<number, readonly Token[]>): readonly Item[] =>
  items.map((item, i) => {
    const words = (parts.get(i) ?? []).filter((token) => token.kind === "word" && !["a", "an", "the"].includes(token.word));
    const twin = items.some((other, k) => k !== i && other.name === item.name);
    return twin && words.length > item.tokens.length
      ? {
          ...item,
          tokens: words,
          property: wholeProperty(words),
          base: item.property ?? item.base,
          phrase: null,
          name: words.map((token) => token.word).join(" "),
        }
      : item;
  });

/** "check-in and check-out dates": both are dates. */
const sharedHead = (parts: readonly (readonly Token[])[]): readonly (readonly Token[])[] =>
  parts.map((part, i) => {
    const next = parts[i + 1];
    // "start and end date", "first and last name"
    const bare = part.filter((token) => !functionWords.has(token.word));
    if (bare.length === 1 && next && next.length > 1 && halves.has(bare[0]!.word) && wholeProperty([...bare, next.at(-1)!]))
      return [...part, next.at(-1)!];
    // "planned and actual cost": both are costs.
    if (bare.length === 1 && next?.length === 2 && isKind(bare[0]!) && isKind(next[0]!) && wholeProperty(next.slice(1)))
      return [...part, next[1]!];
    const head = parts[i + 1]?.at(-1);
    if (head?.kind !== "word" || !isPlural(head.word) || parts[i + 1]!.length < 2 || part.length > 3) return part;
    const one = { ...head, word: singular(head.word) };
    return wholeProperty([...part, one]) ? [...part, one] : part;
  });

const isKind = (token: Token): boolean =>
  !token.arabic && (senseOf(token.word)?.adjective === true || /(?:ed|al)$/.test(token.word)) && wholeProperty([token]) === null;
const halves = new Set("start end begin finish from to first last opening closing check-in check-out departure arrival".split(" "));

/** "payment method cash/card/transfer", "paid yes/no": what is left open by slashes stands as if in brackets. */
const bracketed = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (
      i > 0 &&
      ["yes", "نعم"].includes(tokens[i]!.word) &&
      tokens[i + 1]?.word === "/" &&
      ["no", "لا"].includes(tokens[i + 2]?.word ?? "")
    ) {
      i += 2;
      continue;
    }
    // "method cash or card": its choices.
    if (choicesAt(tokens, i)) {
      const mark = { ...tokens[i]!, kind: "mark" as const };
      out.push(tokens[i]!, { ...mark, raw: "(", word: "(" }, ...tokens.slice(i + 1, i + 4), { ...mark, raw: ")", word: ")" });
      i += 3;
      continue;
    }
    const name = tokens[i]!.kind === "word" && (i === 0 || isSeparator(tokens[i - 1]!)) ? propertyAt(tokens, i) : null;
    const first = name ? i + name.length : 0;
    // «النوع سبليت أو شباك أو مركزي»
    const chosen = name && (name.entry.type === "enum" || (name.entry.key === "type" && tokens[i]!.arabic));
    const said_ = chosen ? openChoices(tokens, first) : null;
    if (name && said_) {
      const [from, to] = said_;
      const mark = { ...tokens[first - 1]!, kind: "mark" as const };
      out.push(...tokens.slice(i, first), { ...mark, raw: "(", word: "(" }, ...tokens.slice(from, to), { ...mark, raw: ")", word: ")" });
      i = to - 1;
      continue;
    }
    if (!name || tokens[first]?.kind !== "word" || tokens[first + 1]?.word !== "/") {
      out.push(tokens[i]!);
      continue;
    }
    let end = first + 1;
    while (tokens[end]?.word === "/" && tokens[end + 1]?.kind === "word") {
      end += 2;
      // «جديد/تحت التنفيذ/منجز»
      let more = end;
      while (more < end + 2 && tokens[more]?.kind === "word" && !isSeparator(tokens[more]!)) more++;
      if (tokens[more]?.word === "/") end = more;
    }
    // "booked / no-show": the last of them may have two words.
    if (tokens[end]?.kind === "word" && !isSeparator(tokens[end]!) && (tokens[end + 1] === undefined || isSeparator(tokens[end + 1]!)))
      end++;
    const said = tokens.slice(i, first);
    const between = said.at(-1)!;
    // Yes or no is a choice of its own: the name says enough.
    if (["yes", "نعم", "no", "لا"].includes(tokens[first]!.word)) out.push(...said);
    else
      out.push(...said, { ...between, raw: "(", word: "(", kind: "mark" }, ...tokens.slice(first, end), {
        ...between,
        raw: ")",
        word: ")",
        kind: "mark",
      });
    i = end - 1;
  }
  return out;
};

const choicesAt = (tokens: readonly Token[], at: number): boolean =>
  tokens[at + 2]?.word === "or" &&
  !tokens[at]!.arabic &&
  tokens[at]!.kind === "word" &&
  !isSeparator(tokens[at]!) &&
  !functionWords.has(tokens[at]!.word) &&
  (at === 0 || isSeparator(tokens[at - 1]!) || functionWords.has(tokens[at - 1]!.word)) &&
  tokens[at + 3] !== undefined &&
  (tokens[at + 4] === undefined || isSeparator(tokens[at + 4]!)) &&
  [tokens[at + 1]!, tokens[at + 3]!].every((token) => token.kind === "word" && wholeChoice([token]) !== null);

/** Where "status: open", "status can be open", "status is one of open" turns to its choices. */
const choiceStart = (part: readonly Token[]): number => {
  let depth = 0;
  const at = part.findIndex((token, i) => {
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    return (
      depth === 0 &&
      i > 0 &&
      ([":", "-", "–"].includes(token.word) ||
        (["can", "could", "may", "either", "being", "is", "are"].includes(token.word) && part.length > i + 1))
    );
  });
  if (at < 0) return -1;
  if (part[at]!.word === "-" && !wholeProperty(part.slice(0, at))) return -1;
  return at;
};

/** "a status open, in progress, closed": the choices follow the name at once. */
const statedStart = (part: readonly Token[]): number => {
  const lead = part.findIndex((token) => !["a", "an", "the"].includes(token.word));
  const name = lead < 0 ? null : propertyAt(part, lead);
  const at = name ? lead + name.length : -1;
  return name?.entry.type === "enum" &&
    at < part.length &&
    wholeChoice(trimOption(part.slice(at))) !== null &&
    wholeProperty(part.slice(lead)) === null
    ? at
    : -1;
};

const isChoice = (tokens: readonly Token[]): boolean =>
  tokens.length > 0 &&
  tokens.length <= 3 &&
  (wholeChoice(tokens) !== null ||
    // «الحالة: جديد، قيد التجهيز، مع السائق، تم التسليم»
    (tokens.length > 1 && standing.test(tokens[0]!.word)) ||
    (wholeProperty(tokens) === null &&
      wholeConcept(tokens) === null &&
      ((tokens.length === 1 && tokens[0]!.word === "used") || !tokens.some((token) => functionWords.has(token.word)))));
const standing = /^(?:مع|في|قيد|تحت|بانتظار|تم|عند|خارج|داخل|لم|غير|رهن)$/;
