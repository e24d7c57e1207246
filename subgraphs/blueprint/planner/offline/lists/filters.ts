/** "search jobs by keyword and location", "filters by cuisine": what one looks by is a property of what is looked for. */

import { isNothing, isSeparator, phraseOf, splitList } from "../clauses/phrases.ts";
import type { Frame, FrameOf } from "../clauses/types.ts";
import type { Clause, Token } from "../text/tokens.ts";
import { entityKey } from "../words/naming.ts";
import { verbForms } from "../words/verbs.ts";
import { addItem } from "../world/fields.ts";
import type { PlannedEntity, World } from "../world/world.ts";
import { itemOf } from "./item.ts";

const looking = new Set(
  "choose select pick search searching filter filters filtering sort sorting find finding browse browsing searched filtered تصفيه تصفيتها البحث بحث فلتره يبحث يبحثون ترتيب فلتر".split(
    " ",
  ),
);
const bys = new Set(["by", "حسب", "بحسب"]);
/** What is no property of anything. */
const anyway = new Set(
  "keyword keywords relevance popularity newest latest oldest most distance text phrase range criteria option options الاحدث الكلمه".split(
    " ",
  ),
);

/** What is looked by, and the clause without it; null where nothing is said of that. */
export const filtersIn = (clause: Clause): { readonly frames: readonly Frame[]; readonly rest: Clause } | null => {
  const { tokens } = clause;
  const start = tokens.findIndex((token) => looking.has(token.word));
  const by =
    start < 0
      ? -1
      : tokens.findIndex(
          (token, i) => i > start && (bys.has(token.word) || (token.word === "for" && /^filters?$/.test(tokens[i - 1]!.word))),
        );
  if (by < 0 || by - start > 6 || by === tokens.length - 1) return null;
  let end = by + 1;
  while (
    end < tokens.length &&
    !(isSeparator(tokens[end]!) && startsVerb(tokens, end + 1)) &&
    !["and", "with", "on", "using", "so", "then"].includes(end > by + 1 && startsVerb(tokens, end + 1) ? tokens[end]!.word : "")
  )
    end++;
  const items = splitList(tokens.slice(by + 1, end)).flatMap((part) => {
    const words = part.filter((token) => token.kind === "word" && !anyway.has(token.word));
    const item = words.length > 0 && words.length < 4 ? itemOf(words) : null;
    return item ? [item] : [];
  });
  const between = tokens.slice(start + 1, by).filter((token) => !looking.has(token.word) && !isSeparator(token));
  const owner = phraseOf(between);
  return {
    frames: items.length > 0 ? [{ clause, tokens, is: "filters", owner: owner && !isNothing(owner) ? owner : null, items }] : [],
    rest: { ...clause, tokens: [...tokens.slice(0, by), ...tokens.slice(end)] },
  };
};
const startsVerb = (tokens: readonly Token[], at: number): boolean => {
  let next = at;
  while (tokens[next] && isSeparator(tokens[next]!)) next++;
  const form = tokens[next] ? verbForms.get(tokens[next]!.word) : undefined;
  return form?.verb.cls === "do" || form?.verb.cls === "may";
};

/** Adds the properties to what is looked for: what was named, else the first thing the text speaks of. */
export const filters = (world: World, frame: FrameOf<"filters">): void => {
  const named = frame.owner ? world.entities.get(entityKey(frame.owner)) : undefined;
  const entity = named ?? mainOf(world);
  if (!entity) return;
  for (const item of frame.items) {
    // Rooms are searched by the dates they are free: they have none of their own.
    if (/^(?:date|time)$/.test((item.property ?? item.base)?.key ?? "") && ["thing", "place"].includes(entity.concept?.kind ?? ""))
      continue;
    const linked = item.phrase?.concept && world.entities.has(item.phrase.concept.key);
    if (item.property || item.base || linked || (item.tokens.length < 3 && !item.phrase?.concept))
      addItem(world, entity, item, frame.clause.span);
  }
};
const records = new Set(["booking", "review", "comment", "favorite", "follow", "payment", "order"]);
const mainOf = (world: World): PlannedEntity | undefined => {
  const all = [...world.entities.values()];
  return all.find((entity) => !records.has(entity.key) && entity.concept?.kind !== "person") ?? all[0];
};
