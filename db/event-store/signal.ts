/**
 * "Something was appended": inside this process at once, to other processes by NOTIFY. One connection per process listens and notifies;
 * NOTIFY never runs inside a command's transaction and is debounced (EV14), because a NOTIFY takes a lock every committer waits for.
 * It is only a hint: whoever waits also looks by itself every second, so a lost hint costs a second and never an event.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const CHANNEL = "wn_events";
const DEBOUNCE_MS = 25;

export class EventSignal {
  #listeners = new Set<() => void>();
  #client: Promise<pg.Client | null> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(
    private readonly config: () => pg.ClientConfig,
    /** Off in tests that prove delivery without hints. */
    public notifying = true,
  ) {}

  /** Says that a transaction with events was committed by this process. */
  appended(): void {
    for (const wake of this.#listeners) wake();
    if (this.#closed || !this.notifying || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#notify();
    }, DEBOUNCE_MS);
  }

  /** Calls `wake` after every hint, from here or from another process. The answer ends it. */
  listen(wake: () => void): () => void {
    this.#listeners.add(wake);
    if (this.notifying) void this.#connected();
    return () => void this.#listeners.delete(wake);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#listeners.clear();
    const client = await this.#client;
    await client?.end().catch(() => {});
  }

  async #notify(): Promise<void> {
    const client = await this.#connected();
    await client?.query(`notify ${CHANNEL}`).catch(() => {});
  }

  #connected(): Promise<pg.Client | null> {
    if (this.#closed) return Promise.resolve(null);
    this.#client ??= this.#connect();
    return this.#client;
  }

  async #connect(): Promise<pg.Client | null> {
    const client = new pg.Client({ ...this.config(), keepAlive: true });
    let lost = false;
    const reconnect = () => {
      if (lost) return;
      lost = true;
      this.#client = null;
      if (!this.#closed && this.#listeners.size > 0) {
        void sleep(500, undefined, { ref: false }).then(() => this.#connected());
      }
    };
    client.on("error", reconnect);
    client.on("end", reconnect);
    client.on("notification", () => {
      for (const wake of this.#listeners) wake();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      return client;
    } catch {
      reconnect();
      return null;
    }
  }
}
