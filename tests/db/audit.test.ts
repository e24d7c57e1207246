import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databaseRoles } from "../../db/roles.ts";
import type { AuditEntry } from "../../db/transaction.ts";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const entry = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: uuidv7(),
  actorKind: "user",
  action: "blueprint.create",
  resource: `blueprint:${uuidv7()}`,
  outcome: "ok",
  requestId: "request-1",
  ...over,
});

describe("the audit door", () => {
  it("writes an entry into the transaction's organization, and nothing when the transaction rolls back", async () => {
    const organization = db.organization();
    const source = await db.database.source("wn_blueprint");
    const id = await transact(source, organization, (tx) =>
      tx.audit(
        entry({ reasons: ["GOVERNANCE_HALTED"], before: { status: "active" }, after: null, onBehalfOf: "u-2", decisionId: uuidv7() }),
      ),
    );
    await expect(
      transact(source, organization, async (tx) => {
        await tx.audit(entry());
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    const rows = await db.admin(
      "select id, organization_id, reasons, before, after, on_behalf_of, outcome from audit.entry where organization_id = $1",
      [organization],
    );
    expect(rows).toEqual([
      {
        id,
        organization_id: organization,
        reasons: ["GOVERNANCE_HALTED"],
        before: { status: "active" },
        after: null,
        on_behalf_of: "u-2",
        outcome: "ok",
      },
    ]);
  });

  it("takes entries of the installation, and never another organization from the entry itself", async () => {
    const source = await db.database.source("wn_identity");
    const id = await transact(source, null, (tx) => tx.audit({ ...entry(), organizationId: db.organization() } as AuditEntry));
    expect(await db.admin("select organization_id from audit.entry where id = $1", [id])).toEqual([{ organization_id: null }]);
  });

  it("[GV31] an entry that cannot be written takes the command with it", async () => {
    const organization = db.organization();
    const source = await db.database.source("wn_identity");
    const work = transact(source, organization, async (tx) => {
      await tx.append("user:x", "none", [{ type: "UserDeleted", schema: 1, data: { userId: uuidv7() } }]);
      await tx.audit(entry({ outcome: "perhaps" as "ok" }));
    });
    await expect(work).rejects.toThrow();
    expect(await db.admin("select 1 from events.event where organization_id = $1", [organization])).toEqual([]);
  });

  it("[GV33] no login can insert, update, delete or truncate entries, nor change leaves and checkpoints", async () => {
    const organization = db.organization();
    await transact(await db.database.source("wn_identity"), organization, (tx) => tx.audit(entry()));
    for (const role of databaseRoles) {
      const source = await db.database.source(role);
      for (const table of ["entry", "leaf", "checkpoint"] as const) {
        const statements = [
          `delete from audit.${table}`,
          `truncate audit.${table}`,
          `update audit.${table} set ${{ entry: "actor = ''", leaf: "leaf_hash = ''", checkpoint: "signed_note = ''" }[table]}`,
        ];
        if (role !== "wn_consumer" || table === "entry") statements.push(`insert into audit.${table} default values`);
        for (const sql of statements) {
          await expect(
            transact(source, organization, (tx) => tx.query(sql)),
            `${role}: ${sql}`,
          ).rejects.toMatchObject({ driverError: { code: "42501" } });
        }
      }
    }
  });

  it("shows an organization its own entries only, and the installation's to nobody but the sealer", async () => {
    const [a, b] = [db.organization(), db.organization()];
    const identity = await db.database.source("wn_identity");
    for (const organization of [a, b, null]) await transact(identity, organization, (tx) => tx.audit(entry()));
    const governance = await db.database.source("wn_governance");
    const seen = (of: typeof a | null) =>
      transact(governance, of, (tx) => tx.query<{ organization_id: string }>("select distinct organization_id from audit.entry"));
    expect(await seen(a)).toEqual([{ organization_id: a }]);
    expect(await seen(null)).toEqual([]);
    await expect(transact(identity, a, (tx) => tx.query("select 1 from audit.entry"))).rejects.toMatchObject({
      driverError: { code: "42501" },
    });
    const sealer = await transact(await db.database.source("wn_consumer"), null, (tx) =>
      tx.query("select distinct organization_id from audit.entry"),
    );
    expect(sealer.length).toBeGreaterThanOrEqual(3);
  });
});
