/** Required, optional, unique: what a field is made, and of which type. */
import type { Sentence } from "../../../../../schema/ids.ts";
import { trim } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { calledIn, fieldsIn, only, set, type Work } from "./changing.ts";
import { becomes } from "./renaming.ts";
import { addNumber } from "./wishes/number-to-add.ts";

interface Flag {
  readonly prop: "required" | "unique";
  readonly value: true | null;
  readonly text: Sentence;
}
const required: Flag = { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } };
const optional: Flag = { prop: "required", value: null, text: { en: "is optional", ar: "اختياري" } };
const unique: Flag = { prop: "unique", value: true, text: { en: "is unique", ar: "فريد" } };
const repeated: Flag = { prop: "unique", value: null, text: { en: "may repeat", ar: "يجوز تكراره" } };
const flags: ReadonlyMap<string, Flag> = new Map(
  (
    [
      [required, "required mandatory compulsory obligatory الزامي مطلوب اجباري ضروري"],
      [optional, "optional اختياري"],
      [unique, "unique فريد"],
    ] as const
  ).flatMap(([flag, words]) => words.split(" ").map((word) => [word, flag] as const)),
);
const flagOf = (token: Token | undefined): Flag | undefined =>
  token && (flags.get(token.word) ?? flags.get(token.word.replace(/(?:ا|ه)$/, "")) ?? flags.get(token.word.replace(/^ال/, "")));
export const isFlag = (token: Token | undefined): boolean => flagOf(token) !== undefined;
const noWords = new Set(["not", "no", "longer", "isn't", "aren't", "غير", "مو", "مش", "ليس", "ليست", "لا"]);

const conditions = new Set(["when", "if", "once", "unless", "whenever", "اذا", "لما", "عندما", "عند", "متي"]);
/** "make the phone and the email of patients required", «اجعل هاتف المريض إلزاميًا», "the phone is no longer unique". */
export const make = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(isFlag);
  // "required when …" is not required always.
  if (at >= 0 && tokens.slice(at).some(({ word }) => conditions.has(word))) return false;
  if (at < 0) return becomes(work, clause, tokens);
  const said = flagOf(tokens[at])!;
  const denied = tokens.slice(0, at).some((token) => noWords.has(token.word));
  const flag = !denied ? said : said === unique ? repeated : said === required ? optional : required;
  const named = tokens.filter(
    (token, i) =>
      i !== at &&
      !noWords.has(token.word) &&
      !["is", "are", "be", "must", "should", "field", "fields", "حقل", "الحقل"].includes(token.word),
  );
  let targets = fieldsIn(work, named);
  if (!targets) {
    const same = work.find.field(trim(named), null);
    const one = same.length > 1 ? only(work, clause, same) : null;
    if (one === "asked") return true;
    if (!one) return flag === unique && addNumber(work, clause, named) === true;
    targets = [one];
  }
  for (const target of targets) {
    const name = calledIn(work, target.id);
    set(work, clause, target.id, flag.prop, flag.value, { en: `${name.en} ${flag.text.en}.`, ar: `${name.ar} ${flag.text.ar}.` });
  }
  return true;
};
