/**
 * Telling subscribers that a draft moved: its new head, at most once a second [CO56]. Edits are stored by whichever process a person's
 * socket is at, so the heads of all drafts that somebody here follows are asked for together, once a second; nobody following, nothing
 * is asked. A draft that is gone ends its feeds.
 */
import type { Drafts, Seq } from "../../../schema/drafts.ts";
import type { BranchId } from "../../../schema/ids.ts";
import type { Feed } from "../../feed.ts";

export interface DraftMove {
  readonly branchId: BranchId;
  readonly seq: Seq;
}
export interface DraftMoves {
  /** The head as it is now, then each time it is another. */
  follow(branch: BranchId): Feed<DraftMove>;
  /** Asks for the heads once; the clock calls it. */
  look(): Promise<void>;
  close(): void;
}

const everyMs = 1_000;

interface Follower {
  readonly branchId: BranchId;
  told: Seq | null;
  /** What is there to tell; a later head takes its place. */
  news: Seq | null;
  ended: boolean;
  wake: () => void;
}

export const createDraftMoves = (drafts: Pick<Drafts, "heads">, failed: (error: unknown) => void = () => {}): DraftMoves => {
  const followers = new Set<Follower>();
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  const rest = () => {
    if (followers.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
  const end = (follower: Follower) => {
    follower.ended = true;
    followers.delete(follower);
    follower.wake();
    rest();
  };
  const lookFor = async (some: readonly Follower[]) => {
    const branches = [...new Set(some.map(({ branchId }) => branchId))];
    if (branches.length === 0) return;
    const heads = new Map((await drafts.heads(branches)).map((head, at) => [branches[at]!, head]));
    for (const follower of some) {
      const head = heads.get(follower.branchId) ?? null;
      if (head === null) end(follower);
      else if (head !== follower.told) {
        follower.news = head;
        follower.wake();
      }
    }
  };
  const look = () => lookFor([...followers]);
  /** One question at a time: a slow database is not asked twice. */
  const tick = () => {
    if (looking) return;
    looking = true;
    look()
      .catch(failed)
      .finally(() => {
        looking = false;
      });
  };

  return {
    look,
    close: () => {
      for (const follower of [...followers]) end(follower);
    },
    follow: (branchId) => {
      const follower: Follower = { branchId, told: null, news: null, ended: false, wake: () => {} };
      followers.add(follower);
      timer ??= setInterval(tick, everyMs).unref();
      // The others were told less than a second ago.
      lookFor([follower]).catch(failed);
      const feed: Feed<DraftMove> = {
        next: async () => {
          while (!follower.ended && follower.news === null)
            await new Promise<void>((resolve) => {
              follower.wake = resolve;
            });
          if (follower.ended || follower.news === null) return { done: true, value: undefined };
          follower.told = follower.news;
          follower.news = null;
          return { done: false, value: { branchId, seq: follower.told } };
        },
        return: async () => {
          end(follower);
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]() {
          return feed;
        },
      };
      return feed;
    },
  };
};
