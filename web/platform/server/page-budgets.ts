/** What a page may send before it can be used, compressed; a build that is over it fails [ST36]. */
import type { ViewerPageKind } from "../../../schema/model/pages.ts";
import type { Group } from "../components/groups.ts";
import { type ClientFiles, filesFor } from "./client-files.ts";

const kilobyte = 1024;
export const pageBudget = { styles: 5 * kilobyte, scripts: 30 * kilobyte } as const;

const form = ["form", "reference", "files"] as const;

/** The groups of components that stand on a page of each kind, at their most. */
export const groupsOfPage: Readonly<Record<ViewerPageKind, readonly Group[]>> = {
  home: ["home"],
  list: ["head", "list", "reference", "why"],
  detail: ["head", "record", "why"],
  new: form,
  edit: form,
  people: ["people"],
  deletedPeople: ["people"],
  mail: ["people"],
  account: ["account"],
  approvals: ["approvals"],
  signIn: ["doors"],
  signUp: ["doors"],
  claim: ["doors"],
  forgot: ["doors"],
  reset: ["doors"],
  confirm: ["doors"],
  notFound: ["doors"],
  forbidden: ["doors"],
};

/** What is too heavy, a line each; nothing: every page is within its budget. */
export const overBudget = (files: ClientFiles, sizeOf: (file: string) => number): readonly string[] =>
  Object.entries(groupsOfPage).flatMap(([page, groups]) => {
    const { styles, preload } = filesFor(groups, files);
    const sent: Readonly<Record<"styles" | "scripts", readonly string[]>> = { styles, scripts: [files.script, ...preload] };
    return (["styles", "scripts"] as const).flatMap((kind) => {
      const size = sent[kind].reduce((sum, file) => sum + sizeOf(file), 0);
      return size <= pageBudget[kind] ? [] : [`${page}: ${size} bytes of ${kind}, at most ${pageBudget[kind]}`];
    });
  });
