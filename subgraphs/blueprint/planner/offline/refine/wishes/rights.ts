/** Rights to one property and to one action: "mechanics can change the status of jobs", "team leads may also cancel bookings". */
import type { Crud, Id } from "../../../../../../schema/blueprint/shape.ts";
import { foldPhrase } from "../../text/fold.ts";
import type { Clause, Token } from "../../text/tokens.ts";
import { verbForms } from "../../words/verbs.ts";
import { forgetTests, rulesOf } from "../access-rules.ts";
import { calledIn, fact, fieldIn, type Work } from "../changing.ts";
import { readersOf } from "../hiding.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, fieldsOf, has, listed, mentions, roleMentioned, upper, type Wish, without, wordSet } from "./about.ts";
import { allowing, alone, aroundRights, changing, denying } from "./words-of-rights.ts";

export const right: Wish = (work, clause) => ofField(work, clause) ?? ofAction(work, clause);

const ofField: Wish = (work, clause) => {
  const { tokens } = clause;
  const role = roleMentioned(work, tokens);
  if (!role || has(tokens, denying) || has(tokens, alone) || !has(tokens, allowing) || !has(tokens, changing) || tokens.length > 14)
    return null;
  const rest = without(without([...tokens.slice(0, role.from), ...tokens.slice(role.to)], changing), only(allowing));
  const said = without(rest, only(aroundRights, "of", "in", "في"));
  if (said.length === 0 || work.find.entity(said).length > 0) return null;
  const field = fieldIn(work, said);
  const entity = field?.node.owner;
  if (!field) return notOf(work, clause, said);
  if (!entity || !work.draft.nodes[entity]) return null;
  return letChange(work, clause, role.found.id, field.id, entity);
};
const whole = wordSet(
  "own all any every details detail data information records record everything their his her كل جميع بيانات تفاصيل سجلات معلومات",
);
/** "the reason of visits", where visits have none: a right to the whole record would be more than was said. */
const notOf = (work: Work, clause: Clause, said: readonly Token[]): true | null => {
  const things = mentions(said, work.find.entity);
  const [thing] = things;
  const left = without(
    said.filter((_, i) => !things.some(({ from, to }) => from <= i && i < to)),
    whole,
  ).filter(({ word }) => !["of", "in", "في", "the"].includes(word) && !changing.has(word));
  if (!thing || things.length > 1 || left.length === 0 || left.length > 3) return null;
  if (left.some(({ word }) => verbForms.has(word) || aroundRights.has(word))) return null;
  const many = manyOf(work, thing.found.id);
  const all = listed(fieldsOf(work, thing.found.id).map(({ id }) => calledIn(work, id)));
  return ask(work, `property-${clause.index}`, {
    en: `${upper(many.en)} have no “${left.map(({ raw }) => raw).join(" ")}”, so nothing was changed. They have: ${all.en}.`,
    ar: `لا يوجد «${left.map(({ raw }) => raw).join(" ")}» في ${many.ar}، فلم يتغير شيء. فيها: ${all.ar}.`,
  });
};

const only = (words: ReadonlySet<string>, ...but: readonly string[]): ReadonlySet<string> =>
  new Set([...words].filter((word) => !but.includes(word)));

const letChange = (work: Work, clause: Clause, role: Id, field: Id, entity: Id): boolean => {
  const [name, prop, many] = [calledIn(work, role), calledIn(work, field), manyOf(work, entity)];
  const covers = (fields: unknown): boolean => fields === "*" || (Array.isArray(fields) && fields.includes(field));
  if (rulesOf(work, entity).some(({ allow, roles, props }) => allow.includes("update") && roles.includes(role) && covers(props.fields)))
    return fact(
      work,
      clause,
      { en: `${name.en} may change ${prop.en} of ${many.en} already.`, ar: `${name.ar}: تعديل ${prop.ar} في ${many.ar} مسموح من قبل.` },
      [],
    );
  const readers = readersOf(work, entity, role);
  if (readers.length === 0) return notSeen(work, clause, role, entity);
  // Who sees only some of them changes only those.
  const where = readers.every(({ props }) => typeof props.where === "string") ? String(readers[0]!.props.where) : null;
  const key = String(work.draft.nodes[entity]?.props.key);
  const id = work.ids.policy(role.replace(/^r_/, ""), key, `change_${String(work.draft.nodes[field]?.props.key).toLowerCase()}`);
  work.ops.push({
    op: "add",
    kind: "policy",
    id,
    props: {
      roles: [role],
      entity,
      allow: ["update"],
      ...(where ? { where, ...(/ == me$/.test(where) ? { check: where } : {}) } : {}),
      fields: [field],
    },
  });
  forgetTests(work, role, entity, new Set<Crud>(["update"]), "refused");
  return fact(work, clause, { en: `${name.en} may change ${prop.en} of ${many.en}.`, ar: `${name.ar}: تعديل ${prop.ar} في ${many.ar}.` }, [
    id,
  ]);
};

const notSeen = (work: Work, clause: Clause, role: Id, entity: Id): true => {
  const [name, many] = [calledIn(work, role), manyOf(work, entity)];
  return ask(work, `seen-${clause.index}`, {
    en: `${name.en} may not see ${many.en} at all, so nothing was changed. Write first: “The ${name.en.toLowerCase()} can see ${many.en}”.`,
    ar: `${name.ar} لا يحق له عرض ${many.ar} من الأصل، فلم يتغير شيء. اكتب أولًا: «${name.ar} يقدر يشوف ${many.ar}».`,
  });
};

/** The verb a word is a form of. */
const verbOf = (word: string): string | undefined => verbForms.get(word)?.verb.key;
const plainVerbs = new Set([
  "see",
  "view",
  "read",
  "add",
  "create",
  "edit",
  "update",
  "change",
  "delete",
  "remove",
  "manage",
  "use",
  "have",
  "be",
  "can",
]);

/** Who may do an action that is there: it is given to or taken from a role, and no right to change records besides. */
const ofAction: Wish = (work, clause) => {
  const { tokens } = clause;
  const role = roleMentioned(work, tokens);
  const denied = has(tokens, denying);
  if (!role || has(tokens, alone) || (!denied && !has(tokens, allowing)) || tokens.length > 14) return null;
  const thing = mentions(tokens.slice(role.to), work.find.entity).at(-1)?.found;
  if (!thing) return null;
  const own = tokens.some(({ word }) => word === "own");
  const found = Object.entries(work.draft.nodes).filter(
    ([, node]) =>
      node.kind === "action" &&
      !node.removed &&
      node.props.entity === thing.id &&
      tokens.some((token) => isCalled(token, node.props)) &&
      (own || !/ == me(?!\w)/.test(String(node.props.when ?? ""))),
  );
  const [action] = found;
  if (!action || found.length > 1) return null;
  const [id, { props }] = action;
  const [name, does, many] = [calledIn(work, role.found.id), calledIn(work, id), manyOf(work, thing.id)];
  const roles = (props.roles ?? []) as readonly Id[];
  const may = roles.includes(role.found.id);
  if (may !== denied)
    return fact(
      work,
      clause,
      denied
        ? {
            en: `${name.en} cannot do “${does.en}” of ${many.en} as it is.`,
            ar: `${name.ar}: الإجراء «${does.ar}» في ${many.ar} غير متاح له من الأصل.`,
          }
        : {
            en: `${name.en} can do “${does.en}” of ${many.en} already.`,
            ar: `${name.ar}: الإجراء «${does.ar}» في ${many.ar} متاح له من قبل.`,
          },
      [],
    );
  if (denied && roles.length === 1) return null;
  if (!denied && readersOf(work, thing.id, role.found.id).length === 0) return notSeen(work, clause, role.found.id, thing.id);
  work.ops.push({ op: denied ? "unlink" : "link", id, prop: "roles", to: role.found.id });
  return fact(
    work,
    clause,
    denied
      ? {
          en: `${name.en} can no longer do “${does.en}” of ${many.en}.`,
          ar: `${name.ar}: لم يعد الإجراء «${does.ar}» في ${many.ar} متاحًا له.`,
        }
      : { en: `${name.en} can do “${does.en}” of ${many.en}.`, ar: `${name.ar}: الإجراء «${does.ar}» في ${many.ar} متاح له.` },
    [id],
  );
};

/** "cancel" and «يلغي» call the action *Cancel*, «إلغاء». */
const isCalled = ({ word }: Token, props: Readonly<Record<string, unknown>>): boolean => {
  const verb = verbOf(word);
  if (plainVerbs.has(word)) return false;
  const names = Object.values((props.label ?? {}) as Readonly<Record<string, string>>).map((label) => foldPhrase(label).split(" ")[0]!);
  // "mark as delivered": *Delivered* by its name, though the verb says no more than "change".
  return names.some((name) => name === word || (verb !== undefined && !plainVerbs.has(verb) && verbOf(name) === verb));
};
