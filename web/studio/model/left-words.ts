/** What taking a step back, or doing it again, left as it is: said by name. */
import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { formatNumber, locale, textOf } from "../../ui/locale.ts";
import { leftStrings } from "./left.strings.ts";
import type { Outline } from "./nodes.ts";
import { nodeName } from "./refused-words.ts";

const t = textOf(leftStrings);
/** More names than this are counted. */
const most = 3;

/** "What was changed since stays: Patient, Phone." */
export const leftWords = (outline: Outline, draft: Draft, ids: readonly (Id | "header")[]): string => {
  // Of what is gone by now there is nothing to see.
  const there = ids.filter((id) => id === "header" || (draft.nodes[id] && !draft.nodes[id].removed));
  const names = [...new Set(there.map((id) => nodeName(outline, draft, id)))];
  if (names.length === 0) return t("leftSome");
  const more = names.length > most ? [`+${formatNumber(names.length - most)}`] : [];
  return t("left", { names: [...names.slice(0, most), ...more].join(locale() === "ar" ? "، " : ", ") });
};
