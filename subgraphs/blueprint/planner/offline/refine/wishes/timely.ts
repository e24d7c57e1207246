/**
 * Messages before or after something, where the time was not understood: the answer says which message and which page come closest.
 */
import type { Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../../schema/ids.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { calledIn, type Work } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, mentions, oneOf, roleMentioned, type Wish, wordSet } from "./about.ts";

const telling = wordSet(
  "send sends email emails e-mail mail notify notifies remind reminds text sms message alert tell inform report ارسل يرسل ابعث اخبر خبر ذكر تذكير ذكرهم نبه تنبيه ابلغ اشعر اخطر يصل توصل تصل ارسال",
);
const days = wordSet(
  "day days week weeks month months year years hour hours morning evening night monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays daily weekly monthly yearly o'clock يوم ايام بيوم يومين بيومين اسبوع باسبوع اسبوعين شهر بشهر سنه ساعه بساعه ساعات ساعتين بساعتين دقائق بدقائق صباح صباحا مساء مساءا اثنين الاثنين احد الاحد ثلاثاء الثلاثاء اربعاء الاربعاء خميس الخميس جمعه الجمعه سبت السبت يوميا اسبوعيا شهريا سنويا",
);
const before = wordSet("within before after earlier ahead قبل بعد");

export const timely: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, telling) || tokens.length > 24) return null;
  const shifted = has(tokens, before) && has(tokens, days);
  return shifted ? answer(work, clause, tokens) : null;
};

const isPerson = (work: Work, entity: Id): boolean => fieldsOf(work, entity).some(({ props }) => props.type === "user");
/** What somebody is told about: something of theirs that has a status. */
const theirs = (work: Work, person: Id): Existing | null => {
  const found = Object.entries(work.draft.nodes).find(
    ([id, node]) =>
      node.kind === "entity" &&
      !node.removed &&
      fieldsOf(work, id).some(({ props }) => (props.config as { target?: Id } | undefined)?.target === person) &&
      fieldsOf(work, id).some(({ props }) => props.key === "status"),
  );
  return found ? { id: found[0], node: found[1] } : null;
};

const answer = (work: Work, clause: Clause, tokens: readonly Token[]): true => {
  const role = roleMentioned(work, tokens)?.found;
  const things = mentions(tokens, work.find.entity).map(({ found }) => found);
  // A person who is told is not what it is about.
  const told = (role ? things.filter(({ node }) => node.props.key !== role.node.props.key) : things).at(-1) ?? things.at(-1);
  const about = told && things.length === 1 && isPerson(work, told.id) ? (theirs(work, told.id) ?? told) : told;
  const whom: Sentence = role ? calledIn(work, role.id) : { en: "manager", ar: "المدير" };
  if (!about)
    return ask(work, `time-${clause.index}`, {
      en: "When it is to be sent was not understood, and nothing was changed: messages follow what happens to a record, come around a date it keeps, or on days of the week or of the month. Write for example: “When an order is created, email the manager”.",
      ar: "لم يُفهم متى تُرسل، ولم يتغير شيء: الرسائل تتبع ما يحدث لسجل، أو تأتي حول تاريخ فيه، أو في أيام من الأسبوع أو الشهر. اكتب مثلًا: «عند إنشاء الطلب أرسل بريدًا إلى المدير».",
    });
  const [one, many] = [calledIn(work, about.id), manyOf(work, about.id)];
  const date = fieldsOf(work, about.id).find(({ props }) => props.type === "date" || props.type === "dateTime");
  if (date) {
    const when = calledIn(work, date.id);
    return ask(work, `time-${clause.index}`, {
      en: `When it is to be sent was not understood, and nothing was changed: messages follow what happens to a record, or come some time before or after a date it keeps. Write for example: “Email the ${whom.en.toLowerCase()} a day before the ${when.en.toLowerCase()} of the ${one.en.toLowerCase()}”.`,
      ar: `لم يُفهم متى تُرسل، ولم يتغير شيء: الرسائل تتبع ما يحدث لسجل، أو تأتي قبل تاريخ فيه أو بعده بمدة. اكتب مثلًا: «أرسل بريدًا إلى ${whom.ar} قبل ${when.ar} في ${one.ar} بيوم».`,
    });
  }
  const state = fieldsOf(work, about.id).find(({ props }) => props.type === "enum");
  const grouped: Sentence = state
    ? { en: ` by ${calledIn(work, state.id).en.toLowerCase()}`, ar: ` حسب ${calledIn(work, state.id).ar}` }
    : { en: "", ar: "" };
  const event: Sentence = {
    en: `“When ${oneOf(one.en)} is created, email the ${whom.en.toLowerCase()}”`,
    ar: `«عند إنشاء ${one.ar} أرسل بريدًا إلى ${whom.ar}»`,
  };
  const page: Sentence = {
    en: `a page that always shows it: “Add a dashboard showing number of ${many.en}${grouped.en}”`,
    ar: `صفحة تعرضه دائمًا: «أضف لوحة مؤشرات تعرض عدد ${many.ar}${grouped.ar}»`,
  };
  return ask(work, `time-${clause.index}`, {
    en: `When it is to be sent was not understood, and nothing was changed: ${many.en.toLowerCase()} keep no date. What can be had: ${event.en}, or ${page.en}.`,
    ar: `لم يُفهم متى تُرسل، ولم يتغير شيء: لا تاريخ في ${many.ar}. الممكن: ${event.ar}، أو ${page.ar}.`,
  });
};
