/** A process of its own that goes on with the imports of one environment, to be killed by a test. */
import { createPasswords } from "../../../subgraphs/passwords.ts";
import type { RunningEnvironment } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createDataPlane } from "../../../subgraphs/runtime/data-plane/serve.ts";

process.once("message", (sent) => {
  const { connection, environment, model } = sent as {
    connection: Parameters<typeof createDataPlane>[0]["connection"];
    environment: Omit<RunningEnvironment, "model">;
    model: ReturnType<RunningEnvironment["model"]>;
  };
  const plane = createDataPlane({ connection, passwords: createPasswords({ cost: "low" }) });
  void plane.continueImports({ ...environment, model: () => model });
});
