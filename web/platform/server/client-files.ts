/** Where the browser finds what `vite build` made; written into the server bundle by `vite.platform.config.ts`. */
export interface ClientFiles {
  readonly script: string;
  readonly styles: readonly string[];
  /** Styles of what is not seen at first: scripts ask for them, and so does a page without scripts. */
  readonly later: string;
  readonly preload: readonly string[];
  /** The files of each group of components (`components/groups.ts`). */
  readonly groups: Readonly<Record<string, { readonly scripts: readonly string[]; readonly styles: readonly string[] }>>;
}

declare const __CLIENT_FILES__: ClientFiles | undefined;

export const clientFiles: ClientFiles =
  typeof __CLIENT_FILES__ === "undefined"
    ? { script: "/assets/entry-client.js", styles: [], later: "/assets/later.css", preload: [], groups: {} }
    : __CLIENT_FILES__;

/** Names the client build: a page made for another one is loaded anew. */
export const build: string = clientFiles.script;

/** What a page with these groups of components needs before it can be seen and brought to life. */
export const filesFor = (groups: readonly string[], files: ClientFiles = clientFiles): Pick<ClientFiles, "styles" | "preload"> => {
  const of = groups.flatMap((group) => files.groups[group] ?? []);
  return {
    styles: [...new Set([...files.styles, ...of.flatMap(({ styles }) => styles)])],
    preload: [...new Set([...files.preload, ...of.flatMap(({ scripts }) => scripts)])],
  };
};
