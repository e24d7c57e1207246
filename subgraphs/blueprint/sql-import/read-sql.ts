/**
 * Reads a SQL dump with PostgreSQL's own parser (libpg-query, WebAssembly), statement by statement: what cannot be read is a fault with
 * its place, and everything else is still there. Nothing of the dump is ever run.
 */
import { structureOf } from "../../../schema/sql-text.ts";
import {
  type Building,
  dropColumn,
  dropConstraint,
  emptyTable,
  inherit,
  mapColumns,
  renameColumn,
  renameTable,
  type Tables,
} from "./building.ts";
import { fullName, lastOf, otherKinds, relation } from "./named-only.ts";
import { namesIn, readExpression, type Tree } from "./read-expression.ts";
import type { Source, SourceColumn, SourceExpr, SourceKey, SourceTable, SourceType } from "./source.ts";
import { checkText, depthOf, type Place, start, whereText } from "./statement-text.ts";

interface Reading extends Place {
  readonly tables: Tables;
  readonly enums: Map<string, readonly string[]>;
  readonly domains: Map<string, { readonly type: SourceType; readonly notNull: boolean; readonly checks: readonly Tree[] }>;
  readonly others: Map<string, string[]>;
  text: string;
}

/** Nested deeper than a person writes; the parser's own stack is small. */
const deepest = 200;
const longest = 262_144;
/** Statements between two breaths: nobody else of this process waits for a long dump. */
const atATime = 100;

export const readSql = async (dump: string): Promise<Source> => {
  const { parse } = await import("libpg-query");
  const { statements, rows } = structureOf(dump);
  const reading: Reading = { tables: new Map(), enums: new Map(), domains: new Map(), others: new Map(), text: "", reached: start };
  const faults: { line: number; column: number; message: string }[] = [];
  for (const [at, { text, line }] of statements.entries()) {
    if (at % atATime === atATime - 1) await new Promise((resolve) => setImmediate(resolve));
    if (text.length > longest || depthOf(text) > deepest) {
      faults.push({ line, column: 1, message: "too long or nested too deep" });
      continue;
    }
    reading.text = text;
    reading.reached = start;
    try {
      for (const { stmt } of ((await parse(text)) as { stmts?: readonly { stmt: Tree }[] }).stmts ?? []) take(reading, stmt, line);
    } catch (error) {
      const { message, sqlDetails } = error as Error & { sqlDetails?: { cursorPosition?: number } };
      const before = text.slice(0, Math.max(0, sqlDetails?.cursorPosition ?? 0)).split("\n");
      faults.push({ line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1, message });
    }
  }
  const parts = inherit(reading.tables);
  const tables = [...reading.tables.values()].map(
    (table): SourceTable => ({
      ...table,
      // A key is never empty, whether that is said again or not.
      columns: [...table.columns.values()].map((column) => ({
        ...column,
        notNull: column.notNull || table.primaryKey.includes(column.name),
      })),
    }),
  );
  return { tables, parts, enums: reading.enums, rows, others: reading.others, faults };
};

const take = (reading: Reading, stmt: Tree, line: number): void => {
  const [kind, of] = Object.entries(stmt)[0] as [string, Tree];
  switch (kind) {
    case "CreateStmt":
      createTable(reading, of, line);
      return;
    case "CreateEnumStmt":
      reading.enums.set(lastOf(of.typeName as Tree[]), namesIn(of.vals as Tree[]));
      return;
    case "CreateDomainStmt":
      createDomain(reading, of);
      return;
    case "AlterTableStmt":
      alterTable(reading, of);
      return;
    case "RenameStmt":
      rename(reading, of);
      return;
    case "DropStmt":
      if (of.removeType === "OBJECT_TABLE")
        for (const one of (of.objects ?? []) as Tree[]) {
          const path = namesIn(one.List?.items as Tree[] | undefined);
          reading.tables.delete(fullName(path.at(-2), path.at(-1)));
        }
      return;
    case "AlterEnumStmt":
      alterEnum(reading, of);
      return;
    case "AlterSeqStmt":
      if (((of.options ?? []) as Tree[]).some((one) => one.DefElem?.defname === "owned_by"))
        forget(reading, "sequence", relation(of.sequence as Tree));
      return;
    case "IndexStmt":
      createIndex(reading, of);
      return;
    case "CommentStmt":
      comment(reading, of);
      return;
    default: {
      const [what, name] = otherKinds[kind]?.(of) ?? [null, ""];
      if (what) reading.others.set(what, [...(reading.others.get(what) ?? []), name]);
    }
  }
};

const typeOf = (reading: Reading, of: Tree): SourceType => {
  const name = lastOf(of.names as Tree[]);
  const args = ((of.typmods ?? []) as Tree[]).flatMap((one) => (one.A_Const?.ival ? [Number(one.A_Const.ival.ival ?? 0)] : []));
  const domain = reading.domains.get(name);
  return domain ? domain.type : { name, args, list: ((of.arrayBounds ?? []) as Tree[]).length > 0 };
};

const createTable = (reading: Reading, of: Tree, line: number): void => {
  const name = relation(of.relation as Tree);
  // A part of a partitioned table has no structure of its own.
  if (of.partbound || reading.tables.has(name)) return;
  const parents = ((of.inhRelations ?? []) as Tree[]).map((one) => relation(one.RangeVar as Tree));
  const elements = (of.tableElts ?? []) as Tree[];
  const table = {
    ...emptyTable(name, line),
    columns: new Map(parents.flatMap((parent) => [...(reading.tables.get(parent)?.columns ?? [])])),
    parents,
    onlyInherits: parents.length === 1 && elements.every((one) => one.Constraint),
  };
  reading.tables.set(name, table);
  for (const element of elements) {
    if (element.ColumnDef) addColumn(reading, table, element.ColumnDef as Tree);
    else if (element.TableLikeClause)
      for (const column of reading.tables.get(relation(element.TableLikeClause.relation as Tree))?.columns.values() ?? [])
        table.columns.set(column.name, column);
    else if (element.Constraint) addConstraint(reading, table, element.Constraint as Tree, null);
  }
};

const serials = new Set(["serial", "bigserial", "smallserial", "serial4", "serial8", "serial2"]);

const addColumn = (reading: Reading, table: Building, of: Tree): void => {
  const name = String(of.colname);
  const type = typeOf(reading, of.typeName as Tree);
  const domain = reading.domains.get(lastOf(of.typeName?.names as Tree[]));
  table.columns.set(name, { name, type, notNull: domain?.notNull ?? false, serial: serials.has(type.name) });
  for (const check of domain?.checks ?? []) {
    const condition = valueIs(readExpression(check), name);
    table.checks.push({ condition, text: `${name}` });
  }
  for (const one of (of.constraints ?? []) as Tree[]) addConstraint(reading, table, one.Constraint as Tree, name);
};

/** A domain speaks of VALUE; its column stands there instead. */
const valueIs = (expr: SourceExpr, column: string): SourceExpr =>
  mapColumns(expr, (name) => ({ is: "column", name: name === "value" ? column : name }));

const actions: Readonly<Record<string, SourceKey["onDelete"]>> = { c: "cascade", n: "clear", d: "clear" };

const addConstraint = (reading: Reading, table: Building, of: Tree, column: string | null): void => {
  const change = (more: Partial<SourceColumn>): void => {
    const known = column === null ? undefined : table.columns.get(column);
    if (known) table.columns.set(known.name, { ...known, ...more });
  };
  const columns = (list: unknown): readonly string[] => {
    const names = namesIn(list as Tree[] | undefined);
    return names.length > 0 ? names : column === null ? [] : [column];
  };
  /** Under its name, or the one PostgreSQL gives it. */
  const named = <One>(one: One, ending: string, withColumns = true): One => {
    const own = [table.name.split(".").at(-1), ...(withColumns ? columns(of.keys ?? of.fk_attrs) : []), ending].join("_");
    table.named.set(String(of.conname ?? own), one);
    return one;
  };
  switch (of.contype) {
    case "CONSTR_NOTNULL":
      change({ notNull: true });
      return;
    case "CONSTR_DEFAULT": {
      const value = readExpression(of.raw_expr as Tree);
      const counts = value.is === "call" && value.fn === "nextval";
      if (counts && value.args[0]?.is === "value") forget(reading, "sequence", String(value.args[0].value).replace(/^public\./, ""));
      change(counts ? { serial: true } : { default: value });
      return;
    }
    case "CONSTR_IDENTITY":
      change({ serial: true, notNull: true });
      return;
    case "CONSTR_GENERATED":
      change({ generated: readExpression(of.raw_expr as Tree) });
      return;
    case "CONSTR_PRIMARY":
      table.primaryKey = named(columns(of.keys), "pkey", false);
      return;
    case "CONSTR_UNIQUE":
      table.uniques.push(named(columns(of.keys), "key"));
      return;
    case "CONSTR_EXCLUSION":
      table.exclusions.push(String(of.conname ?? `${table.name}_excl`));
      return;
    case "CONSTR_CHECK":
      table.checks.push(
        named({ condition: readExpression(of.raw_expr as Tree), text: checkText(reading, Number(of.location ?? 0)) }, "check"),
      );
      return;
    case "CONSTR_FOREIGN":
      table.foreignKeys.push(
        named(
          {
            columns: columns(of.fk_attrs),
            table: relation(of.pktable as Tree),
            onDelete: actions[String(of.fk_del_action)] ?? "restrict",
          },
          "fkey",
        ),
      );
      return;
  }
};

const alterTable = (reading: Reading, of: Tree): void => {
  const table = reading.tables.get(relation(of.relation as Tree));
  if (!table || of.objtype !== "OBJECT_TABLE") return;
  for (const { AlterTableCmd: command } of (of.cmds ?? []) as Tree[]) {
    // How pg_dump writes the parts of a partitioned table: as tables first.
    if (command.subtype === "AT_AttachPartition") reading.tables.delete(relation(command.def?.PartitionCmd?.name as Tree));
    const column = table.columns.get(String(command.name));
    if (command.subtype === "AT_AddConstraint") addConstraint(reading, table, command.def.Constraint as Tree, null);
    else if (command.subtype === "AT_AddColumn") addColumn(reading, table, command.def.ColumnDef as Tree);
    else if (command.subtype === "AT_DropColumn") dropColumn(table, String(command.name));
    else if (command.subtype === "AT_DropConstraint") dropConstraint(table, String(command.name));
    else if (command.subtype === "AT_DropNotNull" && column) table.columns.set(column.name, { ...column, notNull: false });
    else if (command.subtype === "AT_AlterColumnType" && column)
      table.columns.set(column.name, { ...column, type: typeOf(reading, command.def.ColumnDef.typeName as Tree) });
    else if (command.subtype === "AT_SetNotNull" && column) table.columns.set(column.name, { ...column, notNull: true });
    else if (command.subtype === "AT_AddIdentity" && column) table.columns.set(column.name, { ...column, serial: true });
    else if (command.subtype === "AT_ColumnDefault" && column && command.def)
      addConstraint(reading, table, { contype: "CONSTR_DEFAULT", raw_expr: command.def as Tree }, column.name);
  }
};

const rename = ({ tables }: Reading, of: Tree): void => {
  const name = relation(of.relation as Tree);
  const table = tables.get(name);
  if (!table) return;
  const [from, to] = [String(of.subname ?? ""), String(of.newname)];
  if (of.renameType === "OBJECT_TABLE") renameTable(tables, name, fullName(of.relation?.schemaname, to));
  else if (of.renameType === "OBJECT_COLUMN") renameColumn(table, from, to);
  else if (of.renameType === "OBJECT_TABCONSTRAINT" && table.named.has(from)) table.named.set(to, table.named.get(from));
};

const alterEnum = ({ enums }: Reading, of: Tree): void => {
  const name = lastOf(of.typeName as Tree[]);
  const values = enums.get(name) ?? [];
  const [value, old, near] = [of.newVal, of.oldVal, of.newValNeighbor].map((one) => (one === undefined ? "" : String(one)));
  if (old)
    enums.set(
      name,
      values.map((one) => (one === old ? value! : one)),
    );
  else {
    const at = near ? values.indexOf(near) + (of.newValIsAfter ? 1 : 0) : values.length;
    enums.set(name, [...values.slice(0, at), value!, ...values.slice(at)]);
  }
};

/** A part of something that was taken is nothing of its own. */
const forget = ({ others }: Reading, kind: string, name: string): void => {
  const left = (others.get(kind) ?? []).filter((one) => one !== name);
  if (left.length > 0) others.set(kind, left);
  else others.delete(kind);
};

const createDomain = (reading: Reading, of: Tree): void => {
  const constraints = ((of.constraints ?? []) as Tree[]).map((one) => one.Constraint as Tree);
  reading.domains.set(lastOf(of.domainname as Tree[]), {
    type: typeOf(reading, of.typeName as Tree),
    notNull: constraints.some(({ contype }) => contype === "CONSTR_NOTNULL"),
    checks: constraints.flatMap((one) => (one.contype === "CONSTR_CHECK" ? [one.raw_expr as Tree] : [])),
  });
};

const createIndex = (reading: Reading, of: Tree): void => {
  const table = reading.tables.get(relation(of.relation as Tree));
  const columns = ((of.indexParams ?? []) as Tree[]).map((one) => one.IndexElem?.name as string | undefined);
  if (!table) return;
  const name = String(of.idxname ?? [table?.name, ...columns.map((one) => one ?? "expr"), "idx"].join("_"));
  if (columns.some((one) => one === undefined) || !["btree", "hash"].includes(String(of.accessMethod ?? "btree"))) {
    table.otherIndexes.push(name);
    return;
  }
  const where = of.whereClause && { condition: readExpression(of.whereClause as Tree), text: whereText(reading.text) };
  if (of.unique && !where) table.uniques.push(columns as string[]);
  else table.indexes.push({ name, columns: columns as string[], unique: of.unique === true, ...(where ? { where } : {}) });
};

const comment = (reading: Reading, of: Tree): void => {
  const path = namesIn(of.object?.List?.items as Tree[] | undefined);
  const words = String(of.comment ?? "").trim();
  if (words === "") return;
  if (of.objtype === "OBJECT_TABLE") {
    const table = reading.tables.get(fullName(path.at(-2), path.at(-1)));
    if (table) table.comment = words;
  } else if (of.objtype === "OBJECT_COLUMN") {
    const table = reading.tables.get(fullName(path.at(-3), path.at(-2)));
    const column = table?.columns.get(path.at(-1) ?? "");
    if (column) table!.columns.set(column.name, { ...column, comment: words });
  }
};
