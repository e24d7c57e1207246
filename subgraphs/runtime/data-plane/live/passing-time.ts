/**
 * Answers that hang on the time: what waits until a moment, what happened within the last hour, what is due today. No commit says that it
 * passed: those that ask for the time are looked at again every few seconds, those that ask for the day when another one begins. Nobody is
 * asked for their right for that: an answer that became another one goes the way of every change, where they are.
 */
import type { RunningEnvironment } from "../caller.ts";
import { dayIn } from "../engine.ts";
import { passes } from "../errors.ts";
import type { Pools } from "../pools.ts";
import type { QueryPlan } from "../sql/operation.ts";
import type { RunInput } from "../sql/statement.ts";
import { answerAll, hashOfAnswer, type Wanted } from "./answers.ts";

/** What somebody was answered last, and by what. */
export interface Standing {
  readonly environment: RunningEnvironment;
  readonly plan: QueryPlan;
  input: RunInput;
  readonly hash: string;
}

/** Whether time alone may have changed the answer. */
export const hangsOnTime = ({ environment, plan, input }: Standing, now: Date): boolean =>
  plan.timed === "now" || (plan.timed === "today" && dayIn(environment.model().header.timeZone, now) !== input.today);

/** Those of the standing answers that are others by now; equal questions are asked once. `asked` is called once per statement. */
export const changedByTime = async <S extends Standing>(
  pools: Pools,
  standing: readonly S[],
  now: Date,
  groupOf: (standing: S) => string,
  asked: () => void,
): Promise<readonly S[]> => {
  const changed: S[] = [];
  const wanted = [...Map.groupBy(standing, groupOf).values()].map((group): Wanted => {
    const { environment, plan, input } = group[0]!;
    const at = { now, today: dayIn(environment.model().header.timeZone, now) };
    return {
      environment,
      plan,
      input: { ...input, ...at },
      answered: (text) => {
        const hash = hashOfAnswer(text);
        for (const one of group) {
          one.input = { ...one.input, ...at };
          if (one.hash !== hash) changed.push(one);
        }
      },
      // What does not pass is told where every answer is made.
      failed: (error) => {
        if (!passes(error)) changed.push(...group);
      },
    };
  });
  await answerAll(pools, wanted, asked);
  return changed;
};
