import type { MigrationInterface, QueryRunner } from "typeorm";

/** An environment knows which generation of its column each converted field is at; see the domain's `layout.ts`. */
export class Generations1700000000055 implements MigrationInterface {
  name = "Generations1700000000055";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table runtime.environment add column generations jsonb not null default '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table runtime.environment drop column generations");
  }
}
