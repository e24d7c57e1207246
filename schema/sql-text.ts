/**
 * A SQL dump as text: what it says of structure, without its rows. Statements are told apart as PostgreSQL does it, by quotes, dollar
 * quotes and comments; rows, settings and commands for psql are replaced by empty lines, so every place keeps its line. Pure: whoever
 * sends a dump uses it, and whoever reads one.
 */

export interface Structure {
  /** The statements that are left, each at its own line. */
  readonly statements: readonly { readonly text: string; readonly line: number }[];
  /** Rows that were passed over: one per `VALUES` tuple it can count, or per line of a COPY block. */
  readonly rows: number;
}

const rowsOrSettings = /^(?:insert|update|delete|select|set|reset|begin|start|commit|rollback|copy|vacuum|analyze|lock|truncate)\b/i;

/** The last line of a dump whose rows were left out before. */
const passedOver = /\n-- rows passed over: (\d{1,12})\n?$/;

/** Takes a dump apart. */
export const structureOf = (dump: string): Structure => {
  const statements: { text: string; line: number }[] = [];
  let rows = Number(passedOver.exec(dump.slice(-60))?.[1] ?? 0);
  let [at, line] = [0, 1];
  while (at < dump.length) {
    const begin = skipBlank(dump, at);
    line += newlines(dump, at, begin);
    at = begin;
    if (at >= dump.length) break;
    // A command for psql: to the end of its line.
    if (dump[at] === "\\") {
      at = lineEnd(dump, at);
      continue;
    }
    const end = statementEnd(dump, at);
    const text = dump.slice(at, end);
    let next = end + 1;
    if (/^copy\b[\s\S]*\bfrom\s+stdin\b/i.test(text)) {
      const block = copyBlock(dump, next);
      rows += block.rows;
      next = block.end;
    } else if (/^insert\b/i.test(text)) rows += tuples(text);
    else if (!rowsOrSettings.test(text)) statements.push({ text, line });
    line += newlines(dump, at, next);
    at = next;
  }
  return { statements, rows };
};

/** The dump again, without what `structureOf` passes over: as short as it can be sent, lines where they were. */
export const withoutRows = (dump: string): string => {
  const lines: string[] = [];
  const { statements, rows } = structureOf(dump);
  for (const { text, line } of statements) {
    while (lines.length < line - 1) lines.push("");
    lines.push(...`${text};`.split("\n"));
  }
  return `${lines.join("\n")}\n-- rows passed over: ${rows}\n`;
};

/** Whether a text looks like SQL rather than like a blueprint's file. */
export const looksLikeSql = (text: string): boolean =>
  /^\s*(?:create|alter)\s+(?:\w+\s+)*(?:table|type|schema|domain|database)\b/im.test(text);

const newlines = (text: string, from: number, to: number): number => {
  // Within the slice: a search in the whole text looks to its end for each statement of a dump without line breaks.
  const part = text.slice(from, to);
  let count = 0;
  for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) count += 1;
  return count;
};
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/** Past spaces, stray semicolons and comments. */
const skipBlank = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    while (at < text.length && /[\s;]/.test(text[at]!)) at += 1;
    if (text.startsWith("--", at)) at = lineEnd(text, at);
    else if (text.startsWith("/*", at)) at = commentEnd(text, at);
    else return at;
  }
};

/** Comments nest. */
const commentEnd = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith("/*", at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith("*/", at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
};

/** The place of the semicolon that ends the statement, or the end of the text. */
const statementEnd = (text: string, from: number): number => {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === ";") return at;
    if (sign === "-" && text[at + 1] === "-") at = lineEnd(text, at);
    else if (sign === "/" && text[at + 1] === "*") at = commentEnd(text, at) - 1;
    else if (sign === "'") at = quoteEnd(text, at, /[eE]/.test(text[at - 1] ?? "") && !/\w/.test(text[at - 2] ?? ""));
    else if (sign === '"') at = quoteEnd(text, at, false);
    else if (sign === "$" && !/\w/.test(text[at - 1] ?? "")) {
      const tag = /^\$(?:[A-Za-z_]\w*)?\$/.exec(text.slice(at, at + 70))?.[0];
      if (!tag) continue;
      const end = text.indexOf(tag, at + tag.length);
      at = end < 0 ? text.length : end + tag.length - 1;
    }
  }
  return text.length;
};

/** The closing quote; a doubled one is a quote itself, and with `escapes` a backslash keeps the next sign. */
const quoteEnd = (text: string, from: number, escapes: boolean): number => {
  const quote = text[from]!;
  for (let at = from + 1; at < text.length; at += 1) {
    if (escapes && text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at;
      at += 1;
    }
  }
  return text.length;
};

const copyBlock = (text: string, from: number): { readonly rows: number; readonly end: number } => {
  let at = Math.min(lineEnd(text, from) + 1, text.length);
  for (let rows = 0; at < text.length; rows += 1) {
    const end = lineEnd(text, at);
    const done = text.slice(at, end).trim() === "\\.";
    at = Math.min(end + 1, text.length);
    if (done) return { rows, end: at };
  }
  return { rows: 0, end: text.length };
};

/** Tuples of an INSERT: parentheses of the first level after VALUES. */
const tuples = (text: string): number => {
  const values = /\bvalues\b/i.exec(text);
  if (!values) return 0;
  let [depth, count] = [0, 0];
  for (let at = values.index; at < text.length; at += 1) {
    const sign = text[at]!;
    if (sign === "'") at = quoteEnd(text, at, /[eE]/.test(text[at - 1] ?? ""));
    else if (sign === "(") {
      if (depth === 0) count += 1;
      depth += 1;
    } else if (sign === ")") depth -= 1;
  }
  return count;
};
