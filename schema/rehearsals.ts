/** What a blueprint that is not released yet would do to the platforms made of it: asked of whoever runs them, before anything happens. */
import type { Blueprint, Text } from "./blueprint/shape.ts";
import type { BlueprintId, OrganizationId, Sentence } from "./ids.ts";

/** One environment that runs something now. */
export interface Rehearsal {
  readonly environmentId: string;
  readonly platform: Text;
  readonly environment: string;
  /** What the migration would do, in order, with the rows of the tables it touches. */
  readonly steps: readonly {
    readonly sentence: Sentence;
    readonly class: "safe" | "online" | "data" | "destructive";
    readonly rows: number;
    readonly loses: Sentence | null;
  }[];
  /** What could not be migrated. */
  readonly problems: readonly Sentence[];
  /** The access tests of the blueprint, run against it. */
  readonly tests: readonly { readonly sentence: Sentence; readonly ok: boolean; readonly because: Sentence | null }[];
}

/** Rehearses a document without errors on every environment of the platform made of its blueprint; none: there is no platform. */
export type Rehearse = (organization: OrganizationId, blueprintId: BlueprintId, document: Blueprint) => Promise<readonly Rehearsal[]>;
