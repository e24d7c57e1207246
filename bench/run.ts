/** `npm run bench -- <name> [--json] [--only <case>] [--profile <folder>]`: runs one bench, prints a table of ratios or one JSON object [E10]. */
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Bench, table } from "./report.ts";

const benches: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  "data-plane": () => import("./data-plane/index.ts"),
  blueprint: () => import("./blueprint/index.ts"),
  merge: () => import("./merge/index.ts"),
  describe: () => import("./describe/index.ts"),
  planner: () => import("./planner/index.ts"),
  release: () => import("./release/index.ts"),
  live: () => import("./live/index.ts"),
  scale: () => import("./scale/index.ts"),
  events: () => import("./events/index.ts"),
  import: () => import("./import/index.ts"),
  start: () => import("./start/index.ts"),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, only: { type: "string", default: "" }, profile: { type: "string" } },
});

const name = positionals[0];
const wanted = name === undefined ? undefined : benches[name];
if (!wanted) {
  console.error(name ? `There is no bench "${name}".` : "npm run bench -- <name> [--json] [--only <case>] [--profile <folder>]");
  for (const [known, load] of Object.entries(benches)) console.error(`  ${known.padEnd(12)} ${(await load()).bench.about}`);
  process.exit(2);
}
if (values.profile) mkdirSync(values.profile, { recursive: true });
const { bench } = await wanted();
const report = await bench.run({ profile: values.profile ?? null, only: values.only, tell: (what) => console.error(what) });
console.log(values.json ? JSON.stringify({ bench: name, cases: report.cases }) : table(report));
