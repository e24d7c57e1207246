/** What a property that was set says: a switch what it does now, a name what it is called, everything else its new value. */
import type { Sentence } from "../ids.ts";
import { choiceWords } from "./choice-words.ts";
import { expressionsOf } from "./expression-places.ts";
import { show } from "./expressions/show.ts";
import { fieldType, fieldTypes } from "./field-types.ts";
import { linksOf } from "./links.ts";
import { nameOf } from "./naming.ts";
import { propAt } from "./node-kinds.ts";
import type { NodeKind, Op } from "./operation.ts";
import { propWords } from "./prop-words.ts";
import { join, memberWords, type Speech, s } from "./sentence-parts.ts";
import type { FieldTypeName } from "./shape.ts";

type SetOp = Extract<Op, { op: "set" }>;

/** `name`: what the operation is about, in its place. */
export const setSentence = (speech: Speech, op: SetOp, name: Sentence): Sentence => {
  const kind = op.id === "header" ? "header" : speech.nodes[op.id]?.kind;
  const flag = flagOf(kind, op);
  if (flag)
    return s(
      flag.en.replace("{name}", () => name.en),
      flag.ar.replace("{name}", () => name.ar),
    );
  if (op.prop.split(".")[0] === "labelBefore") return unsureSentence(op, name);
  const prop = propWords(op.prop, kind);
  if (op.value === null) return s(`Cleared the ${prop.en} of ${name.en}`, `إفراغ ${prop.ar} في ${name.ar}`);
  const value = valueWords(speech, op);
  if (value !== null && op.prop === "label.en") return s(`Renamed ${name.en} to ${value.en}`, `تسمية ${name.ar} بالإنجليزية: ${value.ar}`);
  if (value !== null && op.prop === "label.ar")
    return s(`Renamed ${name.en} in Arabic to ${value.en}`, `إعادة تسمية ${name.ar} إلى ${value.ar}`);
  return value === null
    ? s(`Changed the ${prop.en} of ${name.en}`, `تغيير ${prop.ar} في ${name.ar}`)
    : s(`Set the ${prop.en} of ${name.en} to ${value.en}`, `جعل ${prop.ar} في ${name.ar}: ${value.ar}`);
};

/** What is either so or not: switched on, switched off. */
const flags: Readonly<Record<string, readonly [on: Sentence, off: Sentence]>> = {
  required: [
    s("{name} must be filled in from now on", "جعل تعبئة {name} إلزامية"),
    s("{name} may be left empty from now on", "جعل تعبئة {name} اختيارية"),
  ],
  unique: [
    s("No two records may have the same {name}", "منع تكرار قيمة {name}"),
    s("Several records may have the same {name}", "السماح بتكرار قيمة {name}"),
  ],
  "index.unique": [
    s("No two records may be the same in the {name}", "منع تكرار قيم {name}"),
    s("Several records may be the same in the {name}", "السماح بتكرار قيم {name}"),
  ],
  immutable: [
    s("{name} can no longer be changed once the record is there", "منع تغيير {name} بعد إنشاء السجل"),
    s("{name} can be changed later as well", "السماح بتغيير {name} بعد إنشاء السجل"),
  ],
  searchable: [
    s("Search looks into {name} as well", "شمول البحث لـ {name}"),
    s("Search no longer looks into {name}", "استثناء {name} من البحث"),
  ],
  "role.signUp": [
    s("Visitors can sign up as {name}", "السماح للزوار بالتسجيل بدور {name}"),
    s("Visitors can no longer sign up as {name}", "منع الزوار من التسجيل بدور {name}"),
  ],
  explain: [
    s("{name} can ask why others may, or may not, do something", "السماح لـ {name} بالسؤال عن سبب صلاحيات الآخرين"),
    s("{name} can no longer ask why others may, or may not, do something", "منع {name} من السؤال عن سبب صلاحيات الآخرين"),
  ],
  perEnvironment: [
    s("{name} has a value of its own in each environment", "قيمة مستقلة لـ {name} في كل بيئة"),
    s("{name} has the same value in every environment", "قيمة واحدة لـ {name} في كل البيئات"),
  ],
  enabled: [s("Switched {name} on", "تفعيل {name}"), s("Switched {name} off", "إيقاف {name}")],
};
const flagOf = (kind: NodeKind | "header" | undefined, { prop, value }: SetOp): Sentence | null => {
  const flag = flags[`${kind}.${prop}`] ?? flags[prop];
  if (!flag || (value !== null && typeof value !== "boolean")) return null;
  return value === true ? flag[0] : flag[1];
};

/** Renamed in one language, a thing is asked about in the others: its name there may no longer fit. */
const unsureSentence = ({ prop, value }: SetOp, name: Sentence): Sentence => {
  const member = prop.split(".")[1];
  const texts = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const locales = member === undefined ? texts.map(([locale]) => locale) : [member];
  const called = propWords(locales.length === 1 ? `label.${locales[0]}` : "label");
  if (value === null) return s(`The ${called.en} of ${name.en} is settled`, `حسم ${called.ar} في ${name.ar}`);
  const said = member === undefined ? (texts.length === 1 ? texts[0]![1] : null) : value;
  const quoted = typeof said === "string" ? s(`, “${said}”,`, `، «${said}»،`) : s("", "");
  return s(`The ${called.en} of ${name.en}${quoted.en} may no longer fit`, `${called.ar} في ${name.ar}${quoted.ar} قد لا يناسب الآن`);
};

const valueWords = ({ nodes, full }: Speech, op: SetOp): Sentence | null => {
  const kind = op.id === "header" ? "header" : nodes[op.id]?.kind;
  const at = kind ? propAt(kind, op.prop) : null;
  const { value } = op;
  if (at && typeof value === "string") {
    if (at.spec.is === "expr") {
      const place = expressionsOf({ ...nodes, [op.id]: { ...nodes[op.id]!, props: withValue(nodes[op.id]!.props, op.prop, value) } }).find(
        (e) => e.id === op.id && e.prop === op.prop,
      );
      const shown = place ? show(value, full, place.scope, place.expect) : value;
      return s(`\`${shown}\``, `\`${shown}\``);
    }
    const links = linksOf(op.prop, at.spec, value);
    if (links.length > 0) return join(links.map((link) => nameOf(nodes, link.id)));
    if (op.prop === "default" && Object.hasOwn(nodes, value)) return nameOf(nodes, value);
    if (kind === "field" && op.prop === "type" && Object.hasOwn(fieldTypes, value)) {
      const { en, ar } = fieldType(value as FieldTypeName).label;
      return s(en.toLowerCase(), ar);
    }
    const choice = at.spec.is === "value" ? choiceWords(op.prop, value) : null;
    if (choice) return choice;
  }
  if (Array.isArray(value) && value.every((v) => typeof v === "string"))
    return join((value as string[]).map((v) => memberWords(nodes, op.prop, v)));
  if (value === "*" && at?.spec.all !== undefined) return s("all", "الكل");
  if (typeof value === "string") return s(`“${value}”`, `«${value}»`);
  if (typeof value === "number") return s(String(value), String(value));
  if (typeof value === "boolean") return value ? s("yes", "نعم") : s("no", "لا");
  return null;
};

const withValue = (props: Readonly<Record<string, unknown>>, path: string, value: unknown): Readonly<Record<string, unknown>> => {
  const [name, member] = path.split(".", 2) as [string, string | undefined];
  return { ...props, [name]: member === undefined ? value : { ...(props[name] as object | undefined), [member]: value } };
};
