/** What an explanation says of policies and of the outcome, in both languages. */
import { bothOf, crudWords } from "../../../../schema/blueprint/naming.ts";
import type { Crud, Id } from "../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../schema/ids.ts";
import type { ActionModel, Model, Table } from "../../../../schema/model/model.ts";

const rolesOf = (model: Model, roles: readonly Id[]): Sentence => {
  const names = model.roles.filter(({ id }) => roles.includes(id)).map(({ label, key }) => bothOf(label, key));
  return { en: names.map(({ en }) => en).join(", "), ar: names.map(({ ar }) => ar).join("، ") };
};

export const policySentence = (model: Model, roles: readonly Id[], crud: Crud, table: Table): Sentence => {
  const [who, verb, what] = [rolesOf(model, roles), crudWords(crud), bothOf(table.plural, table.pluralKey)];
  return { en: `${who.en} may ${verb.en}: ${what.en}`, ar: `يحق لـ ${who.ar} ${verb.ar}: ${what.ar}` };
};

export const actionSentence = (model: Model, action: ActionModel, table: Table): Sentence => {
  const [who, what, of] = [rolesOf(model, action.roles), bothOf(action.label, action.key), bothOf(table.plural, table.pluralKey)];
  return { en: `${who.en} may run “${what.en}” on ${of.en}`, ar: `يحق لـ ${who.ar} تنفيذ «${what.ar}» على ${of.ar}` };
};

/** In place of a condition about something the asker may not see. */
export const hiddenCondition: Sentence = {
  en: "A condition about something you may not see.",
  ar: "شرط يتعلق بما لا يحق لك الاطلاع عليه.",
};

export const reasons = {
  allowed: { en: "Allowed: a policy admits it.", ar: "مسموح: توجد سياسة تسمح به." },
  nobody: { en: "There is no such person, or they are not yours to see.", ar: "لا يوجد شخص كهذا، أو ليس لك أن تراه." },
  nothing: { en: "There is no such record, or it is not yours to see.", ar: "لا يوجد سجل كهذا، أو ليس لك أن تراه." },
  inactive: { en: "The person is not active and cannot sign in.", ar: "الشخص غير نشط ولا يمكنه تسجيل الدخول." },
  noRole: { en: "None of the person's roles allows this.", ar: "لا يسمح بهذا أي من أدوار الشخص." },
  unseen: {
    en: "The person does not see this record, so nothing can be done with it.",
    ar: "لا يرى الشخص هذا السجل، فلا يمكنه فعل شيء به.",
  },
  unadmitted: { en: "No policy of the person's roles admits this record.", ar: "لا توجد سياسة لأدوار الشخص تسمح بهذا السجل." },
  closed: { en: "The person sees the record, but no policy allows this on it.", ar: "يرى الشخص السجل، لكن لا توجد سياسة تسمح بهذا عليه." },
  guard: { en: "A condition of the action does not hold.", ar: "أحد شروط الإجراء غير متحقق." },
} as const satisfies Record<string, Sentence>;
