/**
 * A copy of everything a running server holds, as of one moment: PostgreSQL's own BASE_BACKUP over the replication protocol ("Streaming
 * Replication Protocol" in its manual), the command behind pg_basebackup. The server writes a tar with the WAL it needs; people go on working.
 */
import type { Writable } from "node:stream";
import pg from "pg";

interface Wire {
  query(text: string): void;
  readonly stream: { pause(): void; resume(): void };
}

/** What pg calls on a query of one's own making. */
class BaseBackup {
  readonly done: Promise<void>;
  #resolve!: () => void;
  #reject!: (error: unknown) => void;
  #failed: unknown = null;
  #inArchive = false;
  #paused = false;

  constructor(
    private readonly archive: Writable,
    private readonly onBytes: (bytes: number) => void,
  ) {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  submit(wire: Wire): void {
    wire.query("BASE_BACKUP (LABEL 'webnova', CHECKPOINT 'fast', WAL true, MANIFEST 'no')");
  }

  /** n: an archive begins (there is one, WebNova makes no tablespaces) · d: its bytes · p: progress. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }, wire: Wire): void {
    const kind = String.fromCharCode(chunk[0] ?? 0);
    if (kind === "n") this.#inArchive = chunk.subarray(1, chunk.indexOf(0, 1)).toString() === "base.tar";
    if (kind !== "d" || !this.#inArchive) return;
    this.onBytes(chunk.length - 1);
    // A copy: pg uses the memory of the chunk again for what comes next.
    const bytes = Buffer.from(chunk.subarray(1));
    // What was read from the socket before it paused still comes; one listener is enough for all of it.
    if (this.archive.write(bytes) || this.#paused) return;
    this.#paused = true;
    wire.stream.pause();
    this.archive.once("drain", () => {
      this.#paused = false;
      wire.stream.resume();
    });
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}

  handleError(error: unknown): void {
    this.#failed ??= error;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failed === null) this.#resolve();
  }
}

/** Writes the tar of the whole server to `archive` and ends it. `url` needs REPLICATION. Throws what the server or the archive refuses. */
export const baseBackup = async (url: string, archive: Writable, onBytes: (bytes: number) => void = () => {}): Promise<void> => {
  const client = new pg.Client({ connectionString: url, replication: "database" } as pg.ClientConfig);
  const broken = new Promise<never>((_, reject) => {
    client.on("error", reject);
    archive.once("error", reject);
  });
  broken.catch(() => undefined);
  await client.connect();
  try {
    const copying = new BaseBackup(archive, onBytes);
    client.query(copying as unknown as pg.Submittable);
    await Promise.race([copying.done, broken]);
    archive.end();
  } finally {
    await client.end().catch(() => undefined);
  }
};
