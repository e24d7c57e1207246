/** The address of a list: what is searched, filtered, sorted and which page. A link reproduces what its sender saw. */
import type { Boot } from "./boot.ts";

/** This page's address with some parameters changed; null or "" removes one. */
export const searchWith = (boot: Pick<Boot, "path" | "search">, changes: Readonly<Record<string, string | null>>): string => {
  const given = new URLSearchParams(boot.search);
  for (const [key, value] of Object.entries(changes)) {
    if (value) given.set(key, value);
    else given.delete(key);
  }
  const text = given.toString();
  return text ? `${boot.path}?${text}` : boot.path;
};
