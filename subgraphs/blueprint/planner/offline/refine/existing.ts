/** Finding what a sentence speaks of in a blueprint that is there: by key, by label in either language, by the lexicon's word. */
import type { Draft, DraftNode } from "../../../../../schema/blueprint/document.ts";
import { hiddenNodes } from "../../../../../schema/blueprint/document.ts";
import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import { nodesOfDraft } from "../../../../../schema/blueprint/naming.ts";
import type { NodeKind } from "../../../../../schema/blueprint/operation.ts";
import { builtIn, type Id, type Text } from "../../../../../schema/blueprint/shape.ts";
import { trim } from "../clauses/phrases.ts";
import { arabicCandidates, foldPhrase, isArabic, singular } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { isSameRoot } from "../words/broken-plurals.ts";
import { conceptOfName, wholeChoice, wholeConcept, wholeProperty } from "../words/words.ts";

export interface Existing {
  readonly id: Id;
  readonly node: DraftNode;
  /** Only the word that heads its name was said: «العقود» of what is called «عقد إيجار». */
  readonly byHead?: true;
}

export interface Lookup {
  entity(tokens: readonly Token[]): readonly Existing[];
  field(tokens: readonly Token[], owner: Id | null): readonly Existing[];
  option(tokens: readonly Token[], field: Id): readonly Existing[];
  role(tokens: readonly Token[]): readonly Existing[];
}

const longestMention = 16;
/** Looks into the live nodes of a draft. */
export const lookupIn = (draft: Draft): Lookup => {
  const hidden = hiddenNodes(draft);
  const live = Object.entries(nodesOfDraft(draft)).flatMap(([id, node]) => (hidden.has(id) || id === builtIn.user ? [] : [{ id, node }]));
  const byKind = Map.groupBy(live, ({ node }) => node.kind);
  const of = (kind: NodeKind, owner: Id | null | undefined): readonly Existing[] =>
    (byKind.get(kind) ?? []).filter(({ node }) => (owner === undefined ? node.owner !== builtIn.user : node.owner === owner));
  const matching = (
    candidates: readonly Existing[],
    tokens: readonly Token[],
    known: string | undefined,
    inOthers = false,
  ): readonly Existing[] => {
    // Nothing is called by that many words, and a long sentence is asked about at each of its ends.
    if (tokens.length > longestMention) return [];
    // "in progress" begins with what elsewhere is only a joint.
    const said = new Set([...formsOf(trim(tokens)), ...formsOf(tokens)]);
    const exact = candidates.filter(({ node }) => namesOf(node).some((name) => said.has(name)));
    if (exact.length > 0) return exact;
    const alike = candidates.filter(({ node }) => known !== undefined && node.props.key === known);
    return alike.length > 0 || !inOthers ? alike : candidates.filter((one) => isOtherForm(one, trim(tokens)));
  };
  const entity = (tokens: readonly Token[]): readonly Existing[] => {
    const known = wholeConcept(trim(tokens))?.key;
    const found = matching(of("entity", undefined), tokens, known);
    if (found.length > 0) return found;
    // «الطلبات» of a shop are its orders, of an office its leave requests.
    const kinds = of("entity", undefined).filter(({ node }) => /(?:^o|O)rder$|Request$/.test(String(node.props.key)));
    if (known === "request" && kinds.length === 1) return kinds;
    const said = trim(tokens);
    const headed = said.length === 1 && isThingsHead(said) ? of("entity", undefined).filter((one) => isHeadedBy(one, said[0]!)) : [];
    return headed.length === 1 ? [{ ...headed[0]!, byHead: true }] : [];
  };
  /** "doctors" where the blueprint calls them physicians; «الموظف» where there is one role of that word, «موظف دعم». */
  const alike = (tokens: readonly Token[], known: string | undefined): readonly Existing[] => {
    const all = of("role", undefined);
    const same = known === undefined ? [] : all.filter(({ node }) => textsOf(node).some((text) => conceptOfName(text)?.key === known));
    if (same.length > 0) return same;
    const said = trim(tokens);
    if (said.length !== 1 || everybody.has(wholeConcept(said)?.kind ?? "thing")) return [];
    const forms = [...formsOf(said)];
    const within = all.filter(({ node }) => textsOf(node).some((text) => forms.some((one) => isHead(foldPhrase(text), one))));
    return within.length === 1 ? within : [];
  };
  return remembering({
    entity: (tokens) => {
      const found = entity(tokens);
      return found.length > 0 ? found : entity(withoutRecord(trim(tokens)));
    },
    field: (tokens, owner) =>
      matching(
        of("field", owner ?? undefined),
        tokens,
        wholeProperty(trim(tokens))?.key ?? wholeConcept(trim(tokens))?.key,
        owner !== null,
      ),
    option: (tokens, field) => matching(of("option", field), tokens, wholeChoice(tokens)?.key, true),
    role: (tokens) => {
      const known = wholeConcept(trim(tokens))?.key;
      const found = matching(of("role", undefined), tokens, known);
      return found.length > 0 ? found : alike(tokens, known);
    },
  });
};

/** The same words are asked about by every kind of wish, and name the same each time. */
const remembering = (lookup: Lookup): Lookup => {
  const known = new Map<string, readonly Existing[]>();
  const once = (kind: string, tokens: readonly Token[], find: () => readonly Existing[]): readonly Existing[] => {
    const at = `${kind} ${tokens.map(({ word, kind: sort }) => (sort === "word" ? word : `\u0000${word}`)).join(" ")}`;
    const before = known.get(at);
    if (before) return before;
    const found = find();
    known.set(at, found);
    return found;
  };
  return {
    entity: (tokens) => once("entity", tokens, () => lookup.entity(tokens)),
    field: (tokens, owner) => once(`field ${owner}`, tokens, () => lookup.field(tokens, owner)),
    option: (tokens, field) => once(`option ${field}`, tokens, () => lookup.option(tokens, field)),
    role: (tokens) => once("role", tokens, () => lookup.role(tokens)),
  };
};

/** «مصادر» and «المصدر»: one word whose plural changes its vowels. */
const isOtherForm = ({ node }: Existing, said: readonly Token[]): boolean => {
  const word = said[0]?.word ?? "";
  return (
    said.length === 1 &&
    said[0]!.arabic &&
    word.length > 4 &&
    textsOf(node).some((name) => isArabic(name) && !name.includes(" ") && isSameRoot(foldPhrase(name), foldPhrase(word)))
  );
};

const records = new Set("record records file files profile profiles card cards سجل سجلات ملف ملفات بيانات بطاقه".split(" "));
/** "the patient file", «سجل العميل»: what is kept of them. */
const withoutRecord = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens.length < 2) return [];
  if (tokens[0]!.arabic && records.has(tokens[0]!.word)) return tokens.slice(1);
  return !tokens[0]!.arabic && records.has(tokens.at(-1)!.word) ? tokens.slice(0, -1) : [];
};

const everybody: ReadonlySet<string> = new Set(["member", "public", "admin", "none"]);
/** What a name of several words is a kind of: a "support agent" is an agent, «موظف دعم» is a موظف. */
const isHead = (name: string, word: string): boolean => {
  const parts = name.split(" ");
  return word.length > 3 && parts.length > 1 && (isArabic(name) ? parts[0] : parts.at(-1)) === word;
};

/** A word that may stand for the thing whose name it heads: no property, and nobody in particular. */
const isThingsHead = (said: readonly Token[]): boolean =>
  said[0]!.kind === "word" && wholeProperty(said) === null && !everybody.has(wholeConcept(said)?.kind ?? "thing");
/** «العقود» of what is called «عقد إيجار», "the contracts" of rental contracts: the first word in Arabic, the last in English. */
const isHeadedBy = ({ node }: Existing, { word, arabic }: Token): boolean => {
  const forms = arabic ? arabicCandidates(word, true) : [word, singular(word)];
  return textsOf(node).some((name) => {
    const parts = foldPhrase(name).split(" ");
    if (parts.length < 2 || isArabic(name) !== arabic) return false;
    const head = arabic ? parts[0]! : parts.at(-1)!;
    return forms.includes(head) || (arabic && word.length > 4 && isSameRoot(head, word));
  });
};

const textsOf = (node: DraftNode): readonly string[] =>
  [node.props.label, node.props.plural].flatMap((text) => Object.values((text ?? {}) as Text)).filter((text) => text !== undefined);
/** Nodes do not change, and one sentence asks for their names some hundreds of times. */
const named = new WeakMap<DraftNode, readonly string[]>();
const namesOf = (node: DraftNode): readonly string[] => {
  const known = named.get(node);
  if (known) return known;
  const found = [String(node.props.key ?? ""), ...textsOf(node)].flatMap((name) =>
    name ? [foldPhrase(name), foldPhrase(name.replace(/([a-z])([A-Z])/g, "$1 $2"))] : [],
  );
  named.set(node, found);
  return found;
};

/** A phrase as said, and in the singular. */
const formsOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const words = tokens.filter((token) => token.kind !== "mark").map((token) => token.word);
  if (words.length === 0) return new Set();
  const plain = foldPhrase(words.join(" "));
  const last = words.at(-1)!;
  const forms = new Set([plain, keyFromWords(words.join(" ")).toLowerCase()]);
  if (isArabic(words[0]!)) {
    for (const first of arabicCandidates(words[0]!, true).slice(0, 4)) forms.add(foldPhrase([first, ...words.slice(1)].join(" ")));
    if (words.length === 1)
      for (const one of [...arabicCandidates(words[0]!, true), words[0]!.replace(/ا(?:ه|ها|هم|هن)$/, "ي")]) forms.add(one).add(`ال${one}`);
  } else forms.add(foldPhrase([...words.slice(0, -1), singular(last)].join(" ")));
  return forms;
};
