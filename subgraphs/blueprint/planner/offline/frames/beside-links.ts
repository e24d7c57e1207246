/**
 * What somebody enters belongs to what is named beside it: "submit an absence for their child", "during an audit auditors record findings",
 * "a job: absence, substitute, school", «يكتب الفني تقريرًا عن البلاغ», «بعد كل تمرين يسجل الغياب». Only what a clause makes or describes is
 * tied, and only to one of a kind.
 */

import { type Mention, mentionAt } from "../clauses/mentions.ts";
import type { Frame } from "../clauses/types.ts";
import { singular } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { addLink } from "../world/fields.ts";
import type { PlannedEntity, World } from "../world/world.ts";

/** Links what each clause makes to the things it names with it, where no link says so yet. */
export const linkBeside = (world: World, clauses: readonly Clause[], frames: readonly Frame[]): void => {
  let spoken: PlannedEntity | null = null;
  for (const clause of clauses) {
    const said = frames.filter((one) => one.clause.index === clause.index);
    const made = new Set(said.flatMap(makes));
    const actors = new Set(said.flatMap((one) => (one.is === "grants" ? one.subjects.map(entityKey) : [])));
    const mentions = mentionsOf(world, clause.tokens);
    const label = labelOf(clause, mentions, made);
    if (label)
      for (const other of mentions)
        if (other.at > label.end && !actors.has(other.entity.key) && isMember(clause.tokens, other))
          tie(label.entity, other.entity, clause);
    for (const [cause, result] of leftBehind(clause.tokens, mentions)) tie(result.entity, cause.entity, clause);
    for (const [i, record] of mentions.entries()) {
      const topic: PlannedEntity | null =
        mentions.slice(0, i).findLast((one) => isTopic(one.entity, record.entity, actors))?.entity ?? spoken;
      if (made.has(record.entity.key) && topic && isTopic(topic, record.entity, actors) && isOfIt(clause.tokens, record))
        tie(record.entity, topic, clause);
    }
    spoken = mentions.find(({ entity }) => !isPerson(entity))?.entity ?? spoken;
    mentions.forEach((record, i) => {
      if (!made.has(record.entity.key) || isPerson(record.entity) || mentions.findIndex((one) => one.entity === record.entity) !== i)
        return;
      for (const [k, other] of mentions.entries()) {
        const { entity } = other;
        if (entity === record.entity || actors.has(entity.key) || isMany(clause.tokens, other)) continue;
        const bound =
          k > i
            ? isBehind(clause.tokens, record, other, mentions.slice(i + 1, k), made)
            : !made.has(entity.key) && happens(record.entity) && opens(clause.tokens, other);
        if (bound) tie(record.entity, entity, clause);
      }
    });
  }
};

const isTopic = (topic: PlannedEntity, record: PlannedEntity, actors: ReadonlySet<string>): boolean =>
  topic !== record && !isPerson(topic) && !actors.has(topic.key);

/** "Opens a ticket for it", "writes a note about it": what was spoken of. */
const isOfIt = (tokens: readonly Token[], { end }: Mention): boolean =>
  ties.has(tokens[end]?.word ?? "") && pronouns.has(tokens[end + 1]?.word ?? "");
const pronouns = new Set("it them this that".split(" "));

const tie = (record: PlannedEntity, other: PlannedEntity, { span }: Clause): void => {
  if (record !== other && !linked(record, other) && !linked(other, record)) addLink(record, other, span, false, null);
};

/** "Time entries: lawyers record the hours they worked on a case": of what the whole line speaks. */
const labelOf = ({ tokens, arabic }: Clause, mentions: readonly Mention[], made: ReadonlySet<string>): Mention | null => {
  const label = mentions.find(({ end }) => tokens[end]?.word === ":");
  if (!label || isPerson(label.entity)) return null;
  return label.at === 0 ? (arabic || isMany(tokens, label) ? label : null) : made.has(label.entity.key) ? label : null;
};

/** One member of such a line, or what the line says it is for; "customer name" is a name. */
const isMember = (tokens: readonly Token[], mention: Mention): boolean => {
  if (isMany(tokens, mention)) return false;
  const next = tokens[mention.end];
  const ends = !next || next.kind === "mark" || behind.has(next.word);
  const before = tokens[beforeDeterminers(tokens, mention.at)]!;
  if (tokens[mention.at]!.arabic)
    return (
      arabicTies.test(before.word) ||
      /^(?:لل|بال)/.test(tokens[mention.at]!.raw) ||
      (/^[:،,و]$/.test(before.word) && (!next || /^[،,و.]$/.test(next.word)))
    );
  return ends && (ties.has(before.word) || /^(?:[,:]|asks?|requests?|needs?|covers?|concerns?|names?|which)$/.test(before.word));
};

/** "Overdue loans produce a fine", "each absence becomes a job": the one first, then what it leaves behind. */
const leftBehind = (tokens: readonly Token[], mentions: readonly Mention[]): readonly (readonly [Mention, Mention])[] =>
  mentions.flatMap((cause, i) => {
    const result = mentions[i + 1];
    const between = result ? tokens.slice(cause.end, result.at).map(({ word }) => word) : [];
    return result &&
      leaving.test(between[0] ?? "") &&
      between.slice(1).every((word) => determiners.has(word) || word === "to" || word === "in")
      ? [[cause, result] as const]
      : [];
  });
const leaving = /^(?:produces?|generates?|triggers?|leads?|results?|becomes?|gets?|receives?|yields?|causes?)$/;

/** What is there without happening belongs to nothing that does. */
const happens = ({ concept }: PlannedEntity): boolean => concept === null || ["event", "document", "none"].includes(concept.kind);

/** What a frame enters into the platform or tells the properties of. */
const makes = (one: Frame): readonly string[] =>
  one.is === "has"
    ? one.subjects.map(entityKey)
    : one.is === "grants" && !one.not && one.allows.includes("create")
      ? [...one.objects.map(entityKey), ...(one.verb.leaves ? [one.verb.leaves] : [])]
      : [];

const mentionsOf = (world: World, tokens: readonly Token[]): readonly Mention[] => {
  const found: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const mention = tokens[i]!.kind === "word" ? (mentionAt(world, tokens, i) ?? kinAt(world, tokens, i)) : null;
    if (!mention) continue;
    found.push(mention);
    i = mention.end - 1;
  }
  return found;
};

/** "Their child", where the children are kept as students. */
const kinAt = (world: World, tokens: readonly Token[], at: number): Mention | null => {
  const { word } = tokens[at]!;
  if (!(whose.has(tokens[at - 1]?.word ?? "") && kin.test(word)) && !/^(?:ابن|طفل|بنت)(?:ه|ها|هم)$/.test(word)) return null;
  const kept = learners.flatMap((key) => world.entities.get(key) ?? []);
  return kept.length === 1 ? { entity: kept[0]!, at, end: at + 1 } : null;
};
const kin = /^(?:child|kid|son|daughter)$/;
const whose = new Set("their his her its my your".split(" "));
const learners = ["child", "student", "player", "attendee"];

/** "… for their child", "… on a case", «… عن البلاغ», «… للسيارة»: right behind a word that ties, and nothing else was made in between. */
const isBehind = (
  tokens: readonly Token[],
  record: Mention,
  { at }: Mention,
  between: readonly Mention[],
  made: ReadonlySet<string>,
): boolean => {
  if (between.some(({ entity }) => made.has(entity.key))) return false;
  const from = beforeDeterminers(tokens, at);
  // «… رقم وطول ومن أي مقلع»
  if (tokens[at - 1]!.word === "اي" && arabicTies.test(tokens[at - 2]?.word ?? "")) return true;
  if (from <= record.end - 1 || tokens.slice(record.end, at).some(({ word }) => stops.has(word))) return false;
  const tied = tokens[from]!;
  if (tied.arabic) return arabicTies.test(tied.word) || /^(?:لل|بال)/.test(tokens[at]!.raw);
  return ties.has(tied.word) && tokens[at]!.arabic === false;
};

/** "During an audit …", "when a key goes out …", «بعد كل تمرين …»: when it is made. */
const opens = (tokens: readonly Token[], { at }: Mention): boolean => {
  const from = beforeDeterminers(tokens, at);
  return from === 0 && (tokens[0]!.arabic ? arabicOpenings.test(tokens[0]!.word) : openings.has(tokens[0]!.word)) && at > from;
};

/** The place of the word before "a", "their", "each", «كل». */
const beforeDeterminers = (tokens: readonly Token[], at: number): number => {
  let from = at - 1;
  while (from > 0 && determiners.has(tokens[from]!.word)) from--;
  return from;
};

const isPerson = ({ concept }: PlannedEntity): boolean => concept?.kind === "person";
const isMany = (tokens: readonly Token[], { at, end }: Mention): boolean => {
  const { word, arabic } = tokens[end - 1]!;
  return arabic ? /(?:ات|ين|ون)$/.test(word) : singular(word) !== word && !each.has(tokens[at - 1]?.word ?? "");
};
const each = new Set("a an one each every per".split(" "));
const determiners = new Set(
  "a an the one each every this that their his her its our my any another other somebody someone else single particular given certain specific كل اي".split(
    " ",
  ),
);
const ties = new Set("for of on about to from against regarding concerning during after per into at".split(" "));
const openings = new Set("during after before in on at for from within when whenever once if upon per".split(" "));
const arabicTies = /^(?:عن|علي|ل|لكل|حول|بخصوص|تبع|في|ضمن|من|حق|لدي)$/;
const arabicOpenings = /^(?:بعد|قبل|خلال|اثناء|عند|لكل|عن|في|من|لما|اذا)$/;
const behind = new Set("it that which who where if when and or is was were for from to in on of with".split(" "));
/** Another member or sentence begins. */
const stops = new Set([":", "(", ")", ",", "،", "and", "و", "but", "while", "so", "because", "لكن", "بس"]);
const linked = ({ fields }: PlannedEntity, { key }: PlannedEntity): boolean => [...fields.values()].some(({ target }) => target === key);
