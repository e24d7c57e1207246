/**
 * The envelope: AES-256-GCM with the place of every ciphertext bound to it, so none can be moved, swapped or passed off as a newer one.
 *
 *   root key ──wraps──▶ organization key ──wraps──▶ data key ──seals──▶ value
 *
 * Bytes: 0x01 | nonce 12 | ciphertext | tag 16. Each data key seals once, so a nonce cannot repeat under it.
 */
import { randomBytes } from "node:crypto";
import { decrypt, encrypt, NotAuthentic, nonceBytes, sealedExtra } from "../../aes-gcm.ts";

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

/** Makes a key of 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32);

/** Seals bytes at a place. `key` has 32 bytes. */
export const seal = (key: Buffer, place: Place, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(nonceBytes);
  return Buffer.concat([Buffer.of(format), nonce, encrypt(key, nonce, plain, associated(place))]);
};

/** Opens what was sealed at exactly this place. Throws IntegrityError for anything else. */
export const open = (key: Buffer, place: Place, sealed: Uint8Array): Buffer => {
  const bytes = Buffer.from(sealed);
  if (bytes.length < 1 + nonceBytes + sealedExtra || bytes[0] !== format) throw new IntegrityError(place.kind);
  try {
    return decrypt(key, bytes.subarray(1, 1 + nonceBytes), bytes.subarray(1 + nonceBytes), associated(place));
  } catch (error) {
    throw error instanceof NotAuthentic ? new IntegrityError(place.kind) : error;
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
