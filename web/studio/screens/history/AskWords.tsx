import { createSignal, type JSX, Show } from "solid-js";
import { createWords } from "../../../ui/create-words.ts";
import { textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import { TextField } from "../../../ui/parts/Field.tsx";
import { asProblem } from "../../api/errors.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

export interface Asking {
  readonly title: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly confirm: string;
  /** What to say when nothing was written. */
  readonly missing?: string | undefined;
  /** Nothing has to be written. */
  readonly optional?: true | undefined;
  readonly max: number;
  readonly children?: JSX.Element | undefined;
  /** Does it; what it throws is shown in the dialog. */
  readonly run: (words: string) => Promise<void>;
}

/** One line of words, then it is done. Enter sends, Escape leaves. */
export const AskWords = (props: { asking: Asking | null; onClose: () => void }) => (
  <Show when={props.asking} keyed>
    {(asking) => {
      const [words, setWords] = createSignal("");
      const [wrong, setWrong] = createWords();
      const [busy, setBusy] = createSignal(false);
      const submit = async (event: SubmitEvent) => {
        event.preventDefault();
        if (busy()) return;
        if (words().trim() === "" && !asking.optional) {
          setWrong(() => asking.missing ?? asking.label);
          return;
        }
        setBusy(true);
        try {
          await asking.run(words().trim());
          props.onClose();
        } catch (error) {
          setWrong(() => asProblem(error).message);
        } finally {
          setBusy(false);
        }
      };
      return (
        <Dialog open title={asking.title} width={asking.children ? "medium" : "small"} onClose={props.onClose}>
          <form noValidate class="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
            <TextField
              autofocus
              label={asking.label}
              help={asking.help}
              error={wrong() || undefined}
              maxlength={asking.max}
              autocomplete="off"
              value={words()}
              onInput={(event) => {
                setWords(event.currentTarget.value);
                setWrong(null);
              }}
            />
            {asking.children}
            <div class="flex justify-end gap-2">
              <Button tone="quiet" onClick={props.onClose}>
                {t("cancel")}
              </Button>
              <Button type="submit" tone="primary" busy={busy()}>
                {asking.confirm}
              </Button>
            </div>
          </form>
        </Dialog>
      );
    }}
  </Show>
);
