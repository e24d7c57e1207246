/** What a person's e-mail, name and address in the product may look like (ID3, ID47). */
import { identityErrors } from "./errors.ts";

/** Returns the form in which an e-mail is stored and compared: trimmed, NFKC, lower case. `IDENTITY_EMAIL_INVALID` names the field. */
export const emailKey = (email: string, field = "email"): string => {
  const key = email.trim().normalize("NFKC").toLowerCase();
  const shown = [...key].slice(0, 60).join("");
  if (key.length > 254 || !form.test(key)) throw identityErrors("EMAIL_INVALID", { email: shown }, { field });
  return key;
};

// HTML's own form, with letters of any script; a domain of one label is a machine of one's own network.
const form =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)*$/u;

/** Returns a name as typed, trimmed; `IDENTITY_NAME_INVALID` when empty, too long or with control, bidi-override or half characters. */
export const personName = (name: string, field = "name"): string => {
  const kept = name.trim();
  const length = [...kept].length;
  if (length < 1 || length > 120 || /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(kept))
    throw identityErrors("NAME_INVALID", {}, { field });
  return kept;
};

/** Splits a name into the product's two-language form by the script it is written in. */
export const asText = (name: string): { en: string | null; ar: string | null } =>
  /\p{Script=Arabic}/u.test(name) ? { en: null, ar: name } : { en: name, ar: null };

/** Makes an address part from a name: Latin letters and digits of it, or `organization` when there are none; `random` keeps it unique. */
export const slugOf = (name: string, random: string): string => {
  const base = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 38)
    .replace(/-+$/, "");
  return `${base === "" ? "organization" : base}-${random}`;
};
