/** Where the browser finds what `vite build` made; written into the server bundle by `vite.platform.config.ts`. */
import type { Locale } from "../../../schema/ids.ts";

export interface ClientFiles {
  readonly script: string;
  readonly styles: readonly string[];
  /** Styles of what is not seen at first: scripts ask for them, and so does a page without scripts. */
  readonly later: string;
  readonly preload: readonly string[];
  /** The files of each group of components (`components/groups.ts`). */
  readonly groups: Readonly<Record<string, { readonly scripts: readonly string[]; readonly styles: readonly string[] }>>;
}

declare const __CLIENT_FILES__: Readonly<Record<Locale, ClientFiles>> | undefined;

const unbuilt: ClientFiles = { script: "/assets/entry-client.js", styles: [], later: "/assets/later.css", preload: [], groups: {} };

/** Of each language: a page is in one, and its scripts hold the sentences of that one. */
export const clientFiles: Readonly<Record<Locale, ClientFiles>> =
  typeof __CLIENT_FILES__ === "undefined" ? { en: unbuilt, ar: unbuilt } : __CLIENT_FILES__;

/** Names the client build of a language: a page made for another one is loaded anew. */
export const buildOf = (locale: Locale): string => clientFiles[locale].script;

/** What a page with these groups of components needs before it can be seen and brought to life. */
export const filesFor = (groups: readonly string[], files: ClientFiles): Pick<ClientFiles, "styles" | "preload"> => {
  const of = groups.flatMap((group) => files.groups[group] ?? []);
  return {
    styles: [...new Set([...files.styles, ...of.flatMap(({ styles }) => styles)])],
    preload: [...new Set([...files.preload, ...of.flatMap(({ scripts }) => scripts)])],
  };
};
