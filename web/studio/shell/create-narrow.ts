import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Below 900 px: rail and inspector are drawers, canvases open as lists. */
export const createNarrow = (): Accessor<boolean> => {
  if (typeof matchMedia !== "function") return () => false;
  const query = matchMedia("(max-width: 899.98px)");
  const [narrow, setNarrow] = createSignal(query.matches);
  const follow = () => setNarrow(query.matches);
  query.addEventListener("change", follow);
  onCleanup(() => query.removeEventListener("change", follow));
  return narrow;
};
