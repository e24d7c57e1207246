import { expect, it } from "vitest";
import { sharedForAMoment } from "./health.ts";

it("[FD33] strangers who ask often are not felt behind the door: one question at a time, one each half second", async () => {
  let at = 0;
  let asked = 0;
  let answer = Promise.withResolvers<number>();
  const ask = sharedForAMoment(
    () => {
      asked += 1;
      return answer.promise;
    },
    () => at,
  );
  const first = [ask(), ask()];
  at = 9_000;
  // Still under way: nobody asks a second time.
  first.push(ask());
  expect(asked).toBe(1);
  answer.resolve(1);
  expect(await Promise.all(first)).toEqual([1, 1, 1]);
  await Promise.resolve();
  answer = Promise.withResolvers();
  const second = [ask(), ask()];
  expect(asked).toBe(2);
  answer.reject(new Error("away"));
  await expect(Promise.allSettled(second)).resolves.toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  at += 400;
  await expect(ask()).rejects.toThrow("away");
  expect(asked).toBe(2);
  at += 200;
  answer = Promise.withResolvers();
  answer.resolve(3);
  expect(await ask()).toBe(3);
});
