/** Paths of pages: `/patients/:id/edit` stands for every patient. Small and alone, because the browser needs it too. */

/** Puts values into a path pattern: `/patients/:id` and `{ id }` give `/patients/0190…`. */
export const pathWith = (pattern: string, params: Readonly<Record<string, string>>): string =>
  pattern.replace(/:([a-z]+)/gi, (_, name: string) => encodeURIComponent(params[name] ?? ""));

/** Reads the `:` segments of a path; null when it is another page. A segment that is not well encoded matches nothing. */
export const matched = (pattern: string, path: string): Readonly<Record<string, string>> | null => {
  const parts = segments(pattern);
  const wanted = segments(path);
  if (parts.length !== wanted.length) return null;
  const params: [string, string][] = [];
  for (const [at, part] of parts.entries()) {
    const value = decoded(wanted[at] ?? "");
    if (value === null || (!part.startsWith(":") && part !== value)) return null;
    if (part.startsWith(":")) params.push([part.slice(1), value]);
  }
  return Object.fromEntries(params);
};

const segments = (path: string): readonly string[] => path.split("/").filter(Boolean);

const decoded = (segment: string): string | null => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
};
