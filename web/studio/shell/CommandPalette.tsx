import { createMemo, For } from "solid-js";
import type { Sentence } from "../../../schema/ids.ts";
import { locale, sentence, textOf } from "../../ui/locale.ts";
import { Dialog } from "../../ui/parts/Dialog.tsx";
import { Picker } from "../../ui/parts/Picker.tsx";
import type { AnyCommand, Where } from "../commands/command.ts";
import { commands, showChord } from "../commands/registry.ts";
import { shellStrings } from "./shell.strings.ts";

const t = textOf(shellStrings);

/** Commands that can run from here without further input: views, server commands, and draft commands the selection is enough for. */
const runnable = (command: AnyCommand, at: Where): boolean => command.kind !== "draft" || (command.from?.(at) ?? null) !== null;

/** Every command a person can run here, found by words of either language. */
export const CommandPalette = (props: { open: boolean; at: Where; onRun: (command: AnyCommand) => void; onClose: () => void }) => {
  const picks = createMemo(() =>
    commands.flatMap((command) => {
      const when = command.when(props.at);
      if (when === "hidden" || command.id === "studio.palette" || !runnable(command, props.at)) return [];
      return [
        {
          id: command.id,
          label: command.label[locale()],
          also: `${command.label.en} ${command.label.ar}`,
          hint: command.keys ? showChord(command.keys) : undefined,
          why: when === "yes" ? undefined : when.no[locale()],
        },
      ];
    }),
  );
  return (
    <Picker
      open={props.open}
      onClose={props.onClose}
      title={t("palette")}
      placeholder={t("palettePlaceholder")}
      none={t("paletteNone")}
      picks={picks()}
      onPick={(id) => {
        const command = commands.find((one) => one.id === id);
        if (command) props.onRun(command);
      }}
    />
  );
};

/** Keys of the canvas that are gestures rather than commands. */
const gestures: readonly { readonly keys: string; readonly words: () => string }[] = [
  { keys: "← ↑ → ↓", words: () => t("arrows") },
  { keys: "[ ]", words: () => t("follow") },
  { keys: "M", words: () => t("move") },
  { keys: "Space", words: () => t("space") },
  { keys: "Del", words: () => t("delete") },
];

/** The shortcut sheet, printed from the registry. */
export const ShortcutSheet = (props: { open: boolean; onClose: () => void }) => {
  const rows = (place: "everywhere" | "canvas") =>
    commands.flatMap((command): { keys: string; words: string }[] =>
      command.keys && (command.place ?? "everywhere") === place
        ? [{ keys: showChord(command.keys), words: sentence(command.label as Sentence) }]
        : [],
    );
  const list = (title: string, items: readonly { keys: string; words: string }[]) => (
    <section class="min-w-0">
      <h3 class="mb-1.5 text-sm font-semibold text-ink-2">{title}</h3>
      <dl>
        <For each={items}>
          {(item) => (
            <div class="flex items-center gap-3 border-b border-line py-1.5 last:border-b-0">
              <dt class="min-w-0 flex-1">{item.words}</dt>
              <dd>
                <kbd
                  dir="ltr"
                  class="rounded-sm border border-line bg-surface-2 px-1.5 py-0.5 font-code text-xs whitespace-nowrap text-ink-2"
                >
                  {item.keys}
                </kbd>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
  return (
    <Dialog open={props.open} onClose={props.onClose} width="medium" title={t("shortcuts")} description={t("shortcutsText")}>
      <div class="grid gap-6 sm:grid-cols-2">
        {list(t("everywhere"), rows("everywhere"))}
        {list(t("onCanvas"), [...rows("canvas"), ...gestures.map((one) => ({ keys: one.keys, words: one.words() }))])}
      </div>
    </Dialog>
  );
};
