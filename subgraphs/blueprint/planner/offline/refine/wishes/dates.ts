/** What a date may be: "the date of birth cannot be in the future", "the end must be after the start", «لا يكون تاريخ الميلاد في المستقبل». */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, fact, single, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { endOf, fieldsOf, has, propertyIn, type Wish, without, wordSet } from "./about.ts";

const denying = wordSet("not cannot can't never mustn't لا ليس ما مو مش لن");
const ahead = wordSet("future المستقبل مستقبلا مستقبليا");
const behind = wordSet("past الماضي ماضيا");
const after = wordSet("after later بعد");
const before = wordSet("before earlier قبل");
const modal = wordSet("must should cannot can't has not be يجب لازم ان يكون تكون لا ما مو مش لن");
const around = wordSet(
  "the a an must should cannot can't can not never be is are in of to has have lie than later earlier future past لا ليس ان يكون تكون يجب لازم في المستقبل الماضي مستقبلا مستقبليا ماضيا يمكن دائما always ما مو مش لن يصير",
);
const dates = new Set(["date", "dateTime"]);
const isDate = ({ node }: Existing): boolean => dates.has(String(node.props.type));

export const dated: Wish = (work, clause) => {
  const { tokens } = clause;
  const denied = has(tokens, denying);
  if ((has(tokens, ahead) || has(tokens, behind)) && has(tokens, modal)) {
    const said = without(tokens, around);
    const field = propertyIn(work, clause, said, isDate) ?? onlyDateOf(work, said);
    if (field === "asked") return true;
    if (!field) return null;
    const now = field.node.props.type === "date" ? "today" : "now";
    const past = has(tokens, ahead) === denied;
    const words: Sentence = past ? { en: "Not in the future", ar: "ليس في المستقبل" } : { en: "Not in the past", ar: "ليس في الماضي" };
    return demand(work, clause, field, `${field.id} ${past ? "<=" : ">="} ${now}`, words);
  }
  const at = tokens.findIndex((token) => after.has(token.word) || before.has(token.word));
  // "end date after start date": without a "must" it is nothing but the two dates.
  if (at < 1 || (!has(tokens.slice(0, at), modal) && tokens.length > 8)) return null;
  const [first, second] = [without(tokens.slice(0, at), around), without(tokens.slice(at + 1), around)];
  const field = propertyIn(work, clause, first, isDate) ?? endOf(work, first);
  if (field === "asked" || !field?.node.owner) return field === "asked" ? true : null;
  const other = work.find.field(second, field.node.owner).find(isDate) ?? endOf(work, second, field.node.owner);
  if (!other || other.node.props.type !== field.node.props.type) return null;
  if (!has(tokens.slice(0, at), modal) && work.find.field(second, field.node.owner).length === 0) return null;
  const later = after.has(tokens[at]!.word) !== denied;
  const name = calledIn(work, other.id);
  const words: Sentence = later ? { en: `After: ${name.en}`, ar: `بعد: ${name.ar}` } : { en: `Before: ${name.en}`, ar: `قبل: ${name.ar}` };
  return demand(work, clause, field, `${field.id} ${later ? ">" : "<"} ${other.id}`, words);
};

/** "an appointment can't be in the past": when it is. */
const onlyDateOf = (work: Work, said: readonly Token[]): Existing | null => {
  const entity = single(work.find.entity(said));
  const all = entity ? fieldsOf(work, entity.id).filter(({ id }) => isDate({ id, node: work.draft.nodes[id]! })) : [];
  return all.length === 1 ? { id: all[0]!.id, node: work.draft.nodes[all[0]!.id]! } : null;
};

/** One condition more. */
export const demand = (
  work: Work,
  clause: Clause,
  { id, node }: { readonly id: Id; readonly node: Existing["node"] },
  check: string,
  words: Sentence,
): true => {
  const name = calledIn(work, id);
  const now = typeof node.props.check === "string" ? node.props.check : null;
  if (now?.includes(check))
    return fact(
      work,
      clause,
      { en: `${name.en}: ${words.en.toLowerCase()}. It is so already.`, ar: `${name.ar}: ${words.ar}. وهو كذلك من قبل.` },
      [],
    );
  const told = (node.props.message ?? {}) as { readonly en?: string; readonly ar?: string };
  const both = (before: string | undefined, more: string): string => (now !== null && before ? `${before} · ${more}` : more);
  work.ops.push(
    { op: "set", id, prop: "check", value: now === null ? check : `(${now}) && ${check}` },
    { op: "set", id, prop: "message", value: { en: both(told.en, words.en), ar: both(told.ar, words.ar) } },
  );
  return fact(work, clause, { en: `${name.en}: ${words.en.toLowerCase()}.`, ar: `${name.ar}: ${words.ar}.` }, [id]);
};
