/**
 * The composition root: the one place that sees every part and wires them. Parts know each other only through the ports they name;
 * here each port gets its real other side.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type CollabServer, createCollab } from "../collab-server/index.ts";
import { type Database, openDatabase } from "../db/connect.ts";
import { startEmbedded } from "../db/embedded.ts";
import { type Gateway, startGateway } from "../gateway/index.ts";
import type { OrganizationId, Sentence } from "../schema/ids.ts";
import type { Render } from "../schema/model/render.ts";
import type { Planner } from "../schema/planner.ts";
import { createBlueprintPlane, draftRole } from "../subgraphs/blueprint/index.ts";
import { createPlanners } from "../subgraphs/blueprint/planner/index.ts";
import { systemClock } from "../subgraphs/clock.ts";
import { Refusal } from "../subgraphs/errors.ts";
import { createGovernance } from "../subgraphs/governance/index.ts";
import { createIdentity, type Identity, makeLocalProof } from "../subgraphs/identity/index.ts";
import { createRuntime } from "../subgraphs/runtime/index.ts";
import { createVault, type Vault } from "../subgraphs/vault/index.ts";
import { personOf, type Viewer } from "../subgraphs/viewer.ts";
import { buildWeb } from "./build.ts";
import type { Settings } from "./env.ts";
import type { Home } from "./home.ts";
import { createLocalDoor } from "./local-door.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

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
export const startServer = async (options: StartOptions): Promise<RunningServer> => {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step().catch((error: unknown) => options.log(error, "close"));
  };
  try {
    return { ...(await start(options, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
};

const start = async (
  { settings, home, port, tell, log }: StartOptions,
  closers: (() => Promise<unknown>)[],
): Promise<Omit<RunningServer, "close">> => {
  const building = buildWeb((line) => tell({ en: line, ar: "تُبنى الواجهات (مرة واحدة) …" }));
  const serviceRoot = settings.serviceKey ?? home.serviceKey();
  const publicUrl = settings.publicUrl ?? `http://localhost:${port}`;
  const clock = systemClock;

  const database = await open(settings, home, serviceRoot, closers);
  const vault = await createVault({
    database,
    home: home.path,
    rootKey: settings.rootKey,
    environment: { claude: settings.anthropic.apiKey },
    extraHosts: { claude: settings.anthropic.url ? [new URL(settings.anthropic.url).host] : [] },
    clock,
    viewers: (token) => identity.viewers.of(token),
  });
  const identity: Identity = await createIdentity({ database, serviceRoot, clock, publicUrl, onUnexpected: log });
  const viewers = (token: string) => identity.viewers.of(token);
  const governance = await createGovernance({
    database,
    clock,
    serviceRoot,
    viewers,
    viewerOf: (viewer: Viewer) => identity.viewers.again(viewer),
  });
  closers.push(() => governance.close());
  vault.useKillSwitch(governance.decisions);

  const collab = await startCollab(database, identity, publicUrl, log);
  closers.push(() => collab.close());
  const { offline } = createPlanners();
  const blueprint = await createBlueprintPlane({
    database,
    drafts: collab.drafts,
    createDocument: collab.createDocument,
    decisions: governance.decisions,
    planner: async (organization) => ((await vault.hasKey("claude", organization)) ? claudeFor(vault, organization, settings) : offline),
    clock,
    viewers,
  });
  closers.push(() => blueprint.close());
  await building;
  const runtime = await createRuntime({
    database,
    clock,
    viewers,
    versionOf: blueprint.versionOf,
    decisions: governance.decisions,
    passwords: identity.passwords,
    personOf: (viewer) => identity.person(viewer),
    publicUrl,
    render: await loadRenderer(),
    assets: join(root, "dist/platform/client/assets"),
    onUnexpected: log,
  });
  closers.push(() => runtime.close());

  const door = createLocalDoor(localVerbs(identity, serviceRoot));
  const gateway: Gateway = await startGateway({
    subgraphs: [identity.subgraph, blueprint.subgraph, governance.subgraph, vault.subgraph, runtime.subgraph],
    identity,
    collab: (req, socket, head) => collab.upgrade(req, socket, head),
    platforms: runtime.platforms,
    studioDir: join(root, "dist/studio"),
    host: settings.host,
    port,
    publicUrl,
    drainMs: settings.drainMs,
    before: (req, res) => door.handle(req, res),
    log,
  });
  closers.push(() => gateway.close());

  if (settings.owner)
    await identity.claimUnattended({
      ...settings.owner,
      name: settings.owner.email.split("@")[0] ?? "Owner",
      organizationName: "WebNova",
      locale: "en",
    });
  const ownerLink = (await identity.needsOwner()) ? (await identity.ownerLink()).url : null;
  return { url: publicUrl, ownerLink, secret: door.secret };
};

const claudeFor = (vault: Vault, organization: OrganizationId, { anthropic }: Settings): Planner => {
  const { claude } = createPlanners({
    claude: {
      fetch: vault.fetchFor("claude", organization, "planner"),
      ...(anthropic.model ? { model: anthropic.model } : {}),
      ...(anthropic.url ? { baseUrl: anthropic.url } : {}),
    },
  });
  if (!claude) throw new Error("The Claude planner was given a door and is not there");
  return claude;
};

const open = async (settings: Settings, home: Home, secret: Buffer, closers: (() => Promise<unknown>)[]): Promise<Database> => {
  let url = settings.databaseUrl;
  if (!url) {
    const embedded = await startEmbedded({ home: home.path });
    closers.push(() => embedded.stop());
    url = embedded.url;
  }
  const database = await openDatabase({ url, secret });
  closers.push(() => database.close());
  return database;
};

const startCollab = (database: Database, identity: Identity, publicUrl: string, log: StartOptions["log"]): Promise<CollabServer> =>
  createCollab({
    database,
    clock: systemClock,
    allowedOrigins: [new URL(publicUrl).origin],
    redeemTicket: async (ticket, purpose, target) => {
      const redeemed = await identity.redeemTicket({ ticket, purpose, target }, { requestId: "collab" }).catch(refusedOnly);
      if (!redeemed) return null;
      const { viewer } = redeemed;
      const { name } = await identity.person(viewer);
      return { viewer: { userId: personOf(viewer), organizationId: viewer.organizationId, sessionId: viewer.sessionId, name } };
    },
    roleOf: async (person, _branch) => {
      if (person.sessionId === null) {
        const standing = await identity.standingOf(person.organizationId, person.userId);
        return standing && draftRole(standing);
      }
      const viewer = await identity.viewers.bySubject(person.sessionId, person.organizationId).catch(refusedOnly);
      return viewer ? draftRole(viewer) : "ended";
    },
    log: ({ level, what, error }) => (level === "error" ? log(error ?? what, "collab") : undefined),
  });

/** A refusal of identity is an answer ("no"); anything else is a fault and goes on. */
const refusedOnly = (error: unknown): null => {
  if (error instanceof Refusal && error.code !== "UNAVAILABLE") return null;
  throw error;
};

const localVerbs = (identity: Identity, serviceRoot: Buffer) => {
  const caller = { ip: "127.0.0.1", agent: "webnova command", requestId: "local" };
  const sign = async () =>
    (await identity.needsOwner()) ? null : (await identity.localToken(makeLocalProof(serviceRoot, systemClock), caller)).accessToken;
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

const loadRenderer = async (): Promise<Render> => {
  const entry = join(root, "dist/platform/server/entry-server.js");
  if (!existsSync(entry)) throw new Error(`${entry} is missing after the build`);
  return ((await import(pathToFileURL(entry).href)) as { render: Render }).render;
};
