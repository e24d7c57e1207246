type Members = Readonly<Record<string, unknown>>;

/** Says whether two JSON values are the same, whatever the order of members; absent and `undefined` members count as one. */
export const equal = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at += 1) if (!equal(a[at], b[at])) return false;
    return true;
  }
  return !Array.isArray(b) && equalMembers(a as Members, b as Members);
};

/** JSON values have no members but their own, so a plain walk sees them all; it is the quickest there is. */
const equalMembers = (a: Members, b: Members): boolean => {
  let count = 0;
  for (const name in a) {
    const one = a[name];
    if (one === undefined) continue;
    count += 1;
    const other = b[name];
    // What a prototype happens to hold under that name is nobody's member.
    if (one !== other && !(typeof one === "object" && Object.hasOwn(b, name) && equal(one, other))) return false;
  }
  for (const _ in b) count -= 1;
  return count === 0 || namesMore(a, b) === 0;
};

/** How many members only the second has. */
const namesMore = (a: Members, b: Members): number =>
  Object.keys(b).filter((name) => b[name] !== undefined && !(Object.hasOwn(a, name) && a[name] !== undefined)).length;
