/** Which roles and things a sentence about permissions names in the blueprint that is there. */
import { builtIn, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { isNothing } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { behindAnother } from "../text/fold.ts";
import type { Clause } from "../text/tokens.ts";
import type { Concept } from "../words/lexicon/define.ts";
import { isEverything } from "../world/access.ts";
import { calledIn, single, type Work } from "./changing.ts";

/** Asks for a role that is not there, or which of those that are was meant. */
export const missing = (work: Work, clause: Clause, subject: Phrase): true => {
  const name = subject.tokens.map((token) => token.raw).join(" ");
  const roles = Object.entries(work.draft.nodes).flatMap(([key, node]) =>
    node.kind === "role" && !node.removed ? [{ key, label: calledIn(work, key) }] : [],
  );
  const or = roles.length > 0 ? { en: " Or choose who is meant.", ar: " أو اختر من المقصود." } : { en: "", ar: "" };
  work.questions.push({
    id: `role-${clause.index}-${clause.span.from}`,
    text: {
      en: `There is no role “${name}”, so nothing was changed. Write first: “Add a role ${name}”.${or.en}`,
      ar: `لا يوجد دور «${name}»، ولذلك لم يتغير شيء. اكتب أولًا: «أضف دور ${name}».${or.ar}`,
    },
    choices: roles.slice(0, 8),
    default: null,
  });
  return true;
};

/** The role that was chosen for one that is not there. */
export const chosenFor = (work: Work, clause: Clause): Id | null => {
  const id = work.answers[`role-${clause.index}-${clause.span.from}`];
  return id !== undefined && work.draft.nodes[id]?.kind === "role" ? id : null;
};

const everybody = new Set("people all the signed in logged registered other these our".split(" "));
export const roleIn = (work: Work, subject: Phrase): Id | null => {
  const named = single(work.find.role(subject.tokens));
  if (named) return named.id;
  // "warehouse people" are some of them, and nobody knows who.
  if (subject.tokens.at(-1)?.word === "people" && subject.tokens.some(({ word }) => !everybody.has(word)))
    return single(work.find.role(subject.tokens.slice(0, -1)))?.id ?? null;
  const kind = subject.concept?.kind;
  return kind === "member" ? builtIn.member : kind === "public" ? builtIn.public : kind === "admin" ? builtIn.admin : null;
};

/** The things of a list; null when one of them is not there. */
export const entitiesOf = (work: Work, objects: readonly Phrase[]): readonly Id[] | null => {
  const found = objects.map((phrase) => {
    if (isNothing(phrase) && isEverything(phrase))
      return Object.entries(work.draft.nodes).flatMap(([id, node]) => (node.kind === "entity" && !node.removed ? [id] : []));
    const one = single(work.find.entity(phrase.tokens));
    return one ? [one.id] : null;
  });
  return found.every((ids) => ids !== null) ? found.flat() : null;
};

const plainThing: Concept = { key: "", kind: "thing", sector: "general", en: [], ar: [], fields: [] };
/** The phrase under the name that what it means has in the blueprint. */
export const keptName = (phrase: Phrase, key: string): Phrase => ({
  ...phrase,
  modifiers: [],
  concept: { ...(phrase.concept ?? { ...plainThing, en: [key] }), key },
});

/** Its name in the plural. */
export const manyOf = (work: Work, entity: Id): Sentence => {
  const plural = work.draft.nodes[entity]?.props.plural as { en?: string; ar?: string } | undefined;
  const one = calledIn(work, entity);
  // «قائمة الموظفين»: behind another word.
  return { en: (plural?.en ?? one.en).toLowerCase(), ar: behindAnother(plural?.ar ?? one.ar) };
};
