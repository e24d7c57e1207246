/** Runs queries of one caller: document → plan → one statement → the text of the answer, which is never parsed here. */
import type { Model } from "../../../schema/model/model.ts";
import type { Caller, RunningEnvironment } from "./caller.ts";
import { dataError } from "./errors.ts";
import { documentLimits } from "./limits.ts";
import { approvalsTouched } from "./live/hint.ts";
import type { Plans, Prepared } from "./plans.ts";
import type { Lane, Pools } from "./pools.ts";
import type { ByteText } from "./row-bytes.ts";
import type { QueryPlan } from "./sql/operation.ts";
import type { RunInput } from "./sql/statement.ts";

/** Values of one run of an environment's plan. */
export const runInput = (
  environment: RunInput["environment"],
  model: Model,
  caller: Caller,
  variables: RunInput["variables"],
  now: Date,
): RunInput => ({
  variables,
  caller,
  environment,
  now,
  today: dayIn(model.header.timeZone, now),
});

const days = new Map<string, { readonly format: Intl.DateTimeFormat; minute: number; day: string }>();
/** The day in a time zone, ISO. Days begin with a minute everywhere; asking the calendar costs a read a fiftieth of its time. */
export const dayIn = (timeZone: string, now: Date): string => {
  const known = days.get(timeZone) ?? {
    format: new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
    minute: Number.NaN,
    day: "",
  };
  days.set(timeZone, known);
  const minute = Math.floor(now.getTime() / 60_000);
  if (known.minute !== minute) {
    known.day = known.format.format(now);
    known.minute = minute;
  }
  return known.day;
};

/** The lane of a plan that costs so much. */
export const laneOf = (cost: number): Lane => (cost <= 5_000 ? "S" : cost <= 20_000 ? "M" : "L");

/** Refuses an answer that is too long. A character has at most three bytes: few have to be counted. */
const requireAnswer = (answer: string | ByteText): void => {
  const limit = documentLimits.answer;
  if (answer.length * 3 > limit && (typeof answer === "string" ? Buffer.byteLength(answer) : answer.length) > limit)
    throw dataError("LIMIT_RESPONSE", { limit });
};

/** Whose rows a plan asks for; null: it asks for none that are one person's. */
export const personOf = (plan: Pick<QueryPlan, "reads">, { caller }: Pick<RunInput, "caller">): string | null =>
  plan.reads.has(approvalsTouched) ? (caller.user?.id ?? null) : null;

/** Runs a plan; answers the JSON text of `data`. */
export const runPlan = async (pools: Pools, environment: RunningEnvironment, plan: QueryPlan, input: RunInput): Promise<string> =>
  await run(pools.readText, environment, plan, input);

const run = async <T extends string | ByteText>(
  read: (place: RunningEnvironment, account: string | null, question: Parameters<Pools["readText"]>[2]) => Promise<T | null>,
  environment: RunningEnvironment,
  plan: QueryPlan,
  input: RunInput,
): Promise<T> => {
  const cost = plan.check(input);
  const values = plan.binds.map((bind) => bind(input));
  const answer = await read(environment, input.caller.account, {
    name: plan.name,
    sql: plan.sql,
    values,
    lane: laneOf(cost),
    person: personOf(plan, input),
  });
  if (answer === null) throw new Error(`plan ${plan.name} answered no text`);
  requireAnswer(answer);
  return answer;
};

/** Runs a prepared query; answers the JSON text of `data`. */
export const runQuery = async (
  plans: Plans,
  pools: Pools,
  environment: RunningEnvironment,
  prepared: Prepared,
  caller: Caller,
  raw: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<string> => {
  const { plan, input } = planned(plans, environment, prepared, caller, raw, now);
  return await runPlan(pools, environment, plan, input);
};

/** The same; answers the whole response, `{"data":…}`. */
export const answerQuery = async (
  plans: Plans,
  pools: Pools,
  environment: RunningEnvironment,
  prepared: Prepared,
  caller: Caller,
  raw: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<ByteText> => {
  const { plan, input } = planned(plans, environment, prepared, caller, raw, now);
  return await run(pools.readAnswer, environment, plan, input);
};

const planned = (
  plans: Plans,
  environment: RunningEnvironment,
  prepared: Prepared,
  caller: Caller,
  raw: Readonly<Record<string, unknown>>,
  now: Date,
): { readonly plan: QueryPlan; readonly input: RunInput } => {
  const variables = plans.variables(prepared, raw);
  return { plan: plans.plan(prepared, variables), input: runInput(environment, prepared.seat.view.model, caller, variables, now) };
};
