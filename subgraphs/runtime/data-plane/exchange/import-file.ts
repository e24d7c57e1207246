/**
 * Reads a table file as it arrives: its encoding, its separator, its headings, then its rows in batches. Whatever is no such file is refused
 * with a sentence that says what to do; nothing is guessed that could turn one letter into another.
 */
import type { Readable } from "node:stream";
import { CsvError, type Parser, parse } from "csv-parse";
import type { Sentence } from "../../../../schema/ids.ts";
import { dataError } from "../errors.ts";

export const importLimits = { bytes: 50 * 1024 * 1024, rows: 200_000, columns: 300, record: 1024 * 1024, batch: 500 } as const;

export const tooLarge = () => dataError("IMPORT_TOO_LARGE", { megabytes: importLimits.bytes / 1024 / 1024, rows: importLimits.rows });
const unreadable = (en: string, ar: string) => dataError("IMPORT_UNREADABLE", { why: { en, ar } });

/** Encodings a caller may name; a file with a byte order mark names its own. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

export type Line = readonly string[];

/** A row of the file, and where it stands: counted as a spreadsheet counts rows, and by the lines a text editor shows. */
export interface FileRow {
  readonly row: number;
  /** The physical line it begins on; null for files that were read before lines were counted. */
  readonly line: number | null;
  readonly cells: Line;
}

/** The headings first, then batches of rows; cells are as they stand in the file. */
export async function* readTable(body: Readable, encoding: Encoding | null): AsyncGenerator<readonly FileRow[], void, undefined> {
  const texts = decoded(body, encoding);
  const head = await beginning(texts);
  const parser = parse({
    delimiter: separatorOf(head),
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: importLimits.record,
  });
  // Fed beside being read; what goes wrong there ends the reading.
  const fed = feed(parser, head, texts).catch((error: unknown) => void parser.destroy(error as Error));
  try {
    let headings: Line | null = null;
    let batch: FileRow[] = [];
    let [count, breaks] = [0, 0];
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      // An empty line is a row to a spreadsheet; a line break inside a cell is none.
      const row = info.records + info.empty_lines;
      const line = row + breaks;
      breaks += breaksIn(record);
      if (headings === null) {
        headings = headingsOf(record);
        yield [{ row, line, cells: headings }];
        continue;
      }
      count += 1;
      if (count > importLimits.rows) throw tooLarge();
      batch.push({ row, line, cells: record });
      if (batch.length < importLimits.batch) continue;
      yield batch;
      batch = [];
    }
    if (headings === null) throw unreadable("It is empty.", "إنه فارغ.");
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw told(error);
  } finally {
    parser.destroy();
    await fed;
  }
}

interface Parsed {
  readonly record: Line;
  readonly info: { readonly records: number; readonly empty_lines: number };
}

const breaksIn = (record: Line): number => record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

const headingsOf = (record: Line): Line => {
  if (record.length > importLimits.columns)
    throw unreadable(`It has more than ${importLimits.columns} columns.`, `فيه أكثر من ${importLimits.columns} عمود.`);
  return record.map((heading) => heading.trim());
};

/** The text of a file, part by part. */
async function* decoded(body: Readable, named: Encoding | null): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | null = null;
  let size = 0;
  // The socket stays: a refusal is to be told on it.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > importLimits.bytes) throw tooLarge();
    decoder ??= decoderFor(chunk, named);
    const text = decode(decoder, chunk, true);
    if (text.includes("\0"))
      throw unreadable("It holds NUL characters, so it is no text in the encoding that was expected. Save it as CSV UTF-8.", nulWords);
    yield text;
  }
  if (decoder) yield decode(decoder, Buffer.alloc(0), false);
}
const nulWords = "يحتوي على محارف صفرية، فليس نصًا بالترميز المتوقع. احفظه بصيغة CSV UTF-8.";

const longestHead = 64 * 1024;
/** Enough of the text to know its first line. */
const beginning = async (texts: AsyncGenerator<string, void, undefined>): Promise<string> => {
  let head = "";
  while (!/[\r\n]/.test(head.trimStart()) && head.length < longestHead) {
    const next = await texts.next();
    if (next.done) break;
    head += next.value;
  }
  return head;
};

/** What stands between the headings most often, outside quotation marks. */
const separatorOf = (head: string): string => {
  const line = (head.trimStart().split(/[\r\n]/)[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const counted = [",", ";", "\t"].map((separator) => [separator, line.split(separator).length] as const);
  return counted.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
};

const feed = async (parser: Parser, head: string, texts: AsyncGenerator<string, void, undefined>): Promise<void> => {
  parser.write(head);
  for await (const text of texts) {
    if (parser.destroyed) return;
    if (!parser.write(text)) await drained(parser);
  }
  parser.end();
};

const drained = (parser: Parser): Promise<void> =>
  new Promise((resolve) => {
    const over = () => {
      parser.off("drain", over);
      parser.off("close", over);
      resolve();
    };
    parser.on("drain", over);
    parser.on("close", over);
  });

const decoderFor = (head: Buffer, named: Encoding | null): TextDecoder => {
  const marked: Encoding | null =
    head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
  return new TextDecoder(marked ?? named ?? "utf-8", { fatal: true });
};

const decode = (decoder: TextDecoder, chunk: Buffer, more: boolean): string => {
  try {
    return decoder.decode(chunk, { stream: more });
  } catch {
    throw unreadable(
      `It is not in ${decoder.encoding.toUpperCase()}. Save it as CSV UTF-8, or say which encoding it has, such as windows-1256.`,
      `ليس بترميز ${decoder.encoding.toUpperCase()}. احفظه بصيغة CSV UTF-8 أو اذكر ترميزه، مثل windows-1256.`,
    );
  }
};

const told = (error: unknown): unknown => {
  const { code, lines } = error as { code?: string; lines?: number };
  if (!(error instanceof CsvError)) return error;
  const at: Sentence = { en: `line ${lines ?? 1}`, ar: `السطر ${lines ?? 1}` };
  if (code === "CSV_MAX_RECORD_SIZE") return unreadable(`A row is larger than 1 MiB (${at.en}).`, `صف أكبر من 1 ميغابايت (${at.ar}).`);
  return code?.includes("QUOTE")
    ? unreadable(
        `A quotation mark does not belong where it stands or is never closed (${at.en}).`,
        `علامة اقتباس في غير موضعها أو لم تُغلق (${at.ar}).`,
      )
    : unreadable(`Its rows cannot be told apart (${at.en}).`, `تعذّر تمييز صفوفه (${at.ar}).`);
};
