/** Bringing hidden data back: by releasing the newest version that ran there and shows it. Nothing entered since is lost on the way. */
import type { EnvironmentId } from "../../../schema/ids.ts";
import type { Column, Model } from "../../../schema/model/model.ts";
import { authorize } from "../../viewer.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Hidden } from "../domain/migration.ts";
import type { Release } from "../domain/release.ts";
import { type Asker, entry } from "./asker.ts";
import { environmentOf } from "./find.ts";
import { hiddenIn } from "./hidden-data.ts";
import { planRelease, releasePermission } from "./plan-release.ts";
import type { RuntimeDeps } from "./ports.ts";

export interface HiddenItem {
  readonly environmentId: EnvironmentId;
  readonly id: string;
  readonly kind: Hidden["kind"];
}

/** So many releases back it is looked for. */
const lookedAt = 100;

/**
 * The planned release that brings it back; nothing happens before somebody starts it. Throws RUNTIME_NOT_FOUND for what is not hidden
 * there, RUNTIME_HIDDEN_NO_VERSION.
 */
export const restoreHidden = async (deps: RuntimeDeps, asker: Asker, item: HiddenItem): Promise<Release> => {
  const organization = asker.viewer.organizationId;
  const environment = await deps.store.transact(organization, (unit) => environmentOf(unit, item.environmentId));
  authorize(asker.viewer, releasePermission[environment.name]);
  const kept = (await hiddenIn(deps, environment)).find(({ id, kind }) => id === item.id && kind === item.kind);
  if (!kept) throw runtimeErrors("NOT_FOUND");
  const found = await deps.store.transact(organization, async (unit) => {
    const { items } = await unit.releasesOf(environment.id, { limit: lookedAt, after: null });
    for (const release of items) {
      if (release.status !== "superseded") continue;
      const model = await unit.model(release.hash);
      if (model && shows(model, kept)) return release;
    }
    return null;
  });
  if (!found) throw runtimeErrors("HIDDEN_NO_VERSION");
  const planned = await planRelease(deps, asker, { versionId: found.versionId, environment: environment.name, rollsBack: true });
  await deps.store.transact(organization, (unit) =>
    unit.audit(entry(asker, "hidden-data.restore", `environment:${environment.id}`, { id: kept.id, kind: kept.kind })),
  );
  return planned;
};

/** Former values belong to the field as it was. */
const shows = (model: Model, { kind, entity, field, was }: Hidden): boolean => {
  const table = model.tables.find(({ id }) => id === entity);
  if (kind === "table") return table !== undefined;
  const column = table?.columns.find(({ id }) => id === field);
  const former = was as Column;
  return column !== undefined && (kind === "field" || (column.type === former.type && column.sqlType === former.sqlType));
};
