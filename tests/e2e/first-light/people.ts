/** Who takes part in a journey, in whose language, and how they do the things every journey does. */
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import type { Locale } from "../../../schema/ids.ts";
import { accountStrings } from "../../../web/studio/screens/account/account.strings.ts";

type Words = Readonly<Record<string, unknown>>;

/** The product's own word in a language; `{places}` filled. */
export const word = (words: Words, key: string, locale: Locale, params: Readonly<Record<string, string | number>> = {}): string => {
  const text = (words[key] as Record<Locale, string>)[locale];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ""));
};

/** Matches an accessible name that contains the word, whatever isolation marks stand around filled places. */
export const named = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s\\u2066-\\u2069]+"));

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page itself: exceptions and refused resources. */
  readonly faults: string[];
}

export const newPerson = async (browser: Browser, locale: Locale, viewport = { width: 1440, height: 900 }): Promise<Person> => {
  const context = await browser.newContext({ viewport, locale: locale === "ar" ? "ar-SA" : "en-US", timezoneId: "Asia/Riyadh" });
  const page = await context.newPage();
  const faults: string[] = [];
  follow(page, faults);
  context.on("page", (other) => follow(other, faults));
  return { context, page, faults };
};

const follow = (page: Page, faults: string[]): void => {
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy|Refused to/.test(message.text())) faults.push(message.text());
  });
};

/** Makes the installation one's own through the owner link. */
export const claim = async ({ page }: Person, link: string, locale: Locale): Promise<void> => {
  await page.goto(link);
  await page.fill("input[name=name]", locale === "ar" ? "منى المالكة" : "Mona Owner");
  await page.fill("input[name=email]", "mona@example.com");
  await page.fill("input[type=password]", "seven green lanterns 42");
  await page.fill("input[name=organization]", locale === "ar" ? "دار العيادة" : "Clinic House");
  await page.getByRole("button", { name: word(accountStrings, "start", locale), exact: true }).click();
  await page.locator("textarea").first().waitFor();
};

/** The dialog on top. */
export const dialog = (page: Page): Locator => page.getByRole("dialog").last();
