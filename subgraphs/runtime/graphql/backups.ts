import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from "type-graphql";
import type { BackupId, EnvironmentId } from "../../../schema/ids.ts";
import { DateTime, PageArgs, readPage } from "../../shared-types.ts";
import { DecisionStub, UserStub, VersionStub } from "../../stubs.ts";
import { requireViewer } from "../../viewer.ts";
import { backUp, fileOf } from "../application/back-up.ts";
import { environmentOf } from "../application/find.ts";
import { restoreBackup } from "../application/restore-backup.ts";
import type { Backup, Restore } from "../domain/backup.ts";
import { EnvironmentInput } from "./inputs.ts";
import { presentEnvironment } from "./present.ts";
import { ReleaseErrorType } from "./release-types.ts";
import { type Context, reading } from "./resolver.ts";
import { EnvironmentName, EnvironmentType } from "./types.ts";

export const CopyStatus = { AWAITING_DECISION: "awaiting-decision", RUNNING: "running", DONE: "done", FAILED: "failed" } as const;
registerEnumType(CopyStatus, {
  name: "CopyStatus",
  description: "How far a backup, a restore or a filling with test rows is.",
  valuesConfig: {
    AWAITING_DECISION: {
      description: "People have to approve it first; it starts by itself when they have. Only a restore into production waits so.",
    },
    RUNNING: { description: "It is being carried out." },
    DONE: { description: "It is complete." },
    FAILED: { description: "It was given up; nothing of it is left." },
  },
});

@ObjectType("Backup", { description: "Everything one environment held at one moment, in a sealed file on the server." })
export class BackupType {
  @Field(() => ID, { description: "Id of the backup." })
  id!: string;
  @Field(() => VersionStub, { description: "The version that ran." })
  version!: VersionStub;
  @Field(() => CopyStatus, { description: "How far it is." })
  status!: string;
  @Field(() => Float, { description: "Rows in it so far, and in the end." })
  rows!: number;
  @Field(() => Float, { nullable: true, description: "Size of the file in bytes; null until it is written." })
  bytes!: number | null;
  @Field(() => String, { nullable: true, description: "SHA-256 of the file, hexadecimal; null until it is written." })
  sha256!: string | null;
  @Field(() => String, { description: "Where the file lies on the server." })
  file!: string;
  @Field(() => UserStub, { description: "Who started it." })
  startedBy!: UserStub;
  @Field(() => DateTime, { description: "The moment it was started; it holds what was there then." })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was complete or given up." })
  finishedAt!: Date | null;
  @Field(() => ReleaseErrorType, { nullable: true, description: "When it failed." })
  error!: ReleaseErrorType | null;
  environmentId!: string;
}

@ObjectType("Restore", { description: "A backup on its way into an environment, or arrived." })
export class RestoreType {
  @Field(() => ID, { description: "Id of the restore." })
  id!: string;
  @Field(() => CopyStatus, { description: "How far it is." })
  status!: string;
  @Field(() => Boolean, { description: "Whether what the environment held before is kept aside; `hiddenData` lists it." })
  keptAside!: boolean;
  @Field(() => DecisionStub, { nullable: true, description: "The decision it needed, if it needed one." })
  decision!: DecisionStub | null;
  @Field(() => UserStub, { description: "Who started it." })
  startedBy!: UserStub;
  @Field(() => DateTime, { description: "When it was started." })
  startedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was complete or given up." })
  finishedAt!: Date | null;
  @Field(() => ReleaseErrorType, { nullable: true, description: "When it failed." })
  error!: ReleaseErrorType | null;
  environmentId!: string;
}

@ObjectType({ description: "A page of backups." })
export class BackupPage {
  @Field(() => [BackupType], { description: "Newest first." })
  items!: BackupType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null at the end." })
  nextCursor!: string | null;
}

@InputType({ description: "A backup and where it should go." })
export class RestoreBackupInput {
  @Field(() => ID, { description: "The backup." })
  backupId!: string;
  @Field(() => EnvironmentName, { description: "An environment of the same platform; it is made when there is none." })
  environment!: "preview" | "staging" | "production";
}

const presentBackup = (context: Context, backup: Backup): BackupType => ({
  ...backup,
  version: { id: backup.versionId },
  file: fileOf(context.deps, backup.id),
  startedBy: { id: backup.startedBy },
});
const presentRestore = (restore: Restore): RestoreType => ({
  ...restore,
  keptAside: restore.setAside !== null,
  decision: restore.decisionId ? { id: restore.decisionId } : null,
  startedBy: { id: restore.startedBy },
});
const environmentBehind = (context: Context, id: string): Promise<EnvironmentType> =>
  reading(context, async (unit) => presentEnvironment(await environmentOf(unit, id as EnvironmentId)));
const askerOf = (context: Context) => ({ viewer: requireViewer(context), requestId: context.requestId });

@Resolver(() => BackupType)
export class BackupResolver {
  @Query(() => BackupPage, { description: "Backups of an environment, newest first." })
  async backups(
    @Arg("environmentId", () => ID, { description: "The environment." }) environmentId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<BackupPage> {
    const found = await reading(context, async (unit) => {
      const { id } = await environmentOf(unit, environmentId as EnvironmentId);
      return unit.backupsOf(id, readPage(page));
    });
    return { items: found.items.map((backup) => presentBackup(context, backup)), nextCursor: found.nextCursor };
  }

  @Query(() => BackupType, { nullable: true, description: "One backup; null when there is none with this id here." })
  async backup(@Arg("id", () => ID, { description: "Its id." }) id: string, @Ctx() context: Context): Promise<BackupType | null> {
    const found = await reading(context, (unit) => unit.backup(id as BackupId));
    return found && presentBackup(context, found);
  }

  @FieldResolver(() => EnvironmentType, { description: "What it is a copy of." })
  environment(@Root() backup: BackupType, @Ctx() context: Context): Promise<EnvironmentType> {
    return environmentBehind(context, backup.environmentId);
  }

  @FieldResolver(() => [RestoreType], { description: "Where it was put, newest first, at most 50." })
  async restores(@Root() backup: BackupType, @Ctx() context: Context): Promise<RestoreType[]> {
    return (await reading(context, (unit) => unit.restoresOf(backup.id as BackupId))).map(presentRestore);
  }

  @Mutation(() => BackupType, { description: "Starts a backup of everything an environment holds, while people go on working." })
  async backUpEnvironment(
    @Arg("input", () => EnvironmentInput, { description: "Which." }) input: EnvironmentInput,
    @Ctx() context: Context,
  ): Promise<BackupType> {
    return presentBackup(context, await backUp(context.deps, askerOf(context), input.environmentId as EnvironmentId));
  }
}

@Resolver(() => RestoreType)
export class RestoreResolver {
  @FieldResolver(() => EnvironmentType, { description: "Where it goes." })
  environment(@Root() restore: RestoreType, @Ctx() context: Context): Promise<EnvironmentType> {
    return environmentBehind(context, restore.environmentId);
  }

  @Mutation(() => RestoreType, {
    description:
      "Puts a backup into an environment of its platform. What the environment holds now is kept aside; everybody signs in again. Production asks governance first.",
  })
  async restoreBackup(
    @Arg("input", () => RestoreBackupInput, { description: "Which, and where to." }) input: RestoreBackupInput,
    @Ctx() context: Context,
  ): Promise<RestoreType> {
    const { environment } = input;
    return presentRestore(await restoreBackup(context.deps, askerOf(context), { backupId: input.backupId as BackupId, environment }));
  }
}
