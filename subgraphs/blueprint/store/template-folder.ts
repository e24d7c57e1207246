/** The templates that come with WebNova: one friendly-form file each in the folder `templates/`, named by its key. */
import { readdir, readFile } from "node:fs/promises";
import { readFile as readForm } from "../../../schema/blueprint/files.ts";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { readFileText } from "../application/file-text.ts";
import type { Template, Templates } from "../application/ports.ts";

const shipped = new URL("../../../templates/", import.meta.url);

/** Reads the folder once, when it is first asked; a file that does not read cleanly is a fault of the release, never of the caller. */
export const createTemplateFolder = (hash: (document: Blueprint) => string, folder: URL = shipped): Templates => {
  let known: Promise<readonly Template[]> | null = null;
  const all = (): Promise<readonly Template[]> => {
    known ??= readAll(folder, hash);
    return known;
  };
  return { all, find: async (key) => (await all()).find((one) => one.key === key) ?? null };
};

const readAll = async (folder: URL, hash: (document: Blueprint) => string): Promise<readonly Template[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const templates: Template[] = [];
  for (const name of names) {
    const { blueprint, problems } = readForm(readFileText(await readFile(new URL(name, folder), "utf8")));
    const lost = problems.find(({ level }) => level === "error");
    if (lost) throw new Error(`templates/${name}: ${lost.text.en}`);
    templates.push({ key: name.slice(0, -".yaml".length), version: hash(blueprint), document: blueprint });
    // Others are answered between two files.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return templates;
};
