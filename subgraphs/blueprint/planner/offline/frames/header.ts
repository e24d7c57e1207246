/** The platform's own properties: name, sector, languages, theme. */
import { keyFromWords } from "../../../../../schema/blueprint/keys.ts";
import type { Op } from "../../../../../schema/blueprint/operation.ts";
import type { Id } from "../../../../../schema/blueprint/shape.ts";
import type { Json, Sentence } from "../../../../../schema/ids.ts";
import type { PlanRequest, Span } from "../../../../../schema/planner.ts";
import type { Frame } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { placeOf } from "../words/currency.ts";
import { conceptWords, sentenceCase } from "../words/naming.ts";
import { platformName } from "../words/platform-name.ts";
import { conceptAt, conceptOf } from "../words/words.ts";
import type { Words, World } from "../world/world.ts";
import { correction, looksOf } from "./looks.ts";

type HeaderFact = { readonly text: Sentence; readonly span: Span | null; readonly nodes: readonly Id[] };
const unnamed = new Set(["New platform", "منصة جديدة"]);

/** Operations on the header, and what the report says of them. A name a person gave stays. */
export const headerOf = (
  request: PlanRequest,
  clauses: readonly Clause[],
  frames: readonly Frame[],
  world: World,
): { readonly ops: readonly Op[]; readonly facts: readonly HeaderFact[] } => {
  const ops: Op[] = [];
  const facts: HeaderFact[] = [];
  const set = (prop: string, value: Json): void => void ops.push({ op: "set", id: "header", prop, value });
  const given = Object.values((request.base.header.label ?? {}) as Words).filter((word) => word && !unnamed.has(word));
  const title = titleOf(frames, world, clauses);
  if (given.length === 0 && title) {
    set("label", { ...(title.label.en ? { en: title.label.en } : {}), ...(title.label.ar ? { ar: title.label.ar } : {}) });
    set("key", title.key);
  }
  if (title?.span)
    facts.push({
      text: { en: `A platform: ${title.label.en ?? title.label.ar}.`, ar: `منصة: ${title.label.ar ?? title.label.en}.` },
      span: title.span,
      nodes: [],
    });
  const looks = looksOf(frames);
  ops.push(...looks.ops);
  facts.push(...looks.facts.map((fact) => ({ ...fact, nodes: [] })));
  const corrected = correction(frames);
  if (corrected) facts.push({ text: corrected, span: null, nodes: [] });
  const sector = sectorOf(frames, world);
  if (sector !== "general") set("sector", sector);
  const place = placeOf(request.text);
  if (place) {
    if (place.currency) set("currency", place.currency);
    if (place.timeZone) set("timeZone", place.timeZone);
    facts.push({ text: place.why, span: null, nodes: [] });
  }
  if (world.invited) {
    set("signUp", "invited");
    facts.push({
      text: {
        en: "Nobody was named who uses it: signed-in users, who come by invitation, may add and change everything.",
        ar: "لم يُذكر من يستخدمها: المستخدمون المسجلون بدعوة يضيفون كل شيء ويعدلونه.",
      },
      span: null,
      nodes: [],
    });
  }
  const arabic = clauses.filter((clause) => clause.arabic).length * 2 > clauses.length;
  set("defaultLocale", arabic ? "ar" : "en");
  return { ops, facts };
};

const titleOf = (
  frames: readonly Frame[],
  world: World,
  clauses: readonly Clause[],
): { readonly label: Words; readonly key: string; readonly span: Span | null } | null => {
  const said = frames.find((frame) => frame.is === "purpose");
  if (said?.is === "purpose") {
    const concept = said.head?.concept;
    const named = said.clause.arabic || (said.title.length > 1 && concept?.key === "system") ? null : platformName(clauses);
    if (named) return named;
    if (concept && concept.key !== "system") {
      const { label } = conceptWords(concept);
      return { label, key: keyFromWords(concept.key, [], "header"), span: said.clause.span };
    }
    const title = withoutRunning(said.title);
    const [first, last] = [title[0], title.at(-1)];
    if (!first || !last) return null;
    const words = said.clause.span.text.slice(first.from - said.clause.span.from, last.to - said.clause.span.from);
    // "Website" alone names nothing: what it keeps does.
    const kept = title.length === 1 && title === said.title ? [...world.entities.values()][0] : undefined;
    if (kept && concept) return { label: kept.plural, key: keyFromWords(kept.key, [], "header"), span: said.clause.span };
    const label: Words = said.clause.arabic
      ? { ar: words.replace(/اً$|ًا$/, "").replace(/[\u064b-\u0652]/g, "") }
      : { en: sentenceCase(words.toLowerCase()) };
    return { label, key: keyFromWords(words, [], "header"), span: said.clause.span };
  }
  // Nothing else was read of that sentence: it is named after, and still listed as not understood.
  const named = platformName(clauses);
  if (named) return { ...named, span: null };
  const first = [...world.entities.values()][0];
  return first ? { label: first.plural, key: keyFromWords(first.key, [], "header"), span: null } : null;
};

/** «إدارة عيادة أسنان»: a clinic is run by it, and its name is the clinic's; «إدارة المخازن» is what the platform does. */
const withoutRunning = (title: readonly Token[]): readonly Token[] =>
  title.length > 1 &&
  /^[اإ]دار[هة]$/.test(title[0]!.word) &&
  !title[1]!.word.startsWith("ال") &&
  placeKinds.has(conceptAt(title, 1)?.entry.kind ?? "")
    ? title.slice(1)
    : title;
const placeKinds = new Set(["place", "none"]);

/** Things of many sectors say little about which one it is. */
const everywhere = new Set(["customer", "product", "order", "payment", "service", "booking", "supplier"]);

const sectorOf = (frames: readonly Frame[], world: World): string => {
  const score = new Map<string, number>();
  const count = (sector: string | undefined, weight: number): void => {
    if (sector && sector !== "general") score.set(sector, (score.get(sector) ?? 0) + weight);
  };
  for (const frame of frames) if (frame.is === "purpose") count(frame.head?.concept?.sector, 5);
  for (const frame of frames) if (frame.is === "purpose") for (const phrase of frame.about) count(phrase.concept?.sector, 2);
  for (const entity of world.entities.values()) count(entity.concept?.sector, everywhere.has(entity.key) ? 0.5 : 1);
  for (const role of world.roles.keys()) count(conceptOf(role)?.sector, everywhere.has(role) ? 0.5 : 1);
  return [...score].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? "general";
};
