/** What a release does to an environment, as data. Made by `migrate/plan.ts`, carried out by `migrate/run.ts`. */
import type { Problem } from "../../../schema/blueprint/operation.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { RestoreId, Sentence } from "../../../schema/ids.ts";
import type { Column, Table } from "../../../schema/model/model.ts";
import type { Generations } from "./layout.ts";

/** safe: nothing that exists changes · online: checked or indexed while people work · data: rows are filled or asked · destructive: hidden, kept. */
export type StepClass = "safe" | "online" | "data" | "destructive";

/** What becomes of values the new type has no equal for: nothing, the field's default, the nearest value, or the release does not go on. */
export const fates = ["null", "default", "nearest", "stop"] as const;
export type Fate = (typeof fates)[number];
/** A person's decisions, by step id. */
export type Fates = Readonly<Record<string, Fate>>;

/** Rows to be brought along in batches. Expressions speak of the row as `t`. */
export interface Fill {
  readonly entity: Id;
  readonly column: string;
  readonly value: string;
  /** True for a row whose value was left behind: with any of them the step fails. Null: somebody decided what becomes of those. */
  readonly misfit: string | null;
}

/** Links to be brought along in batches: those of records `t` that need it, by a statement that takes their ids. */
export interface LinkFill {
  readonly entity: Id;
  readonly needs: string;
  readonly statement: string;
  readonly misfit: string | null;
}

/** Which rows of an entity hold a value that does not fit. */
export interface MisfitsOf {
  readonly entity: Id;
  readonly misfit: string;
}

/** Values that have no equal in the new type, as they were counted for the plan. */
export interface Misfits {
  readonly count: number;
  /** Up to 20 records. */
  readonly ids: readonly string[];
}

export interface MigrationStep {
  readonly id: string;
  readonly kind: string;
  readonly class: StepClass;
  readonly phase: "expand" | "contract";
  readonly sentence: Sentence;
  readonly ddl: readonly string[];
  /** Rows of the table it touches, as counted for the plan. */
  readonly rows: number;
  /** What takes it back when the release is given up before the switch; nothing where it disturbs nobody. */
  readonly undo?: readonly string[];
  readonly fill?: Fill;
  readonly fillLinks?: LinkFill;
  /** After its statements values that do not fit are refused; with any that came before, `relax` allows them again and the step fails. */
  readonly guard?: { readonly misfits: readonly MisfitsOf[]; readonly relax: readonly string[] };
  /** What a person should know before it happens. */
  readonly loses?: Sentence;
  readonly misfits?: Misfits;
  /** What a person may decide about the misfits; the step is not begun before one of them is. */
  readonly choices?: readonly Fate[];
  readonly fate?: Fate;
  /** At least so long: reading and converting every value once, without writing it, took this. */
  readonly estimatedMs?: number;
}

/** What became of one access test of the blueprint. */
export interface AccessCheck {
  readonly id: Id;
  readonly entity: Id;
  /** Who, what, of which record, and what must come of it. */
  readonly sentence: Sentence;
  readonly expected: "allowed" | "refused" | "masked";
  /** error: it could not be run · notRun: there was no time left. Both count as failed. */
  readonly got: "allowed" | "refused" | "masked" | "error" | "notRun";
  readonly ok: boolean;
  /** What happened instead, and the policies by which it did. */
  readonly because: Sentence | null;
}

export interface MigrationPlan {
  readonly steps: readonly MigrationStep[];
  /** What cannot be migrated, with the place; a release with problems is refused. */
  readonly problems: readonly Problem[];
  /** Access tests of the version, run before it; a release with a failed one is refused. Absent in plans of older programs. */
  readonly checks?: readonly AccessCheck[];
  /** Where the fields lie after the switch. */
  readonly generations: Generations;
  /** Not another version in the same tables, but what a restore put aside: its schema answers again, and what is there now is put aside. */
  readonly putBack?: { readonly restoreId: RestoreId; readonly schemaName: string };
  readonly summary: {
    readonly tables: number;
    readonly policies: number;
    readonly pages: number;
    readonly actions: number;
    readonly testRows: number;
  };
}

/** A field, a table or a former generation of a field whose data is kept though nothing shows it. */
export interface Hidden {
  /** Field or entity id; for a former generation the name of its column. */
  readonly id: string;
  readonly kind: "field" | "table" | "generation";
  readonly entity: Id;
  readonly field: Id | null;
  /** The field or table as it was. */
  readonly was: Column | Table;
  /** Which fate its misfits met when the field was converted. */
  readonly fate: Fate | null;
  readonly hiddenAt: string;
}

/** What is known of an environment when a release is planned for it. */
export interface Facts {
  /** Live records per entity. */
  readonly rows: Readonly<Record<Id, number>>;
  readonly generations: Generations;
  /** By field, for fields that are to be converted or narrowed. */
  readonly misfits: Readonly<Record<Id, Misfits>>;
  /** Links that are hidden, by field, for fields that link to records of another entity from now on. */
  readonly links: Readonly<Record<Id, number>>;
  /** Records without a value, by field, for fields that become required. */
  readonly empty: Readonly<Record<Id, number>>;
  /** By entity: records with a value that another account has too, where accounts are to become one list. */
  readonly shared: Readonly<Record<Id, Misfits>>;
  readonly hidden: readonly Hidden[];
  /** Hidden tables that come back whose records belong to customer accounts; absent in plans of older programs. */
  readonly owned?: readonly Id[];
  /** By field: how long it took to read and convert every value once. */
  readonly readMs: Readonly<Record<Id, number>>;
}

export const noFacts: Facts = { rows: {}, generations: {}, misfits: {}, links: {}, empty: {}, shared: {}, hidden: [], readMs: {} };
