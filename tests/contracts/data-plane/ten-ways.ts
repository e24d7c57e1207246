/**
 * The ways a record can be found out about, for any entity of any model: what each of them shows a person. Made from the model, so an
 * entity that is added to a sample platform is looked for in all of them by itself.
 */
import { uuidv7 } from "../../../db/uuid.ts";
import type { Row } from "../../../schema/blueprint/expressions/evaluate.ts";
import { builtIn, type Id } from "../../../schema/blueprint/shape.ts";
import type { Column, Model, Table } from "../../../schema/model/model.ts";
import { listRoot } from "../../../schema/model/pages/documents.ts";
import { type ModelView, viewModel } from "../../../subgraphs/runtime/data-plane/access.ts";
import { type Caller, viewerClassIn, visitor } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { physical, storedColumns, tableName } from "../../../subgraphs/runtime/data-plane/names.ts";
import type { Person, TestPlatform } from "./platform.ts";
import type { Data } from "./random-platform.ts";

/** Somebody who asks: with a session, or a visitor. */
export interface Asker {
  readonly name: string;
  readonly person: Person | null;
  readonly caller: Caller;
  readonly view: ModelView;
}

/** Four rows of every entity, linked by their numbers; the first is the first owner's, the second the second's, the others whoever comes then. */
export const fillFor = async (platform: TestPlatform, model: Model, owners: readonly Person[]): Promise<void> => {
  const tables = model.tables.filter((table) => !table.builtIn);
  const ids = new Map(tables.map((table) => [table.id, [0, 1, 2, 3].map(() => uuidv7())]));
  const literal = (value: unknown) => (value === null ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);
  const files: string[] = [];
  const fileOf = (table: Table, column: Column, record: string, name: string): string => {
    const id = uuidv7();
    files.push(
      `INSERT INTO %s._file (id, key, name, type, size, sha256, state) VALUES ('${id}', '${id}', ${literal(name)}, 'application/pdf', 9, '\\x00', 'attached')`,
      `INSERT INTO %s._file_use (file_id, entity, field, record_id) VALUES ('${id}', '${table.id}', '${column.id}', '${record}')`,
    );
    return JSON.stringify({ id, name, size: 9, type: "application/pdf" });
  };
  const rows = tables.flatMap((table) => {
    const columns = storedColumns(table);
    return ids.get(table.id)!.map((id, n) => {
      const values = columns.map((column) => {
        if (column.target === builtIn.user) return owners[n]?.id ?? null;
        if (column.type === "file") return fileOf(table, column, id, `${column.key}${n}.pdf`);
        return column.target ? (ids.get(column.target)?.[n] ?? null) : storedValue(column, n);
      });
      return `INSERT INTO %s."${table.id}" (id, created_by, ${columns.map(physical).join(", ")}) VALUES ('${id}', ${literal(owners[n]?.id ?? null)}, ${values.map(literal).join(", ")})`;
    });
  });
  await platform.sql(["SET session_replication_role = replica", ...rows, ...files, "SET session_replication_role = origin"].join(";\n"));
};

const storedValue = (column: Column & { readonly sqlType: string }, n: number): unknown => {
  if (column.compute) return null;
  const option = column.options[n % Math.max(column.options.length, 1)];
  if (column.sqlType === "text") return option ? option.id : `${column.key}word${n}`;
  if (column.sqlType === "text[]") return option ? `{${option.id}}` : null;
  if (column.sqlType.startsWith("numeric") || column.sqlType === "bigint") return n * 10 + 1;
  return (
    { boolean: n % 2 === 0, date: `2026-01-0${n + 1}`, timestamptz: `2026-01-0${n + 1}T10:00:00Z`, time: "10:00" }[column.sqlType] ?? null
  );
};

/** Everything there is, read past the walls, for the plain evaluator. */
export const loadAll = async (platform: TestPlatform, model: Model): Promise<Data> => {
  const data = new Map<Id, readonly Row[]>();
  for (const table of model.tables) {
    const stored = await platform.sql<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM %s."${tableName(table.id)}" t ORDER BY id`,
    );
    data.set(
      table.id,
      stored.map(({ row }): Row => ({ ...row, createdBy: row.created_by, createdAt: row.created_at, deleted: row.deleted_at !== null })),
    );
  }
  return data;
};

/** A person with these roles, and a visitor for none. */
export const asker = async (platform: TestPlatform, model: Model, person: Person | null, roles: readonly Id[]): Promise<Asker> => {
  const viewerClass = person ? viewerClassIn(model, roles) : visitor("en").viewerClass;
  const [row] = person
    ? await platform.sql<{ row: Record<string, unknown> }>("SELECT to_jsonb(u) AS row FROM %s._user u WHERE id = $1", [person.id])
    : [];
  const user = person && { id: person.id, email: "", name: "", status: "active", roles, fields: row?.row ?? {} };
  return {
    name: roles.join("+") || "visitor",
    person,
    caller: { user, account: null, sessionId: null, viewerClass, locale: "en" },
    view: viewModel(model, viewerClass),
  };
};

export type Way = (look: Look) => Promise<readonly string[] | null>;
export interface Look {
  readonly platform: TestPlatform;
  readonly model: Model;
  readonly table: Table;
  readonly asker: Asker;
  readonly rows: readonly Row[];
}

const sorted = (ids: readonly unknown[]): readonly string[] => [...new Set(ids.map(String))].sort();
type Nodes = { readonly nodes: readonly Record<string, unknown>[] };

const ask = async ({ platform, asker }: Look, query: string, variables: Record<string, unknown> = {}) => {
  const { body } = await platform.ask(query, variables, asker.person);
  // What is not in somebody's schema cannot be asked for: nothing is found that way.
  if (body.errors?.every(({ extensions }: { extensions: { code: string } }) => extensions.code === "GRAPHQL_VALIDATION_FAILED"))
    return null;
  if (body.errors) throw new Error(`${query} ${JSON.stringify(body.errors)}`);
  return body.data;
};
const listOf = async (look: Look, args: string): Promise<readonly string[]> => {
  const root = listRoot(look.table);
  const data = await ask(look, `{ ${root}(first: 500${args}) { nodes { id } } }`);
  return sorted(((data?.[root] as Nodes | undefined)?.nodes ?? []).map(({ id }) => id));
};

/** Ids each way shows; null: the way does not exist for this entity. */
export const ways: Readonly<Record<string, Way>> = {
  id: async (look) => {
    const found = await Promise.all(look.rows.map(({ id }) => ask(look, `query ($id: ID!) { ${look.table.key}(id: $id) { id } }`, { id })));
    return sorted(found.flatMap((data) => (data?.[look.table.key] ? [data[look.table.key].id] : [])));
  },
  list: (look) => listOf(look, ""),
  "filter by id": (look) => listOf(look, `, filter: { id: { in: ${JSON.stringify(look.rows.map(({ id }) => id))} } }`),
  aggregate: async (look) => {
    const root = listRoot(look.table);
    const found: string[] = [];
    for (const { id } of look.rows) {
      const data = await ask(look, `{ ${root}(filter: { id: { eq: "${id}" } }) { aggregate { count } count { value } } }`);
      const { aggregate, count } = data?.[root] ?? { aggregate: { count: 0 }, count: { value: 0 } };
      if (aggregate.count !== count.value) throw new Error(`${root}: ${aggregate.count} and ${count.value}`);
      if (aggregate.count > 0) found.push(String(id));
    }
    return sorted(found);
  },
  group: async (look) => {
    const root = `${listRoot(look.table)}Group`;
    const found: string[] = [];
    for (const { id } of look.rows) {
      const data = await ask(look, `{ ${root}(by: [{ createdAt: YEAR }], filter: { id: { eq: "${id}" } }) { count } }`);
      if ((data?.[root] ?? []).some(({ count }: { count: number }) => count > 0)) found.push(String(id));
    }
    return sorted(found);
  },
  "nested in what points here": async (look) => {
    const { model, table, asker: who } = look;
    const found: string[] = [];
    for (const relation of model.relations.filter(({ to }) => to === table.id)) {
      const from = model.tables.find(({ id }) => id === relation.from)!;
      const column = from.columns.find(({ id }) => id === relation.field)!;
      if (!who.view.readable(from.id) || relation.cardinality === "many") continue;
      const data = await ask(look, `{ ${listRoot(from)}(first: 500) { nodes { ${column.key} { id } } } }`);
      found.push(
        ...((data?.[listRoot(from)] as Nodes | undefined)?.nodes ?? []).flatMap((node) =>
          node[column.key] ? [(node[column.key] as { id: string }).id] : [],
        ),
      );
    }
    return sorted(found);
  },
  "nested in what it points to": async (look) => {
    const { model, table, asker: who } = look;
    const found: string[] = [];
    for (const relation of model.relations.filter(({ from, inverse }) => from === table.id && inverse !== null)) {
      const to = model.tables.find(({ id }) => id === relation.to)!;
      if (!who.view.readable(to.id)) continue;
      const data = await ask(look, `{ ${listRoot(to)}(first: 100) { nodes { ${relation.inverse!.key}(first: 100) { nodes { id } } } } }`);
      const nodes = (data?.[listRoot(to)] as Nodes | undefined)?.nodes ?? [];
      found.push(...nodes.flatMap((node) => (node[relation.inverse!.key] as Nodes).nodes.map(({ id }) => id as string)));
    }
    return sorted(found);
  },
  search: async (look) => {
    const words = look.rows.flatMap((row) =>
      look.table.columns.filter(({ searchable }) => searchable).flatMap(({ id }) => (typeof row[id] === "string" ? [row[id]] : [])),
    );
    const found: string[] = [];
    for (const word of new Set(words)) found.push(...(await listOf(look, `, search: ${JSON.stringify(word)}`)));
    return sorted(found);
  },
  export: async ({ platform, table, asker: who, rows }) => {
    const { text, status } = await platform.send("GET", `/api/${listRoot(table)}.csv`, { as: who.person });
    return status === 200 ? sorted(rows.map(({ id }) => String(id)).filter((id) => text.includes(id))) : [];
  },
  /** Records a file of which is handed out, asked for by its own id. */
  file: async ({ platform, table, asker: who, rows }) => {
    const found: unknown[] = [];
    for (const row of rows)
      for (const column of table.columns.filter(({ type }) => type === "file")) {
        const file = row[column.id] as { readonly id: string } | null;
        if (file && (await platform.send("HEAD", `/files/${file.id}`, { as: who.person })).status === 200) found.push(row.id);
      }
    return sorted(found);
  },
  "live query": async ({ platform, table, asker: who }) => {
    if (!who.view.readable(table.id)) return [];
    const socket = await platform.socket(who.person);
    const root = listRoot(table);
    const answer = await socket.subscribe(`subscription { ${root}(first: 100) { nodes { id } } }`).nth(0);
    socket.ws.terminate();
    return sorted((answer.data[root] as Nodes).nodes.map(({ id }) => id));
  },
};

/** A column that can be asked for as a plain value. */
export const isScalar = (column: Column): boolean => column.target === null && !["json", "address", "geoPoint"].includes(column.type);
