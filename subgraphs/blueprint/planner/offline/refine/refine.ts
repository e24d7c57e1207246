import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { PlanRequest, Question } from "../../../../../schema/planner.ts";
import { isNothing, isSeparator, trim } from "../clauses/phrases.ts";
import type { FrameOf } from "../clauses/types.ts";
import { framesOf } from "../frames/frames.ts";
import { looksOf } from "../frames/looks.ts";
import { singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { themeFrames } from "../words/theme.ts";
import { functionWords, verbForms } from "../words/verbs.ts";
import { conceptOf } from "../words/words.ts";
import { sharesMany } from "../world/fields.ts";
import { add, addFields, addOptions } from "./additions.ts";
import { attempt, fact, only, type Said, single, startWork, stateOf, type Work, wordsIn } from "./changing.ts";
import { describe } from "./described.ts";
import type { Existing } from "./existing.ts";
import { hideIn } from "./hiding.ts";
import { addLink, addLinks, link } from "./links-added.ts";
import { namedInArabic } from "./named-in-arabic.ts";
import { askNotThere } from "./not-there.ts";
import { permissionsIn, permissionsOfRole, permit, withoutObject } from "./permissions.ts";
import { roleIn } from "./permissions-named.ts";
import { logicIn } from "./refine-logic.ts";
import { remove } from "./removing.ts";
import { becomes, becomesChoice, rename, retype } from "./renaming.ts";
import { isFlag, make } from "./required.ts";
import { isWish, saidPlainly } from "./said-otherwise.ts";
import { goesOnAt, referring, tidied } from "./tidied.ts";
import { turnedRound } from "./turned-round.ts";
import { choiceColour } from "./wishes/choice-colours.ts";
import { wish } from "./wishes/wish.ts";

export interface Refined {
  readonly ops: readonly Op[];
  readonly facts: readonly Said[];
  readonly assumed: readonly Omit<Said, "span">[];
  readonly questions: readonly Question[];
}

type Command = "add" | "rename" | "remove" | "make" | "link";
const commands: ReadonlyMap<string, Command> = new Map(
  (
    [
      ["add", "add put attach include insert create introduce اضف اضيف اضيفوا اضافه زد زود ضع ضيف ضيفوا حط نضيف تضيف تزود انشئ انشي"],
      ["rename", "rename call change تغير تسمي غير سم سمي بدل غيروا"],
      ["remove", "remove delete drop تحذف تشيل تمسح احذف ازل الغ الغي حذف شيل امسح"],
      ["make", "make set mark تخلي تجعل اجعل صير خلي خل"],
      ["link", "link connect relate tie اربط وصل اوصل"],
    ] as const
  ).flatMap(([command, words]) => words.split(" ").map((word) => [word, command] as const)),
);

/** Reads every clause as a change of the base, one after the other. */
export const refine = (request: PlanRequest, clauses: readonly Clause[]): Refined => {
  const work = startWork(request);
  const said = clauses
    .filter((one, i) => !isOpening(one, clauses[i + 1]))
    .map(turnedRound)
    .map(tidied);
  for (const clause of definedFirst(work, said)) {
    const before = work.facts.length;
    for (const part of commandsIn(clause)) {
      const last = work.facts.slice(before).at(-1)?.nodes.at(-1);
      attempt(work, referring(work, part, last), (at, one) => change(at, saidPlainly(at, one)));
    }
  }
  return { ...work, ops: namedInArabic(request.base, work.ops, request.text) };
};

/** "Tickets are about a device. A device has a serial number": what a thing is stands before what is said of it. */
const definedFirst = (work: Work, clauses: readonly Clause[]): readonly Clause[] => {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const have = clause.tokens.findIndex(({ word }) => ["has", "have", "له", "لها", "فيه", "فيها"].includes(word));
    const thing = have > 0 && have < 4 ? trim(clause.tokens.slice(0, have)).filter(({ word }) => !articles.has(word)) : [];
    const isNew = thing.length === 1 && work.find.entity(thing).length === 0;
    const spoken = isNew ? out.findIndex(({ tokens }) => tokens.some(({ word }) => singular(word) === singular(thing[0]!.word))) : -1;
    out.splice(spoken < 0 ? out.length : spoken, 0, clause);
  }
  return out;
};
const articles = new Set(["a", "an", "the", "each", "every", "كل", "لكل"]);

/** «أضف الفواتير: لكل فاتورة مبلغ», "add copies, and each copy has …": what is added is described behind it. */
const isOpening = ({ tokens }: Clause, next: Clause | undefined): boolean =>
  next !== undefined &&
  tokens.length < 7 &&
  opensList.has(tokens.at(-1)!.word) &&
  (commandOf(tokens)?.command === "add" || isWish(tokens)) &&
  (tokens.at(-1)!.word === ":" ? commandOf(next.tokens) === null : ["لكل", "كل", "each", "every"].includes(next.tokens[0]!.word));
const opensList = new Set([":", ",", "،", "and", "و"]);

/** "Rename patients to clients and make the phone required" is two. */
const commandsIn = (clause: Clause): readonly Clause[] => {
  const { tokens } = clause;
  const opened = commandOf(tokens);
  if (!opened) return partsAt(clause, goingOn(tokens));
  // "add a role manager who can see everything": the role, and what it may do.
  const role = tokens.findIndex((token) => ["role", "دور"].includes(token.word));
  const who = tokens.findIndex(
    (token, i) =>
      i > opened.at + 1 && (relatives.has(token.word) || (role > 0 && i > role + 1 && verbForms.get(token.word)?.form === "arabic")),
  );
  if (opened.command === "add" && role > 0 && who > role + 1) {
    const does = relatives.has(tokens[who]!.word) ? who + 1 : who;
    return [cutOf(clause, tokens.slice(0, who)), cutOf(clause, [...tokens.slice(role + 1, who), ...tokens.slice(does)])];
  }
  const starts = tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const goesOn = next?.kind === "word" && !isSeparator(next) && !["to", "of", "الي"].includes(next.word);
    return i > 1 && commands.has(token.word) && isSeparator(tokens[i - 1]!) && goesOn && !isFlag(next) ? [i] : [];
  });
  return partsAt(
    clause,
    [...new Set([...starts, ...goingOn(tokens)])].sort((a, b) => a - b),
  );
};
const relatives = new Set(["who", "that", "which", "الذي", "اللي", "التي"]);
const goingOn = (tokens: readonly Token[]): readonly number[] =>
  tokens.flatMap((_, i) => (i > 1 && isSeparator(tokens[i - 1]!) && goesOnAt(tokens, i, isFlag) ? [i] : []));
const partsAt = (clause: Clause, starts: readonly number[]): readonly Clause[] =>
  [0, ...starts].map((from, k, all) => {
    const part = clause.tokens.slice(from, all[k + 1]);
    const kept = part.slice(0, part.findLastIndex((token) => !isSeparator(token)) + 1);
    return all.length === 1 ? clause : cutOf(clause, kept);
  });
const cutOf = (clause: Clause, tokens: readonly Token[]): Clause => {
  const [from, to] = [tokens[0]!.from, tokens.at(-1)!.to];
  return { ...clause, tokens, span: { from, to, text: clause.span.text.slice(from - clause.span.from, to - clause.span.from) } };
};

const polite = new Set(
  "please pls kindly then let's lets can could would may you also now we'd i'd like want بدي بدنا ابي ابغي نبي ودي عايز عاوز عايزين ممكن لو تقدر اريد كمان رجاء سمحت ثم بعدين نحتاج احتاج".split(
    " ",
  ),
);
/** The command a clause opens with, where nothing but politeness stands before it. */
const commandOf = (tokens: readonly Token[]): { readonly command: Command; readonly at: number } | null => {
  const at = tokens.findIndex((token, i) => commands.has(token.word) && !isFlag(tokens[i + 1]));
  if (
    at < 0 ||
    at > 5 ||
    tokens.slice(0, at).some((token) => token.kind === "word" && !functionWords.has(token.word) && !polite.has(token.word))
  )
    return null;
  return { command: commands.get(tokens[at]!.word)!, at };
};

const change = (work: Work, clause: Clause): boolean => {
  const coloured = choiceColour(work, clause);
  if (coloured !== null) return coloured;
  const themed = themeFrames(clause);
  const looks = looksOf(themed.frames);
  work.ops.push(...looks.ops);
  for (const { text } of looks.facts) fact(work, clause, text, []);
  if (themed.frames.length > 0) return true;
  const wished = wish(work, clause);
  if (wished !== null) return wished;
  const logic = logicIn(work, clause);
  if (logic !== null) return logic;
  const found = commandOf(clause.tokens);
  if (!found) return says(work, clause);
  const rest = clause.tokens.slice(found.at + 1);
  switch (found.command) {
    case "add":
      return add(work, clause, rest);
    case "rename":
      return (
        (["rename", "call", "سم", "سمي"].includes(clause.tokens[found.at]!.word) ? null : retype(work, clause, rest)) ??
        rename(work, clause, rest)
      );
    case "remove":
      return remove(work, clause, rest);
    case "make":
      return make(work, clause, rest);
    case "link":
      return link(work, clause, rest);
  }
};

/** "Patients also have an insurance number", "the phone is required", "nurses may see patients", "visits belong to a patient". */
const says = (work: Work, clause: Clause): boolean => {
  if (hideIn(work, clause)) return true;
  const grants = permissionsIn(clause) ?? permissionsOfRole(work, clause);
  const unseen = grants?.flatMap(({ allows, own, only: alone, objects }) =>
    allows.length === 1 && allows[0] === "read" && (own || alone || clause.tokens.some(({ word }) => word === "فقط" || word === "only"))
      ? objects.filter(
          (phrase) =>
            !isNothing(phrase) && work.find.entity(phrase.tokens).length === 0 && work.find.field(phrase.tokens, null).length === 0,
        )
      : [],
  )[0];
  // Who sees only some of a thing makes none.
  if (unseen) return askNotThere(work, clause, wordsIn(unseen.tokens));
  if (grants) return (grants.some((grant) => bringsNew(work, grant)) && describe(work, clause)) || permit(work, clause, grants);
  if (withoutObject(work, clause)) return true;
  const have = clause.tokens.findIndex((token) => ["have", "has", "need", "needs", "له", "لها", "لهم"].includes(token.word));
  if (have > 0) {
    const subject = trim(
      clause.tokens.slice(0, have).filter((token) => !["also", "should", "must", "can", "may", "could", "يمكن"].includes(token.word)),
    );
    const entity = only(work, clause, work.find.entity(subject));
    if (entity === "asked") return true;
    const object = clause.tokens.slice(have + 1);
    const other =
      entity && ["many", "several", "multiple", "عده"].includes(object[0]?.word ?? "")
        ? single(work.find.entity(trim(object.slice(1))))
        : null;
    if (entity && other)
      return isShared(entity, other, clause) ? addLinks(work, clause, entity, other) : addLink(work, clause, other, entity);
    const demanded = clause.tokens.slice(0, have).some(({ word }) => ["must", "needs", "يجب", "لازم"].includes(word));
    if (entity) return addFields(work, clause, entity, object, demanded);
  }
  const chosen = becomesChoice(work, clause, clause.tokens);
  if (chosen !== null) return chosen;
  const about = linked(work, clause.tokens);
  if (about) return addLink(work, clause, ...about);
  for (const frame of framesOf([clause])) {
    if (frame.is === "links") {
      const ends = [...frame.subjects, ...frame.targets].map((phrase) => single(work.find.entity(phrase.tokens)));
      if (ends.length !== 2 || !ends[0] || !ends[1]) break;
      return frame.many ? addLink(work, clause, ends[1], ends[0]) : addLink(work, clause, ends[0], ends[1]);
    }
    if (frame.is === "options") {
      const owner = frame.owner ? single(work.find.entity(frame.owner.tokens)) : null;
      const field = owner
        ? (single(work.find.field(frame.item.tokens, owner.id)) ?? stateOf(work, owner))
        : single(work.find.field(frame.item.tokens, null));
      if (field?.node.props.type !== "enum") return false;
      return addOptions(
        work,
        clause,
        field,
        frame.options.flatMap((part, i) => (i === 0 ? part : [{ ...part[0]!, word: ",", kind: "mark" as const }, ...part])),
      );
    }
  }
  return clause.tokens.some(isFlag) ? make(work, clause, clause.tokens) : becomes(work, clause, clause.tokens) || describe(work, clause);
};

/** "Tickets are about a device": a link. */
const linked = (work: Work, tokens: readonly Token[]): readonly [Existing, Existing] | null => {
  const at = tokens.findIndex(({ word }, i) => i > 0 && ["about", "concern", "concerns", "تخص", "يخص"].includes(word));
  if (at < 1 || tokens.length > 9) return null;
  const end = tokens[at]!.word === "about" ? at - 1 : at;
  const [one, other] = [single(work.find.entity(trim(tokens.slice(0, end)))), single(work.find.entity(trim(tokens.slice(at + 1))))];
  return one && other ? [one, other] : null;
};

/** "Members reserve books": a reservation; "members write reviews" where there are none; a person who is kept as a record and has no role. */
const bringsNew = (work: Work, { subjects, verb, objects, not }: FrameOf<"grants">): boolean => {
  if (not) return false;
  const things = objects.map((phrase) => single(work.find.entity(phrase.tokens)));
  return (
    things.includes(null) ||
    (verb.leaves !== undefined && !things.some((one) => one?.node.props.key === verb.leaves)) ||
    subjects.some((phrase) => !roleIn(work, phrase) && single(work.find.entity(phrase.tokens)) !== null)
  );
};

/** "A course can have several teachers": and a teacher several courses. A department and its employees are not shared like that. */
const isShared = (entity: Existing, other: Existing, clause: Clause): boolean =>
  clause.tokens.some((token) => ["can", "may", "could", "يمكن"].includes(token.word)) &&
  sharesMany(conceptOf(String(entity.node.props.key)), conceptOf(String(other.node.props.key)) ?? null);
