/** Light, dark or as the system says. The choice is kept in this browser and shown as `data-theme` on <html>. */
import { createSignal } from "solid-js";
import { remember } from "./locale.ts";

export type ThemeChoice = "system" | "light" | "dark";

const kept = (): ThemeChoice => {
  try {
    const value = localStorage.getItem("wn.theme");
    return value === "light" || value === "dark" ? value : "system";
  } catch {
    return "system";
  }
};

const [theme, writeTheme] = createSignal<ThemeChoice>(kept());
const [systemDark, setSystemDark] = createSignal(false);

export { theme };

export const isDark = (): boolean => (theme() === "system" ? systemDark() : theme() === "dark");

export const setTheme = (next: ThemeChoice): void => {
  writeTheme(next);
  remember("wn.theme", next);
  markTheme();
};

const markTheme = (): void => {
  if (theme() === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme();
};

/** Applies the kept choice and follows the system. Called once at start. */
export const startTheme = (): void => {
  markTheme();
  if (typeof matchMedia !== "function") return;
  const query = matchMedia("(prefers-color-scheme: dark)");
  setSystemDark(query.matches);
  query.addEventListener("change", (event) => setSystemDark(event.matches));
};

/** The current value of one token, resolved to an `rgb()` a 2D canvas understands. */
export const tokenColour = (name: string): string => {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  probe.hidden = true;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};
