import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { fieldType } from "../../../schema/blueprint/field-types.ts";
import type { EnvironmentId } from "../../../schema/ids.ts";
import { SentenceType, TextType } from "../../shared-types.ts";
import { requireViewer } from "../../viewer.ts";
import { type EnvironmentVariable, environmentVariables, setVariable } from "../application/variables.ts";
import { textOfValue } from "../domain/variables.ts";
import { presentText } from "./present.ts";
import type { Context } from "./resolver.ts";

@ObjectType("EnvironmentVariable", { description: "A variable of the version that runs, and its value in one environment." })
export class EnvironmentVariableType {
  @Field(() => ID, { description: "Id of the variable in the blueprint." })
  id!: string;
  @Field(() => String, { description: "What expressions call it, after `env.`." })
  key!: string;
  @Field(() => TextType, { description: "What people call it." })
  label!: TextType;
  @Field(() => String, { description: "Its field type, as in the blueprint." })
  type!: string;
  @Field(() => SentenceType, { description: "Its field type in words." })
  typeLabel!: SentenceType;
  @Field(() => String, { nullable: true, description: "The value set here, as text; null: the default counts." })
  value!: string | null;
  @Field(() => String, { nullable: true, description: "The blueprint's default, as text; null when there is none." })
  default!: string | null;
  @Field(() => Boolean, { description: "Whether the blueprint lets each environment have its own value." })
  settable!: boolean;
}

@InputType({ description: "A value of a variable in one environment." })
export class SetVariableInput {
  @Field(() => ID, { description: "The environment." })
  environmentId!: string;
  @Field(() => ID, { description: "Id or key of the variable." })
  variable!: string;
  @Field(() => String, {
    nullable: true,
    description: "The value as somebody types it, read as the variable's type; null: its default again.",
  })
  value?: string | null;
}

const presented = ({ id, variable, settable, ...values }: EnvironmentVariable): EnvironmentVariableType => ({
  id,
  key: variable.key,
  label: presentText(variable.label ?? {}),
  type: variable.type,
  typeLabel: fieldType(variable.type).label,
  value: textOfValue(values.value),
  default: textOfValue(values.default),
  settable,
});

@Resolver()
export class VariablesResolver {
  @Query(() => [EnvironmentVariableType], {
    description: "Variables of the version that runs in an environment, by key, with their values there.",
  })
  async environmentVariables(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Ctx() context: Context,
  ): Promise<EnvironmentVariableType[]> {
    return (await environmentVariables(context.deps, requireViewer(context), environmentId as EnvironmentId)).map(presented);
  }

  @Mutation(() => EnvironmentVariableType, {
    description: "Gives a variable its value in one environment. Every process reads it within two seconds; nothing is released for it.",
  })
  async setVariable(
    @Arg("input", () => SetVariableInput, { description: "Which, where, and its value." }) input: SetVariableInput,
    @Ctx() context: Context,
  ): Promise<EnvironmentVariableType> {
    const { variable } = input;
    const asker = { viewer: requireViewer(context), requestId: context.requestId };
    const wanted = { environmentId: input.environmentId as EnvironmentId, variable, value: input.value ?? null };
    return presented(await setVariable(context.deps, asker, wanted));
  }
}
