/** What browsers are told and asked: who may call us from another page [FD18], and what the studio's pages may do [FD20]. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Hosts } from "./hosts.ts";
import type { Caller } from "./identity.ts";

export interface OriginJudge {
  /** True when the request may go on; a program without an origin may, if it brings no cookies. Sets CORS headers for listed origins. */
  allows(request: IncomingMessage, caller: Caller, response?: ServerResponse): boolean;
}

export const createOriginJudge = (hosts: Hosts, allowedOrigins: readonly string[]): OriginJudge => {
  const allowed = new Set(allowedOrigins.filter((origin) => origin !== "*" && origin !== "null"));
  return {
    allows: (request, { secure }, response) => {
      const { origin, host, cookie } = request.headers;
      response?.setHeader("vary", "Origin");
      if (origin === undefined) return request.headers.upgrade === undefined || cookie === undefined;
      if (hosts.isOwnOrigin(origin, host, secure)) return true;
      if (!allowed.has(origin)) return false;
      // The listed origin itself, never what was sent.
      response?.setHeader("access-control-allow-origin", origin);
      return true;
    },
  };
};

/** Answers a preflight of a listed origin. */
export const answerPreflight = (response: ServerResponse): void => {
  response.writeHead(204, {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "authorization, content-type, accept-language, traceparent, x-request-id",
    "access-control-max-age": "600",
  });
  response.end();
};

/** The content security policy of the studio's pages. */
export const studioPolicy = (nonce: string, host: string, secure: boolean): string => {
  const platforms = `${secure ? "https" : "http"}://*.${host}`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${secure ? "wss" : "ws"}://${host}`,
    `frame-src ${platforms}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
};

/** Headers every answer of the control plane carries. */
export const commonHeaders = (response: ServerResponse, secure: boolean): void => {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
};

/** Headers of the studio's pages besides the policy. */
export const pageHeaders = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
  "x-frame-options": "DENY",
} as const;
