import type { Text } from "../../../schema/blueprint/shape.ts";
import type { BlueprintId, EnvironmentId, OrganizationId, PlatformId, ReleaseId, UserId } from "../../../schema/ids.ts";
import type { Generations } from "./layout.ts";

/** A blueprint put to run. One per blueprint; its environments hold what end users enter. */
export interface Platform {
  readonly organizationId: OrganizationId;
  readonly id: PlatformId;
  readonly blueprintId: BlueprintId;
  /** The label of its host names: `<key>--preview.<base>`. */
  readonly key: string;
  readonly label: Text;
  readonly status: "active" | "archived";
  readonly createdBy: UserId;
  readonly createdAt: Date;
}

export const environmentNames = ["preview", "staging", "production"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

export interface Environment {
  readonly organizationId: OrganizationId;
  readonly id: EnvironmentId;
  readonly platformId: PlatformId;
  readonly name: EnvironmentName;
  /** PostgreSQL schema, and the database role of the same name. */
  readonly schemaName: string;
  readonly activeReleaseId: ReleaseId | null;
  /** Number of the engine's own tables it has, see `data-plane/equipment.ts`. */
  readonly equipment: number;
  readonly generations: Generations;
  readonly createdAt: Date;
}

/** `clinic` + preview → `clinic--preview`; production has the bare key. */
export const hostLabel = (key: string, name: EnvironmentName): string => (name === "production" ? key : `${key}--${name}`);

/** Reads a host label back; null for one no environment can have. */
export const readHostLabel = (label: string): { readonly key: string; readonly name: EnvironmentName } | null => {
  const [key = "", name = "production", ...more] = label.split("--");
  if (more.length > 0 || !/^[a-z][a-z0-9-]{0,39}$/.test(key)) return null;
  if (label.includes("--") && name === "production") return null;
  return environmentNames.includes(name as EnvironmentName) ? { key, name: name as EnvironmentName } : null;
};

/** `loanDesk` → `loan-desk`: what a blueprint's key looks like in an address. */
export const addressOf = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, "-")
    .replaceAll(/-+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 40)
    .replace(/-+$/, "") || "platform";
