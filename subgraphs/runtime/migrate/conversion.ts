/**
 * How values of one field become values of another: SQL over the stored value, for every pair of field types. Pure.
 *
 * `exact` is NULL where a value has no equal in the new type: such a value is a misfit, and a person decides what becomes of it. It never
 * raises, whatever is stored. `nearest` is the next best where there is one: cut, rounded, the first of several.
 */

import type { Column, Model } from "../../../schema/model/model.ts";
import { literal, type Place, physical, qualified, sqlTypeOf, tableName } from "../data-plane/names.ts";
import { type Family, familyOf, fitting, isNarrower, isWider, limitsOf, nearestOf, type Sql } from "./limits.ts";

/** keep: the same column goes on · narrow: the same form, with limits some values may break · convert · empty: nothing can be carried over. */
export interface Conversion {
  readonly kind: "keep" | "widen" | "narrow" | "convert" | "empty";
  readonly exact: Sql;
  readonly nearest: Sql | null;
}

export interface ConversionContext {
  readonly place: Place;
  readonly model: Model;
}

/** What becomes of the values of `from` as values of `to`. Both are stored in columns of their table. */
export const conversionOf = (from: Column, to: Column, context: ConversionContext): Conversion => {
  const [source, target] = [familyOf(from), familyOf(to)];
  if (source === "none" || target === "none" || (source === "record" && target === "record" && from.target !== to.target)) return empty;
  const fits = fitting(to);
  if (source === target && from.sqlType === to.sqlType) {
    const narrower = limitsOf(to).some((limit) => !limitsOf(from).includes(limit)) && isNarrower(from, to);
    const same: Sql = (value) => value;
    if (!narrower) return { kind: "keep", exact: same, nearest: null };
    return { kind: "narrow", exact: within(same, fits), nearest: nearestOf(to, same) };
  }
  if (source === "exact" && target === "exact" && isWider(from.sqlType!, to.sqlType!) && !isNarrower(from, to))
    return { kind: "widen", exact: (value) => value, nearest: null };
  const made = (pairs[source]?.[target] ?? throughText(source, target))?.(from, to, context);
  if (!made) return empty;
  return {
    kind: "convert",
    exact: within(made.exact, fits),
    nearest: made.nearest ?? (target === "text" || target === "exact" ? nearestOf(to, made.exact) : null),
  };
};

const empty: Conversion = { kind: "empty", exact: () => "NULL", nearest: null };

/** The converted value where it fits the new field, NULL otherwise; worked out once. */
const within = (make: Sql, fits: Sql | null): Sql =>
  fits === null ? make : (value) => `(SELECT c.x FROM (SELECT ${make(value)} AS x) c WHERE ${fits("c.x")})`;

interface Made {
  readonly exact: Sql;
  readonly nearest?: Sql;
}
type Rule = (from: Column, to: Column, context: ConversionContext) => Made | null;

const throughText = (source: Family, target: Family): Rule | null => {
  const [write, read] = [toText[source], fromText[target]];
  if (!write || !read) return null;
  return (from, to, context) => {
    const [text, value] = [write(from, context), read(to, context)];
    return { exact: (of) => value(text.exact(of)), ...(text.nearest && { nearest: (of: string) => value(text.nearest!(of)) }) };
  };
};

const pairs: Partial<Record<Family, Partial<Record<Family, Rule>>>> = {
  whole: {
    exact: (_, to) => rounded(to, (value) => `(${value})::numeric`),
    boolean: () => ({ exact: (value) => `CASE ${value} WHEN 1 THEN true WHEN 0 THEN false END`, nearest: (value) => `(${value} <> 0)` }),
    date: () => null,
    dateTime: () => null,
    time: () => null,
  },
  exact: {
    exact: (_, to) => rounded(to, (value) => value),
    whole: () => ({
      exact: (value) => `CASE WHEN ${value} = trunc(${value}) AND abs(${value}) < 9223372036854775807 THEN (${value})::bigint END`,
      nearest: (value) => `CASE WHEN abs(${value}) < 9223372036854775807 THEN round(${value})::bigint END`,
    }),
    boolean: () => ({ exact: (value) => `CASE ${value} WHEN 1 THEN true WHEN 0 THEN false END`, nearest: (value) => `(${value} <> 0)` }),
  },
  boolean: {
    whole: () => ({ exact: (value) => `(${value})::int::bigint` }),
    exact: () => ({ exact: (value) => `(${value})::int::numeric` }),
  },
  date: {
    dateTime: (_from, _to, { model }) => ({ exact: (value) => `((${value})::timestamp AT TIME ZONE ${zone(model)})` }),
    time: () => null,
  },
  dateTime: {
    date: (_from, _to, { model }) => {
      const day: Sql = (value) => `(${value} AT TIME ZONE ${zone(model)})::date`;
      return {
        exact: (value) => `CASE WHEN (${value} AT TIME ZONE ${zone(model)})::time = '00:00' THEN ${day(value)} END`,
        nearest: day,
      };
    },
    time: (_from, _to, { model }) => ({ exact: () => "NULL::time", nearest: (value) => `(${value} AT TIME ZONE ${zone(model)})::time` }),
  },
  option: {
    option: (from, to) => ({ exact: sameOption(from, to) }),
    options: (from, to) => ({
      exact: (value) => `CASE WHEN ${sameOption(from, to)(value)} IS NOT NULL THEN ARRAY[${sameOption(from, to)(value)}]::text[] END`,
    }),
  },
  options: {
    option: (from, to) => ({
      exact: (value) => `CASE WHEN cardinality(${value}) = 1 THEN ${sameOption(from, to)(`(${value})[1]`)} END`,
      nearest: (value) => sameOption(from, to)(`(${value})[1]`),
    }),
  },
  file: { files: () => ({ exact: (value) => `jsonb_build_array(${value})` }), json: () => ({ exact: (value) => value }) },
  files: {
    file: () => ({
      exact: (value) => `CASE WHEN jsonb_typeof(${value}) = 'array' AND jsonb_array_length(${value}) = 1 THEN ${value} -> 0 END`,
      nearest: (value) => `${value} -> 0`,
    }),
    json: () => ({ exact: (value) => value }),
  },
  address: { json: () => ({ exact: (value) => value }) },
  translated: { translated: () => ({ exact: (value) => value }), json: () => ({ exact: (value) => value }) },
};

const zone = (model: Model) => literal(model.header.timeZone);

/** Numbers of another precision: exact where nothing is cut off. */
const rounded = (to: Column, number: Sql): Made => {
  const type = sqlTypeOf({ id: to.id, sqlType: to.sqlType! });
  const limit = /\((\d+),\s?(\d+)\)/.exec(type);
  if (!limit) return { exact: number };
  const [precision, scale] = [Number(limit[1]), Number(limit[2])];
  const room: Sql = (value) => `abs(round(${number(value)}, ${scale})) < 1e${precision - scale}::numeric`;
  return {
    exact: (value) =>
      `CASE WHEN ${room(value)} AND ${number(value)} = round(${number(value)}, ${scale}) THEN (${number(value)})::${type} END`,
    nearest: (value) => `CASE WHEN ${room(value)} THEN (${number(value)})::${type} END`,
  };
};

/** The option of the new field with the same id or the same key. */
const sameOption = (from: Column, to: Column): Sql => {
  const cases = from.options.flatMap((was) => {
    const now = to.options.find(({ id }) => id === was.id) ?? to.options.find(({ key }) => key === was.key);
    return now ? [`WHEN ${literal(was.id)} THEN ${literal(now.id)}`] : [];
  });
  return (value) => (cases.length === 0 ? "NULL::text" : `CASE ${value} ${cases.join(" ")} END`);
};

const labelOf = (option: Column["options"][number], model: Model): string =>
  option.label[model.header.defaultLocale as "en"] ?? option.label.en ?? option.key;

/** Whatever else is stored counts as empty: functions over objects raise for it. */
const objectOf: Sql = (value) => `(CASE WHEN jsonb_typeof(${value}) = 'object' THEN ${value} ELSE '{}' END)`;

const toText: Partial<Record<Family, (from: Column, context: ConversionContext) => Made>> = {
  text: () => ({ exact: (value) => value }),
  translated: (_from, { model }) => {
    const locale = literal(model.header.defaultLocale);
    const only: Sql = (value) => `CASE WHEN (${objectOf(value)} - ${locale}) = '{}'::jsonb THEN ${value} ->> ${locale} END`;
    return {
      exact: only,
      nearest: (value) => `coalesce(${value} ->> ${locale}, (SELECT e.value FROM jsonb_each_text(${objectOf(value)}) e LIMIT 1))`,
    };
  },
  whole: () => ({ exact: (value) => `(${value})::text` }),
  exact: () => ({ exact: (value) => `trim_scale(${value})::text` }),
  boolean: () => ({ exact: (value) => `CASE ${value} WHEN true THEN 'true' WHEN false THEN 'false' END` }),
  date: () => ({ exact: (value) => `to_char(${value}, 'YYYY-MM-DD')` }),
  dateTime: () => ({ exact: (value) => `to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` }),
  time: () => ({ exact: (value) => `(${value})::text` }),
  option: (from, { model }) => ({
    exact: (value) =>
      from.options.length === 0
        ? "NULL::text"
        : `CASE ${value} ${from.options.map((option) => `WHEN ${literal(option.id)} THEN ${literal(labelOf(option, model))}`).join(" ")} END`,
  }),
  options: (from, { model }) => {
    const cases = from.options.map((option) => `WHEN ${literal(option.id)} THEN ${literal(labelOf(option, model))}`).join(" ");
    return { exact: (value) => (cases ? `(SELECT string_agg(CASE o.o ${cases} END, ', ') FROM unnest(${value}) o)` : "NULL::text") };
  },
  record: (from, { place, model }) => {
    const target = model.tables.find(({ id }) => id === from.target);
    const title = target?.columns.find(({ id }) => id === target.title);
    const named = title && target && familyOf(title) === "text";
    return {
      exact: named
        ? (value) =>
            `coalesce((SELECT r.${physical(title)} FROM ${qualified(place, tableName(target.id))} r WHERE r.id = ${value}), (${value})::text)`
        : (value) => `(${value})::text`,
    };
  },
  json: () => ({ exact: (value) => `(${value})::text` }),
  address: () => ({ exact: (value) => `(SELECT string_agg(e.value, ', ') FROM jsonb_each_text(${objectOf(value)}) e)` }),
  geo: () => ({ exact: (value) => `((${value})[1])::text || ', ' || ((${value})[0])::text` }),
};

const westernDigits: Sql = (value) => `btrim(translate(${value}, '٠١٢٣٤٥٦٧٨٩٫', '0123456789.'))`;
const valid =
  (type: string, form: string): Sql =>
  (value) => {
    const text = westernDigits(value);
    return `CASE WHEN ${text} ~ '${form}' AND pg_input_is_valid(${text}, '${type}') THEN (${text})::${type} END`;
  };

const fromText: Partial<Record<Family, (to: Column, context: ConversionContext) => Sql>> = {
  text: () => (value) => value,
  translated:
    (_to, { model }) =>
    (value) =>
      `CASE WHEN ${value} IS NOT NULL THEN jsonb_build_object(${literal(model.header.defaultLocale)}, ${value}) END`,
  whole: () => valid("bigint", "^[+-]?[0-9]{1,19}$"),
  exact: (to) => (value) => rounded(to, () => valid("numeric", "^[+-]?[0-9]{1,60}([.][0-9]{0,40})?$")(value)).exact(value),
  boolean: () => (value) =>
    `CASE WHEN lower(btrim(${value})) IN ('true', 'yes', 't', 'y', '1', 'نعم') THEN true WHEN lower(btrim(${value})) IN ('false', 'no', 'f', 'n', '0', 'لا') THEN false END`,
  date: () => valid("date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
  dateTime:
    (_to, { model }) =>
    (value) => {
      const text = westernDigits(value);
      return `CASE WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?$' AND pg_input_is_valid(${text}, 'timestamp') THEN (${text})::timestamp AT TIME ZONE ${zone(model)} WHEN ${text} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})$' AND pg_input_is_valid(${text}, 'timestamptz') THEN (${text})::timestamptz END`;
    },
  time: () => valid("time", "^[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?$"),
  option: (to) => (value) => namedOption(to, `lower(btrim(${value}))`),
  options: (to) => (value) =>
    `(SELECT CASE WHEN count(*) FILTER (WHERE n.o IS NULL) = 0 THEN array_agg(n.o) END FROM (SELECT ${namedOption(to, "lower(btrim(p.p))")} AS o FROM regexp_split_to_table(${value}, '[,،;]') p) n)`,
  record:
    (to, { place }) =>
    (value) =>
      `(SELECT r.id FROM ${qualified(place, tableName(to.target!))} r WHERE r.id = CASE WHEN pg_input_is_valid(${value}, 'uuid') THEN (${value})::uuid END)`,
  json: () => (value) => `CASE WHEN pg_input_is_valid(${value}, 'jsonb') THEN (${value})::jsonb END`,
  address: () => (value) => `CASE WHEN ${value} IS NOT NULL THEN jsonb_build_object('street', ${value}) END`,
};

/** The option a person means by its key or one of its names. */
const namedOption = (to: Column, word: string): string => {
  const cases = to.options.map((option) => {
    const names = [option.id, option.key, ...Object.values(option.label)].flatMap((name) =>
      name ? [literal(name.trim().toLowerCase())] : [],
    );
    return `WHEN ${word} IN (${[...new Set(names)].join(", ")}) THEN ${literal(option.id)}`;
  });
  return cases.length === 0 ? "NULL::text" : `CASE ${cases.join(" ")} END`;
};
