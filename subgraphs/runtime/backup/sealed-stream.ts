/**
 * A stream under AES-256-GCM that cannot be cut, reordered or lengthened unseen: pieces of 64 KiB, each sealed with a nonce of the stream's
 * random prefix, the piece's number and whether it is the last. (STREAM: Hoang, Reyhanitabar, Rogaway, Vizár, 2015.)
 *
 * Bytes: prefix 7 | piece | piece | …, each piece ciphertext | tag 16. A key seals one stream.
 */
import { randomBytes } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { decrypt, encrypt, NotAuthentic, nonceBytes, sealedExtra } from "../../aes-gcm.ts";

const pieceBytes = 64 * 1024;
const prefixBytes = 7;

/** The bytes are not those that were sealed under this key. */
export class DamagedStream extends Error {}

const nonceOf = (prefix: Buffer, number: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(nonceBytes);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, prefixBytes);
  nonce[nonceBytes - 1] = last ? 1 : 0;
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
    this.push(encrypt(this.key, nonceOf(this.#prefix, this.number, last), piece));
    this.number += 1;
  }
}

class Open extends Pieces {
  #prefix: Buffer | null = null;
  #head: Buffer = Buffer.alloc(0);
  constructor(private readonly key: Buffer) {
    super(pieceBytes + sealedExtra);
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
    if (!this.#prefix) throw new DamagedStream("cut short");
    const nonce = nonceOf(this.#prefix, this.number, last);
    this.number += 1;
    try {
      this.push(decrypt(this.key, nonce, piece));
    } catch (error) {
      throw error instanceof NotAuthentic ? new DamagedStream(`piece ${this.number} was changed`) : error;
    }
  }
}

/** Seals what flows through. `key`: 32 bytes, used for this stream only. */
export const sealStream = (key: Buffer): Transform => new Seal(key);

/** Opens what `sealStream` sealed. Fails with DamagedStream at the first byte that is not as it was; what came before it is genuine. */
export const openStream = (key: Buffer): Transform => new Open(key);
