import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which form of the engine's own tables an environment has; those made before it was counted have the first. */
export class Equipment1700000000061 implements MigrationInterface {
  name = "Equipment1700000000061";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table runtime.environment add column equipment int not null default 1");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table runtime.environment drop column equipment");
  }
}
