/**
 * A command: a named thing a person, a shortcut or the AI can do. Every change of the draft is one; the palette, the shortcut
 * sheet and the menus are printed from the registry, and `run.ts` is the only way from a command to the document.
 *
 * `draft`: blueprint operations, one transaction, one undo step. `server`: a mutation; not undoable, may name its opposite.
 * `view`: moves this person's screen only.
 */
import type { z } from "zod";
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Op } from "../../../schema/blueprint/operation.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Locale, Sentence } from "../../../schema/ids.ts";
import type { Outline } from "../model/nodes.ts";

/** Keys by `event.code`, so an Arabic layout works: `Mod+KeyK`, `Shift+Slash`, `KeyL`. `Mod` is Ctrl, or Cmd on a Mac. */
export type Chord = string;

/** Where a chord counts: everywhere, or only while a canvas has the keyboard. */
export type Place = "everywhere" | "canvas";

/** Yes, not shown at all, or shown with the reason why not now. */
export type When = "yes" | "hidden" | { readonly no: Sentence };

/** Where a command runs: the open draft, what is selected, what this person may do. */
export interface Where {
  readonly draft: Draft | null;
  readonly outline: Outline | null;
  readonly selection: readonly Id[];
  readonly canEdit: boolean;
  readonly locale: Locale;
  readonly can: (permission: string) => boolean;
}

interface Shared {
  readonly id: `${string}.${string}`;
  readonly label: Sentence;
  readonly keys?: Chord;
  readonly place?: Place;
  readonly ai: "free" | "confirm" | "never";
  when(at: Where): When;
}

export interface DraftCommand<I> extends Shared {
  readonly kind: "draft";
  readonly input: z.ZodType<I>;
  /** Where the palette can run it from the selection alone; null: not now. */
  from?(at: Where): I | null;
  /** What undo will say; the label when absent. */
  says?(at: Where, input: I): Sentence;
  /** Calls with one gesture close together are one undo step (typing). */
  gesture?(input: I): string;
  ops(at: Where & { readonly draft: Draft; readonly outline: Outline }, input: I, mint: Mint): readonly Op[];
}

/** Makes ids; random at the door, fixed in tests. */
export type Mint = (kind: "entity" | "field" | "option" | "role" | "policy") => Id;

/** What the shell can do for a view or server command. */
export interface Hands {
  go(path: string): void;
  open(what: "palette" | "shortcuts" | "release" | "invite" | "drawer" | "composer"): void;
  canvas(what: "fit" | "actual" | "list" | "find" | "connect" | "inspect" | "layout" | "clear"): void;
  /** Asks why somebody may, or may not, do something where the open blueprint runs. */
  rights(): void;
  undo(): void;
  redo(): void;
  setLocale(locale: Locale): void;
  toggleTheme(): void;
  signOut(): void;
}

export interface ViewCommand extends Shared {
  readonly kind: "view";
  go(at: Where, hands: Hands): void;
}
export interface ServerCommand extends Shared {
  readonly kind: "server";
  readonly opposite?: string;
  run(at: Where, hands: Hands): void;
}

export type AnyCommand = DraftCommand<never> | ViewCommand | ServerCommand;

const readOnly: Sentence = {
  en: "You can view this draft, not edit it. An owner of the blueprint can give you the right.",
  ar: "يمكنك عرض هذه المسودة دون تعديلها. يمكن لمالك المخطط منحك الصلاحية.",
};

/** The usual condition of a draft command. */
export const whenEditable = (at: Where): When => (at.draft === null ? "hidden" : at.canEdit ? "yes" : { no: readOnly });
export const always = (): When => "yes";

/** Declares a draft command; keeps its input type for the caller. */
export const draftCommand = <I>(
  command: Omit<DraftCommand<I>, "kind" | "when" | "ai"> & Partial<Pick<DraftCommand<I>, "when" | "ai">>,
): DraftCommand<I> => ({ kind: "draft", when: whenEditable, ai: "free", ...command });
