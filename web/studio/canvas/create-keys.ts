/** The keyboard on a data canvas: from card to card by direction or along relations, select, move, remove. The shortcut sheet names the keys. */
import { type Accessor, createSignal } from "solid-js";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { isRtl } from "../../ui/locale.ts";
import type { Workspace } from "../screens/build/workspace-context.tsx";
import type { Picture } from "./create-picture.ts";
import { type Direction, nearest, type Point } from "./geometry.ts";

interface Deeds {
  /** The card the keyboard is on. */
  readonly focused: Accessor<Id | null>;
  focusNode(id: Id): void;
  toggled(id: Id): readonly Id[];
  place(next: Readonly<Record<Id, Point>>): void;
  remove(ids: readonly Id[]): void;
  inspect(): void;
}

const sides: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

export const createKeys = (workspace: Workspace, picture: Picture, deeds: Deeds) => {
  /** Arrows move the card instead of the focus. */
  const [moving, setMoving] = createSignal(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest("input,textarea,select")) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = deeds.focused() ?? workspace.selection()[0] ?? null;
    const side = sides[event.code];
    if (side && moving() && here) nudge(here, side, event.shiftKey ? 64 : 8);
    else if (side) step(side, event.shiftKey, here);
    else if (event.code === "Space" && here) workspace.select(deeds.toggled(here));
    else if (event.code === "KeyM" && here && workspace.canEdit()) setMoving((value) => !value);
    else if ((event.code === "Enter" || event.code === "Escape") && moving()) setMoving(false);
    else if (event.code === "Enter" && here && event.target instanceof HTMLElement && event.target.dataset.node) {
      workspace.select([here]);
      deeds.inspect();
    } else if ((event.code === "BracketRight" || event.code === "BracketLeft") && here) follow(here, event.code === "BracketRight");
    else if (event.code === "Delete" || event.code === "Backspace")
      deeds.remove(workspace.selection().length > 0 ? workspace.selection() : here ? [here] : []);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const step = (side: Direction, extend: boolean, here: Id | null) => {
    const next = here ? nearest(picture.rects(), here, side) : (picture.rects().keys().next().value ?? null);
    if (!next) return;
    workspace.select(extend ? [...new Set([...workspace.selection(), next])] : [next]);
    deeds.focusNode(next);
  };
  const nudge = (id: Id, side: Direction, by: number) => {
    const from = picture.standsAt(id);
    if (!from) return;
    const flow = isRtl() ? -1 : 1;
    const dx = side === "left" ? -by * flow : side === "right" ? by * flow : 0;
    deeds.place({ [id]: [from[0] + dx, from[1] + (side === "up" ? -by : side === "down" ? by : 0)] });
  };
  const follow = (id: Id, forward: boolean) => {
    const { relations } = workspace.outline();
    const next = forward ? relations.find(({ from }) => from === id)?.to : relations.find(({ to }) => to === id)?.from;
    if (next) {
      workspace.select([next]);
      deeds.focusNode(next);
    }
  };
  return { moving, onKeyDown };
};
