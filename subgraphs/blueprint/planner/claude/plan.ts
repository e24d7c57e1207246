/**
 * The planner with Claude: a conversation in which Claude changes the draft through typed operations and is answered with what is
 * wrong, until the draft has no error. At most twelve rounds, a budget of tokens, and never a silent change to the offline planner
 * [BP38, BP42, BP46].
 */
import type Anthropic from "@anthropic-ai/sdk";
import type { Draft } from "../../../../schema/blueprint/document.ts";
import { issueWords } from "../../../../schema/blueprint/issue-words.ts";
import type { Batch, Problem } from "../../../../schema/blueprint/operation.ts";
import { applyOps } from "../../../../schema/blueprint/operations.ts";
import { problemsOf } from "../../../../schema/blueprint/problems.ts";
import { withMarks } from "../../../../schema/blueprint/renaming.ts";
import {
  type Emit,
  type Fact,
  PlanFailed,
  type Planner,
  type PlanRequest,
  type Question,
  type Report,
  type Span,
} from "../../../../schema/planner.ts";
import { cancelled, refuseLong } from "../failures.ts";
import { backOrAgain, reportOfSteps } from "../offline/refine/conversation/back-and-again.ts";
import { clausesOf } from "../offline/text/tokens.ts";
import { whatToWrite } from "../offline/world/questions.ts";
import { instructions, opening, quoted } from "./instructions.ts";
import type { ToolCall } from "./stream.ts";
import { inputs, isTool, tools } from "./tools.ts";

export interface ClaudeDeps {
  /** The vault's door: adds the key, asks the kill switch, records the call. */
  readonly fetch: typeof globalThis.fetch;
  /** Only where the door does not add the key itself; null refuses the plan. */
  readonly apiKey?: () => Promise<string | null>;
  readonly model?: string;
  readonly baseUrl?: string;
  /** First pause before a retry, doubled each time. */
  readonly retryPauseMs?: number;
  /** How long a stream may say nothing. */
  readonly silenceMs?: number;
  /** Tokens in and out one plan may cost. */
  readonly tokenBudget?: number;
}

const defaultModel = "claude-sonnet-5-5";
const roundsPerPlan = 12;
const budgetPerPlan = 1_000_000;

export const createClaudePlanner = (deps: ClaudeDeps): Planner => ({
  name: "claude",
  plan: async (request, emit) => {
    refuseLong(request.text);
    if (request.signal.aborted) throw cancelled();
    const isNew = Object.values(request.base.nodes).every((node) => node.removed);
    if (request.text.trim() === "")
      return { planner: "claude", understood: [], assumed: [], ignored: [], questions: whatToWrite(), problems: [] };
    const steps = await backOrAgain(request);
    if (steps) return reportOfSteps("claude", steps, []);
    const apiKey = deps.apiKey ? await deps.apiKey() : "kept-by-the-vault";
    if (apiKey === null)
      throw new PlanFailed("PLAN_NO_KEY", {
        en: "No Claude API key is set. Set ANTHROPIC_API_KEY or add the key to the vault, or plan offline.",
        ar: "لا يوجد مفتاح Claude. اضبط ANTHROPIC_API_KEY أو أضف المفتاح إلى الخزنة، أو خطّط دون اتصال.",
      });
    // A few hundred files, for whoever asks Claude and for no other start.
    const { default: Client } = await import("@anthropic-ai/sdk");
    const client = new Client({
      apiKey,
      authToken: null,
      fetch: deps.fetch,
      maxRetries: 0,
      ...(deps.baseUrl ? { baseURL: deps.baseUrl } : { baseURL: "https://api.anthropic.com" }),
    });
    return converse(client, deps, request, emit, isNew);
  },
});

interface State {
  draft: Draft;
  problems: readonly Problem[];
  readonly questions: Question[];
  report: Pick<Report, "understood" | "assumed"> | null;
}

const converse = async (client: Anthropic, deps: ClaudeDeps, request: PlanRequest, emit: Emit, isNew: boolean): Promise<Report> => {
  const { answerOf } = await import("./stream.ts");
  const model = deps.model ?? defaultModel;
  const budget = deps.tokenBudget ?? budgetPerPlan;
  const messages: Anthropic.MessageParam[] = [{ role: "user", content: opening(request, isNew) }];
  const state: State = { draft: request.base, problems: [], questions: [], report: null };
  const usage = { inputTokens: 0, outputTokens: 0, model };
  for (let round = 1; round <= roundsPerPlan; round++) {
    const system: Anthropic.TextBlockParam[] = [{ type: "text", text: instructions(), cache_control: { type: "ephemeral" } }];
    await request.meter?.before();
    const answer = await answerOf(
      client,
      // Besides the instructions the talk so far is kept by the maker: each round would else pay for all rounds before it.
      { model, max_tokens: 32_000, cache_control: { type: "ephemeral" }, system, messages, tools: [...tools] },
      request.signal,
      deps.retryPauseMs ?? 1_000,
      deps.silenceMs,
    );
    const { inputTokens, cachedTokens, cacheWriteTokens, outputTokens } = answer;
    await request.meter?.after({ model, inputTokens, cachedTokens, cacheWriteTokens, outputTokens });
    usage.inputTokens += inputTokens + cachedTokens + cacheWriteTokens;
    usage.outputTokens += outputTokens;
    if (answer.stopReason === "refusal") throw refusedByModel();
    const results: Anthropic.ToolResultBlockParam[] = [];
    for (const call of answer.calls) {
      const { text, isError } = await perform(call, state, request, emit);
      results.push({ type: "tool_result", tool_use_id: call.id, content: text, ...(isError ? { is_error: true } : {}) });
    }
    if (state.report) return reportOf(request, state, usage);
    if (usage.inputTokens + usage.outputTokens > budget)
      throw new PlanFailed("PLAN_BUDGET", {
        en: `The plan used ${usage.inputTokens + usage.outputTokens} tokens; at most ${budget} are allowed.`,
        ar: `استهلكت الخطة ${usage.inputTokens + usage.outputTokens} رمزًا، والحد الأعلى ${budget}.`,
      });
    messages.push({ role: "assistant", content: answer.content.length > 0 ? [...answer.content] : "…" });
    const left = roundsPerPlan - round;
    const note: Anthropic.TextBlockParam = {
      type: "text",
      text:
        results.length === 0
          ? `Go on with the tools; ${left} rounds are left. Call finish when the draft has no errors.`
          : `${left} rounds are left.`,
    };
    messages.push({ role: "user", content: [...results, note] });
  }
  throw tooManyRounds(state.problems);
};

/** What was written before a refusal is half an answer: none of it is done. */
const refusedByModel = (): PlanFailed =>
  new PlanFailed("PLAN_REFUSED", {
    en: "Claude refused to work on this description. Say it in other words, or plan offline. What was built before is still there.",
    ar: "رفض Claude العمل على هذا الوصف. صِفه بكلمات أخرى أو خطّط دون اتصال. ما بُني من قبل باقٍ.",
  });

const tooManyRounds = (problems: readonly Problem[]): PlanFailed => {
  const errors = problems.filter((problem) => problem.level === "error");
  const listed = (locale: "en" | "ar"): string =>
    errors
      .slice(0, 5)
      .map((problem) => problem.text[locale])
      .join(" ");
  return new PlanFailed("PLAN_ROUNDS", {
    en: `Claude did not finish within ${roundsPerPlan} rounds. ${errors.length > 0 ? `Errors left: ${listed("en")} ` : ""}What reached the draft is still there and can be undone in one step.`,
    ar: `لم يُنهِ Claude الخطة خلال ${roundsPerPlan} جولة. ${errors.length > 0 ? `أخطاء باقية: ${listed("ar")} ` : ""}ما وصل إلى المسودة باقٍ ويمكن التراجع عنه بخطوة واحدة.`,
  });
};

interface Outcome {
  readonly text: string;
  readonly isError?: true;
}
const wrong = (text: string): Outcome => ({ text, isError: true });

/** Does one call. Whatever the model wrote wrong is answered, never thrown. */
const perform = async (call: ToolCall, state: State, request: PlanRequest, emit: Emit): Promise<Outcome> => {
  if (request.signal.aborted) throw cancelled();
  if (state.report) return wrong("The plan has been finished.");
  if (call.input === undefined) return wrong("The input is not JSON. Send the call again.");
  if (!isTool(call.name)) return wrong(`There is no tool ${call.name}.`);
  switch (call.name) {
    case "read_blueprint": {
      const read = inputs.read_blueprint.safeParse(call.input);
      return read.success ? { text: quoted(JSON.stringify(shown(state.draft, read.data.ids))) } : wrong(said(read.error.issues));
    }
    case "check":
      state.problems = problemsOf(state.draft).problems;
      return { text: listed(state.problems) };
    case "ask": {
      const read = inputs.ask.safeParse(call.input);
      if (!read.success) return wrong(said(read.error.issues));
      const { id, text, choices, default: assumed } = read.data;
      if (state.questions.length < 5) state.questions.push({ id, text, choices, default: assumed ?? null });
      return {
        text: Object.hasOwn(request.answers, id)
          ? `The answer (data): ${quoted(JSON.stringify(request.answers[id]))}`
          : "The person will answer later; go on with what you assume.",
      };
    }
    case "apply_operations": {
      const read = inputs.apply_operations.safeParse(call.input);
      if (!read.success) return wrong(said(read.error.issues));
      return apply({ ops: withMarks(state.draft, read.data.ops as Batch["ops"]) }, read.data.says, state, request, emit);
    }
    case "finish": {
      const read = inputs.finish.safeParse(call.input);
      if (!read.success) return wrong(said(read.error.issues));
      state.problems = problemsOf(state.draft).problems;
      const errors = state.problems.filter((problem) => problem.level === "error");
      if (errors.length > 0) return wrong(`Not yet: the draft has errors.\n${listed(errors)}`);
      const facts = (given: typeof read.data.understood, prefix: string): readonly Fact[] =>
        given.map(({ text, quote, nodes }, i) => ({
          id: `${prefix}${i + 1}`,
          text,
          span: spanOf(request.text, quote),
          nodes: nodes.filter((id) => Object.hasOwn(state.draft.nodes, id)),
        }));
      state.report = { understood: facts(read.data.understood, "u"), assumed: facts(read.data.assumed, "a") };
      return { text: "Done." };
    }
  }
};

const apply = async (
  batch: Batch,
  says: { readonly en: string; readonly ar: string },
  state: State,
  request: PlanRequest,
  emit: Emit,
): Promise<Outcome> => {
  const tried = applyOps(state.draft, batch);
  if ("refused" in tried)
    return wrong(
      `Nothing was applied.\n${tried.refused.map((refusal) => `op ${refusal.index}: ${refusal.code} ${refusal.text.en}`).join("\n")}`,
    );
  const answer = await emit({ batch, says });
  if (request.signal.aborted) throw cancelled();
  if ("refused" in answer)
    return wrong(`Nothing was applied.\n${answer.refused.map((refusal) => `${refusal.code} ${refusal.text.en}`).join("\n")}`);
  state.draft = tried.draft;
  state.problems = answer.problems;
  return { text: `Applied.\n${listed(answer.problems)}` };
};

const listed = (problems: readonly Problem[]): string =>
  problems.length === 0
    ? "No problems."
    : problems
        .slice(0, 60)
        .map(
          (problem) =>
            `${problem.level} ${problem.code} at ${problem.at.id}${problem.at.prop ? `.${problem.at.prop}` : ""}: ${problem.text.en}`,
        )
        .join("\n");

const said = (issues: Parameters<typeof issueWords>[0][]): string =>
  `The input does not fit: ${issues
    .slice(0, 5)
    .map((issue) => `${issue?.path.join(".") ?? ""}: ${issueWords(issue).en}`)
    .join("; ")}`;

const shown = (draft: Draft, ids: readonly string[] | undefined): unknown => {
  const live = Object.entries(draft.nodes).filter(([, node]) => !node.removed);
  return {
    header: draft.header,
    nodes: Object.fromEntries(
      ids && ids.length > 0 ? live.filter(([id, node]) => ids.includes(id) || (node.owner !== null && ids.includes(node.owner))) : live,
    ),
  };
};

const spanOf = (text: string, quote: string | undefined): Span | null => {
  const from = quote ? text.indexOf(quote) : -1;
  return quote && from >= 0 ? { from, to: from + quote.length, text: quote } : null;
};

const reportOf = (request: PlanRequest, state: State, usage: NonNullable<Report["usage"]>): Report => {
  const { understood, assumed } = state.report!;
  const covered = [...understood, ...assumed].flatMap((fact) => fact.span ?? []);
  const ignored = clausesOf(request.text)
    .map((clause) => clause.span)
    .filter((span) => !covered.some((one) => one.from < span.to && span.from < one.to));
  return { planner: "claude", understood, assumed, ignored, questions: state.questions, problems: state.problems, usage };
};
