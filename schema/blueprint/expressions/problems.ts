/** What can be wrong with an expression, said with its place, what was expected and found, and what to write instead. */
import type { Sentence } from "../../ids.ts";
import type { Text } from "../shape.ts";
import type { ExprType } from "./checked.ts";

export type ExprCode =
  | "EXPR_SYNTAX"
  | "EXPR_NAME"
  | "EXPR_TYPE"
  | "EXPR_SCOPE"
  | "EXPR_NOT_SQL"
  | "EXPR_TOO_BIG"
  | "EXPR_CYCLE"
  | "EXPR_CONSTANT"
  | "EXPR_MAY_BE_EMPTY";
export interface ExprProblem {
  readonly code: ExprCode;
  readonly level: "error" | "warning" | "hint";
  /** Offsets into the text that was elaborated or read, end excluded. */
  readonly span: readonly [number, number];
  readonly text: Sentence;
  readonly expected?: Sentence;
  readonly found?: Sentence;
  /** Text that would be right in place of the span. */
  readonly suggestion?: string;
}

const typeWords: Record<ExprType["is"], Sentence> = {
  string: { en: "text", ar: "نص" },
  bool: { en: "yes or no", ar: "نعم أو لا" },
  int: { en: "a whole number", ar: "عدد صحيح" },
  decimal: { en: "a number", ar: "رقم" },
  timestamp: { en: "a date and time", ar: "تاريخ ووقت" },
  date: { en: "a date", ar: "تاريخ" },
  time: { en: "a time of day", ar: "وقت" },
  duration: { en: "a duration", ar: "مدة" },
  file: { en: "a file", ar: "ملف" },
  map: { en: "structured data", ar: "بيانات مهيكلة" },
  geo: { en: "a place on the map", ar: "موقع على الخريطة" },
  null: { en: "nothing", ar: "لا شيء" },
  unknown: { en: "a value", ar: "قيمة" },
  option: { en: "a choice", ar: "اختيار" },
  record: { en: "a record", ar: "سجل" },
  list: { en: "a list", ar: "قائمة" },
};

const listWords: Record<ExprType["is"], Sentence> = {
  ...typeWords,
  string: { en: "a list of texts", ar: "قائمة نصوص" },
  option: { en: "a list of choices", ar: "قائمة اختيارات" },
  record: { en: "a list of records", ar: "قائمة سجلات" },
};

/** Names a type for people; `labelOf` adds which entity or field is meant. */
export const typeName = (type: ExprType, labelOf: (id: string) => Text & { readonly key?: string }): Sentence => {
  const named = (words: Sentence, id: string): Sentence => {
    const label = labelOf(id);
    const en = label.en ?? label.key ?? label.ar;
    const ar = label.ar ?? label.en ?? label.key;
    return { en: en ? `${words.en} of "${en}"` : words.en, ar: ar ? `${words.ar} من «${ar}»` : words.ar };
  };
  switch (type.is) {
    case "option":
      return named(typeWords.option, type.field);
    case "record":
      return named(typeWords.record, type.entity);
    case "list":
      return type.of.is === "list"
        ? typeWords.list
        : listWords[type.of.is] === typeWords[type.of.is]
          ? typeWords.list
          : listWords[type.of.is];
    default:
      return typeWords[type.is];
  }
};

/** The candidate with the fewest edits from `word`, when it is close enough to be a slip of the hand. */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(word.length / 2));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > bestDistance) continue;
    const distance = edits(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance || (distance === bestDistance && best === undefined)) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** Levenshtein distance, two rows. */
const edits = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
};
