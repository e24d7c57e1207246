/** Which seats of a process are kept: those asked for of late, as many as the memory meant for them holds, and no environment more than its part. */
import type { Model } from "../../../schema/model/model.ts";
import type { Seat } from "./plans.ts";

export interface SeatMemory {
  readonly bytes: number;
  readonly size: number;
  get(key: string): Seat | undefined;
  /** It was asked for just now. */
  keep(seat: Seat): Seat;
  /** It holds a document more. */
  grew(seat: Seat): void;
}

/** Measured on models of 3 to 10 tables: a seat takes 10 to 18 times its model's text, a document with its plan 28 to 38 kB. */
const weights = { seatPerCharacter: 14, document: 32 * 1024 } as const;

export const createSeatMemory = ({
  bytes: most,
  environmentBytes,
}: {
  readonly bytes: number;
  readonly environmentBytes: number;
}): SeatMemory => {
  const seats = new Map<string, Seat>();
  let bytes = 0;
  const ofEnvironment = new Map<string, number>();

  const count = (seat: Seat, more: number): void => {
    seat.bytes += more;
    bytes += more;
    const now = (ofEnvironment.get(seat.environmentId) ?? 0) + more;
    if (now > 0) ofEnvironment.set(seat.environmentId, now);
    else ofEnvironment.delete(seat.environmentId);
  };
  const drop = (seat: Seat): void => {
    if (!seats.delete(seat.key)) return;
    count(seat, -seat.bytes);
  };
  /** What was asked for longest ago goes: of the environment that has too much, or of all. */
  const makeRoom = (seat: Seat): void => {
    for (const one of seats.values()) {
      const own = (ofEnvironment.get(seat.environmentId) ?? 0) > environmentBytes;
      if (!own && bytes <= most) return;
      if (one !== seat && (!own || one.environmentId === seat.environmentId)) drop(one);
    }
    if ((ofEnvironment.get(seat.environmentId) ?? 0) <= environmentBytes) return;
    // A single seat with so many documents begins anew with them.
    count(seat, -weights.document * seat.documents.size);
    for (const known of [seat.documents, seat.normal, seat.statements]) known.clear();
  };
  const keep = (seat: Seat): Seat => {
    if (!seats.has(seat.key)) {
      seats.set(seat.key, seat);
      const own = weightOf(seat.view.model);
      seat.bytes = 0;
      count(seat, own + weights.document * seat.documents.size);
      makeRoom(seat);
    } else if (bytes > most / 2) {
      // Which was asked for longest ago counts only when there are many.
      seats.delete(seat.key);
      seats.set(seat.key, seat);
    }
    return seat;
  };

  return {
    get bytes() {
      return bytes;
    },
    get size() {
      return seats.size;
    },
    get: (key) => seats.get(key),
    keep,
    grew: (seat) => {
      if (seats.get(seat.key) !== seat) return;
      count(seat, weights.document);
      makeRoom(seat);
    },
  };
};

const weighed = new WeakMap<Model, number>();
const weightOf = (model: Model): number => {
  const known = weighed.get(model) ?? JSON.stringify(model).length * weights.seatPerCharacter;
  weighed.set(model, known);
  return known;
};
