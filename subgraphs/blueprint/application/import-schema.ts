import { limits } from "../../../schema/blueprint/limits.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { dialectOf } from "../sql-import/dialect.ts";
import type { Note } from "../sql-import/note.ts";
import { readSql } from "../sql-import/read-sql.ts";
import { settle } from "../sql-import/settle.ts";
import { recordTables, toBlueprint } from "../sql-import/to-blueprint.ts";
import { type Asker, entry } from "./asker.ts";
import { nameOf } from "./create-blueprint.ts";
import { documentOf } from "./import-blueprint.ts";
import type { BlueprintDeps } from "./ports.ts";
import { type Written, writeDocument } from "./write-document.ts";

/**
 * Opens a blueprint from the structure of a PostgreSQL database: tables, keys, types, comments, checks, enums and link tables become
 * typed operations on a new draft. Nothing of the text is run. Throws BLUEPRINT_SQL_NO_TABLE with the first place that cannot be read,
 * BLUEPRINT_SQL_OTHER_DIALECT where it is another database's, BLUEPRINT_SQL_TOO_MANY_TABLES.
 */
export const importSchema = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly sql: string; readonly name: string },
): Promise<Written & { readonly report: readonly Note[] }> => {
  authorize(asker.viewer, "blueprint.edit");
  const label = nameOf({ [/[\u0600-\u06ff]/.test(input.name) ? "ar" : "en"]: input.name });
  const source = await readSql(input.sql);
  if (source.tables.length === 0) {
    const [fault] = source.faults;
    const detail = fault
      ? {
          en: `Line ${fault.line}, column ${fault.column}: ${fault.message}.`,
          ar: `السطر ${fault.line}، العمود ${fault.column}: ${fault.message}.`,
        }
      : { en: "", ar: "" };
    const dialect = dialectOf(input.sql);
    if (dialect) throw blueprintErrors("SQL_OTHER_DIALECT", { dialect, detail }, fault ? { line: fault.line, column: fault.column } : {});
    throw blueprintErrors("SQL_NO_TABLE", { detail }, fault ? { line: fault.line, column: fault.column } : {});
  }
  // Told before anything is made of them: 500 tables are a moment's work, a million are not.
  const count = recordTables(source).length;
  if (count > limits.entities)
    throw blueprintErrors("SQL_TOO_MANY_TABLES", { count, limit: limits.entities }, { count, limit: limits.entities });
  const { document: friendly, report } = toBlueprint(source, input.name.trim());
  const { document, report: more } = settle(documentOf({ ...friendly, label: { ...(friendly.label as object), ...label } }));
  const written = await writeDocument(deps, asker, document, { kind: "import", label: { en: "Database", ar: "قاعدة بيانات" } });
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(
      entry(asker, "schema.import", `blueprint:${written.blueprint.id}`, { tables: source.tables.length, characters: input.sql.length }),
    ),
  );
  return { ...written, report: [...report, ...more] };
};
