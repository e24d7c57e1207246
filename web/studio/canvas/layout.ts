/**
 * Where cards stand that nobody has placed: connected ones by dagre from start to end, lonely ones in rows below. Placed cards
 * keep their place; if the rest would cover them it moves beside them. Pure; runs in a worker.
 */
import { layout as dagre, Graph } from "@dagrejs/dagre";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { bounds, card, cardHeight, overlaps, type Point, type Rect } from "./geometry.ts";

export interface LayoutInput {
  readonly nodes: readonly { readonly id: Id; readonly fields: number; readonly pos: Point | null }[];
  readonly edges: readonly { readonly from: Id; readonly to: Id }[];
}
export type Places = Readonly<Record<Id, Point>>;

/** Below a card there is room for the row one types a field into. */
const gap = { x: 72, y: 52 };

/** Gives a place for every node without one. The same input gives the same places. */
export const arrange = (input: LayoutInput): Places => {
  const free = input.nodes.filter((node) => node.pos === null);
  const ids = new Set(free.map((node) => node.id));
  const edges = input.edges.filter((edge) => edge.from !== edge.to && ids.has(edge.from) && ids.has(edge.to));
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const places: Record<Id, Point> = {
    ...connected(
      free.filter((node) => linked.has(node.id)),
      edges,
    ),
  };
  const rectOf = (fields: number, [x, y]: Point): Rect => ({ x, y, w: card.width, h: cardHeight(fields) });
  const done = bounds(free.filter((node) => places[node.id]).map((node) => rectOf(node.fields, places[node.id] as Point)));
  Object.assign(
    places,
    lonely(
      free.filter((node) => !linked.has(node.id)),
      done ? done.y + done.h + gap.y * 2 : 0,
    ),
  );
  const fixed = input.nodes.filter((node) => node.pos !== null).map((node) => rectOf(node.fields, node.pos as Point));
  const mine = free.map((node) => rectOf(node.fields, places[node.id] as Point));
  const box = bounds(fixed);
  const start = bounds(mine);
  if (!box || !start || !mine.some((rect) => fixed.some((other) => overlaps(rect, other)))) return places;
  const shift = box.x + box.w + gap.x * 1.5 - start.x;
  return Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, [x + shift, y + box.y - start.y]]));
};

const connected = (nodes: LayoutInput["nodes"], edges: LayoutInput["edges"]): Record<Id, Point> => {
  if (nodes.length === 0) return {};
  const graph = new Graph();
  graph.setGraph({ rankdir: "LR", nodesep: gap.y, ranksep: gap.x * 1.4, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  // Neighbours are named in the order of the fields that point at them, so their lines do not cross.
  const order = new Map<Id, (typeof nodes)[number]>();
  const visit = (node: (typeof nodes)[number]) => {
    if (order.has(node.id)) return;
    order.set(node.id, node);
    for (const edge of edges) if (edge.from === node.id) nodes.filter((other) => other.id === edge.to).forEach(visit);
  };
  for (const node of nodes) if (!edges.some((edge) => edge.to === node.id)) visit(node);
  nodes.forEach(visit);
  for (const node of order.values()) graph.setNode(node.id, { width: card.width, height: cardHeight(node.fields) });
  for (const edge of edges) graph.setEdge(edge.from, edge.to);
  dagre(graph);
  const places: Record<Id, Point> = Object.fromEntries(
    nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.id) as { x?: number; y?: number };
      return [node.id, [Math.round(x - card.width / 2), Math.round(y - cardHeight(node.fields) / 2)]];
    }),
  );
  return untangled(nodes, edges, places);
};

/** Dagre knows cards, not rows: within one column cards are put in the order of the rows that point at them, so lines do not cross. */
const untangled = (nodes: LayoutInput["nodes"], edges: LayoutInput["edges"], places: Record<Id, Point>): Record<Id, Point> => {
  const next = { ...places };
  const columns = Map.groupBy(nodes, (node) => places[node.id]?.[0] ?? 0);
  for (const [x, column] of [...columns].sort(([a], [b]) => a - b)) {
    const pull = (id: Id): number => {
      const rows = edges.flatMap((edge, index) => (edge.to === id && next[edge.from] ? [(next[edge.from] as Point)[1] + index] : []));
      return rows.length > 0 ? rows.reduce((sum, y) => sum + y, 0) / rows.length : (next[id]?.[1] ?? 0);
    };
    const top = Math.min(...column.map((node) => next[node.id]?.[1] ?? 0));
    const order = column.map((node) => ({ node, at: pull(node.id) })).sort((a, b) => a.at - b.at || (a.node.id < b.node.id ? -1 : 1));
    const gaps = column.length > 1 ? gap.y : 0;
    let y = top;
    for (const { node } of order) {
      next[node.id] = [x, Math.round(y)];
      y += cardHeight(node.fields) + gaps;
    }
  }
  return next;
};

const lonely = (nodes: LayoutInput["nodes"], top: number): Record<Id, Point> => {
  const columns = Math.max(1, Math.min(4, Math.ceil(Math.sqrt(nodes.length))));
  const places: Record<Id, Point> = {};
  let y = top;
  for (let start = 0; start < nodes.length; start += columns) {
    const row = nodes.slice(start, start + columns);
    row.forEach((node, column) => {
      places[node.id] = [column * (card.width + gap.x), y];
    });
    y += Math.max(...row.map((node) => cardHeight(node.fields))) + gap.y;
  }
  return places;
};
