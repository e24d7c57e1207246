import * as Kobalte from "@kobalte/core/dropdown-menu";
import { For, type JSX, Show } from "solid-js";

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: JSX.Element | undefined;
  readonly hint?: string | undefined;
  readonly danger?: boolean | undefined;
  /** Why it cannot be chosen now. */
  readonly why?: string | undefined;
  readonly checked?: boolean | undefined;
  readonly onSelect: () => void;
}

/** A button that opens a list of commands. Arrow keys, typing and Escape work; the sides follow the reading direction. */
export const Menu = (props: {
  label: string;
  trigger: JSX.Element;
  items: readonly MenuItem[];
  class?: string | undefined;
  align?: "start" | "end" | undefined;
}) => (
  <Kobalte.Root placement={props.align === "end" ? "bottom-end" : "bottom-start"} gutter={6}>
    <Kobalte.Trigger aria-label={props.label} title={props.label} class={props.class ?? ""}>
      {props.trigger}
    </Kobalte.Trigger>
    <Kobalte.Portal>
      <Kobalte.Content class="wn-appear z-50 max-h-[70dvh] min-w-52 overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-layer outline-none">
        <For each={props.items}>
          {(item) => (
            <Kobalte.Item
              disabled={Boolean(item.why)}
              onSelect={item.onSelect}
              class={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1 text-base outline-none data-disabled:cursor-not-allowed data-disabled:opacity-60 data-highlighted:bg-surface-2 ${item.danger ? "text-danger" : "text-ink"}`}
            >
              <Show when={item.icon}>
                <span class="flex size-4 shrink-0 items-center text-ink-3 [&>svg]:size-4">{item.icon}</span>
              </Show>
              <span class="min-w-0 flex-1">
                {item.label}
                <Show when={item.why}>
                  <span class="block text-xs text-ink-3">{item.why}</span>
                </Show>
              </span>
              <Show when={item.checked}>
                <span aria-hidden="true" class="text-accent">
                  ✓
                </span>
              </Show>
              <Show when={item.hint}>
                <kbd class="font-code text-xs text-ink-3" dir="ltr">
                  {item.hint}
                </kbd>
              </Show>
            </Kobalte.Item>
          )}
        </For>
      </Kobalte.Content>
    </Kobalte.Portal>
  </Kobalte.Root>
);
