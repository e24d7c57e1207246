import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyContents } from "./file-copies.ts";

describe("contents of files in a backup", () => {
  it("go into it whole, without what is half written, and come back without touching what is there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "webnova-copies-"));
    const [from, to] = [join(folder, "files"), join(folder, "backup")];
    const name = "a".repeat(32);
    try {
      expect(await copyContents(from, to)).toBe(0);
      mkdirSync(join(from, "one"), { recursive: true });
      writeFileSync(join(from, "one", name), "whole");
      writeFileSync(join(from, "one", `${"b".repeat(32)}.part`), "half");
      expect(await copyContents(from, to)).toBe(1);
      expect(readdirSync(join(to, "one"))).toEqual([name]);
      writeFileSync(join(from, "one", name), "newer");
      expect(await copyContents(to, from)).toBe(0);
      expect(readFileSync(join(from, "one", name), "utf8")).toBe("newer");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
