/** A place in the global order of events: (era, key, seq), printed as one opaque string that sorts nowhere but here. */
import { EventError } from "./errors.ts";

export interface Position {
  readonly era: number;
  readonly key: bigint;
  readonly seq: bigint;
}

/** Before the first event. */
export const beginning: Position = { era: 0, key: 0n, seq: 0n };

export const printPosition = ({ era, key, seq }: Position): string => Buffer.from(`${era}.${key}.${seq}`).toString("base64url");

/** Reads what `printPosition` printed. Throws EVENT_POSITION_INVALID for anything else: positions come back from clients. */
export const parsePosition = (text: string): Position => {
  const match = text.length <= 80 ? /^(\d{1,5})\.(\d{1,20})\.(\d{1,19})$/.exec(Buffer.from(text, "base64url").toString("latin1")) : null;
  const position = match && { era: Number(match[1]), key: BigInt(match[2]!), seq: BigInt(match[3]!) };
  const fits = position && position.era < 2 ** 15 && position.key < 2n ** 64n && position.seq < 2n ** 63n;
  if (!fits || printPosition(position) !== text) throw new EventError("EVENT_POSITION_INVALID");
  return position;
};

/** Negative when a comes before b. */
export const comparePositions = (a: Position, b: Position): number =>
  a.era - b.era || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) || (a.seq < b.seq ? -1 : a.seq > b.seq ? 1 : 0);

/** For SQL: `(era, key, seq) > ($1::smallint, $2::xid8, $3::bigint)`. */
export const positionParams = ({ era, key, seq }: Position): readonly [number, string, string] => [era, String(key), String(seq)];
