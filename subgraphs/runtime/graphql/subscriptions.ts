import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { EnvironmentId, ReleaseId } from "../../../schema/ids.ts";
import type { Feed, Happened } from "../../feed.ts";
import { authorize } from "../../viewer.ts";
import type { RecordEvent } from "../application/events.ts";
import { environmentOf, releaseOf } from "../application/find.ts";
import { modelOfEnvironment, watchEvents, watchFigures } from "../application/look.ts";
import { presentEvent } from "./present.ts";
import { ReleaseChangeType } from "./release-types.ts";
import { type Context, presentedRelease, presentFigures, reading } from "./resolver.ts";
import { FiguresChangeType, PlatformEventType } from "./types.ts";

interface Asked {
  readonly args: Record<string, unknown>;
  readonly context: Context;
}
const releaseTypes = ["ReleasePlanned", "ReleaseStarted", "ReleaseProgressed", "ReleaseActivated", "ReleaseFailed", "ReleaseCancelled"];

const releases = async ({ args, context }: Asked): Promise<Feed<Happened>> => {
  const viewer = authorize(context.viewer, "platform.read");
  await reading(context, (unit) => releaseOf(unit, args.releaseId as ReleaseId));
  return context.deps.watch({
    organization: viewer.organizationId,
    types: releaseTypes,
    after: (args.after as string | null) ?? null,
    matches: (data) => data.releaseId === args.releaseId,
  });
};
const events = async ({ args, context }: Asked): Promise<Feed<RecordEvent>> =>
  watchEvents(
    context.deps,
    authorize(context.viewer, "platform.read"),
    args.environmentId as EnvironmentId,
    (args.after as string | null) ?? null,
  );
const figures = async ({ args, context }: Asked): Promise<Feed<object>> => {
  await reading(context, (unit) => environmentOf(unit, args.environmentId as EnvironmentId));
  return watchFigures(context.deps, args.environmentId as EnvironmentId);
};

@Resolver()
export class RuntimeSubscriptions {
  @Subscription(() => ReleaseChangeType, {
    description: "A release as it moves on.",
    subscribe: (asked) => releases(asked as unknown as Asked) as never,
  })
  async releaseChanged(
    @Root() event: Happened,
    @Arg("releaseId", () => ID, { description: "The release." }) releaseId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<ReleaseChangeType> {
    const release = await reading(context, (unit) => releaseOf(unit, releaseId as ReleaseId));
    return { revision: event.position, release: await presentedRelease(context, release) };
  }

  @Subscription(() => PlatformEventType, {
    description: "What happens to an environment's records, every event once and in order.",
    subscribe: (asked) => events(asked as unknown as Asked) as never,
  })
  async platformEvents(
    @Root() event: RecordEvent,
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Arg("after", () => String, { nullable: true, description: "Resume after this revision." }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<PlatformEventType> {
    const viewer = authorize(context.viewer, "platform.read");
    return presentEvent(event, environmentId, await modelOfEnvironment(context.deps, viewer, environmentId as EnvironmentId));
  }

  @Subscription(() => FiguresChangeType, {
    description: "An environment's figures, now and whenever they moved, at most once a second.",
    subscribe: (asked) => figures(asked as unknown as Asked) as never,
  })
  async figuresChanged(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<FiguresChangeType> {
    return { figures: await presentFigures(context, environmentId as EnvironmentId) };
  }
}
