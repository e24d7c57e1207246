/**
 * The kinds of steps a workflow may have, and how they are joined: which ports must lead on, whether a step starts a run, whether it
 * holds a region of its own. What each does is written where workflows are run; here stands what drawing and checking a graph needs.
 */
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
}

const trigger: StepSpec = { trigger: true, may: ["next"] };
const effect: StepSpec = { may: ["next", "error"] };
const answered: StepSpec = { may: ["next", "refused", "error"] };

export const stepKinds = {
  "on-action": trigger,
  "on-record": trigger,
  "on-schedule": trigger,
  "on-webhook": trigger,
  "on-call": trigger,
  "on-event": trigger,
  find: { may: ["next", "empty", "error"] },
  set: { may: ["next"] },
  "run-action": answered,
  transaction: { ...answered, region: true },
  if: { must: ["true", "false"] },
  switch: { must: ["otherwise"] },
  "for-each": { ...effect, region: true },
  repeat: { may: ["next", "limit"], region: true },
  parallel: { ...effect, region: true },
  wait: { may: ["next"] },
  "wait-event": { must: ["next"], timeout: true },
  approval: { must: ["approved", "rejected"], timeout: true },
  "call-workflow": effect,
  "emit-event": { may: ["next"] },
  notify: { may: ["next"] },
  "send-message": effect,
  "call-provider": answered,
  http: effect,
  assistant: answered,
  code: effect,
  stop: {},
} as const satisfies Record<string, StepSpec>;

/** What is known of a kind; undefined: nothing is. */
export const stepSpec = (kind: string): StepSpec | undefined =>
  Object.hasOwn(stepKinds, kind) ? stepKinds[kind as keyof typeof stepKinds] : undefined;
