/** A database's structure as a blueprint: what each form of SQL becomes, what is assumed and said, what is left, and what hostile text does. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { flatten } from "../../../schema/blueprint/document.ts";
import { friendlyForm, readFile } from "../../../schema/blueprint/files.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import { looksLikeSql, structureOf, withoutRows } from "../../../schema/sql-text.ts";
import { readSql } from "./read-sql.ts";
import { settle } from "./settle.ts";
import { toBlueprint } from "./to-blueprint.ts";

const imported = async (sql: string) => {
  const made = toBlueprint(await readSql(sql), "Test");
  const { blueprint: read, problems } = readFile(made.document);
  const { document: blueprint, report: more } = settle(read);
  const report = [...made.report, ...more];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents of any shape.
  const friendly = friendlyForm(blueprint) as any;
  return {
    friendly,
    lost: problems,
    problems: problemsOf(flatten(blueprint)).problems,
    report,
    said: report.map(({ kind, text }) => `${kind}: ${text.en}`),
  };
};
const clean = (problems: readonly { level: string }[]) => problems.filter(({ level }) => level !== "hint");

/** As `pg_dump` writes it: types spelled out, casts everywhere, keys added afterwards. */
const dumped = `
--
-- PostgreSQL database dump
--
\\restrict abc
SET statement_timeout = 0;
SELECT pg_catalog.set_config('search_path', '', false);
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;
CREATE TYPE public.mood AS ENUM ('happy', 'so-so', 'sad');
CREATE DOMAIN public.percentage AS numeric(5,2) CONSTRAINT p CHECK (((VALUE >= (0)::numeric) AND (VALUE <= (100)::numeric)));
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at = now(); RETURN NEW; END; $$;
CREATE TABLE public.people (
    id bigint NOT NULL,
    full_name character varying(120) NOT NULL,
    email public.citext NOT NULL,
    password_hash text,
    mood public.mood DEFAULT 'happy'::public.mood NOT NULL,
    status text DEFAULT 'new'::text NOT NULL,
    discount public.percentage DEFAULT 0,
    price numeric(10,2) DEFAULT 0.50,
    born date,
    joined_at timestamp with time zone DEFAULT now() NOT NULL,
    tags text[],
    settings jsonb DEFAULT '{}'::jsonb,
    picture bytea,
    manager_id bigint,
    ratio double precision,
    created_at timestamp without time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at timestamp without time zone,
    search tsvector,
    CONSTRAINT people_status_check CHECK ((status = ANY (ARRAY['new'::text, 'active'::text, 'gone'::text]))),
    CONSTRAINT people_price_check CHECK ((price > (0)::numeric)),
    CONSTRAINT people_born_check CHECK (((born IS NULL) OR (born < joined_at::date))),
    CONSTRAINT odd CHECK ((pg_column_size(settings) < 1000))
);
COMMENT ON TABLE public.people IS 'Everybody we know';
COMMENT ON COLUMN public.people.full_name IS 'First and last name; as in the passport';
ALTER TABLE public.people ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.people_id_seq);
CREATE TABLE public.categories (code character(3) NOT NULL, name text);
CREATE TABLE public.people_categories (people_id bigint NOT NULL, category_code character(3) NOT NULL);
CREATE TABLE public.visits (visit_id uuid DEFAULT gen_random_uuid() NOT NULL, people_id bigint NOT NULL, day date DEFAULT CURRENT_DATE NOT NULL, minutes integer);
CREATE VIEW public.happy AS SELECT 1 AS x;
COPY public.people (id, full_name) FROM stdin;
1	Robert'); DROP TABLE people;--
2	O'Hara
\\.
ALTER TABLE ONLY public.people ADD CONSTRAINT people_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people ADD CONSTRAINT people_email_key UNIQUE (email);
ALTER TABLE ONLY public.categories ADD CONSTRAINT categories_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.people_categories ADD CONSTRAINT pc_pkey PRIMARY KEY (people_id, category_code);
ALTER TABLE ONLY public.visits ADD CONSTRAINT visits_pkey PRIMARY KEY (visit_id);
ALTER TABLE ONLY public.visits ADD CONSTRAINT one_a_day UNIQUE (people_id, day);
CREATE INDEX visits_day ON public.visits USING btree (day);
CREATE TRIGGER touch BEFORE UPDATE ON public.people FOR EACH ROW EXECUTE FUNCTION public.touch();
ALTER TABLE ONLY public.people ADD CONSTRAINT boss FOREIGN KEY (manager_id) REFERENCES public.people(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.people_categories ADD CONSTRAINT a FOREIGN KEY (people_id) REFERENCES public.people(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.people_categories ADD CONSTRAINT b FOREIGN KEY (category_code) REFERENCES public.categories(code);
ALTER TABLE ONLY public.visits ADD CONSTRAINT c FOREIGN KEY (people_id) REFERENCES public.people(id) ON DELETE CASCADE;
`;

describe("a database as a blueprint", () => {
  it("[BP52] takes a pg_dump: types, keys, comments, checks, enums, domains, link tables, defaults", async () => {
    const { friendly, lost, problems } = await imported(dumped);
    expect(lost).toEqual([]);
    expect(clean(problems)).toEqual([]);
    expect(Object.keys(friendly.entities).sort()).toEqual(["category", "person", "visit"]);
    const { person, category, visit } = friendly.entities;
    expect(person).toMatchObject({
      description: { en: "Everybody we know" },
      title: "fullName",
      label: { en: "Person" },
      plural: { en: "People" },
    });
    expect(person.fields).toMatchObject({
      fullName: {
        type: "text",
        config: { max: 120 },
        required: true,
        classification: "personal",
        help: { en: "First and last name; as in the passport" },
      },
      email: { type: "email", required: true, unique: true },
      mood: { type: "enum", required: true, default: "happy", options: { happy: {}, soSo: { label: { en: "So so" } }, sad: {} } },
      status: { type: "enum", default: "new", options: { new: {}, active: {}, gone: {} } },
      discount: { type: "decimal", config: { precision: 5, scale: 2 }, default: "0", check: "discount >= 0 && discount <= 100" },
      price: { type: "money", default: "0.50", check: "price > 0" },
      born: { type: "date" },
      joinedAt: { type: "dateTime", required: true, default: { expr: "now" } },
      tags: { type: "json" },
      picture: { type: "file" },
      ratio: { type: "decimal", config: { scale: 6 } },
      manager: { type: "reference", config: { target: "person", onDelete: "clear", inverse: { key: "peopleByManager" } } },
      categories: { type: "references", config: { target: "category", inverse: { key: "people" } } },
    });
    for (const gone of ["id", "passwordHash", "createdAt", "updatedAt", "search"]) expect(person.fields).not.toHaveProperty(gone);
    expect(category.fields).toMatchObject({ code: { type: "text", required: true, unique: true } });
    expect(visit.fields).toMatchObject({
      people: { type: "reference", required: true, config: { target: "person", onDelete: "cascade" } },
      day: { type: "date", default: { expr: "today" } },
      minutes: { type: "integer" },
      number: { type: "autoNumber" },
    });
    expect(Object.values(visit.indexes)).toEqual(
      expect.arrayContaining([{ fields: ["people", "day"], unique: true }, { fields: ["day"] }]),
    );
  });

  it("says what was understood, assumed and not taken, in both languages, with table and line", async () => {
    const { said, report } = await imported(dumped);
    expect(said).toEqual(
      expect.arrayContaining([
        "understood: The link table people_categories became the list “Categories” of Person.",
        "understood: created_at: every record keeps that by itself.",
        "assumed: id is only the number of the row; records have ids of their own.",
        "assumed: price is taken for money, by its name.",
        "left: password_hash was not taken: people sign in with accounts of the platform.",
        "left: The check (pg_column_size(settings) < 1000) was not taken.",
        "understood: The check (price > (0)::numeric) became a rule.",
        expect.stringMatching(/^left: Not taken: In the check of .*born < joinedAt.* Expected a date, found a date and time/),
        "left: Not taken: views (1): happy.",
        "left: Not taken: functions (1): touch.",
        "left: Not taken: triggers (1): touch.",
        "left: Rows were not taken (2); bring them in as tables of values once the platform runs.",
      ]),
    );
    for (const { text } of report) expect(text.ar).toMatch(/[\u0600-\u06ff]/);
    expect(report.find(({ table }) => table === "people")?.line).toBe(
      dumped.split("\n").findIndex((line) => line.startsWith("CREATE TABLE public.people (")) + 1,
    );
  });

  it("[BP52] takes Chinook whole: ten entities, every key, the link table, no error and no warning", async () => {
    const dump = readFileSync(new URL("../../../bench/data/chinook/Chinook_PostgreSql.sql", import.meta.url), "utf8");
    const { friendly, lost, problems, said } = await imported(dump);
    expect([lost, clean(problems)]).toEqual([[], []]);
    expect(Object.keys(friendly.entities).sort()).toEqual([
      "album",
      "artist",
      "customer",
      "employee",
      "genre",
      "invoice",
      "invoiceLine",
      "mediaType",
      "playlist",
      "track",
    ]);
    const links = Object.entries(
      friendly.entities as Record<string, { fields: Record<string, { type: string; config: { target: string } }> }>,
    ).flatMap(([entity, { fields }]) =>
      Object.entries(fields).flatMap(([key, { type, config }]) =>
        type.startsWith("reference") ? [`${entity}.${key} → ${config.target}`] : [],
      ),
    );
    expect(links.sort()).toEqual([
      "album.artist → artist",
      "customer.supportRep → employee",
      "employee.reportsTo → employee",
      "invoice.customer → customer",
      "invoiceLine.invoice → invoice",
      "invoiceLine.track → track",
      "playlist.tracks → track",
      "track.album → album",
      "track.genre → genre",
      "track.mediaType → mediaType",
    ]);
    expect(friendly.entities.track.fields.unitPrice).toMatchObject({ type: "money", required: true });
    expect(friendly.entities.customer.fields.customerState.type).toBe("text");
    expect(said).toContain("left: Rows were not taken (15607); bring them in as tables of values once the platform runs.");
    expect(withoutRows(dump).length).toBeLessThan(dump.length / 50);
    expect(await readSql(withoutRows(dump))).toMatchObject({
      tables: (await readSql(dump)).tables.map(({ name, line }) => ({ name, line })),
    });
  });

  it("[BP52] a key of several columns becomes one link; its columns stay only where they say more", async () => {
    const { friendly, lost, problems, said } = await imported(`
      CREATE TABLE tenants (id int PRIMARY KEY, name text NOT NULL);
      CREATE TABLE orders (tenant_id int NOT NULL REFERENCES tenants, order_no int NOT NULL, placed date, PRIMARY KEY (tenant_id, order_no));
      CREATE TABLE order_lines (tenant_id int NOT NULL, order_no int NOT NULL, line_no int NOT NULL, product text,
        PRIMARY KEY (tenant_id, order_no, line_no), FOREIGN KEY (tenant_id, order_no) REFERENCES orders ON DELETE CASCADE);
      CREATE TABLE shipments (id serial PRIMARY KEY, tenant_id int NOT NULL, order_no int, carrier text,
        FOREIGN KEY (tenant_id, order_no) REFERENCES orders);
      CREATE TABLE returns (tenant_id int NOT NULL, order_no int NOT NULL, reason text,
        FOREIGN KEY (tenant_id, order_no) REFERENCES orders, UNIQUE (tenant_id, reason));
      CREATE TABLE tags (tenant_id int, tag_id int, name text, PRIMARY KEY (tenant_id, tag_id));
      CREATE TABLE order_tags (tenant_id int, order_no int, tag_id int, PRIMARY KEY (tenant_id, order_no, tag_id),
        FOREIGN KEY (tenant_id, order_no) REFERENCES orders, FOREIGN KEY (tenant_id, tag_id) REFERENCES tags);
      CREATE TABLE lost (a int, b int, FOREIGN KEY (a, b) REFERENCES elsewhere);`);
    expect([lost, clean(problems)]).toEqual([[], []]);
    const { orderLine, shipment, return: back, order, lost: away } = friendly.entities;
    expect(orderLine.fields).toMatchObject({
      order: { type: "reference", required: true, config: { target: "order", onDelete: "cascade" } },
      lineNo: { type: "integer", required: true },
    });
    expect(Object.keys(orderLine.fields).sort()).toEqual(["lineNo", "number", "order", "product"]);
    expect(Object.values(orderLine.indexes)).toEqual([{ fields: ["order", "lineNo"], unique: true }]);
    expect(Object.keys(back.fields).sort()).toEqual(["number", "order", "reason", "tenantId"]);
    // The tenant of a shipment is said also while its order is not.
    expect(shipment.fields).toMatchObject({ tenantId: { type: "integer", required: true }, order: { type: "reference" } });
    expect(shipment.fields.order).not.toHaveProperty("required");
    expect(shipment.fields).not.toHaveProperty("orderNo");
    expect(order.fields.tags).toMatchObject({ type: "references", config: { target: "tag" } });
    expect(Object.keys(friendly.entities)).not.toContain("orderTag");
    expect(Object.keys(away.fields).sort()).toEqual(["a", "b", "number"]);
    expect(said).toEqual(
      expect.arrayContaining([
        "understood: The link to orders by tenant_id, order_no became one link, Order.",
        "left: The link to elsewhere by several columns (a, b) was not taken; the columns are.",
      ]),
    );
  });

  it("[BP52] an index over some rows keeps its condition; one a blueprint cannot say is told, never made stricter", async () => {
    const { friendly, problems, said } = await imported(`
      CREATE TABLE seats (id int PRIMARY KEY, room text NOT NULL, number int NOT NULL, phase text CHECK (phase IN ('free', 'taken')), note jsonb, freed date);
      CREATE UNIQUE INDEX one_taken ON seats (room, number) WHERE (phase = 'taken'::text);
      CREATE UNIQUE INDEX one_free ON seats USING btree (room) WHERE freed IS NULL AND number > 3;
      CREATE UNIQUE INDEX odd ON seats (number) WHERE (pg_column_size(note) > 3);
      CREATE INDEX words ON seats USING gin (note);
      CREATE UNIQUE INDEX spelled ON seats (lower(room));`);
    expect(clean(problems)).toEqual([]);
    const { fields, indexes } = friendly.entities.seat;
    expect(Object.values(indexes).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))).toEqual([
      { fields: ["room", "number"], unique: true, where: 'phase == "taken"' },
      { fields: ["room"], unique: true, where: "freed == null && number > 3" },
    ]);
    for (const key of ["room", "number"]) expect(fields[key]).not.toHaveProperty("unique");
    expect(said).toEqual(
      expect.arrayContaining([
        "left: The index odd over some rows only (pg_column_size(note) > 3) was not taken.",
        "left: The index words was not taken: it is not over columns, or not for finding and sorting.",
        "left: The index spelled was not taken: it is not over columns, or not for finding and sorting.",
      ]),
    );
  });

  it("[BP52] Arabic and quoted names keep their words and get keys; comments are taken in the document's language", async () => {
    const { friendly, lost, problems, report } = await imported(`
      CREATE TABLE "العملاء" ("رقم" serial PRIMARY KEY, "اسم العميل" varchar(80) NOT NULL, "البريد_الإلكتروني" text UNIQUE, "كلمة_المرور" text, "الراتب" numeric(10,2));
      CREATE TABLE "الطلبات" ("رقم" serial PRIMARY KEY, "رقم_العميل" int NOT NULL REFERENCES "العملاء", "تاريخ الطلب" date NOT NULL,
        "الحالة" text DEFAULT 'جديد' CHECK ("الحالة" IN ('جديد', 'تم')), "المبلغ" numeric(12,2) CHECK ("المبلغ" > 0), "Unit ""Price""" numeric);
      COMMENT ON TABLE "العملاء" IS 'كل من اشترى منا';
      COMMENT ON COLUMN "الطلبات"."المبلغ" IS 'شامل الضريبة';`);
    expect([lost, clean(problems)]).toEqual([[], []]);
    expect(friendly).toMatchObject({ locales: ["ar"], defaultLocale: "ar", roles: { staff: { label: { ar: "الموظفون" } } } });
    const [customers, orders] = Object.values(friendly.entities) as {
      label: object;
      title: string;
      fields: Record<string, { label: { ar: string } }>;
    }[];
    const byLabel = (of: typeof customers) => Object.fromEntries(Object.values(of!.fields).map((field) => [field.label.ar, field]));
    expect(customers).toMatchObject({ label: { ar: "العملاء" }, description: { ar: "كل من اشترى منا" } });
    expect(byLabel(customers)).toMatchObject({
      "اسم العميل": { type: "text", required: true, searchable: true },
      "البريد الإلكتروني": { type: "email", unique: true },
      الراتب: { type: "money", classification: "sensitive" },
    });
    expect(byLabel(customers)).not.toHaveProperty("كلمة المرور");
    expect(byLabel(orders)).toMatchObject({
      العميل: { type: "reference", required: true },
      "تاريخ الطلب": { type: "date" },
      الحالة: { type: "enum", options: { jdyd: { label: { ar: "جديد" } }, tm: { label: { ar: "تم" } } }, default: "jdyd" },
      المبلغ: { type: "money", help: { ar: "شامل الضريبة" } },
      "Unit price": { type: "decimal" },
    });
    for (const { text } of report) expect(text.ar).toMatch(/[\u0600-\u06ff]/);
  });

  it("[BP52] what is worked out is worked out here too, read as it was meant; the parts of a partitioned table are no tables", async () => {
    const { friendly, problems, said } = await imported(`
      CREATE TABLE lines (id int PRIMARY KEY, name text, price numeric(10,2), off numeric(10,2), qty int NOT NULL,
        net numeric GENERATED ALWAYS AS ((price - off) * qty) STORED NOT NULL, spelled text GENERATED ALWAYS AS (md5(name)) STORED,
        CHECK ((price - off) * 2 > 0));
      CREATE TABLE readings (id bigint NOT NULL, taken date NOT NULL, name text) PARTITION BY RANGE (taken);
      CREATE TABLE readings_2025 (id bigint NOT NULL, taken date NOT NULL, name text);
      ALTER TABLE ONLY public.readings ATTACH PARTITION public.readings_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
      ALTER TABLE ONLY public.readings_2025 ADD CONSTRAINT r PRIMARY KEY (id);`);
    expect(clean(problems)).toEqual([]);
    expect(Object.keys(friendly.entities).sort()).toEqual(["line", "reading"]);
    const { fields, rules } = friendly.entities.line;
    expect(fields.net).toMatchObject({ type: "decimal", compute: "(price - off) * qty" });
    expect(fields.net).not.toHaveProperty("required");
    expect(fields.spelled).not.toHaveProperty("compute");
    expect(Object.values(rules)).toMatchObject([{ check: "(price - off) * 2 > 0" }]);
    expect(said).toEqual(
      expect.arrayContaining([
        "understood: net is worked out as (price - off) * qty.",
        "left: How spelled is worked out was not taken; it is a field to fill in.",
      ]),
    );
  });

  it("[BP52] later statements count: what was renamed, dropped, changed and added again", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TYPE mood AS ENUM ('new', 'past');
      CREATE TABLE gone (id int PRIMARY KEY);
      CREATE TABLE base (id int PRIMARY KEY, note varchar(20) NOT NULL);
      CREATE TABLE client (id int PRIMARY KEY, nick varchar(50), nr int UNIQUE, fee numeric(8,2), mood mood, code text, CONSTRAINT few CHECK (fee < 100), CHECK (nr > 5));
      CREATE TABLE visit (id int PRIMARY KEY, title varchar(50), client_id int NOT NULL REFERENCES client, base_id int REFERENCES base ON DELETE CASCADE);
      CREATE TABLE copy (LIKE base);
      DROP TABLE gone;
      ALTER TABLE client RENAME TO member;
      ALTER TABLE member RENAME COLUMN nick TO full_name;
      ALTER TABLE member RENAME COLUMN fee TO yearly_fee;
      ALTER TABLE member DROP CONSTRAINT client_nr_key, DROP COLUMN code, ALTER COLUMN mood SET NOT NULL;
      ALTER TABLE base ALTER COLUMN note DROP NOT NULL, ALTER COLUMN note TYPE date USING note::date;
      ALTER TABLE visit DROP CONSTRAINT visit_base_id_fkey;
      ALTER TYPE mood ADD VALUE 'lost' BEFORE 'past';
      ALTER TYPE mood RENAME VALUE 'new' TO 'fresh';`);
    expect(Object.keys(friendly.entities).sort()).toEqual(["base", "copy", "member", "visit"]);
    const { member, visit, base, copy } = friendly.entities;
    expect(Object.keys(member.fields)).toEqual(["fullName", "nr", "yearlyFee", "mood"]);
    expect([member.title, member.fields.nr.unique, member.fields.nr.check]).toEqual(["fullName", undefined, "nr > 5"]);
    expect([member.fields.yearlyFee.check, member.fields.mood.required]).toEqual(["yearlyFee < 100", true]);
    expect(Object.keys(member.fields.mood.options)).toEqual(["fresh", "lost", "past"]);
    // What the database enforced no more is a link by its name, without what it did.
    expect([visit.fields.client.config.target, visit.fields.base.config.onDelete]).toEqual(["member", "restrict"]);
    expect([base.fields.note.type, base.fields.note.required, copy.fields.note.required]).toEqual(["date", undefined, true]);
    expect(said.filter((one) => one.includes("cannot be read"))).toEqual([]);
    expect(clean(problems)).toEqual([]);
  });

  it("[BP52] records that need each other can be made: one link of a circle may be empty, and that is told", async () => {
    const { friendly, said } = await imported(`
      CREATE TABLE team (id int PRIMARY KEY, name text, lead_id int NOT NULL);
      CREATE TABLE player (id int PRIMARY KEY, name text, team_id int NOT NULL REFERENCES team, mentor_id int NOT NULL REFERENCES player);
      ALTER TABLE team ADD FOREIGN KEY (lead_id) REFERENCES player;`);
    const { team, player } = friendly.entities;
    expect([team.fields.lead.required, player.fields.team.required, player.fields.mentor.required]).toEqual([true, undefined, undefined]);
    expect(said.filter((one) => one.includes("may be empty"))).toEqual([
      "assumed: “Team” of Player may be empty: it and Team need each other, and no first record could be made.",
      "assumed: “Mentor” of Player may be empty: it and its own kind need each other, and no first record could be made.",
    ]);
  });

  it("[BP52] names of the platform's own, or of two schemas, become names people can tell apart; what is worked out names nothing", async () => {
    const { friendly } = await imported(`
      CREATE TABLE "user" (id int PRIMARY KEY, name text);
      CREATE TABLE sales.orders (id int PRIMARY KEY, user_id int REFERENCES "user", note text, title_upper text GENERATED ALWAYS AS (upper(note)) STORED);
      CREATE TABLE public."order" (id int PRIMARY KEY, name text);
      CREATE TABLE hr.staff (id int PRIMARY KEY, name text);`);
    expect(Object.keys(friendly.entities).sort()).toEqual(["order", "salesOrder", "staff", "userRecord"]);
    expect(friendly.entities.userRecord).toMatchObject({ label: { en: "User record" }, plural: { en: "User records" } });
    expect(friendly.entities.staff).toMatchObject({ label: { en: "Staff" }, plural: { en: "Staff" } });
    expect(friendly.entities.salesOrder).toMatchObject({ title: "number", fields: { user: { config: { target: "userRecord" } } } });
  });

  it("says what has no place here by its name: exclusions, sequences of their own, rights, nameless indexes", async () => {
    const { said } = await imported(`
      CREATE SEQUENCE public.owned_id_seq; CREATE SEQUENCE public.used_seq; CREATE SEQUENCE public.invoice_no;
      CREATE TABLE public.owned (id int NOT NULL, n int DEFAULT nextval('public.used_seq'::regclass), name text, during tsrange, CONSTRAINT apart EXCLUDE USING gist (during WITH &&));
      ALTER SEQUENCE public.owned_id_seq OWNED BY public.owned.id;
      CREATE INDEX ON public.owned USING gin (to_tsvector('simple', name));
      GRANT SELECT ON public.owned TO reader;
      GRANT USAGE ON SCHEMA public TO reader;`);
    const left = said.filter((one) => one.startsWith("left: "));
    expect(left).toContain("left: The constraint apart, by which rows may not overlap, was not taken.");
    expect(left).toContain("left: The index owned_expr_idx was not taken: it is not over columns, or not for finding and sorting.");
    expect(left).toContain("left: Not taken: sequences (1): invoice_no.");
    expect(left).toContain("left: Not taken: rights given on tables (1): owned.");
  });

  it("[BP52] links nobody enforces are known by their names; what leads to several tables is told", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TABLE customers (id bigserial PRIMARY KEY, name varchar NOT NULL);
      CREATE TABLE files (id uuid PRIMARY KEY, name varchar);
      CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id int, file_id bigint, external_order_id bigint, title varchar, owner_type varchar, owner_id bigint);`);
    expect(clean(problems)).toEqual([]);
    const { fields } = friendly.entities.order;
    expect(fields.customer).toMatchObject({ type: "reference", config: { target: "customer", onDelete: "restrict" } });
    expect([fields.fileId.type, fields.externalOrderId.type, fields.ownerId.type]).toEqual(["integer", "integer", "integer"]);
    expect(said).toEqual(
      expect.arrayContaining([
        "assumed: customer_id is taken for a link to customers, by its name; the database does not enforce it.",
        "left: owner_type and owner_id lead to records of several tables; a link leads to those of one, so they stay as they are.",
      ]),
    );
  });

  it("[BP52] link tables: called from the side that stands first, also without a key, with the moments of changes, to oneself and twice", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TABLE books (id int PRIMARY KEY, title text, owner_id int NOT NULL);
      CREATE TABLE authors (id int PRIMARY KEY, name text);
      CREATE TABLE tags (id int PRIMARY KEY, name text);
      CREATE TABLE book_authors (book_id int NOT NULL, author_id int NOT NULL, last_update timestamptz DEFAULT now(), PRIMARY KEY (book_id, author_id));
      CREATE TABLE book_editors (id int PRIMARY KEY, book_id int NOT NULL REFERENCES books, author_id int NOT NULL REFERENCES authors, UNIQUE (book_id, author_id));
      CREATE TABLE books_tags (book_id int REFERENCES books, tag_id int REFERENCES tags);
      CREATE TABLE book_related (id int PRIMARY KEY, from_book_id int REFERENCES books, to_book_id int REFERENCES books, UNIQUE (from_book_id, to_book_id));
      CREATE TABLE ratings (book_id int REFERENCES books, author_id int REFERENCES authors, stars int, PRIMARY KEY (book_id, author_id));
      ALTER TABLE book_authors ADD FOREIGN KEY (author_id) REFERENCES authors, ADD FOREIGN KEY (book_id) REFERENCES books;
      ALTER TABLE books ADD FOREIGN KEY (owner_id) REFERENCES tags;`);
    expect(clean(problems)).toEqual([]);
    expect(Object.keys(friendly.entities).sort()).toEqual(["author", "book", "rating", "tag"]);
    const lists = Object.entries(
      friendly.entities.book.fields as Record<string, { type: string; config: { target: string; inverse: { key: string } } }>,
    )
      .filter(([, { type }]) => type === "references")
      .map(([key, { config }]) => [key, config.target, config.inverse.key]);
    expect(lists).toEqual([
      ["authors", "author", "books"],
      ["editors", "author", "booksByEditors"],
      ["tags", "tag", "booksByTags"],
      ["toBooks", "book", "fromBooks"],
    ]);
    expect(said).toContain("understood: The link table book_editors became the list “Editors” of Book.");
  });

  it("[BP52] what tools keep for themselves is no record; people of Supabase are people of the platform, a table of one's own stays", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
      CREATE TABLE migrations (id int PRIMARY KEY, bird text, name text);
      CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64), applied_steps_count int);
      CREATE TABLE auth.users (id uuid PRIMARY KEY, email varchar, raw_app_meta_data jsonb);
      CREATE TABLE auth.sessions (id uuid PRIMARY KEY, user_id uuid REFERENCES auth.users);
      CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users, username text UNIQUE);
      CREATE TABLE todos (id bigserial PRIMARY KEY, user_id uuid REFERENCES auth.users NOT NULL, task text);`);
    expect(clean(problems)).toEqual([]);
    expect(Object.keys(friendly.entities).sort()).toEqual(["migration", "profile", "todo"]);
    expect(friendly.entities.profile.fields.user).toMatchObject({ type: "user", required: true, unique: true, label: { en: "User" } });
    expect(friendly.entities.todo.fields.user).toMatchObject({ type: "user", required: true });
    expect(said.filter((one) => one.includes("keeps for itself"))).toEqual([
      "left: Not taken: what Rails keeps for itself (schema_migrations).",
      "left: Not taken: what Prisma keeps for itself (_prisma_migrations).",
      "left: Not taken: what Supabase keeps for itself (auth.users, auth.sessions).",
    ]);
  });

  it("[BP52] inherits columns, keys and checks; a table that only inherits is a part of its parent", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TABLE vehicle (id bigint NOT NULL, plate varchar(12) NOT NULL, seats int, CHECK (seats > 0));
      CREATE TABLE truck (load_kg int) INHERITS (vehicle);
      CREATE TABLE vehicle_2024 (CHECK (seats < 9)) INHERITS (vehicle);
      CREATE TABLE trip (id int PRIMARY KEY, vehicle_id bigint REFERENCES vehicle_2024, name text);
      ALTER TABLE vehicle ADD PRIMARY KEY (id);`);
    expect(clean(problems)).toEqual([]);
    expect(Object.keys(friendly.entities).sort()).toEqual(["trip", "truck", "vehicle"]);
    expect(Object.keys(friendly.entities.truck.fields)).toEqual(["plate", "seats", "loadKg"]);
    expect(friendly.entities.truck.fields.seats.check).toBe("seats > 0");
    expect(friendly.entities.trip.fields.vehicle.config.target).toBe("vehicle");
    expect(said).toContain("assumed: Records of vehicle_2024 belong to vehicle: such a table only inherits and has no column of its own.");
  });

  it("[BP52] nobody fills in what the database fills: ids, numbers, defaults a field cannot begin with", async () => {
    const { friendly, said, problems } = await imported(`
      CREATE TABLE tickets (id text PRIMARY KEY, ticket_no serial NOT NULL, settings jsonb DEFAULT '{}' NOT NULL, note varchar DEFAULT '' NOT NULL,
        made timestamp DEFAULT timezone('utc'::text, now()) NOT NULL, handle text DEFAULT md5('x') NOT NULL, kind varchar NOT NULL, "state" varchar, inserted_at timestamptz DEFAULT now() NOT NULL);
      CREATE TABLE parts (part_id serial, made date, name text, PRIMARY KEY (made, part_id));
      CREATE TABLE currency (id varchar(3) PRIMARY KEY, name text);`);
    expect(clean(problems)).toEqual([]);
    const { ticket, part, currency } = friendly.entities;
    expect(ticket.title).toBe("ticketNo");
    expect(ticket.fields.ticketNo).toEqual({ label: { en: "Ticket no" }, type: "autoNumber" });
    expect(ticket.fields.made).toMatchObject({ default: { expr: "now" }, required: true });
    expect(Object.keys(ticket.fields).filter((key) => ticket.fields[key].required)).toEqual(["made", "kind"]);
    expect(ticket.fields.ticketState.label).toEqual({ en: "State" });
    expect([Object.keys(part.fields), part.indexes]).toEqual([["made", "name"], undefined]);
    expect(Object.keys(currency.fields)).toHaveLength(2);
    expect(said.filter((one) => one.includes("by itself was not taken"))).toEqual([
      "left: What the database puts into handle by itself was not taken; it may stay empty.",
    ]);
  });

  it("[BP52] calls records as people do: first and last name, the text a table is called after, a code; never by a secret", async () => {
    const { friendly, problems } = await imported(`
      CREATE TABLE shop_city (id int PRIMARY KEY, city text NOT NULL, district text);
      CREATE TABLE shop_clerk (id int PRIMARY KEY, first_name varchar NOT NULL, last_name varchar, note text);
      CREATE TABLE shop_token (id int PRIMARY KEY, token varchar UNIQUE, access_token varchar);
      CREATE TABLE shop_bill (id int PRIMARY KEY, number varchar NOT NULL, address varchar, body varchar, comments text, price numeric(65,30));`);
    expect(clean(problems)).toEqual([]);
    const { city, clerk, token, bill } = friendly.entities;
    expect([city.title, clerk.title, token.title, bill.title]).toEqual(["city", "fullName", "number", "number"]);
    expect([city.label.en, city.fields.district.type]).toEqual(["City", "text"]);
    expect(clerk.fields.fullName.compute).toBe('trim(coalesce(firstName, "") + " " + coalesce(lastName, ""))');
    expect([token.fields.token, token.fields.accessToken]).toMatchObject([
      { classification: "sensitive", unique: true },
      { classification: "sensitive" },
    ]);
    expect(["number", "body", "comments", "price"].map((key) => bill.fields[key].type)).toEqual(["text", "longText", "longText", "money"]);
  });

  it("[BP50] a statement that cannot be read is told with line and column, and the others are there", async () => {
    const source = await readSql(
      "CREATE TABLE a (id int);\n\nCREATE TABLE b (\n  id int,,\n  x text\n);\nCREATE TABLE `c` (id int);\nCREATE TABLE d (id int);",
    );
    expect(source.tables.map(({ name }) => name)).toEqual(["a", "d"]);
    expect(source.faults).toMatchObject([{ line: 4, column: 10 }, { line: 7 }]);
  });

  it("nothing of a dump is run or believed: quotes, dollar quotes, comments, depth and prototypes", async () => {
    const sly = `CREATE TABLE t (a text DEFAULT 'x; DROP TABLE y; --', b text DEFAULT $q$; CREATE TABLE z (i int); $q$, "__proto__" text, "constructor" int);
      /* CREATE TABLE hidden (i int); /* nested */ still */ -- CREATE TABLE also (i int);
      CREATE TABLE deep (i int CHECK ${"(".repeat(3_000)}i > 0${")".repeat(3_000)});
      CREATE TABLE "drop table users; --" (id int, name text);`;
    const source = await readSql(sly);
    expect(source.tables.map(({ name }) => name)).toEqual(["t", "drop table users; --"]);
    expect(source.faults).toMatchObject([{ line: 3 }]);
    const { lost, problems } = await imported(sly);
    expect([lost, problems.filter(({ level }) => level === "error")]).toEqual([[], []]);
    expect(({} as Record<string, unknown>).text).toBeUndefined();
  });

  it("a text without tables gives none, and SQL is told from a blueprint's file", async () => {
    expect((await readSql("")).tables).toEqual([]);
    expect((await readSql("SELECT 1; GRANT ALL ON x TO y;")).tables).toEqual([]);
    expect([
      looksLikeSql(dumped),
      looksLikeSql("-- a\nCREATE UNLOGGED TABLE x (i int);"),
      looksLikeSql("blueprint: 1\nkey: createTable\n"),
    ]).toEqual([true, true, false]);
    expect(structureOf("INSERT INTO a VALUES (1, '(x'), (2, 'y;z');CREATE TABLE b (i int)")).toMatchObject({
      rows: 2,
      statements: [{ line: 1 }],
    });
  });
});
