/** What sentences about operations are put together from: both languages at once, names in a row, members of a set by name. */
import type { Sentence } from "../ids.ts";
import { choiceWords } from "./choice-words.ts";
import { crudWords, type Nodes, nameOf } from "./naming.ts";
import type { Blueprint, Id } from "./shape.ts";

/** What the names in operations are read from. */
export interface Speech {
  readonly nodes: Nodes;
  readonly full: Blueprint;
  /** What the operations add. */
  readonly added: ReadonlySet<Id>;
}

/** `done`: told of what was changed, in a history or a difference. `proposed`: of what would be, while it waits for a yes. */
export type Tense = "done" | "proposed";
/** One sentence in both tenses. */
export type Told = Readonly<Record<Tense, Sentence>>;

/** Both tenses of a sentence, each language in the order done, proposed. */
export const told = (en: readonly [done: string, proposed: string], ar: readonly [done: string, proposed: string]): Told => ({
  done: s(en[0], ar[0]),
  proposed: s(en[1], ar[1]),
});
/** An Arabic deed in both tenses: «إضافة الحقل» is proposed, «تمت إضافة الحقل» done. */
export const deed = (noun: string): readonly [done: string, proposed: string] => [
  `${/^\S+ة(?:\s|$)/.test(noun) ? "تمت" : "تم"} ${noun}`,
  noun,
];
/** What is so either way, and said in the same words. */
export const either = (sentence: Sentence): Told => ({ done: sentence, proposed: sentence });
export const eachTense = (of: Told, change: (sentence: Sentence) => Sentence): Told => ({
  done: change(of.done),
  proposed: change(of.proposed),
});

export const s = (en: string, ar: string): Sentence => ({ en, ar });
export const join = (names: readonly Sentence[]): Sentence => s(names.map((n) => n.en).join(", "), names.map((n) => n.ar).join("، "));

/** A member of the set `prop`: a node, an action that every entity has, or a word. */
export const memberWords = (nodes: Nodes, prop: string, member: string): Sentence => {
  const [id, verb] = member.split(".", 2) as [string, string | undefined];
  if (!Object.hasOwn(nodes, id)) return /^[a-z]{1,3}_/.test(id) ? nameOf(nodes, id) : (choiceWords(prop, member) ?? crudWords(member));
  const name = nameOf(nodes, id);
  return verb ? s(`${crudWords(verb).en} ${name.en}`, `${crudWords(verb).ar} ${name.ar}`) : name;
};
