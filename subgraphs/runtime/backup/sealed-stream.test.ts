import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { DamagedStream, openStream, sealStream } from "./sealed-stream.ts";

const through = async (bytes: Buffer, transform: ReturnType<typeof sealStream>, step = 10_007): Promise<Buffer> => {
  const end = new PassThrough();
  const read = buffer(end);
  // The pipeline tells what failed.
  read.catch(() => undefined);
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, n) => bytes.subarray(n * step, (n + 1) * step));
  await pipeline(pieces, transform, end);
  return read;
};

describe("[DP61] a sealed stream", () => {
  const key = randomBytes(32);

  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_001])("opens to what was sealed: %i bytes", async (length) => {
    const plain = randomBytes(length);
    const sealed = await through(plain, sealStream(key));
    expect((await through(sealed, openStream(key), 777)).equals(plain)).toBe(true);
    expect(sealed.length).toBe(7 + length + 16 * Math.max(1, Math.ceil(length / 65_536)));
  });

  it("refuses a changed byte, a cut end, a missing or repeated piece, more at the end, and another key", async () => {
    const sealed = await through(randomBytes(200_000), sealStream(key));
    const piece = 65_536 + 16;
    const changed = Buffer.from(sealed);
    changed[100_000] = changed[100_000]! ^ 1;
    const first = sealed.subarray(0, 7 + piece);
    const wrong = [
      changed,
      sealed.subarray(0, sealed.length - 1),
      first,
      sealed.subarray(0, 5),
      Buffer.concat([sealed.subarray(0, 7), sealed.subarray(7 + piece)]),
      Buffer.concat([first, sealed.subarray(7)]),
      Buffer.concat([sealed, Buffer.of(0)]),
    ];
    for (const bytes of wrong) await expect(through(bytes, openStream(key))).rejects.toThrow(DamagedStream);
    await expect(through(sealed, openStream(randomBytes(32)))).rejects.toThrow(DamagedStream);
  });
});
