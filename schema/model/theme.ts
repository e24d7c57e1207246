/** Theme tokens: what a blueprint's theme means in light and in dark, with every text readable. Named colours arrive exactly [BP45]. */
import { contrast, inkOn, isDark, luminance, mix, readable, readableOn } from "../blueprint/colour.ts";
import type { Colour, Theme } from "../blueprint/shape.ts";
import type { ThemeColours, ThemeTokens } from "./model.ts";

/** Makes the tokens of a theme; the variant the theme's own colours belong to keeps them, the other is derived from them. */
export const themeTokens = (theme: Theme): ThemeTokens => {
  const madeDark = theme.background !== undefined ? isDark(theme.background) : theme.mode === "dark" && theme.surface !== undefined;
  const own = coloursOf(theme, madeDark);
  const plain: Theme = { ...pick(theme), primary: theme.primary };
  const other = coloursOf(plain, !madeDark);
  return {
    mode: theme.mode,
    font: theme.font,
    radius: theme.radius,
    density: theme.density,
    light: madeDark ? other : own,
    dark: madeDark ? own : other,
  };
};

/** What both variants share: the accent; background, surface and text belong to one variant only. */
const pick = (theme: Theme): Theme => {
  const { background: _b, surface: _s, text: _t, ...shared } = theme;
  return shared;
};

const coloursOf = (theme: Theme, dark: boolean): ThemeColours => {
  const background: Colour = theme.background ?? (dark ? mix("#0b0f14", theme.primary, 0.04) : "#ffffff");
  const wanted = theme.text ?? (isDark(background) ? "#f1f5f9" : "#0f172a");
  const text = readableOn(wanted, theme.surface ? [background, theme.surface] : [background]);
  const surface = theme.surface ?? cardsOn(background, text, dark);
  return {
    primary: theme.primary,
    onPrimary: inkOn(theme.primary),
    accent: theme.accent ?? theme.primary,
    background,
    surface,
    text,
    border: mix(background, text, 0.16),
  };
};

/** Cards a shade off the background: lighter in the dark, darker on white; the other way where the text would suffer. */
const cardsOn = (background: Colour, text: Colour, dark: boolean): Colour => {
  const usual = dark || luminance(background) <= 0.9 ? mix(background, "#ffffff", dark ? 0.06 : 0.05) : mix(background, "#64748b", 0.05);
  return contrast(text, usual) >= readable ? usual : mix(background, inkOn(text), 0.05);
};
