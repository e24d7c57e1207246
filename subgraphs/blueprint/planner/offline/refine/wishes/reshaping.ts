/**
 * Splitting a property, joining two, making a thing of one. What people entered would have to be carried over, and no operation does that:
 * the answer says so, and which sentences come closest without losing anything.
 */
import type { Sentence } from "../../../../../../schema/ids.ts";
import { isSeparator, splitList } from "../../clauses/phrases.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, fieldsIn, type Work, wordsIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, has, propertyIn, upper, type Wish, without, wordSet } from "./about.ts";

export const reshape: Wish = (work, clause) => split(work, clause) ?? join(work, clause) ?? ownTable(work, clause);

const splitting = wordSet("split divide separate break افصل قسم اقسم جزئ فصل تقسيم");
const into = wordSet("into to in الي لي");
const fillers = wordSet("the a an of field fields column up apart حقل حقول الحقل two separate three");
const split: Wish = (work, clause) => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => splitting.has(token.word));
  if (at < 0 || at > 3 || tokens.length > 20) return null;
  const to = tokens.findIndex((token, i) => i > at + 1 && into.has(token.word));
  const said = without(tokens.slice(at + 1, to < 0 ? undefined : to), fillers);
  const [thing] = work.find.entity(said);
  if (thing) return askApart(work, clause, thing, to < 0 ? [] : tokens.slice(to + 1));
  const field = propertyIn(work, clause, said);
  if (field === "asked") return true;
  if (!field?.node.owner) return null;
  const parts =
    to < 0 ? [] : splitList(tokens.slice(to + 1)).map((part) => wordsIn(part.filter((token) => !["a", "an", "the"].includes(token.word))));
  const last = parts.at(-1)?.split(" ").at(-1) ?? "";
  // "first and last name": both are names.
  const named = clause.arabic
    ? parts
    : parts.map((part) => (part.includes(" ") || !parts.at(-1)!.includes(" ") ? part : `${part} ${last}`));
  const [name, many] = [calledIn(work, field.id), manyOf(work, field.node.owner)];
  const list: Sentence =
    named.length > 1 ? { en: named.map((part) => `a ${part}`).join(" and "), ar: named.join(" و") } : { en: "…", ar: "…" };
  return ask(work, `split-${clause.index}`, {
    en: `What was entered in ${name.en} of ${many.en} cannot be divided by itself, so nothing was changed. Write: “Add ${list.en} to ${many.en}”, and once they are filled in: “Remove the ${name.en.toLowerCase()} of ${many.en}”.`,
    ar: `ما أُدخل في ${name.ar} ضمن ${many.ar} لا ينقسم من تلقاء نفسه، فلم يتغير شيء. اكتب: «أضف ${list.ar} إلى ${many.ar}»، وبعد تعبئتها: «احذف ${name.ar} من ${many.ar}».`,
  });
};

/** "split classes into grade and section": the thing itself. */
const askApart = (work: Work, clause: Clause, { id }: Existing, parts: readonly Token[]): true => {
  const [many, names] = [manyOf(work, id), parts.length > 0 ? wordsIn(parts) : "…"];
  return ask(work, `split-${clause.index}`, {
    en: `${upper(many.en)} are records, and what was entered in them cannot be divided by itself; nothing was changed. Write what each should have: “Add ${names} to ${many.en}”.`,
    ar: `${many.ar} سجلات، وما أُدخل فيها لا ينقسم من تلقاء نفسه؛ لم يتغير شيء. اكتب ما يُضاف إلى كل منها: «أضف ${names} إلى ${many.ar}».`,
  });
};

const joining = wordSet("merge combine join unite fuse ادمج اجمع وحد دمج");
const join: Wish = (work, clause) => {
  const { tokens } = clause;
  const oneField = has(tokens, wordSet("one single واحدا واحد")) && has(tokens, wordSet("field column حقل حقلا"));
  const at = tokens.findIndex((token) => joining.has(token.word) || (oneField && (token.word === "make" || token.word === "اجعل")));
  if (at < 0 || at > 3 || tokens.length > 20) return null;
  const to = tokens.findIndex((token, i) => i > at + 1 && (into.has(token.word) || token.word === "في"));
  const said = tokens
    .slice(at + 1, to < 0 ? undefined : to)
    .filter(
      (token) => !["the", "together", "fields", "one", "single", "field", "حقلي", "حقل", "حقلا", "واحد", "واحدا"].includes(token.word),
    );
  const asAnd = said.map((token) => (token.word === "with" || token.word === "مع" ? { ...token, word: "and" } : token));
  if (!asAnd.some(isSeparator)) return null;
  const fields = fieldsIn(work, asAnd);
  const [first, second] = fields ?? [];
  const owner = first?.node.owner;
  if (!fields || !first || !second || !owner) return null;
  const [one, other, many] = [calledIn(work, first.id), calledIn(work, second.id), manyOf(work, owner)];
  const wanted = without(tokens.slice(to + 1), wordSet("one single field a an the called حقل واحد اسمه باسم"));
  const name: Sentence = to > 0 && wanted.length > 0 ? { en: wordsIn(wanted), ar: wordsIn(wanted) } : { en: "note", ar: "ملاحظات" };
  return ask(work, `join-${clause.index}`, {
    en: `What was entered in ${one.en} and in ${other.en} of ${many.en} cannot be joined by itself, so nothing was changed. Write: “Add a ${name.en} to ${many.en}”, and once it is filled in: “Remove the ${one.en.toLowerCase()} of ${many.en}”, “Remove the ${other.en.toLowerCase()} of ${many.en}”.`,
    ar: `ما أُدخل في ${one.ar} و${other.ar} ضمن ${many.ar} لا يندمج من تلقاء نفسه، فلم يتغير شيء. اكتب: «أضف ${name.ar} إلى ${many.ar}»، وبعد تعبئته: «احذف ${one.ar} من ${many.ar}»، «احذف ${other.ar} من ${many.ar}».`,
  });
};

const apart = wordSet("own separate independent standalone مستقل مستقلا مستقله منفصل منفصلا منفصله خاص خاصا خاصه");
const tables = wordSet("table list entity thing record records page object جدول جدولا قائمه كيان كيانا سجل سجلا شيئا");
const around = wordSet(
  "make turn into should be become move put the a an its of own separate independent standalone table list entity thing record records object to in as must with اجعل حول الي في جدول جدولا قائمه كيان كيانا سجل سجلا شيئا مستقل مستقلا مستقله منفصل منفصلا منفصله خاص خاصا خاصه بها به يجب ان يكون تكون لتكون ليكون انقل",
);
const ownTable: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, apart) || !has(tokens, tables) || tokens.length > 16) return null;
  const said = without(tokens, around);
  const field = propertyIn(work, clause, said);
  if (field === "asked") return true;
  const owner = field?.node.owner;
  if (!field || !owner) return thereAlready(work, clause, said);
  // What the records are called by is the list itself.
  const thing: Existing = { id: owner, node: work.draft.nodes[owner]! };
  if (thing.node.props.title === field.id) return thereAlready(work, clause, said, thing);
  return askTable(work, clause, said, { id: field.id, owner, type: String(field.node.props.type) });
};

const askTable = (
  work: Work,
  clause: Clause,
  said: readonly Token[],
  field: { readonly id: string; readonly owner: string; readonly type: string },
): true => {
  const [name, many] = [calledIn(work, field.id), manyOf(work, field.owner)];
  if (field.type === "reference")
    return ask(work, `table-${clause.index}`, {
      en: `${name.en} of ${many.en} is a record of its own list already; nothing was changed.`,
      ar: `${name.ar} في ${many.ar} سجل من قائمة خاصة به من قبل؛ لم يتغير شيء.`,
    });
  const things = plural(name.en.toLowerCase());
  return ask(work, `table-${clause.index}`, {
    en: `What was entered as ${name.en} of ${many.en} cannot become records by itself, so nothing was changed. Write: “Add ${things} with a title and a description”, then “Rename ${name.en.toLowerCase()} of ${many.en} to old ${name.en.toLowerCase()}” and “Link ${many.en} to ${things}”.`,
    ar: `ما أُدخل في ${name.ar} ضمن ${many.ar} لا يصير سجلات من تلقاء نفسه، فلم يتغير شيء. اكتب: «أضف ${name.ar} ولها اسم ووصف»، ثم «غيّر اسم ${name.ar} ${many.ar} إلى ${name.ar} السابق» و«اربط ${many.ar} إلى ${said.at(-1)?.raw ?? name.ar}».`,
  });
};

const plural = (word: string): string =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;

const thereAlready = (work: Work, clause: Clause, said: readonly Token[], known?: Existing): boolean | null => {
  const thing = known ?? work.find.entity(said)[0];
  if (!thing) return said.length > 0 && said.length < 4 ? askWhat(work, clause, said) : null;
  const many = manyOf(work, thing.id);
  return ask(work, `table-${clause.index}`, {
    en: `There is a list of ${many.en} already; nothing was changed. Write what they should have: “Add a … to ${many.en}”.`,
    ar: `توجد قائمة ${many.ar} من قبل؛ لم يتغير شيء. اكتب ما ينقصها: «أضف … إلى ${many.ar}».`,
  });
};

/** "departments should be a separate table", where there are none: what they have is asked. */
const askWhat = (work: Work, clause: Clause, said: readonly Token[]): true => {
  const name = wordsIn(said).toLowerCase();
  return ask(work, `table-${clause.index}`, {
    en: `What should be kept of ${name}? Nothing was changed. Write for example: “Add ${name} with a name and a description”.`,
    ar: `ما الذي يُحفظ عن ${name}؟ لم يتغير شيء. اكتب مثلًا: «أضف ${name} ولها اسم ووصف».`,
  });
};
