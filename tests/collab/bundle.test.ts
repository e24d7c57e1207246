import { readFileSync } from "node:fs";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { describe, expect, it } from "vitest";

describe("the studio's live document", () => {
  it("[CO54] one copy of yjs is installed; the lock names who brought a second", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, unknown> };
    const copies = Object.keys(packages).filter((path) => /(^|\/)node_modules\/(yjs|lib0)$/.test(path));
    expect(copies.sort()).toEqual(["node_modules/lib0", "node_modules/yjs"]);
  });

  it("[CO54] one copy of yjs is in the bundle", async () => {
    const from = new Map<string, string[]>();
    await build({
      configFile: false,
      logLevel: "silent",
      plugins: [
        solid(),
        {
          name: "who-brings-yjs",
          moduleParsed: ({ id, importers }) => {
            if (/node_modules\/yjs\//.test(id)) from.set(id, [...importers]);
          },
        },
      ],
      build: { write: false, minify: false, lib: { entry: "web/studio/doc/open-document.ts", formats: ["es"] } },
    });
    expect([...from.keys()].map((id) => id.replace(/.*node_modules\//, ""))).toEqual([
      expect.stringMatching(/^yjs\/dist\/yjs\.mjs$|^yjs\/dist\/yjs\.js$/),
    ]);
  });
});
