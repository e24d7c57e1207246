/**
 * The kinds of steps a workflow may have, and how they are joined: which ports must lead on, whether a step starts a run, whether it
 * holds a region of its own. What each does is written where workflows are run; here stands what drawing and checking a graph needs.
 */
/**
 * What an option holds, where it is more than words or numbers. `value`: an expression. `filter`: a condition on each record of the step's
 * `entity`, beside what the run holds. `duration`: ISO 8601, "PT48H".
 */
export type OptionKind =
  | "condition"
  | "value"
  | "filter"
  | "action"
  | "entity"
  | "role"
  | "workflow"
  | "connection"
  | "assistant"
  | "duration";

export interface StepSpec {
  /** A run begins here. */
  readonly trigger?: true;
  /** Ports that must lead somewhere. */
  readonly must?: readonly string[];
  /** Ports that may. */
  readonly may?: readonly string[];
  /** Must say what happens when nobody answers. */
  readonly timeout?: true;
  /** Holds steps of its own. */
  readonly region?: true;
  readonly options?: Readonly<Record<string, OptionKind>>;
}

const trigger: StepSpec = {
  trigger: true,
  may: ["next"],
  options: { when: "condition", action: "action", entity: "entity", runAs: "role" },
};
const effect: StepSpec = { may: ["next", "error"] };
const answered: StepSpec = { may: ["next", "refused", "error"] };

export const stepKinds = {
  "on-action": trigger,
  "on-record": trigger,
  "on-schedule": trigger,
  "on-webhook": trigger,
  "on-call": trigger,
  "on-event": trigger,
  find: { may: ["next", "empty", "error"], options: { entity: "entity", filter: "filter" } },
  set: { may: ["next"] },
  "run-action": { ...answered, options: { action: "action", record: "value" } },
  transaction: { ...answered, region: true },
  if: { must: ["true", "false"], options: { when: "condition" } },
  switch: { must: ["otherwise"] },
  "for-each": { ...effect, region: true, options: { list: "value" } },
  repeat: { may: ["next", "limit"], region: true, options: { while: "condition" } },
  parallel: { ...effect, region: true },
  wait: { may: ["next"], options: { duration: "duration", until: "value" } },
  "wait-event": { must: ["next"], timeout: true, options: { due: "duration" } },
  approval: { must: ["approved", "rejected"], timeout: true, options: { due: "duration" } },
  "call-workflow": { ...effect, options: { workflow: "workflow" } },
  "emit-event": { may: ["next"] },
  notify: { may: ["next"] },
  /** `list`: the records it lists under its words. */
  "send-message": { ...effect, options: { connection: "connection", to: "value", list: "value" } },
  "call-provider": { ...answered, options: { connection: "connection" } },
  http: { ...effect, options: { connection: "connection" } },
  assistant: { ...answered, options: { assistant: "assistant" } },
  code: effect,
  stop: {},
} as const satisfies Record<string, StepSpec>;

/** What is known of a kind; undefined: nothing is. */
export const stepSpec = (kind: string): StepSpec | undefined =>
  Object.hasOwn(stepKinds, kind) ? stepKinds[kind as keyof typeof stepKinds] : undefined;
