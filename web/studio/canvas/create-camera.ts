/**
 * The camera of one canvas. It moves outside reactivity: every change asks for one animation frame, and the frame writes the
 * world's transform, draws the edges and then tells who asked (`onFrame`), so panning renders no component.
 */
import { createSignal, onCleanup } from "solid-js";
import { type Camera, frameRects, type Point, type Rect, toWorld, zoomAt } from "./geometry.ts";

export interface CameraControl {
  readonly now: () => Camera;
  /** Changes at most once a frame; for the few things that follow the camera reactively (cursors, zoom word). */
  readonly shown: () => Camera;
  set(camera: Camera): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number, at?: Point): void;
  frame(rects: readonly Rect[]): void;
  /** Moves just enough for a rectangle to be in view. */
  reveal(rect: Rect): void;
  /** Asks for a frame without moving. */
  redraw(): void;
  world(point: Point): Point;
}

/** `size` of the viewport in CSS pixels; `onFrame` draws. */
export const createCamera = (size: () => { w: number; h: number }, onFrame: (camera: Camera) => void): CameraControl => {
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let asked = 0;
  const [shown, setShown] = createSignal<Camera>(camera, { equals: (a, b) => a.x === b.x && a.y === b.y && a.zoom === b.zoom });
  const redraw = () => {
    if (asked !== 0) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      onFrame(camera);
      setShown(camera);
    });
  };
  const set = (next: Camera) => {
    camera = next;
    redraw();
  };
  onCleanup(() => cancelAnimationFrame(asked));
  return {
    now: () => camera,
    shown,
    set,
    redraw,
    pan: (dx, dy) => set({ ...camera, x: camera.x + dx, y: camera.y + dy }),
    zoom: (factor, at) => set(zoomAt(camera, at ?? [size().w / 2, size().h / 2], factor)),
    frame: (rects) => set(frameRects(rects, size())),
    reveal: (rect) => {
      const { w, h } = size();
      const left = rect.x * camera.zoom + camera.x;
      const top = rect.y * camera.zoom + camera.y;
      const dx = left < 16 ? 16 - left : Math.min(0, w - 16 - (left + rect.w * camera.zoom));
      const dy = top < 16 ? 16 - top : Math.min(0, h - 16 - (top + rect.h * camera.zoom));
      if (dx !== 0 || dy !== 0) set({ ...camera, x: camera.x + dx, y: camera.y + dy });
    },
    world: (point) => toWorld(camera, point),
  };
};
