/** Rows of a platform in memory, and the resolver that answers the data plane's schema from them: filters, order, pages, actions. */
import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import { builtIn } from "../../schema/blueprint/shape.ts";
import type { Model, Table } from "../../schema/model/model.ts";
import type { RenderViewer } from "../../schema/model/render.ts";
import { meaningOf } from "../../subgraphs/runtime/data-plane/schema-meta.ts";

export interface MemoryRow {
  readonly id: string;
  readonly entity: string;
  version: number;
  readonly at: number;
  /** By field key. */
  values: Record<string, unknown>;
  deleted?: boolean;
}

type Filter = Readonly<Record<string, unknown>>;

export const refuse = (code: string, message: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, correlationId: "c-test", ...more } });

export class MemoryRows {
  model!: Model;
  onChange: () => void = () => {};
  /** Refuses the next action with this, once. */
  refuseNext: GraphQLError | null = null;
  readonly #rows: MemoryRow[] = [];
  #at = 0;

  add(entity: string, values: Record<string, unknown>, id: string = randomUUID()): MemoryRow {
    const row = { id, entity, version: 1, at: ++this.#at, values };
    this.#rows.push(row);
    this.onChange();
    return row;
  }
  addPerson(person: { readonly name: string; readonly email: string; readonly roles: readonly string[] }): RenderViewer {
    const row = this.add(builtIn.user, { ...person, status: "active" });
    return { id: row.id, ...person };
  }
  people(): readonly RenderViewer[] {
    return this.all(builtIn.user).map(({ id, values }) => ({ id, ...(values as { name: string; email: string; roles: string[] }) }));
  }
  all(entity: string): readonly MemoryRow[] {
    return this.#rows.filter((row) => row.entity === entity && !row.deleted);
  }
  find(id: unknown): MemoryRow | null {
    return this.#rows.find((row) => row.id === id && !row.deleted) ?? null;
  }
  change(id: string, values: Record<string, unknown>): void {
    const row = this.find(id);
    if (!row) return;
    row.values = { ...row.values, ...values };
    row.version += 1;
    this.onChange();
  }

  /** Answers every field of the data plane's schema. */
  resolver(me: string | null): GraphQLFieldResolver<unknown, unknown> {
    return (source, args, _context, info) => {
      const field = info.parentType.getFields()[info.fieldName]!;
      const meaning = meaningOf(field);
      const row = source as MemoryRow;
      switch (meaning.is) {
        case "root": {
          const { root } = meaning;
          if (root.kind === "me") return me ? this.find(me) : null;
          if (root.kind === "modelChanged") return { hash: this.model.hash };
          if (root.kind === "one") return this.find(args.id);
          if (root.kind === "list") return this.#list(root.table, args);
          if (root.kind === "changes") return null;
          if (this.refuseNext) {
            const refused = this.refuseNext;
            this.refuseNext = null;
            throw refused;
          }
          return this.#act(root.kind, "table" in root ? root.table : null, (args as { input: Filter }).input);
        }
        case "system":
          return meaning.field === "id"
            ? row.id
            : meaning.field === "version"
              ? row.version
              : meaning.field === "createdById"
                ? null
                : new Date(Date.UTC(2026, 0, 1) + row.at * 60_000).toISOString();
        case "column":
          return row.values[meaning.column.key] ?? null;
        case "reference":
          return this.find(row.values[meaning.column.key]);
        case "referenceId":
          return row.values[meaning.column.key] ?? null;
        case "userRoles":
          return row.values.roles ?? [];
        case "many":
          return this.#list(meaning.target, args, (other) =>
            meaning.from === "there"
              ? other.values[this.#key(meaning.relation.field)] === row.id
              : ((row.values[this.#key(meaning.relation.field)] ?? []) as string[]).includes(other.id),
          );
        case "named":
          return (source as Readonly<Record<string, unknown>>)[meaning.name] ?? null;
      }
    };
  }

  #key(field: string): string {
    return this.model.tables.flatMap(({ columns }) => columns).find(({ id }) => id === field)?.key ?? "";
  }

  #list(table: Table, args: Readonly<Record<string, unknown>>, also: (row: MemoryRow) => boolean = () => true) {
    const { filter, order, search, first, after, last, before } = args as {
      filter?: Filter;
      order?: Filter[];
      search?: string;
      first?: number;
      after?: string;
      last?: number;
      before?: string;
    };
    const found = this.all(table.id).filter((row) => also(row) && this.#admits(table, row, filter) && this.#finds(table, row, search));
    const [key, way] = Object.entries(order?.[0] ?? {})[0] ?? ["", "ASC"];
    if (key) found.sort((a, b) => String(a.values[key] ?? "").localeCompare(String(b.values[key] ?? "")) * (way === "DESC" ? -1 : 1));
    const start = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
    const end = before ? found.findIndex(({ id }) => id === before) : found.length;
    const range = found.slice(start, end);
    const nodes = last ? range.slice(-last) : range.slice(0, first ?? 50);
    const at = nodes[0] ? found.indexOf(nodes[0]) : 0;
    return {
      nodes,
      edges: [],
      pageInfo: {
        hasPreviousPage: at > 0,
        hasNextPage: at + nodes.length < found.length,
        startCursor: nodes[0]?.id ?? null,
        endCursor: nodes.at(-1)?.id ?? null,
      },
      count: { value: found.length, exact: true },
    };
  }

  #finds(table: Table, row: MemoryRow, search: string | undefined): boolean {
    if (!search) return true;
    const keys = table.columns.filter(({ searchable }) => searchable).map(({ key }) => key);
    return keys.some((key) =>
      String(row.values[key] ?? "")
        .toLowerCase()
        .includes(search.toLowerCase()),
    );
  }

  #admits(table: Table, row: MemoryRow, filter: Filter | undefined | null): boolean {
    return Object.entries(filter ?? {}).every(([key, condition]) => {
      const test = condition as Filter;
      if (key === "id") return compares(row.id, test);
      const column = table.columns.find((one) => one.key === key);
      const target = column?.target ? this.model.tables.find(({ id }) => id === column.target) : undefined;
      if (column && target) {
        const other = this.find(row.values[key]);
        return other !== null && this.#admits(target, other, test);
      }
      return compares(row.values[key], test);
    });
  }

  #act(kind: string, table: Table | null, input: Filter) {
    const id = input.id as string | undefined;
    const row = id ? this.find(id) : null;
    if (id && !row) throw refuse("DATA_NOT_FOUND", "There is no such record, or it is not yours to see.");
    if (row && typeof input.version === "number" && input.version !== row.version)
      throw refuse("DATA_VERSION_CONFLICT", `Somebody changed this record in the meantime; it is at version ${row.version}.`, {
        version: row.version,
      });
    const set = { ...(input.set as Record<string, unknown> | undefined) };
    const problems = (table?.columns ?? [])
      .filter(
        ({ key, required }) =>
          required && (kind === "create" ? (set[key] ?? null) === null : kind === "update" && key in set && set[key] === null),
      )
      .map(({ key }) => ({ path: ["set", key], code: "REQUIRED", message: "This is required." }));
    if (problems.length && (kind === "create" || kind === "update"))
      throw refuse("DATA_INVALID", "Some values need correcting.", { problems });
    const done = (record: MemoryRow | null, more: Readonly<Record<string, unknown>> = {}) => ({ status: "DONE", record, ...more });
    if (kind === "create" && table) return done(this.add(table.id, set));
    if (kind === "update" && row) {
      this.change(row.id, set);
      return done(row);
    }
    if (kind === "delete" && row) {
      row.deleted = true;
      this.onChange();
      return done(null);
    }
    if (kind === "inviteUser") {
      const person = this.addPerson({ name: String(input.name ?? ""), email: String(input.email), roles: (input.roles ?? []) as string[] });
      return done(this.find(person.id), { link: `/claim/${randomUUID()}` });
    }
    if (kind === "setUserRoles" && row) this.change(row.id, { roles: input.roles });
    if (kind === "suspendUser" && row) this.change(row.id, { status: "suspended" });
    if (kind === "activateUser" && row) this.change(row.id, { status: "active" });
    return done(row);
  }
}

const compares = (value: unknown, test: Filter): boolean =>
  Object.entries(test).every(([operator, wanted]) => {
    const [a, b] = [String(value ?? ""), String(wanted)];
    switch (operator) {
      case "eq":
        return a === b;
      case "contains":
        return a.toLowerCase().includes(b.toLowerCase());
      case "gte":
        return a >= b;
      case "gt":
        return a > b;
      case "lte":
        return a !== "" && a <= b;
      case "lt":
        return a !== "" && a < b;
      default:
        throw new Error(`the rows in memory know no operator ${operator}`);
    }
  });
