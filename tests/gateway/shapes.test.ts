/** The gateway's promises, run over the same subgraphs in this process and over HTTP [FD7]. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followWith, openShop, type Shop, shapes, until } from "./support.ts";

const joined = `subscription Joined($id: ID, $kilo: Int = 3, $more: Boolean = false) {
  changed: productChanged(id: $id) {
    product { ...Card shipping(perKilo: $kilo) inStock @include(if: $more) reviews(first: 1) { text author { id who: name } } }
    at
  }
}
fragment Card on Product { __typename id name: title(prefix: "The ") }`;

describe.each(shapes)("[FD7] %s", (shape) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop(shape);
  });
  afterAll(() => shop.close());

  it("[FD7] joins three subgraphs in a query", async () => {
    const { status, body } = await shop.ask(
      `query ($id: ID!) { product(id: $id) { title weight shipping inStock reviews { text author { name } } } echo(value: { a: [1, null, "x"] }) }`,
      {
        variables: { id: "p1" },
      },
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      data: {
        product: {
          title: "Lamp",
          weight: 3,
          shipping: 6,
          inStock: true,
          reviews: [
            { text: "Good Lamp", author: { name: "Person u7" } },
            { text: "Fine", author: { name: "Person u8" } },
          ],
        },
        echo: { a: [1, null, "x"] },
      },
    });
  });

  it("[FD23] a subscription joins three subgraphs, with @requires, arguments, fragments, aliases and @include", async () => {
    const client = shop.socket("o1.u1.s1");
    const following = followWith(client, joined, { more: true });
    await until(() => shop.corpus.counts.iterators === 1);
    shop.corpus.change("p1", "Bright Lamp");
    shop.corpus.change("p2", "Chair");
    await until(() => following.results.length === 2);
    expect(following.results[0]).toEqual({
      data: {
        changed: {
          product: {
            __typename: "Product",
            id: "p1",
            name: "The Bright Lamp",
            shipping: 9,
            inStock: true,
            reviews: [{ text: "Good Bright Lamp", author: { id: "u7", who: "Person u7" } }],
          },
          at: { n: 1 },
        },
      },
    });
    expect(following.results[1]?.data.changed.product).toMatchObject({ id: "p2", shipping: 21, inStock: false });
    following.stop();
    await until(() => shop.corpus.counts.iterators === 0);
  });
});
