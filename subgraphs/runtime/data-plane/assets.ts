/**
 * The renderer's client files. Their names hold a hash of what is in them, so each is read once and kept, up to a bound.
 */
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";

export interface Assets {
  /** Sends a file of the build; false when there is none of that name. */
  send(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean>;
}

const types: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  woff2: "font/woff2",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
};
const encodings = [
  ["br", /\bbr\b/, ".br"],
  ["gzip", /\bgzip\b/, ".gz"],
] as const;

const keptBytes = 32 * 1024 * 1024;

export const createAssets = (folder: string): Assets => {
  const kept = new Map<string, Buffer>();
  let size = 0;

  const read = async (file: string): Promise<Buffer | null> => {
    const known = kept.get(file);
    if (known) return known;
    const bytes = await readFile(file).catch(() => null);
    if (!bytes || bytes.length > keptBytes / 4 || kept.has(file)) return bytes;
    kept.set(file, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= keptBytes) break;
      kept.delete(oldest);
      size -= length;
    }
    return bytes;
  };

  return {
    send: async (req, res, path) => {
      const names = path.split("/");
      if (!names.every((name) => /^[\w-][\w.-]{0,200}$/.test(name))) return false;
      const type = types[names.at(-1)?.split(".").at(-1) ?? ""];
      if (!type) return false;
      const accepted = String(req.headers["accept-encoding"] ?? "");
      const wanted = [...encodings.filter(([, accepts]) => accepts.test(accepted)), [null, null, ""] as const];
      for (const [encoding, , suffix] of wanted) {
        const bytes = await read(join(folder, ...names) + suffix);
        if (!bytes) continue;
        res.writeHead(200, {
          "content-type": type,
          "content-length": bytes.length,
          "cache-control": "public, max-age=31536000, immutable",
          "x-content-type-options": "nosniff",
          vary: "accept-encoding",
          ...(encoding !== null && { "content-encoding": encoding }),
        });
        res.end(req.method === "HEAD" ? undefined : bytes);
        return true;
      }
      return false;
    },
  };
};
