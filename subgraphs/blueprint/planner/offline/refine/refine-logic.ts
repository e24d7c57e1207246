/**
 * Approvals, messages and pages said of a blueprint that is there: "orders above 1000 need the manager's approval", "when an order is
 * shipped, text the customer", "add a calendar of appointments". They touch what they speak of; what would show somebody more than
 * before is asked first [BP41].
 */
import { builtIn, type Crud, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { FrameOf } from "../clauses/types.ts";
import { actionOps } from "../emit/emit-logic.ts";
import { pageOps } from "../emit/emit-pages.ts";
import { approvalIn, completeDecisions, limitOf, measuredBy } from "../frames/approvals.ts";
import { say } from "../frames/noted.ts";
import { noticeIn } from "../frames/notices.ts";
import { view, viewIn } from "../frames/views.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { fieldKey } from "../world/fields.ts";
import { addRule, rulesOf } from "./access-rules.ts";
import { calledIn, fact, only, type Work } from "./changing.ts";
import type { Existing } from "./existing.ts";
import { existingWorld, roleKey } from "./existing-world.ts";
import { keptName, manyOf, missing, roleIn } from "./permissions-named.ts";
import { tell } from "./refine-notices.ts";
import { addState, ask, notesOf } from "./states-added.ts";
import { upper } from "./wishes/about.ts";

const opening = new Set("add include insert create introduce show want need please also اضف اضيف ضيف ضع حط اريد".split(" "));
const approvals = /^(?:approvals?|sign-?off|(?:ال)?موافق(?:ه|ات|تين)|(?:ال)?اعتماد)$/;
const fromWords = new Set(["of", "by", "from", "من"]);
const forWords = new Set(["for", "on", "to", "when", "علي", "ل"]);

/** Does what the clause says of approvals, messages or pages; null when it speaks of none. */
export const logicIn = (work: Work, clause: Clause): boolean | null => {
  const start = clause.tokens.findIndex((token) => !opening.has(token.word));
  const plain = { ...clause, tokens: clause.tokens.slice(Math.max(start, 0)) };
  const told = noticeIn(clause)?.[0];
  if (told?.is === "notice") return tell(work, clause, told);
  const said = approvalIn(start > 0 ? (asRule(plain) ?? plain) : clause)?.[0];
  if (said?.is === "approval") return approve(work, clause, said);
  const shown = viewIn(plain, (tokens) => work.find.entity(tokens).length > 0)?.[0];
  if (shown?.is === "view") return show(work, clause, shown);
  return null;
};

/** "add the approval of the manager for orders above 1000": orders above 1000 need it. */
const asRule = (clause: Clause): Clause | null => {
  const at = clause.tokens.findIndex((token) => approvals.test(token.word));
  if (at < 0 || at > 4) return null;
  const word = (like: Token, text: string): Token => ({ ...like, raw: text, word: text, kind: "word" });
  const before = clause.tokens.slice(0, at).filter((token) => !["a", "an", "the", "that"].includes(token.word));
  const rest = clause.tokens.slice(at + 1);
  const joint = rest.findIndex((token, i) => forWords.has(token.word) && !(i === 0 && fromWords.has(token.word)));
  const owner = joint < 0 ? [] : rest.slice(joint + 1);
  const by = [...before, ...(joint < 0 ? rest : rest.slice(0, joint))].filter((token) => !fromWords.has(token.word));
  const first = clause.tokens[at]!;
  return owner.length === 0 ? null : { ...clause, tokens: [...owner, word(first, "need"), word(first, "approval"), ...by] };
};

const approve = (work: Work, clause: Clause, frame: FrameOf<"approval">): boolean => {
  const made = existingWorld(work);
  const named = frame.owner ? only(work, clause, work.find.entity(frame.owner.tokens)) : null;
  if (named === "asked") return true;
  const measured = named === null && frame.owner ? measuredBy(made.world, frame.owner) : null;
  const owner = measured && made.ids.entity(measured.entity.key);
  const found = named ?? (owner && work.draft.nodes[owner] ? { id: owner, node: work.draft.nodes[owner] } : null);
  if (!found) return false;
  const many = manyOf(work, found.id);
  const deciders: Id[] = [];
  for (const by of frame.by) {
    const id = roleIn(work, by);
    if (!id) return missing(work, clause, by);
    deciders.push(id);
  }
  if (deciders.length === 0)
    return ask(work, `approver-${clause.index}`, `Who approves ${many.en}? Nothing was changed.`, `من يعتمد ${many.ar}؟ لم يتغير شيء.`);
  if (actionsOf(work, found.id).some((key) => key.startsWith("approve")))
    return fact(work, clause, { en: `There is an approval of ${many.en} already.`, ar: `يوجد اعتماد لـ${many.ar} من قبل.` }, []);
  const entity = made.world.entities.get(String(found.node.props.key));
  if (!entity) return false;
  const amounts = [...entity.fields.values()].filter(({ type }) => ["money", "decimal", "integer"].includes(type));
  if (frame.limit !== null && !measured && amounts.length === 0)
    return ask(
      work,
      `amount-${clause.index}`,
      `${many.en} hold no number to compare with ${frame.limit}; nothing was changed. Write first: “Add an amount to ${many.en}”.`,
      `لا رقم في ${many.ar} يُقارن بـ${frame.limit}؛ لم يتغير شيء. اكتب أولًا: «أضف المبلغ إلى ${many.ar}».`,
    );
  const field = frame.item ? fieldKey(frame.item) : null;
  if (frame.limit !== null && !measured && field === null && !amounts.some(({ key }) => wholeAmount.test(key)) && frame.unit.length === 0)
    return askAmount(
      work,
      clause,
      many,
      frame.limit,
      amounts.map(({ label, key }) => say(label, key)),
    );
  made.world.decisions.push({
    entity: entity.key,
    roles: deciders.map((id) => roleKey(id, work.draft.nodes[id])),
    limit: measured
      ? { field: measured.field.key, over: limitOf(measured.field, frame.limit), unit: [] }
      : frame.limit === null
        ? null
        : { field: field && entity.fields.has(field) ? field : null, over: frame.limit, unit: frame.unit },
    count: frame.count,
    span: clause.span,
    needed: true,
  });
  letRead(work, clause, deciders, found);
  completeDecisions(made.world);
  const state = made.world.states.get(entity.key)!;
  addState(work, made, entity.key, state.field);
  closeState(work, found.id, made.ids.field(entity.key, state.field));
  work.ops.push(...actionOps(made.world, made.ids, notesOf(work, clause)));
  return true;
};

/** "orders above 1000" is of what they come to, and not of their delivery fee. */
export const wholeAmount =
  /^(?:total|amount|sum|value|price|cost|budget|salary|fee|quantity|balance)$|(?:Total|Amount|Value|Price|Cost|Salary)$/;
const askAmount = (work: Work, clause: Clause, many: Sentence, limit: string, names: readonly Sentence[]): true => {
  const all = { en: names.map(({ en }) => en).join(", "), ar: names.map(({ ar }) => ar).join("، ") };
  const first = names[0]!;
  return ask(
    work,
    `amount-${clause.index}`,
    `Which number of ${many.en} is compared with ${limit}? They hold: ${all.en}; nothing was changed. Write first: “Add an amount to ${many.en}”, or name it: “${upper(many.en)} with a ${first.en.toLowerCase()} above ${limit} need the approval of …”.`,
    `أي رقم في ${many.ar} يُقارن بـ${limit}؟ فيها: ${all.ar}؛ لم يتغير شيء. اكتب أولًا: «أضف المبلغ إلى ${many.ar}»، أو سمّه: «${many.ar} التي ${first.ar} فيها فوق ${limit} تحتاج موافقة …».`,
  );
};

const actionsOf = (work: Work, entity: Id): readonly string[] =>
  Object.values(work.draft.nodes).flatMap((node) =>
    node.kind === "action" && !node.removed && node.props.entity === entity ? [String(node.props.key)] : [],
  );

/** Whoever decides has to see it: those who do not yet are given it, and that is said. */
const letRead = (work: Work, clause: Clause, roles: readonly Id[], { id }: Existing): void => {
  const blind = roles.filter(
    (role) =>
      role !== builtIn.admin &&
      !rulesOf(work, id).some((rule) => rule.allow.includes("read") && rule.roles.includes(role) && !rule.props.where),
  );
  if (blind.length === 0) return;
  const [names, many] = [blind.map((role) => calledIn(work, role)), manyOf(work, id)];
  for (const role of blind) addRule(work, role, id, ["read"], null);
  fact(
    work,
    clause,
    {
      en: `${names.map(({ en }) => en).join(", ")} may see ${many.en}, to approve them.`,
      ar: `${names.map(({ ar }) => ar).join("، ")}: عرض ${many.ar} لاعتمادها.`,
    },
    [],
  );
};

/** What is decided about is written by nobody's hand any more. */
const closeState = (work: Work, entity: Id, state: Id): void => {
  const others = Object.entries(work.draft.nodes)
    .flatMap(([id, node]) => (node.kind === "field" && node.owner === entity && !node.removed && id !== state ? [id] : []))
    .sort();
  const writing = (verb: Crud): boolean => verb === "create" || verb === "update";
  for (const rule of rulesOf(work, entity)) {
    const listed = Array.isArray(rule.props.fields) ? (rule.props.fields as readonly Id[]) : null;
    if (!rule.allow.some(writing) || (listed && !listed.includes(state))) continue;
    const fields = listed ? listed.filter((id) => id !== state) : others;
    if (rule.allow.every(writing)) {
      work.ops.push({ op: "set", id: rule.id, prop: "fields", value: fields });
      continue;
    }
    for (const verb of rule.allow) if (writing(verb)) work.ops.push({ op: "unlink", id: rule.id, prop: "allow", to: verb });
    const { mask: _, purpose: __, ...props } = rule.props;
    work.ops.push({
      op: "add",
      kind: "policy",
      id: work.ids.policy(rule.roles.join("_").replace(/r_/g, ""), entity.replace(/^ent_/, ""), "write"),
      props: { ...props, allow: rule.allow.filter(writing), fields },
    });
  }
};

const show = (work: Work, clause: Clause, frame: FrameOf<"view">): boolean | null => {
  const found = frame.owner ? only(work, clause, work.find.entity(frame.owner.tokens)) : null;
  if (found === "asked") return true;
  if (frame.owner && !found) return null;
  const pages = Object.values(work.draft.nodes).filter((node) => node.kind === "page" && !node.removed);
  if (pages.some((node) => node.props.kind === frame.kind && (node.props.entity ?? null) === (found?.id ?? null)))
    return fact(work, clause, { en: "There is such a page already.", ar: "توجد صفحة كهذه من قبل." }, []);
  const made = existingWorld(work);
  view(made.world, { ...frame, owner: frame.owner && found ? keptName(frame.owner, String(found.node.props.key)) : null });
  const last =
    pages
      .map((node) => String(node.props.order ?? ""))
      .sort()
      .at(-1) ?? null;
  const ops = pageOps(made.world, made.ids, notesOf(work, clause), last);
  work.ops.push(...ops);
  return ops.length > 0;
};
