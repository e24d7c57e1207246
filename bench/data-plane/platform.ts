/** Chinook as an environment of its own in a fresh embedded PostgreSQL, multiplied, and the same rows once more as a peer would keep them. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { uuidv7 } from "../../db/uuid.ts";
import { compile } from "../../schema/model/compile.ts";
import { createEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { chinook } from "../data/blueprint.ts";
import { type LoadOptions, loadChinook } from "../data/load.ts";
import { schema } from "./cases.ts";
import type { OurSettings } from "./ours.ts";

export interface BenchPlatform {
  readonly ours: OurSettings;
  /** Where the limit and the peers connect: a superuser, past roles and walls. */
  readonly connection: { readonly connectionString: string };
  readonly peerSchema: string;
  readonly invoices: readonly string[];
  readonly customers: readonly string[];
  /** Makes the end user with this address the agent most customers have; answers ids of invoices they may see. */
  makeAgent(email: string): Promise<readonly string[]>;
  /** Transactions of the database so far. */
  transactions(): Promise<number>;
  /** Milliseconds of CPU by process id, of the server's processes for connections with this application name. */
  cpu(application: string): Promise<ReadonlyMap<number, number>>;
  close(): Promise<void>;
}

const peerSchema = "chinook";

/** Starts the database, makes the environment and its rows; `close` removes everything. */
export const createPlatform = async (options: LoadOptions = {}): Promise<BenchPlatform> => {
  const home = mkdtempSync(join(tmpdir(), "webnova-bench-"));
  const embedded = await startEmbedded({ home });
  const database = await openDatabase({ url: embedded.localUrl, secret: randomBytes(32) });
  const admin = new pg.Client({ connectionString: embedded.localUrl });
  await admin.connect();
  const environment = {
    id: uuidv7(),
    schema,
    role: schema,
    organizationId: uuidv7(),
    platformId: uuidv7(),
    key: "bench",
    name: "preview" as const,
    label: { en: "Bench" },
  };
  const model = compile(chinook, (text) => createHash("sha256").update(text).digest("hex"));
  const builder = new pg.Client(database.connection("wn_runtime"));
  await builder.connect();
  for (const statement of createEnvironment(environment, model)) await builder.query(statement);
  await builder.end();
  await loadChinook(admin, environment, options);
  for (const statement of peerTables) await admin.query(statement);
  await admin.query("vacuum (analyze)");
  await admin.query("checkpoint");
  const ids = async (from: string): Promise<readonly string[]> =>
    (await admin.query<{ id: string }>(`select i.id from ${from} order by random() limit 5000`)).rows.map(({ id }) => id);

  return {
    ours: { connection: database.connection("wn_data"), environment },
    connection: { connectionString: embedded.localUrl },
    peerSchema,
    invoices: await ids(`${schema}.ent_invoice i`),
    customers: await ids(`${schema}.ent_customer i`),
    makeAgent: async (email) => {
      await admin.query(
        `update ${schema}.ent_employee set f_emp_user = (select id from ${schema}._user where f_user_email = $1)
         where id = (select f_cus_rep from ${schema}.ent_customer group by 1 order by count(*) desc limit 1)`,
        [email],
      );
      return await ids(
        `${schema}.ent_invoice i join ${schema}.ent_customer c on c.id = i.f_inv_customer join ${schema}.ent_employee e on e.id = c.f_cus_rep where e.f_emp_user is not null`,
      );
    },
    transactions: async () => {
      const sql = "select xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()";
      return Number((await admin.query<{ n: string }>(sql)).rows[0]?.n);
    },
    cpu: async (application) => {
      const { rows } = await admin.query<{ pid: number }>("select pid from pg_stat_activity where application_name = $1", [application]);
      return new Map(rows.map(({ pid }) => [pid, cpuOf(pid)]));
    },
    close: async () => {
      await admin.end();
      await database.close();
      await embedded.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** Own tables with the same rows and indexes; what PostGraphile has no word for (figures of rows) is a function, as its users do it. */
const peerTables = [
  `create schema ${peerSchema}`,
  `create table ${peerSchema}.track as select id, f_trk_name as name from ${schema}.ent_track`,
  `create table ${peerSchema}.customer as select id, f_cus_number as number, f_cus_first as first_name, f_cus_last as last_name from ${schema}.ent_customer`,
  `create table ${peerSchema}.invoice as select id, version, f_inv_number as number, f_inv_customer as customer_id, f_inv_date as invoice_date,
    f_inv_address as billing_address, f_inv_city as billing_city, f_inv_country as billing_country, f_inv_total as total from ${schema}.ent_invoice`,
  `create table ${peerSchema}.invoice_line as select id, f_lin_invoice as invoice_id, f_lin_track as track_id, f_lin_price as unit_price, f_lin_quantity::int as quantity from ${schema}.ent_line`,
  `alter table ${peerSchema}.invoice alter id set default uuidv7(), alter version set default 1, alter customer_id set not null, alter invoice_date set not null, alter total set not null`,
  `alter table ${peerSchema}.invoice_line alter quantity set not null, alter unit_price set not null`,
  ...["track", "customer", "invoice", "invoice_line"].map((table) => `alter table ${peerSchema}.${table} add primary key (id)`),
  `alter table ${peerSchema}.invoice add foreign key (customer_id) references ${peerSchema}.customer`,
  `alter table ${peerSchema}.invoice_line add foreign key (invoice_id) references ${peerSchema}.invoice, add foreign key (track_id) references ${peerSchema}.track`,
  `create index on ${peerSchema}.invoice (customer_id, id)`,
  `create index on ${peerSchema}.invoice (number, id)`,
  `create index on ${peerSchema}.invoice (invoice_date, id)`,
  `create index on ${peerSchema}.invoice_line (invoice_id, id)`,
  `create index on ${peerSchema}.invoice_line (track_id, id)`,
  `create index on ${peerSchema}.customer (number, id)`,
  `create type ${peerSchema}.invoice_sum as (total numeric)`,
  `create type ${peerSchema}.invoice_keys as (billing_country text)`,
  `create type ${peerSchema}.figures as (keys ${peerSchema}.invoice_keys, count int, sum ${peerSchema}.invoice_sum)`,
  `create function ${peerSchema}.invoice_figures("from" date, upto date) returns setof ${peerSchema}.figures stable language sql as
    $$ select row(i.billing_country)::${peerSchema}.invoice_keys, count(*)::int, row(sum(i.total))::${peerSchema}.invoice_sum
       from ${peerSchema}.invoice i where i.invoice_date >= "from" and i.invoice_date < upto group by i.billing_country order by i.billing_country collate "en-x-icu" $$`,
];

/** Linux tells it in nanoseconds; `utime` would tell it in hundredths of a second. */
export const cpuOf = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1_000_000;
  } catch {
    return Number.NaN;
  }
};
