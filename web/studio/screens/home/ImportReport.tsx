import { For, Show } from "solid-js";
import { formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { Button } from "../../../ui/parts/Button.tsx";
import { Dialog } from "../../../ui/parts/Dialog.tsx";
import type { ImportNote } from "../../api/templates.ts";
import { templatesStrings } from "./templates.strings.ts";

const t = textOf(templatesStrings);
const kinds = [
  ["LEFT", "left"],
  ["ASSUMED", "assumed"],
  ["UNDERSTOOD", "understood"],
] as const;

/** What became of a database, part by part; what was not taken stands first. */
export const ImportReport = (props: { report: readonly ImportNote[] | null; onOpen: () => void }) => (
  <Dialog
    open={props.report !== null}
    onClose={() => props.onOpen()}
    title={t("reportTitle")}
    description={t("reportText")}
    width="medium"
    footer={
      <Button tone="primary" onClick={() => props.onOpen()}>
        {t("openIt")}
      </Button>
    }
  >
    <div class="flex flex-col gap-5">
      <For each={kinds}>
        {([kind, words]) => {
          const notes = () => (props.report ?? []).filter((note) => note.kind === kind);
          return (
            <Show when={notes().length > 0}>
              <section>
                <h3 class="mb-1.5 text-sm font-semibold">
                  {t(words)} <span class="font-normal text-ink-3">{formatNumber(notes().length)}</span>
                </h3>
                <ul class="flex flex-col gap-1">
                  <For each={notes()}>
                    {(note) => (
                      <li class="flex gap-2 text-sm text-ink-2">
                        <span class="min-w-0 flex-1 [overflow-wrap:anywhere]">{sentence(note.text)}</span>
                        <Show when={note.table}>
                          <bdi class="max-w-40 shrink-0 truncate font-code text-xs text-ink-3">{note.table}</bdi>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          );
        }}
      </For>
    </div>
  </Dialog>
);
