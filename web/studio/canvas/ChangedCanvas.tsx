/** Two states of a blueprint on one canvas: looked at like a draft, with what came, changed and went marked by colour, sign and word. */
import { createMemo, For } from "solid-js";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { textOf } from "../../ui/locale.ts";
import type { ChangedPicture, Mark } from "../model/changed-picture.ts";
import { type Outline, outline } from "../model/nodes.ts";
import { useWorkspace, type Workspace, WorkspaceProvider } from "../screens/build/workspace-context.tsx";
import { canvasStrings } from "./canvas.strings.ts";
import { DataCanvas } from "./DataCanvas.tsx";
import { card } from "./geometry.ts";
import { MarkSign, markWord } from "./MarkSign.tsx";

const t = textOf(canvasStrings);

interface Props {
  picture: ChangedPicture;
  /** What is pointed out: entities and fields of the picture. */
  lit: readonly Id[];
  /** A card or field was chosen; null: none is. */
  onPick: (id: Id | null) => void;
}

export const ChangedCanvas = (props: Props) => {
  const still = stillWorkspace(useWorkspace(), props);
  const kinds = createMemo(() => {
    const found = new Set(props.picture.marks.values());
    return (["added", "changed", "removed"] as const satisfies readonly Mark[]).filter((mark) => found.has(mark));
  });
  return (
    <WorkspaceProvider workspace={still}>
      <div class="relative h-full min-h-0 w-full">
        <DataCanvas
          marks={props.picture.marks}
          shown={() => true}
          arriving={() => false}
          onHandle={() => undefined}
          onConnectFrom={() => undefined}
          onInspect={() => undefined}
        />
        <ul
          aria-label={t("legend")}
          class="absolute inset-s-3 bottom-15 flex wide:bottom-3 flex-wrap gap-3 rounded-md border border-line bg-surface px-3 py-1.5 text-sm shadow-layer empty:hidden"
        >
          <For each={kinds()}>
            {(mark) => (
              <li class="flex items-center gap-1.5">
                <MarkSign mark={mark} bare />
                {markWord(mark)}
              </li>
            )}
          </For>
        </ul>
      </div>
    </WorkspaceProvider>
  );
};

/** A workspace over a picture: nothing in it can be changed, and choosing goes to whoever shows it. */
const stillWorkspace = (open: Workspace, props: Props): Workspace => {
  const view = createMemo(() => markedFirst(outline(props.picture.draft), props.picture.marks));
  const selection = () => props.lit;
  return {
    ...open,
    outline: view,
    problems: () => [],
    canEdit: () => false,
    selection,
    select: (ids) => props.onPick(ids.at(-1) ?? null),
    at: createMemo(() => ({ ...open.at(), draft: props.picture.draft, outline: view(), selection: selection(), canEdit: false })),
    run: () => ({ ok: false, refused: [], added: [] }),
    raw: () => props.picture.draft,
    document: { ...open.document, ready: () => true, presence: { others: () => [], show: () => undefined } },
  };
};

/** A card shows its first fields; those with a mark must be among them. */
const markedFirst = (view: Outline, marks: ReadonlyMap<Id, Mark>): Outline => {
  const entities = view.entities.map((entity) =>
    entity.fields.length <= card.rows
      ? entity
      : { ...entity, fields: [...entity.fields].sort((a, b) => Number(marks.has(b.id)) - Number(marks.has(a.id))) },
  );
  return { ...view, entities, byId: new Map(entities.map((entity) => [entity.id, entity])) };
};
