import * as Kobalte from "@kobalte/core/dialog";
import X from "lucide-solid/icons/x";
import { type JSX, onCleanup, Show } from "solid-js";
import { textOf } from "../locale.ts";
import { partStrings } from "./parts.strings.ts";
import { createReturnFocus } from "./return-focus.ts";

const t = textOf(partStrings);
const widths = { small: "max-w-md", medium: "max-w-2xl", large: "max-w-5xl", full: "max-w-[min(96rem,calc(100vw-3rem))]" };

interface LayerProps {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string | undefined;
  children: JSX.Element;
  footer?: JSX.Element | undefined;
}

/** When the focused control goes away inside a layer, the layer itself takes the focus, so Escape and Tab go on working. */
const keepFocus = (layer: HTMLElement) => {
  const observer = new MutationObserver(() => {
    if (document.activeElement === document.body && layer.isConnected) layer.focus({ preventScroll: true });
  });
  observer.observe(layer, { childList: true, subtree: true });
  onCleanup(() => observer.disconnect());
};

/** The field that asks to be first (`autofocus`), or the first line of a form, takes the focus when a layer opens; else its first control does. */
const focusFirst = (layer: HTMLElement | undefined, event: Event) => {
  const line = "form :is(textarea, input:not([type=radio], [type=checkbox], [type=file]))";
  const first = layer?.querySelector<HTMLElement>("[autofocus]") ?? layer?.querySelector<HTMLElement>(line);
  if (!first) return;
  event.preventDefault();
  first.focus();
};

/** A body longer than its layer takes the focus, so that the keyboard can scroll it even when nothing in it can be pressed. */
const keepScrollable = (content: HTMLElement) => {
  const observer = new ResizeObserver(() => {
    const body = content.parentElement;
    if (!body) return;
    if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
    else body.removeAttribute("tabindex");
  });
  observer.observe(content);
  onCleanup(() => observer.disconnect());
};

/** A layer over the page. Focus goes in, stays in, and returns to where it was; Escape closes. */
export const Dialog = (props: LayerProps & { width?: keyof typeof widths | undefined }) => {
  createReturnFocus(() => props.open);
  let layer: HTMLElement | undefined;
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-[rgb(10_13_20/45%)]" />
        <div class="fixed inset-0 z-50 flex items-end justify-center p-0 sm:items-center sm:p-6">
          <Kobalte.Content
            ref={(element: HTMLElement) => {
              layer = element;
              keepFocus(element);
            }}
            onOpenAutoFocus={(event) => focusFirst(layer, event)}
            class={`wn-appear flex max-h-[92dvh] w-full flex-col overflow-hidden rounded-t-lg border border-line bg-surface shadow-layer sm:max-h-[85dvh] sm:rounded-lg ${widths[props.width ?? "small"]}`}
          >
            <header class="flex items-start gap-3 px-5 pt-4 pb-3">
              <div class="min-w-0 flex-1">
                <Kobalte.Title class="text-lg leading-snug font-semibold text-ink">{props.title}</Kobalte.Title>
                <Show when={props.description}>
                  <Kobalte.Description class="mt-1 text-ink-2">{props.description}</Kobalte.Description>
                </Show>
              </div>
              <Kobalte.CloseButton
                aria-label={t("close")}
                title={t("close")}
                class="-me-1.5 inline-flex size-8 shrink-0 items-center justify-center rounded-sm text-ink-2 hover:bg-surface-2 hover:text-ink"
              >
                <X class="size-4" aria-hidden="true" />
              </Kobalte.CloseButton>
            </header>
            <div class="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
              <div ref={keepScrollable}>{props.children}</div>
            </div>
            <Show when={props.footer}>
              <footer class="flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface-2/60 px-5 py-3">
                {props.footer}
              </footer>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};

/** A panel from the side: navigation and inspector below 900 px. */
export const Drawer = (props: LayerProps & { side: "start" | "end" }) => {
  createReturnFocus(() => props.open);
  return (
    <Kobalte.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-[rgb(10_13_20/45%)]" />
        <Kobalte.Content
          ref={keepFocus}
          class={`wn-appear fixed inset-y-0 z-50 flex w-[min(22rem,92vw)] flex-col border-line bg-surface shadow-layer ${props.side === "start" ? "inset-s-0 border-e" : "inset-e-0 border-s"}`}
        >
          <header class="flex items-center gap-3 border-b border-line px-4 py-2.5">
            <Kobalte.Title class="min-w-0 flex-1 truncate text-md font-semibold">{props.title}</Kobalte.Title>
            <Kobalte.CloseButton
              aria-label={t("close")}
              title={t("close")}
              class="inline-flex size-9 items-center justify-center rounded-sm text-ink-2 hover:bg-surface-2"
            >
              <X class="size-4" aria-hidden="true" />
            </Kobalte.CloseButton>
          </header>
          <div class="min-h-0 flex-1 overflow-y-auto">{props.children}</div>
          <Show when={props.footer}>
            <footer class="border-t border-line px-4 py-3">{props.footer}</footer>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};
