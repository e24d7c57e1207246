/** Documents of runtime and governance: platforms, environments, releases, events, figures, decisions, the kill switch. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";

export type EnvironmentName = "PREVIEW" | "STAGING" | "PRODUCTION";

export interface ReleaseRow {
  readonly id: string;
  readonly status: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly version: { readonly id: string; readonly number: number; readonly message: string };
}
export interface EnvironmentRow {
  readonly id: string;
  readonly name: EnvironmentName;
  readonly status: string;
  readonly url: string;
  readonly graphqlUrl: string;
  readonly canRollBack: boolean;
  readonly activeRelease: ReleaseRow | null;
  /** The newest one. */
  readonly releases: { readonly items: readonly ReleaseRow[] };
}
export interface PlatformRow {
  readonly id: string;
  readonly key: string;
  readonly label: Text;
  readonly status: "ACTIVE" | "ARCHIVED";
  readonly createdAt: string;
  readonly blueprint: { readonly id: string };
  readonly environments: readonly EnvironmentRow[];
}

const releaseRow = "id status startedAt finishedAt version { id number message }";
const environmentRow = `id name status url graphqlUrl canRollBack activeRelease { ${releaseRow} } releases(first: 1) { items { ${releaseRow} } }`;

export const platformsQuery = document<{ platforms: { items: readonly PlatformRow[] } }>(`
  query platforms { platforms(first: 20) { items { id key status createdAt label { en ar } blueprint { id } environments { ${environmentRow} } } } }
`);

export const platformOfBlueprintQuery = document<
  { platform: Pick<PlatformRow, "id" | "status" | "environments"> | null },
  { blueprintId: string }
>(`
  query platformOfBlueprint($blueprintId: ID!) { platform(blueprintId: $blueprintId) { id status environments { ${environmentRow} } } }
`);

/** What this program refuses of a version that runs. */
export interface RunningProblem {
  readonly code: string;
  readonly text: Sentence;
  readonly place: Sentence | null;
  /** What becomes of it. */
  readonly closes: Sentence;
}
/** Asked beside the environments and not with them: the compiled version of each is read for it. */
export const runningProblemsQuery = document<
  { platform: { id: string; environments: readonly { id: string; problems: readonly RunningProblem[] }[] } | null },
  { blueprintId: string }
>(`
  query runningProblems($blueprintId: ID!) {
    platform(blueprintId: $blueprintId) { id environments { id problems { code text { en ar } place { en ar } closes { en ar } } } }
  }
`);

export interface PreviewLink {
  readonly id: string;
  readonly role: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly createdBy: { readonly displayName: string } | null;
}
export const previewLinksQuery = document<
  { previewLinks: readonly PreviewLink[]; previewRoles: readonly { readonly id: string; readonly label: Text }[] },
  { environmentId: string }
>(`
  query previewLinks($environmentId: ID!) {
    previewLinks(environmentId: $environmentId) { id role createdAt expiresAt createdBy { id displayName } }
    previewRoles(environmentId: $environmentId) { id label { en ar } }
  }
`);
export const createPreviewLink = document<
  { createPreviewLink: { id: string; url: string | null } },
  { input: { environmentId: string; role: string; hours: number } }
>(`
  mutation createPreviewLink($input: CreatePreviewLinkInput!) { createPreviewLink(input: $input) { id url } }
`);
export const revokePreviewLink = document<{ revokePreviewLink: boolean }, { input: { environmentId: string; id: string } }>(`
  mutation revokePreviewLink($input: RevokePreviewLinkInput!) { revokePreviewLink(input: $input) }
`);

export interface MigrationStep {
  readonly id: string;
  readonly kind: string;
  readonly class: "SAFE" | "ONLINE" | "DATA" | "DESTRUCTIVE";
  readonly sentence: Sentence;
  readonly rows: number;
  /** todo or done */
  readonly state: string;
  /** What is lost, if something is. */
  readonly loses: Sentence | null;
  readonly misfits: { readonly count: number; readonly ids: readonly string[] } | null;
  /** What somebody may decide about the misfits; empty where nothing has to be decided. */
  readonly choices: readonly Fate[];
}
export type Fate = "NULL" | "DEFAULT" | "NEAREST" | "STOP";
export interface ReleaseProblem {
  readonly code: string;
  readonly level: string;
  readonly text: Sentence;
}
export interface AccessCheck {
  readonly id: string;
  readonly ok: boolean;
  readonly sentence: Sentence;
  /** What happened instead; null when it passed. */
  readonly because: Sentence | null;
}
export interface MigrationPlan {
  readonly summary: {
    readonly tables: number;
    readonly policies: number;
    readonly pages: number;
    readonly actions: number;
    readonly testRows: number;
  };
  readonly steps: readonly MigrationStep[];
  readonly problems: readonly ReleaseProblem[];
  /** Access tests of the version; with a failed one it cannot be started. */
  readonly checks: readonly AccessCheck[];
  readonly computedAt: string;
}
export interface DecisionRow {
  readonly id: string;
  readonly status: string;
  readonly title: Sentence;
  readonly needs: Sentence | null;
  readonly canApprove: boolean;
  readonly risk: {
    readonly score: number;
    readonly band: "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";
    readonly factors: readonly { readonly key: string; readonly text: Sentence }[];
  } | null;
}
export interface Release {
  readonly id: string;
  readonly status: string;
  readonly platform: { readonly id: string; readonly key: string; readonly label: Text };
  readonly environment: {
    readonly id: string;
    readonly name: EnvironmentName;
    readonly url: string;
    /** What answers there now; null before the first release. */
    readonly activeRelease: { readonly id: string; readonly version: { readonly id: string; readonly number: number } } | null;
  };
  readonly version: { readonly id: string; readonly number: number };
  readonly plan: MigrationPlan | null;
  readonly decision: DecisionRow | null;
  /** Steps of the plan carried out. */
  readonly done: number;
  /** What its last steps wait for, while it answers already. */
  readonly waitsFor: Sentence | null;
  /** Milliseconds: compile, migrate, testData. */
  readonly ms: Readonly<Record<string, number>> | null;
  readonly error: { readonly code: string; readonly sentence: Sentence } | null;
}

const decisionFields = "id status canApprove title { en ar } needs { en ar } risk { score band factors { key text { en ar } } }";
const releaseFields = `
  id status
  platform { id key label { en ar } }
  environment { id name url activeRelease { id version { id number } } }
  version { id number }
  plan { computedAt summary { tables policies pages actions testRows } steps { id kind class rows state sentence { en ar } loses { en ar } misfits { count ids } choices } problems { code level text { en ar } } checks { id ok sentence { en ar } because { en ar } } }
  decision { ${decisionFields} }
  done ms waitsFor { en ar }
  error { code sentence { en ar } }
`;

export const planRelease = document<{ planRelease: Release }, { input: { versionId: string; environment: EnvironmentName } }>(`
  mutation planRelease($input: PlanReleaseInput!) { planRelease(input: $input) { ${releaseFields} } }
`);
export const startRelease = document<
  { startRelease: Release },
  { input: { releaseId: string; fates?: readonly { stepId: string; fate: Fate }[] } }
>(`
  mutation startRelease($input: StartReleaseInput!) { startRelease(input: $input) { ${releaseFields} } }
`);
export const releaseQuery = document<{ release: Release | null }, { id: string }>(
  `query release($id: ID!) { release(id: $id) { ${releaseFields} } }`,
);
export const releaseChanged = document<
  { releaseChanged: { revision: string; release: Release } },
  { releaseId: string; after?: string | null }
>(`
  subscription releaseChanged($releaseId: ID!, $after: String) { releaseChanged(releaseId: $releaseId, after: $after) { revision release { ${releaseFields} } } }
`);
export interface HiddenData {
  readonly id: string;
  readonly kind: "FIELD" | "TABLE" | "GENERATION" | "SET_ASIDE";
  readonly label: Sentence;
  readonly entityLabel: Sentence;
  readonly rows: number;
  readonly bytes: number;
  readonly hiddenAt: string;
  readonly keptUntil: string;
  /** Null before its days are over. */
  readonly disposal: {
    readonly id: string;
    readonly status: "PROPOSED" | "AWAITING_DECISION" | "DROPPING" | "DROPPED" | "WITHDRAWN";
  } | null;
}
export const hiddenDataQuery = document<{ hiddenData: readonly HiddenData[] }, { environmentId: string }>(`
  query hiddenData($environmentId: ID!) { hiddenData(environmentId: $environmentId) { id kind rows bytes hiddenAt keptUntil label { en ar } entityLabel { en ar } disposal { id status } } }
`);
export const restoreHidden = document<
  { restoreHidden: { id: string } },
  { input: { environmentId: string; id: string; kind: HiddenData["kind"] } }
>(`
  mutation restoreHidden($input: HiddenDataInput!) { restoreHidden(input: $input) { id } }
`);
export const dropHidden = document<
  { dropHidden: { id: string; status: string } },
  { input: { environmentId: string; id: string; kind: HiddenData["kind"] } }
>(`
  mutation dropHidden($input: HiddenDataInput!) { dropHidden(input: $input) { id status } }
`);
export const rollBack = document<{ rollBack: { id: string } }, { input: { environmentId: string } }>(`
  mutation rollBack($input: EnvironmentInput!) { rollBack(input: $input) { id status } }
`);
export const renamePlatform = document<{ renamePlatform: { id: string } }, { input: { platformId: string; label?: Text; key?: string } }>(`
  mutation renamePlatform($input: RenamePlatformInput!) { renamePlatform(input: $input) { id key label { en ar } } }
`);
export const archivePlatform = document<{ archivePlatform: { id: string } }, { input: { platformId: string } }>(`
  mutation archivePlatform($input: PlatformInput!) { archivePlatform(input: $input) { id status } }
`);
export const restorePlatform = document<{ restorePlatform: { id: string } }, { input: { platformId: string } }>(`
  mutation restorePlatform($input: PlatformInput!) { restorePlatform(input: $input) { id status } }
`);
export const openAsAdministrator = document<{ openAsAdministrator: { url: string } }, { input: { environmentId: string } }>(`
  mutation openAsAdministrator($input: EnvironmentInput!) { openAsAdministrator(input: $input) { url } }
`);

export interface FigurePoint {
  readonly at: string;
  readonly requests: number;
  readonly errors: number;
  readonly p95: number | null;
}
export interface Figures {
  readonly requests: number;
  readonly errors: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly endUsers: number;
  readonly at: string;
  readonly records: readonly { readonly entity: string; readonly label: Text; readonly count: number }[];
  readonly series: readonly FigurePoint[];
}
export interface PlatformEventRow {
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly entity: string | null;
  readonly entityLabel: Text | null;
  readonly recordId: string | null;
  readonly op: string | null;
  readonly actorKind: string;
  readonly at: string;
}

const figureFields = "requests errors p50 p95 endUsers at records { entity count label { en ar } } series { at requests errors p95 }";
const eventFields = "revision id type entity recordId op actorKind at entityLabel { en ar }";

export const monitorQuery = document<
  {
    environment: {
      id: string;
      name: EnvironmentName;
      url: string;
      platform: { id: string; key: string; label: Text };
      figures: Figures;
    } | null;
    environmentEvents: { items: readonly PlatformEventRow[] };
  },
  { id: string }
>(`
  query monitor($id: ID!) {
    environment(id: $id) { id name url platform { id key label { en ar } } figures { ${figureFields} } }
    environmentEvents(environmentId: $id, first: 40) { items { ${eventFields} } }
  }
`);
export const platformEvents = document<
  { platformEvents: PlatformEventRow & { platform: { id: string; label: Text; blueprint: { id: string; label: Text } } } },
  { environmentId: string; after?: string | null }
>(`
  subscription platformEvents($environmentId: ID!, $after: String) {
    platformEvents(environmentId: $environmentId, after: $after) { ${eventFields} platform { id label { en ar } blueprint { id label { en ar } } } }
  }
`);
export const figuresChanged = document<{ figuresChanged: { figures: Figures } }, { environmentId: string }>(`
  subscription figuresChanged($environmentId: ID!) { figuresChanged(environmentId: $environmentId) { figures { ${figureFields} } } }
`);

export interface KillSwitch {
  readonly id: string;
  readonly scope: "INSTALLATION" | "ORGANIZATION" | "PLATFORM" | "ASSISTANT" | "AI_MODEL" | "PROVIDER" | "DECISION";
  readonly scopeId: string | null;
  readonly reach: "AUTOMATION" | "WRITES";
  readonly reason: string;
  /** Counts up with every trigger and lift. */
  readonly epoch: number;
  readonly active: boolean;
  readonly at: string;
  readonly by: { readonly id: string; readonly displayName: string } | null;
  /** The decision that would lift it, while people are being asked. */
  readonly lift: { readonly id: string; readonly needs: Sentence | null; readonly canApprove: boolean } | null;
}
const killFields = "id scope scopeId reach reason epoch active at by { id displayName } lift { id needs { en ar } canApprove }";
export const killSwitchesQuery = document<{ killSwitches: readonly KillSwitch[] }>(`query killSwitches { killSwitches { ${killFields} } }`);
export const killSwitchChanged = document<{ killSwitchChanged: { revision: string; killSwitch: KillSwitch } }, { after?: string | null }>(`
  subscription killSwitchChanged($after: String) { killSwitchChanged(after: $after) { revision killSwitch { ${killFields} } } }
`);
export const triggerKillSwitch = document<
  { triggerKillSwitch: { id: string } },
  { input: { scope: KillSwitch["scope"]; scopeId?: string; reach: KillSwitch["reach"]; reason: string } }
>(`
  mutation triggerKillSwitch($input: TriggerKillSwitchInput!) { triggerKillSwitch(input: $input) { id } }
`);
export const liftKillSwitch = document<{ liftKillSwitch: { id: string } }, { input: { id: string; reason: string } }>(`
  mutation liftKillSwitch($input: LiftKillSwitchInput!) { liftKillSwitch(input: $input) { id } }
`);
export const approveDecision = document<{ approveDecision: { id: string } }, { input: { decisionId: string; note?: string } }>(`
  mutation approveDecision($input: ApproveDecisionInput!) { approveDecision(input: $input) { id status } }
`);
export const rejectDecision = document<{ rejectDecision: { id: string } }, { input: { decisionId: string; reason: string } }>(`
  mutation rejectDecision($input: RejectDecisionInput!) { rejectDecision(input: $input) { id status } }
`);

export interface WaitingDecision extends DecisionRow {
  readonly requestedAt: string;
  readonly requestedBy: { readonly id: string; readonly displayName: string } | null;
}
export const waitingDecisionsQuery = document<{ decisions: { items: readonly WaitingDecision[] } }>(`
  query waitingDecisions { decisions(first: 20, status: AWAITING_APPROVAL) { items { ${decisionFields} requestedAt requestedBy { id displayName } } } }
`);
export const decisionChanged = document<
  { decisionChanged: { revision: string; decision: { id: string; status: string } } },
  { id?: string | null; after?: string | null }
>(`
  subscription decisionChanged($id: ID, $after: String) { decisionChanged(id: $id, after: $after) { revision decision { id status } } }
`);
