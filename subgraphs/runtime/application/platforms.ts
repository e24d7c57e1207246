import type { Text } from "../../../schema/blueprint/shape.ts";
import type { EnvironmentId, PlatformId } from "../../../schema/ids.ts";
import { authorize } from "../../viewer.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import { type Asker, entry } from "./asker.ts";
import { activePlatform, environmentOf, platformOf } from "./find.ts";
import { planRelease } from "./plan-release.ts";
import type { RuntimeDeps, RuntimeUnit } from "./ports.ts";
import { authorizeRelease, startRelease } from "./start-release.ts";

/** Gives a platform another name and, if asked, another address. The old address answers no more. */
export const renamePlatform = async (
  deps: RuntimeDeps,
  asker: Asker,
  input: { readonly platformId: PlatformId; readonly label?: Text | null; readonly key?: string | null },
): Promise<Platform> => {
  authorize(asker.viewer, "blueprint.edit");
  const key = input.key ?? null;
  if (key !== null && (!/^[a-z][a-z0-9-]{0,39}$/.test(key) || key.includes("--") || key.endsWith("-"))) throw runtimeErrors("KEY_INVALID");
  return change(deps, asker, input.platformId, "platform.rename", "PlatformRenamed", async (unit, platform) => {
    if (key !== null && key !== platform.key && (await unit.keyTaken(key))) throw runtimeErrors("KEY_TAKEN", { key });
    return { ...platform, key: key ?? platform.key, label: { ...platform.label, ...input.label } };
  });
};

/** Stops answering for a platform; its data stays and `restorePlatform` brings everything back. */
export const archivePlatform = async (deps: RuntimeDeps, asker: Asker, id: PlatformId): Promise<Platform> => {
  authorize(asker.viewer, "blueprint.edit");
  return change(deps, asker, id, "platform.archive", "PlatformArchived", async (_unit, platform) => ({ ...platform, status: "archived" }));
};

export const restorePlatform = async (deps: RuntimeDeps, asker: Asker, id: PlatformId): Promise<Platform> => {
  authorize(asker.viewer, "blueprint.edit");
  return change(deps, asker, id, "platform.restore", "PlatformRestored", async (_unit, platform) => ({ ...platform, status: "active" }));
};

const change = async (
  deps: RuntimeDeps,
  asker: Asker,
  id: PlatformId,
  action: string,
  event: string,
  to: (unit: RuntimeUnit, platform: Platform) => Promise<Platform>,
): Promise<Platform> => {
  const { platform, environments } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const before = action === "platform.restore" ? await platformOf(unit, id) : await activePlatform(unit, id);
    const platform = await to(unit, before);
    await unit.updatePlatform(platform);
    await unit.append(`platform:${id}`, [
      { type: event, schema: 1, data: { platformId: id }, meta: { actor: asker.viewer.subjectId, requestId: asker.requestId } },
    ]);
    await unit.audit(entry(asker, action, `platform:${id}`, { key: platform.key, status: platform.status }));
    return { platform, environments: await unit.environmentsOf(id) };
  });
  for (const environment of environments) await deps.registry.changed(environment.id);
  return platform;
};

/** The release an environment would go back to: the newest other version that ran. Going back from that goes forward again. */
export const previousRelease = async (unit: RuntimeUnit, environment: Environment): Promise<Release | null> => {
  const active = environment.activeReleaseId ? await unit.release(environment.activeReleaseId) : null;
  return unit.ranBefore(environment.id, active?.hash ?? null);
};

/** Releases the version that ran before, with everything entered since kept. Production asks governance like any other release. */
export const rollBack = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<Release> => {
  const { environment, previous } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, id);
    return { environment, previous: await previousRelease(unit, environment) };
  });
  authorizeRelease(deps, asker, environment.name);
  if (!previous) throw runtimeErrors("NOTHING_TO_ROLL_BACK");
  const planned = await planRelease(deps, asker, { versionId: previous.versionId, environment: environment.name, rollsBack: true });
  return startRelease(deps, asker, planned.id);
};

/** A one-time link that signs the asker in, with the name and address they have in the studio, as the environment's administrator. */
export const openAsAdministrator = async (deps: RuntimeDeps, asker: Asker, id: EnvironmentId): Promise<string> => {
  const { platform, environment } = await deps.store.transact(asker.viewer.organizationId, async (unit) => {
    const environment = await environmentOf(unit, id);
    return { environment, platform: await activePlatform(unit, environment.platformId) };
  });
  authorizeRelease(deps, asker, environment.name);
  if (!environment.activeReleaseId) throw runtimeErrors("NOT_RUNNING");
  const person = await deps.personOf(asker.viewer);
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(entry(asker, "environment.open-as-administrator", `environment:${id}`)),
  );
  const address = deps.addressOf(platform.key, environment.name);
  return `${address}${await deps.createClaim(id, person)}`;
};
