/** The states of a record that words speak of, in whatever form: "unpaid", "nobody answers", «ما انرد عليها»; and in which states it is none yet. */
import { byRank } from "../../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { trim } from "../../clauses/phrases.ts";
import { fold } from "../../text/fold.ts";
import type { Token } from "../../text/tokens.ts";
import { formOf } from "../../words/deeds-of-states.ts";
import { childrenOf, stateOf, type Work } from "../changing.ts";

export interface StateSaid {
  readonly field: Id;
  readonly option: Id;
  /** In the tokens that were looked at. */
  readonly from: number;
  readonly to: number;
  /** "unpaid", "not answered", «غير مدفوع». */
  readonly denied: boolean;
}

const denies = /n't$|^(?:not|never|nobody|no|without|un|non|cannot|لم|ما|لا|غير|مو|مش|ليس|ليست|بدون|دون|محد|لسه|ماحد|عدم)$/;
/** Nothing of a state stands between a "not" and it. */
const reach = 5;
const cutting = /^[,،;:]$/;

/** From the left, the longest names first. */
export const statesSaid = (work: Work, entity: Id, tokens: readonly Token[]): readonly StateSaid[] => {
  const fields = childrenOf(work, "field", entity).filter(({ props }) => props.type === "enum");
  const state = stateOf(work, { id: entity, node: work.draft.nodes[entity]! })?.id;
  const options = state ? optionsOf(work, state).map(({ id, props }) => ({ id, names: namesOf(props) })) : [];
  const found: StateSaid[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const named = exactAt(work, fields, tokens, at) ?? (state ? formAt(state, options, tokens, at) : null);
    if (!named) continue;
    const before = tokens.slice(Math.max(0, at - reach), at);
    const cut = before.findLastIndex(({ word }) => cutting.test(word));
    const last = found.at(-1);
    const free = before.slice(cut + 1).filter((_, i) => !last || at - before.length + cut + 1 + i >= last.to);
    found.push({ ...named, from: at, denied: named.denied || free.some(({ word }) => denies.test(word)) });
    at = named.to - 1;
  }
  return found;
};

/** The things of which words may speak in one of their states: looked up once, before each thing is looked at. */
export const entitiesWithStates = (work: Work, tokens: readonly Token[]): readonly Id[] => {
  const found = new Set<Id>();
  for (const [, { kind, owner, props, removed }] of Object.entries(work.draft.nodes)) {
    if (kind !== "option" || removed || !owner) continue;
    const entity = work.draft.nodes[owner]?.owner;
    if (entity && !found.has(entity) && maySpeakOf(tokens, namesOf(props))) found.add(entity);
  }
  return [...found].filter((id) => work.draft.nodes[id]?.removed !== true);
};
const maySpeakOf = (tokens: readonly Token[], names: readonly string[]): boolean =>
  tokens.some(({ word }, at) => {
    const bare = /^un.{4,}/.test(word) ? word.slice(2) : null;
    const said = tokens.slice(at, at + 6);
    return (
      names.some((name) => name.split(" ").some((part) => part === word || part.startsWith(word.slice(0, 3)) || word.endsWith(part))) ||
      formOf(said, 0, names) > 0 ||
      (bare !== null && formOf([{ ...tokens[at]!, word: bare }, ...said.slice(1)], 0, names) > 0)
    );
  });

type Named = Omit<StateSaid, "from">;
const exactAt = (work: Work, fields: readonly { readonly id: Id }[], tokens: readonly Token[], at: number): Named | null => {
  for (let length = Math.min(3, tokens.length - at); length > 0; length--) {
    const part = tokens.slice(at, at + length);
    if (part.some(({ kind }) => kind !== "word") || denies.test(part[0]!.word) || (length > 1 && trim(part).length < length)) continue;
    const all = fields.flatMap(({ id }) => work.find.option(part, id).map((option) => ({ field: id, option: option.id })));
    if (all.length === 1) return { ...all[0]!, to: at + length, denied: false };
  }
  return null;
};
interface Option {
  readonly id: Id;
  readonly names: readonly string[];
}
const formAt = (field: Id, options: readonly Option[], tokens: readonly Token[], at: number): Named | null => {
  const given = tokens[at]!;
  const bare = /^un.{4,}/.test(given.word) ? { ...given, word: given.word.slice(2) } : null;
  for (const token of [given, bare]) {
    if (!token) continue;
    const said = [token, ...tokens.slice(at + 1, at + 6)];
    const all = options.flatMap(({ id, names }) => {
      const length = formOf(said, 0, names);
      return length > 0 ? [{ id, length, plain: !names.some((name) => negated.test(name)) }] : [];
    });
    // «تُدفع» where there are «مدفوع» and «غير مدفوع».
    const plain = all.filter((one) => one.plain);
    if (all.length > 1 && plain.length === 1) return { field, option: plain[0]!.id, to: at + plain[0]!.length, denied: token === bare };
    if (all.length === 1) return { field, option: all[0]!.id, to: at + all[0]!.length, denied: token === bare };
  }
  return null;
};

const negated = /^(?:غير|لم|not|un(?!it|der|ique))/;

/** The choices of a field in their order. */
export const optionsOf = (work: Work, field: Id) =>
  [...childrenOf(work, "option", field)].sort((a, b) =>
    byRank({ id: a.id, order: String(a.props.order) }, { id: b.id, order: String(b.props.order) }),
  );
const namesOf = ({ key, label }: Readonly<Record<string, unknown>>): readonly string[] => [
  ...new Set([
    String(key)
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase(),
    ...Object.values((label ?? {}) as Readonly<Record<string, string>>).map((name) => fold(name)),
  ]),
];

/** A record in such a state was called off; in such a one it is over. */
export const calledOff = /cancel|reject|declin|refus|void|withdrawn|noShow|absent|failed|terminat|deleted|archiv/i;
export const over = /^(?:done|completed?|finish(?:ed)?|closed|ended|expired|checkedOut|attended|missed|lost|inactive|resolved)$/i;
const settled = /^(?:paid|returned|delivered|solved|pickedUp|collected|received|refunded)$/i;

/** In which choices it has not come to one yet: those before it; where none stands before it, all others but those it is called off or over by. */
export const notYet = (work: Work, { field, option }: Pick<StateSaid, "field" | "option">): readonly Id[] => {
  const all = optionsOf(work, field);
  const at = all.findIndex(({ id }) => id === option);
  const open = all.filter(({ props }) => !calledOff.test(String(props.key)));
  const before = open.filter((one) => all.indexOf(one) < at);
  const found = before.length > 0 ? before : open.filter(({ id, props }) => id !== option && !over.test(String(props.key)));
  return found.map(({ id }) => id);
};
/** The choices by which a record waits for something still. */
export const stillOpen = (work: Work, field: Id): readonly Id[] =>
  optionsOf(work, field).flatMap(({ id, props }) => ([calledOff, over, settled].some((kind) => kind.test(String(props.key))) ? [] : [id]));

/** One of the choices, as an expression; `of`: what stands before the field, as in `trigger.record.`. */
export const isIn = (field: Id, options: readonly Id[], of = ""): string => {
  const any = options.map((option) => `${of}${field} == ${option}`).join(" || ");
  return options.length > 1 ? `(${any})` : any;
};
