import ArrowUp from "lucide-solid/icons/arrow-up";
import { createSignal, createUniqueId, Show } from "solid-js";
import { descriptionLimit } from "../../../../schema/planner.ts";
import { createWords } from "../../../ui/create-words.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { online } from "../../shell/create-online.ts";
import { shellStrings } from "../../shell/shell.strings.ts";
import { homeStrings } from "../home/home.strings.ts";
import { describeStrings } from "./describe.strings.ts";

const t = textOf(describeStrings);
const h = textOf(homeStrings);
const s = textOf(shellStrings);

/** A further sentence about the draft. Enter sends it, Shift+Enter makes a new line; what could not be sent stays. */
export const RefineForm = (props: { label: string; busy: boolean; onSend: (text: string) => Promise<boolean> }) => {
  const id = createUniqueId();
  const [text, setText] = createSignal("");
  const [wrong, setWrong] = createWords();
  const send = async () => {
    const words = text().trim();
    if (props.busy || words === "" || !online()) return;
    if (words.length > descriptionLimit) return setWrong(() => h("tooLong", { n: descriptionLimit, have: words.length }));
    setWrong(null);
    if (await props.onSend(words)) setText("");
  };
  return (
    <form
      class="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="min-w-0 flex-1">
        <label for={id} class="mb-1 block text-sm text-ink-2">
          {props.label}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text()}
          dir={text() === "" ? undefined : "auto"}
          placeholder={t("refinePlaceholder")}
          aria-invalid={wrong() ? true : undefined}
          aria-describedby={wrong() ? `${id}-wrong` : undefined}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send();
          }}
          class="block max-h-40 min-h-15 w-full resize-none rounded-sm border border-line-strong bg-surface px-2.5 py-1.5 [field-sizing:content]"
        />
        <Show when={wrong()}>
          <p id={`${id}-wrong`} role="alert" class="mt-1 text-sm text-danger">
            {wrong()}
          </p>
        </Show>
      </div>
      <Button
        type="submit"
        class="px-2.5!"
        aria-label={t("send")}
        title={t("send")}
        busy={props.busy}
        why={online() ? undefined : s("offlineWhy")}
      >
        <ArrowUp class="size-4" aria-hidden="true" />
      </Button>
    </form>
  );
};
