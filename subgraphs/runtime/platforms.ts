/** The door to what runs: a host names an environment, and its data plane answers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { createRegistry } from "./application/registry.ts";
import type { createDataPlane } from "./data-plane/index.ts";

/** What the front door asks about hosts other than its own. */
export interface Platforms {
  /** Whether a host could be an environment of a platform: it lies below our base. */
  knows(host: string): boolean;
  /** Answers a request for such a host; a host where nothing runs gets a page that says so. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
}

type Find = ReturnType<typeof createRegistry>["find"];

/** The platforms whose hosts lie below the address. */
export const platformsDoor = (base: URL, find: Find, dataPlane: ReturnType<typeof createDataPlane>): Platforms => {
  const label = (host: string): string | null => {
    const name = host.toLowerCase().replace(/:\d+$/, "");
    const end = `.${base.hostname}`;
    return name.endsWith(end) ? name.slice(0, -end.length) : null;
  };
  return {
    knows: (host) => label(host) !== null,
    handle: async (req, res) => {
      const environment = await find(label(req.headers.host ?? "") ?? "");
      if (environment) await dataPlane.handle(req, res, environment);
      else nothingHere(res);
    },
    upgrade: async (req, socket, head) => {
      const environment = await find(label(req.headers.host ?? "") ?? "");
      if (environment) await dataPlane.upgrade(req, socket, head, environment);
      else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
    },
  };
};

const nothingHere = (res: ServerResponse): void => {
  res
    .writeHead(404, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    })
    .end(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nothing runs here</title><h1>Nothing runs at this address</h1><p>The platform may have been renamed, archived, or not released here yet. Its builders find the right address under Platforms.</p><div lang="ar" dir="rtl"><h1>لا شيء يعمل على هذا العنوان</h1><p>ربما غُيّر اسم المنصة أو أُرشفت أو لم تُطلق هنا بعد. يجد بناتها العنوان الصحيح في صفحة المنصات.</p></div></html>`,
    );
};
