/** What commands of the data model share: how inputs look, how a new thing is named, how undo says what was changed. */
import { z } from "zod";
import type { Id } from "../../../schema/blueprint/shape.ts";
import type { Sentence } from "../../../schema/ids.ts";
import { nameOf, type Outline } from "../model/nodes.ts";

export const id = z.string().min(1);

export const words = z.string().trim().min(1).max(120);

/** The label of something new: in the language its words are written in. */
export const labelFrom = (text: string) => (/[\u0600-\u06ff]/.test(text) ? { ar: text } : { en: text });

export const named = (en: string, ar: string, view: { label: Outline["entities"][number]["label"]; key: string } | undefined): Sentence =>
  view ? { en: `${en} “${nameOf(view, "en")}”`, ar: `${ar} «${nameOf(view, "ar")}»` } : { en, ar };

export const viewOf = (outline: Outline | null, node: Id) =>
  outline?.byId.get(node) ??
  outline?.fields.get(node) ??
  outline?.roles.find((role) => role.id === node) ??
  [...(outline?.fields.values() ?? [])].flatMap((field) => field.options).find((option) => option.id === node);

export const nameIn = (outline: Outline | null, node: Id, locale: string): string => {
  const view = viewOf(outline, node);
  return view ? nameOf(view, locale) : "";
};
