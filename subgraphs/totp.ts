/**
 * Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds, which is what every app does), and recovery codes for when
 * it is lost. A code is good for its own step and one on either side, once.
 */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepSeconds = 30;
const digits = 6;

/** Makes a secret of 160 bits, in base32 as apps take it. */
export const makeTotpSecret = (): string => base32(randomBytes(20));

/** The address an app scans. */
export const totpAddress = (secret: string, issuer: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;

/** The code of one step. */
export const totpCode = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, "0");
};

/** Which step a code belongs to; null: none near this moment. Arabic digits and spaces are read as they are typed. */
export const stepOf = (secret: string, typed: string, now: Date): number | null => {
  const code = latinDigits(typed).replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(code)) return null;
  const step = Math.floor(now.getTime() / 1_000 / stepSeconds);
  let found: number | null = null;
  for (const near of [step - 1, step, step + 1]) if (timingSafeEqual(Buffer.from(totpCode(secret, near)), Buffer.from(code))) found = near;
  return found;
};

/** Ten codes of 80 bits, as they are shown once: `xxxx-xxxx-xxxx-xxxx`. */
export const makeRecoveryCodes = (): readonly string[] =>
  Array.from({ length: 10 }, () => (base32(randomBytes(10)).toLowerCase().match(/.{4}/g) ?? []).join("-"));

/** A recovery code in the one form that is hashed; null: it is none. */
export const readRecoveryCode = (typed: string): string | null => {
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  return /^[a-z2-7]{16}$/.test(code) ? code : null;
};

const latinDigits = (text: string): string => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));

const base32 = (bytes: Buffer): string => {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, "0"), 2)]).join("");
};
const fromBase32 = (text: string): Buffer => {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
