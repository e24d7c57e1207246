/** What the API says of a draft's own past. */
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, JSONScalar, ProblemType, SentenceType } from "../../shared-types.ts";
import { UserStub } from "../../stubs.ts";
import { ChangeLineType } from "./life-types.ts";
import { BranchType } from "./types.ts";

export const DraftParticipant = {
  PERSON: "person",
  AI: "ai",
  API: "api",
  MERGE: "merge",
  RESTORE: "restore",
  IMPORT: "import",
  UPGRADE: "upgrade",
} as const;
registerEnumType(DraftParticipant, {
  name: "DraftParticipant",
  description: "Who wrote to a draft: a person, or the server for one.",
  valuesConfig: {
    PERSON: { description: "A person, in the studio." },
    AI: { description: "A description or refinement that was carried out." },
    API: { description: "Operations sent over the API." },
    MERGE: { description: "A branch, a picked version or a template's update that came in." },
    RESTORE: { description: "An earlier state that was brought back, or a step that was taken back." },
    IMPORT: { description: "A file or a database that was brought in." },
    UPGRADE: { description: "A newer version of WebNova." },
  },
});

@ObjectType({ description: "What one person did in a draft without a pause of more than two minutes, or one step made for them." })
export class DraftSessionType {
  @Field(() => ID, { description: "Names it within the history of its branch." })
  id!: string;
  @Field(() => DraftParticipant, { description: "Who wrote." })
  participant!: string;
  @Field(() => UserStub, { nullable: true, description: "The person, or for whom it was done; null: nobody." })
  person!: UserStub | null;
  @Field(() => SentenceType, { nullable: true, description: "What the step was called; null for what people typed." })
  label!: SentenceType | null;
  @Field(() => Boolean, { description: "Whether the step was taken back since." })
  undone!: boolean;
  @Field(() => Int, { description: "Sequence number of its first update." })
  from!: number;
  @Field(() => Int, { description: "Sequence number of its last update; updates of others may lie between. Pass it to draftAt." })
  to!: number;
  @Field(() => DateTime, { description: "When it began." })
  startedAt!: Date;
  @Field(() => DateTime, { description: "When it ended." })
  endedAt!: Date;
  @Field(() => Int, { description: "How many updates it is made of." })
  updates!: number;
  @Field(() => [ChangeLineType], { description: "What it changed in the end, the weightiest first; at most 50." })
  changes!: ChangeLineType[];
  @Field(() => Int, { description: "How many changes it made, shown or not; 0: nothing of it stayed." })
  changeCount!: number;
  @Field(() => [String], { description: "The nodes it touched, at most 200; header is the platform itself." })
  nodes!: string[];
}

@ObjectType({ description: "One page of a draft's history." })
export class DraftHistoryPage {
  @Field(() => [DraftSessionType], {
    description: "Sessions, the last to end first. One that is too long for a page goes on with the next.",
  })
  items!: DraftSessionType[];
  @Field(() => String, { nullable: true, description: "Pass it as `after` for the next page; null: nothing older is kept." })
  nextCursor!: string | null;
}

@ObjectType({ description: "A draft as it was. Read only; restoreDraft brings it back." })
export class DraftMomentType {
  @Field(() => BranchType, { description: "The branch it belongs to." })
  branch!: BranchType;
  @Field(() => Int, { description: "The draft's sequence number then." })
  seq!: number;
  @Field(() => JSONScalar, { description: "The same as the moment draft and commitVersion speak of: document → sequence number." })
  seqs!: unknown;
  @Field(() => DateTime, { nullable: true, description: "When that update was stored; null: nothing was written yet." })
  at!: Date | null;
  @Field(() => JSONScalar, { description: "The blueprint as it read." })
  content!: unknown;
  @Field(() => [ProblemType], { description: "What was wrong or could have been better." })
  problems!: readonly object[];
}

@ObjectType({ description: "A live draft moved." })
export class DraftMoveType {
  @Field(() => BranchType, { description: "The branch it belongs to." })
  branch!: BranchType;
  @Field(() => Int, { description: "The sequence number of its last update." })
  seq!: number;
}

@InputType({ description: "An earlier state of a draft to go back to." })
export class RestoreDraftInput {
  @Field(() => ID, { description: "The branch whose draft changes." })
  branchId!: string;
  @Field(() => Int, { description: "The state after this update: `seq` of draftAt, `to` of a session." })
  seq!: number;
  @Field(() => String, { nullable: true, description: "Why, at most 500 characters; it stands in the history and the audit log." })
  reason?: string | null;
}
