/**
 * `npm run bench -- data-plane`: a generated platform read and written over GraphQL by people with roles, against the limit and against
 * peers on the same rows, in one run. Rounds are interleaved and each server is a process of its own, so that a neighbour on the machine
 * disturbs all the same.
 */
import { loadavg } from "node:os";
import { installPeers } from "../install-peers.ts";
import { type Bench, type BenchOptions, type Case, compare, median } from "../report.ts";
import { cases, type QueryCase, type Side } from "./cases.ts";
import { type BenchPlatform, createPlatform } from "./platform.ts";
import { type Served, startProcess } from "./process.ts";
import { connections, otherSide, ourSide, ownName, type Running, variablesOf } from "./sides.ts";

const rounds = Number(process.env.BENCH_ROUNDS ?? 9);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 700);
/** Before it is measured, each side answers so many requests: until then Node and PostgreSQL still compile and plan. */
const warmRequests = 6_000;
const longestWarmMs = 2_000;
const perServer = 4;

interface Round {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU per request. */
  readonly node: number;
  readonly postgres: number;
}

interface World {
  readonly platform: BenchPlatform;
  readonly running: readonly Running[];
  /** Ids of invoices the agent may see. */
  readonly agents: readonly string[];
}

export const bench: Bench = {
  about: "a platform read by key, page, tree and figures and written, against hand-written SQL, PostGraphile and Apollo",
  run: async ({ profile, only, tell }) => {
    const missing = profile ? "a profile is of ours alone" : process.env.BENCH_PEERS === "no" ? "left out" : installPeers(tell);
    tell("Making the music shop with 103 000 invoices and 560 000 lines …");
    const platform = await createPlatform({ times: Number(process.env.BENCH_TIMES ?? 250) });
    const served: Served[] = [];
    const failures: string[] = [];
    try {
      const start = async (file: Parameters<typeof startProcess>[0], settings: unknown) => {
        const one = await startProcess(file, settings, { profile: file === "ours" ? profile : null });
        served.push(one);
        return one;
      };
      const running: Running[] = [await ourSide(await start("ours", platform.ours))];
      const agents = await platform.makeAgent("agent@example.invalid");
      const shared = { connection: platform.connection, connections: perServer, schema: platform.peerSchema };
      for (const side of ["limit", "pipelined"] as const) {
        const application = `bench ${side}`;
        running.push(otherSide(side, application, await start("limit", { ...shared, application, pipelined: side === "pipelined" })));
      }
      for (const side of missing === null ? (["postgraphile", "apollo"] as const) : []) {
        const application = `bench ${side}`;
        try {
          running.push(otherSide(side, application, await start(side, { ...shared, application })));
        } catch (error) {
          failures.push(`${side} did not start: ${String(error)}`);
        }
      }
      if (missing !== null) failures.push(`Peers were not measured: ${missing}`);
      const world: World = { platform, running, agents };
      const measured: Case[] = [];
      for (const one of cases.filter(({ name }) => name.includes(only))) {
        const apart = await checkEqual(one, world);
        failures.push(...apart.map(({ side, why }) => `${one.title}: ${side} was left out: ${why}`));
        const out = new Set(apart.map(({ side }) => side));
        const asked = running.filter(
          ({ side }) => !out.has(side) && (one.peers || side === "ours" || side === "limit" || side === "pipelined"),
        );
        measured.push(...(await measure(one, { ...world, running: asked }, tell)));
      }
      await Promise.all(running.map(({ client }) => client.close()));
      return { cases: measured, notes: [...notes(), ...failures] };
    } finally {
      await Promise.all(served.map((one) => one.stop()));
      await platform.close();
    }
  },
};

const notes = () => [
  `Median of ${rounds} interleaved rounds of ${roundMs / 1_000} s, ${connections} keep-alive connections, a variable of its own in every request, answers compared for equality before each case. Load average at the end ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}.`,
  "Ours: session, rights and both walls on, POST /graphql. Create: with kill-switch door, idempotency, event and audit rows in its transaction. Limit: the same request bodies, named prepared statements on four connections, no session and no rights; pipelined: the next question leaves before the answer. Peers: the same rows in tables of their own, four connections, no session and no rights, no event and no idempotency.",
  "The load generator shares the machine, so requests per second flatter the slower side; CPU per request is the steadier judge.",
];

/** Asks all the same; throws where ours and the limit differ, answers which peers are not to be compared, and why. */
const checkEqual = async (one: QueryCase, { running, platform, agents }: World): Promise<readonly { side: Side; why: string }[]> => {
  const apart = new Map<Side, string>();
  for (let n = 0; n < 30; n += 1) {
    const variables = variablesOf(one, platform, agents, n);
    const texts = new Map<Side, string>();
    for (const side of running) {
      if (apart.has(side.side) || (!one.peers && (side.side === "postgraphile" || side.side === "apollo"))) continue;
      const { text } = await side.client.ask(side.asked(one, variables)).catch((error: unknown) => ({ text: String(error) }));
      // A peer may say less about how it went, and more about how long it took.
      texts.set(side.side, one.writes ? text.replace(/"id":"[0-9a-f-]{36}"/, '"id":""').replace('"status":null', '"status":"DONE"') : text);
    }
    const wanted = texts.get("limit")!;
    for (const [side, text] of texts) {
      if (same(text, wanted)) continue;
      const why = `the answers differ\n${text.slice(0, 1_500)}\n${wanted.slice(0, 1_500)}`;
      if (side === "ours" || side === "pipelined") throw new Error(`${one.title}: ${side}: ${why}`);
      apart.set(side, why);
    }
  }
  return [...apart].map(([side, why]) => ({ side, why }));
};

/** Numbers of 64 bits are texts to some and numbers to others; all else must be equal. */
const same = (a: string, b: string): boolean => a === b || plain(a) === plain(b);
const plain = (text: string): string => text.replace(/"quantity":"(\d+)"/g, '"quantity":$1').trim();

const measure = async (one: QueryCase, { running, platform, agents }: World, tell: BenchOptions["tell"]): Promise<Case[]> => {
  let n = 0;
  const next = (side: Running) => () => side.asked(one, variablesOf(one, platform, agents, n++));
  for (const side of running) {
    const until = performance.now() + longestWarmMs;
    for (let asked = 0; asked < warmRequests && performance.now() < until; ) asked += (await side.client.load(next(side), 300)).requests;
  }
  const results = new Map<Side, Round[]>(running.map(({ side }) => [side, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? running : running.toReversed())
      results.get(side.side)!.push(await playRound(side, next(side), platform));
  const middle = (side: Side, of: keyof Round) => median(results.get(side)!.map((round) => round[of]));
  tell(
    `${one.title}: ${running
      .map(
        ({ side }) =>
          `${side} ${Math.round(middle(side, "rate"))}/s node ${middle(side, "node").toFixed(4)} pg ${middle(side, "postgres").toFixed(4)}`,
      )
      .join(" · ")} · load ${loadavg()[0]!.toFixed(1)}`,
  );
  const figure = (reference: Running, metric: string, of: keyof Round, better: "more" | "less", bar?: number | null): Case =>
    compare({
      case: one.title,
      metric,
      ours: ownName,
      reference: reference.name,
      value: middle("ours", of),
      referenceValue: middle(reference.side, of),
      better,
      ...(bar !== undefined && bar !== null && { bar }),
    });
  return running.flatMap((reference): Case[] => {
    if (reference.side === "ours") return [];
    const rate = (bar?: number | null) => figure(reference, "requests/s", "rate", "more", bar);
    const cpu = (bar?: number) => [
      figure(reference, "Node CPU ms/request", "node", "less"),
      figure(reference, "PostgreSQL CPU ms/request", "postgres", "less", bar),
    ];
    if (reference.side === "pipelined") return [rate(), ...cpu()];
    if (reference.side !== "limit")
      return [
        rate(one.bars[reference.side]),
        figure(reference, "p50 ms", "p50", "less"),
        figure(reference, "p99 ms", "p99", "less"),
        ...cpu(),
      ];
    return [
      rate(one.bars.limit),
      figure(reference, "p50 ms", "p50", "less"),
      figure(reference, "p99 ms", "p99", "less"),
      ...cpu(one.writes ? undefined : 1.1),
    ];
  });
};

const playRound = async (side: Running, next: (n: number) => ReturnType<Running["asked"]>, platform: BenchPlatform): Promise<Round> => {
  const before = { node: await side.served.cpu(), postgres: await platform.cpu(side.application) };
  const { requests, rate, p50, p99 } = await side.client.load(next, roundMs);
  const after = { node: await side.served.cpu(), postgres: await platform.cpu(side.application) };
  const postgres = [...after.postgres].reduce((sum, [pid, ms]) => sum + ms - (before.postgres.get(pid) ?? 0), 0);
  return { rate, p50, p99, node: (after.node - before.node) / requests, postgres: postgres / requests };
};
