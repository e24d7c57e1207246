/**
 * What is told to whom when something happens: "when an appointment is confirmed, email the patient", «عند تأكيد الموعد أرسل رسالة إلى المريض».
 * It becomes a workflow with a trigger and a message.
 */

import { isNothing, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Frame, FrameOf } from "../clauses/types.ts";
import { trimOption } from "../lists/item.ts";
import { fold } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { optionOf } from "../words/naming.ts";
import { functionWords } from "../words/verbs.ts";
import { wholeChoice } from "../words/words.ts";
import { entityOf } from "../world/entities.ts";
import { knownField } from "../world/usual.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import { plainNotice } from "./arabic-notices.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
export const whens = set("when whenever once after if عند عندما بعد اذا لما حين متي");
const telling = set(
  "email emails e-mail mail notify notifies inform tell alert message text sms remind send sends emailed notified informed told alerted ارسل يرسل نرسل ابعث اخبر خبر ابلغ يبلغ اشعر اخطر يصل توصل تصل ارسال اشعار ابلاغ اخطار يتم",
);
export const channels = set(
  "an a the email emails e-mail mail message notification notifications sms text reminder confirmation alert push whatsapp بريد ايميل ايميلا رساله اشعار اشعارا تنبيه بريدا رسالة تاكيد الكتروني الكترونيا sending to إلى الي ل automatically them",
);
const born: ReadonlySet<string> = set(
  "created added submitted made placed booked registered received posted new opened sent filed انشاء اضافه تقديم حجز تسجيل استلام",
);

/** The clause as a notice; null when it is none. */
export const noticeIn = (given: Clause): readonly Frame[] | null => {
  const clause = plainNotice(given);
  const tokens = asSoonAs(clause.tokens);
  const when = tokens.findIndex((token) => whens.has(token.word));
  if (when < 0) return null;
  const tell = tokens.findIndex(
    (token, i) =>
      telling.has(token.word) &&
      (i > when ? i > when + 1 : true) &&
      !(i > 0 && ["an", "the"].includes(tokens[i - 1]!.word) && !getting.has(tokens[i - 2]?.word ?? "")),
  );
  if (tell < 0 || (when > 0 && tell > when)) return null;
  const first = when < tell;
  const event = first ? tokens.slice(when + 1, tell) : tokens.slice(when + 1);
  const told = first ? tokens.slice(tell + 1) : tokens.slice(tell + 1, when);
  // "the patient gets an email when …": who is told stands before the verb.
  const before = first ? [] : tokens.slice(0, tell).filter((token) => !functionWords.has(token.word) && !getting.has(token.word));
  const end = told.findIndex(
    (token, i) => i > 0 && ["with", "about", "that", "saying", "containing", "عن", "بان", "فيها"].includes(token.word),
  );
  const who = trim([
    ...(end < 0 ? told : told.slice(0, end)).filter((token) => !channels.has(token.word)),
    ...(told.some((t) => !channels.has(t.word)) ? [] : before),
  ]);
  const said = eventOf(event);
  const to = splitList(who).flatMap((part) => phraseOf(part) ?? [])[0] ?? null;
  return said && to ? [{ clause, tokens, is: "notice", owner: said.owner, state: said.state, to }] : null;
};

const getting = set("get gets receive receives");
/** "as soon as", «أول ما»: when. */
export const asSoonAs = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token, i) => {
    const [next, last] = [tokens[i + 1]?.word, tokens[i + 2]?.word];
    const soon = (token.word === "as" && next === "soon" && last === "as") || (token.word === "اول" && next === "ما");
    const inside = (token.word === "soon" && next === "as") || (token.word === "ما" && tokens[i - 1]?.word === "اول");
    const end = token.word === "as" && tokens[i - 1]?.word === "soon";
    return inside || end ? [] : soon ? [{ ...token, word: token.arabic ? "عندما" : "when" }] : [token];
  });

/** "an appointment is confirmed", "a new order is placed", «تأكيد الموعد». */
const eventOf = (given: readonly Token[]): { readonly owner: ReturnType<typeof phraseOf>; readonly state: readonly Token[] } | null => {
  const tokens = given.filter((token) => token.word !== "," && token.word !== "،");
  const be = tokens.findIndex((token) =>
    ["is", "are", "gets", "becomes", "was", "been", "has", "get", "its", "يصبح", "تصبح", "صار"].includes(token.word),
  );
  if (be > 0) {
    const owner = phraseOf(tokens.slice(0, be).filter((token) => token.word !== "new"));
    const state = trimOption(
      tokens.slice(be + 1).filter((token) => !["been", "marked", "as", "set", "to", "status", "changed", "becomes"].includes(token.word)),
    );
    return owner && !isNothing(owner) ? { owner, state } : null;
  }
  // «يصبح الموعد مؤكدًا»: the verb stands first.
  if (be === 0 && tokens[0]!.arabic && tokens.length > 2) {
    const owner = phraseOf(tokens.slice(1, -1));
    return owner && !isNothing(owner) ? { owner, state: trimOption(tokens.slice(-1)) } : null;
  }
  const come = tokens.findIndex((token) => coming.has(token.word));
  if (come > 0) {
    const owner = phraseOf(tokens.slice(0, come).filter((token) => token.word !== "new"));
    const state = tokens[come]!.word.startsWith("arrive") ? [{ ...tokens[come]!, raw: "arrived", word: "arrived" }] : [];
    return owner && !isNothing(owner) ? { owner, state } : null;
  }
  const [verb, ...rest] = tokens;
  if (!verb?.arabic || rest.length === 0) return null;
  const owner = phraseOf(rest);
  return owner && !isNothing(owner) ? { owner, state: [verb] } : null;
};

/** "an order comes in". */
const coming = set("comes come arrives arrive");

/** The state that is waited for; null: that it is created. */
export const noticed = ({ state }: FrameOf<"notice">): readonly Token[] | null =>
  state.length === 0 || state.every((token) => born.has(token.word)) ? null : state;

/** Notes the notice in the world; the state becomes a choice of the thing it is about. */
export const notice = (world: World, frame: FrameOf<"notice">): void => {
  const entity = frame.owner ? entityOf(world, frame.owner, frame.clause.span) : null;
  if (!entity) return;
  const state = noticed(frame);
  // "when a visit is cancelled": so a visit has a state.
  if (state && !entity.fields.has("status") && ["event", "document"].includes(entity.concept?.kind ?? ""))
    entity.fields.set("status", knownField("status", true, entity)!);
  world.notices.push({
    entity: entity.key,
    state,
    to: frame.to,
    span: frame.clause.span,
  });
};

/** The state a notice waits for, as a choice of a field; a choice that is missing is added where there is a status. */
export const stateNamed = (entity: PlannedEntity, said: readonly Token[]): { readonly field: string; readonly option: string } | null => {
  const words = asState(said);
  const known = wholeChoice(words)?.key ?? words.map((token) => token.word).join(" ");
  for (const field of entity.fields.values()) {
    const option = field.options.find(
      ({ key, label }) =>
        key === known ||
        label.en?.toLowerCase() === known ||
        label.ar === words[0]?.raw ||
        label.ar === said.map(({ raw }) => raw).join(" "),
    );
    if (option) return { field: field.key, option: option.key };
  }
  const status = entity.fields.get("status");
  if (status?.type !== "enum" || words.length > 3) return null;
  const made = optionOf(words, new Set(status.options.map(({ key }) => key)));
  status.options = [...status.options, made];
  return { field: "status", option: made.key };
};
/** The words of a state as its choices are called: «تأكيد» and «يتأكد» are «مؤكد». */
export const asState = (said: readonly Token[]): readonly Token[] =>
  said.map((token) => {
    const known = token.arabic ? stateWords[token.word] : undefined;
    return known === undefined ? token : { ...token, word: fold(known), raw: known };
  });
/** «تأكيد الموعد», «يتأكد الموعد»: that it is confirmed. */
const stateWords: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      [
        ["مؤكد", "يتاكد تتاكد يوكد توكد"],
        ["ملغي", "يلغي تلغي يتلغي تتلغي ينلغي تنلغي"],
        ["معتمد", "يعتمد تعتمد"],
        ["مقبول", "يقبل تقبل ينقبل تنقبل"],
        ["مرفوض", "يرفض ترفض ينرفض تنرفض"],
        ["مغلق", "يغلق تغلق يتقفل تتقفل"],
        ["مدفوع", "يدفع تدفع يندفع تندفع"],
        ["مشحون", "يشحن تشحن"],
        ["مكتمل", "يكتمل تكتمل اكتمال"],
        ["منتهي", "ينتهي تنتهي"],
        ["متأخر", "يتاخر تتاخر"],
      ] as const
    ).flatMap(([state, verbs]) => verbs.split(" ").map((verb) => [verb, state])),
  ),
  تاكيد: "مؤكد",
  الغاء: "ملغي",
  اعتماد: "معتمد",
  قبول: "مقبول",
  رفض: "مرفوض",
  اغلاق: "مغلق",
  شحن: "مشحون",
  تسليم: "مسلم",
  دفع: "مدفوع",
  غياب: "غائب",
  حضور: "حاضر",
  تاخر: "متأخر",
  توقيع: "موقّع",
  انتهاء: "منتهي",
  انتهائ: "منتهي",
  تفعيل: "مفعل",
  ارجاع: "مرتجع",
  حجز: "محجوز",
};
