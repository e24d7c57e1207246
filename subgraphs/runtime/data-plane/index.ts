/** The data plane: how a released version runs. What others may import of it. */
export type { Change, ChangeOperation } from "./actions/context.ts";
export type { RunningEnvironment } from "./caller.ts";
export * from "./ddl.ts";
export { createDataPlane, type DataPlane, type DataPlaneDeps } from "./serve.ts";
