/** Builds the renderer: for browsers once per language, then the server's half, which names their files. */
import { fileURLToPath } from "node:url";
import type { Locale } from "../../../schema/ids.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const common = { root, configFile: `${root}vite.platform.config.ts`, logLevel: "error" } as const;

export const buildPlatform = async (): Promise<void> => {
  await buildClient("en");
  await buildClient("ar");
  await inProduction(async () => (await import("vite")).build({ ...common, mode: "production", build: { ssr: true } }));
};

/** What browsers load in one language. The first language empties the folder. */
export const buildClient = (locale: Locale, outDir?: string): Promise<unknown> =>
  inProduction(async () => (await import("vite")).build({ ...common, mode: locale, ...(outDir && { build: { outDir } }) }));

/** Within a test, too, what is built is what people get: Vite chooses libraries' development halves by this variable. */
const inProduction = async <T>(work: () => Promise<T>): Promise<T> => {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = "production";
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
};
