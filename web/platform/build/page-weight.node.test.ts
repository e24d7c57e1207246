import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseAst } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtIn } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import type { Locale } from "../../../schema/ids.ts";
import { compile } from "../../../schema/model/compile.ts";
import { pagesFor } from "../../../schema/model/pages.ts";
import { type Message, say } from "../../ui/strings.ts";
import { groupsIn } from "../components/groups.ts";
import { filesFor } from "../server/client-files.ts";
import { groupsOfPage, overBudget } from "../server/page-budgets.ts";
import { buildClient } from "./build.ts";
import { clientFilesOf } from "./client-files-of.ts";
import { inOneLanguage, type Tree } from "./one-language.ts";

describe("weight of pages", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "page-weight-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const gzipped = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const scripts = (locale: Locale) => {
    const { script, preload, groups } = clientFilesOf(folder, locale);
    return [script, ...preload, ...Object.values(groups).flatMap((group) => group.scripts)];
  };

  it.each(["en", "ar"] as const)(
    "[ST36] every kind of page is alive after at most 30 KB of scripts and 5 KB of styles (%s)",
    async (locale) => {
      // The build itself fails when a page is too heavy.
      await buildClient(locale, folder);
      expect(overBudget(clientFilesOf(folder, locale), gzipped)).toEqual([]);
    },
  );

  it("[ST36] no page needs more groups of components than are weighed for its kind", () => {
    const model = compile(clinic, (text) => createHash("sha256").update(text).digest("hex"));
    const everybody = [[builtIn.public], ...model.roles.map(({ id }) => [builtIn.member, id]), [builtIn.member, builtIn.admin]];
    const pages = everybody.flatMap((roles) => pagesFor(model, roles));
    expect(new Set(pages.map(({ kind }) => kind)).size).toBeGreaterThan(12);
    const more = pages.flatMap(({ kind, path, tree }) =>
      groupsIn(tree).flatMap((group) => (groupsOfPage[kind].includes(group) ? [] : [`${path} (${kind}) also needs "${group}"`])),
    );
    expect(more).toEqual([]);
  });

  it("[ST36] a page holds the sentences of its language, and of no other", () => {
    const text = (locale: Locale) =>
      scripts(locale)
        .map((file) => readFileSync(join(folder, file), "utf8"))
        .join("\n");
    expect(text("en")).toContain("Skip to content");
    expect(text("en")).not.toContain("تخطَّ إلى المحتوى");
    expect(text("ar")).toContain("تخطَّ إلى المحتوى");
    expect(text("ar")).not.toContain("Skip to content");
    expect(readdirSync(join(folder, "assets")).some((name) => name.endsWith(".js.br"))).toBe(true);
  });

  it("[ST36] what is too heavy is told by kind of page", () => {
    const group = (name: string) => ({ scripts: [`/${name}.js`], styles: [`/${name}.css`] });
    const names = new Set(Object.values(groupsOfPage).flat());
    const files = {
      script: "/entry.js",
      later: "/later.css",
      preload: [],
      styles: ["/entry.css"],
      groups: Object.fromEntries([...names].map((name) => [name, group(name)])),
    };
    const weighing = (sizes: Readonly<Record<string, number>>) => overBudget(files, (file) => sizes[file] ?? 0);
    const most = { "/entry.css": 4_000, "/form.css": 1_120, "/entry.js": 30_280, "/form.js": 440 };
    expect(weighing(most)).toEqual([]);
    expect(weighing({ ...most, "/form.css": 1_121 })).toEqual(["new", "edit"].map((kind) => `${kind}: 5121 bytes of styles, at most 5120`));
    expect(weighing({ ...most, "/files.js": 1 })).toEqual(["new", "edit"].map((kind) => `${kind}: 30721 bytes of scripts, at most 30720`));
    expect(weighing({ ...most, "/account.css": 1_121 })).toEqual(["account: 5121 bytes of styles, at most 5120"]);
  });

  it("[ST36] a page names the styles and scripts of its groups once, and of no other group", () => {
    const files = {
      script: "/entry.js",
      later: "/later.css",
      preload: ["/shared.js"],
      styles: ["/entry.css"],
      groups: {
        form: { scripts: ["/control.js", "/form.js"], styles: ["/controls.css", "/form.css"] },
        people: { scripts: ["/control.js", "/people.js"], styles: ["/controls.css"] },
        why: { scripts: ["/why.js"], styles: ["/why.css"] },
      },
    };
    expect(filesFor(["form", "people"], files)).toEqual({
      styles: ["/entry.css", "/controls.css", "/form.css"],
      preload: ["/shared.js", "/control.js", "/form.js", "/people.js"],
    });
  });
});

describe("one language", () => {
  it("[ST26] a sentence is said although the other language is not there", () => {
    const messages = [
      { en: "Skip", ar: "تخطَّ" },
      { en: { one: "{n} row", other: "{n} rows" }, ar: { few: "{n} سجلات", other: "{n} سجل" } },
    ];
    for (const locale of ["en", "ar"] as const)
      for (const message of messages)
        expect(say({ [locale]: message[locale] } as Message, locale, { n: 3 })).toBe(say(message as Message, locale, { n: 3 }));
  });

  const reduced = (code: string, locale: Locale) => inOneLanguage(code, parseAst(code) as unknown as Tree, locale);

  it("keeps one of the two, plural forms and what stands between included", () => {
    const code = `export const words = defineStrings({ ...others, a: { en: "A", ar: "أ" }, b: { en: { one: "1" }, ar: { one: "١", two: "٢" } } });`;
    expect(reduced(code, "en")).toBe(`export const words = defineStrings({ ...others, a: { en: "A" }, b: { en: { one: "1" } } });`);
    expect(reduced(code, "ar")).toBe(
      `export const words = defineStrings({ ...others, a: { ar: "أ" }, b: { ar: { one: "١", two: "٢" } } });`,
    );
  });

  it("leaves alone what is no sentence in two languages", () => {
    const code = `const names = { en: "English", ar: "Arabic", de: "German" }; const some = { en: 1 };`;
    expect(reduced(code, "ar")).toBe(code);
  });
});
