import type { EnvironmentId, PlatformId, ReleaseId } from "../../../schema/ids.ts";
import { runtimeErrors } from "../domain/errors.ts";
import type { Environment, Platform } from "../domain/nouns.ts";
import type { Release } from "../domain/release.ts";
import type { RuntimeUnit } from "./ports.ts";

export const platformOf = async (unit: RuntimeUnit, id: PlatformId): Promise<Platform> => found(await unit.platform(id));
export const environmentOf = async (unit: RuntimeUnit, id: EnvironmentId): Promise<Environment> => found(await unit.environment(id));
export const releaseOf = async (unit: RuntimeUnit, id: ReleaseId): Promise<Release> => found(await unit.release(id));

/** A platform that may be changed. Throws RUNTIME_ARCHIVED. */
export const activePlatform = async (unit: RuntimeUnit, id: PlatformId): Promise<Platform> => {
  const platform = await platformOf(unit, id);
  if (platform.status !== "active") throw runtimeErrors("ARCHIVED");
  return platform;
};

const found = <T>(value: T | null): T => {
  if (value === null) throw runtimeErrors("NOT_FOUND");
  return value;
};
