/** The words of a statement, for the report. */

/** A statement that is read, and how far its places were counted: the parser counts bytes, and we count signs. */
export interface Place {
  readonly text: string;
  reached: { readonly byte: number; readonly sign: number };
}
export const start = { byte: 0, sign: 0 } as const;

/** The words of a check, for the report: from its place to the end of its parentheses. */
export const checkText = (reading: Place, byte: number): string => {
  const { text } = reading;
  const from = signAt(reading, byte);
  const open = text.indexOf("(", text.slice(from).search(/check/i) + from);
  const inside = open < 0 ? "" : text.slice(open + 1, closing(text, open));
  return bare(inside.replace(/\s+/g, " ").trim()).slice(0, 200);
};
/** The place of a byte, counted in signs. */
const signAt = (reading: Place, wanted: number): number => {
  let { byte, sign } = wanted < reading.reached.byte ? start : reading.reached;
  while (byte < wanted && sign < reading.text.length) {
    const point = reading.text.codePointAt(sign)!;
    byte += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    sign += point < 0x10000 ? 1 : 2;
  }
  reading.reached = { byte, sign };
  return sign;
};
const closing = (text: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length;
};
/** Without the parentheses pg_dump puts around everything. */
const bare = (text: string): string => (text.startsWith("(") && closing(text, 0) === text.length - 1 ? bare(text.slice(1, -1)) : text);

/** The words of an index's condition, for the report. */
export const whereText = (text: string): string =>
  bare((/\bwhere\b([\s\S]*)$/i.exec(text)?.[1] ?? "").replace(/\s+/g, " ").trim()).slice(0, 200);

/** How deep its brackets go. */
export const depthOf = (text: string): number => {
  let [depth, most] = [0, 0];
  for (const sign of text) {
    if (sign === "(" || sign === "[") most = Math.max(most, ++depth);
    else if (sign === ")" || sign === "]") depth -= 1;
  }
  return most;
};
