/** What the front door knows about this product's API beyond its schema. Each name is checked against the api schema by a test. */

/** Root fields people may run who are not signed in. Everything else answers UNAUTHENTICATED at the door. */
export const publicRoots: ReadonlySet<string> = new Set([
  "viewer",
  "claimState",
  "inviteByToken",
  "signIn",
  "signUp",
  "refreshSession",
  "signOut",
  "acceptInvite",
  "requestPasswordReset",
  "resetPassword",
]);

/** Mutations that try a password or a token: one per operation, ten a minute and address. */
export const signInRoots: ReadonlySet<string> = new Set([
  "signIn",
  "signUp",
  "acceptInvite",
  "requestPasswordReset",
  "resetPassword",
  "stepUp",
  "changePassword",
]);

/** Mutations that carry a whole file: alone in an operation of somebody signed in, they may be as large as files are. */
export const fileRoots: ReadonlySet<string> = new Set(["importBlueprint", "importSchema"]);

/** Routes of `/auth/` that try one. */
export const signInRoutes: ReadonlySet<string> = new Set(["claim", "sign-in", "accept-invite", "reset-password", "step-up"]);

/** Lists that take no `first` because they are short by their nature, with the most they hold; any other counts as 50. */
export const listSizes: Readonly<Record<string, number>> = {
  "Platform.environments": 3,
  "Blueprint.branches": 10,
  "MigrationPlan.steps": 50,
  "Figures.records": 30,
  "ConflictType.problems": 5,
  "Template.entities": 20,
  "Template.roles": 10,
  "QuestionType.choices": 5,
  "PlanReportType.questions": 10,
  "Decision.trace": 20,
  "Environment.problems": 20,
  "Secret.versions": 10,
  "Secret.bindings": 10,
  "AskableRights.records": 30,
  "AskableRecords.actions": 10,
  "RightsExplained.policies": 10,
  "PolicyTold.conditions": 5,
  "Backup.restores": 5,
};
