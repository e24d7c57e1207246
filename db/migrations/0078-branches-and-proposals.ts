import type { MigrationInterface, QueryRunner } from "typeorm";

/** The life of branches (opened, protected, merged, closed), tags, what was written to drafts in one step, and proposals with reviews. */
export class BranchesAndProposals1700000000078 implements MigrationInterface {
  name = "BranchesAndProposals1700000000078";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blueprint.branch
        add column status text not null default 'open' check (status in ('open', 'merged', 'closed')),
        add column parent_id uuid,
        add column forked_from uuid,
        add column approvals int not null default 1 check (approvals between 1 and 10),
        add column opened_by uuid,
        add column closed_at timestamptz;
      -- The name of a branch that is over may be used again.
      alter table blueprint.branch drop constraint branch_blueprint_id_name_key;
      create unique index branch_names on blueprint.branch (blueprint_id, name) where status = 'open';
      create index version_of_branch on blueprint.version (organization_id, branch_id, number desc);

      -- Where a branch was opened from a live draft: that draft, the base of its first merge.
      create table blueprint.branch_base (
        organization_id uuid not null,
        branch_id uuid primary key,
        content text not null,
        foreign key (organization_id, branch_id) references blueprint.branch (organization_id, id)
      );

      create table blueprint.tag (
        organization_id uuid not null,
        blueprint_id uuid not null,
        name text not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$'),
        version_id uuid not null,
        set_by uuid not null,
        at timestamptz not null,
        primary key (blueprint_id, name),
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id),
        foreign key (organization_id, version_id) references blueprint.version (organization_id, id)
      );

      -- A batch a person let into a draft: one step, which can be taken back, and the parent of the version that follows.
      create table blueprint.draft_change (
        organization_id uuid not null,
        undo_group_id uuid primary key,
        branch_id uuid not null,
        kind text not null check (kind in ('merge', 'cherry-pick', 'revert', 'restore')),
        version_id uuid not null,
        seq bigint not null,
        undone boolean not null default false,
        by_user uuid not null,
        at timestamptz not null,
        foreign key (organization_id, branch_id) references blueprint.branch (organization_id, id),
        foreign key (organization_id, version_id) references blueprint.version (organization_id, id)
      );
      create index draft_change_of_branch on blueprint.draft_change (organization_id, branch_id, at desc);

      create table blueprint.proposal (
        organization_id uuid not null,
        id uuid primary key,
        blueprint_id uuid not null,
        number int not null check (number > 0),
        source_branch_id uuid not null,
        target_branch_id uuid not null,
        title text not null check (char_length(title) between 1 and 200),
        description text not null default '' check (char_length(description) <= 20000),
        status text not null default 'open' check (status in ('open', 'merging', 'merged', 'rejected', 'withdrawn')),
        author_id uuid not null,
        opened_at timestamptz not null,
        closed_by uuid,
        closed_at timestamptz,
        reason text,
        merged_version_id uuid,
        -- True where nobody but the author could have approved.
        alone boolean not null default false,
        unique (blueprint_id, number),
        unique (organization_id, id),
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id),
        foreign key (organization_id, source_branch_id) references blueprint.branch (organization_id, id),
        foreign key (organization_id, target_branch_id) references blueprint.branch (organization_id, id)
      );
      create unique index one_open_proposal on blueprint.proposal (source_branch_id, target_branch_id) where status in ('open', 'merging');
      create index proposal_newest on blueprint.proposal (organization_id, blueprint_id, number desc);

      create table blueprint.proposal_review (
        organization_id uuid not null,
        id uuid primary key,
        proposal_id uuid not null,
        -- The version of the source branch that was looked at; a new commit voids the review.
        head_hash text not null,
        reviewer_id uuid not null,
        verdict text not null check (verdict in ('approve', 'request-changes')),
        text text not null default '' check (char_length(text) <= 4000),
        at timestamptz not null,
        foreign key (organization_id, proposal_id) references blueprint.proposal (organization_id, id)
      );
      create index review_of_proposal on blueprint.proposal_review (organization_id, proposal_id, at);

      create table blueprint.proposal_comment (
        organization_id uuid not null,
        id uuid primary key,
        proposal_id uuid not null,
        author_id uuid not null,
        text text not null check (char_length(text) between 1 and 4000),
        node_id text,
        at timestamptz not null,
        foreign key (organization_id, proposal_id) references blueprint.proposal (organization_id, id)
      );
      create index comment_of_proposal on blueprint.proposal_comment (organization_id, proposal_id, at);
    `);
    for (const table of tables)
      await runner.query(`
        alter table blueprint.${table} enable row level security;
        alter table blueprint.${table} force row level security;
        create policy own_organization on blueprint.${table}
          using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      `);
    await runner.query(`
      grant select, insert on blueprint.branch_base, blueprint.proposal_review, blueprint.proposal_comment to wn_blueprint;
      grant select, insert, update on blueprint.draft_change, blueprint.proposal to wn_blueprint;
      grant select, insert, update, delete on blueprint.tag to wn_blueprint;
    `);
    await runner.query("insert into events.writer (role, type) select 'wn_blueprint', unnest($1::text[])", [events]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("delete from events.writer where type = any ($1::text[])", [events]);
    for (const table of [...tables].reverse()) await runner.query(`drop table blueprint.${table}`);
    await runner.query(`
      drop index blueprint.version_of_branch;
      drop index blueprint.branch_names;
      alter table blueprint.branch add constraint branch_blueprint_id_name_key unique (blueprint_id, name);
      alter table blueprint.branch drop column status, drop column parent_id, drop column forked_from, drop column approvals,
        drop column opened_by, drop column closed_at;
    `);
  }
}

const tables = ["branch_base", "tag", "draft_change", "proposal", "proposal_review", "proposal_comment"];
const events = [
  "BranchMerged",
  "BranchProtected",
  "DraftChanged",
  "VersionTagged",
  "ProposalOpened",
  "ProposalReviewed",
  "ProposalCommented",
  "ProposalMerged",
  "ProposalClosed",
];
