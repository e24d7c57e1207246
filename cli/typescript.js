// Lets Node.js run the sources as they are: types go, legacy decorators become calls, nothing else changes (decision 0241).
import { readFileSync, statSync } from "node:fs";
import { registerHooks, SourceMap } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

/** As tsconfig.json says it: imports stay unless they are of types, fields without a value are none. */
const options = {
  lang: "ts",
  sourceType: "module",
  target: "node24",
  decorator: { legacy: true },
  assumptions: { setPublicClassFields: true },
  typescript: { onlyRemoveTypeImports: true, removeClassFieldsWithoutInitializer: true },
};

/** @param {string} url of a module */
const isSource = (url) => /^file:.*\.ts(\?|$)/.test(url) && !url.includes("/node_modules/");

/**
 * The module a TypeScript file is.
 * @param {string} path of the file
 * @returns {string} its JavaScript
 * @throws {SyntaxError} naming the place, where it is not TypeScript
 */
const compiled = (path) => {
  const { code, errors } = transformSync(path, readFileSync(path, "utf8"), options);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.codeframe ?? error.message}`);
  return code;
};

registerHooks({
  // One source names another wholly: nobody has to look on the disk what is meant. One that is not there is told when it is read.
  resolve: (specifier, context, nextResolve) =>
    specifier.startsWith(".") && specifier.endsWith(".ts") && isSource(context.parentURL ?? "")
      ? { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true }
      : nextResolve(specifier, context),
  load: (url, context, nextLoad) =>
    isSource(url) ? { format: "module", source: compiled(fileURLToPath(url)), shortCircuit: true } : nextLoad(url, context),
});

/**
 * Where the lines of a file lie in its JavaScript, found out when the first stack trace asks (decision 0252).
 * @type {Map<string, SourceMap | null>} by url; null where the file has changed since it was loaded or is gone
 */
const maps = new Map();
/** @param {string} url of a source */
const mapOf = (url) => {
  const known = maps.get(url);
  if (known !== undefined) return known;
  let map = null;
  try {
    const path = fileURLToPath(url);
    if (statSync(path).mtimeMs < performance.timeOrigin) {
      const made = transformSync(path, readFileSync(path, "utf8"), { ...options, sourcemap: true }).map;
      map = made ? new SourceMap(/** @type {import("node:module").SourceMapPayload} */ (/** @type {unknown} */ (made))) : null;
    }
  } catch {
    // An error is told without its lines rather than not at all.
  }
  maps.set(url, map);
  return map;
};

/**
 * One line of a stack trace, with the place as it is written.
 * @param {NodeJS.CallSite} site
 */
const lineOf = (site) => {
  const said = String(site);
  const url = site.getFileName();
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  if (!url || line === null || column === null || !isSource(url)) return said;
  const origin = mapOf(url)?.findOrigin(line, column);
  return origin && "lineNumber" in origin
    ? said.replace(`${url}:${line}:${column}`, `${url}:${origin.lineNumber}:${origin.columnNumber}`)
    : said;
};

Error.prepareStackTrace = (error, sites) => {
  let head;
  try {
    head = Error.prototype.toString.call(error);
  } catch {
    head = "Error";
  }
  return [head, ...sites.map((site) => `    at ${lineOf(site)}`)].join("\n");
};
