/**
 * The model: a compiled version, immutable, keyed by the version's hash. The data plane, the migrator, the renderer and the
 * exporters read it and nothing else. Made by `compile.ts`, which is pure and runs in the browser too.
 *
 * Physical names derive from ids: table `ent_x`, column `f_y`. API names derive from keys. Where an environment has converted a field,
 * its column has a generation (`f_y__2`); the environment knows which, and only a model handed out for that environment says so.
 */
import type { Checked } from "../blueprint/expressions/checked.ts";
import type { Problem } from "../blueprint/operation.ts";
import type {
  Action,
  ActionRef,
  Classification,
  Colour,
  Crud,
  FieldTypeName,
  FontName,
  Id,
  Key,
  Literal,
  PageKind,
  Risk,
  Text,
} from "../blueprint/shape.ts";
import type { Json, Sha256 } from "../ids.ts";

export interface Model {
  readonly hash: Sha256;
  /** Number of the compiler that made it; part of every cache key. */
  readonly compiler: number;
  readonly header: ModelHeader;
  /** `ent_user` included, always first. Sorted by id after that. */
  readonly tables: readonly Table[];
  readonly relations: readonly Relation[];
  /** Built-in roles included. */
  readonly roles: readonly RoleModel[];
  /** Declared actions and the implied `ent_x.create|update|delete|restore`. */
  readonly actions: readonly ActionModel[];
  /** Stored and derived pages; what a role sees of them is decided per viewer class, see `pages.ts`. */
  readonly pages: readonly PageModel[];
  readonly variables: readonly VariableModel[];
  readonly tests: readonly TestModel[];
  readonly retention: readonly RetentionModel[];
  readonly theme: ThemeTokens;
  /** What today's lints refuse of a version that was released before them; what of it cannot be worked out is closed. Absent: nothing. */
  readonly refused?: readonly Pick<Problem, "code" | "level" | "at" | "text">[];
  /** Which generations of columns this environment is at, and whose names it still answers to; part of every cache key. */
  readonly layout?: string;
}

export interface ModelHeader {
  readonly key: Key;
  readonly label: Text;
  readonly description: Text;
  readonly sector: string;
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly accounts: "none" | "many";
  readonly signUp: "open" | "invited" | "closed";
  readonly targets: readonly string[];
}

/** One entity. */
export interface Table {
  /** Also the physical name of the table; `ent_user` is stored in `_user`. */
  readonly id: Id;
  readonly key: Key;
  /** API name of the list: `invoiceLines`. */
  readonly pluralKey: Key;
  /** GraphQL type name: `InvoiceLine`. */
  readonly typeName: string;
  /** What the version that ran before called it; answered to as deprecated. Only in a model handed out for an environment. */
  readonly former?: { readonly key: Key; readonly pluralKey: Key; readonly typeName: string };
  readonly label: Text;
  readonly plural: Text;
  readonly icon: string | null;
  /** The field a reference shows; null: the id is shown. */
  readonly title: Id | null;
  readonly audit: "none" | "changes" | "all";
  readonly sampleRows: number;
  readonly builtIn: boolean;
  /** In display order. System columns (id, version, created_at …) are not listed; every table has them. */
  readonly columns: readonly Column[];
  readonly indexes: readonly {
    readonly id: Id;
    readonly fields: readonly Id[];
    readonly unique: boolean;
    readonly where: Checked | null;
  }[];
  readonly rules: readonly { readonly id: Id; readonly check: Checked; readonly message: Text; readonly level: "refuse" | "warn" }[];
}

/** One field. `references` and the many side of a relation have no column of their own: see `Relation`. */
export interface Column {
  /** Also the physical name of the column in its first generation. */
  readonly id: Id;
  /** Name of the column where it is not the id: see `layout`. */
  readonly physical?: string;
  readonly key: Key;
  /** What the version that ran before called it; see `Table.former`. */
  readonly formerKey?: Key;
  readonly label: Text;
  readonly help: Text;
  readonly type: FieldTypeName;
  readonly config: Readonly<Record<string, unknown>>;
  /** As in DDL: `text`, `numeric(19,4)`, `uuid` … ; null for a `references` (link table) and for computed-on-read fields. */
  readonly sqlType: string | null;
  readonly required: boolean;
  readonly unique: boolean;
  readonly immutable: boolean;
  readonly searchable: boolean;
  readonly classification: Classification;
  readonly default: Literal | { readonly expr: Checked } | null;
  readonly compute: Checked | null;
  readonly computed: "stored" | "read" | null;
  readonly check: Checked | null;
  readonly message: Text;
  /** enum, enums: in order. */
  readonly options: readonly OptionModel[];
  /** reference, references, user: where it points. */
  readonly target: Id | null;
  /** What form control draws it; from `field-types.ts`. */
  readonly control: string;
}

export interface OptionModel {
  readonly id: Id;
  readonly key: Key;
  readonly label: Text;
  readonly colour: Colour | null;
}

/** A reference seen from both ends. `field` is on `from`; `inverse` names the list on `to` (null: no API name on that side). */
export interface Relation {
  readonly field: Id;
  /** Name of the column where it is not the field's id: see `layout`. */
  readonly physical?: string;
  readonly from: Id;
  readonly to: Id;
  readonly cardinality: "one" | "many";
  /** `many`: the link table's physical name, columns `source` and `target`. */
  readonly linkTable: string | null;
  readonly inverse: { readonly key: Key; readonly label: Text } | null;
  readonly onDelete: "restrict" | "clear" | "cascade";
}

export interface RoleModel {
  readonly id: Id;
  readonly key: Key;
  readonly label: Text;
  readonly signUp: boolean;
  /** May ask why others may or may not do something; administrators may anyway. */
  readonly explain?: true;
  readonly home: Id | null;
  /** By entity id; an entity the role has no policy on is absent. */
  readonly access: Readonly<Record<Id, EntityAccess>>;
}

/** Grants per operation; a row is admitted if any grant of any of the person's roles admits it. */
export type EntityAccess = Readonly<Record<Crud, readonly Grant[]>>;

/** One policy, as it counts for one operation of one role on one entity. */
export interface Grant {
  /** The policy's id, or "implied" for what `r_admin` has by itself. */
  readonly policy: Id | "implied";
  readonly where: Checked | null;
  readonly check: Checked | null;
  /** Readable (read) or writable (create, update) fields, "*" already expanded. */
  readonly fields: readonly Id[];
  readonly mask: readonly Id[];
}

export interface ActionModel {
  /** `a_…` or `ent_x.create`. */
  readonly ref: ActionRef;
  readonly key: Key;
  readonly label: Text;
  readonly entity: Id | null;
  /** Implied actions: empty, the grants decide. */
  readonly roles: readonly Id[];
  readonly implied: "create" | "update" | "delete" | "restore" | null;
  readonly when: Checked | null;
  readonly params: readonly ParamModel[];
  readonly effects: readonly EffectModel[];
  readonly risk: Risk;
  readonly confirm: Text;
  readonly done: Text;
  /** Who has to say yes before it happens, step by step. */
  readonly approval?: Approval;
}

export type Approval = NonNullable<Action["approval"]>;

export type ParamModel = Pick<
  Column,
  "id" | "key" | "label" | "help" | "type" | "config" | "required" | "options" | "check" | "message" | "control"
>;

export type EffectModel = { readonly id: Id; readonly when: Checked | null } & (
  | { readonly do: "set"; readonly field: Id; readonly to: Checked }
  | { readonly do: "create"; readonly entity: Id; readonly values: Readonly<Record<Id, Checked>> }
  | { readonly do: "update"; readonly through: Id; readonly values: Readonly<Record<Id, Checked>> }
  | { readonly do: "delete" }
  | { readonly do: "notify" | "call" | "start" | "emit"; readonly spec: Json }
);

/** A page before anybody looks at it. */
export interface PageModel {
  /** `pg_…` for a stored page; `derived:<kind>:<entity>` for a derived one. */
  readonly id: Id;
  readonly key: Key;
  readonly label: Text;
  /** `/patients`, `/patients/:id`, `/patients/:id/edit`, `/patients/new` */
  readonly path: string;
  readonly kind: PageKind;
  readonly entity: Id | null;
  /** Empty: whoever may read the entity. */
  readonly roles: readonly Id[];
  readonly nav: "main" | "more" | "hidden";
  readonly view: {
    readonly columns: readonly Id[];
    readonly groupBy: Id | null;
    readonly sort: readonly { readonly field: Id; readonly desc: boolean }[];
  };
}

export interface VariableModel {
  readonly id: Id;
  readonly key: Key;
  readonly type: FieldTypeName;
  readonly default: Literal | null;
}

export interface TestModel {
  readonly id: Id;
  readonly entity: Id;
  readonly as: Id;
  readonly does: string;
  readonly given: Readonly<Record<string, Literal>>;
  readonly expect: "allowed" | "refused" | "masked";
  readonly fields: readonly Id[];
}

/** How long records are kept, counted from a date of theirs, and what becomes of them then. */
export interface RetentionModel {
  readonly id: Id;
  readonly entity: Id;
  readonly from: Id | "createdAt" | "updatedAt";
  readonly days: number;
  readonly outcome: "delete" | "anonymise" | "archive";
}

/** Colours are final: contrast has been corrected, the dark variant derived. */
export interface ThemeTokens {
  readonly mode: "light" | "dark" | "system";
  readonly font: FontName;
  readonly radius: number;
  readonly density: "comfortable" | "compact";
  readonly light: ThemeColours;
  readonly dark: ThemeColours;
}
export interface ThemeColours {
  readonly primary: Colour;
  readonly onPrimary: Colour;
  readonly accent: Colour;
  readonly background: Colour;
  readonly surface: Colour;
  readonly text: Colour;
  readonly border: Colour;
}
