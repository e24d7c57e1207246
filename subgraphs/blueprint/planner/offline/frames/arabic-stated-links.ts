/**
 * What an Arabic sentence says of a thing by any verb or particle that ties it to another: «يعمل الطبيب في فرع», «العقد يُبرم مع عميل ويغطي
 * مصعدًا», «بلاغ على الشاحنة», «فاتورة لكل رحلة». A thing does not act: whatever it "does" with another is how they hang together.
 */

import { type Mention, mentionAt } from "../clauses/mentions.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt } from "../words/words.ts";
import { addLink } from "../world/fields.ts";
import type { PlannedEntity, World } from "../world/world.ts";

/** Links what the Arabic sentences put together, where no link says so yet. */
export const linkStatedArabic = (world: World, clauses: readonly Clause[]): void => {
  for (const clause of clauses) if (clause.arabic && !clause.heading) linkClause(world, clause);
};

const linkClause = (world: World, { tokens, span }: Clause): void => {
  let subject: PlannedEntity | null = null;
  let each = false;
  let verb = false;
  let placed = false;
  let near = -1;
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.word === "(") depth++;
    if (token.word === ")") depth--;
    if (depth > 0 || token.kind !== "word" || !token.arabic) {
      if (/^[:،,]$/.test(token.word)) near = -1;
      continue;
    }
    if (having.test(token.word) || verbForms.get(token.word)?.verb.cls === "have") {
      // What it has is a list of its own.
      subject = null;
      verb = placed = false;
      near = -1;
      continue;
    }
    const tie: number = subject !== null && ties.test(token.word) ? 1 : 0;
    const every = tie > 0 && tokens[i + 1]?.word === "كل" ? 1 : 0;
    const at = i + tie + every + (tie === 0 && token.word === "لكل" ? 1 : 0);
    const found: Mention | null = tokens[at]?.arabic ? mentionAt(world, tokens, at) : null;
    if (!found) {
      // Who acts does something else with it.
      if (acts(token) || (isPerson(tokens, i) && !ties.test(tokens[i - 1]?.word ?? "") && /^(?:و?ال)/.test(token.word))) {
        subject = null;
        verb = placed = false;
      } else if (isVerb(tokens, i)) {
        verb = true;
        placed ||= placing.test(token.word);
      }
      continue;
    }
    const target = found.entity;
    const person = isActor(world, target);
    const joined = /^[بل]/.test(tokens[at]!.word) && (conceptAt(tokens, at)?.joined ?? tokens[at]!.word[0]) !== "";
    const behindVerb = verb && i > 0 && isVerb(tokens, i - 1);
    const close = near === i;
    const bound =
      subject !== null &&
      subject !== target &&
      (tie > 0 ? (close && firm.test(token.word)) || verb || every > 0 : at > i ? close || verb : joined ? verb : behindVerb && !person);
    if (bound && subject && !linked(subject, target) && !linked(target, subject) && (verb ? placed || !isActor(world, subject) : true)) {
      addLink(subject, target, span, each, null);
    } else if (!bound && (!person || (placed && subject === null))) {
      each = tokens[i - 1]?.word === "كل";
      subject = target;
      verb = placed;
    }
    near = found.end;
    i = found.end - 1;
  }
};

const isActor = (world: World, { key, concept }: PlannedEntity): boolean => concept?.kind === "person" || world.roles.has(key);
const isPerson = (tokens: readonly Token[], at: number): boolean => {
  const found = at < tokens.length ? conceptAt(tokens, at) : null;
  return found !== null && ["person", "member", "admin"].includes(found.entry.kind);
};
const acts = ({ word }: Token): boolean => {
  const form = verbForms.get(word);
  return form?.form === "arabic" && (form.verb.cls === "do" || form.verb.cls === "may") && !placing.test(word);
};
const ties = /^(?:علي|عن|ضمن|تحت|داخل|حق|تبع|مع|لدي|عند|باسم|لصالح|من|الي|في|تابع|تابعه|ديال|بتاع|بتاعه|مال|حول|بخصوص)$/;
/** Ties that need no verb before them. */
const firm = /^(?:علي|عن|ضمن|تحت|حق|تبع|باسم|لصالح|تابع|تابعه|ديال|بتاع|بتاعه|مال|حول|بخصوص)$/;
const having = /^(?:فيه|فيها|بيه|بيها|له|لها|عنده|عندها|به|بها)$/;
const placing =
  /^(?:ب|ك|ح)?[يت](?:عمل|تبع|نتمي|سكن|درس|لعب|قيم|داوم|شتغل|خدم|نضم|لتحق|تدرب|بيت|نام|سافر|ركب)(?:ون|وا)?$|^(?:موظف|ساكن|مسجل|منتسب|مقيم|مداوم|شغال|تابع)(?:ه|ين|ون)?$/;
/** «يُبرم», «تندفع», «مرتبطة», «تتبع». */
const isVerb = (tokens: readonly Token[], at: number): boolean => {
  const word = tokens[at]?.word ?? "";
  const form = verbForms.get(word);
  if (form?.verb.cls === "may" || form?.verb.cls === "have") return false;
  if (form?.form === "arabic" || placing.test(word)) return true;
  return (
    (/^(?:[بحك])?[يت].{3,}$/.test(word) && !/^ت.{1,2}ي.ه?$/.test(word) && conceptAt(tokens, at) === null) ||
    /^(?:مرتبط|مرتبطه|مسند|مسنده|مخصص|مخصصه|مزروع|مزروعه|موجود|موجوده|ملك|تابع|تابعه|مقسم|مقسمه|محفوظ|محفوظه|مركب|مركبه)$/.test(word)
  );
};
const linked = ({ fields }: PlannedEntity, { key }: PlannedEntity): boolean => [...fields.values()].some(({ target }) => target === key);
