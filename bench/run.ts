/** `npm run bench -- <name> [--json] [--only <case>] [--profile <folder>]`: runs one bench, prints a table of ratios or one JSON object [E10]. */
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Bench, table } from "./report.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(here).filter((name) => existsSync(join(here, name, "index.ts")));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, only: { type: "string", default: "" }, profile: { type: "string" } },
});
const load = async (name: string): Promise<Bench> =>
  ((await import(pathToFileURL(join(here, name, "index.ts")).href)) as { readonly bench: Bench }).bench;

const name = positionals[0];
if (!name || !names.includes(name)) {
  console.error(name ? `There is no bench "${name}".` : "npm run bench -- <name> [--json] [--only <case>] [--profile <folder>]");
  for (const known of names) console.error(`  ${known.padEnd(12)} ${(await load(known)).about}`);
  process.exit(2);
}
if (values.profile) mkdirSync(values.profile, { recursive: true });
const report = await (await load(name)).run({ profile: values.profile ?? null, only: values.only, tell: (what) => console.error(what) });
console.log(values.json ? JSON.stringify({ bench: name, cases: report.cases }) : table(report));
