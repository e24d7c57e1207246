import { diff } from "../../../schema/blueprint/diff.ts";
import { sentences } from "../../../schema/blueprint/sentences.ts";
import type { OrganizationId, Sentence, VersionId } from "../../../schema/ids.ts";
import type { BlueprintDeps } from "./ports.ts";
import { readVersion } from "./read-version.ts";

/** The differences between two versions of this organization, as sentences in both languages. */
export const diffVersions = async (
  deps: BlueprintDeps,
  organization: OrganizationId,
  from: VersionId,
  to: VersionId,
): Promise<readonly Sentence[]> => {
  const [before, after] = await Promise.all([readVersion(deps, organization, from), readVersion(deps, organization, to)]);
  const ops = diff(before.document, after.document);
  // Said of the earlier one: what is gone or renamed is called what people know it by; what is new is named by the operations.
  return sentences(ops, before.document, "done").map(({ text }) => text);
};
