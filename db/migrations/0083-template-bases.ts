import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a copy of a template was made from: the base of the merge that brings a newer version of the template into it. */
export class TemplateBases1700000000083 implements MigrationInterface {
  name = "TemplateBases1700000000083";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blueprint.template_base (
        organization_id uuid not null,
        blueprint_id uuid primary key,
        template text not null,
        version text not null,
        content text not null,
        foreign key (organization_id, blueprint_id) references blueprint.blueprint (organization_id, id)
      );
      alter table blueprint.template_base enable row level security;
      alter table blueprint.template_base force row level security;
      create policy own_organization on blueprint.template_base
        using (organization_id = nullif(current_setting('wn.organization', true), '')::uuid);
      grant select, insert, update on blueprint.template_base to wn_blueprint;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table blueprint.template_base");
  }
}
