import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uuidv7 } from "../../../db/uuid.ts";
import type { Checked } from "../../../schema/blueprint/expressions/checked.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { runInput } from "../../../subgraphs/runtime/data-plane/engine.ts";
import { equipment } from "../../../subgraphs/runtime/data-plane/equipment.ts";
import { planMigration } from "../../../subgraphs/runtime/migrate/plan.ts";
import { runStatements } from "../../../subgraphs/runtime/migrate/run.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { access, buildColumn, buildModel, buildRole, buildTable, fullAccess, grant } from "./build-model.ts";
import { type Person, startPlatform, type TestPlatform } from "./platform.ts";

const owned = (field: Id) =>
  ({
    source: `${field} == me`,
    type: { is: "bool" },
    sql: true,
    uses: [],
    tree: {
      k: "call",
      fn: "==",
      type: { is: "bool" },
      args: [
        { k: "field", from: "record", path: [field], type: { is: "record", entity: "ent_user" } },
        { k: "me", prop: "id", type: { is: "record", entity: "ent_user" } },
      ],
    },
  }) as unknown as Checked;

const columns = (searchable: readonly string[]) =>
  [
    buildColumn("f_name", "name", "text"),
    buildColumn("f_phone", "phone", "phone"),
    buildColumn("f_note", "note", "longText"),
    buildColumn("f_words", "words", "text", { config: { translated: true }, sqlType: "jsonb" }),
    buildColumn("f_secret", "secret", "text"),
    buildColumn("f_level", "level", "integer"),
    buildColumn("f_owner", "owner", "user"),
  ].map((column) => ({ ...column, searchable: searchable.includes(column.key) }));
const modelOf = (searchable: readonly string[]) => {
  const person = buildTable("ent_person", "person", columns(searchable), { pluralKey: "people" });
  const all = person.columns.map(({ id }) => id);
  return buildModel(
    [person],
    [],
    [
      buildRole("r_admin", "admin", { ent_person: fullAccess(person) }),
      buildRole("r_owner", "owner", { ent_person: access({ read: [grant(all, { where: owned("f_owner") })] }) }),
      buildRole("r_narrow", "narrow", { ent_person: access({ read: [grant(["f_name", "f_level"])] }) }),
      buildRole("r_masked", "masked", { ent_person: access({ read: [grant(all, { mask: ["f_secret"] })] }) }),
      buildRole("r_mixed", "mixed", {
        ent_person: access({ read: [grant(all, { mask: ["f_secret"] }), grant(all, { where: owned("f_owner") })] }),
      }),
      buildRole("r_blind", "blind", { ent_person: access({ read: [grant(["f_level"])] }) }),
    ],
  );
};
const model = modelOf(["name", "phone", "note", "words", "secret"]);

let database: TestDatabase;
let platform: TestPlatform;
let other: TestPlatform;
let admin: Person;
beforeAll(async () => {
  database = await testDatabase();
  platform = await startPlatform(model, { database });
  other = await startPlatform(model, { database });
  admin = await platform.person(["r_admin"]);
});
afterAll(async () => {
  await platform.close();
  await other.close();
  await database.drop();
});

const add = async (
  values: Partial<Record<"name" | "phone" | "note" | "words" | "secret" | "level" | "owner", unknown>>,
): Promise<string> => {
  const id = uuidv7();
  const names = Object.keys(values);
  await platform.sql(
    `INSERT INTO %s.ent_person (id, ${names.map((name) => `f_${name}`).join(", ")}) VALUES ($1, ${names.map((_, n) => `$${n + 2}`).join(", ")})`,
    [id, ...Object.values(values)],
  );
  return id;
};
const clear = () => platform.sql("DELETE FROM %s.ent_person");
const found = async (search: string, as: Person = admin, more = ""): Promise<string[]> => {
  const { body } = await platform.ask(`query ($s: String) { people(search: $s, first: 100${more}) { nodes { id } } }`, { s: search }, as);
  if (body.errors) throw new Error(body.errors[0].extensions.code);
  return body.data.people.nodes.map(({ id }: { id: string }) => id);
};

describe("[DP34] words are found however they are written", () => {
  it.each([
    ["والمواعيد", "مواعيد"],
    ["والمواعيد", "المواعيد"],
    ["بالمستشفى", "مستشفي"],
    ["فالطبيب", "طبيب"],
    ["كالعادة", "عاده"],
    ["أحمد", "احمد"],
    ["إبراهيم", "ابراهيم"],
    ["آمنة", "امنه"],
    ["منى", "مني"],
    ["فاطمة", "فاطمه"],
    ["مُحَمَّد", "محمد"],
    ["مـــريم", "مريم"],
    ["١٢٣", "123"],
    ["123", "١٢٣"],
    ["۴۵۶", "456"],
    ["عبدالرحمن", "رحم"],
    ["appointments", "appointment"],
    ["Appointment", "APPOINTMENTS"],
    ["Élodie", "elodie"],
    ["INV-2026-0012", "2026"],
    ["INV-2026-0012", "inv 0012"],
    ["Johnson", "hns"],
    ["Jo", "j"],
    ["O'Brien", "brien"],
    ["ﻣﺤﻤﺪ", "محمد"],
    ["the", "the"],
  ])("%s under %s", async (stored, asked) => {
    await clear();
    const id = await add({ name: stored });
    await add({ name: "شيء آخر some things" });
    // One letter is a word or nothing.
    expect(await found(asked)).toEqual(asked.length === 1 ? [] : [id]);
  });

  it("every word must be there, in whichever field; two letters begin a word", async () => {
    await clear();
    const one = await add({ name: "أحمد العتيبي", phone: "+966501234567", note: "مريض جديد" });
    const two = await add({ name: "أحمد", words: JSON.stringify({ en: "Follow up", ar: "متابعة" }) });
    expect(await found("احمد")).toHaveLength(2);
    expect(await found("احمد 501234")).toEqual([one]);
    expect(await found("جديد عتيبي 966")).toEqual([one]);
    expect(await found("متابعه احمد")).toEqual([two]);
    expect(await found("followed")).toEqual([two]);
    expect(await found("احمد غائب")).toEqual([]);
    expect(await found("اح")).toHaveLength(2);
    expect(await found("مد")).toEqual([]);
    expect(await found("   ")).toHaveLength(2);
    for (const nothing of ["%", "_", "'", "''", "!", "&", "|", "( )", "\\", ":*", "<->", "😀"]) expect(await found(nothing)).toEqual([]);
  });

  it("texts of any length are stored and found by their beginning", async () => {
    await clear();
    const id = await add({ note: `بداية ${"ع".repeat(1_000_000)} ${"كلمة ".repeat(400_000)}` });
    await add({ note: Array.from({ length: 200_000 }, (_, n) => n.toString(36)).join(" ") });
    await add({ note: "x".repeat(10_000_000) });
    expect(await found("بداية")).toEqual([id]);
  });
});

describe("[DP34] best first", () => {
  it("a title that is what was asked, then one that holds it, then the newest; pages neither lose nor repeat", async () => {
    await clear();
    const inNote = await add({ name: "Somebody", note: "knows Sara well" });
    const long = await add({ name: "Sara and many other people of this town" });
    const exact = await add({ name: "Sara" });
    const part = await add({ name: "Sarandos" });
    const newest = await add({ name: "Nobody", note: "sara" });
    const best = [exact, long, newest, part, inNote];
    expect(await found("SARA")).toEqual(best);
    expect(await found("sara", admin, ", order: [{ id: ASC }]")).toEqual([inNote, long, exact, part, newest]);
    expect(await found("sara", admin, `, filter: { note: { isNull: true } }`)).toEqual([exact, long, part]);
    const page = async (more: string, s = "sara") =>
      (
        await platform.ask(
          `query ($s: String) { people(search: $s, first: 2${more}) { nodes { id } pageInfo { hasNextPage endCursor } count { value exact } } }`,
          { s },
          admin,
        )
      ).body;
    const seen: string[] = [];
    for (let after = ""; ; ) {
      const { data } = await page(after && `, after: "${after}"`);
      seen.push(...data.people.nodes.map(({ id }: { id: string }) => id));
      expect(data.people.count).toEqual({ value: 5, exact: true });
      after = data.people.pageInfo.endCursor;
      if (!data.people.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(best);
    // A cursor belongs to the words it was made for, and to this order.
    const { data } = await page("");
    for (const [more, s] of [
      ["", "sarandos"],
      [", order: [{ id: DESC }]", "sara"],
    ] as const)
      expect((await page(`${more}, after: "${data.people.pageInfo.endCursor}"`, s)).errors[0].extensions.code).toBe("DATA_CURSOR_INVALID");
    expect(
      (await platform.ask(`{ people(first: 1, after: "${data.people.pageInfo.endCursor}") { nodes { id } } }`, {}, admin)).body.errors[0]
        .extensions.code,
    ).toBe("DATA_CURSOR_INVALID");
  });
});

describe("rights over searching", () => {
  it("[DP5] finds nothing of another owner, of another platform, or for a role without the entity", async () => {
    await clear();
    const [sara, omar] = [await platform.person(["r_owner"]), await platform.person(["r_owner"])];
    const hers = await add({ name: "مشترك", owner: sara.id });
    const his = await add({ name: "مشترك", owner: omar.id });
    expect(await found("مشترك", sara)).toEqual([hers]);
    expect(await found("مشترك", omar)).toEqual([his]);
    const counts = await platform.ask(
      '{ people(search: "مشترك") { count { value } aggregate { count } } peopleGroup(by: [{ name: EACH }], search: "مشترك") { count } }',
      {},
      sara,
    );
    expect(counts.body.data).toEqual({ people: { count: { value: 1 }, aggregate: { count: 1 } }, peopleGroup: [{ count: 1 }] });
    const stranger = await other.person(["r_admin"]);
    expect((await other.ask('{ people(search: "مشترك") { nodes { id } } }', {}, stranger)).body.data.people.nodes).toEqual([]);
    expect((await platform.ask('{ people(search: "مشترك") { nodes { id } } }')).status).toBe(400);
  });

  it("[DP6] nothing is found by a field that is hidden, masked, or shown only in other rows", async () => {
    await clear();
    const [narrow, masked, mixed, blind] = await Promise.all(
      ["r_narrow", "r_masked", "r_mixed", "r_blind"].map((role) => platform.person([role])),
    );
    const mine = await add({ name: "Row one", secret: "زمرد emerald", phone: "+966500000001", owner: mixed!.id });
    const theirs = await add({ name: "Row two", secret: "زمرد emerald", phone: "+966500000002" });
    for (const asked of ["زمرد", "emerald", "meral", "row emerald"]) {
      expect((await found(asked, admin)).sort()).toEqual([mine, theirs].sort());
      expect(await found(asked, narrow!)).toEqual([]);
      expect(await found(asked, masked!)).toEqual([]);
      expect(await found(asked, mixed!)).toEqual([mine]);
      expect(await found(asked, blind!)).toEqual([]);
    }
    expect(await found("966500000002", narrow!)).toEqual([]);
    expect(await found("966500000002", masked!)).toEqual([theirs]);
    expect(await found("•••••", masked!)).toEqual([]);
    expect((await found("row", narrow!)).sort()).toEqual([mine, theirs].sort());
    expect(await found("row", blind!)).toEqual([]);
    // Neither does the order tell: what the title's rank is made of is what shows of it.
    expect(await found("row", mixed!)).toEqual(await found("row", masked!));
  });
});

describe("[DP34] indexes", () => {
  const explain = async (
    search: string,
    viewerClass: readonly string[],
    document = "query ($s: String) { people(search: $s, first: 20) { nodes { id name } } }",
  ) => {
    const seat = platform.plane.plans.seat(platform.environment, model, viewerClass, "en");
    const prepared = platform.plane.plans.prepare(seat, document);
    const variables = platform.plane.plans.variables(prepared, { s: search });
    const plan = platform.plane.plans.plan(prepared, variables);
    const caller = {
      user: { id: admin.id, email: "", name: "", status: "active", roles: [], fields: {} },
      account: null,
      sessionId: null,
      viewerClass,
      locale: "en",
    } as const;
    const input = runInput(platform.environment, model, caller, variables, new Date());
    const rows = await platform.plane.pools.read<{ "QUERY PLAN": string }>(platform.environment, null, {
      sql: `EXPLAIN (ANALYZE, BUFFERS) ${plan.sql}`,
      values: plan.binds.map((bind) => bind(input)),
      lane: "L",
    });
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };

  it("answer words and parts of words among 50 000 records, whatever the class sees", async () => {
    await clear();
    await platform.sql(
      `INSERT INTO %s.ent_person (id, f_name, f_phone, f_note, f_secret, f_level)
       SELECT gen_random_uuid(), (array['أحمد','محمد','فاطمة','Sara','John'])[1 + i % 5] || ' ' || (array['العتيبي','القحطاني','Smith','Brown'])[1 + i % 4] || ' ' || i,
         '+9665' || lpad((i * 7919 % 50000)::text, 8, '0'), 'appointment ' || i, 'secret' || i, i FROM generate_series(1, 50000) i`,
    );
    await platform.sql("VACUUM (ANALYZE) %s.ent_person");
    for (const viewerClass of [
      ["r_admin", "r_member"],
      ["r_masked", "r_member"],
      ["r_member", "r_mixed"],
      ["r_member", "r_owner"],
    ])
      for (const asked of ["49999", "عتيبي 4999", "appointments 49999", "ppointmen 49999"]) {
        const text = await explain(asked, viewerClass);
        expect(text, `${viewerClass} ${asked}\n${text}`).toMatch(/Bitmap Index Scan on ent_person_w/);
        expect(text).toMatch(/Bitmap Index Scan on ent_person_p/);
        expect(text).not.toMatch(/Seq Scan on ent_person/);
      }
    const [{ n }] = (await platform.sql<{ n: number }>(
      "SELECT count(*)::int AS n FROM %s.ent_person WHERE f_name ~ 'Smith' AND concat_ws(' ', f_name, f_phone, f_note, f_secret) LIKE '%4999%'",
    )) as [{ n: number }];
    expect((await found("ppointmen 4999 smith")).length).toBe(n);
  }, 120_000);

  it("follow what is searchable, stand before the switch and go after it, and are there for environments of an older program", async () => {
    const later = modelOf(["name"]);
    const { steps } = planMigration(platform.environment, model, later, { rows: { ent_person: 3 } });
    const [make, drop] = ["search:ent_person", "search-old:ent_person"].map((id) => steps.find((step) => step.id === id)!);
    expect([make!.phase, drop!.phase]).toEqual(["expand", "contract"]);
    expect(planMigration(platform.environment, model, model).steps).toEqual([]);
    const client = new pg.Client(database.database.connection("wn_runtime"));
    await client.connect();
    const names = async () =>
      (
        await platform.sql<{ name: string }>(
          "SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = '%s.ent_person'::regclass AND indisvalid",
        )
      ).flatMap(({ name }) => name.match(/ent_person_[wp][0-9a-f]{8}/) ?? []);
    const before = await names();
    expect(before).toHaveLength(2);
    await runStatements(client, platform.environment, make!.ddl);
    expect(await names()).toHaveLength(4);
    await runStatements(client, platform.environment, drop!.ddl);
    const after = await names();
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(expect.arrayContaining(before));
    await runStatements(client, platform.environment, equipment(platform.environment, model));
    expect(await names()).toEqual(expect.arrayContaining(before));
    await client.end();
  }, 120_000);

  it("say the same by index and word by word, for texts and searches of any script", async () => {
    const letters = [..."abSmith عتيبيوالدفال٣9-%_\\'", "ال", " "];
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 30 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 20, maxLength: 40 }), async (pairs) => {
        const differing = await platform.sql(
          `SELECT v, s FROM unnest($1::text[], $2::text[]) AS _(v, s) WHERE
            coalesce(search.vector(v) @@ search.query(s) OR (search.pieces(v) @> search.wanted(s) AND search.plain(v) LIKE ALL (search.patterns(s))), false)
              IS DISTINCT FROM search.answers(v, search.query(s), search.wanted(s), search.patterns(s))`,
          [pairs.map(([value]) => value), pairs.map(([, search]) => search)],
        );
        expect(differing).toEqual([]);
      }),
      { seed: 158, numRuns: 60 },
    );
  });

  it("[DP11] the functions are nobody's but the schema's: every environment may call them, none runs as somebody else", async () => {
    expect(
      await platform.sql(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'search'::regnamespace AND (prosecdef OR provolatile <> 'i' AND proname <> 'estimate')",
      ),
    ).toEqual([]);
    expect(
      await platform.plane.pools.read(platform.environment, null, { sql: "SELECT search.plain('أ') AS a", values: [], lane: "S" }),
    ).toEqual([{ a: " ا" }]);
    await expect(
      platform.plane.pools.read(platform.environment, null, {
        sql: "CREATE FUNCTION search.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        values: [],
        lane: "S",
      }),
    ).rejects.toMatchObject({ code: "42501" });
  });
});
