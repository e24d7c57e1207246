/** Whether the «و» that an Arabic word begins with joins it to what stands before («والمدير»), or is a letter of it («ورد», «وصف»). */
import { functionWords, verbForms } from "../words/verbs.ts";
import { isKnownWord } from "../words/words.ts";
import type { Token } from "./tokens.ts";

/** `before`: the word before it; `after`: the text behind it; `whole`: the text. */
export const joins = (raw: string, word: string, before: Token | undefined, after: string, whole: string): boolean =>
  raw[0] === "و" &&
  word.length > 2 &&
  (isKnownWord(word)
    ? isLimit(word, after) || (/^ولي(?:ه|ها|هم)$/.test(word) && !isGuardian(after)) || isNextAfterName(before, word, after)
    : !isOneWord(raw, word, before, whole) && !(/^وليه?$/.test(word) && isGuardian(after)));

/** «ولية أمرها»: whose affairs somebody looks after. */
const isGuardian = (after: string): boolean => /^\s+[أا]مر/.test(after);

/** Nothing is joined to these: «لها ورد يومي», «كل وشاح»; nor is what the text says with an article elsewhere: «الورد». */
const isOneWord = (raw: string, word: string, before: Token | undefined, whole: string): boolean =>
  (before !== undefined &&
    !/(?:ها|هم|هن|[^ة]ه)$/.test(raw) &&
    opening.test(before.word) &&
    !functionWords.has(word.slice(1)) &&
    !/^[بك]?[يتن].{2,}/.test(word.slice(1)) &&
    !verbForms.has(word.slice(1))) ||
  (raw.length > 2 && !/^وال/.test(raw) && new RegExp(`(?:^|[^\\p{L}])[وبف]?(?:ال|لل)${raw}(?![\\p{L}])`, "u").test(whole));
const opening = /^(?:له|لها|لهم|لهن|ليه|ليها|اله|الها|الو|عنده|عندها|عنا|عندنا|فيه|فيها|كل|لكل|في|من|علي|الي|عن|بدون|اي)$/;

/** «كمية وحد أدنى»: a limit, and no unit. */
const isLimit = (word: string, after: string): boolean => word === "وحد" && /^\s+(?:ال)?[أا](?:دنى|قصى|على|قل|كثر)/.test(after);

/** «اسم وصف», «تاريخ ميلاد وصف»: a word with and without its «و» right after a name begins the next of the list, or the name would be lost in it. */
const isNextAfterName = (before: Token | undefined, word: string, after: string): boolean =>
  before?.arabic === true &&
  (before.word === "اسم"
    ? isKnownWord(word.slice(1))
    : word === "وصف" && !/^\s+ال/.test(after) && before.word.length > 2 && !functionWords.has(before.word) && !verbForms.has(before.word));
