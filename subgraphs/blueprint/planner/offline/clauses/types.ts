/** What the grammar finds in the clauses, before names are resolved: noun phrases and frames. */
import type { Crud } from "../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../text/tokens.ts";
import type { Concept, Property } from "../words/lexicon/define.ts";
import type { Part } from "../words/screen-parts.ts";
import type { Verb } from "../words/verbs.ts";

/** A noun phrase: what may be an entity or a role. */
export interface Phrase {
  readonly tokens: readonly Token[];
  readonly concept: Concept | null;
  /** Words before the head the lexicon does not join with it: "tour" of "tour guides". */
  readonly modifiers: readonly Token[];
  /** Every word beside the name itself, also those that add nothing to it: "available" of "available rooms". */
  readonly beside: readonly Token[];
  /** "their own", «…هم»: it belongs to whoever acts. */
  readonly own: boolean;
  readonly plural: boolean;
  /** "a", "each", "another" stood before it: one of a kind there are several of. */
  readonly counted: boolean;
  /** Folded, singular; the name two phrases are compared by. */
  readonly name: string;
}

/** One member of a list of properties. */
export interface Item {
  readonly tokens: readonly Token[];
  /** The whole of it as it stood, also what its name was cut off from: "placed by buyers on a lot". */
  readonly said: readonly Token[];
  readonly property: Property | null;
  /** The property its last word (in Arabic: its first) names, when the whole names none: "phone" of "guardian phone". */
  readonly base: Property | null;
  readonly phrase: Phrase | null;
  /** What stood in brackets, or after "can be". */
  readonly options: readonly (readonly Token[])[];
  readonly required: boolean;
  readonly optional: boolean;
  readonly unique: boolean;
  readonly many: boolean;
  readonly name: string;
}

export type Frame = { readonly clause: Clause; readonly tokens: readonly Token[] } & (
  | { readonly is: "purpose"; readonly head: Phrase | null; readonly about: readonly Phrase[]; readonly title: readonly Token[] }
  | { readonly is: "has"; readonly subjects: readonly Phrase[]; readonly items: readonly Item[] }
  | { readonly is: "links"; readonly subjects: readonly Phrase[]; readonly targets: readonly Phrase[]; readonly many: boolean }
  | {
      readonly is: "grants";
      readonly subjects: readonly Phrase[];
      readonly verb: Verb;
      readonly objects: readonly Phrase[];
      readonly only: boolean;
      readonly not: boolean;
      readonly own: boolean;
      readonly allows: readonly Crud[];
      /** The verb as it stood: "approve". */
      readonly word?: string;
      /** "Only managers can": nobody else. */
      readonly exclusive?: true;
      /** "look through pets and apply", "browse rooms, book and review": what the record it leaves is about. */
      readonly about?: readonly Phrase[];
      /** "write a note about each child", "a catch log after every trip": what is made is linked to it. */
      readonly on?: readonly Phrase[];
      /** "change their status": what alone is changed of the objects. */
      readonly parts?: readonly Item[];
      /** "mark as paid": the state it is put into. */
      readonly as?: readonly Token[];
    }
  | { readonly is: "things"; readonly phrases: readonly Phrase[] }
  | { readonly is: "roles"; readonly phrases: readonly Phrase[] }
  | { readonly is: "options"; readonly owner: Phrase | null; readonly item: Item; readonly options: readonly (readonly Token[])[] }
  | {
      readonly is: "rule";
      readonly owner: Phrase | null;
      readonly items: readonly Item[];
      readonly required: boolean;
      readonly unique: boolean;
    }
  | {
      readonly is: "theme";
      readonly part: Part;
      readonly colour: string;
      readonly said: string;
    }
  | {
      /** What a property is worked out from. */
      readonly is: "formula";
      readonly owner: Phrase | null;
      readonly item: Item;
      readonly terms: readonly Term[];
    }
  | { readonly is: "mode"; readonly mode: "light" | "dark" }
  | { /** A part of a clause, from its verb on, of which nothing could be made though the rest was understood. */ readonly is: "unread" }
  | {
      /** Somebody has to say yes; above `limit` of `item`, when one was named. */
      readonly is: "approval";
      readonly owner: Phrase | null;
      readonly limit: string | null;
      /** "above 3 pets": what the number counts; empty for money. */
      readonly unit: readonly Token[];
      readonly item: Item | null;
      readonly by: readonly Phrase[];
      readonly count: number;
    }
  | { readonly is: "notice"; readonly owner: Phrase | null; readonly state: readonly Token[]; readonly to: Phrase }
  | { readonly is: "view"; readonly kind: ViewKind; readonly owner: Phrase | null; readonly figures: readonly Figure[] }
  | { readonly is: "filters"; readonly owner: Phrase | null; readonly items: readonly Item[] }
  | {
      /** Who may not see or change which property; `reserved`: nobody but they may. */
      readonly is: "hidden";
      readonly reserved?: true;
      readonly subjects: readonly Phrase[];
      readonly owner: Phrase | null;
      readonly items: readonly Item[];
      readonly verbs: readonly ("read" | "update")[];
    }
);
/** One part of a formula, with the sign in front of it; of the first "+". */
export type Term = { readonly sign: "+" | "-" | "*" | "/" } & ({ readonly item: Item } | { readonly number: string });
export type ViewKind = "calendar" | "board" | "dashboard" | "map" | "gallery";
/** "total sales by month": what is added up or counted, and by what. */
export interface Figure {
  readonly fn: "sum" | "count" | "avg" | "max" | "min" | null;
  readonly of: readonly Token[];
  readonly by: readonly Token[];
}
export type FrameOf<Is extends Frame["is"]> = Extract<Frame, { is: Is }>;
