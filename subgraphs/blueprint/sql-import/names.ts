/** Names of a database as names of a blueprint: tables in the singular, columns without `_id`, words for people. */
import { keyFromWords, plural, wordsFromKey } from "../../../schema/blueprint/keys.ts";

/** English plurals databases use; a word that only looks like one stays. */
const singularWord = (word: string): string => {
  const lower = word.toLowerCase();
  if (/(ss|us|is|news|series|status|address|data|media)$/.test(lower) && !/(sses|uses)$/.test(lower)) return word;
  if (lower === "people") return "person";
  if (lower === "children") return "child";
  if (/ies$/.test(lower) && lower.length > 4) return `${word.slice(0, -3)}y`;
  if (/(sses|shes|ches|xes|zes|uses)$/.test(lower)) return word.slice(0, -2);
  if (/s$/.test(lower) && lower.length > 3) return word.slice(0, -1);
  return word;
};

const isArabic = (name: string): boolean => /[\u0621-\u064a]/.test(name);

/** `public.order_lines` → `orderLine`, not among `taken`; an Arabic name is spelled in latin letters. */
export const entityKey = (table: string, taken: ReadonlySet<string>): string => {
  if (isArabic(table)) return keyFromWords(table.split(".").at(-1) ?? table, taken, "entity");
  const words = (table.split(".").at(-1) ?? table).split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(Boolean);
  const last = words.pop() ?? "thing";
  return keyFromWords([...words, singularWord(last)].join(" "), taken, "entity");
};

/** `support_rep_id` of a link → `supportRep`; `unit_price` → `unitPrice`; a word the platform needs itself gets its entity's name: `customerState`. */
export const fieldKey = (column: string, isLink: boolean, taken: ReadonlySet<string>, entity = ""): string => {
  const words = isLink ? linkWords(column) : column;
  const plain = keyFromWords(words, []);
  return entity !== "" && /2$/.test(plain) && !/2$/.test(words) ? keyFromWords(`${entity} ${words}`, taken) : keyFromWords(words, taken);
};

/** The words of a link without those that only say it is one. */
const linkWords = (column: string): string =>
  column.replace(/(?<=.)(?:(?:_ptr)?_id|_fk|Id|ID| id| ID)$/, "").replace(/^(?:رقم|معرف|معرّف|كود)[ _](?=.)/, "");

/** Words for a field, those of its column; where another field has them already, those of its key. */
export const fieldLabel = (key: string, column: string, isLink: boolean, taken: ReadonlySet<string>): { readonly en: string } => {
  const words = isLink ? linkWords(column) : column;
  if (isArabic(words)) return labelOf(key, words);
  const plain = wordsFromKey(keyFromWords(`x ${words}`).slice(1)).trim();
  return plain === "" || taken.has(plain) ? labelOf(key) : { en: plain };
};

/** Words for a key, "Unit price"; an Arabic name is its own words. Written under "en" until the document's language is known. */
export const labelOf = (key: string, name = ""): { readonly en: string } => ({
  en: isArabic(name) ? (name.split(".").at(-1) ?? name).replace(/[_\s]+/g, " ").trim() : wordsFromKey(key),
});

/** Words for several of a key: "Order lines"; a word without a plural of its own stays, "Inventory". */
export const pluralLabel = (key: string, name = ""): { readonly en: string } =>
  labelOf(plural(key) === `${key}List` ? key : plural(key), name);

/** Tables of one application that Django keeps beside those of its own. */
const besidesPrefix = new Set(["auth_user", "auth_group"]);

/** Table → its name without the first word all of them share, `tbl_`, `wp_`, the name of the application. */
export const bareNames = (tables: readonly { readonly name: string }[]): ReadonlyMap<string, string> => {
  const names = tables.map(({ name }) => name);
  const prefixed = names.filter((name) => !besidesPrefix.has(name));
  const prefix = /^[A-Za-z0-9]+_(?=.)/.exec(prefixed[0] ?? "")?.[0] ?? "";
  const shared = prefix !== "" && prefixed.length > 2 && prefixed.every((name) => name.startsWith(prefix) && name.length > prefix.length);
  return new Map(names.map((name) => [name, shared && !besidesPrefix.has(name) ? name.slice(prefix.length) : name]));
};

/** Whether a database speaks Arabic: at least half of its tables do. */
export const speaksArabic = (tables: readonly { readonly name: string }[]): boolean =>
  tables.length > 0 && tables.filter(({ name }) => isArabic(name)).length * 2 >= tables.length;

/** The words of Arabic columns that tell what is in them, as an English column would say it. */
const arabicWords: Readonly<Record<string, string>> = {
  سعر: "price",
  ثمن: "price",
  مبلغ: "amount",
  إجمالي: "total",
  اجمالي: "total",
  تكلفة: "cost",
  رسوم: "fee",
  راتب: "salary",
  رصيد: "balance",
  ضريبة: "tax",
  إيجار: "rent",
  بريد: "email",
  هاتف: "phone",
  جوال: "mobile",
  موبايل: "mobile",
  موقع: "website",
  اسم: "name",
  رقم: "number",
  رمز: "code",
  كود: "code",
  حالة: "status",
  نوع: "type",
  مدينة: "city",
  دولة: "country",
  جنس: "gender",
  جنسية: "nationality",
  عنوان: "address",
  ميلاد: "birth",
  هوية: "national_id",
  جواز: "passport",
  آيبان: "iban",
  تشخيص: "diagnosis",
  حساسية: "allergies",
  ديانة: "religion",
  مرور: "password",
};

/** A column's name in English words, as far as its guesses go; other words stay. */
export const inEnglish = (name: string): string =>
  isArabic(name)
    ? name
        .split(/[_\s]+/)
        .map((word) => arabicWords[word] ?? arabicWords[word.replace(/^ال/, "")] ?? word)
        .join("_")
    : name;
