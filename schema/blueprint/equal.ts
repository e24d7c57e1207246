/** Says whether two JSON values are the same, whatever the order of members; absent and `undefined` members count as one. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((v, i) => equal(v, b[i]));
  if (Array.isArray(b)) return false;
  for (const name of Object.keys(a)) if (!equal(member(a, name), member(b, name))) return false;
  for (const name of Object.keys(b)) if (!Object.hasOwn(a, name) && member(b, name) !== undefined) return false;
  return true;
};

const member = (bag: object, name: string): unknown =>
  Object.hasOwn(bag, name) ? (bag as Readonly<Record<string, unknown>>)[name] : undefined;
