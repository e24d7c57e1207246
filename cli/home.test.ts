import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openHome } from "./home.ts";
import { Refused } from "./refused.ts";

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), "webnova-home-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

describe("the service key of a home", () => {
  it("is made once and stays", () => {
    const path = folder();
    const made = openHome(path).serviceKey();
    expect(made).toEqual([Buffer.from(readFileSync(join(path, "service.key"), "utf8").trim(), "hex")]);
    expect(openHome(path).serviceKey()).toEqual(made);
  });

  it("[VA25] is several while it is rotated: one per line, the newest first", () => {
    const path = folder();
    writeFileSync(join(path, "service.key"), `${"cd".repeat(32)}\n${"ab".repeat(32)}\n`);
    expect(openHome(path).serviceKey()).toEqual([Buffer.alloc(32, 0xcd), Buffer.alloc(32, 0xab)]);
  });

  it.each(["", "\n", "ab".repeat(31), `${"ab".repeat(32)}\nnot a key`])("is refused when the file is damaged: %j", (text) => {
    const path = folder();
    writeFileSync(join(path, "service.key"), text);
    expect(() => openHome(path).serviceKey()).toThrow(Refused);
    expect(readFileSync(join(path, "service.key"), "utf8")).toBe(text);
  });
});
