/**
 * Bodies arrive within half a minute. Only a file on its way into a platform may take longer: its door has a pace of its own, and the
 * server's limit over all requests leaves room for it.
 */
import type { IncomingMessage } from "node:http";

const bodyMs = 30_000;
/** For the refusal to arrive: a client that keeps its side of the line open does not keep ours. */
const lingerMs = 1_000;
/** For the server itself: a little more than the longest upload. */
export const longestRequestMs = 11 * 60_000;

/** Cuts the line when the body is not there in time. Call it before the request is handed on. */
export const expectBody = (request: IncomingMessage, isUpload: boolean, ms = bodyMs): void => {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (isUpload || (encoding === undefined && (length === undefined || length === "0"))) return;
  const timer = setTimeout(() => {
    if (request.complete) return;
    request.socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    setTimeout(() => request.socket.destroy(), lingerMs).unref();
  }, ms);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
};
