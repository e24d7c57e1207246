/** What a list shows of each record: "put the cost in the list", "show the phone in the list of patients", "take the floor out of the list". */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { drawnAs } from "../../../../../../schema/model/pages/columns.ts";
import type { Clause } from "../../text/tokens.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { columnsOf, generalList, isGeneral, isSeenOn, type List, storedPages } from "./pages-of.ts";

const lists = wordSet("list lists listing table القائمه قائمه قوائم الجدول");
const showing = wordSet("show put display add include اظهر اعرض ضع اضف حط ضيف");
const hiding = wordSet("remove hide take drop احذف اخف اخفي ازل شيل");
const around = wordSet(
  "show put display add include remove hide take drop the a an in on to into from out of list lists listing table column as please also اظهر اعرض ضع اضف حط ضيف احذف اخف اخفي ازل شيل في من الي القائمه قائمه قوائم الجدول عمود",
);

export const column: Wish = (work, clause) => {
  const { tokens } = clause;
  const opens = tokens.slice(0, 3);
  const [shows, hides] = [has(opens, showing), has(opens, hiding)];
  if (shows === hides || !has(tokens.slice(2), lists) || tokens.length > 14) return null;
  const said = without(tokens, around);
  if (said.length === 0 || work.find.entity(said).length > 0) return null;
  const field = propertyIn(work, clause, said);
  if (field === "asked") return true;
  if (!field?.node.owner) return null;
  if (has(tokens, narrowing)) return askFilter(work, clause, field.node.owner);
  const list = mentions(tokens, work.find.entity).at(-1)?.found;
  if (list && list.id !== field.node.owner && work.find.field(said, list.id).length === 0)
    return elsewhere(work, clause, field, list, shows);
  return shows ? add(work, clause, field, field.node.owner) : takeOut(work, clause, field, field.node.owner);
};

const narrowing = wordSet("only just فقط");
/** "only show active employees": which records a list shows is what everybody chooses above it. */
const askFilter = (work: Work, clause: Clause, entity: Id): true => {
  const many = manyOf(work, entity);
  return ask(work, `filter-${clause.index}`, {
    en: `A list shows all ${many.en} somebody may see, and everybody narrows it by themselves above it; nothing was changed. Write who may see which, or what the list shows of each: “Put … in the list of ${many.en}”.`,
    ar: `تعرض القائمة كل ${many.ar} التي يحق للشخص رؤيتها، ويصفّيها كل شخص بنفسه من أعلاها؛ لم يتغير شيء. اكتب من يحق له أن يرى ماذا، أو ما تعرضه القائمة: «أظهر … في قائمة ${many.ar}».`,
  });
};

/** "the doctor's name in the list of appointments" is their link to the doctor; other things of the doctor stand on the doctor's page. */
const elsewhere = (work: Work, clause: Clause, field: Existing, list: Existing, shows: boolean): boolean => {
  const owner = field.node.owner ?? "";
  const link = fieldsOf(work, list.id).find(({ props }) => (props.config as { target?: Id } | undefined)?.target === owner);
  const isName = work.draft.nodes[owner]?.props.title === field.id;
  if (link && isName) {
    const one: Existing = { id: link.id, node: work.draft.nodes[link.id]! };
    return shows ? add(work, clause, one, list.id) : takeOut(work, clause, one, list.id);
  }
  const [name, many, others] = [calledIn(work, field.id), manyOf(work, list.id), manyOf(work, owner)];
  return ask(work, `column-${clause.index}`, {
    en: `The list of ${many.en} shows what ${many.en} hold themselves, and ${name.en} belongs to ${others.en}; nothing was changed. Write for example: “Show the ${name.en.toLowerCase()} in the list of ${others.en}”.`,
    ar: `قائمة ${many.ar} تعرض ما في ${many.ar} نفسها، و${name.ar} يخص ${others.ar}؛ لم يتغير شيء. اكتب مثلًا: «أظهر ${name.ar} في قائمة ${others.ar}».`,
  });
};

const add = (work: Work, clause: Clause, field: Existing, entity: Id): boolean => {
  const [name, many] = [calledIn(work, field.id), manyOf(work, entity)];
  if (!drawnAs(field.node.props.type as never))
    return ask(work, `column-${clause.index}`, {
      en: `Lists cannot show ${name.en} of ${many.en}, and nothing was changed; it stands on the page of each record.`,
      ar: `لا تعرض القوائم ${name.ar} في ${many.ar}، ولم يتغير شيء؛ يظهر في صفحة كل سجل.`,
    });
  return change(work, clause, entity, (columns) => (columns.includes(field.id) ? columns : [...columns, field.id]), field, "in");
};
const takeOut = (work: Work, clause: Clause, field: Existing, entity: Id): boolean =>
  change(work, clause, entity, (columns) => columns.filter((id) => id !== field.id), field, "out");

/** The list everybody has, and no page that was made for somebody. */
const change = (
  work: Work,
  clause: Clause,
  entity: Id,
  next: (columns: readonly Id[]) => readonly Id[],
  field: Existing,
  way: "in" | "out",
): boolean => {
  const stored = storedPages(work, entity).find(isGeneral);
  const usual: List = stored ?? { id: "", said: { en: "", ar: "" }, roles: [], view: {} };
  const now = columnsOf(work, entity, usual);
  const wanted = next(now);
  const [name, many] = [calledIn(work, field.id), manyOf(work, entity)];
  if (wanted.length === now.length)
    return fact(
      work,
      clause,
      way === "in"
        ? { en: `The list of ${many.en} shows ${name.en} already.`, ar: `قائمة ${many.ar} تعرض ${name.ar} من قبل.` }
        : { en: `The list of ${many.en} does not show ${name.en} as it is.`, ar: `قائمة ${many.ar} لا تعرض ${name.ar} من الأصل.` },
      [],
    );
  if (wanted.length === 0) return false;
  const list = stored ?? generalList(work, entity);
  work.ops.push({ op: "set", id: list.id, prop: "view.columns", value: [...wanted] });
  const others = storedPages(work, entity).filter((page) => page.id !== list.id && isSeenOn(work, entity, page, field.id));
  const also = listed(others.map(({ said }) => said));
  const left = { en: others.length > 0 ? ` Left as they are: ${also.en}.` : "", ar: others.length > 0 ? ` بقيت كما هي: ${also.ar}.` : "" };
  return fact(
    work,
    clause,
    way === "in"
      ? {
          en: `The list of ${many.en} shows ${name.en}, to whoever may see it.${left.en}`,
          ar: `قائمة ${many.ar} تعرض ${name.ar} لمن يحق له رؤيته.${left.ar}`,
        }
      : { en: `The list of ${many.en} no longer shows ${name.en}.${left.en}`, ar: `لم تعد قائمة ${many.ar} تعرض ${name.ar}.${left.ar}` },
    [list.id],
  );
};
