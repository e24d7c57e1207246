/**
 * `npm run bench -- start`: from the command to the first answered page, on an empty data folder and on the same folder again, against
 * the two things nobody can do without: a bare node:http server and a bare PostgreSQL, started one after the other.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWeb } from "../../cli/build.ts";
import { plainPostgres } from "../plain-postgres.ts";
import { type Bench, type BenchOptions, compare, median } from "../report.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = 5;

export const bench: Bench = {
  about: "from the command to the first page, cold and warm",
  run: async ({ tell }) => {
    const starts: { cold: Start; warm: Start }[] = [];
    const plain: { node: Start; cold: number; warm: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ours = await startTwice(tell);
      starts.push(ours);
      const bare = await startPlain();
      plain.push(bare);
      const { cold, warm } = ours;
      tell(
        `round ${round + 1}: ${[cold.ms, warm.ms].map(Math.round).join(" ")} · ${[bare.node.ms, bare.cold, bare.warm].map(Math.round).join(" ")}`,
      );
    }
    const node = median(plain.map((one) => one.node.ms));
    const reference = "node -e http + bare PostgreSQL";
    const postgres = { cold: median(plain.map((one) => one.cold)), warm: median(plain.map((one) => one.warm)) };
    const shown = (ms: number) => Math.round(ms);
    return {
      cases: (["cold", "warm"] as const).flatMap((kind) => [
        compare({
          case: kind,
          metric: "ms to first page",
          ours: "npm start",
          reference,
          value: median(starts.map((one) => one[kind].ms)),
          referenceValue: node + postgres[kind],
          better: "less",
        }),
        compare({
          case: kind,
          metric: "Node CPU ms to first page",
          ours: "npm start",
          reference: "node -e http",
          value: median(starts.map((one) => one[kind].cpu)),
          referenceValue: median(plain.map((one) => one.node.cpu)),
          better: "less",
        }),
      ]),
      notes: [
        `Median of ${rounds} interleaved rounds; the web is built before, a round in which it had to be built again is repeated. Reference: ${shown(node)} ms for node -e http until its first answer, and ${shown(postgres.cold)} ms (initdb and start) or ${shown(postgres.warm)} ms (start) for PostgreSQL until its first answered query.`,
      ],
    };
  },
};

interface Start {
  readonly ms: number;
  /** Milliseconds of CPU the Node process had used by then. */
  readonly cpu: number;
}

const startTwice = async (tell: BenchOptions["tell"]): Promise<{ cold: Start; warm: Start }> => {
  for (let tries = 0; tries < 6; tries += 1) {
    await buildWeb();
    const home = mkdtempSync(join(tmpdir(), "webnova-bench-"));
    try {
      const cold = await startOnce(home);
      const warm = await startOnce(home);
      if (!cold.built && !warm.built) return { cold, warm };
      tell("the sources of the web changed meanwhile: again");
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  }
  throw new Error("The sources of the web keep changing: no start without a build could be measured.");
};

const startOnce = async (home: string): Promise<Start & { built: boolean }> => {
  const began = performance.now();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(root, "cli/bin.js"), "start"], {
    cwd: root,
    env: { PATH, HOME, LANG: "en_US.UTF-8", PORT: "0", WEBNOVA_HOME: home, WEBNOVA_DRAIN_MS: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const { match, output } = await says(child, /WebNova is ready: http:\/\/localhost:(\d+)/);
    await firstPage(Number(match[1]));
    return { ms: performance.now() - began, cpu: cpuOf(child), built: /Building/.test(output) };
  } finally {
    await end(child);
  }
};

const bare =
  "const s=require('node:http').createServer((q,r)=>r.end('<!doctype html><title>bare</title>'));s.listen(0,'127.0.0.1',()=>console.log(s.address().port))";

const startPlain = async (): Promise<{ node: Start; cold: number; warm: number }> => {
  const began = performance.now();
  const child = spawn(process.execPath, ["-e", bare], { stdio: ["ignore", "pipe", "inherit"] });
  const { match } = await says(child, /(\d+)/);
  await firstPage(Number(match[1]));
  const node = { ms: performance.now() - began, cpu: cpuOf(child) };
  await end(child);
  const postgres = plainPostgres();
  try {
    const cold = await postgres.start();
    await postgres.stop();
    const warm = await postgres.start();
    await postgres.stop();
    return { node, cold, warm };
  } finally {
    postgres.remove();
  }
};

/** User and system time of all threads; Linux tells it in hundredths of a second. */
const cpuOf = ({ pid }: ChildProcess): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** Resolves when the process has said something; throws with its output when it ends before. */
const says = (child: ChildProcess, pattern: RegExp): Promise<{ match: RegExpExecArray; output: string }> =>
  new Promise((resolve, reject) => {
    let output = "";
    child.stdout?.on("data", (part: Buffer) => {
      output += part.toString("utf8");
      const match = pattern.exec(output);
      if (match) resolve({ match, output });
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await over;
};

const firstPage = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const req = request({ host: "127.0.0.1", port, path: "/", headers: { host: `localhost:${port}`, accept: "text/html" } }, (res) => {
      res.resume();
      res.on("end", () => (res.statusCode === 200 ? resolve() : reject(new Error(`the first page answered ${res.statusCode}`))));
    });
    req.on("error", reject);
    req.end();
  });
