/**
 * One release from the studio: commit exactly the state on screen, plan it, start it when the person says so, follow its steps.
 * A state that was committed already is not committed again.
 */
import { type Accessor, createEffect, createSignal, onCleanup } from "solid-js";
import { commitVersion } from "../../api/blueprint.ts";
import { type ApiProblem, asProblem } from "../../api/errors.ts";
import { ask, createFollow, send } from "../../api/read.ts";
import {
  type EnvironmentName,
  type Fate,
  planRelease,
  type Release,
  releaseChanged,
  releaseQuery,
  startRelease,
} from "../../api/runtime.ts";
import type { Workspace } from "../build/workspace-context.tsx";

export type ReleasePhase = "planning" | "planned" | "running" | "waiting" | "done" | "failed" | "refused";

export interface ReleaseControl {
  readonly phase: Accessor<ReleasePhase>;
  readonly release: Accessor<Release | null>;
  readonly problem: Accessor<ApiProblem | null>;
  /** It waits until the last changes of mine are saved. */
  readonly saving: Accessor<boolean>;
  plan(): Promise<void>;
  /** With what was decided about values that cannot be converted, by step. */
  start(fates?: Readonly<Record<string, Fate>>): Promise<void>;
  /** Something changed about it elsewhere (an approval): read it again. */
  reload(): Promise<void>;
}

const phaseOf = (status: string): ReleasePhase => {
  switch (status.toUpperCase()) {
    case "PLANNED":
      return "planned";
    case "AWAITING_DECISION":
      return "waiting";
    case "ACTIVE":
    case "SUPERSEDED":
      return "done";
    case "FAILED":
    case "CANCELLED":
      return "failed";
    default:
      return "running"; // EXPANDING, SWITCHING
  }
};

/** How a version comes to be: committed from the draft, or one that exists (production releases what preview runs). */
export type VersionSource =
  | { readonly from: "draft"; readonly workspace: Workspace; readonly message: string }
  | { readonly from: "version"; readonly versionId: string }
  /** One that was begun before and waits. */
  | { readonly from: "release"; readonly releaseId: string };

export const createRelease = (input: { source: VersionSource; environment: EnvironmentName }): ReleaseControl => {
  const [phase, setPhase] = createSignal<ReleasePhase>("planning");
  const [release, setRelease] = createSignal<Release | null>(null);
  const [problem, setProblem] = createSignal<ApiProblem | null>(null);
  const take = (next: Release) => {
    setRelease(next);
    setPhase(phaseOf(next.status));
  };
  createFollow(
    releaseChanged,
    () => {
      const id = release()?.id;
      return id && phase() !== "planned" && phase() !== "planning" ? { releaseId: id } : null;
    },
    ({ releaseChanged: change }) => take(change.release),
  );
  const guarded = async (work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
      setPhase((now) => (now === "planning" ? "refused" : now));
    }
  };
  const reload = () =>
    guarded(async () => {
      const id = input.source.from === "release" ? input.source.releaseId : release()?.id;
      if (!id) return;
      const { release: found } = await ask(releaseQuery, { id });
      if (found) take(found);
    });
  // Nothing is told when the waiting ends: while it lasts and somebody looks, it is asked again.
  createEffect(() => {
    if (!release()?.waitsFor) return;
    const timer = setTimeout(() => void reload(), 3_000);
    onCleanup(() => clearTimeout(timer));
  });
  const version = async (source: Exclude<VersionSource, { from: "release" }>): Promise<string> => {
    if (source.from === "version") return source.versionId;
    const seqs = await source.workspace.document.seqs();
    const { commitVersion: made } = await send(commitVersion, {
      input: { branchId: source.workspace.branch().id, message: source.message, seqs },
    });
    source.workspace.refresh();
    return made.id;
  };
  const start = (fates: Readonly<Record<string, Fate>> = {}) =>
    guarded(async () => {
      const id = release()?.id;
      if (!id) return;
      setPhase("running");
      try {
        take(
          (
            await send(startRelease, {
              input: { releaseId: id, fates: Object.entries(fates).map(([stepId, fate]) => ({ stepId, fate })) },
            })
          ).startRelease,
        );
      } catch (error) {
        setPhase("planned");
        throw error;
      }
    });
  return {
    phase,
    release,
    problem,
    saving: () => input.source.from === "draft" && input.source.workspace.document.saveState().pending > 0,
    plan: () =>
      guarded(async () => {
        setPhase("planning");
        if (input.source.from === "release") return reload();
        const versionId = await version(input.source);
        take(
          (
            await send(planRelease, {
              input: { versionId, environment: input.environment },
            })
          ).planRelease,
        );
      }),
    start,
    reload,
  };
};
