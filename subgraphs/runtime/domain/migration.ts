/** What a release does to an environment, as data. Made by `migrate/plan.ts`, carried out by `migrate/run.ts`. */
import type { Problem } from "../../../schema/blueprint/operation.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";

/** safe: nothing that exists changes · online: checked or indexed while people work · data: rows are filled or asked · destructive: hidden, kept. */
export type StepClass = "safe" | "online" | "data" | "destructive";

export interface MigrationStep {
  readonly id: string;
  readonly kind: string;
  readonly class: StepClass;
  readonly phase: "expand" | "contract";
  readonly sentence: Sentence;
  readonly ddl: readonly string[];
  /** Rows of the table it touches, as counted for the plan. */
  readonly rows: number;
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
  readonly summary: {
    readonly tables: number;
    readonly policies: number;
    readonly pages: number;
    readonly actions: number;
    readonly testRows: number;
  };
}
