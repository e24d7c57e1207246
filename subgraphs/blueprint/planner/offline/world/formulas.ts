/** Properties that are worked out from others: of which thing they are, what they are made of, and of what type. */
import type { FrameOf, Item } from "../clauses/types.ts";
import { partOf } from "./access.ts";
import { addItem, fieldKey } from "./fields.ts";
import type { PlannedEntity, PlannedField, PlannedTerm, World } from "./world.ts";

/** Notes a formula with the one thing that has all it is made of; said of nothing that has it, it was not understood. In place. */
export const formula = (world: World, frame: FrameOf<"formula">): void => {
  const { span } = frame.clause;
  const named = frame.owner ? world.entities.get(frame.owner.concept?.key ?? frame.owner.name) : undefined;
  const found = (named ? [named] : [...world.entities.values()]).flatMap((entity) => {
    const terms = termsIn(entity, frame);
    return terms ? [{ entity, terms }] : [];
  });
  // Of several the one that was spoken of last before it.
  const before = found.filter(({ entity }) => (entity.span?.from ?? 0) <= span.from);
  const one = (before.length > 0 ? before : found).toSorted((a, b) => (a.entity.span?.from ?? 0) - (b.entity.span?.from ?? 0)).at(-1);
  if (!one) {
    world.unread.push(partOf(span, frame));
    return;
  }
  const { entity, terms } = one;
  const known = new Set(entity.fields.keys());
  const told = fieldIn(entity, frame.item);
  if (!told) addItem(world, entity, frame.item, span);
  const made = told ?? [...entity.fields.values()].find(({ key }) => !known.has(key));
  if (!made || made.target || terms.some((term) => "field" in term && term.field === made.key)) {
    if (made && !told) entity.fields.delete(made.key);
    world.unread.push(partOf(span, frame));
    return;
  }
  const parts = terms.flatMap((term) => ("field" in term ? [entity.fields.get(term.field)!] : []));
  for (const part of parts) part.type = counted(part, parts, terms);
  entity.fields.set(made.key, { ...made, type: typeOf(parts, terms), required: false, unique: false, options: [], formula: terms, span });
};

const termsIn = (entity: PlannedEntity, { terms }: FrameOf<"formula">): readonly PlannedTerm[] | null => {
  const found = terms.map((term): PlannedTerm | null => {
    if ("number" in term) return term;
    const field = fieldIn(entity, term.item);
    return field && isNumber(field) ? { sign: term.sign, field: field.key } : null;
  });
  return found.every((term) => term !== null) && found.some((term) => "field" in term) ? found : null;
};

const numbers = new Set(["integer", "decimal", "money", "percent", "duration"]);
/** A property nobody knows the type of is a number where it is reckoned with. */
const isNumber = ({ type, options, target }: PlannedField): boolean =>
  numbers.has(type) || (type === "text" && options.length === 0 && !target);

/** Under its name, or the only one whose name ends with it: "price" of a unit price. */
const fieldIn = ({ fields }: PlannedEntity, item: Item): PlannedField | null => {
  const own = fields.get(fieldKey(item));
  if (own) return own;
  const words = item.name;
  const all = [...fields.values()].filter(({ target }) => !target);
  const same = all.find(({ label }) => label.en?.toLowerCase() === words);
  if (same) return same;
  const ends = all.filter(({ label, type }) => numbers.has(type) && label.en?.toLowerCase().endsWith(` ${words}`));
  return ends.length === 1 ? ends[0]! : null;
};

/** What is taken off an amount of money is one too, though "discount" alone is a share. */
const counted = (field: PlannedField, parts: readonly PlannedField[], terms: readonly PlannedTerm[]): PlannedField["type"] => {
  if (field.type === "text" || field.type === "duration") return "decimal";
  const adds = terms.every(({ sign }) => sign === "+" || sign === "-");
  return field.type === "percent" && adds && parts.some(({ type }) => type === "money") ? "money" : field.type;
};

const typeOf = (parts: readonly PlannedField[], terms: readonly PlannedTerm[]): PlannedField["type"] => {
  const money = parts.filter(({ type }) => type === "money").length;
  const divides = terms.some(({ sign }) => sign === "/");
  if (money === 1 || (money > 1 && !divides)) return "money";
  return !divides &&
    parts.every(({ type }) => type === "integer") &&
    terms.every((term) => !("number" in term) || /^\d+$/.test(term.number))
    ? "integer"
    : "decimal";
};
