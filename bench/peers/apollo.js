/** Apollo Server with TypeORM and DataLoader, as a team would write it by hand for speed: one loader per relation and request. */
import "reflect-metadata";
import { createServer } from "node:http";
import { ApolloServer, HeaderMap } from "@apollo/server";
import DataLoader from "dataloader";
import { DataSource, EntitySchema } from "typeorm";
import { serveParent } from "./process.js";

const typeDefs = `
  type Customer { id: ID! number: Int! firstName: String! lastName: String! invoices(first: Int!): Invoices! }
  type Track { id: ID! name: String! }
  type Line { id: ID! quantity: Int! unitPrice: String! track: Track! }
  type Invoice { id: ID! version: Int! invoiceDate: String! billingCity: String billingCountry: String total: String! customer: Customer! lines(first: Int!): Lines! }
  type Customers { nodes: [Customer!]! }
  type Invoices { nodes: [Invoice!]! }
  type Lines { nodes: [Line!]! }
  type Sum { total: String }
  type Keys { billingCountry: String }
  type Figures { keys: Keys! count: Int! sum: Sum! }
  type Created { status: String! record: Invoice! }
  type Query {
    invoice(id: ID!): Invoice
    invoices(from: String, offset: Int, first: Int!): Invoices!
    customers(number: Int!, first: Int!): Customers!
    figures(from: String!, to: String!): [Figures!]!
  }
  type Mutation { createInvoice(customer: ID!, date: String!, city: String!, country: String!, total: String!): Created! }
`;

const column = (type, name) => ({ type, ...(name && { name }) });
const id = { id: { type: "uuid", primary: true } };
const entities = (schema) => ({
  customer: new EntitySchema({
    name: "customer",
    schema,
    columns: { ...id, number: column("int"), firstName: column("text", "first_name"), lastName: column("text", "last_name") },
  }),
  track: new EntitySchema({ name: "track", schema, columns: { ...id, name: column("text") } }),
  invoice: new EntitySchema({
    name: "invoice",
    schema,
    columns: {
      ...id,
      version: column("int"),
      number: { ...column("int"), nullable: true },
      customerId: column("uuid", "customer_id"),
      invoiceDate: column("date", "invoice_date"),
      billingCity: column("text", "billing_city"),
      billingCountry: column("text", "billing_country"),
      total: column("numeric"),
    },
  }),
  line: new EntitySchema({
    name: "invoice_line",
    schema,
    columns: {
      ...id,
      invoiceId: column("uuid", "invoice_id"),
      trackId: column("uuid", "track_id"),
      quantity: column("int"),
      unitPrice: column("numeric", "unit_price"),
    },
  }),
});

serveParent(async ({ connection, connections, application, schema }) => {
  const tables = entities(schema);
  const source = await new DataSource({
    type: "postgres",
    url: connection.connectionString,
    entities: Object.values(tables),
    applicationName: application,
    extra: { max: connections },
  }).initialize();
  const of = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, source.getRepository(table)]));

  const one = (table) =>
    new DataLoader(async (ids) => {
      const rows = new Map(
        (await of[table].createQueryBuilder("t").where("t.id = any(:ids)", { ids }).getMany()).map((row) => [row.id, row]),
      );
      return ids.map((key) => rows.get(key) ?? null);
    });
  /** The first so many children of each parent: one query with a window function for all parents of the request. */
  const many = (table, alias, parent, order, property) => {
    const loaders = new Map();
    return (first) => {
      if (!loaders.has(first))
        loaders.set(
          first,
          new DataLoader(async (ids) => {
            const ranked = of[table]
              .createQueryBuilder("r")
              .select("r.id", "id")
              .addSelect(`row_number() over (partition by r.${property} order by r.${order})`, "place")
              .where(`r.${property} = any(:ids)`);
            const rows = await of[table]
              .createQueryBuilder(alias)
              .innerJoin(`(${ranked.getQuery()})`, "ranked", `ranked.id = ${alias}.id and ranked.place <= :first`)
              .setParameters({ ids, first })
              .orderBy(`${alias}.${order}`)
              .getMany();
            const byParent = Map.groupBy(rows, (row) => row[parent]);
            return ids.map((key) => byParent.get(key) ?? []);
          }),
        );
      return loaders.get(first);
    };
  };
  const context = () => ({
    customer: one("customer"),
    track: one("track"),
    invoices: many("invoice", "i", "customerId", "number", "customerId"),
    lines: many("line", "l", "invoiceId", "id", "invoiceId"),
  });

  const resolvers = {
    Query: {
      invoice: (_, { id }) => of.invoice.findOneBy({ id }),
      invoices: async (_, { from, offset, first }) => {
        const query = of.invoice.createQueryBuilder("i").limit(first);
        if (from) query.where("i.invoiceDate >= :from", { from }).orderBy({ "i.invoiceDate": "ASC", "i.id": "ASC" });
        else query.orderBy({ "i.number": "ASC", "i.id": "ASC" }).offset(offset);
        return { nodes: await query.getMany() };
      },
      customers: async (_, { number, first }) => ({
        nodes: await of.customer
          .createQueryBuilder("c")
          .where("c.number >= :number", { number })
          .orderBy("c.number")
          .limit(first)
          .getMany(),
      }),
      figures: async (_, { from, to }) => {
        const rows = await of.invoice
          .createQueryBuilder("i")
          .select("i.billingCountry", "country")
          .addSelect("count(*)::int", "count")
          .addSelect("sum(i.total)", "total")
          .where("i.invoiceDate >= :from and i.invoiceDate < :to", { from, to })
          .groupBy("i.billingCountry")
          .orderBy('i.billingCountry collate "en-x-icu"')
          .getRawMany();
        return rows.map(({ country, count, total }) => ({ keys: { billingCountry: country }, count, sum: { total } }));
      },
    },
    Mutation: {
      createInvoice: async (_, { customer, date, city, country, total }) => {
        const { raw } = await of.invoice
          .createQueryBuilder()
          .insert()
          .values({
            id: () => "uuidv7()",
            version: 1,
            customerId: customer,
            invoiceDate: date,
            billingCity: city,
            billingCountry: country,
            total,
          })
          .returning("*")
          .execute();
        const [row] = raw;
        return {
          status: "DONE",
          record: {
            id: row.id,
            version: row.version,
            invoiceDate: date,
            billingCity: row.billing_city,
            billingCountry: row.billing_country,
            total: row.total,
          },
        };
      },
    },
    Customer: { invoices: async ({ id }, { first }, ctx) => ({ nodes: await ctx.invoices(first).load(id) }) },
    Invoice: {
      customer: ({ customerId }, _, ctx) => ctx.customer.load(customerId),
      lines: async ({ id }, { first }, ctx) => ({ nodes: await ctx.lines(first).load(id) }),
    },
    Line: { track: ({ trackId }, _, ctx) => ctx.track.load(trackId) },
  };

  const apollo = new ApolloServer({ typeDefs, resolvers, introspection: false, csrfPrevention: false, stopOnTerminationSignals: false });
  await apollo.start();
  const server = createServer((req, res) => {
    const parts = [];
    req.on("data", (part) => parts.push(part));
    req.on("end", async () => {
      const headers = new HeaderMap();
      headers.set("content-type", "application/json");
      const {
        body,
        headers: answered,
        status,
      } = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: "POST", headers, search: "", body: JSON.parse(Buffer.concat(parts).toString("utf8")) },
        context: async () => context(),
      });
      res.writeHead(status ?? 200, Object.fromEntries(answered));
      res.end(body.string);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port };
});
