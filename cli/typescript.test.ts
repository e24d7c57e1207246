import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runsSources } from "./node-options.ts";

const folder = mkdtempSync(join(tmpdir(), "webnova-sources-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = `interface Box {
  // What a type takes is no line of the module.
  readonly text: string;
}

const open = (box: Box): never => {
  throw new TypeError(\`no \${box.text}\`, { cause: new Error("deep") });
};
try {
  open({ text: "key" });
} catch (error) {
  console.error(error);
}
`;

test("an error names the lines as they are written, its cause too; in a file that changed meanwhile, those that ran", () => {
  const path = join(folder, "box.ts");
  const said = (text: string) => {
    writeFileSync(path, text);
    return spawnSync(process.execPath, [...runsSources, path], { encoding: "utf8" }).stderr;
  };
  const asWritten = said(source);
  expect(asWritten).toContain("TypeError: no key");
  expect(asWritten).toMatch(/at open \(.*box\.ts:7:9\)/);
  expect(asWritten).toMatch(/at .*box\.ts:10:3/);
  expect(asWritten).toMatch(/\[cause\]: Error: deep\n\s+at open \(.*box\.ts:7:/);
  const changing = source.replace("try {", `(await import("node:fs")).appendFileSync(new URL(import.meta.url), "// later");\ntry {`);
  expect(said(changing)).toMatch(/at open \(.*box\.ts:2:/);
});

test("a source imports another by its name; one that is not there is named; a package is found by Node", () => {
  writeFileSync(join(folder, "key.ts"), "export const key: string = import.meta.filename;\n");
  const path = join(folder, "open.ts");
  const run = (from: string) => {
    writeFileSync(path, `import { basename } from "node:path";\nimport { key } from "${from}";\nconsole.log(basename(key));\n`);
    return spawnSync(process.execPath, [...runsSources, path], { encoding: "utf8" });
  };
  expect(run("./key.ts").stdout).toBe("key.ts\n");
  expect(run("./lock.ts").stderr).toContain(join(folder, "lock.ts"));
});
