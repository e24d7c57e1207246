/** Names of a database as names of a blueprint: tables in the singular, columns without `_id`, words for people. */
import { keyFromWords, wordsFromKey } from "../../../schema/blueprint/keys.ts";

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

/** `public.order_lines` → `orderLine`, not among `taken`. */
export const entityKey = (table: string, taken: ReadonlySet<string>): string => {
  const words = (table.split(".").at(-1) ?? table).split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter(Boolean);
  const last = words.pop() ?? "thing";
  return keyFromWords([...words, singularWord(last)].join(" "), taken, "entity");
};

/** `support_rep_id` of a link → `supportRep`; `unit_price` → `unitPrice`; a word the platform needs itself gets its entity's name: `customerState`. */
export const fieldKey = (column: string, isLink: boolean, taken: ReadonlySet<string>, entity = ""): string => {
  const words = isLink ? column.replace(/(?<=.)(?:_id|_fk|Id|ID)$/, "") : column;
  const plain = keyFromWords(words, []);
  return entity !== "" && /2$/.test(plain) && !/2$/.test(words) ? keyFromWords(`${entity} ${words}`, taken) : keyFromWords(words, taken);
};

/** Words for a key: "Unit price". */
export const labelOf = (key: string): { readonly en: string } => ({ en: wordsFromKey(key) });
