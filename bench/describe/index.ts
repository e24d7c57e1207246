/**
 * `npm run bench -- describe`: from the clinic's sentence to a running platform, by phase, through `webnova describe --json`, against a
 * plain `pg` script that executes the same DDL and inserts the same rows on the same server.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Model } from "../../schema/model/model.ts";
import { createEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { runCommand, type Server, startServer } from "../../tests/support/server.ts";
import { type Bench, compare, median } from "../report.ts";

const rounds = 5;
const sentence =
  "A clinic. Patients have a name, date of birth and phone. Doctors have a name and specialty. An appointment links a patient and a doctor and has a time, a reason and a status (requested, confirmed, done, cancelled). Receptionists manage appointments; doctors see only their own appointments.";

interface Described {
  readonly versionHash: string;
  readonly ms: { readonly plan: number; readonly compile: number; readonly migrate: number; readonly total: number };
}

type Phases = Readonly<Record<(typeof phases)[number], number>>;
const phases = [
  "plan",
  "compile",
  "migrate",
  "test rows",
  "commit, decision and first page",
  "running",
  "running, command included",
] as const;

export const bench: Bench = {
  about: "from a sentence to a running platform, by phase",
  run: async ({ tell }) => {
    const server = await startServer({
      env: { WEBNOVA_OWNER_EMAIL: "bench@example.invalid", WEBNOVA_OWNER_PASSWORD: "a password for one bench" },
    });
    const admin = new pg.Client({ connectionString: superuserOf(server) });
    try {
      await admin.connect();
      // The first one also loads and compiles what every later one finds ready; it is a case of its own.
      const first = await describe(server, admin);
      const ours: Phases[] = [];
      const plain: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const { phases: ms, model, schema } = await describe(server, admin);
        ours.push(ms);
        plain.push(await plainScript(admin, superuserOf(server), model, schema, round));
        tell(
          `round ${round + 1}: ${phases.map((phase) => `${phase} ${Math.round(ms[phase])}`).join(", ")} · plain ${Math.round(plain.at(-1)!)}`,
        );
      }
      const row = (name: string, value: number) =>
        compare({
          case: name,
          metric: "ms",
          ours: "webnova describe",
          reference: "pg script, same DDL and rows",
          value,
          referenceValue: median(plain),
          better: "less",
        });
      return {
        cases: [
          ...phases.map((phase) => row(phase, median(ours.map((one) => one[phase])))),
          row("running, first of the server", first.phases.running),
        ],
        notes: [
          `Median of ${rounds} rounds on one server, the sentence of the clinic, offline planner. Every phase is set against the whole of the plain script: one connection, the DDL of the environment statement by statement, the rows of each table in one INSERT.`,
          "“commit, decision and first page” is what the command's total leaves after the phases it names: committing, planning the release, its decision, polling, the first page.",
        ],
      };
    } finally {
      await admin.end().catch(() => undefined);
      await server.remove();
    }
  },
};

const superuserOf = ({ home }: Server): string => {
  const password = readFileSync(join(home, "postgres.password"), "utf8").trim();
  const port = readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n")[3];
  return `postgres://webnova:${encodeURIComponent(password)}@127.0.0.1:${port}/webnova`;
};

const describe = async (server: Server, admin: pg.Client): Promise<{ phases: Phases; model: Model; schema: string }> => {
  const began = performance.now();
  const { code, out, err } = await runCommand(["describe", "--text", sentence, "--release", "preview", "--json"], server);
  const command = performance.now() - began;
  if (code !== 0) throw new Error(`webnova describe ended with ${code}\n${out}${err}`);
  const { versionHash, ms } = JSON.parse(out) as Described;
  const { rows } = await admin.query<{ ms: { testData?: number }; schema_name: string; model: Model }>(
    `select r.ms, e.schema_name, m.model from runtime.release r join runtime.environment e on e.id = r.environment_id
      join runtime.model m on m.hash = r.hash where r.hash = $1 order by r.id desc limit 1`,
    [versionHash],
  );
  const { ms: released, schema_name: schema, model } = rows[0]!;
  const filled = released.testData ?? 0;
  return {
    model,
    schema,
    phases: {
      plan: ms.plan,
      compile: ms.compile,
      migrate: ms.migrate,
      "test rows": filled,
      "commit, decision and first page": ms.total - ms.plan - ms.compile - ms.migrate - filled,
      running: ms.total,
      "running, command included": command,
    },
  };
};

/** Milliseconds for a fresh schema with the same tables and rows, from connecting to the last row. */
const plainScript = async (admin: pg.Client, url: string, model: Model, from: string, round: number): Promise<number> => {
  const place = { schema: `p_plain${round}`, role: `p_plain${round}` };
  const ddl = createEnvironment(place, model);
  // Doctors and patients come before the appointments that point to them.
  const names = model.tables.map(({ id }) => id).filter((id) => id !== "ent_user");
  const fills: { name: string; rows: Record<string, unknown>[] }[] = [];
  for (const name of names)
    fills.push({ name, rows: (await admin.query<Record<string, unknown>>(`select * from ${from}."${name}"`)).rows });
  const began = performance.now();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of ddl) await client.query(statement);
  await client.query("begin");
  await client.query("set constraints all deferred");
  for (const { name, rows } of fills) {
    const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== "change_key");
    if (columns.length === 0) continue;
    const tuples = rows.map((_, at) => `(${columns.map((_column, n) => `$${at * columns.length + n + 1}`).join(", ")})`);
    await client.query(
      `insert into ${place.schema}."${name}" (${columns.map((column) => `"${column}"`).join(", ")}) values ${tuples.join(", ")}`,
      rows.flatMap((row) => columns.map((column) => row[column])),
    );
  }
  await client.query("commit");
  const took = performance.now() - began;
  await client.end();
  return took;
};
