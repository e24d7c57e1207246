/**
 * The way past the front door, for commands that must work when it does not: the installation's own database, opened with the service key.
 * Whoever can read that key already is everybody; here they are the owner, in a local session that identity records [GV29].
 */
import { type ExecutionResult, graphql } from "graphql";
import { connectDatabase, type Database, refuseUnprepared } from "../db/connect.ts";
import { runningEmbedded, startEmbedded } from "../db/embedded.ts";
import type { Sentence } from "../schema/ids.ts";
import { systemClock } from "../subgraphs/clock.ts";
import type { Subgraph } from "../subgraphs/serve.ts";
import type { ServiceRoot } from "../subgraphs/service-root.ts";
import type { Settings } from "./env.ts";
import { openHome } from "./home.ts";
import { Refused } from "./refused.ts";

/** The address of this installation's database: DATABASE_URL, the embedded server that runs, or one started for this command. */
export const withDatabaseUrl = async <Result>(settings: Settings, work: (url: string) => Promise<Result>): Promise<Result> => {
  const known = settings.databaseUrl ?? runningEmbedded(settings.home);
  if (known) return work(known);
  const embedded = await startEmbedded({ home: settings.home });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
  }
};

/** Opens the database as every part of WebNova has it, and closes it after `work`. Never migrates: a server may be running on it. */
export const withDatabase = <Result>(settings: Settings, work: (database: Database) => Promise<Result>): Promise<Result> =>
  withDatabaseUrl(settings, async (url) => {
    const where = { url, secret: serviceRootOf(settings), poolSize: 2 };
    await refuseUnprepared(where, "wn_consumer");
    const database = connectDatabase(where);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  });

const serviceRootOf = (settings: Settings): ServiceRoot => settings.serviceKey ?? openHome(settings.home).serviceKey();

/** Runs one operation of governance's own API as the owner, in this process. Throws Refused with the sentence of what refused it. */
export const runAsOwner = <Data>(settings: Settings, document: string, variables: Readonly<Record<string, unknown>>): Promise<Data> =>
  withDatabase(settings, async (database) => {
    const [{ createIdentity, makeLocalProof }, { createGovernance }] = await Promise.all([
      import("../subgraphs/identity/index.ts"),
      import("../subgraphs/governance/index.ts"),
    ]);
    const serviceRoot = serviceRootOf(settings);
    const clock = systemClock;
    const identity = await createIdentity({ database, serviceRoot, clock, publicUrl: settings.publicUrl ?? "http://localhost" });
    const governance = await createGovernance({
      database,
      clock,
      serviceRoot,
      viewers: (token) => identity.viewers.of(token),
      viewerOf: (viewer) => identity.viewers.again(viewer),
    });
    try {
      const caller = { ip: "127.0.0.1", agent: "webnova console", requestId: "console" };
      const { accessToken } = await identity.localToken(makeLocalProof(serviceRoot, clock), caller);
      return dataOf<Data>(await execute(governance.subgraph, accessToken, document, variables));
    } finally {
      await governance.close();
    }
  });

const execute = async (
  subgraph: Subgraph,
  token: string,
  source: string,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<ExecutionResult> => {
  const contextValue = await subgraph.createContext({
    token,
    requestId: "console",
    locale: "en",
    ip: "127.0.0.1",
    agent: "webnova console",
  });
  return graphql({ schema: subgraph.schema, source, variableValues, contextValue });
};

const dataOf = <Data>({ data, errors }: ExecutionResult): Data => {
  const cause = errors?.[0];
  if (!cause) return data as Data;
  const { sentence } = (cause.originalError ?? {}) as { readonly sentence?: Sentence };
  throw sentence ? new Refused(sentence) : (cause.originalError ?? cause);
};
