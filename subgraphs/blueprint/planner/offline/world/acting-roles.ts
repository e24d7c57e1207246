/** Who acts is a role: one that is built in, or one that is made, called as it was said. */
import type { Span } from "../../../../../schema/planner.ts";
import type { Phrase } from "../clauses/types.ts";
import { englishOf } from "../words/arabic-english.ts";
import { entityKey, entityWords, sentenceCase } from "../words/naming.ts";
import type { World } from "./world.ts";

const builtInRoles = { member: "r_member", admin: "r_admin", public: "r_public" } as const;

/** The role a phrase names: built in, or made. */
export const roleOf = (world: World, phrase: Phrase, span: Span | null): string => {
  const kind = phrase.concept?.kind;
  if ((kind === "member" && !isGroup(phrase)) || kind === "admin" || kind === "public") return builtInRoles[kind];
  const key = entityKey(phrase);
  if (Object.hasOwn(builtInRoles, key)) return builtInRoles[key as keyof typeof builtInRoles];
  const id = key;
  if (!world.roles.has(id)) world.roles.set(id, { key, id, label: roleWordsOf(phrase), signUp: false, span });
  return id;
};

/** «عامل الصيانة» is called so, though the lexicon knows him as a worker. */
const roleWordsOf = (phrase: Phrase): { readonly en?: string; readonly ar?: string } => {
  const { label } = entityWords(phrase);
  const [first, second] = phrase.tokens;
  const en = englishOf(phrase.tokens);
  return phrase.concept?.kind === "person" &&
    first?.arabic &&
    phrase.tokens.length === 2 &&
    phrase.modifiers[0] === second &&
    /^ال/.test(second!.raw)
    ? {
        ...label,
        ...(en ? { en: sentenceCase(en) } : {}),
        ar: `${first.raw.replace(/^(?:وال|لل|ال)(?=.{2})/, "")} ${/^(?:وال|لل|ال)/.test(first.raw) ? second!.raw.replace(/^ال/, "") : second!.raw}`,
      }
    : label;
};

/** "Sales people", "the delivery people": some, not whoever signs up. */
const isGroup = ({ tokens, modifiers }: Phrase): boolean =>
  (tokens.some(({ word }) => groups.has(word)) && modifiers.some(({ word }) => !whoever.has(word))) ||
  modifiers.some(({ word }) => bodies.has(word));
/** "Committee members": those few. */
const bodies = new Set("committee board council jury panel crew staff faculty team cabinet office".split(" "));
const groups = new Set(["people", "person"]);
const whoever = new Set(["signed", "logged", "registered", "in", "up", "any", "all", "other", "authenticated"]);
