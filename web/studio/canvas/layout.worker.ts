/** The layout off the main thread: one message in, one out, with the number of the question. */
import { arrange, type LayoutInput } from "./layout.ts";

self.addEventListener("message", (event: MessageEvent<{ turn: number; input: LayoutInput }>) => {
  self.postMessage({ turn: event.data.turn, places: arrange(event.data.input) });
});
