/**
 * Hands on a canvas, by pointer events with capture (touch included): drag the ground to pan, two fingers to zoom, a card to move
 * it, its handle to connect. The wheel pans; with Ctrl or a pinch it zooms. Says what happened, decides nothing.
 */
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { CameraControl } from "./create-camera.ts";
import type { Point } from "./geometry.ts";

export interface PointerDeeds {
  tap(node: Id | null, event: PointerEvent): void;
  /** World distance since the press; `done` with the last. */
  drag(node: Id, by: Point, done: boolean): void;
  pull(node: Id, to: Point, done: boolean): void;
  hover(at: Point | null): void;
  canMove(): boolean;
}

const nodeOf = (target: EventTarget | null): { id: Id; part: string } | null => {
  if (!(target instanceof Element)) return null;
  const node = target.closest<HTMLElement>("[data-node]");
  if (!node?.dataset.node) return null;
  return { id: node.dataset.node, part: target.closest<HTMLElement>("[data-part]")?.dataset.part ?? "" };
};

/** Wires the hands to an element; returns how to let go. */
export const attachPointers = (element: HTMLElement, camera: CameraControl, deeds: PointerDeeds): (() => void) => {
  const fingers = new Map<number, Point>();
  let press: { pointer: number; start: Point; node: Id | null; part: string; moved: boolean } | null = null;
  const local = (event: MouseEvent): Point => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const down = (event: PointerEvent) => {
    if (event.target instanceof Element && event.target.closest("input,textarea,select,[data-still]")) return;
    const at = local(event);
    fingers.set(event.pointerId, at);
    if (fingers.size === 2) {
      press = null;
      return;
    }
    const hit = event.button === 0 ? nodeOf(event.target) : null;
    press = { pointer: event.pointerId, start: at, node: hit?.id ?? null, part: hit?.part ?? "", moved: false };
  };
  const move = (event: PointerEvent) => {
    const at = local(event);
    deeds.hover(camera.world(at));
    const before = fingers.get(event.pointerId);
    if (fingers.size === 2 && before) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1] as Point;
      const reach = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
      camera.zoom(reach(at, other) / Math.max(1, reach(before, other)), [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2]);
      camera.pan((at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
      fingers.set(event.pointerId, at);
      return;
    }
    if (!press || press.pointer !== event.pointerId || !before) return;
    if (!press.moved && Math.hypot(at[0] - press.start[0], at[1] - press.start[1]) < 4) return;
    if (!press.moved) {
      press.moved = true;
      element.setPointerCapture(event.pointerId);
    }
    fingers.set(event.pointerId, at);
    if (press.node !== null && press.part === "handle" && deeds.canMove()) deeds.pull(press.node, camera.world(at), false);
    else if (press.node !== null && deeds.canMove()) deeds.drag(press.node, worldDistance(press.start, at), false);
    else camera.pan(at[0] - before[0], at[1] - before[1]);
  };
  const worldDistance = (from: Point, to: Point): Point => [(to[0] - from[0]) / camera.now().zoom, (to[1] - from[1]) / camera.now().zoom];
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    if (!press || press.pointer !== event.pointerId) return;
    const { node, part, moved, start } = press;
    press = null;
    const at = local(event);
    if (!moved) {
      if (event.type === "pointerup") deeds.tap(node, event);
    } else if (node !== null && deeds.canMove()) {
      if (part === "handle") deeds.pull(node, camera.world(at), true);
      else deeds.drag(node, event.type === "pointercancel" ? [0, 0] : worldDistance(start, at), true);
    }
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (event.ctrlKey || event.metaKey) camera.zoom(Math.exp((-event.deltaY * unit) / 300), local(event));
    else if (event.shiftKey && event.deltaX === 0) camera.pan(-event.deltaY * unit, 0);
    else camera.pan(-event.deltaX * unit, -event.deltaY * unit);
  };
  const leave = () => deeds.hover(null);

  element.addEventListener("pointerdown", down);
  element.addEventListener("pointermove", move);
  element.addEventListener("pointerup", up);
  element.addEventListener("pointercancel", up);
  element.addEventListener("pointerleave", leave);
  element.addEventListener("wheel", wheel, { passive: false });
  return () => {
    element.removeEventListener("pointerdown", down);
    element.removeEventListener("pointermove", move);
    element.removeEventListener("pointerup", up);
    element.removeEventListener("pointercancel", up);
    element.removeEventListener("pointerleave", leave);
    element.removeEventListener("wheel", wheel);
  };
};
