/** Documents of an environment's data: test rows, backups, retention and legal holds, read views, what is hidden. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { document } from "./read.ts";
import type { EnvironmentName } from "./runtime.ts";

interface Place {
  readonly environmentId: string;
}
type CopyStatus = "RUNNING" | "DONE" | "FAILED";
interface Failure {
  readonly code: string;
  readonly sentence: Sentence;
}

export interface Surroundings {
  readonly id: string;
  readonly name: EnvironmentName;
  readonly activeRelease: { readonly id: string } | null;
  readonly platform: {
    readonly id: string;
    readonly key: string;
    readonly label: Text;
    readonly environments: readonly {
      readonly id: string;
      readonly name: EnvironmentName;
      readonly activeRelease: { readonly id: string } | null;
    }[];
  };
  readonly figures: { readonly records: readonly { readonly entity: string; readonly label: Text; readonly count: number }[] };
}
export const surroundingsQuery = document<{ environment: Surroundings | null }, { id: string }>(`
  query surroundings($id: ID!) {
    environment(id: $id) { id name activeRelease { id } platform { id key label { en ar } environments { id name activeRelease { id } } } figures { records { entity count label { en ar } } } }
  }
`);

export interface TestData {
  readonly rows: number;
  readonly entered: number;
  readonly fillable: boolean;
  readonly filling: {
    readonly id: string;
    readonly status: CopyStatus;
    readonly rows: number;
    readonly expected: number | null;
    readonly error: Failure | null;
  } | null;
}
export const testDataQuery = document<{ testData: TestData }, Place>(`
  query testData($environmentId: ID!) { testData(environmentId: $environmentId) { rows entered fillable filling { id status rows expected error { code sentence { en ar } } } } }
`);
export const startTestData = document<{ startTestData: { id: string } }, { input: Place & { rows?: number; locale?: string } }>(`
  mutation startTestData($input: FillTestDataInput!) { startTestData(input: $input) { id } }
`);
export const resetTestData = document<{ resetTestData: { id: string; rows: number; emptied: number; kept: number } }, { input: Place }>(`
  mutation resetTestData($input: EnvironmentInput!) { resetTestData(input: $input) { id rows emptied kept } }
`);

export interface BackupRow {
  readonly id: string;
  readonly status: CopyStatus;
  readonly rows: number;
  readonly bytes: number | null;
  readonly startedAt: string;
  readonly version: { readonly id: string; readonly number: number };
  readonly error: Failure | null;
  readonly restores: readonly {
    readonly id: string;
    readonly status: CopyStatus | "AWAITING_DECISION";
    readonly keptAside: boolean;
    readonly startedAt: string;
    readonly error: Failure | null;
    readonly environment: { readonly id: string; readonly name: EnvironmentName };
  }[];
}
export const backupsQuery = document<{ backups: { items: readonly BackupRow[]; nextCursor: string | null } }, Place>(`
  query backups($environmentId: ID!) {
    backups(environmentId: $environmentId, first: 20) {
      items { id status rows bytes startedAt version { id number } error { code sentence { en ar } }
        restores { id status keptAside startedAt error { code sentence { en ar } } environment { id name } } }
      nextCursor
    }
  }
`);
export const backUpEnvironment = document<{ backUpEnvironment: { id: string } }, { input: Place }>(`
  mutation backUpEnvironment($input: EnvironmentInput!) { backUpEnvironment(input: $input) { id status } }
`);
export const restoreBackup = document<{ restoreBackup: { id: string } }, { input: { backupId: string; environment: EnvironmentName } }>(`
  mutation restoreBackup($input: RestoreBackupInput!) { restoreBackup(input: $input) { id status } }
`);

export interface EnvironmentVariable {
  readonly id: string;
  readonly key: string;
  readonly label: Text;
  readonly type: string;
  readonly typeLabel: Sentence;
  readonly value: string | null;
  readonly default: string | null;
  readonly settable: boolean;
}
export const variablesQuery = document<{ environmentVariables: readonly EnvironmentVariable[] }, Place>(`
  query environmentVariables($environmentId: ID!) {
    environmentVariables(environmentId: $environmentId) { id key type value default settable label { en ar } typeLabel { en ar } }
  }
`);
export const setVariable = document<
  { setVariable: { id: string; value: string | null } },
  { input: Place & { variable: string; value: string | null } }
>(`
  mutation setVariable($input: SetVariableInput!) { setVariable(input: $input) { id value } }
`);

export interface RetentionRule {
  readonly id: string;
  readonly entity: string;
  readonly label: Text;
  readonly days: number;
  readonly outcome: "DELETE" | "ANONYMISE" | "ARCHIVE";
  readonly rows: number;
  readonly along: number;
  readonly emptied: number;
}
export interface LegalHold {
  readonly id: string;
  readonly entity: string;
  readonly recordId: string | null;
  readonly reason: string;
  readonly placedAt: string;
  readonly placedBy: { readonly id: string; readonly displayName: string } | null;
}
const ruleFields = "id entity days outcome rows along emptied label { en ar }";
export const retentionQuery = document<{ retention: readonly RetentionRule[]; legalHolds: readonly LegalHold[] }, Place>(`
  query retention($environmentId: ID!) {
    retention(environmentId: $environmentId) { ${ruleFields} }
    legalHolds(environmentId: $environmentId) { id entity recordId reason placedAt placedBy { id displayName } }
  }
`);
export const applyRetention = document<{ applyRetention: readonly RetentionRule[] }, { input: Place }>(`
  mutation applyRetention($input: EnvironmentInput!) { applyRetention(input: $input) { ${ruleFields} } }
`);
export const placeLegalHold = document<
  { placeLegalHold: { id: string } },
  { input: Place & { entity: string; recordId?: string; reason: string } }
>(`
  mutation placeLegalHold($input: PlaceLegalHoldInput!) { placeLegalHold(input: $input) { id } }
`);
export const removeLegalHold = document<{ removeLegalHold: boolean }, { input: Place & { id: string } }>(`
  mutation removeLegalHold($input: RemoveLegalHoldInput!) { removeLegalHold(input: $input) }
`);

export interface ReadAccess {
  readonly role: string;
  readonly login: string;
  readonly validUntil: string;
  readonly openedAt: string;
  readonly openedBy: { readonly id: string; readonly displayName: string } | null;
}
export const readViewsQuery = document<
  { readAccess: ReadAccess | null; readableRoles: readonly { readonly id: string; readonly label: Text }[] },
  Place
>(`
  query readViews($environmentId: ID!) {
    readAccess(environmentId: $environmentId) { role login validUntil openedAt openedBy { id displayName } }
    readableRoles(environmentId: $environmentId) { id label { en ar } }
  }
`);
export const openReadViews = document<
  { openReadViews: { login: string; password: string | null } },
  { input: Place & { role: string; days: number } }
>(`
  mutation openReadViews($input: OpenReadViewsInput!) { openReadViews(input: $input) { login password } }
`);
export const closeReadViews = document<{ closeReadViews: boolean }, { input: Place }>(`
  mutation closeReadViews($input: EnvironmentInput!) { closeReadViews(input: $input) }
`);
