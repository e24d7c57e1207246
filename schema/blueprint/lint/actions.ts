/**
 * ACTION_NO_EFFECT: it changes nothing, and nothing waits for it. ACTION_UNREACHABLE: its condition wants one field to be two things at
 * once. ACTION_SELF_APPROVAL: it is risky, and whoever made the record may decide it. EFFECT_IMMUTABLE: an effect sets what stays as it is.
 * EFFECT_LINKS: an effect sets links to several records, which no effect does.
 */
import type { ExprNode } from "../expressions/checked.ts";
import { nameOf } from "../naming.ts";
import type { Op, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { conjuncts } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped, usersOf } from "./look.ts";

export const actionNoEffect: Lint = {
  codes: ["ACTION_NO_EFFECT"],
  of: ["action"],
  check: (look, id) =>
    look.inner(id, "effect").length > 0 || usersOf(look, id, "step", "options").length > 0
      ? none
      : [problem(look.nodes, "ACTION_NO_EFFECT", { id })],
};

export const actionUnreachable: Lint = {
  codes: ["ACTION_UNREACHABLE"],
  of: ["action"],
  check: (look, id) => {
    const twice = contradiction(look.checked(id, "when")?.tree);
    return twice ? [problem(look.nodes, "ACTION_UNREACHABLE", { id, prop: "when" }, { detail: nameOf(look.nodes, twice) })] : none;
  },
};

/** A field that has to equal two values at once. */
const contradiction = (tree: ExprNode | undefined): Id | undefined => {
  const wanted = new Map<Id, string>();
  for (const part of conjuncts(tree)) {
    if (part.k !== "call" || part.fn !== "==") continue;
    const field = part.args.find((arg) => arg.k === "field");
    const value = part.args.find((arg) => arg.k === "literal");
    if (field?.k !== "field" || value?.k !== "literal" || field.path.length > 1 || field.from !== "record") continue;
    const [id, is] = [field.path[0]!, String(value.value)];
    if ((wanted.get(id) ?? is) !== is) return id;
    wanted.set(id, is);
  }
  return undefined;
};

export const actionSelfApproval: Lint = {
  codes: ["ACTION_SELF_APPROVAL"],
  of: ["action"],
  check: (look, id) => {
    const { entity, risk, approval, when } = shaped(look, "action", id)!;
    if (entity === undefined || approval !== undefined || (risk !== "high" && risk !== "critical")) return none;
    const tree = look.checked(id, "when")?.tree;
    if ((when !== undefined && !tree) || conjuncts(tree).some(asksWhoElse)) return none;
    const value = when === undefined ? "createdBy != me" : `(${when}) && createdBy != me`;
    const fix = {
      label: { en: "Not by whoever made the record", ar: "ليس لمن أنشأ السجل" },
      ops: [{ op: "set" as const, id, prop: "when", value }],
    };
    return [problem(look.nodes, "ACTION_SELF_APPROVAL", { id, prop: "when" }, {}, fix)];
  },
};

/** The condition says who it is not, or whose the record must be. */
const asksWhoElse = (part: ExprNode): boolean =>
  part.k === "call" &&
  (part.fn === "!=" || part.fn === "==") &&
  part.args.some((arg) => arg.k === "me") &&
  part.args.some((arg) => arg.k === "field");

const madeByEngine: ReadonlySet<string> = new Set(["autoNumber", "rollup", "lookup"]);

export const effectImmutable: Lint = {
  codes: ["EFFECT_IMMUTABLE"],
  of: ["effect"],
  check: (look, id) => {
    const effect = shaped(look, "effect", id)!;
    const fields = effect.do === "set" ? [effect.field] : effect.do === "update" ? Object.keys(effect.values) : [];
    return fields.flatMap((field): readonly Problem[] => {
      if (!fixed(look, field)) return none;
      const ops: readonly Op[] =
        effect.do === "set" || fields.length === 1 ? [{ op: "remove", id }] : [{ op: "set", id, prop: `values.${field}`, value: null }];
      const fix = { label: { en: "Leave it as it is", ar: "تركه كما هو" }, ops };
      const at = { id, prop: effect.do === "set" ? "field" : `values.${field}` };
      return [problem(look.nodes, "EFFECT_IMMUTABLE", at, { detail: nameOf(look.nodes, field) }, fix)];
    });
  },
};

const fixed = (look: Look, id: Id): boolean => {
  const field = shaped(look, "field", id);
  return field !== undefined && (field.immutable === true || field.compute !== undefined || madeByEngine.has(field.type));
};

export const effectLinks: Lint = {
  codes: ["EFFECT_LINKS"],
  of: ["effect"],
  check: (look, id) => {
    const effect = shaped(look, "effect", id)!;
    const [fields, prop] =
      effect.do === "set"
        ? [[effect.field], () => "field"]
        : effect.do === "create" || effect.do === "update"
          ? [Object.keys(effect.values), (field: Id) => `values.${field}`]
          : [[], () => ""];
    return fields.flatMap((field) =>
      shaped(look, "field", field)?.type === "references"
        ? [problem(look.nodes, "EFFECT_LINKS", { id, prop: prop(field) }, { detail: nameOf(look.nodes, field) })]
        : [],
    );
  },
};
