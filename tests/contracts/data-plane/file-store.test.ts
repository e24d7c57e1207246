/** One contract, both stores. */
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createFolderStore } from "../../../subgraphs/runtime/data-plane/files/folder-store.ts";
import { createS3Store } from "../../../subgraphs/runtime/data-plane/files/s3-store.ts";
import {
  type ByteRange,
  contentKey,
  type FileStore,
  newContentKey,
  StoreUnavailable,
} from "../../../subgraphs/runtime/data-plane/files/store.ts";
import { bucket, type S3Server, startS3 } from "./s3-server.ts";

let folder: string;
let s3: S3Server;
const partBytes = 64 * 1024;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "webnova-store-"));
  s3 = await startS3();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await s3.close();
});
beforeEach(() => {
  s3.asked.length = 0;
  s3.fail = null;
});

const inFolder = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
const stores: readonly { readonly name: string; readonly make: () => FileStore; readonly lying: () => number }[] = [
  { name: "a folder", make: () => createFolderStore(folder), lying: inFolder },
  {
    name: "a bucket",
    make: () => createS3Store({ ...bucket, endpoint: s3.endpoint }, partBytes),
    lying: () => s3.objects.size + s3.uploads.size,
  },
];

async function* parts(bytes: Buffer, size = 10_000): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = async (store: FileStore, key: ReturnType<typeof newContentKey>, range: ByteRange | null = null): Promise<Buffer | null> => {
  const stream = await store.get(key, range);
  if (!stream) return null;
  const all: Buffer[] = [];
  for await (const part of stream) all.push(part as Buffer);
  return Buffer.concat(all);
};

describe.each(stores)("content in $name", ({ make, lying }) => {
  it.each([0, 1, partBytes - 1, partBytes, partBytes + 1, 3 * partBytes + 17])(
    "[DP31] keeps %i bytes exactly, and gives parts of them",
    async (size) => {
      const store = make();
      const key = newContentKey(randomUUID());
      const bytes = randomBytes(size);
      const before = lying();
      await store.put(key, parts(bytes));
      expect(lying()).toBe(before + 1);
      expect(
        createHash("sha256")
          .update((await read(store, key))!)
          .digest("hex"),
      ).toBe(createHash("sha256").update(bytes).digest("hex"));
      expect(await read(store, key, { start: 0, end: 0 })).toEqual(bytes.subarray(0, 1));
      if (size > 100) expect(await read(store, key, { start: 10, end: 99 })).toEqual(bytes.subarray(10, 100));
      await store.remove(key);
      await store.remove(key);
      expect([await read(store, key), lying()]).toEqual([null, before]);
    },
  );

  it("[DP70] leaves nothing of what broke off, however far it was", async () => {
    const store = make();
    const before = lying();
    for (const far of [0, 1_000, 3 * partBytes]) {
      const key = newContentKey(randomUUID());
      const breaking = (async function* () {
        yield* parts(randomBytes(far));
        throw new Error("the line was cut");
      })();
      await expect(store.put(key, breaking)).rejects.toThrow("the line was cut");
      expect([await read(store, key), lying()]).toEqual([null, before]);
    }
  });

  it("[DP71] takes only keys that were made here", () => {
    for (const text of [
      "../../etc/passwd",
      `${randomUUID()}/../${"a".repeat(32)}`,
      `${randomUUID()}/${"A".repeat(32)}`,
      "",
      `${randomUUID()}/x`,
    ])
      expect(() => contentKey(text)).toThrow("not a key of a file");
  });

  it("answers whether it works", async () => {
    const before = lying();
    await make().check();
    expect(lying()).toBe(before);
  });
});

describe("a folder", () => {
  it("[DP70] forgets what was half written before a crash, and leaves what is being written", async () => {
    const store = createFolderStore(folder);
    const key = newContentKey(randomUUID());
    await store.put(key, parts(randomBytes(10)));
    const [old, fresh] = [
      join(folder, `${newContentKey(key.split("/")[0]!)}.part`),
      join(folder, `${newContentKey(key.split("/")[0]!)}.part`),
    ];
    for (const path of [old, fresh]) writeFileSync(path, "half");
    utimesSync(old, new Date(0), new Date(1_000));
    await store.tidy(new Date(Date.now() - 60_000));
    expect(
      readdirSync(join(folder, key.split("/")[0]!))
        .map((name) => join(folder, key.split("/")[0]!, name))
        .sort(),
    ).toEqual([join(folder, key), fresh].sort());
    rmSync(fresh);
  });
  it("says that it cannot be written", async () => {
    writeFileSync(join(folder, "taken"), "");
    await expect(createFolderStore(join(folder, "taken")).check()).rejects.toBeInstanceOf(StoreUnavailable);
    rmSync(join(folder, "taken"));
  });
});

describe("a bucket", () => {
  it("signs every request, sends large files in parts, and says who refuses", async () => {
    const store = createS3Store({ ...bucket, endpoint: s3.endpoint }, partBytes);
    const key = newContentKey(randomUUID());
    await store.put(key, parts(randomBytes(2 * partBytes + 1)));
    expect(s3.asked.map((line) => line.replace(key, "K").replace(/uploadId=[^&]+/, "uploadId=U"))).toEqual([
      "POST /files/webnova/K?uploads=",
      "PUT /files/webnova/K?partNumber=1&uploadId=U",
      "PUT /files/webnova/K?partNumber=2&uploadId=U",
      "PUT /files/webnova/K?partNumber=3&uploadId=U",
      "POST /files/webnova/K?uploadId=U",
    ]);
    const wrong = createS3Store({ ...bucket, secret: "another", endpoint: s3.endpoint });
    await expect(wrong.put(newContentKey(randomUUID()), parts(randomBytes(5)))).rejects.toThrow("403 SignatureDoesNotMatch");
    await expect(wrong.get(key, null)).rejects.toBeInstanceOf(StoreUnavailable);
    s3.fail = { status: 507, code: "StorageFull" };
    await expect(store.put(newContentKey(randomUUID()), parts(randomBytes(5)))).rejects.toMatchObject({ full: true });
    s3.fail = null;
    const away = createS3Store({ ...bucket, endpoint: "http://127.0.0.1:9" });
    await expect(away.check()).rejects.toThrow("does not answer");
    await store.remove(key);
  });
  it("[DP70] forgets uploads in parts that a crash left open", async () => {
    const store = createS3Store({ ...bucket, endpoint: s3.endpoint }, partBytes);
    s3.uploads.set("old+1", { key: `webnova/${newContentKey(randomUUID())}`, began: new Date(Date.now() - 3_600_000), parts: new Map() });
    s3.uploads.set("new", { key: `webnova/${newContentKey(randomUUID())}`, began: new Date(), parts: new Map() });
    await store.tidy(new Date(Date.now() - 60_000));
    expect([...s3.uploads.keys()]).toEqual(["new"]);
    s3.uploads.clear();
  });
});
