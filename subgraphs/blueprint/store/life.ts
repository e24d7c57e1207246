/** The rows of a blueprint's life beside its branches and versions: tags, published templates, single steps in drafts, proposals with reviews and comments. */
import type { Transaction } from "../../../db/transaction.ts";
import type { Json, OrganizationId } from "../../../schema/ids.ts";
import type { BlueprintUnit, Page } from "../application/ports.ts";
import type { DraftChange, PublishedTemplate, Tag, VersionRecord } from "../domain/nouns.ts";
import type { Proposal, ProposalComment, Review } from "../domain/proposal.ts";
import { cut } from "./page.ts";

type Life = Pick<
  BlueprintUnit,
  | "publishedTemplates"
  | "publishedTemplate"
  | "putPublishedTemplate"
  | "versionRecords"
  | "tags"
  | "putTag"
  | "removeTag"
  | "branchBase"
  | "insertBranchBase"
  | "draftChange"
  | "draftChangesOf"
  | "insertDraftChange"
  | "markUndone"
  | "proposal"
  | "proposalsOf"
  | "openProposalBetween"
  | "nextProposalNumber"
  | "insertProposal"
  | "updateProposal"
  | "reviews"
  | "insertReview"
  | "comments"
  | "insertComment"
>;

const own = "organization_id = $1";

/** Statements of one transaction; each names the organization, and row level security asks again. */
export const lifeOf = (organization: OrganizationId, tx: Transaction): Life => {
  const rows = <Row>(sql: string, ...params: readonly unknown[]): Promise<Row[]> => tx.query<Row>(sql, [organization, ...params]);
  const one = async <Row>(sql: string, ...params: readonly unknown[]): Promise<Row | null> => (await rows<Row>(sql, ...params))[0] ?? null;
  const write = async (sql: string, ...params: readonly unknown[]): Promise<void> => void (await rows(sql, ...params));
  return {
    publishedTemplates: () =>
      rows<PublishedTemplate>(
        `select ${templateColumns} from blueprint.template t where ${own} and status = 'published'
         and exists (select from blueprint.blueprint b where b.organization_id = $1 and b.id = t.blueprint_id and b.status = 'active')
         order by at desc limit 100`,
      ),
    publishedTemplate: (id) =>
      one<PublishedTemplate>(`select ${templateColumns} from blueprint.template where ${own} and blueprint_id = $2`, id),
    putPublishedTemplate: ({ blueprintId, versionId, status, publishedBy, at }) =>
      write(
        `insert into blueprint.template (organization_id, blueprint_id, version_id, status, published_by, at) values ($1, $2, $3, $4, $5, $6)
         on conflict (blueprint_id) do update set version_id = excluded.version_id, status = excluded.status, published_by = excluded.published_by,
           at = excluded.at`,
        blueprintId,
        versionId,
        status,
        publishedBy,
        at,
      ),
    versionRecords: (id) =>
      rows<VersionRecord>(`select ${recordColumns} from blueprint.version where ${own} and blueprint_id = $2 order by number`, id),
    tags: (id) =>
      rows<Tag>(
        `select blueprint_id as "blueprintId", name, version_id as "versionId", set_by as "setBy", at from blueprint.tag where ${own} and blueprint_id = $2 order by name`,
        id,
      ),
    putTag: ({ blueprintId, name, versionId, setBy, at }) =>
      write(
        `insert into blueprint.tag (organization_id, blueprint_id, name, version_id, set_by, at) values ($1, $2, $3, $4, $5, $6)
         on conflict (blueprint_id, name) do update set version_id = excluded.version_id, set_by = excluded.set_by, at = excluded.at`,
        blueprintId,
        name,
        versionId,
        setBy,
        at,
      ),
    removeTag: (id, name) => write(`delete from blueprint.tag where ${own} and blueprint_id = $2 and name = $3`, id, name),

    branchBase: async (id) =>
      (await one<{ content: string }>(`select content from blueprint.branch_base where ${own} and branch_id = $2`, id))?.content ?? null,
    insertBranchBase: (branch, content) =>
      write("insert into blueprint.branch_base (organization_id, branch_id, content) values ($1, $2, $3)", branch.id, content),
    draftChange: async (group) =>
      (await one<DraftChange>(`select ${changeColumns} from blueprint.draft_change where ${own} and undo_group_id = $2`, group)) ??
      (await one<DraftChange>(`select ${momentColumns} from blueprint.draft_moment where ${own} and undo_group_id = $2`, group)),
    draftChangesOf: (id) =>
      rows<DraftChange>(
        `select ${changeColumns} from blueprint.draft_change where ${own} and branch_id = $2 order by at desc limit 100`,
        id,
      ),
    insertDraftChange: (it) => {
      if (it.kind === "moment")
        return write(
          `insert into blueprint.draft_moment (organization_id, undo_group_id, branch_id, moment, seq, reason, undone, by_user, at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          it.group,
          it.branchId,
          it.moment.seq,
          it.seq,
          it.moment.reason,
          it.undone,
          it.by,
          it.at,
        );
      return write(
        `insert into blueprint.draft_change (organization_id, undo_group_id, branch_id, kind, version_id, seq, undone, by_user, at, template)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        it.group,
        it.branchId,
        it.kind,
        it.versionId,
        it.seq,
        it.undone,
        it.by,
        it.at,
        it.template ? JSON.stringify(it.template) : null,
      );
    },
    markUndone: async (group, undone) => {
      for (const table of ["draft_change", "draft_moment"])
        await write(`update blueprint.${table} set undone = $3 where ${own} and undo_group_id = $2`, group, undone);
    },

    proposal: async (id) =>
      proposal(await one<ProposalRow>(`select ${proposalColumns} from blueprint.proposal where ${own} and id = $2`, id)),
    proposalsOf: async (id, status, page: Page) => {
      const found = await rows<ProposalRow>(
        `select ${proposalColumns} from blueprint.proposal where ${own} and blueprint_id = $2 and ($3::text is null or status = $3)
         and ($4::int is null or number < $4) order by number desc limit $5`,
        id,
        status,
        page.after ? Number(page.after[0]) || 0 : null,
        page.limit + 1,
      );
      return cut(
        found,
        page,
        (row) => proposal(row)!,
        (row): readonly Json[] => [row.number],
      );
    },
    openProposalBetween: async (source, target) =>
      proposal(
        await one<ProposalRow>(
          `select ${proposalColumns} from blueprint.proposal where ${own} and source_branch_id = $2 and target_branch_id = $3 and status in ('open', 'merging')`,
          source,
          target,
        ),
      ),
    nextProposalNumber: async (id) =>
      Number(
        (await one<{ next: string }>(
          `select coalesce(max(number), 0) + 1 as next from blueprint.proposal where ${own} and blueprint_id = $2`,
          id,
        ))!.next,
      ),
    insertProposal: (it) =>
      write(
        `insert into blueprint.proposal (organization_id, id, blueprint_id, number, source_branch_id, target_branch_id, title, description, author_id, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        it.id,
        it.blueprintId,
        it.number,
        it.sourceBranchId,
        it.targetBranchId,
        it.title,
        it.description,
        it.authorId,
        it.openedAt,
      ),
    updateProposal: (it) =>
      write(
        `update blueprint.proposal set status = $3, closed_by = $4, closed_at = $5, reason = $6, merged_version_id = $7, alone = $8 where ${own} and id = $2`,
        it.id,
        it.status,
        "closedBy" in it ? it.closedBy : null,
        "closedAt" in it ? it.closedAt : null,
        "reason" in it ? it.reason : null,
        it.status === "merged" ? it.mergedVersionId : null,
        it.status === "merged" && it.alone,
      ),
    reviews: (id) =>
      rows<Review>(
        `select organization_id as "organizationId", id, proposal_id as "proposalId", head_hash as "headHash", reviewer_id as "reviewerId", verdict, text, at
         from blueprint.proposal_review where ${own} and proposal_id = $2 order by at, id`,
        id,
      ),
    insertReview: (it) =>
      write(
        `insert into blueprint.proposal_review (organization_id, id, proposal_id, head_hash, reviewer_id, verdict, text, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        it.id,
        it.proposalId,
        it.headHash,
        it.reviewerId,
        it.verdict,
        it.text,
        it.at,
      ),
    comments: (id) =>
      rows<ProposalComment>(
        `select organization_id as "organizationId", id, proposal_id as "proposalId", author_id as "authorId", text, node_id as "nodeId", at
         from blueprint.proposal_comment where ${own} and proposal_id = $2 order by at, id limit 500`,
        id,
      ),
    insertComment: (it) =>
      write(
        "insert into blueprint.proposal_comment (organization_id, id, proposal_id, author_id, text, node_id, at) values ($1, $2, $3, $4, $5, $6, $7)",
        it.id,
        it.proposalId,
        it.authorId,
        it.text,
        it.nodeId,
        it.at,
      ),
  };
};

const recordColumns = `organization_id as "organizationId", id, blueprint_id as "blueprintId", branch_id as "branchId", number, hash, parents,
  author_id as "authorId", message, at`;
const templateColumns = `organization_id as "organizationId", blueprint_id as "blueprintId", version_id as "versionId", status,
  published_by as "publishedBy", at`;
const changeColumns = `organization_id as "organizationId", undo_group_id as "group", branch_id as "branchId", kind, version_id as "versionId",
  seq::float8 as seq, undone, by_user as "by", at, template`;
const momentColumns = `organization_id as "organizationId", undo_group_id as "group", branch_id as "branchId", 'moment' as kind,
  null as "versionId", seq::float8 as seq, undone, by_user as "by", at, jsonb_build_object('seq', moment, 'reason', reason) as moment`;
const proposalColumns = `organization_id as "organizationId", id, blueprint_id as "blueprintId", number, source_branch_id as "sourceBranchId",
  target_branch_id as "targetBranchId", title, description, author_id as "authorId", opened_at as "openedAt", status, closed_by as "closedBy",
  closed_at as "closedAt", reason, merged_version_id as "mergedVersionId", alone`;

type ProposalRow = Omit<Extract<Proposal, { status: "open" | "merging" }>, "status"> & {
  readonly status: Proposal["status"];
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly reason: string | null;
  readonly mergedVersionId: string | null;
  readonly alone: boolean;
};

const proposal = (row: ProposalRow | null): Proposal | null => {
  if (!row) return null;
  const { status, closedBy, closedAt, reason, mergedVersionId, alone, ...base } = row;
  if (status === "open" || status === "merging") return { ...base, status };
  const closed = { closedBy: closedBy as never, closedAt: closedAt ?? base.openedAt };
  return status === "merged"
    ? { ...base, ...closed, status, mergedVersionId: mergedVersionId as never, alone }
    : { ...base, ...closed, status, reason: reason ?? "" };
};
