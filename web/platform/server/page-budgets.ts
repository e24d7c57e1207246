/** What a page may send before it can be used, compressed; a build that is over it fails [ST36]. */
import type { Group } from "../components/groups.ts";
import { type ClientFiles, filesFor } from "./client-files.ts";

const kilobyte = 1024;
/** Scripts are to come down to 30 KB; until then this keeps them from growing without notice. */
export const pageBudget = { styles: 5 * kilobyte, scripts: 60 * kilobyte } as const;

/** The groups of components that stand on one page, at their most. */
const pages: readonly (readonly Group[])[] = [
  ["records", "approvals", "why"],
  ["records", "form"],
  ["records", "home"],
  ["records", "people"],
  ["records", "account"],
  ["doors"],
];

/** What is too heavy, a line each; nothing: every page is within its budget. */
export const overBudget = (files: ClientFiles, sizeOf: (file: string) => number): readonly string[] =>
  pages.flatMap((groups) => {
    const { styles, preload } = filesFor(groups, files);
    const sent: Readonly<Record<"styles" | "scripts", readonly string[]>> = { styles, scripts: [files.script, ...preload] };
    return (["styles", "scripts"] as const).flatMap((kind) => {
      const size = sent[kind].reduce((sum, file) => sum + sizeOf(file), 0);
      return size <= pageBudget[kind] ? [] : [`${groups.join(" + ")}: ${size} bytes of ${kind}, at most ${pageBudget[kind]}`];
    });
  });
