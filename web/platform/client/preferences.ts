/**
 * What happens to the links that choose language, appearance and digits. They work without scripts and are drawn by the server alone,
 * so they are looked up when one is used.
 */
import type { ThemeChoice } from "../../../schema/model/render.ts";
import { preferenceCookies } from "../../../schema/model/render.ts";

/** The appearance a click asks for; null when it is another click. */
export const themeAsked = (event: Event): ThemeChoice | null => {
  const choice = (event.target as Element | null)?.closest?.("[data-theme-choice]")?.getAttribute("data-theme-choice");
  return choice === "light" || choice === "dark" || choice === "system" ? choice : null;
};

/** Changes the appearance in place, for now and for the next pages. */
export const showTheme = (choice: ThemeChoice): void => {
  document.documentElement.dataset.theme = choice;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where pages are not served over https
  document.cookie = `${preferenceCookies.theme}=${choice}; Path=/; Max-Age=31536000; SameSite=Lax`;
  for (const link of document.querySelectorAll<HTMLElement>("[data-theme-choice]"))
    link.ariaCurrent = link.dataset.themeChoice === choice ? "true" : null;
};

/** A choice leads back to where one is now, which may be another page than the server drew the link for. */
export const leadBack = (event: Event): void => {
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>("a[href^='/_preferences']");
  if (!link) return;
  const to = new URL(link.href);
  to.searchParams.set("back", location.pathname + location.search);
  link.href = to.pathname + to.search;
};
