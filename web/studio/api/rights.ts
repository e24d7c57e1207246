/** Documents of the question why an end user may, or may not, see or do something. */
import type { Text } from "../../../schema/blueprint/shape.ts";
import { document } from "./read.ts";

export interface AskableRecords {
  readonly id: string;
  readonly label: Text;
  readonly plural: Text;
  readonly searchable: boolean;
  readonly actions: readonly { readonly name: string; readonly label: Text }[];
}
export const askableRightsQuery = document<
  { askableRights: { testAccountOnly: boolean; records: readonly AskableRecords[] } },
  { environmentId: string }
>(`
  query askableRights($environmentId: ID!) {
    askableRights(environmentId: $environmentId) {
      testAccountOnly
      records { id label { en ar } plural { en ar } searchable actions { name label { en ar } } }
    }
  }
`);

export interface RightsSubject {
  readonly id: string;
  readonly title: string | null;
  readonly roles: string | null;
}
export const findForRights = document<
  { findForRights: readonly RightsSubject[] },
  { input: { environmentId: string; entity: string; words: string } }
>(`
  query findForRights($input: FindForRightsInput!) { findForRights(input: $input) { id title roles } }
`);

export interface RightsExplained {
  readonly allowed: boolean;
  readonly reason: string;
  readonly policies: readonly {
    readonly sentence: string;
    readonly admits: boolean | null;
    readonly conditions: readonly { readonly sentence: string; readonly holds: boolean | null }[];
  }[];
  readonly fields: readonly { readonly key: string; readonly name: string; readonly access: "OPEN" | "MASKED" | "CLOSED" }[];
}
export const explainRights = document<
  { explainRights: RightsExplained },
  { input: { environmentId: string; entity: string; recordId: string | null; endUser: string; operation: string } }
>(`
  query explainRights($input: ExplainRightsInput!) {
    explainRights(input: $input) { allowed reason policies { sentence admits conditions { sentence holds } } fields { key name access } }
  }
`);
