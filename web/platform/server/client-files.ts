/** Where the browser finds what `vite build` made; written into the server bundle by `vite.platform.config.ts`. */
export interface ClientFiles {
  readonly script: string;
  readonly styles: readonly string[];
  readonly preload: readonly string[];
  /** The files of each group of components (`components/groups.ts`). */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

declare const __CLIENT_FILES__: ClientFiles | undefined;

export const clientFiles: ClientFiles =
  typeof __CLIENT_FILES__ === "undefined" ? { script: "/assets/entry-client.js", styles: [], preload: [], groups: {} } : __CLIENT_FILES__;

/** Names the client build: a page made for another one is loaded anew. */
export const build: string = clientFiles.script;
