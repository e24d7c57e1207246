/** The data plane: how a released version runs. What others may import of it. */
export type { RunningEnvironment } from "./caller.ts";
export * from "./ddl.ts";
export { hintOf, readHint } from "./live/hint.ts";
export { type MeasuredPolicy, measurePolicies } from "./policy-forms.ts";
export { describeRest } from "./rest/openapi.ts";
export { createDataPlane } from "./serve.ts";
