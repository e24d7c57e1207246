/** What a record begins with: "new orders start as draft", "the default fee is 300", «السعة الافتراضية للفصل ٢٥». */
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../../../../schema/ids.ts";
import { trim } from "../../clauses/phrases.ts";
import { numberOf } from "../../text/numbers.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { rulesOf } from "../access-rules.ts";
import { calledIn, childrenOf, fact, set, single, stateOf, type Work, wordsIn } from "../changing.ts";
import type { Existing } from "../existing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, choicesOf, has, listed, mentions, propertyIn, type Wish, without, wordSet } from "./about.ts";

const marks = wordSet("default defaults defaulted افتراضي افتراضيا افتراضيه الافتراضي الافتراضيه");
const starting = wordSet("start starts begin begins starting يبدا تبدا يبدؤون تبدؤ حالته حالتها");
const fresh = wordSet("new newly جديد جديده الجديد الجديده");
const joints = wordSet(
  "is are to as by be should must the a an value of for in with set make at from هي هو الي القيمه قيمه ل لحقل حقل اجعل يكون تكون ب كـ بحاله حاله status state الحاله لـ ان يجب",
);
const arabicAs = /^(?:ك|ب)(?=.{3})/;

export const begin: Wish = (work, clause) => {
  const { tokens } = clause;
  if (tokens.length > 16) return null;
  if (has(tokens, starting) && (has(tokens, fresh) || tokens.some(({ word }) => /^(?:start|starts|begin|begins|يبدا|تبدا)$/.test(word))))
    return startsAs(work, clause);
  return has(tokens, marks) ? byDefault(work, clause) : freshHas(work, clause);
};

const holding = wordSet("have has are is get gets لها له تكون يكون خل خلي اجعل");
/** "new tickets have normal priority", "new reviews are hidden": a choice of one of their fields. */
const freshHas = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const verb = tokens.findIndex((token) => holding.has(token.word));
  // «خل المقالات الجديدة مسودة»: the verb stands before the thing.
  const named = verb === 0 ? tokens.findIndex(({ word }) => fresh.has(word)) : verb;
  const before = verb === 0 ? tokens.slice(1, named + 1) : tokens.slice(0, Math.max(verb, 0));
  if (named < 1 || !has(before, fresh)) return null;
  const entity = mentions(without(before, fresh), work.find.entity)[0]?.found;
  const said = without(tokens.slice(named + 1), joints);
  if (!entity || said.length === 0 || said.length > 5) return null;
  for (const { id } of childrenOf(work, "field", entity.id)) {
    const field: Existing = { id, node: work.draft.nodes[id]! };
    if (field.node.props.type !== "enum") continue;
    const named = mentions(said, (part) => work.find.field(part, entity.id).filter((one) => one.id === id))[0];
    const value = named ? said.filter((_, i) => i < named.from || i >= named.to) : said;
    if (value.length > 0 && single(work.find.option(value, id))) return put(work, clause, field, value);
    if (named && value.length > 0) return put(work, clause, field, value);
  }
  return null;
};

/** "new orders start as draft". */
const startsAs = (work: Work, clause: Clause): boolean | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => starting.has(token.word));
  const verb = /^(?:يبدا|تبدا)$/.test(tokens[at]!.word);
  const before = without(at === 0 && verb ? tokens.slice(1) : tokens.slice(0, at), fresh);
  const things = mentions(before, work.find.entity);
  const entity = things[0]?.found;
  const state = stateOf(work, entity ?? null);
  if (!entity || !state) return null;
  const said = at === 0 && verb ? before.slice(things[0]!.to) : tokens.slice(at + 1);
  const value = said.filter(
    (token) => token.kind !== "mark" && !joints.has(token.word) && !work.find.field([token], entity.id).some(({ id }) => id === state.id),
  );
  return value.length === 0 || value.length > 4 ? null : put(work, clause, state, plainly(work, state, value));
};

/** «كمسودة», «بمؤكد»: the choice behind its particle. */
const plainly = (work: Work, field: Existing, value: readonly Token[]): readonly Token[] => {
  const [first, ...rest] = value;
  if (!first?.arabic || work.find.option(value, field.id).length > 0) return value;
  return [{ ...first, word: first.word.replace(arabicAs, ""), raw: first.raw.replace(arabicAs, "") }, ...rest];
};

/** "the default fee of doctors is 300": what stands before the value names the field. */
const byDefault = (work: Work, clause: Clause): boolean | null => {
  const tokens = without(clause.tokens, marks).filter((token) => !["القيمه", "قيمه", "value", "خلي"].includes(token.word));
  const number = tokens.find(
    (token) => numberOf(token) !== null && (token.kind === "number" || token.word === "صفر" || token.word === "zero"),
  );
  if (number) {
    const said = without(tokens, joints).filter((token) => token !== number && token.word !== "has" && token.word !== "have");
    const field = propertyIn(work, clause, said, isNumber);
    if (field) return field === "asked" ? true : put(work, clause, field, [number]);
  }
  const flag = propertyIn(work, clause, without(tokens, joints), ({ node }) => node.props.type === "boolean");
  if (flag) return flag === "asked" ? true : put(work, clause, flag, [{ ...tokens[0]!, word: has(tokens, denying) ? "no" : "yes" }]);
  const orders: (readonly [readonly Token[], readonly Token[]])[] = [];
  for (let at = tokens.length - 1; at > 0; at--)
    orders.push([tokens.slice(0, at), tokens.slice(at)], [tokens.slice(at), tokens.slice(0, at)]);
  for (const [named, said] of orders) {
    const value = without(said, joints);
    const name = trim(named.filter((token) => !["set", "make", "اجعل", "ل", "لـ"].includes(token.word)));
    if (value.length === 0 || value.length > 4 || name.length === 0) continue;
    const asked = work.questions.length;
    const field = propertyIn(work, clause, name, begins);
    if (field === "asked") {
      work.questions.length = asked;
      continue;
    }
    if (field && (field.node.props.type === "enum" || valueIn(work, field, value) !== null))
      return put(work, clause, field, plainly(work, field, value));
  }
  return null;
};

const numbers = new Set(["integer", "decimal", "money", "percent", "rating"]);
const isNumber = ({ node }: Existing): boolean => numbers.has(String(node.props.type));
const made = new Set(["reference", "references", "autoNumber", "rollup", "lookup"]);
const begins = ({ node }: Existing): boolean => !made.has(String(node.props.type)) && node.props.compute === undefined;
const denying = wordSet("not no off never غير ليس ليست لا");

const yes = wordSet("yes true on checked نعم صح صحيح");
const no = wordSet("no false off unchecked لا خطا");
const todays = wordSet("today now اليوم الان الحالي الحاليه");
const persons = wordSet("me creator user whoever المستخدم منشئه صاحبه");
/** The value as the field keeps it; null: it is none of its values. */
const valueIn = (work: Work, { id, node }: Existing, tokens: readonly Token[]): Json | null => {
  const [first] = tokens;
  switch (node.props.type) {
    case "enum":
      return single(work.find.option(tokens, id))?.id ?? null;
    case "boolean":
      return has(tokens, yes) ? true : has(tokens, no) ? false : null;
    case "integer":
    case "rating":
      return numberOf(first) !== null && Number.isInteger(numberOf(first)) ? numberOf(first) : null;
    case "decimal":
    case "money":
      return numberOf(first) === null ? null : String(numberOf(first));
    case "percent":
      return numberOf(first) === null ? null : String(numberOf(first)! / 100);
    case "date":
      return has(tokens, todays) ? { expr: "today" } : null;
    case "dateTime":
      return has(tokens, todays) ? { expr: "now" } : null;
    case "user":
      return has(tokens, persons) ? { expr: "me" } : null;
    case "text":
    case "longText":
      return wordsIn(tokens);
    default:
      return null;
  }
};

const put = (work: Work, clause: Clause, field: Existing, said: readonly Token[]): boolean => {
  const value = valueIn(work, field, said);
  const name = calledIn(work, field.id);
  if (value === null) return askChoice(work, clause, field, said, name);
  const shown = shownAs(work, value, said);
  if (JSON.stringify(field.node.props.default ?? null) === JSON.stringify(value))
    return fact(work, clause, { en: `${name.en} begins as ${shown.en} already.`, ar: `${name.ar} يبدأ بـ«${shown.ar}» من قبل.` }, []);
  const pinned = rulesThatPin(work, field);
  if (pinned.length > 0) {
    const [roles, many] = [listed(pinned), manyOf(work, field.node.owner ?? "")];
    const old = typeof field.node.props.default === "string" ? calledIn(work, field.node.props.default) : name;
    return ask(work, `begin-${clause.index}`, {
      en: `The rules of ${roles.en} say that the ${many.en} they add begin as ${old.en}; beginning as ${shown.en} they could add none, so nothing was changed. Change the condition of those rules first, or give the choice another name: “Rename ${old.en.toLowerCase()} of the ${name.en.toLowerCase()} of ${many.en} to …”.`,
      ar: `قواعد ${roles.ar} تشترط أن يبدأ ما يضيفونه من ${many.ar} بـ«${old.ar}»؛ لو بدأ بـ«${shown.ar}» لما استطاعوا الإضافة، فلم يتغير شيء. غيّر شرط تلك القواعد أولًا، أو غيّر اسم الخيار: «غيّر اسم ${old.ar} في ${name.ar} ${many.ar} إلى …».`,
    });
  }
  set(work, clause, field.id, "default", value, { en: `${name.en} begins as ${shown.en}.`, ar: `${name.ar} يبدأ بـ«${shown.ar}».` });
  return true;
};

const shownAs = (work: Work, value: Json, said: readonly Token[]): Sentence => {
  if (typeof value === "boolean") return value ? { en: "yes", ar: "نعم" } : { en: "no", ar: "لا" };
  return typeof value === "string" && work.draft.nodes[value] ? calledIn(work, value) : { en: wordsIn(said), ar: wordsIn(said) };
};

/** Whoever adds records may add them only with the value they begin with now. */
const rulesThatPin = (work: Work, field: Existing): readonly Sentence[] => {
  const now = field.node.props.default;
  if (typeof now !== "string" || !field.node.owner) return [];
  const pins = new RegExp(`(?<![\\w.])${field.id} == ${now}(?!\\w)`);
  const roles = rulesOf(work, field.node.owner).flatMap(({ allow, props, roles: all }) =>
    allow.includes("create") && typeof props.check === "string" && pins.test(props.check) ? all : [],
  );
  return [...new Set<Id>(roles)].filter((role) => role !== builtIn.admin).map((role) => calledIn(work, role));
};

const askChoice = (work: Work, clause: Clause, field: Existing, said: readonly Token[], name: Sentence): boolean => {
  if (field.node.props.type !== "enum") return false;
  const choices = choicesOf(work, field.id);
  const [value, many] = [wordsIn(said), manyOf(work, field.node.owner ?? "")];
  return ask(work, `begin-${clause.index}`, {
    en: `${name.en} of ${many.en} has no choice “${value}”, so nothing was changed. There are: ${choices.en}. Write first: “Add ${value} to the ${name.en.toLowerCase()} of ${many.en}”.`,
    ar: `لا يوجد خيار «${value}» في ${name.ar} ${many.ar}، ولم يتغير شيء. الموجود: ${choices.ar}. اكتب أولًا: «أضف ${value} إلى ${name.ar} ${many.ar}».`,
  });
};
