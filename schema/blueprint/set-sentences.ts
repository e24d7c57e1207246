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
import { deed, eachTense, join, memberWords, type Speech, s, type Told, told } from "./sentence-parts.ts";
import type { FieldTypeName } from "./shape.ts";

type SetOp = Extract<Op, { op: "set" }>;

/** `name`: what the operation is about, in its place. */
export const setSentence = (speech: Speech, op: SetOp, name: Sentence): Told => {
  const kind = op.id === "header" ? "header" : speech.nodes[op.id]?.kind;
  const flag = flagOf(kind, op);
  if (flag)
    return eachTense(flag, ({ en, ar }) =>
      s(
        en.replace("{name}", () => name.en),
        ar.replace("{name}", () => name.ar),
      ),
    );
  if (op.prop.split(".")[0] === "labelBefore") return unsureSentence(op, name);
  const prop = propWords(op.prop, kind);
  const of = `the ${prop.en} of ${name.en}`;
  if (op.value === null) return told([`Cleared ${of}`, `Clear ${of}`], deed(`إفراغ ${prop.ar} في ${name.ar}`));
  const value = valueWords(speech, op);
  if (value !== null && op.prop === "label.en")
    return told(
      [`Renamed ${name.en} to ${value.en}`, `Rename ${name.en} to ${value.en}`],
      deed(`تسمية ${name.ar} بالإنجليزية: ${value.ar}`),
    );
  if (value !== null && op.prop === "label.ar") {
    const en = `${name.en} in Arabic to ${value.en}`;
    return told([`Renamed ${en}`, `Rename ${en}`], deed(`إعادة تسمية ${name.ar} إلى ${value.ar}`));
  }
  return value === null
    ? told([`Changed ${of}`, `Change ${of}`], deed(`تغيير ${prop.ar} في ${name.ar}`))
    : told([`Set ${of} to ${value.en}`, `Set ${of} to ${value.en}`], deed(`جعل ${prop.ar} في ${name.ar}: ${value.ar}`));
};

/** What is either so or not: switched on, switched off. */
const flags: Readonly<Record<string, readonly [on: Told, off: Told]>> = {
  required: [
    told(
      ["{name} must be filled in from now on", "Require {name} to be filled in"],
      ["أصبحت تعبئة {name} إلزامية", "جعل تعبئة {name} إلزامية"],
    ),
    told(
      ["{name} may be left empty from now on", "Let {name} be left empty"],
      ["أصبحت تعبئة {name} اختيارية", "جعل تعبئة {name} اختيارية"],
    ),
  ],
  unique: [
    told(["No two records may have the same {name}", "Let no two records have the same {name}"], deed("منع تكرار قيمة {name}")),
    told(["Several records may have the same {name}", "Let several records have the same {name}"], deed("السماح بتكرار قيمة {name}")),
  ],
  "index.unique": [
    told(["No two records may be the same in the {name}", "Let no two records be the same in the {name}"], deed("منع تكرار قيم {name}")),
    told(
      ["Several records may be the same in the {name}", "Let several records be the same in the {name}"],
      deed("السماح بتكرار قيم {name}"),
    ),
  ],
  immutable: [
    told(
      ["{name} can no longer be changed once the record is there", "Keep {name} from being changed once the record is there"],
      deed("منع تغيير {name} بعد إنشاء السجل"),
    ),
    told(["{name} can be changed later as well", "Let {name} be changed later as well"], deed("السماح بتغيير {name} بعد إنشاء السجل")),
  ],
  searchable: [
    told(["Search looks into {name} as well", "Let search look into {name} as well"], ["صار البحث يشمل {name}", "شمول البحث لـ {name}"]),
    told(["Search no longer looks into {name}", "Leave {name} out of search"], ["لم يعد البحث يشمل {name}", "استثناء {name} من البحث"]),
  ],
  "role.signUp": [
    told(["Visitors can sign up as {name}", "Let visitors sign up as {name}"], deed("السماح للزوار بالتسجيل بدور {name}")),
    told(
      ["Visitors can no longer sign up as {name}", "Keep visitors from signing up as {name}"],
      deed("منع الزوار من التسجيل بدور {name}"),
    ),
  ],
  explain: [
    told(
      ["{name} can ask why others may, or may not, do something", "Let {name} ask why others may, or may not, do something"],
      deed("السماح لـ {name} بالسؤال عن سبب صلاحيات الآخرين"),
    ),
    told(
      [
        "{name} can no longer ask why others may, or may not, do something",
        "Keep {name} from asking why others may, or may not, do something",
      ],
      deed("منع {name} من السؤال عن سبب صلاحيات الآخرين"),
    ),
  ],
  perEnvironment: [
    told(
      ["{name} has a value of its own in each environment", "Give {name} a value of its own in each environment"],
      ["صارت لـ {name} قيمة مستقلة في كل بيئة", "إعطاء {name} قيمة مستقلة في كل بيئة"],
    ),
    told(
      ["{name} has the same value in every environment", "Give {name} the same value in every environment"],
      ["صارت لـ {name} قيمة واحدة في كل البيئات", "إعطاء {name} قيمة واحدة في كل البيئات"],
    ),
  ],
  enabled: [
    told(["Switched {name} on", "Switch {name} on"], deed("تفعيل {name}")),
    told(["Switched {name} off", "Switch {name} off"], deed("إيقاف {name}")),
  ],
};
const flagOf = (kind: NodeKind | "header" | undefined, { prop, value }: SetOp): Told | null => {
  const flag = flags[`${kind}.${prop}`] ?? flags[prop];
  if (!flag || (value !== null && typeof value !== "boolean")) return null;
  return value === true ? flag[0] : flag[1];
};

/** Renamed in one language, a thing is asked about in the others: its name there may no longer fit. */
const unsureSentence = ({ prop, value }: SetOp, name: Sentence): Told => {
  const member = prop.split(".")[1];
  const texts = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const locales = member === undefined ? texts.map(([locale]) => locale) : [member];
  const called = propWords(locales.length === 1 ? `label.${locales[0]}` : "label");
  if (value === null)
    return told(
      [`The ${called.en} of ${name.en} is settled`, `Settle the ${called.en} of ${name.en}`],
      deed(`حسم ${called.ar} في ${name.ar}`),
    );
  const said = member === undefined ? (texts.length === 1 ? texts[0]![1] : null) : value;
  const quoted = typeof said === "string" ? s(`, “${said}”,`, `، «${said}»،`) : s("", "");
  return told(
    [`The ${called.en} of ${name.en}${quoted.en} may no longer fit`, `The ${called.en} of ${name.en}${quoted.en} may no longer fit then`],
    [`${called.ar} في ${name.ar}${quoted.ar} قد لا يناسب الآن`, `${called.ar} في ${name.ar}${quoted.ar} قد لا يناسب عندئذ`],
  );
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
