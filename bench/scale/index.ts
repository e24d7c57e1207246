/**
 * `npm run bench -- scale`: a thousand platforms in one database. What a request to any of them takes against one to a platform that is
 * always asked, what one costs that nobody uses, and what making and opening one takes. `BENCH_PLATFORMS` says how many, `BENCH_WORLD` a
 * folder in which they are kept for the next run.
 */
import { loadavg } from "node:os";
import { type Asked, openClient } from "../data-plane/load.ts";
import { startProcess } from "../data-plane/process.ts";
import { type Bench, type Case, compare, median, percentile } from "../report.ts";
import { createWorld, type Small } from "./world.ts";

const count = Number(process.env.BENCH_PLATFORMS ?? 1_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const perRound = 400;
/** Sides take turns this often: what else the machine does meets both. */
const atATime = 25;
const sessionsOfFirst = 60;

const documents = {
  "by key": "query ($id: ID!) { album(id: $id) { id version title } }",
  "page of 20 with to-one": "{ albums(order: [{title: ASC}], first: 20) { nodes { id title artist { id name } } } }",
} as const;
type Document = keyof typeof documents;

export const bench: Bench = {
  about: "a thousand platforms in one database against one of them",
  run: async ({ tell, profile }) => {
    const world = await createWorld();
    try {
      const setUp = performance.now();
      const creating: number[] = [...(await world.grow(1, sessionsOfFirst))];
      const alone = await startProcess("scale", world.settings);
      const startAlone = Number(alone.told.runtime);
      await alone.stop();
      const bare = await world.sizes();
      creating.push(...(await world.grow(count, 1)));
      tell(`${count} platforms made in ${((performance.now() - setUp) / 1_000).toFixed(0)} s`);
      const full = await world.sizes();
      const served = await startProcess("scale", world.settings, { profile });
      const client = openClient(served.port, 1);
      const ask = async (platform: Small, document: Document, n: number): Promise<number> => {
        const began = performance.now();
        const { text } = await client.ask(asked(platform, document, n));
        const took = performance.now() - began;
        if (!text.startsWith('{"data":{"album')) throw new Error(text.slice(0, 500));
        return took;
      };
      const before = await served.memory();
      const opening: number[] = [];
      for (const platform of world.platforms) {
        opening.push(await ask(platform, "by key", 0));
        await ask(platform, "page of 20 with to-one", 0);
      }
      const after = await served.memory();
      // PostgreSQL plans a statement five times for its values before it keeps a plan.
      for (let time = 0; time < 6; time += 1)
        for (const platform of world.platforms)
          for (const document of Object.keys(documents) as Document[]) await ask(platform, document, time);
      const backends = (await world.sizes()).backends;
      const cases: Case[] = [];
      const told: string[] = [];
      for (const document of Object.keys(documents) as Document[]) {
        const times = { any: [] as number[], one: [] as number[] };
        const node = { any: [] as number[], one: [] as number[] };
        const postgres = { any: [] as number[], one: [] as number[] };
        for (let round = 0; round <= rounds; round += 1) {
          const of = { any: [] as number[], one: [] as number[] };
          const spent = { any: { node: 0, postgres: 0 }, one: { node: 0, postgres: 0 } };
          for (let block = 0; block < (2 * perRound) / atATime; block += 1) {
            const side = (block + round) % 2 === 0 ? "any" : "one";
            const before = { node: await served.cpu(), postgres: await world.cpu() };
            for (let n = 0; n < atATime; n += 1)
              of[side].push(
                await ask(world.platforms[side === "one" ? 0 : Math.floor(Math.random() * count)]!, document, block * atATime + n),
              );
            spent[side].node += (await served.cpu()) - before.node;
            spent[side].postgres += (await world.cpu()) - before.postgres;
          }
          // The first round warms.
          if (round === 0) continue;
          for (const side of ["any", "one"] as const) {
            times[side].push(
              percentile(
                of[side].sort((a, b) => a - b),
                0.5,
              ),
            );
            node[side].push(spent[side].node / perRound);
            postgres[side].push(spent[side].postgres / perRound);
          }
        }
        const figure = (metric: string, of: typeof times, bar?: number) =>
          compare({
            case: document,
            metric,
            ours: `any of ${count}`,
            reference: "one of them",
            value: median(of.any),
            referenceValue: median(of.one),
            better: "less",
            ...(bar !== undefined && { bar }),
          });
        cases.push(figure("p50 ms", times, 1.5), figure("Node CPU ms/request", node), figure("PostgreSQL CPU ms/request", postgres));
      }
      const end = await served.memory();
      await client.close();
      await served.stop();
      const sorted = [...opening].sort((a, b) => a - b);
      told.push(
        `Load average at the end ${loadavg()[0]!.toFixed(1)}. First request of each: ${percentile(sorted, 0.5).toFixed(1)} ms in the middle, ${percentile(sorted, 0.99).toFixed(1)} ms of the slowest hundredth.`,
        `Node: ${mb(before.heap)} MB heap, ${mb(before.rss)} MB resident before; ${kb((after.heap - before.heap) / count)} kB heap and ${kb((after.rss - before.rss) / count)} kB resident for each once all were asked; ${mb(end.heap)} MB heap, ${mb(end.rss)} MB resident at the end.`,
        `PostgreSQL: ${backends.length} connections with ${backends.map(mb).join(", ")} MB of their own.`,
      );
      // Those of a world that was kept were made by an earlier run.
      if (creating.length === count)
        told.push(
          `Made in ${median(creating.slice(0, 50)).toFixed(0)} ms each at first, ${median(creating.slice(-50)).toFixed(0)} ms at the end (schema, middle of 50), ${kb((full.catalogue - bare.catalogue) / (count - 1))} kB of catalogue each. The runtime starts in ${startAlone.toFixed(0)} ms with one platform, ${Number(served.told.runtime).toFixed(0)} ms with ${count}.`,
        );
      return { cases, notes: told };
    } finally {
      await world.close();
    }
  },
};

const asked = ({ host, cookies, albums }: Small, document: Document, n: number): Asked => ({
  path: "/graphql",
  headers: { host, origin: `http://${host}`, cookie: cookies[n % cookies.length]!, "content-type": "application/json" },
  body: JSON.stringify({ query: documents[document], variables: document === "by key" ? { id: albums[n % albums.length] } : {} }),
});

const mb = (bytes: number): string => (bytes / 1_048_576).toFixed(0);
const kb = (bytes: number): string => (bytes / 1_024).toFixed(0);
