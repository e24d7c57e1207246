/** Grants out, grants used up, executions told of: the third phase. */
import { jcs } from "../../../schema/blueprint/canonical.ts";
import { decisionKinds } from "../../../schema/decision-kinds.ts";
import type { Decisions, KillScope, Query } from "../../../schema/decisions.ts";
import type { DecisionId, Json, OrganizationId } from "../../../schema/ids.ts";
import type { RefusedGrant } from "../../remote-decisions.ts";
import { decide, isOver } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import { haltedBy, scopeWords } from "../domain/kill-switch.ts";
import { grantSeconds } from "./grants.ts";
import type { Found, GovernanceDeps } from "./ports.ts";
import { VersionTaken } from "./ports.ts";

/** Issues a grant for an approved decision. */
export const issueGrant = (deps: GovernanceDeps, { record, version }: Found): Promise<string> => {
  const at = deps.clock.now();
  const audience = decisionKinds[record.kind].executor;
  const issue = () =>
    deps.store.transact("execution", record.organizationId, async (unit) => {
      const jti = deps.newId();
      const epoch = await unit.epoch();
      const grant = {
        jti,
        decisionId: record.id,
        audience,
        payloadHash: record.payloadHash,
        epoch,
        issuedAt: at,
        expiresAt: new Date(at.getTime() + grantSeconds * 1000),
      };
      await unit.insertGrant(grant);
      const text = {
        en: `A grant was issued to ${audience}, good for ${grantSeconds} seconds.`,
        ar: `صدر إذن تنفيذ إلى ${audience} صالح ${grantSeconds} ثانية.`,
      };
      await unit.append(record.id, version, [], [{ phase: "execution", key: "granted", at, text, data: { jti, audience, epoch } }], {});
      return deps.keys.sign({ ...grant, organizationId: record.organizationId, kind: record.kind });
    });
  // Two may be issued at once; each is good, and only one of them can be used up.
  return again(issue);
};

/** A grant for a decision that people have approved meanwhile; null while it is not, no longer is, was executed, or is stopped. */
export const claimGrant = async (
  deps: GovernanceDeps,
  organization: OrganizationId,
  id: DecisionId,
  executor: string,
): Promise<string | null> => {
  const found = await deps.store.transact("request", organization, async (unit) => {
    const found = await unit.found(id);
    if (found?.decision.status !== "approved" || decisionKinds[found.record.kind].executor !== executor) return null;
    if (deps.clock.now() >= found.record.expiresAt || (await unit.execution(id))) return null;
    const scopes: KillScope[] = [
      { scope: "organization", id: organization },
      { scope: "decision", id },
    ];
    return found.record.kind !== "kill.lift" && haltedBy(await unit.switches(), scopes, "automation") ? null : found;
  });
  return found && issueGrant(deps, found);
};

/** What using a grant up needs: all of it is there in an executor's own process, without governance's logins. */
export interface GrantDoorDeps extends Pick<GovernanceDeps, "keys" | "clock" | "newId" | "sha256"> {
  /** In a transaction of its own: the effect's is about to be rolled back. */
  recordRefused(refused: RefusedGrant): Promise<void>;
}

/** Records a refused grant in the audit log. */
export const recordRefusedGrant = (
  deps: Pick<GovernanceDeps, "store">,
  { organizationId, decisionId, jti, executor, reason }: RefusedGrant,
): Promise<void> =>
  deps.store.transact("request", organizationId, (unit) =>
    unit.audit({
      actor: executor,
      actorKind: "service",
      action: "decision.consume-grant",
      resource: `decision:${decisionId}`,
      outcome: "refused",
      reasons: ["GOVERNANCE_GRANT_INVALID", reason],
      requestId: jti,
      decisionId,
    }),
  );

/**
 * Uses a grant up inside the transaction of the effect. Throws GOVERNANCE_GRANT_INVALID (with the reason, and an audit entry of its own)
 * for a used, late, foreign or altered grant, GOVERNANCE_HALTED while a kill switch covers it.
 */
export const consumeGrant = async (
  deps: GrantDoorDeps,
  query: Query,
  grant: string,
  payload: Json,
  executor: string,
): Promise<DecisionId> => {
  const at = deps.clock.now();
  const hash = deps.sha256(jcs(payload));
  const claims = await deps.keys.verify(grant, executor, at);
  if (!claims) throw governanceErrors("GRANT_INVALID", { reason: "signature" }, { reason: "signature" });
  const answer = await passing(() =>
    query<{ answer: string }>("select governance.consume_grant($1, $2, $3, $4, $5) as answer", [
      claims.jti,
      claims.decisionId,
      hash,
      deps.newId(),
      at,
    ]),
  );
  const reason = answer[0]?.answer ?? "unknown";
  if (reason === "ok") return claims.decisionId;
  const { organizationId, decisionId, jti } = claims;
  await deps.recordRefused({ organizationId, decisionId, jti, executor, reason });
  throw governanceErrors("GRANT_INVALID", { reason }, { reason, decisionId: claims.decisionId });
};

/** Passes, or throws GOVERNANCE_HALTED naming the switch. One statement, inside the caller's transaction. */
export const assertLive: Decisions["assertLive"] = async (query, scopes, reach) => {
  await passing(() => query("select governance.assert_live($1::jsonb, $2)", [JSON.stringify(scopes), reach]));
};

/** Turns what the doors raise into the refusal people read. */
const passing = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask();
  } catch (error) {
    const raised = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; detail?: string };
    if (raised.code !== "WN423") throw error;
    const { id, scope, since } = JSON.parse(raised.detail ?? "{}") as { id: string; scope: KillScope["scope"]; since: string };
    throw governanceErrors("HALTED", { scope: scopeWords[scope], since }, { killSwitch: id, scope, since });
  }
};

/** Tells of an execution that began: its event and its step, once. The background does the same for those whose executor is gone. */
export const announceExecution = (deps: GovernanceDeps, organization: OrganizationId, id: DecisionId): Promise<void> =>
  again(async () => {
    const { found, execution } = await look(deps, organization, id);
    if (!found || !execution || execution.announced) return;
    const at = deps.clock.now();
    await deps.store.transact("execution", organization, async (unit) => {
      await unit.announceExecution(id, at);
      // Stopped between the grant and now: the row stays, and nothing is said to have begun after the stop.
      if (isOver(found.decision)) return;
      const text = { en: "It began.", ar: "بدأ التنفيذ." };
      const step = { phase: "execution" as const, key: "started", at, text, data: { executionId: execution.id } };
      await unit.append(id, found.version, decide({ type: "Start", executionId: execution.id }, found.decision), [step], {});
    });
  });

/** Records how an execution ended. Saying it twice, or of a decision that was stopped meanwhile, changes nothing. */
export const finishExecution: (
  deps: GovernanceDeps,
  organization: OrganizationId,
  id: DecisionId,
  result: Parameters<Decisions["finish"]>[2],
) => Promise<void> = async (deps, organization, id, result) => {
  await announceExecution(deps, organization, id);
  await again(async () => {
    const { found } = await look(deps, organization, id);
    if (!found) throw governanceErrors("NOT_FOUND");
    if (found.decision.status !== "executing") return;
    const at = deps.clock.now();
    const code = result.ok ? null : (result.code ?? "FAILED");
    const resultHash = result.hash ?? null;
    await deps.store.transact("execution", organization, async (unit) => {
      await unit.finishExecution(id, { outcome: result.ok ? "executed" : "failed", code, resultHash, at });
      const text = result.ok ? { en: "It is done.", ar: "تم التنفيذ." } : { en: `It failed: ${code}.`, ar: `فشل التنفيذ: ${code}.` };
      const step = { phase: "execution" as const, key: result.ok ? "finished" : "failed", at, text, data: { code, resultHash } };
      await unit.append(id, found.version, decide({ type: "Finish", ok: result.ok, code, resultHash }, found.decision), [step], {});
    });
  });
};

const look = (deps: GovernanceDeps, organization: OrganizationId, id: DecisionId) =>
  deps.store.transact("request", organization, async (unit) => ({ found: await unit.found(id), execution: await unit.execution(id) }));

/** Runs read–decide–write again when somebody was faster. */
export const again = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof VersionTaken) || tries === 5) throw error;
    }
  }
};
