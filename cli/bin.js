#!/usr/bin/env node
// Starts the command line on the Node.js that came with the install: the host's own may be older.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const wanted = 24;
const own = fileURLToPath(new URL("../node_modules/node/bin/node", import.meta.url));
if (Number(process.versions.node.split(".")[0]) < wanted && existsSync(own) && process.execPath !== own) {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // Whoever ends this process means that one: it must not live on alone. Ctrl-C reaches both by itself, and twice means "at once".
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 1));
} else {
  await import("./typescript.js");
  await import("./main.ts");
}
