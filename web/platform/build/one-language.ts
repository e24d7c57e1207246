/**
 * Leaves one language of every table of sentences (`*.strings.ts`). A page is in one language and another language is another
 * document, so nobody needs both.
 */
import type { Plugin } from "vite";
import type { Locale } from "../../../schema/ids.ts";

export const oneLanguage = (locale: Locale): Plugin => ({
  name: "one-language",
  apply: "build",
  transform: {
    filter: { id: /\.strings\.ts$/ },
    handler(code) {
      return { code: inOneLanguage(code, this.parse(code) as unknown as Tree, locale), map: null };
    },
  },
});

/** A node of the syntax tree, as far as it is looked at. */
export interface Tree {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** The same code, with `{ en: …, ar: … }` reduced to one of the two. */
export const inOneLanguage = (code: string, tree: Tree, locale: Locale): string => {
  const cuts: { readonly from: number; readonly to: number; readonly left: string }[] = [];
  const visit = (value: unknown): void => {
    const kept = isTree(value) && value.type === "ObjectExpression" ? sentenceIn(value, locale) : null;
    if (kept) cuts.push({ from: (value as Tree).start, to: (value as Tree).end, left: `{ ${code.slice(kept.start, kept.end)} }` });
    else if (Array.isArray(value) || isTree(value)) for (const part of Object.values(value)) visit(part);
  };
  visit(tree);
  return cuts.reduceRight((text, { from, to, left }) => text.slice(0, from) + left + text.slice(to), code);
};

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && "type" in value;

/** The property of this language, of an object that has both languages and nothing else. */
const sentenceIn = (object: Tree, locale: Locale): Tree | null => {
  const properties = object.properties as readonly Tree[];
  const named = (name: string) => properties.find((property) => (property.key as { readonly name?: string } | undefined)?.name === name);
  return properties.length === 2 && named("en") && named("ar") ? (named(locale) ?? null) : null;
};
