import { Ctx, Query, Resolver } from "type-graphql";
import type { SubgraphContext } from "../../serve.ts";
import type { GovernanceDeps } from "../application/ports.ts";
import { readSwitches } from "../application/read-switches.ts";
import { presentSwitch } from "./present.ts";
import { KillSwitchType } from "./types.ts";

type Context = SubgraphContext<GovernanceDeps>;

@Resolver(() => KillSwitchType)
export class KillSwitchResolver {
  @Query(() => [KillSwitchType], { description: "The kill switches that concern your organization, the active ones first." })
  async killSwitches(@Ctx() context: Context): Promise<KillSwitchType[]> {
    return (await readSwitches(context.deps, context.viewer)).map(presentSwitch);
  }
}
