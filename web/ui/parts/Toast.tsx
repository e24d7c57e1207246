import X from "lucide-solid/icons/x";
import { createSignal, For, Show } from "solid-js";
import { textOf } from "../locale.ts";
import { partStrings } from "./parts.strings.ts";

const t = textOf(partStrings);

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "danger";
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let last = 0;
const dismiss = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

/** Says something for a few seconds, politely; at most three at once. An error, and what can be taken back, stay twice as long. */
export const toast = (text: string, options: { tone?: "plain" | "danger" | undefined; action?: Toast["action"] } = {}): void => {
  const id = ++last;
  setToasts((all) => [...all.slice(-2), { id, text, tone: options.tone ?? "plain", action: options.action }]);
  setTimeout(() => dismiss(id), options.tone === "danger" || options.action ? 12_000 : 6_000);
};

/** Where toasts appear; mounted once. */
export const Toasts = () => (
  <div role="status" aria-live="polite" class="pointer-events-none fixed inset-x-0 bottom-4 z-60 flex flex-col items-center gap-2 px-4">
    <For each={toasts()}>
      {(item) => (
        <div
          class={`wn-appear pointer-events-auto flex max-w-lg items-center gap-3 rounded-md border px-4 py-2.5 shadow-layer ${item.tone === "danger" ? "border-danger/50 bg-danger-soft text-danger" : "border-line bg-surface text-ink"}`}
        >
          <span class="min-w-0 flex-1">{item.text}</span>
          <Show when={item.action}>
            {(action) => (
              <button
                type="button"
                class="rounded-sm px-2 py-1 font-medium text-accent hover:bg-accent-soft"
                onClick={() => {
                  action().run();
                  dismiss(item.id);
                }}
              >
                {action().label}
              </button>
            )}
          </Show>
          <button
            type="button"
            aria-label={t("close")}
            class="flex size-8 items-center justify-center rounded-sm text-ink-3 hover:bg-surface-2"
            onClick={() => dismiss(item.id)}
          >
            <X class="size-4" aria-hidden="true" />
          </button>
        </div>
      )}
    </For>
  </div>
);
