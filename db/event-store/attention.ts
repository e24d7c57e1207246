import type { EventSignal } from "./signal.ts";

/**
 * Waits for the next reason to look: a hint, or the second that has passed. After a hint it looks a few times in quick succession, because
 * an event becomes readable only when older transactions of the server have ended.
 */
export class Attention {
  #eager = 0;
  #woken = false;
  #resolve: (() => void) | null = null;
  readonly #unlisten: () => void;

  constructor(
    signal: EventSignal,
    private readonly pollMs = 1000,
  ) {
    this.#unlisten = signal.listen(() => this.wake());
  }

  wake(): void {
    this.#woken = true;
    this.#eager = 6;
    this.#resolve?.();
  }

  /** Resolves at the next hint, after `pollMs`, or after `atMost` when that is sooner. */
  async pause(atMost: number = this.pollMs): Promise<void> {
    if (!this.#woken) {
      const ms = this.#eager > 0 ? Math.min(this.pollMs, 10 * 2 ** (6 - this.#eager)) : this.pollMs;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, Math.min(ms, atMost)));
        this.#resolve = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#resolve = null;
    }
    if (!this.#woken && this.#eager > 0) this.#eager -= 1;
    this.#woken = false;
  }

  end(): void {
    this.#unlisten();
    this.#woken = true;
    this.#resolve?.();
  }
}
