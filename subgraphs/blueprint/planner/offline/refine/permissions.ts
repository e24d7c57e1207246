/**
 * Who may do what, said of a blueprint that is there. What is taken away is taken away at once; what is given away is asked first
 * [BP41]: it widens who sees or changes something.
 */
import { builtIn, type Crud, type Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import { isNothing, phraseOf } from "../clauses/phrases.ts";
import type { FrameOf } from "../clauses/types.ts";
import { framesOf } from "../frames/frames.ts";
import type { Clause } from "../text/tokens.ts";
import { refusedInArabic, saidOf } from "../words/access-words.ts";
import { type Verb, verbForms } from "../words/verbs.ts";
import { addRule, forgetTests, narrow, ownCondition, rulesOf } from "./access-rules.ts";
import { calledIn, fact, single, type Work } from "./changing.ts";
import { chosenFor, entitiesOf, manyOf, missing, roleIn } from "./permissions-named.ts";

const roleWords = new Set(["role", "roles", "دور", "الدور"]);
type Grants = FrameOf<"grants">;

/** The clause as permissions; null when it speaks of none. */
export const permissionsIn = (clause: Clause): readonly Grants[] | null => {
  const tokens = clause.tokens.filter((token, i) => !(roleWords.has(token.word) && i < 3));
  const found = framesOf([{ ...clause, tokens }]).filter((frame): frame is Grants => frame.is === "grants" && frame.subjects.length > 0);
  return found.length > 0 ? found : null;
};

const allowing = new Set(["can", "may", "should", "must", "cannot", "can't", "shouldn't", "mustn't"]);
/** "Payroll can see the candidates": a role that is called like an office and not like a person. */
export const permissionsOfRole = (work: Work, clause: Clause): readonly Grants[] | null => {
  const at = clause.tokens.findIndex(({ word }) => allowing.has(word));
  const name = clause.tokens.slice(0, Math.max(at, 0)).filter(({ word }) => word !== "the");
  const [like] = name;
  if (at > 4 || !like || single(work.find.role(name)) === null) return null;
  const found = permissionsIn({ ...clause, tokens: [{ ...like, raw: "clerks", word: "clerks" }, ...clause.tokens.slice(at)] });
  return found?.map((grant) => ({ ...grant, subjects: grant.subjects.map((subject) => ({ ...subject, tokens: name })) })) ?? null;
};

const reached: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    cancel: ["cancelled"],
    confirm: ["confirmed"],
    complete: ["completed", "done"],
    approve: ["approved"],
    reject: ["rejected"],
    close: ["closed"],
    يلغي: ["cancelled"],
    يؤكد: ["confirmed"],
    يعتمد: ["approved"],
  }),
);

/** "Doctors may also cancel": what can be cancelled, when one thing alone has that state; else it is asked. */
export const withoutObject = (work: Work, clause: Clause): boolean => {
  const words = clause.tokens.filter((token) => token.kind === "word" && token.word !== "also" && token.word !== "ايضا");
  const last = words.at(-1);
  const form = last ? verbForms.get(last.word) : undefined;
  const subject = phraseOf(
    words
      .slice(0, -1)
      .filter((token) => !["can", "may", "could", "only", "should", "يستطيع", "يمكن", "يقدر", "ان", "فقط"].includes(token.word)),
  );
  if (!last || form?.verb.cls !== "do" || !subject || !roleIn(work, subject)) return false;
  const keys = reached.get(last.word) ?? [];
  const entities = [
    ...new Set(
      Object.values(work.draft.nodes).flatMap((node) => {
        const field =
          node.kind === "option" && !node.removed && keys.includes(String(node.props.key)) ? work.draft.nodes[node.owner ?? ""] : undefined;
        return field?.owner ? [field.owner] : [];
      }),
    ),
  ];
  const [entity] = entities;
  const id = roleIn(work, subject)!;
  if (entities.length === 1 && entity)
    return allow(work, clause, id, entity, { ...emptyGrant(clause, form.verb), allows: ["read", "update"] });
  work.questions.push({
    id: `object-${clause.index}`,
    text: {
      en: `“${clause.span.text}”: of what? Nothing was changed. Write for example: “${clause.span.text} ${manyOf(work, firstEntity(work)).en}”.`,
      ar: `«${clause.span.text}»: ماذا؟ لم يتغير شيء. اكتب مثلًا: «${clause.span.text} ${manyOf(work, firstEntity(work)).ar}».`,
    },
    choices: [],
    default: null,
  });
  return true;
};
const firstEntity = (work: Work): Id =>
  Object.entries(work.draft.nodes).find(([, node]) => node.kind === "entity" && !node.removed)?.[0] ?? "";
const emptyGrant = (clause: Clause, verb: Verb): Grants => ({
  clause,
  tokens: clause.tokens,
  is: "grants",
  subjects: [],
  verb,
  objects: [],
  only: false,
  not: false,
  own: false,
  allows: [],
});

/** Does them all, or none. */
export const permit = (work: Work, clause: Clause, grants: readonly Grants[]): boolean => {
  for (const grant of grants) {
    const entities = entitiesOf(work, grant.objects);
    const roles = grant.subjects
      .filter((subject) => !isNothing(subject))
      .map((subject) => ({ subject, id: roleIn(work, subject) ?? chosenFor(work, clause) }));
    if (!entities || entities.length === 0 || roles.length === 0 || grant.allows.length === 0) return false;
    for (const { subject, id } of roles) {
      if (!id) return missing(work, clause, subject);
      for (const entity of entities) {
        // "can only read": nothing else of it, and nobody loses anything.
        const confined = !grant.not && !grant.own && isConfined(clause);
        if (confined && !refuse(work, clause, id, entity, new Set(verbs.filter((verb) => !grant.allows.includes(verb))))) return false;
        if (confined && holdsAll(work, id, entity, grant.allows)) continue;
        const done = grant.not
          ? refuse(work, clause, id, entity, refusedBy(grant.allows))
          : allow(work, clause, id, entity, confined ? { ...grant, only: false } : grant);
        if (!done) return false;
      }
    }
  }
  return true;
};

const verbs: readonly Crud[] = ["read", "create", "update", "delete"];
const isConfined = ({ tokens }: Clause): boolean =>
  tokens.some((token, i) => token.word === "only" && ["can", "may", "should", "must"].includes(tokens[i - 1]?.word ?? ""));
const holdsAll = (work: Work, role: Id, entity: Id, allows: readonly Crud[]): boolean =>
  allows.every((verb) => rulesOf(work, entity).some((rule) => rule.roles.includes(role) && rule.allow.includes(verb)));

const refusedBy = (allows: readonly Crud[]): ReadonlySet<Crud> => {
  const verbs = new Set(allows);
  if (verbs.size > 1) verbs.delete("read");
  // Who may not see a record has nothing left to change.
  return verbs.has("read") ? new Set<Crud>(["read", "create", "update", "delete"]) : verbs;
};

/** Takes verbs on a thing from a role. */
export const refuse = (work: Work, clause: Clause, role: Id, entity: Id, verbs: ReadonlySet<Crud>): boolean => {
  const [name, many] = [calledIn(work, role), manyOf(work, entity)];
  const said = saidOf(verbs);
  if (role === builtIn.admin) return everyRight(work, clause, name);
  const rules = rulesOf(work, entity);
  const open = rules.filter(
    (rule) =>
      rule.roles.includes(builtIn.member) &&
      role !== builtIn.public &&
      role !== builtIn.member &&
      rule.allow.some((verb) => verbs.has(verb)),
  );
  if (open.length > 0) {
    work.questions.push({
      id: `open-${role}-${entity}`,
      text: {
        en: `All signed-in users may ${saidOf(new Set(open.flatMap((rule) => rule.allow))).en} ${many.en}, so nothing was refused to ${name.en} alone. Write who may instead, and then: “Users may not ${said.en} ${many.en}”.`,
        ar: `كل المستخدمين المسجلين يحق لهم ${saidOf(new Set(open.flatMap((rule) => rule.allow))).ar} ${many.ar}، فلم يُمنع ${name.ar} وحده. اكتب من يحق له بدلًا منهم، ثم: «المستخدمون ${refusedInArabic(verbs)} ${many.ar}».`,
      },
      choices: [],
      default: null,
    });
    return true;
  }
  const touched = rules.filter((rule) => rule.roles.includes(role) && rule.allow.some((verb) => verbs.has(verb)));
  for (const rule of touched) narrow(work, rule, role, verbs);
  forgetTests(work, role, entity, verbs, "allowed");
  return fact(
    work,
    clause,
    touched.length > 0
      ? { en: `${name.en} may no longer ${said.en} ${many.en}.`, ar: `${name.ar}: لم يعد يحق ${said.ar} ${many.ar}.` }
      : { en: `${name.en} may not ${said.en} ${many.en} as it is.`, ar: `${name.ar}: لا يحق ${said.ar} ${many.ar} من الأصل.` },
    touched.map(({ id }) => id).filter((id) => !work.ops.some((op) => op.op === "remove" && op.id === id)),
  );
};

/** Allows it for the records a condition makes somebody's own. */
export const allowBy = (
  work: Work,
  clause: Clause,
  role: Id,
  entity: Id,
  { allows, only }: Pick<Grants, "allows" | "only">,
  condition: string,
): boolean => allow(work, clause, role, entity, { allows, only, own: true }, condition);

const allow = (
  work: Work,
  clause: Clause,
  role: Id,
  entity: Id,
  grant: Pick<Grants, "allows" | "only" | "own">,
  condition: string | null = null,
): boolean => {
  const [name, many] = [calledIn(work, role), manyOf(work, entity)];
  if (role === builtIn.admin) return everyRight(work, clause, name);
  const rules = rulesOf(work, entity);
  // Who sees only their own is given more of their own, not of everyone's: "doctors can update the status".
  const kept = rules.find(
    (rule) =>
      rule.roles.length === 1 && rule.roles[0] === role && typeof rule.props.where === "string" && rule.props.where.endsWith("== me"),
  );
  const widens = rules.some((rule) => rule.roles.includes(role) && !rule.props.where);
  const keeps = kept !== undefined && !widens && !grant.own && grant.allows.some((verb) => verb !== "read");
  const mine = grant.own ? (condition ?? ownCondition(work, role, entity, grant.allows)) : keeps ? String(kept.props.where) : null;
  if (grant.own && !mine) {
    work.questions.push({
      id: `own-${role}-${entity}`,
      text: {
        en: `Nothing links ${many.en} to a ${name.en}, so it is not known which are their own; nothing was changed. Write first: “Link ${many.en} to …”.`,
        ar: `لا شيء يربط ${many.ar} بـ${name.ar}، فلا يُعرف ما يخصه؛ لم يتغير شيء. اكتب أولًا: «اربط ${many.ar} بـ…».`,
      },
      choices: [],
      default: null,
    });
    return true;
  }
  const verbs = new Set(grant.allows);
  const held = new Set(
    rules
      .filter(
        (rule) => (rule.roles.includes(role) || (rule.roles.includes(builtIn.member) && role !== builtIn.public)) && !rule.props.where,
      )
      .flatMap((rule) => rule.allow),
  );
  const wanted = [...verbs].filter((verb) => !held.has(verb) && !(keeps && kept.allow.includes(verb)));
  // "Only managers can delete" takes deleting from the others, not seeing.
  const taken: ReadonlySet<Crud> = verbs.size > 1 ? new Set([...verbs].filter((verb) => verb !== "read")) : verbs;
  const others =
    grant.only && !grant.own
      ? rules.filter((rule) => rule.roles.some((one) => one !== role) && rule.allow.some((verb) => taken.has(verb)))
      : [];
  // "only their own" takes the others away: that narrows.
  if (mine && grant.only) {
    const wide = rules.some((one) => one.roles.includes(role) && !one.props.where && one.allow.some((verb) => verbs.has(verb)));
    const there = [...verbs].every((verb) =>
      rules.some((one) => one.roles.includes(role) && one.props.where === mine && one.allow.includes(verb)),
    );
    if (!wide && there)
      return fact(
        work,
        clause,
        {
          en: `${name.en} may ${saidOf(verbs).en} only their own ${many.en} as it is.`,
          ar: `${name.ar}: ${saidOf(verbs).ar} ${many.ar} الخاصة بهم فقط من الأصل.`,
        },
        [],
      );
    const before = rules.filter((one) => one.roles.includes(role) && !one.props.where && one.allow.some((verb) => verbs.has(verb)));
    for (const rule of before) narrow(work, rule, role, verbs);
    // Of their own they see what they saw of all.
    const seen = before.filter(({ allow }) => [...verbs].every((verb) => allow.includes(verb)));
    addRule(work, role, entity, [...verbs], mine, seen.length === 1 ? seen[0]! : null);
    return fact(
      work,
      clause,
      {
        en: `${name.en} may ${saidOf(verbs).en} only their own ${many.en}.`,
        ar: `${name.ar}: ${saidOf(verbs).ar} ${many.ar} الخاصة بهم فقط.`,
      },
      [],
    );
  }
  if (wanted.length === 0 && others.length === 0)
    return fact(
      work,
      clause,
      { en: `${name.en} may ${saidOf(verbs).en} ${many.en} already.`, ar: `${name.ar}: ${saidOf(verbs).ar} ${many.ar} مسموح من قبل.` },
      [],
    );
  const said = saidOf(new Set(wanted.length > 0 ? wanted : verbs));
  const losers = [...new Set(others.flatMap((rule) => rule.roles.filter((one) => one !== role)))].map((one) => calledIn(work, one));
  const lost: Sentence =
    losers.length > 0
      ? { en: ` ${losers.map(({ en }) => en).join(", ")} lose it.`, ar: ` ويفقدها: ${losers.map(({ ar }) => ar).join("، ")}.` }
      : { en: "", ar: "" };
  const its = mine ? { en: "their own ", ar: " الخاصة بهم" } : { en: "", ar: "" };
  for (const rule of others) for (const one of rule.roles) if (one !== role) narrow(work, rule, one, taken);
  const rule = rules.find((one) => one.roles.length === 1 && one.roles[0] === role && (mine ? one.props.where === mine : !one.props.where));
  // Others have a rule of their own for this alone: it is the same right.
  const shared =
    !mine && wanted.length === 1 && wanted[0] !== "read"
      ? rules.find(({ allow: all, props }) => all.length === 1 && all[0] === wanted[0] && !props.where && props.fields !== "*")
      : undefined;
  if (shared) work.ops.push({ op: "link", id: shared.id, prop: "roles", to: role });
  else if (rule) {
    for (const verb of wanted) work.ops.push({ op: "link", id: rule.id, prop: "allow", to: verb });
    if (mine && !rule.props.check && wanted.some((verb) => verb === "create" || verb === "update"))
      work.ops.push({ op: "set", id: rule.id, prop: "check", value: mine });
  } else addRule(work, role, entity, [...verbs], mine);
  forgetTests(work, role, entity, new Set(wanted), "refused");
  return fact(
    work,
    clause,
    { en: `${name.en} may ${said.en} ${its.en}${many.en}.${lost.en}`, ar: `${name.ar}: ${said.ar} ${many.ar}${its.ar}.${lost.ar}` },
    rule ? [rule.id] : [],
  );
};

const everyRight = (work: Work, clause: Clause, name: Sentence): true =>
  fact(
    work,
    clause,
    { en: `${name.en}: administrators may do everything; that stays.`, ar: `${name.ar}: المديرون يحق لهم كل شيء، ويبقى ذلك.` },
    [],
  );
