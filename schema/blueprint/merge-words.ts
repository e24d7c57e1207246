/** Conflicts as sentences in both languages, by names and never by ids: what each side did, in words a person can choose by. */
import type { Json, Sentence } from "../ids.ts";
import type { Draft } from "./document.ts";
import { equal } from "./equal.ts";
import type { Conflict } from "./merge.ts";
import { type Nodes, nameOf, nodesOfDraft } from "./naming.ts";
import { propWords } from "./prop-words.ts";
import { sentences } from "./sentences.ts";

const s = (en: string, ar: string): Sentence => ({ en, ar });

export interface ConflictWords {
  readonly text: Sentence;
  /** What choosing a side would leave there. */
  readonly ours: Sentence;
  readonly theirs: Sentence;
}

/** Says a conflict. The three drafts are those that were merged; names are taken from whichever side still knows the node. */
export const conflictWords = (conflict: Conflict, base: Draft, ours: Draft, theirs: Draft): ConflictWords => {
  const nodes: Nodes = { ...nodesOfDraft(base), ...nodesOfDraft(theirs), ...nodesOfDraft(ours) };
  const name = conflict.node === "header" ? s("the platform", "المنصة") : star(nameOf(nodes, conflict.node));
  switch (conflict.kind) {
    case "VALUE": {
      const prop = propWords(conflict.prop ?? "");
      const to = (side: Draft, value: Json): Sentence => valueWords(asItWas(side, base, conflict), conflict, value, nodes);
      // Where the name is what both changed, it is called what both knew it by.
      const known = base.nodes[conflict.node] && conflict.prop?.startsWith("label") ? nodesOfDraft(base) : nodes;
      const called = conflict.node === "header" ? name : star(nameOf(known, conflict.node));
      return {
        text: s(`Both sides changed the ${prop.en} of ${called.en}.`, `غيّر الطرفان ${prop.ar} في ${called.ar}.`),
        ours: to(ours, conflict.ours),
        theirs: to(theirs, conflict.theirs),
      };
    }
    case "REMOVED": {
      const did = sentences(conflict.ops ?? [], conflict.ours === null ? theirs : ours, "done")[0]?.text;
      const text = did
        ? s(`One side removed ${name.en}, the other worked on it: ${did.en}.`, `حذف أحد الطرفين ${name.ar} وعمل عليه الآخر: ${did.ar}.`)
        : s(`One side removed ${name.en}, the other worked on it.`, `حذف أحد الطرفين ${name.ar} وعمل عليه الآخر.`);
      const [gone, kept] = [s(`${name.en} is removed`, `يُحذف ${name.ar}`), s(`${name.en} stays`, `يبقى ${name.ar}`)];
      return { text, ours: conflict.ours === null ? gone : kept, theirs: conflict.theirs === null ? gone : kept };
    }
    case "KEY": {
      const [mine, other] = [star(nameOf(nodes, String(conflict.ours))), star(nameOf(nodes, String(conflict.theirs)))];
      const key = String(conflict.base);
      const keeps = (it: Sentence): Sentence => s(`${it.en} keeps it; the other gets another`, `يحتفظ به ${it.ar} ويأخذ الآخر غيره`);
      return {
        text: s(`${mine.en} and ${other.en} have the same API name “${key}”.`, `لـ ${mine.ar} و${other.ar} الاسم البرمجي نفسه «${key}».`),
        ours: keeps(mine),
        theirs: keeps(other),
      };
    }
    case "TREE": {
      const names = conflict.nodes.map((id) => star(nameOf(nodes, id)));
      const [en, ar] = [names.map((n) => n.en).join(", "), names.map((n) => n.ar).join("، ")];
      return {
        text: s(`Both sides moved ${en} into one another.`, `نقل الطرفان ${ar} بعضها داخل بعض.`),
        ours: s("Where the target has them", "مواضعها في الفرع الهدف"),
        theirs: s("Where the source has them", "مواضعها في الفرع المصدر"),
      };
    }
    case "MEANING": {
      const problems = conflict.problems ?? [];
      return {
        text: s(
          `Together the changes make an error: ${problems.map(({ text }) => text.en).join(" ")}`,
          `التغييران معًا يسببان خطأ: ${problems.map(({ text }) => text.ar).join(" ")}`,
        ),
        ours: s(`${name.en} as the target has it`, `${name.ar} كما في الفرع الهدف`),
        theirs: s(`${name.en} as the source has it`, `${name.ar} كما في الفرع المصدر`),
      };
    }
  }
};

const star = ({ en, ar }: Sentence): Sentence => s(`*${en}*`, `*${ar}*`);

/** A side before it changed what is asked about: “Renamed Patient to Visitor”, not “Visitor to Visitor”. */
const asItWas = (side: Draft, base: Draft, { node, prop }: Conflict): Draft => {
  const [now, before] = [side.nodes[node], base.nodes[node]];
  const changed = prop?.split(".")[0] ?? "";
  if (!now || before?.props[changed] === undefined) return side;
  return { ...side, nodes: { ...side.nodes, [node]: { ...now, props: { ...now.props, [changed]: before.props[changed] } } } };
};

/** A value as the sentence of the operation that would set it. */
const valueWords = (side: Draft, { node, prop, base }: Conflict, value: Json, nodes: Nodes): Sentence => {
  if (prop === "parent" || prop === "owner") return value === null ? s("Nowhere", "بلا موضع") : star(nameOf(nodes, String(value)));
  if (equal(value, base)) return s("Unchanged", "دون تغيير");
  return sentences([{ op: "set", id: node, prop: prop ?? "", value }], side, "done")[0]?.text ?? s("", "");
};
