import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

describe("append", () => {
  it("[EV1] appends", async () => {
    const source = await db.database.source("wn_identity");
    const user = uuidv7();
    const version = await transact(source, db.organization(), (tx) =>
      tx.append(`user:${user}`, "none", [{ type: "UserActivated", schema: 1, data: { userId: user } }]),
    );
    expect(version).toBe(1);
  });
});
