/**
 * FLOW_TRIGGER_LOOP: a workflow does what sets it off again, by itself or by way of other workflows. Told only where nothing on the way
 * could end it: no condition on a trigger, no guard on an action, no choice or answer between.
 */
import { nameOf } from "../naming.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { actionRun, isOn, kindOf, optionsOf, straightFrom, triggersOf } from "./flow-graph.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";

/** Something that happens and that a workflow may wait for: an action, `<entity>.updated`, `event:<key>`, `call:<workflow>`. */
type Happening = string;

export const flowTriggerLoop: Lint = {
  codes: ["FLOW_TRIGGER_LOOP"],
  of: ["workflow"],
  check: (look, workflow) => {
    if (!isOn(look, workflow)) return none;
    const made = causes(look, workflow);
    if (made.size === 0) return none;
    const open: (readonly [Id, ReadonlySet<Happening>])[] = [[workflow, made]];
    const seen = new Set<Id>();
    for (let next = open.pop(); next; next = open.pop()) {
      const [from, does] = next;
      for (const other of look.all("workflow")) {
        if (seen.has(other) || !isOn(look, other) || !hears(look, other).some((one) => does.has(one))) continue;
        if (other === workflow) return [problem(look.nodes, "FLOW_TRIGGER_LOOP", { id: workflow }, { target: nameOf(look.nodes, from) })];
        seen.add(other);
        open.push([other, causes(look, other)]);
      }
    }
    return none;
  },
};

const events = ["created", "updated", "deleted"];
const past: Readonly<Record<string, string>> = { create: "created", update: "updated", delete: "deleted", restore: "updated" };

/** What sets a workflow off, as long as it is not under a condition. */
const hears = (look: Look, workflow: Id): readonly Happening[] =>
  triggersOf(look, workflow).flatMap((trigger): readonly Happening[] => {
    const node = look.node(trigger);
    const { when, action, entity, event } = optionsOf(node);
    if (when !== undefined) return [];
    switch (kindOf(node)) {
      case "on-action":
        return [happeningOf(String(action))];
      case "on-record":
        return (event === undefined ? events : [event]).map((one) => `${entity}.${one}`);
      case "on-event":
        return [`event:${event}`];
      case "on-call":
        return [`call:${workflow}`];
      default:
        return [];
    }
  });

const happeningOf = (ref: string): Happening => {
  const [id, verb] = ref.split(".");
  return verb ? `${id}.${past[verb] ?? verb}` : ref;
};

/** What surely happens when a workflow runs. */
const causes = (look: Look, workflow: Id): ReadonlySet<Happening> => {
  const found = new Set<Happening>();
  for (const trigger of triggersOf(look, workflow))
    for (const step of straightFrom(look, workflow, trigger)) {
      const action = actionRun(look, step);
      if (action !== undefined) for (const one of doneBy(look, action)) found.add(one);
      const node = look.node(step);
      const { event, workflow: called } = optionsOf(node);
      if (kindOf(node) === "emit-event") found.add(`event:${event}`);
      if (kindOf(node) === "call-workflow") found.add(`call:${called}`);
    }
  return found;
};

const doneBy = (look: Look, ref: string): readonly Happening[] => {
  const action = shaped(look, "action", ref);
  if (!action) return ref.includes(".") ? [happeningOf(ref)] : [];
  if (action.when !== undefined) return [];
  const effects = look.inner(ref, "effect").flatMap((id): readonly Happening[] => {
    const effect = shaped(look, "effect", id);
    if (!effect || effect.when !== undefined) return [];
    switch (effect.do) {
      case "set":
        return [`${action.entity}.updated`];
      case "create":
        return [`${effect.entity}.created`];
      case "delete":
        return [`${action.entity}.deleted`];
      case "emit":
        return [`event:${effect.event}`];
      case "start":
        return [`call:${effect.workflow}`];
      default:
        return [];
    }
  });
  return [ref, ...effects];
};
