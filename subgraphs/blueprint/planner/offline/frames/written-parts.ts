/** «الجلسات لها تاريخ ومحضر … يضيف المحكّم محاضر الجلسات»: what is told to be a part of a record is written into that record, and is none itself. */
import type { Frame, FrameOf, Item, Phrase } from "../clauses/types.ts";
import { foldPhrase } from "../text/fold.ts";
import { isSameRoot } from "../words/broken-plurals.ts";
import { verbForms } from "../words/verbs.ts";
import { wholeConcept } from "../words/words.ts";

/** Puts adding such a part as changing what it is a part of. */
export const intoWhatHasThem = (frames: readonly Frame[]): readonly Frame[] => {
  const told = frames.flatMap((frame) => (frame.is === "has" ? [frame] : []));
  if (told.length === 0) return frames;
  return frames.flatMap((frame): readonly Frame[] => {
    if (frame.is !== "grants" || frame.verb.key !== "create") return [frame];
    const parts = frame.objects.map((object) => partOf(object, told));
    if (parts.every((part) => part === null)) return [frame];
    const others = frame.objects.filter((_, i) => parts[i] === null);
    const written = parts.flatMap((part): readonly Frame[] =>
      part ? [{ ...frame, verb: change, objects: [part.owner], allows: change.allows, parts: [part.item] }] : [],
    );
    return [...(others.length > 0 ? [{ ...frame, objects: others }] : []), ...written];
  });
};
const change = verbForms.get("edit")!.verb;

const partOf = ({ tokens }: Phrase, told: readonly FrameOf<"has">[]): { readonly owner: Phrase; readonly item: Item } | null => {
  const [part, of] = tokens;
  if (tokens.length !== 2 || !part?.arabic || !of || !/^ال.{2,}/.test(of.word) || /^ال/.test(part.word)) return null;
  const whose = wholeConcept([of]);
  for (const { subjects, items } of whose ? told : []) {
    const owner = subjects.find(({ concept, tokens: name }) => concept?.key === whose!.key && name.length === 1);
    const item = owner && items.find(({ name }) => isSame(foldPhrase(name), part.word));
    if (owner && item) return { owner, item };
  }
  return null;
};
const isSame = (one: string, other: string): boolean =>
  one === other || `${one}ات` === other || (!one.includes(" ") && isSameRoot(one, other));
