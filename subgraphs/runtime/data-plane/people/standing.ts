/**
 * Whether somebody who was looked up still is who they were. The database says so itself: whatever ends or changes a session, a key, a link,
 * a role or a person tells `wn_standing` at its commit, by triggers of the environment, whoever did it and from which process.
 */
import { createHearing } from "../../../../db/hearing.ts";
import type { Place } from "../names.ts";
import { standingChannel as channel } from "./standing-triggers.ts";

/** What may have been told and is not heard yet, in milliseconds [DP9]. */
const patienceMs = 2_000;
const kept = 20_000;

export interface Standing {
  /** To be taken before somebody is looked up, and kept with what was found. */
  mark(): number;
  /** Something about them was told since the mark. */
  changed(place: Place, userId: string, mark: number): boolean;
  /** Nothing about them was told since the mark, and what was committed two seconds ago and before has been heard. */
  holds(place: Place, userId: string, mark: number): boolean;
  close(): Promise<void>;
}

/** Never vouches for anybody: each is looked up again as time goes by. */
export const noStanding: Standing = { mark: () => 0, changed: () => false, holds: () => false, close: async () => undefined };

/** Listens on a connection of its own, logged in as `connection` says. */
export const createStanding = (connection: Parameters<typeof createHearing>[0]["connection"]): Standing => {
  /** Grows with all that is heard. */
  let count = 0;
  /** Marks up to here say nothing: listening began, or what was heard was forgotten, behind them. */
  let worthless = 0;
  /** Whom it was about, as `<schema> <user>` or `<schema>` for everybody there → when. */
  const told = new Map<string, number>();
  const hearing = createHearing({
    connection,
    channel,
    heard: (about) => {
      count += 1;
      if (told.size >= kept) {
        told.clear();
        worthless = count;
      }
      told.set(about, count);
    },
    begun: () => {
      count += 1;
      worthless = count;
      told.clear();
    },
  });
  const changed = ({ schema }: Place, userId: string, mark: number): boolean =>
    (told.get(`${schema} ${userId}`) ?? 0) > mark || (told.get(schema) ?? 0) > mark;
  return {
    mark: () => count,
    changed,
    holds: (place, userId, mark) => hearing.vouches(patienceMs) && mark >= worthless && !changed(place, userId, mark),
    close: hearing.close,
  };
};
