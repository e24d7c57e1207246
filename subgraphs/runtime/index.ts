/** Runtime: platforms, environments and releases of the control plane, and the door to what they serve. The only file others import. */
import { createHash } from "node:crypto";
import pg from "pg";
import type { Database } from "../../db/connect.ts";
import { placeNow, subscribeEvents } from "../../db/event-store/live.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { Decisions } from "../../schema/decisions.ts";
import type { EnvironmentId, OrganizationId } from "../../schema/ids.ts";
import type { Render } from "../../schema/model/render.ts";
import type { Rehearse } from "../../schema/rehearsals.ts";
import type { Clock } from "../clock.ts";
import { beginningWith, begun, type Feed, type Happened, narrow } from "../feed.ts";
import type { Mailer } from "../mailer.ts";
import type { Passwords } from "../passwords.ts";
import { createRefusalLog, type RefusalLog } from "../refusal-log.ts";
import { defineSubgraph, type Subgraph, type SubgraphContext } from "../serve.ts";
import type { Viewer } from "../viewer.ts";
import { resumeReleases } from "./application/carry-out.ts";
import { endInterrupted } from "./application/end-interrupted.ts";
import { equip } from "./application/equip.ts";
import { createCommits } from "./application/events.ts";
import { createFigures } from "./application/figures.ts";
import { environmentOf, platformOf, releaseOf } from "./application/find.ts";
import { startKeepingFiles } from "./application/keep-files.ts";
import { startKeepingImports } from "./application/keep-imports.ts";
import type { RuntimeDeps, RuntimeUnit } from "./application/ports.ts";
import { createRegistry } from "./application/registry.ts";
import { rehearse } from "./application/rehearse.ts";
import { startNightly } from "./application/retention.ts";
import { startEndingInterrupted, startWhenApproved } from "./application/rounds.ts";
import { askable } from "./data-plane/explain/for-builders.ts";
import type { FileStore } from "./data-plane/files/store.ts";
import { createDataPlane, hintOf, readHint } from "./data-plane/index.ts";
import { hostLabel } from "./domain/nouns.ts";
import { BackupResolver, RestoreResolver } from "./graphql/backups.ts";
import { HiddenDataResolver } from "./graphql/hidden.ts";
import { presentEnvironment, presentPlatform, presentRelease } from "./graphql/present.ts";
import { PreviewLinksResolver } from "./graphql/preview-links.ts";
import { ReadViewsResolver } from "./graphql/read-views.ts";
import { EnvironmentResolver, PlatformEventResolver, PlatformResolver, ReleaseResolver } from "./graphql/resolver.ts";
import { RetentionResolver } from "./graphql/retention.ts";
import { RightsResolver } from "./graphql/rights.ts";
import { RuntimeSubscriptions } from "./graphql/subscriptions.ts";
import { TestDataResolver } from "./graphql/test-data.ts";
import { VariablesResolver } from "./graphql/variables.ts";
import { type Platforms, platformsDoor } from "./platforms.ts";
import { createPostgresStore } from "./store/postgres-store.ts";
import { runtimeTables } from "./store/tables.ts";

export { createFolderStore } from "./data-plane/files/folder-store.ts";
export { createS3Store } from "./data-plane/files/s3-store.ts";
export type { FileStore } from "./data-plane/files/store.ts";
export type { Platforms } from "./platforms.ts";

export interface RuntimeParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly viewers: (token: string) => Promise<Viewer>;
  readonly versionOf: RuntimeDeps["versionOf"];
  readonly decisions: Decisions;
  /** Hashes and checks end users' passwords; one queue for the whole process. */
  readonly passwords: Passwords;
  /** How mail leaves; null: it is kept and shown to the administrators of a platform. */
  readonly mailer: Mailer | null;
  /** Who a user is, for the invitation of an environment's first administrator. */
  readonly personOf: RuntimeDeps["personOf"];
  /** The studio's own address; environments live on names below its host. */
  readonly publicUrl: string;
  readonly render: Render;
  /** Where the content of files lies, and how many bytes of them one environment may have. */
  readonly files: { readonly store: FileStore; readonly quota: number };
  readonly backups: Omit<RuntimeDeps["backups"], "files">;
  /** The renderer's client build, served at `/assets/`. */
  readonly assets: string;
  /** What this process is known by on the database, where only one at a time can be it; what bore the name before has ended. */
  readonly node?: string;
  readonly onUnexpected: (error: unknown, correlationId: string) => void;
}

export interface RuntimePlane {
  readonly subgraph: Subgraph;
  readonly platforms: Platforms;
  /** What a document that is not released would do to the platforms made of its blueprint. */
  readonly rehearse: Rehearse;
  /** Says goodbye to live pages; what else runs goes on until `close`. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** The subgraph without its database, for printing its SDL. */
export const runtimeSubgraph = (deps: RuntimeDeps, viewers: (token: string) => Promise<Viewer>, refusals?: RefusalLog): Subgraph =>
  defineSubgraph<RuntimeDeps>({
    name: "runtime",
    resolvers: [
      PlatformResolver,
      EnvironmentResolver,
      ReleaseResolver,
      HiddenDataResolver,
      BackupResolver,
      RestoreResolver,
      RetentionResolver,
      ReadViewsResolver,
      RightsResolver,
      PreviewLinksResolver,
      TestDataResolver,
      VariablesResolver,
      PlatformEventResolver,
      RuntimeSubscriptions,
    ],
    references: {
      Platform: reference(async (unit, id) => presentPlatform(await platformOf(unit, id as never))),
      Environment: reference(async (unit, id) => presentEnvironment(await environmentOf(unit, id as never))),
      Release: reference(async (unit, id) => {
        const release = await releaseOf(unit, id as never);
        return presentRelease(release, (await environmentOf(unit, release.environmentId)).name);
      }),
    },
    deps,
    viewers,
    refusals,
  });

const refusedActions = {
  applyRetention: "retention.apply",
  archivePlatform: "platform.archive",
  backUpEnvironment: "backup.create",
  cancelRelease: "release.cancel",
  closeReadViews: "read-views.close",
  createPreviewLink: "preview-link.create",
  dropHidden: "hidden-data.drop-ask",
  explainRights: "rights.explain",
  fillTestData: "environment.fill-test-data",
  findForRights: "rights.find",
  openAsAdministrator: "environment.open-as-administrator",
  placeLegalHold: "legal-hold.place",
  openReadViews: "read-views.open",
  planRelease: "release.plan",
  removeLegalHold: "legal-hold.remove",
  renamePlatform: "platform.rename",
  revokePreviewLink: "preview-link.revoke",
  resetTestData: "environment.reset-test-data",
  restoreBackup: "backup.restore",
  restoreHidden: "hidden-data.restore",
  restorePlatform: "platform.restore",
  rollBack: "release.roll-back",
  setVariable: "variable.set",
  startRelease: "release.start",
  startTestData: "environment.fill-test-data",
} as const;

export const createRuntime = async (parts: RuntimeParts): Promise<RuntimePlane> => {
  const source = await parts.database.source("wn_runtime", runtimeTables);
  const store = createPostgresStore(source);
  const connect = async () => {
    const client = new pg.Client({ ...parts.database.connection("wn_runtime"), application_name: "webnova release" });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };
  const models = { store, versionOf: parts.versionOf, sha256: (text: string) => createHash("sha256").update(text).digest("hex") };
  // Releases go on at once: nobody waits until the one before counts as dead.
  if (parts.node) await store.gone(parts.node);
  const registry = createRegistry(
    store,
    (environment) => equip({ ...models, connect }, environment),
    parts.node ? { node: parts.node } : {},
  );
  const figures = createFigures();
  const commits = createCommits();
  const base = new URL(parts.publicUrl);
  const reader = new pg.Pool({ ...parts.database.connection("wn_runtime"), max: 3, application_name: "webnova runtime reader" });
  // A dead idle connection is replaced at the next question; nothing else is to be done about it.
  reader.on("error", () => undefined);
  const dataPlane = createDataPlane({
    connection: parts.database.connection("wn_data"),
    passwords: parts.passwords,
    ...(parts.mailer && { mailer: parts.mailer }),
    addressOf: ({ key, name }) => `${base.protocol}//${hostLabel(key, name)}.${base.host}`,
    clock: parts.clock,
    render: parts.render,
    assets: parts.assets,
    files: {
      store: parts.files.store,
      limits: { quota: parts.files.quota },
      announce: ({ id }) => store.noteFiles(id as EnvironmentId),
    },
    onImport: ({ id }) => store.noteImports(id as EnvironmentId),
    frameAncestors: [base.origin],
    // The front door writes these headers itself.
    trustFront: true,
    onRequest: ({ environmentId, ms, ok }) => figures.record(environmentId as EnvironmentId, ms, ok),
    onCommit: ({ environmentId, ...change }) => {
      commits.happened(environmentId as EnvironmentId);
      parts.database.events.tell(hintOf(environmentId, change));
    },
    log: parts.onUnexpected,
    doors: (writing, environment) =>
      parts.decisions.assertLive(
        async <Row>(sql: string, params?: unknown[]) => [...(await writing.query<Row>(sql, params))],
        [
          { scope: "organization", id: environment.organizationId },
          { scope: "platform", id: environment.platformId },
        ],
        "writes",
      ),
  });
  const find = (label: string) => registry.find(label);
  const running = async (id: EnvironmentId) => registry.byId(id) ?? (await loadById(store, find, parts, id));
  const deps: RuntimeDeps = {
    ...models,
    backups: { ...parts.backups, files: parts.files.store },
    registry,
    decisions: parts.decisions,
    connect,
    reader,
    files: parts.files.store,
    figures,
    commits,
    dataChanged: (id) => {
      dataPlane.dataChanged(id);
      parts.database.events.tell(hintOf(id, null));
    },
    createClaim: async (id, person) => (await dataPlane.createClaim(await running(id), person)).path,
    previewLinks: {
      make: async (id, asked) => dataPlane.previewLinks.make(await running(id), asked),
      list: async (id) => dataPlane.previewLinks.list(await running(id)),
      revoke: async (id, link) => dataPlane.previewLinks.revoke(await running(id), link),
    },
    rights: {
      askable: async (id) => askable((await running(id)).model()),
      explain: async (id, ...asked) => dataPlane.rights.explain(await running(id), ...asked),
      find: async (id, ...asked) => dataPlane.rights.find(await running(id), ...asked),
    },
    personOf: parts.personOf,
    addressOf: (key, name) => `${base.protocol}//${hostLabel(key, name)}.${base.host}`,
    newId: uuidv7,
    clock: parts.clock,
    watch: async ({ organization, types, after, matches }) => {
      const events = await begun(subscribeEvents(parts.database, { organization, types, after: after ?? null }));
      const feed: Feed<Happened> = narrow<Happened>(events, matches);
      // Without a place to resume from, the state of now comes first.
      return after
        ? feed
        : beginningWith(feed, async () => ({
            position: await placeNow(parts.database, organization),
            type: "Now",
            data: {},
          }));
    },
    accessChecks: new Map(),
    running: new Set(),
  };
  registry.onChange((id) => dataPlane.modelChanged(id));
  const stopHearing = parts.database.events.hear((hints) => {
    if (hints === null) return dataPlane.dataChanged(null);
    for (const hint of hints.map(readHint)) {
      if (hint === null) return dataPlane.dataChanged(null);
      const { environmentId, touched } = hint;
      commits.happened(environmentId as EnvironmentId);
      if (touched) dataPlane.committedElsewhere(environmentId, touched);
      else dataPlane.dataChanged(environmentId);
    }
  });
  await resumeReleases(deps);
  await endInterrupted(deps);
  const stopEnding = startEndingInterrupted(deps);
  const stopWaiting = startWhenApproved(deps);
  const stopNights = startNightly(deps);
  const stopKeeping = startKeepingFiles({ ...deps, log: parts.onUnexpected });
  const stopImports = startKeepingImports({
    store,
    environmentOf: async (id) => registry.byId(id) ?? (await runningById(store, find, id)),
    goOn: dataPlane.continueImports,
    log: parts.onUnexpected,
  });
  return {
    subgraph: runtimeSubgraph(deps, parts.viewers, createRefusalLog(source, refusedActions, parts)),
    platforms: platformsDoor(base, find, dataPlane),
    rehearse: (...asked) => rehearse(deps, ...asked),
    leave: () => dataPlane.leave(),
    close: async () => {
      stopEnding();
      stopWaiting();
      stopNights();
      stopKeeping();
      stopImports();
      stopHearing();
      registry.close();
      await dataPlane.close();
      await reader.end();
    },
  };
};

type Find = ReturnType<typeof createRegistry>["find"];

const runningById = async (store: RuntimeDeps["store"], find: Find, id: EnvironmentId) => {
  const host = await store.hostOf(id);
  return host && (await find(hostLabel(host.key, host.name)));
};
const loadById = async (store: RuntimeDeps["store"], find: Find, parts: RuntimeParts, id: EnvironmentId) => {
  const environment = await runningById(store, find, id);
  if (!environment) throw new Error(`environment ${id} runs nothing (${parts.publicUrl})`);
  return environment;
};

const reference =
  (find: (unit: RuntimeUnit, id: string) => Promise<object>) =>
  async ({ id }: Readonly<Record<string, unknown>>, { viewer, deps }: SubgraphContext<RuntimeDeps>): Promise<object | null> => {
    if (!viewer?.permissions.has("platform.read") || typeof id !== "string" || !/^[0-9a-f-]{36}$/.test(id)) return null;
    return deps.store
      .transact(viewer.organizationId as OrganizationId, (unit) => find(unit, id))
      .catch((error: { code?: string }) => {
        if (error.code === "RUNTIME_NOT_FOUND") return null;
        throw error;
      });
  };
