/**
 * Where the content of files lies: a port with two sides, a folder and anything that speaks the S3 protocol. Content is known by an
 * opaque key that was made here and never by a name somebody gave; it is written once and whole, or not at all.
 */
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";

/** `<environment id>/<32 hexadecimal characters>` */
export type ContentKey = string & { readonly __brand: "ContentKey" };

/** First and last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface FileStore {
  /** Where it is, in words, for people who look after the installation. */
  readonly where: string;
  /** Keeps everything `bytes` gives. When this throws, or the process dies, nothing lies under the key. */
  put(key: ContentKey, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** The content, or a part of it; null: there is none. Fails before it answers, not in the middle, if the store cannot be reached. */
  get(key: ContentKey, range: ByteRange | null): Promise<Readable | null>;
  /** Removes the content; fine when there is none. */
  remove(key: ContentKey): Promise<void>;
  /** Removes what writes that ended long before `before` left half done. */
  tidy(before: Date): Promise<void>;
  /** Writes, reads and removes a few bytes; throws what is wrong. */
  check(): Promise<void>;
}

/** The store cannot keep or give content now: full, unreachable, or refusing. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
  readonly full: boolean;
  constructor(message: string, options: { readonly full?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.full = options.full === true;
  }
}

export const newContentKey = (environmentId: string): ContentKey => contentKey(`${environmentId}/${randomBytes(16).toString("hex")}`);

/** A key as it was kept; throws for anything else, so that nothing else ever becomes a path. */
export const contentKey = (text: string): ContentKey => {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\/[0-9a-f]{32}$/.test(text)) throw new Error("not a key of a file");
  return text as ContentKey;
};

/** What `check` of a store does. */
export const checkStore = async (store: Pick<FileStore, "put" | "get" | "remove">): Promise<void> => {
  const key = newContentKey("00000000-0000-0000-0000-000000000000");
  const sent = randomBytes(16);
  await store.put(key, one(sent));
  try {
    const parts: Buffer[] = [];
    for await (const part of (await store.get(key, null)) ?? []) parts.push(part as Buffer);
    if (!Buffer.concat(parts).equals(sent)) throw new StoreUnavailable("what was written is not what is read");
  } finally {
    await store.remove(key);
  }
};

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
