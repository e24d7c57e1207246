import { type Browser, chromium, type Page, type Response } from "playwright-core";
import { chromiumFlags, findOrInstallChromium } from "./chromium.ts";

/** Against hanging only, as the limits of the tests themselves: what takes half a minute on a slow machine is no failure. */
const LIMIT_MS = 120_000;

/** Starts a headless Chromium that resolves `*.localhost` by itself and talks to nobody else. Close it when done. */
export const startBrowser = async (): Promise<Browser> => {
  const args = chromiumFlags.filter((flag) => flag !== "--headless");
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args, headless: true });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(LIMIT_MS);
    return context;
  };
  return browser;
};

/** How long a page asks for nothing before it counts as complete: its next question follows the last answer sooner. */
const QUIET_MS = 100;

/** What a page has under way, from the first look on. */
const watched = new WeakMap<Page, { readonly open: Set<unknown>; since: number }>();
const trafficOf = (page: Page) => {
  const known = watched.get(page);
  if (known) return known;
  const traffic = { open: new Set<unknown>(), since: performance.now() };
  const changed = (change: (request: unknown) => void) => (request: unknown) => {
    change(request);
    traffic.since = performance.now();
  };
  page.on("request", changed((request) => traffic.open.add(request))); // biome-ignore format: one event per line
  for (const end of ["requestfinished", "requestfailed"] as const)
    page.on(end as "requestfinished", changed((request) => traffic.open.delete(request))); // biome-ignore format: one event per line
  watched.set(page, traffic);
  return traffic;
};

/** Opens a page and waits until it has what it asks for by itself. */
export const openQuiet = async (page: Page, address: string): Promise<Response | null> => {
  trafficOf(page);
  const response = await page.goto(address);
  await quiet(page);
  return response;
};

/** The same for a page of a platform, which is `settled` then. */
export const openAlive = async (page: Page, address: string): Promise<Response | null> => {
  trafficOf(page);
  const response = await page.goto(address);
  await settled(page);
  return response;
};

/** Waits until a page of a platform is alive and has what it asks for by itself. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.documentElement.dataset.alive === "true");
  await quiet(page);
};

const quiet = async (page: Page): Promise<void> => {
  const traffic = trafficOf(page);
  while (traffic.open.size > 0 || performance.now() - traffic.since < QUIET_MS) await page.waitForTimeout(20);
};

/** Waits until the page has drawn what it knows: nothing changes any more, and nothing moves that comes to an end. */
export const still = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout>;
        const again = () => {
          clearTimeout(timer);
          timer = setTimeout(done, 50);
        };
        const done = () => {
          const moving = document
            .getAnimations()
            .some(({ effect, playState }) => playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime));
          if (moving) return again();
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(again);
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        again();
      }),
  );

/** Does the same with each of a list, three at a time: while one page is drawn, others wait for their answers. */
export const sideBySide = async <Job>(jobs: readonly Job[], work: (job: Job) => Promise<void>): Promise<void> => {
  const queue = [...jobs];
  const lane = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await work(job);
  };
  await Promise.all([lane(), lane(), lane()]);
};
