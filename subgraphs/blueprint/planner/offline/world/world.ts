/** What the frames add up to: entities with fields, roles, who may do what. Still words; `emit` makes nodes of it. */
import type { Classification, Crud, FieldTypeName, Sector } from "../../../../../schema/blueprint/shape.ts";
import type { Span } from "../../../../../schema/planner.ts";
import type { Phrase, Term, ViewKind } from "../clauses/types.ts";
import type { Token } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";

export interface Words {
  readonly en?: string;
  readonly ar?: string;
}

export interface PlannedOption {
  readonly key: string;
  readonly label: Words;
}

export interface PlannedField {
  readonly key: string;
  readonly label: Words;
  type: FieldTypeName;
  classification: Classification;
  required: boolean;
  unique: boolean;
  /** Key of the entity it points to. */
  readonly target?: string;
  options: readonly PlannedOption[];
  /** What it is worked out from, in order. */
  readonly formula?: readonly PlannedTerm[];
  /** "me": whoever creates the record. */
  readonly fromMe?: true;
  /** Null: added by the planner. */
  readonly span: Span | null;
  readonly why?: Reason;
}

/** A number, or the key of a property of the same record, and the sign in front of it. */
export type PlannedTerm = { readonly sign: Term["sign"] } & ({ readonly field: string } | { readonly number: string });

export type Reason = "usual" | "own" | "implied" | "link" | "sector" | "leaves" | "decided";

/** Who says yes or no to a record; `needed`: the text says it has to be, and from which amount on by how many. */
export interface PlannedDecision {
  readonly entity: string;
  readonly roles: string[];
  readonly limit: { field: string | null; readonly over: string; readonly unit?: readonly Token[] } | null;
  readonly count: number;
  readonly span: Span;
  readonly needed: boolean;
}
/** Putting a record into a state, where its state is changed by actions only. */
export interface PlannedMark {
  /** Null: "them", what is decided about. */
  readonly entity: string | null;
  readonly role: string;
  readonly state: readonly Token[];
  readonly span: Span;
}
export interface PlannedNotice {
  readonly entity: string;
  /** Null: when it is created. */
  readonly state: readonly Token[] | null;
  readonly to: Phrase;
  readonly span: Span;
}
export interface PlannedFigure {
  readonly entity: string;
  readonly fn: "sum" | "count" | "avg" | "max" | "min";
  readonly field: string | null;
  readonly by: string | null;
  readonly said: string;
}
export interface PlannedView {
  readonly kind: ViewKind;
  readonly entity: string | null;
  readonly figures: readonly PlannedFigure[];
  readonly span: Span;
}
export interface PlannedHide {
  readonly role: string;
  readonly entity: string;
  readonly field: string;
  readonly verbs: readonly ("read" | "update")[];
  readonly span: Span;
  /** Because others alone may: said of them. */
  readonly reserved?: true;
}

export interface PlannedEntity {
  readonly key: string;
  readonly concept: Concept | null;
  readonly label: Words;
  readonly plural: Words;
  readonly fields: Map<string, PlannedField>;
  /** The words it was first named by; null: added by the planner. */
  span: Span | null;
  why: Reason | null;
  /** Its properties were told. */
  described: boolean;
}

export interface PlannedRole {
  readonly key: string;
  readonly id: string;
  readonly label: Words;
  readonly signUp: boolean;
  span: Span | null;
}

export interface Grant {
  /** Keys of roles; "public", "member" and "admin" are built in. */
  readonly role: string;
  readonly entity: string;
  readonly allow: ReadonlySet<Crud>;
  readonly own: boolean;
  /** "The members of their own team": the thing of theirs by which the record is their own. */
  readonly via?: string;
  readonly only: boolean;
  /** Seeing that follows from booking or commenting on it. */
  readonly implied?: true;
  /** All of a record they may change: "may change their status". Absent: everything. */
  readonly fields?: ReadonlySet<string>;
  /** Only rows in this state: "visitors can see available rooms". */
  readonly state?: { readonly field: string; readonly option: string };
  readonly span: Span | null;
}

export interface World {
  readonly entities: Map<string, PlannedEntity>;
  readonly roles: Map<string, PlannedRole>;
  grants: Grant[];
  /** "cannot": taken off what was granted. */
  readonly denials: { readonly role: string; readonly entity: string; readonly allow: ReadonlySet<Crud>; readonly span: Span }[];
  title: { readonly label: Words; readonly key: string; readonly span: Span | null } | null;
  sector: Sector;
  /** Nobody was said to use it: people come by invitation. */
  invited: boolean;
  /** Entities the text describes or links, and does not only mention. */
  readonly declared: Set<string>;
  /** "An order has lines": several of another thing, until it is settled whether each is one's own (see `several-links.ts`). */
  readonly several: { readonly entity: string; readonly target: string; readonly required: boolean; readonly span: Span }[];
  /** Words inside a clause of which nothing could be made: who may see what is not there. */
  readonly unread: Span[];
  /** Where things are said of which no rule read the sentence, by key: they are assumed. */
  readonly guessed: Map<string, Span>;
  /** What was said of a field beside that it exists. */
  readonly notes: {
    readonly entity: string;
    readonly field: string;
    readonly span: Span;
    readonly what: "options" | "unique" | "required" | "optional";
  }[];
  readonly decisions: PlannedDecision[];
  readonly marks: PlannedMark[];
  /** By entity: the field decided about and its choices. */
  readonly states: Map<string, { readonly field: string; readonly open: string; readonly yes: string; readonly no: string }>;
  readonly notices: PlannedNotice[];
  readonly views: PlannedView[];
  readonly hides: PlannedHide[];
  /** "Only managers may see the discount": the property is hidden from, or fixed for, everybody else. */
  readonly alone: {
    readonly roles: readonly string[];
    readonly entity: string;
    readonly field: string;
    readonly verbs: PlannedHide["verbs"];
    readonly span: Span;
  }[];
  /** "Only managers can delete orders": what nobody else may; null: of everything. */
  readonly reserved: { readonly roles: readonly string[]; readonly phrase: string | null; readonly allow: ReadonlySet<Crud> }[];
  readonly theme: Map<string, { readonly value: string; readonly span: Span }>;
}

/** A world of which nothing was said yet; `declared`: entities that are there already. */
export const emptyWorld = (declared: readonly string[] = []): World => ({
  entities: new Map(),
  roles: new Map(),
  grants: [],
  denials: [],
  title: null,
  sector: "general",
  invited: false,
  declared: new Set(declared),
  several: [],
  unread: [],
  guessed: new Map(),
  notes: [],
  decisions: [],
  marks: [],
  states: new Map(),
  notices: [],
  views: [],
  hides: [],
  alone: [],
  reserved: [],
  theme: new Map(),
});
