/** Draft commands of entities: add, place, name records, remove with what goes along. */
import { z } from "zod";
import { keyFromWords } from "../../../schema/blueprint/keys.ts";
import { removal } from "../../../schema/blueprint/removal.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { draftCommand } from "./command.ts";
import { id, labelFrom, named, viewOf, words } from "./command-words.ts";

export const addEntity = draftCommand<{ words: string; pos?: readonly [number, number] | undefined }>({
  id: "data.addEntity",
  label: { en: "Add an entity", ar: "إضافة كيان" },
  keys: "KeyN",
  place: "canvas",
  input: z.object({ words, pos: z.tuple([z.number(), z.number()]).optional() }),
  from: (at) => ({ words: at.locale === "ar" ? "كيان جديد" : "New entity" }),
  ops: (at, input, mint) => {
    const entity = mint("entity");
    const field = mint("field");
    const key = keyFromWords(
      input.words,
      at.outline.entities.map((one) => one.key),
      "entity",
    );
    return [
      {
        op: "add",
        kind: "entity",
        id: entity,
        props: { key, label: labelFrom(input.words), audit: "changes", sampleRows: 20, ...(input.pos ? { pos: [...input.pos] } : {}) },
      },
      {
        op: "add",
        kind: "field",
        id: field,
        parent: entity,
        props: { key: "name", label: { en: "Name", ar: "الاسم" }, order: "a0", type: "text", required: true, classification: "internal" },
      },
      { op: "set", id: entity, prop: "title", value: field },
    ];
  },
});

export const moveEntity = draftCommand({
  id: "data.moveEntity",
  label: { en: "Move on the canvas", ar: "تحريك على اللوحة" },
  input: z.object({ moves: z.array(z.object({ id, pos: z.tuple([z.number(), z.number()]) })).min(1) }),
  ai: "never",
  says: (at, input) => named("Move", "تحريك", viewOf(at.outline, input.moves[0]?.id ?? "")),
  gesture: (input) => `move ${input.moves.map((move) => move.id).join(" ")}`,
  ops: (_at, input) =>
    input.moves.map((move) => ({ op: "set", id: move.id, prop: "pos", value: [Math.round(move.pos[0]), Math.round(move.pos[1])] })),
});

export const tidyUp = draftCommand({
  id: "data.tidyUp",
  label: { en: "Tidy up the canvas", ar: "ترتيب اللوحة" },
  input: z.object({}),
  from: () => ({}),
  ai: "never",
  ops: (at) => at.outline.entities.filter((one) => one.pos !== null).map((one) => ({ op: "set", id: one.id, prop: "pos", value: null })),
});

export const setTitle = draftCommand({
  id: "data.setTitle",
  label: { en: "Show records by this field", ar: "عرض السجلات بهذا الحقل" },
  input: z.object({ entity: id, field: id.nullable() }),
  ops: (_at, input) => [{ op: "set", id: input.entity, prop: "title", value: input.field }],
});

export const removeEntity = draftCommand<{ id: Id }>({
  id: "data.removeEntity",
  label: { en: "Remove the entity", ar: "حذف الكيان" },
  input: z.object({ id }),
  ai: "confirm",
  says: (at, input) => named("Remove", "حذف", at.outline?.byId.get(input.id)),
  ops: (at, input) => removal(at.draft, [input.id]),
});

export const entityCommands = [addEntity, moveEntity, tidyUp, setTitle, removeEntity];
