/**
 * How values are read from and written for people: digits of both scripts in, formatted by locale out. Pure; a value is the JSON
 * form that is stored and sent (exact numbers are strings, dates ISO, an enum is its option's id).
 */
import type { Sentence } from "../ids.ts";
import type { Field, Text } from "./shape.ts";

export type TextLocale = "en" | "ar";
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | Readonly<Record<string, unknown>>
  | readonly Readonly<Record<string, unknown>>[];
export type Parsed = { readonly value: FieldValue } | { readonly problem: Sentence };
/** What parse, show and sample may look at. */
export type FieldFace = Pick<Field, "key" | "type"> & Partial<Pick<Field, "label" | "config" | "options" | "required" | "unique">>;

const refuse = (en: string, ar: string): Parsed => ({ problem: { en, ar } });
const tag = (locale: TextLocale) => (locale === "ar" ? "ar-EG" : "en-GB");

/** Turns Arabic-Indic and Persian digits, the Arabic decimal comma and grouping marks into plain ASCII digits. */
export const latinDigits = (text: string): string => (foreignDigits.test(text) ? latin(text) : text);
const foreignDigits = /[٠-٩۰-۹٫٬\u200e\u200f\u061c]/;
const latin = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/٫/g, ".")
    .replace(/[٬\u200e\u200f\u061c]/g, "");

const limit = (config: FieldFace["config"], name: string): number | string | undefined => {
  const value = config?.[name];
  return typeof value === "number" || typeof value === "string" ? value : undefined;
};

export const parseText =
  (fallbackMax: number) =>
  (text: string, _locale: TextLocale, field?: FieldFace): Parsed => {
    const value = text.normalize("NFC").trim();
    if (value === "") return { value: null };
    const length = [...value].length;
    const max = Number(limit(field?.config, "max") ?? fallbackMax);
    const min = Number(limit(field?.config, "min") ?? 0);
    if (length > max) return refuse(`Use at most ${max} characters; this has ${length}.`, `استخدم ${max} حرفًا على الأكثر؛ هذا ${length}.`);
    if (length < min) return refuse(`Use at least ${min} characters.`, `استخدم ${min} أحرف على الأقل.`);
    return { value };
  };

const shaped =
  (pattern: RegExp, change: (text: string) => string, problem: Sentence) =>
  (text: string): Parsed => {
    const value = change(text.trim());
    if (value === "") return { value: null };
    return pattern.test(value) ? { value } : { problem };
  };

export const parseEmail = shaped(/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/, (text) => text.toLowerCase(), {
  en: "Write an e-mail address such as sara@example.com.",
  ar: "اكتب عنوان بريد مثل sara@example.com.",
});
export const parsePhone = shaped(
  /^\+[1-9][0-9]{6,14}$/,
  (text) =>
    latinDigits(text)
      .replace(/[\s().-]/g, "")
      .replace(/^00/, "+"),
  {
    en: "Write the phone number with its country code, such as +966 50 123 4567.",
    ar: "اكتب رقم الهاتف مع رمز الدولة، مثل ‎+966 50 123 4567.",
  },
);
export const parseUrl = shaped(/^https?:\/\/[^\s/$.?#][^\s]{0,2040}$/i, (text) => text, {
  en: "Write a web address that starts with https://.",
  ar: "اكتب عنوانًا يبدأ بـ https://.",
});
export const parseColour = shaped(/^#[0-9a-f]{6}$/, (text) => text.toLowerCase(), {
  en: "Write a colour such as #0f766e.",
  ar: "اكتب لونًا مثل ‎#0f766e.",
});
export const parseSlug = shaped(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, (text) => text.toLowerCase().replace(/[\s_]+/g, "-"), {
  en: "Use letters, digits and hyphens only.",
  ar: "استخدم الحروف والأرقام والشرطات فقط.",
});

/** Exact digits of a number people typed; null when it is not one. Both "1,234.5" and "١٬٢٣٤٫٥" are read. */
const digitsOf = (text: string): string | null => {
  const plain = latinDigits(text)
    .replace(/[\s\u00a0_]/g, "")
    .replace(/,(?=\d{3}(\D|$))/g, "")
    .replace("−", "-");
  return /^[+-]?\d{1,38}(\.\d{1,20})?$/.test(plain) ? plain.replace(/^\+/, "") : null;
};

const inRange = (value: number, field?: FieldFace): Parsed | null => {
  const min = limit(field?.config, "min");
  const max = limit(field?.config, "max");
  if (min !== undefined && value < Number(min)) return refuse(`The smallest value is ${min}.`, `أصغر قيمة هي ${min}.`);
  if (max !== undefined && value > Number(max)) return refuse(`The largest value is ${max}.`, `أكبر قيمة هي ${max}.`);
  return null;
};

export const parseInteger = (text: string, _locale: TextLocale, field?: FieldFace): Parsed => {
  if (text.trim() === "") return { value: null };
  const digits = digitsOf(text);
  if (digits === null || digits.includes(".")) return refuse("Write a whole number.", "اكتب عددًا صحيحًا.");
  const value = Number(digits);
  return inRange(value, field) ?? { value: Number.isSafeInteger(value) ? value : BigInt(digits).toString() };
};

export const parseDecimal = (text: string, _locale: TextLocale, field?: FieldFace): Parsed => {
  if (text.trim() === "") return { value: null };
  const digits = digitsOf(text);
  if (digits === null) return refuse("Write a number such as 12.50.", "اكتب رقمًا مثل 12.50.");
  const scale = Number(limit(field?.config, "scale") ?? (field?.type === "money" ? 4 : 12));
  if ((digits.split(".")[1] ?? "").length > scale)
    return refuse(`Use at most ${scale} digits after the point.`, `استخدم ${scale} منازل عشرية على الأكثر.`);
  return inRange(Number(digits), field) ?? { value: digits };
};

/** Moves the decimal point by `places` without ever rounding: "12.5" by -2 is "0.125". */
const shiftPoint = (digits: string, places: number): string => {
  const negative = digits.startsWith("-");
  const [whole = "0", fraction = ""] = digits.replace("-", "").split(".");
  const all = `${whole}${fraction}`;
  const point = whole.length + places;
  const padded = point <= 0 ? `${"0".repeat(1 - point)}${all}` : all.padEnd(point, "0");
  const at = Math.max(point, 1);
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const tail = padded.slice(at).replace(/0+$/, "");
  return `${negative && /[1-9]/.test(head + tail) ? "-" : ""}${head}${tail ? `.${tail}` : ""}`;
};

/** People write 12.5 or 12.5%, the record keeps the fraction 0.125. */
export const parsePercent = (text: string, locale: TextLocale, field?: FieldFace): Parsed => {
  const digits = digitsOf(text.replace(/[%٪]/g, ""));
  if (text.trim() === "") return { value: null };
  if (digits === null) return refuse("Write a percentage such as 12.5%.", "اكتب نسبة مثل 12.5%.");
  return parseDecimal(shiftPoint(digits, -2), locale, field);
};

/** The fraction 0.125 as people write it: 12.5%. */
export const writePercent = (digits: string): string => `${shiftPoint(digits, 2)}%`;

const yes = ["true", "yes", "y", "1", "on", "نعم", "صح"];
const no = ["false", "no", "n", "0", "off", "لا", "خطأ"];
export const parseBoolean = (text: string): Parsed => {
  const word = latinDigits(text.trim().toLowerCase());
  if (word === "") return { value: null };
  if (yes.includes(word)) return { value: true };
  if (no.includes(word)) return { value: false };
  return refuse("Write yes or no.", "اكتب نعم أو لا.");
};

/** True for a day that exists, in years 0001–9999. */
export const isDate = (text: string): boolean => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
};

export const parseDate = (text: string): Parsed => {
  const plain = latinDigits(text.trim());
  if (plain === "") return { value: null };
  const dayFirst = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain);
  const value = dayFirst ? `${dayFirst[3]}-${dayFirst[2]!.padStart(2, "0")}-${dayFirst[1]!.padStart(2, "0")}` : plain;
  return isDate(value) ? { value } : refuse("Write a date such as 2026-03-31.", "اكتب تاريخًا مثل 2026-03-31.");
};

/** Expects ISO text with its offset, as the form control sends it; answers UTC with `Z`. */
export const parseDateTime = (text: string): Parsed => {
  const plain = latinDigits(text.trim());
  if (plain === "") return { value: null };
  const match = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(plain);
  const at = match && isDate(match[1]!) ? Date.parse(match[5] ? plain.replace(" ", "T") : `${plain.replace(" ", "T")}Z`) : Number.NaN;
  return Number.isNaN(at)
    ? refuse("Write a date and time such as 2026-03-31 14:30.", "اكتب تاريخًا ووقتًا مثل 2026-03-31 14:30.")
    : { value: new Date(at).toISOString() };
};

export const parseTime = (text: string): Parsed => {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(latinDigits(text.trim()));
  if (text.trim() === "") return { value: null };
  if (!match || Number(match[1]) > 23) return refuse("Write a time such as 14:30.", "اكتب وقتًا مثل 14:30.");
  return { value: `${match[1]!.padStart(2, "0")}:${match[2]}:${match[3] ?? "00"}` };
};

/** Reads "PT48H", "1:30" (hours and minutes) or a number of minutes; milliseconds. */
export const parseDuration = (text: string): Parsed => {
  const plain = latinDigits(text.trim());
  if (plain === "") return { value: null };
  const iso = durationMs(plain);
  if (iso !== null) return { value: iso };
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(plain);
  if (clock) return { value: (Number(clock[1]) * 60 + Number(clock[2])) * 60_000 };
  if (/^\d{1,9}$/.test(plain)) return { value: Number(plain) * 60_000 };
  return refuse("Write a duration such as 1:30 or PT48H.", "اكتب مدة مثل 1:30 أو PT48H.");
};

/** ISO 8601 durations of days, hours, minutes and seconds (months have no fixed length); null when the text is not one. */
export const durationMs = (text: string): number | null => {
  const match = /^(-)?P(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})(?:\.(\d{1,3}))?S)?)?$/.exec(text);
  if (!match || !/\d/.test(text)) return null;
  const [days, hours, minutes, seconds] = [match[2], match[3], match[4], match[5]].map((part) => Number(part ?? 0));
  const ms = ((days! * 24 + hours!) * 60 + minutes!) * 60_000 + seconds! * 1000 + Number((match[6] ?? "").padEnd(3, "0") || 0);
  return match[1] ? -ms : ms;
};

const optionNamed = (text: string, field?: FieldFace): string | null => {
  const word = text.trim().normalize("NFC").toLowerCase();
  for (const [id, option] of Object.entries(field?.options ?? {})) {
    const names = [id, option.key, ...Object.values(option.label ?? {})];
    if (names.some((name) => name?.normalize("NFC").toLowerCase() === word)) return id;
  }
  return null;
};

const optionsProblem = (field?: FieldFace): Sentence => {
  const names = Object.values(field?.options ?? {});
  return {
    en: `Choose one of: ${names.map((option) => option.label?.en ?? option.key).join(", ")}.`,
    ar: `اختر واحدًا من: ${names.map((option) => option.label?.ar ?? option.label?.en ?? option.key).join("، ")}.`,
  };
};

export const parseOption = (text: string, _locale: TextLocale, field?: FieldFace): Parsed => {
  if (text.trim() === "") return { value: null };
  const id = optionNamed(text, field);
  return id ? { value: id } : { problem: optionsProblem(field) };
};

export const parseOptions = (text: string, _locale: TextLocale, field?: FieldFace): Parsed => {
  const ids: string[] = [];
  for (const part of text.split(/[,،;\n]/)) {
    if (part.trim() === "") continue;
    const id = optionNamed(part, field);
    if (!id) return { problem: optionsProblem(field) };
    if (!ids.includes(id)) ids.push(id);
  }
  return { value: ids };
};

export const parseId = shaped(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/, (text) => text.toLowerCase(), {
  en: "Choose a record from the list.",
  ar: "اختر سجلًا من القائمة.",
});
export const parseIds = (text: string, _locale?: TextLocale): Parsed => {
  const ids: string[] = [];
  for (const part of text.split(/[\s,،;]+/).filter(Boolean)) {
    const one = parseId(part);
    if ("problem" in one) return one;
    ids.push(part.toLowerCase());
  }
  return { value: ids };
};

export const parseJson = (text: string): Parsed => {
  if (text.trim() === "") return { value: null };
  try {
    return { value: JSON.parse(text) as FieldValue };
  } catch {
    return refuse("This is not valid JSON.", "هذا ليس JSON صحيحًا.");
  }
};

/** "24.7136, 46.6753": latitude, longitude. */
export const parseGeo = (text: string): Parsed => {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,،;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(latinDigits(text));
  if (text.trim() === "") return { value: null };
  if (!match || Math.abs(Number(match[1])) > 90 || Math.abs(Number(match[2])) > 180)
    return refuse("Write latitude and longitude such as 24.71, 46.67.", "اكتب خط العرض وخط الطول مثل 24.71, 46.67.");
  return { value: { lat: Number(match[1]), lng: Number(match[2]) } };
};

/** Files, signatures and computed values are never typed in. */
export const parseNever = (): Parsed => refuse("This value cannot be typed.", "لا يمكن كتابة هذه القيمة.");

const wordsFor = (text: Text | undefined, key: string, locale: TextLocale): string => text?.[locale] ?? text?.en ?? text?.ar ?? key;

export const showPlain = (value: unknown): string =>
  value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);

/** Formats exact digits: `Intl` takes decimal strings as they are, so nothing passes through a float. */
const format = (digits: string, locale: TextLocale, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(tag(locale), options).format(digits as unknown as number);

export const showNumber = (value: unknown, locale: TextLocale): string =>
  value === null || value === undefined || value === "" ? "" : format(String(value), locale, { maximumFractionDigits: 12 });
export const showPercent = (value: unknown, locale: TextLocale): string =>
  value === null || value === undefined || value === ""
    ? ""
    : format(String(value), locale, { style: "percent", maximumFractionDigits: 4 });
export const showMoney = (value: unknown, locale: TextLocale, field?: FieldFace): string => {
  if (value === null || value === undefined || value === "") return "";
  const currency = field?.config?.currency;
  if (typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency))
    return format(String(value), locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
  return format(String(value), locale, { style: "currency", currency });
};
export const showBoolean = (value: unknown, locale: TextLocale, field?: FieldFace): string => {
  if (typeof value !== "boolean") return "";
  const words = field?.config?.[value ? "yes" : "no"];
  if (words && typeof words === "object") return wordsFor(words as Text, "", locale);
  return locale === "ar" ? (value ? "نعم" : "لا") : value ? "Yes" : "No";
};
export const showDate = (value: unknown, locale: TextLocale): string =>
  typeof value === "string" && isDate(value)
    ? new Intl.DateTimeFormat(tag(locale), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`))
    : "";
export const showDateTime = (value: unknown, locale: TextLocale, _field?: FieldFace, timeZone = "UTC"): string => {
  const at = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? "" : new Intl.DateTimeFormat(tag(locale), { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
};
export const showTime = (value: unknown, locale: TextLocale): string =>
  typeof value === "string" && /^\d{2}:\d{2}/.test(value)
    ? new Intl.DateTimeFormat(tag(locale), { timeStyle: "short", timeZone: "UTC" }).format(new Date(`1970-01-01T${value.slice(0, 5)}:00Z`))
    : "";
export const showDuration = (value: unknown, locale: TextLocale): string => {
  if (value === null || value === undefined || value === "") return "";
  const minutes = Math.round(Number(value) / 60_000);
  const [hours, rest] = [Math.trunc(minutes / 60), Math.abs(minutes % 60)];
  const number = (n: number) => format(String(n), locale, {});
  const parts = locale === "ar" ? [`${number(hours)} س`, `${number(rest)} د`] : [`${number(hours)} h`, `${number(rest)} min`];
  return (hours === 0 ? parts.slice(1) : rest === 0 ? parts.slice(0, 1) : parts).join(" ");
};
export const showOption = (value: unknown, locale: TextLocale, field?: FieldFace): string => {
  const option = typeof value === "string" ? field?.options?.[value] : undefined;
  return option ? wordsFor(option.label, option.key, locale) : showPlain(value);
};
export const showOptions = (value: unknown, locale: TextLocale, field?: FieldFace): string =>
  Array.isArray(value) ? value.map((one) => showOption(one, locale, field)).join(locale === "ar" ? "، " : ", ") : "";
export const showFile = (value: unknown, locale: TextLocale): string => {
  if (Array.isArray(value)) return value.map((one) => showFile(one, locale)).join(locale === "ar" ? "، " : ", ");
  const name = value && typeof value === "object" ? (value as { name?: unknown }).name : undefined;
  return typeof name === "string" ? name : "";
};
export const showAddress = (value: unknown, locale: TextLocale): string => {
  if (!value || typeof value !== "object") return "";
  const { street, city, region, country } = value as Record<string, unknown>;
  return [street, city, region, country].filter((part) => typeof part === "string" && part !== "").join(locale === "ar" ? "، " : ", ");
};
export const showGeo = (value: unknown, locale: TextLocale): string => {
  if (!value || typeof value !== "object") return "";
  const { lat, lng } = value as { lat?: unknown; lng?: unknown };
  return typeof lat === "number" && typeof lng === "number" ? `${showNumber(lat, locale)}, ${showNumber(lng, locale)}` : "";
};
