import { expect, test } from "vitest";
import { isFar } from "./edges.ts";
import {
  apart,
  card,
  cardHeight,
  edgeCurve,
  frameRects,
  makeGrid,
  mirror,
  nearest,
  overlaps,
  type Rect,
  toScreen,
  toWorld,
  zoomAt,
  zoomRange,
} from "./geometry.ts";
import { arrange } from "./layout.ts";

const rect = (x: number, y: number, w = 100, h = 60): Rect => ({ x, y, w, h });

test("screen and world are inverse, and zooming keeps the point under the pointer", () => {
  const camera = { x: 40, y: -12, zoom: 0.7 };
  const [x, y] = toScreen(camera, toWorld(camera, [123, 456]));
  expect([Math.round(x), Math.round(y)]).toEqual([123, 456]);
  const next = zoomAt(camera, [300, 200], 1.7);
  expect(toWorld(next, [300, 200]).map(Math.round)).toEqual(toWorld(camera, [300, 200]).map(Math.round));
  expect(zoomAt(camera, [0, 0], 1_000).zoom).toBe(zoomRange.max);
});

test("[CO35] mirroring twice is the same place", () => {
  expect(mirror(mirror(120, card.width, true), card.width, true)).toBe(120);
  expect(mirror(120, card.width, false)).toBe(120);
});

test("cards never cover each other: the upper one stays, one that grew pushes those below it down, never aside", () => {
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed % n;
  };
  for (let turn = 0; turn < 50; turn += 1) {
    const wanted = new Map(
      Array.from({ length: 40 }, (_, i) => [`e${i}`, rect(random(1_500) - 700, random(1_200) - 500, card.width, cardHeight(random(14)))]),
    );
    const stand = apart(wanted, card.below);
    const list = [...stand.values()].map((one) => ({ ...one, h: one.h + card.below }));
    for (const [i, one] of list.entries()) for (const other of list.slice(i + 1)) expect(overlaps(one, other)).toBe(false);
    for (const [id, { x, y }] of wanted) expect([stand.get(id)?.x, (stand.get(id)?.y ?? 0) >= y]).toEqual([x, true]);
    // What stands apart already stays where it is.
    expect(new Map(apart(stand, card.below))).toEqual(new Map(stand));
  }
  const column = (fields: number) =>
    apart(new Map([["a", rect(0, 0, card.width, cardHeight(fields))], ["b", rect(20, 220, card.width, 100)], ["c", rect(400, 200, card.width, 100)]]), card.below); // biome-ignore format: a picture
  expect(column(2).get("b")?.y).toBe(220);
  expect(column(9).get("b")?.y).toBe(cardHeight(9) + card.below);
  expect(column(9).get("a")?.y).toBe(0);
  expect(column(9).get("c")?.y).toBe(200);
});

test("everything fits in view with a margin, never closer than actual size", () => {
  const camera = frameRects([rect(0, 0), rect(4_000, 3_000)], { w: 800, h: 600 });
  for (const corner of [
    [0, 0],
    [4_100, 3_060],
  ] as const) {
    const [x, y] = toScreen(camera, corner);
    expect(x >= 47 && x <= 753 && y >= 47 && y <= 553).toBe(true);
  }
  expect(frameRects([rect(0, 0)], { w: 800, h: 600 }).zoom).toBe(1);
});

test("the grid finds exactly what touches the view", () => {
  const rects = new Map(Array.from({ length: 500 }, (_, i): [string, Rect] => [`n${i}`, rect((i % 25) * 180, Math.floor(i / 25) * 140)]));
  const view = rect(333, 444, 900, 700);
  const expected = [...rects].filter(([, one]) => overlaps(one, view)).map(([id]) => id);
  expect([...makeGrid(rects).within(view)].sort()).toEqual(expected.sort());
});

test("arrow keys go to the nearest card in that direction", () => {
  const rects = new Map([
    ["a", rect(0, 0)],
    ["b", rect(200, 10)],
    ["c", rect(600, 0)],
    ["d", rect(0, 200)],
  ]);
  expect(nearest(rects, "a", "right")).toBe("b");
  expect(nearest(rects, "a", "down")).toBe("d");
  expect(nearest(rects, "a", "left")).toBeNull();
  expect(nearest(rects, "b", "right")).toBe("c");
});

test("a line leaves and arrives at the sides that face each other", () => {
  const right = edgeCurve(rect(0, 0), 0, rect(400, 0));
  expect([right.from[0], right.to[0]]).toEqual([100, 400]);
  const left = edgeCurve(rect(400, 0), 0, rect(0, 0));
  expect([left.from[0], left.to[0]]).toEqual([400, 100]);
});

test("the border between cards and rectangles has a gap", () => {
  expect([isFar(0.34, false), isFar(0.36, true), isFar(0.32, false), isFar(0.39, true)]).toEqual([false, true, true, false]);
});

test("layout places every card without covering another, the same way each time", () => {
  const nodes = Array.from({ length: 40 }, (_, i) => ({ id: `e${i}`, fields: 1 + (i % 9), pos: i === 3 ? ([50, 50] as const) : null }));
  const edges = Array.from({ length: 30 }, (_, i) => ({ from: `e${i}`, to: `e${(i * 7) % 20}` }));
  const places = arrange({ nodes, edges });
  expect(arrange({ nodes, edges })).toEqual(places);
  const rects = nodes.map((node) => {
    const [x, y] = node.pos ?? places[node.id] ?? [Number.NaN, Number.NaN];
    return { x, y, w: card.width, h: cardHeight(node.fields) };
  });
  for (const [i, a] of rects.entries()) for (const b of rects.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
});

test("cards stand in the order of the rows that point at them", () => {
  const nodes = ["doctor", "patient", "visit"].map((id) => ({ id, fields: 3, pos: null }));
  const places = arrange({
    nodes,
    edges: [
      { from: "visit", to: "patient" },
      { from: "visit", to: "doctor" },
    ],
  });
  expect((places.patient?.[1] ?? 0) < (places.doctor?.[1] ?? 0)).toBe(true);
});
