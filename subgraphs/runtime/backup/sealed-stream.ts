/**
 * A stream under AES-256-GCM that cannot be cut, reordered or lengthened unseen: pieces of 64 KiB, each sealed with a nonce of the stream's
 * random prefix, the piece's number and whether it is the last. (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, 2015.)
 *
 * Bytes: prefix 7 | piece | piece | …, each piece ciphertext | tag 16. A key seals one stream.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

const pieceBytes = 64 * 1024;
const prefixBytes = 7;
const tagBytes = 16;

/** The bytes are not those that were sealed under this key. */
export class DamagedStream extends Error {}

const nonceOf = (prefix: Buffer, number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Gathers bytes and hands on pieces of one size; what is left at the end is the last piece, possibly empty. */
abstract class Pieces extends Transform {
  #parts: Buffer[] = [];
  #size = 0;
  protected number = 0;

  constructor(private readonly size: number) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    try {
      this.#parts.push(chunk);
      this.#size += chunk.length;
      // One piece is held back: only the end says which is the last.
      if (this.#size > this.size) {
        const bytes = Buffer.concat(this.#parts);
        let at = 0;
        for (; bytes.length - at > this.size; at += this.size) this.emitPiece(bytes.subarray(at, at + this.size), false);
        this.#parts = [Buffer.from(bytes.subarray(at))];
        this.#size = bytes.length - at;
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      this.emitPiece(Buffer.concat(this.#parts), true);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  protected abstract emitPiece(piece: Buffer, last: boolean): void;
}

class Seal extends Pieces {
  readonly #prefix = randomBytes(prefixBytes);
  constructor(private readonly key: Buffer) {
    super(pieceBytes);
    this.push(this.#prefix);
  }
  protected emitPiece(piece: Buffer, last: boolean): void {
    const cipher = createCipheriv("aes-256-gcm", this.key, nonceOf(this.#prefix, this.number, last), { authTagLength: tagBytes });
    this.number += 1;
    this.push(cipher.update(piece));
    cipher.final();
    this.push(cipher.getAuthTag());
  }
}

class Open extends Pieces {
  #prefix: Buffer | null = null;
  #head: Buffer = Buffer.alloc(0);
  constructor(private readonly key: Buffer) {
    super(pieceBytes + tagBytes);
  }
  override _transform(chunk: Buffer, encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    if (!this.#prefix) {
      this.#head = Buffer.concat([this.#head, chunk]);
      if (this.#head.length < prefixBytes) {
        done();
        return;
      }
      this.#prefix = this.#head.subarray(0, prefixBytes);
      rest = this.#head.subarray(prefixBytes);
    }
    super._transform(rest, encoding, done);
  }
  protected emitPiece(piece: Buffer, last: boolean): void {
    if (!this.#prefix || piece.length < tagBytes) throw new DamagedStream("cut short");
    const cipher = createDecipheriv("aes-256-gcm", this.key, nonceOf(this.#prefix, this.number, last), { authTagLength: tagBytes });
    this.number += 1;
    cipher.setAuthTag(piece.subarray(piece.length - tagBytes));
    const plain = cipher.update(piece.subarray(0, piece.length - tagBytes));
    try {
      cipher.final();
    } catch {
      throw new DamagedStream(`piece ${this.number} was changed`);
    }
    this.push(plain);
  }
}

/** Seals what flows through. `key`: 32 bytes, used for this stream only. */
export const sealStream = (key: Buffer): Transform => new Seal(key);

/** Opens what `sealStream` sealed. Fails with DamagedStream at the first byte that is not as it was; what came before it is genuine. */
export const openStream = (key: Buffer): Transform => new Open(key);
