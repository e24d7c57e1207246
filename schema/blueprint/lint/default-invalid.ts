/** DEFAULT_INVALID: a default value the field's own type would refuse. */
import type { ExprType } from "../expressions/checked.ts";
import type { FieldFace } from "../field-text.ts";
import { fieldTypes } from "../field-types.ts";
import { problem } from "../problem-texts.ts";
import type { Id, Literal } from "../shape.ts";
import type { Lint, LintContext } from "./lint.ts";

export const defaultInvalid: Lint = {
  codes: ["DEFAULT_INVALID"],
  check: (context) =>
    [...context.all("field"), ...context.all("param"), ...context.all("variable")].flatMap(([id, { props }]) => {
      const given = props.default as Literal | { readonly expr: string } | undefined;
      if (given === undefined || typeof given === "object") return [];
      if (fits(context, id, props as unknown as FieldFace, given)) return [];
      const fix = {
        label: { en: "Take the default away", ar: "إزالة القيمة الافتراضية" },
        ops: [{ op: "set" as const, id, prop: "default", value: null }],
      };
      return [problem(context.nodes, "DEFAULT_INVALID", { id, prop: "default" }, {}, fix)];
    }),
};

const fits = ({ nodes }: LintContext, id: Id, face: FieldFace, given: Literal): boolean => {
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
      return typeof given === "string" && nodes[given]?.kind === "option" && nodes[given].owner === id;
    default:
      return false;
  }
};
