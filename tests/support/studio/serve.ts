/** Builds the studio over a local draft and serves it on a free port with the studio's own Content-Security-Policy. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { build } from "vite";
import solid from "vite-plugin-solid";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

export interface ServedStudio {
  readonly url: string;
  close(): Promise<void>;
}

/** `out` keeps the build for a second look; without it the build is thrown away at the end. */
export const serveStudio = async (out?: string): Promise<ServedStudio> => {
  const folder = out ?? mkdtempSync(join(tmpdir(), "studio-"));
  await build({
    root: fileURLToPath(new URL(".", import.meta.url)),
    configFile: false,
    logLevel: "warn",
    plugins: [solid(), tailwindcss()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: ["chrome123"],
      cssTarget: ["chrome123"],
      chunkSizeWarningLimit: 2_000,
    },
    worker: { format: "es" },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://studio").pathname;
    const file = extname(path) === "" ? "/index.html" : path;
    try {
      const bytes = readFileSync(join(folder, file.replaceAll("..", "")));
      response
        .writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-security-policy": policy })
        .end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (out === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
