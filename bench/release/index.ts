/**
 * `npm run bench -- release`: how long the plan of a release takes, how long an additive change takes on a million rows, and what 8
 * readers and 2 writers notice of a field that is converted under them.
 */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import { clinic } from "../../schema/fixtures/clinic.ts";
import type { ReleaseId } from "../../schema/ids.ts";
import { compile } from "../../schema/model/compile.ts";
import type { Model } from "../../schema/model/model.ts";
import { createPasswords } from "../../subgraphs/passwords.ts";
import { createDataPlane, createEnvironment } from "../../subgraphs/runtime/data-plane/index.ts";
import { type Generations, placed } from "../../subgraphs/runtime/domain/layout.ts";
import { readFacts } from "../../subgraphs/runtime/migrate/facts.ts";
import { planMigration } from "../../subgraphs/runtime/migrate/plan.ts";
import { runSteps } from "../../subgraphs/runtime/migrate/run.ts";
import { hashToken, opaqueToken } from "../../subgraphs/session-tokens.ts";
import { type Bench, compare, median, percentile } from "../report.ts";

const rows = 1_000_000;
const entities = 60;
const rounds = 9;
const quietMs = 10_000;

type Change = (document: Writable<Blueprint>) => void;
type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;

/** The clinic with so many tables more, after a change. */
const modelOf = (change: Change = () => undefined): Model => {
  const document = structuredClone(clinic) as Writable<Blueprint>;
  for (let n = Object.keys(document.entities).length; n < entities; n += 1)
    document.entities[`ent_more${n}`] = {
      ...structuredClone(document.entities.ent_doctor!),
      key: `thing${n}`,
      title: `f_more${n}`,
      fields: { [`f_more${n}`]: { ...structuredClone(document.entities.ent_doctor!.fields.f_doc_name!), key: "name" } },
    } as never;
  document.entities.ent_patient!.fields.f_pat_score = fieldOf("score", "text");
  change(document);
  return compile(document as Blueprint, (text) => createHash("sha256").update(text).digest("hex"));
};
const fieldOf = (key: string, type: string) =>
  ({ key, type, order: "z9", classification: "internal", label: { en: key, ar: key } }) as never;

export const bench: Bench = {
  about: "releasing to a platform with a million rows that people use",
  run: async ({ tell, only }) => {
    const home = mkdtempSync(join(tmpdir(), "webnova-bench-"));
    const embedded = await startEmbedded({ home });
    const database = await openDatabase({ url: embedded.url, secret: randomBytes(32) });
    const admin = new pg.Client({ connectionString: embedded.url });
    const client = new pg.Client(database.connection("wn_runtime"));
    await Promise.all([admin.connect(), client.connect()]);
    const place = { schema: "p_bench_preview", role: "p_bench_preview" };
    let model = modelOf();
    let generations: Generations = {};
    // Nobody searches here, and the indexes of a search would make filling take longer than all the rest.
    for (const statement of createEnvironment(place, model)) if (!statement.includes(" USING gin ")) await client.query(statement);
    tell(`filling ${rows} rows`);
    await admin.query(
      `insert into ${place.schema}.ent_patient (id, f_pat_name, f_pat_score) select uuidv7(), 'Patient ' || n, (n % 1000)::text from generate_series(1, $1) n`,
      [rows],
    );
    await admin.query("vacuum (analyze)");
    const planned = async (to: Model) => planMigration(place, model, to, await readFacts(client, place, model, to, generations));
    const cases = [];
    const bar = (name: string, value: number, limit: number) =>
      compare({
        case: name,
        metric: "ms",
        ours: "release",
        reference: "what is promised",
        value,
        referenceValue: limit,
        better: "less",
        bar: 1,
      });
    try {
      if ("plan".includes(only)) {
        const additive = modelOf((document) => {
          document.entities.ent_patient!.fields.f_pat_new = fieldOf("added", "text");
        });
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const began = performance.now();
          await planned(additive);
          times.push(performance.now() - began);
        }
        cases.push(bar(`plan of a change to ${entities} entities`, median(times), 50));
      }
      if ("additive".includes(only)) {
        const times: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const to = modelOf((document) => {
            for (let n = 0; n <= round; n += 1) document.entities.ent_patient!.fields[`f_pat_n${n}`] = fieldOf(`added${n}`, "text");
          });
          const { steps } = await planned(to);
          const began = performance.now();
          await runSteps(client, { place, release: uuidv7() as ReleaseId, steps });
          times.push(performance.now() - began);
          model = to;
        }
        cases.push(bar(`a field added to ${rows} rows`, median(times), 300));
      }
      if ("under load".includes(only)) {
        const converted = modelOf((document) => {
          for (const column of model.tables.find(({ id }) => id === "ent_patient")!.columns)
            if (column.id.startsWith("f_pat_n")) document.entities.ent_patient!.fields[column.id] ??= fieldOf(column.key, "text");
          document.entities.ent_patient!.fields.f_pat_score = fieldOf("score", "integer");
        });
        const users = await startUsers(admin, database.connection("wn_data"), place, () => placed(model, generations));
        tell(`8 readers and 2 writers, ${quietMs / 1_000} s without a release`);
        await sleep(quietMs);
        const before = users.take();
        if (before.failed[0]) throw new Error(`Requests fail before anything is released: ${before.failed[0]}`);
        tell("converting a field under them");
        const began = performance.now();
        const plan = await planned(converted);
        const release = uuidv7() as ReleaseId;
        await runSteps(client, { place, release, steps: plan.steps.filter(({ phase }) => phase === "expand") });
        [model, generations] = [converted, plan.generations];
        await sleep(1_000);
        await runSteps(client, { place, release, steps: plan.steps.filter(({ phase }) => phase === "contract") });
        const took = performance.now() - began;
        const during = users.take();
        await users.stop();
        tell(
          `${Math.round(took)} ms · before ${before.ms.length} requests, during ${during.ms.length}, failed ${during.failed.length} ${during.failed[0] ?? ""}`,
        );
        const row = (name: string, value: number, referenceValue: number, limit?: number) =>
          compare({
            case: name,
            metric: "ms",
            ours: "while a field is converted",
            reference: "the same users before",
            value,
            referenceValue,
            better: "less",
            ...(limit && { bar: limit }),
          });
        const at = (share: number, ms: readonly number[]) =>
          percentile(
            [...ms].sort((a, b) => a - b),
            share,
          );
        cases.push(
          row("p99 of a request", at(0.99, during.ms), at(0.99, before.ms), 10),
          row("longest wait of a request", at(1, during.ms), at(1, before.ms)),
          compare({
            case: "failed requests",
            metric: "requests + 1",
            ours: "while a field is converted",
            reference: "none",
            value: during.failed.length + 1,
            referenceValue: 1,
            better: "less",
            bar: 1,
          }),
          compare({
            case: `${rows} values converted under load`,
            metric: "s",
            ours: "release",
            reference: "one second",
            value: took / 1_000,
            referenceValue: 1,
            better: "less",
          }),
        );
      }
      return {
        cases,
        notes: [
          `Load of the machine at the end: ${loadavg()
            .map((one) => one.toFixed(1))
            .join(" ")}.`,
        ],
      };
    } finally {
      await Promise.all([admin.end(), client.end()]);
      await database.close();
      await embedded.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};

interface Seen {
  readonly ms: readonly number[];
  readonly failed: readonly string[];
}

/** Eight people who read and two who write, over HTTP, each waiting for the answer before asking again. */
const startUsers = async (
  admin: pg.Client,
  connection: pg.ClientConfig,
  place: { readonly schema: string; readonly role: string },
  model: () => Model,
) => {
  const environment = {
    ...place,
    id: uuidv7(),
    organizationId: uuidv7(),
    platformId: uuidv7(),
    key: "bench",
    name: "preview" as const,
    label: {},
    model,
  };
  const plane = createDataPlane({
    connection,
    passwords: createPasswords({ cost: "low" }),
    rates: { session: 1e9, address: 1e9 },
    log: (error) => console.error(error),
  } as Parameters<typeof createDataPlane>[0]);
  const server = createServer((req, res) => void plane.handle(req, res, environment));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const [user, token] = [uuidv7(), opaqueToken()];
  await admin.query(
    `insert into ${place.schema}._user (id, f_user_email, f_user_name, f_user_status) values ($1, 'a@b.example', 'A', 'active')`,
    [user],
  );
  await admin.query(`insert into ${place.schema}._credential (user_id, email) values ($1, 'a@b.example')`, [user]);
  await admin.query(`insert into ${place.schema}._role_grant (user_id, role) values ($1, 'r_reception')`, [user]);
  await admin.query(
    `insert into ${place.schema}._session (id, hash, user_id, idle_expires_at, absolute_expires_at) values ($1, $2, $3, now() + interval '1 day', now() + interval '1 day')`,
    [uuidv7(), hashToken(token), user],
  );
  const { rows: some } = await admin.query<{ id: string }>(`select id from ${place.schema}.ent_patient limit 1000`);
  const agent = new Agent({ keepAlive: true });
  const ask = (body: object): Promise<string> =>
    new Promise((resolve, reject) => {
      const payload = JSON.stringify(body);
      const asked = request(
        {
          host: "127.0.0.1",
          port,
          path: "/graphql",
          method: "POST",
          agent,
          headers: {
            host: `bench--preview.localhost:${port}`,
            "content-type": "application/json",
            origin: `http://bench--preview.localhost:${port}`,
            cookie: `wnp=${token}`,
            "content-length": Buffer.byteLength(payload),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
        },
      );
      asked.on("error", reject).end(payload);
    });
  let seen = { ms: [] as number[], failed: [] as string[] };
  let going = true;
  const loop = async (make: () => object) => {
    while (going) {
      const began = performance.now();
      const text = await ask(make()).catch((error: unknown) => String(error));
      seen.ms.push(performance.now() - began);
      if (!text.startsWith('{"data":') || text.includes('"errors"')) seen.failed.push(text.slice(0, 300));
    }
  };
  const reading = () => ({
    query: "query ($id: ID!) { patient(id: $id) { id name score } }",
    variables: { id: some[Math.floor(Math.random() * some.length)]!.id },
  });
  const writing = () => ({ query: 'mutation { createPatient(input: {set: {name: "Somebody"}}) { status } }' });
  const users = [...Array.from({ length: 8 }, () => loop(reading)), ...Array.from({ length: 2 }, () => loop(writing))];
  return {
    take: (): Seen => {
      const taken = seen;
      seen = { ms: [], failed: [] };
      return taken;
    },
    stop: async () => {
      going = false;
      await Promise.all(users);
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
      await plane.close();
    },
  };
};
