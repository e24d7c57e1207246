/**
 * The file of a backup: one line of JSON that says what it is and holds its sealed key, then tar, packed with zstd, sealed in pieces. What
 * lies in it is written in parts of known size, so that neither writing nor reading needs more memory than a part, or a file beside it.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { PassThrough, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import { extract, pack } from "tar-stream";
import { DamagedStream, openStream, sealStream } from "./sealed-stream.ts";

/** The first line, readable without the key. */
export interface ArchiveHead {
  readonly webnova: "environment-backup";
  readonly format: 1;
  readonly id: string;
  readonly organizationId: string;
  /** The data key as the vault sealed it for this id, base64. */
  readonly sealedKey: string;
}

export interface ArchiveWriter {
  /** Adds a member; resolves when there is room for the next. */
  add(name: string, bytes: Buffer): Promise<void>;
  /** Ends the archive: size and SHA-256 (hex) of the file. */
  end(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Gives up; the half file is the caller's to remove. */
  abandon(error: Error): void;
}

const longestHead = 4096;

/** Writes an archive to a new file. `key`: 32 bytes for this archive only. */
export const writeArchive = (path: string, head: ArchiveHead, key: Buffer): ArchiveWriter => {
  const members = pack();
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  count.write(`${JSON.stringify(head)}\n`);
  const file = createWriteStream(path, { flags: "wx", mode: 0o600, flush: true });
  const tar = new PassThrough();
  const written = Promise.all([
    pipeline(members as unknown as NodeJS.ReadableStream, createZstdCompress(), sealStream(key), tar),
    pipeline(tar, count, file),
  ]);
  // Awaited at the end; until then whoever adds a member hears of it.
  written.catch(() => undefined);
  return {
    add: (name, content) =>
      Promise.race([
        new Promise<void>((resolve, reject) => {
          const member = members.entry({ name, size: content.length }, (error) => (error ? reject(error) : resolve()));
          member.end(content);
        }),
        // A writer that failed takes no more; its reason is the answer.
        written.then(() => undefined),
      ]),
    end: async () => {
      members.finalize();
      await written;
      return { bytes, sha256: hash.digest("hex") };
    },
    abandon: (error) => members.destroy(error),
  };
};

/** Reads the first line. Throws DamagedStream when it is none of ours. */
export const readHead = async (path: string): Promise<{ readonly head: ArchiveHead; readonly length: number }> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHead), 0, longestHead, 0);
    const length = buffer.subarray(0, bytesRead).indexOf(10) + 1;
    const head = parsed(buffer.toString("utf8", 0, length));
    if (head?.webnova !== "environment-backup" || head.format !== 1) throw new DamagedStream("not a backup of this format");
    return { head, length };
  } finally {
    await file.close();
  }
};
const parsed = (line: string): ArchiveHead | null => {
  try {
    return JSON.parse(line) as ArchiveHead;
  } catch {
    return null;
  }
};

/** Hands every member, in order, to `visit`, which reads it to its end. Throws DamagedStream when the archive is not as it was written. */
export const readArchive = async (
  path: string,
  key: Buffer,
  visit: (name: string, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> => {
  const { length } = await readHead(path);
  const members = extract();
  const flowing = pipeline(
    createReadStream(path, { start: length }),
    openStream(key),
    createZstdDecompress(),
    members as unknown as NodeJS.WritableStream,
  );
  flowing.catch((error: Error) => members.destroy(error));
  try {
    for await (const member of members) {
      await visit(member.header.name, member as unknown as AsyncIterable<Buffer>);
    }
    await flowing;
  } catch (error) {
    members.destroy(error as Error);
    // The cause is the one who knows: a piece that does not open, a frame that does not unpack.
    const cause = await flowing.then(
      () => error,
      (first: unknown) => first,
    );
    if (cause instanceof DamagedStream || String((cause as { code?: unknown }).code).startsWith("ZSTD"))
      throw new DamagedStream(String(cause));
    throw cause;
  }
};
