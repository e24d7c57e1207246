/** REQUIRED_COMPUTED: a computed field is never typed in, so it can be neither required nor have a default. */
import type { DraftNode } from "../document.ts";
import type { Op, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

export const requiredComputed: Lint = {
  codes: ["REQUIRED_COMPUTED"],
  of: ["field"],
  check: (look, id, { props }) =>
    props.compute === undefined || (props.required === undefined && props.default === undefined) ? none : both(look, id, props),
};

const both = ({ nodes }: Look, id: Id, props: DraftNode["props"]): readonly Problem[] => {
  const wrong = ["required", "default"].filter((prop) => props[prop] !== undefined);
  const ops = wrong.map((prop): Op => ({ op: "set", id, prop, value: null }));
  const fix = { label: { en: "Leave it computed", ar: "إبقاؤه محسوبًا" }, ops };
  return [problem(nodes, "REQUIRED_COMPUTED", { id, prop: wrong[0]! }, {}, fix)];
};
