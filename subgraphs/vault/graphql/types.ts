import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, SentenceType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";

export const SecretKindEnum = { TEXT: "text", API_KEY: "api-key", PASSWORD: "password", KEY_PAIR: "key-pair", JSON: "json" } as const;
registerEnumType(SecretKindEnum, {
  name: "SecretKind",
  description: "What a secret is.",
  valuesConfig: {
    TEXT: { description: "Any text." },
    API_KEY: { description: "A key of an outside service." },
    PASSWORD: { description: "A password." },
    KEY_PAIR: { description: "A private key and its public half." },
    JSON: { description: "A structured value." },
  },
});
export const BindingTarget = { PROVIDER: "provider", PLATFORM_ENVIRONMENT: "platform-environment", SERVICE: "service" } as const;
registerEnumType(BindingTarget, {
  name: "BindingTarget",
  description: "Who may use a secret.",
  valuesConfig: {
    PROVIDER: { description: "An outside service, by its key." },
    PLATFORM_ENVIRONMENT: { description: "An environment of a platform, by its id." },
    SERVICE: { description: "A service of this installation." },
  },
});

@ObjectType("SecretVersion", { description: "One value a secret had; the value itself is never shown." })
export class SecretVersionType {
  @Field(() => Int, { description: "Counts up from 1." })
  n!: number;
  @Field(() => UserStub, { description: "Who stored it." })
  createdBy!: UserStub;
  @Field(() => DateTime, { description: "When." })
  createdAt!: Date;
}

@ObjectType("Binding", { description: "Somebody who may use a secret." })
export class BindingType {
  @Field(() => ID, { description: "Id of the binding." })
  id!: string;
  @Field(() => BindingTarget, { description: "What kind of user." })
  targetKind!: string;
  @Field(() => String, { description: "Which one." })
  targetId!: string;
  @Field(() => DateTime, { description: "Since when." })
  createdAt!: Date;
}

@Directive('@key(fields: "id")')
@ObjectType("Secret", { description: "A secret: its path and its history, never its value." })
export class SecretType {
  @Field(() => ID, { description: "Id of the secret." })
  id!: string;
  @Field(() => String, { description: "Where it lies, e.g. organization/anthropic-api-key." })
  path!: string;
  @Field(() => SecretKindEnum, { description: "What it is." })
  kind!: string;
  @Field(() => Int, { description: "The newest version; pass it as expectedVersion when adding one." })
  currentVersion!: number;
  @Field(() => String, { nullable: true, description: "The last four characters of a long value." })
  hint!: string | null;
  @Field(() => DateTime, { description: "When it was first stored." })
  createdAt!: Date;
  @Field(() => DateTime, { description: "When it last got a version." })
  updatedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was deleted; restoreSecret brings it back." })
  deletedAt!: Date | null;
}

@ObjectType({ description: "One page of secrets." })
export class SecretPage {
  @Field(() => [SecretType], { description: "The secrets, by path." })
  items!: SecretType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null on the last." })
  nextCursor!: string | null;
}

@ObjectType("VaultStatus", { description: "Whether the vault can be used." })
export class VaultStatusType {
  @Field(() => Boolean, { description: "True: no secret can be read or written." })
  sealed!: boolean;
  @Field(() => SentenceType, { description: "Why, and what to do." })
  sentence!: SentenceType;
}

@InputType({ description: "A new secret." })
export class CreateSecretInput {
  @Field(() => String, { description: "organization/<name>, platform/<platform>/<environment>/<name> or system/<name>." })
  path!: string;
  @Field(() => SecretKindEnum, { description: "What it is." })
  kind!: "text";
  @Field(() => String, { description: "The value, at most 64 KiB. It is never shown again." })
  value!: string;
}

@InputType({ description: "A new value of a secret." })
export class AddSecretVersionInput {
  @Field(() => ID, { description: "The secret." })
  secretId!: string;
  @Field(() => Int, { description: "The version you saw." })
  expectedVersion!: number;
  @Field(() => String, { description: "The value, at most 64 KiB. It is never shown again." })
  value!: string;
}

@InputType({ description: "Names a secret." })
export class SecretInput {
  @Field(() => ID, { description: "The secret." })
  secretId!: string;
}

@InputType({ description: "Who may use a secret." })
export class BindSecretInput {
  @Field(() => ID, { description: "The secret." })
  secretId!: string;
  @Field(() => BindingTarget, { description: "What kind of user." })
  targetKind!: "provider";
  @Field(() => String, { description: "Which one, e.g. claude." })
  targetId!: string;
}

@InputType({ description: "Names a binding." })
export class UnbindSecretInput {
  @Field(() => ID, { description: "The binding." })
  bindingId!: string;
}
