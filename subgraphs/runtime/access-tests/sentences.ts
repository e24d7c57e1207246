/** What an access test says and what became of it, for people: who, what, of which record, and the policy that decided otherwise. */
import { bothOf } from "../../../schema/blueprint/naming.ts";
import type { Crud, Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { type Speaker, speakerOf } from "../../../schema/model/expression-sentences.ts";
import type { Grant, Model, TestModel } from "../../../schema/model/model.ts";
import { policySentence } from "../data-plane/explain/sentences.ts";
import type { AccessCheck } from "../domain/migration.ts";

export interface Outcome {
  readonly got: AccessCheck["got"];
  readonly policies: readonly { readonly grant: Grant; readonly admits: boolean }[];
  /** Fields that were to be masked and are not. */
  readonly clear?: readonly Id[];
}

export const sayCheck = (model: Model, test: TestModel, { got, policies, clear = [] }: Outcome): AccessCheck => {
  const speaker = speakerOf(model);
  const ok = got === test.expect;
  return {
    id: test.id,
    entity: test.entity,
    sentence: sayTest(model, speaker, test),
    expected: test.expect,
    got,
    ok,
    because: ok ? null : because(model, speaker, test, got, policies, clear),
  };
};

const sayTest = (model: Model, speaker: Speaker, test: TestModel): Sentence => {
  const table = model.tables.find(({ id }) => id === test.entity)!;
  const role = model.roles.find(({ id }) => id === test.as);
  const action = model.actions.find(({ ref }) => ref === test.does);
  const who = bothOf(role?.label, role?.key ?? test.as);
  const what = bothOf(table.label, table.key);
  const verb =
    test.does === "read"
      ? { en: "see", ar: "الاطلاع على" }
      : action?.implied
        ? verbs[action.implied]
        : { en: `run “${bothOf(action?.label, test.does).en}” on`, ar: `تنفيذ «${bothOf(action?.label, test.does).ar}» على` };
  const given = Object.entries(test.given).map(([path, value]) => {
    const name = speaker.path(path.split(".").filter((part) => part !== "me"));
    const option = model.tables
      .flatMap(({ columns }) => columns)
      .find(({ id }) => id === path.split(".").at(-1))
      ?.options.find(({ id, key }) => id === value || key === value);
    const said = option ? bothOf(option.label, option.key) : (people[String(value)] ?? { en: String(value), ar: String(value) });
    return { en: `${name.en} is ${said.en}`, ar: `${name.ar}: ${said.ar}` };
  });
  const where = given.length
    ? { en: ` where ${given.map(({ en }) => en).join(" and ")}`, ar: ` حيث ${given.map(({ ar }) => ar).join(" و")}` }
    : { en: "", ar: "" };
  return {
    en: `${who.en}: ${verb.en} ${what.en}${where.en} — ${expected[test.expect].en}`,
    ar: `${who.ar}: ${verb.ar} ${what.ar}${where.ar} — ${expected[test.expect].ar}`,
  };
};

const verbs = {
  create: { en: "add", ar: "إضافة" },
  update: { en: "change", ar: "تعديل" },
  delete: { en: "delete", ar: "حذف" },
  restore: { en: "restore", ar: "استعادة" },
} as const;
const people: Readonly<Record<string, Sentence>> = {
  me: { en: "the person", ar: "الشخص نفسه" },
  other: { en: "somebody else", ar: "شخص آخر" },
};
const expected = {
  allowed: { en: "must be allowed", ar: "يجب أن يُسمح" },
  refused: { en: "must be refused", ar: "يجب أن يُرفض" },
  masked: { en: "must be masked", ar: "يجب أن يُحجب" },
} as const;

const outcomes: Readonly<Record<AccessCheck["got"], Sentence>> = {
  allowed: { en: "It was allowed", ar: "سُمح به" },
  refused: { en: "It was refused", ar: "رُفض" },
  masked: { en: "It was masked", ar: "حُجب" },
  error: { en: "The test could not be run; look at the places it names", ar: "تعذّر تشغيل الاختبار؛ راجع المواضع التي يذكرها" },
  notRun: { en: "The test was not reached in the time there is", ar: "لم يُبلغ الاختبار في الوقت المتاح" },
};

const because = (
  model: Model,
  speaker: Speaker,
  test: TestModel,
  got: AccessCheck["got"],
  policies: Outcome["policies"],
  clear: readonly Id[],
): Sentence => {
  const told = outcomes[got];
  if (got === "error" || got === "notRun") return { en: `${told.en}.`, ar: `${told.ar}.` };
  if (clear.length > 0 && test.expect === "masked") {
    const names = clear.map((field) => speaker.path([field]));
    return { en: `Shown plainly: ${names.map(({ en }) => en).join(", ")}.`, ar: `ظهر دون حجب: ${names.map(({ ar }) => ar).join("، ")}.` };
  }
  const table = model.tables.find(({ id }) => id === test.entity)!;
  const crud = (test.does === "read" ? "read" : (test.does.split(".")[1] ?? "read").replace("restore", "delete")) as Crud;
  const named = [...new Set(policies.filter(({ admits }) => admits === (got === "allowed")).map(({ grant }) => grant))].map((grant) => {
    const base = policySentence(model, [test.as], crud, table);
    const where = grant.where ? speaker.condition(grant.where.tree) : null;
    return where ? { en: `${base.en}, where ${where.en}`, ar: `${base.ar}، حيث ${where.ar}` } : base;
  });
  if (named.length === 0) return { en: `${told.en}.`, ar: `${told.ar}.` };
  return got === "allowed"
    ? { en: `${told.en}, by: ${named.map(({ en }) => en).join("; ")}.`, ar: `${told.ar} بحكم: ${named.map(({ ar }) => ar).join("؛ ")}.` }
    : {
        en: `${told.en}; not admitted by: ${named.map(({ en }) => en).join("; ")}.`,
        ar: `${told.ar}؛ لم تسمح به: ${named.map(({ ar }) => ar).join("؛ ")}.`,
      };
};
