/** The colour of a person, 1–12, from their id: the same the server stamps on presence. */
import { createSignal } from "solid-js";

const [known, setKnown] = createSignal<ReadonlyMap<string, number>>(new Map());
const asked = new Set<string>();

const find = async (id: string): Promise<void> => {
  // Hashing needs a secure context; elsewhere everybody keeps the neutral colour.
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", new TextEncoder().encode(id));
  if (digest) setKnown((all) => new Map(all).set(id, ((new Uint8Array(digest)[0] ?? 0) % 12) + 1));
};

/** Reactive: neutral until the colour is worked out, which takes a moment once per person. */
export const personColour = (id: string): number => {
  if (!asked.has(id)) {
    asked.add(id);
    void find(id);
  }
  return known().get(id) ?? 11;
};
