/** The client's half of collab-server/PROTOCOL.md: building what is sent, reading what comes. Reading throws on anything malformed. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Json, Sentence } from "../../../schema/ids.ts";

export const protocol = "webnova.collab.1";
export const ticketPrefix = "webnova.ticket.";

const sync = 0;
const awareness = 1;

export interface Hello {
  readonly role: "viewer" | "commenter" | "editor" | "owner";
  readonly epoch: number;
  readonly schemaVersion: number;
  readonly head: number;
  readonly room: RoomState;
  readonly user: { readonly id: string; readonly name: string };
  readonly document: string;
}
export interface RoomState {
  readonly state: "open" | "stalled" | "frozen";
  readonly because?: Sentence;
}
export interface Shade {
  readonly client: number;
  readonly clock: number;
  readonly state: Readonly<Record<string, Json>> | null;
}

export type Message =
  | { readonly is: "update"; readonly first: boolean; readonly bytes: Uint8Array }
  | { readonly is: "snapshot"; readonly deflated: Uint8Array }
  | { readonly is: "awareness"; readonly shades: readonly Shade[] }
  | { readonly is: "hello"; readonly hello: Hello }
  | { readonly is: "ack"; readonly n: number; readonly seq: number }
  | { readonly is: "nack"; readonly n: number; readonly code: string; readonly params: Readonly<Record<string, Json>> }
  | { readonly is: "role"; readonly role: Hello["role"] }
  | { readonly is: "room"; readonly room: RoomState };

/** Reads every message of one frame; a type this studio does not know is an error, so it never goes on half-informed. */
export const readFrame = (frame: Uint8Array): readonly Message[] => {
  const decoder = decoding.createDecoder(frame);
  const messages: Message[] = [];
  while (decoding.hasContent(decoder)) messages.push(readMessage(decoder));
  return messages;
};

const readMessage = (decoder: decoding.Decoder): Message => {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case sync: {
      const step = decoding.readVarUint(decoder);
      if (step !== 1 && step !== 2) throw new Error(`Unexpected sync step ${step}.`);
      return { is: "update", first: step === 1, bytes: decoding.readVarUint8Array(decoder).slice() };
    }
    case awareness:
      return { is: "awareness", shades: readShades(decoding.readVarUint8Array(decoder)) };
    case 100:
      return { is: "hello", hello: readJson(decoder) as Hello };
    case 101:
      return { is: "ack", n: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case 102: {
      const n = decoding.readVarUint(decoder);
      const { code, params } = readJson(decoder) as { code: string; params: Readonly<Record<string, Json>> };
      return { is: "nack", n, code, params };
    }
    case 103:
      return { is: "role", role: (readJson(decoder) as { role: Hello["role"] }).role };
    case 106: {
      decoding.readVarUint(decoder);
      const encodingOf = decoding.readVarUint(decoder);
      if (encodingOf !== 1) throw new Error(`Unknown snapshot encoding ${encodingOf}.`);
      return { is: "snapshot", deflated: decoding.readVarUint8Array(decoder).slice() };
    }
    case 107:
      return { is: "room", room: readJson(decoder) as RoomState };
    default:
      throw new Error(`Unknown message type ${type}.`);
  }
};

const readJson = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));

const readShades = (bytes: Uint8Array): readonly Shade[] => {
  const decoder = decoding.createDecoder(bytes);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: readJson(decoder) as Shade["state"],
  }));
};

const build = (write: (encoder: encoding.Encoder) => void): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
};

export const step1 = (vector: Uint8Array): Uint8Array<ArrayBuffer> =>
  build((encoder) => {
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint8Array(encoder, vector);
  });

export const update = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  build((encoder) => {
    encoding.writeVarUint(encoder, sync);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const shade = ({ client, clock, state }: Shade): Uint8Array<ArrayBuffer> =>
  build((encoder) => {
    encoding.writeVarUint(encoder, awareness);
    encoding.writeVarUint8Array(
      encoder,
      build((inner) => {
        encoding.writeVarUint(inner, 1);
        encoding.writeVarUint(inner, client);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, JSON.stringify(state));
      }),
    );
  });
