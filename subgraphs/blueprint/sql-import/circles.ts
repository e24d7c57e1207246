/** Records that need each other before either is there: no first one could ever be made, so one link of the circle may be empty. */
import { labelOf } from "./names.ts";
import { type Note, note } from "./note.ts";
import type { Bag } from "./to-blueprint.ts";

/** Lets the last link of every circle of required links be empty, and says so. */
export const openCircles = (entities: Readonly<Record<string, Bag>>, report: Note[]): void => {
  const [done, open] = [new Set<string>(), new Set<string>()];
  const visit = (entity: string): void => {
    if (done.has(entity)) return;
    open.add(entity);
    for (const [key, field] of Object.entries((entities[entity]?.fields as Record<string, Bag>) ?? {})) {
      if (field.type !== "reference" || field.required !== true) continue;
      const { target } = field.config as { target: string };
      if (!open.has(target)) {
        visit(target);
        continue;
      }
      delete field.required;
      const [en, own, to] = [labelOf(key).en, labelOf(entity).en, labelOf(target).en];
      report.push(
        note(
          "assumed",
          `“${en}” of ${own} may be empty: it and ${target === entity ? "its own kind" : to} need each other, and no first record could be made.`,
          `قد يخلو «${en}» في «${own}»: فهو و«${to}» يتطلب أحدهما الآخر ولا يمكن إنشاء أول سجل.`,
        ),
      );
    }
    open.delete(entity);
    done.add(entity);
  };
  for (const entity of Object.keys(entities)) visit(entity);
};
