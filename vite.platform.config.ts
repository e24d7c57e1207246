/**
 * Builds the renderer of generated platforms, twice: `vite build -c vite.platform.config.ts` for browsers (`dist/platform/client`,
 * with `.br` and `.gz` beside each file), then the same with `--ssr` for the data plane (`dist/platform/server/entry-server.js`,
 * everything bundled). The second reads the first one's manifest, so the HTML names the right files.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";
import type { ClientFiles } from "./web/platform/server/client-files.ts";
import { overBudget } from "./web/platform/server/page-budgets.ts";

const client = "dist/platform/client";
const entry = "web/platform/entry-client.tsx";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const clientFiles = (): ClientFiles => {
  const manifest = JSON.parse(readFileSync(join(client, ".vite/manifest.json"), "utf8")) as Readonly<Record<string, Chunk>>;
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`${client} holds no build of ${entry}; build the client first`);
  /** A chunk's static imports, all the way down. */
  const importsOf = (name: string): readonly string[] => [
    ...new Set((manifest[name]?.imports ?? []).flatMap((other) => [...importsOf(other), `/${manifest[other]?.file}`])),
  ];
  /** The style sheets of a chunk and of all it imports. */
  const stylesOf = (name: string): readonly string[] => [
    ...new Set([...(manifest[name]?.imports ?? []).flatMap(stylesOf), ...(manifest[name]?.css ?? []).map((file) => `/${file}`)]),
  ];
  const base = importsOf(entry);
  const styles = stylesOf(entry);
  const groups = Object.keys(manifest).flatMap((name) => {
    const group = /^web\/platform\/components\/groups\/(\w+)\.ts$/.exec(name)?.[1];
    if (!group) return [];
    const scripts = [...importsOf(name), `/${manifest[name]?.file}`].filter((file) => !base.includes(file) && file !== `/${chunk.file}`);
    return [[group, { scripts, styles: stylesOf(name).filter((file) => !styles.includes(file)) }]];
  });
  return {
    script: `/${chunk.file}`,
    styles,
    later: `/${manifest["web/platform/styles/later.css"]?.file}`,
    preload: base,
    groups: Object.fromEntries(groups) as ClientFiles["groups"],
  };
};

/** Fails the build when a page would send more than it may [ST36]. */
const budgets = (): Plugin => ({
  name: "budgets",
  apply: "build",
  writeBundle: {
    sequential: true,
    order: "post",
    handler: () => {
      const over = overBudget(clientFiles(), (file) => gzipSync(readFileSync(join(client, file)), { level: 9 }).length);
      if (over.length > 0) throw new Error(`pages of platforms are too heavy:\n${over.join("\n")}`);
    },
  },
});

/** Writes `.br` and `.gz` beside what compresses; fonts are compressed already. */
const precompress = (): Plugin => ({
  name: "precompress",
  apply: "build",
  closeBundle: () => {
    const folder = join(client, "assets");
    for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg|json)$/.test(file))) {
      const path = join(folder, name);
      if (statSync(path).size < 512) continue;
      const bytes = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        publicDir: false,
        plugins: [solid({ ssr: true })],
        define: { __CLIENT_FILES__: JSON.stringify(clientFiles()) },
        ssr: { noExternal: true, target: "node" },
        build: {
          ssr: true,
          outDir: "dist/platform/server",
          emptyOutDir: true,
          target: "node24",
          rollupOptions: { input: "web/platform/entry-server.tsx", output: { entryFileNames: "entry-server.js", codeSplitting: false } },
        },
      }
    : {
        publicDir: false,
        plugins: [solid({ ssr: true }), budgets(), precompress()],
        build: {
          outDir: client,
          emptyOutDir: true,
          manifest: true,
          assetsInlineLimit: 0,
          target: "es2022",
          modulePreload: { polyfill: false },
          rollupOptions: { input: entry },
        },
      },
);
