import { randomFillSync } from "node:crypto";

const pool = Buffer.allocUnsafe(4096);
let at = pool.length;
let lastMs = 0;
let counter = 0;

/**
 * Makes a UUID version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter within the millisecond, 62 random bits. Ids made by one
 * process sort in the order they were made, also when the clock steps back.
 */
export const uuidv7 = (now: number = Date.now()): string => {
  if (now > lastMs) {
    lastMs = now;
    counter = 0;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  if (at + 8 > pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  const time = lastMs.toString(16).padStart(12, "0");
  const middle = (0x7000 | counter).toString(16);
  const first = ((pool[at]! & 0x3f) | 0x80).toString(16);
  const random = first + pool.toString("hex", at + 1, at + 8);
  at += 8;
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${random.slice(0, 4)}-${random.slice(4)}`;
};
