/**
 * FLOW_TYPE: an option of a step is not what its kind wants: a condition that is no yes or no, an expression that cannot be read, an
 * action, an entity or a role that does not exist, a duration nobody can read. What the record that started a run holds is typed; what
 * steps gave is not, for nobody knows it before it runs.
 */
import type { Sentence } from "../../ids.ts";
import { type Elaborated, elaborateWith } from "../expressions/elaborate.ts";
import { nameOf } from "../naming.ts";
import type { NodeKind, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { type OptionKind, stepSpec } from "../step-kinds.ts";
import { isOn, kindOf, optionsOf, triggersOf } from "./flow-graph.ts";
import { type Lint, none } from "./lint.ts";
import { type Look, shaped } from "./look.ts";
import { lookNames } from "./look-names.ts";

export const flowType: Lint = {
  codes: ["FLOW_TYPE"],
  of: ["step"],
  check: (look, id, node): readonly Problem[] => {
    const { owner } = node;
    const wants = stepSpec(kindOf(node))?.options;
    if (!wants || owner === null || !isOn(look, owner)) return none;
    return Object.entries(optionsOf(node)).flatMap(([name, value]) => {
      const want = Object.hasOwn(wants, name) ? wants[name] : undefined;
      const detail = want && wrong(look, owner, id, want, value);
      return detail ? [problem(look.nodes, "FLOW_TYPE", { id, prop: `options.${name}` }, { option: name, detail })] : none;
    });
  },
};

const nodeOf: Partial<Record<OptionKind, readonly NodeKind[]>> = {
  entity: ["entity"],
  workflow: ["workflow"],
  connection: ["connection"],
  assistant: ["assistant"],
};
const nouns: Readonly<Record<string, Sentence>> = {
  action: { en: "it names no action", ar: "لا يسمي إجراءً" },
  entity: { en: "it names no entity", ar: "لا يسمي كيانًا" },
  role: { en: "it names no role", ar: "لا يسمي دورًا" },
  workflow: { en: "it names no workflow", ar: "لا يسمي سير عمل" },
  connection: { en: "it names no connection", ar: "لا يسمي اتصالًا" },
  assistant: { en: "it names no assistant", ar: "لا يسمي مساعدًا" },
  duration: { en: "it is no duration such as PT48H", ar: "ليست مدة مثل PT48H" },
  condition: { en: "it must be an expression that gives yes or no", ar: "يجب أن يكون تعبيرًا يعطي نعم أو لا" },
};
const duration = /^P(?!$)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

/** What is wrong with a value, as the end of a sentence. */
const wrong = (look: Look, workflow: Id, step: Id, want: OptionKind, value: unknown): Sentence | undefined => {
  switch (want) {
    case "action":
      return isAction(look, value) ? undefined : nouns.action;
    case "role":
      return value === "caller" || isNode(look, value, ["role"]) ? undefined : nouns.role;
    case "duration":
      return typeof value === "string" && duration.test(value) ? undefined : nouns.duration;
    case "condition":
      return typeof value === "string" ? unreadable(look, workflow, step, value, true) : nouns.condition;
    case "value":
      return typeof value === "string" ? unreadable(look, workflow, step, value, false) : undefined;
    case "filter":
      return typeof value === "string" ? unfit(look, workflow, step, value) : nouns.condition;
    default:
      return isNode(look, value, nodeOf[want]!) ? undefined : nouns[want];
  }
};

const isNode = (look: Look, value: unknown, kinds: readonly NodeKind[]): boolean => {
  const found = typeof value === "string" ? look.node(value) : undefined;
  return found !== undefined && kinds.includes(found.kind);
};
const isAction = (look: Look, value: unknown): boolean => {
  const [id, verb] = String(value).split(".");
  return verb === undefined
    ? isNode(look, id, ["action"])
    : ["create", "update", "delete", "restore"].includes(verb) && isNode(look, id, ["entity"]);
};

const unreadable = (look: Look, workflow: Id, step: Id, source: string, bool: boolean): Sentence | undefined => {
  const about = stepSpec(kindOf(look.node(step)))?.trigger ? recordOf(look, step) : startedBy(look, workflow);
  const own = stepSpec(kindOf(look.node(step)))?.trigger
    ? source
    : source.replace(/\btrigger\.record\.(?=[a-z])/g, "").replace(/\btrigger\.record\b/g, "id");
  const typed = about !== undefined && !/\b(?:trigger|steps|vars|item)\b/.test(own);
  const scope = typed ? ({ kind: "record", entity: about, old: true } as const) : ({ kind: "workflow", workflow } as const);
  return wordsOf(look, elaborateWith(lookNames(look), typed ? own : source, scope, bool ? { is: "bool" } : undefined, { sql: false }));
};

/** A condition on the records a step looks for. */
const unfit = (look: Look, workflow: Id, step: Id, source: string): Sentence | undefined => {
  const { entity } = optionsOf(look.node(step));
  if (!isNode(look, entity, ["entity"])) return undefined;
  const scope = { kind: "workflow", workflow, entity: entity as Id } as const;
  return wordsOf(look, elaborateWith(lookNames(look), source, scope, { is: "bool" }, { sql: false }));
};

/** The first thing that is wrong, as the end of a sentence. */
const wordsOf = (look: Look, result: Elaborated): Sentence | undefined => {
  if (!("problems" in result)) return undefined;
  const { en, ar } = result.problems[0]!.text;
  const inWords = (text: string, locale: "en" | "ar"): string =>
    text.replace(/[.؟?]$/, "").replace(/[a-z]{1,3}_[a-z0-9_]{1,36}/g, (id) => nameOf(look.named, id)[locale]);
  return { en: inWords(en, "en"), ar: inWords(ar, "ar") };
};

/** The entity of the record a trigger is about. */
const recordOf = (look: Look, trigger: Id): Id | undefined => {
  const { entity, action } = optionsOf(look.node(trigger));
  const [owner, verb] = typeof action === "string" ? action.split(".") : [];
  const found = entity ?? (verb ? owner : owner && shaped(look, "action", owner)?.entity);
  return isNode(look, found, ["entity"]) ? (found as Id) : undefined;
};

/** The entity of the record that starts a workflow, where all its triggers agree. */
const startedBy = (look: Look, workflow: Id): Id | undefined => {
  const [first, ...others] = triggersOf(look, workflow).map((trigger) => recordOf(look, trigger));
  return others.every((other) => other === first) ? first : undefined;
};
