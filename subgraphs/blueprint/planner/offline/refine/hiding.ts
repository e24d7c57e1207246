/** Taking a property from a role: its rules list every field but that one, and everybody else keeps theirs. */
import { builtIn, type Crud, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { FrameOf } from "../clauses/types.ts";
import { framesOf } from "../frames/frames.ts";
import type { Clause } from "../text/tokens.ts";
import { refusedInArabic, saidOf } from "../words/access-words.ts";
import { type Rule, rulesOf } from "./access-rules.ts";
import { calledIn, fact, settle, single, type Work } from "./changing.ts";
import { manyOf, missing, roleIn } from "./permissions-named.ts";

/** "Doctors may not see the reason of appointments". */
export const hideIn = (work: Work, clause: Clause): boolean => {
  const found = framesOf([clause]).filter((frame): frame is FrameOf<"hidden"> => frame.is === "hidden");
  if (found.length === 0) return false;
  for (const { subjects, owner, items, verbs } of found)
    for (const subject of subjects) {
      const role = roleIn(work, subject);
      if (!role) return missing(work, clause, subject);
      for (const item of items) {
        const entity = owner ? single(work.find.entity(owner.tokens)) : null;
        const field = single(work.find.field(item.tokens, entity?.id ?? null));
        if (!field?.node.owner) return false;
        hide(work, clause, role, field.id, field.node.owner, verbs.includes("read") ? "read" : "update");
        // The next property is taken from what is left of the same rules.
        settle(work);
      }
    }
  return true;
};

/** The rules by which people with a role see records: whoever is signed in is a member too. */
export const readersOf = (work: Work, entity: Id, role: Id): readonly Rule[] =>
  rulesOf(work, entity).filter(
    ({ allow, roles }) => allow.includes("read") && (roles.includes(role) || (role !== builtIn.public && roles.includes(builtIn.member))),
  );

const fieldsOf = (work: Work, entity: Id): readonly Id[] =>
  Object.entries(work.draft.nodes).flatMap(([id, node]) => (node.kind === "field" && node.owner === entity && !node.removed ? [id] : []));

/** Hides the field from the role, or keeps it from changing it; where everybody signed in may see it, that is told, and nothing is done. */
export const hide = (work: Work, clause: Clause, role: Id, field: Id, entity: Id, verb: "read" | "update"): true => {
  const covers = ({ props }: Rule): boolean => props.fields === "*" || ((props.fields ?? []) as readonly Id[]).includes(field);
  const taken: readonly Crud[] = verb === "read" ? ["read", "create", "update"] : ["create", "update"];
  const rules = rulesOf(work, entity).filter((rule) => rule.allow.some((one) => taken.includes(one)) && covers(rule));
  const [name, prop, many] = [calledIn(work, role), calledIn(work, field), manyOf(work, entity)];
  if (role === builtIn.admin)
    return fact(work, clause, { en: "Administrators may do everything; that stays.", ar: "المديرون يحق لهم كل شيء، ويبقى ذلك." }, []);
  const isMasked = ({ props }: Rule): boolean => verb === "read" && ((props.mask ?? []) as readonly Id[]).includes(field);
  const open =
    role === builtIn.public || role === builtIn.member
      ? []
      : rules.filter((rule) => rule.roles.includes(builtIn.member) && !isMasked(rule));
  const touched = rules.filter((rule) => rule.roles.includes(role));
  // What everybody sees of their own record is not taken from them with what they see of others'.
  const own = open.length > 0 && open.every(({ props }) => typeof props.where === "string" && /== me$/.test(props.where));
  if (open.length > 0 && !(own && touched.length > 0)) return askOpen(work, role, name, prop, many, verb);
  const all = fieldsOf(work, entity);
  for (const rule of touched) without(work, rule, role, field, entity, all, taken);
  if (verb === "read" && touched.length > 0) forgetShown(work, role, field, entity);
  const said: Sentence = verb === "read" ? { en: "see", ar: "عرض" } : { en: "change", ar: "تعديل" };
  const masked = rules.some((rule) => rule.roles.includes(builtIn.member) && isMasked(rule));
  const left: Sentence = masked
    ? { en: " What everybody sees of it is masked.", ar: " وما يراه الجميع منه محجوب." }
    : own
      ? { en: " Everybody still may of their own.", ar: " ويبقى لكل شخص ما يخصه." }
      : { en: "", ar: "" };
  return fact(
    work,
    clause,
    touched.length > 0
      ? {
          en: `${name.en} may no longer ${said.en} ${prop.en} of ${many.en}.${left.en}`,
          ar: `${name.ar}: لم يعد يحق ${said.ar} ${prop.ar} في ${many.ar}.${left.ar}`,
        }
      : {
          en: `${name.en} may not ${said.en} ${prop.en} of ${many.en} as it is.${left.en}`,
          ar: `${name.ar}: لا يحق ${said.ar} ${prop.ar} في ${many.ar} من الأصل.${left.ar}`,
        },
    touched.map(({ id }) => id),
  );
};

/** One rule without the field for one role. What else the rule allows (deleting) needs no fields and stays. */
const without = (work: Work, rule: Rule, role: Id, field: Id, entity: Id, all: readonly Id[], taken: readonly Crud[]): void => {
  const listed = Array.isArray(rule.props.fields) ? (rule.props.fields as readonly Id[]) : all;
  const fields = listed.filter((id) => id !== field).sort();
  const mask = ((rule.props.mask ?? []) as readonly Id[]).filter((id) => id !== field);
  const masked = ((rule.props.mask ?? []) as readonly Id[]).includes(field);
  // Who only may not change it goes on seeing it.
  const splits = rule.allow.includes("read") && !taken.includes("read");
  if (rule.roles.length === 1 && !splits) {
    work.ops.push({ op: "set", id: rule.id, prop: "fields", value: fields });
    if (masked) work.ops.push({ op: "unlink", id: rule.id, prop: "mask", to: field });
    return;
  }
  const { mask: _, ...props } = rule.props;
  const name = String(work.draft.nodes[entity]?.props.key ?? entity);
  const add = (allow: readonly Crud[], what: string, more: Readonly<Record<string, unknown>>): void =>
    void work.ops.push({
      op: "add",
      kind: "policy",
      id: freePolicy(work, role, name, what),
      props: { ...props, ...more, roles: [role], allow } as never,
    });
  const writing = rule.allow.filter((verb) => verb !== "read");
  if (rule.roles.length > 1) {
    work.ops.push({ op: "unlink", id: rule.id, prop: "roles", to: role });
    if (splits) add(["read"], "seen", rule.props.mask ? { mask: rule.props.mask } : {});
    add(splits ? writing : rule.allow, "kept", { fields, ...(mask.length > 0 && !splits ? { mask } : {}) });
    return;
  }
  for (const verb of writing) work.ops.push({ op: "unlink", id: rule.id, prop: "allow", to: verb });
  add(writing, "kept", { fields });
};

/** Two rules of one role about one thing are two. */
const freePolicy = (work: Work, role: Id, entity: string, what: string): Id => {
  const used = (id: Id): boolean => work.draft.nodes[id] !== undefined || work.ops.some((op) => op.op === "add" && op.id === id);
  for (let n = 1; ; n++) {
    const id = work.ids.policy(role.replace(/^r_/, ""), entity, n === 1 ? what : `${what}${n}`);
    if (!used(id)) return id;
  }
};

/** A test that promised the role something of the field is no longer true. */
const forgetShown = (work: Work, role: Id, field: Id, entity: Id): void => {
  for (const [id, node] of Object.entries(work.draft.nodes)) {
    const fields = (node.props.fields ?? []) as readonly Id[];
    if (node.kind !== "test" || node.owner !== entity || node.removed || node.props.as !== role || !fields.includes(field)) continue;
    work.ops.push(fields.length === 1 ? { op: "remove", id } : { op: "unlink", id, prop: "fields", to: field });
  }
};

const askOpen = (work: Work, role: Id, name: Sentence, prop: Sentence, many: Sentence, verb: Crud): true => {
  const said = saidOf(new Set<Crud>([verb]));
  work.questions.push({
    id: `open-${role}-${prop.en}`,
    text: {
      en: `Everybody who is signed in may ${said.en} ${prop.en} of ${many.en}, so it was not hidden from ${name.en} alone. Write for example: “Users may not ${said.en} ${many.en}”, and then who may.`,
      ar: `كل من سجّل الدخول يحق له ${said.ar} ${prop.ar} في ${many.ar}، فلم يُخفَ عن ${name.ar} وحده. اكتب مثلًا: «المستخدمون ${refusedInArabic(new Set<Crud>([verb]))} ${many.ar}»، ثم من يحق له.`,
    },
    choices: [],
    default: null,
  });
  return true;
};
