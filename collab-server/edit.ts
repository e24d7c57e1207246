/** An accepted edit, and what becomes of it. */
import type { Seq } from "../schema/drafts.ts";
import type { Json, UserId } from "../schema/ids.ts";
import type { Connection } from "./connection.ts";
import type { Settled } from "./lane.ts";
import type { CloseName, RefusalCode } from "./refusals.ts";
import type { ClientBinding, DocumentRow, Share } from "./store/store.ts";

export type Outcome =
  | { readonly is: "stored"; readonly seq: Seq }
  | { readonly is: "refused"; readonly code: RefusalCode; readonly params: Readonly<Record<string, Json>> }
  | { readonly is: "close"; readonly close: CloseName; readonly reason?: string };

/** An accepted edit on its way into the log. */
export interface Edit {
  readonly connection: Connection | null;
  readonly bytes: Uint8Array;
  /** Who it is written down under. */
  readonly client: number;
  readonly user: UserId;
  readonly clocks: ReadonlyMap<number, number>;
  readonly bind: readonly ClientBinding[];
  readonly settle: (outcome: Outcome) => void;
}

/** The share of a turn that edits of one document are. */
export const shareOf = (document: DocumentRow, edits: readonly Edit[]): Share => {
  const bind = new Map<number, ClientBinding>();
  for (const edit of edits) for (const binding of edit.bind) bind.set(binding.client, binding);
  return {
    organization: document.organization,
    document: document.id,
    epoch: document.epoch,
    parts: edits.map(({ client, bytes }) => ({ client, bytes })),
    bind: [...bind.values()],
  };
};

/** What a share that was not written comes to for each of its edits. */
export const outcomeOf = (result: Settled): Outcome => {
  switch (result.is) {
    case "frozen":
      return { is: "refused", code: "COLLAB_FROZEN", params: { because: result.because as unknown as Json } };
    case "taken":
      return { is: "refused", code: "COLLAB_CLIENT_ID_TAKEN", params: { client: result.clients[0] ?? 0 } };
    case "epoch":
      return { is: "close", close: "OLD_EPOCH" };
    case "deleted":
      return { is: "close", close: "DELETED" };
    case "unknown":
      return { is: "close", close: "UNKNOWN" };
    case "moved":
    case "repeated":
    case "group":
    case "stored":
    case "fault":
      return { is: "close", close: "FAULT" };
  }
};
