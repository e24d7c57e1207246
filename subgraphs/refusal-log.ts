/**
 * Refused mutations in the audit log, for every subgraph alike [GV31]: one entry each, in a transaction of its own because the command's was
 * rolled back. Of equal refusals of one actor the first twenty of a minute are entries, the rest one more with their number [GV32].
 */
import type { DataSource } from "typeorm";
import { type AuditEntry, transact } from "../db/transaction.ts";
import type { OrganizationId } from "../schema/ids.ts";
import type { Refusal } from "./errors.ts";
import type { Viewer } from "./viewer.ts";

export interface RefusedMutation {
  readonly viewer: Viewer | null;
  readonly requestId: string;
  /** The mutation's field. */
  readonly field: string;
  readonly input: unknown;
  readonly refusal: Refusal;
}

export interface RefusalLog {
  /** What the log calls each mutation: the same word as when it succeeds. Null: nobody asks who was refused this. */
  readonly actions: Readonly<Record<string, string | null>>;
  record(refused: RefusedMutation): Promise<void>;
}

interface Options {
  /** How long equal refusals are counted together; a minute. */
  readonly windowMs?: number;
  /** Hears that a counted entry could not be written. */
  readonly onUnexpected?: (error: unknown, correlationId: string) => void;
}

const single = 20;
/** Actors and actions that are counted at once; beyond, each refusal is an entry. */
const counters = 10_000;

const recorded = new WeakSet<Refusal>();

/** Marks a refusal whose entry was written where it was made, with more than the door knows. */
export const markRecorded = (refusal: Refusal): Refusal => {
  recorded.add(refusal);
  return refusal;
};

/** Writes refusals through a login of the subgraph. */
export const createRefusalLog = (
  source: DataSource,
  actions: RefusalLog["actions"],
  { windowMs = 60_000, onUnexpected }: Options = {},
): RefusalLog => {
  const equal = new Map<string, { count: number; last: () => Promise<void> }>();
  const write = (organization: OrganizationId | null, entry: AuditEntry): Promise<void> =>
    transact(source, organization, async (tx) => void (await tx.audit(entry)));

  const conclude = (key: string) => {
    const counter = equal.get(key);
    equal.delete(key);
    if (counter && counter.count > single) counter.last().catch((error: unknown) => onUnexpected?.(error, "refusal-log"));
  };

  return {
    actions,
    record: async ({ viewer, requestId, field, input, refusal }) => {
      const action = actions[field];
      if (action == null || recorded.has(refusal) || isElsewhere(refusal) || (viewer === null && refusal.code === "UNAUTHENTICATED"))
        return;
      const organization = viewer?.organizationId ?? null;
      const entry: AuditEntry = {
        actor: viewer?.subjectId ?? "anonymous",
        actorKind: viewer?.kind ?? "system",
        onBehalfOf: viewer?.onBehalfOf ?? null,
        sessionId: viewer?.sessionId ?? null,
        action,
        resource: resourceOf(input) ?? action.split(".")[0] ?? action,
        outcome: "refused",
        reasons: [refusal.code],
        requestId,
      };
      const key = JSON.stringify([organization, entry.actor, action, refusal.code]);
      const counter = equal.get(key);
      if (!counter && equal.size < counters) {
        equal.set(key, { count: 1, last: async () => undefined });
        setTimeout(() => conclude(key), windowMs).unref();
      }
      if (counter) {
        counter.count += 1;
        counter.last = () => write(organization, { ...entry, after: { times: counter.count - single } });
        if (counter.count > single) return;
      }
      await write(organization, entry);
    },
  };
};

// Governance writes down what it refuses, and says which decision it was; a database that is away writes nothing.
const isElsewhere = ({ code, extensions }: Refusal): boolean => code === "UNAVAILABLE" || extensions.decisionId !== undefined;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The first thing the input names by its id: `membershipId` is `membership:…`. Nothing else of an input goes into the log. */
const resourceOf = (input: unknown): string | null => {
  for (const [name, value] of Object.entries(typeof input === "object" && input !== null ? input : {}))
    if (name.endsWith("Id") && typeof value === "string" && uuid.test(value))
      return `${name.slice(0, -2).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`;
  return null;
};
