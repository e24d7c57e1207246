/**
 * The form of an API key (ID37): `wn_<env>_<12>_<43><6>`: a prefix that finds the row, 256 secret bits, and a CRC so that a mistyped or
 * damaged key is refused without asking the database. Keys of generated platforms begin with `wnp_<12>` instead.
 */
import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

export interface ApiKeyParts {
  /** `wn_<env>_<12>` or `wnp_<12>`: unique, not secret, shown in lists. */
  readonly prefix: string;
  readonly secret: string;
}

const form = /^(wn_[a-z]{2,10}_[0-9A-Za-z]{12})_([A-Za-z0-9_-]{43})([0-9a-z]{6})$/;
const platformForm = /^(wnp_[0-9A-Za-z]{12})_([A-Za-z0-9_-]{43})([0-9a-z]{6})$/;
const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Makes a new key; the text is shown once and never stored. */
export const makeApiKey = (environment = "live"): MadeKey => make(`wn_${environment}`);

/** The same for an end user of a generated platform. */
export const makePlatformKey = (): MadeKey => make("wnp");

type MadeKey = ApiKeyParts & { readonly text: string };
const make = (kind: string): MadeKey => {
  const prefix = `${kind}_${[...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join("")}`;
  const secret = randomBytes(32).toString("base64url");
  const body = `${prefix}_${secret}`;
  return { prefix, secret, text: `${body}${checksum(body)}` };
};

/** Reads a key; null when its form or checksum is wrong. */
export const parseApiKey = (text: string): ApiKeyParts | null => parse(form, text);

export const parsePlatformKey = (text: string): ApiKeyParts | null => parse(platformForm, text);

const parse = (shape: RegExp, text: string): ApiKeyParts | null => {
  const match = shape.exec(text);
  if (!match) return null;
  const [, prefix = "", secret = "", sum = ""] = match;
  return checksum(`${prefix}_${secret}`) === sum ? { prefix, secret } : null;
};

/** Says whether a bearer credential claims to be an API key. */
export const looksLikeApiKey = (text: string): boolean => text.startsWith("wn_");

// Six base-36 digits hold 31 bits: the lowest bit of the CRC is dropped.
const checksum = (text: string) => (crc32(text) >>> 1).toString(36).padStart(6, "0").slice(-6);
