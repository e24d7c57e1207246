/** Peers are no dependencies: they are installed beside the benches, from a lock of their own, when one runs for the first time. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./peers/", import.meta.url));

/** Null: they are there; otherwise what npm said. */
export const installPeers = (tell: (what: string) => void): string | null => {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, "utf8")) as { readonly dependencies: Record<string, string> };
  if (Object.keys(dependencies).every((name) => existsSync(`${folder}node_modules/${name}`))) return null;
  tell("Installing the peers (bench/peers) …");
  const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8" });
  return status === 0 ? null : (stderr.trim().split("\n").at(-1) ?? "npm ci failed");
};
