/** What of a text is kept, and that every word of a blueprint goes through it. */
import { describe, expect, it } from "vitest";
import { readFile } from "./files.ts";
import { readable } from "./readable.ts";

describe("a text", () => {
  it("[BP17] loses what nobody sees and what turns the words around it, and nothing else", () => {
    for (const kept of ["Name", "الاسم\u200f", "a\tb\nc", "عميل \u2068Ali\u2069 2", "👩\u200d⚕️", "می\u200cخواهم"])
      expect(readable(kept)).toBe(kept);
    expect(readable("a\u0000b\u0007\u009b")).toBe("ab");
    expect(readable("\u202eevil\u202c")).toBe("evil");
    expect([readable("x\u2067"), readable("\u2069x\u2066"), readable("e\u0301\ud800")]).toEqual(["x", "x", "é\ufffd"]);
  });

  it("[BP17] holds for names, messages and names from the other side; a value that cannot be kept is refused", () => {
    const field = {
      type: "reference",
      config: { target: "b", inverse: { key: "as", label: { en: "A\u202es" } } },
      label: { en: "\u0000B" },
    };
    const { blueprint, problems } = readFile({
      blueprint: 1,
      key: "x",
      label: { en: "X\u202e" },
      entities: { a: { label: { en: "A" }, fields: { b: field } }, b: { label: { en: "B" }, fields: {} } },
    });
    expect(problems).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what has to be gone.
    expect(JSON.stringify(blueprint)).not.toMatch(/\u202e|\\u0000|\u0000/);
    const step = { key: "a", kind: "wait", options: { for: "\u0000" }, pos: [0, 0] };
    const flows = { f: { label: { en: "F" }, enabled: true, steps: { a: step } } };
    const refused = readFile({ blueprint: 1, key: "x", label: { en: "X" }, workflows: flows }).problems;
    expect(refused.map(({ level, at }) => [level, at.prop?.split(".")[0]])).toContainEqual(["error", "options"]);
  });
});
