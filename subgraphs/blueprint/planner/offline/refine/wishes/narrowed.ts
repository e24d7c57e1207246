/** What a page shows of its thing: "the forecast should only show deals that are quoted", «اعرض في صفحة التوقعات الصفقات المفقودة فقط». */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Token } from "../../text/tokens.ts";
import { calledIn, childrenOf, set, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, choicesOf, has, listed, mentions, type Wish, without, wordSet } from "./about.ts";
import { pageAmong } from "./pages-of.ts";

const only = wordSet("only just except فقط بس الا");
const showing = wordSet("show shows list lists display displays contain contains include اعرض يعرض تعرض اظهر يظهر تظهر عرض خلي");
const denying = wordSet("not except without aren't isn't غير ليس ليست عدا الا مو مش");
const around = wordSet(
  "the a an on in of that which are is still page pages list should must only just show shows lists display displays contain contains include please make all and or those ones with status state stage اعرض يعرض تعرض اظهر يظهر تظهر عرض خلي في صفحه الصفحه فقط بس التي اللي حالتها و او علي",
);

export const narrowed: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, only) || !has(tokens, showing) || tokens.length > 20) return null;
  const page = pageAmong(work, tokens);
  if (!page) return null;
  const rest = without(
    tokens.filter((_, i) => i < page.from || i >= page.to),
    around,
  );
  const things = mentions(rest, (part) => work.find.entity(part).filter(({ id }) => id === page.entity));
  const said = rest.filter((_, i) => !things.some(({ from, to }) => from <= i && i < to));
  const denied = has(said, denying);
  const plain = without(said, denying);
  // Columns are another wish.
  if (plain.length === 0 || mentions(plain, (part) => work.find.field(part, page.entity)).length > 0) return null;
  const filter = filterOf(work, page.entity, plain, denied);
  const name = calledIn(work, page.id);
  if (filter === null) return askWhich(work, clause, page);
  set(work, clause, page.id, "view.filter", filter, {
    en: `${name.en} shows only some of the ${manyOf(work, page.entity).en}: ${plain.map(({ raw }) => raw).join(" ")}.`,
    ar: `تعرض ${name.ar} بعض ${manyOf(work, page.entity).ar} فقط: ${plain.map(({ raw }) => raw).join(" ")}.`,
  });
  return true;
};

/** The condition the words name: choices of one field, or a yes/no; null where one of them is neither. */
export const filterOf = (work: Work, entity: Id, said: readonly Token[], denied: boolean): string | null => {
  for (const { id, props } of childrenOf(work, "field", entity)) {
    if (props.type === "boolean" && work.find.field(said, entity).some((one) => one.id === id)) return `${id} == ${String(!denied)}`;
    if (props.type !== "enum") continue;
    const found = mentions(said, (part) => work.find.option(part, id));
    const words = found.reduce((sum, { from, to }) => sum + to - from, 0);
    if (found.length === 0 || words < said.length) continue;
    const [first, ...more] = found.map((one) => one.found.id);
    if (more.length === 0) return `${id} ${denied ? "!=" : "=="} ${first}`;
    const all = `${id} in [${[first, ...more].join(", ")}]`;
    return denied ? `!(${all})` : all;
  }
  return null;
};

const askWhich = (work: Work, clause: Parameters<Wish>[1], page: { readonly id: Id; readonly entity: Id }): true | null => {
  const kinds = childrenOf(work, "field", page.entity).filter(({ props }) => props.type === "enum");
  if (kinds.length === 0) return null;
  const [name, many, all] = [calledIn(work, page.id), manyOf(work, page.entity), listed(kinds.map(({ id }) => choicesOf(work, id)))];
  const [first] = childrenOf(work, "option", kinds[0]!.id);
  const one = first ? calledIn(work, first.id) : { en: "…", ar: "…" };
  return ask(work, `filter-${clause.index}`, {
    en: `Which ${many.en} the page ${name.en} should show was not understood, and nothing was changed. There are: ${all.en}. Write for example: “The page ${name.en} should only show ${many.en} that are ${one.en.toLowerCase()}”.`,
    ar: `لم يُفهم أيّ ${many.ar} تعرضها صفحة ${name.ar}، ولم يتغير شيء. الموجود: ${all.ar}. اكتب مثلًا: «اعرض في صفحة ${name.ar} ${many.ar} ${one.ar} فقط».`,
  });
};
