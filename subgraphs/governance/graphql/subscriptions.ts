import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { Happened } from "../../feed.ts";
import type { SubgraphContext } from "../../serve.ts";
import { authorize } from "../../viewer.ts";
import { readSwitches } from "../application/kill-switches.ts";
import type { GovernanceDeps } from "../application/ports.ts";
import { readerOf, readSealed } from "../application/read-audit.ts";
import { readDecision } from "../application/read-decisions.ts";
import { decisionEventTypes } from "../domain/decision.ts";
import { governanceErrors } from "../domain/errors.ts";
import { presentDecision, presentEntry, presentSwitch } from "./present.ts";
import { AuditEntryAppendedType, DecisionChangeType, KillSwitchChangeType } from "./types.ts";

type Context = SubgraphContext<GovernanceDeps>;
interface Asked {
  readonly args: Record<string, unknown>;
  readonly context: Context;
}

const afterOf = (args: Asked["args"]) => (args.after as string | null | undefined) ?? null;

const watchDecisions = async ({ args, context }: Asked) => {
  const { organizationId } = authorize(context.viewer, "decision.read");
  if (args.id != null && !(await readDecision(context.deps, context.viewer, String(args.id)))) throw governanceErrors("NOT_FOUND");
  return context.deps.watch({
    organization: organizationId,
    types: decisionEventTypes,
    after: afterOf(args),
    matches: (data) => args.id == null || data.decisionId === args.id,
  });
};
const watchSwitches = async ({ args, context }: Asked) =>
  context.deps.watch({
    organization: authorize(context.viewer, "organization.read").organizationId,
    types: ["KillSwitchTriggered", "KillSwitchLifted"],
    after: afterOf(args),
    matches: () => true,
  });
const watchAudit = async ({ args, context }: Asked) =>
  context.deps.watch({
    organization: readerOf(context.viewer).organizationId,
    types: ["AuditSealed"],
    after: afterOf(args),
    matches: () => true,
  });

@Resolver()
export class GovernanceSubscriptions {
  @Subscription(() => DecisionChangeType, {
    description: "What happens to decisions, or to one of them.",
    subscribe: (asked) => watchDecisions(asked as unknown as Asked) as never,
  })
  async decisionChanged(
    @Root() event: Happened,
    @Arg("id", () => ID, { nullable: true, description: "Only this decision." }) _id: string | null,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<DecisionChangeType> {
    const row = await readDecision(context.deps, context.viewer, (event.data as { decisionId: string }).decisionId);
    if (!row) throw governanceErrors("NOT_FOUND");
    return { revision: event.position, type: event.type, decision: presentDecision(row) };
  }

  @Subscription(() => KillSwitchChangeType, {
    description: "Kill switches of your organization as they are triggered and lifted.",
    subscribe: (asked) => watchSwitches(asked as unknown as Asked) as never,
  })
  async killSwitchChanged(
    @Root() event: Happened,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<KillSwitchChangeType> {
    const { killSwitchId } = event.data as { killSwitchId: string };
    const found = (await readSwitches(context.deps, context.viewer)).find(({ id }) => id === killSwitchId);
    if (!found) throw governanceErrors("NOT_FOUND");
    return { revision: event.position, killSwitch: presentSwitch(found) };
  }

  @Subscription(() => AuditEntryAppendedType, {
    description: "Audit entries as they are sealed.",
    subscribe: (asked) => watchAudit(asked as unknown as Asked) as never,
  })
  async auditEntryAppended(
    @Root() event: Happened,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<AuditEntryAppendedType> {
    const { entries, to = 0 } = event.data as { entries: number; to?: number };
    const sealed = await readSealed(context.deps, context.viewer, to - entries + 1, to);
    return { revision: event.position, entries: sealed.map(presentEntry) };
  }
}
