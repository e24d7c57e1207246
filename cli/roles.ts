/**
 * One part of WebNova per process [FD4, FD8]. A role knows what it needs and refuses to start without it; it loads the code of its own part
 * only. What `all` wires as ports in memory is asked of the other roles over signed HTTP here.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { limits } from "../schema/blueprint/limits.ts";
import type { Sentence } from "../schema/ids.ts";
import { createServiceClient, type ServiceClient } from "../subgraphs/ask-service.ts";
import { systemClock } from "../subgraphs/clock.ts";
import { closable, type Process } from "./assemble/process.ts";
import type { Settings } from "./env.ts";
import { Refused } from "./refused.ts";

export const subgraphRoles = ["identity", "blueprint", "governance", "vault", "runtime"] as const;
export type SubgraphRole = (typeof subgraphRoles)[number];
export type Role = "all" | "gateway" | SubgraphRole;
/** Every role with the port it listens on when PORT is not set. */
export const rolePorts: Readonly<Record<Role, number>> = {
  all: 4000,
  gateway: 4000,
  identity: 4101,
  blueprint: 4102,
  governance: 4103,
  vault: 4104,
  runtime: 4105,
};

type Need = "database" | "serviceKey" | "publicUrl" | "rootKey";
interface RoleSpec {
  readonly needs: readonly Need[];
  /** The roles it asks. */
  readonly peers: readonly SubgraphRole[];
  readonly start: (process: Process) => Promise<{ readonly url: string }>;
}

/** A role that runs. */
export interface RunningRole {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts one role. Throws Refused naming every setting that is missing, DatabaseError, GatewayError, or the listening error. */
export const startRole = async (
  role: Exclude<Role, "all">,
  { settings, ...rest }: Pick<Process, "settings" | "tell" | "log">,
): Promise<RunningRole> => {
  const spec = roles[role];
  refuseIncomplete(role, spec, settings);
  return closable(rest.log, (closers) =>
    spec.start({
      ...rest,
      settings,
      clock: systemClock,
      serviceRoot: settings.serviceKey ?? Buffer.alloc(0),
      publicUrl: settings.publicUrl ?? "",
      closers,
    }),
  );
};

/** How one role asks another. */
const asking = ({ settings, serviceRoot, clock }: Process, from: SubgraphRole, to: SubgraphRole, timeoutMs = 10_000): ServiceClient =>
  createServiceClient({ url: settings.subgraphUrls[to] ?? "", serviceKey: serviceRoot, from, to, clock, timeoutMs });

/** Address of a subgraph's graph: the path is /graphql unless the address names one. */
const graphOf = (settings: Settings, name: string): string => {
  const url = new URL(settings.subgraphUrls[name] ?? "");
  if (url.pathname === "/") url.pathname = "/graphql";
  return url.href;
};

const roles: Readonly<Record<Exclude<Role, "all">, RoleSpec>> = {
  gateway: {
    needs: ["serviceKey", "publicUrl"],
    peers: subgraphRoles,
    start: async (process) => {
      const { settings, serviceRoot, clock } = process;
      const { assembleGateway, committedSupergraph, peerPart } = await import("./assemble/gateway.ts");
      const { createRemoteDoorkeeper } = await import("../subgraphs/remote-doorkeeper.ts");
      const { buildWeb } = await import("./build.ts");
      await buildWeb((line) => process.tell({ en: line, ar: "تُبنى الواجهات (مرة واحدة) …" }));
      return assembleGateway(process, {
        subgraphs: subgraphRoles.map((name) => ({ name, url: graphOf(settings, name) })),
        supergraph: committedSupergraph(),
        identity: {
          doorkeeper: createRemoteDoorkeeper({
            url: settings.subgraphUrls.identity ?? "",
            serviceKey: serviceRoot,
            from: "gateway",
            clock,
          }),
        },
        serviceKey: serviceRoot,
        port: settings.port,
        readiness: () => Promise.all(subgraphRoles.map((name) => peerPart(name, settings.subgraphUrls[name] ?? ""))),
      });
    },
  },
  identity: {
    needs: ["database", "serviceKey", "publicUrl"],
    peers: [],
    start: async (process) => {
      const [{ joinDatabase }, { assembleIdentity }, { assembleSubgraph }, { doorkeeperRoutes }, { peopleRoutes }, { standingRoutes }] =
        await Promise.all([
          import("./assemble/database.ts"),
          import("./assemble/identity.ts"),
          import("./assemble/subgraph.ts"),
          import("../subgraphs/remote-doorkeeper.ts"),
          import("../subgraphs/remote-people.ts"),
          import("../subgraphs/remote-standing.ts"),
        ]);
      const database = await joinDatabase(process, "wn_identity");
      const identity = await assembleIdentity(process, database);
      return assembleSubgraph(process, database, "wn_identity", identity.subgraph, {
        routes: doorkeeperRoutes(identity.doorkeeper),
        services: { runtime: peopleRoutes(identity.viewers, (viewer) => identity.person(viewer)), blueprint: standingRoutes(identity) },
      });
    },
  },
  blueprint: {
    needs: ["database", "serviceKey"],
    peers: ["identity", "governance"],
    start: async (process) => {
      const [{ joinDatabase }, { assembleViewers }, { assembleBlueprint }, { assembleSubgraph }, { assembleDrafts }, { joinGovernance }] =
        await Promise.all([
          import("./assemble/database.ts"),
          import("./assemble/viewers.ts"),
          import("./assemble/blueprint.ts"),
          import("./assemble/subgraph.ts"),
          import("./assemble/drafts.ts"),
          import("../subgraphs/governance/index.ts"),
        ]);
      const { createRemoteDecisions } = await import("../subgraphs/remote-decisions.ts");
      const { versionsRoutes } = await import("../subgraphs/remote-versions.ts");
      const { createRemoteStandings } = await import("../subgraphs/remote-standing.ts");
      const standings = createRemoteStandings(asking(process, "blueprint", "identity", 3_000));
      const database = await joinDatabase(process, "wn_blueprint");
      const viewers = await assembleViewers(process, database, "wn_blueprint");
      const blueprint = await assembleBlueprint(process, {
        database,
        ...(await assembleDrafts(process, database, standings.standingOf)),
        decisions: joinGovernance(createRemoteDecisions(asking(process, "blueprint", "governance")), process),
        // Secrets stay in the vault's own process, so plans made here are the offline planner's, and say so.
        vault: null,
        // `all` may run plans beside it: those are not interrupted because this process starts.
        endsInterrupted: false,
        reviewableBesides: (organization, besides) => standings.heldBesides(organization, "blueprint.commit", besides),
        // Rehearsals need the platforms' databases, which are the runtime's.
        rehearse: null,
        viewers: (token) => viewers.of(token),
      });
      return assembleSubgraph(process, database, "wn_blueprint", blueprint.subgraph, {
        bodyLimit: limits.fileRequest,
        services: { runtime: versionsRoutes((organization, id) => blueprint.versionOf(organization, id)) },
      });
    },
  },
  governance: {
    needs: ["database", "serviceKey"],
    peers: [],
    start: async (process) => {
      const [{ joinDatabase }, { assembleViewers }, { assembleGovernance }, { assembleSubgraph }, { decisionsRoutes }] = await Promise.all([
        import("./assemble/database.ts"),
        import("./assemble/viewers.ts"),
        import("./assemble/governance.ts"),
        import("./assemble/subgraph.ts"),
        import("../subgraphs/remote-decisions.ts"),
      ]);
      const database = await joinDatabase(process, "wn_governance");
      const governance = await assembleGovernance(process, database, await assembleViewers(process, database, "wn_governance"));
      const { request, claimGrant, finish } = governance.decisions;
      const routes = decisionsRoutes({ request, claimGrant, finish, recordRefusedGrant: governance.recordRefusedGrant });
      return assembleSubgraph(process, database, "wn_governance", governance.subgraph, {
        services: { blueprint: routes, runtime: routes },
      });
    },
  },
  vault: {
    needs: ["database", "serviceKey", "rootKey"],
    peers: [],
    start: async (process) => {
      const [{ joinDatabase }, { assembleViewers }, { assembleVault }, { assembleSubgraph }, { assertLive }] = await Promise.all([
        import("./assemble/database.ts"),
        import("./assemble/viewers.ts"),
        import("./assemble/vault.ts"),
        import("./assemble/subgraph.ts"),
        import("../subgraphs/governance/index.ts"),
      ]);
      const database = await joinDatabase(process, "wn_vault");
      const viewers = await assembleViewers(process, database, "wn_vault");
      const vault = await assembleVault(process, database, (token) => viewers.of(token));
      const { sealingRoutes } = await import("../subgraphs/remote-sealing.ts");
      vault.useKillSwitch({ assertLive });
      return assembleSubgraph(process, database, "wn_vault", vault.subgraph, {
        services: { runtime: sealingRoutes(vault.sealing, "runtime") },
      });
    },
  },
  runtime: {
    needs: ["database", "serviceKey", "publicUrl"],
    peers: ["identity", "blueprint", "governance"],
    start: async (process) => {
      const [{ joinDatabase }, { assembleViewers }, { assembleRuntime, pagesElsewhere }, { assembleSubgraph }, { joinGovernance }] =
        await Promise.all([
          import("./assemble/database.ts"),
          import("./assemble/viewers.ts"),
          import("./assemble/runtime.ts"),
          import("./assemble/subgraph.ts"),
          import("../subgraphs/governance/index.ts"),
        ]);
      const { createRemoteDecisions } = await import("../subgraphs/remote-decisions.ts");
      const { createRemoteVersions } = await import("../subgraphs/remote-versions.ts");
      const { createRemotePeople } = await import("../subgraphs/remote-people.ts");
      const { createRemoteSealing } = await import("../subgraphs/remote-sealing.ts");
      const { createPasswords } = await import("../subgraphs/passwords.ts");
      const database = await joinDatabase(process, "wn_runtime");
      const viewers = await assembleViewers(process, database, "wn_runtime");
      const runtime = await assembleRuntime(process, {
        database,
        viewers: (token) => viewers.of(token),
        versionOf: createRemoteVersions(asking(process, "runtime", "blueprint")),
        decisions: joinGovernance(createRemoteDecisions(asking(process, "runtime", "governance")), process),
        passwords: createPasswords(),
        personOf: createRemotePeople(asking(process, "runtime", "identity", 3_000)),
        sealing: process.settings.subgraphUrls.vault ? createRemoteSealing(asking(process, "runtime", "vault")) : null,
        render: pagesElsewhere,
      });
      return assembleSubgraph(process, database, "wn_runtime", runtime.subgraph);
    },
  },
};

const refuseIncomplete = (role: Role, { needs, peers }: RoleSpec, settings: Settings): void => {
  const isThere: Record<Need, boolean> = {
    database: settings.databaseUrl !== null,
    serviceKey: settings.serviceKey !== null,
    publicUrl: settings.publicUrl !== null,
    // A key made here would be this process's alone: the others' secrets would stay sealed.
    rootKey: settings.rootKey !== null || existsSync(join(settings.home, "root.key")),
  };
  const away = peers.filter((name) => settings.subgraphUrls[name] === undefined);
  const missing = [...needs.filter((need) => !isThere[need]).map((need) => wanted[need]), ...(away.length > 0 ? [urls(away)] : [])];
  if (missing.length === 0) return;
  throw new Refused(
    {
      en: `webnova start --role ${role} also needs ${missing.map(({ en }) => en).join("; ")}.`,
      ar: `يحتاج webnova start --role ${role} أيضًا إلى ${missing.map(({ ar }) => ar).join("؛ ")}.`,
    },
    2,
  );
};

const wanted: Readonly<Record<Need, Sentence>> = {
  database: { en: "DATABASE_URL (the database all roles share)", ar: "DATABASE_URL (قاعدة البيانات المشتركة بين الأدوار)" },
  serviceKey: {
    en: "WEBNOVA_SERVICE_KEY (the same in every role; `all` keeps its own in service.key of WEBNOVA_HOME)",
    ar: "WEBNOVA_SERVICE_KEY (نفسه في كل دور؛ يحفظه الدور all في service.key داخل WEBNOVA_HOME)",
  },
  publicUrl: {
    en: "WEBNOVA_PUBLIC_URL (the address people use, e.g. https://webnova.example)",
    ar: "WEBNOVA_PUBLIC_URL (العنوان الذي يستخدمه الناس، مثل https://webnova.example)",
  },
  rootKey: {
    en: "WEBNOVA_ROOT_KEY (or root.key in WEBNOVA_HOME: the key the secrets are sealed with)",
    ar: "WEBNOVA_ROOT_KEY (أو الملف root.key في WEBNOVA_HOME: المفتاح الذي تُختم به الأسرار)",
  },
};

const urls = (names: readonly string[]): Sentence => {
  const list = names.join(", ");
  const example = names.map((name) => `${name}=http://…`).join(",");
  return { en: `WEBNOVA_SUBGRAPH_URLS with ${list} (${example})`, ar: `WEBNOVA_SUBGRAPH_URLS وفيه ${list} ‏(${example})` };
};
