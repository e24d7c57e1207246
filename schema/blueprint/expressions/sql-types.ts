/** What each type of an expression is in SQL. */
import type { ExprType } from "./checked.ts";

/** The columns every record has. */
export const systemColumns: Readonly<Record<string, string>> = {
  id: "id",
  createdAt: "created_at",
  updatedAt: "updated_at",
  createdBy: "created_by",
  version: "version",
};

const sqlTypes: Record<ExprType["is"], string> = {
  string: "text",
  bool: "boolean",
  int: "bigint",
  decimal: "numeric",
  timestamp: "timestamptz",
  date: "date",
  time: "time",
  duration: "bigint",
  option: "text",
  record: "uuid",
  geo: "point",
  file: "jsonb",
  map: "jsonb",
  list: "text[]",
  null: "text",
  unknown: "text",
};
export const sqlType = (type: ExprType): string => (type.is === "list" ? `${sqlTypes[type.of.is]}[]` : sqlTypes[type.is]);
