/**
 * One client's socket in one room. It reads messages one after the other (an answer that takes time holds the socket back), counts edits,
 * and reports their outcomes in order: cumulative acks, and a nack only after everything before it is settled.
 *
 * admitted → syncing → live → closed.
 */
import type { WebSocket } from "ws";
import type { Seq } from "../schema/drafts.ts";
import type { Outcome } from "./edit.ts";
import type { CollabViewer, DraftRole, Extension, Sent } from "./extension.ts";
import { createHold, type Hold, sendFrame, unsentBytes } from "./framing.ts";
import type { CloseName } from "./refusals.ts";
import { closes } from "./refusals.ts";
import type { Room } from "./room.ts";
import { ack, concat, denied, type Incoming, nack, readFrame } from "./wire.ts";

export interface Connection {
  readonly id: string;
  readonly form: "plain" | "extended";
  readonly viewer: CollabViewer;
  readonly room: Room;
  readonly hold: Hold;
  role: DraftRole;
  /** `syncing`: an answer to step 1 is being made, relayed turns are kept for afterwards. */
  state: "admitted" | "syncing" | "live" | "closed";
  /** Everything up to here was sent, or is in what is being sent. */
  seen: Seq;
  /** After a nack nothing is taken until a new step 1. */
  refused: boolean;
  /** The Yjs client id this connection writes under, once it did. */
  client: number | null;
  /** Messages of one frame, or one each for a plain client. */
  send(messages: readonly Uint8Array[]): void;
  /** Sends one committed turn, with the acks that are due; kept while the client is syncing. */
  relay(seq: Seq, messages: readonly Uint8Array[]): void;
  /** Sends what was kept. */
  live(seen: Seq): void;
  unsent(): number;
  settle(n: number, outcome: Outcome): void;
  /** Acks and nacks that are due; empties what it returns. */
  due(): Uint8Array[];
  close(name: CloseName, reason?: string): void;
}

export interface ConnectionDeps {
  readonly id: string;
  readonly socket: WebSocket;
  readonly form: "plain" | "extended";
  readonly viewer: CollabViewer;
  readonly role: DraftRole;
  readonly room: Room;
  readonly extensions: readonly Extension[];
  readonly log: (event: { connection: string; what: string; error?: unknown }) => void;
}

export const createConnection = ({ id, socket, form, viewer, role, room, extensions, log }: ConnectionDeps): Connection => {
  const hold = createHold(socket);
  const inbox: Incoming[] = [];
  let pumping = false;
  let count = 0;
  let kept: { seq: Seq; messages: readonly Uint8Array[] }[] = [];
  const outcomes = new Map<number, Outcome>();
  let nextDue = 1;

  const connection: Connection = {
    id,
    form,
    viewer,
    room,
    hold,
    role,
    state: "admitted",
    seen: 0,
    refused: false,
    client: null,
    send: (messages) => {
      if (messages.length === 0 || connection.state === "closed") return;
      if (form === "extended") sendFrame(socket, concat(messages));
      else for (const message of messages) sendFrame(socket, message);
    },
    relay: (seq, messages) => {
      if (connection.state === "syncing") {
        kept.push({ seq, messages });
        connection.send(connection.due());
      } else if (connection.state === "live" && seq > connection.seen) {
        connection.seen = seq;
        const acks = connection.due();
        connection.send(form === "extended" ? [...messages, ...acks, ack(0, seq)] : messages);
      } else connection.send(connection.due());
    },
    live: (seen) => {
      if (connection.state === "closed") return;
      connection.state = "live";
      connection.seen = seen;
      const waiting = kept;
      kept = [];
      for (const { seq, messages } of waiting) connection.relay(seq, messages);
    },
    unsent: () => unsentBytes(socket),
    settle: (n, outcome) => void outcomes.set(n, outcome),
    due: () => {
      const messages: Uint8Array[] = [];
      let acked: number | null = null;
      for (let outcome = outcomes.get(nextDue); outcome; outcome = outcomes.get(nextDue)) {
        const n = nextDue++;
        outcomes.delete(n);
        if (outcome.is === "stored") acked = n;
        else {
          if (acked !== null) messages.push(ack(acked, connection.seen));
          acked = null;
          if (outcome.is === "close") connection.close(outcome.close, outcome.reason);
          else refuse(n, outcome.code, outcome.params, messages);
        }
      }
      if (acked !== null) messages.push(ack(acked, connection.seen));
      return form === "extended" ? messages : [];
    },
    close: (name, reason) => {
      if (connection.state === "closed") return;
      const { code, text } = closes[name];
      if (form === "plain" && code >= 4400) sendFrame(socket, denied(reason ?? text.en));
      connection.state = "closed";
      // A paused socket would never see the other side's close.
      socket.resume();
      socket.close(code, reason ?? text.en);
      setTimeout(() => socket.terminate(), 5_000).unref();
    },
  };

  const refuse = (
    n: number,
    code: Extract<Outcome, { is: "refused" }>["code"],
    params: Extract<Outcome, { is: "refused" }>["params"],
    messages: Uint8Array[],
  ) => {
    connection.refused = true;
    if (form === "extended") messages.push(nack(n, { code, params }));
    // A plain client cannot be told about one message.
    else
      connection.close(
        code === "COLLAB_READ_ONLY" || code === "COLLAB_FROZEN" ? "NO_ACCESS" : code === "COLLAB_CLIENT_ID_TAKEN" ? "FORGED" : "MALFORMED",
        code,
      );
  };

  const edit = async (kind: Sent["kind"], update: Uint8Array) => {
    const n = ++count;
    if (connection.refused) return void outcomes.set(n, { is: "stored", seq: room.head() });
    if (connection.state === "admitted") return connection.close("MALFORMED");
    for (const extension of extensions) {
      const asked = extension.edit?.(connection, { n, kind, update });
      const answer = asked instanceof Promise ? await asked : asked;
      if (!answer) continue;
      if (answer.is === "taken") return;
      if (answer.is === "close") return connection.close(answer.close);
      // From here on nothing of this connection is taken, though it is told only when its turn comes.
      if (answer.is === "refused") connection.refused = true;
      connection.settle(
        n,
        answer.is === "known" ? { is: "stored", seq: room.head() } : { is: "refused", code: answer.code, params: answer.params ?? {} },
      );
      connection.send(connection.due());
      return;
    }
  };

  const handle = (message: Incoming): Promise<void> | undefined => {
    if (message.is === "update" || message.is === "step2") return edit(message.is, message.update);
    return (async () => {
      for (const extension of extensions) {
        const asked = extension.message?.(connection, message);
        if (asked instanceof Promise ? await asked : asked) return;
      }
    })();
  };

  const pump = async () => {
    pumping = true;
    try {
      for (let message = inbox.shift(); message && connection.state !== "closed"; message = inbox.shift()) {
        await handle(message);
        if (inbox.length < 16) hold.off("inbox");
      }
    } catch (error) {
      log({ connection: id, what: "fault", error });
      connection.close("FAULT");
    } finally {
      pumping = false;
      hold.off("inbox");
    }
  };

  socket.on("message", (data: Buffer, isBinary: boolean) => {
    if (connection.state === "closed") return;
    try {
      if (!isBinary) throw new Error("not binary");
      inbox.push(...readFrame(data, form));
    } catch {
      log({ connection: id, what: "malformed" });
      return connection.close("MALFORMED");
    }
    if (inbox.length > 256) hold.on("inbox");
    if (!pumping) void pump();
  });
  return connection;
};
