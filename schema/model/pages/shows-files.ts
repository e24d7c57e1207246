import type { ColumnSpec } from "./columns.ts";

/** Whether a column's values are files. Apart from the others: browsers need it, and nothing else of columns. */
export const showsFiles = ({ show }: Pick<ColumnSpec, "show">): boolean => show === "files" || show === "pictures";
