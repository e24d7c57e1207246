/** Bringing hidden data back: by releasing the newest version that ran there and shows it. Nothing entered since is lost on the way. */
import type { EnvironmentId, ReleaseId, RestoreId } from "../../../schema/ids.ts";
import type { Column, Model } from "../../../schema/model/model.ts";
import { authorize, personOf } from "../../viewer.ts";
import type { KeptKind } from "../domain/disposal.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Hidden } from "../domain/migration.ts";
import type { Environment } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { sameForm } from "../migrate/changes.ts";
import { step } from "../migrate/sentences.ts";
import { type Asker, entry } from "./asker.ts";
import { environmentOf } from "./find.ts";
import { hiddenIn } from "./hidden-data.ts";
import { planRelease, releasePermission } from "./plan-release.ts";
import type { RuntimeDeps } from "./ports.ts";

export interface HiddenItem {
  readonly environmentId: EnvironmentId;
  readonly id: string;
  readonly kind: KeptKind;
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
  if (item.kind === "set-aside") return putBack(deps, asker, environment, item.id as RestoreId);
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

/**
 * The planned release by which what a restore put aside answers again, in the version that ran there. What is there now is put aside in
 * its place: neither loses a record, but what was entered in the one is not in the other.
 */
const putBack = async (deps: RuntimeDeps, asker: Asker, environment: Environment, id: RestoreId): Promise<Release> => {
  authorize(asker.viewer, "backup.restore");
  const found = await deps.store.transact(environment.organizationId, async (unit) => {
    const restore = (await unit.setAsides(environment.id)).find((one) => one.id === id);
    const ran = restore?.setAside && (await unit.release(restore.setAside.releaseId));
    return ran ? { aside: restore.setAside, ran } : null;
  });
  if (!found) throw runtimeErrors("NOT_FOUND");
  const { aside, ran } = found;
  const steps = [
    step(
      `put-back:${id}`,
      "put-back",
      "destructive",
      {
        en: "What was here before the restore answers again; what is here now is put aside",
        ar: "يعود ما كان هنا قبل الاستعادة، ويُنحّى ما هو هنا الآن جانبًا",
      },
      [],
    ),
  ];
  const release: Release = {
    ...ran,
    id: deps.newId() as ReleaseId,
    status: "planned",
    rollsBack: true,
    plan: {
      steps,
      problems: [],
      generations: aside.generations,
      summary: { ...ran.plan.summary, testRows: 0 },
      putBack: { restoreId: id, schemaName: aside.schemaName },
      computedAt: deps.clock.now().toISOString(),
      fromReleaseId: environment.activeReleaseId,
    },
    decisionId: null,
    startedBy: personOf(asker.viewer),
    plannedAt: deps.clock.now(),
    startedAt: null,
    finishedAt: null,
    done: 0,
    error: null,
    ms: {},
  };
  await deps.store.transact(environment.organizationId, async (unit) => {
    await unit.insertRelease(release);
    const { id: releaseId, platformId, environmentId, versionId, hash } = release;
    await unit.append(`release:${releaseId}`, [
      {
        type: "ReleasePlanned",
        schema: 1,
        data: { releaseId, platformId, environmentId, versionId, hash, steps: steps.length },
        meta: { actor: asker.viewer.subjectId, requestId: asker.requestId },
      },
    ]);
    await unit.audit(entry(asker, "hidden-data.restore", `environment:${environment.id}`, { id, kind: "set-aside" }));
  });
  return release;
};

/** Former values belong to the field as it was. */
const shows = (model: Model, { kind, entity, field, was }: Hidden): boolean => {
  const table = model.tables.find(({ id }) => id === entity);
  if (kind === "table") return table !== undefined;
  const column = table?.columns.find(({ id }) => id === field);
  const former = was as Column;
  return column !== undefined && (kind === "field" || sameForm(column, former));
};
