/**
 * [DP5] [DP6] [DP7] The sample platforms, every entity, every way to a record, every role: each way shows exactly the rows the plain evaluator
 * admits, and of a masked field exactly its mask. Made from the models: a new entity or role is covered by being there.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { clinic } from "../../../schema/fixtures/clinic.ts";
import { loan } from "../../../schema/fixtures/loan.ts";
import { listRoot } from "../../../schema/model/pages/documents.ts";
import { maskText } from "../../../subgraphs/runtime/data-plane/access.ts";
import { createFolderStore } from "../../../subgraphs/runtime/data-plane/files/folder-store.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { compiled, type Person, startPlatform, type TestPlatform } from "./platform.ts";
import { type Data, evaluator } from "./random-platform.ts";
import { type Asker, asker, fillFor, isScalar, loadAll, ways } from "./ten-ways.ts";

/** The clinic with papers: doctors see patients without the scan, and the desk sees appointments with the mask of the paper. */
const papers = (): Blueprint => {
  const file = (key: string) => ({ key, label: { en: key, ar: key }, order: "a9", type: "file", classification: "internal" });
  const { entities, policies } = structuredClone(clinic);
  Object.assign(entities.ent_patient!.fields, { f_pat_scan: file("scan") });
  Object.assign(entities.ent_appt!.fields, { f_apt_paper: file("paper") });
  Object.assign(policies.p_appt_desk!, { mask: ["f_apt_paper"] });
  return { ...clinic, entities, policies };
};

const samples: readonly (readonly [string, Blueprint])[] = [
  ["clinic with papers", papers()],
  ["clinic", clinic],
  ["loan desk", loan],
];

const folder = mkdtempSync(join(tmpdir(), "webnova-matrix-"));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(samples)("%s", (_name, blueprint) => {
  const model = compiled({ ...blueprint, defaultLocale: "en" });
  let platform: TestPlatform;
  let data: Data;
  const askers: Asker[] = [];
  beforeAll(async () => {
    const store = createFolderStore(folder);
    platform = await startPlatform(model, { database, files: { store } });
    const people: (readonly [Person, string])[] = [];
    // Two people of every role: what is one's own is the other's "another end user".
    for (const role of model.roles.filter(({ id }) => id !== "r_public" && id !== "r_member"))
      for (const _ of [0, 1]) people.push([await platform.person([role.id]), role.id]);
    // Two of one role, so that what is one's own is another end user's for the other.
    const owning = model.roles.find(({ access }) => Object.values(access).some(({ read }) => read.some(({ where }) => where !== null)))!;
    await fillFor(
      platform,
      model,
      [...people.filter(([, role]) => role === owning.id), ...people.filter(([, role]) => role !== owning.id)].map(([person]) => person),
    );
    for (const [person, role] of people) askers.push(await asker(platform, model, person, [role]));
    askers.push(await asker(platform, model, null, []));
    data = await loadAll(platform, model);
  }, 60_000);
  afterAll(() => platform.close());

  const tables = model.tables.filter(({ builtIn }) => !builtIn);
  it.each(tables.flatMap((table) => Object.keys(ways).map((way) => [table.key, way] as const)))("[DP5] %s by %s", async (key, way) => {
    const table = tables.find((one) => one.key === key)!;
    const rows = data.get(table.id)!;
    expect(rows.length).toBeGreaterThan(2);
    for (const who of askers) {
      const visible = evaluator({ model, data }, who.caller)
        .visible(table)
        .filter((seen) => way !== "file" || table.columns.some((one) => one.type === "file" && typeof (seen.value(one) ?? "") === "object"))
        .map(({ row }) => String(row.id));
      const found = await ways[way]!({ platform, model, table, asker: who, rows });
      const where = `${key} by ${way} for ${who.name} ${who.person?.id ?? ""}`;
      // Relations show what is linked, search what a word is found in: never more than is visible. The others show all of it.
      if (way.startsWith("nested") || way === "search")
        expect(
          found!.filter((id) => !visible.includes(id)),
          where,
        ).toEqual([]);
      else expect(found, where).toEqual([...visible].sort());
    }
  });

  it.each(tables.map(({ key }) => key))("[DP5] a change of %s is streamed only to who sees it", async (key) => {
    const table = tables.find((one) => one.key === key)!;
    const admin = askers.find(({ name }) => name === "r_admin")!;
    const column = table.columns.find(
      (one) => isScalar(one) && one.type === "text" && admin.view.grants(table.id, "update").some(({ fields }) => fields.includes(one.id)),
    );
    if (!column) return;
    const row = data.get(table.id)![0]!;
    const watching = await Promise.all(
      askers
        .filter(({ view }) => view.readable(table.id))
        .map(async (who) => {
          const socket = await platform.socket(who.person);
          const watched = socket.subscribe(`subscription { ${key}Changes { id record { id } } }`);
          const live = socket.subscribe(`subscription { ${listRoot(table)}(first: 1) { nodes { id } } }`);
          await live.nth(0);
          await socket.listening();
          return { who, socket, watched };
        }),
    );
    const { body } = await platform.ask(
      `mutation ($id: ID!, $version: Int!) { update${table.typeName}(input: { id: $id, version: $version, set: { ${column.key}: "seen" } }) { status } }`,
      { id: row.id, version: row.version },
      admin.person,
    );
    expect(body.errors).toBeUndefined();
    await watching.find(({ who }) => who === admin)!.watched.nth(0);
    data = await loadAll(platform, model);
    for (const { who, socket, watched } of watching) {
      const sees = evaluator({ model, data }, who.caller)
        .visible(table)
        .some(({ row: one }) => one.id === row.id);
      if (sees) await watched.nth(0);
      const told = watched.got.filter((message) => JSON.stringify(message).includes(String(row.id)));
      expect(told.length > 0, `${key} to ${who.name}`).toBe(sees);
      socket.ws.terminate();
    }
  });

  it.each(tables.map(({ key }) => key))("[DP6] a masked field of %s is its mask in every answer, filter and file", async (key) => {
    const table = tables.find((one) => one.key === key)!;
    const root = listRoot(table);
    for (const who of askers.filter(({ view }) => view.readable(table.id))) {
      for (const column of table.columns.filter((one) => isScalar(one) && who.view.shown(table.id, one.id) === "masked")) {
        const stored = data
          .get(table.id)!
          .flatMap((row) => (row[column.id] === null || row[column.id] === undefined ? [] : [String(row[column.id])]));
        const where = `${key}.${column.key} for ${who.name}`;
        const ask = async (args: string) =>
          (await platform.ask(`{ ${root}(first: 500${args}) { nodes { id ${column.key} } } }`, {}, who.person)).body;
        const shown = (await ask("")).data[root].nodes.map((node: Record<string, unknown>) => node[column.key]);
        expect(
          shown.filter((value: unknown) => value !== null && value !== maskText),
          where,
        ).toEqual([]);
        for (const value of stored) {
          const found = await ask(`, filter: { ${column.key}: { eq: ${JSON.stringify(value)} } }`);
          expect(found.data?.[root].nodes ?? [], where).toEqual([]);
        }
        const { text } = await platform.send("GET", `/api/${root}.csv`, { as: who.person });
        for (const value of stored.filter(({ length }) => length > 5)) expect(text, where).not.toContain(value);
        const ordered = await ask(`, order: [{ ${column.key}: ASC }]`);
        if (ordered.data) {
          const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);
          expect(ids(ordered.data[root].nodes), where).toEqual([...ids(ordered.data[root].nodes)].sort());
        }
      }
    }
  });

  it("[DP4] nobody learns from the schema or from an error what they may not read", async () => {
    const query = "{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }";
    for (const who of askers) {
      const schema = (await platform.ask(query, {}, who.person)).body.data.__schema.types as {
        name: string;
        fields: { name: string }[] | null;
        enumValues: { name: string }[] | null;
      }[];
      for (const table of tables) {
        const type = schema.find(({ name }) => name === table.typeName);
        expect(type !== undefined, `${table.key} for ${who.name}`).toBe(who.view.readable(table.id));
        const named = schema.find(({ name }) => name === "WhyEntity")?.enumValues?.map(({ name }) => name) ?? [];
        expect(named.includes(table.key), `why ${table.key} for ${who.name}`).toBe(who.view.readable(table.id));
        for (const column of table.columns.filter(({ id }) => who.view.shown(table.id, id) === "no"))
          expect(type?.fields?.map(({ name }) => name) ?? [], `${table.key} for ${who.name}`).not.toContain(column.key);
        if (who.view.readable(table.id)) continue;
        const { body } = await platform.ask(`{ ${listRoot(table)} { nodes { id } } }`, {}, who.person);
        const { body: none } = await platform.ask("{ nothingAtAll { nodes { id } } }", {}, who.person);
        expect(body.errors[0].message.replace(listRoot(table), "nothingAtAll")).toBe(none.errors[0].message);
      }
    }
  });
});
