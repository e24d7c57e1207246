import { type DataSource, In, type ObjectLiteral, type QueryDeepPartialEntity } from "typeorm";
import { type Transaction, transact } from "../../../db/transaction.ts";
import type { OrganizationId } from "../../../schema/ids.ts";
import type { BlueprintStore, BlueprintUnit, TemplateBase } from "../application/ports.ts";
import type { Plan } from "../domain/nouns.ts";
import { lifeOf } from "./life.ts";
import { cut } from "./page.ts";
import { blueprintToRow, branchToRow, planToRow, rowToBlueprint, rowToBranch, rowToPlan, rowToVersion, versionToRow } from "./rows.ts";
import { BlueprintTable, BranchTable, type PlanRow, PlanTable, VersionTable } from "./tables.ts";

/** The store over PostgreSQL, logged in as `wn_blueprint`; row level security is the second wall behind `organization_id`. */
export const createPostgresStore = (source: DataSource): BlueprintStore => ({
  transact: (organization, work) => transact(source, organization, (tx) => work(unitFor(organization, tx))),
});

/** Plans of all organizations that a stopped process left open. */
export const openPlans = async (source: DataSource): Promise<readonly Plan[]> =>
  ((await source.query("select * from blueprint.open_plans()")) as PlanRow[]).map(rowToPlan);

const unitFor = (organization: OrganizationId, tx: Transaction): BlueprintUnit => {
  const blueprints = tx.manager.getRepository(BlueprintTable);
  const branches = tx.manager.getRepository(BranchTable);
  const versions = tx.manager.getRepository(VersionTable);
  const plans = tx.manager.getRepository(PlanTable);
  const own = { organization_id: organization };
  return {
    blueprint: async (id) => maybe(await blueprints.findOneBy({ ...own, id }), rowToBlueprint),
    lockBlueprint: async (id) =>
      maybe(await blueprints.findOne({ where: { ...own, id }, lock: { mode: "for_no_key_update" } }), rowToBlueprint),
    blueprints: async (status, page) => {
      const [at, id] = page.after ?? [];
      const rows = await blueprints
        .createQueryBuilder("b")
        .where("b.organization_id = :organization and b.status = :status", { organization, status })
        .andWhere(page.after ? "(b.updated_at, b.id) < (:at::timestamptz, :id::uuid)" : "true", { at, id })
        .orderBy("b.updated_at", "DESC")
        .addOrderBy("b.id", "DESC")
        .limit(page.limit + 1)
        .getMany();
      return cut(rows, page, rowToBlueprint, (row) => [row.updated_at.toISOString(), row.id]);
    },
    insertBlueprint: async (blueprint) => void (await blueprints.insert(values(blueprintToRow(blueprint)))),
    updateBlueprint: async (blueprint) => void (await blueprints.update({ ...own, id: blueprint.id }, values(blueprintToRow(blueprint)))),

    branch: async (id) => maybe(await branches.findOneBy({ ...own, id }), rowToBranch),
    branchesOf: async (id) => (await branches.find({ where: { ...own, blueprint_id: id }, order: { created_at: "ASC" } })).map(rowToBranch),
    insertBranch: async (branch) => void (await branches.insert(branchToRow(branch))),
    updateBranch: async (branch) => void (await branches.update({ ...own, id: branch.id }, branchToRow(branch))),

    version: async (id) => maybe(await versions.findOneBy({ ...own, id }), rowToVersion),
    versionsOf: async (id, page) => {
      const rows = await versions
        .createQueryBuilder("v")
        .where("v.organization_id = :organization and v.blueprint_id = :id", { organization, id })
        .andWhere(page.after ? "v.number < :number" : "true", { number: Number(page.after?.[0] ?? 0) })
        .orderBy("v.number", "DESC")
        .limit(page.limit + 1)
        .getMany();
      return cut(rows, page, rowToVersion, (row) => [row.number]);
    },
    nextVersionNumber: async (id) => ((await versions.maximum("number", { ...own, blueprint_id: id })) ?? 0) + 1,
    insertVersion: async (version) => void (await versions.insert(values(versionToRow(version)))),

    plan: async (id) => maybe(await plans.findOneBy({ ...own, id }), rowToPlan),
    openPlanOn: async (id) => maybe(await plans.findOneBy({ ...own, branch_id: id, status: In(["queued", "working"]) }), rowToPlan),
    planOfGroup: async (group) => maybe(await plans.findOneBy({ ...own, undo_group_id: group }), rowToPlan),
    plansOn: async (branchId, limit) =>
      (await plans.find({ where: { ...own, branch_id: branchId }, order: { started_at: "DESC", id: "DESC" }, take: limit })).map(rowToPlan),
    planCostSince: async (since) => {
      const [row] = await tx.query<{ cost: string }>(
        "select coalesce(sum(cost_micros), 0) as cost from blueprint.plan where organization_id = $1 and started_at >= $2 and cost_micros > 0",
        [organization, since],
      );
      return Number(row?.cost ?? 0);
    },
    insertPlan: async (plan) => void (await plans.insert(values(planToRow(plan)))),
    updatePlan: async (plan) => void (await plans.update({ ...own, id: plan.id }, values(planToRow(plan)))),

    templateBase: async (id) => {
      const [row] = await tx.query<TemplateBase>(
        'select blueprint_id as "blueprintId", template, version, content from blueprint.template_base where organization_id = $1 and blueprint_id = $2',
        [organization, id],
      );
      return row ?? null;
    },
    putTemplateBase: async ({ blueprintId, template, version, content }) =>
      void (await tx.query(
        `insert into blueprint.template_base (organization_id, blueprint_id, template, version, content) values ($1, $2, $3, $4, $5)
         on conflict (blueprint_id) do update set version = excluded.version, content = excluded.content`,
        [organization, blueprintId, template, version, content],
      )),

    ...lifeOf(organization, tx),

    query: (sql, params) => tx.query(sql, params),
    append: async (stream, events) => void (await tx.append(stream, "any", [...events])),
    audit: async (entry) => void (await tx.audit(entry)),
  };
};

/** TypeORM's partial type has no word for a jsonb column; a whole row is always a valid one. */
const values = <Row extends ObjectLiteral>(row: Row): QueryDeepPartialEntity<Row> => row as unknown as QueryDeepPartialEntity<Row>;

const maybe = <Row, T>(row: Row | null, from: (row: Row) => T): T | null => (row === null ? null : from(row));
