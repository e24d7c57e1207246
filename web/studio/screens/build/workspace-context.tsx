/**
 * The open blueprint: its live draft, what it says (outline), what is wrong with it (problems), what is selected. Selection and
 * view are in the URL, so a reload or a shared link shows the same.
 */
import { useSearchParams } from "@solidjs/router";
import { type Accessor, createContext, createEffect, createMemo, createSignal, type JSX, on, onCleanup, useContext } from "solid-js";
import type { Draft } from "../../../../schema/blueprint/document.ts";
import type { Problem } from "../../../../schema/blueprint/operation.ts";
import type { Id } from "../../../../schema/blueprint/shape.ts";
import { locale } from "../../../ui/locale.ts";
import type { BlueprintRow, BranchRow, PlannerStatus } from "../../api/blueprint.ts";
import { can } from "../../api/session.ts";
import type { DraftCommand, Where } from "../../commands/command.ts";
import { type Ran, runDraft } from "../../commands/run.ts";
import type { DraftDocument } from "../../draft.ts";
import { createFindProblems } from "../../model/find-problems.ts";
import { type Outline, outline } from "../../model/nodes.ts";

export interface Workspace {
  readonly blueprint: Accessor<BlueprintRow>;
  /** The branch whose draft is open. */
  readonly branch: Accessor<BranchRow>;
  readonly planner: Accessor<PlannerStatus | null>;
  readonly document: DraftDocument;
  readonly outline: Accessor<Outline>;
  readonly problems: Accessor<readonly Problem[]>;
  readonly canEdit: Accessor<boolean>;
  readonly selection: Accessor<readonly Id[]>;
  select(ids: readonly Id[]): void;
  readonly at: Accessor<Where>;
  run<I>(command: DraftCommand<I>, input: I): Ran;
  /** Reads the draft as it is, outside reactivity. */
  raw(): Draft;
  refresh(): void;
  /** The conversation as it stood when the data were last looked at: the plan in it, and whether it was open. */
  readonly talk: Accessor<Talk | null>;
  keepTalk(talk: Talk): void;
}
export interface Talk {
  readonly plan: string | null;
  readonly chat: string | null;
}

const Context = createContext<Workspace>();

/** The open blueprint, where there is one. */
export const maybeWorkspace = (): Workspace | undefined => useContext(Context);
/** The open blueprint; only inside its screens. */
export const useWorkspace = (): Workspace => {
  const workspace = useContext(Context);
  if (!workspace) throw new Error("This part needs an open blueprint.");
  return workspace;
};

const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === "function") {
    const handle = requestIdleCallback(work, { timeout: 400 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(work, 30);
  return () => clearTimeout(handle);
};

export interface WorkspaceInput {
  readonly blueprint: Accessor<BlueprintRow>;
  readonly branch: Accessor<BranchRow>;
  readonly planner: Accessor<PlannerStatus | null>;
  readonly document: DraftDocument;
  readonly refresh: () => void;
}

/** Builds the workspace over an open document; the document is closed with the component. */
export const createWorkspace = (input: WorkspaceInput): Workspace => {
  const { document } = input;
  const [search, setSearch] = useSearchParams();
  const view = createMemo(() => outline(document.store));
  const [problems, setProblems] = createSignal<readonly Problem[]>([]);
  const selection = createMemo<readonly Id[]>(() => (typeof search.sel === "string" && search.sel !== "" ? search.sel.split(",") : []));
  const [talk, keepTalk] = createSignal<Talk | null>(null);
  const canEdit = () =>
    ["EDITOR", "OWNER"].includes(input.branch().role) && !["readOnly", "revoked", "outdated"].includes(document.saveState().state);
  const at = createMemo<Where>(() => ({
    draft: document.store,
    outline: view(),
    selection: selection(),
    canEdit: canEdit(),
    locale: locale(),
    can,
  }));

  const findProblems = createFindProblems();
  let asked = 0;
  const check = async () => {
    asked += 1;
    const mine = asked;
    const found = await findProblems(document.value());
    if (mine === asked) setProblems(found);
  };
  // Not by what the view reads: a name that is spelt otherwise has the same shape, and other problems.
  createEffect(on(document.changes, () => onCleanup(whenIdle(() => void check()))));
  createEffect(on(selection, (ids) => document.presence.show({ selection: ids.slice(0, 50) })));
  onCleanup(() => document.dispose());

  return {
    ...input,
    outline: view,
    problems,
    canEdit,
    selection,
    select: (ids) => setSearch({ sel: ids.length > 0 ? ids.join(",") : null }, { replace: true, scroll: false }),
    at,
    // The value, not what the store holds: a store changes in place, and what is worked out of a node is kept with the node.
    run: (command, value) => runDraft(document, { ...at(), draft: document.value() }, command, value),
    raw: () => document.value(),
    talk,
    keepTalk,
  };
};

export const WorkspaceProvider = (props: { workspace: Workspace; children: JSX.Element }) => (
  <Context.Provider value={props.workspace}>{props.children}</Context.Provider>
);
