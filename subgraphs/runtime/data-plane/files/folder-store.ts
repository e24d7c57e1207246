/** Content in a folder: `<folder>/<environment>/<key>`. Written beside its place, flushed, then moved there, so half of a file is never found. */
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { type ByteRange, type ContentKey, checkStore, type FileStore, StoreUnavailable } from "./store.ts";

const unfinished = ".part";

export const createFolderStore = (folder: string): FileStore => {
  const pathOf = (key: ContentKey) => join(folder, ...key.split("/"));

  const put = async (key: ContentKey, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const path = pathOf(key);
    const beside = `${path}${unfinished}`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(beside, "wx", 0o600);
      try {
        for await (const part of bytes) await writeAll(file, part);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw told(error);
    }
  };

  const get = async (key: ContentKey, range: ByteRange | null): Promise<Readable | null> => {
    try {
      const file = await open(pathOf(key), "r");
      return file.createReadStream(range ?? {});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw told(error);
    }
  };

  const remove = async (key: ContentKey): Promise<void> => {
    await rm(pathOf(key), { force: true }).catch((error: unknown) => {
      throw told(error);
    });
  };

  return {
    where: folder,
    put,
    get,
    remove,
    tidy: async (before) => {
      for (const environment of await names(folder))
        for (const name of await names(join(folder, environment))) {
          if (!name.endsWith(unfinished)) continue;
          const path = join(folder, environment, name);
          // A write that goes on touches its file.
          const found = await stat(path).catch(() => null);
          if (found && found.mtimeMs < before.getTime()) await rm(path, { force: true });
        }
    },
    check: () => checkStore({ put, get, remove }),
  };
};

const writeAll = async (file: FileHandle, part: Uint8Array): Promise<void> => {
  for (let at = 0; at < part.length; ) at += (await file.write(part, at)).bytesWritten;
};

/** The new name itself must survive a power cut. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

const names = async (path: string): Promise<readonly string[]> =>
  (await readdir(path, { withFileTypes: true }).catch(() => [])).map(({ name }) => name);

const disk = new Set(["ENOSPC", "EDQUOT", "EIO", "EROFS", "EACCES", "EPERM", "EMFILE", "ENFILE", "ENOTDIR"]);
/** What is wrong with the disk is told as such; anything else (a reader who went away, a limit) stays what it is. */
const told = (error: unknown): unknown => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code !== undefined && disk.has(code)
    ? new StoreUnavailable(message, { full: code === "ENOSPC" || code === "EDQUOT", cause: error })
    : error;
};
