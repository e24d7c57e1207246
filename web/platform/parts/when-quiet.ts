import { createEffect, on, onCleanup } from "solid-js";

/** Does something after `source` changed and then stayed the same for a while; not for its first value. */
export const whenQuiet = (source: () => unknown, milliseconds: number, act: () => unknown): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  createEffect(
    on(
      () => JSON.stringify(source()),
      () => {
        clearTimeout(timer);
        timer = setTimeout(act, milliseconds);
      },
      { defer: true },
    ),
  );
  onCleanup(() => clearTimeout(timer));
};
