/**
 * Builds the studio over a local draft and serves it on a free port with the studio's own Content-Security-Policy, and each page's stub of the
 * API at the same origin. A browser that asks a server keeps what it fetched and compiled; one whose requests a test answers keeps nothing,
 * and asks the test for every file (docs/decisions/0257).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { type WebSocket, WebSocketServer } from "ws";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** `never`: the question stays open. `offline`: the connection breaks. */
export type Answer = "never" | "offline" | { readonly status?: number; readonly json: unknown };

/** The API as one page meets it. */
export interface StubbedApi {
  /** `path` is of the sign-in or of GraphQL. */
  answer(path: string, body: string): Answer;
  follow(socket: WebSocket): void;
}

/** The cookie by which a page's questions find its stub. */
export const stubCookie = "stub";

export interface ServedStudio {
  readonly url: string;
  /** By what `stubCookie` says. */
  readonly stubs: Map<string, StubbedApi>;
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
  const stubs = new Map<string, StubbedApi>();
  const stubOf = ({ headers }: IncomingMessage) =>
    stubs.get(new RegExp(`\\b${stubCookie}=([\\w-]+)`).exec(headers.cookie ?? "")?.[1] ?? "");
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://studio").pathname;
    if (path === "/graphql" || path.startsWith("/auth/")) return void answer(stubOf(request), path, request, response);
    const file = extname(path) === "" ? "/index.html" : path;
    try {
      const bytes = readFileSync(join(folder, file.replaceAll("..", "")));
      response
        .writeHead(200, {
          "content-type": types[extname(file)] ?? "application/octet-stream",
          "content-security-policy": policy,
          "cache-control": file.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        })
        .end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, connection, head) => {
    const stub = stubOf(request);
    if (stub) sockets.handleUpgrade(request, connection, head, (socket) => stub.follow(socket));
    else connection.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stubs,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (out === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};

const answer = async (stub: StubbedApi | undefined, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const said = stub?.answer(path, Buffer.concat(parts).toString("utf8")) ?? { status: 404, json: {} };
  if (said === "never") return;
  if (said === "offline") return void request.socket.destroy();
  response.writeHead(said.status ?? 200, { "content-type": "application/json" }).end(JSON.stringify(said.json));
};
