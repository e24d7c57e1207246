/**
 * Rights to what hangs on something of one's own: "trainers see the bookings of their own sessions", «المدرب يشوف حجوزات حصصه فقط». The way
 * leads over the link between the two; where there is none, that is said, and nobody is shown less or more.
 */
import type { Crud, Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { ownCondition, ownIn, rulesOf } from "../access-rules.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import { allowBy } from "../permissions.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, has, mentions, roleMentioned, type Wish } from "./about.ts";
import { linksTo } from "./figures.ts";
import { alone, changing, denying, seeing } from "./words-of-rights.ts";

const owning = /^(?:own|their|his|her|its)$/;
/** «حصصه», and not «جهة». */
const possessed = /[^ة](?:ه|ها|هم|هن)$/;

export const ofTheirs: Wish = (work, clause) => {
  const { tokens } = clause;
  const role = roleMentioned(work, tokens);
  const verb: Crud | null = has(tokens, changing) ? "update" : has(tokens, seeing) ? "read" : null;
  if (!role || verb === null || has(tokens, denying) || tokens.length > 16) return null;
  const behind = tokens.slice(role.to);
  const things = mentions(behind, work.find.entity);
  const [thing, theirs] = [things.at(-2), things.at(-1)];
  if (things.length === 1 && verb === "update" && has(tokens, alone)) return changesOwn(work, clause, role.found.id, things[0]!.found.id);
  const one = things.length === 1 && verb === "read" ? things[0]! : null;
  if (one && isSaidOwn(behind, one.from, one.to)) return ofOwn(work, clause, role.found.id, one.found.id, has(tokens, alone));
  if (!thing || !theirs || thing.found.id === theirs.found.id || !isOwned(behind, theirs.from)) return null;
  const between = behind.slice(thing.to, theirs.from);
  if (!between.every(({ word }) => owning.test(word) || ["of", "in", "for", "from", "at", "the", "في", "من"].includes(word))) return null;
  const way = wayTo(work, role.found.id, thing.found.id, theirs.found.id);
  if (way === null) return notLinked(work, clause, role.found.id, thing.found.id, theirs.found.id);
  return allowBy(work, clause, role.found.id, thing.found.id, { allows: [verb], only: has(tokens, alone) }, `${way} == me`);
};

const isOwned = (tokens: readonly Token[], at: number): boolean =>
  owning.test(tokens[at - 1]?.word ?? "") || (tokens[at]!.arabic && possessed.test(tokens[at]!.raw));

/** «مرضاه», "the patients they have admitted", "those who they treat": theirs, said without "own". */
const isSaidOwn = (tokens: readonly Token[], from: number, to: number): boolean =>
  (tokens[from]!.arabic && possessed.test(tokens[from]!.raw)) ||
  tokens
    .slice(to, to + 3)
    .some(
      ({ word }, i, all) =>
        ["they", "he", "she"].includes(word) && all.slice(0, i).every((one) => /^(?:that|who|whom|which)$/.test(one.word)),
    );

const ofOwn = (work: Work, clause: Clause, role: Id, thing: Id, only: boolean): boolean | null => {
  const condition = ownCondition(work, role, thing, ["read"]);
  if (condition !== null) return allowBy(work, clause, role, thing, { allows: ["read"], only }, condition);
  // The grammar of permissions says that nothing links them.
  return clause.arabic ? null : notOwn(work, clause, role, thing);
};

/** "sellers may only change deals that belong to them", where all they may change is bound to them. */
const changesOwn = (work: Work, clause: Clause, role: Id, thing: Id): boolean | null => {
  const condition = ownCondition(work, role, thing, ["update"]);
  const rules = rulesOf(work, thing).filter(({ allow, roles }) => allow.includes("update") && roles.includes(role));
  const owned = condition !== null && rules.length > 0 && rules.every(({ props }) => String(props.where ?? "").startsWith(condition));
  if (!owned || !clause.tokens.some(({ word }) => ["own", "their", "them", "الخاصه"].includes(word))) return null;
  const [name, many] = [calledIn(work, role), manyOf(work, thing)];
  return fact(
    work,
    clause,
    { en: `${name.en} may change only their own ${many.en} as it is.`, ar: `${name.ar}: تعديل ${many.ar} الخاصة بهم فقط من الأصل.` },
    [],
  );
};

const notOwn = (work: Work, clause: Clause, role: Id, thing: Id): true => {
  const [name, many] = [calledIn(work, role), manyOf(work, thing)];
  return ask(work, `own-${clause.index}`, {
    en: `Which ${many.en} are somebody's own follows from a link between them and the ${name.en.toLowerCase()}, and there is none, or more than one way; nothing was changed. Write first: “Link ${many.en} to …”.`,
    ar: `ما يخص كل شخص من ${many.ar} يُعرف من رابط بينها وبين ${name.ar}، ولا رابط كهذا أو هناك أكثر من طريق؛ لم يتغير شيء. اكتب أولًا: «اربط ${many.ar} بـ…».`,
  });
};

const wayTo = (work: Work, role: Id, thing: Id, theirs: Id): string | null => {
  const own = ownIn(work, role, theirs);
  const [link, second] = linksTo(work, thing, theirs);
  return own && link && !second && own.split(".").length < 3 ? `${link.id}.${own}` : null;
};

const notLinked = (work: Work, clause: Clause, role: Id, thing: Id, theirs: Id): true => {
  const [name, many, other] = [calledIn(work, role), manyOf(work, thing), calledIn(work, theirs)];
  const own = ownIn(work, role, thing);
  const instead = own
    ? {
        en: ` What can be said: “The ${name.en.toLowerCase()} can see only their own ${many.en}”.`,
        ar: ` الممكن: «${name.ar} يرى ${many.ar} الخاصة به فقط».`,
      }
    : { en: "", ar: "" };
  return ask(work, `own-${clause.index}`, {
    en: `Which ${many.en} are of the ${other.en.toLowerCase()} of a ${name.en.toLowerCase()} does not follow from their links, so nothing was changed.${instead.en}`,
    ar: `لا يُعرف من الروابط أيّ ${many.ar} تخص ${other.ar} الذي يتبعه ${name.ar}؛ لم يتغير شيء.${instead.ar}`,
  });
};
