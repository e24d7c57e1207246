/** Contents of files in a backup beside the database: copied one by one while people work, and back again. */
import { constants, existsSync } from "node:fs";
import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Copies every whole content that `to` does not have; answers how many. What goes away meanwhile was not wanted any more. */
export const copyContents = async (from: string, to: string): Promise<number> => {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const environment of await readdir(from, { withFileTypes: true })) {
    if (!environment.isDirectory()) continue;
    const names = (await readdir(join(from, environment.name))).filter((name) => /^[0-9a-f]{32}$/.test(name));
    if (names.length > 0) await mkdir(join(to, environment.name), { recursive: true, mode: 0o700 });
    for (const name of names)
      try {
        await copyFile(join(from, environment.name, name), join(to, environment.name, name), constants.COPYFILE_EXCL);
        copied += 1;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== "ENOENT" && code !== "EEXIST") throw error;
      }
  }
  return copied;
};
