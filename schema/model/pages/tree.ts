/**
 * A page as data: a tree of components, each with plain JSON for properties, drawn by `web/platform/components/<type>/`.
 * Adding a member to `ComponentProps` makes the compiler ask for its component.
 */
import type { Id, Text } from "../../blueprint/shape.ts";
import type { ColumnSpec, FieldSpec, FilterSpec, OptionSpec, TitleSpec } from "./columns.ts";

export interface ComponentProps {
  /** The page's h1 and what one can do from here. `title` in a record's own words comes from a query. */
  header: {
    readonly title: Text | null;
    readonly record: { readonly query: string; readonly title: TitleSpec | null; readonly entity: Text } | null;
    readonly back: Link | null;
    readonly count: string | null;
    readonly links: readonly (Link & { readonly icon: "add" | "edit"; readonly primary: boolean })[];
    readonly actions: readonly ActionSpec[];
    /** The list as a file, and files into it. */
    readonly exchange?: ExchangeSpec;
  };
  filterBar: { readonly query: string; readonly search: boolean; readonly filters: readonly FilterSpec[] };
  table: TableProps;
  related: TableProps & { readonly title: Text };
  detail: { readonly query: string; readonly fields: readonly ColumnSpec[]; readonly badge: string | null };
  form: FormProps;
  grid: Record<never, never>;
  stat: {
    readonly query: string;
    readonly alias: string;
    readonly label: Text;
    readonly icon: string | null;
    readonly open: string | null;
    readonly add: string | null;
  };
  breakdown: {
    readonly label: Text;
    readonly of: Text;
    readonly parts: readonly {
      readonly query: string;
      readonly alias: string;
      readonly option: OptionSpec;
      readonly open: string | null;
    }[];
  };
  welcome: { readonly empty: boolean };
  people: {
    readonly query: string;
    readonly roles: readonly { readonly id: Id; readonly key: string; readonly label: Text }[];
    readonly documents: Readonly<Record<PeopleVerb, string>>;
    /** What is known about people beside name, e-mail, roles and status. */
    readonly columns: readonly ColumnSpec[];
    readonly edit: string | null;
    /** Path of the page of deleted people. */
    readonly deleted: string;
  };
  /** Who was deleted and can still come back. */
  deletedPeople: { readonly list: string; readonly restore: string };
  account: { readonly keys: Readonly<Record<KeyDocument, string>> };
  signIn: { readonly signUp: string | null; readonly forgot: string };
  signUp: { readonly roles: readonly { readonly id: Id; readonly key: string; readonly label: Text }[] };
  claim: Record<never, never>;
  forgot: Record<never, never>;
  reset: Record<never, never>;
  /** Opens the link of a mail; without one it sends the confirmation of a new account again. */
  confirm: Record<never, never>;
  /** Mail that could not leave. */
  mail: Record<never, never>;
  /** What waits for a yes of the reader, and what they asked for themselves. */
  approvals: {
    /** Queries of the page; null: the reader never decides, or never asks. */
    readonly waiting: string | null;
    readonly mine: string | null;
    readonly decide: string;
    readonly requests: readonly RequestSpec[];
    /** How records are looked up and called, by entity id. */
    readonly records: Readonly<Record<Id, RecordsSpec>>;
  };
  /** On a record's page: the reader's own requests about it that still wait. */
  asked: { readonly query: string };
  notice: { readonly kind: "notFound" | "forbidden" };
  /** Why a person may or may not do something with the record of the page. */
  why: {
    /** The entity as `why` names it. */
    readonly entity: string;
    readonly document: string;
    readonly people: { readonly document: string; readonly root: string; readonly most: number };
    readonly actions: readonly { readonly name: string; readonly label: Text }[];
    /** On a list nobody has opened the record: who asks says which. */
    readonly names: boolean;
  };
}

/** What a request for one action says: which, about what, what would change, and what was entered. */
export interface RequestSpec {
  readonly entity: string;
  readonly entityId: Id;
  readonly action: string;
  readonly label: Text;
  readonly effects: readonly EffectSpec[];
  readonly params: readonly ParamSpec[];
}
export interface EffectSpec {
  /** `{value}` stands for what was entered. */
  readonly text: Text;
  readonly param: string | null;
  /** The field as it is now. */
  readonly now: ColumnSpec | null;
}
export interface ParamSpec extends Pick<ColumnSpec, "key" | "label" | "show" | "options"> {
  /** The entity of the records it names. */
  readonly of: Id | null;
}
export interface RecordsSpec {
  /** Asked with `$ids`, answered under `root` in `nodes`. */
  readonly document: string;
  readonly root: string;
  readonly label: Text;
  readonly title: TitleSpec | null;
  readonly open: string | null;
}

export type ComponentType = keyof ComponentProps;
export type PageTree = { readonly [K in ComponentType]: TreeNode<K> }[ComponentType];
export interface TreeNode<K extends ComponentType> {
  readonly id: string;
  readonly type: K;
  readonly props: ComponentProps[K];
  readonly children: readonly PageTree[];
}

export type PeopleVerb =
  | "invite"
  | "invitations"
  | "withdraw"
  | "setRoles"
  | "suspend"
  | "activate"
  | "resetPassword"
  | "endSecondFactor"
  | "remove";
export type KeyDocument = "list" | "create" | "revoke";

/** `path` may hold `:id`, the record of the page. */
export interface Link {
  readonly path: string;
  readonly label: Text;
}

/** Table files of a list: what is shown leaves with its filters, and `imports` says whether files may come in. */
export interface ExchangeSpec {
  readonly query: string;
  /** Name of the entity in the addresses of the API. */
  readonly name: string;
  readonly many: Text;
  readonly imports: boolean;
}

export interface TableProps {
  readonly query: string;
  readonly entity: { readonly one: Text; readonly many: Text; readonly icon: string | null };
  readonly columns: readonly ColumnSpec[];
  /** The column that links to the record. */
  readonly titleKey: string | null;
  /** Path of a row's detail, with `:id` for the row. */
  readonly open: string | null;
  readonly edit: string | null;
  readonly add: string | null;
  readonly remove: ActionSpec | null;
}

export interface FormProps {
  readonly mode: "create" | "update";
  /** Null for a new record. */
  readonly query: string | null;
  readonly entity: Text;
  readonly title: TitleSpec | null;
  readonly fields: readonly FieldSpec[];
  readonly save: string;
  readonly root: string;
  /** Where to go after saving, with `:id` for the saved record. */
  readonly after: string;
}

/** Something one can do to the record of the page or row: `input: { id, version, params?, idempotencyKey }`. */
export interface ActionSpec {
  readonly kind: "delete" | "run";
  readonly document: string;
  readonly root: string;
  readonly label: Text;
  readonly confirm: Text;
  readonly done: Text;
  readonly params: readonly FieldSpec[];
  readonly dangerous: boolean;
  /** The query that holds the record (its id and version). */
  readonly query: string;
  /** After a deletion: where to. */
  readonly after: string | null;
}

/** What an icon is chosen by: the name the blueprint gives, and the entity's key for when there is none by that name. */
export const iconOf = (table: { readonly icon: string | null; readonly key: string }): string => `${table.icon ?? ""} ${table.key}`.trim();

export const node = <K extends ComponentType>(
  id: string,
  type: K,
  props: ComponentProps[K],
  children: readonly PageTree[] = [],
): TreeNode<K> => ({
  id,
  type,
  props,
  children,
});
