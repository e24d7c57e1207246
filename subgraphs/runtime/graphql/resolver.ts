import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { BlueprintId, EnvironmentId, PlatformId, ReleaseId, Sentence, VersionId } from "../../../schema/ids.ts";
import type { SubgraphContext } from "../../serve.ts";
import { PageArgs, ProblemType, readPage, SentenceType } from "../../shared-types.ts";
import { authorize, requireViewer } from "../../viewer.ts";
import { environmentOf, platformOf, releaseOf } from "../application/find.ts";
import { eventsOf, figuresOf } from "../application/look.ts";
import { activeProblems } from "../application/models.ts";
import { planRelease, previewPlan } from "../application/plan-release.ts";
import {
  archivePlatform,
  openAsAdministrator,
  previousRelease,
  renamePlatform,
  restorePlatform,
  rollBack,
} from "../application/platforms.ts";
import type { RuntimeDeps, RuntimeUnit } from "../application/ports.ts";
import { cancelRelease, startRelease } from "../application/start-release.ts";
import { waitsFor } from "../application/waits-for.ts";
import type { Release } from "../domain/release.ts";
import {
  EnvironmentInput,
  MigrationPlanInput,
  PlanReleaseInput,
  PlatformInput,
  ReleaseInput,
  RenamePlatformInput,
  StartReleaseInput,
} from "./inputs.ts";
import { presentCounts, presentEnvironment, presentEvent, presentPlan, presentPlatform, presentRelease } from "./present.ts";
import { MigrationPlanType, ReleasePage, ReleaseType } from "./release-types.ts";
import { AdministratorLink, EnvironmentType, EventPage, FiguresType, PlatformEventType, PlatformPage, PlatformType } from "./types.ts";

export type Context = SubgraphContext<RuntimeDeps>;

/** Runs a read in a transaction of the viewer's organization, after checking that they may see platforms. */
export const reading = <T>(context: Context, work: (unit: RuntimeUnit) => Promise<T>): Promise<T> => {
  const viewer = authorize(context.viewer, "platform.read");
  return context.deps.store.transact(viewer.organizationId, work);
};
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });
const orNull = <T>(found: Promise<T>): Promise<T | null> =>
  found.catch((error: unknown) => {
    if ((error as { code?: string }).code === "RUNTIME_NOT_FOUND") return null;
    throw error;
  });

/** A release with the name of its environment, which its presentation needs. */
export const presentedRelease = (context: Context, release: Release): Promise<ReleaseType> =>
  reading(context, async (unit) => presentRelease(release, (await environmentOf(unit, release.environmentId)).name));

@Resolver(() => PlatformType)
export class PlatformResolver {
  @Query(() => PlatformPage, { description: "The organization's platforms." })
  async platforms(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<PlatformPage> {
    const found = await reading(context, (unit) => unit.platforms(readPage(page)));
    return { items: found.items.map(presentPlatform), nextCursor: found.nextCursor };
  }

  @Query(() => PlatformType, { nullable: true, description: "One platform, by id, key or blueprint; null when there is none here." })
  async platform(
    @Arg("id", () => ID, { nullable: true, description: "Its id." }) id: string | null,
    @Arg("key", () => String, { nullable: true, description: "Or the first part of its addresses." }) key: string | null,
    @Arg("blueprintId", () => ID, { nullable: true, description: "Or the blueprint that runs as it." }) blueprintId: string | null,
    @Ctx() context: Context,
  ): Promise<PlatformType | null> {
    const found = await reading(context, (unit) => {
      if (id) return orNull(platformOf(unit, id as PlatformId));
      return blueprintId ? unit.platformOfBlueprint(blueprintId as BlueprintId) : unit.platformByKey(key ?? "");
    });
    return found && presentPlatform(found);
  }

  @FieldResolver(() => [EnvironmentType], { description: "Where it runs." })
  async environments(@Root() platform: PlatformType, @Ctx() context: Context): Promise<EnvironmentType[]> {
    return (await reading(context, (unit) => unit.environmentsOf(platform.id as PlatformId))).map(presentEnvironment);
  }

  @Mutation(() => PlatformType, { description: "Gives a platform another name or address." })
  async renamePlatform(
    @Arg("input", () => RenamePlatformInput, { description: "The new name." }) input: RenamePlatformInput,
    @Ctx() context: Context,
  ): Promise<PlatformType> {
    const label = { ...(input.label?.en ? { en: input.label.en } : {}), ...(input.label?.ar ? { ar: input.label.ar } : {}) };
    return presentPlatform(
      await renamePlatform(context.deps, askerOf(context), { platformId: input.platformId as PlatformId, label, key: input.key ?? null }),
    );
  }

  @Mutation(() => PlatformType, { description: "Stops answering for a platform and keeps its data. restorePlatform brings it back." })
  async archivePlatform(
    @Arg("input", () => PlatformInput, { description: "Which." }) input: PlatformInput,
    @Ctx() context: Context,
  ): Promise<PlatformType> {
    return presentPlatform(await archivePlatform(context.deps, askerOf(context), input.platformId as PlatformId));
  }

  @Mutation(() => PlatformType, { description: "Brings an archived platform back with everything it had." })
  async restorePlatform(
    @Arg("input", () => PlatformInput, { description: "Which." }) input: PlatformInput,
    @Ctx() context: Context,
  ): Promise<PlatformType> {
    return presentPlatform(await restorePlatform(context.deps, askerOf(context), input.platformId as PlatformId));
  }
}

@Resolver(() => EnvironmentType)
export class EnvironmentResolver {
  @Query(() => EnvironmentType, { nullable: true, description: "One environment; null when there is none with this id here." })
  async environment(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<EnvironmentType | null> {
    const found = await reading(context, (unit) => orNull(environmentOf(unit, id as EnvironmentId)));
    return found && presentEnvironment(found);
  }

  @Query(() => EventPage, { description: "What happened to an environment's records, newest first." })
  async environmentEvents(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50, description: "How many, 1 to 200." }) first: number,
    @Arg("before", () => String, { nullable: true, description: "Older than this revision." }) before: string | null,
    @Ctx() context: Context,
  ): Promise<EventPage> {
    const { limit } = readPage({ first });
    const viewer = authorize(context.viewer, "platform.read");
    const { events, model } = await eventsOf(context.deps, viewer, environmentId as EnvironmentId, before ?? null, limit);
    return {
      items: events.map((event) => presentEvent(event, environmentId, model)),
      nextCursor: events.length === limit ? (events.at(-1)?.revision ?? null) : null,
    };
  }

  @FieldResolver(() => PlatformType, { description: "The platform it belongs to." })
  async platform(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<PlatformType> {
    return presentPlatform(await reading(context, (unit) => platformOf(unit, environment.platformId as PlatformId)));
  }

  @FieldResolver(() => String, { description: "Its address." })
  url(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<string> {
    return reading(context, async (unit) =>
      context.deps.addressOf((await platformOf(unit, environment.platformId as PlatformId)).key, environment.name as "preview"),
    );
  }

  @FieldResolver(() => String, { description: "The address of its GraphQL API." })
  async graphqlUrl(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<string> {
    return `${await this.url(environment, context)}/graphql`;
  }

  @FieldResolver(() => Boolean, { description: "Whether there is an earlier version to go back to." })
  canRollBack(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<boolean> {
    return reading(
      context,
      async (unit) => (await previousRelease(unit, await environmentOf(unit, environment.id as EnvironmentId))) !== null,
    );
  }

  @FieldResolver(() => ReleaseType, { nullable: true, description: "What answers now; null before the first release." })
  async activeRelease(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<ReleaseType | null> {
    if (!environment.activeReleaseId) return null;
    return presentRelease(await reading(context, (unit) => releaseOf(unit, environment.activeReleaseId as ReleaseId)), environment.name);
  }

  @FieldResolver(() => ReleasePage, { description: "Its releases, newest first." })
  async releases(
    @Root() environment: EnvironmentType,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<ReleasePage> {
    const found = await reading(context, (unit) => unit.releasesOf(environment.id as EnvironmentId, readPage(page)));
    return { items: found.items.map((release) => presentRelease(release, environment.name)), nextCursor: found.nextCursor };
  }

  @FieldResolver(() => [ProblemType], {
    description:
      "What this program refuses of the version that runs, which was released before; what of it cannot be worked out is closed until a version without them is released.",
  })
  async problems(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<readonly ProblemType[]> {
    const found = await reading(context, (unit) => environmentOf(unit, environment.id as EnvironmentId));
    return [...(await activeProblems(context.deps, found))];
  }

  @FieldResolver(() => FiguresType, { description: "How it is doing." })
  figures(@Root() environment: EnvironmentType, @Ctx() context: Context): Promise<FiguresType> {
    return presentFigures(context, environment.id as EnvironmentId);
  }

  @Mutation(() => ReleaseType, { description: "Releases the version that ran before. Everything entered since is kept." })
  async rollBack(
    @Arg("input", () => EnvironmentInput, { description: "Where." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<ReleaseType> {
    return presentedRelease(context, await rollBack(context.deps, askerOf(context), input.environmentId as EnvironmentId));
  }

  @Mutation(() => AdministratorLink, { description: "Makes a one-time link that signs you in as the environment's administrator." })
  async openAsAdministrator(
    @Arg("input", () => EnvironmentInput, { description: "Where." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<AdministratorLink> {
    return { url: await openAsAdministrator(context.deps, askerOf(context), input.environmentId as EnvironmentId) };
  }
}

/** The figures of an environment of the viewer's organization. */
export const presentFigures = async (context: Context, id: EnvironmentId): Promise<FiguresType> => {
  const viewer = authorize(context.viewer, "platform.read");
  const { measured, counts, endUsers, model } = await figuresOf(context.deps, viewer, id);
  return { ...measured, endUsers, records: model ? presentCounts(counts, model) : [], at: context.deps.clock.now() };
};

@Resolver(() => ReleaseType)
export class ReleaseResolver {
  @Query(() => ReleaseType, { nullable: true, description: "One release; null when there is none with this id here." })
  async release(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<ReleaseType | null> {
    const found = await reading(context, (unit) => orNull(releaseOf(unit, id as ReleaseId)));
    return found && presentedRelease(context, found);
  }

  @Query(() => MigrationPlanType, { description: "What releasing a version would do, without doing anything." })
  async migrationPlan(
    @Arg("input", () => MigrationPlanInput, { description: "Which version, where." }) input: MigrationPlanInput,
    @Ctx() context: Context,
  ): Promise<MigrationPlanType> {
    const { plan } = await previewPlan(context.deps, requireViewer(context), {
      versionId: input.versionId as VersionId,
      environment: input.environment,
    });
    return presentPlan(plan, { versionId: input.versionId, environment: input.environment, computedAt: context.deps.clock.now(), done: 0 });
  }

  @FieldResolver(() => SentenceType, {
    nullable: true,
    description: "While it is active and its last steps have not begun: what they wait for.",
  })
  async waitsFor(@Root() release: ReleaseType, @Ctx() context: Context): Promise<Sentence | null> {
    return waitsFor(context.deps, await reading(context, (unit) => releaseOf(unit, release.id as ReleaseId)));
  }

  @FieldResolver(() => PlatformType, { description: "The platform it belongs to." })
  async platform(@Root() release: ReleaseType, @Ctx() context: Context): Promise<PlatformType> {
    return presentPlatform(await reading(context, (unit) => platformOf(unit, release.platformId as PlatformId)));
  }

  @FieldResolver(() => EnvironmentType, { description: "Where it goes." })
  async environment(@Root() release: ReleaseType, @Ctx() context: Context): Promise<EnvironmentType> {
    return presentEnvironment(await reading(context, (unit) => environmentOf(unit, release.environmentId as EnvironmentId)));
  }

  @Mutation(() => ReleaseType, {
    description: "Plans a release. Platform and environment are made at the first one; nothing runs before startRelease.",
  })
  async planRelease(
    @Arg("input", () => PlanReleaseInput, { description: "Which version, where." }) input: PlanReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseType> {
    return presentedRelease(
      context,
      await planRelease(context.deps, askerOf(context), { versionId: input.versionId as VersionId, environment: input.environment }),
    );
  }

  @Mutation(() => ReleaseType, { description: "Starts a planned release, or continues a failed one. Production asks governance first." })
  async startRelease(
    @Arg("input", () => StartReleaseInput, { description: "Which." }) input: StartReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseType> {
    const fates = Object.fromEntries((input.fates ?? []).map(({ stepId, fate }) => [stepId, fate]));
    return presentedRelease(context, await startRelease(context.deps, askerOf(context), input.releaseId as ReleaseId, fates));
  }

  @Mutation(() => ReleaseType, { description: "Gives up a release that has not begun, or has failed." })
  async cancelRelease(
    @Arg("input", () => ReleaseInput, { description: "Which." }) input: ReleaseInput,
    @Ctx() context: Context,
  ): Promise<ReleaseType> {
    return presentedRelease(context, await cancelRelease(context.deps, askerOf(context), input.releaseId as ReleaseId));
  }
}

@Resolver(() => PlatformEventType)
export class PlatformEventResolver {
  @FieldResolver(() => EnvironmentType, { description: "Where it happened." })
  async environment(@Root() event: PlatformEventType, @Ctx() context: Context): Promise<EnvironmentType> {
    return presentEnvironment(await reading(context, (unit) => environmentOf(unit, event.environmentId as EnvironmentId)));
  }

  @FieldResolver(() => PlatformType, { description: "The platform it happened in." })
  platform(@Root() event: PlatformEventType, @Ctx() context: Context): Promise<PlatformType> {
    return reading(context, async (unit) =>
      presentPlatform(await platformOf(unit, (await environmentOf(unit, event.environmentId as EnvironmentId)).platformId)),
    );
  }
}
