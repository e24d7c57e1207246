/**
 * Files within an action's transaction. Before the record is written, ids become what the field holds (`described`), if the caller may
 * give them; after it, which files the record shows is written down (`attach`): stored → attached, and what it showed before → orphaned.
 */
import { countOf, isFileField, kindsInWords, megabytesOf, takesType } from "../../../../schema/blueprint/file-kinds.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../schema/ids.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import { type Acting, once, recordOf, runMade } from "../actions/context.ts";
import type { ValueColumn } from "../actions/values.ts";
import { quiet } from "../connections.ts";
import type { InputProblem } from "../errors.ts";
import { literal, physical, qualified, storedColumns, tableName } from "../names.ts";
import { uploadedBy } from "../sql/predicates.ts";
import { asPerson } from "../walls.ts";
import { inMegabytes, mebibyte } from "./limits.ts";
import type { Descriptor } from "./uploads.ts";

interface Row extends Omit<Descriptor, "size"> {
  readonly size: string;
  readonly mine: boolean;
  /** Fields of the record that show it already. */
  readonly fields: readonly Id[];
}

/**
 * Replaces the ids of files among the values by what their fields hold; what is wrong is added to the problems, and that value emptied.
 * A person may give what they uploaded; a record may keep what it has. The rows stay locked, so that no sweep takes them meanwhile.
 */
export const described = async (
  acting: Acting,
  columns: readonly ValueColumn[],
  values: ReadonlyMap<Id, unknown>,
  record: string | null,
  path: readonly (string | number)[],
  problems: InputProblem[],
): Promise<ReadonlyMap<Id, unknown>> => {
  const given = columns.filter((column) => isFileField(column) && values.get(column.id) !== null && values.has(column.id));
  if (given.length === 0) return values;
  const me = acting.caller.user?.id ?? null;
  if (me !== null) void quiet(asPerson(acting.writing, me));
  const rows = await acting.writing.query<Row>(
    `SELECT f.id, f.name, f.type, f.size, (${uploadedBy("f", "$2::uuid")}) IS TRUE AS mine,
      ARRAY(SELECT u.field FROM ${qualified(acting.seat.place, "_file_use")} u WHERE u.file_id = f.id AND u.record_id = $3::uuid) AS fields
     FROM ${qualified(acting.seat.place, "_file")} f WHERE f.id = ANY($1::uuid[]) AND f.state IN ('stored', 'attached', 'orphaned') ORDER BY f.id FOR UPDATE OF f`,
    [given.flatMap(({ id }) => idsOf(values.get(id))), me, record],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const replaced = new Map(values);
  for (const column of given) {
    const ids = idsOf(values.get(column.id));
    const files = ids.map((id) => {
      const row = found.get(id);
      return row && (row.mine || row.fields.includes(column.id)) ? row : null;
    });
    const wrong = ids.length > countOf(column) ? tooMany(column) : (files.map((file) => problemWith(column, file)).find(Boolean) ?? null);
    if (wrong) problems.push({ path: [...path, column.key], code: "INVALID", message: wrong });
    const held = files.flatMap((file) => (file ? [{ id: file.id, name: file.name, size: Number(file.size), type: file.type }] : []));
    replaced.set(column.id, wrong ? null : Array.isArray(values.get(column.id)) ? held : (held[0] ?? null));
  }
  return replaced;
};

const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

const problemWith = (column: ValueColumn, file: Row | null): Sentence | null => {
  if (!file)
    return {
      en: "This file is no longer there, or it is not yours. Choose it again.",
      ar: "هذا الملف لم يعد موجودًا أو ليس لك. اختره من جديد.",
    };
  const limit = megabytesOf(column) * mebibyte;
  if (Number(file.size) > limit) {
    const most = inMegabytes(limit);
    return { en: `Files here have at most ${most}.`, ar: `حجم الملف هنا ${most} على الأكثر.` };
  }
  if (takesType(column, file.type)) return null;
  const kinds = kindsInWords(column);
  return { en: `This takes ${kinds.en}; the file is ${file.type}.`, ar: `المقبول هنا: ${kinds.ar}؛ ونوع هذا الملف ${file.type}.` };
};
const tooMany = (column: ValueColumn): Sentence => ({
  en: `At most ${countOf(column)} files fit here.`,
  ar: `يتسع هذا الحقل لعدد ${countOf(column)} من الملفات على الأكثر.`,
});

type FileColumn = Column & { readonly sqlType: string };
const fileColumns = (table: Table): readonly FileColumn[] => storedColumns(table).filter(isFileField);

/** Writes down which files a written record shows; asks nothing when none of the fields holds files. */
export const attach = (acting: Acting, table: Table, id: string, fields: readonly Id[]): readonly Promise<unknown>[] => {
  const changed = fileColumns(table).filter((column) => fields.includes(column.id));
  if (changed.length === 0) return [];
  const { place } = acting.seat;
  const made = once(acting, `files|${table.id}|${changed.map((column) => column.id).join(",")}`, (statement) => {
    const record = statement.claim("record.id", (input) => recordOf(input).id, "uuid");
    const [file, use] = [qualified(place, "_file"), qualified(place, "_file_use")];
    const held = changed.map((column) => `(${literal(column.id)}, t.${physical(column)})`).join(", ");
    const here = (alias: string) =>
      `${alias}.entity = ${literal(table.id)} AND ${alias}.record_id = ${record} AND ${alias}.field IN (${changed.map((column) => literal(column.id)).join(", ")})`;
    return {
      sql: `WITH now AS (SELECT DISTINCT x.field, (jsonb_path_query(x.held, '$.id') #>> '{}')::uuid AS file_id
          FROM ${qualified(place, tableName(table.id))} t, LATERAL (VALUES ${held}) x(field, held) WHERE t.id = ${record}),
        gone AS (DELETE FROM ${use} u WHERE ${here("u")} AND NOT EXISTS (SELECT FROM now n WHERE n.field = u.field AND n.file_id = u.file_id) RETURNING u.file_id),
        added AS (INSERT INTO ${use} (file_id, entity, field, record_id) SELECT n.file_id, ${literal(table.id)}, n.field, ${record} FROM now n JOIN ${file} f ON f.id = n.file_id ON CONFLICT DO NOTHING),
        kept AS (UPDATE ${file} f SET state = 'attached', state_since = now() WHERE f.id IN (SELECT file_id FROM now) AND f.state IN ('stored', 'orphaned'))
        UPDATE ${file} f SET state = 'orphaned', state_since = now() WHERE f.id IN (SELECT file_id FROM gone) AND f.id NOT IN (SELECT file_id FROM now)
          AND NOT EXISTS (SELECT FROM ${use} u WHERE u.file_id = f.id AND NOT (${here("u")}))`,
    };
  });
  return [runMade(acting, made, { id, values: new Map() })];
};
