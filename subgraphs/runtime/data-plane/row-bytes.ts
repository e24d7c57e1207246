/**
 * Rows as the bytes PostgreSQL sent. The client makes a text of every value as it comes in, which is made bytes again to be sent; with
 * Arabic among it that is dear. So a row is read when it is asked for what it holds, and a long answer with such goes on as it came.
 */
import type pg from "pg";
import { Parser } from "pg-protocol/dist/parser.js";

/** A row of which nothing was read yet. It is good until the next message is read. */
export class Row {
  readonly name = "dataRow";
  length = 0;
  private readonly bytes: Buffer;
  private readonly start: number;

  constructor(bytes: Buffer, start: number) {
    this.bytes = bytes;
    this.start = start;
  }

  /** Where its first field stands; null: it has no value. */
  private first(): { readonly from: number; readonly to: number } | null {
    if (this.bytes.readInt16BE(this.start) === 0) return null;
    const from = this.start + 6;
    const size = this.bytes.readInt32BE(this.start + 2);
    return size < 0 ? null : { from, to: from + size };
  }
  text(): string | null {
    const found = this.first();
    return found && this.bytes.toString("utf8", found.from, found.to);
  }
  /**
   * Its text between two others. A long one with Arabic is a copy of its bytes: what is read next may stand in the same place. Anything else
   * is cheaper as a text, which takes one byte a letter and no memory outside the heap.
   */
  between(before: string, after: string): string | Buffer | null {
    const found = this.first();
    if (found === null) return null;
    const { from, to } = found;
    if (to - from < shortest || !hasArabic(this.bytes.subarray(from, to))) return before + this.bytes.toString("utf8", from, to) + after;
    const copy = Buffer.allocUnsafe(before.length + to - from + after.length);
    copy.write(before, 0, "latin1");
    this.bytes.copy(copy, before.length, from, to);
    copy.write(after, copy.length - after.length, "latin1");
    return copy;
  }
  /** What the client's own queries read. */
  get fields(): readonly (string | null)[] {
    const fields: (string | null)[] = [];
    let at = this.start + 2;
    for (let left = this.bytes.readInt16BE(this.start); left > 0; left -= 1) {
      const size = this.bytes.readInt32BE(at);
      at += 4;
      fields.push(size < 0 ? null : this.bytes.toString("utf8", at, at + size));
      at += Math.max(size, 0);
    }
    return fields;
  }
}
const shortest = 2_048;
/** Whether a byte begins one of U+0600 to U+067F; inside a character of UTF-8 none of them stands (RFC 3629). */
const hasArabic = (bytes: Buffer): boolean => bytes.includes(0xd8) || bytes.includes(0xd9);

interface Message {
  readonly name: string;
  length: number;
}
/** What the client's reader does, and its types do not tell. */
interface Reader {
  parse(bytes: Buffer, heard: (message: Message) => void): void;
  handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message;
}
const ClientReader = Parser as unknown as new () => Reader;
const rowCode = "D".charCodeAt(0);

class RowReader extends ClientReader {
  override handlePacket(offset: number, code: number, length: number, bytes: Buffer): Message {
    if (code !== rowCode) return super.handlePacket(offset, code, length, bytes);
    const row = new Row(bytes, offset);
    row.length = length;
    return row;
  }
}

interface Connection {
  readonly stream: NodeJS.ReadableStream;
  emit(name: string, message: Message): void;
}

/** From here on the rows of a client are `Row`s; it is connected, and nothing is asked of it yet. */
export const readRowsLate = (client: pg.Client): void => {
  const { connection } = client as unknown as { readonly connection: Connection };
  const reader = new RowReader();
  connection.stream.removeAllListeners("data");
  connection.stream.on("data", (bytes: Buffer) =>
    reader.parse(bytes, (message) => connection.emit(message.name === "error" ? "errorMessage" : message.name, message)),
  );
};
