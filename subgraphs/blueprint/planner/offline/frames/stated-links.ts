/**
 * What a sentence says of its subject by any verb that ties it to another thing that is kept: "every horse lives in a box", "bookings
 * are for a departure and made by a guest". A thing does not act: whatever it "does" with another thing is how the two hang together.
 */

import { type Mention, mentionAt } from "../clauses/mentions.ts";
import { cuts, isSeparator, phraseOf } from "../clauses/phrases.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { addLink, addLinks } from "../world/fields.ts";
import type { PlannedEntity, World } from "../world/world.ts";

interface Subject {
  readonly entity: PlannedEntity;
  readonly each: boolean;
  readonly many: boolean;
}

/** Links the subject of each English sentence to what it is said to be in, for, of, with or by. */
export const linkStated = (world: World, clauses: readonly Clause[]): void => {
  let last: Subject | null = null;
  for (const clause of clauses) {
    if (clause.arabic || clause.heading) continue;
    last = linkClause(world, clause, last);
  }
};

const linkClause = (world: World, { tokens, span }: Clause, before: Subject | null): Subject | null => {
  let last = before;
  let subject: Subject | null = null;
  let verb = "";
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const { word, kind } = tokens[i]!;
    if (word === "(") depth++;
    if (word === ")") depth--;
    if (depth > 0) continue;
    const starts = i === 0 || begins.has(tokens[i - 1]!.word) || tokens[i - 1]!.kind === "mark";
    if (starts) {
      const found = subjectAt(world, tokens, i, last);
      if (found) {
        subject = found.subject;
        last = found.subject;
        verb = "";
        i = found.end - 1;
        continue;
      }
      // "riders book lessons": who acts is not what is spoken of.
      if (kind === "word" && acts(tokens, i)) subject = null;
    }
    if (!subject || kind !== "word") continue;
    if (word === "by" && verb && !ruled.test(tokens[i - 1]!.word)) doneBy(world, subject, tokens, i, span);
    if (divided.test(word) && tokens[i + 1] && /^(?:in|into|up)$/.test(tokens[i + 1]!.word)) verb = "divided";
    else if (isVerb(tokens, i)) verb = word;
    const target = verb ? targetAt(world, tokens, i) : null;
    if (!target || target.entity === subject.entity) continue;
    const [owner, other] = verb === "divided" ? [target.entity, subject.entity] : [subject.entity, target.entity];
    const several = verb !== "divided" && isMany(tokens, target) && !subject.many;
    // "A request names the accessions wanted": several of them, of which it is still to be seen whose they are.
    if (several && gathers.test(tokens[i]!.word) && !linked(owner, other) && !linked(other, owner)) {
      addLinks(owner, other, span);
      world.several.push({ entity: owner.key, target: other.key, required: false, span });
    }
    if (!several && !linked(owner, other) && !linked(other, owner)) addLink(owner, other, span, verb !== "divided" && subject.each, null);
    i = target.end - 1;
  }
  return last;
};

const begins = new Set("and but where when while that which since because also however".split(" "));
const determiners = new Set("a an the each every one all any our its their this that".split(" "));
const pronouns = new Set("it they each these those".split(" "));
const divided = /^(?:divided|split|grouped|broken|subdivided|organised|organized|made|consists?)$/;

/** What a sentence or a part of it speaks of, if it is a thing, and a verb follows. */
const subjectAt = (
  world: World,
  tokens: readonly Token[],
  at: number,
  last: Subject | null,
): { readonly subject: Subject; readonly end: number } | null => {
  const first = tokens[at]!.word;
  if (pronouns.has(first) && last && (isVerb(tokens, at + 1) || holding.has(tokens[at + 1]?.word ?? "")))
    return { subject: { ...last, each: first === "each" }, end: at + 1 };
  const from = determiners.has(first) ? at + 1 : at;
  const named = from < tokens.length ? mentionNear(world, tokens, from) : null;
  const found = named && { ...named, end: behindBrackets(tokens, named.end) };
  if (!found || !(isVerb(tokens, found.end) || holding.has(tokens[found.end]?.word ?? "") || (at === 0 && tokens[found.end]?.word === ":")))
    return null;
  const each = first === "each" || first === "every";
  // Who acts is no subject of this kind; "each pilgrim travels on a bus" is.
  const who = found.entity.concept?.kind === "person" || world.roles.has(found.entity.key);
  if (who && !still(tokens, found.end)) return null;
  // "families may consult …": who may do something acts.
  if (modal.has(tokens[found.end]!.word) && tokens[found.end + 1]?.word !== "be") return null;
  return { subject: { entity: found.entity, each, many: isMany(tokens, named) }, end: found.end };
};

/** "A shelf (number, temperature) is in a cold room": what it has stands between. */
const behindBrackets = (tokens: readonly Token[], at: number): number => {
  const close = tokens[at]?.word === "(" ? tokens.findIndex(({ word }, i) => i > at && word === ")") : -1;
  return close < 0 ? at : close + 1;
};

/** "in a treatment room", "service visits": of the rooms and the visits, where nothing else is called so. */
const mentionNear = (world: World, tokens: readonly Token[], at: number): Mention | null => {
  const found = mentionAt(world, tokens, at);
  const first = tokens[at]!;
  if (found || first.kind !== "word" || first.arabic || functionWords.has(first.word) || isVerb(tokens, at) || cuts.has(first.word))
    return found;
  const head = tokens[at + 1]?.kind === "word" ? mentionAt(world, tokens, at + 1) : null;
  return head && head.entity.concept?.kind !== "person" ? head : null;
};

const isMany = (tokens: readonly Token[], { at, end }: Mention): boolean =>
  /[^s]s$/.test(tokens[end - 1]!.word) && !["a", "an", "one", "each", "every"].includes(tokens[at - 1]?.word ?? "");

const holding = new Set("has have need needs".split(" "));
const modal = new Set("can may must should will shall".split(" "));
const helping = new Set("is are was were be been gets get can may must should will shall has have".split(" "));
/** A word that says what is done or how it is: also one that nobody knows, where a verb must stand. */
const isVerb = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== "word" || token.arabic) return false;
  const { word } = token;
  if (["has", "have"].includes(word)) return false;
  if (helping.has(word)) return true;
  const form = verbForms.get(word);
  if (form?.verb.cls === "have") return false;
  return form !== undefined || stative.has(word) || (/(?:ed|en)$/.test(word) && ties.has(tokens[at + 1]?.word ?? ""));
};
const stative = new Set(
  "live lives stand stands sit sits hang hangs stay stays lie lies run runs take takes come comes go goes fall falls lead leads refer refers relate relates apply applies point points cover covers concern concerns occur occurs happen happens start starts end ends arrive arrives leave leaves depart departs depend depends serve serves use uses work works travel travels sleep sleeps play plays train trains study studies made given done taught led held built drawn bought sold sent kept driven ridden flown grown born found lent paid written caught left set put".split(
    " ",
  ),
);
const resting = new Set(
  "live lives stand stands stay stays belong belongs work works sleep sleeps travel travels sit sits play plays train trains".split(" "),
);
/** "is assigned to", "lives in": how somebody is placed, and nothing they do. */
const still = (tokens: readonly Token[], at: number): boolean => {
  const { word } = tokens[at]!;
  const next = tokens[at + 1]?.word ?? "";
  return resting.has(word) || (["is", "are"].includes(word) && (ties.has(next) || placed.test(next)));
};
const placed =
  /^(?:assigned|attached|enrolled|registered|employed|based|stationed|housed|placed|grouped|part|member|members|booked|seated|invited|allocated|linked|tied)$/;

const ties = new Set(
  "between for of in on to at from with under by inside within into onto through against per behind aboard about upon".split(" "),
);
/** What it gathers are several. */
const gathers = /^(?:covers?|concerns?|visits?|serves?|names|lists|carries|carry|delivers?|groups|transports?|bundles?|combines?)$/;
const direct =
  /^(?:lists|carries|carry|delivers?|groups|transports?|bundles?|combines?|covers?|concerns?|uses?|refers?|needs?|involves?|serves?|follows?|names|targets?|documents?|describes?)$/;
/** The other thing: behind the word that ties, or right behind a verb that needs none. */
const targetAt = (world: World, tokens: readonly Token[], at: number): Mention | null => {
  const { word } = tokens[at]!;
  const tied = ties.has(word) || (word === "and" && tokens.slice(Math.max(0, at - 4), at).some((token) => token.word === "between"));
  if (!tied && !direct.test(word)) return null;
  if (word === "of" && tokens[at + 1]?.word === "course") return null;
  if (word === "by" && ruled.test(tokens[at - 1]?.word ?? "")) return null;
  let from = at + 1;
  while (tokens[from] && (determiners.has(tokens[from]!.word) || beside.has(tokens[from]!.word))) from++;
  return tokens[from] && !isSeparator(tokens[from]!) ? mentionNear(world, tokens, from) : null;
};
const beside = new Set(
  "exactly single specific certain given particular other another same several many own only just board top".split(" "),
);
/** "approved by", "managed by": what somebody may do with it. */
const ruled =
  /^(?:approved|managed|reviewed|checked|handled|seen|edited|changed|deleted|confirmed|maintained|controlled|viewed|processed|closed|accepted|rejected|verified|overseen|administered|monitored|supervised|updated|read|used)$/;

/** "A household is looked after by one volunteer": who it is signs in, and is nothing that is kept besides. */
const doneBy = (world: World, { entity }: Subject, tokens: readonly Token[], at: number, span: Clause["span"]): void => {
  let from = at + 1;
  while (beside.has(tokens[from]?.word ?? "")) from++;
  if (!["a", "an", "one"].includes(tokens[from]?.word ?? "")) return;
  if (/^one$/.test(tokens[from]!.word) && tokens[from + 1]?.word === "of") from += 2;
  for (let length = 3; length > 0; length--) {
    const words = tokens.slice(from + 1, from + 1 + length);
    const phrase = words.length === length && words.every(({ kind }) => kind === "word") ? phraseOf(words) : null;
    const role = phrase && phrase.tokens.length === length ? world.roles.get(entityKey(phrase)) : undefined;
    if (!role || world.entities.has(role.key) || entity.concept?.kind === "person" || entity.fields.has(role.key)) continue;
    entity.fields.set(role.key, {
      key: role.key,
      label: role.label,
      type: "user",
      classification: "internal",
      required: false,
      unique: false,
      options: [],
      span,
    });
    return;
  }
};

/** "riders book …": a person and what they do. */
const acts = (tokens: readonly Token[], at: number): boolean => {
  // "… and is supplied by a supplier": it goes on with the same.
  if (helping.has(tokens[at]!.word)) return false;
  const from = determiners.has(tokens[at]!.word) ? at + 1 : at;
  return [1, 2, 3].some((length) => {
    const next = tokens[from + length];
    if (tokens.slice(from, from + length).some((token) => token.kind === "mark" || isSeparator(token))) return false;
    const form = next ? verbForms.get(next.word) : undefined;
    return form?.verb.cls === "do" || form?.verb.cls === "may";
  });
};

const linked = ({ fields }: PlannedEntity, { key }: PlannedEntity): boolean => [...fields.values()].some(({ target }) => target === key);
