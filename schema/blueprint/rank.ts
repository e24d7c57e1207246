/**
 * Fractional ranks: `between(a, b)` is a string that sorts (by code point) strictly between two others, so moving one thing
 * writes one value and concurrent moves merge. A rank is a whole part — whose first letter says its length, `a0`…`az`, `b00`… —
 * and a fraction; appending only counts the whole part up, so a long list keeps short ranks.
 */
import type { Id, Rank } from "./shape.ts";

export const rankPattern = /^[0-9A-Za-z]{1,200}$/;

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const value = (c: string): number => digits.indexOf(c);

/** Length of the whole part by its head: `a`–`z` count up from two characters, `Z`–`A` likewise downwards; 0 = not such a rank. */
const wholeLength = (rank: string): number => {
  const head = rank.charCodeAt(0);
  const length = head >= 97 && head <= 122 ? head - 95 : head >= 65 && head <= 90 ? 92 - head : 0;
  return rank.length >= length ? length : 0;
};

const step = (whole: string, by: 1 | -1): string | null => {
  const head = whole[0]!;
  const body = whole.slice(1).split("");
  for (let i = body.length - 1; i >= 0; i--) {
    const next = value(body[i]!) + by;
    if (next >= 0 && next < 62) {
      body[i] = digits[next]!;
      return head + body.join("");
    }
    body[i] = by === 1 ? "0" : "z";
  }
  if (by === 1) {
    if (head === "z") return null;
    if (head === "Z") return "a0";
    const longer = head >= "a";
    return String.fromCharCode(head.charCodeAt(0) + 1) + (longer ? `${body.join("")}0` : body.slice(1).join(""));
  }
  if (head === "A") return null;
  if (head === "a") return "Zz";
  const shorter = head > "a";
  return String.fromCharCode(head.charCodeAt(0) - 1) + (shorter ? body.slice(1).join("") : `${body.join("")}z`);
};

/** A string strictly between two fractions; `b` null: no upper end. Never ends in "0". */
const middle = (a: string, b: string | null): string => {
  let common = 0;
  if (b !== null) while (common < b.length && (a[common] ?? "0") === b[common]) common++;
  if (b !== null && common === b.length) return `${a}V`; // nothing fits: a tie in all but length, ids decide
  if (common > 0) return b!.slice(0, common) + middle(a.slice(common), b!.slice(common));
  const low = a ? value(a[0]!) : 0;
  const high = b === null ? 62 : value(b[0]!);
  if (high - low > 1) return digits[Math.round((low + high) / 2)]!;
  if (b !== null && b.length > 1) return b[0]!;
  return digits[low]! + middle(a.slice(1), null);
};

/** Gives a rank after `a` and before `b`; either may be missing (start, end, only one). */
export const between = (a?: Rank | null, b?: Rank | null): Rank => {
  if (!a && !b) return "a0";
  const wa = a ? wholeLength(a) : 0;
  const wb = b ? wholeLength(b) : 0;
  if ((a && !wa) || (b && !wb) || (a && b && a >= b)) return middle(a ?? "", b && (!a || a < b) ? b : null);
  if (!a) {
    const whole = b!.slice(0, wb);
    if (whole < b!) return whole;
    return step(whole, -1) ?? middle("", b!);
  }
  const wholeA = a.slice(0, wa);
  const next = step(wholeA, 1);
  if (!b) return next ?? wholeA + middle(a.slice(wa), null);
  const wholeB = b.slice(0, wb);
  if (wholeA === wholeB) return wholeA + middle(a.slice(wa), b.slice(wb));
  return next !== null && next < b ? next : wholeA + middle(a.slice(wa), null);
};

/** Orders by rank, ties by id; plain code points, the same on every machine. */
export const byRank = (a: { readonly id: string; readonly order: string }, b: { readonly id: string; readonly order: string }): number =>
  inOrder(a.order, b.order) || inOrder(a.id, b.id);

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const none: readonly never[] = [];

/** The things of a map by their ids, in their order. */
export const ranked = <T extends { readonly order: Rank }>(map: Readonly<Record<Id, T>> | undefined): readonly (readonly [Id, T])[] =>
  map === undefined ? none : Object.entries(map).sort((a, b) => inOrder(a[1].order, b[1].order) || inOrder(a[0], b[0]));
