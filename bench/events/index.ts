/**
 * `npm run bench -- events`: events appended one transaction each and handled by a consumer, against rows inserted one transaction each into
 * a table with the same columns and indexes that nobody reads.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../../db/connect.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { runConsumer } from "../../db/event-store/consumer.ts";
import { append } from "../../db/transaction.ts";
import { uuidv7 } from "../../db/uuid.ts";
import type { OrganizationId } from "../../schema/ids.ts";
import { type Bench, compare, median } from "../report.ts";

const writers = 4;
const perRound = Number(process.env.BENCH_EVENTS ?? 2_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);

export const bench: Bench = {
  about: "events appended and consumed, against plain inserts",
  run: async ({ tell }) => {
    const home = mkdtempSync(join(tmpdir(), "webnova-bench-"));
    const embedded = await startEmbedded({ home });
    const database = await openDatabase({ url: embedded.url, secret: randomBytes(32) });
    const pool = new pg.Pool({ connectionString: embedded.url, max: writers });
    // The server ends before the last of its connections has heard that the pool has.
    pool.on("error", () => undefined);
    try {
      await pool.query("create table plain_event (like events.event including all)");
      const source = await database.source("wn_runtime");
      const organization = randomUUID() as OrganizationId;
      let consumed = 0;
      const consumer = runConsumer(database, {
        name: "bench.count",
        mode: "ordered-by-stream",
        handle: async () => {
          consumed += 1;
        },
      });
      const data = { environmentId: randomUUID(), entity: "ent_invoice", outcome: "delete", rows: 1 };
      /** So many at once, each its own transaction; requests per second. */
      const timed = async (one: (n: number) => Promise<unknown>, over: () => boolean): Promise<number> => {
        let n = 0;
        const began = performance.now();
        await Promise.all(
          Array.from({ length: writers }, async () => {
            while (n < perRound) await one(n++);
          }),
        );
        while (!over()) await sleep(1);
        return (perRound / (performance.now() - began)) * 1_000;
      };
      const rates = { append: [] as number[], both: [] as number[], plain: [] as number[] };
      for (let round = 0; round <= rounds; round += 1) {
        const stream = (n: number) => `environment:${round}-${n % 100}`;
        const goal = consumed + perRound;
        let appended = 0;
        const began = performance.now();
        const both = await timed(
          async (n) => {
            await append(source, organization, stream(n), "any", [{ type: "RetentionApplied", schema: 1, data }]);
            if (++appended === perRound && round > 0) rates.append.push((perRound / (performance.now() - began)) * 1_000);
          },
          () => consumed >= goal,
        );
        const plain = await timed(
          (n) =>
            pool.query({
              name: "plain",
              text: `insert into plain_event (era, key, organization_id, stream, version, id, type, schema, data, meta)
                     values (1, pg_current_xact_id(), $1, $2, $3, $4, 'RetentionApplied', 1, $5, '{}')`,
              values: [organization, stream(n), n, uuidv7(), JSON.stringify(data)],
            }),
          () => true,
        );
        // The first round warms.
        if (round > 0) {
          rates.both.push(both);
          rates.plain.push(plain);
        }
        tell(`round ${round}: ${both.toFixed(0)}/s appended and consumed, ${plain.toFixed(0)}/s plain`);
      }
      await consumer.stop();
      const figure = (name: string, of: readonly number[], bar?: number) =>
        compare({
          case: name,
          metric: "events/s",
          ours: "event log",
          reference: "plain insert",
          value: median(of),
          referenceValue: median(rates.plain),
          better: "more",
          ...(bar !== undefined && { bar }),
        });
      return {
        cases: [figure("append and consume", rates.both, 0.5), figure("append, while a consumer reads", rates.append)],
        notes: [
          `Median of ${rounds} rounds of ${perRound} events over 100 streams, ${writers} writers, one transaction each, every one waited for on the disk. Load average at the end ${loadavg()[0]!.toFixed(1)}.`,
        ],
      };
    } finally {
      await pool.end();
      await database.close();
      await embedded.stop();
      rmSync(home, { recursive: true, force: true });
    }
  },
};
