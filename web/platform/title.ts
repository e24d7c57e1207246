import type { Boot } from "./boot.ts";
import { rowOf } from "./host.tsx";
import { nameOf } from "./parts/in-words.ts";
import type { WordsFor } from "./text.ts";

/** The document's title: what this page is about, then the platform. */
export const titleOf = (boot: Boot, words: WordsFor): string => {
  const head = boot.page.tree.find((node) => node.type === "header" || node.type === "form");
  const about =
    head?.type === "header"
      ? head.props.record
      : head?.type === "form" && head.props.query
        ? { query: head.props.query, title: head.props.title, entity: head.props.entity }
        : null;
  const row = about && rowOf(boot, about.query);
  const page = about && row ? nameOf(words, about.title, row, about.entity) : words.label(boot.page.label);
  return `${page} · ${words.label(boot.platform.label)}`;
};
