/** The platform's colours as CSS variables, with what text and soft grounds need derived so that contrast holds in both themes. */
import type { ThemeColours, ThemeTokens } from "../../schema/model/model.ts";

type Rgb = readonly [number, number, number];

const read = (colour: string): Rgb => {
  const value = Number.parseInt(/^#([0-9a-f]{6})$/i.exec(colour)?.[1] ?? "808080", 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const write = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
const mix = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map((at) => a[at]! * share + b[at]! * (1 - share)) as unknown as Rgb;

const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((part) => {
    const s = part / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG contrast of two colours, 1 to 21. */
export const contrast = (a: string, b: string): number => ratio(read(a), read(b));
const ratio = (a: Rgb, b: Rgb): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** Moves a colour towards `to` until it stands on every ground with `wanted` contrast. */
const until = (colour: Rgb, to: Rgb, grounds: readonly Rgb[], wanted: number): Rgb => {
  for (let share = 1; share > 0; share -= 0.04) {
    const tried = mix(colour, to, share);
    if (grounds.every((ground) => ratio(tried, ground) >= wanted)) return tried;
  }
  return to;
};

const variables = (colours: ThemeColours, dark: boolean): string => {
  const [primary, background, surface, given] = [colours.primary, colours.background, colours.surface, colours.text].map(read) as [
    Rgb,
    Rgb,
    Rgb,
    Rgb,
  ];
  const end: Rgb = dark ? [255, 255, 255] : [0, 0, 0];
  // Cards, inputs and layers lie on the lighter of the two grounds, so they look raised in both themes.
  const raised = luminance(surface) > luminance(background) ? surface : background;
  const sunken = mix(background, end, dark ? 0.96 : 0.975);
  const soft = mix(primary, raised, dark ? 0.2 : 0.1);
  const grounds = [background, surface, sunken];
  const text = until(given, end, [...grounds, soft], 7);
  const state = (colour: string): { ink: Rgb; ground: Rgb } => {
    const ground = mix(read(colour), surface, dark ? 0.2 : 0.11);
    return { ink: until(read(colour), end, [...grounds, ground], 4.6), ground };
  };
  const [danger, success, warning] = (dark ? ["#ff8f86", "#57c792", "#e5b454"] : ["#b42a24", "#166c43", "#845200"]).map(state);
  const values: Record<string, Rgb | string> = {
    primary,
    "on-primary": colours.onPrimary,
    "primary-hover": mix(primary, ratio(read(colours.onPrimary), [0, 0, 0]) > 10 ? [0, 0, 0] : [255, 255, 255], 0.88),
    accent: colours.accent,
    bg: background,
    surface,
    raised,
    sunken,
    text,
    "text-2": until(mix(text, surface, 0.72), text, [...grounds, soft], 4.6),
    border: colours.border,
    "border-strong": until(mix(text, surface, 0.45), text, grounds, 3.1),
    link: until(primary, end, [...grounds, soft], 4.6),
    soft,
    danger: danger!.ink,
    "danger-soft": danger!.ground,
    success: success!.ink,
    "success-soft": success!.ground,
    warning: warning!.ink,
    "warning-soft": warning!.ground,
    focus: until(primary, end, grounds, 3.2),
  };
  return Object.entries(values)
    .map(([name, value]) => `--${name}:${typeof value === "string" ? value : write(value)}`)
    .join(";");
};

const fonts = {
  plex: `"IBM Plex Sans Arabic",system-ui,sans-serif`,
  inter: `"Inter Variable","IBM Plex Sans Arabic",system-ui,sans-serif`,
  system: "system-ui,sans-serif",
} as const;

/** Writes the style sheet of a theme. `data-theme` on <html> is light, dark or system. */
export const themeCss = (theme: ThemeTokens): string => {
  const light = `${variables(theme.light, false)};color-scheme:light`;
  const dark = `${variables(theme.dark, true)};color-scheme:dark`;
  const radius = Math.min(24, Math.max(0, theme.radius));
  const step = theme.density === "compact" ? 0.75 : 1;
  return [
    `:root{${light};--font:${fonts[theme.font]};--radius:${radius}px;--radius-s:${Math.min(radius, 8)}px;--step:${step}}`,
    `@media (prefers-color-scheme:dark){:root[data-theme=system]{${dark}}}`,
    `:root[data-theme=dark]{${dark}}`,
  ].join("\n");
};
