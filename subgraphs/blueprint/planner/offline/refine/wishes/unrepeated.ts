/** What may not be the same twice: "no two patients with the same national id", "a room cannot be booked twice for the same night". */
import { nodesOfDraft } from "../../../../../../schema/blueprint/naming.ts";
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { functionWords } from "../../words/verbs.ts";
import { calledIn, fact, set, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, type Property, propertyIn, type Wish, without, wordSet } from "./about.ts";
import { addNumber, isAnother } from "./number-to-add.ts";

const same = wordSet("same نفس بنفس لنفس");
const two = wordSet(
  "two 2 twice both duplicate duplicates duplicated repeat repeated repeats share اثنان اثنين مريضان تكرار يتكرر تتكرر يكرر مكرر مكرره",
);
const repeating = wordSet("repeat repeated repeats duplicate duplicates duplicated twice تكرار يتكرر تتكرر يكرر تكرر مكرر مكررا مكرره");
const refusing = wordSet("no not cannot can't never without must may لا ما لن عدم بدون دون منع امنع ليس مو مش");
const aroundSame = wordSet(
  "no not cannot can't never must may can should be have has share two 2 with at on in of for the a an same and or both once twice any duplicate duplicates duplicated repeat repeated repeats appear there are is without allow each لا ما لن عدم بدون دون منع امنع ليس يوجد يمكن يجوز ان يكون تكون يتكرر تتكرر تكرار يكرر تكرر مكرر مكررا مكرره لهما لهم له يصير نحجز يحجز تحجز حجز book booked مو مش نفس بنفس لنفس اثنان اثنين لاكثر من واحد في علي و او لاي different every needs مختلف مختلفه كل لكل",
);

/** "no two patients with the same national id", "the phone must not repeat", «لا يتكرر رقم الهوية»; several properties together are an index. */
export const unrepeated: Wish = (work, clause) => {
  const { tokens } = clause;
  const inside = uniqueWithin(work, clause) ?? onlyOnce(work, clause);
  if (inside !== null) return inside;
  const at = tokens.findIndex(({ word }) => same.has(word));
  const repeats =
    (has(tokens, repeating) && has(tokens, refusing)) ||
    (has(tokens, wordSet("different مختلف مختلفه")) && has(tokens, wordSet("each every كل لكل")));
  const twins = at > 0 && (has(tokens, two) || has(tokens, wordSet("share have has"))) && has(tokens, refusing);
  const arabicTwins = at > 0 && clause.arabic && has(tokens, refusing);
  if ((!repeats && !twins && !arabicTwins) || tokens.length > 20) return null;
  const things = mentions(at > 0 ? tokens.slice(0, at) : tokens, dual(work)).map(({ found }) => found);
  const plain = without(tokens, aroundSame);
  const meant = at > 0 ? sameOf(work, tokens.slice(at + 1), things) : null;
  if (meant) return meant.whole ? together(work, clause, meant.entity, meant.fields) : false;
  if (at > 0 && things.length > 0) return null;
  const field = propertyIn(work, clause, plain);
  if (field === "asked") return true;
  return field && !isAnother(work, field, plain) ? together(work, clause, null, [field]) : addNumber(work, clause, plain);
};
interface Same {
  readonly entity: Existing;
  /** What may not be the same at once. */
  readonly fields: readonly Existing[];
  /** Whether nothing that was said is left over. */
  readonly whole: boolean;
}
/**
 * Of which records what stands behind "the same" is: of the thing before it ("no two patients with the same phone"), of one that is linked
 * to it ("a doctor cannot have two appointments at the same time", "a room cannot be booked twice for the same night"), or of the only one
 * that has them all («نفس الطاولة في نفس التاريخ»).
 */
const sameOf = (work: Work, said: readonly Token[], things: readonly Existing[]): Same | null => {
  const read = (entity: Existing): Same => {
    const named = mentions(said, (part) => work.find.field(part, entity.id));
    const left = said.filter((token, i) => !named.some(({ from, to }) => from <= i && i < to) && !isAside(token));
    const links = things.flatMap(({ id }) => linksTo(work, entity.id, id));
    return { entity, fields: [...links, ...named.map(({ found }) => found)], whole: left.length === 0 };
  };
  const told = things.map(read).filter(({ fields, whole }) => fields.length > 0 && whole);
  const [own] = told.filter(({ entity }) => mentions(said, (part) => work.find.field(part, entity.id)).length > 0);
  if (own) return own;
  const others = entitiesIn(work)
    .filter(({ id }) => !things.some((thing) => thing.id === id))
    .map(read)
    .filter(({ fields, whole }) => whole && fields.length > 1);
  if (others.length === 1) return others[0]!;
  const [thing] = things;
  const first = thing ? read(thing) : null;
  return first && first.fields.length > 0 ? first : null;
};
const entitiesIn = (work: Work): readonly Existing[] =>
  Object.entries(nodesOfDraft(work.draft)).flatMap(([id, node]) =>
    node.kind === "entity" && work.draft.nodes[id] && !node.removed ? [{ id, node: work.draft.nodes[id] }] : [],
  );
const linksTo = (work: Work, entity: Id, target: Id): readonly Existing[] =>
  entity === target
    ? []
    : fieldsOf(work, entity).flatMap(({ id, props }) =>
        (props.config as { target?: Id } | undefined)?.target === target ? [{ id, node: work.draft.nodes[id]! }] : [],
      );

const within = wordSet("within per inside ضمن داخل");
/** "the code of a unit must be unique within a property": both together. */
const uniqueWithin = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token, i) => i > 1 && within.has(token.word));
  if (at < 0 || !has(tokens, wordSet("unique فريد فريدا فريده"))) return null;
  const said = without(tokens.slice(0, at), new Set([...aroundSame, "unique", "فريد", "فريدا", "فريده", "make", "اجعل"]));
  const field = propertyIn(work, clause, said);
  if (field === "asked") return true;
  const owner = field?.node.owner;
  const [place] = owner ? mentions(tokens.slice(at + 1), (part) => work.find.field(part, owner)) : [];
  if (!field || !owner || !place) return null;
  return together(work, clause, { id: owner, node: work.draft.nodes[owner]! }, [place.found, field]);
};

const often = /\b(?:only once|more than once|once only|just once|twice)\b|مرة واحدة|أكثر من مرة|مرتين/;
/** "each customer can review a product only once": what must not be the same twice is asked, by what it is linked to. */
const onlyOnce = (work: Work, clause: Clause): boolean | null => {
  if (!often.test(clause.span.text) || !has(clause.tokens, wordSet("can may must should cannot can't not only لا يمكن يحق يستطيع يقدر ما")))
    return null;
  const links = (id: Id): readonly Property[] => fieldsOf(work, id).filter(({ props }) => props.type === "reference");
  const things = mentions(clause.tokens, work.find.entity).map(({ found }) => found);
  const [entity] = [...things].sort((a, b) => links(b.id).length - links(a.id).length);
  if (!entity) return null;
  const [many, names] = [manyOf(work, entity.id), links(entity.id).map(({ id }) => calledIn(work, id))];
  if (names.length === 0) return null;
  return ask(work, `once-${clause.index}`, {
    en: `How often is said by what may not be the same twice; nothing was changed. Write for example: “No two ${many.en} with the same ${names.map(({ en }) => en.toLowerCase()).join(" and ")}”.`,
    ar: `يُقال ذلك بما لا يجوز أن يتكرر؛ لم يتغير شيء. اكتب مثلًا: «لا تتكرر ${many.ar} بنفس ${names.map(({ ar }) => ar).join(" و")}».`,
  });
};

const isAside = (token: Token): boolean =>
  token.kind === "mark" || aroundSame.has(token.word) || functionWords.has(token.word) || ["ال", "الوقت"].includes(token.word);

/** «مريضان»: two of them. */
const dual =
  (work: Work) =>
  (part: readonly Token[]): readonly Existing[] => {
    const found = work.find.entity(part);
    const [one] = part;
    const stem = one && part.length === 1 ? /^(.{3,})(?:ان|ين|تان|تين)$/.exec(one.word)?.[1] : undefined;
    if (found.length > 0 || !one || stem === undefined) return found;
    return work.find.entity([{ ...one, word: stem, raw: stem }]);
  };

const together = (work: Work, clause: Clause, entity: Existing | null, fields: readonly Existing[]): boolean => {
  const names = fields.map(({ id }) => calledIn(work, id));
  const [field] = fields;
  if (fields.length === 1 && field) {
    const [name] = names;
    if (field.node.props.unique === true || field.node.props.type === "autoNumber")
      return fact(work, clause, { en: `${name!.en} is unique already.`, ar: `${name!.ar} فريد من قبل.` }, []);
    set(work, clause, field.id, "unique", true, { en: `${name!.en} is unique.`, ar: `${name!.ar} فريد.` });
    return true;
  }
  if (!entity) return false;
  const ids: readonly Id[] = fields.map(({ id }) => id);
  const there = Object.values(work.draft.nodes).some(
    ({ kind, owner, removed, props }) =>
      kind === "index" &&
      owner === entity.id &&
      !removed &&
      props.unique === true &&
      [...(props.fields as Id[])].sort().join() === [...ids].sort().join(),
  );
  const [all, many] = [listed(names), manyOf(work, entity.id)];
  if (there) return fact(work, clause, { en: `No two ${many.en} share it already.`, ar: `لا يتكرر ذلك في ${many.ar} من قبل.` }, []);
  const id = work.ids.other("ix", String(entity.node.props.key), ...fields.map(({ node }) => String(node.props.key)));
  work.ops.push({ op: "add", kind: "index", id, parent: entity.id, props: { fields: ids, unique: true } });
  return fact(work, clause, { en: `No two ${many.en} with the same: ${all.en}.`, ar: `لا يتكرر في ${many.ar} معًا: ${all.ar}.` }, [id]);
};
