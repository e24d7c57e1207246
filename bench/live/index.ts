/**
 * `npm run bench -- live`: a thousand people watch the invoices of a hundred customers while invoices are written, against the same people
 * asking for the same lists once a second. Judged by CPU per change that reached somebody, Node and PostgreSQL together.
 */
import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { createPlatform } from "../data-plane/platform.ts";
import { startProcess } from "../data-plane/process.ts";
import { ourSide, type Running } from "../data-plane/sides.ts";
import { type Bench, compare, percentile } from "../report.ts";

const people = 1_000;
const groups = 100;
const perSocket = 50;
const writesPerSecond = 200;
const seconds = 8;
const list = "(filter: { customerId: { eq: $customer } }, order: [{ invoiceDate: DESC }], first: 10) { nodes { id invoiceDate total } }";
const write =
  'mutation ($customer: ID!, $date: Date!) { createInvoice(input: { set: { customer: $customer, invoiceDate: $date, total: "1.00" } }) { status } }';

export const bench: Bench = {
  about: "a thousand live queries on a hundred lists while rows are written, against polling",
  run: async ({ profile, tell }) => {
    tell("Making the music shop …");
    const platform = await createPlatform({ times: 20 });
    const served = await startProcess("ours", platform.ours, { profile });
    try {
      const ours = await ourSide(served);
      const customers = platform.customers.slice(0, groups + 1);
      const watched = customers.slice(0, groups);
      const sockets: WebSocket[] = [];
      const seen = { answers: 0, refused: 0, late: [] as number[] };
      const writtenAt = new Map<string, number>();
      for (let at = 0; at < people; at += perSocket) sockets.push(await watch(ours, watched, at, seen, writtenAt));
      tell(`${people} live queries on ${groups} lists answered once, ${seen.refused} refused`);

      const cost = async (work: () => Promise<number>) => {
        const before = {
          node: await served.cpu(),
          postgres: sum(await platform.cpu(ours.application)),
          statements: await platform.transactions(),
        };
        const delivered = await work();
        const after = {
          node: await served.cpu(),
          postgres: sum(await platform.cpu(ours.application)),
          statements: await platform.transactions(),
        };
        return {
          delivered,
          cpu: after.node - before.node + after.postgres - before.postgres,
          statements: after.statements - before.statements,
        };
      };
      let day = 0;
      /** From the moment a write was due to its own answer. */
      let writing: number[] = [];
      const writeTo = (pick: (n: number) => string) => async () => {
        const from = seen.answers;
        const began = performance.now();
        let n = 0;
        const pending: Promise<unknown>[] = [];
        while (n < writesPerSecond * seconds) {
          while (n < Math.min(writesPerSecond * seconds, ((performance.now() - began) / 1_000) * writesPerSecond)) {
            const customer = pick(n++);
            const date = new Date(Date.UTC(2031, 0, 1) + day++ * 86_400_000).toISOString().slice(0, 10);
            writtenAt.set(date, performance.now());
            pending.push(
              ours.client
                .ask({ ...ours.asked({ document: write, as: "manager" } as never, { customer, date }) })
                .then(() => writing.push(performance.now() - writtenAt.get(date)!)),
            );
          }
          await sleep(5);
        }
        await Promise.all(pending);
        await sleep(1_000);
        return seen.answers - from;
      };
      const quiet = await cost(writeTo(() => customers[groups]!));
      tell(`writes nobody watches: ${quiet.cpu.toFixed(0)} ms CPU, ${quiet.statements} transactions, ${quiet.delivered} answers`);
      writing = [];
      const busy = await cost(writeTo((n) => watched[n % groups]!));
      tell(`writes ten people watch each: ${busy.cpu.toFixed(0)} ms CPU, ${busy.statements} transactions, ${busy.delivered} answers`);
      for (const socket of sockets) socket.terminate();
      await sleep(500);
      const polled = await cost(async () => {
        const asked = Array.from({ length: people }, (_, at) =>
          ours.client.ask(
            ours.asked({ document: `query ($customer: ID!) { invoices${list} }`, as: "manager" } as never, {
              customer: watched[at % groups]!,
            }),
          ),
        );
        await Promise.all(asked);
        return people;
      });
      await ours.client.close();
      // One round of polling is one second; while so many are written it would have brought each person's newest answer once a second.
      const perChange = { live: (busy.cpu - quiet.cpu) / busy.delivered, polling: polled.cpu / polled.delivered };
      const late = Float64Array.from(seen.late).sort();
      const written = Float64Array.from(writing).sort();
      const of = { ours: "live queries", reference: "polling each second" } as const;
      return {
        cases: [
          compare({
            case: "change that reached somebody",
            metric: "CPU ms",
            ...of,
            value: perChange.live,
            referenceValue: perChange.polling,
            better: "less",
          }),
          compare({
            case: "second of a thousand people",
            metric: "CPU ms",
            ...of,
            value: (busy.cpu - quiet.cpu) / seconds,
            referenceValue: polled.cpu,
            better: "less",
          }),
          compare({
            case: "write nobody watches",
            metric: "transactions",
            ours: "live queries",
            reference: "writes",
            value: quiet.statements,
            referenceValue: writesPerSecond * seconds,
            better: "less",
          }),
          compare({
            case: "write ten people watch",
            metric: "transactions",
            ours: "live queries",
            reference: "writes",
            value: busy.statements,
            referenceValue: writesPerSecond * seconds,
            better: "less",
          }),
        ],
        notes: [
          `${people} subscriptions on ${groups} lists over ${people / perSocket} sockets, ${writesPerSecond} creates a second for ${seconds} s; ${busy.delivered} answers delivered, from the write to the answer ${percentile(late, 0.5).toFixed(0)} ms at the middle and ${percentile(late, 0.99).toFixed(0)} ms at the 99th percentile, of which to the answer of the write itself ${percentile(written, 0.5).toFixed(0)} and ${percentile(written, 0.99).toFixed(0)} ms. CPU of writing itself, measured with a customer nobody watches, is taken off. Load average ${loadavg()[0]!.toFixed(1)}.`,
        ],
      };
    } finally {
      await served.stop();
      await platform.close();
    }
  },
};

interface Seen {
  answers: number;
  refused: number;
  readonly late: number[];
}

/** Opens a socket and its subscriptions one after the other; resolves when each has its first answer. */
const watch = (
  ours: Running,
  lists: readonly string[],
  from: number,
  seen: Seen,
  writtenAt: ReadonlyMap<string, number>,
): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const { host, origin, cookie } = ours.asked({ document: "", as: "manager" } as never, {}).headers;
    const socket = new WebSocket(`ws://127.0.0.1:${ours.served.port}/graphql`, "graphql-transport-ws", {
      headers: { host, origin, cookie },
    });
    let open = 0;
    const next = () => {
      if (open === perSocket) return resolve(socket);
      const customer = lists[(from + open) % lists.length]!;
      open += 1;
      socket.send(
        JSON.stringify({
          id: String(open),
          type: "subscribe",
          payload: { query: `subscription ($customer: ID!) { invoices${list} }`, variables: { customer } },
        }),
      );
    };
    const first = new Set<string>();
    socket.on("error", reject);
    socket.on("open", () => socket.send('{"type":"connection_init"}'));
    socket.on("message", (data) => {
      const said = JSON.parse(String(data)) as {
        type: string;
        id: string;
        payload?: { data?: { invoices?: { nodes: { invoiceDate: string }[] } } };
      };
      if (said.type === "connection_ack") return next();
      if (said.type === "ping") return socket.send('{"type":"pong"}');
      if (said.type !== "next") {
        seen.refused += 1;
        return next();
      }
      if (first.has(said.id)) {
        seen.answers += 1;
        const at = writtenAt.get(said.payload?.data?.invoices?.nodes[0]?.invoiceDate ?? "");
        if (at !== undefined) seen.late.push(performance.now() - at);
        return;
      }
      first.add(said.id);
      next();
    });
  });

const sum = (cpu: ReadonlyMap<number, number>): number => [...cpu.values()].reduce((total, ms) => total + ms, 0);
