/** What `key` has in a map of the newest `limit` entries; made when it has none. */
export const lru = <T>(map: Map<string, T>, key: string, limit: number, make: () => T): T => {
  const known = map.get(key);
  if (known !== undefined) {
    // Which was asked for longest ago counts only when there are many.
    if (map.size < limit / 2) return known;
    map.delete(key);
    map.set(key, known);
    return known;
  }
  const value = make();
  map.set(key, value);
  if (map.size > limit) map.delete(map.keys().next().value!);
  return value;
};
