/** A name in one language, the other left as it is: "the English name of subscribers is Member", «الاسم بالعربي للحجز: موعد». */
import { pluralWord } from "../../../../../../schema/blueprint/keys.ts";
import type { Token } from "../../text/tokens.ts";
import { calledIn, fact, targetIn, wordsIn } from "../changing.ts";
import { quotedIn } from "../quoted.ts";
import { has, type Wish, without, wordSet } from "./about.ts";

const english = wordSet("english انجليزي انجليزيه بالانجليزي بالانجليزيه الانجليزي الانجليزيه انكليزي بالانكليزي");
const arabic = wordSet("arabic عربي عربيه بالعربي بالعربيه العربي العربيه");
const naming = wordSet(
  "name names label title called call named rename translate translation اسم الاسم اسمه اسمها سم سمي عنوان يسمي تسمي ترجمه",
);
const around = wordSet(
  "the a an of in for to is be should must make set change rename call called named name names label title as translate translation it english arabic اجعل خلي غير يكون تكون هو هي الي في ل اسم الاسم اسمه اسمها سم سمي يسمي تسمي ترجمه",
);

export const label: Wish = (work, clause) => {
  const { tokens } = clause;
  const [en, ar] = [has(tokens, english), has(tokens, arabic)];
  if (en === ar || !has(tokens, naming) || tokens.length > 16) return null;
  const language = tokens.findIndex(({ word }) => english.has(word) || arabic.has(word));
  const wanted = nameIn(clause, tokens, en);
  if (wanted.length === 0) return null;
  const named = without(
    tokens.filter((token, i) => i !== language && !wanted.includes(token)),
    around,
  );
  const target = named.length > 0 ? targetIn(work, clause, named) : null;
  if (target === "asked") return true;
  if (!target || !work.draft.nodes[target.id]) return null;
  const [locale, words] = [en ? "en" : "ar", wordsIn(wanted)];
  const before = calledIn(work, target.id);
  work.ops.push({ op: "set", id: target.id, prop: `label.${locale}`, value: words });
  if (en && target.node.kind === "entity") work.ops.push({ op: "set", id: target.id, prop: "plural.en", value: pluralOf(words) });
  return fact(
    work,
    clause,
    {
      en: `${before.en} is called “${words}” in ${en ? "English" : "Arabic"}.`,
      ar: `اسم ${before.ar} ${en ? "بالإنجليزية" : "بالعربية"}: «${words}».`,
    },
    [target.id],
  );
};

/** The quoted name, or what stands in the other alphabet, or behind the last "to", "is", «يكون». */
const nameIn = (clause: Parameters<Wish>[1], tokens: readonly Token[], en: boolean): readonly Token[] => {
  const quoted = quotedIn(clause).at(-1);
  if (quoted) return quoted;
  const other = tokens.filter((token) => token.kind === "word" && token.arabic !== en && token.arabic !== clause.arabic);
  if (other.length > 0) return other;
  const at = tokens.findLastIndex(
    ({ word }, i) => i < tokens.length - 1 && ["to", "is", "be", "as", ":", "يكون", "تكون", "الي", "هو"].includes(word),
  );
  return at < 0 ? [] : tokens.slice(at + 1);
};

const pluralOf = (words: string): string => {
  const parts = words.split(" ");
  return [...parts.slice(0, -1), pluralWord(parts.at(-1)!)].join(" ");
};
