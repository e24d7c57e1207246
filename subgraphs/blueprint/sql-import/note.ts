import type { Sentence } from "../../../schema/ids.ts";

/** One line of the report of an import: what was understood, what was assumed, what was not taken. */
export interface Note {
  readonly kind: "understood" | "assumed" | "left";
  readonly text: Sentence;
  /** The table it is about. */
  readonly table: string | null;
  readonly line: number | null;
}

export const note = (
  kind: Note["kind"],
  en: string,
  ar: string,
  table: { readonly name: string; readonly line: number } | null = null,
): Note => ({
  kind,
  text: { en, ar },
  table: table?.name ?? null,
  line: table?.line ?? null,
});
