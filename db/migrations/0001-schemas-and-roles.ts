import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which login may enter which schema. Entering gives nothing yet: every migration grants exactly the table rights its subgraph needs. */
const entrances = {
  identity: ["wn_identity"],
  blueprint: ["wn_blueprint"],
  governance: ["wn_governance", "wn_gov_analysis", "wn_gov_decision", "wn_gov_execution"],
  vault: ["wn_vault"],
  runtime: ["wn_runtime"],
  collab: ["wn_collab"],
  outbox: ["wn_runtime"],
} as const;

/** One schema per subgraph, owned by the login that migrates; nothing in them is open to PUBLIC. */
export class SchemasAndRoles implements MigrationInterface {
  name = "SchemasAndRoles1700000000001";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("revoke create on schema public from public");
    for (const [schema, roles] of Object.entries(entrances)) {
      await runner.query(`create schema ${schema}`);
      await runner.query(`grant usage on schema ${schema} to ${roles.join(", ")}`);
    }
    // New functions are executable by PUBLIC unless said otherwise. A door is opened role by role.
    await runner.query("alter default privileges revoke execute on functions from public");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of Object.keys(entrances).reverse()) await runner.query(`drop schema ${schema}`);
  }
}
