import { createSignal } from "solid-js";

const [online, setOnline] = createSignal(typeof navigator === "undefined" || navigator.onLine);
if (typeof window !== "undefined") {
  window.addEventListener("online", () => setOnline(true));
  window.addEventListener("offline", () => setOnline(false));
}

/** Does this device think it has a network? */
export { online };
