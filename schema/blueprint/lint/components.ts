/** URL_SCHEME: a link that would run a program. PAGE_REPEAT_NESTED: rows drawn once for each of other rows, so their number multiplies. */
import { fullNameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type Lint, none } from "./lint.ts";

const runs = /^(?:javascript:|vbscript:|data:text\/html)/i;
/** As browsers read an address: without blanks and control characters. */
const bare = (address: string): string => [...address].filter((letter) => letter > " ").join("");

export const urlScheme: Lint = {
  codes: ["URL_SCHEME"],
  of: ["component"],
  check: (look, id, { props }) =>
    Object.entries((props.props ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, value]) => {
      if (!hasScript(value)) return none;
      const fix = {
        label: { en: "Take the link away", ar: "إزالة الرابط" },
        ops: [{ op: "set" as const, id, prop: `props.${name}`, value: null }],
      };
      return [problem(look.nodes, "URL_SCHEME", { id, prop: `props.${name}` }, {}, fix)];
    }),
};

const hasScript = (value: unknown): boolean =>
  typeof value === "string" ? runs.test(bare(value)) : typeof value === "object" && value !== null && Object.values(value).some(hasScript);

export const pageRepeatNested: Lint = {
  codes: ["PAGE_REPEAT_NESTED"],
  of: ["component"],
  check: (look, id, { parent, props }) => {
    if (props.repeat === undefined) return none;
    for (let at: Id | null = parent; at !== null; at = look.node(at)?.parent ?? null) {
      const around = look.node(at);
      if (around?.kind !== "component") return none;
      if (around.props.repeat !== undefined)
        return [problem(look.nodes, "PAGE_REPEAT_NESTED", { id, prop: "repeat" }, { target: fullNameOf(look.nodes, at) })];
    }
    return none;
  },
};
