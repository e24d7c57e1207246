/** Draws every relation on one <canvas>, and far away the cards themselves as rectangles. Called once per animation frame at most. */
import type { Id } from "../../../schema/blueprint/shape.ts";
import { tokenColour } from "../../ui/theme.ts";
import type { Mark } from "../model/changed-picture.ts";
import { type Camera, detail, edgeCurve, type Rect } from "./geometry.ts";

export interface DrawnEdge {
  readonly from: Id;
  readonly to: Id;
  /** Which row of the card it leaves from. */
  readonly row: number;
  readonly many: boolean;
  /** What became of it, where two states are compared. */
  readonly mark?: Mark | undefined;
}
export interface Colours {
  readonly line: string;
  readonly strong: string;
  readonly card: string;
  readonly text: string;
  readonly dot: string;
  readonly marks: Readonly<Record<Mark, string>>;
}

export const readColours = (): Colours => ({
  line: tokenColour("border-strong"),
  strong: tokenColour("accent"),
  card: tokenColour("surface"),
  text: tokenColour("text"),
  dot: tokenColour("border"),
  marks: { added: tokenColour("success"), changed: tokenColour("warning"), removed: tokenColour("danger") },
});

export interface Picture {
  readonly camera: Camera;
  readonly size: { readonly w: number; readonly h: number };
  readonly rects: ReadonlyMap<Id, Rect>;
  readonly edges: readonly DrawnEdge[];
  readonly selected: ReadonlySet<Id>;
  readonly colours: Colours;
  readonly name: (id: Id) => string;
  readonly marks?: ReadonlyMap<Id, Mark> | undefined;
  /** A relation being drawn by hand: from a card to the pointer, world coordinates. */
  readonly pulling: { readonly from: Id; readonly to: readonly [number, number] } | null;
  /** Cards drawn here because nodes are not mounted at this distance. */
  readonly far: boolean;
}

export const draw = (context: CanvasRenderingContext2D, picture: Picture, ratio: number): void => {
  const { camera, size, colours } = picture;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.w, size.h);
  dots(context, picture);
  context.setTransform(ratio * camera.zoom, 0, 0, ratio * camera.zoom, ratio * camera.x, ratio * camera.y);
  const thin = Math.max(1.5, 1.2 / camera.zoom);
  for (const edge of picture.edges) {
    const from = picture.rects.get(edge.from);
    const to = picture.rects.get(edge.to);
    if (!from || !to) continue;
    const lit = picture.selected.has(edge.from) || picture.selected.has(edge.to);
    context.globalAlpha = lit || edge.mark ? 1 : 0.65;
    context.strokeStyle = lit ? colours.strong : edge.mark ? colours.marks[edge.mark] : colours.line;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = lit ? thin * 1.4 : thin;
    const curve = edgeCurve(from, edge.row, to);
    context.beginPath();
    context.moveTo(...curve.from);
    context.bezierCurveTo(...curve.c1, ...curve.c2, ...curve.to);
    if (edge.mark === "removed") context.setLineDash([7, 5]);
    context.stroke();
    context.setLineDash([]);
    const side = curve.c2[0] < curve.to[0] ? -1 : 1;
    context.beginPath();
    if (edge.many)
      for (const dy of [-5, 0, 5]) {
        context.moveTo(curve.to[0] + side * 9, curve.to[1]);
        context.lineTo(curve.to[0], curve.to[1] + dy);
      }
    else {
      context.moveTo(curve.to[0], curve.to[1]);
      context.lineTo(curve.to[0] + side * 8, curve.to[1] - 4.5);
      context.lineTo(curve.to[0] + side * 8, curve.to[1] + 4.5);
      context.closePath();
      context.fill();
    }
    context.stroke();
    context.beginPath();
    context.arc(curve.from[0], curve.from[1], 3, 0, Math.PI * 2);
    context.fill();
  }
  context.globalAlpha = 1;
  if (picture.far) far(context, picture);
  const pulling = picture.pulling;
  const start = pulling && picture.rects.get(pulling.from);
  if (pulling && start) {
    context.strokeStyle = colours.strong;
    context.lineWidth = thin * 1.4;
    context.setLineDash([6, 5]);
    context.beginPath();
    context.moveTo(start.x + start.w / 2, start.y + start.h / 2);
    context.lineTo(...pulling.to);
    context.stroke();
    context.setLineDash([]);
  }
};

/** A quiet grid of points that moves with the world, so panning has something to hold on to. */
const dots = (context: CanvasRenderingContext2D, { camera, size, colours }: Picture): void => {
  const step = 28 * camera.zoom * (camera.zoom < 0.5 ? 4 : 1);
  if (step < 14) return;
  context.fillStyle = colours.dot;
  for (let x = ((camera.x % step) + step) % step; x < size.w; x += step)
    for (let y = ((camera.y % step) + step) % step; y < size.h; y += step) context.fillRect(x, y, 1.5, 1.5);
};

const far = (context: CanvasRenderingContext2D, { rects, colours, selected, name, camera, marks }: Picture): void => {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.font = `600 ${Math.min(40, 13 / camera.zoom)}px "Inter Variable", "IBM Plex Sans Arabic", sans-serif`;
  for (const [id, rect] of rects) {
    context.fillStyle = colours.card;
    const mark = marks?.get(id);
    context.strokeStyle = selected.has(id) ? colours.strong : mark ? colours.marks[mark] : colours.line;
    context.lineWidth = (selected.has(id) || mark ? 2.5 : 1) / camera.zoom;
    context.setLineDash(mark === "removed" ? [7 / camera.zoom, 5 / camera.zoom] : []);
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.w, rect.h, 10);
    context.fill();
    context.stroke();
    context.fillStyle = colours.text;
    context.fillText(name(id), rect.x + rect.w / 2, rect.y + rect.h / 2, rect.w - 12);
  }
  context.setLineDash([]);
};

/** Mounted or drawn? With a gap between the two borders, so a hand that trembles does not mount and unmount. */
export const isFar = (zoom: number, before: boolean): boolean => (before ? zoom < detail.on : zoom < detail.off);
