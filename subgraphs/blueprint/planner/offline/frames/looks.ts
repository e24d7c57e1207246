/** What is made of colours that were named: where the theme keeps them, and what is said of those it has no place for [BP45]. */
import { contrast, isDark, readable, readableOn } from "../../../../../schema/blueprint/colour.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Span } from "../../../../../schema/planner.ts";
import type { Frame, FrameOf } from "../clauses/types.ts";
import type { Part, ThemePart } from "../words/screen-parts.ts";

interface Looks {
  readonly ops: readonly Op[];
  readonly facts: readonly { readonly text: Sentence; readonly span: Span }[];
}

/** Operations on the theme, and what the report says of each colour. */
export const looksOf = (frames: readonly Frame[]): Looks => {
  const named = frames.filter((frame): frame is FrameOf<"theme"> => frame.is === "theme");
  const ops: Op[] = [];
  const facts: { text: Sentence; span: Span }[] = [];
  for (const frame of frames) {
    if (frame.is === "mode") {
      ops.push(set("mode", frame.mode));
      facts.push({ text: modes[frame.mode], span: frame.clause.span });
    }
    if (frame.is !== "theme") continue;
    const part = placeOf(frame, named);
    if (part) ops.push(set(part, frame.colour));
    facts.push({ text: part === frame.part ? keptAs(frame, part) : otherwise(frame, part, named), span: frame.clause.span });
  }
  // What is dark is the look in the dark only, unless everybody gets that.
  const ground = named.findLast((frame) => placeOf(frame, named) === "background");
  if (ground && isDark(ground.colour) && !frames.some(({ is }) => is === "mode")) {
    ops.push(set("mode", "dark"));
    facts.push({ text: byGround, span: ground.clause.span });
  }
  return { ops, facts };
};

const set = (part: string, value: string): Op => ({ op: "set", id: "header", prop: `theme.${part}`, value });
const modes = {
  dark: { en: "Dark mode.", ar: "وضع داكن." },
  light: { en: "Light mode.", ar: "وضع فاتح." },
} as const satisfies Record<string, Sentence>;

const byGround: Sentence = { en: "Dark for everybody, as the background is.", ar: "داكنة للجميع كلون الخلفية." };

const isOwn = (part: Part): part is ThemePart => part in ownWords;
/** Bars, headings and links take the main colour with them where nothing else has it: the first of them that is no grey. */
const standIns = ["links", "bar", "headings"] as const;

/** The part of the theme that keeps a colour; null: there is none. */
const placeOf = (frame: FrameOf<"theme">, named: readonly FrameOf<"theme">[]): ThemePart | null => {
  if (isOwn(frame.part)) return frame.part;
  if (named.some(({ part }) => part === "primary")) return null;
  const first = standIns.flatMap((part) => named.filter((one) => one.part === part && !isGrey(one.colour)))[0];
  return first === frame ? "primary" : null;
};
const isGrey = (colour: string): boolean => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts) < 26;
};

const keptAs = ({ said, colour }: FrameOf<"theme">, part: ThemePart): Sentence => ({
  en: `${ownWords[part].en}: ${said} (${colour}).`,
  ar: `${ownWords[part].ar}: ${said} (${colour}).`,
});

const otherwise = ({ part, said, colour }: FrameOf<"theme">, kept: ThemePart | null, named: readonly FrameOf<"theme">[]): Sentence => {
  const words = otherWords[part as keyof typeof otherWords] ?? otherWords.detail;
  const main = named.find((one) => one.part === "primary")?.colour;
  if (kept)
    return {
      en: `${words.en}: ${said} (${colour}). They have no colour of their own; it became the main colour, of buttons too.`,
      ar: `${words.ar}: ${said} (${colour}). لا لون خاصًّا بها؛ صار اللون الرئيسي، وللأزرار أيضًا.`,
    };
  if (main === colour)
    return { en: `${words.en}: ${said} (${colour}), the main colour.`, ar: `${words.ar}: ${said} (${colour})، اللون الرئيسي.` };
  return {
    en: `${words.en}: ${said} (${colour}) was left out, as a theme has no colour of its own for this.`,
    ar: `${words.ar}: ${said} (${colour}) لم يُستعمل، فليس في المظهر لون خاص بذلك.`,
  };
};

const ownWords: Readonly<Record<ThemePart, Sentence>> = {
  primary: { en: "Buttons and main colour", ar: "الأزرار واللون الرئيسي" },
  background: { en: "Background", ar: "الخلفية" },
  surface: { en: "Cards", ar: "البطاقات" },
  text: { en: "Text", ar: "النص" },
  accent: { en: "Second colour", ar: "اللون الثانوي" },
};
const otherWords = {
  links: { en: "Links", ar: "الروابط" },
  bar: { en: "Header and navigation", ar: "الترويسة والتنقل" },
  headings: { en: "Headings", ar: "العناوين" },
  detail: { en: "A further colour", ar: "لون إضافي" },
} as const satisfies Record<Exclude<Part, ThemePart>, Sentence>;

/** The named colours are kept exactly; where text would be hard to read, the pages show a readable shade, and the report says so [BP45]. */
export const correction = (frames: readonly Frame[]): Sentence | null => {
  const said = (part: string): string | undefined =>
    frames.flatMap((frame) => (frame.is === "theme" && frame.part === part ? [frame.colour] : [])).at(-1);
  const text = said("text");
  const grounds = [said("background"), said("surface")].filter((colour) => colour !== undefined);
  if (!text || grounds.length === 0 || grounds.every((ground) => contrast(text, ground) >= readable)) return null;
  const shown = readableOn(text, grounds);
  return {
    en: `Text in ${text} would be hard to read on ${grounds.join(" and ")}; pages show it as ${shown}.`,
    ar: `النص بلون ${text} صعب القراءة على ${grounds.join(" و")}؛ تعرضه الصفحات بلون ${shown}.`,
  };
};
