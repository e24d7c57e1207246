import { diff } from "../../../schema/blueprint/diff.ts";
import { describe } from "../../../schema/blueprint/sentences.ts";
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
  const en = describe(ops, after.document, "en");
  const ar = describe(ops, after.document, "ar");
  return en.map((line, index) => ({ en: line, ar: ar[index] ?? line }));
};
