import type { Id } from "../../../schema/blueprint/shape.ts";
import type { EnvironmentId, OrganizationId, UserId } from "../../../schema/ids.ts";

/** The read views of one environment, open as one role for a time. */
export interface ReadAccess {
  readonly organizationId: OrganizationId;
  readonly environmentId: EnvironmentId;
  /** The role whose rows and fields show. */
  readonly role: Id;
  /** Name of the database login, and of the schema it reads. */
  readonly login: string;
  readonly validUntil: Date;
  readonly openedBy: UserId;
  readonly openedAt: Date;
}
