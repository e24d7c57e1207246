/**
 * Going elsewhere without a reload, live answers, and new versions: fetched once the page is alive. A click before that is the browser's.
 *
 * A new version (`modelChanged`, or another hash in any answer) is shown at once when nothing is being typed; while something is,
 * it waits behind a button or the next navigation. A new client build loads the document anew.
 */
import { batch } from "solid-js";
import type { Json } from "../../../schema/ids.ts";
import { versionDocument } from "../../../schema/model/pages/documents.ts";
import type { GraphQLAnswer } from "../../../schema/model/render.ts";
import type { Toast } from "../app.tsx";
import type { Boot } from "../boot.ts";
import type { WordsFor } from "../text.ts";
import { titleOf } from "../title.ts";
import { ensure } from "./catalogue.ts";
import { fetchPage, fetchVersion } from "./fetch-page.ts";
import type { Live } from "./live.ts";
import { put, settle } from "./live-data.ts";

export type How = "push" | "replace" | "refresh" | "back";

/** The page that is shown now, as far as moving on from it needs to know. */
export interface Here {
  /** Live: what is put into it is on screen. */
  readonly state: { readonly boot: Boot; readonly icons: Readonly<Record<string, string>> };
  readonly words: WordsFor;
  /** Whether a release would take something away that was typed. */
  isDirty(): boolean;
  toast(message: string, kind: Toast["kind"], act?: Toast["act"]): void;
  setLost(lost: boolean): void;
  /** Another page is drawn from anew. */
  drawAnew(): void;
}

export interface Moving {
  open(address: string, how: How): Promise<void>;
  refresh(): Promise<void>;
  /** Says whether a refusal comes of a session that ended or of a release; asks the page's own address for it. */
  explained(answer: GraphQLAnswer): Promise<GraphQLAnswer>;
  /** (Re)starts what is live on this page. */
  watch(): void;
}

export const makeMoving = ({ state, words, isDirty, toast, setLost, drawAnew }: Here): Moving => {
  let leaving: AbortController | undefined;
  let live: Promise<Live> | undefined;
  let stops: (() => void)[] = [];
  const refresh = () => open(state.boot.path + state.boot.search, "refresh");

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

  const open = async (address: string, how: How): Promise<void> => {
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
    try {
      await ensure(fetched.boot.page.tree);
    } catch {
      if (!mine.signal.aborted) toast(words.t("unreachable"), "problem");
      return;
    }
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
        put(state.boot, "search", boot.search);
        settle(state.boot, "variables", boot.variables);
        settle(state.boot, "answers", boot.answers);
        settle(state.boot, "viewer", boot.viewer);
      } else {
        put(state, "boot", boot);
        put(state, "icons", icons);
        drawAnew();
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
    const held = state.boot.answers[name];
    if (answer.errors?.length || !answer.data || !held) return;
    settle(held, "data", answer.data);
  };
  const noticeVersion = (hash: string | null | undefined) => {
    if (!hash || hash === state.boot.version) return;
    if (isDirty()) newVersion();
    else void refresh();
  };
  const newVersion = () => toast(words.t("newVersion"), "done", { words: words.t("showIt"), run: () => void refresh() });

  return { open, refresh, explained, watch };
};
