/** Some deeds ask who one is once more. Whoever sends one waits here until the dialog has an answer. */
import { createSignal } from "solid-js";

const [waiting, setWaiting] = createSignal<((confirmed: boolean) => void) | null>(null);

/** Whether the question stands on the screen. */
export const identityAsked = (): boolean => waiting() !== null;

/** Asks; true once the password was right, false when the person turned away. */
export const confirmIdentity = (): Promise<boolean> =>
  new Promise((resolve) => {
    waiting()?.(false);
    setWaiting(() => resolve);
  });

export const answerIdentity = (confirmed: boolean): void => {
  const answer = waiting();
  setWaiting(null);
  answer?.(confirmed);
};
