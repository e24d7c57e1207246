import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { looksLikeSql, withoutRows } from "../../schema/sql-text.ts";
import { type Client, connect } from "../client.ts";
import type { Command } from "../command.ts";
import { structureOfDatabase } from "../database-structure.ts";
import { readSettings } from "../env.ts";
import { Refused } from "../refused.ts";
import { releaseDraft } from "../release-draft.ts";

/** `webnova import`: a blueprint out of a file, a SQL dump or a live database. */
export const importFile: Command = {
  name: "import",
  summary: { en: "Opens a blueprint from a file or a PostgreSQL database.", ar: "يفتح مخططًا من ملف أو من قاعدة بيانات PostgreSQL." },
  usage: {
    en: `webnova import (<file> | - | --database postgres://…) [--name "…"] [--release preview] [--json]

  <file>     a blueprint's file, exact or friendly form, YAML or JSON; or SQL, as pg_dump --schema-only writes it; "-" reads standard input
  --database reads the structure of a live PostgreSQL database from this machine; no row is read
  --name     what to call it; the file's own name when left out
  --release  preview: release it there and wait until the platform answers`,
    ar: `webnova import (<ملف> | - | --database postgres://…) [--name "…"] [--release preview] [--json]

  <ملف>      ملف مخطط، مطابق أو مقروء، YAML أو JSON؛ أو SQL كما يكتبه pg_dump --schema-only؛ والعلامة - تقرأ المدخل القياسي
  --database يقرأ بنية قاعدة PostgreSQL حية من هذا الجهاز؛ ولا يقرأ أي صف
  --name     اسمه؛ وإلا اسم الملف نفسه
  --release  preview: أصدره في المعاينة وانتظر حتى تجيب المنصة`,
  },
  run: async (args, say) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { name: { type: "string" }, database: { type: "string" }, release: { type: "string" }, json: { type: "boolean" } },
    });
    const path = positionals[0];
    if ((path === undefined) === (values.database === undefined) || (values.release !== undefined && values.release !== "preview"))
      throw new Refused(importFile.usage, 2);
    const text = path === undefined ? await structureOfDatabase(values.database!) : await textOf(path);
    const client = await connect(readSettings(process.env));
    const made =
      path === undefined || looksLikeSql(text)
        ? await fromSql(client, text, values.name ?? nameFor(path, values.database))
        : await fromFile(client, text, values.name);
    for (const { kind, text: words } of made.report ?? []) console.error(`${say(kindWords[kind])}: ${say(words)}`);
    for (const problem of made.problems) if (problem.level !== "hint") console.error(`${problem.level}: ${say(problem.text)}`);
    const { release, ok } = await releaseDraft(client, made.branch.id, values.release === "preview" && "From a file", () => undefined);
    const url = release?.environment.url ?? null;
    if (values.json)
      console.log(
        JSON.stringify({
          blueprintId: made.blueprint.id,
          key: made.blueprint.key,
          problems: made.problems,
          report: made.report ?? [],
          url,
        }),
      );
    else console.log(url ?? `${made.blueprint.key}  ${made.blueprint.id}`);
    return ok ? 0 : 1;
  },
};

const fields = "blueprint { id key } branch { id } problems { level text { en ar } }";

const fromFile = async (client: Client, text: string, name: string | undefined): Promise<Made> => {
  const label = name === undefined ? null : { [/[\u0600-\u06ff]/.test(name) ? "ar" : "en"]: name };
  const document = `mutation Import($input: ImportBlueprintInput!) { importBlueprint(input: $input) { ${fields} } }`;
  return (await client.run<{ importBlueprint: Made }>(document, { input: { text, label } })).importBlueprint;
};
/** Rows never leave this machine. */
const fromSql = async (client: Client, text: string, name: string): Promise<Made> => {
  const document = `mutation ImportSchema($input: ImportSchemaInput!) { importSchema(input: $input) { ${fields} report { kind text { en ar } } } }`;
  return (await client.run<{ importSchema: Made }>(document, { input: { sql: withoutRows(text), name } })).importSchema;
};

const nameFor = (path: string | undefined, address: string | undefined): string => {
  const from = path === undefined ? (URL.parse(address ?? "")?.pathname ?? "") : path === "-" ? "" : path;
  return (
    basename(from)
      .replace(/\.\w+$/, "")
      .replace(/[_-]+/g, " ")
      .trim() || "Database"
  );
};
const kindWords = {
  UNDERSTOOD: { en: "understood", ar: "فُهم" },
  ASSUMED: { en: "assumed", ar: "افتُرض" },
  LEFT: { en: "not taken", ar: "لم يؤخذ" },
} as const;

interface Made {
  readonly blueprint: { readonly id: string; readonly key: string };
  readonly branch: { readonly id: string };
  readonly problems: readonly { readonly level: string; readonly text: { readonly en: string; readonly ar: string } }[];
  readonly report?: readonly { readonly kind: keyof typeof kindWords; readonly text: { readonly en: string; readonly ar: string } }[];
}

const textOf = async (path: string): Promise<string> => {
  if (path === "-") return readAll(process.stdin);
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Refused({ en: `The file ${path} cannot be read.`, ar: `تعذّرت قراءة الملف ${path}.` }, 2);
  }
};
