/**
 * What is asked. Of each case: a GraphQL document for ours, the best statement we can write by hand for the limit, and a document for
 * each peer whose answer is the same JSON, aliases included.
 */

/** The schema of the environment under measurement. */
export const schema = "p_bench_preview";

export type Side = "ours" | "limit" | "pipelined" | "postgraphile" | "apollo";
export type Peer = "postgraphile" | "apollo";

export interface QueryCase {
  readonly name: "by-key" | "page" | "levels" | "group" | "create" | "offset" | "by-key-agent" | "page-agent";
  readonly title: string;
  /** Who asks ours: the manager sees every row, the agent those of their customers. */
  readonly as: "manager" | "agent";
  readonly document: string;
  /** Takes the variables of the request in the order of `parameters`; gives one row with one text, the value of `data`. */
  readonly sql: string;
  readonly parameters: readonly string[];
  /** Absent where a peer has no like: nobody writes these rights into it by hand. */
  readonly peers?: Readonly<Record<Peer, string>>;
  /** What chapter DP asks of the requests per second: of the limit, and times each peer. */
  readonly bars: { readonly limit: number | null } & Readonly<Partial<Record<Peer, number>>>;
  /** Answers hold a fresh id, which is taken out before they are compared. */
  readonly writes: boolean;
}

const t = (table: string) => `${schema}.ent_${table}`;
const text = (expr: string) => `coalesce(to_json(${expr})::text, 'null')`;
/** A page as `{"nodes":[…]}` over rows in their order that have a text `o`; what stands around each of them is said once, between them. */
const nodes = (from: string, after = "}") =>
  `'{"nodes":[' || (select coalesce('{"id":"' || string_agg(o, '${after},{"id":"') || '${after}', '') from (${from}) q) || ']}'`;

const invoice = `i.id || '","version":' || i.version || ',"invoiceDate":"' || i.f_inv_date || '","billingCity":' || ${text("i.f_inv_city")}
  || ',"billingCountry":' || ${text("i.f_inv_country")} || ',"total":"' || i.f_inv_total || '"'`;
const invoiceFields = "id version invoiceDate billingCity billingCountry total";
const byKey = (where = "") =>
  `select '{"invoice":' || coalesce((select '{"id":"' || ${invoice} || '}' from ${t("invoice")} i where i.id = $1::uuid and i.deleted_at is null${where}), 'null') || '}' as answer`;
// Of the forms tried, to-one records as subselects, and only the columns that are needed below a sort, are the fastest.
const page = (where = "") =>
  `select '{"invoices":' || ${nodes(
    `select ${invoice} || ',"customer":{"id":"' || (select c.id || '","firstName":' || ${text("c.f_cus_first")} || ',"lastName":' || ${text("c.f_cus_last")} from ${t("customer")} c where c.id = i.f_inv_customer) as o
      from (select i.id, i.version, i.f_inv_date, i.f_inv_city, i.f_inv_country, i.f_inv_total, i.f_inv_customer from ${t("invoice")} i
        where i.f_inv_date >= $1::date and i.deleted_at is null${where} order by i.f_inv_date, i.id limit 20) i`,
    "}}",
  )} || '}' as answer`;
/** The rows of the agent's customers, as one would write it by hand. */
const agents = ` and i.f_inv_customer = any(array(select c.id from ${t("customer")} c join ${t("employee")} e on e.id = c.f_cus_rep where e.f_emp_user = (select id from ${schema}._user where f_user_email = 'agent@example.invalid')))`;
const line = `l.id || '","quantity":' || l.f_lin_quantity || ',"unitPrice":"' || l.f_lin_price`;

export const cases: readonly QueryCase[] = [
  {
    name: "by-key",
    title: "by key",
    as: "manager",
    document: `query ($id: ID!) { invoice(id: $id) { ${invoiceFields} } }`,
    sql: byKey(),
    parameters: ["id"],
    peers: {
      postgraphile: `query ($id: UUID!) { invoice: invoiceByRowId(rowId: $id) { id: rowId version invoiceDate billingCity billingCountry total } }`,
      apollo: `query ($id: ID!) { invoice(id: $id) { ${invoiceFields} } }`,
    },
    bars: { limit: 0.8, postgraphile: 1.4, apollo: 1.8 },
    writes: false,
  },
  {
    name: "page",
    title: "page of 20 with to-one",
    as: "manager",
    document: `query ($from: Date!) { invoices(filter: {invoiceDate: {gte: $from}}, order: [{invoiceDate: ASC}], first: 20) { nodes { ${invoiceFields} customer { id firstName lastName } } } }`,
    sql: page(),
    parameters: ["from"],
    peers: {
      postgraphile: `query ($from: Date!) { invoices: allInvoices(filter: {invoiceDate: {greaterThanOrEqualTo: $from}}, orderBy: [INVOICE_DATE_ASC, ROW_ID_ASC], first: 20) { nodes { id: rowId version invoiceDate billingCity billingCountry total customer: customerByCustomerId { id: rowId firstName lastName } } } }`,
      apollo: `query ($from: String!) { invoices(from: $from, first: 20) { nodes { ${invoiceFields} customer { id firstName lastName } } } }`,
    },
    bars: { limit: 0.8, postgraphile: 3, apollo: 4 },
    writes: false,
  },
  {
    name: "levels",
    title: "three levels, 24 kB",
    as: "manager",
    document:
      "query ($number: Int!) { customers(filter: {number: {gte: $number}}, order: [{number: ASC}], first: 5) { nodes { id firstName lastName invoices(order: [{number: ASC}], first: 10) { nodes { id invoiceDate total lines(order: [{id: ASC}], first: 20) { nodes { id quantity unitPrice } } } } } } }",
    sql: `select '{"customers":' || ${nodes(
      `select c.id || '","firstName":' || ${text("c.f_cus_first")} || ',"lastName":' || ${text("c.f_cus_last")} || ',"invoices":' || ${nodes(
        `select i.id || '","invoiceDate":"' || i.f_inv_date || '","total":"' || i.f_inv_total || '","lines":' || ${nodes(
          `select ${line} as o from (select id, f_lin_quantity, f_lin_price from ${t("line")} where f_lin_invoice = i.id and deleted_at is null order by id limit 20) l`,
          '"}',
        )} as o
        from (select id, f_inv_date, f_inv_total from ${t("invoice")} where f_inv_customer = c.id and deleted_at is null order by f_inv_number limit 10) i`,
      )} as o
      from (select id, f_cus_first, f_cus_last from ${t("customer")} where f_cus_number >= $1::bigint and deleted_at is null order by f_cus_number limit 5) c`,
    )} || '}' as answer`,
    parameters: ["number"],
    peers: {
      postgraphile:
        "query ($number: BigInt!) { customers: allCustomers(filter: {number: {greaterThanOrEqualTo: $number}}, orderBy: [NUMBER_ASC, ROW_ID_ASC], first: 5) { nodes { id: rowId firstName lastName invoices: invoicesByCustomerId(orderBy: [NUMBER_ASC, ROW_ID_ASC], first: 10) { nodes { id: rowId invoiceDate total lines: invoiceLinesByInvoiceId(orderBy: [ROW_ID_ASC], first: 20) { nodes { id: rowId quantity unitPrice } } } } } } }",
      apollo:
        "query ($number: Int!) { customers(number: $number, first: 5) { nodes { id firstName lastName invoices(first: 10) { nodes { id invoiceDate total lines(first: 20) { nodes { id quantity unitPrice } } } } } } }",
    },
    bars: { limit: 0.9, postgraphile: 2.5, apollo: 5 },
    writes: false,
  },
  {
    name: "group",
    title: "count and sum by group",
    as: "manager",
    document:
      "query ($from: Date!, $to: Date!) { invoicesGroup(by: [{billingCountry: EACH}], filter: {invoiceDate: {gte: $from, lt: $to}}, first: 50) { keys { billingCountry } count sum { total } } }",
    sql: `select '{"invoicesGroup":[' || coalesce(string_agg('{"keys":{"billingCountry":' || ${text("country")} || '},"count":' || n || ',"sum":{"total":"' || total || '"}}', ',' order by country collate "en-x-icu"), '') || ']}' as answer
      from (select f_inv_country as country, count(*) as n, sum(f_inv_total) as total from ${t("invoice")} where f_inv_date >= $1::date and f_inv_date < $2::date and deleted_at is null group by 1) g`,
    parameters: ["from", "to"],
    peers: {
      postgraphile:
        "query ($from: Date!, $to: Date!) { invoicesGroup: invoiceFiguresList(from: $from, upto: $to) { keys { billingCountry } count sum { total } } }",
      apollo:
        "query ($from: String!, $to: String!) { invoicesGroup: figures(from: $from, to: $to) { keys { billingCountry } count sum { total } } }",
    },
    bars: { limit: 0.9, postgraphile: 1.5, apollo: 0.9 },
    writes: false,
  },
  {
    name: "create",
    title: "create",
    as: "manager",
    document:
      'mutation ($customer: ID!, $date: Date!, $key: String!) { createInvoice(input: {set: {customer: $customer, invoiceDate: $date, billingCity: "Riyadh", billingCountry: "Saudi Arabia", total: "9.90"}, idempotencyKey: $key}) { status record { id version invoiceDate billingCity billingCountry total } } }',
    sql: `insert into ${t("invoice")} as i (id, f_inv_customer, f_inv_date, f_inv_city, f_inv_country, f_inv_total) values (uuidv7(), $1::uuid, $2::date, 'Riyadh', 'Saudi Arabia', 9.90)
      returning '{"createInvoice":{"status":"DONE","record":{"id":"' || ${invoice} || '}}}' as answer`,
    parameters: ["customer", "date"],
    peers: {
      postgraphile:
        'mutation ($customer: UUID!, $date: Date!) { createInvoice(input: {invoice: {customerId: $customer, invoiceDate: $date, billingCity: "Riyadh", billingCountry: "Saudi Arabia", total: "9.90"}}) { status: clientMutationId record: invoice { id: rowId version invoiceDate billingCity billingCountry total } } }',
      apollo:
        'mutation ($customer: ID!, $date: String!) { createInvoice(customer: $customer, date: $date, city: "Riyadh", country: "Saudi Arabia", total: "9.90") { status record { id version invoiceDate billingCity billingCountry total } } }',
    },
    bars: { limit: 0.7, postgraphile: 1, apollo: 1.4 },
    writes: true,
  },
  {
    name: "offset",
    title: "nested page at random offset",
    as: "manager",
    document:
      "query ($offset: Int!) { invoices(order: [{number: ASC}], first: 10, offset: $offset) { nodes { id invoiceDate lines(order: [{id: ASC}], first: 20) { nodes { id quantity unitPrice track { id name } } } } } }",
    sql: `select '{"invoices":' || ${nodes(
      `select i.id || '","invoiceDate":"' || i.f_inv_date || '","lines":' || ${nodes(
        `select ${line} || '","track":{"id":"' || (select k.id || '","name":' || ${text("k.f_trk_name")} from ${t("track")} k where k.id = l.f_lin_track) as o
        from (select id, f_lin_quantity, f_lin_price, f_lin_track from ${t("line")} where f_lin_invoice = i.id and deleted_at is null order by id limit 20) l`,
        "}}",
      )} as o
      from (select id, f_inv_date from ${t("invoice")} where deleted_at is null order by f_inv_number, id limit 10 offset $1::int) i`,
    )} || '}' as answer`,
    parameters: ["offset"],
    peers: {
      postgraphile:
        "query ($offset: Int!) { invoices: allInvoices(orderBy: [NUMBER_ASC, ROW_ID_ASC], first: 10, offset: $offset) { nodes { id: rowId invoiceDate lines: invoiceLinesByInvoiceId(orderBy: [ROW_ID_ASC], first: 20) { nodes { id: rowId quantity unitPrice track: trackByTrackId { id: rowId name } } } } } }",
      apollo:
        "query ($offset: Int!) { invoices(offset: $offset, first: 10) { nodes { id invoiceDate lines(first: 20) { nodes { id quantity unitPrice track { id name } } } } } }",
    },
    bars: { limit: 0.9, postgraphile: 10, apollo: 4 },
    writes: false,
  },
  {
    name: "by-key-agent",
    title: "by key, rows of one's customers",
    as: "agent",
    document: `query ($id: ID!) { invoice(id: $id) { ${invoiceFields} } }`,
    sql: byKey(agents),
    parameters: ["id"],
    bars: { limit: null },
    writes: false,
  },
  {
    name: "page-agent",
    title: "page of 20, rows of one's customers",
    as: "agent",
    document: `query ($from: Date!) { invoices(filter: {invoiceDate: {gte: $from}}, order: [{invoiceDate: ASC}], first: 20) { nodes { ${invoiceFields} customer { id firstName lastName } } } }`,
    sql: page(agents),
    parameters: ["from"],
    bars: { limit: null },
    writes: false,
  },
];
