/** Reading lists of properties: "a name, a status (open, closed), priority: low, high and a unique e-mail". */

import { arabicCuts, arabicMember, brackets, cuts, isSeparator, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Item } from "../clauses/types.ts";
import { isPlural, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import type { Property } from "../words/lexicon/define.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptAt, longestName, propertyAt, wholeChoice, wholeConcept, wholeProperty } from "../words/words.ts";
import { openChoices } from "./open-choices.ts";

const dashes = new Set(["-", "–", "—"]);

const requiredWords = new Set(["required", "mandatory", "compulsory", "obligatory", "مطلوب", "الزامي", "الزاميه", "اجباري"]);

const uniqueWords = new Set(["unique", "فريد", "فريده", "مميز"]);

const optionalWords = new Set(["optional", "optionally", "اختياري", "اختياريه"]);

const manyWords = new Set(["many", "multiple", "several", "list", "lists", "عده", "قائمه"]);

const ofOptions = new Set(["either", "one", "can", "could", "may", "like", "such", ":", "being", "are", "is", "اما", "مثل"]);

/** Reads a list of properties: "a name, a status (open, closed), priority: low, high and a unique e-mail". */
export const itemsOf = (tokens: readonly Token[]): readonly Item[] => {
  const items: Item[] = [];
  let open: { item: Item; options: (readonly Token[])[] } | null = null;
  const lost = new Map<number, readonly Token[]>();
  for (const given of sharedHead(splitList(bracketed(tokens)))) {
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
    const head = parts[i + 1]?.at(-1);
    if (head?.kind !== "word" || !isPlural(head.word) || parts[i + 1]!.length < 2 || part.length > 3) return part;
    const one = { ...head, word: singular(head.word) };
    return wholeProperty([...part, one]) ? [...part, one] : part;
  });

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
    const name = tokens[i]!.kind === "word" && (i === 0 || isSeparator(tokens[i - 1]!)) ? propertyAt(tokens, i) : null;
    const first = name ? i + name.length : 0;
    const said_ = name && name.entry.type === "enum" ? openChoices(tokens, first) : null;
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
    while (tokens[end]?.word === "/" && tokens[end + 1]?.kind === "word") end += 2;
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

/** "which reader took which book" names both; "when it was borrowed" is a date, "whether it is paid" a yes or no. */
const questionItems = (part: readonly Token[]): readonly Item[] | null => {
  const words = part.filter((token) => token.kind === "word");
  const [first] = words;
  if (!first || first.arabic) return null;
  if (first.word === "whether" || first.word === "if") {
    const item = itemOf(
      words.filter(
        (token) =>
          ![
            "whether",
            "if",
            "it",
            "its",
            "is",
            "are",
            "was",
            "they",
            "or",
            "not",
            "has",
            "have",
            "a",
            "an",
            "there",
            "been",
            "already",
          ].includes(token.word),
      ),
    );
    return item ? [item] : [];
  }
  // "what they ate", "how long they slept", "where it was lying" name no property by themselves.
  if (["what", "who", "where", "why"].includes(first.word) || (first.word === "how" && !["many", "much"].includes(words[1]?.word ?? "")))
    return words.length > 2 ? [] : null;
  if (first.word === "how" && ["many", "much"].includes(words[1]?.word ?? "")) {
    const item = itemOf(
      words
        .slice(2)
        .filter((token) => !["are", "is", "we", "they", "left", "remain", "remaining", "there", "in", "have"].includes(token.word)),
    );
    // "how many classes" counts them.
    return item ? [item.property ? item : { ...item, phrase: null }] : [];
  }
  if (first.word === "when") {
    const rest = words.slice(1).filter((token) => !["it", "is", "was", "will", "be", "they", "were", "are"].includes(token.word));
    const done = rest[0];
    if (!done || rest.length > 2) return null;
    const date: Token = { ...done, raw: "date", word: "date" };
    const item = itemOf([...rest, date]);
    return item ? [item] : [];
  }
  if (first.word !== "which") return null;
  const starts = words.flatMap((token, i) => (token.word === "which" ? [i] : []));
  return starts.flatMap((start, i) => {
    const found = words.slice(start + 1, starts[i + 1]);
    const concept = conceptAt(found, 0);
    const item = itemOf(concept ? found.slice(0, concept.length) : found.slice(0, 1));
    return item ? [item] : [];
  });
};

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
    (wholeProperty(tokens) === null &&
      wholeConcept(tokens) === null &&
      ((tokens.length === 1 && tokens[0]!.word === "used") || !tokens.some((token) => functionWords.has(token.word)))));

export const itemOf = (whole_: readonly Token[]): Item | null => {
  const given = arabicMember(whole_);
  const { outside, inside } = brackets(given);
  const has = (set: ReadonlySet<string>, where: readonly Token[]) => where.some((token) => set.has(token.word));
  const insideFlags =
    inside.length > 0 &&
    splitList(inside).every((part) =>
      part.every((token) => requiredWords.has(token.word) || uniqueWords.has(token.word) || optionalWords.has(token.word)),
    );
  const flags = [...outside, ...(insideFlags ? inside : [])];
  const named = outside.filter((token) => token.kind === "word");
  const done = named.length === 2 && named[1]!.word === "by" && /(?:ed|en|ne|ght)$/.test(named[0]!.word);
  const trimmed = done ? named : trim(outside);
  // "make" of a car is a word that elsewhere only helps a sentence along.
  const whole = trimmed.length === 0 && wholeProperty(named) ? named : trimmed;
  // «مطلوب» is a flag only beside a name; alone it is itself the word.
  const plain =
    whole.length > 1 && !done
      ? trim(whole.filter((token) => ![requiredWords, uniqueWords, optionalWords].some((set) => set.has(token.word))))
      : whole;
  const name = plain.length > 0 ? plain : whole;
  const cut = name.findIndex(
    (token, i) =>
      i > 0 &&
      !done &&
      ((cuts.has(token.word) && token.word !== "of") ||
        arabicCuts.has(token.word) ||
        ofOptions.has(token.word) ||
        ["it", "they", "was", "were", "we", "i", "he", "she", "you", "people"].includes(token.word)),
  );
  const property = (cut > 0 && !coversCut(name, cut) ? wholeProperty(name.slice(0, cut)) : null) ?? longestProperty(name);
  const words = cut > 0 && !coversCut(name, cut) ? trim(name.slice(0, cut)) : name;
  if (words.length === 0) return null;
  const options =
    inside.length > 0 && !insideFlags
      ? splitList(inside.map((token) => (dashes.has(token.word) ? { ...token, word: "," } : token)))
          .map(trimOption)
          .filter((part) => part.length > 0)
      : [];
  return {
    tokens: words,
    said: given,
    property,
    base: property ? null : baseProperty(words),
    phrase: phraseOf(words),
    options: options.length > 1 ? options : [],
    required: flags.length > words.length && has(requiredWords, flags),
    optional: has(optionalWords, flags),
    unique: has(uniqueWords, flags) && words.length >= 1 && flags.length > 1,
    many: has(manyWords, given),
    name: words.map((token) => token.word).join(" "),
  };
};

const baseProperty = (tokens: readonly Token[]): Property | null => {
  if (tokens[0]?.arabic) return propertyAt(tokens, 0)?.entry ?? null;
  for (let i = Math.max(1, tokens.length - longestName); i < tokens.length; i++) {
    const found = wholeProperty(tokens.slice(i));
    if (found) return found;
  }
  return null;
};

/** "a short description" is the description. */
const plainly = new Set("short brief long full current own nice good clear simple agreed preferred exact detailed".split(" "));
const coversCut = (tokens: readonly Token[], cut: number): boolean => {
  const found = propertyAt(tokens, 0);
  return found !== null && found.length > cut;
};

/** The property a phrase names: as a whole, by its end in English ("home phone number"), by its beginning in Arabic. */
const longestProperty = (tokens: readonly Token[]): Property | null => {
  const whole = wholeProperty(tokens) ?? (tokens.length === 2 && plainly.has(tokens[0]!.word) ? wholeProperty(tokens.slice(1)) : null);
  if (whole) return whole;
  if (tokens[0]?.arabic) {
    const found = propertyAt(tokens, 0);
    return found && found.length === tokens.length ? found.entry : null;
  }
  return null;
};

/** A choice may be any words, also ones that hold sentences together elsewhere ("new", "done"). */
export const trimOption = (tokens: readonly Token[]): readonly Token[] => {
  const words = tokens.filter((token) => token.kind !== "mark" || token.word === "+" || token.word === "-");
  const lead = words.findIndex(
    (token) => !["a", "an", "the", "either", "one", "of", "be", "or", "and", "is", "are", "etc"].includes(token.word),
  );
  return lead < 0 ? [] : words.slice(lead);
};
