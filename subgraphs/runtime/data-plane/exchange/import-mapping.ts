/** Which column of a file goes into which field: guessed from keys and labels in every language, changeable, checked against rights. */
import type { Locale, Sentence } from "../../../../schema/ids.ts";
import type { Column, Table } from "../../../../schema/model/model.ts";
import type { ModelView } from "../access.ts";
import { type InputProblem, InvalidInput } from "../errors.ts";
import { writableColumns } from "../schema-inputs.ts";
import { word } from "./columns.ts";
import { headingOf, meaningOfWords, namedThing } from "./heading-words.ts";

/** For each column of the file the key of a field, `id`, or null: left out. */
export type Mapping = readonly (string | null)[];

export interface ImportField {
  readonly key: string;
  readonly label: string;
  /** Null: the id of a record. */
  readonly column: Column | null;
  readonly creates: boolean;
  readonly updates: boolean;
  readonly required: boolean;
  /** Records can be found again by it. */
  readonly keyed: boolean;
}

const left = new Set<Column["type"]>(["references", "file", "files", "image", "images", "signature", "rollup", "lookup"]);
const keys = new Set<Column["type"]>(["text", "email", "phone", "slug", "url", "integer", "autoNumber"]);

/** What a file may bring into this entity, for one viewer class. */
export const importFields = (view: ModelView, table: Table, locale: Locale): readonly ImportField[] => {
  const creates = new Set(writableColumns(view, table, "create"));
  const updates = new Set(writableColumns(view, table, "update"));
  const fields = table.columns.flatMap((column): readonly ImportField[] => {
    if (left.has(column.type)) return [];
    const shown = view.shown(table.id, column.id);
    const keyed = keys.has(column.type) && column.config.translated !== true && (shown === "plain" || shown === "depends");
    if (!creates.has(column) && !updates.has(column) && !(keyed && column.type === "autoNumber")) return [];
    const required = creates.has(column) && column.required && column.default === null;
    return [
      {
        key: column.key,
        label: word(column.label, locale) || column.key,
        column,
        creates: creates.has(column),
        updates: updates.has(column),
        required,
        keyed,
      },
    ];
  });
  const id: ImportField = { key: "id", label: "ID", column: null, creates: false, updates: false, required: false, keyed: true };
  return view.readable(table.id) && updates.size > 0 ? [id, ...fields] : fields;
};

/**
 * The most likely field of each heading; each field once. First what is called the same, then what points to records and is named by
 * them, then what means the same in other words. Where two fields are as likely, none is: somebody says which.
 */
export const guessMapping = (fields: readonly ImportField[], headings: readonly string[]): Mapping => {
  const guessed = new Array<string | null>(headings.length).fill(null);
  const taken = new Set<string>();
  const open = () => fields.filter(({ key }) => !taken.has(key));
  const guess = (found: (heading: string) => ImportField | undefined) => {
    for (const [at, heading] of headings.entries()) {
      if (guessed[at] !== null || headingOf(heading) === "") continue;
      const field = found(heading);
      if (!field) continue;
      guessed[at] = field.key;
      taken.add(field.key);
    }
  };
  guess((heading) => open().find((field) => namesOf(field).some((name) => joined(name) === joined(heading))));
  guess((heading) => {
    const thing = namedThing(heading);
    return thing === null
      ? undefined
      : alone(open().filter((field) => pointsOut(field) && namesOf(field).some((name) => headingOf(name) === thing)));
  });
  guess((heading) => {
    const meaning = meaningOfWords(heading);
    if (meaning === null) return undefined;
    const named = open().filter((field) => field.column && namesOf(field).some((name) => meaningOfWords(name) === meaning));
    return named.length > 0 ? alone(named) : alone(open().filter(({ column }) => column?.type === meaning));
  });
  return guessed;
};

const joined = (name: string): string => headingOf(name).replaceAll(" ", "");
const alone = (found: readonly ImportField[]): ImportField | undefined => (found.length === 1 ? found[0] : undefined);
const pointsOut = ({ column }: ImportField): boolean => column?.type === "reference" || column?.type === "user";

const namesOf = ({ key, column }: ImportField): readonly string[] => {
  if (!column) return [key];
  const labels = Object.values(column.label).map(String);
  return [key, `${key}Id`, ...labels, ...labels.map((label) => `${label} (${key})`)];
};

/** The key a file with such columns is most likely kept by. */
export const guessKey = (fields: readonly ImportField[], mapping: Mapping): string | null => {
  const mapped = fields.filter(({ key, keyed }) => keyed && mapping.includes(key));
  return (mapped.find(({ key }) => key === "id") ?? mapped.find(({ column }) => column?.unique))?.key ?? null;
};

/** A mapping as somebody sent it; throws everything that is wrong with it. */
export const readMapping = (
  fields: readonly ImportField[],
  headings: readonly string[],
  given: { readonly mapping?: unknown; readonly key?: unknown },
): { readonly mapping: Mapping; readonly key: string | null } => {
  const problems: InputProblem[] = [];
  const wrong = (path: InputProblem["path"], message: Sentence) => problems.push({ path, code: "INVALID", message });
  const mapping = Array.isArray(given.mapping) ? given.mapping : [];
  if (mapping.length !== headings.length)
    wrong(["mapping"], { en: "Name a field, or null, for each column of the file.", ar: "سمِّ حقلًا أو null لكل عمود في الملف." });
  const seen = new Set<unknown>();
  for (const [at, name] of mapping.entries()) {
    if (name === null) continue;
    if (!fields.some(({ key }) => key === name))
      wrong(["mapping", at], { en: "You cannot write such a field.", ar: "لا يمكنك الكتابة في حقل كهذا." });
    else if (seen.has(name))
      wrong(["mapping", at], { en: "Two columns cannot go into one field.", ar: "لا يمكن أن يدخل عمودان في حقل واحد." });
    seen.add(name);
  }
  const key = given.key ?? null;
  if (key !== null && !(seen.has(key) && fields.some((field) => field.key === key && field.keyed)))
    wrong(["key"], { en: "Records cannot be found again by this.", ar: "لا يمكن إيجاد السجلات مجددًا بهذا." });
  if (![...seen].some((name) => fields.some((field) => field.key === name && (field.creates || field.updates))))
    wrong(["mapping"], { en: "No column goes into a field yet.", ar: "لا يدخل أي عمود في حقل بعد." });
  if (problems.length > 0) throw new InvalidInput(problems);
  return { mapping: mapping as Mapping, key: key as string | null };
};
