/** Documents of the blueprint subgraph: blueprints, plans, versions. */
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Json, Locale, Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";

export interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly message: string;
  readonly at: string;
  readonly author: { readonly id: string; readonly displayName: string } | null;
}
export type DraftRole = "VIEWER" | "COMMENTER" | "EDITOR" | "OWNER";
export interface BranchRow {
  readonly id: string;
  readonly name: string;
  readonly protected: boolean;
  readonly status?: "OPEN" | "MERGED" | "CLOSED";
  readonly documentName: string;
  readonly role: DraftRole;
  readonly head: VersionRow | null;
}
export interface BlueprintRow {
  readonly id: string;
  readonly key: string;
  readonly label: Text;
  readonly status: "ACTIVE" | "ARCHIVED" | "DELETED";
  readonly updatedAt: string;
  readonly defaultBranch: BranchRow;
}

const versionFields = "id number hash message at author { id displayName }";
const branchFields = `id name protected status documentName role head { ${versionFields} }`;

export const blueprintsQuery = document<{ blueprints: { items: readonly BlueprintRow[] }; plannerStatus: PlannerStatus }>(`
  query blueprints {
    blueprints(first: 30) { items { id key status updatedAt label { en ar } defaultBranch { ${branchFields} } } }
    plannerStatus { planner sentence { en ar } }
  }
`);
export interface PlannerStatus {
  readonly planner: string;
  readonly sentence: Sentence;
}

export const blueprintQuery = document<{ blueprint: BlueprintRow | null; plannerStatus: PlannerStatus }, { id: string }>(`
  query blueprint($id: ID!) {
    blueprint(id: $id) { id key status updatedAt label { en ar } defaultBranch { ${branchFields} } }
    plannerStatus { planner sentence { en ar } }
  }
`);

/** One branch, for the studio opened on another one than the default. */
export const branchQuery = document<{ branch: (BranchRow & { readonly blueprint: { readonly id: string } }) | null }, { id: string }>(`
  query branch($id: ID!) { branch(id: $id) { ${branchFields} blueprint { id } } }
`);

export const createBlueprint = document<{ createBlueprint: { id: string } }, { input: { label: Text } }>(`
  mutation createBlueprint($input: CreateBlueprintInput!) { createBlueprint(input: $input) { id } }
`);
export const archiveBlueprint = document<{ archiveBlueprint: { id: string } }, { input: { blueprintId: string } }>(`
  mutation archiveBlueprint($input: BlueprintInput!) { archiveBlueprint(input: $input) { id status } }
`);
export const restoreBlueprint = document<{ restoreBlueprint: { id: string } }, { input: { blueprintId: string } }>(`
  mutation restoreBlueprint($input: BlueprintInput!) { restoreBlueprint(input: $input) { id status } }
`);

export interface Fact {
  readonly id: string;
  readonly text: Sentence;
  readonly span: readonly number[] | null;
  readonly nodes: readonly string[];
}
export interface PlanReport {
  readonly planner: string;
  /** The plan it took back. */
  readonly instead: string | null;
  readonly understood: readonly Fact[];
  readonly assumed: readonly Fact[];
  readonly ignored: readonly { readonly from: number; readonly to: number; readonly text: string }[];
  readonly questions: readonly {
    readonly id: string;
    readonly text: Sentence;
    readonly choices: readonly { readonly key: string; readonly label: Sentence }[];
    readonly default: string | null;
  }[];
}
/** One change a plan proposes. */
export interface PlanChange {
  readonly id: string;
  readonly sentence: Sentence;
  /** Why it needs a yes of its own; null: it goes with the others. */
  readonly major: Sentence | null;
  readonly needs: readonly string[];
  readonly entity: string | null;
  readonly entityName: Sentence | null;
  readonly nodes: readonly string[];
  readonly taken: boolean | null;
}
export interface Plan {
  readonly id: string;
  readonly status: string;
  readonly mode: string;
  readonly planner: string;
  readonly text: string;
  readonly opsApplied: number;
  readonly changes: readonly PlanChange[];
  /** Of the whole proposal, in order. */
  readonly ops: readonly Op[];
  readonly decidedBy: { readonly id: string; readonly displayName: string } | null;
  readonly undoGroupId: string | null;
  readonly report: PlanReport | null;
  readonly error: { readonly code: string; readonly sentence: Sentence } | null;
}

const planFields = `
  id status mode planner text opsApplied undoGroupId
  changes { id sentence { en ar } major { en ar } needs entity entityName { en ar } nodes taken }
  ops
  decidedBy { id displayName }
  error { code sentence { en ar } }
  report {
    planner instead
    understood { id text { en ar } span nodes }
    assumed { id text { en ar } span nodes }
    ignored { from to text }
    questions { id default text { en ar } choices { key label { en ar } } }
  }
`;
export const describePlatform = document<
  { describePlatform: { id: string; blueprint: { id: string } } },
  { input: { text: string; locale: Locale; name?: string } }
>(`
  mutation describePlatform($input: DescribePlatformInput!) { describePlatform(input: $input) { id blueprint { id } } }
`);
export const refinePlatform = document<
  { refinePlatform: { id: string } },
  { input: { branchId: string; text: string; locale: Locale; answers?: Readonly<Record<string, string>> } }
>(`
  mutation refinePlatform($input: RefinePlatformInput!) { refinePlatform(input: $input) { id } }
`);
/** What was asked before, newest first. */
export interface AskedBefore {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly opsApplied: number;
  readonly startedAt: string;
}
export const plansQuery = document<{ branch: { plans: readonly AskedBefore[] } | null }, { id: string }>(
  "query plans($id: ID!) { branch(id: $id) { id plans { id text status opsApplied startedAt } } }",
);
export const planQuery = document<{ plan: Plan | null }, { id: string }>(`query plan($id: ID!) { plan(id: $id) { ${planFields} } }`);
export const planProgressed = document<
  { planProgressed: { revision: string; opsApplied: number; sentence: Sentence | null; plan: Plan } },
  { planId: string; after?: string | null }
>(`
  subscription planProgressed($planId: ID!, $after: String) {
    planProgressed(planId: $planId, after: $after) { revision opsApplied sentence { en ar } plan { ${planFields} } }
  }
`);
export const cancelPlan = document<{ cancelPlan: { id: string } }, { input: { planId: string } }>(`
  mutation cancelPlan($input: PlanInput!) { cancelPlan(input: $input) { id status } }
`);
export const acceptPlan = document<
  { acceptPlan: Plan },
  { input: { planId: string; changes?: readonly string[]; major?: readonly string[] } }
>(`mutation acceptPlan($input: AcceptPlanInput!) { acceptPlan(input: $input) { ${planFields} } }`);
export const rejectPlan = document<{ rejectPlan: Plan }, { input: { planId: string } }>(
  `mutation rejectPlan($input: PlanInput!) { rejectPlan(input: $input) { ${planFields} } }`,
);
/** What changed between two versions, the weightiest first. */
export const diffQuery = document<{ diff: readonly { readonly sentence: Sentence }[] }, { input: { from: string; to: string } }>(
  `query diff($input: DiffInput!) { diff(input: $input) { sentence { en ar } } }`,
);
export const commitVersion = document<{ commitVersion: VersionRow }, { input: { branchId: string; message: string; seqs?: Json } }>(`
  mutation commitVersion($input: CommitVersionInput!) { commitVersion(input: $input) { ${versionFields} } }
`);
