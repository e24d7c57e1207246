import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";

/** `webnova export`: a blueprint as a file. */
export const exportFile: Command = {
  name: "export",
  summary: { en: "Writes a blueprint as a file.", ar: "يكتب مخططًا في ملف." },
  usage: {
    en: `webnova export <blueprint key or id> [--version n] [--draft] [--form exact|friendly] [--format yaml|json] [--out path]

  --version  which version; the newest when left out
  --draft    the draft as it is now instead of a version
  --form     exact: by id, to the same hash again (default) · friendly: by key, for people
  --out      where to write it; standard output when left out`,
    ar: `webnova export <مفتاح المخطط أو معرّفه> [--version n] [--draft] [--form exact|friendly] [--format yaml|json] [--out path]

  --version  رقم الإصدار؛ الأحدث إن لم يُذكر
  --draft    المسودة كما هي الآن بدل الإصدار
  --form     exact: بالمعرّفات، إلى البصمة نفسها (الافتراضي) · friendly: بالمفاتيح، للناس
  --out      أين يُكتب؛ المخرج القياسي إن لم يُذكر`,
  },
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        version: { type: "string" },
        draft: { type: "boolean" },
        form: { type: "string", default: "exact" },
        format: { type: "string", default: "yaml" },
        out: { type: "string" },
      },
    });
    const wanted = positionals[0];
    const form = { exact: "EXACT", friendly: "FRIENDLY" }[values.form];
    const format = { yaml: "YAML", json: "JSON" }[values.format];
    if (!wanted || !form || !format) throw new Refused(exportFile.usage, 2);
    const client = await connect(readSettings(process.env));
    const { blueprints } = await client.run<{ blueprints: { items: readonly Found[] } }>(
      "query Blueprints { blueprints(first: 200) { items { id key defaultBranch { id } } } }",
    );
    const found = blueprints.items.filter(({ id, key }) => id === wanted || key === wanted);
    if (found.length > 1)
      throw new Refused({
        en: `Several blueprints have the key ${wanted}; name one by its id: ${found.map(({ id }) => id).join(", ")}.`,
        ar: `عدة مخططات مفتاحها ${wanted}؛ اذكر معرّف أحدها: ${found.map(({ id }) => id).join("، ")}.`,
      });
    const blueprint = found[0];
    if (!blueprint) throw new Refused({ en: `There is no blueprint ${wanted}.`, ar: `لا يوجد مخطط ${wanted}.` });
    const { blueprint: known } = await client.run<{ blueprint: { versions: { items: readonly { id: string; number: number }[] } } }>(
      "query Versions($id: ID!) { blueprint(id: $id) { versions(first: 200) { items { id number } } } }",
      { id: blueprint.id },
    );
    const version = values.version ? known.versions.items.find(({ number }) => String(number) === values.version) : known.versions.items[0];
    if (!values.draft && !version)
      throw new Refused({
        en: "There is no such version; commit one, or take the draft with --draft.",
        ar: "لا يوجد هذا الإصدار؛ ثبّت إصدارًا أو خذ المسودة بالخيار ‎--draft.",
      });
    const place = values.draft ? { branchId: blueprint.defaultBranch.id } : { versionId: version!.id };
    const { exportBlueprint: file } = await client.run<{ exportBlueprint: { name: string; text: string } }>(
      "query Export($input: ExportBlueprintInput!) { exportBlueprint(input: $input) { name text hash } }",
      { input: { ...place, form, format } },
    );
    if (values.out === undefined) process.stdout.write(file.text);
    else writeFileSync(values.out, file.text);
    return 0;
  },
};

interface Found {
  readonly id: string;
  readonly key: string;
  readonly defaultBranch: { readonly id: string };
}
