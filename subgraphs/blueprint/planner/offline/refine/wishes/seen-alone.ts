/** A property for one role's eyes: "only the manager sees the commission", «ما بدي حدا يشوف العمولة غير المدير». */
import { builtIn, type Id } from "../../../../../../schema/blueprint/shape.ts";
import type { Token } from "../../text/tokens.ts";
import { rulesOf } from "../access-rules.ts";
import { calledIn, fact, fieldIn, only, settle, type Work } from "../changing.ts";
import { hide, readersOf } from "../hiding.ts";
import { ask, has, mentions, roleMentioned, type Wish, without, wordSet } from "./about.ts";
import { aroundRights, seeing } from "./words-of-rights.ts";

const alone = wordSet("only nobody alone فقط بس غير الا سوي وحده");
const wanting = wordSet("i we want don't visible shown hidden anybody anyone who بدي اريد ابي احد حدا ما محد يكون تكون ظاهر visible");

export const seenAlone: Wish = (work, clause) => {
  const { tokens } = clause;
  const visible = has(tokens, wordSet("visible shown ظاهر ظاهره"));
  if (!has(tokens, alone) || (!has(tokens, seeing) && !visible) || tokens.length > 16) return null;
  const role = roleMentioned(work, tokens);
  // «العميل يشوف حجوزاته بس» limits who sees, and not what is seen by whom.
  if (!role || !isForThem(tokens, role.from)) return null;
  const others: readonly Token[] = [...tokens.slice(0, role.from), ...tokens.slice(role.to)];
  const rest = [aroundRights, seeing, wanting].reduce((left, words) => without(left, words), others);
  if (rest.length === 0 || work.find.entity(rest).length > 0) return null;
  const field =
    fieldIn(work, rest) ?? (mentions(rest, work.find.entity).length > 0 ? null : only(work, clause, work.find.field(rest, null)));
  if (field === "asked") return true;
  const entity = field?.node.owner;
  if (!field || !entity) return null;
  return keep(work, clause, role.found.id, field.id, entity);
};

/** "only the manager", "nobody but the manager", "to managers only". */
const isForThem = (tokens: Parameters<Wish>[1]["tokens"], at: number): boolean =>
  tokens.slice(Math.max(0, at - 3), at).some(({ word }) => alone.has(word) || word === "but" || word === "except") ||
  tokens.slice(at + 1, at + 3).some(({ word }) => ["only", "alone", "وحده"].includes(word));

const keep = (work: Work, clause: Parameters<Wish>[1], role: Id, field: Id, entity: Id): boolean => {
  const covers = (fields: unknown): boolean => fields === "*" || (Array.isArray(fields) && fields.includes(field));
  const [name, prop] = [calledIn(work, role), calledIn(work, field)];
  if (!readersOf(work, entity, role).some(({ props }) => covers(props.fields)))
    return ask(work, `alone-${clause.index}`, {
      en: `${name.en} cannot see ${prop.en} themselves, so it was not taken from the others. Write first who may see it: “The ${name.en.toLowerCase()} can see …”.`,
      ar: `${name.ar} لا يرى ${prop.ar} أصلًا، فلم يُخفَ عن غيره. اكتب أولًا من يراه: «${name.ar} يقدر يشوف …».`,
    });
  const others = [
    ...new Set(
      rulesOf(work, entity).flatMap(({ allow, roles, props }) =>
        allow.some((verb) => verb !== "delete") && covers(props.fields) ? roles.filter((one) => one !== role && one !== builtIn.admin) : [],
      ),
    ),
  ];
  if (others.length === 0)
    return fact(work, clause, { en: `Only ${name.en} sees ${prop.en} as it is.`, ar: `لا يرى ${prop.ar} إلا ${name.ar} من الأصل.` }, []);
  for (const other of others) {
    const before = work.questions.length;
    hide(work, clause, other, field, entity, "read");
    if (work.questions.length > before) return true;
    settle(work);
  }
  return true;
};
