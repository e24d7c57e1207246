/**
 * FLOW_*: what a workflow's graph lacks to be run: a trigger, a way to every step, a way out of every choice, an answer when nobody
 * answers; and what nests too deep. Only of workflows that are switched on. Steps are read by the table of their kinds; an unknown kind is told, never guessed.
 */
import type { DraftNode } from "../document.ts";
import { limits } from "../limits.ts";
import type { Op, Problem } from "../operation.ts";
import { problem } from "../problem-texts.ts";
import type { Id } from "../shape.ts";
import { stepSpec } from "../step-kinds.ts";
import { isOn, kindOf } from "./flow-graph.ts";
import { type Lint, none } from "./lint.ts";
import type { Look } from "./look.ts";

interface Edge {
  readonly id: Id;
  readonly from: Id;
  readonly port: string;
  readonly to: Id;
}
interface Graph {
  readonly workflow: Id;
  readonly steps: ReadonlyMap<Id, DraftNode>;
  readonly edges: readonly Edge[];
}

export const flows: Lint = {
  codes: [
    "FLOW_NO_TRIGGER",
    "FLOW_UNREACHABLE",
    "FLOW_PORT_OPEN",
    "FLOW_NO_TIMEOUT",
    "FLOW_REGION",
    "FLOW_CYCLE",
    "FLOW_KIND",
    "FLOW_TOO_BIG",
  ],
  of: ["workflow"],
  check: (look, workflow) => {
    if (!isOn(look, workflow)) return none;
    const steps = new Map(look.inner(workflow, "step").map((id) => [id, look.node(id)!]));
    const edges = look.inner(workflow, "edge").map((id) => ({ ...(look.node(id)!.props as unknown as Omit<Edge, "id">), id }));
    const graph = { workflow, steps, edges: edges.filter(({ from, to }) => steps.has(from) && steps.has(to)) };
    return [...triggers(look, graph), ...ports(look, graph), ...regions(look, graph), ...ways(look, graph), ...depth(look, graph)];
  },
};

const triggers = (look: Look, { workflow, steps }: Graph): readonly Problem[] => {
  if ([...steps.values()].some((step) => stepSpec(kindOf(step))?.trigger)) return none;
  const fix = { label: { en: "Switch it off", ar: "إيقافه" }, ops: [{ op: "set" as const, id: workflow, prop: "enabled", value: false }] };
  return [problem(look.nodes, "FLOW_NO_TRIGGER", { id: workflow }, {}, fix)];
};

const ports = (look: Look, { steps, edges }: Graph): readonly Problem[] =>
  [...steps].flatMap(([id, step]): readonly Problem[] => {
    const spec = stepSpec(kindOf(step));
    if (!spec) return [problem(look.nodes, "FLOW_KIND", { id, prop: "kind" }, { detail: kindOf(step) })];
    const open = (port: string): boolean => !edges.some((edge) => edge.from === id && edge.port === port);
    return [
      ...(spec.must ?? []).filter(open).map((detail) => problem(look.nodes, "FLOW_PORT_OPEN", { id }, { detail })),
      ...(spec.timeout && open("timeout") ? [problem(look.nodes, "FLOW_NO_TIMEOUT", { id })] : []),
    ];
  });

const regions = (look: Look, { steps, edges }: Graph): readonly Problem[] =>
  edges.flatMap(({ id, from, to }) => {
    if (steps.get(from)!.parent === steps.get(to)!.parent) return none;
    const fix = { label: { en: "Remove the connection", ar: "حذف الوصلة" }, ops: [{ op: "remove" as const, id }] };
    return [problem(look.nodes, "FLOW_REGION", { id }, {}, fix)];
  });

/** Steps no run comes to, and circles of steps. A region begins with the steps in it that nothing leads to. */
const ways = (look: Look, { steps, edges }: Graph): readonly Problem[] => {
  const next = new Map<Id, Id[]>();
  const entered = new Set<Id>();
  for (const { from, to } of edges) {
    next.set(from, [...(next.get(from) ?? []), to]);
    entered.add(to);
  }
  const begins = [...steps].flatMap(([id, step]) => {
    const inRegion = steps.has(step.parent ?? "");
    return stepSpec(kindOf(step))?.trigger || (inRegion && !entered.has(id)) ? [id] : [];
  });
  const reached = new Set<Id>();
  const queue = [...begins];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    queue.push(...(next.get(id) ?? []));
  }
  const lost = begins.length === 0 ? [] : [...steps.keys()].filter((id) => !reached.has(id));
  const around = (start: Id): boolean => {
    const seen = new Set<Id>();
    const open = [...(next.get(start) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === start) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      open.push(...(next.get(id) ?? []));
    }
    return false;
  };
  const circle = entered.size === 0 ? undefined : [...steps.keys()].sort().find((id) => entered.has(id) && next.has(id) && around(id));
  return [
    ...lost.map((id) => {
      const ops: readonly Op[] = [
        ...edges.filter(({ from, to }) => from === id || to === id).map((edge) => ({ op: "remove" as const, id: edge.id })),
        { op: "remove", id },
      ];
      return problem(look.nodes, "FLOW_UNREACHABLE", { id }, {}, { label: { en: "Remove the step", ar: "حذف الخطوة" }, ops });
    }),
    ...(circle ? [problem(look.nodes, "FLOW_CYCLE", { id: circle })] : []),
  ];
};

/** Regions deeper than runs can follow; how many steps there may be is a limit of the document. */
const depth = (look: Look, { steps }: Graph): readonly Problem[] => {
  const inside = (id: Id): number => {
    let deep = 0;
    for (let at = steps.get(id)?.parent ?? null; at !== null && steps.has(at) && deep <= limits.regionDepth; at = steps.get(at)!.parent)
      deep++;
    return deep;
  };
  const deepest = [...steps.keys()].sort().find((id) => inside(id) > limits.regionDepth);
  return deepest ? [problem(look.nodes, "FLOW_TOO_BIG", { id: deepest }, { detail: String(limits.regionDepth) })] : none;
};
