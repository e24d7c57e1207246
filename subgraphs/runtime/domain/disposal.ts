/**
 * Data that nothing shows, on its way out.
 *
 *   proposed → awaiting-decision → dropping → dropped
 *
 * `proposed` by the nightly round once its days are over; a person asks for the decision. `withdrawn` when it is shown again before.
 */
import type { DecisionId, EnvironmentId, Json, OrganizationId, Sentence, UserId } from "../../../schema/ids.ts";
import { runtimeErrors } from "./errors.ts";
import type { Hidden } from "./migration.ts";

/** `set-aside`: everything an environment held before a backup was restored into it. */
export type KeptKind = Hidden["kind"] | "set-aside";

export const disposalStatuses = ["proposed", "awaiting-decision", "dropping", "dropped", "withdrawn"] as const;

export interface Disposal {
  readonly organizationId: OrganizationId;
  readonly id: string;
  readonly environmentId: EnvironmentId;
  readonly kind: KeptKind;
  /** As `hiddenData` lists it; of what was set aside the restore. */
  readonly item: string;
  readonly label: Sentence;
  /** As they were when it was proposed. */
  readonly rows: number;
  readonly bytes: number;
  readonly hiddenAt: Date;
  readonly status: (typeof disposalStatuses)[number];
  readonly decisionId: DecisionId | null;
  readonly askedBy: UserId | null;
  readonly proposedAt: Date;
  readonly finishedAt: Date | null;
}

export type DisposalCommand =
  | { readonly type: "Await"; readonly decisionId: DecisionId; readonly by: UserId }
  | { readonly type: "Drop"; readonly decisionId: DecisionId }
  | { readonly type: "Finish"; readonly at: Date }
  | { readonly type: "Withdraw"; readonly at: Date };

/** A decision that was refused or has ended is asked for again, so `Await` is accepted twice. */
const accepts: Record<DisposalCommand["type"], readonly Disposal["status"][]> = {
  Await: ["proposed", "awaiting-decision"],
  Drop: ["proposed", "awaiting-decision"],
  Finish: ["dropping"],
  Withdraw: ["proposed", "awaiting-decision", "dropping"],
};

/** The disposal after a command. Throws RUNTIME_DISPOSAL_STATE when the state does not allow it. */
export const decide = (disposal: Disposal, command: DisposalCommand): Disposal => {
  if (!accepts[command.type].includes(disposal.status)) throw runtimeErrors("DISPOSAL_STATE");
  switch (command.type) {
    case "Await":
      return { ...disposal, status: "awaiting-decision", decisionId: command.decisionId, askedBy: command.by };
    case "Drop":
      return { ...disposal, status: "dropping", decisionId: command.decisionId };
    case "Finish":
      return { ...disposal, status: "dropped", finishedAt: command.at };
    case "Withdraw":
      return { ...disposal, status: "withdrawn", finishedAt: command.at };
  }
};

/** What governance decides on, and what is carried out: hidden since another day it is another thing. */
export const payloadOf = ({ id, environmentId, kind, item, hiddenAt }: Disposal): Json => ({
  disposalId: id,
  environmentId,
  kind,
  item,
  hiddenAt: hiddenAt.toISOString(),
});
