/**
 * Text that was pasted and is no description: the SQL of a database, a blueprint's file, an API document, JSON, rows of a table, program
 * code, an address. Whole lines of it are told from what people say, so that nothing is read out of them and the right way can be
 * offered. Pure: the box people write into uses it, and the planner.
 */

export type PastedKind = "sql" | "blueprint" | "api" | "json" | "table" | "code" | "address";

/** A stretch of whole lines, UTF-16 offsets, end exclusive. */
export interface Pasted {
  readonly kind: PastedKind;
  readonly from: number;
  readonly to: number;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: number;
}

/** What was pasted into a text, in its order; empty where all of it is said. */
export const pastedIn = (text: string): readonly Pasted[] => {
  const whole = wholeKind(text.trim());
  if (whole) return [{ kind: whole, from: text.length - text.trimStart().length, to: text.trimEnd().length }];
  const lines = linesOf(text);
  const found: Pasted[] = [];
  for (let at = 0; at < lines.length; ) {
    const match = matchAt(lines, at);
    if (match) found.push({ kind: match.kind, from: lines[at]!.from, to: lines[match.end - 1]!.to });
    at = match?.end ?? at + 1;
  }
  return joined(found, text);
};

/** The text with blanks where something was pasted: every other sign keeps its place. */
export const withoutPasted = (text: string, pasted: readonly Pick<Pasted, "from" | "to">[]): string => {
  let kept = text;
  for (const { from, to } of pasted) kept = kept.slice(0, from) + kept.slice(from, to).replace(/[^\n]/g, " ") + kept.slice(to);
  return kept;
};

/** What was pasted of one kind, without what is said around it. */
export const pastedOf = (text: string, kind: PastedKind): string =>
  pastedIn(text)
    .filter((one) => one.kind === kind)
    .map(({ from, to }) => text.slice(from, to))
    .join("\n");

/** The columns of the rows in a text, with how many there are; null where there are none. */
export const tableIn = (text: string): Table | null => {
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const table = tableAt(lines, at);
    if (table) return { columns: table.columns, rows: table.rows };
  }
  return null;
};

interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
interface Match {
  readonly kind: PastedKind;
  /** The line after the last. */
  readonly end: number;
}

const linesOf = (text: string): readonly Line[] => {
  let from = 0;
  return text.split("\n").map((line) => {
    const one = { text: line, from, to: from + line.length };
    from += line.length + 1;
    return one;
  });
};

const matchAt = (lines: readonly Line[], at: number): Match | null => {
  if (lines[at]!.text.trim() === "") return null;
  const table = tableAt(lines, at);
  if (table) return { kind: "table", end: table.end };
  for (const [kind, endOf] of [
    ["sql", sqlEnd],
    ["json", jsonEnd],
    ["code", codeEnd],
  ] as const) {
    const end = endOf(lines, at);
    if (end !== null) return { kind, end };
  }
  return address.test(lines[at]!.text.slice(0, longest)) ? { kind: "address", end: at + 1 } : null;
};

/** Stretches of a kind with nothing but blank lines between them are one. */
const joined = (found: readonly Pasted[], text: string): readonly Pasted[] => {
  const all: Pasted[] = [];
  for (const one of found) {
    const last = all.at(-1);
    if (last?.kind === one.kind && text.slice(last.to, one.from).trim() === "") all[all.length - 1] = { ...last, to: one.to };
    else all.push(one);
  }
  return all;
};

const wholeKind = (text: string): PastedKind | null => {
  const head = text.slice(0, 400);
  if (/^(?:#[^\n]*\n\s*)*blueprint:\s*\d+\s*(?:\n|$)/.test(head)) return "blueprint";
  if (/^(?:#[^\n]*\n\s*)*(?:openapi|swagger):\s*["']?\d/.test(head)) return "api";
  if (!/^[[{]/.test(text) || !/[\]}]$/.test(text)) return null;
  if (/^\{[^{}]*"blueprint"\s*:\s*\d/.test(head)) return "blueprint";
  if (/^\{[^{}]*"(?:openapi|swagger)"\s*:\s*"/.test(head)) return "api";
  return isJson(text) ? "json" : null;
};
/** Also where a comma is wrong: it has members in quotes. */
const isJson = (text: string): boolean => (text.match(/"[^"\n]{1,80}"\s*:/g)?.length ?? 0) > 1 || isParsed(text);
const isParsed = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === "object" && /"/.test(text);
  } catch {
    return false;
  }
};

const address = /^\s*(?:https?:\/\/[^\s<>]+|[A-Za-z]:\\[^\s<>]+|(?:~|\.)?(?:\/[\w.@-]+){2,}\/?)\s*$/;

// ---- SQL ----

const sqlName = String.raw`(?:[\w$."\x60\[\]\u0600-\u06ff]|"[^"\n]*"){1,130}`;
const createTable = new RegExp(
  String.raw`^\s*create\s+(?:(?:global|local|temp|temporary|unlogged|foreign|or|replace)\s+){0,3}table\s+(?:if\s+not\s+exists\s+)?${sqlName}\s*\(`,
  "i",
);
const columnType =
  /\b(?:small|big|tiny|medium)?(?:int|serial)\d?\b|\binteger\b|\bn?(?:var)?char2?\b|\bcharacter\b|\bn?text\b|\bcitext\b|\bnumeric\b|\bdecimal\b|\bnumber\b|\bdate\b|\bdatetime\d?\b|\btime(?:stamp(?:tz)?)?\b|\bbool(?:ean)?\b|\buuid\b|\bjsonb?\b|\breal\b|\bfloat\d?\b|\bdouble\b|\bmoney\b|\bbytea\b|\b[bc]lob\b|\benum\b/i;
const otherSql =
  /^\s*(?:create\s+table\s+\S+\s+(?:partition\s+of|as)\s|create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:type|index|view|materialized\s+view|function|procedure|schema|domain|sequence|extension|trigger|policy|database)\s|alter\s+(?:table|type|sequence)\s|insert\s+into\s+\S+\s*(?:\(|values\b|select\b)|comment\s+on\s+(?:table|column|type|schema)\s|drop\s+(?:table|database|schema|view|index|type)\s|truncate\s+table\s|copy\s+\S+\s*(?:\(|from\s)|set\s+\w+\s*(?:=|to\b)|select\s+\*\s+from\s|select\s+pg_catalog\.)/i;
const isStatement = (text: string): boolean =>
  createTable.test(text) ? columnType.test(text.slice(text.indexOf("("))) : /;\s*(?:--[^\n]*)?$/.test(text) && otherSql.test(text);
/** `--` and what psql is told, between statements. */
const sqlAside = /^\s*(?:--|\/\*|\\\w)/;

/** Lines of one statement, or of one pair of brackets, that are looked at; signs of one line. */
const longest = 600;

/** The line after a statement that begins here; null where none does. */
const sqlEnd = (lines: readonly Line[], at: number): number | null => {
  const first = lines[at]!.text.slice(0, longest);
  if (sqlAside.test(first)) {
    let next = at + 1;
    while (next < lines.length && (lines[next]!.text.trim() === "" || sqlAside.test(lines[next]!.text))) next++;
    return next < lines.length && sqlEnd(lines, next) !== null ? next : null;
  }
  if (!/^\s*(?:create|alter|insert|comment|drop|truncate|copy|set|select)\s/i.test(first)) return null;
  let text = "";
  let depth = 0;
  const most = Math.min(lines.length, at + longest);
  for (let next = at; next < most; next++) {
    const line = lines[next]!.text;
    if (line.trim() === "" && depth <= 0) return isStatement(text) ? next : null;
    text += `${line}\n`;
    for (const sign of line) depth += sign === "(" ? 1 : sign === ")" ? -1 : 0;
    // A statement without its semicolon ends where the next one begins.
    const after = lines[next + 1]?.text ?? "";
    if (depth <= 0 && (/;\s*(?:--.*)?$/.test(line) || /^\s*(?:create|alter|insert)\s/i.test(after)))
      return isStatement(text.trim()) ? afterRows(lines, next + 1, text) : null;
  }
  return isStatement(text.trim()) ? most : null;
};
/** Past the rows that follow `COPY … FROM stdin`. */
const afterRows = (lines: readonly Line[], at: number, statement: string): number => {
  if (!/^\s*copy\s[^;]{1,4000}\sfrom\s+stdin/i.test(statement)) return at;
  const end = lines.findIndex(({ text }, i) => i >= at && text.trim() === "\\.");
  return end < 0 ? lines.length : end + 1;
};

// ---- JSON ----

/** The line after a value in brackets that begins here. */
const jsonEnd = (lines: readonly Line[], at: number): number | null => {
  if (!/^\s*[[{]/.test(lines[at]!.text)) return null;
  const end = closed(lines, at);
  if (end === null) return null;
  const text = lines
    .slice(at, end)
    .map((line) => line.text)
    .join("\n")
    .trim();
  return /[\]}][,;]?$/.test(text) && isJson(text) ? end : null;
};

/** The line after the one in which every bracket is closed again; null where one stays open. */
const closed = (lines: readonly Line[], at: number): number | null => {
  let depth = 0;
  for (let next = at; next < Math.min(lines.length, at + longest); next++) {
    for (const sign of lines[next]!.text) depth += sign === "{" || sign === "[" ? 1 : sign === "}" || sign === "]" ? -1 : 0;
    if (depth <= 0) return next + 1;
  }
  return null;
};

// ---- program code ----

const block =
  /^\s*(?:(?:export|default|public|private|protected|static|abstract|async|final)\s+){0,5}(?:class|interface|enum|struct|type|model|input|function|namespace|module|trait|object|table)\s+[\w$]{1,80}(?:\s*[<(:][^{}]{0,300}|\s+(?:extends|implements|with)\s[^{}]{0,300})?\s*\{|^\s*(?:[A-Z][A-Z_0-9-]{1,60}|[\w$]{1,60}\s*=)\s*\{\s*$/;
const python = /^\s*(?:async\s+)?(?:class\s+\w+\([\w., =]{0,120}\)|def\s+\w+\(.{0,200}\)(?:\s*->\s*.{1,80})?)\s*:\s*$/;
const line =
  /^\s*(?:import\s+[\w{*."'].{0,200}(?:\bfrom\b.+|;)\s*$|from\s+[\w.]+\s+import\s+\w|#include\s*[<"]|using\s+[\w.]+;|package\s+[\w.]+;|(?:const|let|var|val)\s+[\w${[]+.{0,80}=[^>]|return\b.{0,200};\s*$|if\s*\(.{1,200}\)\s*\{?\s*$|for\s*\(.{1,200}\)\s*\{?\s*$|while\s*\(|throw\s+new\s|[\w$.]+\s*=\s*[\w$.]+\(.{0,300}\)\s*;?\s*$|[\w$.]+\(.{0,300}\);\s*$|@\w+\(.{0,120}\)\s*$|erDiagram\s*$)/;
const relation = /^\s*\w+\s+[|}][|o]--[|o][|{]\s+\w+/;
const markup = (text: string): boolean => {
  if (!/^\s*<[!/a-z]/i.test(text)) return false;
  const said = text
    .replace(/<(script|style)\b[^>]{0,200}>[^<]*<\/\1>/gi, "")
    .replace(/<[^<>]{1,400}>/g, "")
    .trim();
  return said.length * 2 < text.trim().length;
};
const isCode = (text: string): boolean => line.test(text) || relation.test(text) || markup(text);

/** The line after a run of code that begins here: a block with its brackets, a body set in, single lines from two on. */
const codeEnd = (lines: readonly Line[], at: number): number | null => {
  let [next, single, sure] = [at, 0, false];
  for (let over = at; over < lines.length; ) {
    const text = lines[over]!.text.slice(0, longest);
    const end = block.test(text) ? closed(lines, over) : null;
    if (end !== null) [over, sure] = [end, true];
    else if (python.test(text)) [over, sure] = [afterBody(lines, over), true];
    else if (isCode(text)) [over, single] = [over + 1, single + 1];
    else if (over > at && /^\s*(?:[}\])]+[;,]?|#.*|\/\/.*)?\s*$/.test(text)) {
      over++;
      continue;
    } else break;
    next = over;
    if (markup(text)) sure = true;
  }
  return sure || single > 1 ? next : null;
};
const afterBody = (lines: readonly Line[], at: number): number => {
  let next = at + 1;
  while (
    next < lines.length &&
    (/^\s+\S/.test(lines[next]!.text) || (lines[next]!.text.trim() === "" && /^\s/.test(lines[next + 1]?.text ?? "")))
  )
    next++;
  return next;
};

// ---- rows of a table ----

const value =
  /^(?:[-+]?[\p{Sc}]?\s?\d[\d.,\u066b\u066c\s]*\s?(?:%|\p{Sc}|[A-Z]{3})?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?\S*)?|\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]m)?|\+?[\d()\s-]{6,20}|[^\s@]+@[^\s@]+\.[^\s@]+|true|false|yes|no|null|نعم|لا)$/iu;
/** A table that describes: what a column is, who may do what. */
const describes =
  /^(?:fields?|columns?|attributes?|propert(?:y|ies)|(?:data ?)?types?|required|mandatory|entit(?:y|ies)|tables?|modules?|screens?|pages?|roles?|permissions?|rights?|can|may|features?|requirements?|length|size|options?|rules?|notes?|الحقل|الحقول|النوع|نوع البيانات|الكيان|الجدول|الدور|الأدوار|الصلاحيات?|مطلوب|إلزامي|الوصف)$/iu;

const tableAt = (lines: readonly Line[], at: number): (Table & { readonly end: number }) | null => {
  for (const by of ["\t", "|", ";", ","]) {
    const columns = cellsOf(lines[at]!.text, by);
    if (columns.length < 2 || columns.length > 80) continue;
    if (!columns.every((name) => /[\p{L}]/u.test(name) && name.length <= 60 && !value.test(name) && !/[.:!?؟(]\s|[:?؟]$/.test(name)))
      continue;
    if (columns.some((name) => describes.test(name))) continue;
    const rows: (readonly string[])[] = [];
    let count = 0;
    let end = at + 1;
    for (; end < lines.length; end++) {
      const { text } = lines[end]!;
      if (by === "|" && /^[\s|:=-]+$/.test(text) && text.trim() !== "") continue;
      const cells = cellsOf(text, by);
      if (cells.length !== columns.length) break;
      if (rows.length < looked) rows.push(cells);
      else if (count === looked && !holdsValues(columns, rows)) break;
      count++;
    }
    if (count * columns.length > 2 && holdsValues(columns, rows)) return { columns, rows: count, end };
  }
  return null;
};
/** Rows by which it is told whether there are values in them. */
const looked = 20;
const holdsValues = (columns: readonly string[], rows: readonly (readonly string[])[]): boolean =>
  columns.some((_, i) => {
    const cells = rows.flatMap((row) => (row[i] ? [row[i]] : []));
    return cells.length > 0 && cells.every((cell) => cell.length < 80 && value.test(cell));
  });

/** The cells of a line, quotes taken off; bars may stand around a line as well as between its cells. */
const cellsOf = (text: string, by: string): readonly string[] => {
  const line = by === "|" ? text.trim().replace(/^\||\|$/g, "") : text.replace(/\r$/, "");
  if (!line.includes(by)) return [];
  const cells: string[] = [];
  let [cell, quoted] = ["", false];
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === by && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += sign;
  }
  return [...cells, cell.trim()];
};
