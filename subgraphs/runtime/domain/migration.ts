/** What a release does to an environment, as data. Made by `migrate/plan.ts`, carried out by `migrate/run.ts`. */
import type { Problem } from "../../../schema/blueprint/operation.ts";
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

export interface MigrationPlan {
  readonly steps: readonly MigrationStep[];
  /** What cannot be migrated, with the place; a release with problems is refused. */
  readonly problems: readonly Problem[];
  readonly summary: {
    readonly tables: number;
    readonly policies: number;
    readonly pages: number;
    readonly actions: number;
    readonly testRows: number;
  };
}
