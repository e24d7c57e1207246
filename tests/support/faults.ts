/** What is wrong with a page as it stands: what axe finds, and whether it is wider than its screen. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { still } from "./browser.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Puts axe into the page, once all has come to rest: half-way through a fade nothing has its contrast. */
export const readyForAxe = async (page: Page): Promise<void> => {
  await still(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
};

export const faultsOf = async (page: Page): Promise<readonly string[]> => {
  await readyForAxe(page);
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await checker.run({ resultTypes: ["violations"] });
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`),
      ...(wide > 0 ? [`${wide}px wider than the screen`] : []),
    ];
  });
};
