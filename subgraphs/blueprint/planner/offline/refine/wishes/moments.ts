/** When it is: the date of a record that "the appointment", "the contract ends", «انتهاء العقد» speak of, or the state it comes to. */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import { asState } from "../../frames/notices.ts";
import type { Reminder } from "../../frames/reminders.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { wholeChoice } from "../../words/words.ts";
import { calledIn, fieldIn, only, stateOf, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, mentions, sharesWord, upper, without, wordSet } from "./about.ts";
import { someMany } from "./receivers.ts";

/** A date or an instant the record keeps; that it was created; that it came to a state. */
export type Moment = { readonly entity: Id } & (
  | { readonly is: "date"; readonly field: Existing }
  | { readonly is: "created" }
  | { readonly is: "state"; readonly field: Id; readonly option: Id }
);

const isDate = ({ node }: Existing): boolean => node.props.type === "date" || node.props.type === "dateTime";

/** Which words speak of which dates, by the keys of properties. */
const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:ends?|ended|ending|expir\w*|finish\w*|over|runs?|laps\w*|until|(?:ال)?انتها[ءئ]?\w*|(?:ال)?انقضاء|(?:ال)?نهايه|[يت]?نتهي|انتهي|انتهت)$/u,
    /^(?:end|expir|until|valid(?:To|Until|Till)|finish|close|checkOut)|(?:End|Expir|Until)/,
  ],
  [
    /^(?:starts?|started|starting|begins?|beginning|commenc\w*|(?:ال)?بدايه|بدء|[يت]بد[اء])$/u,
    /^(?:start|begin|from|opens|checkIn|arrival)|(?:Start|Begin)/,
  ],
  [/^(?:due|deadline|payable|owed|payment|(?:ال)?استحقاق\w*|[يت]ستحق|مستحق\w*|(?:ال)?سداد|(?:ال)?دفع)$/u, /due|deadline|payBy/i],
  [/^(?:renew\w*|(?:ال)?تجديد\w*)$/u, /renew|^expir|^end/i],
  [/^(?:deliver\w*|(?:ال)?تسليم\w*|(?:ال)?توصيل\w*)$/u, /deliver/i],
  [/^(?:ship\w*|(?:ال)?شحن\w*)$/u, /ship/i],
  [/^(?:return\w*|(?:ال)?ارجاع\w*|(?:ال)?اعاده)$/u, /return|due/i],
  [/^(?:arriv\w*|check-?in|(?:ال)?وصول\w*)$/u, /arriv|checkIn|^start|^from/i],
  [/^(?:depart\w*|leav\w*|check-?out|(?:ال)?مغادره|(?:ال)?رحيل)$/u, /depart|checkOut|leav|^end|^until/i],
];
const creating =
  /^(?:created|creation|placed|made|added|submitted|registered|registration|booked|ordered|opened|joined|joins?|signs?|signup|received|انشاء\w*|اضافه\w*|تسجيل\w*|تقديم\w*|استلام\w*)$/u;
/** When something was written down is no day to wait for. */
const past = /^(?:created|registered|joined|ordered|issued|signed|opened|reported|submitted|received|birth|dateOfBirth|hired)/;

type Asked = Pick<Reminder, "anchor" | "way"> & { /** Whom it tells, where they are kept as records. */ readonly told: readonly Id[] };
/** The moment the words speak of; asked where several or none could be meant. */
export const momentOf = (work: Work, clause: Clause, { anchor, way, told }: Asked): Moment | "asked" => {
  if (anchor.length === 0) return unsaid(work, clause, way, told);
  const things = mentions(anchor, work.find.entity).map(({ found }) => found);
  const straight = fieldIn(work, anchor);
  if (straight && isDate(straight)) return dateOf(straight);
  const thing =
    things.find(({ id }) => fieldsOf(work, id).some(({ props }) => isDate({ id, node: { props } as Existing["node"] }))) ?? things[0];
  const kind = kinds.find(([said]) => anchor.some(({ word }) => said.test(word)));
  const wanted = (field: Existing): boolean =>
    isDate(field) && (kind ? kind[1].test(String(field.node.props.key)) : sharesWord(field, anchor) || stem(field, anchor));
  const dates = (thing ? [thing.id] : entitiesOf(work)).flatMap((id) => datesOf(work, id));
  const named = dates.filter(wanted);
  if (named.length === 1) return dateOf(named[0]!);
  if (named.length > 1) return chosen(work, clause, thing ? sooner(named, way) : named);
  const state = way === "after" ? stateIn(work, things[0] ?? null, anchor) : null;
  if (state) return state;
  if (way === "after" && thing && anchor.some(({ word }) => creating.test(word))) return { entity: thing.id, is: "created" };
  // Words that are not understood may name another date than the one that is there.
  if (thing && !kind && isOnly(work, thing, anchor)) {
    const own = dates.filter(({ node }) => !past.test(String(node.props.key)));
    if (own.length > 0) return own.length === 1 ? dateOf(own[0]!) : chosen(work, clause, sooner(own, way));
  }
  return missing(work, clause, thing ?? null);
};

const happening = wordSet(
  "the a an their his her its our your my each every any is are it takes take place happens happen scheduled comes held visit time date day ال موعد موعده موعدها موعدهم وقت تاريخ يوم كل حدوث ان ما يكون يحين يجي",
);
/** Whether nothing but the thing is named: "their appointment", "the event takes place". */
const isOnly = (work: Work, thing: Existing, anchor: readonly Token[]): boolean => {
  const [named] = mentions(anchor, (part) => work.find.entity(part).filter(({ id }) => id === thing.id));
  return named !== undefined && without([...anchor.slice(0, named.from), ...anchor.slice(named.to)], happening).length === 0;
};

/** "remind patients the day before": of what they have a date for, where that is one thing. */
const unsaid = (work: Work, clause: Clause, way: Reminder["way"], told: readonly Id[]): Moment | "asked" => {
  const dated = entitiesOf(work).flatMap((id) => {
    const dates = datesOf(work, id).filter(({ node }) => !past.test(String(node.props.key)));
    return dates.length > 0 && !told.includes(id) ? [{ id, dates }] : [];
  });
  const theirs = dated.filter(({ id }) =>
    fieldsOf(work, id).some(({ props }) => told.includes((props.config as { target?: Id } | undefined)?.target ?? "")),
  );
  const [one, ...more] = theirs.length > 0 ? theirs : dated;
  if (!one || more.length > 0) return missing(work, clause, null);
  return one.dates.length === 1 ? dateOf(one.dates[0]!) : chosen(work, clause, sooner(one.dates, way));
};

const dateOf = (field: Existing): Moment => ({ entity: field.node.owner!, is: "date", field });
const entitiesOf = (work: Work): readonly Id[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) => (node.kind === "entity" && !node.removed && id !== "ent_user" ? [id] : []));
const datesOf = (work: Work, entity: Id): readonly Existing[] =>
  fieldsOf(work, entity).flatMap(({ id }) => {
    const field = { id, node: work.draft.nodes[id]! };
    return isDate(field) ? [field] : [];
  });

/** "inspection" and `nextInspection`. */
const stem = ({ node }: Existing, anchor: readonly Token[]): boolean =>
  anchor.some(
    ({ word }) =>
      /^[a-z]{5,}$/.test(word) &&
      String(node.props.key)
        .toLowerCase()
        .includes(word.slice(0, Math.max(5, word.length - 3))),
  );

/** Before something is before it begins, after it is after it ended. */
const sooner = (fields: readonly Existing[], way: Reminder["way"]): readonly Existing[] => {
  const end = way === "before" ? kinds[1]![1] : kinds[0]![1];
  const at = fields.filter(({ node }) => end.test(String(node.props.key)));
  const main = fields.filter(({ node }) => /^(?:date|time|startsAt|scheduledAt|at)$/.test(String(node.props.key)));
  return at.length === 1 ? at : main.length === 1 ? main : fields;
};

const chosen = (work: Work, clause: Clause, fields: readonly Existing[]): Moment | "asked" => {
  const found = only(work, clause, fields);
  return found === "asked" || !found ? "asked" : dateOf(found);
};

/** "a week after delivery": that its status says so. */
const stateIn = (work: Work, thing: Existing | null, anchor: readonly Token[]): Moment | null => {
  const owners = thing ? [thing] : entitiesOf(work).map((id) => ({ id, node: work.draft.nodes[id]! }));
  const found = owners.flatMap((owner) => {
    const field = stateOf(work, owner);
    const words = anchor.flatMap((token) => [[token], asState([{ ...token, word: token.word.replace(/^ال/, "") }]), participle(token)]);
    const option = field ? words.map((said) => work.find.option(said, field.id)).find((all) => all.length === 1)?.[0] : undefined;
    return field && option ? [{ entity: owner.id, field: field.id, option: option.id }] : [];
  });
  return found.length === 1 ? { ...found[0]!, is: "state" } : null;
};
/** "delivery", "the visit": as the choice of a status is called. */
const participle = (token: Token): readonly Token[] => {
  const stemmed = token.word.replace(/(?:y|ing|ion|ment|s)$/, "");
  const word = [`${stemmed}ed`, `${stemmed}d`].find((one) => wholeChoice([{ ...token, word: one, raw: one }])) ?? token.word;
  return [{ ...token, word, raw: word }];
};

const missing = (work: Work, clause: Clause, thing: Existing | null): "asked" => {
  if (!thing) {
    const many = someMany(work, []);
    ask(work, `time-${clause.index}`, {
      en: `Which date it is before or after was not understood, and nothing was changed: no date of that name is kept. Name the record and its date, or write first: “Add a date to ${many.en}”.`,
      ar: `لم يُفهم أي تاريخ هو المقصود، ولم يتغير شيء: لا تاريخ محفوظ بهذا الاسم. اذكر السجل وتاريخه، أو اكتب أولًا: «أضف التاريخ إلى ${many.ar}».`,
    });
    return "asked";
  }
  const [many, one] = [manyOf(work, thing.id), calledIn(work, thing.id)];
  const dates = datesOf(work, thing.id).map(({ id }) => calledIn(work, id));
  const there =
    dates.length === 0
      ? { en: "", ar: "" }
      : { en: ` There is: ${dates.map(({ en }) => en).join(", ")}.`, ar: ` الموجود: ${dates.map(({ ar }) => ar).join("، ")}.` };
  ask(work, `time-${clause.index}`, {
    en: `${upper(many.en)} keep no such date, so nothing was changed.${there.en} Write first: “Add an end date to ${many.en}”, and then the sentence with it.`,
    ar: `لا تاريخ كهذا في ${many.ar}، فلم يتغير شيء.${there.ar} اكتب أولًا: «أضف تاريخ الانتهاء إلى ${many.ar}»، ثم الجملة به (${one.ar}).`,
  });
  return "asked";
};
