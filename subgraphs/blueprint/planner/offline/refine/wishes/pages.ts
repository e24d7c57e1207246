/** Pages that are wished for or away: "remove the page running low", "remove the page of categories", "add a page for returns". */
import { removal } from "../../../../../../schema/blueprint/removal.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, has, type Wish, without, wordSet } from "./about.ts";
import { generalList, isGeneral, storedPages } from "./pages-of.ts";

const pageWords = wordSet("page pages screen screens الصفحه صفحه شاشه الشاشه صفحات");
const removing = wordSet("remove delete drop hide احذف تحذف تشيل ازل الغ الغي شيل اخف اخفي");
const adding = wordSet("add create make show give want need اضف انشئ اعمل اظهر نريد اريد ضيف");
const around = wordSet(
  "remove delete drop hide add create make show give want need we i a an the of for with page pages screen screens list called named from menu please الصفحه صفحه شاشه الشاشه صفحات ممكن تحذف تشيل احذف ازل الغ الغي شيل اخف اخفي اضف انشئ اعمل اظهر نريد اريد ضيف ل لـ من القائمه تعرض باسم",
);

export const page: Wish = (work, clause) => {
  const { tokens } = clause;
  const opens = tokens.slice(0, 3);
  if (!has(tokens, pageWords) || tokens.length > 12) return null;
  const [away, wished] = [has(opens, removing), has(opens, adding)];
  if (away === wished) return null;
  const said = without(tokens, around);
  const thing = said.length > 0 ? (work.find.entity(said)[0] ?? null) : null;
  if (away) return takeAway(work, clause, said, thing);
  return thing ? give(work, clause, thing) : null;
};

const menus = wordSet("menu navigation القائمه");
const outOfMenu = (work: Work, clause: Clause, id: Id): true => {
  const { en, ar } = calledIn(work, id);
  work.ops.push({ op: "set", id, prop: "nav", value: "hidden" });
  return fact(
    work,
    clause,
    { en: `The page ${en} is no longer in the menu; links still lead to it.`, ar: `لم تعد الصفحة ${ar} في القائمة، وتبقى الروابط إليها.` },
    [id],
  );
};

const takeAway = (work: Work, clause: Clause, said: readonly Token[], thing: Existing | null): boolean => {
  const named = pageCalled(work, said);
  if (named) return has(clause.tokens, menus) ? outOfMenu(work, clause, named) : drop(work, clause, named);
  if (!thing)
    return askWhich(
      work,
      clause,
      storedPages(work).map(({ id }) => id),
    );
  const stored = storedPages(work, thing.id);
  const own = stored.filter((one) => !isGeneral(one) || one.nav === "hidden");
  if (own.length > 0 && work.answers[`page-${clause.index}`] !== thing.id)
    return askOf(
      work,
      clause,
      thing,
      own.map(({ id }) => id),
    );
  const many = manyOf(work, thing.id);
  const general = stored.find(isGeneral);
  const id = general ? general.id : generalList(work, thing.id, { nav: "hidden" }).id;
  if (general) work.ops.push({ op: "set", id, prop: "nav", value: "hidden" });
  return fact(
    work,
    clause,
    {
      en: `The page of ${many.en} is no longer in the menu. Who may see ${many.en} still finds them by links; write who may not, to keep them from it.`,
      ar: `لم تعد صفحة ${many.ar} في القائمة. من يحق له عرض ${many.ar} يصل إليها من الروابط؛ اكتب من لا يحق له لمنعه.`,
    },
    [id],
  );
};

/** The page that is called so. */
const pageCalled = (work: Work, said: readonly Token[]): Id | null => {
  const words = said.map(({ word }) => word).join(" ");
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[أإآ]/g, "ا")
      .replace(/ة/g, "ه")
      .replace(/ى/g, "ي")
      .replace(/(^| )ال/g, "$1");
  const found = storedPages(work).filter(
    (one) =>
      words !== "" &&
      ([one.said.en, one.said.ar].some((name) => bare(name) === bare(words)) ||
        (said.length === 1 && kinds.get(said[0]!.word) === one.kind)),
  );
  return found.length === 1 ? found[0]!.id : null;
};
const kinds: ReadonlyMap<string, string> = new Map([
  ["gallery", "gallery"],
  ["معرض", "gallery"],
  ["المعرض", "gallery"],
  ["calendar", "calendar"],
  ["تقويم", "calendar"],
  ["التقويم", "calendar"],
  ["board", "board"],
  ["map", "map"],
  ["dashboard", "dashboard"],
]);

const drop = (work: Work, clause: Clause, id: Id): boolean => {
  const name = calledIn(work, id);
  const homes = Object.entries(work.draft.nodes).flatMap(([role, node]) =>
    node.kind === "role" && !node.removed && node.props.home === id ? [calledIn(work, role)] : [],
  );
  work.ops.push(...removal(work.draft, [id]));
  const also =
    homes.length > 0
      ? {
          en: ` ${homes.map(({ en }) => en).join(", ")} begin on the usual home page.`,
          ar: ` وتبدأ من الصفحة الرئيسية المعتادة: ${homes.map(({ ar }) => ar).join("، ")}.`,
        }
      : { en: "", ar: "" };
  return fact(
    work,
    clause,
    { en: `Removed the page ${name.en}. No record is lost.${also.en}`, ar: `حُذفت صفحة ${name.ar}. لا يضيع أي سجل.${also.ar}` },
    [id],
  );
};

const askOf = (work: Work, clause: Clause, thing: Existing, ids: readonly Id[]): boolean => {
  const id = `page-${clause.index}`;
  const chosen = ids.find((one) => one === work.answers[id]);
  if (chosen) return drop(work, clause, chosen);
  const many = manyOf(work, thing.id);
  work.questions.push({
    id,
    text: { en: `Which page of ${many.en} should go? Nothing was changed.`, ar: `أي صفحة من صفحات ${many.ar} تُحذف؟ لم يتغير شيء.` },
    choices: [
      { key: thing.id, label: { en: `The list of ${many.en}`, ar: `قائمة ${many.ar}` } },
      ...ids.map((one) => ({ key: one, label: calledIn(work, one) })),
    ],
    default: null,
  });
  return true;
};

const askWhich = (work: Work, clause: Clause, ids: readonly Id[]): boolean => {
  const chosen = ids.find((one) => one === work.answers[`page-${clause.index}`]);
  if (chosen) return drop(work, clause, chosen);
  if (ids.length === 0) return false;
  work.questions.push({
    id: `page-${clause.index}`,
    text: {
      en: `Which page is meant by “${clause.span.text}”? Nothing was changed.`,
      ar: `أي صفحة هي المقصودة في «${clause.span.text}»؟ لم يتغير شيء.`,
    },
    choices: ids.map((one) => ({ key: one, label: calledIn(work, one) })),
    default: null,
  });
  return true;
};

/** Everything has a page already; one that was taken out of the menu comes back. */
const give = (work: Work, clause: Clause, thing: Existing): boolean => {
  const many = manyOf(work, thing.id);
  const general = storedPages(work, thing.id).find(isGeneral);
  if (general?.nav === "hidden") {
    work.ops.push({ op: "set", id: general.id, prop: "nav", value: null });
    return fact(work, clause, { en: `The page of ${many.en} is in the menu again.`, ar: `عادت صفحة ${many.ar} إلى القائمة.` }, [
      general.id,
    ]);
  }
  return ask(work, `page-${clause.index}`, {
    en: `There is a page of ${many.en} already, in the menu of everybody who may see them; nothing was changed. Write what it should show: “Sort ${many.en} by …”, “Put the … in the list of ${many.en}”.`,
    ar: `توجد صفحة ${many.ar} من قبل في قائمة كل من يحق له رؤيتها؛ لم يتغير شيء. اكتب ما تعرضه: «رتب ${many.ar} حسب …»، «أظهر … في قائمة ${many.ar}».`,
  });
};
