/** Policies over hops, each measured in both forms on the data of every environment that answers. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { asAdmin, connectDatabase } from "../../db/connect.ts";
import { runningEmbedded } from "../../db/embedded.ts";
import type { Model } from "../../schema/model/model.ts";
import { type MeasuredPolicy, measurePolicies } from "../../subgraphs/runtime/data-plane/index.ts";
import type { Settings } from "../env.ts";
import { openHome } from "../home.ts";

export interface MeasuredEnvironment {
  readonly platform: string;
  readonly name: string;
  readonly policies: readonly MeasuredPolicy[];
}

interface EnvironmentRow {
  readonly key: string;
  readonly name: string;
  readonly schema: string;
  readonly model: Model;
}

/** Null where the database does not run or the key of the installation is missing. */
export const policies = async ({ databaseUrl, home, serviceKey }: Settings): Promise<readonly MeasuredEnvironment[] | null> => {
  const url = databaseUrl ?? runningEmbedded(home);
  const secret = serviceKey ?? (existsSync(join(home, "service.key")) ? openHome(home).serviceKey() : null);
  if (url === null || secret === null) return null;
  const environments = await asAdmin(url, async (admin) => (await admin.query<EnvironmentRow>(running)).rows);
  const opened = connectDatabase({ url, secret, poolSize: 1 });
  const client = new pg.Client(opened.connection("wn_data"));
  await client.connect();
  try {
    const measured: MeasuredEnvironment[] = [];
    for (const { key, name, schema, model } of environments)
      measured.push({ platform: key, name, policies: await measurePolicies(client, { schema, role: schema }, model) });
    return measured;
  } finally {
    await client.end();
    await opened.close();
  }
};

const running = `
  select distinct on (e.id) p.key, e.name, e.schema_name as schema, m.model
  from runtime.environment e
  join runtime.platform p on p.id = e.platform_id and p.status = 'active'
  join runtime.release r on r.id = e.active_release_id
  join runtime.model m on m.organization_id = e.organization_id and m.hash = r.hash
  order by e.id, m.compiler desc`;
