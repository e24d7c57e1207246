/**
 * What of a version that runs today's lints refuse, in words: where it is, and what becomes of it there. The model says both: what is closed
 * in it is closed for the platform's end users too. Pure.
 */
import type { Problem } from "../blueprint/operation.ts";
import type { Text } from "../blueprint/shape.ts";
import type { Sentence } from "../ids.ts";
import { isEmptied, isNever } from "./closed.ts";
import type { ActionModel, Column, Model, Table } from "./model.ts";

export interface RefusedPart extends Pick<Problem, "code" | "level" | "at" | "text"> {
  /** "Order › Total", "Clerk › Orders"; null where the model no longer has it. */
  readonly place: Sentence | null;
  /** What becomes of it. */
  readonly closes: Sentence;
}

/** The refused parts of a served model, in the order of its problems; none for a version that could be released today. */
export const refusedParts = (model: Model): readonly RefusedPart[] =>
  (model.refused ?? []).map((problem) => ({ ...problem, ...lookUp(model, problem.at) }));

/** The same of a version that cannot even be read by this program: nothing of it is served. */
export const unreadParts = (problems: readonly Problem[]): readonly RefusedPart[] =>
  problems.map(({ code, level, at, text }) => ({ code, level, at, text, place: null, closes: words.unread }));

const lookUp = (model: Model, { id, prop }: Problem["at"]): Pick<RefusedPart, "place" | "closes"> => {
  for (const table of model.tables) {
    if (table.id === id) return { place: named(table), closes: words.goesOn };
    const column = table.columns.find((one) => one.id === id);
    if (column) return { place: joined(named(table), named(column)), closes: ofColumn(table, column, prop) };
    if (table.rules.some((rule) => rule.id === id)) return { place: named(table), closes: words.refuses };
  }
  for (const action of model.actions)
    if (action.ref === id || action.params.some((param) => param.id === id) || action.effects.some((effect) => effect.id === id))
      return { place: ofAction(model, action), closes: isNever(action.when) ? words.cannotHappen : words.goesOn };
  const policy = ofPolicy(model, id);
  if (policy) return { place: policy, closes: words.admitsNobody };
  const page = model.pages.find((one) => one.id === id);
  return { place: page ? named(page) : null, closes: id.startsWith("ru_") ? words.warnsNobody : words.goesOn };
};

const ofColumn = (table: Table, column: Column, prop: string | undefined): Sentence => {
  if (isEmptied(column)) return words.empty;
  if (prop === "check" && column.check) return words.refusesValues;
  // The rule that asks for a value stands in for the default, under the field's own id.
  return table.rules.some((rule) => rule.id === column.id) ? words.hasToBeGiven : words.goesOn;
};

const ofAction = (model: Model, action: ActionModel): Sentence => {
  const table = model.tables.find((one) => one.id === action.entity);
  return table ? joined(named(table), named(action)) : named(action);
};

/** Whom a policy is for, and on what. */
const ofPolicy = (model: Model, id: string): Sentence | null => {
  for (const role of model.roles)
    for (const [entity, access] of Object.entries(role.access)) {
      const table = model.tables.find((one) => one.id === entity);
      if (table && Object.values(access).some((grants) => grants.some((grant) => grant.policy === id)))
        return joined(named(role), named(table));
    }
  return null;
};

const named = ({ label, key }: { readonly label: Text; readonly key: string }): Sentence => ({
  en: label.en ?? label.ar ?? key,
  ar: label.ar ?? label.en ?? key,
});

const joined = (one: Sentence, other: Sentence): Sentence => ({ en: `${one.en} › ${other.en}`, ar: `${one.ar} › ${other.ar}` });

const words = {
  empty: { en: "It is empty.", ar: "بقي فارغًا." },
  hasToBeGiven: { en: "It has no default and has to be entered.", ar: "لا قيمة مبدئية له ويلزم إدخاله." },
  refusesValues: { en: "It takes no value.", ar: "لا يقبل أي قيمة." },
  refuses: { en: "Nothing can be saved there.", ar: "لا يمكن حفظ شيء هناك." },
  warnsNobody: { en: "It warns nobody.", ar: "لا يحذّر أحدًا." },
  admitsNobody: { en: "It admits nobody.", ar: "لا تسمح لأحد." },
  cannotHappen: { en: "Nobody can do it.", ar: "لا يستطيع أحد تنفيذه." },
  goesOn: { en: "It goes on as before.", ar: "يستمر كما كان." },
  unread: { en: "The version cannot be read, so it is not served.", ar: "لا يمكن قراءة الإصدار فلا يُقدَّم." },
} satisfies Readonly<Record<string, Sentence>>;
