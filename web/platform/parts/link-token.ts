/** The secret of a link, which stands behind the "#": no server sees it. It does not stay in the address bar or the history. */
import { createSignal, onMount } from "solid-js";

/** Null until the page is alive; then the token, or nothing. */
export const createLinkToken = (path: string): (() => string | null) => {
  const [token, setToken] = createSignal<string | null>(null);
  onMount(() => {
    const found = location.hash.slice(1);
    setToken(found);
    if (found) history.replaceState(history.state, "", path);
  });
  return token;
};
