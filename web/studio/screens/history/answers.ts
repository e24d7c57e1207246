/** Questions a merge asks and what was answered, as data. Pure. */
import type { Choice, ConflictRow, Take } from "../../api/versions.ts";

export type Takes = Readonly<Record<string, Take>>;

/** Answers as the API takes them. */
export const choicesOf = (takes: Takes): readonly Choice[] => Object.entries(takes).map(([conflict, take]) => ({ conflict, take }));

/**
 * What stays on the page: an answered question, so that it can be answered otherwise, and what is open now. A question that came of
 * another answer, which was changed since, goes unless it was answered: nobody can wait for it.
 */
export const stillAsked = <Row extends Pick<ConflictRow, "id">>(
  before: readonly Row[],
  open: readonly Row[],
  takes: Takes,
): readonly Row[] => [
  ...before.filter(({ id }) => takes[id] !== undefined || open.some((one) => one.id === id)),
  ...open.filter(({ id }) => !before.some((one) => one.id === id)),
];
