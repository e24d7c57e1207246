import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaredStrings, placeholders } from "../ui/strings.ts";
import { contrast, themeCss } from "./theme.ts";

const folder = join(import.meta.dirname, "styles");
const sheets = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), "utf8").replace(/\/\*[\s\S]*?\*\//g, ""),
}));

describe("style sheets of platforms", () => {
  it("[ST27] use logical properties only", () => {
    const physical =
      /(?:^|[\s;{])((?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:left|right|top|bottom)[\w-]*|(?:left|right|top|bottom|width|height|min-width|min-height|max-width|max-height))\s*:|text-align:\s*(?:left|right)|float:\s*(?:left|right)/;
    const sides = /(?:padding|margin|border-radius|inset):\s*\S+\s+(\S+)\s+\S+\s+(?!\1)\S+\s*;/;
    const wrong = sheets.flatMap(({ name, text }) =>
      text
        .split("\n")
        .filter((line) => !line.trim().startsWith("@media") && (physical.test(line) || sides.test(line)))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
  it("[ST37] fetch nothing from elsewhere", () => {
    expect(sheets.filter(({ text }) => /https?:|\/\//.test(text)).map(({ name }) => name)).toEqual([]);
  });
});

describe("words of platforms", () => {
  it("[ST26] exist in both languages with the same placeholders; Arabic plurals have six forms", async () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".strings.ts"));
    for (const file of files) await import(join(import.meta.dirname, file));
    const all = declaredStrings().flatMap((table) => Object.entries(table));
    expect(all.length).toBeGreaterThan(200);
    for (const [key, message] of all) {
      const forms = (value: string | object) => (typeof value === "string" ? [value] : (Object.values(value) as string[]));
      const names = (value: string | object) => [...new Set(forms(value).flatMap(placeholders))].sort();
      expect({ key, names: names(message.ar) }).toEqual({ key, names: names(message.en) });
      expect(forms(message.en).every(Boolean) && forms(message.ar).every(Boolean)).toBe(true);
      if (typeof message.ar === "object") expect(Object.keys(message.ar).sort()).toEqual(["few", "many", "one", "other", "two", "zero"]);
    }
  });
});

describe("theme", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  it("[ST32] text is legible on every ground, whatever colours a platform chose", () => {
    fc.assert(
      fc.property(colour, fc.boolean(), (primary, dark) => {
        const ground = dark
          ? { background: "#0e1116", surface: "#151922", text: "#e9ecf2", border: "#2b3240" }
          : { background: "#ffffff", surface: "#f7f8fa", text: "#161a22", border: "#dce0e8" };
        const colours = {
          primary,
          onPrimary: contrast(primary, "#ffffff") >= contrast(primary, "#000000") ? "#ffffff" : "#000000",
          accent: primary,
          ...ground,
        };
        const css = themeCss({ mode: "system", font: "plex", radius: 8, density: "comfortable", light: colours, dark: colours });
        const block = dark ? css.slice(css.indexOf(":root[data-theme=dark]{")) : css.slice(0, css.indexOf("}"));
        const value = (name: string) => new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(block)?.[1] ?? "";
        for (const ink of ["text", "text-2", "link"])
          for (const under of ["bg", "surface", "raised", "soft"]) expect(contrast(value(ink), value(under))).toBeGreaterThanOrEqual(4.5);
        for (const state of ["danger", "success", "warning"])
          expect(contrast(value(state), value(`${state}-soft`))).toBeGreaterThanOrEqual(4.5);
        for (const line of ["border-strong", "focus"]) expect(contrast(value(line), value("raised"))).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 200 },
    );
  });
});
