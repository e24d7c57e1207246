/** The parts of a screen that are spoken of with colours; a theme has a colour for five of them. */
import type { Token } from "../text/tokens.ts";

/** What a theme has a colour for. */
export type ThemePart = "primary" | "background" | "surface" | "text" | "accent";
/** What is named beside it: bars, headings and links follow the main colour; details have none. */
export type Part = ThemePart | "links" | "bar" | "headings" | "detail";

const parts: Readonly<Record<Part, string>> = {
  background: "background backgrounds backdrop canvas bg خلفيه خلفيات",
  primary:
    "button buttons btn btns component components primary main brand element elements control controls widget widgets cta زر ازرار زراير زرارير بوطونات عناصر مكونات رئيسي اساسي",
  surface: "card cards surface surfaces panel panels box boxes tile tiles بطاقات بطاقه لوحات سطح",
  text: "text texts font fonts letters typography writing lettering نص نصوص خط خطوط كتابه",
  accent: "accent accents secondary highlight highlights ثانوي تمييز",
  links: "link links hyperlinks روابط",
  bar: "header headers navbar navigation nav sidebar menu footer toolbar topbar راس شريط",
  headings: "heading headings headline headlines عناوين",
  detail: "",
};
/** Only where the talk is of looks: "the page in pale yellow", "borders in grey". */
const weak: Readonly<Partial<Record<Part, string>>> = {
  background: "page pages base layer layers layout layouts body screen screens content default",
  detail: "border borders icon icons outline outlines shadow shadows error errors warning warnings success alerts logo badge badges hover",
};
const entries = (table: Readonly<Partial<Record<Part, string>>>): readonly (readonly [string, Part])[] =>
  Object.entries(table).flatMap(([part, words]) => (words ? words.split(" ").map((word) => [word, part as Part] as const) : []));
export const partWords: ReadonlyMap<string, Part> = new Map([...entries(parts), ...entries(weak)]);
export const weakParts: ReadonlySet<string> = new Set(entries(weak).map(([word]) => word));

export const contextWords: ReadonlySet<string> = new Set(
  "color colors colour colours theme style styled palette scheme look shades tones hues branding لون الوان بلون باللون بالالوان مظهر سمه ثيم".split(
    " ",
  ),
);
/** How a wish for looks opens: "Set pale yellow as the page …", "Fill the layout with …". */
export const leading =
  /^(?:set|make|use|apply|assign|fill|paint|style|color|colour|choose|pick|put|give|keep|want|incorporate|adopt|employ|select|render|design|configure|add)$/;

/** An Arabic word without its article. */
export const bare = (token: Token): string => (token.arabic ? token.word.replace(/^(?:وال|بال|لل|ال|و|ب)(?=.{3})/, "") : token.word);
const partOf = (token: Token | undefined): Part | undefined => token && (partWords.get(bare(token)) ?? partWords.get(token.word));

/** The part whose name begins at a token: "header", "page background", "card background", "button text". */
export const partAt = (tokens: readonly Token[], at: number): { readonly part: Part; readonly length: number } | null => {
  const token = tokens[at]!;
  // "Theme: sienna buttons": of what the parts are.
  if (tokens[at + 1]?.word === ":" && contextWords.has(bare(token))) return null;
  const part = partOf(token);
  if (!part) return null;
  const next = partOf(tokens[at + 1]);
  // "the main background" is the background, "body text" the text.
  if (next && (generic.has(bare(token)) || weakParts.has(token.word))) return null;
  // "Highlight what is late in red": nothing of the screen's own.
  if (token.word === "highlight" && /^(?:|to|will|should|must|can|and|also|please)$/.test(tokens[at - 1]?.word ?? "")) return null;
  if (token.arabic || !next) return { part, length: 1 };
  if (next === "background") return { part, length: 2 };
  return next === "text" && part !== "text" ? { part: "detail", length: 2 } : { part, length: 1 };
};
const generic = new Set(["main", "primary", "brand", "رئيسي", "اساسي", "رئيسيه"]);
