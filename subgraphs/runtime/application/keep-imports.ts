/** Goes on with table files whose process ended: asked for once at the start and then from time to time, so that another process takes over. */
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { RunningEnvironment } from "../data-plane/caller.ts";
import type { RuntimeStore } from "./ports.ts";

export interface KeepImportsDeps {
  readonly store: RuntimeStore;
  /** The environment as it answers now; null: it runs nothing any more. */
  readonly environmentOf: (id: EnvironmentId) => Promise<RunningEnvironment | null>;
  /** Sets the worker of this process to it; false: there is nothing left to do. */
  readonly goOn: (environment: RunningEnvironment) => Promise<boolean>;
  readonly log: (error: unknown, correlationId: string) => void;
}

/** Goes through the environments with imports once; one that fails does not keep the others waiting. */
export const keepImports = async ({ store, environmentOf, goOn, log }: KeepImportsDeps): Promise<void> => {
  for (const id of await store.environmentsWithImports())
    try {
      const environment = await environmentOf(id);
      if (!environment || !(await goOn(environment))) await store.forgetImports(id);
    } catch (error) {
      log(error, `imports of ${id}`);
    }
};

const everyMs = 30_000;
/** Does so now and every half minute; answers how to stop. */
export const startKeepingImports = (deps: KeepImportsDeps): (() => void) => {
  let going = false;
  const go = async () => {
    if (going) return;
    going = true;
    // With the database away it is done in half a minute.
    await keepImports(deps).catch(() => undefined);
    going = false;
  };
  const timer = setInterval(() => void go(), everyMs);
  timer.unref();
  void go();
  return () => clearInterval(timer);
};
