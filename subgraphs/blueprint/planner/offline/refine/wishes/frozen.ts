/**
 * From which state on a record stays as it is: "nobody may change an invoice once it is paid", "shipped orders cannot be deleted",
 * «لا يمكن تعديل العقد بعد اعتماده». The access rules that let people change it get the condition; administrators may do everything, as ever.
 */
import type { Crud, Id } from "../../../../../../schema/blueprint/shape.ts";
import { asState } from "../../frames/notices.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { changing, deleting, denying, excepting, fromThenOn, nobody } from "../../words/change-words.ts";
import { type Rule, rulesOf } from "../access-rules.ts";
import { calledIn, fact, single, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { fieldsOf, has, mentions, phraseAt, type Wish, wordSet } from "./about.ts";

const locking = wordSet("locked lock locks frozen freeze freezes final read-only يقفل تقفل مقفل مقفله مجمد مجمده نهائي نهائيه");

/** Reads "once it is paid"; null: the clause is about no state, or about somebody or some property alone. */
export const frozen: Wish = (work, clause) => {
  const { tokens } = clause;
  if (tokens.length > 24 || has(tokens, excepting)) return null;
  const verbs = verbsIn(tokens);
  if (verbs.length === 0) return null;
  const things = mentions(tokens, work.find.entity);
  const thing = things[0];
  if (!thing || things.some(({ found }) => found.id !== thing.found.id)) return null;
  const around = tokens.filter(({ kind }, i) => kind === "word" && !things.some(({ from, to }) => from <= i && i < to));
  const isTold = has(around, fromThenOn) || isBeside(around, tokens, thing.from, thing.to);
  const states = isTold ? statesIn(work, thing.found.id, around) : [];
  const [state] = states;
  if (!state || states.some(({ field }) => field !== state.field)) return null;
  return freeze(
    work,
    clause,
    thing.found.id,
    state.field,
    states.map(({ option }) => option),
    verbs,
  );
};

/** What nobody may do any more. */
const verbsIn = (tokens: readonly Token[]): readonly Crud[] => {
  const denied = has(tokens, nobody) || phraseAt(tokens, "no", "one") >= 0 || phraseAt(tokens, "no", "longer") >= 0 || has(tokens, denying);
  if (!denied && !has(tokens, locking)) return [];
  if (!denied) return ["delete", "update"];
  return [...(has(tokens, deleting) ? (["delete"] as const) : []), ...(has(tokens, changing) ? (["update"] as const) : [])];
};

/** "paid orders", «العقود المنتهية»: the state stands at the thing itself. */
const isBeside = (around: readonly Token[], tokens: readonly Token[], from: number, to: number): boolean => {
  const [first] = tokens;
  return first?.arabic ? around.includes(tokens[to]!) : around.includes(tokens[from - 1]!);
};

interface State {
  readonly field: Id;
  readonly option: Id;
}
const longest = 3;
/** The choices of the thing that the words name, the longest names first. */
const statesIn = (work: Work, entity: Id, given: readonly Token[]): readonly State[] => {
  const choices = fieldsOf(work, entity).filter(({ props }) => props.type === "enum");
  const found: State[] = [];
  for (let from = 0; from < given.length; from++)
    for (let length = Math.min(longest, given.length - from); length > 0; length--) {
      const part = given.slice(from, from + length);
      if (part.some((token) => isAround(token))) continue;
      const one = formsOf(part)
        .flatMap((form) => choices.map(({ id }): State | null => optionOf(work, id, form)))
        .find((state) => state !== null);
      if (!one) continue;
      found.push(one);
      from += length - 1;
      break;
    }
  return found;
};
const isAround = ({ kind, word }: Token): boolean =>
  kind !== "word" || [nobody, denying, changing, deleting, fromThenOn].some((words) => words.has(word));
const optionOf = (work: Work, field: Id, said: readonly Token[]): State | null => {
  const option = single(work.find.option(said, field));
  return option ? { field, option: option.id } : null;
};

/** The words as a state may be called: «اعتمادها» is «معتمد», «المنتهية» and «ينتهي» are «منتهي». */
const formsOf = (said: readonly Token[]): readonly (readonly Token[])[] => {
  const [one] = said;
  if (said.length !== 1 || !one?.arabic) return [said];
  const named = (word: string): readonly Token[] => [{ ...one, raw: word, word }];
  const bare = one.word.replace(/^ال/, "").replace(/(?:ها|هم|ه)$/, "");
  const verb = /^[يت](.{2,})$/.exec(bare)?.[1];
  return [
    said,
    named(bare),
    asState([{ ...one, word: bare }]),
    ...(verb ? [named(`م${verb}`), named(`م${verb.replace(/^(..)(.)$/, "$1و$2")}`)] : []),
  ];
};

const freeze = (work: Work, clause: Clause, entity: Id, field: Id, options: readonly Id[], verbs: readonly Crud[]): boolean => {
  const required = work.draft.nodes[field]?.props.required === true;
  const isOther = options.map((option) => (required ? `${field} != ${option}` : `(isEmpty(${field}) || ${field} != ${option})`));
  const many = manyOf(work, entity);
  const states = options.map((option) => calledIn(work, option));
  const [en, ar] = [states.map((one) => one.en.toLowerCase()).join(" or "), states.map((one) => one.ar).join(" أو ")];
  const what = verbs.length > 1 ? { en: "changed or deleted", ar: "تعديلها ولا حذفها" } : said[verbs[0] === "delete" ? "delete" : "update"];
  const changed = rulesOf(work, entity).flatMap((rule) => conditioned(work, rule, verbs, isOther));
  if (changed.length === 0)
    return fact(
      work,
      clause,
      {
        en: `Only administrators, and actions, change ${many.en} that are ${en}, as it is.`,
        ar: `لا يغيّر ${many.ar} التي حالتها «${ar}» إلا المديرون والإجراءات، وهو كذلك من قبل.`,
      },
      [],
    );
  return fact(
    work,
    clause,
    {
      en: `${many.en.charAt(0).toUpperCase()}${many.en.slice(1)} that are ${en} can no longer be ${what.en}; administrators still may.`,
      ar: `${many.ar} التي حالتها «${ar}» لا يمكن ${what.ar}؛ ويبقى ذلك للمديرين.`,
    },
    changed,
  );
};
const said = { update: { en: "changed", ar: "تعديلها" }, delete: { en: "deleted", ar: "حذفها" } } as const;

/** Puts the condition into a rule; verbs it does not speak of keep a rule without it. */
const conditioned = (work: Work, rule: Rule, verbs: readonly Crud[], conditions: readonly string[]): readonly Id[] => {
  const touched = rule.allow.filter((verb) => verbs.includes(verb));
  const before = typeof rule.props.where === "string" ? rule.props.where : null;
  const added = conditions.filter((one) => !before?.includes(one));
  if (touched.length === 0 || added.length === 0) return [];
  const where = [...(before ? [added.length > 0 && before.includes("||") ? `(${before})` : before] : []), ...added].join(" && ");
  // Who only adds is never asked which records.
  if (rule.allow.every((verb) => touched.includes(verb) || verb === "create")) {
    work.ops.push({ op: "set", id: rule.id, prop: "where", value: where });
    return [rule.id];
  }
  for (const verb of touched) work.ops.push({ op: "unlink", id: rule.id, prop: "allow", to: verb });
  const { mask: _, ...props } = rule.props;
  const id = work.ids.policy(
    rule.roles.map((role) => role.replace(/^r_/, "")).join("_"),
    String(rule.props.entity).replace(/^ent_/, ""),
    "until",
  );
  work.ops.push({ op: "add", kind: "policy", id, props: { ...props, allow: touched, where } });
  return [rule.id, id];
};
