/** EXPR_*: what the checker of expressions says, at the property it stands in, with a span into the stored text. */
import type { Sentence } from "../../ids.ts";
import type { CheckedExpressions } from "../expression-places.ts";
import { fullNameOf, type Nodes, nameOf } from "../naming.ts";
import { nodeKindNames } from "../operation.ts";
import { propWords } from "../prop-words.ts";
import { type Lint, none } from "./lint.ts";

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
  of: nodeKindNames,
  check: ({ expressions, nodes, named }, id) => {
    const { problems } = expressions(id);
    if (problems.length === 0) return none;
    return problems.filter(isMeant).map(({ at, problem }) => {
      const name = fullNameOf(nodes, at.id);
      const prop = propWords(at.prop);
      return {
        code: problem.code,
        level: problem.level,
        at: { id: at.id, prop: at.prop, span: problem.span },
        text: {
          en: `In the ${prop.en} of ${name.en}: ${said(named, problem.text).en}`,
          ar: `في ${prop.ar} لـ ${name.ar}: ${said(named, problem.text).ar}`,
        },
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
    });
  },
};

/** A condition that reads nothing is a mistake; a value that is set may well be "true". */
const isMeant = ({ at, problem }: CheckedExpressions["problems"][number]): boolean =>
  problem.code !== "EXPR_CONSTANT" || !/^(?:to|default|(?:values|input|data)\..*)$/.test(at.prop);

/** Names instead of ids: a stored expression may still hold the id of something that was removed. */
const said = (named: Nodes, text: Sentence): Sentence => {
  const without = (words: string, locale: "en" | "ar"): string =>
    words.replace(/[a-z]{1,3}_[a-z0-9_]{1,36}/g, (id) => nameOf(named, id)[locale]);
  return { en: without(text.en, "en"), ar: without(text.ar, "ar") };
};
