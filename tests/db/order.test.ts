import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparePositions, parsePosition, printPosition } from "../../db/event-store/position.ts";
import type { StoredEvent } from "../../db/event-store/read.ts";
import { readAll, readBack } from "../../db/event-store/read.ts";
import { transact } from "../../db/transaction.ts";
import type { TestDatabase } from "../support/database.ts";
import { testDatabase } from "../support/database.ts";
import { activated, seeded } from "./support.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ poolSize: 10 });
});
afterAll(() => db.drop());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("the global order", () => {
  it.each([20260101, 7])("[EV3] four readers miss nothing and repeat nothing while eight writers append (seed %i)", async (seed) => {
    const organization = db.organization();
    const identity = await db.database.source("wn_identity");
    const streams = Array.from({ length: 6 }, (_, index) => `user:s${index}`);
    const written = new Map<string, number>();
    let writing = true;

    const writer = async (number: number) => {
      const random = seeded(seed * 31 + number);
      for (let round = 0; round < 25; round++) {
        const stream = streams[Math.floor(random() * streams.length)]!;
        try {
          const version = await transact(identity, organization, async (tx) => {
            // An early transaction id and a late append: the case that breaks an order by plain transaction ids.
            if (random() < 0.4) await tx.query("select pg_current_xact_id()");
            if (random() < 0.5) await sleep(random() * 12);
            const version = await tx.append(
              stream,
              "any",
              Array.from({ length: 1 + Math.floor(random() * 3) }, () => activated()),
            );
            if (random() < 0.3) await sleep(random() * 12);
            if (random() < 0.15) throw new Error("rolled back on purpose");
            return version;
          });
          written.set(stream, Math.max(written.get(stream) ?? 0, version));
        } catch (error) {
          if (!(error instanceof Error && error.message.includes("on purpose"))) throw error;
        }
      }
    };

    const reader = async (number: number) => {
      const random = seeded(seed * 77 + number);
      const seen: StoredEvent[] = [];
      const source = await db.database.source("wn_reader");
      const total = () => [...written.values()].reduce((sum, count) => sum + count, 0);
      while (writing || seen.length < total()) {
        const after = seen.at(-1)?.position ?? null;
        seen.push(...(await transact(source, organization, (tx) => readAll(tx, after, 1 + Math.floor(random() * 40)))));
        await sleep(random() * 5);
      }
      return seen;
    };

    const reading = [1, 2, 3, 4].map(reader);
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(writer));
    writing = false;
    for (const seen of await Promise.all(reading)) {
      const versions = new Map<string, number>();
      for (const [index, { stream, version, position }] of seen.entries()) {
        expect(version, `seed ${seed}: ${stream} is gapless and in order`).toBe((versions.get(stream) ?? 0) + 1);
        versions.set(stream, version);
        if (index > 0) expect(comparePositions(parsePosition(seen[index - 1]!.position), parsePosition(position))).toBeLessThan(0);
      }
      expect(versions, `seed ${seed}`).toEqual(written);
    }
  });

  it("[EV3] a page has at most 500 events, and pages backwards meet pages forwards", async () => {
    const organization = db.organization();
    const source = await db.database.source("wn_identity");
    for (let page = 0; page < 6; page++)
      await transact(source, organization, (tx) =>
        tx.append(
          "user:many",
          "any",
          Array.from({ length: 100 }, () => activated()),
        ),
      );
    const read = <T>(work: (tx: Parameters<Parameters<typeof transact>[2]>[0]) => Promise<T>) => transact(source, organization, work);
    let first: readonly StoredEvent[] = [];
    while (first.length < 500) first = await read((tx) => readAll(tx, null, 9999));
    expect(first).toHaveLength(500);
    const rest = await read((tx) => readAll(tx, first.at(-1)!.position));
    expect(rest.at(-1)?.version).toBe(600);
    const back = await read((tx) => readBack(tx, first.at(-1)!.position, 3));
    expect(back.map(({ version }) => version)).toEqual([499, 498, 497]);
  });

  it.each(["", "x", "MS4yLjM", "1.2.3", printPosition({ era: 1, key: 2n, seq: 3n }).slice(0, -1), `${"9".repeat(200)}`])(
    "refuses %j as a position unless it was printed here",
    async (text) => {
      if (text === "MS4yLjM") return expect(parsePosition(text)).toEqual({ era: 1, key: 2n, seq: 3n });
      expect(() => parsePosition(text)).toThrow(expect.objectContaining({ code: "EVENT_POSITION_INVALID" }));
    },
  );
});
