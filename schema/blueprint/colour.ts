/** Colour arithmetic for themes: WCAG contrast, and the nearest colour that passes. Deterministic, whole numbers in and out. */
import type { Colour } from "./shape.ts";

type Rgb = readonly [number, number, number];

const parse = (colour: Colour): Rgb => {
  const n = Number.parseInt(colour.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
};
const write = ([r, g, b]: Rgb): Colour =>
  `#${[r, g, b]
    .map((c) =>
      Math.round(Math.min(255, Math.max(0, c)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

const linear = (c: number): number => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);

/** Relative luminance, 0 (black) to 1 (white). */
export const luminance = (colour: Colour): number => {
  const [r, g, b] = parse(colour);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};
/** Whether a page of this colour is a dark one: its text is light, and the dark variant of a theme is the one it belongs to. */
export const isDark = (background: Colour): boolean => luminance(background) < 0.18;

/** WCAG contrast ratio, 1 to 21. */
export const contrast = (a: Colour, b: Colour): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

/** The least that body text needs. */
export const readable = 4.5;

/** Mixes two colours; `share` is the part of the second. */
export const mix = (a: Colour, b: Colour, share: number): Colour => {
  const [from, to] = [parse(a), parse(b)];
  return write([0, 1, 2].map((i) => from[i]! + (to[i]! - from[i]!) * share) as unknown as Rgb);
};

/** Black or white, whichever reads better on a colour; one of them always passes. */
export const inkOn = (background: Colour): Colour => (contrast("#ffffff", background) >= readable ? "#ffffff" : "#000000");

/** The colour nearest to `colour` that reads on all of `backgrounds`: moved towards black or white, no further than needed. */
export const readableOn = (colour: Colour, backgrounds: readonly Colour[], ratio = readable): Colour => {
  const passes = (candidate: Colour): boolean => backgrounds.every((background) => contrast(candidate, background) >= ratio);
  if (passes(colour)) return colour;
  for (let step = 1; step <= 50; step++)
    for (const end of ["#000000", "#ffffff"] as const) {
      const candidate = mix(colour, end, step / 50);
      if (passes(candidate)) return candidate;
    }
  // Backgrounds too far apart for any ink: the better of the two ends.
  const worst = (ink: Colour): number => Math.min(...backgrounds.map((background) => contrast(ink, background)));
  return worst("#ffffff") >= worst("#000000") ? "#ffffff" : "#000000";
};
