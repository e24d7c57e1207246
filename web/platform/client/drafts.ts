/**
 * What people typed and did not save, kept in this tab only (`sessionStorage`), per person: it survives reloads, a release, a lost
 * network and a new sign-in of the same person, and nobody else finds it.
 */
import type { Drafts } from "../host.tsx";

const prefix = "wn:draft:";

export const makeDrafts = (
  viewerId: string,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | null,
): Drafts => {
  const name = (key: string) => `${prefix}${viewerId}:${key}`;
  return {
    read: (key) => {
      try {
        const found: unknown = JSON.parse(storage?.getItem(name(key)) ?? "null");
        return found && typeof found === "object" && !Array.isArray(found) ? (found as Readonly<Record<string, unknown>>) : null;
      } catch {
        return null; // Not ours any more, or storage is switched off.
      }
    },
    write: (key, values) => {
      try {
        storage?.setItem(name(key), JSON.stringify(values));
      } catch {
        // Full or switched off: the form still holds it, and leaving warns.
      }
    },
    drop: (key) => storage?.removeItem(name(key)),
    wipe: () => {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at)).filter((key) => key?.startsWith(prefix));
      for (const key of keys) storage?.removeItem(key as string);
    },
  };
};
