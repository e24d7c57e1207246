/** How far each client has come: in an update, and in everything the store holds. */
import * as Y from "yjs";
import type { Loaded } from "./store/store.ts";

/** The clocks that follow an update's structs. Log rows were examined before they were written. */
export const clocksOf = (bytes: Uint8Array): [number, number][] => {
  const clocks = new Map<number, number>();
  for (const { id, length } of Y.decodeUpdate(bytes).structs)
    clocks.set(id.client, Math.max(clocks.get(id.client) ?? 0, id.clock + length));
  return [...clocks];
};

/** The clocks of what was loaded. */
export const vectorOf = ({ snapshot, tail }: Loaded): Map<number, number> => {
  const vector = snapshot ? Y.decodeStateVector(snapshot.vector) : new Map<number, number>();
  for (const { parts } of tail)
    for (const { bytes } of parts)
      for (const [client, clock] of clocksOf(bytes)) vector.set(client, Math.max(vector.get(client) ?? 0, clock));
  return vector;
};
