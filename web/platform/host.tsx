/** What the renderer runs in: the server while it draws the first HTML, the browser after that. Components know only this. */
import { createContext, type JSX, useContext } from "solid-js";
import type { Json } from "../../schema/ids.ts";
import type { GraphQLAnswer, GraphQLProblem } from "../../schema/model/render.ts";
import type { Boot, Row, Rows } from "./boot.ts";
import type { Catalogue } from "./components/catalogue.ts";
import type { Uploaded } from "./forms.ts";
import type { WordsFor } from "./text.ts";

export interface Host {
  /** Reactive in the browser: live answers and navigation change it in place. */
  readonly boot: Boot;
  readonly words: WordsFor;
  readonly icons: Readonly<Record<string, string>>;
  /** Undefined: this build does not know the type. */
  component<K extends keyof Catalogue>(type: K): Catalogue[K] | undefined;
  /** False until the page is alive; controls that need scripts wait for it. */
  readonly alive: () => boolean;
  call(document: string, variables: Readonly<Record<string, Json>>): Promise<GraphQLAnswer>;
  /** The platform's sign-in doors: POST with JSON. */
  knock(path: string, body: Readonly<Record<string, Json>>): Promise<Knocked>;
  /** What such a door tells about oneself: GET, answered as JSON. */
  look(path: string): Promise<Knocked>;
  /** Sends a file into the platform's keeping, for the field named so. Never throws; `null`: it was stopped. */
  upload(file: File, meantFor: string, way: UploadWay): Promise<{ readonly file: Uploaded } | { readonly problem: Refusal } | null>;
  /** Opens a path of this platform; `full` loads the whole document (after the session changed). */
  go(path: string, how?: "push" | "replace" | "full"): void;
  /** Asks the server for this page again. */
  refresh(): Promise<void>;
  say(message: string, kind?: "done" | "problem"): void;
  /** Unsaved words live here; `guard` tells whether leaving or a release would disturb someone. */
  readonly drafts: Drafts;
  report(component: string, error: unknown): void;
}

export interface UploadWay {
  /** From 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

export interface Knocked {
  readonly ok: boolean;
  readonly body: Readonly<Record<string, unknown>>;
  readonly problem: Refusal | null;
}

export interface Drafts {
  read(key: string): Readonly<Record<string, unknown>> | null;
  write(key: string, values: Readonly<Record<string, unknown>>): void;
  drop(key: string): void;
  /** Everything this tab holds, on sign-out. */
  wipe(): void;
}

const Context = createContext<Host>();
export const HostProvider = (props: { host: Host; children: JSX.Element }) => (
  <Context.Provider value={props.host}>{props.children}</Context.Provider>
);

/** Gives the host; throws outside of a page. */
export const useHost = (): Host => {
  const host = useContext(Context);
  if (!host) throw new Error("a component of the renderer was drawn without a host");
  return host;
};

/** A refusal as people read it: the sentence, what it is about, and the reference to quote. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly correlationId: string | null;
  /** Sentences by field key. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads the first error of an answer; null when there is none. */
export const refusalOf = (answer: GraphQLAnswer | undefined): Refusal | null => {
  const error = answer?.errors?.[0];
  return error ? refusal(error) : null;
};

export const refusal = ({ message, extensions }: GraphQLProblem): Refusal => ({
  code: extensions?.code ?? "INTERNAL",
  message,
  correlationId: typeof extensions?.correlationId === "string" ? extensions.correlationId : null,
  fields: Object.fromEntries(
    (extensions?.problems ?? []).map(({ path, message: about }) => {
      const steps = Array.isArray(path) ? path : String(path).split(".");
      return [String(steps.findLast((step) => typeof step === "string" && !/^\d+$/.test(step)) ?? ""), about];
    }),
  ),
});

/** The rows a query of this page answered with. */
export const rowsOf = (boot: Boot, query: string): Rows | null => {
  const asked = boot.page.queries[query];
  const found = asked ? boot.answers[query]?.data?.[asked.root] : null;
  return (found as unknown as Rows | null | undefined) ?? null;
};

export const rowOf = (boot: Boot, query: string): Row | null => {
  const asked = boot.page.queries[query];
  const found = asked ? boot.answers[query]?.data?.[asked.root] : null;
  return (found as unknown as Row | null | undefined) ?? null;
};
