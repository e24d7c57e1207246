/** What touches the socket library: one place, so that a faster engine can stand behind it later. */
import type { WebSocket } from "ws";

/** Sends one binary message; a socket that is on its way out is left alone. */
export const sendFrame = (socket: WebSocket, bytes: Uint8Array): void => {
  if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true }, ignore);
};
// A write that fails ends in `close`, which is where we look.
const ignore = () => {};

export const unsentBytes = (socket: WebSocket): number => socket.bufferedAmount;

/** Several concerns may hold a socket back at once; it is read again when the last lets go. */
export const createHold = (socket: WebSocket) => {
  const reasons = new Set<string>();
  return {
    on: (reason: string) => {
      reasons.add(reason);
      if (socket.readyState === socket.OPEN) socket.pause();
    },
    off: (reason: string) => {
      if (reasons.delete(reason) && reasons.size === 0 && (socket.readyState === socket.OPEN || socket.readyState === socket.CLOSING))
        socket.resume();
    },
    held: () => reasons.size > 0,
  };
};
export type Hold = ReturnType<typeof createHold>;
