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

export const s = (en: string, ar: string): Sentence => ({ en, ar });
export const join = (names: readonly Sentence[]): Sentence => s(names.map((n) => n.en).join(", "), names.map((n) => n.ar).join("، "));

/** A member of the set `prop`: a node, an action that every entity has, or a word. */
export const memberWords = (nodes: Nodes, prop: string, member: string): Sentence => {
  const [id, verb] = member.split(".", 2) as [string, string | undefined];
  if (!Object.hasOwn(nodes, id)) return /^[a-z]{1,3}_/.test(id) ? nameOf(nodes, id) : (choiceWords(prop, member) ?? crudWords(member));
  const name = nameOf(nodes, id);
  return verb ? s(`${crudWords(verb).en} ${name.en}`, `${crudWords(verb).ar} ${name.ar}`) : name;
};
