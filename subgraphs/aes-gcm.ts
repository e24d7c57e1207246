/**
 * AES-256-GCM, the only place that makes ciphers. The tag is 16 bytes on both sides, always: without `authTagLength` Node accepts shorter,
 * forgeable ones. A nonce must never repeat under a key; whoever calls this sees to it. NIST SP 800-38D.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";

const tagBytes = 16;
export const nonceBytes = 12;
/** Bytes a sealed text has beyond the plain one. */
export const sealedExtra = tagBytes;

/** The bytes do not open under this key, nonce and associated data. */
export class NotAuthentic extends Error {}

/** Ciphertext with its tag behind it. `key` has 32 bytes, `nonce` 12. */
export const encrypt = (key: Buffer, nonce: Buffer, plain: Uint8Array, associated?: Buffer): Buffer => {
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  if (associated) cipher.setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** What `encrypt` was given. Throws NotAuthentic for anything it did not make. */
export const decrypt = (key: Buffer, nonce: Buffer, sealed: Buffer, associated?: Buffer): Buffer => {
  if (sealed.length < tagBytes) throw new NotAuthentic("too short");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes });
  if (associated) decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
  } catch (cause) {
    throw new NotAuthentic("changed, moved, or of another key", { cause });
  }
};
