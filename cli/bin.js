#!/usr/bin/env node
// Starts the command line on the Node.js that came with the install: the host's own may be older.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const wanted = 24;
const own = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));
if (Number(process.versions.node.split(".")[0]) < wanted && existsSync(own) && process.execPath !== own) {
  const child = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(child.status ?? 1);
}
const { register } = await import("tsx/esm/api");
register();
await import("./main.ts");
