import { type Browser, chromium } from "playwright-core";
import { chromiumFlags, findOrInstallChromium } from "./chromium.ts";

/** Starts a headless Chromium that resolves `*.localhost` by itself and talks to nobody else. Close it when done. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findOrInstallChromium(), args: chromiumFlags.filter((flag) => flag !== "--headless"), headless: true });
