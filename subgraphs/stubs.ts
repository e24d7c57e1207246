/**
 * Entities as other subgraphs see them: only the key. A subgraph answers `{ id }` and the gateway fetches the rest from the owner.
 * The owner of an entity never imports its own stub.
 */
import { Directive, Field, ID, ObjectType } from "type-graphql";

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("User", { description: "A person. Owned by identity." })
export class UserStub {
  @Field(() => ID, { description: "Id of the user." })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Blueprint", { description: "A blueprint. Owned by blueprint." })
export class BlueprintStub {
  @Field(() => ID, { description: "Id of the blueprint." })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Version", { description: "An immutable version of a blueprint. Owned by blueprint." })
export class VersionStub {
  @Field(() => ID, { description: "Id of the version." })
  id!: string;
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Decision", { description: "A governed decision. Owned by governance." })
export class DecisionStub {
  @Field(() => ID, { description: "Id of the decision." })
  id!: string;
}
