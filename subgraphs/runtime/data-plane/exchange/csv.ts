/**
 * CSV as spreadsheets read it: RFC 4180, UTF-8 with a byte order mark. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front, and loses it again when it is read back.
 */
export const byteOrderMark = "\ufeff";

// Tab, CR and LF are dropped by spreadsheets before they look; the wide forms are the same signs to some of them.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text made harmless. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text that was made harmless. */
export const asWritten = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell);

/** One line, its end included. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(",")}\r\n`;

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
