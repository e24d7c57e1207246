/**
 * What is wished for a person, where a property is not what is meant: a role keeps nothing about its people ("add a birthday to packers"),
 * and a wishlist is a thing of its own and no text of a customer's. Both are asked, with the sentence that does it.
 */
import { builtIn } from "../../../../../schema/blueprint/shape.ts";
import { splitList, trim } from "../clauses/phrases.ts";
import type { Phrase } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { wholeConcept, wholeProperty } from "../words/words.ts";
import { calledIn, childrenOf, single, toWords, type Work, wordsIn } from "./changing.ts";
import type { Existing } from "./existing.ts";
import { manyOf } from "./permissions-named.ts";

const ask = (work: Work, id: string, en: string, ar: string): true => {
  work.questions.push({ id, text: { en, ar }, choices: [], default: null });
  return true;
};
const articles = new Set(["a", "an", "the"]);
const plain = (tokens: readonly Token[]): string => wordsIn(tokens.filter((token) => !articles.has(token.word)));

/** "add a birthday to packers", who are a role and no records; false where no such role is named. */
export const askProfile = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  for (let at = tokens.length - 1; at > 0; at--) {
    const token = tokens[at]!;
    const joined = token.arabic && /^(?:لل|ل)/.test(token.word) && token.word.length > 3;
    if (!toWords.has(token.word) && !joined) continue;
    const where = trim(tokens.slice(joined ? at : at + 1));
    const role = where.length > 0 ? single(work.find.role(where)) : null;
    const what = tokens.slice(0, at);
    if (!role || role.id === builtIn.public || splitList(what).length === 0) continue;
    const name = calledIn(work, role.id);
    const property = wholeProperty(trim(what));
    const kept = {
      en: token.arabic ? (property?.en[0] ?? plain(what)) : plain(what),
      ar: token.arabic ? plain(what) : (property?.ar[0] ?? plain(what)),
    };
    const one = where.map(({ raw, arabic }) => (arabic ? raw : singular(raw.toLowerCase()))).join(" ");
    return ask(
      work,
      `profile-${clause.index}`,
      `${name.en} is a role, and nothing is kept about the people who have it; nothing was changed. Write what is kept of each, for example: “Every ${one} has a name and a ${kept.en}”.`,
      `${name.ar} دور، ولا يُحفظ شيء عن أصحابه؛ لم يتغير شيء. اكتب ما يُحفظ عن كل منهم، مثلًا: «أضف ${name.ar.split(" و")[0]} وله اسم و${kept.ar}».`,
    );
  }
  return false;
};

const ownKinds = new Set(["document", "event"]);
/** "add a wishlist for customers": a thing that belongs to them. */
export const askOwnThing = (work: Work, clause: Clause, what: readonly Token[], where: readonly Token[]): boolean => {
  const concept = wholeConcept(trim(what));
  const isOwn = concept && (ownKinds.has(concept.kind) || concept.key === "favorite");
  const owner = single(work.find.entity(trim(where)));
  if (!concept || !isOwn || !owner || wholeProperty(trim(what)) || work.find.entity(trim(what)).length > 0) return false;
  const [one, many, said] = [calledIn(work, owner.id), manyOf(work, owner.id), plain(what)];
  if (concept.key === "favorite") {
    const things = mostDescribed(work, owner.id);
    return ask(
      work,
      `own-${clause.index}`,
      `What is on the ${said}? It is a thing of its own and no property of ${many.en}; nothing was changed. Write for example: “${plural(one.en)} can save ${things.en} to their ${said}”.`,
      `ما الذي يوضع في ${said}؟ هي شيء قائم بذاته وليست خاصية في ${many.ar}؛ لم يتغير شيء. اكتب مثلًا: «لكل قائمة رغبات ${one.ar} و${things.one.ar}».`,
    );
  }
  const arabic = concept.ar[0] ?? said;
  return ask(
    work,
    `own-${clause.index}`,
    `A ${said} is a thing of its own and no property of ${many.en}; nothing was changed. Write what it keeps, for example: “Every ${said} has a number and a date and belongs to a ${one.en.toLowerCase()}”.`,
    `${said}: شيء قائم بذاته وليس خاصية في ${many.ar}؛ لم يتغير شيء. اكتب ما يُحفظ فيه، مثلًا: «لكل ${arabic} رقم وتاريخ و${one.ar}».`,
  );
};

const plural = (name: string): string => (name.endsWith("s") ? name : `${name}s`);

/** What people would save: of all things that are no people and not theirs, the one most is kept of. */
const mostDescribed = (work: Work, owner: string) => {
  const size = (id: string): number => childrenOf(work, "field", id).length;
  const isTheirs = (id: string): boolean =>
    childrenOf(work, "field", id).some(
      ({ props }) => props.type === "user" || (props.config as { target?: string } | undefined)?.target === owner,
    );
  const [best] = Object.entries(work.draft.nodes)
    .flatMap(([id, node]) => (node.kind === "entity" && !node.removed && id !== owner && !isTheirs(id) ? [id] : []))
    .sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
  const id = best ?? owner;
  return { ...manyOf(work, id), one: calledIn(work, id) };
};

const catalogue = /(?:^|[a-z])(?:type|kind|category)$/i;
/** "add 'sick' to the kinds of leave", which are records of their own: what people enter, and no property. */
export const askRecord = (work: Work, clause: Clause, { id, node }: Existing, what: readonly Token[]): boolean => {
  const quoted = /['‘“«"]/.test(what[0]?.raw ?? "") || /['‘“«"]\S/.test(clause.span.text);
  const bare = trim(what.filter((token) => token.kind === "word"));
  if (!quoted || !catalogue.test(String(node.props.key)) || bare.length === 0 || bare.length > 3 || wholeProperty(bare)) return false;
  const [many, said] = [manyOf(work, id), wordsIn(bare)];
  return ask(
    work,
    `record-${clause.index}`,
    `${many.en.charAt(0).toUpperCase()}${many.en.slice(1)} are records that people enter in the platform, “${said}” among them; nothing of the blueprint was changed. If it is a property of them, write: “Add a text field ${said} to ${many.en}”.`,
    `${many.ar} سجلات يُدخلها الناس في المنصة، ومنها «${said}»؛ لم يتغير شيء في المخطط. إن كانت خاصية لها فاكتب: «أضف حقل ${said} إلى ${many.ar}».`,
  );
};

/** "agents write notes about requesters", who are a role: there is no record to link the note to. */
export const askRecords = (work: Work, clause: Clause, { tokens }: Phrase): true => {
  const name = calledIn(work, single(work.find.role(tokens))!.id);
  const one = tokens.map(({ raw, arabic }) => (arabic ? raw : singular(raw.toLowerCase()))).join(" ");
  return ask(
    work,
    `records-${clause.index}`,
    `${name.en} is a role, and there is no record of each of them to link it to; nothing was changed. Write first: “Every ${one} has a name and a phone”.`,
    `${name.ar} دور، ولا سجل لكل من أصحابه ليُربط به؛ لم يتغير شيء. اكتب أولًا: «أضف ${name.ar.split(" و")[0]} وله اسم ورقم هاتف».`,
  );
};
