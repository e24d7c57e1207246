/** DEFAULT_INVALID: a default value the field's own type would refuse. */
import type { ExprType } from "../expressions/checked.ts";
import type { FieldFace } from "../field-text.ts";
import { fieldTypes } from "../field-types.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Literal } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const defaultInvalid: Lint = {
  codes: ["DEFAULT_INVALID"],
  of: ["field", "param", "variable"],
  check: (look, id, { props }) => {
    const given = props.default as Literal | { readonly expr: string } | undefined;
    if (given === undefined || typeof given === "object") return none;
    if (fits(look, id, props as unknown as FieldFace, given)) return none;
    const fix = {
      label: { en: "Take the default away", ar: "إزالة القيمة الافتراضية" },
      ops: [{ op: "set" as const, id, prop: "default", value: null }],
    };
    return [problem(look.nodes, "DEFAULT_INVALID", { id, prop: "default" }, {}, fix)];
  },
};

const fits = (look: Look, id: Id, face: FieldFace, given: Literal): boolean => {
  const spec = fieldTypes[face.type];
  const type: ExprType = spec.exprType(face, id);
  const reads = (): boolean => "value" in spec.parse(String(given), "en", face);
  switch (type.is) {
    case "string":
      return typeof given === "string" && reads();
    case "bool":
      return typeof given === "boolean";
    case "int":
      return typeof given !== "boolean" && /^-?\d{1,19}$/.test(String(given)) && reads();
    case "decimal":
      return typeof given !== "boolean" && /^-?\d{1,38}(\.\d{1,12})?$/.test(String(given)) && (face.type === "percent" || reads());
    case "timestamp":
    case "date":
    case "time":
      return typeof given === "string" && reads();
    case "duration":
      return Number.isSafeInteger(given);
    case "option":
      return typeof given === "string" && look.node(given)?.kind === "option" && look.node(given)?.owner === id;
    default:
      return false;
  }
};
