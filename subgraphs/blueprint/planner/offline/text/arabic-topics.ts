/**
 * What an Arabic sentence speaks of, where a list stands behind more than a name: «عرض السعر بيعملو موظف المبيعات: الزبون والسعر» (the offer has
 * them), «العميل يقدم شكوى عن طريق الموقع: الموضوع والوصف» (the complaint), «نشتري الأقمشة من موردين: اسم المورد وجواله» (the supplier), «نبدأ
 * بالطلبية: فيها رقم وتاريخ» (the order). A sentence behind a colon is one of its own.
 */
import { isSeparator } from "../clauses/phrases.ts";
import { verbForms } from "../words/verbs.ts";
import { conceptAt, isKnownWord, propertyAt } from "../words/words.ts";
import { holds } from "./arabic-lists.ts";
import { assigned, madeForEach, registersBy, whenHappens, whoDoes, writtenAfter } from "./arabic-occasions.ts";
import { asPapersSay } from "./arabic-papers.ts";
import { isRecorded } from "./arabic-recording.ts";
import { isThese, withoutCollections, withSeveral } from "./arabic-several.ts";
import { isDefinite, isDone, isPersonAt, people, withoutJoint } from "./arabic-words.ts";
import type { Token } from "./tokens.ts";

/** The sentences in the words of one clause, each with what it speaks of first. */
export const withTopics = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  if (!tokens.some(({ arabic }) => arabic)) return [tokens];
  const papers = asPapersSay(tokens);
  if (papers) return papers.flatMap(withTopics);
  // «تتألف الخريطة من فترات، والفترة يوم وساعة بداية وساعة نهاية»
  const made = tokens.findIndex(
    (token, i) =>
      i > 2 &&
      isSeparator(tokens[i - 1]!) &&
      isDefinite(token) &&
      isThese(tokens.slice(i)) !== tokens.slice(i) &&
      isThese(tokens.slice(i)).length > tokens.length - i,
  );
  if (made > 0) return [...withTopics(withoutJoint(tokens.slice(0, made))), isThese(tokens.slice(made))];
  const registered = registersBy(tokens) ?? madeForEach(tokens);
  if (registered) return registered;
  const said = whenHappens(whoDoes(withSeveral(isThese(withoutCollections(tokens)))));
  return assigned(said) ?? writtenAfter(said) ?? itsParts(said) ?? itsStory(said) ?? behindColon(said) ?? ourOwn(said) ?? [said];
};

const ours = /^(?:ف|و)?(?:ب?ن|من|بن)(?:سجل|كتب|دون|حفظ|اخذ|عبي)$/;

/** «التصليح، بتيجي الست وتترك سوارة، فبنسجل اسم الزبونة والمشكلة»: what was named first has what we write down. */
const itsStory = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const start = tokens.findIndex((token) => !isSeparator(token));
  const first = tokens[start];
  if (!first || !isDefinite(first) || isPersonAt(tokens, start)) return null;
  const end = start + (conceptAt(tokens, start)?.length ?? 1);
  const verb = tokens.findIndex(({ word }, i) => i > end && ours.test(word) && isSeparator(tokens[i - 1]!));
  // «الأقساط كل طالب يدفعها على مراحل، نكتب المبلغ والتاريخ»
  if (!/^[،,]$/.test(tokens[end]?.word ?? "") && (verb < 0 || !topicOf(tokens.slice(0, verb)))) return null;
  if (verb < 0 || tokens.slice(0, verb).some(({ word }) => word === ":" || holds.test(word)) || propertyAt(tokens, verb + 1) === null)
    return null;
  return tokens.slice(verb + 1).some(isSeparator)
    ? [[...tokens.slice(start, end), { ...tokens[verb]!, raw: "فيه", word: "فيه" }, ...tokens.slice(verb + 1)]]
    : null;
};

/** «المصاريف بكتبها أنا»: we keep them. */
const ourOwn = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  if (tokens.some(({ word }) => word === ":")) return null;
  const topic = topicOf(tokens);
  const verb = topic ? tokens[topic.verb]! : null;
  return topic && verb && /^(?:ب?ن|من|ب?ا|ب)(?:كتب|سجل|دون|حفظ|دخل|حط|عمل)/.test(verb.word)
    ? [[{ ...verb, raw: "نسجل", word: "نسجل" }, ...topic.name]]
    : null;
};

const speakers = /^(?:انا|نحنا|احنا|حنا|نحن|اني|هو|هي|هم|هوي|هيي)$/;

const itsEnd = /(?:ه|ها|هم|هن|و|لو|لا|لن|ا)$/;

/** «بيعملو», «منحطا», «تسجلها»: a verb with what it is done to hung on it. */
const isDoneToIt = (tokens: readonly Token[], at: number): boolean => {
  const { word, arabic, kind } = tokens[at]!;
  if (!arabic || kind !== "word" || !itsEnd.test(word) || !/^(?:[بحك]?[يتنا]|من|ب).{2,}/.test(word) || /^(?:ال|بال)/.test(word))
    return false;
  const form = verbForms.get(word);
  if (form) return form.form === "arabic" && form.verb.cls === "do" && /(?:ه|ها|هم|هن|نها|نه)$/.test(word);
  return /^(?:[بحك][يتن]|من|بن|ب|ن)/.test(word) && !isKnownWord(word) && conceptAt(tokens, at) === null && propertyAt(tokens, at) === null;
};

/** Where the verb stands that is done to what the sentence begins with; the name, and whether somebody else does it. */
const topicOf = (head: readonly Token[]): { readonly name: readonly Token[]; readonly verb: number } | null => {
  const start = head.findIndex((token) => token.kind === "word" && !isSeparator(token) && token.word !== "اما");
  const first = head[start];
  if (!first?.arabic || verbForms.get(first.word)?.form === "arabic" || /^(?:كل|لكل|في|من|عند|لما|اذا|لو|بعد|قبل)$/.test(first.word))
    return null;
  const verb = head.findIndex((_, i) => i > start && i < start + 7 && isDoneToIt(head, i));
  if (verb < 0 || head.slice(start, verb).some((token) => isDone(token) || holds.test(token.word))) return null;
  const known = conceptAt(head, start)?.length ?? 1;
  let end = start + known;
  // «سعر الدهب كل يوم الصبح بحطو أنا», «عرض السعر بيعملو …»
  if (end < verb && !isDefinite(head[end - 1]!) && isDefinite(head[end]!)) end++;
  if (!isDefinite(head[end - 1]!)) return null;
  if (isPersonAt(head, start) && !/^(?:ب?ن|من|ب?ا)/.test(head[verb]!.word)) return null;
  return { name: head.slice(start, end), verb };
};

const through = /^(?:من|عن|عبر|علي|في|الي|قبل|بعد|خلال|بعدها|عند)$/;

/** «يقدم شكوى عن طريق الموقع»: how and where it is done is no name. */
const withoutWay = (head: readonly Token[]): readonly Token[] => {
  const verb = head.findIndex((token) => isDone(token) && verbForms.get(token.word)!.verb.allows.includes("create"));
  const way =
    verb < 0 ? -1 : head.findIndex(({ word }, i) => i > verb + 1 && through.test(word) && (word !== "عن" || head[i + 1]?.word === "طريق"));
  const who = way < 0 ? null : conceptAt(head, verb + 1);
  const object = way - verb - 1 - (who && people.has(who.entry.kind) ? who.length : 0);
  return way < 0 || object < 1 || /^(?:كل|لكل)$/.test(head[way + 1]?.word ?? "") || /^(?:كل)$/.test(head[way - 1]!.word)
    ? head
    : head.slice(0, way);
};

const isList = (body: readonly Token[]): boolean =>
  body[0]?.kind === "word" && body.some(isSeparator) && !isDone(body[0]) && !holds.test(body[0].word) && !/^(?:كل|لكل)$/.test(body[0].word);

/** «الزبون بيبعت طلبية», «يسجل الموظف الطلب»: somebody does something. */
const acts = (body: readonly Token[]): boolean => {
  const who = isPersonAt(body, 0) ? conceptAt(body, 0)!.length : 0;
  return isDone(body[who]) && (who > 0 || !isRecorded(body[0]));
};

/** A list, or a sentence, behind a colon. */
const behindColon = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon < 2 || colon === tokens.length - 1) return null;
  const head = tokens.slice(0, colon);
  const body = withoutJoint(tokens.slice(colon + 1));
  if (head.some(({ word }) => word === "(" || word === ")") || body.length === 0) return null;
  // «وللإعلانات حكاية أخرى: …»
  if (
    head.some(
      ({ word }, i) =>
        /^(?:حكايه|قصه|شان|موضوع|كلام|وضع|حديث)$/.test(word) &&
        /^(?:اخر|اخري|ثاني|ثانيه|تاني|تانيه|طويل|طويله|مختلف|مختلفه)$/.test(head[i + 1]?.word ?? ""),
    )
  )
    return withTopics(body);
  const verbs = head.some((token, i) => isDone(token) || isDoneToIt(head, i) || verbForms.get(token.word)?.form === "arabic");
  // «تبدأ القصة من البرنامج: له اسم ومدة»
  if (holds.test(body[0]!.word) && body[0]!.word !== "يكون" && (verbs || head.some(({ word }) => through.test(word)))) {
    const from = head.findLastIndex(
      (token, i) => i < head.length - 1 && (isSeparator(token) || through.test(token.word) || verbForms.get(token.word)?.form === "arabic"),
    );
    const name = withoutBy(head.slice(from + 1));
    return name.length > 0 && name.length < 4 ? [[...name, ...body]] : null;
  }
  if (
    acts(body) &&
    head.length > 2 &&
    (verbs || head.some(({ word }) => /^(?:شي|شيء|اشي|حاجه|كالتالي|كالاتي|بالشكل|اخري|ثانيه)$/.test(word)))
  )
    return [head, body];
  if (!isList(body)) return null;
  // «المقاول اسمه وهاتفه، ونعمل له مستخلص: الموقع والقيمة»
  const made = head.findIndex(
    ({ word }, i) => i > 1 && /^[بح]?(?:ن|من)(?:عمل|سوي|فتح|حرر|صدر|طلع)$/.test(word) && isSeparator(head[i - 1]!),
  );
  const record = made > 0 ? head.slice(made + 1).filter(({ word }, i) => !(i === 0 && /^(?:له|لها|لهم)$/.test(word))) : [];
  if (record.length > 0 && record.length < 3)
    return [...withTopics(withoutJoint(head.slice(0, made))), [...record, tokens[colon]!, ...body]];
  const kept = keptThen(head) ?? thatIs(head);
  if (kept) return [[...kept, tokens[colon]!, ...body]];
  const pointed = pointedAt(head);
  if (pointed) return [[...pointed, tokens[colon]!, ...body]];
  const named = namedInList(head, body);
  if (named) return [head, [...named, tokens[colon]!, ...body]];
  const topic = topicOf(head);
  if (topic) {
    const list = [...topic.name, tokens[colon]!, ...body];
    const others =
      !/^(?:ب?ن|من|ب?ا|بح)/.test(head[topic.verb]!.word) && isDone(head[topic.verb]) && !speakers.test(head[topic.verb - 1]?.word ?? "");
    return others ? [head, list] : [list];
  }
  const plain = withoutWay(head);
  return plain === head ? null : [[...plain, tokens[colon]!, ...body]];
};

const withoutBy = (name: readonly Token[]): readonly Token[] =>
  name.map((token, i) =>
    i === 0 && /^بال.{2,}/.test(token.word) ? { ...token, raw: token.raw.slice(1), word: token.word.slice(1) } : token,
  );

/** «ثم يُنفذ الدفن ويُسجَّل: القطعة والساعة»: the burial has them. */
const keptThen = (head: readonly Token[]): readonly Token[] | null => {
  const last = head.length - 1;
  if (!/^[يت](?:ت|ن)?(?:سجل|دون|كتب|قيد|ثبت|وثق|درج)$/.test(head[last]!.word) || !isSeparator(head[last - 1] ?? head[last]!)) return null;
  const before = withoutJoint(head.slice(0, last));
  const verb = before.findLastIndex((token) => /^[يت].{2,}$/.test(token.word) && !isDefinite(token));
  const name = before.slice(verb + 1);
  return verb >= 0 && name.length > 0 && name.length < 3 && isDefinite(name[0]!) ? name : null;
};

/** «وللأسر المنتجة أركان تُؤجَّر بالموسم: رقم الركن والمساحة»: what is said to be so is described. */
const thatIs = (head: readonly Token[]): readonly Token[] | null => {
  const verb = head.findIndex(
    (token, i) =>
      i > 1 && /^[يت].{3,}$/.test(token.word) && conceptAt(head, i) === null && propertyAt(head, i) === null && !isSeparator(head[i - 1]!),
  );
  const noun = head[verb - 1];
  return noun?.arabic && /^(?:ل|لل|لكل)/.test(withoutJoint(head)[0]?.word ?? "") && !isDefinite(noun) && propertyAt(head, verb - 1) === null
    ? [noun]
    : null;
};

const pointing = /^(?:هيدا|هاد|هاذا|هذا|هذه|ده|دي|دا|هاي|هذي|هيدي|هادا|هادي)$/;

/** «وفي ناس بتبيعنا دهب مكسّر، هيدا بدي سجله: …»: what was named before the comma. */
const pointedAt = (head: readonly Token[]): readonly Token[] | null => {
  const at = head.findIndex(({ word }, i) => i > 1 && pointing.test(word) && isSeparator(head[i - 1]!));
  if (
    at < 0 ||
    !head
      .slice(at + 1)
      .some((token, i) => isRecorded(token) || isDoneToIt(head, at + 1 + i) || /^(?:سجل|كتب|حط|دون|حفظ)(?:ه|ها|هم|و)$/.test(token.word))
  )
    return null;
  const before = withoutJoint(head.slice(0, at));
  const from = before.findLastIndex(
    (token, i) => isSeparator(token) || through.test(token.word) || (isVerbLike(token) && conceptAt(before, i) === null),
  );
  const name = before.slice(from + 1);
  return name.length > 0 && name.length < 4 ? name : null;
};

const isVerbLike = ({ word }: Token): boolean =>
  verbForms.get(word)?.form === "arabic" || (/^(?:[بحك][يتن]|من).{2,}/.test(word) && !isKnownWord(word));

/** «نشتريها من موردين: اسم المورد وجواله»: the list says whose name it begins with. */
const namedInList = (head: readonly Token[], body: readonly Token[]): readonly Token[] | null => {
  if (body[0]!.word !== "اسم" || !body[1] || !isDefinite(body[1])) return null;
  const whose = conceptAt(body, 1);
  const last = head.findLastIndex((_, i) => conceptAt(head, i)?.entry.key === whose?.entry.key);
  return whose &&
    last > 1 &&
    through.test(head[last - 1]!.word) &&
    head.slice(0, last).some((token, i) => isDone(token) || isDoneToIt(head, i))
    ? body.slice(1, 1 + whose.length)
    : null;
};

/** «المذكرة بيكتبها متدرب ويراجعها محامي، وفيها عنوان ومرفق»: the memo has them, and nobody who writes it. */
const itsParts = (tokens: readonly Token[]): readonly (readonly Token[])[] | null => {
  const has = tokens.findIndex(
    ({ word }, i) => i > 3 && /^(?:فيه|فيها|عليه|عليها)$/.test(word) && isSeparator(tokens[i - 1]!) && tokens[i + 1]?.kind === "word",
  );
  const topic = has < 0 ? null : topicOf(tokens.slice(0, has));
  if (!topic || tokens.slice(0, has).some(({ word }) => word === ":") || !tokens.slice(has).some(isSeparator)) return null;
  // «فيها» is of what ends in ة, where only one of the two does.
  const feminine = /ه$/.test(topic.name[0]!.word);
  if (feminine !== /ها$/.test(tokens[has]!.word) && !/ات$/.test(topic.name[0]!.word)) return null;
  return [withoutJoint(tokens.slice(0, has)), [...topic.name, ...tokens.slice(has)]];
};
