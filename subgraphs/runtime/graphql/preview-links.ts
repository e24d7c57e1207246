import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { DateTime } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { requireViewer } from "../../viewer.ts";
import { createPreviewLink, previewLinks, revokePreviewLink, rolesForPreview } from "../application/preview-links.ts";
import type { PreviewLink } from "../data-plane/people/preview-links.ts";
import { presentText } from "./present.ts";
import { ReadableRole } from "./read-views.ts";
import type { Context } from "./resolver.ts";

@ObjectType("PreviewLink", { description: "Opens a preview as one role, without an account, for whoever has it." })
export class PreviewLinkType {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => ID, { description: "Id of the role it opens the preview as." })
  role!: string;
  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
  @Field(() => UserStub, { description: "Who made it." })
  createdBy!: UserStub;
  @Field(() => DateTime, { description: "It ends then." })
  expiresAt!: Date;
  @Field(() => String, { nullable: true, description: "The address to hand over; only in the answer that made it." })
  url!: string | null;
}

@InputType({ description: "As which role, for how long." })
export class CreatePreviewLinkInput {
  @Field(() => ID, { description: "The preview environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the role; not the administrators' and not the visitors'." })
  role!: string;
  @Field(() => Int, { description: "Hours until it ends, 1 to 168.", defaultValue: 24 })
  hours!: number;
}

@InputType({ description: "Which link to take back." })
export class RevokePreviewLinkInput {
  @Field(() => ID, { description: "The preview environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id of the link." })
  id!: string;
}

const present = ({ createdBy, ...link }: PreviewLink, url: string | null = null): PreviewLinkType => ({
  ...link,
  createdBy: { id: createdBy },
  url,
});
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver()
export class PreviewLinksResolver {
  @Query(() => [PreviewLinkType], { description: "Links to a preview that are good now, newest first." })
  async previewLinks(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<PreviewLinkType[]> {
    return (await previewLinks(context.deps, requireViewer(context), environmentId as EnvironmentId)).map((link) => present(link));
  }

  @Query(() => [ReadableRole], { description: "The roles a preview can be opened as; none of other environments." })
  async previewRoles(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<ReadableRole[]> {
    const roles = await rolesForPreview(context.deps, requireViewer(context), environmentId as EnvironmentId);
    return roles.map(({ id, label }) => ({ id, label: presentText(label) }));
  }

  @Mutation(() => PreviewLinkType, { description: "Makes a link that opens a preview as one role, for a time. Its address is told once." })
  async createPreviewLink(
    @Arg("input", () => CreatePreviewLinkInput, { description: "As which role, for how long." }) input: CreatePreviewLinkInput,
    @Ctx() context: Context,
  ): Promise<PreviewLinkType> {
    const { role, hours } = input;
    const environmentId = input.environmentId as EnvironmentId;
    const { url, ...link } = await createPreviewLink(context.deps, askerOf(context), { environmentId, role, hours });
    return present(link, url);
  }

  @Mutation(() => Boolean, { description: "Takes a preview link back; sessions that began under it end." })
  async revokePreviewLink(
    @Arg("input", () => RevokePreviewLinkInput, { description: "Which." }) input: RevokePreviewLinkInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await revokePreviewLink(context.deps, askerOf(context), { environmentId: input.environmentId as EnvironmentId, id: input.id });
    return true;
  }
}
