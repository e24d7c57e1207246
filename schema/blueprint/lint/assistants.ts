/**
 * ASSISTANT_OVERREACH: an assistant reads or does what none of the roles it serves may. ASSISTANT_AUTO_RISK: it does something risky
 * without asking. The fixes take that away, or let it ask.
 */
import { crudWords, nameOf, pluralOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { mayDo, readersOf } from "./access-common.ts";
import { type Lint, none } from "./lint.ts";
import { shaped } from "./look.ts";

export const assistantOverreach: Lint = {
  codes: ["ASSISTANT_OVERREACH"],
  of: ["assistant"],
  check: (look, id): readonly Problem[] => {
    const { roles, reads = [], actions = [] } = shaped(look, "assistant", id)!;
    if (roles.length === 0) return none;
    const over = (prop: string, to: string, detail: { readonly en: string; readonly ar: string }): Problem =>
      problem(
        look.nodes,
        "ASSISTANT_OVERREACH",
        { id, prop },
        { detail },
        {
          label: { en: "Take it away", ar: "سحبه منه" },
          ops: [{ op: "unlink", id, prop, to }],
        },
      );
    return [
      ...reads
        .filter((entity) => look.node(entity) && !roles.some((role) => readersOf(look, entity, role).length > 0))
        .map((entity) => {
          const many = pluralOf(look.nodes, entity);
          return over("reads", entity, { en: `see ${many.en}`, ar: `رؤية ${many.ar}` });
        }),
      ...actions
        .filter((action) => !roles.some((role) => mayDo(look, role, action)))
        .map((action) => {
          const [target, verb] = action.split(".") as [Id, string | undefined];
          const name = verb ? pluralOf(look.nodes, target) : nameOf(look.nodes, target);
          const does = verb ? crudWords(verb) : { en: "run", ar: "تنفيذ" };
          return over("actions", action, { en: `${does.en} ${name.en}`, ar: `${does.ar} ${name.ar}` });
        }),
    ];
  },
};

export const assistantAutoRisk: Lint = {
  codes: ["ASSISTANT_AUTO_RISK"],
  of: ["assistant"],
  check: (look, id) => {
    const { autonomy, actions = [] } = shaped(look, "assistant", id)!;
    if (autonomy !== "auto") return none;
    const risky = actions.find((action) => {
      const risk = action.includes(".") ? (action.endsWith(".delete") ? "high" : "low") : shaped(look, "action", action)?.risk;
      return risk === "high" || risk === "critical";
    });
    if (!risky) return none;
    const fix = {
      label: { en: "Let it ask first", ar: "أن يسأل أولًا" },
      ops: [{ op: "set" as const, id, prop: "autonomy", value: "confirm" }],
    };
    return [
      problem(look.nodes, "ASSISTANT_AUTO_RISK", { id, prop: "autonomy" }, { detail: nameOf(look.nodes, risky.split(".")[0]!) }, fix),
    ];
  },
};
