import type { EnvironmentId, OrganizationId, UserId } from "../../../schema/ids.ts";
import type { Failure } from "./backup.ts";

/** The newest filling of an environment with test rows, and how far it is. */
export interface TestFill {
  readonly organizationId: OrganizationId;
  readonly environmentId: EnvironmentId;
  /** Also the id of its batch. */
  readonly id: string;
  readonly seed: string;
  readonly status: "running" | "done" | "failed";
  /** Rows that are in; others see them when all are. */
  readonly rows: number;
  /** Rows there will be; null until they are made. */
  readonly expected: number | null;
  readonly startedBy: UserId;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly error: Failure | null;
}
