/** EXPR_*: what the checker of expressions says, at the property it stands in, with a span into the stored text. */
import { fullNameOf } from "../naming.ts";
import { propWords } from "../prop-words.ts";
import type { Lint } from "./lint.ts";

export const expressionsLint: Lint = {
  codes: [
    "EXPR_SYNTAX",
    "EXPR_NAME",
    "EXPR_TYPE",
    "EXPR_SCOPE",
    "EXPR_NOT_SQL",
    "EXPR_TOO_BIG",
    "EXPR_CYCLE",
    "EXPR_CONSTANT",
    "EXPR_MAY_BE_EMPTY",
  ],
  check: ({ expressions, nodes }) =>
    expressions.problems.map(({ at, problem }) => {
      const name = fullNameOf(nodes, at.id);
      const prop = propWords(at.prop);
      return {
        code: problem.code,
        level: problem.level,
        at: { id: at.id, prop: at.prop, span: problem.span },
        text: { en: `In the ${prop.en} of ${name.en}: ${problem.text.en}`, ar: `في ${prop.ar} لـ ${name.ar}: ${problem.text.ar}` },
        ...(problem.suggestion === undefined || problem.code === "EXPR_NOT_SQL"
          ? {}
          : {
              fix: {
                label: { en: `Write “${problem.suggestion}”`, ar: `اكتب «${problem.suggestion}»` },
                ops: [
                  {
                    op: "set" as const,
                    id: at.id,
                    prop: at.prop,
                    value: at.source.slice(0, problem.span[0]) + problem.suggestion + at.source.slice(problem.span[1]),
                  },
                ],
              },
            }),
      };
    }),
};
