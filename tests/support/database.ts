/** A database of its own for one test file: copied from the migrated template in about 50 ms. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { Database } from "../../db/connect.ts";
import { connectDatabase } from "../../db/connect.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import type { ClusterAnswer } from "./global-setup.ts";
import { testSecret } from "./global-setup.ts";

export interface TestDatabase {
  readonly database: Database;
  /** The superuser's address of this database: for looking behind the walls, not for the code under test. */
  readonly url: string;
  readonly secret: Buffer;
  /** A fresh organization; rows for it are the test's own affair. */
  organization(): OrganizationId;
  /** Runs a statement as superuser. */
  admin<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** Returns a fresh, fully migrated database. Call `drop` in afterAll. */
export const testDatabase = async ({ poolSize = 5 }: { poolSize?: number } = {}): Promise<TestDatabase> => {
  const { url: cluster, template } = await askCluster();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(cluster, (client) => client.query(`create database ${name} template ${template}`));
  const address = new URL(cluster);
  address.pathname = `/${name}`;
  const url = address.href;
  // The grant of ensureRoles on the database itself is not copied with a template.
  await asAdmin(url, (client) => client.query(`grant create on database ${name} to wn_runtime`));
  const database = connectDatabase({ url, secret: testSecret, poolSize });
  return {
    database,
    url,
    secret: testSecret,
    organization: () => uuidv7() as OrganizationId,
    admin: async <Row>(sql: string, params: readonly unknown[] = []) =>
      (await asAdmin(url, (client) => client.query(sql, [...params]))).rows as Row[],
    drop: async () => {
      await database.close();
      await asAdmin(cluster, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
};

const asAdmin = async (url: string, work: (client: pg.Client) => Promise<pg.QueryResult>): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const askCluster = async (): Promise<ClusterAnswer> => {
  const response = await fetch(`${inject("clusterDoor")}${process.env.VITEST_POOL_ID ?? "1"}`);
  if (!response.ok) throw new Error(`The test database did not start:\n${await response.text()}`);
  return (await response.json()) as ClusterAnswer;
};
