import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createStaticFiles } from "../../../gateway/static.ts";
import { createAssets } from "../../../subgraphs/runtime/data-plane/assets.ts";

const folder = mkdtempSync(join(tmpdir(), "webnova-assets-"));
const assets = createAssets(folder);
const studio = createStaticFiles(folder);
const server = createServer(async (req, res) => {
  const path = req.url ?? "/";
  const sent = path.startsWith("/studio/")
    ? studio.handle(req, res, path.slice("/studio".length), { secure: false } as never)
    : await assets.send(req, res, path.slice(1));
  if (!sent) res.writeHead(404).end();
});
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

it("reads a file of the renderer's build once, in each encoding, and leads nowhere else", async () => {
  writeFileSync(join(folder, "a-1.js"), "plain");
  writeFileSync(join(folder, "a-1.js.gz"), "zipped");
  const ask = async (path: string, encoding: string) => {
    return await new Promise<string>((resolve) =>
      request(`${origin}/${path}`, { headers: { "accept-encoding": encoding } }, (res) => {
        let text = `${res.statusCode} ${res.headers["content-encoding"] ?? "-"} `;
        res.on("data", (part: Buffer) => {
          text += part.toString();
        });
        res.on("end", () => resolve(text));
      }).end(),
    );
  };
  expect(await ask("a-1.js", "gzip, br")).toBe("200 gzip zipped");
  expect(await ask("a-1.js", "identity")).toBe("200 - plain");
  rmSync(join(folder, "a-1.js"));
  rmSync(join(folder, "a-1.js.gz"));
  expect(await ask("a-1.js", "gzip, br")).toBe("200 gzip zipped");
  expect(await ask("a-1.js", "identity")).toBe("200 - plain");
  expect(await ask("b-1.js", "identity")).toBe("404 - ");
  for (const path of ["%2e%2e/x.js", ".hidden.js", "a-1.exe", "a//b.js"]) expect(await ask(path, "identity"), path).toBe("404 - ");
});

it("reads a studio file with a hash in its name once, and another one each time", async () => {
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<html>");
  writeFileSync(join(folder, "assets", "main-abcdefgh.js"), "hashed");
  writeFileSync(join(folder, "robots.txt"), "first");
  const text = async (path: string) => await (await fetch(`${origin}/studio${path}`)).text();
  expect([await text("/assets/main-abcdefgh.js"), await text("/robots.txt")]).toEqual(["hashed", "first"]);
  writeFileSync(join(folder, "assets", "main-abcdefgh.js"), "never");
  writeFileSync(join(folder, "robots.txt"), "second");
  expect([await text("/assets/main-abcdefgh.js"), await text("/robots.txt")]).toEqual(["hashed", "second"]);
});
