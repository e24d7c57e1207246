/**
 * Shades of a colour by the word before it: "pale yellow", "deep teal", "dusty pink". In OKLCH (B. Ottosson, "A perceptual color
 * space for image processing", 2020), so that a lighter blue stays blue. How far each word moves a colour is the median of what
 * people chose for it in the colour survey of xkcd.com (2010, CC0).
 */
import type { Colour } from "../../../../../schema/blueprint/shape.ts";

type Rgb = readonly [number, number, number];
interface Shade {
  /** The part of the way to white. */
  readonly lighter?: number;
  /** What is left of its light. */
  readonly darker?: number;
  /** What is left of its chroma. */
  readonly chroma: number;
}

const shades = {
  light: { lighter: 0.5, chroma: 0.78 },
  pale: { lighter: 0.55, chroma: 0.6 },
  pastel: { lighter: 0.4, chroma: 0.7 },
  soft: { lighter: 0.31, chroma: 0.63 },
  dusty: { lighter: 0.02, chroma: 0.55 },
  muted: { lighter: 0.11, chroma: 0.6 },
  faded: { lighter: 0.15, chroma: 0.49 },
  dull: { lighter: 0.04, chroma: 0.66 },
  deep: { darker: 0.69, chroma: 0.74 },
  dark: { darker: 0.67, chroma: 0.67 },
} as const satisfies Record<string, Shade>;
export type ShadeName = keyof typeof shades | "bright";

/** A colour as a word before it makes it; a bright one is its hue at its strongest. */
export const shadeOf = (colour: Colour, name: ShadeName): Colour => {
  if (name === "bright") return strongest(colour);
  const { lighter, darker, chroma }: Shade = shades[name];
  const [light, a, b] = toOklab(colour);
  const moved = darker === undefined ? light + (1 - light) * (lighter ?? 0) : light * darker;
  return fromOklab(moved, a * chroma, b * chroma);
};

/** Half saturated in HSL terms: the hue with all it has; white, grey and black have none. */
const strongest = (colour: Colour): Colour => {
  const rgb = parse(colour);
  const [low, high] = [Math.min(...rgb), Math.max(...rgb)];
  if (high - low < 0.1) return colour;
  return write(rgb.map((part) => (part - low) / (high - low)) as unknown as Rgb);
};

const parse = (colour: Colour): Rgb => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as unknown as Rgb;
const write = (rgb: Rgb): Colour =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const curved = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

const toOklab = (colour: Colour): Rgb => {
  const [r, g, b] = parse(colour).map(linear) as unknown as Rgb;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

/** Back to a screen's colours; what a screen cannot show loses chroma until it can. */
const fromOklab = (light: number, a: number, b: number): Colour => {
  for (let share = 1; share > 0; share -= 0.02) {
    const rgb = toRgb(light, a * share, b * share);
    if (rgb.every((part) => part > -0.0005 && part < 1.0005)) return write(rgb.map(curved) as unknown as Rgb);
  }
  return write(toRgb(light, 0, 0).map(curved) as unknown as Rgb);
};
const toRgb = (light: number, a: number, b: number): Rgb => {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
};
