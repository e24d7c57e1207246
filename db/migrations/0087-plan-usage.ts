import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a plan's calls to a model used and cost, also of plans that failed; the month's cost of an organization is asked before each call. */
export class PlanUsage1700000000087 implements MigrationInterface {
  name = "PlanUsage1700000000087";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table blueprint.plan add column usage jsonb;
      -- Millionths of a US dollar: whole numbers add up exactly.
      alter table blueprint.plan add column cost_micros bigint not null default 0 check (cost_micros >= 0);
      create index plan_cost on blueprint.plan (organization_id, started_at) where cost_micros > 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table blueprint.plan drop column usage, drop column cost_micros");
  }
}
