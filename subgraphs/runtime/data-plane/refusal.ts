/** A refusal in the form the asker reads: JSON for programs, a plain page for people. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { isUnavailable } from "../../../db/away.ts";
import type { Json, Locale } from "../../../schema/ids.ts";
import { addressOf, HttpRefusal, sendJson } from "./http.ts";
import { type AskDeps, told } from "./request.ts";
import { sendProblem, type Told } from "./rest/problem.ts";

interface Refused extends Pick<AskDeps, "log"> {
  readonly req: IncomingMessage;
  readonly locale: Locale;
  readonly correlationId: string;
}

/** Answers what went wrong; true when it was the asker's mistake and not ours. */
export const refuse = (res: ServerResponse, error: unknown, { req, locale, correlationId, log }: Refused): boolean => {
  const cause = error instanceof HttpRefusal ? error.refusal : error;
  const { errors, code, retryAfter } = told({ log }, cause, { locale, correlationId });
  const status = error instanceof HttpRefusal ? error.status : statusOf(code, error);
  if (res.headersSent) {
    res.destroy();
    return false;
  }
  const headers = {
    "x-correlation-id": correlationId,
    ...(retryAfter === null ? status === 503 && { "retry-after": "3" } : { "retry-after": String(retryAfter) }),
  } as Record<string, string>;
  const first = errors[0] as { readonly message: string; readonly extensions: Readonly<Record<string, Json>> };
  const path = addressOf(req).pathname;
  if (isRest(path)) {
    const known = error instanceof HttpRefusal ? { status } : {};
    return sendProblem(res, first as Told, { locale, method: req.method, ...known }) < 500;
  }
  if (path === "/graphql") sendJson(res, status, JSON.stringify({ errors }), headers);
  else if (path.startsWith("/auth/") || !String(req.headers.accept ?? "").includes("text/html"))
    sendJson(res, status, JSON.stringify({ error: { message: first.message, ...first.extensions } }), headers);
  else {
    res.writeHead(status, {
      ...headers,
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    res.end(pageOf(status, locale, first.message, code, correlationId));
  }
  return status < 500;
};

/** Below `/api` everything is answered as a REST program reads it. */
export const isRest = (path: string): boolean => path === "/api" || path.startsWith("/api/");

/** The HTTP status of a refusal that is the server's affair; null: it is the asker's. */
export const serverStatus = (code: string | null): 429 | 503 | null => {
  if (code === "DATA_UNAVAILABLE" || code === "DATA_STORAGE_FULL") return 503;
  return code === "DATA_BUSY" ? 429 : null;
};

const statusOf = (code: string, error: unknown): number =>
  serverStatus(code) ?? (isUnavailable(error) ? 503 : code === "DATA_LIMIT_RATE" ? 429 : code === "INTERNAL" ? 500 : 400);

const pageOf = (status: number, locale: Locale, message: string, code: string, correlationId: string): string =>
  `<!doctype html><html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}"><meta charset="utf-8"><title>${status}</title><h1>${escapeHtml(message)}</h1><p>${code} · ${locale === "ar" ? "رقم المتابعة" : "Reference"}: <bdi>${correlationId}</bdi></p></html>`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
