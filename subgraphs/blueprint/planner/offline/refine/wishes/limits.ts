/** Between what a number, a text or a date may be: "at most 20 pieces per order line", "the cost cannot be negative", «لا يزيد … عن ٦٠». */
import type { Json, Sentence } from "../../../../../../schema/ids.ts";
import { numberOf } from "../../text/numbers.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, chooseOf, fieldsOf, has, mentions, phraseAt, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { dated } from "./dates.ts";
import { linksTo, pairOf } from "./figures.ts";

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

const modal = wordSet("must should can cannot can't may never shall mustn't not be is are has have لا يجب لازم يكون تكون الا ان");
const around = wordSet(
  "at most least no not than more less fewer higher lower greater bigger smaller above below under over longer shorter later earlier go fall drop get than exceed exceeds to up maximum minimum max min limit limited between and or from cannot can't must should may can never be is are has have the of a an per each every in for negative positive zero below set it its in any with contain contains on by allow allowed only لا ما يزيد تزيد يقل تقل يتجاوز تتجاوز يتعدي تتعدي عن علي الاقل الاكثر الحد الاقصي الاعلي الادني حد اقصي ادني كحد بحد بين و الي من هو هي ليس ليست اكثر اقل سالب سالبا سالبه بالسالب موجب موجبا يكون تكون ان يجب لازم لكل كل في اكبر اصغر اجعل يمكن لان قيمه عدد",
);
const opening = wordSet("add remove delete rename link create show list sort اضف احذف ازل اربط اظهر اعرض رتب انشئ");

export const limit: Wish = (work, clause) => {
  const { tokens } = clause;
  if (tokens.length > 20 || opening.has(tokens[0]!.word)) return null;
  const onDate = dated(work, clause);
  if (onDate !== null) return onDate;
  const bounds = boundsIn(tokens);
  if (bounds === null) return null;
  const letters = has(tokens, characters);
  const named = without(tokens, new Set([...around, ...(letters ? characters : [])])).filter((token) => numberOf(token) === null);
  const fits = ({ node }: Existing): boolean =>
    (letters ? texts : numbers).has(String(node.props.type)) && node.props.compute === undefined;
  const field = propertyIn(work, clause, named, fits) ?? unnamed(work, clause, named, fits, bounds);
  if (field === "asked") return true;
  return field ? bound(work, clause, field, bounds) : null;
};

const numbers = new Set(["integer", "decimal", "money", "percent", "rating"]);
const texts = new Set(["text", "longText", "richText"]);
const characters = wordSet("characters character letters chars حرف حرفا احرف حروف");

/** What the words allow; null: they set no limit. */
const boundsIn = (tokens: readonly Token[]): Bounds | null => {
  const after = (...phrase: string[]): number | null => {
    const at = phraseAt(tokens, ...phrase);
    return at < 0
      ? null
      : (tokens
          .slice(at + phrase.length, at + phrase.length + 9)
          .map(numberOf)
          .find((value) => value !== null) ?? null);
  };
  const first = (phrases: readonly (readonly string[])[]): number | null =>
    phrases.map((phrase) => after(...phrase)).find((value) => value !== null) ?? null;
  const denied = has(tokens, wordSet("not cannot can't never no mustn't لا ليس ليست"));
  if (has(tokens, wordSet("negative سالب سالبا سالبه بالسالب")) && denied) return { min: 0 };
  const between = tokens.findIndex(({ word }) => word === "between" || word === "بين");
  const range = between >= 0 ? tokens.slice(between + 1).flatMap((token) => numberOf(token) ?? []) : [];
  if (range.length === 2 && (has(tokens, modal) || between > 0)) return { min: Math.min(...range), max: Math.max(...range) };
  const max = first([
    ["at", "most"],
    ["no", "more", "than"],
    ["not", "more", "than"],
    ["not", "exceed"],
    ["never", "exceed"],
    ["cannot", "exceed"],
    ["up", "to"],
    ["maximum"],
    ["max"],
    ["limited", "to"],
    ["علي", "الاكثر"],
    ["الحد", "الاقصي"],
    ["الحد", "الاعلي"],
    ["حد", "اقصي"],
    ["كحد", "اقصي"],
    ["بحد", "اقصي"],
    ["ليس", "اكثر", "من"],
    ["ليست", "اكثر", "من"],
    ...["يزيد", "تزيد", "يتجاوز", "تتجاوز", "يتعدي", "تتعدي"].flatMap((word) => [
      ["لا", word],
      ["ما", word],
    ]),
    ["ان", "لا", "يزيد"],
    ...(denied ? ["more", "higher", "greater", "bigger", "longer"].map((word) => [word, "than"]) : []),
    ...(denied ? [["above"], ["over"]] : []),
    ...(denied
      ? [
          ["have", "more", "than"],
          ["has", "more", "than"],
          ["be", "more"],
        ]
      : []),
  ]);
  const min = first([
    ["at", "least"],
    ["no", "less", "than"],
    ["not", "less", "than"],
    ["minimum"],
    ["min"],
    ["علي", "الاقل"],
    ["الحد", "الادني"],
    ["حد", "ادني"],
    ["كحد", "ادني"],
    ["بحد", "ادني"],
    ["ليس", "اقل", "من"],
    ...["يقل", "تقل"].flatMap((word) => [
      ["لا", word],
      ["ما", word],
    ]),
    ...(denied ? ["less", "lower", "smaller", "fewer", "shorter"].map((word) => [word, "than"]) : []),
    ...(denied ? [["below"], ["under"]] : []),
  ]);
  // «30 على الأقل», «كحد أقصى»: the number stands before.
  const before = (...phrases: (readonly string[])[]): number | null =>
    phrases.map((phrase) => phraseAt(tokens, ...phrase)).flatMap((at) => (at > 0 ? (numberOf(tokens[at - 1]) ?? []) : []))[0] ?? null;
  const [most, least] = [
    max ?? before(["علي", "الاكثر"], ["كحد", "اقصي"], ["or", "less"], ["or", "fewer"], ["at", "most"]),
    min ?? before(["علي", "الاقل"], ["كحد", "ادني"], ["or", "more"], ["at", "least"]),
  ];
  return most === null && least === null ? null : { ...(least === null ? {} : { min: least }), ...(most === null ? {} : { max: most }) };
};

const pieces = wordSet("pieces piece items item units unit copies copy قطعه قطع وحده وحدات نسخه نسخ حبه حبات");
/** "20 pieces per order line": of how many there are; of other things that are counted, what can be had instead. */
const unnamed = (
  work: Work,
  clause: Clause,
  named: readonly Token[],
  fits: (field: Existing) => boolean,
  bounds: Bounds,
): Existing | "asked" | null => {
  const things = mentions(named, work.find.entity);
  const entity = things.at(-1)?.found;
  if (!entity) return null;
  const ends = pairOf(
    work,
    things.map(({ found }) => found),
  );
  // «كل منتج له فئة واحدة على الأقل»: it has to have one.
  const linked =
    ends && bounds.min === 1 && bounds.max === undefined && things[0]!.found.id === ends.many.id
      ? linksTo(work, ends.many.id, ends.one.id)[0]
      : undefined;
  if (linked) return demanded(work, clause, linked);
  if (ends) return notCounted(work, clause, ends.many, ends.one);
  const counts = fieldsOf(work, entity.id).filter(({ id }) => work.draft.nodes[id]?.props.type === "integer");
  const rest = named.filter((_, i) => !things.some(({ from, to }) => from <= i && i < to));
  if (counts.length === 1 && rest.length > 0 && rest.every((token) => pieces.has(token.word))) {
    const { id } = counts[0]!;
    return { id, node: work.draft.nodes[id]! };
  }
  return chooseOf(work, clause, entity.id, fits);
};

const demanded = (work: Work, clause: Clause, { id, node }: Existing): "asked" => {
  const name = calledIn(work, id);
  const already = node.props.required === true;
  if (!already) work.ops.push({ op: "set", id, prop: "required", value: true });
  fact(
    work,
    clause,
    already
      ? { en: `${name.en} is required already.`, ar: `${name.ar} إلزامي من قبل.` }
      : { en: `${name.en} is required.`, ar: `${name.ar} إلزامي.` },
    already ? [] : [id],
  );
  return "asked";
};

const notCounted = (work: Work, clause: Clause, many: Existing, of: Existing): "asked" => {
  const [some, one] = [manyOf(work, many.id), calledIn(work, of.id)];
  ask(work, `count-${clause.index}`, {
    en: `How many ${some.en} there are of one ${one.en.toLowerCase()} cannot be limited yet, and nothing was changed. What can be had is how many there are: “Show the number of ${some.en} of each ${one.en.toLowerCase()}”.`,
    ar: `لا يمكن بعد تحديد عدد ${some.ar} لكل ${one.ar}، ولم يتغير شيء. الممكن هو عرض العدد: «أظهر عدد ${some.ar} لكل ${one.ar}».`,
  });
  return "asked";
};

const bound = (work: Work, clause: Clause, field: Existing, said: Bounds): boolean => {
  const { props } = field.node;
  const scale = props.type === "percent" && Math.max(Math.abs(said.min ?? 0), Math.abs(said.max ?? 0)) > 1 ? 100 : 1;
  const bounds: Bounds = {
    ...(said.min === undefined ? {} : { min: said.min / scale }),
    ...(said.max === undefined ? {} : { max: said.max / scale }),
  };
  const config = (props.config ?? {}) as { readonly min?: number | string; readonly max?: number | string };
  const name = calledIn(work, field.id);
  const wholes = props.type === "integer" || props.type === "rating" || texts.has(String(props.type));
  const parts = (["min", "max"] as const).filter((part) => bounds[part] !== undefined);
  if (wholes && parts.some((part) => !Number.isInteger(bounds[part]))) return false;
  if (props.type === "rating" && (bounds.min !== undefined || bounds.max! < 2 || bounds.max! > 10))
    return ask(work, `rating-${clause.index}`, {
      en: `Ratings begin at 1 and go up to between 2 and 10; nothing was changed. Write for example: “${name.en} at most 5”.`,
      ar: `التقييم يبدأ من 1 ويصل إلى ما بين 2 و10؛ لم يتغير شيء. اكتب مثلًا: «${name.ar} لا يزيد عن 5».`,
    });
  const [min, max] = [bounds.min ?? numeric(config.min), bounds.max ?? numeric(config.max)];
  if (min !== null && max !== null && min > max)
    return ask(work, `bounds-${clause.index}`, {
      en: `${name.en} would have to be at least ${min} and at most ${max}; nothing was changed. Write both limits: “${name.en} must be between … and …”.`,
      ar: `يجب عندها أن يكون ${name.ar} ${min} على الأقل و${max} على الأكثر؛ لم يتغير شيء. اكتب الحدّين: «${name.ar} بين … و…».`,
    });
  const text = says(name, said);
  if (parts.every((part) => numeric(config[part]) === bounds[part] || (part === "min" && isChecked(props.check, field.id, bounds.min!))))
    return fact(work, clause, { en: `${text.en} It is so already.`, ar: `${text.ar} وهو كذلك من قبل.` }, []);
  for (const part of parts) work.ops.push({ op: "set", id: field.id, prop: `config.${part}`, value: bounds[part]! });
  const start = begins(work, field, min, max);
  return fact(work, clause, { en: `${text.en}${start.en}`, ar: `${text.ar}${start.ar}` }, [field.id]);
};

const numeric = (value: number | string | undefined): number | null => (value === undefined ? null : Number(value));
/** `price >= 0`, as a condition says it. */
const isChecked = (check: unknown, id: string, min: number): boolean =>
  typeof check === "string" && new RegExp(`(?:^|&& )${id} >= ${String(min).replace(".", "\\.")}(?: &&|$)`).test(check);

const says = (name: Sentence, { min, max }: Bounds): Sentence => {
  if (min !== undefined && max !== undefined)
    return { en: `${name.en}: between ${min} and ${max}.`, ar: `${name.ar}: بين ${min} و${max}.` };
  return min !== undefined
    ? { en: `${name.en}: at least ${min}.`, ar: `${name.ar}: ${min} على الأقل.` }
    : { en: `${name.en}: at most ${max}.`, ar: `${name.ar}: ${max} على الأكثر.` };
};

/** A record cannot begin beyond the limit: what it begins with moves to it, and that is told. */
const begins = (work: Work, { id, node }: Existing, min: number | null, max: number | null): Sentence => {
  const now = node.props.default;
  if ((typeof now !== "number" && typeof now !== "string") || texts.has(String(node.props.type))) return { en: "", ar: "" };
  const value = Number(now);
  const moved = min !== null && value < min ? min : max !== null && value > max ? max : null;
  if (moved === null) return { en: "", ar: "" };
  const kept: Json = typeof now === "number" ? moved : String(moved);
  work.ops.push({ op: "set", id, prop: "default", value: kept });
  return { en: ` It began as ${value}, and begins as ${moved} now.`, ar: ` كان يبدأ بـ${value} وصار يبدأ بـ${moved}.` };
};
