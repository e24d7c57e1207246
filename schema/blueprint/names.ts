/** The patterns of ids and keys, and the names that are refused everywhere. Leans on nothing, so every table may read it. */

export const keyPattern = /^[a-z][a-zA-Z0-9]{0,39}$/;
export const idPattern = /^[a-z]{1,3}_[a-z0-9_]{1,36}$/;

/** Names that would reach into a prototype; refused as ids, keys and member names everywhere. */
export const unsafeNames: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Fields every record has, beside the declared ones. */
export const systemFields = ["id", "createdAt", "updatedAt", "createdBy", "version"] as const;

/** The first member name in a value that would reach into a prototype (zod drops `__proto__` silently; here it is refused). */
export const unsafeNameIn = (value: unknown, depth = 0): string | undefined => {
  if (typeof value !== "object" || value === null || depth > 40) return undefined;
  for (const name of Object.keys(value)) {
    if (!Array.isArray(value) && unsafeNames.has(name)) return name;
    const inner = unsafeNameIn((value as Record<string, unknown>)[name], depth + 1);
    if (inner) return inner;
  }
  return undefined;
};
