/** Compiled models: of a version, and of what an environment answers with now. */
import type { Json, OrganizationId, VersionId } from "../../../schema/ids.ts";
import { CompileError, compile, compileReleased } from "../../../schema/model/compile.ts";
import type { Model } from "../../../schema/model/model.ts";
import { type RefusedPart, refusedParts, unreadParts } from "../../../schema/model/refused-parts.ts";
import { runtimeErrors } from "../domain/errors.ts";
import { placed } from "../domain/layout.ts";
import type { Environment } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { ReleasableVersion, RuntimeDeps } from "./ports.ts";

export type ModelDeps = Pick<RuntimeDeps, "store" | "versionOf" | "sha256">;

/**
 * The compiled version for a release that is asked for now, from the store or made and kept. Compiling is pure: the same hash is the same
 * model. Throws RUNTIME_RELEASE_PROBLEMS with all places when the version has errors, also where it was released before they were any.
 */
export const modelOf = async (deps: ModelDeps, organization: OrganizationId, version: ReleasableVersion): Promise<Model> =>
  refuseErrors(await kept(deps, organization, version, compiled(version.id)), version.id);

/** The compiled version as one that was released before: what lints found since does not keep it from being served. */
export const modelOfReleased = (deps: ModelDeps, organization: OrganizationId, version: ReleasableVersion): Promise<Model> =>
  kept(deps, organization, version, compileReleased);

const kept = async (deps: ModelDeps, organization: OrganizationId, version: ReleasableVersion, make: typeof compile): Promise<Model> => {
  const known = await deps.store.transact(organization, (unit) => unit.model(version.hash));
  if (known) return known;
  // By the version's own hash: that is what its releases name, however another program writes the document.
  const model = { ...make(version.blueprint, deps.sha256), hash: version.hash };
  await deps.store.transact(organization, (unit) => unit.insertModel(model));
  return model;
};

const compiled =
  (versionId: VersionId): typeof compile =>
  (blueprint, sha256) => {
    try {
      return compile(blueprint, sha256);
    } catch (error) {
      if (error instanceof CompileError) throw problemsRefused(error.problems, versionId);
      throw error;
    }
  };

/** The model itself when its version has no errors; throws RUNTIME_RELEASE_PROBLEMS with all places and the version to mend. */
export const refuseErrors = (model: Model, versionId: VersionId): Model => {
  if (model.refused) throw problemsRefused(model.refused, versionId);
  return model;
};

const problemsRefused = (problems: NonNullable<Model["refused"]>, versionId: VersionId): Error =>
  runtimeErrors("RELEASE_PROBLEMS", { first: problems[0]!.text }, { problems: JSON.parse(JSON.stringify(problems)) as Json, versionId });

/** The compiled version of a release: as it was kept when it was planned, so that nobody has to be asked for the version. */
export const modelOfRelease = async (
  deps: ModelDeps,
  { organizationId, hash, versionId }: Pick<Release, "organizationId" | "hash" | "versionId">,
): Promise<Model> =>
  (await deps.store.transact(organizationId, (unit) => unit.model(hash))) ??
  (await modelOfReleased(deps, organizationId, await deps.versionOf(organizationId, versionId)));

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

/** What this program refuses of the version an environment answers with: nothing, for one that could be released today. */
export const activeProblems = async (deps: ModelDeps, environment: Environment): Promise<readonly RefusedPart[]> => {
  try {
    const model = await activeModel(deps, environment);
    return model ? refusedParts(model) : [];
  } catch (error) {
    // It cannot even be read, so it is not served.
    if (error instanceof CompileError) return unreadParts(error.problems);
    throw error;
  }
};
