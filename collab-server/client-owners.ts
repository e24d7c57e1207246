/** Whose the client ids of a document are: bound by what was written under them, or kept for who showed them first. */
import type { UserId } from "../schema/ids.ts";
import type { ClientBinding } from "./store/store.ts";

export interface ClientOwners {
  of(client: number): ClientBinding | undefined;
  /** Whether a person may write under a client id; an id nobody has is free. */
  mayUse(client: number, user: UserId): boolean;
  /** Keeps an id that was shown to others for the person who shows it; it could be taken before they write. */
  announce(client: number, user: UserId): void;
  /** What the store knows: it holds against what was taken to be so. */
  know(bindings: Iterable<ClientBinding>): void;
  /** What an edit on its way says; who had the id before keeps it. */
  bind(bindings: Iterable<ClientBinding>): void;
  /** Bound on paper only; the store knows nothing of it. */
  forget(bindings: Iterable<ClientBinding>): void;
}

export const createClientOwners = (stored: Iterable<ClientBinding>): ClientOwners => {
  const announced = new Map<number, UserId>();
  const clients = new Map([...stored].map((binding) => [binding.client, binding]));
  return {
    of: (client) => clients.get(client),
    mayUse: (client, user) => {
      const owner = clients.get(client);
      if (owner === undefined) return (announced.get(client) ?? user) === user;
      return owner.user === user && owner.participant === "person";
    },
    announce: (client, user) => void announced.set(client, user),
    know: (bindings) => {
      for (const binding of bindings) clients.set(binding.client, binding);
    },
    bind: (bindings) => {
      for (const binding of bindings) if (!clients.has(binding.client)) clients.set(binding.client, binding);
    },
    forget: (bindings) => {
      for (const { client } of bindings) clients.delete(client);
    },
  };
};
