/**
 * Which columns a list shows and in which order, and where a property stands in forms: "show the bed and the physician first in the list of
 * admissions", "a table of tickets with the number and the status only", "put the allergies at the top of the form".
 */
import { between } from "../../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { drawnAs } from "../../../../../../schema/model/pages/columns.ts";
import { isSeparator } from "../../clauses/phrases.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { columnsOf, generalList, isGeneral, isSeenOn, type List, pageAmong, storedPages } from "./pages-of.ts";

const lists = wordSet("list lists table page columns column قائمه القائمه قوائم جدول الجدول صفحه الصفحه اعمده الاعمده");
const forms = wordSet("form forms نموذج النموذج استماره الاستماره");
const showing = wordSet(
  "show shows put display list want need have move place اظهر اعرض ضع حط خلي اجعل اريد يبين تبين يعرض تعرض فيه فيها يظهر تظهر",
);
const only = wordSet("only just فقط بس لا غير");
const firsts = wordSet("first top beginning start اولا البدايه الاول");
const lasts = wordSet("last end bottom اخيرا النهايه الاخير");
const befores = wordSet("before front قبل");
const afters = wordSet("after behind بعد");

const ordering = wordSet(
  "sort sorted sorting order ordered rank ranked by newest latest oldest earliest soonest cheapest highest lowest رتب مرتبه مرتب ترتيب حسب الاحدث الاقدم الاعلي الادني الارخص الاغلي",
);

export const arranged: Wish = (work, clause) => (has(clause.tokens, forms) ? inForm(work, clause) : inList(work, clause));

type Way = "only" | "first" | "last" | "before" | "after";
const wayIn = (tokens: readonly Token[]): Way | null => {
  if (has(tokens, only)) return "only";
  if (has(tokens, befores)) return "before";
  if (has(tokens, afters)) return "after";
  if (has(tokens, firsts)) return "first";
  return has(tokens, lasts) ? "last" : null;
};

const inList = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const way = wayIn(tokens);
  if (way === null || !has(tokens, showing) || has(tokens, ordering) || tokens.length > 24) return null;
  const page = pageAmong(work, tokens);
  if (!page && !has(tokens, lists)) return null;
  const [thing] = mentions(tokens, work.find.entity).filter(
    ({ from }) =>
      [tokens[from - 1], tokens[from - 2], tokens[from + 1]].some((one) => one && lists.has(one.word)) ||
      tokens[from]!.word.startsWith("لل"),
  );
  const entity = page?.entity ?? thing?.found.id;
  if (!entity) return null;
  const [from, to] = page ? [page.from, page.to] : [thing!.from, thing!.to];
  const rest = ofLinked(
    work,
    entity,
    tokens.filter((_, i) => i < from || i >= to),
  );
  const named = columnsIn(work, entity, rest);
  if (named.length === 0) return null;
  // "the phone", which no field is called: the others alone would not be what was asked for.
  if (way === "only" && leftOver(work, entity, rest)) return askWhich(work, clause, entity);
  const list = page ? storedPages(work, entity).find(({ id }) => id === page.id) : storedPages(work, entity).find(isGeneral);
  const usual: List = list ?? { id: "", said: { en: "", ar: "" }, roles: [], view: {} };
  const now = columnsOf(work, entity, usual);
  const at = rest.findIndex(({ word }) => befores.has(word) || afters.has(word));
  const wanted = orderedBy(now, way, named, at);
  if (!wanted && (way === "before" || way === "after")) return askWhich(work, clause, entity);
  if (!wanted) return null;
  const left = wanted.filter((id) => !now.includes(id));
  const unseen = left.find((id) => list && !isSeenOn(work, entity, usual, id));
  const odd = unseen ?? left.find((id) => !drawnAs(work.draft.nodes[id]?.props.type as never));
  const many = manyOf(work, entity);
  if (odd !== undefined) {
    const name = calledIn(work, odd);
    return ask(work, `column-${clause.index}`, {
      en: `${name.en} of ${many.en} cannot stand in that list, and nothing was changed: lists show it nowhere, or who sees the list may not see it.`,
      ar: `لا يمكن أن يظهر ${name.ar} في تلك القائمة، ولم يتغير شيء: لا تعرضه القوائم، أو لا يحق لمن يراها رؤيته.`,
    });
  }
  const all = listed(wanted.map((id) => calledIn(work, id)));
  if (wanted.join() === now.join())
    return fact(
      work,
      clause,
      { en: `The list of ${many.en} is so already: ${all.en}.`, ar: `قائمة ${many.ar} كذلك من قبل: ${all.ar}.` },
      [],
    );
  const target = list ?? generalList(work, entity);
  work.ops.push({ op: "set", id: target.id, prop: "view.columns", value: wanted });
  const said = page ? calledIn(work, page.id) : { en: `The list of ${many.en}`, ar: `قائمة ${many.ar}` };
  return fact(work, clause, { en: `${said.en} shows: ${all.en}.`, ar: `${said.ar} تعرض: ${all.ar}.` }, [target.id]);
};

const leftOver = (work: Work, entity: Id, tokens: readonly Token[]): boolean => {
  const found = mentions(tokens, (part) => work.find.field(part, entity));
  return tokens.some(
    (token, i) =>
      token.kind === "word" &&
      !found.some(({ from, to }) => from <= i && i < to) &&
      !isSeparator(token) &&
      ![lists, showing, only].some((words) => words.has(token.word)) &&
      !functionWords.has(token.word) &&
      !["in", "of", "with", "to", "me", "please", "في", "من", "مع", "ل"].includes(token.word),
  );
};

/** One beside the other takes two names that are there. */
const askWhich = (work: Work, clause: Clause, entity: Id): true => {
  const [many, all] = [manyOf(work, entity), listed(fieldsOf(work, entity).map(({ id }) => calledIn(work, id)))];
  return ask(work, `column-${clause.index}`, {
    en: `Which columns of the list of ${many.en} are meant was not understood, and nothing was changed. There are: ${all.en}. Write for example: “Put … before … in the list of ${many.en}”.`,
    ar: `لم تُفهم الأعمدة المقصودة في قائمة ${many.ar}، ولم يتغير شيء. الموجود: ${all.ar}. اكتب مثلًا: «ضع … قبل … في قائمة ${many.ar}».`,
  });
};

interface Column {
  readonly id: Id;
  readonly from: number;
}
const columnsIn = (work: Work, entity: Id, tokens: readonly Token[]): readonly Column[] => {
  const found = mentions(tokens, (part) => work.find.field(part, entity));
  return found
    .filter(({ found: one }, i) => found.findIndex((other) => other.found.id === one.id) === i)
    .map(({ found: { id }, from }) => ({ id, from }));
};

/** "the name of the company" in a list of deals is their link to the company. */
const ofLinked = (work: Work, entity: Id, tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex(({ word }, i) => ["name", "title", "اسم"].includes(word) && i < tokens.length - 1);
  if (at < 0) return tokens;
  const next = tokens.findIndex(({ word }, i) => i > at && !["of", "the"].includes(word));
  const link = next < 0 ? undefined : work.find.field(tokens.slice(next, next + 1), entity)[0];
  return link?.node.props.type === "reference" ? [...tokens.slice(0, at), ...tokens.slice(at + 1)] : tokens;
};

/** The columns as they should stand; null where the words leave it open. */
const orderedBy = (now: readonly Id[], way: Way, named: readonly Column[], at: number): readonly Id[] | null => {
  const ids = named.map(({ id }) => id);
  if (way === "only") return ids;
  const others = (moved: readonly Id[]): readonly Id[] => now.filter((id) => !moved.includes(id));
  if (way === "first") return [...ids, ...others(ids)];
  if (way === "last") return [...others(ids), ...ids];
  const moved = named.filter(({ from }) => from < at).map(({ id }) => id);
  const [beside] = named.filter(({ from }) => from > at).map(({ id }) => id);
  if (moved.length === 0 || beside === undefined || moved.includes(beside)) return null;
  const left = others(moved);
  const place = left.indexOf(beside);
  if (place < 0) return null;
  const cut = way === "before" ? place : place + 1;
  return [...left.slice(0, cut), ...moved, ...left.slice(cut)];
};

const aroundForm = wordSet(
  "put show move place display the a an at on in to of top bottom end beginning first last form forms in before after front behind please ضع حط اعرض اظهر خلي اجعل في اول اخر اعلي اسفل بدايه نهايه النموذج نموذج استماره الاستماره",
);
/** Where a property stands in the forms and pages of its record: in their order. */
const inForm = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const way = wayIn(tokens) ?? (has(tokens, wordSet("اعلي اول")) ? "first" : null);
  if ((way !== "first" && way !== "last") || !has(tokens, showing) || tokens.length > 16) return null;
  const field = propertyIn(work, clause, without(tokens, aroundForm));
  if (field === "asked") return true;
  const owner = field?.node.owner;
  if (!field || !owner) return null;
  const siblings = fieldsOf(work, owner);
  const end = way === "first" ? siblings[0] : siblings.at(-1);
  const name = calledIn(work, field.id);
  if (!end || end.id === field.id) return fact(work, clause, { en: `${name.en} stands there already.`, ar: `${name.ar} هناك من قبل.` }, []);
  const order = way === "first" ? between(null, String(end.props.order)) : between(String(end.props.order), null);
  work.ops.push({ op: "move", id: field.id, order });
  return fact(
    work,
    clause,
    way === "first"
      ? { en: `${name.en} stands first.`, ar: `${name.ar} في البداية.` }
      : { en: `${name.en} stands last.`, ar: `${name.ar} في النهاية.` },
    [field.id],
  );
};
