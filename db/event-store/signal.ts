/**
 * "Something was appended": inside this process at once, to other processes by NOTIFY. One connection per process listens and notifies;
 * NOTIFY never runs inside a command's transaction and is debounced (EV14), because a NOTIFY takes a lock every committer waits for.
 * It is only a hint: whoever waits also looks by itself every second, so a lost hint costs a second and never an event.
 *
 * The same connection carries what a commit outside the event store changed, in a few words, to processes that must not look by themselves
 * (an idle platform runs no statement, DP35). Whenever such words may have been lost, everybody is told exactly that.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const CHANNEL = "wn_events";
const WORDS = "wn_words";
const DEBOUNCE_MS = 25;
const RETRY_MS = 500;
/** Below PostgreSQL's 8,000 bytes for one NOTIFY. */
const PAYLOAD_BYTES = 7_500;
/** More at once than this says as much as "look at everything". */
const WORDS_AT_ONCE = 1_000;
const MISSED = "*";

/** What other processes told; null: something may have been missed. */
type Hear = (words: readonly string[] | null) => void;

export class EventSignal {
  #listeners = new Set<() => void>();
  #hearers = new Set<Hear>();
  #appended = false;
  #words = new Set<string>();
  #client: Promise<pg.Client | null> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #sending: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    private readonly config: () => pg.ClientConfig,
    /** Off in tests that prove delivery without hints. */
    public notifying = true,
  ) {}

  /** Says that a transaction with events was committed by this process. */
  appended(): void {
    for (const wake of this.#listeners) wake();
    this.#appended = true;
    this.#soon(DEBOUNCE_MS);
  }

  /** Tells other processes a few words (at most 1,000 characters), after the commit they are about. Equal ones are told once. */
  tell(words: string): void {
    if (!this.notifying) return;
    if (this.#words.size >= WORDS_AT_ONCE) this.#words = new Set([MISSED]);
    if (!this.#words.has(MISSED)) this.#words.add(words);
    this.#soon(DEBOUNCE_MS);
  }

  /** Calls `wake` after every hint, from here or from another process. The answer ends it. */
  listen(wake: () => void): () => void {
    this.#listeners.add(wake);
    if (this.notifying) void this.#connected();
    return () => void this.#listeners.delete(wake);
  }

  /** Calls `hear` with what other processes tell. The answer ends it. */
  hear(hear: Hear): () => void {
    this.#hearers.add(hear);
    if (this.notifying) void this.#connected();
    return () => void this.#hearers.delete(hear);
  }

  async close(): Promise<void> {
    const waiting = this.#timer !== null;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#sending;
    if (waiting && this.#client) await this.#notify();
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#listeners.clear();
    this.#hearers.clear();
    const client = await this.#client;
    await client?.end().catch(() => {});
  }

  #soon(ms: number): void {
    if (this.#closed || !this.notifying || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#sending = this.#sending.then(() => this.#notify());
    }, ms);
    this.#timer.unref();
  }

  async #notify(): Promise<void> {
    const client = await this.#connected();
    const words = [...this.#words];
    this.#words.clear();
    try {
      if (this.#appended) {
        this.#appended = false;
        await client?.query(`notify ${CHANNEL}`);
      }
      for (const payload of inPieces(words)) {
        if (!client) throw new Error("no connection");
        await client.query("select pg_notify($1, $2)", [WORDS, payload]);
      }
    } catch {
      // Events are found without a hint; words are not.
      if (words.length === 0) return;
      this.#words = new Set([MISSED]);
      this.#soon(RETRY_MS);
    }
  }

  #connected(): Promise<pg.Client | null> {
    if (this.#closed) return Promise.resolve(null);
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<pg.Client | null> {
    const client: pg.Client & { readonly processID?: number } = new pg.Client({ ...this.config(), keepAlive: true });
    let lost = false;
    const reconnect = () => {
      if (lost) return;
      lost = true;
      this.#client = null;
      if (!this.#closed && this.#listeners.size + this.#hearers.size > 0) {
        void sleep(RETRY_MS, undefined, { ref: false }).then(() => this.#connected());
      }
    };
    client.on("error", reconnect);
    client.on("end", reconnect);
    client.on("notification", ({ channel, payload, processId }) => {
      if (channel === CHANNEL) for (const wake of this.#listeners) wake();
      else if (processId !== client.processID) this.#heard(wordsOf(payload));
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}; listen ${WORDS}`);
      // What was told before this moment went by unheard.
      this.#heard([MISSED]);
      return client;
    } catch {
      reconnect();
      return null;
    }
  }

  #heard(words: readonly string[]): void {
    const heard = words.includes(MISSED) ? null : words;
    for (const hear of this.#hearers) hear(heard);
  }
}

/** Whoever may log in may say anything here: what is no list of words says only that there was something. */
const wordsOf = (payload: string | undefined): readonly string[] => {
  try {
    const words: unknown = JSON.parse(payload ?? "");
    return Array.isArray(words) && words.every((one) => typeof one === "string") ? words : [MISSED];
  } catch {
    return [MISSED];
  }
};

/** JSON lists that fit into one NOTIFY each. */
const inPieces = (words: readonly string[]): readonly string[] => {
  const pieces: string[][] = [];
  let room = 0;
  for (const one of words) {
    const size = Buffer.byteLength(JSON.stringify(one)) + 1;
    if (size > room) {
      pieces.push([]);
      room = PAYLOAD_BYTES;
    }
    pieces.at(-1)?.push(one);
    room -= size;
  }
  return pieces.map((piece) => JSON.stringify(piece));
};
