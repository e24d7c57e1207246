import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Dependent } from "../../../schema/blueprint/impact.ts";
import type { BranchId } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import type { SubgraphContext } from "../../serve.ts";
import { encodeCursor, PageArgs, readPage } from "../../shared-types.ts";
import { authorize } from "../../viewer.ts";
import { impactInDraft } from "../application/impact-in-draft.ts";
import type { BlueprintDeps } from "../application/ports.ts";
import { type DependentType, ImpactType } from "./impact-types.ts";

type Context = SubgraphContext<BlueprintDeps>;

@Resolver()
export class ImpactResolver {
  @Query(() => ImpactType, {
    nullable: true,
    description: "What depends on a node of a draft, before it is changed or removed; null when the draft has no such node.",
  })
  async impact(
    @Arg("branchId", () => ID, { description: "The branch." }) branchId: string,
    @Arg("id", () => ID, { description: "The node: an entity, field, option, role, policy, action, page …" }) id: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<ImpactType | null> {
    const { organizationId } = authorize(context.viewer, "blueprint.read");
    const { limit, after } = readPage(page);
    const from = after === null ? 0 : Number(after[0]);
    if (!Number.isSafeInteger(from) || from < 0) throw doorErrors("BAD_REQUEST", { detail: "after" });
    const found = await impactInDraft(context.deps, organizationId, branchId as BranchId, id);
    if (!found) return null;
    const { dependents, inside } = found;
    const next = from + limit;
    return {
      ...found,
      inside: inside.length,
      total: dependents.length,
      items: dependents.slice(from, next).map(presentDependent),
      nextCursor: next < dependents.length ? encodeCursor([next]) : null,
    };
  }
}

const presentDependent = ({ text, ...dependent }: Dependent): DependentType => ({ ...dependent, sentence: text });
