/** The page alive: what the server sent, and what components may do with it. How it changes from then on is `moving.ts`. */
import { createSignal } from "solid-js";
import type { ThemeChoice } from "../../../schema/model/render.ts";
import type { AppProps, Toast } from "../app.tsx";
import type { Boot } from "../boot.ts";
import { type Host, refusalOf } from "../host.tsx";
import { makeWords } from "../text.ts";
import { askGraphQL, knock, look } from "./ask.ts";
import { componentOf } from "./catalogue.ts";
import { makeDrafts } from "./drafts.ts";
import { makeLive, put } from "./live-data.ts";
import type { Moving } from "./moving.ts";
import { addressOf } from "./navigate.ts";
import { leadBack, showTheme, themeAsked } from "./preferences.ts";

/** Refusals that may mean: this page is older than the session or the version. */
const outOfDate: readonly string[] = ["DATA_UNAUTHENTICATED", "DATA_API_CLOSED", "GRAPHQL_VALIDATION_FAILED"];

export const makeApp = (first: { readonly boot: Boot; readonly icons: Readonly<Record<string, string>> }) => {
  const state = makeLive({ ...first });
  const [page, setPage] = createSignal(0);
  const [alive, setAlive] = createSignal(false);
  const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
  const [lost, setLost] = createSignal(false);
  const words = makeWords({ locale: first.boot.locale, digits: first.boot.digits, ...first.boot.platform });
  const said = { unreachable: words.t("unreachable"), failed: words.t("failed") };
  const drafts = makeDrafts(first.boot.viewer?.id ?? "visitor", storage());
  let toastId = 0;
  let moving: Promise<Moving> | undefined;

  const toast = (message: string, kind: Toast["kind"] = "done", act?: Toast["act"]) => {
    const id = ++toastId;
    // The same sentence twice is one sentence; at most three are on screen.
    setToasts((now) => [...now.filter((one) => one.message !== message).slice(-2), { id, message, kind, ...(act && { act }) }]);
    if (!act) setTimeout(() => dismiss(id), kind === "done" ? 6_000 : 12_000);
  };
  const dismiss = (id: number) => setToasts((now) => now.filter((one) => one.id !== id));
  const isDirty = () => drafts.read(state.boot.path) !== null;

  const host: Host = {
    get boot() {
      return state.boot;
    },
    get icons() {
      return state.icons;
    },
    words,
    component: componentOf,
    alive,
    drafts,
    call: async (document, variables) => {
      const answer = await askGraphQL(document, variables, said);
      const code = refusalOf(answer)?.code ?? "";
      if (!state.boot.viewer || !outOfDate.includes(code)) return answer;
      return move().then(
        ({ explained }) => explained(answer),
        () => answer,
      );
    },
    knock: (path, body) => knock(path, body, said),
    look: (path) => look(path, said),
    upload: async (...asked) => (await import("./upload.ts")).upload(said, ...asked),
    go: (path, how = "push") => {
      if (how === "full") location.assign(path);
      else
        void move().then(
          ({ open }) => open(path, how),
          () => location.assign(path),
        );
    },
    refresh: () =>
      move().then(
        ({ refresh }) => refresh(),
        () => toast(words.t("unreachable"), "problem"),
      ),
    say: (message, kind) => toast(message, kind),
    report: (component, error) => console.error(`The component "${component}" broke.`, error),
  };

  /** Asked again when it could not be fetched. */
  const move = (): Promise<Moving> => {
    moving ??= import("./moving.ts").then(({ makeMoving }) =>
      makeMoving({ state, words, isDirty, toast, setLost, drawAnew: () => setPage((now) => now + 1) }),
    );
    moving.catch(() => {
      moving = undefined;
    });
    return moving;
  };

  const chooseTheme = (choice: ThemeChoice) => {
    showTheme(choice);
    put(state.boot, "theme", choice);
  };

  return {
    props: { host, page, toasts, dismiss, offline: lost } satisfies AppProps,
    /** After hydration: from here on clicks, the back button, the socket and the network's state are ours. */
    start: () => {
      setAlive(true);
      // For people and tests that wait: from now on a click is ours.
      document.documentElement.dataset.alive = "true";
      document.addEventListener("click", (event) => {
        const choice = themeAsked(event);
        if (choice) {
          event.preventDefault();
          return chooseTheme(choice);
        }
        leadBack(event);
        const address = addressOf(event);
        if (!address) return;
        event.preventDefault();
        host.go(address);
      });
      addEventListener(
        "popstate",
        () =>
          void move().then(
            ({ open }) => open(location.pathname + location.search, "back"),
            () => location.reload(),
          ),
      );
      addEventListener("offline", () => setLost(true));
      addEventListener("online", () => {
        setLost(false);
        if (!isDirty()) void host.refresh();
      });
      void move().then(
        ({ watch }) => watch(),
        () => undefined,
      );
    },
  };
};

const storage = (): Storage | null => {
  try {
    return sessionStorage;
  } catch {
    return null; // Switched off in this browser.
  }
};
