// Lets Node.js run the sources as they are: types go, legacy decorators become calls, nothing else changes (decision 0241).
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

/** As tsconfig.json says it: imports stay unless they are of types, fields without a value are none. */
const options = {
  lang: "ts",
  sourceType: "module",
  target: "node24",
  sourcemap: true,
  decorator: { legacy: true },
  assumptions: { setPublicClassFields: true },
  typescript: { onlyRemoveTypeImports: true, removeClassFieldsWithoutInitializer: true },
};

/**
 * The module a TypeScript file is, with its source map inside so that stack traces show the lines as they are written.
 * @param {string} path of the file
 * @returns {string} its JavaScript
 * @throws {SyntaxError} naming the place, where it is not TypeScript
 */
const compiled = (path) => {
  const { code, map, errors } = transformSync(path, readFileSync(path, "utf8"), options);
  const [error] = errors;
  if (error) throw new SyntaxError(`${path}: ${error.codeframe ?? error.message}`);
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}`;
};

process.setSourceMapsEnabled(true);
registerHooks({
  load: (url, context, nextLoad) =>
    /^file:.*\.ts(\?|$)/.test(url) && !url.includes("/node_modules/")
      ? { format: "module", source: compiled(fileURLToPath(url)), shortCircuit: true }
      : nextLoad(url, context),
});
