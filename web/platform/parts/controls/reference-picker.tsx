/** Choosing one record by typing: the combobox pattern of ARIA, answered by the platform's own list query. */
import { createSignal, For, onCleanup, Show } from "solid-js";
import type { Json } from "../../../../schema/ids.ts";
import type { PickerSpec } from "../../../../schema/model/pages/columns.ts";
import type { Chosen } from "../../forms.ts";
import { refusalOf, useHost } from "../../host.tsx";
import { Icon } from "../icon.tsx";
import { nameOf } from "../in-words.ts";
import { controlWords } from "./control.strings.ts";

export interface PickerProps {
  readonly id: string;
  readonly label: string;
  readonly picker: PickerSpec;
  readonly chosen: Chosen | null;
  readonly described?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  onChoose(chosen: Chosen | null): void;
}

const shown = 20;

export const ReferencePicker = (props: PickerProps) => {
  const host = useHost();
  const t = host.words.from(controlWords);
  const [typed, setTyped] = createSignal<string | null>(null);
  const [open, setOpen] = createSignal(false);
  const [found, setFound] = createSignal<readonly Chosen[]>([]);
  const [problem, setProblem] = createSignal("");
  const [at, setAt] = createSignal(-1);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  onCleanup(() => clearTimeout(timer));

  const ask = async (words: string) => {
    const mine = ++asked;
    const { picker } = props;
    const filter: Json = picker.searchKey && words.trim() ? { [picker.searchKey]: { contains: words.trim() } } : null;
    const answer = await host.call(picker.document, { first: shown, ...(filter && { filter }) });
    if (mine !== asked) return; // A later question has been asked meanwhile.
    setProblem(refusalOf(answer)?.message ?? "");
    const rows = (answer.data?.[picker.root] as { readonly nodes?: readonly Json[] } | undefined)?.nodes ?? [];
    setFound(rows.map((row) => ({ id: String((row as { id: string }).id), name: nameOf(host.words, picker.title, row, picker.label) })));
    setAt(-1);
  };
  const show = (words: string, wait: number) => {
    setOpen(true);
    clearTimeout(timer);
    timer = setTimeout(() => void ask(words), wait);
  };
  const choose = (chosen: Chosen | null) => {
    setTyped(null);
    setOpen(false);
    props.onChoose(chosen);
  };
  const onKey = (event: KeyboardEvent) => {
    const last = found().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open()) show(typed() ?? "", 0);
      else setAt((now) => (event.key === "ArrowDown" ? (now >= last ? 0 : now + 1) : now <= 0 ? last : now - 1));
    } else if (event.key === "Enter" && open() && found()[at()]) {
      event.preventDefault();
      choose(found()[at()] ?? null);
    } else if (event.key === "Escape" && open()) {
      event.preventDefault();
      setOpen(false);
      setTyped(null);
    }
  };
  const words = () => typed() ?? props.chosen?.name ?? "";
  return (
    <div
      class="picker"
      onFocusOut={(event) => {
        if (event.currentTarget.contains(event.relatedTarget as Node | null)) return;
        setOpen(false);
        if (typed() === "" && props.chosen) props.onChoose(null);
        setTyped(null);
      }}
    >
      <div class="picker-box">
        <input
          id={props.id}
          type="text"
          role="combobox"
          aria-expanded={open() ? "true" : "false"}
          aria-controls={`${props.id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open() && at() >= 0 ? `${props.id}-${at()}` : undefined}
          aria-describedby={props.described}
          aria-invalid={props.invalid ? "true" : undefined}
          aria-required={props.required ? "true" : undefined}
          autocomplete="off"
          dir={words() === "" ? undefined : "auto"}
          placeholder={props.placeholder ?? t("typeToSearch")}
          value={words()}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            show(event.currentTarget.value, 180);
          }}
          onClick={() => !open() && show(typed() ?? "", 0)}
          onKeyDown={onKey}
        />
        <Show when={props.chosen} fallback={<Icon name="down" class="picker-mark" />}>
          <button type="button" class="picker-clear" aria-label={t("clear")} onClick={() => choose(null)}>
            <Icon name="x" />
          </button>
        </Show>
      </div>
      <div id={`${props.id}-list`} class="picker-list" role="listbox" aria-label={props.label} hidden={!open() || found().length === 0}>
        <For each={found()}>
          {(one, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the current choice
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, as its pattern asks
            <div
              class="picker-option"
              id={`${props.id}-${index()}`}
              role="option"
              tabindex="-1"
              aria-selected={one.id === props.chosen?.id ? "true" : "false"}
              classList={{ at: index() === at() }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(one)}
            >
              <bdi>{one.name}</bdi>
            </div>
          )}
        </For>
      </div>
      <Show when={open() && found().length === 0}>
        <p class="picker-list empty" role="status">
          {problem() || t("noMatch")}
        </p>
      </Show>
    </div>
  );
};
