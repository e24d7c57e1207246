/**
 * A second grammar, over a blueprint that is there: add, rename, remove, require, link, allow and refuse, colours. It touches what is
 * named and nothing else [BP40]; what it cannot find or may not do by itself becomes a question, and nothing of that clause is done.
 */
import { keyFromWords } from "../../../../schema/blueprint/keys.ts";
import type { Op } from "../../../../schema/blueprint/operation.ts";
import { removal } from "../../../../schema/blueprint/removal.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../../schema/ids.ts";
import type { PlanRequest, Question } from "../../../../schema/planner.ts";
import { add, addFields, addOptions, newWords } from "./additions.ts";
import {
  attempt,
  calledIn,
  fact,
  fieldIn,
  fieldsIn,
  only,
  type Said,
  set,
  single,
  startWork,
  stateOf,
  targetIn,
  type Work,
  wordsIn,
} from "./changing.ts";
import type { Existing } from "./existing.ts";
import { typeNamed } from "./field-words.ts";
import { sharesMany } from "./fields.ts";
import { framesOf } from "./frames.ts";
import { addLink, addLinks, link } from "./links-added.ts";
import { entityWords, propertyWords } from "./naming.ts";
import { hideIn, permissionsIn, permit, withoutObject } from "./permissions.ts";
import { isSeparator, phraseOf, trim } from "./phrases.ts";
import { logicIn } from "./refine-logic.ts";
import { themeFrames } from "./theme.ts";
import type { Clause, Token } from "./tokens.ts";
import { functionWords } from "./verbs.ts";
import { conceptOf, wholeConcept, wholeProperty } from "./words.ts";

export interface Refined {
  readonly ops: readonly Op[];
  readonly facts: readonly Said[];
  readonly questions: readonly Question[];
}

type Command = "add" | "rename" | "remove" | "make" | "link";
const commands: ReadonlyMap<string, Command> = new Map(
  (
    [
      ["add", "add include insert create introduce اضف اضيف اضيفوا اضافه زد زود ضع ضيف ضيفوا حط نضيف انشئ انشي"],
      ["rename", "rename call change غير سم سمي بدل غيروا"],
      ["remove", "remove delete drop احذف ازل الغ الغي حذف شيل امسح"],
      ["make", "make set mark اجعل صير خلي خل"],
      ["link", "link connect relate tie اربط وصل اوصل"],
    ] as const
  ).flatMap(([command, words]) => words.split(" ").map((word) => [word, command] as const)),
);

/** Reads every clause as a change of the base, one after the other. */
export const refine = (request: PlanRequest, clauses: readonly Clause[]): Refined => {
  const work = startWork(request);
  for (const clause of clauses.flatMap(commandsIn)) attempt(work, clause, change);
  return work;
};

/** "Rename patients to clients and make the phone required" is two. */
const commandsIn = (clause: Clause): readonly Clause[] => {
  const { tokens } = clause;
  const opened = commandOf(tokens);
  if (!opened) return [clause];
  // "add a role manager who can see everything": the role, and what it may do.
  const who = tokens.findIndex((token, i) => i > opened.at + 1 && ["who", "that", "which", "الذي", "اللي", "التي"].includes(token.word));
  const role = tokens.findIndex((token) => ["role", "دور"].includes(token.word));
  if (opened.command === "add" && role > 0 && who > role + 1)
    return [cutOf(clause, tokens.slice(0, who)), cutOf(clause, [...tokens.slice(role + 1, who), ...tokens.slice(who + 1)])];
  const starts = tokens.flatMap((token, i) => {
    const next = tokens[i + 1];
    const goesOn = next?.kind === "word" && !isSeparator(next) && !["to", "of", "الي"].includes(next.word);
    return i > 1 && commands.has(token.word) && isSeparator(tokens[i - 1]!) && goesOn && !isFlag(next) ? [i] : [];
  });
  return [0, ...starts].map((from, k, all) => {
    const part = tokens.slice(from, all[k + 1]);
    const kept = part.slice(0, part.findLastIndex((token) => !isSeparator(token)) + 1);
    return all.length === 1 ? clause : cutOf(clause, kept);
  });
};
const cutOf = (clause: Clause, tokens: readonly Token[]): Clause => {
  const [from, to] = [tokens[0]!.from, tokens.at(-1)!.to];
  return { ...clause, tokens, span: { from, to, text: clause.span.text.slice(from - clause.span.from, to - clause.span.from) } };
};

const polite = new Set(["can", "could", "would", "may", "you", "also", "now", "ممكن", "لو", "تقدر", "اريد", "كمان"]);
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
  const themed = themeFrames(clause);
  for (const frame of themed.frames) {
    if (frame.is === "theme")
      set(work, clause, "header", `theme.${frame.part}`, frame.colour, {
        en: `${frame.part}: ${frame.colour}`,
        ar: `${frame.part}: ${frame.colour}`,
      });
    if (frame.is === "mode")
      set(work, clause, "header", "theme.mode", frame.mode, { en: `Mode: ${frame.mode}`, ar: `الوضع: ${frame.mode}` });
  }
  if (themed.frames.length > 0) return true;
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
  const grants = permissionsIn(clause);
  if (grants) return permit(work, clause, grants);
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
    if (entity) return addFields(work, clause, entity, object);
  }
  for (const frame of framesOf([clause])) {
    if (frame.is === "links") {
      const ends = [...frame.subjects, ...frame.targets].map((phrase) => single(work.find.entity(phrase.tokens)));
      if (ends.length !== 2 || !ends[0] || !ends[1]) return false;
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
  return clause.tokens.some(isFlag) ? make(work, clause, clause.tokens) : false;
};

/** "A course can have several teachers": and a teacher several courses. A department and its employees are not shared like that. */
const isShared = (entity: Existing, other: Existing, clause: Clause): boolean =>
  clause.tokens.some((token) => ["can", "may", "could", "يمكن"].includes(token.word)) &&
  sharesMany(conceptOf(String(entity.node.props.key)), conceptOf(String(other.node.props.key)) ?? null);

/** "change the type of weight to decimal" changes what is stored; the proposal asks for a yes of its own. */
const retype = (work: Work, clause: Clause, tokens: readonly Token[]): boolean | null => {
  const named = tokens.findIndex((token) => token.word === "type" || token.word === "نوع");
  const at = named >= 0 || !isTypeChange(work, tokens) ? named : -2;
  const to = tokens.findLastIndex((token) => token.word === "to" || token.word === "الي");
  if (at === -1 || at > 2 || to < at) return null;
  const field = fieldIn(work, tokens.slice(at === -2 ? 0 : at + 1, to));
  const type = typeNamed(tokens.slice(to + 1));
  if (!field || !type) return false;
  const name = calledIn(work, field.id);
  set(work, clause, field.id, "type", type, {
    en: `${name.en} is now: ${wordsIn(tokens.slice(to + 1))}. What was entered may not fit.`,
    ar: `صار ${name.ar}: ${wordsIn(tokens.slice(to + 1))}. قد لا يناسبه ما أُدخل.`,
  });
  return true;
};

/** "change the phone to text": a type, and no name of anything. */
const isTypeChange = (work: Work, tokens: readonly Token[]): boolean => {
  const to = tokens.findLastIndex((token) => token.word === "to" || token.word === "الي");
  return to > 0 && typeNamed(tokens.slice(to + 1)) !== undefined && fieldIn(work, tokens.slice(0, to)) !== null;
};

/** "rename patients to clients", "call patients clients", «غيّر اسم المرضى إلى العملاء», «سمِّ المرضى عملاء». */
const rename = (work: Work, clause: Clause, given: readonly Token[]): boolean => {
  const tokens = trimNameWords(given);
  const joint = tokens.findLastIndex((token, i) => i > 0 && i < tokens.length - 1 && ["to", "الي", "as", "ب", "into"].includes(token.word));
  const pairs =
    joint > 0
      ? [[tokens.slice(0, joint), tokens.slice(joint + 1)] as const]
      : tokens.slice(1).map((_, i) => [tokens.slice(0, i + 1), tokens.slice(i + 1)] as const);
  for (const [named, wanted] of pairs.slice(0, 30)) {
    // Without a "to" between them the new name is a short one.
    if (joint < 0 && wanted.length > 4) continue;
    const words = trim(wanted);
    const target = words.length > 0 ? targetIn(work, clause, named) : null;
    if (target === "asked") return true;
    if (target) return renameTo(work, clause, target, words);
  }
  return false;
};

/** "the name of", «اسم». */
const trimNameWords = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => !["the", "of"].includes(token.word));
  return at >= 0 && ["اسم", "name", "label"].includes(tokens[at]!.word)
    ? trimNameWords(tokens.slice(at + 1))
    : tokens.slice(Math.max(at, 0));
};

const renameTo = (work: Work, clause: Clause, target: Existing, wanted: readonly Token[]): boolean => {
  const { kind, owner } = target.node;
  if (target.id.startsWith("r_") && !work.draft.nodes[target.id]) return false;
  const property = kind === "field" ? wholeProperty(wanted) : null;
  const concept = kind === "entity" || kind === "role" ? wholeConcept(wanted) : null;
  const words = property ? propertyWords(property, wanted) : newWords(kind, wanted);
  const taken = Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    id !== target.id && node.kind === kind && node.owner === owner && !node.removed ? [String(node.props.key)] : [],
  );
  const key = keyFromWords(concept?.key ?? property?.key ?? wordsIn(wanted), taken, kind);
  const before = calledIn(work, target.id);
  work.ops.push({ op: "set", id: target.id, prop: "key", value: key }, { op: "set", id: target.id, prop: "label", value: words as Json });
  if (kind === "entity") {
    const phrase = phraseOf(wanted);
    const plural = phrase ? entityWords(phrase).plural : words;
    work.ops.push({ op: "set", id: target.id, prop: "plural", value: plural as Json });
  }
  return fact(
    work,
    clause,
    { en: `Renamed ${before.en} to ${words.en ?? words.ar}.`, ar: `تغيّر اسم ${before.ar} إلى ${words.ar ?? words.en}.` },
    [target.id],
  );
};

/** Removing loses what people see; the proposal asks for a yes of its own. */
const remove = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const target = targetIn(work, clause, tokens);
  if (target === "asked") return true;
  if (!target || !work.draft.nodes[target.id]) return false;
  const name = calledIn(work, target.id);
  const links = Object.entries(work.draft.nodes)
    .filter(
      ([, node]) => !node.removed && node.owner !== target.id && (node.props.config as { target?: Id } | undefined)?.target === target.id,
    )
    .map(([, node]) => calledIn(work, node.owner ?? ""));
  const also: Sentence =
    links.length > 0
      ? {
          en: ` The link to it goes from: ${links.map(({ en }) => en).join(", ")}.`,
          ar: ` ويُحذف الرابط إليه من: ${links.map(({ ar }) => ar).join("، ")}.`,
        }
      : { en: "", ar: "" };
  work.ops.push(...removal(work.draft, [target.id]));
  return fact(
    work,
    clause,
    {
      en: `Removed ${name.en}. What people entered there is no longer shown.${also.en}`,
      ar: `حُذف ${name.ar}. لن يظهر ما أُدخل فيه.${also.ar}`,
    },
    [target.id],
  );
};

interface Flag {
  readonly prop: "required" | "unique";
  readonly value: true | null;
  readonly text: Sentence;
}
const required: Flag = { prop: "required", value: true, text: { en: "is required", ar: "إلزامي" } };
const optional: Flag = { prop: "required", value: null, text: { en: "is optional", ar: "اختياري" } };
const unique: Flag = { prop: "unique", value: true, text: { en: "is unique", ar: "فريد" } };
const repeated: Flag = { prop: "unique", value: null, text: { en: "may repeat", ar: "يجوز تكراره" } };
const flags: ReadonlyMap<string, Flag> = new Map(
  (
    [
      [required, "required mandatory compulsory obligatory الزامي مطلوب اجباري ضروري"],
      [optional, "optional اختياري"],
      [unique, "unique فريد"],
    ] as const
  ).flatMap(([flag, words]) => words.split(" ").map((word) => [word, flag] as const)),
);
const flagOf = (token: Token | undefined): Flag | undefined =>
  token && (flags.get(token.word) ?? flags.get(token.word.replace(/(?:ا|ه)$/, "")) ?? flags.get(token.word.replace(/^ال/, "")));
const isFlag = (token: Token | undefined): boolean => flagOf(token) !== undefined;
const noWords = new Set(["not", "no", "longer", "isn't", "aren't", "غير", "مو", "مش", "ليس", "ليست", "لا"]);

/** "make the phone and the email of patients required", «اجعل هاتف المريض إلزاميًا», "the phone is no longer unique". */
const make = (work: Work, clause: Clause, tokens: readonly Token[]): boolean => {
  const at = tokens.findIndex(isFlag);
  if (at < 0) return false;
  const said = flagOf(tokens[at])!;
  const denied = tokens.slice(0, at).some((token) => noWords.has(token.word));
  const flag = !denied ? said : said === unique ? repeated : said === required ? optional : required;
  const named = tokens.filter(
    (token, i) =>
      i !== at &&
      !noWords.has(token.word) &&
      !["is", "are", "be", "must", "should", "field", "fields", "حقل", "الحقل"].includes(token.word),
  );
  let targets = fieldsIn(work, named);
  if (!targets) {
    const same = work.find.field(trim(named), null);
    const one = same.length > 1 ? only(work, clause, same) : null;
    if (one === "asked") return true;
    if (!one) return false;
    targets = [one];
  }
  for (const target of targets) {
    const name = calledIn(work, target.id);
    set(work, clause, target.id, flag.prop, flag.value, { en: `${name.en} ${flag.text.en}.`, ar: `${name.ar} ${flag.text.ar}.` });
  }
  return true;
};
