/** Messages on the wire, as PROTOCOL.md lists them: building frames and reading them apart. Reading throws on anything malformed. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Seq } from "../schema/drafts.ts";
import type { Json } from "../schema/ids.ts";

export const messageTypes = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  hello: 100,
  ack: 101,
  nack: 102,
  role: 103,
  renew: 104,
  expiring: 105,
  snapshot: 106,
  room: 107,
} as const;

export type Incoming =
  | { readonly is: "step1"; readonly vector: Uint8Array }
  /** `step2`: an answer to the server's own step 1, or an unasked-for whole state. */
  | { readonly is: "step2" | "update"; readonly update: Uint8Array }
  | { readonly is: "awareness"; readonly states: Uint8Array }
  | { readonly is: "queryAwareness" };

/** Reads one message; `rest` is what follows it in the frame. */
const readMessage = (decoder: decoding.Decoder): Incoming => {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case messageTypes.sync: {
      const step = decoding.readVarUint(decoder);
      // A copy: the frame's buffer is the socket's, and parts outlive it.
      const bytes = decoding.readVarUint8Array(decoder).slice();
      if (step === 0) return { is: "step1", vector: bytes };
      if (step === 1) return { is: "step2", update: bytes };
      if (step === 2) return { is: "update", update: bytes };
      throw new Error("unknown sync step");
    }
    case messageTypes.awareness:
      return { is: "awareness", states: decoding.readVarUint8Array(decoder) };
    case messageTypes.queryAwareness:
      return { is: "queryAwareness" };
    default:
      throw new Error("unknown message type");
  }
};

/** Reads a frame: one message of a plain client, one or more of ours. Throws on anything else. */
export const readFrame = (frame: Uint8Array, form: "plain" | "extended"): readonly Incoming[] => {
  const decoder = decoding.createDecoder(frame);
  const messages = [readMessage(decoder)];
  while (decoding.hasContent(decoder)) {
    if (form === "plain") throw new Error("more than one message");
    messages.push(readMessage(decoder));
  }
  return messages;
};

const build = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
};
const withBytes = (type: number, step: number, bytes: Uint8Array) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });
const withJson = (type: number, value: Json) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });

export const step1 = (vector: Uint8Array) => withBytes(messageTypes.sync, 0, vector);
export const step2 = (update: Uint8Array) => withBytes(messageTypes.sync, 1, update);
export const updateMessage = (update: Uint8Array) => withBytes(messageTypes.sync, 2, update);
export const awarenessMessage = (states: Uint8Array) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.awareness);
    encoding.writeVarUint8Array(encoder, states);
  });
export const denied = (reason: string) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, reason);
  });
export const hello = (value: Json) => withJson(messageTypes.hello, value);
export const role = (value: Json) => withJson(messageTypes.role, value);
export const roomState = (value: Json) => withJson(messageTypes.room, value);
export const ack = (n: number, seq: Seq) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.ack);
    encoding.writeVarUint(encoder, n);
    encoding.writeVarUint(encoder, seq);
  });
export const nack = (n: number, value: Json) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.nack);
    encoding.writeVarUint(encoder, n);
    encoding.writeVarString(encoder, JSON.stringify(value));
  });
export const snapshotMessage = (seq: Seq, state: Uint8Array) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.snapshot);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint8Array(encoder, state);
  });

export const concat = (messages: readonly Uint8Array[]): Uint8Array => (messages.length === 1 ? messages[0]! : Buffer.concat(messages));
