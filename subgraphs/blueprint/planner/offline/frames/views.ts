/** Pages that were asked for: "a calendar of appointments", "a dashboard showing total sales by month", «تقويم المواعيد». */

import { isNothing, isSeparator, phraseOf, splitList, trim } from "../clauses/phrases.ts";
import type { Figure, Frame, FrameOf, ViewKind } from "../clauses/types.ts";
import { itemOf } from "../lists/item.ts";
import { foldPhrase } from "../text/fold.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { functionWords } from "../words/verbs.ts";
import type { PlannedEntity, PlannedFigure, World } from "../world/world.ts";

const kinds: ReadonlyMap<string, ViewKind> = new Map([
  ...["calendar", "calendars", "تقويم", "التقويم", "رزنامه"].map((word) => [word, "calendar"] as const),
  ...["board", "kanban", "kanbans", "كانبان"].map((word) => [word, "board"] as const),
  ...["dashboard", "dashboards", "لوحه"].map((word) => [word, "dashboard"] as const),
  ...["map", "خريطه"].map((word) => [word, "map"] as const),
  ...["gallery", "معرض"].map((word) => [word, "gallery"] as const),
]);
export const isViewWord = (word: string): boolean => kinds.has(word);
const showing = new Set(
  "showing shows show with of displaying displays for that which listing summarizing تعرض يعرض فيها تظهر فيه بها".split(" "),
);
const functions: ReadonlyMap<string, Figure["fn"]> = new Map(
  (
    [
      ["sum", "total totals sum مجموع اجمالي"],
      ["count", "number count numbers counts عدد"],
      ["avg", "average mean متوسط معدل"],
      ["max", "highest maximum top اعلي"],
      ["min", "lowest minimum ادني"],
    ] as const
  ).flatMap(([fn, words]) => words.split(" ").map((word) => [word, fn] as const)),
);
const bys = new Set(["by", "per", "over", "each", "حسب", "لكل", "بحسب"]);

/** The clause as a page that is wanted; null when it asks for none. `isThere`: a word the lexicon does not know and the blueprint does. */
export const viewIn = (clause: Clause, isThere: (tokens: readonly Token[]) => boolean = () => false): readonly Frame[] | null => {
  const { tokens } = clause;
  const at = tokens.findIndex((token) => kinds.has(token.word) || kinds.has(token.word.replace(/^ال/, "")));
  if (at < 0 || at > 9) return null;
  if (tokens[at]!.word === "board" && !["of", "for", "showing"].includes(tokens[at + 1]?.word ?? "")) return null;
  const kind = kinds.get(tokens[at]!.word) ?? kinds.get(tokens[at]!.word.replace(/^ال/, ""))!;
  const arabic = tokens[at]!.arabic;
  // A place of paintings is no page; a page has what it shows after it.
  const after = tokens.slice(at + 1);
  const next = after[0]?.word ?? "";
  if (kind === "dashboard") {
    const start = after.findIndex((token) => showing.has(token.word));
    const words = start < 0 ? [] : after.slice(start + 1);
    const figures = words.length > 0 ? figuresOf(words) : [];
    if (figures.length === 0 && !onlyView(tokens.slice(0, at), after)) return null;
    return [{ clause, tokens, is: "view", kind, owner: null, figures }];
  }
  const named = arabic
    ? trim(after.filter((token) => token.word !== "ل"))
    : ["of", "for", "with", "showing"].includes(next)
      ? trim(after.slice(1))
      : trim(tokens.slice(Math.max(0, at - 2), at));
  const cut = named.findIndex((token) => ["by", "per", "where", "so", "حسب", "with"].includes(token.word) || isSeparator(token));
  const owner = phraseOf(cut > 0 ? named.slice(0, cut) : named);
  if (
    !owner ||
    isNothing(owner) ||
    (owner.concept === null &&
      !isThere(cut > 0 ? named.slice(0, cut) : named) &&
      !(owner.plural && kind === "map" && ["of", "with", "showing"].includes(next)))
  )
    return null;
  if ((kind === "gallery" || kind === "map") && arabic) return null;
  return [{ clause, tokens, is: "view", kind, owner, figures: [] }];
};

/** "A dashboard.", "I want an admin dashboard": nothing else is said. */
const onlyView = (before: readonly Token[], after: readonly Token[]): boolean =>
  after.length === 0 &&
  before.every((token) => functionWords.has(token.word) || ["admin", "main", "a", "the", "لوحه"].includes(token.word));

/** "total sales by month, number of orders and average rating per product". */
const figuresOf = (words: readonly Token[]): readonly Figure[] =>
  splitList(words).flatMap((part): readonly Figure[] => {
    const by = part.findIndex((token, i) => i > 0 && bys.has(token.word));
    const grouped = by > 0 ? trim(part.slice(by + 1)) : [];
    const said = trim(by > 0 ? part.slice(0, by) : part).filter((token) => token.word !== "of");
    const fn = functions.get(said[0]?.word ?? "") ?? functions.get((said[0]?.word ?? "").replace(/^ال/, ""));
    const of = fn ? said.slice(1) : said;
    return of.length > 0 && of.length < 5 ? [{ fn: fn ?? null, of, by: grouped }] : [];
  });

/** Notes the page in the world: of which thing, and which figures it shows. */
export const view = (world: World, frame: FrameOf<"view">): void => {
  const { span } = frame.clause;
  const entity = frame.owner ? (world.entities.get(entityKey(frame.owner)) ?? null) : null;
  // "A calendar for planners", of whom nothing is kept.
  if (frame.owner && !entity) {
    world.unread.push(span);
    return;
  }
  const figures = frame.figures.flatMap((figure) => figureOf(world, figure) ?? []);
  if (!entity && frame.kind !== "dashboard") return;
  if (!entity && figures.length === 0 && frame.figures.length > 0) {
    world.unread.push(span);
    return;
  }
  world.views.push({ kind: frame.kind, entity: entity?.key ?? null, figures, span });
};

const times = new Set(["month", "day", "week", "year", "quarter", "time", "الشهر", "شهر", "اليوم", "يوم", "اسبوع", "سنه", "السنه"]);
const figureOf = (world: World, { fn, of, by }: Figure): PlannedFigure | null => {
  const phrase = phraseOf(of);
  const named = phrase && !isNothing(phrase) ? namedEntity(world, of) : undefined;
  const item = itemOf(of);
  const key = item?.property?.key ?? item?.base?.key;
  const owner =
    named ??
    (key ? [...world.entities.values()].find((entity) => entity.fields.has(key)) : undefined) ??
    (fn === "count" ? undefined : moneyOwner(world));
  if (!owner) return null;
  const measure = fn === "count" || (fn === null && named) ? null : key && owner.fields.has(key) ? key : amountOf(owner);
  const group = by.length === 0 ? null : groupOf(owner, by);
  return {
    entity: owner.key,
    fn: measure === null ? "count" : (fn ?? "sum"),
    field: measure,
    by: group,
    said: of.map((token) => token.raw).join(" "),
  };
};
const namedEntity = (world: World, of: readonly Token[]): PlannedEntity | undefined => {
  // What is there is called by its own name first: «الطلبات» of a shop are no returns.
  const said = foldPhrase(of.map(({ word }) => word).join(" "));
  const called = [...world.entities.values()].filter(({ label, plural }) =>
    [label, plural].some((words) => Object.values(words).some((word) => foldPhrase(word) === said)),
  );
  if (called.length === 1) return called[0];
  const phrase = phraseOf(of);
  const concept = phrase?.concept?.key;
  // "sales" are the orders, or the invoices.
  const word = of.at(-1)?.word ?? "";
  const sold = /^(?:sales|revenue|المبيعات|مبيعات|الايرادات|ايرادات)$/.test(word) ? ["order", "invoice", "payment", "sale", "booking"] : [];
  const longer = ["request", "order", "application"].flatMap((end) => {
    const keys = concept === end ? [...world.entities.keys()].filter((key) => key.toLowerCase().endsWith(end)) : [];
    return keys.length === 1 ? keys : [];
  });
  return [concept, ...longer, ...sold].flatMap((key) => (key ? (world.entities.get(key) ?? []) : []))[0];
};
const moneyOwner = (world: World): PlannedEntity | undefined => [...world.entities.values()].find((entity) => amountOf(entity) !== null);
const amountOf = (entity: PlannedEntity): string | null =>
  [...entity.fields.values()].find((field) => field.type === "money" || field.type === "decimal" || field.type === "integer")?.key ?? null;
const groupOf = (entity: PlannedEntity, by: readonly Token[]): string | null => {
  const dates = [...entity.fields.values()].find((field) => field.type === "date" || field.type === "dateTime");
  if (by.some((token) => times.has(token.word))) return dates?.key ?? null;
  const item = itemOf(by);
  const keys = [item?.property?.key, item?.phrase?.concept?.key, item?.base?.key];
  return keys.find((key): key is string => key !== undefined && entity.fields.has(key)) ?? null;
};
