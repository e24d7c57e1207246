/** The options with which Node.js runs these sources as they are, in a process of its own: what stands before the file's name. */
export const runsSources: readonly string[] = ["--import", new URL("./typescript.js", import.meta.url).href];
