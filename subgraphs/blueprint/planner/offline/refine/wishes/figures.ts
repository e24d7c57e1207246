/** What is counted or added up of a record: "show the total of the order lines on the order", «أظهر عدد الطلاب في كل فصل». */
import { keyFromWords } from "../../../../../../schema/blueprint/keys.ts";
import { between } from "../../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, childrenOf, fact, lastOrder, only, single, type Work, wordsIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, choicesOf, fieldsOf, has, mentions, phraseAt, upper, type Wish, wordSet } from "./about.ts";

const totals = wordSet("total totals sum مجموع المجموع اجمالي الاجمالي");
const counts = wordSet("number count counts many عدد العدد كم");
const showing = wordSet(
  "number count total how كم عدد مجموع اجمالي show shows display see calculate compute count sum add put have know want اظهر اعرض احسب حساب نريد اريد نعرف اضف ضع",
);
const putting = wordSet("add put اضف ضع");
const pages = wordSet("dashboard report chart page لوحه تقرير صفحه مخطط");
const around = wordSet(
  "their his her its own list lists page does do should must can so that get gets displays قائمه صفحه يعرض تعرض يظهر تظهر there every show shows display see calculate compute count counts sum add up put have know want we i to the total totals of on in for each every all a an number how many there are has have at with its per اظهر اعرض احسب حساب نريد اريد نعرف اضف ضع مجموع المجموع اجمالي الاجمالي عدد العدد كم في لكل كل علي من الي عند ل",
);

export const figure: Wish = (work, clause) => {
  const { tokens } = clause;
  if (has(tokens, means) && opens(tokens) && !has(tokens, pages)) return askMean(work, clause);
  const adds = has(tokens, totals) || phraseAt(tokens, "add", "up") >= 0;
  if ((!adds && !has(tokens, counts)) || !opens(tokens) || has(tokens, pages) || tokens.length > 18) return null;
  const things = mentions(tokens, work.find.entity);
  const ends = pairOf(
    work,
    things.map(({ found }) => found),
  );
  if (!ends) return null;
  const links = linksTo(work, ends.many.id, ends.one.id);
  const link = only(work, clause, links);
  if (link === "asked") return true;
  // "add a number of copies to books" may as well be a number that is entered.
  if (!link) return has(tokens.slice(0, 1), putting) ? null : notLinked(work, clause, ends.many, ends.one);
  const rest = tokens.filter(
    (token, i) => token.kind === "word" && !around.has(token.word) && !things.some(({ from, to }) => from <= i && i < to),
  );
  if (!adds) return rest.length === 0 ? counted(work, clause, ends.one, ends.many, link, null) : countedOf(work, clause, ends, link, rest);
  return addedOf(work, clause, ends, link, rest);
};

/** "the total of won deals", "the cost of open jobs": what is added up, and of which; words that are neither are asked about. */
const addedOf = (work: Work, clause: Clause, ends: Ends, link: Existing, rest: readonly Token[]): boolean => {
  const [named] = mentions(rest, (part) => work.find.field(part, ends.many.id).filter(isMeasure));
  const left = named ? rest.filter((_, i) => i < named.from || i >= named.to) : rest;
  const plain = left.filter(({ word }) => !amounts.has(word));
  const chosen = plain.length > 0 ? chosenIn(work, ends.many.id, plain) : null;
  if (plain.length > 0 && !chosen) return notChosen(work, clause, ends, plain);
  const measure = measureOf(work, clause, ends.many, named ? rest.slice(named.from, named.to) : []);
  if (measure === "asked") return true;
  return measure ? added(work, clause, ends.one, ends.many, link, measure, chosen) : notAdded(work, clause, ends.many, ends.one);
};
const amounts = wordSet("amount amounts value values money sales revenue المبلغ المبالغ مبالغ مبلغ قيمه المبيعات قيم");
const isMeasure = ({ node }: Existing): boolean => measured.has(String(node.props.type)) && node.props.computed !== "read";

const means = wordSet("average averages mean متوسط معدل");
/** An average of linked records has no function yet. */
const askMean = (work: Work, clause: Clause): boolean | null => {
  const ends = pairOf(
    work,
    mentions(clause.tokens, work.find.entity).map(({ found }) => found),
  );
  if (!ends) return null;
  if (linksTo(work, ends.many.id, ends.one.id).length === 0) return notLinked(work, clause, ends.many, ends.one);
  const [some, one] = [manyOf(work, ends.many.id), calledIn(work, ends.one.id)];
  return ask(work, `mean-${clause.index}`, {
    en: `A record can show how many ${some.en} it has or what they add up to, and no average yet; nothing was changed. Write for example: “Show the number of ${some.en} of each ${one.en.toLowerCase()}”.`,
    ar: `يمكن للسجل أن يعرض عدد ${some.ar} أو مجموعها، لا متوسطها بعد؛ لم يتغير شيء. اكتب مثلًا: «أظهر عدد ${some.ar} لكل ${one.ar}».`,
  });
};

const polite = wordSet("please can could you we i want to need would like also نريد اريد ان نحتاج ممكن");
/** What is shown is wished for; that somebody may see it is a permission. */
const opens = (tokens: readonly Token[]): boolean => {
  const first = tokens.find((token) => !polite.has(token.word));
  const shows = tokens.findIndex(({ word }) =>
    ["show", "shows", "display", "displays", "see", "يعرض", "تعرض", "يظهر", "تظهر"].includes(word),
  );
  return first !== undefined && ((showing.has(first.word) && tokens.indexOf(first) < 5) || (shows > 0 && shows < 7));
};

interface Ends {
  readonly many: Existing;
  readonly one: Existing;
}
/** The many that are linked to the one; without a link, in the order they were said. */
export const pairOf = (work: Work, found: readonly Existing[]): Ends | null => {
  const all = [...new Map(found.map((one) => [one.id, one])).values()];
  const [first, second] = all;
  if (!first || !second || all.length > 2) return null;
  if (linksTo(work, first.id, second.id).length > 0) return { many: first, one: second };
  return linksTo(work, second.id, first.id).length > 0 ? { many: second, one: first } : { many: first, one: second };
};
/** The links from one thing to another. */
export const linksTo = (work: Work, from: Id, to: Id): readonly Existing[] =>
  fieldsOf(work, from).flatMap(({ id, props }) =>
    props.type === "reference" && (props.config as { target?: Id } | undefined)?.target === to ? [{ id, node: work.draft.nodes[id]! }] : [],
  );

const measured = new Set(["money", "decimal", "integer"]);
/** Of the many: the number that is named, else its total, else the only amount. */
const measureOf = (work: Work, clause: Clause, { id }: Existing, said: readonly Token[]): Existing | "asked" | null => {
  const numbers = fieldsOf(work, id).flatMap(({ id: field, props }): readonly Existing[] =>
    measured.has(String(props.type)) && props.computed !== "read" ? [{ id: field, node: work.draft.nodes[field]! }] : [],
  );
  const named = said.length > 0 ? single(work.find.field(said, id)) : null;
  if (named) return numbers.find((one) => one.id === named.id) ?? null;
  const usual = numbers.find(({ node }) => ["total", "amount"].includes(String(node.props.key)));
  const money = numbers.filter(({ node }) => node.props.type === "money");
  return usual ?? only(work, clause, money.length > 0 ? money : numbers);
};

/** "open repairs": those of one choice; any other word would be a count of something else, and is asked. */
const countedOf = (work: Work, clause: Clause, ends: Ends, link: Existing, said: readonly Token[]): boolean => {
  const chosen = chosenIn(work, ends.many.id, said);
  return chosen ? counted(work, clause, ends.one, ends.many, link, chosen) : notChosen(work, clause, ends, said);
};

interface Chosen {
  /** Over the linked record. */
  readonly where: string;
  /** What stands for it in a name and in a key. */
  readonly said: Sentence;
  readonly key: string;
}
const negating = wordSet("not non un غير ليس ليست");
/** The condition that words name: one choice, or a yes/no, or its opposite. */
const chosenIn = (work: Work, many: Id, said: readonly Token[]): Chosen | null => {
  const denied = has(said, negating);
  const plain = said.filter(({ word }) => !negating.has(word));
  for (const { id, props } of fieldsOf(work, many)) {
    const isFlag = props.type === "boolean" && work.find.field(plain, many).some((one) => one.id === id);
    const choice = props.type === "enum" ? single(work.find.option(plain, id)) : null;
    if (!isFlag && !choice) continue;
    const name = calledIn(work, choice?.id ?? id);
    return {
      where: choice ? `${id} ${denied ? "!=" : "=="} ${choice.id}` : `${id} == ${String(!denied)}`,
      said: denied ? { en: `not ${name.en.toLowerCase()}`, ar: `غير ${name.ar}` } : { en: name.en.toLowerCase(), ar: name.ar },
      key: `${denied ? "Not" : ""}${upper(String(choice ? work.draft.nodes[choice.id]?.props.key : props.key))}`,
    };
  }
  return null;
};

const notChosen = (work: Work, clause: Clause, { one, many }: Ends, said: readonly Token[]): boolean => {
  const [some, single_] = [manyOf(work, many.id), calledIn(work, one.id)];
  const words = wordsIn(said);
  const kind = fieldsOf(work, many.id).find(({ props }) => props.type === "enum");
  const choices = kind ? choicesOf(work, kind.id) : null;
  const there = choices ? { en: ` There are: ${choices.en}.`, ar: ` الموجود: ${choices.ar}.` } : { en: "", ar: "" };
  return ask(work, `counted-${clause.index}`, {
    en: `No choice of ${some.en} is called “${words}”, so nothing was changed.${there.en} Write for example: “Show the number of ${some.en} of each ${single_.en.toLowerCase()}”.`,
    ar: `لا خيار باسم «${words}» في ${some.ar}، فلم يتغير شيء.${there.ar} اكتب مثلًا: «أظهر عدد ${some.ar} لكل ${single_.ar}».`,
  });
};

const counted = (work: Work, clause: Clause, one: Existing, many: Existing, link: Existing, chosen: Chosen | null): boolean => {
  const some = manyOf(work, many.id);
  const label: Sentence = chosen
    ? { en: `Number of ${some.en}: ${chosen.said.en}`, ar: `عدد ${some.ar}: ${chosen.said.ar}` }
    : { en: `Number of ${some.en}`, ar: `عدد ${some.ar}` };
  return put(work, clause, one, label, `${String(many.node.props.key)}${chosen?.key ?? ""}Count`, {
    type: "integer",
    compute: chosen ? `count(${link.id}, ${chosen.where})` : `count(${link.id})`,
    classification: "internal",
  });
};

const added = (
  work: Work,
  clause: Clause,
  one: Existing,
  many: Existing,
  link: Existing,
  measure: Existing,
  chosen: Chosen | null,
): boolean => {
  const [name, some] = [calledIn(work, measure.id), manyOf(work, many.id)];
  const whole: Sentence = /^(?:total|amount)$/.test(String(measure.node.props.key))
    ? { en: `Total of ${some.en}`, ar: `مجموع ${some.ar}` }
    : { en: `${name.en}, all ${some.en}`, ar: `مجموع ${name.ar} في ${some.ar}` };
  const label: Sentence = chosen
    ? { en: `${name.en}, ${some.en}: ${chosen.said.en}`, ar: `مجموع ${name.ar} في ${some.ar}: ${chosen.said.ar}` }
    : whole;
  // Of the others nothing is added.
  const each = chosen ? `(${chosen.where} ? ${measure.id} : ${zeroOf(measure)})` : measure.id;
  return put(work, clause, one, label, `${String(many.node.props.key)}${chosen?.key ?? ""}Total`, {
    type: String(measure.node.props.type),
    compute: `sum(${link.id}, ${each})`,
    classification: String(measure.node.props.classification ?? "internal"),
  });
};

const zeroOf = ({ node }: Existing): string => (node.props.type === "integer" ? "0" : "0.0");

interface Made {
  readonly type: string;
  readonly compute: string;
  readonly classification: string;
}
const put = (work: Work, clause: Clause, { id: owner, node }: Existing, label: Sentence, wanted: string, made: Made): boolean => {
  const siblings = childrenOf(work, "field", owner);
  const name = calledIn(work, owner);
  const there = siblings.find(({ props }) => props.compute === made.compute);
  if (there) {
    const called = calledIn(work, there.id);
    return fact(work, clause, { en: `${name.en} shows it already: ${called.en}.`, ar: `يعرضه ${name.ar} من قبل: ${called.ar}.` }, []);
  }
  const key = keyFromWords(
    wanted,
    siblings.map(({ props }) => String(props.key)),
    "field",
  );
  const id = work.ids.field(String(node.props.key), key);
  work.ops.push({
    op: "add",
    kind: "field",
    id,
    parent: owner,
    props: {
      key,
      label: { ...label },
      order: between(lastOrder(siblings), null),
      type: made.type,
      compute: made.compute,
      computed: "read",
      classification: made.classification,
    } as never,
  });
  return fact(
    work,
    clause,
    {
      en: `${name.en} shows “${label.en}”; the platform keeps it right by itself.`,
      ar: `يعرض ${name.ar} «${label.ar}»، وتحسبه المنصة بنفسها.`,
    },
    [id],
  );
};

const notLinked = (work: Work, clause: Clause, many: Existing, one: Existing): true => {
  const [some, all] = [manyOf(work, many.id), manyOf(work, one.id)];
  return ask(work, `link-${clause.index}`, {
    en: `Nothing links ${some.en} to ${all.en}, so they cannot be counted there; nothing was changed. Write first: “Link ${some.en} to ${all.en}”.`,
    ar: `لا شيء يربط ${some.ar} بـ${all.ar}، فلا يمكن عدّها هناك؛ لم يتغير شيء. اكتب أولًا: «اربط ${some.ar} إلى ${all.ar}».`,
  });
};

const notAdded = (work: Work, clause: Clause, many: Existing, one: Existing): true => {
  const [some, single_] = [manyOf(work, many.id), calledIn(work, one.id)];
  return ask(work, `sum-${clause.index}`, {
    en: `${upper(some.en)} hold no such number to add up, so nothing was changed. Write for example: “Show the number of ${some.en} of each ${single_.en.toLowerCase()}”, or first: “Add an amount to ${some.en}”.`,
    ar: `لا رقم كهذا في ${some.ar} يُجمع، فلم يتغير شيء. اكتب مثلًا: «أظهر عدد ${some.ar} لكل ${single_.ar}»، أو أولًا: «أضف المبلغ إلى ${some.ar}».`,
  });
};
