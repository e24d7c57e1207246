/** Keeps the places of unplaced cards up to date: asked again whenever the picture's structure changes, answered by a worker. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import type { LayoutInput, Places } from "./layout.ts";

/** One worker arranges for every canvas: a preview takes the place of a draft and gives it back without starting another. */
let shared: Worker | null = null;
const arranger = (): Worker | null => {
  if (typeof Worker !== "function") return null;
  shared ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  return shared;
};
/** Counts questions of all canvases, so that each knows its own answer. */
let turns = 0;

/** The newest answer; empty until the first one. */
export const createLayout = (input: Accessor<LayoutInput>): Accessor<Places> => {
  const [places, setPlaces] = createSignal<Places>({});
  let turn = 0;
  let worker: Worker | null = null;
  const local = async (asked: number, question: LayoutInput) => {
    const { arrange } = await import("./layout.ts");
    if (asked === turn) setPlaces(arrange(question));
  };
  const answered = (event: MessageEvent<{ turn: number; places: Places }>) => {
    if (event.data.turn === turn) setPlaces(event.data.places);
  };
  const listen = (): Worker | null => {
    const found = arranger();
    found?.addEventListener("message", answered);
    return found;
  };
  createEffect(
    on(
      () => JSON.stringify(input()),
      (text) => {
        const question = JSON.parse(text) as LayoutInput;
        turns += 1;
        turn = turns;
        if (question.nodes.every((node) => node.pos !== null)) return setPlaces({});
        worker ??= listen();
        if (worker) worker.postMessage({ turn, input: question });
        else void local(turn, question);
      },
    ),
  );
  onCleanup(() => worker?.removeEventListener("message", answered));
  return places;
};
