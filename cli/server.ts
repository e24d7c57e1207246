/**
 * The composition root of `all`: the one place that sees every part and wires them. Parts know each other only through the ports they
 * name; here each port gets its real other side. `roles.ts` does the same for one part per process.
 */
import type { Sentence } from "../schema/ids.ts";
import { systemClock } from "../subgraphs/clock.ts";
import { type Identity, makeLocalProof } from "../subgraphs/identity/index.ts";
import { assembleBlueprint } from "./assemble/blueprint.ts";
import { assembleCollab } from "./assemble/collab.ts";
import { assembleDatabase, databasePart } from "./assemble/database.ts";
import { assembleGateway, supergraphOf } from "./assemble/gateway.ts";
import { assembleGovernance } from "./assemble/governance.ts";
import { assembleIdentity } from "./assemble/identity.ts";
import { closable, type Process } from "./assemble/process.ts";
import { assembleRuntime, loadRenderer } from "./assemble/runtime.ts";
import { assembleVault } from "./assemble/vault.ts";
import { buildWeb } from "./build.ts";
import type { Settings } from "./env.ts";
import type { Home } from "./home.ts";
import { createLocalDoor } from "./local-door.ts";

export interface RunningServer {
  readonly url: string;
  /** A link for the first owner; null when there is one already. */
  readonly ownerLink: string | null;
  /** Opens the local door; goes into WEBNOVA_HOME/running.json. */
  readonly secret: string;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly settings: Settings;
  readonly home: Home;
  readonly port: number;
  /** Hears what takes long, one line each. */
  readonly tell: (sentence: Sentence) => void;
  readonly log: (error: unknown, correlationId: string) => void;
}

/** Starts everything in this process, on one port. What was opened before something failed is closed again. */
export const startServer = ({ home, port, ...options }: StartOptions): Promise<RunningServer> =>
  closable(options.log, (closers) =>
    start(
      {
        ...options,
        clock: systemClock,
        serviceRoot: options.settings.serviceKey ?? home.serviceKey(),
        publicUrl: options.settings.publicUrl ?? `${options.settings.tls ? "https" : "http"}://localhost:${port}`,
        closers,
      },
      home,
      port,
    ),
  );

const start = async (process: Process, home: Home, port: number): Promise<Omit<RunningServer, "close">> => {
  const building = buildWeb((line) => process.tell({ en: line, ar: "تُبنى الواجهات (مرة واحدة) …" }));
  // Awaited below; a build that fails before that must not end the process without its sentence.
  building.catch(() => undefined);
  const database = await assembleDatabase(process, home.path);
  const identity = await assembleIdentity(process, database);
  const viewers = (token: string) => identity.viewers.of(token);
  const vault = await assembleVault(process, database, viewers);
  const governance = await assembleGovernance(process, database, identity.viewers);
  const { decisions } = governance;
  vault.useKillSwitch(decisions);
  const collab = await assembleCollab(process, database, identity, governance);
  const { drafts, createDocument } = collab;
  const blueprint = await assembleBlueprint(process, {
    database,
    drafts,
    createDocument,
    decisions,
    vault,
    viewers,
    reviewableBesides: (organization, besides) => identity.heldBesides(organization, "blueprint.commit", besides),
    rehearse: (...asked) => runtime.rehearse(...asked),
  });
  await building;
  const runtime = await assembleRuntime(process, {
    database,
    viewers,
    versionOf: blueprint.versionOf,
    decisions,
    passwords: identity.passwords,
    personOf: (viewer) => identity.person(viewer),
    sealing: vault.sealing,
    render: await loadRenderer(),
  });

  const door = createLocalDoor(localVerbs(identity, process));
  const subgraphs = [identity.subgraph, blueprint.subgraph, governance.subgraph, vault.subgraph, runtime.subgraph];
  await assembleGateway(process, {
    subgraphs,
    supergraph: supergraphOf(subgraphs),
    identity,
    collab: (req, socket, head) => collab.upgrade(req, socket, head),
    platforms: runtime.platforms,
    leaving: () => Promise.all([collab.close(), runtime.leave()]),
    port,
    before: (req, res) => door.handle(req, res),
    readiness: async () => [await databasePart(database, "wn_identity")],
  });
  const ownerLink = (await identity.needsOwner()) ? (await identity.ownerLink()).url : null;
  return { url: process.publicUrl, ownerLink, secret: door.secret };
};

const localVerbs = (identity: Identity, { serviceRoot, clock }: Process) => {
  const caller = { ip: "127.0.0.1", agent: "webnova command", requestId: "local" };
  const sign = async () =>
    (await identity.needsOwner()) ? null : (await identity.localToken(makeLocalProof(serviceRoot, clock), caller)).accessToken;
  return {
    accessToken: sign,
    apiKey: async () => {
      const token = await sign();
      if (!token) return null;
      const viewer = await identity.viewers.of(token);
      return (await identity.createApiKey(viewer, { name: "webnova token" }, caller)).text;
    },
    ownerLink: async () => (await identity.ownerLink()).url,
  };
};
