/**
 * What the studio needs of a live draft: the interface `web/studio/doc` implements (`openDocument`) and the test double stands in
 * for. Components read `store`, which is reactive and read-only, and change it through registered commands only
 * (`commands/run.ts`), which end in `apply`.
 */
import type { Accessor } from "solid-js";
import type { Draft } from "../../schema/blueprint/document.ts";
import type { Op, Refusal } from "../../schema/blueprint/operation.ts";
import type { Id } from "../../schema/blueprint/shape.ts";
import type { CellChange } from "../../schema/drafts.ts";
import type { Json, Sentence } from "../../schema/ids.ts";

export type SaveStateName = "connecting" | "synced" | "saving" | "saved" | "offline" | "stalled" | "readOnly" | "revoked" | "outdated";

export interface SaveState {
  readonly state: SaveStateName;
  /** Changes of mine the server has not acknowledged. */
  readonly pending: number;
  /** Why it is read-only or paused, in the server's words. */
  readonly because?: Sentence | undefined;
}

/** What a person shows of themselves; the server stamps who they are. */
export interface Shown {
  readonly screen?: string | undefined;
  /** In canvas coordinates, so it means the same place in both directions of reading. */
  readonly pointer?: readonly [number, number] | null | undefined;
  readonly selection?: readonly Id[] | undefined;
  /** The input being edited: `<node id>/<property>`. */
  readonly field?: string | null | undefined;
  readonly drag?: { readonly id: Id; readonly pos: readonly [number, number] } | null | undefined;
}

export interface Person extends Shown {
  /** One per connection. */
  readonly connection: number;
  readonly id: string;
  readonly name: string;
  /** 1–12, see the tokens. */
  readonly colour: number;
  readonly kind: "person" | "ai" | "api" | "merge" | "restore" | "import" | "upgrade";
}

export interface ApplyOptions {
  /** What undo will say it takes back. */
  readonly label?: Sentence | undefined;
  /** Calls with one gesture within 300 ms are one undo step. */
  readonly gesture?: string | undefined;
  /** Restored by undo. */
  readonly selection?: readonly Id[] | undefined;
}

export type Applied = { readonly ok: true } | { readonly ok: false; readonly refused: readonly Refusal[] };

export type Way = "undo" | "redo";

/** What the server did for me as one step: an AI turn, a merge, a restore. It takes it back, and does it again, by the rule of undo. */
export interface ServerStep {
  /** Its undo group. */
  readonly id: string;
  readonly label: Sentence;
  turn(way: Way): Promise<{ readonly seq: number; readonly restored: number; readonly leftNodes: readonly Id[] }>;
}

/** What taking a step back, or doing it again, came to. */
export interface Taken {
  /** What was selected when it was done. */
  readonly selection: readonly Id[];
  /** Nodes of which something was changed by someone since: that stays as it is. */
  readonly left: readonly Id[];
}

/** Changes of mine the server did not take: why, and what they were. `choice`: another's stands there now, and I say which stays. */
export interface Refused {
  readonly code: string;
  readonly text: Sentence;
  readonly changes: readonly CellChange[];
  readonly choice: boolean;
}

export interface DraftDocument {
  /** Reactive, read-only. */
  readonly store: Draft;
  /** Grows with every change of what the draft says, down to one word, whoever made it. */
  readonly changes: Accessor<number>;
  /** The same as a value, outside reactivity: what did not change since an earlier one is the same object. */
  value(): Draft;
  /** True once the first sync (or the copy kept in this browser) is in. */
  readonly ready: Accessor<boolean>;
  apply(ops: readonly Op[], options?: ApplyOptions): Applied;
  /**
   * Takes the last step back: my own at once, the server's once it answered, and rejects with its refusal. Null: there is none. `id`: the
   * server's step of that id.
   */
  undo(id?: string): Promise<Taken | null>;
  redo(): Promise<Taken | null>;
  /** What undo and redo would take back; null: nothing. */
  readonly undoLabel: Accessor<Sentence | null>;
  readonly redoLabel: Accessor<Sentence | null>;
  readonly presence: {
    readonly others: Accessor<readonly Person[]>;
    show(state: Shown): void;
  };
  readonly saveState: Accessor<SaveState>;
  /** The seqs of the state on screen, once everything of mine is acknowledged: what a commit names. */
  seqs(): Promise<Json>;
  /** What of mine was not taken; null once it is settled. */
  readonly refused: Accessor<Refused | null>;
  /** Settles one refused change, or all: mine is written again and can be undone, theirs stays as it is. */
  settle(keep: "mine" | "theirs", change?: CellChange): void;
  /** The changes that were refused or are not acknowledged yet, as a file a person can keep. */
  unsent(): string;
  dispose(): void;
}

export type OpenDraft = (input: { readonly documentName: string; readonly canEdit: boolean }) => DraftDocument;
