/**
 * What merges begin from, kept with a checker that has looked there: the next merge from the same state looks for errors only where its
 * result is another. Kept by organization and hash, so nothing of one organization is ever looked at for another; what was not used for
 * longest goes first.
 */
import { Checker } from "../../../schema/blueprint/checker.ts";
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { OrganizationId } from "../../../schema/ids.ts";

export interface KnownBase {
  /** The same value every time, so that what a merge did not touch is known by being the same. */
  readonly draft: Draft;
  readonly checker: Checker;
}

export interface KnownBases {
  /** The state with this hash; `read` is asked where it is not kept. */
  of(organization: OrganizationId, hash: string, read: () => Draft | Promise<Draft>): Promise<KnownBase>;
  /** A checker that failed on the way knows nothing for sure any more. */
  forget(base: KnownBase): void;
}

/** So many nodes are kept in all: some eight platforms of sixty entities, sixty megabytes. */
const room = 25_000;

export const createKnownBases = (most = room): KnownBases => {
  /** In the order of their last use. */
  const kept = new Map<string, KnownBase>();
  let nodes = 0;
  const drop = (key: string): void => {
    const base = kept.get(key);
    if (!base) return;
    nodes -= sizeOf(base);
    kept.delete(key);
  };
  const keep = (key: string, base: KnownBase): KnownBase => {
    drop(key);
    nodes += sizeOf(base);
    kept.set(key, base);
    for (const oldest of kept.keys()) {
      if (nodes <= most) break;
      drop(oldest);
    }
    return base;
  };
  return {
    of: async (organization, hash, read) => {
      const key = `${organization} ${hash}`;
      const known = kept.get(key);
      return keep(key, known ?? { draft: await read(), checker: new Checker() });
    },
    forget: (base) => {
      for (const [key, one] of kept) if (one === base) drop(key);
    },
  };
};

/** A checker holds its draft and the last one it looked at, which is hardly longer. */
const sizeOf = ({ draft }: KnownBase): number => Object.keys(draft.nodes).length + 1;
