/**
 * How the lexicon is written: one line per concept, so that hundreds of them can be read at a glance.
 *
 * A concept (something that may become an entity or a role):
 *   `key kind [wide] | english, synonyms… | [=يظهر, الجمع;] عربي, الجمع; مرادفات… | field! field field | icon`
 * A property (something that becomes a field):
 *   `key type flags | english, synonyms… | التسمية; أشكال أخرى…`
 */
import type { Classification, FieldTypeName, Sector } from "../../../../../../schema/blueprint/shape.ts";

/** `none`: names a platform or a part of a screen, never an entity. `group`: everyone, staff; a role that is already there. */
export type NounKind = "person" | "thing" | "event" | "document" | "place" | "tag" | "none" | "member" | "admin" | "public";

export interface Concept {
  readonly key: string;
  readonly kind: NounKind;
  readonly sector: Sector;
  readonly en: readonly string[];
  readonly ar: readonly string[];
  readonly arPlural?: string;
  /** What it is called in Arabic where that word alone, said in a text, might mean something else: «تذكرة». */
  readonly shownAr?: { readonly one: string; readonly many: string };
  /** Fields it has when nothing is said about it: `key` or `key!` (required), `@entity` for a reference. */
  readonly fields: readonly string[];
  readonly icon?: string;
  /** Its further names are kinds of it and no synonyms: they lend its fields and keep their own name. */
  readonly wide?: true;
}

export interface Property {
  readonly key: string;
  readonly type: FieldTypeName;
  readonly classification: Classification;
  readonly required: boolean;
  readonly unique: boolean;
  readonly options: readonly string[];
  readonly en: readonly string[];
  readonly ar: readonly string[];
}

const list = (text: string | undefined): readonly string[] =>
  (text ?? "")
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("//"));

export const concepts = (sector: Sector, text: string): readonly Concept[] =>
  lines(text).map((line) => {
    const [head = "", en, ar, fields, icon] = line.split("|").map((part) => part.trim());
    const [key = "", kind = "thing", wide] = head.split(/\s+/);
    const all = (ar ?? "").split(";");
    const [shown, shownMany] = all[0]?.startsWith("=") ? list(all.shift()?.slice(1)) : [];
    const [firstAr = "", ...otherAr] = all;
    const [one, many, ...more] = list(firstAr);
    return {
      key,
      kind: kind as NounKind,
      sector,
      en: list(en),
      ar: [...(one ? [one] : []), ...(many ? [many] : []), ...more, ...otherAr.flatMap(list)],
      ...(many ? { arPlural: many } : {}),
      ...(shown && shownMany ? { shownAr: { one: shown, many: shownMany } } : {}),
      fields: (fields ?? "").split(/\s+/).filter(Boolean),
      ...(icon ? { icon } : {}),
      ...(wide === "wide" ? { wide: true as const } : {}),
    };
  });

export const properties = (text: string): readonly Property[] =>
  lines(text).map((line) => {
    const [head = "", en, ar] = line.split("|").map((part) => part.trim());
    const [key = "", type = "text", ...flags] = head.split(/\s+/);
    const classification = (["public", "personal", "sensitive"] as const).find((name) => flags.includes(name)) ?? "internal";
    const options =
      flags
        .find((flag) => flag.startsWith("="))
        ?.slice(1)
        .split("/") ?? [];
    return {
      key,
      type: type as FieldTypeName,
      classification,
      required: flags.includes("required"),
      unique: flags.includes("unique"),
      options,
      en: list(en),
      ar: list(ar),
    };
  });

/** Words for the choices of a list: `key | english, … | عربي, …`. */
export interface Choice {
  readonly key: string;
  readonly en: readonly string[];
  readonly ar: readonly string[];
}
export const choices = (text: string): readonly Choice[] =>
  lines(text).map((line) => {
    const [key = "", en, ar] = line.split("|").map((part) => part.trim());
    return { key, en: list(en), ar: list(ar) };
  });
