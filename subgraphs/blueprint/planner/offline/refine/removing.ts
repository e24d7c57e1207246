/** What is taken out of a blueprint, and what has to go with it: said before the yes that the proposal asks for. */
import type { DraftNode } from "../../../../../schema/blueprint/document.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import { removal } from "../../../../../schema/blueprint/removal.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { splitList, trim } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { calledIn, fact, single, targetIn, type Work, wordsIn } from "./changing.ts";
import { askNotThere } from "./not-there.ts";

/** "remove the reason of appointments", «احذف الغرف». */
export const remove = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const target = targetIn(work, clause, tokens);
  if (target === "asked") return true;
  if (!target) return removeAll(work, clause, tokens) || askThere(work, clause, tokens);
  if (!work.draft.nodes[target.id]) return false;
  const name = calledIn(work, target.id);
  const ops = removal(work.draft, [target.id]);
  const also = alsoGone(work, target.id, ops);
  work.ops.push(...ops);
  const lost = loss(target.node.kind);
  return fact(work, clause, { en: `Removed ${name.en}.${lost.en}${also.en}`, ar: `حُذف ${name.ar}.${lost.ar}${also.ar}` }, [target.id]);
};

/** "delete rooms and insurers": each of them, or none. */
const removeAll = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const parts = splitList(tokens);
  const things = parts.flatMap((part) => single(work.find.entity(trim(part))) ?? []);
  return parts.length > 1 && things.length === parts.length && parts.every((part) => remove(work, clause, part));
};

/** What is not there cannot go. */
const askThere = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const said = trim(tokens).filter(({ kind }) => kind === "word");
  return said.length > 0 && said.length < 3 && askNotThere(work, clause, wordsIn(said));
};

const loss = (kind: DraftNode["kind"]): Sentence =>
  kind === "role"
    ? { en: " Who has it loses what it allowed.", ar: " من يحمله يفقد ما كان يتيحه." }
    : { en: " What people entered there is no longer shown.", ar: " لن يظهر ما أُدخل فيه." };

const kinds: readonly (readonly [DraftNode["kind"], Sentence])[] = [
  ["field", { en: "The link to it goes from", ar: "ويُحذف الرابط إليه من" }],
  ["action", { en: "These actions go with it", ar: "وتُحذف معه الإجراءات" }],
  ["workflow", { en: "These workflows go with it", ar: "ويُحذف معه سير العمل" }],
  ["page", { en: "These pages go with it", ar: "وتُحذف معه الصفحات" }],
  ["role", { en: "These roles go with it", ar: "وتُحذف معه الأدوار" }],
];

/** What else goes or changes, by name; how many rules about it, by number. */
const alsoGone = (work: Work, target: Id, ops: readonly Op[]): Sentence => {
  const gone = ops.flatMap((op) => (op.op === "remove" && op.id !== target ? [op.id] : []));
  const told = kinds.flatMap(([kind, words]) => {
    const ids = gone.filter((id) => work.draft.nodes[id]?.kind === kind);
    const names = ids.map((id) => calledIn(work, kind === "field" ? (work.draft.nodes[id]?.owner ?? id) : id));
    return names.length > 0 ? [{ en: `${words.en}: ${list(names, "en")}.`, ar: `${words.ar}: ${list(names, "ar")}.` }] : [];
  });
  const rules = gone.filter((id) => work.draft.nodes[id]?.kind === "policy" && !isAbout(work, id, target));
  if (rules.length > 0)
    told.push({
      en: `These access rules spoke of it and go as well: ${list(
        rules.map((id) => calledIn(work, id)),
        "en",
      )}.`,
      ar: `وقواعد صلاحيات ذكرته تُحذف كذلك: ${list(
        rules.map((id) => calledIn(work, id)),
        "ar",
      )}.`,
    });
  const cleared = ops.flatMap((op) => (op.op === "set" && ["check", "compute", "default"].includes(op.prop) ? [op.id] : []));
  if (cleared.length > 0)
    told.push({
      en: `Conditions and values of ${list(
        cleared.map((id) => calledIn(work, id)),
        "en",
      )} named it and are cleared.`,
      ar: `وتُمسح شروط وقيم ذكرته في: ${list(
        cleared.map((id) => calledIn(work, id)),
        "ar",
      )}.`,
    });
  return { en: told.map(({ en }) => ` ${en}`).join(""), ar: told.map(({ ar }) => ` ${ar}`).join("") };
};

/** Rules about a thing go with it as a matter of course. */
const isAbout = (work: Work, rule: Id, target: Id): boolean => work.draft.nodes[rule]?.props.entity === target;
const list = (names: readonly Sentence[], locale: "en" | "ar"): string =>
  [...new Set(names.map((name) => name[locale]))].join(locale === "en" ? ", " : "، ");
