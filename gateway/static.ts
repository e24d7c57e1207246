/**
 * The studio's files [FD21]. Only what the build wrote is served: the folder is listed, and a path is looked up in that list, so nothing can
 * lead outside it. Hashed names never change; `index.html` is asked for again each time.
 */
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { pageHeaders, studioPolicy } from "./browser-safety.ts";
import type { Caller } from "./identity.ts";

export interface StaticFiles {
  /** Answers GET and HEAD; false when there is no such file. */
  handle(request: IncomingMessage, response: ServerResponse, path: string, caller: Caller): boolean;
}

interface File {
  readonly path: string;
  readonly type: string;
  readonly immutable: boolean;
  readonly encodings: ReadonlySet<string>;
  /** What was read of it, by ending; only of names that never change. */
  readonly read: Map<string, Buffer>;
}

/** Stands in `index.html` where a page needs to know its nonce. */
const nonceMark = "__CSP_NONCE__";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".txt": "text/plain; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
};

export const createStaticFiles = (folder: string): StaticFiles => {
  let listed = new Map<string, File>();
  let page: { readonly text: string; readonly etag: string } | null = null;
  let changed = -1;
  const refresh = () => {
    const modified = statSync(join(folder, "index.html"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (modified === changed) return;
    changed = modified;
    listed = modified === 0 ? new Map() : list(folder);
    const text = modified === 0 ? null : readFileSync(join(folder, "index.html"), "utf8");
    page = text === null ? null : { text, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` };
  };

  const sendPage = (request: IncomingMessage, response: ServerResponse, { secure }: Caller): boolean => {
    refresh();
    if (!page) return false;
    response.setHeader("cache-control", "no-cache");
    response.setHeader("etag", page.etag);
    // Without a new policy: the browser keeps the page it has together with the nonce that page was made with.
    if (request.headers["if-none-match"] === page.etag) {
      response.writeHead(304).end();
      return true;
    }
    const nonce = randomBytes(16).toString("base64url");
    response.writeHead(200, {
      "content-type": types[".html"],
      "content-security-policy": studioPolicy(nonce, request.headers.host ?? "", secure),
      ...pageHeaders,
    });
    response.end(request.method === "HEAD" ? undefined : page.text.replaceAll(nonceMark, nonce));
    return true;
  };

  const sendFile = (request: IncomingMessage, response: ServerResponse, file: File): boolean => {
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding = [["br", ".br"] as const, ["gzip", ".gz"] as const].find(
      ([name, end]) => file.encodings.has(end) && new RegExp(`\\b${name}\\b`).test(accepted),
    );
    const bytes = bytesOf(file, encoding?.[1] ?? "");
    if (!bytes) return false;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": bytes.length,
      "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
      "cross-origin-resource-policy": "same-origin",
      ...(file.encodings.size > 0 && { vary: "Accept-Encoding" }),
      ...(encoding && { "content-encoding": encoding[0] }),
    });
    response.end(request.method === "HEAD" ? undefined : bytes);
    return true;
  };

  return {
    handle: (request, response, path, caller) => {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      let name: string;
      try {
        name = decodeURIComponent(path);
      } catch {
        return false;
      }
      if (name.includes("\0") || name.includes("\\")) return false;
      if (changed === -1) refresh();
      if (name === "/index.html") return sendPage(request, response, caller);
      let file = listed.get(name);
      if (!file && name.includes(".")) {
        refresh();
        file = listed.get(name);
      }
      if (file) return sendFile(request, response, file);
      // A path of the app itself; a name with a dot would have been a file.
      return name.includes(".") ? false : sendPage(request, response, caller);
    },
  };
};

/** Read once as long as the build stands; null when it is gone. */
const bytesOf = (file: File, end: string): Buffer | null => {
  const known = file.read.get(end);
  if (known) return known;
  try {
    const bytes = readFileSync(file.path + end);
    if (file.immutable) file.read.set(end, bytes);
    return bytes;
  } catch {
    return null;
  }
};

const list = (folder: string): Map<string, File> => {
  const names = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const files = new Map<string, File>();
  for (const path of names) {
    const type = types[extname(path)];
    if (!type) continue;
    const url = `/${relative(folder, path).split(sep).join("/")}`;
    files.set(url, {
      path,
      type,
      immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(url),
      encodings: new Set([".br", ".gz"].filter((end) => names.has(path + end))),
      read: new Map(),
    });
  }
  return files;
};
