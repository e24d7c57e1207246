/**
 * The envelope: AES-256-GCM with the place of every ciphertext bound to it, so none can be moved, swapped or passed off as a newer one.
 *
 *   root key ──wraps──▶ organization key ──wraps──▶ data key ──seals──▶ value
 *
 * Bytes: 0x01 | nonce 12 | ciphertext | tag 16. Each data key seals once, so a nonce cannot repeat under it. The tag is 16 bytes on both
 * sides, always: without `authTagLength` Node accepts shorter, forgeable ones. NIST SP 800-38D.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** What a ciphertext is bound to. The kind separates the three layers; the parts are length-prefixed when they are authenticated. */
export type Place =
  | { readonly kind: "kek"; readonly parts: readonly [organization: string, version: number] }
  | { readonly kind: "dek"; readonly parts: readonly [organization: string, path: string, version: number, keyVersion: number] }
  | { readonly kind: "sec"; readonly parts: readonly [organization: string, path: string, version: number] }
  | { readonly kind: "for"; readonly parts: readonly [purpose: string, organization: string, subject: string, keyVersion: number] }
  | { readonly kind: "canary"; readonly parts: readonly [] };

/** A ciphertext that does not open at its place: moved, changed, or sealed under another key. */
export class IntegrityError extends Error {
  constructor(readonly place: string) {
    super(`A sealed value does not open at ${place}`);
  }
}

const format = 0x01;
const nonceBytes = 12;
const tagBytes = 16;

/** Makes a key of 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32);

/** Seals bytes at a place. `key` has 32 bytes. */
export const seal = (key: Buffer, place: Place, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associated(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(format), nonce, body, cipher.getAuthTag()]);
};

/** Opens what was sealed at exactly this place. Throws IntegrityError for anything else. */
export const open = (key: Buffer, place: Place, sealed: Uint8Array): Buffer => {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + nonceBytes + tagBytes || bytes[0] !== format) throw new IntegrityError(place.kind);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 1 + nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associated(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes, bytes.length - tagBytes)), decipher.final()]);
  } catch {
    throw new IntegrityError(place.kind);
  }
};

const associated = ({ kind, parts }: Place): Buffer =>
  Buffer.concat(
    ["wn1", kind, ...parts].map((part) => {
      const text = Buffer.from(String(part), "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      return Buffer.concat([length, text]);
    }),
  );
