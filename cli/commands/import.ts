import { readFileSync } from "node:fs";
import { text as readAll } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { connect } from "../client.ts";
import type { Command } from "../command.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";
import { releaseDraft } from "../release-draft.ts";

/** `webnova import`: a blueprint out of a file. */
export const importFile: Command = {
  name: "import",
  summary: { en: "Opens a blueprint from a file.", ar: "يفتح مخططًا من ملف." },
  usage: {
    en: `webnova import (<file> | -) [--name "…"] [--release preview] [--json]

  <file>     a blueprint's file, exact or friendly form, YAML or JSON; "-" reads standard input
  --name     what to call it; the file's own name when left out
  --release  preview: release it there and wait until the platform answers`,
    ar: `webnova import (<ملف> | -) [--name "…"] [--release preview] [--json]

  <ملف>      ملف مخطط، مطابق أو مقروء، YAML أو JSON؛ والعلامة - تقرأ المدخل القياسي
  --name     اسمه؛ وإلا اسم الملف نفسه
  --release  preview: أصدره في المعاينة وانتظر حتى تجيب المنصة`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: "string" }, release: { type: "string" }, json: { type: "boolean" } },
    });
    const path = positionals[0];
    if (path === undefined || (values.release !== undefined && values.release !== "preview")) throw new Refused(importFile.usage, 2);
    const text = await textOf(path);
    const client = await connect(readSettings(process.env));
    const label = values.name === undefined ? null : { [/[\u0600-\u06ff]/.test(values.name) ? "ar" : "en"]: values.name };
    const { importBlueprint: made } = await client.run<{ importBlueprint: Made }>(
      "mutation Import($input: ImportBlueprintInput!) { importBlueprint(input: $input) { blueprint { id key } branch { id } problems { level text { en ar } } } }",
      { input: { text, label } },
    );
    for (const problem of made.problems) if (problem.level !== "hint") console.error(`${problem.level}: ${say(problem.text)}`);
    const { release, ok } = await releaseDraft(client, made.branch.id, values.release === "preview" && "From a file", () => undefined);
    const url = release?.environment.url ?? null;
    if (values.json) console.log(JSON.stringify({ blueprintId: made.blueprint.id, key: made.blueprint.key, problems: made.problems, url }));
    else console.log(url ?? `${made.blueprint.key}  ${made.blueprint.id}`);
    return ok ? 0 : 1;
  },
};

interface Made {
  readonly blueprint: { readonly id: string; readonly key: string };
  readonly branch: { readonly id: string };
  readonly problems: readonly { readonly level: string; readonly text: { readonly en: string; readonly ar: string } }[];
}

const textOf = async (path: string): Promise<string> => {
  if (path === "-") return readAll(process.stdin);
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Refused({ en: `The file ${path} cannot be read.`, ar: `تعذّرت قراءة الملف ${path}.` }, 2);
  }
};
