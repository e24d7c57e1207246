/**
 * The page alive: one store with what the server sent, changed in place by navigation, by live answers and by a release.
 *
 * A new version (`modelChanged`, or another hash in any answer) is shown at once when nothing is being typed; while something is,
 * it waits behind a button or the next navigation. A new client build loads the document anew.
 */
import { batch, createSignal } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { Json } from "../../../schema/ids.ts";
import { versionDocument } from "../../../schema/model/pages/documents.ts";
import type { GraphQLAnswer, ThemeChoice } from "../../../schema/model/render.ts";
import { preferenceCookies } from "../../../schema/model/render.ts";
import type { AppProps, Toast } from "../app.tsx";
import type { Boot } from "../boot.ts";
import { type Host, refusalOf } from "../host.tsx";
import { makeWords } from "../text.ts";
import { titleOf } from "../title.ts";
import { askGraphQL, fetchPage, fetchVersion, knock, look } from "./ask.ts";
import { componentOf, ensure } from "./catalogue.ts";
import { makeDrafts } from "./drafts.ts";
import type { Live } from "./live.ts";
import { addressOf } from "./navigate.ts";

/** Refusals that may mean: this page is older than the session or the version. */
const outOfDate: readonly string[] = ["DATA_UNAUTHENTICATED", "DATA_API_CLOSED", "GRAPHQL_VALIDATION_FAILED"];

/** The store's own view of a boot: what changes in place may be written. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };
type LiveBoot = Writable<Omit<Boot, "answers">> & { answers: Record<string, Writable<GraphQLAnswer>> };

export const makeApp = (first: { readonly boot: Boot; readonly icons: Readonly<Record<string, string>> }) => {
  const [state, setState] = createStore<{ boot: LiveBoot; icons: Readonly<Record<string, string>> }>({ ...first });
  const [page, setPage] = createSignal(0);
  const [alive, setAlive] = createSignal(false);
  const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
  const [lost, setLost] = createSignal(false);
  const words = makeWords({ locale: first.boot.locale, digits: first.boot.digits, ...first.boot.platform });
  const said = { unreachable: words.t("unreachable"), failed: words.t("failed") };
  const drafts = makeDrafts(first.boot.viewer?.id ?? "visitor", storage());
  let toastId = 0;
  let leaving: AbortController | undefined;
  let live: Promise<Live> | undefined;
  let stops: (() => void)[] = [];

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
      return state.boot.viewer && outOfDate.includes(code) ? explained(answer) : answer;
    },
    knock: (path, body) => knock(path, body, said),
    look: (path) => look(path, said),
    upload: async (...asked) => (await import("./upload.ts")).upload(said, ...asked),
    go: (path, how = "push") => {
      if (how === "full") location.assign(path);
      else void open(path, how);
    },
    refresh: () => open(state.boot.path + state.boot.search, "refresh"),
    say: (message, kind) => toast(message, kind),
    report: (component, error) => console.error(`The component "${component}" broke.`, error),
  };

  /**
   * To a visitor, and to another version, the API has other fields: a session that ended and a release both make a document invalid.
   * The page's own address says which of them it was.
   */
  const explained = async (answer: GraphQLAnswer): Promise<GraphQLAnswer> => {
    const now = await fetchPage(state.boot.path + state.boot.search, new AbortController().signal).catch(() => null);
    if (!now) return answer;
    if ("go" in now || now.boot.viewer?.id !== state.boot.viewer?.id) {
      askToSignIn();
      return { errors: [{ message: words.t("expired"), extensions: { code: "DATA_UNAUTHENTICATED" } }] };
    }
    if (now.boot.version === state.boot.version) return answer;
    newVersion();
    return { errors: [{ message: words.t("newVersion") }] };
  };

  const askToSignIn = () =>
    toast(words.t("expired"), "problem", {
      words: words.t("signIn"),
      run: () => location.assign(`/sign-in?back=${encodeURIComponent(state.boot.path + state.boot.search)}`),
    });

  const open = async (address: string, how: "push" | "replace" | "refresh" | "back"): Promise<void> => {
    leaving?.abort();
    const mine = new AbortController();
    leaving = mine;
    let fetched: Awaited<ReturnType<typeof fetchPage>>;
    try {
      fetched = await fetchPage(address, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      toast(words.t("unreachable"), "problem");
      return void error;
    }
    if (mine.signal.aborted) return;
    if (!fetched || "go" in fetched) return location.assign(fetched?.go ?? address);
    if (fetched.boot.build !== state.boot.build || fetched.boot.viewer?.id !== state.boot.viewer?.id) return location.assign(address);
    await ensure(fetched.boot.page.tree);
    if (mine.signal.aborted) return;
    if (how === "push") history.pushState(null, "", address);
    if (how === "replace") history.replaceState(null, "", address);
    show(fetched.boot, fetched.icons, how);
  };

  /** The same page with other values keeps its nodes (and the caret in its search); another page or version is drawn anew. */
  const show = (boot: Boot, icons: Readonly<Record<string, string>>, how: string) => {
    const same = boot.page.id === state.boot.page.id && boot.version === state.boot.version && boot.path === state.boot.path;
    batch(() => {
      if (boot.version !== state.boot.version) document.getElementById("theme")?.setAttribute("href", `/_theme/${boot.version}.css`);
      if (same) {
        setState("boot", "search", boot.search);
        setState("boot", "variables", reconcile(boot.variables));
        setState("boot", "answers", reconcile(boot.answers, { key: "id" }));
        setState("boot", "viewer", reconcile(boot.viewer));
      } else {
        setState({ boot, icons });
        setPage((now) => now + 1);
      }
    });
    document.title = titleOf(state.boot, words);
    watch();
    if (same || how === "refresh") return;
    if (how !== "back") scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  };

  /** (Re)starts what is live on this page. Forms listen for new versions too, so a release never surprises who is typing. */
  const watch = () => {
    for (const stop of stops) stop();
    // What arrives for an older page, or for other filters of this one, finds another array and is dropped.
    const mine: (() => void)[] = [];
    stops = mine;
    const { page: here, variables, answers } = state.boot;
    const questions = Object.entries({ ...here.queries, ...state.boot.badges }).flatMap(([name, query]) =>
      query.live && answers[name]?.data ? [{ name, document: query.live }] : [],
    );
    const listens = questions.length > 0 || here.kind === "new" || here.kind === "edit";
    if (!listens) return;
    live ??= import("./live.ts").then(({ openLive }) =>
      openLive(`${location.origin.replace(/^http/, "ws")}/graphql`, (now) => {
        setLost(now === "down");
        // What was released before the socket stood, or while it was away, was told to nobody here.
        if (now === "up") void fetchVersion().then(noticeVersion);
      }),
    );
    void live.then((socket) => {
      if (stops !== mine) return;
      mine.push(
        socket.watch(versionDocument, {}, (answer) =>
          noticeVersion((answer.data?.modelChanged as { readonly hash?: string } | undefined)?.hash),
        ),
      );
      for (const { name, document: query } of questions) {
        const asked = JSON.parse(JSON.stringify(variables[name] ?? {})) as Readonly<Record<string, Json>>;
        mine.push(socket.watch(query, asked, (answer) => stops === mine && receive(name, answer)));
      }
    });
  };
  const receive = (name: string, answer: GraphQLAnswer) => {
    // An error ends that live query; what is on screen stays until the page is asked again.
    if (answer.errors?.length || !answer.data) return;
    setState("boot", "answers", name, "data", reconcile(answer.data, { key: "id" }));
  };
  const noticeVersion = (hash: string | null | undefined) => {
    if (!hash || hash === state.boot.version) return;
    if (isDirty()) newVersion();
    else void host.refresh();
  };
  const newVersion = () => toast(words.t("newVersion"), "done", { words: words.t("showIt"), run: () => void host.refresh() });

  const chooseTheme = (choice: ThemeChoice) => {
    document.documentElement.dataset.theme = choice;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing where pages are not served over https
    document.cookie = `${preferenceCookies.theme}=${choice}; Path=/; Max-Age=31536000; SameSite=Lax`;
    setState("boot", "theme", choice);
  };

  return {
    props: { host, page, toasts, dismiss, offline: lost } satisfies AppProps,
    /** After hydration: from here on clicks, the back button, the socket and the network's state are ours. */
    start: () => {
      setAlive(true);
      // For people and tests that wait: from now on a click is ours.
      document.documentElement.dataset.alive = "true";
      document.addEventListener("click", (event) => {
        const choice = (event.target as Element | null)?.closest?.("[data-theme-choice]")?.getAttribute("data-theme-choice");
        if (choice === "light" || choice === "dark" || choice === "system") {
          event.preventDefault();
          return chooseTheme(choice);
        }
        const address = addressOf(event);
        if (!address) return;
        event.preventDefault();
        void open(address, "push");
      });
      addEventListener("popstate", () => void open(location.pathname + location.search, "back"));
      addEventListener("offline", () => setLost(true));
      addEventListener("online", () => {
        setLost(false);
        if (!isDirty()) void host.refresh();
      });
      watch();
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
