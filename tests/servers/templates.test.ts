/** Every template that comes with WebNova is released to a real environment of one installation: it starts clean, passes its access tests, is filled and answers in both languages. */
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { structureOf } from "../../schema/sql-text.ts";
import { data, openDatabase, ownerEmail, released, send, signIn, startRelease, withOwner } from "../support/installation.ts";
import { runCommand, type Server, startServer } from "../support/server.ts";

const keys = readdirSync(new URL("../../templates/", import.meta.url)).flatMap((name) => /^(.+)\.yaml$/.exec(name)?.[1] ?? []);
let server: Server;
let token = "";

beforeAll(async () => {
  server = await startServer({ env: withOwner });
  token = await signIn(server, ownerEmail);
});
afterAll(() => server?.remove());

const made = async (template: string) => {
  const { useTemplate } = await data(
    server,
    token,
    "mutation ($input: UseTemplateInput!) { useTemplate(input: $input) { blueprint { id key } branch { id } problems { level code at text { en } } } }",
    { input: { template } },
  );
  return useTemplate;
};

describe("templates", () => {
  test.each(keys)("[BP52] %s is released, passes its access tests and is filled, in both languages", async (key) => {
    const { branch, problems } = await made(key);
    expect(problems.filter(({ level }: { level: string }) => level !== "hint")).toEqual([]);
    const { commitVersion } = await data(
      server,
      token,
      "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { id content } }",
      { input: { branchId: branch.id, message: "From the template" } },
    );
    expect(commitVersion.content.origin).toEqual({ template: key, version: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { planRelease } = await data(
      server,
      token,
      `mutation ($input: PlanReleaseInput!) { planRelease(input: $input) {
        id plan { problems { code text { en } } checks { ok sentence { en } because { en } } } environment { id url } } }`,
      { input: { versionId: commitVersion.id, environment: "PREVIEW" } },
    );
    const { plan, environment } = planRelease;
    expect(plan.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect(plan.checks.length).toBeGreaterThanOrEqual(6);
    expect(plan.problems).toEqual([]);
    await startRelease(server, token, planRelease.id);
    const release = await released(server, token, planRelease.id);
    expect(release).toMatchObject({ status: "ACTIVE", error: null });
    const { testData } = await data(server, token, "query ($id: ID!) { testData(environmentId: $id) { rows } }", { id: environment.id });
    const wanted = Object.values(commitVersion.content.entities as Record<string, { sampleRows?: number }>)
      .map(({ sampleRows }) => sampleRows ?? 0)
      .reduce((sum, rows) => sum + rows, 0);
    expect(testData.rows).toBe(wanted);
    for (const locale of ["en", "ar"] as const) {
      const page = await send(server.port, {
        path: "/sign-in",
        headers: { host: new URL(environment.url).host, "accept-language": locale },
      });
      expect(page.status, page.text.slice(0, 200)).toBe(200);
      expect(page.text).toContain(commitVersion.content.label[locale]);
      expect(page.text).toMatch(locale === "ar" ? /<html[^>]*dir="rtl"/ : /<html[^>]*lang="en/);
    }
  });
});

describe("files", () => {
  test("[BP50] a file of some MiB comes in whole through the front door", async () => {
    const said = "What people should know of it. ".repeat(550).trim();
    const entities = Object.fromEntries(
      Array.from({ length: 180 }, (_, n) => [
        `thing${n}`,
        {
          label: { en: `Thing ${n}` },
          description: { en: said },
          title: "name",
          fields: { name: { type: "text", label: { en: "Name" } } },
        },
      ]),
    );
    const text = JSON.stringify({ blueprint: 1, key: "long", label: { en: "Long" }, locales: ["en"], entities });
    expect(text.length).toBeGreaterThan(3_000_000);
    const { importBlueprint } = await data(
      server,
      token,
      "mutation ($input: ImportBlueprintInput!) { importBlueprint(input: $input) { branch { id } } }",
      { input: { text } },
    );
    const { draft } = await data(server, token, "query ($id: ID!) { draft(branchId: $id) { content } }", { id: importBlueprint.branch.id });
    const kept = Object.values(draft.content.entities as Record<string, { description: { en: string } }>);
    expect([kept.length, new Set(kept.map(({ description }) => description.en))]).toEqual([180, new Set([said])]);
  });
});

describe("the command line", () => {
  test("[BP52] lists the templates and makes a running platform of one", async () => {
    const { code, out } = await runCommand(["templates", "--json"], server);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { key: string }[]).map(({ key }) => key).sort()).toEqual([...keys].sort());
    const described = await runCommand(
      ["describe", "--template", "booking", "--name", "Salon Noor", "--release", "preview", "--json"],
      server,
    );
    const made = JSON.parse(described.out) as { url: string; entities: unknown[]; planner: string };
    expect([described.code, made.planner, made.entities.length]).toEqual([0, "template", 7]);
    expect((await send(server.port, { path: "/sign-in", headers: { host: new URL(made.url).host } })).text).toContain("Salon Noor");
    const unknown = await runCommand(["describe", "--template", "nothing"], server);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("There is no such template")]);
  });

  test("[BP4] takes a blueprint out and in again to the same hash, and says where a file is wrong", async () => {
    const { blueprint, branch } = await made("crm");
    const commit = "mutation ($input: CommitVersionInput!) { commitVersion(input: $input) { hash } }";
    const { commitVersion } = await data(server, token, commit, { input: { branchId: branch.id, message: "One" } });
    const file = await runCommand(["export", blueprint.id], server);
    expect(file.code).toBe(0);
    const friendly = await runCommand(["export", blueprint.id, "--form", "friendly", "--format", "json"], server);
    expect(JSON.parse(friendly.out).entities.deal.fields.stage.type).toBe("enum");
    const again = await runCommand(["import", "-", "--json"], server, file.out);
    const { blueprintId } = JSON.parse(again.out) as { blueprintId: string };
    const found = await data(server, token, "query ($id: ID!) { blueprint(id: $id) { defaultBranch { id } } }", { id: blueprintId });
    const second = await data(server, token, commit, { input: { branchId: found.blueprint.defaultBranch.id, message: "One" } });
    expect(second.commitVersion.hash).toBe(commitVersion.hash);
    const wrong = await runCommand(["import", "-"], server, file.out.replace("currency:", "currency: AED\ncurrency:"));
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/Line .*\d+.*, column .*1.*: .*twice/)]);
  });

  test("[BP52] a SQL dump and the live database made of it become the same platform, with a report; no row and no password is told", async () => {
    const more = `CREATE TABLE zone (zone_id int PRIMARY KEY, name varchar(20), CHECK (zone_id > 0));
      CREATE TABLE a_cold_zone (degrees int) INHERITS (zone);
      CREATE TABLE part_of_zone () INHERITS (zone);
      CREATE VIEW loud AS SELECT 1 AS x;\n`;
    const dump = readFileSync(new URL("../../bench/data/chinook/Chinook_PostgreSql.sql", import.meta.url), "utf8") + more;
    const file = await runCommand(["import", "-", "--name", "Chinook", "--json"], server, dump);
    expect(file.err).toContain("not taken: Rows were not taken (15607)");
    const made = JSON.parse(file.out) as { blueprintId: string; problems: { level: string }[] };
    expect([file.code, made.problems.filter(({ level }) => level !== "hint")]).toEqual([0, []]);
    const admin = await openDatabase(server.home);
    const { host, port, user, password } = admin;
    await admin.query("create database chinook_live");
    const address = `postgres://${user}:${password}@${host}:${port}/chinook_live`;
    const live = new pg.Client({ connectionString: address });
    await live.connect();
    await live.query(
      structureOf(dump)
        .statements.filter(({ text }) => !/database/i.test(text))
        .map(({ text }) => text)
        .join(";\n"),
    );
    await live.query("insert into genre values (1, 'Nightingale songs')");
    await live.end();
    const read = await runCommand(["import", "--database", address, "--name", "Chinook", "--release", "preview", "--json"], server);
    expect([read.code, read.err.includes("cannot be read")]).toEqual([0, false]);
    for (const { err } of [file, read]) {
      expect(err).toContain("not taken: Not taken: views (1): loud.");
      expect(err).toContain("assumed: Records of part_of_zone belong to zone");
    }
    const second = JSON.parse(read.out) as { blueprintId: string; url: string };
    const text = async (id: string) => (await runCommand(["export", id, "--draft", "--form", "friendly"], server)).out;
    expect(await text(second.blueprintId)).toBe(await text(made.blueprintId));
    expect((await send(server.port, { path: "/sign-in", headers: { host: new URL(second.url).host } })).status).toBe(200);
    const wrong = await runCommand(["import", "--database", address.replace("chinook_live", "nowhere")], server);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining("The database cannot be read")]);
    expect(`${read.out}${read.err}${wrong.err}${file.err}`).not.toContain(String(password));
    expect(`${read.out}${read.err}`).not.toContain("Nightingale");
    await admin.query("drop database chinook_live");
    await admin.end();
  });
});
