import type { MigrationInterface, QueryRunner } from "typeorm";

/** A version an organization begins other blueprints with; one per blueprint, a newer version takes its place. */
export class PublishedTemplates1700000000091 implements MigrationInterface {
  name = "PublishedTemplates1700000000091";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blueprint.template (
        organization_id uuid not null,
        blueprint_id uuid primary key,
        version_id uuid not null,
        status text not null check (status in ('published', 'withdrawn')),
        published_by uuid not null,
        at timestamptz not null,
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id),
        foreign key (organization_id, version_id) references blueprint.version (organization_id, id)
      );
      create index template_of_organization on blueprint.template (organization_id, at desc) where status = 'published';
      alter table blueprint.template enable row level security;
      alter table blueprint.template force row level security;
      create policy own_organization on blueprint.template
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      grant select, insert, update on blueprint.template to wn_blueprint;
      insert into events.writer (role, type) values ('wn_blueprint', 'TemplatePublished'), ('wn_blueprint', 'TemplateWithdrawn');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("delete from events.writer where type in ('TemplatePublished', 'TemplateWithdrawn')");
    await runner.query("drop table blueprint.template");
  }
}
