/** From the world to operations, step by step: entities, roles, access rules, actions, workflows, pages, tests; and the facts the report lists. */
import type { Batch, Op } from "../../../../../schema/blueprint/operation.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Fact } from "../../../../../schema/planner.ts";
import type { Noted } from "../frames/noted.ts";
import { stateNamed } from "../frames/notices.ts";
import { sound } from "../world/sound.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import { accessOps, roleOps } from "./emit-access.ts";
import { entityStep, type Waiting } from "./emit-entities.ts";
import { actionOps, workflowOps } from "./emit-logic.ts";
import { pageOps } from "./emit-pages.ts";
import { peopleOps } from "./emit-people.ts";
import { testOps } from "./emit-tests.ts";
import { createIds } from "./node-ids.ts";

export interface Emitted {
  readonly steps: readonly { readonly batch: Batch; readonly says: Sentence }[];
  readonly understood: readonly Fact[];
  readonly assumed: readonly Fact[];
}

/** Makes the operations of a world, entity by entity. `taken` are ids the document has used before. */
export const emit = (world: World, taken: ReadonlySet<Id>, header: readonly Op[], headerFacts: readonly Noted[]): Emitted => {
  sound(world);
  const ids = createIds(taken);
  const steps: { batch: Batch; says: Sentence }[] = [];
  const understood: Noted[] = [...headerFacts.filter((fact) => fact.span)];
  const assumed: Noted[] = [...headerFacts.filter((fact) => !fact.span)];
  const note = ({ isAssumed, ...fact }: Noted): void => void (fact.span && !isAssumed ? understood : assumed).push(fact);
  if (header.length > 0) steps.push({ batch: { ops: header }, says: { en: "Named the platform", ar: "تسمية المنصة" } });
  // States that only a notice speaks of are options too, and options are written with their fields.
  for (const { entity, state } of world.notices) if (state && world.entities.has(entity)) stateNamed(world.entities.get(entity)!, state);
  const waiting: Waiting = { done: new Set(), later: new Map() };
  for (const entity of inOrder(world)) steps.push(entityStep(world, entity, ids, note, waiting));
  const roles = roleOps(world, ids, note);
  if (roles.length > 0) steps.push({ batch: { ops: roles }, says: { en: "Added the roles", ar: "إضافة الأدوار" } });
  const access = [...accessOps(world, ids, note), ...peopleOps(world, ids, note)];
  if (access.length > 0) steps.push({ batch: { ops: access }, says: { en: "Said who may do what", ar: "تحديد الصلاحيات" } });
  const actions = actionOps(world, ids, note);
  if (actions.length > 0) steps.push({ batch: { ops: actions }, says: { en: "Added who approves", ar: "إضافة الاعتمادات" } });
  const workflows = workflowOps(world, ids, note);
  if (workflows.length > 0) steps.push({ batch: { ops: workflows }, says: { en: "Added what happens when", ar: "إضافة سير العمل" } });
  const pages = pageOps(world, ids, note);
  if (pages.length > 0)
    steps.push({ batch: { ops: pages }, says: { en: "Added the pages that were asked for", ar: "إضافة الصفحات المطلوبة" } });
  const tests = testOps(world, ids);
  if (tests.length > 0)
    steps.push({ batch: { ops: tests }, says: { en: "Added tests of the access rules", ar: "إضافة اختبارات الصلاحيات" } });
  const numbered = (facts: readonly Noted[], prefix: string): readonly Fact[] =>
    facts.map((fact, i) => ({ id: `${prefix}${i + 1}`, ...fact }));
  return { steps, understood: numbered(understood, "u"), assumed: numbered(assumed, "a") };
};

/** What is pointed to comes first, so that every batch stands by itself; circles keep the order of the text. */
const inOrder = (world: World): readonly PlannedEntity[] => {
  const done = new Set<string>();
  const out: PlannedEntity[] = [];
  const visit = (entity: PlannedEntity, path: ReadonlySet<string>): void => {
    if (done.has(entity.key) || path.has(entity.key)) return;
    for (const field of entity.fields.values()) {
      const target = field.target ? world.entities.get(field.target) : undefined;
      if (target) visit(target, new Set([...path, entity.key]));
    }
    if (done.has(entity.key)) return;
    done.add(entity.key);
    out.push(entity);
  };
  for (const entity of world.entities.values()) visit(entity, new Set());
  return out;
};
