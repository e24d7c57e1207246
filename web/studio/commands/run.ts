/** From a command to the document: the only place in the studio that calls `apply`. */
import { newId, strongRandom } from "../../../schema/blueprint/keys.ts";
import type { Id } from "../../../schema/blueprint/shape.ts";
import { locale } from "../../ui/locale.ts";
import { toast } from "../../ui/parts/Toast.tsx";
import type { Applied, DraftDocument } from "../draft.ts";
import type { DraftCommand, Mint, Where } from "./command.ts";

const mint: Mint = (kind) => newId(kind, strongRandom);

/** Ids the last run added, first first; a screen selects what it just made. */
export type Ran = Applied & { readonly added: readonly Id[] };

/**
 * Parses the input, asks the command for its operations and applies them as one undo step. What the document refuses is said
 * in a toast with the document's own sentence, and nothing is changed.
 */
export const runDraft = <I>(document: DraftDocument, at: Where, command: DraftCommand<I>, input: I): Ran => {
  const none = { ok: true, added: [] } as const;
  const when = command.when(at);
  if (when !== "yes") {
    if (when !== "hidden") toast(when.no[locale()], { tone: "danger" });
    return none;
  }
  const parsed = command.input.safeParse(input);
  if (!parsed.success || !at.draft || !at.outline) return none;
  const ops = command.ops({ ...at, draft: at.draft, outline: at.outline }, parsed.data, mint);
  if (ops.length === 0) return none;
  const applied = document.apply(ops, {
    label: command.says?.(at, parsed.data) ?? command.label,
    gesture: command.gesture?.(parsed.data),
    selection: at.selection,
  });
  if (!applied.ok) toast(applied.refused[0]?.text[locale()] ?? command.label[locale()], { tone: "danger" });
  return { ...applied, added: ops.flatMap((op) => (op.op === "add" ? [op.id] : [])) };
};
