/** A refused change as people read it: where it is, which property, my value and the one that stands there now. */
import type { Draft } from "../../../schema/blueprint/document.ts";
import { wordsFromKey } from "../../../schema/blueprint/keys.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { CellChange } from "../../../schema/drafts.ts";
import type { Json } from "../../../schema/ids.ts";
import { locale, textOf, wordsIn } from "../../ui/locale.ts";
import { placeOf } from "./find-problems.ts";
import type { Outline } from "./nodes.ts";
import { refusedStrings } from "./refused.strings.ts";

const t = textOf(refusedStrings);

/** "Patient": the thing a change is about. */
export const refusedPlace = (outline: Outline, draft: Draft, { cell }: CellChange): string => nodeName(outline, draft, idOf(cell.key));

/** What people call a node, wherever in the platform it is. */
export const nodeName = (outline: Outline, draft: Draft, id: Id | "header"): string => {
  if (id === "header") return t("platform");
  const props = draft.nodes[id]?.props;
  return (
    placeOf(outline, id, locale()) || wordsIn(props?.label as Record<string, string> | undefined, wordsFromKey(String(props?.key ?? id)))
  );
};

/** "Name in English": what of it. */
export const refusedProperty = ({ cell }: CellChange): string => {
  const rest = restOf(cell.key);
  return Object.hasOwn(refusedStrings, rest) ? t(rest as keyof typeof refusedStrings) : wordsFromKey(rest.replaceAll("/", " "));
};

/** What I wrote. */
export const mineInWords = (outline: Outline, { cell, after }: CellChange): string => valueWords(outline, restOf(cell.key), after);

/** What stands there now; follows the draft. */
export const theirsInWords = (outline: Outline, draft: Draft, { cell }: CellChange): string =>
  valueWords(outline, restOf(cell.key), valueAt(draft, cell));

const idOf = (key: string): string => key.slice(0, key.indexOf("/"));
const restOf = (key: string): string => key.slice(key.indexOf("/") + 1);

const valueAt = (draft: Draft, { root, key }: CellChange["cell"]): Json | undefined => {
  const node = draft.nodes[idOf(key)];
  const [prop = "", ...members] = restOf(key).split("/");
  if (root !== "header" && prop === "removed") return node?.removed ?? undefined;
  const value = (root === "header" ? draft.header : node?.props)?.[prop] as Json | undefined;
  if (members.length === 0) return value;
  const member = members.join("/");
  if (Array.isArray(value)) return value.includes(member) ? true : undefined;
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, Json>>)[member] : undefined;
};

const valueWords = (outline: Outline, rest: string, value: Json | undefined): string => {
  if (value === true) return t("yes");
  if (value === false || (value === undefined && ["required", "unique", "removed"].includes(rest))) return t("no");
  if (value === undefined || value === null || value === "") return t("nothing");
  if (typeof value === "string") return placeOf(outline, value, locale()) || value;
  return JSON.stringify(value);
};
