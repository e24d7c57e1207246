/** What belongs to others: "tenants can't see other tenants", «العميل لا يرى طلبات غيره». Their own stays theirs. */
import { builtIn, type Crud, type Id } from "../../../../../../schema/blueprint/shape.ts";
import { forgetTests, narrow, rulesOf } from "../access-rules.ts";
import { calledIn, fact, type Work } from "../changing.ts";
import { manyOf } from "../permissions-named.ts";
import { ask, has, listed, mentions, roleMentioned, upper, type Wish, wordSet } from "./about.ts";

const denying = wordSet("cannot can't not never don't mustn't shouldn't only لا ما مو لن");
const seeing = wordSet("see view read know access يري يشوف تري تشوف يرون يشوفون يطلع يشاهد");
const others = wordSet("other others another else's others' غيره غيرها غيرهم لغيره لغيرها لغيرهم بغيره الاخرين اخرين الاخر سواه");

/** The things a role sees at all. */
const seenBy = (work: Work, role: Id): readonly Id[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) =>
    node.kind === "entity" && !node.removed && rulesOf(work, id).some(({ allow, roles }) => allow.includes("read") && roles.includes(role))
      ? [id]
      : [],
  );

export const ofOthers: Wish = (work, clause) => {
  const { tokens } = clause;
  if (!has(tokens, denying) || !has(tokens, seeing) || !has(tokens, others) || tokens.length > 16) return null;
  const role = roleMentioned(work, tokens);
  if (!role) return null;
  const things = mentions(tokens.slice(role.to), work.find.entity).map(({ found }) => found);
  const entity = things.at(-1);
  const name = calledIn(work, role.found.id);
  if (!entity) {
    const seen = seenBy(work, role.found.id).map((id) => manyOf(work, id));
    const [first] = seen;
    if (!first) return false;
    const all = listed(seen);
    return ask(work, `others-${clause.index}`, {
      en: `Which records of others must ${name.en} not see? They see: ${all.en}. Nothing was changed. Write for example: “The ${name.en.toLowerCase()} cannot see ${first.en} of others”.`,
      ar: `أي سجلات لغيره يجب ألا يراها ${name.ar}؟ يرى: ${all.ar}. لم يتغير شيء. اكتب مثلًا: «${name.ar} لا يرى ${first.ar} لغيره».`,
    });
  }
  const many = manyOf(work, entity.id);
  const rules = rulesOf(work, entity.id).filter(({ allow, props }) => allow.includes("read") && props.where === undefined);
  if (rules.some(({ roles }) => roles.includes(builtIn.member)))
    return ask(work, `others-${clause.index}`, {
      en: `Everybody who is signed in may see all ${many.en}, so nothing was kept from ${name.en} alone. Write first: “Users may not see ${many.en}”, and then who may.`,
      ar: `كل من سجّل الدخول يحق له عرض ${many.ar} كلها، فلم يُمنع ${name.ar} وحده. اكتب أولًا: «المستخدمون لا يرون ${many.ar}»، ثم من يحق له.`,
    });
  const wide = rules.filter(({ roles }) => roles.includes(role.found.id));
  const verbs: ReadonlySet<Crud> = new Set<Crud>(["read", "create", "update", "delete"]);
  for (const rule of wide) narrow(work, rule, role.found.id, verbs);
  if (wide.length > 0) forgetTests(work, role.found.id, entity.id, new Set<Crud>(["read"]), "allowed");
  return fact(
    work,
    clause,
    wide.length > 0
      ? { en: `${name.en} may no longer see ${many.en} of others.`, ar: `${name.ar}: لم يعد يحق عرض ${many.ar} الخاصة بغيره.` }
      : { en: `${upper(name.en)} sees no ${many.en} of others as it is.`, ar: `${name.ar}: لا يرى من ${many.ar} ما يخص غيره من الأصل.` },
    [],
  );
};
