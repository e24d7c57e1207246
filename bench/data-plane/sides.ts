/** Who is measured: each a server in a process of its own, and how a case is asked of it. */
import { randomUUID } from "node:crypto";
import type { QueryCase, Side } from "./cases.ts";
import { type Asked, type Client, openClient } from "./load.ts";
import type { BenchPlatform } from "./platform.ts";
import type { Served } from "./process.ts";

export interface Running {
  readonly side: Side;
  /** What the table calls it. */
  readonly name: string;
  readonly served: Served;
  readonly client: Client;
  /** What PostgreSQL knows its connections by. */
  readonly application: string;
  asked(one: QueryCase, variables: Readonly<Record<string, unknown>>): Asked;
}

export const connections = Number(process.env.BENCH_CONNECTIONS ?? 16);

export const ownName = "data plane";
export const names: Readonly<Record<Exclude<Side, "ours">, string>> = {
  limit: "limit (node:http + pg)",
  pipelined: "pipelined limit",
  postgraphile: "PostGraphile 5.1.5",
  apollo: "Apollo + TypeORM + DataLoader",
};

/** Becomes a manager and an agent the way people do: the owner claims, invites, the invited claim and sign in. */
export const ourSide = async (served: Served): Promise<Running> => {
  const host = `bench--preview.localhost:${served.port}`;
  const client = openClient(served.port, connections);
  const headers = { host, origin: `http://${host}`, "content-type": "application/json" };
  const post = (path: string, body: unknown, cookie?: string) =>
    client.ask({ path, headers: { ...headers, ...(cookie && { cookie }) }, body: JSON.stringify(body) });
  const password = randomUUID();
  const tokenOf = (link: string) => link.split("#")[1];
  await post("/auth/claim", { token: tokenOf(served.told.claim!), name: "Owner", password });
  const owner = await post("/auth/sign-in", { email: "owner@example.invalid", password });
  const signIn = async (role: "manager" | "agent"): Promise<string> => {
    const email = `${role}@example.invalid`;
    const query = "mutation ($email: Email!, $roles: [ID!]!) { inviteUser(input: {email: $email, roles: $roles}) { link } }";
    const invited = await post("/graphql", { query, variables: { email, roles: [`r_${role}`] } }, owner.cookie);
    const { link } = (JSON.parse(invited.text) as { data: { inviteUser: { link: string } } }).data.inviteUser;
    await post("/auth/claim", { token: tokenOf(link), name: role, password });
    return (await post("/auth/sign-in", { email, password })).cookie;
  };
  const cookies = { manager: await signIn("manager"), agent: await signIn("agent") };
  return {
    side: "ours",
    name: ownName,
    served,
    client,
    application: "webnova-data-plane",
    asked: ({ document, as }, variables) => ({
      path: "/graphql",
      headers: { ...headers, cookie: cookies[as] },
      body: JSON.stringify({ query: document, variables }),
    }),
  };
};

/** The limit or a peer: no session, no rights. */
export const otherSide = (side: Exclude<Side, "ours">, application: string, served: Served): Running => ({
  side,
  name: names[side],
  served,
  client: openClient(served.port, connections),
  application,
  asked: ({ name, document, peers }, variables) =>
    side === "limit" || side === "pipelined"
      ? { path: `/${name}`, headers: { "content-type": "application/json" }, body: JSON.stringify({ query: document, variables }) }
      : {
          path: "/graphql",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: peers?.[side], variables: fitting(variables, peers?.[side]) }),
        },
});

/** A server may refuse variables its document does not name. */
const fitting = (variables: Readonly<Record<string, unknown>>, document = ""): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(variables).filter(([key]) => document.includes(`$${key}:`)));

const day = (n: number): string => new Date(Date.UTC(2021, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** Variables of the n-th request of a case. */
export const variablesOf = (
  { name }: QueryCase,
  { invoices, customers }: BenchPlatform,
  agents: readonly string[],
  n: number,
): Readonly<Record<string, unknown>> => {
  const spread = (n * 7_919) % 100_003;
  switch (name) {
    case "by-key":
      return { id: invoices[n % invoices.length]! };
    case "by-key-agent":
      return { id: agents[n % agents.length]! };
    case "page":
    case "page-agent":
      return { from: day(spread % 1_800) };
    case "levels":
      return { number: 1 + (spread % 2_900) };
    case "group":
      return { from: day(spread % 1_800), to: day((spread % 1_800) + 30) };
    case "offset":
      return { offset: spread % 10_000 };
    case "create":
      return { customer: customers[n % customers.length]!, date: day(3_000 + (n % 365)), key: randomUUID() };
  }
};
