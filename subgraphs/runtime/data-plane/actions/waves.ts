/**
 * Calls of one kind go together. One that comes while nothing is under way leaves at once; those that come meanwhile leave as one
 * statement when the answer is back, or when it takes long, so nobody waits for company, and the busier it is the less each costs. Every
 * call is still all or nothing by itself: where one of them stops the wave, each goes its own way from there.
 */
import { dataError, sqlState } from "../errors.ts";
import type { Place } from "../names.ts";
import type { Pools } from "../pools.ts";
import type { RunInput } from "../sql/statement.ts";
import type { AtOnce } from "./at-once.ts";
import { keeperOf } from "./journal.ts";

/** Most records of one statement. Each size is a statement of its own to PostgreSQL, so of the large ones there are few. */
export const mostRecords = 16;
const largeSizes = [16, 12, 8] as const;
/** Waves of a kind under way at once; the second leaves only when the first is slow: it may wait for somebody's lock. */
const underwayAtOnce = 2;
const slowMs = 10;
const longestQueue = 64;

export interface Waves {
  /** The record's text; null: nothing was written, and a transaction has to find out why. Throws `DATA_BUSY` when too many wait. */
  ask(place: Place, statement: AtOnce, input: RunInput): Promise<string | null>;
}

interface Call {
  readonly values: readonly unknown[];
  /** Whose key, and which. */
  readonly key: string | null;
  resolve(text: string | null): void;
  reject(error: unknown): void;
}

/** Calls of the same statement, place and account. */
interface Kind {
  readonly place: Place;
  readonly account: string | null;
  readonly statement: AtOnce;
  readonly waiting: Call[];
  underway: number;
  /** Of those, how many take long. */
  slow: number;
  /** A wave leaves when the loop has looked at all its sockets. */
  leaving: boolean;
}

const mayLeave = ({ underway, slow }: Kind): boolean => underway === slow && underway < underwayAtOnce;

export const createWaves = (pools: Pick<Pools, "writeOnce">): Waves => {
  const kinds = new Map<string, Kind>();

  const write = async (kind: Kind, calls: readonly Call[]): Promise<void> => {
    const { place, account, statement } = kind;
    try {
      const texts = await pools.writeOnce(place, account, {
        name: `${statement.name}_${calls.length}`,
        sql: statement.sql(calls.length),
        values: [...statement.shared, ...calls.flatMap(({ values }) => values)],
      });
      const answers = answersOf(texts);
      for (const [at, call] of calls.entries()) call.resolve(answers.get(at) ?? null);
    } catch (error) {
      const one = isOfOne(error);
      for (const call of calls) one ? call.resolve(null) : call.reject(error);
    }
  };

  const leave = (name: string, kind: Kind): void => {
    if (kind.waiting.length === 0 || !mayLeave(kind)) return;
    kind.underway += 1;
    let slow = 0;
    const timer = setTimeout(() => {
      slow = 1;
      kind.slow += 1;
      leave(name, kind);
    }, slowMs);
    void write(kind, nextOf(kind.waiting)).finally(() => {
      clearTimeout(timer);
      kind.underway -= 1;
      kind.slow -= slow;
      leave(name, kind);
      if (kind.underway === 0 && kind.waiting.length === 0 && !kind.leaving) kinds.delete(name);
    });
  };

  return {
    ask: (place, statement, input) => {
      const values = statement.binds.map((bind) => bind(input));
      const { account } = input.caller;
      const name = `${place.schema}|${account ?? ""}|${statement.name}`;
      const kind = kinds.get(name) ?? { place, account, statement, waiting: [], underway: 0, slow: 0, leaving: false };
      kinds.set(name, kind);
      if (kind.waiting.length >= longestQueue) throw dataError("BUSY", {}, { retryAfter: 1 });
      const key = input.key === undefined ? null : `${keeperOf(input.caller)}|${input.key}`;
      return new Promise((resolve, reject) => {
        kind.waiting.push({ values, key, resolve, reject });
        if (kind.leaving || !mayLeave(kind)) return;
        kind.leaving = true;
        setImmediate(() => {
          kind.leaving = false;
          leave(name, kind);
        });
      });
    },
  };
};

/** Takes the calls of the next wave out of the queue. A key that is there twice goes with the one after: it is told apart by its row. */
const nextOf = (waiting: Call[]): readonly Call[] => {
  const keys = new Set<string>();
  const calls: Call[] = [];
  for (let at = 0; at < waiting.length && calls.length < mostRecords; ) {
    const call = waiting[at]!;
    if (call.key !== null && keys.has(call.key)) at += 1;
    else {
      if (call.key !== null) keys.add(call.key);
      calls.push(call);
      waiting.splice(at, 1);
    }
  }
  const size = largeSizes.find((one) => one <= calls.length) ?? calls.length;
  waiting.unshift(...calls.splice(size));
  return calls;
};

const answersOf = (texts: readonly (string | null)[]): ReadonlyMap<number, string> =>
  new Map(
    texts.map((text) => {
      const colon = text!.indexOf(":");
      return [Number(text!.slice(0, colon)), text!.slice(colon + 1)];
    }),
  );

/** Refused because of what one of them is or waits for: a value, a constraint, a lock. The statement left nothing behind. */
const isOfOne = (error: unknown): boolean => /^(2[23]...|40P01|55P03)$/.test(sqlState(error) ?? "");
