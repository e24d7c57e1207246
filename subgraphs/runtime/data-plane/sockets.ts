/**
 * graphql-transport-ws, by hand: answers are text that was concatenated in the database, and go out without being parsed here.
 *
 *   client → connection_init { apiKey? }   server → connection_ack
 *   either → ping / pong: a pong says that whatever was subscribed to before the ping is listened for, or was refused
 *   client → subscribe { id, payload }     server → next { id, payload }* then complete { id }, or error { id, payload: [...] }
 *   client → complete { id }
 *
 * Close codes: 4400 bad message · 4401 not acknowledged, or the session ended · 4403 the API key is not good · 4408 no init in time · 4409 id in use · 4429 too many.
 */
import type { IncomingMessage } from "node:http";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { shownIn } from "./askers.ts";
import type { Caller, RunningEnvironment } from "./caller.ts";
import { dataError } from "./errors.ts";
import type { Live } from "./live/live.ts";
import { type AskDeps, answer, isSubscription, prepareFor, readAsked, told } from "./request.ts";

export const socketLimits = {
  perEnvironment: 2_000,
  /** Of one session or key, or of an address without one: nobody takes the places of all the others. */
  perHolder: 100,
  subscriptions: 50,
  message: 128 * 1024,
  buffered: 1024 * 1024,
  /** Questions that are answered once, on one socket at a time; others wait their turn. */
  atOnce: 4,
  initMs: 5_000,
  /** Longest a reader may take nothing while it is behind. */
  stalledMs: 60_000,
} as const;
const protocol = "graphql-transport-ws";

export interface SocketFor {
  readonly environment: RunningEnvironment;
  readonly token: string | null;
  /** The session or key, or the address of a visitor: whose place it takes. */
  readonly from: string;
  /** Whose socket it is; null: a visitor's. */
  readonly userId: string | null;
  /** Who holds the socket now; null: the session ended. */
  readonly who: () => Promise<Caller | null>;
  /** The language errors are told in. */
  readonly locale: Caller["locale"];
  /** Counts one question; throws when there were too many in this minute. */
  rate(): void;
  /** The same socket held by who shows this (an API key, a preview link, a bearer session); null: it is not good. */
  enter(shown: string): Promise<SocketFor | null>;
}

/** What a program or a frame shows when it begins: `{ apiKey }`, or as an HTTP client would, `{ Authorization: "Bearer …" }`. */
const keyIn = (payload: unknown): string | null => {
  if (typeof payload !== "object" || payload === null) return null;
  const { apiKey, Authorization, authorization } = payload as Record<string, unknown>;
  if (typeof apiKey === "string") return apiKey;
  const header = Authorization ?? authorization;
  return typeof header === "string" ? shownIn(header) : null;
};

/** One question on a socket; `stop` once it is being watched. */
interface Asking {
  stop: (() => void) | null;
}

export interface Sockets {
  accept(req: IncomingMessage, socket: import("node:stream").Duplex, head: Buffer, about: SocketFor): void;
  /** Closes the sockets of a session that ended. */
  end(environmentId: string, token: string): void;
  /** Something about a person changed: their sockets are closed where the session or key behind them is over. */
  review(environmentId: string, userId: string): void;
  /** Takes no more and says goodbye (1001); resolves when everybody heard it, after a second at the latest. */
  leave(): Promise<void>;
}

export const createSockets = (
  deps: AskDeps,
  live: Live,
  newId: () => string,
  most: { readonly perEnvironment: number; readonly perHolder: number },
): Sockets => {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: socketLimits.message,
    handleProtocols: (offered) => (offered.has(protocol) ? protocol : false),
  });
  const open = new Map<WebSocket, SocketFor>();
  /** Whether there is no place for one more. */
  const isFull = ({ environment, from }: SocketFor): boolean => {
    const here = [...open.values()].filter((other) => other.environment.id === environment.id);
    return here.length >= most.perEnvironment || here.filter((other) => other.from === from).length >= most.perHolder;
  };

  const serve = (ws: WebSocket, first: SocketFor) => {
    let about = first;
    const running = new Map<string, Asking>();
    const beginnings = new Set<Promise<unknown>>();
    let ready = false;
    const late = setTimeout(() => ws.close(4408, "Connection initialisation timeout"), socketLimits.initMs);
    late.unref();
    // A reader that is behind is not listened to either: what it asks for could only pile up here.
    let stalled: NodeJS.Timeout | undefined;
    const drained = () => {
      if (!ws.isPaused || ws.bufferedAmount > socketLimits.buffered) return;
      clearTimeout(stalled);
      ws.resume();
      turns.next();
    };
    const send = (text: string) => {
      if (ws.readyState !== ws.OPEN) return;
      ws.send(text, drained);
      if (ws.isPaused || ws.bufferedAmount <= socketLimits.buffered) return;
      ws.pause();
      stalled = setTimeout(() => ws.terminate(), socketLimits.stalledMs);
      stalled.unref();
    };
    const turns = createTurns(() => !ws.isPaused);
    const message = (type: string, id: string, payload?: string) =>
      `{"id":${JSON.stringify(id)},"type":"${type}"${payload === undefined ? "" : `,"payload":${payload}`}}`;
    const fail = (id: string, asking: Asking, error: unknown) => {
      if (running.get(id) !== asking) return;
      running.delete(id);
      send(message("error", id, JSON.stringify(told(deps, error, { locale: about.locale, correlationId: newId() }).errors)));
    };

    /** Ends once it is watched, or stands in line to be answered. */
    const subscribe = async (id: string, asking: Asking, payload: unknown): Promise<void> => {
      // The same id may have been completed and asked anew in the meantime: that is another question.
      const goesOn = () => running.get(id) === asking;
      about.rate();
      const asked = readAsked(payload);
      const caller = await about.who();
      if (!caller) throw dataError("UNAUTHENTICATED");
      if (!isSubscription(prepareFor(deps, about.environment, caller, asked))) {
        const answered = turns.take(async () => {
          if (!goesOn()) return;
          const { text, executed } = await answer(deps, about.environment, caller, asked, newId());
          if (!goesOn()) return;
          running.delete(id);
          if (executed) {
            send(message("next", id, String(text)));
            send(message("complete", id));
          } else send(message("error", id, JSON.stringify((JSON.parse(String(text)) as { errors: unknown }).errors)));
        });
        answered.catch((error: unknown) => fail(id, asking, error));
        return;
      }
      const stop = await live.watch({
        environment: about.environment,
        who: about.who,
        asked,
        listener: {
          next: (data) => {
            if (ws.bufferedAmount > socketLimits.buffered) return false;
            if (goesOn()) send(message("next", id, `{"data":${data}}`));
            return true;
          },
          fail: (error) => fail(id, asking, error),
        },
      });
      if (goesOn() && ws.readyState === ws.OPEN) asking.stop = stop;
      else stop();
    };

    const acknowledge = () => {
      ready = true;
      clearTimeout(late);
      send('{"type":"connection_ack"}');
    };
    let beginning = false;
    const begin = (key: string | null) => {
      if (beginning) return ws.close(4429, "Too many initialisation requests");
      beginning = true;
      if (key === null) return acknowledge();
      about.enter(key).then(
        (program) => {
          if (!program || ws.readyState !== ws.OPEN) return ws.close(4403, "Forbidden");
          about = program;
          open.set(ws, about);
          acknowledge();
        },
        () => ws.close(1011, "Internal error"),
      );
    };

    const receive = (raw: RawData) => {
      const said = read(raw);
      if (!said) return ws.close(4400, "Invalid message");
      switch (said.type) {
        case "connection_init":
          return begin(keyIn(said.payload));
        case "ping":
          void Promise.all(beginnings).then(() => send('{"type":"pong"}'));
          return;
        case "pong":
          return;
        case "subscribe": {
          const { id } = said;
          if (!ready) return ws.close(4401, "Unauthorized");
          if (!id || id.length > 128) return ws.close(4400, "Invalid message");
          if (running.has(id)) return ws.close(4409, "Subscriber already exists");
          const full = running.size >= socketLimits.subscriptions;
          const asking: Asking = { stop: null };
          running.set(id, asking);
          if (full) return fail(id, asking, dataError("LIMIT_SUBSCRIPTIONS", { limit: socketLimits.subscriptions }));
          const begun: Promise<unknown> = subscribe(id, asking, said.payload)
            .catch((error: unknown) => fail(id, asking, error))
            .finally(() => beginnings.delete(begun));
          beginnings.add(begun);
          return;
        }
        case "complete":
          if (said.id) {
            running.get(said.id)?.stop?.();
            running.delete(said.id);
          }
          return;
        default:
          return ws.close(4400, "Invalid message");
      }
    };
    ws.on("message", receive);
    ws.on("error", () => ws.terminate());
    ws.on("close", () => {
      clearTimeout(late);
      clearTimeout(stalled);
      open.delete(ws);
      for (const { stop } of running.values()) stop?.();
      running.clear();
    });
  };

  return {
    accept: (req, socket, head, about) => {
      server.handleUpgrade(req, socket, head, (ws) => {
        if (ws.protocol !== protocol) return ws.close(4406, "Subprotocol not acceptable");
        if (isFull(about)) return ws.close(4429, "Too many sockets");
        open.set(ws, about);
        serve(ws, about);
      });
    },
    end: (environmentId, token) => {
      for (const [ws, about] of open) if (about.environment.id === environmentId && about.token === token) ws.close(4401, "Unauthorized");
    },
    review: (environmentId, userId) => {
      for (const [ws, about] of open)
        if (about.environment.id === environmentId && about.userId === userId)
          about.who().then(
            (caller) => {
              if (!caller) ws.close(4401, "Unauthorized");
            },
            // It cannot be known now; whatever is asked on the socket asks again.
            () => undefined,
          );
    },
    leave: async () => {
      const gone = [...open.keys()].map((ws) => {
        ws.close(1001, "Going away");
        return new Promise((resolve) => ws.once("close", resolve));
      });
      server.close();
      const late = setTimeout(() => {
        for (const ws of open.keys()) ws.terminate();
      }, 1_000);
      await Promise.all(gone);
      clearTimeout(late);
    },
  };
};

/** Lets a few run at once while there is room for their answers; the rest begin as those end. */
const createTurns = (room: () => boolean) => {
  let running = 0;
  const waiting: (() => void)[] = [];
  const next = () => {
    while (running < socketLimits.atOnce && room() && waiting.length > 0) {
      running += 1;
      waiting.shift()!();
    }
  };
  const take = async (work: () => Promise<void>): Promise<void> => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      next();
    });
    try {
      await work();
    } finally {
      running -= 1;
      next();
    }
  };
  return { take, next };
};

const read = (raw: RawData): { readonly type: string; readonly id: string | null; readonly payload: unknown } | null => {
  try {
    const value: unknown = JSON.parse(String(raw));
    if (typeof value !== "object" || value === null) return null;
    const { type, id, payload } = value as Record<string, unknown>;
    return typeof type === "string" ? { type, id: typeof id === "string" ? id : null, payload } : null;
  } catch {
    return null;
  }
};
