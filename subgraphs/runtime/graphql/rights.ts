import { Arg, Ctx, Field, ID, InputType, ObjectType, Query, Resolver, registerEnumType } from "type-graphql";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { TextType } from "../../shared-types.ts";
import { requireViewer } from "../../viewer.ts";
import { askableRights, explainRights, findForRights } from "../application/rights.ts";
import { presentText } from "./present.ts";
import type { Context } from "./resolver.ts";

enum FieldRight {
  OPEN = "OPEN",
  MASKED = "MASKED",
  CLOSED = "CLOSED",
}
registerEnumType(FieldRight, {
  name: "FieldRight",
  description: "What a person may do with a field of a record.",
  valuesConfig: {
    OPEN: { description: "See it, or set it." },
    MASKED: { description: "See its mask." },
    CLOSED: { description: "Nothing." },
  },
});

@ObjectType({ description: "An action a blueprint declares." })
export class AskableAction {
  @Field(() => String, { description: "What an operation of this name is asked as." })
  name!: string;
  @Field(() => TextType, { description: "What it is called." })
  label!: TextType;
}

@ObjectType({ description: "A kind of records whose rights can be asked about." })
export class AskableRecords {
  @Field(() => ID, { description: "Id of the entity." })
  id!: string;
  @Field(() => TextType, { description: "What one is called." })
  label!: TextType;
  @Field(() => TextType, { description: "What several are called." })
  plural!: TextType;
  @Field(() => Boolean, { description: "Whether they are found by words; if not, a record is named by its id." })
  searchable!: boolean;
  @Field(() => [AskableAction], { description: "The actions declared on them." })
  actions!: AskableAction[];
}

@ObjectType("AskableRights", { description: "What can be asked about the rights of an environment's end users." })
export class AskableRightsType {
  @Field(() => [AskableRecords], { description: "Records an administrator of the platform may see; the end users are the first of them." })
  records!: AskableRecords[];
  @Field(() => Boolean, {
    description: "The platform serves several accounts: only what lies in the account of the test rows can be asked about.",
  })
  testAccountOnly!: boolean;
}

@ObjectType({ description: "A record or an end user that can be asked about." })
export class RightsSubject {
  @Field(() => ID, { description: "Its id." })
  id!: string;
  @Field(() => String, { nullable: true, description: "What it is called; null where an administrator of the platform sees no title." })
  title!: string | null;
  @Field(() => String, { nullable: true, description: "Of an end user: their roles, in the language of the request." })
  roles!: string | null;
}

@ObjectType({ description: "One condition of a policy or an action; all of them must hold." })
export class ConditionTold {
  @Field(() => String, { description: "The condition in words, in the language of the request." })
  sentence!: string;
  @Field(() => Boolean, { nullable: true, description: "Null: it cannot be decided before the operation, or something is empty." })
  holds!: boolean | null;
}

@ObjectType({ description: "One policy of the person, or the permission to run an action." })
export class PolicyTold {
  @Field(() => String, { description: "Who may do what, in words." })
  sentence!: string;
  @Field(() => Boolean, { nullable: true, description: "Whether it admits this record." })
  admits!: boolean | null;
  @Field(() => [ConditionTold], { description: "What must hold; none: it admits every record." })
  conditions!: ConditionTold[];
}

@ObjectType({ description: "A field of a record and what the person may do with it." })
export class FieldTold {
  @Field(() => String, { description: "Its name in the API." })
  key!: string;
  @Field(() => String, { description: "What it is called." })
  name!: string;
  @Field(() => FieldRight, { description: "What the person may do with it, in this record." })
  access!: `${FieldRight}`;
}

@ObjectType("RightsExplained", {
  description: "Whether an end user may do something, and because of what. It holds no value of any record.",
})
export class RightsExplainedType {
  @Field(() => Boolean, { description: "Whether they may." })
  allowed!: boolean;
  @Field(() => String, { description: "The same as a sentence, in the language of the request." })
  reason!: string;
  @Field(() => [PolicyTold], { description: "Every policy of the person for this; one that admits is enough." })
  policies!: PolicyTold[];
  @Field(() => [FieldTold], { description: "For READ, CREATE and UPDATE: the fields, one by one." })
  fields!: FieldTold[];
}

@InputType({ description: "Whose right to do what is to be explained." })
export class ExplainRightsInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the entity." })
  entity!: string;
  @Field(() => ID, { nullable: true, description: "Which record; needed for everything but CREATE." })
  recordId!: string | null;
  @Field(() => ID, { description: "Whose right." })
  endUser!: string;
  @Field(() => String, { description: "READ, CREATE, UPDATE, DELETE, or the name of an action.", defaultValue: "READ" })
  operation!: string;
}

@InputType({ description: "Words by which to find what is to be asked about." })
export class FindForRightsInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the entity; `user` for end users." })
  entity!: string;
  @Field(() => String, { description: "At least two letters." })
  words!: string;
}

const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver()
export class RightsResolver {
  @Query(() => AskableRightsType, { description: "What can be asked about the rights of an environment's end users." })
  async askableRights(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<AskableRightsType> {
    const { entities, testAccountOnly } = await askableRights(context.deps, requireViewer(context), environmentId as EnvironmentId);
    return {
      testAccountOnly,
      records: entities.map(({ id, label, plural, searchable, actions }) => ({
        id,
        label: presentText(label),
        plural: presentText(plural),
        searchable,
        actions: actions.map((action) => ({ name: action.name, label: presentText(action.label) })),
      })),
    };
  }

  @Query(() => [RightsSubject], {
    description:
      "The first ten records or end users that answer to some words. Needs `platform.data.read` and the permission to release there, freshly proved as for a release. Each search is in the audit log.",
  })
  async findForRights(
    @Arg("input", () => FindForRightsInput, { description: "Where, among what, by which words." }) input: FindForRightsInput,
    @Ctx() context: Context,
  ): Promise<RightsSubject[]> {
    const { entity, words } = input;
    const asked = { environmentId: input.environmentId as EnvironmentId, entity, words };
    return [...(await findForRights(context.deps, askerOf(context), context.locale, asked))];
  }

  @Query(() => RightsExplainedType, {
    description:
      "Why an end user may, or may not, see or do something. Needs what `findForRights` needs. A record or an end user that an administrator of the platform may not see is answered like one that does not exist. Each question is in the audit log.",
  })
  async explainRights(
    @Arg("input", () => ExplainRightsInput, { description: "Whose right to do what." }) input: ExplainRightsInput,
    @Ctx() context: Context,
  ): Promise<RightsExplainedType> {
    const { entity, endUser, operation } = input;
    const told = await explainRights(context.deps, askerOf(context), context.locale, {
      environmentId: input.environmentId as EnvironmentId,
      entity,
      recordId: input.recordId ?? null,
      endUser,
      operation,
    });
    const policies = told.policies.map(({ conditions, ...policy }) => ({ ...policy, conditions: [...conditions] }));
    return { ...told, policies, fields: [...told.fields] };
  }
}
