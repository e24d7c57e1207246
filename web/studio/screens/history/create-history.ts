/** The open blueprint's versions and branches, kept up to date, and what can be done with them. */
import { useNavigate, useParams } from "@solidjs/router";
import { type Accessor, createMemo, createSignal } from "solid-js";
import type { Sentence } from "../../../../schema/ids.ts";
import { textOf } from "../../../ui/locale.ts";
import { toast } from "../../../ui/parts/Toast.tsx";
import type { BranchRow } from "../../api/blueprint.ts";
import { asProblem } from "../../api/errors.ts";
import { createFollow, createRead, type Read } from "../../api/read.ts";
import {
  blueprintChanged,
  type Choice,
  type ConflictRow,
  type DraftStep,
  type GraphBranch,
  type GraphVersion,
  versionGraphQuery,
} from "../../api/versions.ts";
import { undoOf } from "../../doc/branch-undo.ts";
import type { ServerStep } from "../../draft.ts";
import { leftWords } from "../../model/left-words.ts";
import { serverStep } from "../../model/server-step.ts";
import { online } from "../../shell/create-online.ts";
import { useWorkspace, type Workspace } from "../build/workspace-context.tsx";
import { conflictsIn } from "./Conflicts.tsx";
import { historyStrings } from "./history.strings.ts";

const t = textOf(historyStrings);

/** What a question calls the two it is between. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;
}

/** What is said of a step: when it is done, in undo, and of the two its questions are between. */
export interface StepWords extends Partial<Sides> {
  readonly said: string;
  readonly label: Sentence;
}

/** A step that waits for answers. */
export interface Stopped {
  readonly conflicts: readonly ConflictRow[];
  readonly sides: Sides;
  readonly goOn: (choices: readonly Choice[]) => Promise<void>;
}

export interface History {
  readonly workspace: Workspace;
  readonly read: Read<{ versionGraph: { branches: readonly GraphBranch[]; versions: readonly GraphVersion[] } }>;
  /** Counts what happened to the blueprint while it is looked at. */
  readonly turn: Accessor<number>;
  /** Newest first. */
  readonly versions: Accessor<readonly GraphVersion[]>;
  readonly branches: Accessor<readonly GraphBranch[]>;
  /** Why nothing may be changed on the open branch; undefined: it may. */
  readonly whyNot: Accessor<string | undefined>;
  readonly stopped: Accessor<Stopped | null>;
  setStopped(stopped: Stopped | null): void;
  /** Goes to a screen of the blueprint on a branch, by its id. */
  go(screen: string, branch?: string, search?: Readonly<Record<string, string>>): void;
  /** Does something that may ask questions, which are kept. A step in a draft (null: it was none) is the last one undo takes back. */
  step(run: (choices: readonly Choice[]) => Promise<DraftStep | null>, words: StepWords): Promise<void>;
  /** Takes a step of a branch back, and says so. */
  takeBack(branchId: string, step: ServerStep): Promise<void>;
  /** Does something and says so, with a way back where there is one; what goes wrong is said too. */
  act(run: () => Promise<unknown>, said?: string, undo?: () => Promise<unknown>): Promise<void>;
}

/** Whether a branch was merged or closed: it is there to be read. */
export const isOver = ({ status }: Pick<BranchRow, "status">): boolean => status === "MERGED" || status === "CLOSED";

export const createHistory = (): History => {
  const workspace = useWorkspace();
  const params = useParams<{ org: string; blueprint: string }>();
  const navigate = useNavigate();
  const read = createRead(versionGraphQuery, () => ({ blueprintId: workspace.blueprint().id }));
  const [turn, setTurn] = createSignal(0);
  const again = () => {
    setTurn((n) => n + 1);
    read.refetch();
    workspace.refresh();
  };
  createFollow(blueprintChanged, () => ({ blueprintId: workspace.blueprint().id }), again);
  const versions = createMemo(() => [...(read.data()?.versionGraph.versions ?? [])].sort((a, b) => b.number - a.number));
  const branches = createMemo(() => read.data()?.versionGraph.branches ?? []);
  const [stopped, setStopped] = createSignal<Stopped | null>(null);

  const go: History["go"] = (screen, branch, more = {}) => {
    const search = new URLSearchParams({ branch: branch ?? workspace.branch().id, ...more });
    navigate(`/o/${params.org}/b/${params.blueprint}/${screen}?${search}`);
  };
  const act: History["act"] = async (run, said, undo) => {
    try {
      await run();
      if (said) toast(said, undo ? { action: { label: t("undo"), run: () => void act(undo, t("undone")) } } : {});
      again();
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  const takeBack: History["takeBack"] = async (branchId, step) => {
    const undo = undoOf(branchId);
    undo.stepped(step);
    try {
      const taken = await undo.turn("undo", step.id);
      again();
      if (undo.stands(step.id)) return;
      toast(t("undone"));
      if (taken && taken.left.length > 0) toast(leftWords(workspace.outline(), workspace.document.value(), taken.left));
    } catch (error) {
      toast(asProblem(error).message, { tone: "danger" });
    }
  };
  const step: History["step"] = async (run, { said, label, ...sides }) => {
    const attempt = async (choices: readonly Choice[]): Promise<void> => {
      const done = await run(choices);
      setStopped(null);
      again();
      if (!done) return toast(said);
      const one = serverStep(done.undoGroupId, label);
      undoOf(done.branch.id).stepped(one);
      toast(said, { action: { label: t("undo"), run: () => void takeBack(done.branch.id, one) } });
    };
    try {
      await attempt([]);
    } catch (error) {
      const problem = asProblem(error);
      const conflicts = conflictsIn(problem.conflicts);
      if (conflicts.length === 0) toast(problem.message, { tone: "danger" });
      else setStopped({ conflicts, sides: { ours: t("sideDraft"), theirs: t("sideVersion"), ...sides }, goOn: attempt });
    }
  };
  return {
    workspace,
    read,
    turn,
    versions,
    branches,
    whyNot: () => {
      if (!online()) return t("offline");
      if (isOver(workspace.branch())) return t("over");
      if (workspace.branch().protected) return t("isProtected");
      return workspace.canEdit() ? undefined : t("readOnly");
    },
    stopped,
    setStopped,
    go,
    step,
    takeBack,
    act,
  };
};
