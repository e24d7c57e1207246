/** Colours and modes said in a clause: "plum background, steel grey buttons", «الخلفية كحلية والأزرار ذهبية». */
import { mix } from "../../../../../schema/blueprint/colour.ts";
import type { Frame } from "../clauses/types.ts";
import { arabicCandidates } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { arabicColours, arabicPairs, arabicShades, cssColours, otherColours } from "./lexicon/colours.ts";

type Part = "primary" | "background" | "surface" | "text" | "accent";

const words = (text: string): readonly string[] => text.split(" ");
const partWords = new Map<string, Part>([
  ...words("background backgrounds backdrop canvas bg خلفيه خلفيات").map((word) => [word, "background"] as const),
  ...words(
    "button buttons component components primary main brand element elements control controls link links header headers navbar navigation menu heading headings theme زر ازرار زراير زرارير بوطونات عناصر مكونات رئيسي اساسي روابط عناوين راس شريط",
  ).map((word) => [word, "primary"] as const),
  ...words("card cards surface surfaces panel panels box boxes بطاقات بطاقه لوحات سطح").map((word) => [word, "surface"] as const),
  ...words("text texts font fonts letters typography writing نص نصوص خط خطوط كتابه").map((word) => [word, "text"] as const),
  ...words("accent accents secondary highlight highlights ثانوي تمييز").map((word) => [word, "accent"] as const),
]);
const contextWords = new Set(
  words("color colors colour colours theme style styled palette scheme look لون الوان بلون باللون بالالوان مظهر سمه ثيم"),
);

/** "show the status in colour: confirmed is green": colours of choices, which are no part of the screen. */
const stateWords = new Set(words("status statuses state states stage stages حاله حالات حالته حالتها مرحله مراحل"));

interface Mention {
  readonly at: number;
  readonly end: number;
  readonly colour?: string;
  readonly part?: Part;
  /** It is what another colour stands on. */
  readonly ground?: boolean;
}

/** Finds what a clause says of looks. `whole`: nothing else is in it. */
export const themeFrames = (
  clause: Clause,
): { readonly frames: readonly Frame[]; readonly whole: boolean; readonly rest: readonly Token[] } => {
  const { tokens } = clause;
  const mentions = mentionsOf(tokens);
  const mode = modeOf(tokens);
  if (colourIsKept(tokens)) return { frames: [], whole: false, rest: tokens };
  if (paintsChoices(tokens)) return { frames: [], whole: true, rest: [] };
  const colours = mentions.filter((mention) => mention.colour);
  // "Could it be in forest green on white?": nothing else has a colour to stand on.
  const worn = colours.length > 0 && ["in", "be"].includes(tokens[colours[0]!.at - 1]?.word ?? "");
  const context = mentions.some(({ part, ground }) => part && (worn || !ground)) || tokens.some((token) => contextWords.has(bare(token)));
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
        .join(" "),
    }),
  );
  const first = Math.min(...mentions.map((mention) => mention.at));
  const lead = tokens.slice(0, first);
  const start = startOfTheme(lead);
  return { frames: [...modes, ...frames], whole: start <= 0, rest: lead.slice(0, start) };
};

/** Where talk of looks begins in what stands before the first colour; 0: it is all about looks. */
const startOfTheme = (lead: readonly Token[]): number => {
  for (let i = lead.length - 1; i > 2; i--)
    if ([",", "،", "with", "using", "and", "in", "مع", "و", "بلون"].includes(lead[i]!.word)) return i;
  return 0;
};

const bare = (token: Token): string => (token.arabic ? token.word.replace(/^(?:وال|بال|لل|ال|و|ب)(?=.{3})/, "") : token.word);

const mentionsOf = (tokens: readonly Token[]): readonly Mention[] => {
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const colour = colourAt(tokens, i);
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
    // "Theme: sienna buttons": of what the parts are.
    if (tokens[i + 1]?.word === ":" && contextWords.has(bare(tokens[i]!))) continue;
    const part = partWords.get(bare(tokens[i]!)) ?? partWords.get(tokens[i]!.word);
    // "the main background" is the background.
    const generic = ["main", "primary", "رئيسي", "اساسي", "رئيسيه"].includes(bare(tokens[i]!));
    if (generic && tokens[i + 1] && (partWords.has(bare(tokens[i + 1]!)) || partWords.has(tokens[i + 1]!.word))) continue;
    if (part) mentions.push({ at: i, end: i + 1, part });
  }
  return mentions;
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

/** Colours and parts stand in pairs, the colour first or the part first; a colour alone is the main one. */
const paired = (
  mentions: readonly Mention[],
  tokens: readonly Token[],
): readonly { readonly colour: string; readonly part: Part; readonly said: readonly [number, number] }[] => {
  const out: { colour: string; part: Part; said: readonly [number, number] }[] = [];
  const { partFirst, pairs } = orderOf(mentions, tokens);
  const used = new Set<Mention>();
  mentions.forEach((mention, i) => {
    if (!mention.colour) return;
    const order = (partFirst ? [i - 1, i + 1] : [i + 1, i - 1]).slice(0, pairs > 1 ? 1 : 2);
    const near = order
      .map((at) => mentions[at])
      .find((other) => other?.part !== undefined && !used.has(other) && !hasItsColour(mentions, tokens, other, mention));
    // «أسود في دهبي، يعني الخلفية سودا والأزرار دهبي»: what each part gets is said.
    if (!near && pairs > 1) return;
    if (near) used.add(near);
    const taken = new Set(out.map(({ part }) => part));
    const part = near?.part ?? (["primary", "accent", "surface"] as const).find((one) => !taken.has(one)) ?? "accent";
    if (taken.has(part)) return;
    out.push({ colour: mention.colour, part, said: [mention.at, mention.end] });
    // "background and cards white": further parts before the next colour share it.
    if (partFirst)
      for (let k = i - 2; k >= 0 && mentions[k]!.part && !used.has(mentions[k]!); k--)
        used.add(mentions[k]!) && out.push({ colour: mention.colour, part: mentions[k]!.part!, said: [mention.at, mention.end] });
  });
  return out;
};

const lightWords = new Set(["light", "pale", "soft", "فاتح", "فاتحه", "باهت", "باهته", "هادئ", "هادي", "هاديه"]);
const darkWords = new Set(["dark", "deep", "غامق", "غامقه", "داكن", "داكنه", "قاتم", "قاتمه"]);

/** The colour whose name begins at a token. */
const colourAt = (tokens: readonly Token[], at: number): { readonly hex: string; readonly length: number } | null => {
  const token = tokens[at]!;
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(token.word))
    return { hex: token.word.length === 4 ? `#${[...token.word.slice(1)].map((c) => c + c).join("")}` : token.word, length: 1 };
  if ((token.word === "rgb" || token.word === "hsl") && tokens[at + 1]?.word === "(") return functional(tokens, at);
  if (token.kind !== "word") return null;
  if (token.arabic) return arabicAt(tokens, at);
  for (let length = Math.min(4, tokens.length - at); length > 0; length--) {
    const slice = tokens.slice(at, at + length).filter((one) => one.word !== "-");
    if (slice.some((one) => one.kind !== "word")) continue;
    const name = slice.map((one) => one.word).join("");
    const hex = cssColours.get(name) ?? otherColours.get(name);
    if (hex) return { hex, length };
  }
  const shaded = lightWords.has(token.word) || darkWords.has(token.word);
  const next = shaded && tokens[at + 1] ? colourAt(tokens, at + 1) : null;
  if (next && lightWords.has(token.word)) return { hex: mix(next.hex, "#ffffff", 0.5), length: next.length + 1 };
  if (next && darkWords.has(token.word)) return { hex: mix(next.hex, "#000000", 0.4), length: next.length + 1 };
  return null;
};

/** "A car has a plate and a color (red, blue)", "a colour: red or blue": a property with its choices. */
const colourIsKept = (tokens: readonly Token[]): boolean => {
  const list = tokens.findIndex((token, i) => ["(", ":"].includes(token.word) && i > 0 && contextWords.has(bare(tokens[i - 1]!)));
  return list > 0 && colourIn(tokens.slice(list)) !== null && tokens.slice(0, list).some(({ word }) => having.has(word));
};
const having = new Set(words("has have having with include includes record له لها لهم لكل كل فيه فيها يحتوي تحتوي نسجل"));

interface NamedColour {
  readonly hex: string;
  readonly at: number;
  readonly length: number;
}
/** Every colour that is named, from the left. */
export const coloursIn = (tokens: readonly Token[]): readonly NamedColour[] => {
  const found: NamedColour[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const colour = colourAt(tokens, at);
    if (!colour) continue;
    found.push({ ...colour, at });
    at += colour.length - 1;
  }
  return found;
};
/** The first colour that is named. */
export const colourIn = (tokens: readonly Token[]): NamedColour | null => coloursIn(tokens)[0] ?? null;

/** Whether a clause wishes colours for the choices of a state: "show the status in colour: confirmed is green". */
export const paintsChoices = (tokens: readonly Token[]): boolean =>
  painting.has(tokens.find((token) => token.word !== "please")?.word ?? "") &&
  tokens.some((token) => stateWords.has(bare(token))) &&
  !tokens.some(isScreenPart) &&
  colourIn(tokens) !== null;
const painting = new Set(words("show display draw paint mark make colour color highlight اعرض اظهر ارسم لون ميز اجعل خلي"));
/** Whether a word names a part of a screen. */
export const isScreenPart = (token: Token): boolean => partWords.has(bare(token)) || partWords.has(token.word);

/** As a colour of its own: «فاقع» and «ناصع» only praise it. */
const fullWords = new Set(["زاهي", "زاهيه", "فاقع", "فاقعه", "ناصع", "ناصعه", "صافي", "نقي"]);
const arabicAt = (tokens: readonly Token[], at: number): { readonly hex: string; readonly length: number } | null => {
  const named = arabicName(tokens, at);
  const next = named && tokens[at + named.length];
  if (!named || !next?.arabic) return named;
  const { hex } = named;
  const length = named.length + 1;
  const shade = next.word.replace(/^ال(?=.{3})/, "");
  if (lightWords.has(shade)) return { hex: arabicShades[hex]?.light ?? mix(hex, "#ffffff", 0.5), length };
  if (darkWords.has(shade)) return { hex: arabicShades[hex]?.dark ?? mix(hex, "#000000", 0.4), length };
  return fullWords.has(shade) ? { hex, length } : named;
};

/** «زيتي», «رمادي فولاذي», «أخضر زيتوني»: the second word says which of them it is. */
const arabicName = (tokens: readonly Token[], at: number): { readonly hex: string; readonly length: number } | null => {
  const [first, second] = [tokens[at]!, tokens[at + 1]];
  const forms = arabicCandidates(first.word, true);
  const hex = forms.map((word) => arabicColours.get(word)).find((found) => found !== undefined);
  const which = second?.arabic ? second.word.replace(/^ال(?=.{3})/, "") : null;
  const pair = which && forms.map((word) => arabicPairs.get(`${word} ${which.replace(/ه$/, "")}`)).find((found) => found !== undefined);
  if (pair) return { hex: pair, length: 2 };
  // «أبيض أزرق» are two.
  const other = which && hex && !/^(?:ازرق|احمر|اخضر|اصفر|اسود|ابيض)$|اء$/.test(which) ? arabicColours.get(which) : undefined;
  return other ? { hex: other, length: 2 } : hex ? { hex, length: 1 } : null;
};

const functional = (tokens: readonly Token[], at: number): { readonly hex: string; readonly length: number } | null => {
  const close = tokens.findIndex((token, i) => i > at && token.word === ")");
  const text = tokens
    .slice(at + 2, close < 0 ? undefined : close)
    .map((token) => token.raw)
    .join(" ");
  const numbers = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined) return null;
  const rgb = tokens[at]!.word === "rgb" ? [a, b, c] : fromHsl(a, b / 100, c / 100);
  return {
    hex: `#${rgb
      .map((value) =>
        Math.max(0, Math.min(255, Math.round(value)))
          .toString(16)
          .padStart(2, "0"),
      )
      .join("")}`,
    length: (close < 0 ? tokens.length : close + 1) - at,
  };
};

const fromHsl = (hue: number, saturation: number, light: number): readonly number[] => {
  const at = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return 255 * (light - saturation * Math.min(light, 1 - light) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [at(0), at(8), at(4)];
};

const modeOf = (tokens: readonly Token[]): "light" | "dark" | null => {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [a, b] = [bare(tokens[i]!), bare(tokens[i + 1]!)];
    if (/^(?:mode|theme|design|colou?rs|colou?r|palette|scheme|look|tones?)$/.test(b) && (a === "dark" || a === "light")) return a;
    if (["وضع", "مظهر", "ثيم", "نمط"].includes(a)) {
      if (/^(?:داكن|ليلي|غامق|مظلم)$/.test(b)) return "dark";
      if (/^(?:فاتح|نهاري|مضيء)$/.test(b)) return "light";
    }
  }
  return null;
};
