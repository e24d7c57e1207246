/** The colour of a person, 1–12, from their id: the same on every screen. */
export const personColour = (id: string): number => {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 12) + 1;
};
