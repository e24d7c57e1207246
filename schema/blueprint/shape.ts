/**
 * The blueprint: one document, a pure value, the single source of truth of a platform. Types only; the zod of each node kind,
 * its references, sets, texts and expressions stand in `node-kinds.ts`.
 *
 * Identity is an immutable id, `key` and `label` are ordinary properties, and every reference is an id: renaming is metadata.
 * Collections are maps, order is a fractional rank, trees are `parent` + `order`: that is what merges.
 */

/** `<prefix>_<1–36 of [a-z0-9_]>`, unique in the blueprint, never reused. */
export type Id = string;
/** `/^[a-z][a-zA-Z0-9]{0,39}$/`, unique among siblings of one kind; the API name. */
export type Key = string;
/** Words per locale (BCP 47, "ar" and "en" first class), NFC. Each locale merges on its own. */
export type Text = Readonly<Partial<Record<string, string>>>;
/** Fractional index; ties are broken by id. */
export type Rank = string;
/** CEL over ids, see `expressions/`. */
export type Expr = string;
/** `#rrggbb` */
export type Colour = string;
/** Sorted, without duplicates; each member merges on its own. */
export type SetOf<T> = readonly T[];
/** `a_…`, or an implied action such as `ent_x.create`. */
export type ActionRef = string;
/** Exact numbers (decimal, money, percent, beyond 2^53) are written as strings: "0.10". */
export type Literal = string | boolean | number;

export type Crud = "read" | "create" | "update" | "delete";

export interface Blueprint extends Header {
  readonly entities: Readonly<Record<Id, Entity>>;
  readonly roles: Readonly<Record<Id, Role>>;
  readonly policies: Readonly<Record<Id, Policy>>;
  readonly actions: Readonly<Record<Id, Action>>;
  readonly workflows: Readonly<Record<Id, Workflow>>;
  readonly pages: Readonly<Record<Id, Page>>;
  readonly assistants: Readonly<Record<Id, Assistant>>;
  readonly connections: Readonly<Record<Id, Connection>>;
  readonly variables: Readonly<Record<Id, Variable>>;
  readonly compliance: Readonly<Record<Id, Framework | Retention>>;
}

export const collections = [
  "entities",
  "roles",
  "policies",
  "actions",
  "workflows",
  "pages",
  "assistants",
  "connections",
  "variables",
  "compliance",
] as const;

export const sectors = [
  "financial",
  "healthcare",
  "government",
  "education",
  "enterprise",
  "commerce",
  "booking",
  "crm",
  "hr",
  "inventory",
  "helpdesk",
  "content",
  "realEstate",
  "logistics",
  "events",
  "legal",
  "charity",
  "manufacturing",
  "social",
  "general",
] as const;
export type Sector = (typeof sectors)[number];

export interface Header {
  /** Shape number; older is upgraded by pure functions, newer is refused. */
  readonly blueprint: 1;
  readonly key: Key;
  readonly label: Text;
  readonly description?: Text;
  readonly sector: Sector;
  readonly locales: SetOf<string>;
  readonly defaultLocale: string;
  /** IANA name */
  readonly timeZone: string;
  /** ISO 4217 */
  readonly currency: string;
  /** "many": every record carries a hidden account and every end user belongs to one. */
  readonly accounts: "none" | "many";
  readonly signUp: "open" | "invited" | "closed";
  readonly residency?: string;
  readonly theme: Theme;
  readonly targets: SetOf<"web" | "pwa" | "mobile" | "desktop" | "api">;
  readonly origin?: { readonly template: string; readonly version: string };
}

export const fontNames = ["plex", "inter", "system"] as const;
export type FontName = (typeof fontNames)[number];

export interface Theme {
  readonly primary: Colour;
  readonly accent?: Colour;
  readonly background?: Colour;
  readonly surface?: Colour;
  readonly text?: Colour;
  readonly mode: "light" | "dark" | "system";
  readonly font: FontName;
  /** 0–24 px */
  readonly radius: number;
  readonly density: "comfortable" | "compact";
  readonly logo?: string;
}

export interface Entity {
  readonly key: Key;
  /** Absent: made from the key, and reported. */
  readonly label?: Text;
  /** Words of a label that were kept when the node was renamed in another language; see `renaming.ts`. */
  readonly labelBefore?: Text;
  readonly plural?: Text;
  readonly description?: Text;
  readonly icon?: string;
  /** The field references show. */
  readonly title?: Id;
  readonly audit: "none" | "changes" | "all";
  readonly sampleRows: number;
  /** Where the card stands on the data canvas; layout only, absent = laid out. */
  readonly pos?: readonly [number, number];
  readonly fields: Readonly<Record<Id, Field>>;
  readonly indexes?: Readonly<Record<Id, Index>>;
  readonly rules?: Readonly<Record<Id, Rule>>;
  readonly tests?: Readonly<Record<Id, AccessTest>>;
}

export const fieldTypeNames = [
  "text",
  "longText",
  "richText",
  "slug",
  "email",
  "phone",
  "url",
  "colour",
  "integer",
  "rating",
  "autoNumber",
  "decimal",
  "percent",
  "money",
  "boolean",
  "date",
  "dateTime",
  "time",
  "duration",
  "enum",
  "enums",
  "reference",
  "references",
  "user",
  "file",
  "files",
  "image",
  "images",
  "signature",
  "json",
  "address",
  "geoPoint",
  "rollup",
  "lookup",
] as const;
export type FieldTypeName = (typeof fieldTypeNames)[number];

export type Classification = "public" | "internal" | "personal" | "sensitive";

export interface Field {
  readonly key: Key;
  readonly label?: Text;
  readonly labelBefore?: Text;
  readonly help?: Text;
  readonly order: Rank;
  readonly type: FieldTypeName;
  /** By type, see `field-types.ts`. For reference: `{ target, inverse?: { key, label? }, onDelete }`. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly required?: true;
  readonly unique?: true;
  readonly immutable?: true;
  readonly searchable?: true;
  readonly default?: Literal | { readonly expr: Expr };
  readonly compute?: Expr;
  readonly computed?: "stored" | "read";
  readonly check?: Expr;
  readonly message?: Text;
  readonly classification: Classification;
  readonly options?: Readonly<Record<Id, Option>>;
}

/** One choice of an enum. Records store the option's id. */
export interface Option {
  readonly key: Key;
  readonly label?: Text;
  readonly labelBefore?: Text;
  readonly order: Rank;
  readonly colour?: Colour;
}

export interface Index {
  readonly fields: readonly Id[];
  readonly unique?: true;
  readonly where?: Expr;
}

export interface Rule {
  readonly check: Expr;
  readonly message: Text;
  readonly level: "refuse" | "warn";
}

export interface AccessTest {
  readonly as: Id;
  readonly does: "read" | ActionRef;
  /** Field path → literal, "me" or "other". */
  readonly given?: Readonly<Record<string, Literal>>;
  readonly expect: "allowed" | "refused" | "masked";
  readonly fields?: SetOf<Id>;
}

export interface Role {
  readonly key: Key;
  readonly label?: Text;
  readonly labelBefore?: Text;
  readonly description?: Text;
  /** A visitor may register with it. */
  readonly signUp?: true;
  /** May ask why others may or may not see and do something. */
  readonly explain?: true;
  readonly home?: Id;
}

export interface Policy {
  readonly label?: Text;
  readonly roles: SetOf<Id>;
  readonly entity: Id;
  readonly allow: SetOf<Crud>;
  /** Rows seen, changed, deleted. */
  readonly where?: Expr;
  /** The row after create or update. */
  readonly check?: Expr;
  /** Readable for read, writable for create and update. */
  readonly fields: "*" | SetOf<Id>;
  readonly mask?: SetOf<Id>;
  readonly purpose?: Text;
}

export type Risk = "low" | "medium" | "high" | "critical";

export interface Action {
  readonly key: Key;
  readonly label?: Text;
  readonly entity?: Id;
  readonly roles: SetOf<Id>;
  readonly when?: Expr;
  readonly params?: Readonly<Record<Id, Param>>;
  readonly effects?: Readonly<Record<Id, Effect>>;
  readonly risk: Risk;
  readonly confirm?: Text;
  readonly done?: Text;
  readonly approval?: {
    readonly stages: readonly {
      readonly roles: readonly Id[];
      readonly quorum: number;
      readonly hours: number;
      readonly onExpiry: "reject" | "escalate";
    }[];
    readonly notRequester: true;
  };
}

export type Param = Pick<
  Field,
  "key" | "label" | "help" | "order" | "type" | "config" | "required" | "default" | "check" | "message" | "options"
>;

/** Effects run in order in one transaction; notify, call, start and emit run after commit. */
export type Effect = { readonly order: Rank; readonly when?: Expr } & (
  | { readonly do: "set"; readonly field: Id; readonly to: Expr }
  | { readonly do: "create"; readonly entity: Id; readonly values: Readonly<Record<Id, Expr>> }
  | { readonly do: "update"; readonly through: Id; readonly values: Readonly<Record<Id, Expr>> }
  | { readonly do: "delete" }
  | {
      readonly do: "notify";
      readonly roles?: SetOf<Id>;
      readonly to?: Expr;
      readonly connection?: Id;
      readonly subject: Text;
      readonly body: Text;
    }
  | { readonly do: "call"; readonly connection: Id; readonly operation: string; readonly input: Readonly<Record<string, Expr>> }
  | { readonly do: "start"; readonly workflow: Id; readonly input: Readonly<Record<string, Expr>> }
  | { readonly do: "emit"; readonly event: Key; readonly data: Readonly<Record<string, Expr>> }
);

export interface Workflow {
  readonly key: Key;
  readonly label?: Text;
  readonly enabled: boolean;
  readonly steps?: Readonly<Record<Id, Step>>;
  readonly edges?: Readonly<Record<Id, Edge>>;
}

export interface Step {
  readonly key: Key;
  readonly label?: Text;
  readonly kind: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly parent?: Id;
  readonly slot?: Key;
  readonly pos: readonly [number, number];
}

export interface Edge {
  readonly from: Id;
  readonly port: Key;
  readonly to: Id;
}

export const pageKinds = [
  "list",
  "board",
  "calendar",
  "gallery",
  "map",
  "detail",
  "form",
  "dashboard",
  "report",
  "assistant",
  "home",
  "landing",
  "custom",
] as const;
export type PageKind = (typeof pageKinds)[number];

export interface Page {
  readonly key: Key;
  readonly label?: Text;
  readonly path: string;
  readonly kind: PageKind;
  readonly roles: SetOf<Id>;
  readonly entity?: Id;
  readonly order: Rank;
  readonly nav?: "main" | "more" | "hidden";
  readonly view?: {
    readonly columns?: readonly Id[];
    readonly groupBy?: Id;
    readonly dateField?: Id;
    readonly sort?: readonly { readonly field: Id; readonly desc?: true }[];
    readonly filter?: Expr;
  };
  /** Neither queries nor components: the page is derived. */
  readonly queries?: Readonly<Record<Id, Query>>;
  readonly components?: Readonly<Record<Id, Component>>;
}

export interface Query {
  readonly key: Key;
  readonly entity: Id;
  readonly where?: Expr;
  readonly sort?: readonly { readonly field: Id; readonly desc?: true }[];
  readonly limit: number;
  readonly aggregate?: { readonly by?: Id; readonly fn: "count" | "sum" | "avg" | "min" | "max"; readonly field?: Id };
}

export interface Component {
  readonly type: string;
  readonly parent?: Id;
  readonly slot?: Key;
  readonly order: Rank;
  readonly props?: Readonly<Record<string, unknown>>;
  readonly bind?: Readonly<Record<string, Expr>>;
  readonly visible?: Expr;
  readonly repeat?: Id;
  readonly on?: Readonly<
    Record<
      string,
      | { readonly action: ActionRef; readonly values?: Readonly<Record<Id, Expr>> }
      | { readonly go: Id; readonly params?: Readonly<Record<string, Expr>> }
    >
  >;
}

export interface Assistant {
  readonly key: Key;
  readonly label?: Text;
  readonly roles: SetOf<Id>;
  readonly reads?: SetOf<Id>;
  readonly actions?: SetOf<ActionRef>;
  readonly autonomy: "suggest" | "confirm" | "auto";
  readonly instructions: Text;
  readonly connection?: Id;
}

export interface Connection {
  readonly key: Key;
  readonly label?: Text;
  readonly provider: string;
  readonly category: string;
  /** Names only; an environment binds them to vault paths. */
  readonly secrets?: SetOf<string>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly fallback?: Id;
}

export interface Variable {
  readonly key: Key;
  readonly label?: Text;
  readonly type: FieldTypeName;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly default?: Literal;
  readonly perEnvironment?: true;
}

export interface Framework {
  readonly kind: "framework";
  readonly framework: string;
  readonly entities: "*" | SetOf<Id>;
}

export interface Retention {
  readonly kind: "retention";
  readonly entity: Id;
  readonly from: string;
  readonly days: number;
  readonly then: "delete" | "anonymise" | "archive";
}

/** Exist in every blueprint, are stored only where extended, and are never removable. */
export const builtIn = {
  user: "ent_user",
  userFields: ["f_user_email", "f_user_name", "f_user_phone", "f_user_locale", "f_user_status"],
  /** Not signed in. */
  public: "r_public",
  /** Any end user. */
  member: "r_member",
  /** Runs the platform. */
  admin: "r_admin",
} as const;
