/** Documents of the blueprint subgraph: blueprints, plans, versions. */
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
export interface Plan {
  readonly id: string;
  readonly status: string;
  readonly planner: string;
  readonly text: string;
  readonly undoGroupId: string | null;
  readonly report: PlanReport | null;
  readonly error: { readonly code: string; readonly sentence: Sentence } | null;
}

const planFields = `
  id status planner text undoGroupId
  error { code sentence { en ar } }
  report {
    planner
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
export const undoPlan = document<{ undoPlan: { id: string } }, { input: { planId: string } }>(`
  mutation undoPlan($input: PlanInput!) { undoPlan(input: $input) { id status } }
`);
/** What changed between two versions, the weightiest first. */
export const diffQuery = document<{ diff: readonly { readonly sentence: Sentence }[] }, { input: { from: string; to: string } }>(
  `query diff($input: DiffInput!) { diff(input: $input) { sentence { en ar } } }`,
);
export const commitVersion = document<{ commitVersion: VersionRow }, { input: { branchId: string; message: string; seqs?: Json } }>(`
  mutation commitVersion($input: CommitVersionInput!) { commitVersion(input: $input) { ${versionFields} } }
`);
