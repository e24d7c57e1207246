import ArrowRight from "lucide-solid/icons/arrow-right";
import Spline from "lucide-solid/icons/spline";
import Trash2 from "lucide-solid/icons/trash";
import { createMemo, createSignal, For, Show } from "solid-js";
import { builtIn } from "../../../../schema/blueprint/shape.ts";
import { locale, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { SelectField } from "../../../ui/parts/Field.tsx";
import { AddFieldRow } from "../../canvas/EntityCard.tsx";
import { TypeIconOf, typeWord } from "../../canvas/type-words.tsx";
import { removeEntity, setTitle } from "../../commands/entity-commands.ts";
import { addField } from "../../commands/field-commands.ts";
import { type EntityView, nameOf } from "../../model/nodes.ts";
import { AskRemoval } from "./AskRemoval.tsx";
import { buildStrings } from "./build.strings.ts";
import { NameFields } from "./NameFields.tsx";
import { createImpact, UsedBy } from "./UsedBy.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);

export const SectionTitle = (props: { children: string }) => <h3 class="text-sm font-semibold text-ink-2">{props.children}</h3>;

/** Everything about one entity. */
export const EntityInspector = (props: { entity: EntityView; onConnect: () => void }) => {
  const workspace = useWorkspace();
  const [asking, setAsking] = createSignal(false);
  const name = () => nameOf(props.entity, locale());
  const impact = createImpact(() => props.entity.id);
  const outgoing = createMemo(() => workspace.outline().relations.filter((relation) => relation.from === props.entity.id));
  const incoming = createMemo(() => workspace.outline().relations.filter((relation) => relation.to === props.entity.id));
  const nameOfId = (id: string) => {
    const view = workspace.outline().byId.get(id);
    return view ? nameOf(view, locale()) : id;
  };
  const remove = () => {
    setAsking(false);
    workspace.run(removeEntity, { id: props.entity.id });
    workspace.select([]);
  };
  const link = (id: string, text: string, word: string) => (
    <li>
      <button
        type="button"
        class="flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-start text-sm hover:bg-surface-2"
        onClick={() => workspace.select([id])}
      >
        <ArrowRight class="flip-rtl size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
        <span class="text-ink-3">{word}</span>
        <bdi class="min-w-0 truncate">{text}</bdi>
      </button>
    </li>
  );
  return (
    <>
      <header>
        <p class="text-xs font-medium text-ink-3">{t("entity")}</p>
        <h2 class="truncate text-lg font-semibold">
          <bdi>{name()}</bdi>
        </h2>
      </header>
      <NameFields
        id={props.entity.id}
        label={props.entity.label}
        apiKey={props.entity.key}
        fixedKey={props.entity.id === builtIn.user}
        impact={impact()}
      />
      <section class="flex flex-col gap-2">
        <SectionTitle>{t("fields")}</SectionTitle>
        <ul class="rounded-md border border-line">
          <For each={props.entity.fields}>
            {(field) => (
              <li>
                <button
                  type="button"
                  class="flex min-h-9 w-full items-center gap-2 px-3 text-start hover:bg-surface-2"
                  onClick={() => workspace.select([field.id])}
                >
                  <TypeIconOf type={field.type} class="text-ink-3" />
                  <span class="min-w-0 flex-1 truncate">
                    <bdi>{nameOf(field, locale())}</bdi>
                  </span>
                  <span class="text-xs text-ink-3">{field.type ? typeWord(field.type) : field.rawType}</span>
                </button>
              </li>
            )}
          </For>
          <Show when={workspace.canEdit()}>
            <li>
              <AddFieldRow
                name={name()}
                onAdd={(line) => workspace.run(addField, { entity: props.entity.id, line })}
                class={props.entity.fields.length === 0 ? "border-t-0" : ""}
              />
            </li>
          </Show>
        </ul>
        <SelectField
          label={t("titleField")}
          value={props.entity.title ?? ""}
          disabled={!workspace.canEdit()}
          choices={[
            { value: "", label: t("noTitle") },
            ...props.entity.fields.map((field) => ({ value: field.id, label: nameOf(field, locale()) })),
          ]}
          onChange={(field) => workspace.run(setTitle, { entity: props.entity.id, field: field === "" ? null : field })}
        />
      </section>
      <section class="flex flex-col gap-1">
        <SectionTitle>{t("relations")}</SectionTitle>
        <Show when={outgoing().length + incoming().length > 0} fallback={<p class="text-sm text-ink-3">{t("noRelations")}</p>}>
          <ul>
            <For each={outgoing()}>{(relation) => link(relation.field, nameOfId(relation.to), t("pointsTo"))}</For>
            <For each={incoming()}>{(relation) => link(relation.field, nameOfId(relation.from), t("pointedBy"))}</For>
          </ul>
        </Show>
        <Show when={workspace.canEdit()}>
          <Button size="small" class="mt-1 self-start" onClick={() => props.onConnect()}>
            <Spline class="size-4" aria-hidden="true" />
            {t("connect")}
          </Button>
        </Show>
      </section>
      <UsedBy impact={impact()} />
      <Show when={workspace.canEdit() && props.entity.id !== builtIn.user}>
        <Button tone="danger" size="small" class="self-start" onClick={() => setAsking(true)}>
          <Trash2 class="size-4" aria-hidden="true" />
          {t("removeEntity")}
        </Button>
      </Show>
      <AskRemoval impact={impact()} open={asking()} onClose={() => setAsking(false)} onRemove={remove} />
    </>
  );
};
