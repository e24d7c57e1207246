import Crosshair from "lucide-solid/icons/crosshair";
import { createEffect, For, Show } from "solid-js";
import { formatNumber, sentence, textOf } from "../../../ui/locale.ts";
import { IconButton } from "../../../ui/parts/Button.tsx";
import { Said } from "../../../ui/parts/Said.tsx";
import type { ChangeLine } from "../../api/versions.ts";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);
const weights = ["ACCESS", "LOSS", "DATA", "LOGIC", "PAGES", "WORDS"] as const;

/** What changes, in sentences: the weightiest group first. `onShow`: where a change can be looked at. */
export const Changes = (props: {
  changes: readonly ChangeLine[];
  onShow?: ((nodes: readonly string[]) => void) | undefined;
  /** Those somebody points at. */
  isLit?: ((line: ChangeLine) => boolean) | undefined;
}) => (
  <Show when={props.changes.length > 0} fallback={<p class="text-ink-2">{t("nothingNew")}</p>}>
    <div class="flex flex-col gap-4">
      <For each={weights.filter((weight) => props.changes.some((line) => line.weight === weight))}>
        {(weight) => {
          const lines = () => props.changes.filter((line) => line.weight === weight);
          return (
            <section>
              <h3 class="mb-1 flex items-baseline gap-2 text-sm font-semibold text-ink-2">
                {t(`weight_${weight}`)}
                <span class="text-xs font-medium text-ink-3">{formatNumber(lines().length)}</span>
              </h3>
              <ul class="flex flex-col">
                <For each={lines()}>
                  {(line) => (
                    <li
                      aria-current={props.isLit?.(line) ? "true" : undefined}
                      class={`flex min-h-9 items-center gap-2 border-b border-line px-1 py-1 last:border-0 ${props.isLit?.(line) ? "bg-accent-soft" : ""}`}
                      ref={(element) => createEffect(() => props.isLit?.(line) && element.scrollIntoView({ block: "nearest" }))}
                    >
                      <span class="min-w-0 flex-1 text-pretty">
                        <Said text={sentence(line.sentence)} />
                      </span>
                      <Show when={props.onShow && line.nodes.some((id) => id !== "header") ? props.onShow : null}>
                        {(show) => (
                          <IconButton label={t("showThere")} onClick={() => show()(line.nodes)}>
                            <Crosshair class="size-4" aria-hidden="true" />
                          </IconButton>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          );
        }}
      </For>
    </div>
  </Show>
);
