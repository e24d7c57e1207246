/**
 * What a change of a page's list says: "Sorted the list *Companies* by *Name*". A list everybody has is stored only once it differs from
 * the usual one, so its being added is told as what differs, and not as a new page.
 */
import type { Sentence } from "../ids.ts";
import { type Nodes, nameOf, pluralOf } from "./naming.ts";
import type { Op } from "./operation.ts";
import { fallingBy, whenAdded } from "./ordering.ts";
import { deed, either, join, s, type Tense, type Told, told } from "./sentence-parts.ts";
import type { Id, Page } from "./shape.ts";

type View = NonNullable<Page["view"]>;

/** The sentence, or null where the operation says nothing of a list. `isNew`: what comes with the same operations; `shown`: a filter as people read it. */
export const pageSentence = (nodes: Nodes, op: Op, isNew: (id: Id) => boolean, shown: (filter: string) => string): Told | null => {
  if (op.op === "add") {
    const { kind, entity, roles, view, nav, components } = op.props as Partial<Page>;
    const isUsual = kind === "list" && (roles?.length ?? 0) === 0 && !components && typeof entity === "string" && !isNew(entity);
    if (op.kind !== "page" || !isUsual) return null;
    const many = pluralOf(nodes, entity);
    const parts = [...viewParts(nodes, list(many), view ?? {}, shown), ...(nav === "hidden" ? [hidden(many)] : [])];
    const all = (tense: Tense): Sentence =>
      s(parts.map((part) => part[tense].en).join("; "), parts.map((part) => part[tense].ar).join("؛ "));
    return parts.length > 0 ? { done: all("done"), proposed: all("proposed") } : null;
  }
  if (op.op !== "set" || nodes[op.id]?.kind !== "page" || op.value === null) return null;
  const name = nameOf(nodes, op.id);
  const page: Sentence = { en: `*${name.en}*`, ar: `*${name.ar}*` };
  const view: unknown = op.prop === "view" ? op.value : op.prop.startsWith("view.") ? { [op.prop.slice("view.".length)]: op.value } : null;
  return view === null ? null : (viewParts(nodes, page, view as View, shown)[0] ?? null);
};

const list = (many: Sentence): Sentence => ({ en: `the list *${many.en}*`, ar: `القائمة *${many.ar}*` });
const hidden = (many: Sentence): Told =>
  told(
    [`Took the page *${many.en}* out of the menu`, `Take the page *${many.en}* out of the menu`],
    deed(`إخراج الصفحة *${many.ar}* من القائمة`),
  );

const viewParts = (nodes: Nodes, of: Sentence, view: View, shown: (filter: string) => string): readonly Told[] => {
  const parts: Told[] = [];
  if (view.sort && view.sort.length > 0) {
    const by = join(
      view.sort.map(({ field, desc }) =>
        ordered(field === "createdAt" ? whenAdded : nameOf(nodes, field), desc === true ? fallingBy(nodes, field) : null),
      ),
    );
    parts.push(told([`Sorted ${of.en} by ${by.en}`, `Sort ${of.en} by ${by.en}`], deed(`ترتيب ${of.ar} حسب ${by.ar}`)));
  }
  if (view.filter) {
    const to = `${of.en} to \`${shown(view.filter)}\``;
    parts.push(told([`Narrowed ${to}`, `Narrow ${to}`], deed(`قصر ${of.ar} على \`${shown(view.filter)}\``)));
  }
  if (view.columns && view.columns.length > 0) {
    const names = join(view.columns.map((id) => nameOf(nodes, id)));
    parts.push(either(s(`Columns of ${of.en}: ${names.en}`, `أعمدة ${of.ar}: ${names.ar}`)));
  }
  return parts;
};

const ordered = (name: Sentence, falling: Sentence | null): Sentence =>
  falling ? { en: `*${name.en}*, ${falling.en}`, ar: `*${name.ar}*، ${falling.ar}` } : { en: `*${name.en}*`, ar: `*${name.ar}*` };
