/**
 * The only file that talks to Cedar [GV19]. Cedar skips a `forbid` that raises an error and may answer Allow; here any error, whatever the
 * answer, is a deny and an alarm, and so is an engine that did not load. Policies are validated against the schema and parsed once.
 */
import { createHash } from "node:crypto";
import { preparsePolicySet, preparseSchema, statefulIsAuthorized, validate } from "@cedar-policy/cedar-wasm/nodejs";
import type { DecisionKindSpec } from "../../../schema/decision-kinds.ts";
import type { Sha256 } from "../../../schema/ids.ts";
import { basePolicies, decisionSchema } from "./constitution.ts";

export interface PolicyQuestion {
  readonly action: "request" | "approve" | "lift";
  readonly actor: { readonly kind: "user" | "api-key" | "service" | "ai"; readonly id: string; readonly onBehalfOf: string | null };
  readonly kind: string;
  readonly spec: Pick<DecisionKindSpec, "class" | "permission" | "executor">;
  /** Nobody will be asked. */
  readonly automatic: boolean;
  readonly reversible: boolean;
  readonly halted: boolean;
}

export interface PolicyAnswer {
  readonly allow: boolean;
  /** Ids of the rules that forbade it; empty when the engine itself failed. */
  readonly forbiddenBy: readonly string[];
}

export interface PolicyEngine {
  /** Identifies the policies and the schema; every trace names it. */
  readonly hash: Sha256;
  ask(question: PolicyQuestion): PolicyAnswer;
}

/** What is told when a question could not be decided; it was denied. */
export type Alarm = (what: string) => void;

/** An evaluation that takes longer than this is worth an alarm; it cannot be interrupted. */
const slow = 50;

/** Loads a policy set. One that does not parse or does not fit the schema leaves an engine that denies everything. */
export const createPolicyEngine = (
  alarm: Alarm,
  {
    policies = basePolicies,
    schema = decisionSchema,
    stopwatch = () => performance.now(),
  }: {
    readonly policies?: Readonly<Record<string, string>>;
    readonly schema?: string;
    /** Milliseconds that pass; given by tests. */
    readonly stopwatch?: () => number;
  } = {},
): PolicyEngine => {
  const hash = createHash("sha256")
    .update(JSON.stringify([schema, policies]))
    .digest("hex");
  const trouble = load(hash, policies, schema);
  if (trouble) alarm(`The policy set ${hash} was not loaded: ${trouble}`);
  return {
    hash,
    ask: (question) => {
      if (trouble) return denied(alarm, `The policy set ${hash} is not loaded.`);
      const began = stopwatch();
      try {
        const answer = statefulIsAuthorized({
          ...requestOf(question),
          preparsedSchemaName: hash,
          preparsedPolicySetId: hash,
          validateRequest: true,
        });
        const took = stopwatch() - began;
        if (took > slow) alarm(`A policy question took ${Math.round(took)} ms.`);
        if (answer.type === "failure") return denied(alarm, answer.errors.map(({ message }) => message).join("; "));
        const { decision, diagnostics } = answer.response;
        if (diagnostics.errors.length > 0)
          return denied(alarm, diagnostics.errors.map(({ policyId, error }) => `${policyId}: ${error.message}`).join("; "));
        return decision === "allow" ? { allow: true, forbiddenBy: [] } : { allow: false, forbiddenBy: [...diagnostics.reason].sort() };
      } catch (error) {
        return denied(alarm, String(error));
      }
    },
  };
};

const denied = (alarm: Alarm, what: string): PolicyAnswer => {
  alarm(what);
  return { allow: false, forbiddenBy: [] };
};

const load = (name: string, policies: Readonly<Record<string, string>>, schema: string): string | null => {
  try {
    const checked = validate({ schema, policies: { staticPolicies: { ...policies } }, validationSettings: { mode: "strict" } });
    if (checked.type === "failure") return checked.errors.map(({ message }) => message).join("; ");
    if (checked.validationErrors.length > 0)
      return checked.validationErrors.map(({ policyId, error }) => `${policyId}: ${error.message}`).join("; ");
    for (const parsed of [preparseSchema(name, schema), preparsePolicySet(name, { staticPolicies: { ...policies } })])
      if (parsed.type === "failure") return parsed.errors.map(({ message }) => message).join("; ");
    return null;
  } catch (error) {
    return String(error);
  }
};

const requestOf = ({ action, actor, kind, spec, automatic, reversible, halted }: PolicyQuestion) => {
  const principal = { type: "Actor", id: `${actor.kind}:${actor.id}` };
  const resource = { type: "Kind", id: kind };
  return {
    principal,
    action: { type: "Action", id: action },
    resource,
    context: { automatic, reversible, halted },
    entities: [
      {
        uid: principal,
        attrs: { person: actor.kind === "user", ai: actor.kind === "ai", named: actor.onBehalfOf !== null || actor.kind !== "ai" },
        parents: [],
      },
      {
        uid: resource,
        attrs: {
          secrets: spec.permission === "secret.reveal",
          sovereign: spec.class === "control",
          lifting: spec.permission === "kill.lift",
        },
        parents: [],
      },
    ],
  };
};
