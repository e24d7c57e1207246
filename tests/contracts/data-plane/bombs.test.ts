/** Questions that are meant to cost the server more than they cost the asker: each refused by its code, in both languages, before any SQL. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { openWire, type Wire } from "./wire.ts";

let database: TestDatabase;
let wire: Wire;
let platform: TestPlatform;
let desk: Person;

beforeAll(async () => {
  database = await testDatabase();
  wire = await openWire(database.database.connection("wn_data"));
  platform = await startPlatform(compiled(clinic), { database, connection: wire.connection });
  desk = await platform.person(["r_reception"]);
});
afterAll(async () => {
  await platform.close();
  await wire.close();
  await database.drop();
});

const repeat = (n: number, make: (n: number) => string) => Array.from({ length: n }, (_, at) => make(at)).join(" ");
const nested = (n: number, inner: unknown): unknown => (n === 0 ? inner : { and: [nested(n - 1, inner)] });
const filtered = "query ($f: PatientFilter) { patients(filter: $f) { nodes { id } } }";
/** Fragments that each stand `times` times in the one before: unfolded they are times^levels. */
const unfolding = (levels: number, times: number) =>
  `{ ...a0 } ${repeat(levels, (n) => `fragment a${n} on Query { ${repeat(times, () => `...a${n + 1}`)} }`)} fragment a${levels} on Query { me { id } }`;

const bombs: Readonly<Record<string, readonly [code: string, query: string, variables?: unknown]>> = {
  "fragments that unfold to 30^19": ["DATA_LIMIT_DOCUMENT", unfolding(19, 30)],
  "fragments that unfold to 2^100": ["DATA_LIMIT_DOCUMENT", unfolding(100, 2)],
  "a fragment within itself, hundreds of times": [
    "GRAPHQL_VALIDATION_FAILED",
    `{ ...a } fragment a on Query { ${repeat(600, () => "...a")} }`,
  ],
  "two fragments within each other": [
    "DATA_LIMIT_DOCUMENT",
    `{ ...a } fragment a on Query { ${repeat(300, () => "...b")} } fragment b on Query { ${repeat(300, () => "...a")} }`,
  ],
  "deep objects": ["DATA_LIMIT_DEPTH", `${"{ x ".repeat(600)} ${"}".repeat(600)}`],
  "many names for one field": ["DATA_LIMIT_ALIASES", `{ patients { nodes { ${repeat(200, (n) => `a${n}: name`)} } } }`],
  "many roots": ["DATA_LIMIT_DOCUMENT", `{ ${repeat(21, (n) => `a${n}: me { id }`)} }`],
  "one field thousands of times": ["DATA_LIMIT_DOCUMENT", `{ me { ${repeat(1_900, () => "id")} } }`],
  "a document of words": ["DATA_LIMIT_DOCUMENT", `{ me { id } } # ${"x".repeat(64 * 1024)}`],
  "directives by the hundred": ["DATA_LIMIT_DOCUMENT", `{ me { id ${repeat(600, () => "@skip(if: false)")} } }`],
  "pages within pages": [
    "DATA_LIMIT_COST",
    "{ patients(first: 500) { nodes { appointments(first: 100) { nodes { id reason patient { name phone } } } } } }",
  ],
  "a deep filter": ["DATA_LIMIT_FILTER", filtered, { f: nested(500, { name: { eq: "x" } }) }],
  "a wide filter": ["DATA_LIMIT_FILTER", filtered, { f: { or: Array.from({ length: 1_000 }, () => ({ name: { eq: "x" } })) } }],
  "a long list of values": ["DATA_LIMIT_FILTER", filtered, { f: { name: { in: Array.from({ length: 5_000 }, (_, n) => `n${n}`) } } }],
  "a huge page": ["DATA_LIMIT_PAGE", "query ($n: Int) { patients(first: $n) { nodes { id } } }", { n: 2_000_000_000 }],
  "a number beyond any": ["DATA_INVALID", "query ($n: Int) { patients(first: $n) { nodes { id } } }", { n: 1e300 }],
};

/** What the server was asked since, the question who it is aside. */
const asked = () => wire.taken().filter((sql) => !sql.includes('"_session"') && !sql.includes('"_user"'));
const words = { en: /[a-z]/i, ar: /[\u0600-\u06ff]/ } as const;

describe("[DP12] [DP71] questions made to hurt", () => {
  it.each(Object.entries(bombs))("%s: refused over HTTP before any SQL, in both languages", async (_, [code, query, variables = {}]) => {
    for (const [locale, sentence] of Object.entries(words)) {
      wire.taken();
      const { body, status } = await platform.send("POST", "/graphql", {
        body: { query, variables },
        as: desk,
        headers: { "accept-language": locale },
      });
      expect(asked()).toEqual([]);
      expect(status).toBeLessThan(500);
      expect(body.errors[0].extensions).toMatchObject({ code, correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      // What is wrong with the grammar of a document is said in the language of the standard.
      if (code !== "GRAPHQL_VALIDATION_FAILED") expect(body.errors[0].message).toMatch(sentence);
    }
  });

  it("each is refused on a socket too, as a question and as a live one, and the socket goes on", async () => {
    const socket = await platform.socket(desk, { "accept-language": "ar" });
    for (const [name, [code, query, variables = {}]] of Object.entries(bombs)) {
      if (JSON.stringify({ query, variables }).length > 120 * 1024) continue;
      const live = query.startsWith("query") ? query.replace("query", "subscription") : query.replace(/^\{/, "subscription {");
      wire.taken();
      const said = await socket.subscribe(query, variables as Record<string, unknown>).nth(0);
      const heard = await socket.subscribe(live, variables as Record<string, unknown>).nth(0);
      expect(asked(), name).toEqual([]);
      expect((said.errors ?? said)[0].extensions.code, name).toBe(code);
      // A subscription has one root and other rules of its own; what counts is that nothing ran.
      expect(heard[0].extensions.code, name).toMatch(/^(DATA_LIMIT_\w+|DATA_INVALID|GRAPHQL_VALIDATION_FAILED)$/);
      if (code !== "GRAPHQL_VALIDATION_FAILED") expect((said.errors ?? said)[0].message, name).toMatch(words.ar);
    }
    expect((await socket.subscribe("{ me { id } }").nth(0)).data.me.id).toBe(desk.id);
    socket.ws.send("x".repeat(129 * 1024));
    expect(await socket.closed).toBe(1009);
  });

  it("what is wrong with a large value says where and why, and does not repeat it", async () => {
    const wrong = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`wrong${n}`, 1]));
    const variables = { f: { ...wrong, large: "x".repeat(900_000), name: { eq: { at: "y".repeat(100_000) } } } };
    const { text, body } = await platform.send("POST", "/graphql", { body: { query: filtered, variables }, as: desk });
    const { code, problems } = body.errors[0].extensions;
    expect([code, problems.length]).toEqual(["DATA_INVALID", 50]);
    expect(text.length).toBeLessThan(20_000);
    const missing = await platform.ask("mutation ($input: CreatePatientInput!) { createPatient(input: $input) { status } }", {}, desk);
    expect(missing.body.errors[0].extensions.problems).toMatchObject([{ path: ["input"], code: "REQUIRED" }]);
    const several = await platform.ask(filtered, { f: { and: [{ name: { eq: 1 } }, { phone: { has: "x" } }] } }, desk);
    expect(several.body.errors[0].extensions.problems).toMatchObject([
      { path: ["f", "and", 0, "name", "eq"], code: "INVALID" },
      { path: ["f", "and", 1, "phone"], code: "INVALID", message: expect.stringContaining('Field "has"') },
    ]);
  });

  it("many questions in one request, and a filter of 10 MB, are not read at all", async () => {
    wire.taken();
    for (const [locale, sentence] of Object.entries(words)) {
      const headers = { "accept-language": locale };
      const many = Array.from({ length: 100 }, () => ({ query: "{ patients { nodes { id } } }" }));
      const batch = await platform.send("POST", "/graphql", { body: many, as: desk, headers });
      expect([batch.status, batch.body.errors[0].extensions.code]).toEqual([400, "DATA_BAD_REQUEST"]);
      const large = { query: filtered, variables: { f: { name: { eq: "x".repeat(10 * 1024 * 1024) } } } };
      for (const path of ["/graphql", "/api/patients"]) {
        const refused = await platform.send("POST", path, { body: large, as: desk, headers }).catch((error: Error) => error);
        // The line may be cut before all of it was sent.
        if (refused instanceof Error) continue;
        expect(refused.status, path).toBe(413);
        const { code, message } = refused.body.errors
          ? { ...refused.body.errors[0].extensions, ...refused.body.errors[0] }
          : { ...refused.body, message: refused.body.detail };
        expect(code).toBe("DATA_LIMIT_DOCUMENT");
        expect(message).toMatch(sentence);
      }
    }
    expect(asked()).toEqual([]);
  });
});
