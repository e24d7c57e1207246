/** Refusals of `/api` as problem documents (RFC 9457): one status for each code, the sentence in the caller's language. */
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Json, Locale } from "../../../../schema/ids.ts";

const statuses: Readonly<Record<string, number>> = {
  DATA_NOT_FOUND: 404,
  DATA_FORBIDDEN: 403,
  DATA_GUARD_REFUSED: 409,
  DATA_INVALID: 422,
  DATA_VERSION_CONFLICT: 412,
  DATA_VERSION_NEEDED: 428,
  DATA_REFERENCED: 409,
  DATA_DUPLICATE: 409,
  DATA_IDEMPOTENCY_MISMATCH: 422,
  DATA_CURSOR_EXPIRED: 410,
  DATA_LIMIT_RATE: 429,
  DATA_LIMIT_UPLOADS: 429,
  DATA_IMPORT_TOO_LARGE: 413,
  DATA_BUSY: 429,
  DATA_TIMEOUT: 503,
  DATA_HALTED: 503,
  DATA_UNAVAILABLE: 503,
  DATA_STORAGE_FULL: 503,
  DATA_UNAUTHENTICATED: 401,
  DATA_API_CLOSED: 403,
  DATA_ORIGIN: 403,
  DATA_IMPORT_UNREADABLE: 422,
  DATA_IMPORT_STATE: 409,
  INTERNAL: 500,
};

// What is wrong with a question stands in its address, not in a body.
const statusOf = (code: string, method: string | undefined): number =>
  code === "DATA_INVALID" && method === "GET" ? 400 : (statuses[code] ?? 400);

export interface Told {
  readonly message: string;
  readonly extensions: Readonly<Record<string, Json>>;
}

/** Sends a refusal. What the code knows (`version`, `problems`, …) stands beside the sentence. */
export const sendProblem = (
  res: ServerResponse,
  { message, extensions }: Told,
  { locale, method, status }: { readonly locale: Locale; readonly method: string | undefined; readonly status?: number },
): number => {
  const { code, retryAfter, ...facts } = extensions;
  const chosen = status ?? statusOf(String(code), method);
  const { problems } = facts;
  const text = JSON.stringify({
    type: "about:blank",
    title: STATUS_CODES[chosen] ?? "Error",
    status: chosen,
    detail: message,
    code,
    ...facts,
    ...(Array.isArray(problems) && { problems: problems.map(withoutEnvelope) }),
  });
  const wait = typeof retryAfter === "number" ? retryAfter : chosen === 503 ? 3 : null;
  res.writeHead(chosen, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": locale,
    "content-length": String(Buffer.byteLength(text)),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(typeof facts.correlationId === "string" && { "x-correlation-id": facts.correlationId }),
    ...(wait !== null && { "retry-after": String(wait) }),
  });
  res.end(text);
  return chosen;
};

// What the caller sent is the body itself; `set` and `params` are names of the document behind it.
const withoutEnvelope = (problem: Json): Json => {
  if (typeof problem !== "object" || problem === null || Array.isArray(problem)) return problem;
  const { path } = problem as Readonly<Record<string, Json>>;
  const steps = Array.isArray(path) ? path : [];
  const inner = steps.length > 1 && (steps[0] === "set" || steps[0] === "params") ? steps.slice(1) : steps;
  return { ...(problem as Readonly<Record<string, Json>>), path: inner };
};
