/** Colours as they are named: "#0a5", "rgb(…)", "pale yellow", "mustard", "bluish grey", «أخضر زيتوني», «كحلي غامق». */
import { mix } from "../../../../../schema/blueprint/colour.ts";
import { arabicCandidates } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { arabicColours, arabicPairs, arabicShades, cssColours, namedPairs, otherColours } from "./lexicon/colours.ts";
import { type ShadeName, shadeOf } from "./shades.ts";

interface Colour {
  readonly hex: string;
  readonly length: number;
}
export interface NamedColour extends Colour {
  readonly at: number;
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

/** The colour whose name begins at a token. `things`: names of things that are colours where the talk is of colours. */
export const colourAt = (tokens: readonly Token[], at: number, things: ReadonlyMap<string, string> = new Map()): Colour | null => {
  const token = tokens[at];
  if (!token) return null;
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(token.word))
    return { hex: token.word.length === 4 ? `#${[...token.word.slice(1)].map((c) => c + c).join("")}` : token.word, length: 1 };
  if ((token.word === "rgb" || token.word === "hsl") && tokens[at + 1]?.word === "(") return functional(tokens, at);
  if (token.kind !== "word") return null;
  if (token.arabic) return arabicAt(tokens, at);
  return englishName(tokens, at, things) ?? tinted(tokens, at, things) ?? shaded(tokens, at, things, 3);
};

const englishName = (tokens: readonly Token[], at: number, things: ReadonlyMap<string, string>): Colour | null => {
  for (let length = Math.min(4, tokens.length - at); length > 0; length--) {
    const slice = tokens.slice(at, at + length).filter((one) => one.word !== "-");
    if (slice.some((one) => one.kind !== "word") || tokens[at + length - 1]!.word === "-") continue;
    const name = slice.map((one) => one.word).join("");
    const hex = cssColours.get(name) ?? namedPairs.get(name) ?? otherColours.get(name) ?? things.get(name);
    if (hex) return length === 1 ? ofTwo(tokens, at, name, hex) : { hex, length };
  }
  return null;
};

/** "mustard yellow" says which yellow; "blue green" is between the two. */
const ofTwo = (tokens: readonly Token[], at: number, first: string, hex: string): Colour => {
  const next = behindHyphen(tokens, at + 1);
  const second = tokens[next]?.word ?? "";
  if (!hues.has(second) || first === second || ["white", "black"].includes(first)) return { hex, length: 1 };
  return { hex: hues.has(first) ? mix(hex, cssColours.get(second)!, 0.5) : hex, length: next + 1 - at };
};
const hues = new Set("red orange yellow green blue purple violet pink brown grey gray".split(" "));

/** "bluish grey": a quarter of the first. */
const tinted = (tokens: readonly Token[], at: number, things: ReadonlyMap<string, string>): Colour | null => {
  const stem = /^(redd|blu|green|yellow|pink|purpl|brown|gr[ae]y|orang|whit)ish$/.exec(tokens[at]!.word)?.[1];
  const next = stem === undefined ? null : englishName(tokens, at + 1, things);
  const hue = stem && [...cssColours.keys()].find((name) => name.startsWith(stem.replace(/dd$/, "d")) && name.length <= stem.length + 1);
  return next && hue ? { hex: mix(next.hex, cssColours.get(hue)!, 0.25), length: next.length + 1 } : null;
};

/** "pale yellow", "very dark green", "neon-orange", "a soft light blue": `deep` words at most. */
const shaded = (tokens: readonly Token[], at: number, things: ReadonlyMap<string, string>, deep: number): Colour | null => {
  if (deep === 0) return null;
  const very = /^(?:very|really)$/.test(tokens[at]!.word) ? 1 : 0;
  const shade = shadeWords.get(tokens[at + very]?.word ?? "");
  if (!shade) return null;
  const next = behindHyphen(tokens, at + very + 1);
  const plain =
    tokens[next] && (englishName(tokens, next, things) ?? tinted(tokens, next, things) ?? shaded(tokens, next, things, deep - 1));
  if (!plain) return null;
  const named = very ? englishName(tokens, at + 1, things) : null;
  const once = named?.hex ?? shadeOf(plain.hex, shade);
  return { hex: very ? shadeOf(once, shade) : once, length: next + plain.length - at };
};
const shadeWords = new Map<string, ShadeName>(
  Object.entries({
    light: "light lighter",
    pale: "pale paler",
    pastel: "pastel powdery",
    soft: "soft softer gentle subtle delicate",
    dusty: "dusty dusky vintage antique",
    muted: "muted subdued desaturated",
    faded: "faded washed",
    dull: "dull",
    deep: "deep deeper rich",
    dark: "dark darker",
    bright: "bright brighter vivid vibrant brilliant intense saturated neon electric fluorescent fluo hot strong",
  } satisfies Record<ShadeName, string>).flatMap(([name, words]) => words.split(" ").map((word) => [word, name as ShadeName] as const)),
);

/** Whether a word makes a colour lighter, darker or stronger. */
export const isShade = ({ word }: Token): boolean => shadeWords.has(word);

const behindHyphen = (tokens: readonly Token[], at: number): number => (tokens[at]?.word === "-" ? at + 1 : at);

const lightWords = new Set(["فاتح", "فاتحه", "باهت", "باهته", "هادئ", "هادي", "هاديه"]);
const darkWords = new Set(["غامق", "غامقه", "داكن", "داكنه", "قاتم", "قاتمه"]);
/** As a colour of its own: «فاقع» and «ناصع» only praise it. */
const fullWords = new Set(["زاهي", "زاهيه", "فاقع", "فاقعه", "ناصع", "ناصعه", "صافي", "نقي"]);
const arabicAt = (tokens: readonly Token[], at: number): Colour | null => {
  const named = arabicName(tokens, at);
  const next = named && tokens[at + named.length];
  if (!named || !next?.arabic) return named;
  const { hex } = named;
  const length = named.length + 1;
  const shade = next.word.replace(/^ال(?=.{3})/, "");
  if (lightWords.has(shade)) return { hex: arabicShades[hex]?.light ?? shadeOf(hex, "light"), length };
  if (darkWords.has(shade)) return { hex: arabicShades[hex]?.dark ?? shadeOf(hex, "dark"), length };
  return fullWords.has(shade) ? { hex, length } : named;
};

/** «زيتي», «رمادي فولاذي», «أخضر زيتوني»: the second word says which of them it is. */
const arabicName = (tokens: readonly Token[], at: number): Colour | null => {
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

const functional = (tokens: readonly Token[], at: number): Colour | null => {
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
