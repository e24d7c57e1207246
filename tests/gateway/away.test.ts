/** What the front door does about subgraphs in other processes that are down, stalled, slow, or break the line [FD10]. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { serveSubgraph } from "../../subgraphs/serve.ts";
import { type Line, openLine } from "../support/line.ts";
import { createCorpus } from "./corpus.ts";
import { followWith, openShop, type Shop, until } from "./support.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The shop over HTTP, with a line in front of each subgraph. */
const openLines = async (): Promise<Shop & { readonly lines: Readonly<Record<string, Line>> }> => {
  const serviceKey = Buffer.alloc(32, 9);
  const corpus = createCorpus();
  const lines: Record<string, Line> = {};
  const subgraphs = await Promise.all(
    corpus.subgraphs.map(async (subgraph) => {
      const served = await serveSubgraph(subgraph, { port: 0, serviceKey });
      const line = await openLine(new URL(served.url));
      lines[subgraph.name] = line;
      closers.push(() => {
        line.close();
        return served.close();
      });
      return { name: subgraph.name, url: `http://127.0.0.1:${line.port}/graphql` };
    }),
  );
  const shop = await openShop("in process", { subgraphs, serviceKey });
  closers.push(() => shop.close());
  return { ...shop, corpus, lines };
};

const joined = '{ product(id: "p1") { title shipping reviews(first: 1) { text } } }';
const whole = { product: { title: "Lamp", shipping: 6, reviews: [{ text: "Good Lamp" }] } };
const lacking = { product: { title: "Lamp", shipping: null, reviews: [{ text: "Good Lamp" }] } };

describe("[FD10] a subgraph that takes connections and never answers", () => {
  it("[FD10] costs its own fields, named, and not the request", async () => {
    const { ask, lines } = await openLines();
    expect((await ask(joined)).body).toEqual({ data: whole });
    await lines.stock?.set("silent");
    const { status, body } = await ask(joined);
    expect(status).toBe(200);
    expect(body.data).toEqual(lacking);
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0]).toMatchObject({ extensions: { code: "SUBGRAPH_UNAVAILABLE", subgraph: "stock" } });
    await lines.stock?.set("open");
    expect((await ask(joined)).body).toEqual({ data: whole });
    // The subgraph's answer to nobody takes up to 25 s; this must not.
  }, 20_000);

  it("[FD10] is left alone after 10 failures, and asked again when it lives", async () => {
    const { ask, lines, unexpected } = await openLines();
    await lines.stock?.set("silent");
    await Promise.all(Array.from({ length: 10 }, () => ask(joined)));
    expect(unexpected).toHaveLength(10);
    const { body } = await ask(joined);
    // Refused without being asked: nothing new is logged.
    expect(body.data).toEqual(lacking);
    expect(unexpected).toHaveLength(10);
    await lines.stock?.set("open");
    await until(async () => (await ask(joined)).body.errors === undefined);
  });

  it("[FD27] a subscription through a line that falls silent goes on behind it", async () => {
    const { socket, lines, corpus } = await openLines();
    const following = followWith(socket("o1.u1.s1"), "subscription { productChanged { revision } }");
    await until(() => corpus.counts.iterators === 1);
    corpus.change("p1", "One");
    await until(() => following.results.length === 1);
    await lines.catalogue?.set("silent");
    corpus.change("p1", "Two");
    // Noticed by the missing answer to a ping; the next line is tried while this one stays silent.
    await until(() => (lines.catalogue?.taken() ?? 0) > 1);
    await lines.catalogue?.set("open");
    corpus.change("p1", "Three");
    await until(() => following.results.length === 3);
    expect(following.results.map(({ data }) => data.productChanged.revision)).toEqual(["1", "2", "3"]);
    following.stop();
  }, 60_000);
});

describe("[FD10] a subgraph that lives", () => {
  const answering = async (answer: (request: IncomingMessage, response: ServerResponse, times: number) => void) => {
    let asked = 0;
    const server = createServer((request, response) => {
      if (request.url === "/health") return void response.end();
      asked += 1;
      answer(request, response, asked);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const corpus = createCorpus();
    const { port } = server.address() as AddressInfo;
    const shop = await openShop("in process", {
      subgraphs: corpus.subgraphs.map((one) =>
        one === corpus.subgraphs[0] ? { name: one.name, url: `http://127.0.0.1:${port}/graphql` } : one,
      ),
    });
    closers.push(() => shop.close());
    return { ...shop, asked: () => asked };
  };

  it("[FD10] is waited for when it is slow", async () => {
    const { ask } = await answering((_, response) => void setTimeout(() => response.end('{"data":{"whoAmI":"slow"}}'), 2_700));
    expect((await ask("{ whoAmI }")).body).toEqual({ data: { whoAmI: "slow" } });
  });

  it("[FD10] is asked again once by a query whose connection died before an answer, never by a mutation", async () => {
    const dying = await answering((request, response, times) =>
      times % 2 === 1 ? request.socket.destroy() : response.end('{"data":{"whoAmI":"you"}}'),
    );
    expect((await dying.ask("{ whoAmI }")).body).toEqual({ data: { whoAmI: "you" } });
    expect(dying.asked()).toBe(2);
    const { body } = await dying.ask('mutation { signIn(name: "a") }');
    expect(body.errors[0].extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", subgraph: "catalogue" });
    expect(dying.asked()).toBe(3);
  });
});
