/**
 * The studio's build: `dist/studio`, hashed names, no inline script or style, brotli and gzip beside every file that gains from
 * it. Run by `cli/build.ts`, or alone: `vite build -c vite.studio.config.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import solid from "vite-plugin-solid";

const outDir = new URL("./dist/studio", import.meta.url).pathname;

/** Writes `.br` and `.gz` beside text files of at least 1 KiB, so the front door never compresses while answering. */
const precompress = (folder: string): Plugin => ({
  name: "precompress",
  apply: "build",
  closeBundle() {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(path)) continue;
      const bytes = readFileSync(path);
      if (bytes.length < 1024) continue;
      writeFileSync(
        `${path}.br`,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      );
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

export default defineConfig({
  root: new URL("./web/studio", import.meta.url).pathname,
  base: "/",
  plugins: [solid(), tailwindcss(), precompress(outDir)],
  resolve: { dedupe: ["solid-js", "yjs"] },
  build: {
    outDir,
    emptyOutDir: true,
    // The policy allows no data: fonts or scripts; every file has its own hashed name.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
    target: ["chrome123", "safari17.5", "firefox120"],
    chunkSizeWarningLimit: 250,
  },
  worker: { format: "es" },
});
