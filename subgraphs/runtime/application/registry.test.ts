import { expect, it, vi } from "vitest";
import type { RuntimeStore } from "./ports.ts";
import { createRegistry } from "./registry.ts";

it("asks about a name nothing runs under at most every two seconds, and at once when something changed", async () => {
  vi.useFakeTimers();
  const asked: string[] = [];
  let answer: () => Promise<null> = async () => null;
  const store = {
    environmentOfHost: (key: string) => {
      asked.push(key);
      return answer();
    },
  } as unknown as RuntimeStore;
  const registry = createRegistry(store, async () => undefined);
  const times = async (label: string) => {
    asked.length = 0;
    for (let n = 0; n < 5; n += 1) expect(await registry.find(label)).toBeNull();
    return asked.length;
  };
  expect(await times("nobody--preview")).toBe(1);
  expect(await times("nobody--preview")).toBe(0);
  expect(await times("other--preview")).toBe(1);
  vi.advanceTimersByTime(2_001);
  expect(await times("nobody--preview")).toBe(1);
  await registry.changed("e1" as never);
  expect(await times("nobody--preview")).toBe(1);
  // A change while it is being looked for: what was found may be old.
  let found = () => {};
  answer = () =>
    new Promise((resolve) => {
      found = () => resolve(null);
    });
  const looking = registry.find("late--preview");
  await registry.changed("e1" as never);
  found();
  await looking;
  answer = async () => null;
  expect(await times("late--preview")).toBe(1);
  // A clock that was put back does not hide a name for longer, and no number of names is too many.
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(await times("late--preview")).toBe(1);
  for (let n = 0; n < 1_100; n += 1) await registry.find(`many${n}--preview`);
  expect(await times("many0--preview")).toBe(1);
  expect(await times("many1099--preview")).toBe(0);
  registry.close();
  vi.useRealTimers();
});
