/** Compiled models: of a version, and of what an environment answers with now. */
import type { OrganizationId } from "../../../schema/ids.ts";
import { compile } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import { placed } from "../domain/layout.ts";
import type { Environment } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { ReleasableVersion, RuntimeDeps } from "./ports.ts";

export type ModelDeps = Pick<RuntimeDeps, "store" | "versionOf" | "sha256">;

/** The compiled version, from the store or made now and kept. Compiling is pure: the same hash is the same model. */
export const modelOf = async (deps: ModelDeps, organization: OrganizationId, version: ReleasableVersion): Promise<Model> => {
  const kept = await deps.store.transact(organization, (unit) => unit.model(version.hash));
  if (kept) return kept;
  const model = compile(version.blueprint, deps.sha256);
  await deps.store.transact(organization, (unit) => unit.insertModel(model));
  return model;
};

/** The compiled version of a release: as it was kept when it was planned, so that nobody has to be asked for the version. */
export const modelOfRelease = async (
  deps: ModelDeps,
  { organizationId, hash, versionId }: Pick<Release, "organizationId" | "hash" | "versionId">,
): Promise<Model> =>
  (await deps.store.transact(organizationId, (unit) => unit.model(hash))) ??
  (await modelOf(deps, organizationId, await deps.versionOf(organizationId, versionId)));

/** The model an environment answers with now, compiled anew where an older program made it; null before its first release. */
export const activeModel = async (
  deps: ModelDeps,
  { organizationId, activeReleaseId, generations }: Environment,
): Promise<Model | null> => {
  if (!activeReleaseId) return null;
  const active = await deps.store.transact(organizationId, (unit) => unit.release(activeReleaseId));
  const now = active && (await modelOfRelease(deps, active));
  return now && placed(now, generations);
};
