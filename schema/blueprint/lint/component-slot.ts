/**
 * COMPONENT_SLOT: a component lies in a place its parent does not have. The fix puts it in the parent's first place, or, where the parent
 * holds nothing, around it. PAGE_NO_NAME: something to look at or to press has no words for those who cannot see it.
 */
import { componentNames, componentSlots } from "../component-slots.ts";
import type { DraftNode } from "../document.ts";
import { fullNameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

const slotsOf = (node: DraftNode | undefined): readonly string[] | undefined => own(componentSlots, node?.props.type);
const own = <T>(table: Readonly<Record<string, T>>, type: unknown): T | undefined =>
  typeof type === "string" && Object.hasOwn(table, type) ? table[type] : undefined;

export const componentSlot: Lint = {
  codes: ["COMPONENT_SLOT"],
  of: ["component"],
  check: (look, id, { parent, props }) => {
    const slots = parent === null ? undefined : slotsOf(look.node(parent));
    if (!slots || parent === null || (slots.length > 0 && (props.slot === undefined || slots.includes(String(props.slot))))) return none;
    const target = fullNameOf(look.nodes, parent);
    const fix =
      slots.length > 0
        ? {
            label: { en: "Put it in the usual place", ar: "وضعه في المكان المعتاد" },
            ops: [{ op: "set" as const, id, prop: "slot", value: null }],
          }
        : { label: { en: "Put it beside", ar: "وضعه بجانبه" }, ops: [{ op: "move" as const, id, parent: around(look, parent) }] };
    return [problem(look.nodes, "COMPONENT_SLOT", { id, prop: "slot" }, { target }, fix)];
  },
};

/** The nearest place around a component that holds others; in the end the page. */
const around = (look: Look, id: Id): Id => {
  const node = look.node(id)!;
  const outer = node.parent ?? node.owner!;
  return slotsOf(look.node(outer))?.length === 0 ? around(look, outer) : outer;
};

export const pageNoName: Lint = {
  codes: ["PAGE_NO_NAME"],
  of: ["component"],
  check: (look, id, { props }) => {
    const names = own(componentNames, props.type);
    const given = { ...(props.bind as object | undefined), ...(props.props as object | undefined) } as Readonly<Record<string, unknown>>;
    // An empty alternative says that a picture only decorates.
    if (!names || names.some((name) => isSaid(given[name]) || (name === "alt" && given[name] === ""))) return none;
    return [problem(look.nodes, "PAGE_NO_NAME", { id, prop: "props" })];
  },
};

const isSaid = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : typeof value === "object" && value !== null && Object.values(value).some(isSaid);
