/**
 * `npm run bench -- data-plane`: a generated platform read and written by a receptionist over GraphQL, against the limit, in one run.
 * Rounds are interleaved and each server is a process of its own, so that a neighbour on the machine disturbs both the same.
 */
import { randomUUID } from "node:crypto";
import { type Bench, type BenchOptions, type Case, compare, median } from "../report.ts";
import { cases, type QueryCase } from "./cases.ts";
import { type Asked, type Client, openClient } from "./load.ts";
import { type BenchPlatform, createPlatform } from "./platform.ts";
import { type Served, startProcess } from "./process.ts";

const rounds = 15;
const roundMs = 700;
const warmMs = 1_500;
const connections = 16;
const names = { ours: "data plane", reference: "limit (node:http + pg)" } as const;

interface Side {
  readonly served: Served;
  readonly client: Client;
  /** What PostgreSQL knows its connections by. */
  readonly application: string;
  asked(one: QueryCase, variables: Readonly<Record<string, string>>): Asked;
}

interface Round {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU per request. */
  readonly node: number;
  readonly postgres: number;
}

export const bench: Bench = {
  about: "a platform read by key, by page and written, against hand-written SQL",
  run: async ({ profile, only, tell }) => {
    tell("Making a clinic with 20 000 appointments …");
    const platform = await createPlatform();
    const served: Served[] = [];
    try {
      const start = async (file: "ours" | "limit", settings: unknown) => {
        const one = await startProcess(file, settings, { profile: file === "ours" ? profile : null });
        served.push(one);
        return one;
      };
      const ours = await ourSide(await start("ours", platform.ours));
      const limit = limitSide(await start("limit", platform.limit));
      const measured: Case[] = [];
      for (const one of cases.filter(({ name }) => name.includes(only))) {
        await checkEqual(one, ours, limit, platform);
        measured.push(...(await measure(one, ours, limit, platform, tell)));
      }
      await Promise.all([ours.client.close(), limit.client.close()]);
      return { cases: measured, notes };
    } finally {
      await Promise.all(served.map((one) => one.stop()));
      await platform.close();
    }
  },
};

const notes = [
  `Median of ${rounds} interleaved rounds of ${roundMs / 1_000} s, ${connections} keep-alive connections, a variable of its own in every request, answers compared for equality before each case.`,
  "Ours: session, rights and both walls on, POST /graphql. Create: with kill-switch door, idempotency, event and audit rows in its transaction. Limit: the same request bodies, named prepared statements on four pipelined connections, no session and no rights.",
  "The load generator shares the machine, so requests per second flatter the slower side; CPU per request is the judge. Bars are chapter DP's and count from the issue on speed; here they are information.",
];

/** Becomes a receptionist the way people do: the owner claims, invites, the invited claims and signs in. */
const ourSide = async (served: Served): Promise<Side> => {
  const host = `bench--preview.localhost:${served.port}`;
  const client = openClient(served.port, connections);
  const headers = { host, origin: `http://${host}`, "content-type": "application/json" };
  const post = (path: string, body: unknown, cookie?: string) =>
    client.ask({ path, headers: { ...headers, ...(cookie && { cookie }) }, body: JSON.stringify(body) });
  const password = randomUUID();
  const tokenOf = (link: string) => link.split("#")[1];
  const owner = await post("/auth/claim", { token: tokenOf(served.told.claim!), name: "Owner", password });
  const invited = await post(
    "/graphql",
    {
      query: "mutation ($input: InviteUserInput!) { inviteUser(input: $input) { link } }",
      variables: { input: { email: "desk@example.invalid", name: "Desk", roles: ["receptionist"], idempotencyKey: "desk" } },
    },
    owner.cookie,
  );
  const { link } = (JSON.parse(invited.text) as { data: { inviteUser: { link: string } } }).data.inviteUser;
  await post("/auth/claim", { token: tokenOf(link), name: "Desk", password });
  const { cookie } = await post("/auth/sign-in", { email: "desk@example.invalid", password });
  return {
    served,
    client,
    application: "webnova-data-plane",
    asked: ({ document }, variables) => ({
      path: "/graphql",
      headers: { ...headers, cookie },
      body: JSON.stringify({ query: document, variables }),
    }),
  };
};

const limitSide = (served: Served): Side => ({
  served,
  client: openClient(served.port, connections),
  application: "bench limit",
  asked: ({ name, document }, variables) => ({
    path: `/${name}`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: document, variables }),
  }),
});

/** Variables of the n-th request of a case. */
const variablesOf = ({ name }: QueryCase, { appointments, doctors, patients }: BenchPlatform, n: number): Record<string, string> => {
  const of = (ids: readonly string[]) => ids[n % ids.length]!;
  switch (name) {
    case "by-key":
      return { id: of(appointments) };
    case "page":
      return { doctor: of(doctors) };
    case "create":
      return {
        doctor: of(doctors),
        patient: of(patients),
        time: `2027-01-${String(1 + (n % 28)).padStart(2, "0")}T09:30:00.000Z`,
        key: randomUUID(),
      };
  }
};

const checkEqual = async (one: QueryCase, ours: Side, limit: Side, platform: BenchPlatform): Promise<void> => {
  for (let n = 0; n < 50; n += 1) {
    const variables = variablesOf(one, platform, n);
    const [a, b] = await Promise.all([ours, limit].map(async (side) => (await side.client.ask(side.asked(one, variables))).text));
    const plain = (text: string) => (one.writes ? text.replace(/"id":"[0-9a-f-]{36}"/, '"id":""') : text);
    if (plain(a!) !== plain(b!)) throw new Error(`${one.title}: the answers differ\n${a}\n${b}`);
  }
};

const measure = async (one: QueryCase, ours: Side, limit: Side, platform: BenchPlatform, tell: BenchOptions["tell"]): Promise<Case[]> => {
  const sides = [ours, limit];
  let n = 0;
  const next = (side: Side) => () => side.asked(one, variablesOf(one, platform, n++));
  for (const side of sides) await side.client.load(next(side), warmMs);
  const results = new Map<Side, Round[]>(sides.map((side) => [side, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) results.get(side)!.push(await playRound(side, next(side), platform));
  const middle = (side: Side, of: keyof Round) => median(results.get(side)!.map((round) => round[of]));
  tell(
    `${one.title}: ${sides
      .map(
        (side) =>
          `${side.application} ${results
            .get(side)!
            .map(({ rate }) => Math.round(rate))
            .join(" ")}`,
      )
      .join(" · ")}`,
  );
  const figure = (metric: string, of: keyof Round, better: "more" | "less", bar?: number): Case =>
    compare({
      case: one.title,
      metric,
      ...names,
      value: middle(ours, of),
      referenceValue: middle(limit, of),
      better,
      ...(bar !== undefined && { bar }),
    });
  return [
    figure("requests/s", "rate", "more", one.bar),
    figure("p50 ms", "p50", "less"),
    figure("p99 ms", "p99", "less"),
    figure("Node CPU ms/request", "node", "less"),
    figure("PostgreSQL CPU ms/request", "postgres", "less", one.writes ? undefined : 1.1),
  ];
};

const playRound = async (side: Side, next: (n: number) => Asked, platform: BenchPlatform): Promise<Round> => {
  const before = { node: await side.served.cpu(), postgres: await platform.cpu(side.application) };
  const { requests, rate, p50, p99 } = await side.client.load(next, roundMs);
  const after = { node: await side.served.cpu(), postgres: await platform.cpu(side.application) };
  const postgres = [...after.postgres].reduce((sum, [pid, ms]) => sum + ms - (before.postgres.get(pid) ?? 0), 0);
  return { rate, p50, p99, node: (after.node - before.node) / requests, postgres: postgres / requests };
};
