/**
 * Rows as the bytes PostgreSQL sent. The client makes a text of every value as it comes in, which is made bytes again to be sent. So a row is
 * read when it is asked for what it holds, and an answer goes on as the bytes that came.
 */
import type pg from "pg";
import { Parser } from "pg-protocol/dist/parser.js";

/**
 * A text as the bytes of its UTF-8, each of them kept as the letter of its number (Latin-1, ISO 8859-1). Node sends it as it is: nothing is
 * decoded, measured or encoded, and it takes a byte of memory a byte, whatever is written in it.
 */
export class ByteText {
  readonly latin1: string;

  constructor(latin1: string) {
    this.latin1 = latin1;
  }
  /** In bytes. */
  get length(): number {
    return this.latin1.length;
  }
  toString(): string {
    return Buffer.from(this.latin1, "latin1").toString("utf8");
  }
}

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
  /** Its text between two others of ASCII; what is read next may stand in the same place, so it is taken now. */
  between(before: string, after: string): ByteText | null {
    const found = this.first();
    return found && new ByteText(before + this.bytes.toString("latin1", found.from, found.to) + after);
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
