/** From the pages that were asked for to operations. */
import { plural } from "../../../../../schema/blueprint/keys.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import { between } from "../../../../../schema/blueprint/rank.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../../../schema/ids.ts";
import type { Span } from "../../../../../schema/planner.ts";
import { type Note, say } from "../frames/noted.ts";
import type { PlannedEntity, PlannedFigure, PlannedView, World } from "../world/world.ts";
import type { Ids } from "./node-ids.ts";

const kinds: Readonly<Record<PlannedView["kind"], Sentence>> = {
  calendar: { en: "calendar", ar: "تقويم" },
  board: { en: "board", ar: "لوحة مراحل" },
  dashboard: { en: "dashboard", ar: "لوحة المؤشرات" },
  map: { en: "map", ar: "خريطة" },
  gallery: { en: "gallery", ar: "معرض" },
};

/** One page per view, behind the pages up to `after`; what cannot be drawn yet says so. */
export const pageOps = (world: World, ids: Ids, note: Note, after: string | null = null): readonly Op[] => {
  let order = after;
  const made = new Set<string>();
  const ops = world.views.flatMap((view): readonly Op[] => {
    const entity = view.entity ? world.entities.get(view.entity) : undefined;
    const at = `${view.kind} ${view.entity ?? ""}`;
    if (made.has(at)) return [];
    made.add(at);
    order = between(order, null);
    const kind = kinds[view.kind];
    const many = entity ? say(entity.plural, entity.key) : { en: "", ar: "" };
    const label = entity ? { en: `${many.en} ${kind.en}`, ar: `${kind.ar} ${many.ar}` } : { en: "Dashboard", ar: "لوحة المؤشرات" };
    const id = ids.other("pg", view.kind, entity?.key ?? "");
    note({ text: { en: `A page: ${label.en}.`, ar: `صفحة: ${label.ar}.` }, span: view.span, nodes: [id] });
    const shown = entity ? placeOf(entity, view.kind, ids) : {};
    return [
      {
        op: "add",
        kind: "page",
        id,
        props: {
          key: entity ? `${entity.key}${view.kind.charAt(0).toUpperCase()}${view.kind.slice(1)}`.slice(0, 40) : view.kind,
          label,
          path: entity ? `/${plural(entity.key).toLowerCase()}-${view.kind}` : `/${view.kind}`,
          kind: view.kind,
          ...(entity ? { entity: ids.entity(entity.key) } : {}),
          order,
          ...(Object.keys(shown).length > 0 ? { view: shown } : {}),
        },
      },
      ...view.figures.map((figure, i) => figureOp(figure, i, id, ids, note, view.span)),
    ];
  });
  if (world.views.length > 0)
    note({
      text: {
        en: "Calendars, boards, maps and galleries are shown as lists, and dashboards are not shown, until their pages can be drawn.",
        ar: "التقويمات واللوحات والخرائط والمعارض تُعرض قوائمَ، ولوحات المؤشرات لا تُعرض، إلى أن تُرسم صفحاتها.",
      },
      span: null,
      nodes: [],
    });
  return ops;
};

const placeOf = (entity: PlannedEntity, kind: PlannedView["kind"], ids: Ids): Readonly<Record<string, Id>> => {
  const first = (types: readonly string[]) => [...entity.fields.values()].find(({ type }) => types.includes(type));
  const date = kind === "calendar" ? (first(["dateTime"]) ?? first(["date"])) : undefined;
  const group = kind === "board" ? first(["enum"]) : undefined;
  return {
    ...(date ? { dateField: ids.field(entity.key, date.key) } : {}),
    ...(group ? { groupBy: ids.field(entity.key, group.key) } : {}),
  };
};

const figureOp = (figure: PlannedFigure, index: number, page: Id, ids: Ids, note: Note, span: Span): Op => {
  const id = ids.other("q", page.slice(3), String(index + 1));
  note({ text: { en: `The page shows ${figure.said}.`, ar: `تعرض الصفحة: ${figure.said}.` }, span, nodes: [id] });
  return {
    op: "add",
    kind: "query",
    id,
    parent: page,
    props: {
      key: `figure${index + 1}`,
      entity: ids.entity(figure.entity),
      limit: 50,
      aggregate: {
        fn: figure.fn,
        ...(figure.field ? { field: ids.field(figure.entity, figure.field) } : {}),
        ...(figure.by ? { by: ids.field(figure.entity, figure.by) } : {}),
      },
    },
  };
};
