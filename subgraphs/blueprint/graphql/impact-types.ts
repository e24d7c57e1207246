/** What the API says of what depends on a node. */
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { nodeKindNames } from "../../../schema/blueprint/operation.ts";
import { SentenceType } from "../../shared-types.ts";

export const DependentOutcome = { GOES: "goes", RELEASED: "released", REACHED: "reached" } as const;
registerEnumType(DependentOutcome, {
  name: "DependentOutcome",
  description: "What becomes of a node when the one it depends on is removed.",
  valuesConfig: {
    GOES: { description: "It cannot be without it, and is removed as well." },
    RELEASED: { description: "It stays, and names it no longer." },
    REACHED: { description: "It stays as it is; what it works with changes." },
  },
});

export const BlueprintNodeKind = Object.fromEntries(nodeKindNames.map((kind) => [kind.toUpperCase(), kind]));
registerEnumType(BlueprintNodeKind, {
  name: "BlueprintNodeKind",
  description: "A kind of thing a blueprint is made of.",
  valuesConfig: Object.fromEntries(nodeKindNames.map((kind) => [kind.toUpperCase(), { description: `A node of the kind ${kind}.` }])),
});

@ObjectType("Dependent", { description: "One node that depends on another." })
export class DependentType {
  @Field(() => ID, { description: "Id of the node, within its blueprint." })
  id!: string;
  @Field(() => BlueprintNodeKind, { description: "What it is." })
  kind!: string;
  @Field(() => ID, { description: "The entity, role, policy, action, workflow, page … it lives in, or is." })
  place!: string;
  @Field(() => [String], { description: "The properties that name the node, or what lives in it; empty when it does not name it itself." })
  props!: readonly string[];
  @Field(() => [ID], { description: "What it names: the node, or what lives in it; empty when it does not name it itself." })
  names!: readonly string[];
  @Field(() => ID, { nullable: true, description: "The node by which it depends on it, when it does not name it itself." })
  via!: string | null;
  @Field(() => DependentOutcome, { description: "What becomes of it when the node is removed." })
  outcome!: string;
  @Field(() => SentenceType, { description: "All of this, in words." })
  sentence!: SentenceType;
}

@ObjectType("Impact", { description: "What depends on one node of a draft, a page of it." })
export class ImpactType {
  @Field(() => ID, { description: "Id of the node, within its blueprint." })
  id!: string;
  @Field(() => BlueprintNodeKind, { description: "What it is." })
  kind!: string;
  @Field(() => SentenceType, { description: "What it is called." })
  name!: SentenceType;
  @Field(() => Boolean, { description: "Every platform has it; it is never removed, so nothing goes with it." })
  builtIn!: boolean;
  @Field(() => Int, { description: "How many nodes live in it, and go with it." })
  inside!: number;
  @Field(() => Int, { description: "How many nodes depend on it, on all pages." })
  total!: number;
  @Field(() => [DependentType], {
    description: "Those that would go with it first, then those that would let go of it, then those it reaches through others.",
  })
  items!: DependentType[];
  @Field(() => String, { nullable: true, description: "Pass as `after` for the next page; null at the end." })
  nextCursor!: string | null;
}
