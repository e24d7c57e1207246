import { z } from "zod";

/** One version of one event type. */
export interface EventVersion {
  readonly data: z.ZodType;
  /** Data as it was really written once; a test reads it for ever. */
  readonly sample: unknown;
  /** Lifts data of this version to the next one. Every version but the newest has it. */
  readonly lift?: (data: never) => unknown;
}

export interface EventContract {
  /** Login roles that may append it; a migration puts the same lines into `events.writer`. */
  readonly by: readonly string[];
  /** `schema` number (1, 2, …) → contract. */
  readonly versions: Readonly<Record<number, EventVersion>>;
}

/** States the events of one domain. Keys are past-tense type names, unique over all domains. */
export const defineEvents = <const Events extends Readonly<Record<string, EventContract>>>(events: Events): Events => events;

/**
 * The common case: an event that has had one version so far. Fields are listed, unknown ones refused: an event is kept for ever, so
 * nothing gets in by accident (EV15: ids and small facts, no names, no addresses, no values people typed).
 */
export const event = <Shape extends z.ZodRawShape>(
  by: string | readonly string[],
  shape: Shape,
  sample: z.input<z.ZodObject<Shape, z.core.$strict>>,
) => ({
  by: typeof by === "string" ? [by] : by,
  versions: { 1: { data: z.strictObject(shape), sample } },
});

/** A uuid, or another id of ours (a node of a blueprint, a sha-256, a step). Never free text. */
export const id = z.string().regex(/^[A-Za-z0-9_.:-]{1,128}$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** A stable code or key, as in errors, statuses, permissions and kinds. */
export const code = z.string().regex(/^[A-Za-z][A-Za-z0-9_.:/-]{0,79}$/);
export const count = z.number().int().nonnegative();
export const time = z.iso.datetime();
