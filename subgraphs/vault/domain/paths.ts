import { vaultErrors } from "./errors.ts";

const segment = /^[a-z0-9][a-z0-9-]{0,62}$/;
const roots = ["organization", "platform", "system"] as const;

/** Returns the path when it is one. Throws VAULT_PATH for everything else: `..`, NUL, upper case, look-alike letters, a seventh part. */
export const checkPath = (path: string): string => {
  const parts = path.split("/");
  const isPath =
    parts.length >= 2 && parts.length <= 6 && roots.includes(parts[0] as "system") && parts.every((part) => segment.test(part));
  if (!isPath) throw vaultErrors("PATH", { root: "organization" });
  return path;
};

/** The most a secret's value may have, in bytes. */
export const valueLimit = 64 * 1024;

/** The most a binding's target may have, in characters. */
export const targetLimit = 80;

/** The end a person recognises a key by; nothing of a short value is shown. */
export const hintOf = (value: string): string | null => (value.length > 16 ? `…${value.slice(-4)}` : null);
