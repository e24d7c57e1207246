/**
 * Brings an environment that an older program made to what this one needs, before it answers: the engine's own tables, and its model
 * compiled by today's compiler. Any process may do it; over all of them one does at a time, and the others find it done.
 */
import type pg from "pg";
import { equipment, equipmentNumber } from "../data-plane/equipment.ts";
import type { Environment } from "../domain/nouns.ts";
import { runStatements } from "../migrate/run.ts";
import { activeModel, type ModelDeps } from "./models.ts";

export interface EquipDeps extends ModelDeps {
  /** A connection of its own, logged in as `wn_runtime`; ended here. */
  readonly connect: () => Promise<pg.Client>;
}

/** Does what is missing and returns; nothing when the environment is as this program needs it. Can be run again after a crash. */
export const equip = async (deps: EquipDeps, environment: Environment): Promise<void> => {
  const model = await activeModel(deps, environment);
  // A newer program's tables hold everything an older one asks for.
  if (!model || environment.equipment >= equipmentNumber) return;
  const place = { schema: environment.schemaName, role: environment.schemaName };
  const client = await deps.connect();
  try {
    // Looked at again once it is our turn: a newer program that runs beside this one may have come first, and what it made is not put back.
    const missing = async () => {
      const now = await deps.store.transact(environment.organizationId, (unit) => unit.environment(environment.id));
      return now && now.equipment < equipmentNumber ? equipment(place, model) : [];
    };
    await runStatements(client, place, missing);
    await deps.store.transact(environment.organizationId, (unit) => unit.setEquipment(environment.id, equipmentNumber));
  } finally {
    await client.end();
  }
};
