/**
 * FLOW_ROLE: a step does what the role its workflow runs as may not do. FLOW_ESCALATES: whoever may register by themselves starts a
 * workflow that does, as a stronger role, what they may not, and neither a condition nor an approval stands between.
 */
import { crudWords, nameOf, pluralOf } from "../naming.ts";
import type { Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import { builtIn, type Crud, type Id } from "../shape.ts";
import { mayDo } from "./access-common.ts";
import { actionRun, isOn, kindOf, type Options, optionsOf, straightFrom, triggersOf } from "./flow-graph.ts";
import type { Lint } from "./lint.ts";
import { type Look, policiesOf, shaped } from "./look.ts";

export const flowRole: Lint = {
  codes: ["FLOW_ROLE"],
  of: ["step"],
  check: (look, id, { owner }): readonly Problem[] => {
    const action = actionRun(look, id);
    if (action === undefined || owner === null || !isOn(look, owner)) return none;
    const role = triggersOf(look, owner)
      .map((trigger) => runsAs(look, trigger))
      .find((one) => one !== undefined && !mayDo(look, one, action));
    if (role === undefined) return none;
    return [problem(look.nodes, "FLOW_ROLE", { id, prop: "options" }, { detail: doing(look, action), target: nameOf(look.nodes, role) })];
  },
};

export const flowEscalates: Lint = {
  codes: ["FLOW_ESCALATES"],
  of: ["workflow"],
  check: (look, workflow): readonly Problem[] => {
    if (!isOn(look, workflow)) return none;
    return triggersOf(look, workflow).flatMap((trigger): readonly Problem[] => {
      const as = runsAs(look, trigger);
      const options = optionsOf(look.node(trigger));
      if (as === undefined || options.when !== undefined) return none;
      const starts = startersOf(look, kindOf(look.node(trigger)), options).filter((role) => anybody(look, role) && role !== as);
      if (starts.length === 0) return none;
      const done = straightFrom(look, workflow, trigger).flatMap((step) => actionRun(look, step) ?? []);
      for (const action of done) {
        if (shaped(look, "action", action)?.approval) continue;
        const role = starts.find((one) => !mayDo(look, one, action));
        if (role === undefined) continue;
        const words = { detail: doing(look, action), target: nameOf(look.nodes, role), stronger: nameOf(look.nodes, as) };
        return [problem(look.nodes, "FLOW_ESCALATES", { id: trigger }, words)];
      }
      return none;
    });
  },
};

/** The role a run acts as, when it is one of the roles and not whoever calls. */
const runsAs = (look: Look, trigger: Id): Id | undefined => {
  const { runAs } = optionsOf(look.node(trigger));
  return typeof runAs === "string" && look.node(runAs)?.kind === "role" ? runAs : undefined;
};

const anybody = (look: Look, role: Id): boolean => role === builtIn.public || look.node(role)?.props.signUp === true;

const verbs: Readonly<Record<string, Crud>> = { created: "create", updated: "update", deleted: "delete" };

/** The roles that can set a trigger off. */
const startersOf = (look: Look, kind: string, { action, entity, event, roles }: Options): readonly Id[] => {
  if (kind === "on-call") return Array.isArray(roles) ? roles.filter((one): one is Id => typeof one === "string") : none;
  if (kind === "on-action" && typeof action === "string") return shaped(look, "action", action)?.roles ?? none;
  if (kind !== "on-record" || typeof entity !== "string") return none;
  const verb = verbs[String(event)];
  return policiesOf(look, entity).flatMap(([, policy]) => (verb && policy.allow.includes(verb) ? policy.roles : none));
};
const none: readonly never[] = [];

/** "run “Approve”", "delete patients". */
const doing = (look: Look, ref: string) => {
  const [id, verb] = ref.split(".") as [Id, string | undefined];
  const name = verb ? pluralOf(look.nodes, id) : nameOf(look.nodes, id);
  const does = verb ? crudWords(verb) : { en: "run", ar: "تنفيذ" };
  return { en: `${does.en} ${name.en}`, ar: `${does.ar} ${name.ar}` };
};
