import { createEffect, type JSX, onCleanup, Show } from "solid-js";
import { useHost } from "../host.tsx";
import { Icon } from "./icon.tsx";

/** A modal dialog; the browser traps focus in it and gives it back to whoever opened it. */
export const Dialog = (props: { open: boolean; title: string; onClose: () => void; children: JSX.Element; wide?: boolean }) => {
  const host = useHost();
  let element!: HTMLDialogElement;
  createEffect(() => {
    if (props.open && !element.open) element.showModal();
    if (!props.open && element.open) element.close();
  });
  onCleanup(() => element?.close?.());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; Escape does so by itself
    <dialog
      ref={element}
      class="dialog"
      classList={{ wide: props.wide === true }}
      aria-label={props.title}
      onClose={() => props.open && props.onClose()}
      onClick={(event) => event.target === element && props.onClose()}
    >
      <Show when={props.open}>
        <div class="dialog-body">
          <header class="dialog-head">
            <h2>{props.title}</h2>
            <button type="button" class="button quiet square" aria-label={host.words.t("close")} onClick={() => props.onClose()}>
              <Icon name="x" />
            </button>
          </header>
          {props.children}
        </div>
      </Show>
    </dialog>
  );
};
