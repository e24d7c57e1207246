import { canonical } from "../../../schema/blueprint/canonical.ts";
import { exactForm, friendlyForm } from "../../../schema/blueprint/files.ts";
import { problemsOf } from "../../../schema/blueprint/problems.ts";
import type { Blueprint as Document } from "../../../schema/blueprint/shape.ts";
import type { BranchId, VersionId } from "../../../schema/ids.ts";
import { doorErrors } from "../../errors.ts";
import { authorize } from "../../viewer.ts";
import { refuseSecrets } from "../domain/secrets.ts";
import type { Asker } from "./asker.ts";
import { type FileFormat, writeFile } from "./file-text.ts";
import { branchOf } from "./find.ts";
import type { BlueprintDeps } from "./ports.ts";
import { draftNow } from "./read-draft.ts";
import { readVersion } from "./read-version.ts";

export interface Export {
  /** A version, or else a branch's draft as it is now. */
  readonly versionId?: VersionId | null;
  readonly branchId?: BranchId | null;
  readonly form: "exact" | "friendly";
  readonly format: FileFormat;
}
export interface BlueprintFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
  /** Hash of the document; importing the exact form and committing gives a version of the same hash. */
  readonly hash: string;
}

/**
 * Writes a version, or a draft, as a file. What looks like a secret never leaves: BLUEPRINT_SECRET_IN_TEXT names its place [BP51].
 * Another organization's answers BLUEPRINT_NOT_FOUND.
 */
export const exportBlueprint = async (deps: BlueprintDeps, { viewer }: Asker, input: Export): Promise<BlueprintFile> => {
  authorize(viewer, "blueprint.read");
  const organization = viewer.organizationId;
  const { document, number } = await documentOf(deps, organization, input);
  refuseSecrets(document);
  const form = input.form === "exact" ? exactForm(document) : friendlyForm(document);
  return {
    name: `${document.key}${number === null ? "" : `-v${number}`}.${input.format}`,
    mediaType: input.format === "json" ? "application/json" : "application/yaml",
    text: writeFile(form, input.format),
    hash: deps.sha256(canonical(document)),
  };
};

const documentOf = async (
  deps: BlueprintDeps,
  organization: Asker["viewer"]["organizationId"],
  { versionId, branchId }: Export,
): Promise<{ readonly document: Document; readonly number: number | null }> => {
  if (versionId) {
    const { version, document } = await readVersion(deps, organization, versionId);
    return { document, number: version.number };
  }
  if (!branchId) throw doorErrors("BAD_REQUEST", { detail: "versionId | branchId" });
  const branch = await deps.store.transact(organization, (unit) => branchOf(unit, branchId));
  return { document: problemsOf(await draftNow(deps, branch)).blueprint, number: null };
};
