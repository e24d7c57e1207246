import type pg from "pg";
import type { AuditEntry, NewEvent } from "../../../db/transaction.ts";
import type { Blueprint as Document, Id } from "../../../schema/blueprint/shape.ts";
import type { Decisions, Query } from "../../../schema/decisions.ts";
import type {
  BackupId,
  BlueprintId,
  EnvironmentId,
  Json,
  OrganizationId,
  PlatformId,
  ReleaseId,
  RestoreId,
  VersionId,
} from "../../../schema/ids.ts";
import type { Model } from "../../../schema/model/model.ts";
import type { Sealing } from "../../../schema/sealing.ts";
import type { Clock } from "../../clock.ts";
import type { Feed, Happened } from "../../feed.ts";
import type { Viewer } from "../../viewer.ts";
import type { Askable, BuilderQuestions } from "../data-plane/explain/for-builders.ts";
import type { FileStore } from "../data-plane/files/store.ts";
import type { PreviewVerbs } from "../data-plane/people/preview-links.ts";
import type { Backup, Restore } from "../domain/backup.ts";
import type { Disposal } from "../domain/disposal.ts";
import type { Generations } from "../domain/layout.ts";
import type { AccessCheck } from "../domain/migration.ts";
import type { Environment, EnvironmentName, Platform } from "../domain/nouns.ts";
import type { ReadAccess } from "../domain/read-access.ts";
import type { Release } from "../domain/release.ts";
import type { TestFill } from "../domain/test-fill.ts";
import type { SetValue, Variables } from "../domain/variables.ts";
import type { Commits } from "./events.ts";
import type { Figures } from "./figures.ts";
import type { Registry } from "./registry.ts";

export interface Page {
  readonly limit: number;
  readonly after: readonly Json[] | null;
}
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** One transaction of one organization. */
export interface RuntimeUnit {
  platform(id: PlatformId): Promise<Platform | null>;
  platformByKey(key: string): Promise<Platform | null>;
  platformOfBlueprint(id: BlueprintId): Promise<Platform | null>;
  platforms(page: Page): Promise<PageOf<Platform>>;
  insertPlatform(platform: Platform): Promise<void>;
  updatePlatform(platform: Platform): Promise<void>;
  keyTaken(key: string): Promise<boolean>;

  environment(id: EnvironmentId): Promise<Environment | null>;
  environmentsOf(id: PlatformId): Promise<readonly Environment[]>;
  insertEnvironment(environment: Environment): Promise<void>;
  /** The atomic switch: from here on the environment answers with this release's model, out of these columns. */
  setActive(environment: EnvironmentId, release: ReleaseId, generations: Generations): Promise<void>;
  /** From here on the environment answers from another schema. */
  moveTo(
    environment: EnvironmentId,
    to: { readonly schemaName: string; readonly releaseId: ReleaseId; readonly generations: Generations; readonly equipment: number },
  ): Promise<void>;
  /** The environment's own values of its blueprint's variables. */
  variables(environment: EnvironmentId): Promise<Variables>;
  /** Sets one, or takes it away (null); others that are set meanwhile stay. */
  setVariable(environment: EnvironmentId, variable: Id, value: SetValue | null): Promise<void>;
  setEquipment(environment: EnvironmentId, equipment: number): Promise<void>;

  release(id: ReleaseId): Promise<Release | null>;
  lockRelease(id: ReleaseId): Promise<Release | null>;
  releasesOf(environment: EnvironmentId, page: Page): Promise<PageOf<Release>>;
  /** The newest release that ran in an environment, of another version than this. */
  ranBefore(environment: EnvironmentId, hash: string | null): Promise<Release | null>;
  /** Whether a version runs in an environment or ever ran there. */
  hasRun(environment: EnvironmentId, hash: string): Promise<boolean>;
  /** Releases of an environment that failed and that nobody resumed or gave up. */
  failedReleases(environment: EnvironmentId): Promise<readonly Release[]>;
  /** Whether another release of the same environment is under way. */
  anotherRuns(release: Release): Promise<boolean>;
  /** Whether any release of an environment is under way. */
  isReleasing(environment: EnvironmentId): Promise<boolean>;
  releaseOfDecision(decisionId: string): Promise<Release | null>;
  insertRelease(release: Release): Promise<void>;
  updateRelease(release: Release): Promise<void>;

  /** Like the store's, in the transaction that reads the environment: a switch comes before or after it. */
  serves(node: string, environment: EnvironmentId): Promise<void>;

  model(hash: string): Promise<Model | null>;
  insertModel(model: Model): Promise<void>;

  backup(id: BackupId): Promise<Backup | null>;
  /** Newest first. */
  backupsOf(environment: EnvironmentId, page: Page): Promise<PageOf<Backup>>;
  insertBackup(backup: Backup): Promise<void>;
  updateBackup(backup: Backup): Promise<void>;
  restore(id: RestoreId): Promise<Restore | null>;
  /** The same, held until the transaction ends. */
  lockRestore(id: RestoreId): Promise<Restore | null>;
  /** The newest fifty. */
  restoresOf(backup: BackupId): Promise<readonly Restore[]>;
  insertRestore(restore: Restore): Promise<void>;
  updateRestore(restore: Restore): Promise<void>;
  /** Restores that put aside what an environment held. */
  setAsides(environment: EnvironmentId): Promise<readonly Restore[]>;
  /** Hidden data on its way out; what was dropped or withdrawn is not open. */
  openDisposals(environment: EnvironmentId): Promise<readonly Disposal[]>;
  disposal(id: string): Promise<Disposal | null>;
  lockDisposal(id: string): Promise<Disposal | null>;
  insertDisposal(disposal: Disposal): Promise<void>;
  updateDisposal(disposal: Disposal): Promise<void>;
  /** The newest filling with test rows. */
  testFill(environment: EnvironmentId): Promise<TestFill | null>;
  setTestFill(fill: TestFill): Promise<void>;
  readAccess(id: EnvironmentId): Promise<ReadAccess | null>;
  setReadAccess(access: ReadAccess): Promise<void>;
  removeReadAccess(id: EnvironmentId): Promise<void>;

  readonly query: Query;
  append(stream: string, events: readonly NewEvent[]): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
}

export interface RuntimeStore {
  transact<T>(organization: OrganizationId, work: (unit: RuntimeUnit) => Promise<T>): Promise<T>;
  /** The same two words inside a transaction that is open on a connection of `connect`; `announce` tells of them after its commit. */
  recording(client: pg.Client, organization: OrganizationId): Promise<Pick<RuntimeUnit, "append" | "audit">>;
  announce(): void;
  environmentOfHost(
    key: string,
    name: EnvironmentName,
  ): Promise<{ readonly organizationId: OrganizationId; readonly environmentId: EnvironmentId } | null>;
  /** Where an environment is reached, whatever its organization. */
  hostOf(id: EnvironmentId): Promise<{ readonly key: string; readonly name: EnvironmentName } | null>;
  /** What changed in which environments since an earlier answer's `seen`; everything for null. It may say what was said before. */
  changedEnvironments(since: string | null): Promise<{
    readonly seen: string;
    readonly environments: ReadonlyMap<
      EnvironmentId,
      { readonly releaseId: ReleaseId | null; readonly archived: boolean; readonly key: string; readonly variables: number }
    >;
  }>;
  unfinishedReleases(): Promise<readonly { readonly organizationId: OrganizationId; readonly releaseId: ReleaseId }[]>;
  /** Hidden data that waits for people, or is being dropped. */
  waitingDisposals(): Promise<readonly { readonly organizationId: OrganizationId; readonly id: string }[]>;
  /** Restores that wait for people. */
  waitingRestores(): Promise<readonly { readonly organizationId: OrganizationId; readonly id: string }[]>;
  waitingReleases(): Promise<readonly { readonly organizationId: OrganizationId; readonly releaseId: ReleaseId }[]>;
  /** This process lives. False when it had been given up for dead: it has to say again what it serves. */
  beat(node: string): Promise<boolean>;
  /** What was known by this name answers for nothing: it has ended, however it did. */
  gone(node: string): Promise<void>;
  /** From now on this process answers for the environment with this release; null: not at all any more. */
  serves(node: string, environment: EnvironmentId, release: ReleaseId | null): Promise<void>;
  /** How many living processes answer for the environment with another release. */
  lagging(environment: EnvironmentId, release: ReleaseId): Promise<number>;
  /** Remembers that an environment has files, from now on. */
  noteFiles(id: EnvironmentId): Promise<void>;
  environmentsWithFiles(): Promise<readonly { readonly environmentId: EnvironmentId; readonly schemaName: string }[]>;
  /** It has none any more, unless one came in of late. */
  forgetFiles(id: EnvironmentId): Promise<void>;
  /** Remembers that an environment has table files on their way in. */
  noteImports(id: EnvironmentId): Promise<void>;
  environmentsWithImports(): Promise<readonly EnvironmentId[]>;
  /** It has none any more, unless one began of late. */
  forgetImports(id: EnvironmentId): Promise<void>;
  /** Every environment that runs, with the day of its last nightly round. */
  environmentsInCare(): Promise<
    readonly { readonly organizationId: OrganizationId; readonly environmentId: EnvironmentId; readonly lastDay: string | null }[]
  >;
  /** Whether this process is the one that looks after the environment this night. */
  takeNight(id: EnvironmentId, day: string): Promise<boolean>;
  /** Backups and restores that are running, or were when their process ended. */
  unfinishedCopies(): Promise<
    readonly { readonly organizationId: OrganizationId; readonly id: string; readonly kind: "backup" | "restore" }[]
  >;
}

/** A committed version, as the blueprint subgraph hands it over. */
export interface ReleasableVersion {
  readonly id: VersionId;
  readonly hash: string;
  readonly number: number;
  readonly blueprintId: BlueprintId;
  readonly blueprint: Document;
}

export interface RuntimeDeps {
  readonly store: RuntimeStore;
  readonly registry: Registry;
  readonly versionOf: (organization: OrganizationId, id: VersionId) => Promise<ReleasableVersion>;
  readonly decisions: Decisions;
  /** A connection of its own, logged in as `wn_runtime`; the caller ends it. */
  readonly connect: () => Promise<pg.Client>;
  /** Short reads of environments' own tables, as their owner. */
  readonly reader: Pick<pg.Client, "query">;
  /** Where the content of files lies. */
  readonly files: FileStore;
  readonly figures: Figures;
  readonly commits: Commits;
  /** Rows of an environment changed outside its actions: whoever looks at them is told. */
  readonly dataChanged: (environment: EnvironmentId) => void;
  /** Makes a one-time link that signs its bearer in as the first administrator. Answers the path with its token. */
  readonly createClaim: (environment: EnvironmentId, person: { readonly email: string; readonly name: string }) => Promise<string>;
  /** Links that open a preview as one role. */
  readonly previewLinks: {
    make(environment: EnvironmentId, asked: Parameters<PreviewVerbs["make"]>[1]): ReturnType<PreviewVerbs["make"]>;
    list(environment: EnvironmentId): ReturnType<PreviewVerbs["list"]>;
    revoke(environment: EnvironmentId, id: string): ReturnType<PreviewVerbs["revoke"]>;
  };
  /** Questions about the rights of an environment's people. */
  readonly rights: {
    askable(environment: EnvironmentId): Promise<Askable>;
    explain(environment: EnvironmentId, ...asked: Rest<BuilderQuestions["explain"]>): ReturnType<BuilderQuestions["explain"]>;
    find(environment: EnvironmentId, ...asked: Rest<BuilderQuestions["find"]>): ReturnType<BuilderQuestions["find"]>;
  };
  readonly personOf: (viewer: Viewer) => Promise<{ readonly email: string; readonly name: string }>;
  /** Address of an environment: `http://clinic--preview.localhost:4000`. */
  readonly addressOf: (key: string, name: EnvironmentName) => string;
  readonly sha256: (text: string) => string;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly watch: (what: {
    readonly organization: OrganizationId;
    readonly types: readonly string[];
    readonly after?: string | null;
    matches(data: Readonly<Record<string, Json>>): boolean;
  }) => Promise<Feed<Happened>>;
  /** Where backups lie, where the contents of files are, and who keeps their keys; null: no vault is within reach of this process. */
  readonly backups: { readonly folder: string; readonly sealing: Sealing | null; readonly files: FileStore };
  /** Results of access tests, by what they hold for; being worked out or done. */
  readonly accessChecks: Map<string, Promise<readonly AccessCheck[]>>;
  /** Releases this process is carrying out. */
  readonly running: Set<ReleaseId>;
}

type Rest<Verb extends (first: never, ...rest: never[]) => unknown> = Verb extends (first: never, ...rest: infer R) => unknown ? R : never;
