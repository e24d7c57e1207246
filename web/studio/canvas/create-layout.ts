/** Keeps the places of unplaced cards up to date: asked again whenever the picture's structure changes, answered by a worker. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { LayoutInput, Places } from "./layout.ts";

/** The newest answer; empty until the first one. */
export const createLayout = (input: Accessor<LayoutInput>): Accessor<Places> => {
  const [places, setPlaces] = createSignal<Places>({});
  let turn = 0;
  let worker: Worker | null = null;
  const local = async (asked: number, question: LayoutInput) => {
    const { arrange } = await import("./layout.ts");
    if (asked === turn) setPlaces(arrange(question));
  };
  const start = (): Worker | null => {
    if (typeof Worker !== "function") return null;
    const made = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    made.addEventListener("message", (event: MessageEvent<{ turn: number; places: Places }>) => {
      if (event.data.turn === turn) setPlaces(event.data.places);
    });
    return made;
  };
  createEffect(
    on(
      () => JSON.stringify(input()),
      (text) => {
        const question = JSON.parse(text) as LayoutInput;
        turn += 1;
        if (question.nodes.every((node) => node.pos !== null)) return setPlaces({});
        worker ??= start();
        if (worker) worker.postMessage({ turn, input: question });
        else void local(turn, question);
      },
    ),
  );
  onCleanup(() => worker?.terminate());
  return places;
};
