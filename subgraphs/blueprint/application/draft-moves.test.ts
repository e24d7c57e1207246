import { expect, it } from "vitest";
import type { BranchId } from "../../../schema/ids.ts";
import { createDraftMoves } from "./draft-moves.ts";

const [main, side, gone] = ["main", "side", "gone"] as unknown as [BranchId, BranchId, BranchId];

it("[CO56] tells the head as it is, then only where it moved, the newest alone; all drafts are asked for together", async () => {
  const heads = new Map<BranchId, number | null>([
    [main, 3],
    [side, 1],
    [gone, null],
  ]);
  const asked: (readonly BranchId[])[] = [];
  const moves = createDraftMoves({
    heads: async (branches) => {
      asked.push(branches);
      return branches.map((branch) => heads.get(branch) ?? null);
    },
  });
  const [one, two] = [moves.follow(main), moves.follow(main)];
  const other = moves.follow(side);
  await moves.look();
  expect((await one.next()).value).toEqual({ branchId: main, seq: 3 });
  expect((await two.next()).value).toEqual({ branchId: main, seq: 3 });
  expect((await other.next()).value).toEqual({ branchId: side, seq: 1 });
  const later = one.next();
  let told = 0;
  void other.next().then(() => told++);
  for (const head of [4, 7]) {
    heads.set(main, head);
    await moves.look();
  }
  expect((await later).value).toMatchObject({ seq: 4 });
  expect((await one.next()).value).toMatchObject({ seq: 7 });
  // Whoever reads late hears of the last one only.
  expect((await two.next()).value).toMatchObject({ seq: 7 });
  expect(told).toBe(0);
  expect(asked.at(-1)).toEqual([main, side]);

  const ended = moves.follow(gone);
  await moves.look();
  expect(await ended.next()).toMatchObject({ done: true });
  const waiting = one.next();
  await one.return();
  expect(await waiting).toMatchObject({ done: true });
  moves.close();
  expect(await two.next()).toMatchObject({ done: true });
  const times = asked.length;
  await moves.look();
  expect(asked).toHaveLength(times);
});
