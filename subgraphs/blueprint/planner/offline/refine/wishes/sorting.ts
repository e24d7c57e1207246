/** In which order records are listed: "sort the visits by date, newest first", "show products by price", «رتّب الطلاب أبجديًا». */
import { nodesOfDraft } from "../../../../../../schema/blueprint/naming.ts";
import { fallingBy } from "../../../../../../schema/blueprint/ordering.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import { drawnAs } from "../../../../../../schema/model/pages/columns.ts";
import { trim } from "../../clauses/phrases.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, fact, only, single, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, sharesWord, type Wish, without, wordSet } from "./about.ts";
import { columnsOf, isSeenOn, type List, listsOf, pageAmong, storedPages } from "./pages-of.ts";

const sorting = wordSet(
  "نظم sort listed sorted sorting arrange arranged ordered rank ranked رتب ترتيب مرتبه مرتبا مرتب ترتب رتبوا افرز فرز مفروزه",
);
const showing = wordSet("خلي اجعل show put list display see order view اعرض اظهر عرض اعرضوا");
const bys = wordSet("by according حسب بحسب وفق وفقا");
const counting = wordSet("total totals sum number count average how many مجموع اجمالي عدد متوسط كم");
const latest = wordSet("newest latest recent الاحدث احدث الاجدد اجدد");
const earliest = wordSet("oldest earliest soonest الاقدم اقدم");
const most = wordSet("highest largest biggest descending desc most expensive الاعلي اعلي الاكبر اكبر الاغلي اغلي تنازلي تنازليا");
const least = wordSet("lowest smallest cheapest ascending asc least الادني ادني الاصغر اصغر الارخص ارخص الاقل اقل تصاعدي تصاعديا");
const dearest = wordSet("expensive cheapest الاغلي اغلي الارخص ارخص");
const named = wordSet("alphabetically alphabetical alphabet a-z ابجدي ابجديا الفبائيا هجائيا");
const rest = wordSet(
  "the list lists page pages table should be must in of first last order to from with on top at always at all their newest اولا اخيرا من الي في قائمه صفحه بشكل يجب ان تكون يكون جدول الصفحه كل جميع ثم",
);
const directions = [latest, earliest, most, least, named] as const;

export const sort: Wish = (work, clause) => {
  const tokens = clause.tokens.flatMap(apart);
  const directed = directions.some((words) => has(tokens, words));
  const first = tokens.find((token) => token.kind === "word" && !functionWords.has(token.word) && token.word !== "please");
  const asked =
    has(tokens, sorting) ||
    comesFirst(tokens, directed) ||
    (first !== undefined && showing.has(first.word) && (directed || has(tokens, bys)) && !has(tokens, counting));
  if (!asked || tokens.length > 20) return null;
  const by = tokens.findIndex((token) => bys.has(token.word));
  const plain = (part: readonly Token[]): readonly Token[] =>
    [sorting, showing, bys, rest, coming, firstly, ...directions].reduce<readonly Token[]>((left, words) => without(left, words), part);
  const things = mentions(tokens.slice(0, by < 0 ? undefined : by), work.find.entity);
  const head = tokens.slice(0, by < 0 ? undefined : by);
  const among = pageAmong(work, head);
  const onPage =
    among && work.draft.nodes[among.entity] ? { id: among.id, entity: { id: among.entity, node: work.draft.nodes[among.entity]! } } : null;
  const page = onPage ?? pageNamed(work, plain(head));
  const entity = page?.entity ?? things[0]?.found ?? null;
  if (!entity) return null;
  // "the open tickets": an order is of a whole list.
  const some = page ? null : someOf(work, entity.id, plain(head));
  if (some) return askWhole(work, clause, entity.id, some);
  const comma = tokens.findIndex((token, i) => i > by && /^[,،]$/.test(token.word));
  const said = by < 0 ? [] : tokens.slice(by + 1, comma < 0 ? undefined : comma);
  const field = fieldFor(work, clause, entity, plain(said), said);
  if (field === "asked") return true;
  if (field === "added") return orderByAdded(work, clause, entity, isDescending(tokens), page?.id ?? null);
  if (!field) return null;
  return order(work, clause, entity, field, isDescending(tokens), page?.id ?? null);
};

/** "the newest orders come first", «أحدث العقود تظهر أولا». */
const comesFirst = (tokens: readonly Token[], directed: boolean): boolean =>
  directed && has(tokens, firstly) && (tokens.length < 6 || (tokens.length < 12 && has(tokens, coming)));
const firstly = wordSet("first top اولا اول البدايه الاعلي");
const coming = wordSet("come comes go goes stand stands appear appears show shown are be stay تظهر يظهر تاتي ياتي تكون يكون تعرض يعرض");

/** The choice by which only some of a thing are meant. */
const someOf = (work: Work, entity: Id, said: readonly Token[]): Id | null => {
  const rest = without(
    said.filter(({ kind }) => kind === "word"),
    articles,
  );
  const things = mentions(rest, (part) => work.find.entity(part).filter(({ id }) => id === entity));
  const left = rest.filter((_, i) => !things.some(({ from, to }) => from <= i && i < to));
  const found = fieldsOf(work, entity).flatMap(({ id, props }) =>
    props.type === "enum" && left.length > 0 && left.length < 4 ? (single(work.find.option(left, id))?.id ?? []) : [],
  );
  return found[0] ?? null;
};
const articles = wordSet("the a an all every كل");
const askWhole = (work: Work, clause: Clause, entity: Id, choice: Id): boolean => {
  const [many, one] = [manyOf(work, entity), calledIn(work, choice)];
  const pages = listed(storedPages(work, entity).map(({ said }) => said));
  const there =
    storedPages(work, entity).length > 0
      ? { en: ` Pages of ${many.en}: ${pages.en}.`, ar: ` صفحات ${many.ar}: ${pages.ar}.` }
      : { en: "", ar: "" };
  return ask(work, `sort-${clause.index}`, {
    en: `An order is of a whole list and not of the ${many.en} that are “${one.en}” alone; nothing was changed.${there.en} Name a page, or write: “Sort ${many.en} by …”.`,
    ar: `الترتيب للقائمة كلها لا لـ${many.ar} التي حالتها «${one.ar}» وحدها؛ لم يتغير شيء.${there.ar} سمِّ صفحة، أو اكتب: «رتب ${many.ar} حسب …».`,
  });
};

/** «بالأولوية»: by the priority. */
const apart = (token: Token): readonly Token[] =>
  token.arabic && /^بال.{3,}/.test(token.word)
    ? [
        { ...token, raw: "حسب", word: "حسب" },
        { ...token, raw: token.raw.slice(1), word: token.word.slice(1) },
      ]
    : [token];

const isDescending = (tokens: readonly Token[]): boolean => {
  const at = (words: ReadonlySet<string>): number => {
    const found = tokens.findIndex((token) => words.has(token.word));
    return found < 0 ? Number.POSITIVE_INFINITY : found;
  };
  return Math.min(at(latest), at(most)) < Math.min(at(earliest), at(least));
};

/** "the page running low". */
const pageNamed = (work: Work, tokens: readonly Token[]): { readonly id: Id; readonly entity: Existing } | null => {
  const said = trim(tokens);
  const words = said.map(({ word }) => word).join(" ");
  const found = storedPages(work).find(({ said: { en, ar } }) => said.length > 0 && [en.toLowerCase(), ar].includes(words));
  const entity = found && (work.draft.nodes[found.id]?.props.entity as Id | undefined);
  const node = entity === undefined ? undefined : work.draft.nodes[entity];
  return found && entity && node && work.find.entity(tokens).length === 0 ? { id: found.id, entity: { id: entity, node } } : null;
};

const times = new Set(["date", "dateTime", "time"]);
const timeWords = /^(?:date|dates|time|day|تاريخ|التاريخ|وقت|الوقت|بالتاريخ|بالوقت|اليوم)$/;
const ownTimes = new Set(["date", "day", "time", "startsAt", "startTime", "startDate", "createdOn", "placedAt"]);
/** The field that is named; without one, what the direction speaks of: a time, an amount, the name. */
const fieldFor = (
  work: Work,
  clause: Clause,
  entity: Existing,
  said: readonly Token[],
  whole: readonly Token[],
): Existing | "asked" | "added" | null => {
  const all = fieldsOf(work, entity.id).map(({ id }): Existing => ({ id, node: work.draft.nodes[id]! }));
  const many = manyOf(work, entity.id);
  const possible = all.filter(({ node }) => drawnAs(node.props.type as never)?.sortable);
  if (said.length > 0) {
    const inside = (part: readonly Token[]) => work.find.field(part, entity.id);
    const alike = possible.filter((field) => said.some((token) => !timeWords.test(token.word) && sharesWord(field, [token])));
    const one = single(inside(said)) ?? (mentions(whole, inside)[0] ?? mentions(said, inside)[0])?.found ?? single(alike);
    if (one) return possible.some(({ id }) => id === one.id) ? one : notBy(work, clause, calledIn(work, one.id), many, possible);
  }
  const { tokens } = clause;
  const byName = has(tokens, named) || (said.length === 1 && /^(?:name|title|الاسم|اسم|العنوان)$/.test(said[0]!.word));
  const byTime = said.length === 1 ? timeWords.test(said[0]!.word) : said.length === 0 && (has(tokens, latest) || has(tokens, earliest));
  const byMoney = said.length === 0 && !byTime && (has(tokens, dearest) || has(tokens, most) || has(tokens, least)) && !has(tokens, named);
  if (byTime) {
    const dated = possible.filter(({ node }) => times.has(String(node.props.type)));
    const own = dated.filter(({ node }) => ownTimes.has(String(node.props.key)) || node.props.required === true);
    if (own.length > 0) return only(work, clause, own);
    // "newest patients first": not by when they were born.
    if (said.length === 0) return "added";
    return notBy(work, clause, { en: "a date of their own", ar: "تاريخ خاص بها" }, many, dated.length > 0 ? dated : possible);
  }
  if (byMoney) {
    const priced = possible.filter(({ node }) => node.props.type === "money");
    return priced.length > 0 ? only(work, clause, priced) : notBy(work, clause, { en: "an amount", ar: "مبلغ" }, many, possible);
  }
  const title = entity.node.props.title as Id | undefined;
  if (byName) return possible.find(({ id, node }) => ["name", "title"].includes(String(node.props.key)) || id === title) ?? null;
  if (said.length === 0) return null;
  return notBy(work, clause, { en: said.map(({ raw }) => raw).join(" "), ar: said.map(({ raw }) => raw).join(" ") }, many, possible);
};

const notBy = (work: Work, clause: Clause, what: Sentence, many: Sentence, possible: readonly Existing[]): "asked" => {
  const by = listed(possible.slice(0, 8).map(({ id }) => calledIn(work, id)));
  const first = possible[0] ? calledIn(work, possible[0].id) : null;
  ask(work, `sort-${clause.index}`, {
    en: `Lists of ${many.en} cannot be ordered by ${what.en}, and nothing was changed.${first ? ` They can by: ${by.en}. Write for example: “Sort ${many.en} by ${first.en.toLowerCase()}”.` : ""}`,
    ar: `لا يمكن ترتيب ${many.ar} حسب ${what.ar}، ولم يتغير شيء.${first ? ` يمكن حسب: ${by.ar}. اكتب مثلًا: «رتب ${many.ar} حسب ${first.ar}».` : ""}`,
  });
  return "asked";
};

const order = (work: Work, clause: Clause, entity: Existing, field: Existing, desc: boolean, page: Id | null): boolean => {
  // "the list of deals" is none of their boards.
  const asList = has(clause.tokens, wordSet("list lists قائمه قوائم"));
  const all =
    page === null
      ? listsOf(work, entity.id).filter(({ id }) => !asList || work.draft.nodes[id]?.props.kind !== "board")
      : storedPages(work).filter(({ id }) => id === page);
  const lists = all.filter((list) => isSeenOn(work, entity.id, list, field.id));
  for (const list of lists) sortList(work, entity.id, list, field.id, desc);
  const [name, pages] = [calledIn(work, field.id), listed(lists.map(({ said }) => said))];
  const falling = desc ? fallingBy(nodesOfDraft(work.draft), field.id) : null;
  return fact(
    work,
    clause,
    {
      en: `Ordered by ${name.en}${falling ? `, ${falling.en}` : ""}: ${pages.en}.`,
      ar: `الترتيب حسب ${name.ar}${falling ? `، ${falling.ar}` : ""}: ${pages.ar}.`,
    },
    lists.map(({ id }) => id),
  );
};

/** What has no date of its own is as new as its record. */
const orderByAdded = (work: Work, clause: Clause, entity: Existing, desc: boolean, page: Id | null): boolean | null => {
  const all = page === null ? listsOf(work, entity.id) : storedPages(work).filter(({ id }) => id === page);
  const lists = all.filter(({ id }) => (work.draft.nodes[id]?.props.kind ?? "list") === "list");
  if (lists.length === 0) return null;
  const sort = [{ field: "createdAt", ...(desc ? { desc: true } : {}) }];
  for (const { id } of lists) work.ops.push({ op: "set", id, prop: "view.sort", value: sort });
  const pages = listed(lists.map(({ said }) => said));
  const way = desc ? { en: "newest first", ar: "الأحدث أولًا" } : { en: "oldest first", ar: "الأقدم أولًا" };
  return fact(
    work,
    clause,
    { en: `Ordered by when they were added, ${way.en}: ${pages.en}.`, ar: `الترتيب حسب وقت الإضافة، ${way.ar}: ${pages.ar}.` },
    lists.map(({ id }) => id),
  );
};

const sortList = (work: Work, entity: Id, list: List, field: Id, desc: boolean): void => {
  const columns = columnsOf(work, entity, list);
  // A list is ordered by what it shows.
  if (!columns.includes(field)) work.ops.push({ op: "set", id: list.id, prop: "view.columns", value: [...columns, field] });
  work.ops.push({ op: "set", id: list.id, prop: "view.sort", value: [{ field, ...(desc ? { desc: true } : {}) }] });
};
