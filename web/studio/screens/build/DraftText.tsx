import { createSignal, Show } from "solid-js";
import { textOf } from "../../../ui/locale.ts";
import { TextField } from "../../../ui/parts/Field.tsx";
import { buildStrings } from "./build.strings.ts";
import { useWorkspace } from "./workspace-context.tsx";

const t = textOf(buildStrings);

/**
 * A text of the draft being edited in place. While the person types, their words stand and the caret stays where it is, whatever
 * arrives from others; when they leave, the draft decides again.
 */
export const DraftText = (props: {
  /** `<node id>/<property>`: shown to others as "is editing this". */
  at: string;
  label: string;
  value: string;
  disabled?: boolean | undefined;
  dir?: "ltr" | "rtl" | "auto" | undefined;
  lang?: string | undefined;
  help?: string | undefined;
  bare?: boolean | undefined;
  /** Gives a sentence when the words cannot be taken. */
  check?: (words: string) => string | undefined;
  onChange: (words: string) => void;
  class?: string | undefined;
}) => {
  const workspace = useWorkspace();
  const [typed, setTyped] = createSignal<string | null>(null);
  const error = () => (typed() === null ? undefined : props.check?.(typed() ?? ""));
  const editor = () => workspace.document.presence.others().find((person) => person.field === props.at);
  return (
    <div class={`min-w-0 ${props.class ?? ""}`}>
      <TextField
        label={props.label}
        bare={props.bare}
        help={props.help}
        error={error()}
        value={typed() ?? props.value}
        disabled={props.disabled}
        dir={props.dir ?? "auto"}
        lang={props.lang}
        autocomplete="off"
        onFocus={() => {
          setTyped(props.value);
          workspace.document.presence.show({ field: props.at });
        }}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          if (!props.check?.(event.currentTarget.value)) props.onChange(event.currentTarget.value);
        }}
        onBlur={() => {
          setTyped(null);
          workspace.document.presence.show({ field: null });
        }}
        onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
      />
      <Show when={editor()}>
        {(person) => (
          <p class="mt-1 text-xs text-ink-3">
            <span
              class="me-1 inline-block size-2 rounded-full"
              ref={(element) => {
                element.style.background = `var(--person-${person().colour})`;
              }}
            />
            {t("someoneEdits", { name: person().name })}
          </p>
        )}
      </Show>
    </div>
  );
};
