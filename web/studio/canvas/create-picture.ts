/**
 * What a data canvas shows of the draft: which cards, where they stand, what lies between them and what is to be said about each.
 * Places are in stored coordinates, rectangles as they lie on this screen.
 */
import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { isRtl, locale } from "../../ui/locale.ts";
import type { Mark } from "../model/changed-picture.ts";
import { nameOf } from "../model/nodes.ts";
import type { Workspace } from "../screens/build/workspace-context.tsx";
import { createLayout } from "./create-layout.ts";
import { apart, card, cardHeight, makeGrid, mirror, type Point, type Rect } from "./geometry.ts";

export type Picture = ReturnType<typeof createPicture>;

export const createPicture = (
  workspace: Workspace,
  shown: (id: Id) => boolean,
  marks: () => ReadonlyMap<Id, Mark> | undefined = () => undefined,
) => {
  /** Cards in a hand, which is not done with them. */
  const [held, hold] = createSignal<Readonly<Record<Id, Point>>>({});
  const entities = createMemo(() => workspace.outline().entities.filter((entity) => shown(entity.id)));
  const laidOut = createLayout(() => ({
    nodes: workspace.outline().entities.map((entity) => ({ id: entity.id, fields: entity.fields.length, pos: entity.pos })),
    edges: workspace.outline().relations.map(({ from, to }) => ({ from, to })),
  }));
  /** Every card that has a place, where it stands when no hand holds it: one that grew has pushed aside what it would cover. */
  const settled: Accessor<ReadonlyMap<Id, Rect>> = createMemo(() => {
    const auto = laidOut();
    const wanted = entities().flatMap((entity): (readonly [Id, Rect])[] => {
      const place = entity.pos ?? auto[entity.id];
      return place ? [[entity.id, { x: place[0], y: place[1], w: card.width, h: cardHeight(entity.fields.length) }]] : [];
    });
    return apart(new Map(wanted), card.below);
  });
  const standsAt = (id: Id): Point | undefined => {
    const rect = settled().get(id);
    return rect && [rect.x, rect.y];
  };
  const rects: Accessor<ReadonlyMap<Id, Rect>> = createMemo(() => {
    const now = held();
    const rtl = isRtl();
    return new Map(
      [...settled()].map(([id, rect]): readonly [Id, Rect] => {
        const [x, y] = now[id] ?? [rect.x, rect.y];
        return [id, { ...rect, x: mirror(x, card.width, rtl), y }];
      }),
    );
  });
  const grid = createMemo(() => makeGrid(rects()));
  const edges = createMemo(() => {
    const { byId, relations } = workspace.outline();
    return relations.map((relation) => ({
      from: relation.from,
      to: relation.to,
      many: relation.many,
      mark: marks()?.get(relation.field),
      row: byId.get(relation.from)?.fields.findIndex((field) => field.id === relation.field) ?? 0,
    }));
  });
  const selected = createMemo(() => new Set(workspace.selection().map((id) => workspace.outline().fields.get(id)?.entity ?? id)));
  const linksOf = createMemo(() => {
    const counts = new Map<Id, number>();
    for (const { from, to } of workspace.outline().relations)
      for (const id of new Set([from, to])) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  });
  const problemsOf = createMemo(() => {
    const counts = new Map<Id, number>();
    const { fields } = workspace.outline();
    for (const problem of workspace.problems()) {
      if (problem.level !== "error") continue;
      const entity = fields.get(problem.at.id)?.entity ?? problem.at.id;
      counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    return counts;
  });
  const nameOfEntity = (id: Id): string => {
    const entity = workspace.outline().byId.get(id);
    return entity ? nameOf(entity, locale()) : id;
  };
  return { hold, standsAt, rects, grid, edges, selected, linksOf, problemsOf, nameOfEntity };
};
