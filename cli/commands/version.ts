import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { migrationFiles } from "../../db/migrate.ts";
import type { Command } from "../command.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** `webnova version`: what is installed here. */
export const version: Command = {
  name: "version",
  summary: { en: "Prints the version of WebNova, Node.js and the schema.", ar: "يطبع إصدار WebNova وNode.js والمخطط." },
  usage: { en: "webnova version [--json]", ar: "webnova version [--json]" },
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
    const { version: webnova } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };
    const schema =
      migrationFiles()
        .at(-1)
        ?.replace(/\.[tj]s$/, "") ?? "";
    if (values.json) console.log(JSON.stringify({ webnova, node: process.versions.node, schema }));
    else console.log(`webnova ${webnova}\nnode ${process.versions.node}\nschema ${schema}`);
    return 0;
  },
};
