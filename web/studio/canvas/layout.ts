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

const gap = { x: 72, y: 36 };

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
  for (const node of nodes) graph.setNode(node.id, { width: card.width, height: cardHeight(node.fields) });
  for (const edge of edges) graph.setEdge(edge.from, edge.to);
  dagre(graph);
  return Object.fromEntries(
    nodes.map((node) => {
      const { x = 0, y = 0 } = graph.node(node.id) as { x?: number; y?: number };
      return [node.id, [Math.round(x - card.width / 2), Math.round(y - cardHeight(node.fields) / 2)]];
    }),
  );
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
