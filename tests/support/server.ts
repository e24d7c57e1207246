/** A real WebNova in a process of its own, as a person starts it; for journeys and for tests that pull the plug. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ownerEmail } from "./installation.ts";

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

/**
 * Starts a server on a free port and waits until it says it is ready. Throws with its output when it ends before. One with the owner of
 * these tests and no home of its own starts on a copy of the home that the run prepared (`prepared-home.ts`).
 */
export const startServer = async (options: ServerOptions = {}): Promise<Server> => {
  const home = options.home ?? (await freshHome(options.env?.WEBNOVA_OWNER_EMAIL === ownerEmail));
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
  const url = await ready.catch((error: unknown) => {
    if (/EADDRINUSE/.test(String(error)) && options.home === undefined && options.env?.PORT === undefined) return null;
    throw error;
  });
  // Between its being found free and being listened on, the port was taken by another server of these tests.
  if (url === null) return startServer(options);
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

/** `prepared`: as its first start leaves it, where this run has such a home. `cp -a` keeps the account the database belongs to. */
const freshHome = async (prepared: boolean): Promise<string> => {
  const home = mkdtempSync(join(tmpdir(), "webnova-test-"));
  const door = prepared ? process.env.WEBNOVA_TEST_DOOR : undefined;
  const answer = door && (await fetch(`${door}home`));
  if (!answer) return home;
  const from = await answer.text();
  if (!answer.ok) throw new Error(`The prepared home was not made:\n${from}`);
  if (from) await promisify(execFile)("cp", ["-a", `${from}/.`, home]);
  return home;
};

const cleanEnvironment = (): NodeJS.ProcessEnv => {
  const {
    DATABASE_URL: _database,
    ANTHROPIC_API_KEY: _key,
    PORT: _port,
    WEBNOVA_URL: _url,
    WEBNOVA_TOKEN: _token,
    VITEST: _vitest,
    WEBNOVA_TEST_DOOR: _door,
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
