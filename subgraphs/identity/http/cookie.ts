/** The refresh cookie, and whether a place is safe enough for it (ID29). */
import type { AuthRequest } from "../../doorkeeper.ts";

export interface Place {
  readonly secure: boolean;
  /** The connection and the name used for it are both this machine. */
  readonly loopback: boolean;
}

/** Where a request was made: encrypted or not, on this machine or not. */
export const placeOf = ({ ip, headers }: AuthRequest, secure: boolean): Place => ({
  secure,
  loopback: isLoopbackAddress(ip ?? "") && isLoopbackName(headers.host ?? ""),
});

const isLoopbackAddress = (address: string) => address === "::1" || /^(::ffff:)?127\./.test(address);
const isLoopbackName = (host: string) => /^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)*\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host);

// Only an encrypted place may have the `__Host-` name: browsers refuse it elsewhere.
const nameAt = (place: Place) => (place.secure ? "__Host-wn" : "wn");
const attributes = (place: Place) => `; Path=/; HttpOnly; SameSite=Lax${place.secure ? "; Secure" : ""}`;

export const refreshCookie = (place: Place, refreshToken: string): string =>
  `${nameAt(place)}=${refreshToken}${attributes(place)}; Max-Age=${30 * 24 * 60 * 60}`;
export const clearedCookie = (place: Place): string => `${nameAt(place)}=${attributes(place)}; Max-Age=0`;

/** The refresh token a request brings; null when there is none. */
export const readCookie = (request: AuthRequest, place: Place): string | null => {
  const name = nameAt(place);
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=");
    if (key === name && value) return value;
  }
  return null;
};
