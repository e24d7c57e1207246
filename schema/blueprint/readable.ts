/**
 * Text as it can be kept and shown. A sign nobody sees must not make a draft that cannot be committed (PostgreSQL keeps no U+0000), nor
 * turn a name and the sentence around it to read as something else (Unicode's embeddings and overrides; UAX #9, CVE-2021-42574).
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out; tabs and line ends stay.
const never = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/g;
const isolates = /[\u2066-\u2069]/g;

/** NFC, without lone surrogates, control characters and overrides of direction; isolates stay where each is closed. */
export const readable = (text: string): string => {
  const kept = text.toWellFormed().normalize("NFC").replace(never, "");
  return closed(kept) ? kept : kept.replace(isolates, "");
};

const closed = (text: string): boolean => {
  let open = 0;
  for (const [sign] of text.matchAll(isolates)) {
    open += sign === "\u2069" ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
};
