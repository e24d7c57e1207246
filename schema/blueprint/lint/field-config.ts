/** SHAPE_PROP: settings of a type that the type does not know, or cannot do without. */
import type { z } from "zod";
import { fieldTypes } from "../field-types.ts";
import { issueWords } from "../issue-words.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { FieldTypeName, Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const fieldConfig: Lint = {
  codes: ["SHAPE_PROP"],
  of: ["field", "param", "variable"],
  check: (look, id, { props }) => {
    const type = props.type as FieldTypeName;
    if (props.config === undefined && mayBeBare(type)) return none;
    const { error } = fieldTypes[type].config.safeParse(props.config ?? {});
    return error ? unfit(look, id, error.issues) : none;
  },
};

const unfit = ({ nodes }: Look, id: Id, issues: readonly z.core.$ZodIssue[]): readonly Problem[] =>
  issues.map((issue) => {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys : [];
    const prop = `config.${unknown[0] ?? String(issue.path[0] ?? "target")}`;
    const ops = unknown.map((name) => ({ op: "set" as const, id, prop: `config.${name}`, value: null }));
    const label = { en: "Remove what does not belong", ar: "إزالة ما لا يخص النوع" };
    return problem(nodes, "SHAPE_PROP", { id, prop }, { detail: issueWords(issue) }, ops.length > 0 ? { label, ops } : undefined);
  });

const bare = new Map<FieldTypeName, boolean>();
/** Most types need no settings. */
const mayBeBare = (type: FieldTypeName): boolean => {
  const known = bare.get(type) ?? fieldTypes[type].config.safeParse({}).success;
  bare.set(type, known);
  return known;
};
