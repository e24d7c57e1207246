/**
 * Builds the renderer of generated platforms: `vite build -c vite.platform.config.ts --mode en` and `--mode ar` for browsers
 * (`dist/platform/client`, with `.br` and `.gz` beside each file), each with the sentences of its language alone, then the same with
 * `--ssr` for the data plane (`dist/platform/server/entry-server.js`, everything bundled). The third reads the manifests of the
 * first two, so the HTML names the right files. `buildPlatform` in `web/platform/build/build.ts` does all three.
 */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import type { Locale } from "./schema/ids.ts";
import { clientFilesOf, manifestOf } from "./web/platform/build/client-files-of.ts";
import { oneLanguage } from "./web/platform/build/one-language.ts";
import { smallPreload } from "./web/platform/build/small-preload.ts";
import { overBudget } from "./web/platform/server/page-budgets.ts";

const client = "dist/platform/client";

/** Does something to what a client build wrote. */
const afterwards = (name: string, work: (folder: string) => void): Plugin => {
  let folder = client;
  return {
    name,
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    writeBundle: { sequential: true, order: "post", handler: () => work(folder) },
  };
};

/** Fails the build when a page would send more than it may [ST36]. */
const budgets = (locale: Locale): Plugin =>
  afterwards("budgets", (folder) => {
    const over = overBudget(clientFilesOf(folder, locale), (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
    if (over.length > 0) throw new Error(`pages of platforms are too heavy (${locale}):\n${over.join("\n")}`);
  });

/** Writes `.br` and `.gz` beside what compresses; fonts are compressed already, and so is what another language left here. */
const precompress = (): Plugin =>
  afterwards("precompress", (folder) => {
    for (const name of readdirSync(join(folder, "assets")).filter((file) => /\.(js|css|svg|json)$/.test(file))) {
      const path = join(folder, "assets", name);
      if (statSync(path).size < 512 || existsSync(`${path}.gz`)) continue;
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  });

export default defineConfig(({ isSsrBuild, mode }) => {
  if (isSsrBuild)
    return {
      publicDir: false,
      plugins: [solid({ ssr: true })],
      define: { __CLIENT_FILES__: JSON.stringify({ en: clientFilesOf(client, "en"), ar: clientFilesOf(client, "ar") }) },
      ssr: { noExternal: true, target: "node" },
      build: {
        ssr: true,
        outDir: "dist/platform/server",
        emptyOutDir: true,
        target: "node24",
        rollupOptions: { input: "web/platform/entry-server.tsx", output: { entryFileNames: "entry-server.js", codeSplitting: false } },
      },
    };
  const locale: Locale = mode === "ar" ? "ar" : "en";
  return {
    publicDir: false,
    plugins: [solid({ ssr: true }), oneLanguage(locale), smallPreload(), budgets(locale), precompress()],
    build: {
      outDir: client,
      // The second language stands beside the first; what both need has one name.
      emptyOutDir: locale === "en",
      manifest: manifestOf(locale),
      assetsInlineLimit: 0,
      target: "es2022",
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: "web/platform/entry-client.tsx",
        // What every page needs is one file, and so are the parts that most share: they compress better than ten, and are asked for once.
        output: {
          codeSplitting: {
            groups: [
              { name: "frame", tags: ["$initial"] },
              {
                name: "parts",
                test: /pages\/(paths|documents|shows-files)|platform\/(new-key|search)|parts\/(in-words|later|select|file|when-quiet|controls\/control\.strings)/,
              },
              { name: "value", test: /parts\/value\.tsx/ },
              { name: "rows", test: /components\/(table\/|records)/ },
            ],
          },
        },
      },
    },
  };
});
