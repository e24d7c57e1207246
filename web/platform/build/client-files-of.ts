/** Reads from a client build's manifest which files a page needs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "../../../schema/ids.ts";
import { type Group, groups } from "../components/groups.ts";
import type { ClientFiles } from "../server/client-files.ts";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const entry = "web/platform/entry-client.tsx";

/** Where the build of a language says what it made. */
export const manifestOf = (locale: Locale): string => `.vite/manifest.${locale}.json`;

/** The files of the build of a language in `folder`; throws when there is none. */
export const clientFilesOf = (folder: string, locale: Locale): ClientFiles => {
  const manifest = JSON.parse(readFileSync(join(folder, manifestOf(locale)), "utf8")) as Readonly<Record<string, Chunk>>;
  const chunk = manifest[entry];
  if (!chunk) throw new Error(`${folder} holds no build of ${entry}; build the client first`);
  /** A chunk's static imports, all the way down. */
  const importsOf = (name: string): readonly string[] => [
    ...new Set((manifest[name]?.imports ?? []).flatMap((other) => [...importsOf(other), `/${manifest[other]?.file}`])),
  ];
  /** The style sheets of a chunk and of all it imports. */
  const stylesOf = (name: string): readonly string[] => [
    ...new Set([...(manifest[name]?.imports ?? []).flatMap(stylesOf), ...(manifest[name]?.css ?? []).map((file) => `/${file}`)]),
  ];
  const base = importsOf(entry);
  const styles = stylesOf(entry);
  const partOf = (group: Group): ClientFiles["groups"][string] => {
    const name = `web/platform/components/groups/${group}.ts`;
    if (!manifest[name]) throw new Error(`the build holds no file for the group "${group}"; is it imported by another file as well?`);
    const scripts = [...importsOf(name), `/${manifest[name].file}`].filter((file) => !base.includes(file) && file !== `/${chunk.file}`);
    return { scripts, styles: stylesOf(name).filter((file) => !styles.includes(file)) };
  };
  return {
    script: `/${chunk.file}`,
    styles,
    later: `/${manifest["web/platform/styles/later.css"]?.file}`,
    preload: base,
    groups: Object.fromEntries(groups.map((group) => [group, partOf(group)])),
  };
};
