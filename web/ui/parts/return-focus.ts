import { createComputed, on, onCleanup } from "solid-js";

/** Remembers what had the focus when a layer opened and gives it back when the layer closes or goes away. */
export const createReturnFocus = (open: () => boolean): void => {
  let before: HTMLElement | null = null;
  const giveBack = () => {
    const element = before;
    before = null;
    // After the layer has let go of the focus itself.
    if (element) setTimeout(() => element.isConnected && element.focus({ preventScroll: true }), 0);
  };
  createComputed(
    on(open, (isOpen) => {
      if (isOpen)
        before = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
      else giveBack();
    }),
  );
  onCleanup(giveBack);
};
