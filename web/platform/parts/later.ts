/**
 * A part that a page can be used without: it is fetched when somebody first needs it. Gives the part, once it is there, and the
 * function that asks for it; whoever cannot be reached is said, and asking again fetches again.
 */
import { type Component, createSignal } from "solid-js";
import { useHost } from "../host.tsx";

export const createLater = <P extends object>(load: () => Promise<Component<P>>) => {
  const host = useHost();
  const [part, setPart] = createSignal<Component<P>>();
  const need = async (): Promise<void> => {
    if (part()) return;
    try {
      const found = await load();
      setPart(() => found);
    } catch {
      host.say(host.words.t("unreachable"), "problem");
    }
  };
  return [part, need] as const;
};
