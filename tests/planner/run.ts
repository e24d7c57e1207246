/** Runs a planner against a draft in memory, as the blueprint subgraph does against a live one. */
import { changesOf } from "../../schema/blueprint/changes.ts";
import type { Draft } from "../../schema/blueprint/document.ts";
import { mergeBatch } from "../../schema/blueprint/merge.ts";
import { liveNodes } from "../../schema/blueprint/merge-nodes.ts";
import type { Batch } from "../../schema/blueprint/operation.ts";
import { applyOps } from "../../schema/blueprint/operations.ts";
import { problemsOf } from "../../schema/blueprint/problems.ts";
import type { Blueprint } from "../../schema/blueprint/shape.ts";
import type { Locale } from "../../schema/ids.ts";
import type { Planner, Report, SaidBefore } from "../../schema/planner.ts";

export interface Run {
  readonly report: Report;
  readonly batches: readonly Batch[];
  readonly draft: Draft;
  readonly blueprint: Blueprint;
}

export interface Asked {
  readonly base?: Draft;
  readonly locale?: Locale;
  readonly answers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly batches?: Batch[];
  readonly before?: readonly SaidBefore[];
}

/** What a new blueprint's draft says before its planner: nothing but how it is called. */
const begun: Draft = { header: { key: "newPlatform", label: { en: "New platform" } }, nodes: {} };

export const runPlan = async (planner: Planner, text: string, asked: Asked = {}): Promise<Run> => {
  let draft = asked.base ?? begun;
  const batches = asked.batches ?? [];
  const report = await planner.plan(
    {
      text,
      base: draft,
      locale: asked.locale ?? "en",
      answers: asked.answers ?? {},
      before: asked.before ?? [],
      signal: asked.signal ?? new AbortController().signal,
    },
    async ({ batch }) => {
      const applied = applyOps(draft, batch);
      if ("refused" in applied) return { refused: applied.refused.map(({ code, text: words }) => ({ code, text: words })) };
      draft = applied.draft;
      batches.push(batch);
      return { problems: problemsOf(draft).problems };
    },
  );
  return { report, batches, draft, blueprint: problemsOf(draft).blueprint };
};

/** What the proposal of a refinement would not take without a yes of its own: the nodes of each such change. */
export const ownYes = (base: Draft, { draft }: Pick<Run, "draft">): readonly string[] =>
  changesOf(mergeBatch(base, liveNodes(draft)).ops, base).flatMap(({ major, nodes }) => (major ? nodes : []));
