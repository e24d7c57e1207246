/** The index of templates says what the files say; a file it was not made of is read itself. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { hashOf } from "../../../schema/blueprint/canonical.ts";
import type { Blueprint } from "../../../schema/blueprint/shape.ts";
import { createTemplateFolder, writeTemplateIndex } from "./template-folder.ts";

const home = mkdtempSync(join(tmpdir(), "webnova-templates-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const folder = pathToFileURL(`${home}/`);
const index = pathToFileURL(join(home, "index.json"));
const nowhere = pathToFileURL(join(home, "none.json"));
const hash = (document: Blueprint): string => hashOf(document, (text) => createHash("sha256").update(text).digest("hex"));

it("[BP52] what the index holds is what the files say, and a changed file counts as it is now", async () => {
  const shop = readFileSync(new URL("../../../templates/shop.yaml", import.meta.url), "utf8");
  writeFileSync(join(home, "shop.yaml"), shop);
  await writeTemplateIndex(hash, folder, index);
  const [read] = await createTemplateFolder(hash, folder, nowhere).all();
  expect(await createTemplateFolder(hash, folder, index).all()).toEqual([read]);
  // That it is really taken from there:
  const changed = readFileSync(index, "utf8").replaceAll("AED", "KWD");
  writeFileSync(index, changed);
  expect((await createTemplateFolder(hash, folder, index).find("shop"))?.document.currency).toBe("KWD");
  writeFileSync(join(home, "shop.yaml"), shop.replace("currency: AED", "currency: QAR"));
  const now = await createTemplateFolder(hash, folder, index).find("shop");
  expect(now?.document.currency).toBe("QAR");
  expect(now?.version).not.toBe(read?.version);
});
