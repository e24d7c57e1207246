import * as Kobalte from "@kobalte/core/dialog";
import Search from "lucide-solid/icons/search";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, Show } from "solid-js";
import { createReturnFocus } from "./return-focus.ts";

export interface Pick {
  readonly id: string;
  readonly label: string;
  readonly icon?: JSX.Element | undefined;
  readonly hint?: string | undefined;
  /** Also found by these words (the other language, a key). */
  readonly also?: string | undefined;
  readonly why?: string | undefined;
}

/** Latin case, Arabic letter shapes and marks do not matter when searching. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه");

/** A list one types into: arrows move, Enter picks, Escape leaves and gives the focus back. */
export const Picker = (props: {
  open: boolean;
  title: string;
  placeholder: string;
  none: string;
  picks: readonly Pick[];
  onPick: (id: string) => void;
  onClose: () => void;
}) => {
  const [query, setQuery] = createSignal("");
  const [active, setActive] = createSignal(0);
  const listId = createUniqueId();
  createReturnFocus(() => props.open);
  const found = createMemo(() => {
    const words = fold(query()).split(/\s+/).filter(Boolean);
    return props.picks.filter((pick) => words.every((word) => fold(`${pick.label} ${pick.also ?? ""}`).includes(word)));
  });
  createEffect(on([query, () => props.open], () => setActive(0)));
  createEffect(
    on(
      () => props.open,
      () => setQuery(""),
    ),
  );
  const pick = (index: number) => {
    const one = found()[index];
    if (!one || one.why) return;
    // The pick first: who opened the list still knows what it was opened for.
    props.onPick(one.id);
    props.onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = found().length;
    if (event.key === "ArrowDown") setActive((n) => (n + 1) % Math.max(1, count));
    else if (event.key === "ArrowUp") setActive((n) => (n - 1 + count) % Math.max(1, count));
    else if (event.key === "Enter") pick(active());
    else return;
    event.preventDefault();
    document.getElementById(`${listId}-${active()}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-[rgb(10_13_20/35%)]" />
        <div class="fixed inset-0 z-50 flex items-start justify-center p-4 pt-[12vh]">
          <Kobalte.Content class="wn-appear flex max-h-[60dvh] w-full max-w-xl flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-layer">
            <Kobalte.Title class="sr-only">{props.title}</Kobalte.Title>
            <div class="flex items-center gap-2.5 border-b border-line px-4">
              <Search class="size-4 shrink-0 text-ink-3" aria-hidden="true" />
              <input
                role="combobox"
                aria-expanded="true"
                aria-controls={listId}
                aria-activedescendant={found().length > 0 ? `${listId}-${active()}` : undefined}
                aria-label={props.title}
                placeholder={props.placeholder}
                value={query()}
                onInput={(event) => setQuery(event.currentTarget.value)}
                onKeyDown={onKeyDown}
                class="h-12 w-full bg-transparent text-md outline-none"
                dir={query() === "" ? undefined : "auto"}
                autocomplete="off"
                autofocus
              />
            </div>
            <div id={listId} role="listbox" aria-label={props.title} class="min-h-0 flex-1 overflow-y-auto p-1.5">
              <For each={found()}>
                {(one, index) => (
                  <div
                    id={`${listId}-${index()}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index() === active()}
                    aria-disabled={one.why ? true : undefined}
                    onPointerMove={() => setActive(index())}
                    onClick={() => pick(index())}
                    onKeyDown={onKeyDown}
                    class="flex min-h-9 items-center gap-3 rounded-sm px-3 py-1.5 text-ink aria-selected:bg-accent-soft"
                  >
                    <Show when={one.icon}>
                      <span class="flex size-4 text-ink-3 [&>svg]:size-4">{one.icon}</span>
                    </Show>
                    <span class="min-w-0 flex-1">
                      <bdi>{one.label}</bdi>
                      <Show when={one.why}>
                        <span class="block text-xs text-ink-3">{one.why}</span>
                      </Show>
                    </span>
                    <Show when={one.hint}>
                      <kbd class="rounded-sm border border-line bg-surface-2 px-1.5 font-code text-xs text-ink-2" dir="ltr">
                        {one.hint}
                      </kbd>
                    </Show>
                  </div>
                )}
              </For>
            </div>
            <Show when={found().length === 0}>
              <p class="px-4 pb-4 text-ink-2" role="status">
                {props.none}
              </p>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};
