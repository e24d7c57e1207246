import { createCipheriv, createDecipheriv } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IntegrityError, newKey, open, type Place, seal } from "./envelope.ts";

const key = newKey();
const place: Place = { kind: "sec", parts: ["o-1", "organization/a", 1] };

describe("the envelope", () => {
  it("[VA1] opens what it sealed, from nothing to 64 KiB", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_096 }), (bytes) => {
        expect(open(key, place, seal(key, place, bytes)).equals(Buffer.from(bytes))).toBe(true);
      }),
    );
    for (const size of [0, 1, 15, 16, 17, 65_535, 65_536]) {
      const bytes = Buffer.alloc(size, 7);
      expect(open(key, place, seal(key, place, bytes)).equals(bytes)).toBe(true);
    }
  });

  it("[VA2] refuses every single flipped bit", () => {
    const sealed = seal(key, place, Buffer.from("sk-ant-0123456789"));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = Buffer.from(sealed);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => open(key, place, flipped), `bit ${bit}`).toThrow(IntegrityError);
    }
  });

  it("[VA2] refuses a tag shorter than 16 bytes, also one that bare AES-GCM would take", () => {
    const sealed = seal(key, place, Buffer.from("secret"));
    for (let length = 0; length < sealed.length; length++)
      expect(() => open(key, place, sealed.subarray(0, length))).toThrow(IntegrityError);
    // Node by itself accepts these.
    const short = createCipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 4 });
    const body = Buffer.concat([short.update("secret"), short.final()]);
    const forged = Buffer.concat([sealed.subarray(0, 13), body, short.getAuthTag()]);
    expect(forged.length).toBe(sealed.length - 12);
    expect(() => open(key, place, forged)).toThrow(IntegrityError);
    const accepted = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 13), { authTagLength: 4 }).setAuthTag(short.getAuthTag());
    expect(Buffer.concat([accepted.update(body), accepted.final()]).toString()).toBe("secret");
  });

  it("[VA2] opens at its own place only, whatever the parts spell together", () => {
    const places: readonly Place[] = [
      place,
      { kind: "sec", parts: ["o-1", "organization/a", 2] },
      { kind: "sec", parts: ["o-2", "organization/a", 1] },
      { kind: "sec", parts: ["o-1organization/", "a", 1] },
      { kind: "sec", parts: ["o-1", "organization/a1", 1] },
      { kind: "dek", parts: ["o-1", "organization/a", 1, 1] },
      { kind: "kek", parts: ["o-1", 1] },
      { kind: "canary", parts: [] },
    ];
    for (const at of places) {
      const sealed = seal(key, at, Buffer.from("x"));
      for (const other of places)
        if (other === at) expect(open(key, other, sealed).toString()).toBe("x");
        else expect(() => open(key, other, sealed)).toThrow(IntegrityError);
    }
    expect(() => open(newKey(), place, seal(key, place, Buffer.from("x")))).toThrow(IntegrityError);
  });
});
