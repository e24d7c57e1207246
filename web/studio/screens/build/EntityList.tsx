import Plus from "lucide-solid/icons/plus";
import Table2 from "lucide-solid/icons/table-2";
import { For, Show } from "solid-js";
import { locale, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Empty } from "../../../ui/parts/State.tsx";
import { AddFieldRow } from "../../canvas/EntityCard.tsx";
import { TypeIconOf, typeWord } from "../../canvas/type-words.tsx";
import { addEntity } from "../../commands/entity-commands.ts";
import { addField } from "../../commands/field-commands.ts";
import { nameOf } from "../../model/nodes.ts";
import { buildStrings } from "./build.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/** The list twin of the data canvas: the same entities and fields, the same commands, no pointer needed. */
export const EntityList = (props: { shown: (id: string) => boolean; onInspect: () => void }) => {
  const workspace = useWorkspace();
  const entities = () => workspace.outline().entities.filter((entity) => props.shown(entity.id));
  const open = (id: string) => {
    workspace.select([id]);
    props.onInspect();
  };
  const add = () => {
    const ran = workspace.run(addEntity, { words: locale() === "ar" ? "كيان جديد" : "New entity" });
    if (ran.added[0]) open(ran.added[0]);
  };
  const targetName = (id: string) => {
    const view = workspace.outline().byId.get(id);
    return view ? nameOf(view, locale()) : "";
  };
  return (
    <div class="relative h-full overflow-y-auto p-4">
      <Show
        when={entities().length > 0}
        fallback={
          <Show when={workspace.document.ready()}>
            <Empty icon={<Table2 />} title={t("emptyTitle")} text={t("emptyText")}>
              <Show when={workspace.canEdit()}>
                <Button tone="primary" onClick={add}>
                  <Plus class="size-4" aria-hidden="true" />
                  {t("addEntity")}
                </Button>
              </Show>
            </Empty>
          </Show>
        }
      >
        <ul class="mx-auto grid max-w-5xl gap-4 sm:grid-cols-2 xl:grid-cols-3">
          <For each={entities()}>
            {(entity) => (
              <li
                class={`wn-appear min-w-0 self-start rounded-md border bg-surface ${workspace.selection().includes(entity.id) ? "border-accent ring-2 ring-accent/30" : "border-line"}`}
              >
                <button
                  type="button"
                  class="flex h-11 w-full items-center gap-2 rounded-t-md px-3 text-start hover:bg-surface-2"
                  onClick={() => open(entity.id)}
                >
                  <span class="min-w-0 flex-1 truncate font-semibold">
                    <bdi>{nameOf(entity, locale())}</bdi>
                  </span>
                  <span class="text-xs text-ink-3">{t("nFields", { n: entity.fields.length })}</span>
                </button>
                <ul class="border-t border-line py-1">
                  <For each={entity.fields}>
                    {(field) => (
                      <li>
                        <button
                          type="button"
                          class={`flex min-h-8 w-full items-center gap-2 px-3 text-start text-sm hover:bg-surface-2 ${workspace.selection().includes(field.id) ? "bg-accent-soft" : ""}`}
                          onClick={() => open(field.id)}
                        >
                          <TypeIconOf type={field.type} class="text-ink-3" />
                          <span class="min-w-0 flex-1 truncate">
                            <bdi>{nameOf(field, locale())}</bdi>
                          </span>
                          <span class="max-w-28 truncate text-xs text-ink-3">
                            {field.target && field.type !== "user" ? (
                              <bdi>{targetName(field.target)}</bdi>
                            ) : field.type ? (
                              typeWord(field.type)
                            ) : (
                              field.rawType
                            )}
                          </span>
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
                <Show when={workspace.canEdit()}>
                  <AddFieldRow name={nameOf(entity, locale())} onAdd={(line) => workspace.run(addField, { entity: entity.id, line })} />
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={workspace.canEdit()}>
          <div class="mx-auto mt-4 max-w-5xl">
            <Button onClick={add}>
              <Plus class="size-4" aria-hidden="true" />
              {t("addEntity")}
            </Button>
          </div>
        </Show>
      </Show>
    </div>
  );
};
