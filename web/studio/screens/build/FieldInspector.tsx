import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import Trash2 from "lucide-solid/icons/trash";
import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { type Impact, impactOf } from "../../../../schema/blueprint/impact.ts";
import { locale, textOf } from "../../../ui/locale.ts";
import { Button, IconButton } from "../../../ui/parts/Button.tsx";
import { CheckField, SelectField, TextField } from "../../../ui/parts/Field.tsx";
import { Note } from "../../../ui/parts/State.tsx";
import { choosable, typeWord } from "../../canvas/type-words.tsx";
import {
  addOption,
  moveField,
  removeField,
  removeOption,
  setClassification,
  setRequired,
  setTarget,
  setType,
  setUnique,
} from "../../commands/field-commands.ts";
import { rename } from "../../commands/node-commands.ts";
import { type FieldView, nameOf } from "../../model/nodes.ts";
import { AskRemoval, takesAlong } from "./AskRemoval.tsx";
import { buildStrings } from "./build.strings.ts";
import { DraftText } from "./DraftText.tsx";
import { SectionTitle } from "./EntityInspector.tsx";
import { NameFields } from "./NameFields.tsx";
import { createImpact, UsedBy } from "./UsedBy.tsx";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/** Everything about one field. */
export const FieldInspector = (props: { field: FieldView }) => {
  const workspace = useWorkspace();
  const disabled = () => !workspace.canEdit();
  const entity = () => workspace.outline().byId.get(props.field.entity);
  const entityChoices = () => workspace.outline().entities.map((one) => ({ value: one.id, label: nameOf(one, locale()) }));
  const types = () => (props.field.type === null || choosable.includes(props.field.type) ? choosable : [props.field.type, ...choosable]);
  const [asking, setAsking] = createSignal(false);
  const impact = createImpact(() => props.field.id);
  const remove = () => {
    setAsking(false);
    const owner = props.field.entity;
    workspace.run(removeField, { id: props.field.id });
    workspace.select([owner]);
  };
  return (
    <>
      <header class="flex items-start gap-2">
        <div class="min-w-0 flex-1">
          <button
            type="button"
            class="-ms-1 inline-flex max-w-full items-center gap-0.5 rounded-sm px-1 text-xs font-medium text-ink-3 hover:text-ink"
            onClick={() => workspace.select([props.field.entity])}
          >
            <ChevronLeft class="flip-rtl size-3.5 shrink-0" aria-hidden="true" />
            <bdi class="truncate">{entity() ? nameOf(entity() as NonNullable<ReturnType<typeof entity>>, locale()) : ""}</bdi>
          </button>
          <h2 class="truncate text-lg font-semibold">
            <bdi>{nameOf(props.field, locale())}</bdi>
          </h2>
        </div>
        <Show when={!disabled()}>
          <IconButton label={t("moveUp")} onClick={() => workspace.run(moveField, { id: props.field.id, by: -1 })}>
            <ArrowUp class="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton label={t("moveDown")} onClick={() => workspace.run(moveField, { id: props.field.id, by: 1 })}>
            <ArrowDown class="size-4" aria-hidden="true" />
          </IconButton>
        </Show>
      </header>
      <Show when={props.field.type === null}>
        <Note tone="danger">
          {t("unreadable")}: <code class="font-code break-all">{props.field.rawType || "—"}</code>
        </Note>
      </Show>
      <NameFields id={props.field.id} label={props.field.label} apiKey={props.field.key} impact={impact()} />
      <SelectField
        label={t("type")}
        value={props.field.type ?? ""}
        disabled={disabled()}
        choices={[
          ...(props.field.type === null ? [{ value: "", label: "—" }] : []),
          ...types().map((type) => ({ value: type, label: typeWord(type) })),
        ]}
        onChange={(value) => {
          const type = types().find((one) => one === value);
          if (type) workspace.run(setType, { id: props.field.id, type });
        }}
      />
      <Show when={props.field.type === "reference" || props.field.type === "references"}>
        <SelectField
          label={t("target")}
          value={props.field.target ?? ""}
          disabled={disabled()}
          choices={entityChoices()}
          onChange={(target) => workspace.run(setTarget, { id: props.field.id, target })}
        />
      </Show>
      <Show when={props.field.type === "enum" || props.field.type === "enums"}>
        <Options field={props.field} />
      </Show>
      <div class="flex flex-col gap-3">
        <CheckField
          label={t("required")}
          help={t("requiredHelp")}
          checked={props.field.required}
          disabled={disabled()}
          onChange={(on) => workspace.run(setRequired, { id: props.field.id, on })}
        />
        <CheckField
          label={t("unique")}
          help={t("uniqueHelp")}
          checked={props.field.unique}
          disabled={disabled()}
          onChange={(on) => workspace.run(setUnique, { id: props.field.id, on })}
        />
      </div>
      <SelectField
        label={t("privacy")}
        value={props.field.classification}
        disabled={disabled()}
        choices={(["public", "internal", "personal", "sensitive"] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(value) => {
          if (value === "public" || value === "internal" || value === "personal" || value === "sensitive")
            workspace.run(setClassification, { id: props.field.id, classification: value });
        }}
      />
      <UsedBy impact={impact()} />
      <Show when={!disabled()}>
        <Button tone="danger" size="small" class="self-start" onClick={() => (takesAlong(impact()) ? setAsking(true) : remove())}>
          <Trash2 class="size-4" aria-hidden="true" />
          {t("removeField")}
        </Button>
      </Show>
      <AskRemoval impact={impact()} open={asking()} onClose={() => setAsking(false)} onRemove={remove} />
    </>
  );
};

const Options = (props: { field: FieldView }) => {
  const workspace = useWorkspace();
  const [fresh, setFresh] = createSignal("");
  const [asked, setAsked] = createSignal<Impact | null>(null);
  const remove = (id: string) => {
    setAsked(null);
    workspace.run(removeOption, { id });
  };
  /** A choice that rules and actions speak of takes them along: that is asked first. */
  const ask = (id: string) => {
    const impact = impactOf(workspace.raw(), id);
    if (takesAlong(impact)) setAsked(impact);
    else remove(id);
  };
  const add = () => {
    if (fresh().trim() === "") return;
    workspace.run(addOption, { field: props.field.id, words: fresh() });
    setFresh("");
  };
  return (
    <section class="flex flex-col gap-2">
      <SectionTitle>{t("choices")}</SectionTitle>
      <ul class="flex flex-col gap-1.5">
        <For each={props.field.options.map((option) => option.id)}>
          {(id, index) => {
            const option = () => props.field.options.find((one) => one.id === id);
            return (
              <Show when={option()}>
                {(one) => (
                  <li class="flex items-center gap-1.5">
                    <DraftText
                      bare
                      class="flex-1"
                      at={`${id}/label`}
                      label={t("choice", { n: index() + 1 })}
                      value={nameOf(one(), locale())}
                      disabled={!workspace.canEdit()}
                      onChange={(words) => workspace.run(rename, { id, locale: locale(), words })}
                    />
                    <Show when={workspace.canEdit()}>
                      <IconButton label={t("removeChoice", { name: nameOf(one(), locale()) })} onClick={() => ask(id)}>
                        <X class="size-4" aria-hidden="true" />
                      </IconButton>
                    </Show>
                  </li>
                )}
              </Show>
            );
          }}
        </For>
      </ul>
      <AskRemoval impact={asked()} open={asked() !== null} onClose={() => setAsked(null)} onRemove={() => remove(asked()?.id ?? "")} />
      <Show when={workspace.canEdit()}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            bare
            label={t("addChoice")}
            placeholder={t("addChoice")}
            value={fresh()}
            onInput={(event) => setFresh(event.currentTarget.value)}
            onBlur={add}
            autocomplete="off"
          />
        </form>
      </Show>
    </section>
  );
};
