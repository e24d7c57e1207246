/** What hands on the canvas change in the draft: where cards stand, what is added and what is removed; each as one step back. */
import { batch } from "solid-js";
import { removalOf } from "../../../schema/blueprint/removal.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { locale, textOf } from "../../ui/locale.ts";
import { toast } from "../../ui/parts/Toast.tsx";
import { addEntity, moveEntity } from "../commands/entity-commands.ts";
import { removeSelected } from "../commands/node-commands.ts";
import { nameOf } from "../model/nodes.ts";
import type { Workspace } from "../screens/build/workspace-context.tsx";
import { canvasStrings } from "./canvas.strings.ts";
import type { Picture } from "./create-picture.ts";
import type { Point } from "./geometry.ts";

const t = textOf(canvasStrings);

/** `inspect`: shows what was just made; `focus`: gives the canvas the keyboard again. */
export const createEdits = (
  workspace: Workspace,
  picture: Picture,
  hands: { readonly inspect: () => void; readonly focus: () => void },
) => {
  /** Writes places. The first hand on an automatic layout keeps the others where they stand, in the same step. */
  const place = (next: Readonly<Record<Id, Point>>) => {
    const rest = workspace.outline().entities.flatMap((entity) => {
      const at = picture.standsAt(entity.id);
      return entity.pos === null && !next[entity.id] && at ? [{ id: entity.id, pos: [...at] as [number, number] }] : [];
    });
    const mine = Object.entries(next).map(([id, pos]) => ({ id, pos: [...pos] as [number, number] }));
    batch(() => {
      if (mine.length + rest.length > 0) workspace.run(moveEntity, { moves: [...mine, ...rest] });
      picture.hold({});
    });
  };
  const add = (pos?: Point) => {
    // A placed newcomer would push an automatic layout aside: keep what stands.
    if (pos) place({});
    const ran = workspace.run(addEntity, { words: locale() === "ar" ? "كيان جديد" : "New entity", ...(pos ? { pos } : {}) });
    const id = ran.added[0];
    if (id) {
      workspace.select([id]);
      hands.inspect();
    }
  };
  const remove = (ids: readonly Id[]) => {
    const views = ids.flatMap((id) => workspace.outline().byId.get(id) ?? workspace.outline().fields.get(id) ?? []);
    if (views.length === 0) return;
    const name = views.map((view) => nameOf(view, locale())).join(locale() === "ar" ? "، " : ", ");
    const along = removalOf(workspace.raw(), ids).along.size;
    const ran = workspace.run(removeSelected, { ids: views.map((view) => view.id) });
    const step = workspace.document.undoLabel();
    const takeBack = () => {
      if (workspace.document.undoLabel() === step) workspace.document.undo();
      else toast(t("changedSince"));
    };
    if (ran.ok)
      toast(along > 0 ? t("removedWith", { name, n: along }) : t("removed", { name }), { action: { label: t("undo"), run: takeBack } });
    workspace.select([]);
    hands.focus();
  };
  return { place, add, remove };
};
