/** A server under measurement: a process of its own, so that its CPU is its own; spoken to over the IPC channel. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { runsSources } from "../../cli/node-options.ts";

export interface Served {
  readonly port: number;
  /** Sent once with the port: whatever the parent needs to know of what was set up. */
  readonly told: Readonly<Record<string, string>>;
  /** Milliseconds of CPU this process has used. */
  cpu(): Promise<number>;
  /** Bytes in use after the garbage was collected. Only of our own servers. */
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

export interface ServedOptions {
  /** Writes a CPU profile into this folder when the process ends. */
  readonly profile?: string | null;
}

type Said = { readonly port: number; readonly told?: Readonly<Record<string, string>> } | { readonly cpu: number } | Memory;

const files = {
  ours: new URL("./ours.ts", import.meta.url),
  scale: new URL("../scale/server.ts", import.meta.url),
  limit: new URL("./limit.ts", import.meta.url),
  postgraphile: new URL("../peers/postgraphile.js", import.meta.url),
  apollo: new URL("../peers/apollo.js", import.meta.url),
} as const;

/** For a profile Node's own type stripping, which keeps every line where the source has it; it knows no decorators. */
const stripped = ["--experimental-transform-types", "--enable-source-maps"];
const decorated: ReadonlySet<keyof typeof files> = new Set(["scale"] as const);

/** Starts one of the servers with its settings; throws when the process ends before it listens. */
export const startProcess = async (
  file: keyof typeof files,
  settings: unknown,
  { profile = null }: ServedOptions = {},
): Promise<Served> => {
  const child = fork(fileURLToPath(files[file]), {
    env: { ...process.env, NODE_ENV: "production", GRAPHILE_ENV: "production" },
    execArgv: [
      ...(files[file].pathname.endsWith(".ts") ? (profile && !decorated.has(file) ? stripped : runsSources) : []),
      ...(profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}`] : []),
    ],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<never>((_, reject) => child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`))));
  ended.catch(() => undefined);
  const next = () => Promise.race([new Promise<Said>((resolve) => child.once("message", (said) => resolve(said as Said))), ended]);
  child.send({ settings });
  const ready = await next();
  if (!("port" in ready)) throw new Error(`${file} spoke out of turn`);
  return {
    port: ready.port,
    told: ready.told ?? {},
    cpu: async () => {
      child.send("cpu");
      const said = await next();
      if (!("cpu" in said)) throw new Error(`${file} spoke out of turn`);
      return said.cpu;
    },
    memory: async () => {
      child.send("memory");
      const said = await next();
      if (!("rss" in said)) throw new Error(`${file} spoke out of turn`);
      return said;
    },
    stop: async () => {
      child.send("stop");
      await ended.catch(() => undefined);
    },
  };
};

/** The other end: runs `begin` with the settings, answers what is asked, ends when told or when the parent is gone. */
export const serveParent = <Settings>(
  begin: (settings: Settings) => Promise<{ readonly port: number; readonly told?: Readonly<Record<string, string>> }>,
): void => {
  const say = (said: Said) => process.send?.(said);
  process.on("disconnect", () => process.exit(1));
  process.on("message", (asked: "cpu" | "memory" | "stop" | { readonly settings: Settings }) => {
    if (asked === "cpu") {
      const { user, system } = process.cpuUsage();
      say({ cpu: (user + system) / 1_000 });
    } else if (asked === "memory") {
      collectGarbage();
      const { rss, heapUsed } = process.memoryUsage();
      say({ rss, heap: heapUsed });
    } else if (asked === "stop") process.exit(0);
    else
      begin(asked.settings).then(say, (error: unknown) => {
        console.error(error);
        process.exit(1);
      });
  });
};

const collectGarbage = (): void => {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
};
