/**
 * Geometry of a canvas, pure. World coordinates are the same for everybody: a draft stores them and presence sends them. In
 * Arabic the flow runs right to left by mirroring x at the edge (`mirror`), so both screens mean the same node.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";

export type Point = readonly [number, number];
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** screen = world × zoom + (x, y) */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const zoomRange = { min: 0.1, max: 2.5 } as const;
/** Below the first a canvas draws rectangles, above the second it mounts nodes again. */
export const detail = { off: 0.33, on: 0.38 } as const;

export const toWorld = (camera: Camera, [x, y]: Point): Point => [(x - camera.x) / camera.zoom, (y - camera.y) / camera.zoom];
export const toScreen = (camera: Camera, [x, y]: Point): Point => [x * camera.zoom + camera.x, y * camera.zoom + camera.y];

/** Zooms by a factor, keeping the given screen point where it is. */
export const zoomAt = (camera: Camera, at: Point, factor: number): Camera => {
  const zoom = Math.min(zoomRange.max, Math.max(zoomRange.min, camera.zoom * factor));
  const [wx, wy] = toWorld(camera, at);
  return { zoom, x: at[0] - wx * zoom, y: at[1] - wy * zoom };
};

/** The stored place of a node as it lies on this screen, and back: the same function. */
export const mirror = (x: number, width: number, rtl: boolean): number => (rtl ? -(x + width) : x);

export const bounds = (rects: readonly Rect[]): Rect | null => {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return { x, y, w: Math.max(...rects.map((r) => r.x + r.w)) - x, h: Math.max(...rects.map((r) => r.y + r.h)) - y };
};

/** The camera that shows everything with a margin, never closer than actual size. */
export const frameRects = (rects: readonly Rect[], view: { readonly w: number; readonly h: number }, margin = 48): Camera => {
  const box = bounds(rects);
  if (!box || view.w <= 0 || view.h <= 0) return { x: view.w / 2, y: view.h / 2, zoom: 1 };
  const zoom = Math.min(
    1,
    Math.max(zoomRange.min, Math.min((view.w - margin * 2) / Math.max(1, box.w), (view.h - margin * 2) / Math.max(1, box.h))),
  );
  return { zoom, x: (view.w - box.w * zoom) / 2 - box.x * zoom, y: (view.h - box.h * zoom) / 2 - box.y * zoom };
};

export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/**
 * Places without one card on another. The upper card stays; one that grew pushes those below it down, never aside. `gap` is what lies
 * free below a card at least.
 */
export const apart = (rects: ReadonlyMap<Id, Rect>, gap: number): ReadonlyMap<Id, Rect> => {
  const done = new Map<Id, Rect>();
  // Cards that may touch lie in columns of one card's width or next to them.
  const columns = new Map<number, Rect[]>();
  const column = (rect: Rect) => Math.floor(rect.x / card.width);
  const taken = (rect: Rect): Rect | undefined =>
    [-1, 0, 1]
      .flatMap((side) => columns.get(column(rect) + side) ?? [])
      .find((other) => overlaps({ ...rect, h: rect.h + gap }, { ...other, h: other.h + gap }));
  for (const [id, rect] of [...rects].sort(([a, p], [b, q]) => p.y - q.y || p.x - q.x || (a < b ? -1 : 1))) {
    let free = rect;
    for (let other = taken(free); other; other = taken(free)) free = { ...free, y: other.y + other.h + gap };
    done.set(id, free);
    columns.set(column(free), [...(columns.get(column(free)) ?? []), free]);
  }
  return done;
};

const cell = 512;

/** Which nodes touch a rectangle, by a grid of 512 px. */
export const makeGrid = (rects: ReadonlyMap<Id, Rect>): { within(view: Rect): readonly Id[] } => {
  const cells = new Map<string, Id[]>();
  const each = (r: Rect, visit: (key: string) => void) => {
    for (let cx = Math.floor(r.x / cell); cx <= Math.floor((r.x + r.w) / cell); cx++)
      for (let cy = Math.floor(r.y / cell); cy <= Math.floor((r.y + r.h) / cell); cy++) visit(`${cx},${cy}`);
  };
  for (const [id, rect] of rects)
    each(rect, (key) => {
      const list = cells.get(key);
      if (list) list.push(id);
      else cells.set(key, [id]);
    });
  return {
    within: (view) => {
      // A view wider than the whole grid would walk empty cells: look at the nodes instead.
      const wide = (view.w / cell) * (view.h / cell) > rects.size * 4;
      if (wide) return [...rects].filter(([, rect]) => overlaps(rect, view)).map(([id]) => id);
      const found = new Set<Id>();
      each(view, (key) => {
        for (const id of cells.get(key) ?? []) if (overlaps(rects.get(id) as Rect, view)) found.add(id);
      });
      return [...found];
    },
  };
};

export type Direction = "left" | "right" | "up" | "down";

/** The nearest node in a direction on screen: far to the side counts double. */
export const nearest = (rects: ReadonlyMap<Id, Rect>, from: Id, direction: Direction): Id | null => {
  const start = rects.get(from);
  if (!start) return rects.keys().next().value ?? null;
  const cx = start.x + start.w / 2;
  const cy = start.y + start.h / 2;
  let best: { id: Id; cost: number } | null = null;
  for (const [id, rect] of rects) {
    if (id === from) continue;
    const dx = rect.x + rect.w / 2 - cx;
    const dy = rect.y + rect.h / 2 - cy;
    const ahead = direction === "left" ? -dx : direction === "right" ? dx : direction === "up" ? -dy : dy;
    const aside = Math.abs(direction === "left" || direction === "right" ? dy : dx);
    if (ahead <= 1 || aside > ahead * 3) continue;
    const cost = ahead + aside * 2;
    if (!best || cost < best.cost || (cost === best.cost && id < best.id)) best = { id, cost };
  }
  return best?.id ?? null;
};

/** Size of an entity's card; the same numbers place its field rows for the edges. `below` is the row one types a field into. */
export const card = { width: 236, head: 44, row: 28, foot: 8, rows: 12, below: 44 } as const;
export const cardHeight = (fields: number): number => card.head + Math.max(1, Math.min(fields, card.rows + 1)) * card.row + card.foot;
/** The middle of a field's row, from the top of its card. */
export const rowMiddle = (index: number): number => card.head + (Math.min(index, card.rows) + 0.5) * card.row;

export interface Curve {
  readonly from: Point;
  readonly c1: Point;
  readonly c2: Point;
  readonly to: Point;
}

/** A curve from a row of one card to the head of another, leaving and arriving at the sides that face each other. */
export const edgeCurve = (from: Rect, row: number, to: Rect): Curve => {
  const y1 = from.y + rowMiddle(row);
  const y2 = to.y + card.head / 2;
  const right = to.x >= from.x + from.w - 8;
  const left = to.x + to.w <= from.x + 8;
  const x1 = left ? from.x : from.x + from.w;
  const x2 = right ? to.x : to.x + to.w;
  const pull = Math.max(36, Math.min(160, Math.abs(x2 - x1) / 2));
  return { from: [x1, y1], c1: [x1 + (left ? -pull : pull), y1], c2: [x2 + (right ? -pull : pull), y2], to: [x2, y2] };
};
