import type { Json } from "../../../schema/ids.ts";
import type { Page, PageOf } from "../application/ports.ts";

/** Cuts the page out of `limit + 1` rows; `key` gives the sort values a cursor holds. */
export const cut = <Row, T>(
  rows: readonly Row[],
  { limit }: Page,
  from: (row: Row) => T,
  key: (row: Row) => readonly Json[],
): PageOf<T> => {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(from),
    nextCursor: last === undefined ? null : Buffer.from(JSON.stringify(key(last))).toString("base64url"),
  };
};
