/**
 * The templates that come with WebNova: one friendly-form file each in the folder `templates/`, named by its key. Reading them takes a
 * second of work, so the build leaves an index of what they say; a file that is not what the index was made of is read itself.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { readFile as readForm } from "../../../schema/blueprint/files.ts";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { readFileText } from "../application/file-text.ts";
import type { Template, Templates } from "../application/ports.ts";

type Hash = (document: Blueprint) => string;
/** By the hash of a file's text. */
type Index = Readonly<Record<string, Pick<Template, "version" | "document">>>;

const shipped = new URL("../../../templates/", import.meta.url);
const built = new URL("../../../dist/templates.json", import.meta.url);

/** Reads the folder once, when it is first asked; a file that does not read cleanly is a fault of the release, never of the caller. */
export const createTemplateFolder = (hash: Hash, folder: URL = shipped, index: URL = built): Templates => {
  let known: Promise<readonly Template[]> | null = null;
  const all = (): Promise<readonly Template[]> => {
    known ??= readIndex(index).then((made) => readAll(folder, hash, made));
    return known;
  };
  return { all, find: async (key) => (await all()).find((one) => one.key === key) ?? null };
};

/** Writes the index for a folder. */
export const writeTemplateIndex = async (hash: Hash, folder: URL = shipped, index: URL = built): Promise<void> => {
  const entries: Record<string, Index[string]> = {};
  for (const { name, text } of await textsOf(folder)) entries[digest(text)] = readOne(name, text, hash);
  await writeFile(index, JSON.stringify(entries));
};

/** Empty where nothing was built yet, or by another program. */
const readIndex = (index: URL): Promise<Index> =>
  readFile(index, "utf8").then(
    (text) => JSON.parse(text) as Index,
    () => ({}),
  );

const readAll = async (folder: URL, hash: Hash, index: Index): Promise<readonly Template[]> => {
  const templates: Template[] = [];
  for (const { name, text } of await textsOf(folder)) {
    const made = index[digest(text)];
    templates.push({ key: name.slice(0, -".yaml".length), ...(made ?? readOne(name, text, hash)) });
    // Others are answered between two files.
    if (!made) await new Promise((resolve) => setImmediate(resolve));
  }
  return templates;
};

const textsOf = async (folder: URL): Promise<readonly { readonly name: string; readonly text: string }[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), "utf8") })));
};

const readOne = (name: string, text: string, hash: Hash): Index[string] => {
  const { blueprint, problems } = readForm(readFileText(text));
  const lost = problems.find(({ level }) => level === "error");
  if (lost) throw new Error(`templates/${name}: ${lost.text.en}`);
  return { version: hash(blueprint), document: blueprint };
};

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
