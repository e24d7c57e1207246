import { readFile } from "../../../schema/blueprint/files.ts";
import { headerProps } from "../../../schema/blueprint/node-kinds.ts";
import type { Blueprint as Document, Text } from "../../../schema/blueprint/shape.ts";
import { authorize } from "../../viewer.ts";
import { blueprintErrors } from "../domain/errors.ts";
import { refuseSecrets } from "../domain/secrets.ts";
import { type Asker, entry } from "./asker.ts";
import { nameOf } from "./create-blueprint.ts";
import { readFileText } from "./file-text.ts";
import type { BlueprintDeps } from "./ports.ts";
import { type Written, writeDocument } from "./write-document.ts";

/**
 * Opens a blueprint from a file in either form, YAML or JSON. Nothing of the file is left out in silence: what cannot be read refuses
 * the whole with a list (BLUEPRINT_FILE_NOT_READABLE), what is only unwise becomes a problem of the draft.
 */
export const importBlueprint = async (
  deps: BlueprintDeps,
  asker: Asker,
  input: { readonly text: string; readonly label?: Text | null },
): Promise<Written> => {
  authorize(asker.viewer, "blueprint.edit");
  const document = readDocument(input.text);
  const label = input.label && Object.keys(input.label).length > 0 ? nameOf(input.label) : nameOf(document.label);
  const written = await writeDocument(deps, asker, { ...document, label }, { kind: "import", label: { en: "File", ar: "ملف" } });
  await deps.store.transact(asker.viewer.organizationId, (unit) =>
    unit.audit(entry(asker, "blueprint.import", `blueprint:${written.blueprint.id}`, { characters: input.text.length })),
  );
  return written;
};

/** The document of a file. Throws BLUEPRINT_FILE_INVALID, BLUEPRINT_FILE_NOT_READABLE, BLUEPRINT_SECRET_IN_TEXT. */
const readDocument = (text: string): Document => documentOf(readFileText(text));

/** A file's value as a whole document. Throws BLUEPRINT_FILE_NOT_READABLE with everything that would be lost, BLUEPRINT_SECRET_IN_TEXT. */
export const documentOf = (value: unknown): Document => {
  const { blueprint, problems } = readFile(value);
  const lost = problems.filter(({ level }) => level === "error");
  if (lost.length > 0)
    throw blueprintErrors(
      "FILE_NOT_READABLE",
      { count: lost.length, first: lost[0]!.text },
      { problems: JSON.parse(JSON.stringify(lost)) },
    );
  // What is left out of a file stands at its default; a draft says it.
  const header = Object.fromEntries(
    Object.entries(headerProps).flatMap(([name, { initial }]) => (initial === undefined ? [] : [[name, initial]])),
  );
  const document = { ...header, ...blueprint } as Document;
  refuseSecrets(document);
  return document;
};
