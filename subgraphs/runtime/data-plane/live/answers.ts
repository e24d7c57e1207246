/** Answers of many live queries with few statements: those of one plan, one account and one wall together, in batches [DP36]. */
import { createHash } from "node:crypto";
import type { RunningEnvironment } from "../caller.ts";
import { laneOf, personOf, runPlan } from "../engine.ts";
import { dataError, passes } from "../errors.ts";
import { documentLimits } from "../limits.ts";
import type { Pools } from "../pools.ts";
import type { QueryPlan } from "../sql/operation.ts";
import type { RunInput } from "../sql/statement.ts";

/** One answer that is wanted. */
export interface Wanted {
  readonly environment: RunningEnvironment;
  readonly plan: QueryPlan;
  readonly input: RunInput;
  answered(text: string): void;
  failed(error: unknown): void;
}

const batchSize = 100;

/** Stands for an answer: another one has another. */
export const hashOfAnswer = (text: string): string => createHash("sha256").update(text).digest("base64");

/** Asks for all of them; each is told its own answer or its own error. `asked` is called once per statement. */
export const answerAll = async (pools: Pools, all: readonly Wanted[], asked: () => void): Promise<void> => {
  const alike = Map.groupBy(
    all,
    ({ plan, input, environment }) => `${environment.id}|${plan.name}|${input.caller.account ?? ""}|${personOf(plan, input) ?? ""}`,
  );
  const batches = [...alike.values()].flatMap((wanted) =>
    Array.from({ length: Math.ceil(wanted.length / batchSize) }, (_, at) => wanted.slice(at * batchSize, (at + 1) * batchSize)),
  );
  await Promise.all(batches.map((batch) => (batch.length === 1 ? one(pools, batch[0]!, asked) : several(pools, batch, asked))));
};

const one = async (pools: Pools, { environment, plan, input, answered, failed }: Wanted, asked: () => void): Promise<void> => {
  let text: string;
  try {
    asked();
    text = await runPlan(pools, environment, plan, input);
  } catch (error) {
    failed(error);
    return;
  }
  answered(text);
};

const several = async (pools: Pools, batch: readonly Wanted[], asked: () => void): Promise<void> => {
  const [{ environment, plan, input }] = batch as readonly [Wanted, ...Wanted[]];
  const texts = new Map<number, string>();
  try {
    let cost = 0;
    for (const wanted of batch) cost += plan.check(wanted.input);
    asked();
    const rows = await pools.read<{ n: number; answer: string }>(environment, input.caller.account, {
      name: `${plan.name}b`,
      sql: plan.batched(),
      values: [batch.map((_, at) => at), ...plan.binds.map((bind) => batch.map((wanted) => asText(bind(wanted.input))))],
      lane: laneOf(cost),
      person: personOf(plan, input),
    });
    for (const { n, answer } of rows) texts.set(n, answer);
  } catch (error) {
    if (passes(error)) {
      for (const { failed } of batch) failed(error);
      return;
    }
    // One of them raised, and nothing says which: each gets its own answer or its own error [DP37].
    for (const wanted of batch) await one(pools, wanted, asked);
    return;
  }
  for (const [at, wanted] of batch.entries()) {
    const text = texts.get(at);
    if (text === undefined) wanted.failed(new Error(`plan ${plan.name} answered no text`));
    else if (Buffer.byteLength(text) > documentLimits.answer) wanted.failed(dataError("LIMIT_RESPONSE", { limit: documentLimits.answer }));
    else wanted.answered(text);
  }
};

/** A bound value as PostgreSQL reads it from a text. */
const asText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return `{${value.map(element).join(",")}}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};
const element = (value: unknown): string => {
  const text = asText(value);
  return text === null ? "NULL" : Array.isArray(value) ? text : `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
};
