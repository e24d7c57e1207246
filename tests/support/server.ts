/** A real WebNova in a process of its own, as a person starts it; for journeys and for tests that pull the plug. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Server {
  readonly url: string;
  readonly port: number;
  readonly home: string;
  readonly ownerLink: string | null;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Pulls the plug. */
  kill(): Promise<void>;
  /** Stops it if it runs and removes its data. */
  remove(): Promise<void>;
}

export interface ServerOptions {
  readonly home?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts a server on a free port and waits until it says it is ready. Throws with its output when it ends before. */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const home = options.home ?? mkdtempSync(join(tmpdir(), "webnova-test-"));
  const child = spawn(process.execPath, [join(root, "cli/bin.js"), "start"], {
    cwd: root,
    env: {
      ...cleanEnvironment(),
      PORT: "0",
      WEBNOVA_HOME: home,
      WEBNOVA_PASSWORD_COST: "low",
      WEBNOVA_DRAIN_MS: "0",
      LANG: "en_US.UTF-8",
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const ready = new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      output += part.toString("utf8");
      const address = /WebNova is ready: (http\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then((code) => reject(new Error(`WebNova ended with ${code} before it was ready:\n${output}`)));
  });
  const url = await ready;
  // The owner link is printed right after the address, on a first start without an owner named in the settings.
  const awaited = options.home === undefined && options.env?.WEBNOVA_OWNER_EMAIL === undefined;
  for (let tries = 0; tries < (awaited ? 100 : 1) && !/\/claim\/\S+\s/.test(output); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    return ended;
  };
  return {
    url,
    port: Number(new URL(url).port),
    home,
    ownerLink: /(http\S+\/claim\/\S+)/.exec(output)?.[1] ?? null,
    process: child,
    output: () => output,
    stop,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    remove: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

const cleanEnvironment = (): NodeJS.ProcessEnv => {
  const {
    DATABASE_URL: _database,
    ANTHROPIC_API_KEY: _key,
    PORT: _port,
    WEBNOVA_URL: _url,
    WEBNOVA_TOKEN: _token,
    VITEST: _vitest,
    NODE_OPTIONS: _options,
    ...rest
  } = process.env;
  return rest;
};

/** Runs one `webnova` command against a server's data folder, as a person on that machine would. */
export const runCommand = (
  args: readonly string[],
  server: Pick<Server, "home">,
  input = "",
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "cli/bin.js"), ...args], {
      cwd: root,
      env: { ...cleanEnvironment(), WEBNOVA_HOME: server.home, LANG: "en_US.UTF-8", ...env },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (part: Buffer) => {
      out += part.toString("utf8");
    });
    child.stderr.on("data", (part: Buffer) => {
      err += part.toString("utf8");
    });
    child.once("exit", (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
