/**
 * Connections of one kind. They are opened when needed, and each environment has one it prefers: a server process keeps what it learned of
 * every environment it met.
 */
import { connect, type Held, type LaneOptions } from "./connections.ts";
import { dataError } from "./errors.ts";

export interface Lane {
  /** A connection, at once where one is free. `brief`: for a question so short that others may come right behind it. */
  take(role: string, brief?: boolean): Held | Promise<Held>;
  give(held: Held, brief?: boolean): void;
  close(): Promise<void>;
}

const lifetime = 30 * 60_000;
/** Longest a caller waits for its turn. */
export const defaultWaitMs = 2_500;

export const createLane = (options: LaneOptions): Lane => {
  const { size, holders = 1, waitMs = defaultWaitMs, figures } = options;
  /** One place for each connection there may be; null: not opened. */
  const places: (Held | typeof opening | null)[] = Array.from({ length: size }, () => null);
  const waiting: { resolve(held: Held): void; reject(error: unknown): void; role: string; brief: boolean }[] = [];
  let closed = false;

  const usable = (place: (typeof places)[number] | undefined): place is Held =>
    place !== null && place !== undefined && place !== opening && !place.broken;
  const hold = (held: Held, role: string, brief: boolean): Held => {
    held.holders += 1;
    if (brief) held.brief += 1;
    held.standing.served = role;
    return held;
  };
  /** The least busy of the places with at most so many holders, and of those the one the role prefers: one not opened is not busy. */
  const best = (role: string, most: number): number | null => {
    const hash = hashOf(role);
    let found: number | null = null;
    let [leastBusy, bestRank] = [Number.POSITIVE_INFINITY, 0];
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at]!;
      if (place !== null && !usable(place)) continue;
      const busy = place === null ? 0 : place.holders - place.brief;
      if (busy > leastBusy || busy > most || (place !== null && place.holders > most + briefOnes)) continue;
      const rank = rankOf(hash, at);
      if (busy === leastBusy && rank <= bestRank) continue;
      [found, leastBusy, bestRank] = [at, busy, rank];
    }
    return found;
  };
  const begin = async (at: number, role: string, brief: boolean): Promise<Held> => {
    places[at] = opening;
    try {
      const held = await connect(options);
      held.client.on("error", () => retire(held));
      figures.connections += 1;
      places[at] = held;
      hold(held, role, brief);
      if (closed) retire(held);
      return held;
    } catch (error) {
      places[at] = null;
      // Nobody is left who could give theirs to those who wait: they hear at once what the matter is.
      if (places.every((place) => place === null)) for (const { reject } of waiting.splice(0)) reject(error);
      // Where no more can be opened, one that is there will do.
      const idle = places.find((place) => usable(place) && place.holders === 0);
      if (usable(idle)) return hold(idle, role, brief);
      throw error;
    }
  };
  /** Nobody else gets it; it ends when the last holder gives it back. */
  const retire = (held: Held) => {
    held.broken = true;
    if (held.holders === 0) drop(held);
  };
  const drop = (held: Held) => {
    const at = places.indexOf(held);
    if (at < 0) return;
    places[at] = null;
    held.client.end().catch(() => undefined);
    const next = closed ? undefined : waiting.shift();
    if (next) begin(at, next.role, next.brief).then(next.resolve, next.reject);
  };

  /** Who waits of those that hold least now, and of those who came first: one environment's crowd does not stand in front of another. */
  const fairest = (): number => {
    const holds = new Map<string, number>();
    for (const place of places)
      if (usable(place) && place.standing.served !== null)
        holds.set(place.standing.served, (holds.get(place.standing.served) ?? 0) + place.holders);
    let found = 0;
    for (const [at, { role }] of waiting.entries()) if ((holds.get(role) ?? 0) < (holds.get(waiting[found]!.role) ?? 0)) found = at;
    return found;
  };

  return {
    take: (role, brief = false) => {
      if (closed) throw dataError("UNAVAILABLE");
      const at = best(role, holders - 1);
      const place = at === null ? undefined : places[at];
      if (place === null) return begin(at!, role, brief);
      if (usable(place)) return hold(place, role, brief);
      return new Promise<Held>((resolve, reject) => {
        const entry = {
          resolve: (given: Held) => done(() => resolve(given)),
          reject: (error: unknown) => done(() => reject(error)),
          role,
          brief,
        };
        // Behind the sockets: where this process was held up, what is to be given back may be there to be read.
        const timer = setTimeout(
          () =>
            setImmediate(() => {
              const at = waiting.indexOf(entry);
              if (at < 0) return;
              waiting.splice(at, 1);
              reject(dataError("BUSY", {}, { retryAfter: 1 }));
            }),
          waitMs,
        );
        const done = (then: () => void) => {
          clearTimeout(timer);
          then();
        };
        waiting.push(entry);
      });
    },
    give: (held, brief = false) => {
      held.holders -= 1;
      if (brief) held.brief -= 1;
      if (held.broken || closed || Date.now() - held.bornAt > lifetime) return retire(held);
      if (waiting.length === 0) return;
      const [next] = waiting.splice(fairest(), 1);
      if (next) next.resolve(hold(held, next.role, next.brief));
    },
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(dataError("UNAVAILABLE"));
      const idle = places.filter((place) => usable(place)).filter(({ holders }) => holders === 0);
      for (const held of idle) places[places.indexOf(held)] = null;
      await Promise.all(idle.map(({ client }) => client.end().catch(() => undefined)));
    },
  };
};

const opening = Symbol("opening");
/** So many brief questions may stand in front of others on one connection. */
const briefOnes = 4;

/** Rendezvous: of several places every name has its own order, and keeps it whichever of them are taken. */
const hashOf = (name: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
};
const rankOf = (hash: number, place: number): number => {
  let mixed = Math.imul(hash ^ Math.imul(place + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
