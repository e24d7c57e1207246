/** What a value's texts amount to, walked once and kept as long as the value is: how long they are at most, and whether one looks like a key. */

export interface TextsIn {
  /** Bytes of canonical JSON, at most. */
  readonly bytes: number;
  /** Some text is worth a closer look for secrets. */
  readonly runs: boolean;
}

/** No secret is shorter, and none is without such a run of letters. */
const shortest = 20;
const run = /[A-Za-z0-9_.-]{20}|-----BEGIN/;

const known = new WeakMap<object, TextsIn>();

export const textsIn = (value: object): TextsIn => {
  const before = known.get(value);
  if (before) return before;
  const found = { bytes: 0, runs: false };
  walk(value, found);
  known.set(value, found);
  return found;
};

/** A unit of UTF-16 is at most six bytes (as an escape); a number, a word of the language and the marks between values are few. */
const walk = (value: unknown, found: { bytes: number; runs: boolean }): void => {
  if (typeof value === "string") {
    found.bytes += 6 * value.length + 3;
    if (value.length >= shortest && !found.runs) found.runs = run.test(value);
  } else if (typeof value !== "object" || value === null) found.bytes += 32;
  else if (Array.isArray(value)) {
    found.bytes += 3;
    for (const one of value) walk(one, found);
  } else {
    found.bytes += 3;
    for (const name of Object.keys(value)) {
      found.bytes += 6 * name.length + 4;
      walk((value as Readonly<Record<string, unknown>>)[name], found);
    }
  }
};
