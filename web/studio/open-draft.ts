/** Which live document the studio opens. The entry point hands it in, so screens and tests need no socket to be built. */
import type { DraftDocument, OpenDraft } from "./draft.ts";

let open: OpenDraft | null = null;

export const provideDrafts = (next: OpenDraft): void => {
  open = next;
};

/** Opens the draft of a branch; the caller disposes it. */
export const openDraft: OpenDraft = (input): DraftDocument => {
  if (!open) throw new Error("No live document was provided; the entry point calls provideDrafts first.");
  return open(input);
};
