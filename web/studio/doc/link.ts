/**
 * The link: one WebSocket at a time to one draft, opened again and again. It knows bytes and order, no document. What is pushed is kept
 * until the server says it is stored; after a lost connection it is sent again, in order, under a fresh ticket.
 *
 * connecting → syncing → live → (lost → waiting → connecting)* → stopped. Waiting: full jitter, 0.5 s doubling to 30 s.
 */
import type { Sentence } from "../../../schema/ids.ts";
import { closeWords } from "./close-words.ts";
import { type Hello, type Message, protocol, type RoomState, readFrame, type Shade, shade, step1, ticketPrefix, update } from "./wire.ts";

export interface LinkOptions {
  /** `wss://host/collab` */
  readonly url: string;
  readonly name: string;
  readonly ticket: () => Promise<string>;
  /** Between 0 and 1; for tests. */
  readonly random?: () => number;
  readonly baseMs?: number;
}

export interface LinkEvents {
  /** The state vector to start from. */
  vector(): Uint8Array;
  hello(hello: Hello): void;
  /** Everything of one frame, in order. `synced`: the answer to step 1 is among it. */
  received(input: {
    readonly snapshots: readonly Uint8Array[];
    readonly updates: readonly Uint8Array[];
    readonly synced: boolean;
  }): Promise<void> | void;
  shades(shades: readonly Shade[]): void;
  role(role: Hello["role"]): void;
  room(room: RoomState): void;
  /** How many pushed updates are not stored yet, and the seq everything up to which is here. */
  progress(pending: number, seq: number): void;
  state(state: LinkState): void;
  /** An update was refused, and with it all after it: they are no longer kept. */
  refused(code: string, params: Readonly<Record<string, unknown>>, lost: readonly unknown[]): void;
  /** The draft lives under another name now. */
  moved(name: string, lost: readonly unknown[]): void;
}

export type LinkState =
  | { readonly is: "connecting" }
  | { readonly is: "live" }
  | { readonly is: "offline" }
  | { readonly is: "stopped"; readonly why: "revoked" | "outdated"; readonly because: Sentence };

export interface Link {
  /** Keeps an update, with whatever belongs to it, and sends it. */
  push(bytes: Uint8Array, about: unknown): void;
  show(shade: Shade): void;
  pending(): readonly unknown[];
  close(): void;
}

const maxWaitMs = 30_000;

export const createLink = (options: LinkOptions, events: LinkEvents): Link => {
  const { url, name, ticket, random = Math.random, baseMs = 500 } = options;
  let socket: WebSocket | null = null;
  let pending: { readonly bytes: Uint8Array; readonly about: unknown }[] = [];
  /** Of this connection: sent, and acknowledged. */
  let sent = 0;
  let acked = 0;
  let seq = 0;
  let opening = false;
  let ready = false;
  let ended = false;
  let attempts = 0;
  let badTickets = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: Shade | null = null;

  const send = (bytes: Uint8Array<ArrayBuffer>) => {
    if (socket?.readyState === 1) socket.send(bytes);
  };
  const sendWaiting = () => {
    for (; sent - acked < pending.length; sent++) send(update(pending[sent - acked]!.bytes));
  };
  const lose = () => {
    const lost = pending.map(({ about }) => about);
    pending = [];
    return lost;
  };
  const stop = (why: "revoked" | "outdated", because: Sentence) => {
    ended = true;
    clearTimeout(timer);
    events.state({ is: "stopped", why, because });
  };
  const again = (atLeastMs = 0) => {
    if (ended) return;
    clearTimeout(timer);
    const wait = atLeastMs + random() * Math.min(maxWaitMs, baseMs * 2 ** attempts);
    attempts += 1;
    timer = setTimeout(() => void open(), wait);
  };

  const open = async () => {
    // One at a time: coming online while a ticket is on its way would leave a second socket that nobody closes.
    if (opening) return;
    opening = true;
    let pass: string;
    try {
      pass = await ticket();
    } catch {
      events.state({ is: "offline" });
      return again();
    } finally {
      opening = false;
    }
    if (ended) return;
    const mine = new WebSocket(`${url}/${name}`, [protocol, `${ticketPrefix}${pass}`]);
    mine.binaryType = "arraybuffer";
    socket = mine;
    sent = 0;
    acked = 0;
    ready = false;
    // Frames are handled one after the other: a snapshot is inflated in its own time.
    let last: Promise<void> = Promise.resolve();
    mine.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      last = last.then(() => (socket === mine ? receive(readFrame(new Uint8Array(data))) : undefined)).catch(() => mine.close(4000));
    };
    // What went wrong comes with `close`.
    mine.onerror = () => {};
    mine.onclose = ({ code, reason }: CloseEvent) => {
      void last.then(() => {
        if (socket === mine) closed(code, reason);
      });
    };
  };

  const receive = async (messages: readonly Message[]): Promise<void> => {
    const snapshots: Uint8Array[] = [];
    const updates: Uint8Array[] = [];
    let synced = false;
    let moved = false;
    let refusal: Extract<Message, { is: "nack" }> | null = null;
    for (const message of messages) {
      switch (message.is) {
        case "hello":
          badTickets = 0;
          events.hello(message.hello);
          send(step1(events.vector()));
          ready = true;
          sendWaiting();
          if (shown) send(shade(shown));
          break;
        case "snapshot":
          snapshots.push(message.deflated);
          break;
        case "update":
          updates.push(message.bytes);
          synced ||= message.first;
          break;
        case "awareness":
          events.shades(message.shades);
          break;
        case "ack":
          if (message.n > acked && !refusal) {
            pending = pending.slice(message.n - acked);
            acked = message.n;
          }
          seq = Math.max(seq, message.seq);
          moved = true;
          break;
        case "nack":
          refusal ??= message;
          break;
        case "role":
          events.role(message.role);
          break;
        case "room":
          events.room(message.room);
          break;
      }
    }
    if (snapshots.length > 0 || updates.length > 0) await events.received({ snapshots, updates, synced });
    if (synced) {
      attempts = 0;
      events.state({ is: "live" });
    }
    if (moved) events.progress(pending.length, seq);
    if (refusal) events.refused(refusal.code, refusal.params, lose());
  };

  const closed = (code: number, reason: string) => {
    socket = null;
    ready = false;
    if (ended) return;
    const words = closeWords(code);
    switch (code) {
      case 1003:
      case 1009:
        // One of these was unreadable to the server; which, it cannot say.
        events.state({ is: "offline" });
        again();
        if (pending.length > 0) events.refused(code === 1009 ? "COLLAB_TOO_BIG" : "COLLAB_NOT_A_CELL", {}, lose());
        return;
      case 4401:
        badTickets += 1;
        if (badTickets > 1) return stop("revoked", words);
        events.state({ is: "offline" });
        return again();
      case 4400:
      case 4403:
      case 4404:
      case 4410:
      case 4422:
        return stop("revoked", words);
      case 4409:
        if (reason === "") return stop("revoked", words);
        ended = true;
        return events.moved(reason, lose());
      case 4426:
        return stop("outdated", words);
      default:
        events.state({ is: "offline" });
        again(code === 4429 ? 5_000 : 0);
    }
  };

  // The browser knows sooner than the socket.
  const wentOffline = () => socket?.close();
  const cameOnline = () => {
    if (socket || ended) return;
    clearTimeout(timer);
    void open();
  };
  globalThis.addEventListener?.("offline", wentOffline);
  globalThis.addEventListener?.("online", cameOnline);

  events.state({ is: "connecting" });
  void open();
  return {
    push: (bytes, about) => {
      pending.push({ bytes, about });
      events.progress(pending.length, seq);
      if (ready) sendWaiting();
    },
    show: (next) => {
      shown = next;
      if (ready) send(shade(next));
    },
    pending: () => pending.map(({ about }) => about),
    close: () => {
      ended = true;
      clearTimeout(timer);
      globalThis.removeEventListener?.("offline", wentOffline);
      globalThis.removeEventListener?.("online", cameOnline);
      const mine = socket;
      socket = null;
      mine?.close();
    },
  };
};
