/** Columns as pages show them: one entry per field type says how a value is drawn, what types it, and how it is filtered. */
import { countOf, holdsMany, isFileField, kindsInWords, megabytesOf, typesOf } from "../../blueprint/file-kinds.ts";
import type { FieldTypeName, Id, Literal, Text } from "../../blueprint/shape.ts";
import type { Column, Model, OptionModel, Table } from "../model.ts";
import type { Access } from "./access.ts";
import { listRoot } from "./documents.ts";
import { showsFiles } from "./shows-files.ts";

/** How a value is drawn. */
export type Show =
  | "text"
  | "longText"
  | "email"
  | "phone"
  | "url"
  | "colour"
  | "number"
  | "rating"
  | "percent"
  | "money"
  | "boolean"
  | "date"
  | "dateTime"
  | "time"
  | "option"
  | "options"
  | "record"
  | "records"
  | "files"
  | "pictures";
/** What types it. */
export type Control =
  | "input"
  | "textarea"
  | "email"
  | "tel"
  | "url"
  | "colour"
  | "integer"
  | "decimal"
  | "percent"
  | "money"
  | "switch"
  | "date"
  | "dateTime"
  | "time"
  | "choice"
  | "choices"
  | "reference"
  | "references"
  | "files";
export type FilterKind = "option" | "boolean" | "date" | "dateTime" | "record";

interface Drawn {
  readonly show: Show;
  /** Null: the engine fills it. */
  readonly control: Control | null;
  readonly filter: FilterKind | null;
  readonly sortable: boolean;
}

const drawn = (show: Show, control: Control | null, sortable = true, filter: FilterKind | null = null): Drawn => ({
  show,
  control,
  filter,
  sortable,
});

/** Null: pages do not show this type yet; the API carries it. */
const byType = {
  text: drawn("text", "input"),
  longText: drawn("longText", "textarea", false),
  richText: null,
  slug: drawn("text", "input"),
  email: drawn("email", "email"),
  phone: drawn("phone", "tel"),
  url: drawn("url", "url"),
  colour: drawn("colour", "colour", false),
  integer: drawn("number", "integer"),
  rating: drawn("rating", "integer"),
  autoNumber: drawn("text", null),
  decimal: drawn("number", "decimal"),
  percent: drawn("percent", "percent"),
  money: drawn("money", "money"),
  boolean: drawn("boolean", "switch", true, "boolean"),
  date: drawn("date", "date", true, "date"),
  dateTime: drawn("dateTime", "dateTime", true, "dateTime"),
  time: drawn("time", "time"),
  duration: null,
  enum: drawn("option", "choice", true, "option"),
  enums: drawn("options", "choices", false),
  reference: drawn("record", "reference", false, "record"),
  references: drawn("records", "references", false),
  user: drawn("record", "reference", false, "record"),
  file: drawn("files", "files", false),
  files: drawn("files", "files", false),
  image: drawn("pictures", "files", false),
  images: drawn("pictures", "files", false),
  signature: drawn("pictures", "files", false),
  json: null,
  address: null,
  geoPoint: null,
  rollup: null,
  lookup: null,
} as const satisfies Record<FieldTypeName, Drawn | null>;

export const drawnAs = (type: FieldTypeName): Drawn | null => byType[type];

export interface OptionSpec {
  /** The GraphQL enum value. */
  readonly value: string;
  readonly label: Text;
  readonly colour: string | null;
}

/** How a record is named in a sentence or a link: the value found by walking `path` from it. */
export interface TitleSpec {
  readonly path: readonly string[];
  readonly show: Show;
  readonly options: readonly OptionSpec[];
}

export interface TargetSpec {
  readonly label: Text;
  /** Path of its detail page with `:id`; null: there is none to open. */
  readonly open: string | null;
  readonly title: TitleSpec | null;
}

/** A field as a table or a detail shows it. */
export interface ColumnSpec {
  readonly key: string;
  readonly label: Text;
  readonly show: Show;
  readonly sortable: boolean;
  readonly masked: boolean;
  readonly options: readonly OptionSpec[];
  readonly target: TargetSpec | null;
}

/** A field as a form asks for it. */
export interface FieldSpec {
  readonly key: string;
  readonly label: Text;
  readonly help: Text;
  readonly control: Control;
  readonly required: boolean;
  readonly options: readonly OptionSpec[];
  readonly picker: PickerSpec | null;
  readonly upload: UploadSpec | null;
  readonly default: Literal | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly message: Text;
}

/** Choosing a record: a document with `$filter` and `$first`, answered under `root`. */
export interface PickerSpec {
  readonly label: Text;
  readonly document: string;
  readonly root: string;
  readonly title: TitleSpec | null;
  /** Key of the text field that is searched; null: the first page is all one can choose from. */
  readonly searchKey: string | null;
}

/** Choosing files: what the field takes, and its name at the door of uploads. */
export interface UploadSpec {
  readonly for: string;
  /** Most files; one when the field holds a single one. */
  readonly count: number;
  readonly many: boolean;
  readonly megabytes: number;
  /** Media types for the browser's own chooser; empty: any. */
  readonly accept: readonly string[];
  readonly kinds: Text;
}

export interface FilterSpec {
  readonly key: string;
  readonly label: Text;
  readonly kind: FilterKind;
  readonly options: readonly OptionSpec[];
  readonly picker: PickerSpec | null;
}

/** `inProgress` → `IN_PROGRESS`: the API's name of an option. */
export const enumValue = (key: string): string => key.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();

export const optionSpec = (option: OptionModel): OptionSpec => ({
  value: enumValue(option.key),
  label: option.label,
  colour: option.colour,
});

/** Reads columns for one viewer class; `open` tells where a record of an entity is shown. */
export const columnReader = (model: Model, access: Access, open: (entity: Id) => string | null) => {
  const tables = new Map(model.tables.map((table) => [table.id, table]));

  /** The column a record is known by, if the viewer may read it: the entity's title, else its first readable plain text. */
  const titleColumn = (table: Table): Column | null => {
    const readable = access.readable(table.id).filter(({ column }) => shows(column) && !isFileField(column));
    const own = readable.find(({ column }) => column.id === table.title);
    return (own ?? readable.find(({ column, masked }) => column.type === "text" && !masked))?.column ?? null;
  };

  const titleOf = (entity: Id, depth = 0): TitleSpec | null => {
    const table = tables.get(entity);
    const column = table && titleColumn(table);
    const how = column && drawnAs(column.type);
    if (!table || !column || !how) return null;
    if (how.show === "record" && column.target) {
      const inner = depth < 2 ? titleOf(column.target, depth + 1) : null;
      return inner && { ...inner, path: [column.key, ...inner.path] };
    }
    return how.show === "records" ? null : { path: [column.key], show: how.show, options: column.options.map(optionSpec) };
  };

  /** A reference is shown only if its target may be read: otherwise the API has no type for it. */
  const shows = (column: Column): boolean =>
    drawnAs(column.type) !== null && (column.target === null || (access.may(column.target, "read") && tables.has(column.target)));

  const targetOf = (column: Column): TargetSpec | null => {
    const table = column.target ? tables.get(column.target) : undefined;
    return table ? { label: table.label, open: open(table.id), title: titleOf(table.id) } : null;
  };

  const pickerOf = (entity: Id): PickerSpec | null => {
    const table = tables.get(entity);
    if (!table || !access.may(entity, "read")) return null;
    const title = titleOf(entity);
    const named = titleColumn(table);
    const searchKey = named && ["text", "email", "phone", "slug"].includes(named.type) ? named.key : null;
    const root = listRoot(table);
    const document = `query Pick($filter: ${table.typeName}Filter, $first: Int) { ${root}(filter: $filter, first: $first) { nodes { ${recordFields(title)} } } }`;
    return { label: table.label, document, root, title, searchKey };
  };

  return {
    titleOf,
    pickerOf,
    titleColumn,
    columns: (entity: Id): readonly (ColumnSpec & { readonly id: Id })[] =>
      access.readable(entity).flatMap(({ column, masked }) => {
        const how = drawnAs(column.type);
        if (!how || !shows(column)) return [];
        return [
          {
            id: column.id,
            key: column.key,
            label: column.label,
            show: masked ? "text" : how.show,
            sortable: how.sortable && !masked,
            masked,
            options: column.options.map(optionSpec),
            target: targetOf(column),
          },
        ];
      }),
    fields: (entity: Id, what: "create" | "update"): readonly FieldSpec[] =>
      access.writable(entity, what).flatMap((column) => {
        const how = drawnAs(column.type);
        const picker = column.target ? pickerOf(column.target) : null;
        if (!how?.control || (column.target && !picker)) return [];
        return [fieldSpec(column, how.control, picker, tables.get(entity)?.key ?? entity)];
      }),
    filters: (entity: Id): readonly FilterSpec[] =>
      access.readable(entity).flatMap(({ column, masked }) => {
        const kind = drawnAs(column.type)?.filter;
        if (!kind || masked || !shows(column)) return [];
        const picker = kind === "record" && column.target ? pickerOf(column.target) : null;
        return [{ key: column.key, label: column.label, kind, options: column.options.map(optionSpec), picker }];
      }),
  };
};
export type ColumnReader = ReturnType<typeof columnReader>;

/** What a form asks for one column; also used for the parameters of an action. `owner`: the key of the entity or the action. */
export const fieldSpec = (
  column: Pick<Column, "key" | "label" | "help" | "type" | "config" | "required" | "options" | "message"> & {
    readonly default?: Column["default"];
  },
  control: Control,
  picker: PickerSpec | null,
  owner: string,
): FieldSpec => {
  const options = column.options.map(optionSpec);
  const given = column.default ?? null;
  const literal = given === null || typeof given === "object" ? null : given;
  const option = column.options.find(({ id, key }) => id === literal || key === literal);
  return {
    key: column.key,
    label: column.label,
    help: column.help,
    control,
    // What is worked out for a new record when it is left empty, the moment or the day, nobody has to fill in.
    required: column.required && (given === null || typeof given !== "object"),
    options,
    picker,
    upload: isFileField(column) ? uploadSpec(column, `${owner}.${column.key}`) : null,
    default: options.length ? (option ? enumValue(option.key) : null) : literal,
    min: typeof column.config.min === "number" ? column.config.min : null,
    max: typeof column.config.max === "number" ? column.config.max : null,
    message: column.message,
  };
};

const uploadSpec = (column: Pick<Column, "type" | "config">, name: string): UploadSpec => ({
  for: name,
  count: countOf(column),
  many: holdsMany(column),
  megabytes: megabytesOf(column),
  accept: typesOf(column) ?? [],
  kinds: { ...kindsInWords(column) },
});

/** The selection that lets a record be named: `id name`, `id patient { id name }`. */
export const recordFields = (title: TitleSpec | null): string =>
  title
    ? `id ${title.path.map((key, at) => (at === title.path.length - 1 ? key : `${key} { id`)).join(" ")}${" }".repeat(title.path.length - 1)}`
    : "id";

/** The selection of a column. */
export const selection = (column: ColumnSpec): string =>
  column.target
    ? `${column.key} { ${recordFields(column.target.title)} }`
    : showsFiles(column)
      ? `${column.key} { id name size type url }`
      : column.key;
