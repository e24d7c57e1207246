import type { Text } from "../../../schema/blueprint/shape.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import type { Blueprint } from "../domain/nouns.ts";
import { type Asker, entry } from "./asker.ts";
import { nameOf, writeHeader } from "./create-blueprint.ts";
import { activeBlueprint, lockedBlueprint, writableBranchOf } from "./find.ts";
import type { BlueprintDeps, BlueprintId } from "./ports.ts";

/** Gives a blueprint another name, in lists and in its draft. */
export const renameBlueprint = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly blueprintId: BlueprintId; readonly label: Text },
): Promise<Blueprint> => {
  authorize(asker.viewer, "blueprint.edit");
  const label = nameOf(input.label);
  const { blueprint, branch } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const before = await activeBlueprint(unit, input.blueprintId);
    // The name stands in the draft too.
    const branch = await writableBranchOf(unit, before.defaultBranchId);
    const after: Blueprint = { ...before, label: { ...before.label, ...label }, updatedAt: deps.clock.now() };
    await unit.updateBlueprint(after);
    await unit.append(`blueprint:${after.id}`, [
      {
        type: "BlueprintRenamed",
        schema: 1,
        data: { blueprintId: after.id },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(
      entry(
        asker,
        "blueprint.rename",
        `blueprint:${after.id}`,
        { label: { ...after.label } as Record<string, string> },
        { label: { ...before.label } as Record<string, string> },
      ),
    );
    return { blueprint: after, branch };
  });
  await writeHeader(deps, asker, branch, blueprint);
  return blueprint;
};

/** Puts a blueprint aside; what it released keeps running. */
export const archiveBlueprint = (deps: BlueprintDeps, asker: Asker, id: BlueprintId): Promise<Blueprint> =>
  setStatus(deps, asker, id, "active", "archived", "BlueprintArchived");

/** Brings an archived blueprint back as it was. */
export const restoreBlueprint = (deps: BlueprintDeps, asker: Asker, id: BlueprintId): Promise<Blueprint> =>
  setStatus(deps, asker, id, "archived", "active", "BlueprintRestored");

const setStatus = (
  deps: BlueprintDeps,
  asker: Asker,
  id: BlueprintId,
  from: Blueprint["status"],
  to: Blueprint["status"],
  type: string,
): Promise<Blueprint> => {
  authorize(asker.viewer, "blueprint.edit");
  return deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const before = await lockedBlueprint(unit, id);
    if (before.status === to) return before;
    if (before.status !== from) throw blueprintErrors("NOT_ACTIVE", { status: before.status });
    const after: Blueprint = { ...before, status: to, updatedAt: deps.clock.now() };
    await unit.updateBlueprint(after);
    await unit.append(`blueprint:${id}`, [
      { type, schema: 1, data: { blueprintId: id }, meta: { actor: asker.viewer.subjectId, requestId: asker.requestId } },
    ]);
    await unit.audit(
      entry(asker, to === "archived" ? "blueprint.archive" : "blueprint.restore", `blueprint:${id}`, { status: to }, { status: from }),
    );
    return after;
  });
};
