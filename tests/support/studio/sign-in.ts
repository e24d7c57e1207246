/** A browser in which the owner of a real server is signed in to the studio, at the address of the organization's home. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { ownerEmail, password } from "../installation.ts";
import type { Server } from "../server.ts";

export interface SignedIn {
  readonly page: Page;
  /** `…/o/<organization>/` */
  readonly home: string;
}

/** `before` sees the page before it loads anything. */
export const signInToStudio = async (
  browser: Browser,
  server: Pick<Server, "url">,
  { locale = "en-US", look = {}, before }: { locale?: string; look?: BrowserContextOptions; before?: (page: Page) => Promise<void> } = {},
): Promise<SignedIn> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale, ...look });
  const page = await context.newPage();
  page.setDefaultTimeout(25_000);
  await before?.(page);
  await page.goto(`${server.url}/sign-in`);
  await page.fill("input[type=email]", ownerEmail);
  await page.fill("input[type=password]", password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/o\/[^/]+\/$/);
  return { page, home: page.url() };
};
