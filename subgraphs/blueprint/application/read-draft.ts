import type { Draft } from "../../../schema/blueprint/document.ts";
import type { Branch } from "../domain/nouns.ts";
import type { BlueprintDeps, Seqs } from "./ports.ts";

/** The draft of a branch as it stands at its head. */
export const draftNow = async (deps: BlueprintDeps, branch: Branch): Promise<Draft> => (await cutOf(deps, branch, null)).draft;

/** The draft at exactly the moment a person was shown, or now; and which moment that is. */
export const cutOf = async (deps: BlueprintDeps, branch: Branch, seqs: Seqs | null): Promise<{ draft: Draft; seqs: Seqs }> => {
  const cut = await deps.drafts.read(branch.id, seqs ? { exactly: seqs } : { atLeast: {} });
  const main = cut.documents[0];
  if (!main || typeof main.content === "string") throw new Error(`The collaboration server has no draft for branch ${branch.id}`);
  return { draft: main.content as Draft, seqs: Object.fromEntries(cut.documents.map(({ document, seq }) => [document, seq])) };
};
