/** One amount against another of the same record: "the discount must not be more than the amount", «الدرجة لا تزيد عن النهاية العظمى». */
import type { Sentence } from "../../../../../../schema/ids.ts";
import { numberOf } from "../../text/numbers.ts";
import { calledIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { has, phraseAt, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { demand } from "./dates.ts";

const denying = wordSet("not cannot can't never no mustn't لا ليس ليست ما مو مش لن");
const modal = wordSet("must should cannot can't may never be يجب لازم لا ليس ليست ما مو مش لن");
const more: readonly (readonly string[])[] = [
  ...["more", "higher", "greater", "larger", "bigger"].map((word) => [word, "than"]),
  ...["exceed", "above", "يزيد", "تزيد", "يتجاوز", "تتجاوز"].map((word) => [word]),
  ...["اكبر", "اعلي", "اكثر"].map((word) => [word, "من"]),
];
const less: readonly (readonly string[])[] = [
  ...["less", "lower", "smaller"].map((word) => [word, "than"]),
  ...["below", "under", "يقل", "تقل"].map((word) => [word]),
  ...["اقل", "اصغر", "ادني"].map((word) => [word, "من"]),
];
const around = wordSet(
  "the a an of must should cannot can't can not never no be is are always its عن علي من لا ليس ليست يجب ان يكون تكون لازم دائما ما مو مش لن",
);
const numbers = new Set(["integer", "decimal", "money", "percent"]);
const isNumber = ({ node }: Existing): boolean => numbers.has(String(node.props.type));

export const compared: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, modal) || tokens.some((token) => numberOf(token) !== null) || tokens.length > 18) return null;
  const ways = [more, less].map((phrases) =>
    phrases.map((phrase) => ({ at: phraseAt(tokens, ...phrase), length: phrase.length })).find(({ at }) => at > 0),
  );
  const [way] = ways.filter((one) => one !== undefined);
  if (!way) return null;
  const field = propertyIn(work, clause, without(tokens.slice(0, way.at), around), isNumber);
  if (field === "asked" || !field?.node.owner) return field === "asked" ? true : null;
  const other = work.find.field(without(tokens.slice(way.at + way.length), around), field.node.owner).find(isNumber);
  // A share is not compared with an amount.
  const alike = (one: Existing): boolean => one.node.props.type === "percent" || one.node.props.type === "money";
  if (!other || other.id === field.id || field.node.props.compute !== undefined) return null;
  if (other.node.props.type !== field.node.props.type && (alike(other) || alike(field))) return null;
  const isMore = ways[0] !== undefined;
  const denied = has(tokens.slice(0, way.at), denying);
  const name = calledIn(work, other.id);
  const words: Sentence = denied
    ? isMore
      ? { en: `At most: ${name.en}`, ar: `لا يزيد عن: ${name.ar}` }
      : { en: `At least: ${name.en}`, ar: `لا يقل عن: ${name.ar}` }
    : isMore
      ? { en: `More than: ${name.en}`, ar: `أكثر من: ${name.ar}` }
      : { en: `Less than: ${name.en}`, ar: `أقل من: ${name.ar}` };
  const sign = denied ? (isMore ? "<=" : ">=") : isMore ? ">" : "<";
  return demand(work, clause, field, `${field.id} ${sign} ${other.id}`, words);
};
