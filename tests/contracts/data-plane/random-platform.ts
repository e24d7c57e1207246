/**
 * Random platforms for the property tests, and the plain evaluator they are measured against: it loads everything and applies the policies
 * row by row, in JavaScript, knowing nothing of SQL.
 */
import { uuidv7 } from "../../../db/uuid.ts";
import { admits, type Env, type Row } from "../../../schema/blueprint/expressions/evaluate.ts";
import { type Blueprint, builtIn, type Entity, type Field, type Policy } from "../../../schema/blueprint/shape.ts";
import type { Column, Grant, Model, Table } from "../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "../../../subgraphs/runtime/data-plane/caller.ts";
import { createEnvironment } from "../../../subgraphs/runtime/data-plane/ddl.ts";
import { physical } from "../../../subgraphs/runtime/data-plane/names.ts";
import { placed } from "../../../subgraphs/runtime/domain/layout.ts";
import type { TestDatabase } from "../../support/database.ts";
import { compiled } from "./platform.ts";

export type Random = () => number;
export const randomOf = (seed: number): Random => {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
};
export const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
export const some = <T>(random: Random, of: readonly T[], chance: number): T[] => of.filter(() => random() < chance);

// ── a blueprint ──

const entityIds = ["ent_a", "ent_b", "ent_c"] as const;
type EntityId = (typeof entityIds)[number];
const letter = (entity: string) => entity.slice(-1);
const words = ["", "ab", "Ab", "x", "علي", "a b", "%", "_", "cabin", "ab x"];

const buildBlueprint = (random: Random): Blueprint => {
  const field = (entity: EntityId, name: string, type: Field["type"], more: Partial<Field> = {}): [string, Field] => [
    `f_${letter(entity)}_${name}`,
    { key: `${name}${letter(entity).toUpperCase()}`, order: `a${name.length}`, type, classification: "internal", ...more } as Field,
  ];
  const entities = Object.fromEntries(
    entityIds.map((entity, at) => {
      const target = entityIds[(at + 1 + Math.floor(random() * 2)) % 3]!;
      const fields = Object.fromEntries([
        field(entity, "text", "text", { searchable: true }),
        field(entity, "int", "integer"),
        field(entity, "dec", "decimal"),
        field(entity, "flag", "boolean"),
        field(entity, "day", "date"),
        field(entity, "state", "enum", {
          options: { [`o_${letter(entity)}1`]: { key: "open", order: "a0" }, [`o_${letter(entity)}2`]: { key: "shut", order: "a1" } },
        }),
        field(entity, "ref", "reference", { config: { target, inverse: { key: `from${letter(entity).toUpperCase()}` } } }),
        field(entity, "who", "user"),
      ]);
      return [
        entity,
        {
          key: `thing${letter(entity).toUpperCase()}`,
          title: `f_${letter(entity)}_text`,
          audit: "none",
          sampleRows: 5,
          fields,
        } as unknown as Entity,
      ];
    }),
  );
  const targetOf = (entity: EntityId) => (entities[entity]!.fields[`f_${letter(entity)}_ref`]!.config as { target: EntityId }).target;
  const atom = (entity: EntityId, path: string, depth: number): string => {
    const f = (name: string) => `${path}f_${letter(entity)}_${name}`;
    const choices: (() => string)[] = [
      () => `${f("int")} ${pick(random, ["<", "<=", ">", ">=", "==", "!="])} ${Math.floor(random() * 7) - 3}`,
      () => `${f("dec")} / ${f("int")} > ${pick(random, ["0", "1", "-1"])}`,
      () => `${f("dec")} * 2 - ${f("int")} ${pick(random, ["<", ">="])} 1.5`,
      () => `${f("flag")} == ${pick(random, ["true", "false"])}`,
      () => `${f("flag")} != true`,
      () => `${f("state")} == o_${letter(entity)}${pick(random, ["1", "2"])}`,
      () => `${f("text")} == null`,
      () => `${f("text")}.contains("a")`,
      () => `isEmpty(${f("text")})`,
      () => `${f("who")} == me`,
      () => `${f("day")} > "2026-01-02"`,
    ];
    if (depth < 2) choices.push(() => atom(targetOf(entity), `${path}f_${letter(entity)}_ref.`, depth + 1));
    if (depth < 2) choices.push(() => atom(targetOf(entity), `${path}f_${letter(entity)}_ref.`, depth + 1));
    return pick(random, choices)();
  };
  const condition = (entity: EntityId, depth = 0): string => {
    if (depth > 2 || random() < 0.45) return atom(entity, "", 0);
    if (random() < 0.2) return `!(${condition(entity, depth + 1)})`;
    return `(${condition(entity, depth + 1)}) ${pick(random, ["&&", "||"])} (${condition(entity, depth + 1)})`;
  };
  const policies: Record<string, Policy> = {};
  for (const entity of entityIds)
    for (let n = 0; n < 1 + Math.floor(random() * 2.5); n += 1) {
      const all = Object.keys(entities[entity]!.fields);
      const fields = random() < 0.5 ? "*" : some(random, all, 0.75).sort();
      const writes = some(random, ["delete", "update"] as const, 0.4);
      // Now and then somebody may change what they see only through another policy.
      const allow = (writes.length > 0 && random() < 0.4 ? writes : [...writes, "read"]).sort() as Policy["allow"];
      const mask = allow.includes("read") && random() < 0.4 ? some(random, fields === "*" ? all : fields, 0.25).sort() : [];
      const where = random() < 0.75 ? condition(entity) : null;
      policies[`p_${letter(entity)}${n}`] = {
        roles: some(random, ["r_one", "r_two"], 0.7).sort(),
        entity,
        allow,
        // Whoever is held to their own rows is held to them after the change too.
        ...(where && { where, ...(allow.includes("update") && { check: where }) }),
        fields: fields === "*" ? "*" : fields.length ? fields : [all[0]!],
        ...(mask.length && { mask }),
      };
    }
  for (const [id, policy] of Object.entries(policies)) if (policy.roles.length === 0) policies[id] = { ...policy, roles: ["r_one"] };
  return {
    blueprint: 1,
    key: "random",
    label: { en: "Random" },
    sector: "general",
    locales: ["en"],
    defaultLocale: "en",
    timeZone: "Asia/Riyadh",
    currency: "SAR",
    accounts: "none",
    signUp: "invited",
    theme: { primary: "#0f766e", mode: "light", font: "inter", radius: 8, density: "comfortable" },
    targets: ["api"],
    entities,
    roles: { r_one: { key: "one" }, r_two: { key: "two" } },
    policies,
    actions: {},
    workflows: {},
    pages: {},
    assistants: {},
    connections: {},
    variables: {},
    compliance: {},
  } as unknown as Blueprint;
};

// ── a platform ──

/** One random platform with its rows and people, in a schema of its own. */
export interface World {
  readonly environment: RunningEnvironment;
  readonly model: Model;
  readonly data: Data;
  /** One person for every set of roles, and the administrator last. */
  readonly people: readonly Caller[];
  readonly random: Random;
  close(): Promise<void>;
}

const classes = [["r_member", "r_one"], ["r_member", "r_one", "r_two"], ["r_member", "r_two"], ["r_member"], ["r_admin", "r_member"]];

export const openWorld = async (database: TestDatabase, seed: number): Promise<World> => {
  const random = randomOf(seed);
  // Every other field lies in a later generation of its column, as after a release that converted it.
  const fresh = compiled(buildBlueprint(random));
  const model = placed(
    fresh,
    Object.fromEntries(
      fresh.tables.flatMap((table) => table.columns.filter((_, index) => index % 2 === 1 && !table.builtIn).map(({ id }) => [id, 2])),
    ),
  );
  const people = classes.map((viewerClass): Caller => {
    const user = { id: uuidv7(), email: "", name: "", status: "active", roles: viewerClass, fields: {} };
    return { user, account: null, sessionId: null, viewerClass, locale: "en" };
  });
  made += 1;
  const schema = `p_seed${seed}_${made}_preview`;
  const environment: RunningEnvironment = {
    id: schema,
    schema,
    role: schema,
    organizationId: "",
    platformId: "",
    key: "seed",
    name: "preview",
    label: {},
    model: () => model,
  };
  await database.admin(createEnvironment(environment, model).join(";\n"));
  const data = buildData(
    random,
    model,
    people.slice(0, -1).map(({ user }) => user!.id),
  );
  await fill(database, schema, model, data, people);
  const close = async () => {
    await database.admin(`DROP SCHEMA ${schema} CASCADE; DROP OWNED BY ${schema}; DROP ROLE ${schema}`);
  };
  return { environment, model, data, people, random, close };
};
let made = 0;

// ── data ──

export type Data = ReadonlyMap<string, readonly Row[]>;
const buildData = (random: Random, model: Model, people: readonly string[]): Data => {
  const ids = new Map(entityIds.map((entity) => [entity as string, Array.from({ length: 8 }, () => uuidv7())]));
  const value = (column: Column): unknown => {
    if (random() < 0.3) return null;
    switch (column.type) {
      case "text":
        return pick(random, words) || null;
      case "integer":
        return Math.floor(random() * 7) - 3;
      case "decimal":
        return pick(random, ["0", "0.5", "-1.5", "2", "3.25", "100.125"]);
      case "boolean":
        return random() < 0.5;
      case "date":
        return pick(random, ["2026-01-01", "2026-01-02", "2026-01-03", "2027-05-06"]);
      case "enum":
        return pick(random, column.options).id;
      case "user":
        return pick(random, people);
      default:
        return pick(random, ids.get(column.target!) ?? []);
    }
  };
  return new Map(
    model.tables
      .filter(({ builtIn }) => !builtIn)
      .map((table) => [
        table.id,
        ids.get(table.id)!.map(
          (id): Row => ({
            id,
            version: 1,
            createdBy: null,
            deleted: random() < 0.1,
            ...Object.fromEntries(table.columns.map((column) => [column.id, value(column)])),
          }),
        ),
      ]),
  );
};

const fill = async (database: TestDatabase, schema: string, model: Model, data: Data, people: readonly Caller[]): Promise<void> => {
  const parts = [
    `SET session_replication_role = replica`,
    ...people.flatMap(({ user, viewerClass }) => [
      `INSERT INTO ${schema}._user (id, f_user_email, f_user_name, f_user_status) VALUES ('${user!.id}', '${user!.id}@example.invalid', '${viewerClass.join()}', 'active')`,
      ...viewerClass
        .filter((role) => role !== builtIn.member)
        .map((role) => `INSERT INTO ${schema}._role_grant (user_id, role) VALUES ('${user!.id}', '${role}')`),
    ]),
  ];
  for (const table of model.tables)
    for (const row of data.get(table.id) ?? []) {
      const names = table.columns.map(physical);
      const literal = (value: unknown) => (value === null ? "NULL" : `'${String(value).replaceAll("'", "''")}'`);
      parts.push(
        `INSERT INTO ${schema}."${table.id}" (id, deleted_at, ${names.join(", ")}) VALUES ('${row.id}', ${row.deleted ? "now()" : "NULL"}, ${table.columns.map(({ id }) => literal(row[id])).join(", ")})`,
      );
    }
  await database.admin(parts.join(";\n"));
};

// ── the plain evaluator ──

export const mask = "•••••";
export interface Reference {
  /** Rows the person sees. */
  visible(table: Table): readonly Seen[];
  /** What an expression about a row is run with. */
  env(row: Row): Env;
}
export interface Seen {
  readonly row: Row;
  value(column: Column): unknown;
}

export const moment = "2026-01-02T12:00:00.000Z";

export const evaluator = ({ model, data }: Pick<World, "model" | "data">, caller: Caller): Reference => {
  const rows = new Map([...data].flatMap(([, all]) => all.map((row) => [row.id as string, row] as const)));
  const env = (record: Row): Env => ({
    record,
    me: caller.user && { id: caller.user.id, roles: caller.viewerClass, fields: caller.user.fields },
    now: moment,
    today: "2026-01-02",
    timeZone: model.header.timeZone,
    follow: (_field, id) => rows.get(id) ?? null,
  });
  const grantsOf = (table: Table): readonly Grant[] =>
    model.roles.filter(({ id }) => caller.viewerClass.includes(id)).flatMap((role) => role.access[table.id]?.read ?? []);
  return {
    env,
    visible: (table) => {
      const grants = grantsOf(table);
      return (data.get(table.id) ?? [])
        .filter((row) => row.deleted !== true)
        .flatMap((row): Seen[] => {
          const admitting = grants.filter(({ where }) => where === null || admits(where, env(row)));
          if (admitting.length === 0) return [];
          return [
            {
              row,
              value: (column) => {
                const stored = row[column.id] ?? null;
                if (admitting.some((grant) => grant.fields.includes(column.id) && !grant.mask.includes(column.id))) return stored;
                const masked = admitting.some((grant) => grant.mask.includes(column.id));
                if (!masked || stored === null) return null;
                // A type with no room for a mask shows it only where the class never sees anything else.
                const plainSomewhere = grants.some((grant) => grant.fields.includes(column.id) && !grant.mask.includes(column.id));
                return column.type === "text" || !plainSomewhere ? mask : null;
              },
            },
          ];
        });
    },
  };
};
