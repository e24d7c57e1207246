/** Telling a database that is away from a question it refused. */
const gone = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "08006",
  "08003",
  "08001",
  "25P03",
]);

/**
 * True when the database, not the question, is what failed. A dead backend rejects waiting queries without a code, and TypeORM takes a
 * runner away whose connection died.
 */
export const isUnavailable = (error: unknown): boolean => {
  const code = typeof error === "object" && error !== null ? (error as { readonly code?: unknown }).code : null;
  if (typeof code === "string" && gone.has(code)) return true;
  return (
    error instanceof Error &&
    /^(Connection terminated|Client has encountered a connection error|Client was closed and is not queryable|Query runner already released|timeout expired|timeout exceeded when trying to connect)/.test(
      error.message,
    )
  );
};
