import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, type Socket, standing, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let admin: Person;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  admin = await platform.person(["r_admin"]);
  await platform.ask("{ me { id } }", {}, admin);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

/** The code of a refusal, after checking that nothing was asked of the server. */
const refused = async (query: string, variables: Record<string, unknown> = {}) => {
  await platform.ask("{ me { id } }", {}, admin); // keeps the session fresh
  wire.taken();
  const { body } = await platform.ask(query, variables, admin);
  expect(wire.taken().filter((sql) => !sql.includes('"_session"') && !sql.includes('"_user"'))).toEqual([]);
  return body.errors?.[0].extensions.code as string | undefined;
};
const fine = async (query: string, variables: Record<string, unknown> = {}) => {
  const { body } = await platform.ask(query, variables, admin);
  return body.errors ?? null;
};
const repeat = (n: number, make: (n: number) => string) => Array.from({ length: n }, (_, at) => make(at)).join(" ");

describe("[DP12] limits hold at the limit and refuse one past it, before any SQL", () => {
  it("document bytes and tokens", async () => {
    const padded = (bytes: number) => "{ me { id } }".padEnd(bytes, " ");
    expect(await fine(padded(64 * 1024))).toBeNull();
    expect(await refused(padded(64 * 1024 + 1))).toBe("DATA_LIMIT_DOCUMENT");
    // 27 tokens around the two lists.
    const tokens = (n: number) =>
      `{ patients(filter: { name: { in: [${repeat(1_000, () => '"x"')}], notIn: [${repeat(n - 1_000, () => '"x"')}] } }) { nodes { id } } }`;
    expect(await fine(tokens(1_973))).toBeNull();
    expect(await refused(tokens(1_974))).toBe("DATA_LIMIT_DOCUMENT");
    expect(await refused(`{ me { ${repeat(1_900, () => "id")} } }`)).toBe("DATA_LIMIT_DOCUMENT");
  });

  it("depth", async () => {
    // appointments, nodes, doctor, user, … each level one deeper; `appointments` of a doctor would need an inverse, so references are used.
    const nested = (fields: string) => `{ appointments { edges { node { doctor { user { ${fields} } } } } } }`;
    expect(await fine(nested("id"))).toBeNull();
    const deeper = (levels: number) => Array.from({ length: levels }).reduceRight<string>((inner) => `...on User { ${inner} }`, "id");
    expect(await fine(nested(deeper(4)))).toBeNull();
    const chain = (levels: number) => Array.from({ length: levels }).reduce<string>((inner) => `{ x ${inner} }`, "{ x }");
    expect(await refused(chain(8))).toBe("DATA_LIMIT_DEPTH");
    expect(await refused(chain(7))).toBe("GRAPHQL_VALIDATION_FAILED");
    const bomb = `{ ...a0 } ${repeat(12, (n) => `fragment a${n} on Query { ...a${n + 1} ...a${n + 1} }`)} fragment a12 on Query { me { id } }`;
    expect(await refused(bomb)).toMatch(/DATA_LIMIT|GRAPHQL_VALIDATION_FAILED/);
  });

  it("aliases and root fields", async () => {
    expect(await fine(`{ me { ${repeat(30, (n) => `a${n}: id`)} } }`)).toBeNull();
    expect(await refused(`{ me { ${repeat(31, (n) => `a${n}: id`)} } }`)).toBe("DATA_LIMIT_ALIASES");
    expect(await fine(`{ ${repeat(20, (n) => `a${n}: me { id }`)} }`)).toBeNull();
    expect(await refused(`{ ${repeat(21, (n) => `a${n}: me { id }`)} }`)).toBe("DATA_LIMIT_DOCUMENT");
  });

  it("pages, offsets and cost", async () => {
    expect(await fine("{ patients(first: 500) { nodes { id } } }")).toBeNull();
    expect(await refused("{ patients(first: 501) { nodes { id } } }")).toBe("DATA_LIMIT_PAGE");
    expect(await refused("query ($n: Int) { patients(last: $n) { nodes { id } } }", { n: 501 })).toBe("DATA_LIMIT_PAGE");
    expect(await refused("{ patients(first: -1) { nodes { id } } }")).toBe("DATA_INVALID");
    const nested = (n: number) => `{ patients(first: 1) { nodes { appointments(first: ${n}) { nodes { id } } } } }`;
    expect(await fine(nested(100))).toBeNull();
    expect(await refused(nested(101))).toBe("DATA_LIMIT_PAGE");
    const socket = await platform.socket(admin);
    const live = (n: number) => socket.subscribe(`subscription { patients(first: ${n}) { nodes { id } } }`).nth(0);
    expect(await live(100)).toEqual({ data: { patients: { nodes: [] } } });
    expect((await live(101))[0].extensions.code).toBe("DATA_LIMIT_PAGE");
    socket.ws.close();
    expect(await fine("{ patients(offset: 10000) { nodes { id } } }")).toBeNull();
    expect(await refused("{ patients(offset: 10001) { nodes { id } } }")).toBe("DATA_LIMIT_PAGE");
    const wide = (n: number) =>
      `{ patients(first: 500) { nodes { ${repeat(n, () => "x: id").replaceAll("x:", "")} ${repeat(n, (at) => `f${at}: name`)} } } }`;
    expect(await fine(wide(30))).toBeNull();
    const roots = (n: number) =>
      `{ ${repeat(n, (at) => `r${at}: patients(first: 500) { nodes { id name phone dateOfBirth version createdAt updatedAt createdById } }`)} }`;
    expect(await fine(roots(12))).toBeNull(); // 12 × 500 × 8 = 48 000
    expect(await refused(roots(13))).toBe("DATA_LIMIT_COST");
    const writes = (n: number) =>
      `mutation ($rows: [CreatePatientSet!]!) { ${repeat(n, (at) => `r${at}: createPatients(input: { rows: $rows }) { record { id name phone dateOfBirth version createdAt updatedAt createdById } }`)} }`;
    const rows = Array.from({ length: 500 }, () => ({ name: "x" }));
    expect(await refused(writes(13), { rows })).toBe("DATA_LIMIT_COST");
  });

  it("filter nodes and lists", async () => {
    const query = "query ($f: PatientFilter) { patients(filter: $f) { nodes { id } } }";
    const filter = (n: number) => ({ or: Array.from({ length: n }, () => ({ name: { eq: "x" } })) });
    // `or` is one node, each `name` and its `eq` two more.
    expect(await fine(query, { f: filter(99) })).toBeNull();
    expect(await refused(query, { f: filter(100) })).toBe("DATA_LIMIT_FILTER");
    expect(await fine(query, { f: { name: { in: Array.from({ length: 1_000 }, () => "x") } } })).toBeNull();
    expect(await refused(query, { f: { name: { in: Array.from({ length: 1_001 }, () => "x") } } })).toBe("DATA_LIMIT_FILTER");
    // The same filter of the rows, their count and their figures is one filter.
    const thrice = "query ($f: PatientFilter) { patients(filter: $f) { nodes { id } count { value } aggregate { count } } }";
    expect(await fine(thrice, { f: filter(99) })).toBeNull();
  });

  it("ways to other records in a filter or an order, within and beside each other, of one and of all", async () => {
    const query = "query ($f: AppointmentFilter) { appointments(filter: $f) { nodes { id } } }";
    const beside = (n: number) => ({ and: Array.from({ length: n }, () => ({ patient: { name: { eq: "x" } } })) });
    expect(await fine(query, { f: beside(12) })).toBeNull();
    expect(await refused(query, { f: beside(13) })).toBe("DATA_LIMIT_FILTER");
    const within = (n: number): object => (n === 0 ? { id: { isNull: false } } : { patient: { appointments: { some: within(n - 1) } } });
    expect(await fine(query, { f: within(6) })).toBeNull();
    expect(await refused(query, { f: within(7) })).toBe("DATA_LIMIT_FILTER");
    const sorted = "query ($o: [AppointmentOrder!]) { appointments(order: $o) { nodes { id } } }";
    const order = (n: number) => Array.from({ length: n }, () => ({ doctor: { user: { name: "ASC" } } }));
    expect(await fine(sorted, { o: order(6) })).toBeNull();
    expect(await refused(sorted, { o: order(7) })).toBe("DATA_LIMIT_FILTER");
    const roots = (n: number) =>
      `query ($f: AppointmentFilter) { ${repeat(n, (at) => `r${at}: appointments(filter: $f) { nodes { id } }`)} }`;
    expect(await fine(roots(3), { f: beside(12) })).toBeNull();
    expect(await refused(roots(4), { f: beside(12) })).toBe("DATA_LIMIT_FILTER");
  });

  it("questions about the schema: as deep as tools ask, by fragments too, and not many at once", async () => {
    const { body } = await platform.ask(
      "{ ...a } fragment a on Query { __schema { ...b } } fragment b on __Schema { queryType { name } }",
      {},
      admin,
    );
    expect(body).toEqual({ data: { __schema: { queryType: { name: "Query" } } } });
    expect(await fine(`{ __schema { ${repeat(3, (n) => `a${n}: types { name }`)} } }`)).toBeNull();
    expect(await refused(`{ __schema { ${repeat(4, (n) => `a${n}: types { name }`)} } }`)).toBe("DATA_LIMIT_ALIASES");
    expect(await refused("{ ... { me { id } } ...a } fragment a on Query { __schema { queryType { name } } }")).toBe("DATA_BAD_REQUEST");
  });

  it("the size of an answer", async () => {
    await platform.sql(
      "INSERT INTO %s.ent_patient (id, f_pat_name) SELECT gen_random_uuid(), repeat('ع', 10000) FROM generate_series(1, 450)",
    );
    const { body } = await platform.ask("{ patients(first: 400) { nodes { name } } }", {}, admin);
    expect(body.data.patients.nodes).toHaveLength(400);
    const large = await platform.ask("{ patients(first: 450) { nodes { name } } }", {}, admin);
    expect(large.body.errors[0].extensions.code).toBe("DATA_LIMIT_RESPONSE");
    await platform.sql("DELETE FROM %s.ent_patient");
  });

  it("the body of a request, its type and its form", async () => {
    expect(
      (await platform.send("POST", "/graphql", { raw: JSON.stringify({ query: "{ me { id } }", x: "x".repeat(1024 * 1024) }), as: admin }))
        .status,
    ).toBe(413);
    expect(
      (
        await platform.send("POST", "/graphql", {
          raw: "query={me{id}}",
          headers: { "content-type": "application/x-www-form-urlencoded" },
          as: admin,
        })
      ).status,
    ).toBe(415);
    for (const raw of [
      "[]",
      "[{}]",
      "null",
      "1",
      '"x"',
      "{",
      '{"query":1}',
      '{"query":"{ me { id } }","variables":[]}',
      '{"__proto__":{"query":"{ me { id } }"}}',
    ]) {
      const { status, body } = await platform.send("POST", "/graphql", { raw, as: admin });
      expect([status, body.errors[0].extensions.code]).toEqual([400, "DATA_BAD_REQUEST"]);
    }
    expect((await platform.send("GET", "/graphql?query={me{id}}", { as: admin })).status).toBe(405);
  });

  it("statements at once: beyond eight running and sixty-four waiting the platform says it is busy", async () => {
    await platform.sql("CREATE FUNCTION %s.slow() RETURNS boolean LANGUAGE sql VOLATILE AS 'SELECT pg_sleep(0.3) IS NOT NULL'");
    const { plane, environment } = platform;
    const ask = () =>
      plane.pools.read(environment, null, { sql: `SELECT pg_sleep(0.2)`, values: [], lane: "S" }).then(
        () => "fine",
        (error: { code: string }) => error.code,
      );
    const answers = await Promise.all(Array.from({ length: 80 }, ask));
    expect(answers.filter((answer) => answer === "DATA_BUSY").length).toBeGreaterThanOrEqual(8);
    expect(answers.filter((answer) => answer === "fine").length).toBeGreaterThan(20);
    expect(await ask()).toBe("fine");
  });

  it("statement time", async () => {
    const { plane, environment } = platform;
    const most = async (lane: "S" | "M" | "L") =>
      (
        await plane.pools.read<{ most: string }>(environment, null, {
          sql: "SELECT current_setting('statement_timeout') AS most",
          values: [],
          lane,
        })
      )[0];
    expect([await most("S"), await most("M"), await most("L")]).toEqual([{ most: "2s" }, { most: "5s" }, { most: "10s" }]);
    await expect(plane.pools.read(environment, null, { sql: "SELECT pg_sleep(5)", values: [], lane: "S" })).rejects.toMatchObject({
      code: "57014",
    });
    expect(await plane.pools.read(environment, null, { sql: "SELECT 1 AS one", values: [], lane: "S" })).toEqual([{ one: 1 }]);
  });

  it("[DP27] requests that come at once look for their session once", async () => {
    const somebody = await platform.person(["r_admin"]);
    wire.taken();
    const answers = await Promise.all(Array.from({ length: 8 }, () => platform.ask("{ me { id } }", {}, somebody)));
    expect(answers.every(({ body }) => body.data.me.id === somebody.id)).toBe(true);
    expect(wire.taken().filter((sql) => sql.includes('"_session"'))).toHaveLength(1);
    // One that ends meanwhile is not kept alive by whoever looked before.
    const ends = await Promise.all([
      platform.ask("{ me { id } }", {}, somebody),
      platform.send("POST", "/auth/sign-out", { body: {}, as: somebody }),
    ]);
    expect(ends[1].status).toBe(200);
    expect((await platform.ask("{ me { id } }", {}, somebody)).body.data.me).toBeNull();
  });

  it("the rate per session and per address", async () => {
    // Counted by the minute: one that ends on the way would begin again.
    const narrow = await startPlatform(compiled(clinic), { database, rates: { session: 3, address: 2 }, clock: standing() });
    const somebody = await narrow.person([]);
    const codes = [];
    for (let n = 0; n < 4; n += 1) codes.push((await narrow.ask("{ me { id } }", {}, somebody)).status);
    expect(codes).toEqual([200, 200, 200, 429]);
    const visitors = [];
    for (let n = 0; n < 3; n += 1) visitors.push(await narrow.ask("{ __typename }"));
    expect(visitors.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(visitors[2]?.headers["retry-after"])).toBeGreaterThan(0);
    await narrow.close();
  });

  it("whoever shows a key that is not good, and every socket that is opened, counts as well", async () => {
    const narrow = await startPlatform(compiled(clinic), { database, rates: { session: 3, address: 2 }, clock: standing() });
    const somebody = await narrow.person([]);
    const shown = (secret: string) =>
      narrow.send("POST", "/graphql", { body: { query: "{ me { id } }" }, headers: { authorization: `Bearer ${secret}` } });
    const statuses = [];
    for (const secret of [`wnp_${"a".repeat(40)}`, "b".repeat(43), `wnp_${"c".repeat(40)}`]) statuses.push((await shown(secret)).status);
    expect(statuses).toEqual([401, 401, 429]);
    // Who has a session is somebody else, and so is a socket.
    expect((await narrow.ask("{ me { id } }", {}, somebody)).status).toBe(200);
    const open = (as: Person | null, times: number) => Promise.all(Array.from({ length: times }, () => narrow.socket(as)));
    await open(somebody, 3);
    await expect(narrow.socket(somebody)).rejects.toThrow("429");
    await open(null, 2);
    await expect(narrow.socket(null)).rejects.toThrow("429");
    await narrow.close();
  });

  it("sockets of an environment and of one holder, and live questions of an environment", async () => {
    const narrow = await startPlatform(compiled(clinic), { database, most: { sockets: 3, socketsOfOne: 2, live: 2 } });
    const [one, two] = [await narrow.person(["r_reception"]), await narrow.person(["r_reception"])];
    const first = await narrow.socket(one);
    const second = await narrow.socket(one);
    await expect(narrow.socket(one)).rejects.toThrow("4429");
    const third = await narrow.socket(two);
    await expect(narrow.socket(null)).rejects.toThrow("4429");
    const question = "subscription ($id: ID!) { patient(id: $id) { id } }";
    const ask = (socket: Socket, n: number, query = question) =>
      socket.subscribe(query, query === question ? { id: uuidv7(n) } : {}).nth(0);
    expect(await ask(first, 1)).toEqual({ data: { patient: null } });
    second.subscribe("subscription { patientChanges { id } }");
    await second.listening();
    expect((await ask(third, 2))[0].extensions.code).toBe("DATA_LIMIT_SUBSCRIPTIONS");
    expect((await ask(third, 2, "subscription { patientChanges { id } }"))[0].extensions.code).toBe("DATA_LIMIT_SUBSCRIPTIONS");
    // Who leaves makes room.
    second.ws.close();
    await second.closed;
    expect(await ask(third, 3)).toEqual({ data: { patient: null } });
    await narrow.socket(null);
    await narrow.close();
  });
});
