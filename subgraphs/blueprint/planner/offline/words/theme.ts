/** Colours and modes said in a clause: "plum background, steel grey buttons", «الخلفية كحلية والأزرار ذهبية». */
import { luminance } from "../../../../../schema/blueprint/colour.ts";
import type { Frame } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { colourAt, colourIn, isShade } from "./colour-names.ts";
import { thingColours } from "./lexicon/colours.ts";
import { bare, contextWords, leading, type Part, partAt, partWords, weakParts } from "./screen-parts.ts";

/** "show the status in colour: confirmed is green": colours of choices, which are no part of the screen. */
const stateWords = new Set("status statuses state states stage stages حاله حالات حالته حالتها مرحله مراحل".split(" "));

interface Mention {
  readonly at: number;
  readonly end: number;
  readonly colour?: string;
  readonly part?: Part;
  /** It is what another colour stands on. */
  readonly ground?: boolean;
  /** It is a part of a screen only where the talk is of looks. */
  readonly weak?: boolean;
}

interface Themed {
  readonly frames: readonly Frame[];
  readonly whole: boolean;
  readonly rest: readonly Token[];
}

/** Finds what a clause says of looks. `whole`: nothing else is in it. */
export const themeFrames = (clause: Clause): Themed => {
  const { tokens } = clause;
  const mode = modeOf(tokens);
  if (colourIsKept(tokens)) return { frames: [], whole: false, rest: tokens };
  if (paintsChoices(tokens)) return { frames: [], whole: true, rest: [] };
  const mentions = mentionsOf(tokens);
  const colours = mentions.filter((mention) => mention.colour);
  // "Could it be in forest green on white?": nothing else has a colour to stand on.
  const worn = colours.length > 0 && ["in", "be"].includes(tokens[colours[0]!.at - 1]?.word ?? "");
  const context =
    mentions.some(({ part, ground, weak }) => part && !weak && (worn || !ground)) ||
    tokens.some((token) => contextWords.has(bare(token))) ||
    (leading.test(firstWord(tokens)) && mentions.some(({ weak }) => weak)) ||
    wholeSite.test(tokens.map(({ word }) => word).join(" ")) ||
    isOnlyColours(clause, colours);
  const frame = { clause, tokens };
  const modes: readonly Frame[] = mode ? [{ ...frame, is: "mode", mode }] : [];
  if (colours.length === 0 || !context) return { frames: modes, whole: modes.length > 0, rest: tokens };
  const frames = paired(mentions, tokens).map(
    ({ colour, part, said }): Frame => ({
      ...frame,
      is: "theme",
      part,
      colour,
      said: tokens
        .slice(said[0], said[1])
        .map((token) => token.raw)
        .join(" ")
        .replace(/ - /g, "-"),
    }),
  );
  const first = Math.min(...mentions.map((mention) => mention.at));
  const lead = tokens.slice(0, first);
  const start = startOfTheme(lead);
  return { frames: [...modes, ...frames], whole: start <= 0, rest: lead.slice(0, start) };
};

/** "Navy and white for the design", "the site in mint". */
const wholeSite =
  /^(?:please )?(?:set|make|use|apply|choose|pick|style|paint|design|render|colou?r) .*(?: for the (?:whole |entire )?(?:design|site|website|app|platform|interface|ui)\b| (?:design|site|website|app|platform|interface|ui) in )/;

/** Whether a clause speaks of looks and of nothing else. */
export const isLooks = (clause: Clause): boolean => {
  const { frames, whole } = themeFrames(clause);
  return whole && frames.length > 0;
};

const firstWord = (tokens: readonly Token[]): string => tokens.find(({ word }) => !/^(?:please|kindly|and|also)$/.test(word))?.word ?? "";

/** "Black and gold.", "navy & white please", "use baby blue and baby pink": a line of nothing else. */
const isOnlyColours = ({ tokens, bullet, arabic }: Clause, colours: readonly Mention[]): boolean =>
  !bullet &&
  !arabic &&
  colours.length === 2 &&
  tokens.every(
    ({ word }, i) =>
      (i === 0 && leading.test(word)) ||
      colours.some(({ at, end }) => at <= i && i < end) ||
      /^(?:and|&|with|in|please|all|[.!/+-])$/.test(word),
  );

/** Where talk of looks begins in what stands before the first colour; 0: it is all about looks. */
const startOfTheme = (lead: readonly Token[]): number => {
  for (let i = lead.length - 1; i > 2; i--)
    if ([",", "،", "with", "using", "and", "in", "مع", "و", "بلون"].includes(lead[i]!.word)) return i;
  return 0;
};

const mentionsOf = (tokens: readonly Token[]): readonly Mention[] => {
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const colour = namedAt(tokens, i);
    if (colour) {
      // "yellow buttons (gold)": what is in brackets says which yellow.
      const last = mentions.findLastIndex((mention) => mention.colour !== undefined);
      if (last >= 0 && tokens[i - 1]?.word === "(" && tokens[i + colour.length]?.word === ")") {
        mentions[last] = { ...mentions[last]!, colour: colour.hex };
        i += colour.length - 1;
        continue;
      }
      // "forest green on white": the second is what the first stands on.
      const ground = mentions.length > 0 && groundOf(tokens, i);
      mentions.push({ at: i, end: i + colour.length, colour: colour.hex });
      const own = ground && !partWords.has(tokens[i + colour.length]?.word ?? "");
      if (own) mentions.push({ at: i, end: i + colour.length, part: "background", ground });
      i += colour.length - 1;
      continue;
    }
    const found = partAt(tokens, i);
    // "light text": no colour of its own, and none of another's.
    if (!found || (i > 0 && isShade(tokens[i - 1]!))) continue;
    mentions.push({
      at: i,
      end: i + found.length,
      part: found.part,
      weak: weakParts.has(bare(tokens[i]!)) || (found.part === "surface" && areHeld(tokens, i)),
    });
    i += found.length - 1;
  }
  return mentions;
};

/** "Gold members get silver cards": cards of another sort. */
const areHeld = (tokens: readonly Token[], at: number): boolean =>
  tokens
    .slice(0, at)
    .some(({ word }) => /^(?:gets?|receives?|ha(?:s|ve)|holds?|earns?|issues?|owns?|carr(?:y|ies)|draws?|plays?)$/.test(word));

/** The colour that begins at a token, if it is wished for: "no pink", "lots of white space" wish for none. */
const namedAt = (tokens: readonly Token[], at: number): ReturnType<typeof colourAt> => {
  const colour = colourAt(tokens, at) ?? thingAt(tokens, at);
  if (!colour) return null;
  if (/^(?:no|not|never|without|avoid|except)$/.test(tokens[at - 1]?.word ?? "")) return null;
  return /^(?:space|spaces|spacing|label|friday|board|list)$/.test(tokens[at + colour.length]?.word ?? "") ? null : colour;
};

/** "pine as the background", "a sky header", "deep forest buttons", but no "background with pine trees". */
const thingAt = (tokens: readonly Token[], at: number): ReturnType<typeof colourAt> => {
  const colour = colourAt(tokens, at, thingColours);
  const next = colour && tokens[at + colour.length];
  return !next ||
    next.kind === "mark" ||
    /^(?:and|as|for|with|on|in|to)$/.test(next.word) ||
    partWords.has(next.word) ||
    contextWords.has(next.word)
    ? colour
    : null;
};

/** Whether parts stand before their colours, by what stands side by side; and how many do. */
const orderOf = (mentions: readonly Mention[], tokens: readonly Token[]): { readonly partFirst: boolean; readonly pairs: number } => {
  const beside = (one: Mention, next: Mention | undefined): boolean =>
    next !== undefined && tokens.slice(one.end, next.at).every((token) => contextWords.has(bare(token)));
  const ahead = mentions.filter((one, i) => one.part && mentions[i + 1]?.colour && beside(one, mentions[i + 1])).length;
  const behind = mentions.filter((one, i) => one.colour && mentions[i + 1]?.part && beside(one, mentions[i + 1])).length;
  const first = mentions[0]?.part !== undefined && mentions.some((mention) => mention.colour);
  return ahead === behind || first ? { partFirst: first, pairs: 0 } : { partFirst: ahead > behind, pairs: Math.max(ahead, behind) };
};

/** "on white", "on a white one", «على أبيض». */
const groundOf = (tokens: readonly Token[], at: number): boolean =>
  ["on", "upon", "علي"].includes(tokens[at - 1]?.word === "a" ? (tokens[at - 2]?.word ?? "") : (tokens[at - 1]?.word ?? ""));

/** «فيروزي مع خلفية بيضاء»: an Arabic part with its colour right behind it is not another colour's. */
const hasItsColour = (mentions: readonly Mention[], tokens: readonly Token[], part: Mention, colour: Mention): boolean => {
  const behind = mentions[mentions.indexOf(part) + 1];
  return tokens[part.at]!.arabic && behind?.colour !== undefined && behind !== colour && behind.at === part.end && colour.end < part.at;
};

/** Colours and parts stand in pairs, the colour first or the part first; what a colour alone is for follows from what is left. */
const paired = (mentions: readonly Mention[], tokens: readonly Token[]): readonly Pair[] => {
  const out: Pair[] = [];
  const alone: Mention[] = [];
  const { partFirst, pairs } = orderOf(mentions, tokens);
  const used = new Set<Mention>();
  const take = (mention: Mention, part: Part): void => void out.push({ colour: mention.colour!, part, said: [mention.at, mention.end] });
  mentions.forEach((mention, i) => {
    if (!mention.colour) return;
    const strict = pairs > 1 && tokens[mention.at]!.arabic;
    const order = (partFirst ? [i - 1, i + 1] : [i + 1, i - 1]).slice(0, strict ? 1 : 2);
    const near = order
      .map((at) => mentions[at])
      .find((other) => other?.part !== undefined && !used.has(other) && !hasItsColour(mentions, tokens, other, mention));
    if (!near) {
      // «أسود في دهبي، يعني الخلفية سودا والأزرار دهبي»: what each part gets is said.
      if (strict) return;
      alone.push(mention);
      return;
    }
    used.add(near);
    // "a teal header with white text": what stands on that part.
    const isOnIt = near.part === "text" && tokens[mention.at - 1]?.word === "with" && ["bar", "primary"].includes(out.at(-1)?.part ?? "");
    const isTaken = isOnIt || (out.some(({ part }) => part === near.part) && near.part !== "detail");
    take(mention, isTaken ? "detail" : near.part!);
    // "background and cards white", "dark purple for buttons and links": parts said in one breath share it.
    if (partFirst)
      for (let k = i - 2; k >= 0 && mentions[k]!.part && !used.has(mentions[k]!); k--)
        used.add(mentions[k]!) && take(mention, mentions[k]!.part!);
    else
      for (let k = i + 2; near === mentions[i + 1] && mentions[k]?.part && sharesWith(mentions, k, tokens); k++)
        if (!out.some(({ part }) => part === mentions[k]!.part)) used.add(mentions[k]!) && take(mention, mentions[k]!.part!);
  });
  const brightest = (one: Mention): number => (isPale(one.colour!) ? luminance(one.colour!) : 0);
  const ground = [...alone].sort((a, b) => brightest(b) - brightest(a))[0];
  for (const mention of alone) take(mention, placeFor(mention, mention === ground, tokens, new Set(out.map(({ part }) => part))));
  return out.sort((a, b) => a.said[0] - b.said[0]);
};

interface Pair {
  readonly colour: string;
  readonly part: Part;
  readonly said: readonly [number, number];
}

/** "… and links": joined to the part before it, with no colour of its own behind it. */
const sharesWith = (mentions: readonly Mention[], at: number, tokens: readonly Token[]): boolean => {
  const [before, part, colour, next] = [mentions[at - 1]!, mentions[at]!, mentions[at + 1], mentions[at + 2]];
  const joined = tokens.slice(before.end, part.at).every(({ word }) => /^(?:and|&|the|all|\/|,)$/.test(word));
  return joined && part.at > before.end && (!colour?.colour || next?.part !== undefined);
};

/** What a colour is for that stands alone: a pale one beside others is the ground, the first of the others the main colour. */
const placeFor = (mention: Mention, palest: boolean, tokens: readonly Token[], taken: ReadonlySet<Part>): Part => {
  const worn = tokens[mention.at - 1]?.word === "in" && taken.has("primary");
  if (!taken.has("background") && (worn || (palest && isPale(mention.colour!)))) return "background";
  return (["primary", "accent", "surface"] as const).find((one) => !taken.has(one)) ?? "detail";
};

/** White, cream, ivory: light, and hardly a colour. */
const isPale = (colour: string): boolean => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return luminance(colour) > 0.8 && Math.max(...parts) - Math.min(...parts) < 50;
};

/** "A car has a plate and a color (red, blue)", "a colour: red or blue": a property with its choices. */
const colourIsKept = (tokens: readonly Token[]): boolean => {
  // "Customers pick a colour for the frame".
  const picked = tokens.findIndex(
    ({ word }, i) => i > 0 && /^(?:picks?|chooses?|selects?)$/.test(word) && !/^(?:please|to|you|i|we)$/.test(tokens[i - 1]!.word),
  );
  if (picked > 0 && tokens.slice(picked).some((token) => /^colou?rs?$/.test(token.word))) return true;
  const list = tokens.findIndex((token, i) => ["(", ":"].includes(token.word) && i > 0 && contextWords.has(bare(tokens[i - 1]!)));
  return list > 0 && colourIn(tokens.slice(list)) !== null && tokens.slice(0, list).some(({ word }) => having.has(word));
};
const having = new Set("has have having with include includes record له لها لهم لكل كل فيه فيها يحتوي تحتوي نسجل".split(" "));

/** Whether a clause wishes colours for the choices of a state: "show the status in colour: confirmed is green". */
export const paintsChoices = (tokens: readonly Token[]): boolean =>
  painting.has(tokens.find((token) => token.word !== "please")?.word ?? "") &&
  tokens.some((token) => stateWords.has(bare(token))) &&
  !tokens.some(isScreenPart) &&
  colourIn(tokens) !== null;
const painting = new Set("show display draw paint mark make colour color highlight اعرض اظهر ارسم لون ميز اجعل خلي".split(" "));
/** Whether a word names a part of a screen. */
export const isScreenPart = (token: Token): boolean => partWords.has(bare(token)) || partWords.has(token.word);

/** "dark mode", "a dark, elegant look", "light background", «الوضع الداكن»; "a dark blue theme" is a colour. */
const modeOf = (tokens: readonly Token[]): "light" | "dark" | null => {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [a, b] = [bare(tokens[i]!), bare(tokens[i + 1]!)];
    if (a === "dark" || a === "light") {
      if (isLook.test(b) && !colourAt(tokens, i + 2)) return a;
      const [c, d] = [tokens[i + 2]?.word ?? "", tokens[i + 3]?.word ?? ""];
      if ([",", "and"].includes(b) && !colourAt(tokens, i + 2) && tokens[i + 2]?.kind === "word" && isLook.test(d)) return a;
      if (!colourAt(tokens, i) && !partWords.has(b) && /^(?:mode|theme|design|look)$/.test(c)) return a;
    }
    if (["وضع", "مظهر", "ثيم", "نمط"].includes(a)) {
      if (/^(?:داكن|ليلي|غامق|مظلم)$/.test(b)) return "dark";
      if (/^(?:فاتح|نهاري|مضيء)$/.test(b)) return "light";
    }
  }
  return null;
};
const isLook = /^(?:mode|theme|design|colou?rs|colou?r|palette|scheme|look|tones?|backgrounds?|interface|ui|appearance)$/;
